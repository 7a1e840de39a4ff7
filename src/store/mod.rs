//! The database: SQL queries, and the records that they return. Each query works on both SQLite and PostgreSQL.
//!
//! To make this possible, queries use the portable subset that is described in the first migration, and placeholders
//! such as `$1`. The first statement of a transaction writes, because under load SQLite refuses to turn a read lock
//! into a write lock.

mod api_keys;
mod audit;
mod backup;
mod branding;
mod contacts;
mod db;
mod deletion;
mod invitations;
mod join_codes;
mod join_links;
mod list_columns;
mod meeting_people;
mod meetings;
mod migrations;
mod moves;
mod organizers;
mod outbox;
mod people;
mod people_states;
mod refusals;
mod sessions;
mod sharing;
mod templates;
pub mod throttle;
mod undo;
mod webhooks;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use api_keys::{Caller, Claim, Claimed};
use audit::write_entry;
pub use audit::{Removed, Retention, Wanted};
pub use contacts::{CONTACT_LIMIT, Contact};
pub use db::{Arg, Db, Row, Tx};
pub use invitations::{Added, Issued};
pub use join_links::{Asking, CodeHolder, CodeOwner, FoundCode, Held, Host, OldCodes, Replaced, UNDO_TIME};
pub use meeting_people::{MailProgress, MeetingProgress, Part, People, PeopleFilter};
pub use meetings::{Created, CurrentKeys, Found, MeetingSummary, Place};
pub use migrations::MigrationError;
pub use organizers::{Ahead, NewOrganizer, Organizer, PasswordHash, Role};
pub use outbox::{
    Batch, Choose, Message, MessageKind, MessageState, NewMessage, OutboxEntry, Outcome, Outgoing, SendLimits,
};
pub use people::Person;
pub use people_states::{Only, PeopleCounts};
pub use refusals::{Refusals, Refused};
pub use sessions::{SessionRow, session_handle};
pub use sharing::Mark;
pub use templates::{TEMPLATE_LIMIT, Template};
pub use undo::HeldBatch;
pub use webhooks::{Delivery, DeliveryOutcome, DeliveryState, WEBHOOK_LIMIT, Webhook};

/// The database in which everything is stored.
#[derive(Debug, Clone)]
pub struct Store {
    db: Arc<Db>,
}

/// The cause of an error.
type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why a database operation failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database URL is invalid.
    #[error("{0}")]
    Url(String),
    /// The folder or file of an SQLite database cannot be created.
    #[error("cannot create the database file {path}")]
    File {
        /// The path.
        path: String,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// An SQLite database file cannot be opened.
    #[error("cannot open the database file {path}")]
    Open {
        /// The path.
        path: String,
        /// Why.
        source: Cause,
    },
    /// The encoding of a PostgreSQL database is not UTF-8.
    #[error(
        "the encoding of this database is {0}, but Latchkey needs UTF-8; create a new database with \
         `createdb -T template0 -E UTF8 NAME`"
    )]
    Encoding(String),
    /// The record that this one references no longer exists.
    #[error("the record this belongs to no longer exists")]
    Orphan,
    /// Another record has this unique value.
    #[error("a record with this value already exists")]
    Duplicate,
    /// The database is locked, read-only, full or unreachable. The same request may succeed later.
    #[error("the database is unavailable")]
    Unavailable(#[source] Cause),
    /// A record cannot be read.
    #[error("the record of {what} is damaged: {why}")]
    Damaged {
        /// The record.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// Migrations cannot be applied.
    #[error("the tables of the database cannot be brought up to date")]
    Migrate(#[from] MigrationError),
    /// Anything else.
    #[error("a database query failed")]
    Other(#[source] Cause),
}

impl Store {
    /// Opens the database, and applies missing migrations.
    ///
    /// Creates a missing SQLite file and its folders, which only their owner can read.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::migrated(Db::open(url).await?).await
    }

    /// Opens an SQLite database file, as [`Store::open`] does.
    pub async fn open_file(path: &Path) -> Result<Self, StoreError> {
        Self::migrated(Db::open_file(path).await?).await
    }

    async fn migrated(db: Db) -> Result<Self, StoreError> {
        migrations::migrate(&db).await?;
        Ok(Self { db: Arc::new(db) })
    }

    /// Returns the path of the SQLite file in a database URL, if that file does not exist.
    pub fn missing_file(url: &str) -> Result<Option<PathBuf>, StoreError> {
        Db::missing_file(url)
    }

    /// Opens an existing database without changing it.
    pub async fn look(url: &str) -> Result<Self, StoreError> {
        Ok(Self { db: Arc::new(Db::look(url).await?) })
    }

    /// Returns the database connection, for tests.
    #[doc(hidden)]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Returns how many queries have read meetings or people so far, for tests.
    #[doc(hidden)]
    pub fn meeting_reads(&self) -> u64 {
        self.db.meeting_reads()
    }

    /// Returns whether connections verify the server's certificate, or `None` if the database is on this machine.
    pub fn checks_certificate(&self) -> Option<bool> {
        self.db.checks_certificate()
    }

    /// Returns how many migrations are missing, or `None` if the database belongs to a later release.
    pub async fn pending_migrations(&self) -> Result<Option<usize>, StoreError> {
        migrations::pending(&self.db).await
    }

    /// Tests whether the database can be written to, without changing it.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sign_in_failures (subject, failures, last_at, blocked_until) \
                           VALUES ('a try to write', 0, 0, 0)";
        self.db.begin().await?.execute(SQL, &[]).await.map(drop)
    }

    /// Returns the names of all tables, for a test.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        self.db.tables().await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
