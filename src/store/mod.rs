//! What outlives a restart: SQL texts, and the records they fill. One text per query, for SQLite and PostgreSQL.
//!
//! Rules that keep it one text: the portable subset at the head of the first migration, `$1` placeholders, and a
//! transaction's first statement writes (SQLite refuses to turn a read lock into a write lock under load).

mod api_keys;
mod audit;
mod backup;
mod db;
mod deletion;
mod invitations;
mod meetings;
mod migrations;
mod organizers;
mod outbox;
mod sessions;
pub mod throttle;

use std::{path::Path, sync::Arc};

pub use api_keys::Caller;
pub(crate) use api_keys::hex;
use audit::write_entry;
pub use audit::{Removed, Retention, Wanted};
pub use db::{Arg, Db, Row, Tx};
pub use invitations::{Added, Issued};
pub use meetings::{Created, Found, MeetingSummary, Place};
pub use migrations::MigrationError;
pub use organizers::{NewOrganizer, Organizer, PasswordHash, Role};
pub use outbox::{Choose, Message, MessageKind, MessageState, NewMessage, OutboxEntry, Outcome, Outgoing, SendLimits};
pub use sessions::{SessionRow, session_handle};

/// Everything that is stored, in whichever database the settings name.
#[derive(Debug, Clone)]
pub struct Store {
    db: Arc<Db>,
}

/// A cause of whichever kind.
type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database's URL can't be used.
    #[error("{0}")]
    Url(String),
    /// The folder or file of an SQLite database can't be created.
    #[error("can’t create the database file {path}")]
    File {
        /// Its path.
        path: String,
        /// What the system answered.
        source: std::io::Error,
    },
    /// A PostgreSQL database has another encoding than UTF-8.
    #[error(
        "the encoding of this database is {0}, but Latchkey needs UTF-8: create a new database with \
         `createdb -T template0 -E UTF8 NAME`"
    )]
    Encoding(String),
    /// What the record belongs to is gone.
    #[error("the record this belongs to no longer exists")]
    Orphan,
    /// Another record has this unique value.
    #[error("a record with this value already exists")]
    Duplicate,
    /// The database is locked, read-only, full or out of reach; the same request may succeed later.
    #[error("the database can’t be used at the moment")]
    Unavailable(#[source] Cause),
    /// A record can't be read.
    #[error("the record of {what} is damaged: {why}")]
    Damaged {
        /// Which record.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The tables can't be brought up to date.
    #[error("the database’s tables can’t be brought up to date")]
    Migrate(#[from] MigrationError),
    /// Anything else.
    #[error("a database query failed")]
    Other(#[source] Cause),
}

impl Store {
    /// Opens the database, creates what is missing, and brings its tables up to date.
    ///
    /// A missing SQLite file and its missing folders are created, readable by their owner alone.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::migrated(Db::open(url).await?).await
    }

    /// Opens the SQLite database in a file, as [`Store::open`] does one that a URL names.
    pub async fn open_file(path: &Path) -> Result<Self, StoreError> {
        Self::migrated(Db::open_file(path).await?).await
    }

    async fn migrated(db: Db) -> Result<Self, StoreError> {
        migrations::migrate(&db).await?;
        Ok(Self { db: Arc::new(db) })
    }

    /// Opens a database that exists, and leaves it as it is.
    pub async fn look(url: &str) -> Result<Self, StoreError> {
        Ok(Self { db: Arc::new(Db::look(url).await?) })
    }

    /// The database itself, for tests.
    #[doc(hidden)]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// How many queries have read meetings or people so far, for tests.
    #[doc(hidden)]
    pub fn meeting_reads(&self) -> u64 {
        self.db.meeting_reads()
    }

    /// Whether connections check the certificate of the database's server; `None` where none crosses a network.
    pub fn checks_certificate(&self) -> Option<bool> {
        self.db.checks_certificate()
    }

    /// How many changes of the tables are still to be made, or `None` where the database is of a later program.
    pub async fn pending_migrations(&self) -> Result<Option<usize>, StoreError> {
        migrations::pending(&self.db).await
    }

    /// Writes something, and takes it back.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sign_in_failures (subject, failures, last_at, blocked_until) \
                           VALUES ('a try to write', 0, 0, 0)";
        self.db.begin().await?.execute(SQL, &[]).await.map(drop)
    }

    /// The names of all tables, for a test that none is forgotten.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        self.db.tables().await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
