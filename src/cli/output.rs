//! Where a command's output goes.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::Stop;

/// Standard output, or a file that gets its name only when it is complete.
pub(super) enum Output {
    Standard(io::StdoutLock<'static>),
    File(NamedTempFile, PathBuf),
}

impl Output {
    /// Opens the output that `--output` names. Without the flag, or if it is `-`, that is standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Stop> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Standard(io::stdout().lock()));
        };
        // A link to a file stays a link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            let what = format!("--output: {} is not a regular file. Use - for standard output.", path.display());
            return Err(Stop::Usage(what));
        }
        let file = new_beside(&path)
            .map_err(|error| Stop::Usage(format!("--output: cannot write {}: {error}.", path.display())))?;
        remove_when_stopped(file.path().to_owned())?;
        Ok(Self::File(file, path))
    }

    /// Gives the complete file its name.
    pub(super) fn finish(self) -> Result<(), Stop> {
        let Self::File(file, path) = self else { return Ok(()) };
        replace(file, &path).map_err(|error| Stop::Failed(format!("Cannot write {}: {error}.", path.display()).into()))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(output) => output.write(bytes),
            Self::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(output) => output.flush(),
            Self::File(file, _) => file.flush(),
        }
    }
}

/// Creates a temporary file in the folder of another file. Only you can read it, and it is removed unless it is kept.
pub(super) fn new_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new().prefix(".latchkey-").tempfile_in(folder)
}

/// Replaces a file by a complete one, at once and for good.
pub(super) fn replace(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Removes a file if the process is told to stop before the file is complete.
fn remove_when_stopped(path: PathBuf) -> Result<(), Stop> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let stopped = {
        let _guard = runtime.enter();
        super::serve::told_to_stop()?
    };
    std::thread::spawn(move || {
        runtime.block_on(stopped);
        let _ = fs::remove_file(path);
        std::process::exit(130);
    });
    Ok(())
}
