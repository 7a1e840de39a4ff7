//! A mail server of another make, and what another mail library reads in what it took.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use latchkey::program::{mail::MailServer, store::SendLimits};
use serde_json::Value;
use tempfile::TempDir;

/// Debian's Python, for which `tests/run` installs the mail server.
const PYTHON: &str = "/usr/bin/python3";

pub(crate) struct Smtp {
    child: Child,
    pub(crate) port: u16,
    pub(crate) spool: TempDir,
}

impl Smtp {
    /// A mail server without TLS, which this machine alone may use.
    pub(crate) fn start() -> Self {
        Self::with(&[])
    }

    /// A mail server that takes mail over TLS alone.
    pub(crate) fn with_tls(certificate: &Path, key: &Path) -> Self {
        Self::with(&["--certificate", certificate.to_str().unwrap(), "--key", key.to_str().unwrap()])
    }

    /// A mail server that expects TLS from the first byte.
    pub(crate) fn with_tls_first(certificate: &Path, key: &Path) -> Self {
        Self::with(&["--tls-first", "--certificate", certificate.to_str().unwrap(), "--key", key.to_str().unwrap()])
    }

    /// A mail server to which passwords are nothing.
    pub(crate) fn with_xoauth2() -> Self {
        Self::with(&["--xoauth2"])
    }

    fn with(args: &[&str]) -> Self {
        let spool = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/server.py");
        let mut command = Command::new(PYTHON);
        command.arg(script).arg(spool.path()).args(args).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("Debian’s python3-aiosmtpd is there: run tests/run");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("the mail server starts: run tests/run");
        Self { child, port, spool }
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The settings that lead to it.
    pub(crate) fn settings(&self) -> MailServer {
        settings(&self.url())
    }

    /// Everything it took, as Python's own mail library and icalendar read it, in the order of its coming.
    pub(crate) fn taken(&self) -> Vec<Value> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/read.py");
        let read = Command::new(PYTHON).arg(script).arg(self.spool.path()).output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        let lines = String::from_utf8(read.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A message's bytes.
    pub(crate) fn bytes(&self, message: &Value) -> Vec<u8> {
        std::fs::read(self.spool.path().join(message["file"].as_str().unwrap())).unwrap()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The settings for a mail server at an address.
pub(crate) fn settings(url: &str) -> MailServer {
    MailServer {
        url: url.parse().unwrap(),
        hello: "links.example.org".to_owned(),
        credentials: None,
        sender: "links@example.net".parse().unwrap(),
        first_pause: Duration::from_mins(1),
        limits: SendLimits { per_minute: 100_000, per_hour: 100_000 },
        patience: Duration::from_mins(2),
    }
}
