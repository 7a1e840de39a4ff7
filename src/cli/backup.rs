//! `latchkey backup` and `latchkey restore`: everything in one file, and back from it.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Args;
use secrecy::ExposeSecret as _;

use super::{Outcome, Stop, block_on, say};
use crate::{
    app::{BackupError, back_up, restore},
    audit::count_of,
    clock::Clock,
    config::DatabaseConfig,
};

const BACKUP_EXAMPLES: &str = "\
The file holds everything as it is at one moment, also while the server runs, whether on SQLite or PostgreSQL: meetings,
people, organizers with their passwords’ hashes, API keys as hashes, the log of what was done. It opens no meeting; it
does hold people’s names and addresses, so keep it like them. Sessions are left out: after a restore everyone signs in.

Examples:
  latchkey backup /var/backups/latchkey-$(date +%F).db";

#[derive(Debug, Args)]
#[command(after_help = BACKUP_EXAMPLES)]
pub(super) struct Backup {
    /// The file to write; there must be none of this name
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Backup {
    pub(super) fn run(self) -> Outcome {
        let path = self.file;
        if path.exists() {
            return Err(Stop::Usage(format!("{} is there already; name another file", path.display())));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            return Err(Stop::Usage(format!("there is no folder {}; make it first", folder.display())));
        }
        // Under its own name stands a whole backup, or none.
        let mut partial = path.clone().into_os_string();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let _ = fs::remove_file(&partial);
        let url = self.database.url()?;
        let copied = block_on(async { Ok(back_up(url.expose_secret(), &partial).await) })?;
        let copied = copied.map_err(|error| match error {
            BackupError::OtherRelease => Stop::Usage(
                "DATABASE_URL names a database of another release; back it up with the program that serves it"
                    .to_owned(),
            ),
            BackupError::Empty => Stop::Usage("DATABASE_URL names a database that nobody is in".to_owned()),
            BackupError::File(error) => {
                Stop::Failed(format!("{}: {}", partial.display(), super::with_causes(&error)).into())
            }
            BackupError::Database(error) => error.into(),
            BackupError::NotNew => Stop::Failed(error.into()),
        });
        if let Err(stop) = copied.and_then(|()| Ok(fs::rename(&partial, &path)?)) {
            let _ = fs::remove_file(&partial);
            return Err(stop);
        }
        say(format_args!("{} holds a backup.", path.display()));
        Ok(ExitCode::SUCCESS)
    }
}

const RESTORE_EXAMPLES: &str = "\
The database that the settings name must be a new one: restoring mixes with nothing. It may be of the other kind, which
is the way from SQLite to PostgreSQL and back. A backup made by an earlier release is brought up to date. Messages that
waited when it was made are not sent, since they may have been sent since; API keys withdrawn since are good again.

Examples:
  latchkey restore /var/backups/latchkey-2026-11-24.db
  DATABASE_URL=postgres://latchkey@db.example.org/latchkey latchkey restore latchkey.db";

#[derive(Debug, Args)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(super) struct Restore {
    /// A file that `latchkey backup` wrote; it stays as it is
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Restore {
    pub(super) fn run(self) -> Outcome {
        let url = self.database.url()?;
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("backup.db");
        fs::copy(&self.file, &copy)
            .map_err(|error| Stop::Usage(format!("{} can’t be read: {error}", self.file.display())))?;
        let count = block_on(async { Ok(restore(url.expose_secret(), &copy, Clock::System.now()).await) })?;
        let path = self.file.display();
        let count = count.map_err(|error| match error {
            BackupError::File(error) => {
                Stop::Usage(format!("{path} is no backup that this program can read: {}", super::with_causes(&error)))
            }
            BackupError::Empty => Stop::Usage(format!("{path} is no backup: nobody is in it")),
            BackupError::NotNew => {
                Stop::Usage("DATABASE_URL names a database with organizers in it; restoring wants a new one".to_owned())
            }
            BackupError::Database(error) => error.into(),
            BackupError::OtherRelease => Stop::Failed(error.into()),
        })?;
        say(format_args!("Restored, with {}. Everyone signs in anew.", count_of(count, "organizer", "organizers")));
        Ok(ExitCode::SUCCESS)
    }
}
