//! A clock of the server's own, which a test sets while the server runs.

use std::path::{Path, PathBuf};

/// The clock, as a file that libfaketime reads each time.
pub(crate) struct FakeClock {
    file: PathBuf,
}

impl FakeClock {
    /// One that shows the machine's time.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        let clock = Self { file: folder.join("clock") };
        clock.set("+0");
        clock
    }

    /// Sets it to so much beside the machine's time: `+1d`, `-6m`.
    pub(crate) fn set(&self, difference: &str) {
        // In one step: the server may read it at any time.
        let new = self.file.with_extension("new");
        std::fs::write(&new, format!("{difference}\n")).unwrap();
        std::fs::rename(new, &self.file).unwrap();
    }

    /// What has a server go by it.
    pub(crate) fn settings(&self) -> Vec<(String, String)> {
        let library = library().expect("libfaketime is there: run tests/run");
        let file = self.file.to_str().unwrap().to_owned();
        [
            ("LD_PRELOAD", library.as_str()),
            ("FAKETIME_TIMESTAMP_FILE", file.as_str()),
            ("FAKETIME_NO_CACHE", "1"),
            // The pauses and time limits of a program go on by the clock that nobody sets.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }
}

/// Where Debian's package keeps the library, whatever the machine's kind.
fn library() -> Option<String> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok);
    let mut found = folders.map(|folder| folder.path().join("faketime/libfaketime.so.1"));
    found.find(|path| path.exists()).and_then(|path| Some(path.to_str()?.to_owned()))
}
