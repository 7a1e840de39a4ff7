//! Certificates of servers on this machine.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A certificate for `localhost`, and the authority that issued it.
pub(crate) struct Certificate {
    pub(crate) authority: PathBuf,
    pub(crate) chain: PathBuf,
    pub(crate) key: PathBuf,
}

impl Certificate {
    /// Makes one with files of this name, and an authority that has issued no other.
    pub(crate) fn make(folder: &Path, name: &str) -> Self {
        let at = |end: &str| folder.join(format!("{name}.{end}")).to_str().unwrap().to_owned();
        let openssl = |args: &[&str]| {
            let made = Command::new("openssl").args(args).output().unwrap();
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        };
        let [ca_key, ca, key, request, chain, names] = ["ca.key", "ca.pem", "key", "csr", "pem", "ext"].map(at);
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
        let authority = ["-x509", "-keyout", &ca_key, "-out", &ca, "-days", "2", "-subj", "/CN=Test authority"];
        openssl(&[&["req"], &curve[..], &authority[..]].concat());
        openssl(&[&["req"], &curve[..], &["-keyout", &key, "-out", &request, "-subj", "/CN=localhost"][..]].concat());
        std::fs::write(&names, "subjectAltName=DNS:localhost\n").unwrap();
        let signing = ["x509", "-req", "-in", &request, "-CA", &ca, "-CAkey", &ca_key, "-CAcreateserial"];
        openssl(&[&signing[..], &["-days", "2", "-out", &chain, "-extfile", &names][..]].concat());
        Self { authority: ca.into(), chain: chain.into(), key: key.into() }
    }
}
