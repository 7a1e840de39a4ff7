//! `latchkey backup` and `latchkey restore`: copies the database to a file, and back.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

use super::{Outcome, Stop, block_on, no_database, say};
use crate::{
    app::{BackupError, Database, back_up, restore},
    audit::count_of,
    clock::Clock,
    config::DatabaseConfig,
};

const BACKUP_EXAMPLES: &str = "\
The backup is a consistent copy of the SQLite or PostgreSQL database, even if the server is running. It contains \
meetings, people, organizers with hashes of their passwords, hashes of API keys, and the activity log. It does not \
contain sessions, so everyone has to sign in again after a restore.

A backup contains no links, so it does not let anyone join a meeting. It contains names and email addresses, so keep it \
private.

Examples:
  latchkey backup /var/backups/latchkey-$(date +%F).db
  latchkey backup - | gzip > latchkey.db.gz";

#[derive(Debug, Args)]
#[command(after_help = BACKUP_EXAMPLES)]
pub(super) struct Backup {
    /// File to write, which must not exist yet; `-` for standard output
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Backup {
    pub(super) fn run(self) -> Outcome {
        let url = self.database.url()?;
        if self.file.as_os_str() == "-" { to_standard_output(&url) } else { self.into_file(&url) }
    }

    fn into_file(self, url: &SecretString) -> Outcome {
        let path = self.file;
        if path.exists() {
            return Err(Stop::Usage(format!("{} already exists. Choose another file name.", path.display())));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            return Err(Stop::Usage(format!("The folder {} does not exist. Create it first.", folder.display())));
        }
        // The file gets its final name only when the backup is complete.
        let mut partial = path.clone().into_os_string();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let _ = fs::remove_file(&partial);
        if let Err(stop) = write(url, &partial).and_then(|()| Ok(fs::rename(&partial, &path)?)) {
            let _ = fs::remove_file(&partial);
            return Err(stop);
        }
        say(format_args!("Wrote a backup to {}.", path.display()));
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes a backup, which is a database file, into a temporary folder and copies it from there.
fn to_standard_output(url: &SecretString) -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("backup.db");
    write(url, &path)?;
    io::copy(&mut fs::File::open(&path)?, &mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}

fn write(url: &SecretString, path: &Path) -> Result<(), Stop> {
    if let Some(missing) = Database::missing_file(url.expose_secret())? {
        return Err(no_database(&missing));
    }
    let copied = block_on(async { Ok(back_up(url.expose_secret(), path).await) })?;
    copied.map_err(|error| {
        match error {
        BackupError::OtherRelease => Stop::Usage(
            "The database that DATABASE_URL names belongs to another version of Latchkey. Back it up with that version."
                .to_owned(),
        ),
        BackupError::Empty => Stop::Usage(
            "The database that DATABASE_URL names has no organizers. Check that it is the right database.".to_owned(),
        ),
        BackupError::File(error) => Stop::Failed(format!("{}: {}", path.display(), super::with_causes(&error)).into()),
        BackupError::Database(error) => error.into(),
        BackupError::NotNew => Stop::Failed(error.into()),
    }
    })
}

const RESTORE_EXAMPLES: &str = "\
DATABASE_URL must name a new database, in SQLite or PostgreSQL. A backup of SQLite can be restored into PostgreSQL, and \
the other way round. A backup from an earlier release is upgraded.

Emails that were waiting to be sent at the time of the backup are not sent, because they may have been sent since then. \
API keys that were revoked after the backup was made become valid again, so revoke them once more.

Examples:
  latchkey restore /var/backups/latchkey-2026-11-24.db
  DATABASE_URL=postgres://latchkey@db.example.org/latchkey \\
    latchkey restore latchkey.db";

#[derive(Debug, Args)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(super) struct Restore {
    /// File written by `latchkey backup`; it is not changed
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
            .map_err(|error| Stop::Usage(format!("Cannot read {}: {error}.", self.file.display())))?;
        let count = block_on(async { Ok(restore(url.expose_secret(), &copy, Clock::System.now()).await) })?;
        let path = self.file.display();
        let count = count.map_err(|error| match error {
            BackupError::File(error) => Stop::Usage(format!(
                "{path} is not a backup that this version can read: {}.",
                super::with_causes(&error)
            )),
            BackupError::Empty => Stop::Usage(format!("{path} is not a backup: it contains no organizers.")),
            BackupError::NotNew => Stop::Usage(
                "The database that DATABASE_URL names already has organizers. Restore into a new database.".to_owned(),
            ),
            BackupError::Database(error) => error.into(),
            BackupError::OtherRelease => Stop::Failed(error.into()),
        })?;
        let organizers = count_of(count, "organizer", "organizers");
        say(format_args!("Restored the backup, with {organizers}. Everyone has to sign in again."));
        Ok(ExitCode::SUCCESS)
    }
}
