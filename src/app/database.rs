//! The database itself: opening, checking, backing up and restoring it.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Accounts, App};
use crate::{
    audit::{Action, Entry},
    clock::Clock,
    error::Error,
    invite::join::JoinCode,
    store::{FoundCode, Issued, Store, StoreError},
};

/// An open database, which an [`App`] or [`Accounts`] works on.
#[derive(Debug, Clone)]
pub struct Database(pub(super) Store);

/// How a database's tables compare with those of this release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// They are the same.
    Current,
    /// Migrations have to be applied. Holds their number.
    Behind(usize),
    /// The tables belong to a later release.
    Later,
}

/// Why a backup was not written or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database's tables belong to a different release.
    #[error("the database belongs to a different release of Latchkey")]
    OtherRelease,
    /// The database to back up has no organizers.
    #[error("there are no organizers to copy")]
    Empty,
    /// The database to restore into is in use.
    #[error("the database already has organizers")]
    NotNew,
    /// The backup file cannot be used.
    #[error("the file cannot be used")]
    File(#[source] StoreError),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] StoreError),
}

impl Database {
    /// Opens the database that a URL names, creates it if it is missing, and brings its tables up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Ok(Self(Store::open(url).await?))
    }

    /// Returns the path of the SQLite file in a database URL, if that file does not exist.
    pub fn missing_file(url: &str) -> Result<Option<PathBuf>, StoreError> {
        Store::missing_file(url)
    }

    /// Opens an existing database and leaves it as it is.
    pub async fn look(url: &str) -> Result<Self, StoreError> {
        Ok(Self(Store::look(url).await?))
    }

    /// Wraps a store that a test has opened.
    #[doc(hidden)]
    pub fn of(store: Store) -> Self {
        Self(store)
    }

    /// Returns the accounts in this database.
    pub fn accounts(&self, clock: Clock) -> Accounts {
        Accounts { store: self.0.clone(), clock }
    }

    /// Compares the tables with those of this release.
    pub async fn tables(&self) -> Result<Tables, StoreError> {
        Ok(tables(self.0.pending_migrations().await?))
    }

    /// Returns whether connections verify the server's certificate, or `None` if the database is on this machine.
    pub fn checks_certificate(&self) -> Option<bool> {
        self.0.checks_certificate()
    }

    /// Tests whether the database can be written to, without changing it.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        self.0.try_to_write().await
    }

    /// Looks up the meeting and organizer that an invitation belongs to.
    pub async fn issued(&self, invitation_id: Uuid) -> Result<Option<Issued>, StoreError> {
        self.0.issued(invitation_id).await
    }

    /// Looks up the code of a join link.
    pub async fn code(&self, code: &JoinCode) -> Result<Option<FoundCode>, StoreError> {
        self.0.code(code.lookup()).await
    }

    /// Returns which link keys the join links in use are derived from, by fingerprint, each with the number of people.
    pub async fn link_keys(&self, now: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
        self.0.link_keys(now).await
    }

    /// Closes every connection.
    pub async fn close(self) {
        self.0.close().await;
    }
}

/// Copies a database into a new file, as a consistent snapshot.
pub async fn back_up(url: &str, file: &Path) -> Result<(), BackupError> {
    // `open` would apply migrations to a database of an earlier release while its server is running.
    let source = Store::look(url).await?;
    if tables(source.pending_migrations().await?) != Tables::Current {
        return Err(BackupError::OtherRelease);
    }
    if source.organizers().await?.is_empty() {
        return Err(BackupError::Empty);
    }
    let target = Store::open_file(file).await.map_err(BackupError::File)?;
    let copied = source.copy_into(&target, None).await;
    target.close().await;
    source.close().await;
    Ok(copied?)
}

/// Restores a backup into a new database, and returns the number of organizers in it. Migrations are applied to the
/// backup file, so pass a copy of it.
pub async fn restore(url: &str, file: &Path, now: Timestamp) -> Result<usize, BackupError> {
    let source = Store::open_file(file).await.map_err(BackupError::File)?;
    let count = source.organizers().await.map_err(BackupError::File)?.len();
    if count == 0 {
        return Err(BackupError::Empty);
    }
    let target = Store::open(url).await?;
    if !target.organizers().await?.is_empty() {
        return Err(BackupError::NotNew);
    }
    source.copy_into(&target, Some(&Entry::by_shell(Action::Restored, now))).await?;
    target.close().await;
    source.close().await;
    Ok(count)
}

pub(super) fn tables(pending: Option<usize>) -> Tables {
    match pending {
        Some(0) => Tables::Current,
        Some(count) => Tables::Behind(count),
        None => Tables::Later,
    }
}

impl App {
    /// Prepares the database for serving. Fails if it is read-only, so that this is noticed before the first person
    /// signs in.
    pub async fn prepare(&self) -> Result<(), Error> {
        self.remove_expired().await?;
        self.store.release_messages(self.now()).await?;
        Ok(self.store.note_key(self.signer.domain().id, self.signer.fingerprint()).await?)
    }

    /// Closes every connection to the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}
