//! What outlives a restart, in SQLite or PostgreSQL: one text per query, one body per function.
//!
//! Rules that keep it one text: the portable subset at the head of the first migration, `$1` placeholders, and a
//! transaction's first statement writes (SQLite refuses to turn a read lock into a write lock under load).

mod api_keys;
mod audit;
mod backup;
mod meetings;
mod organizers;
mod outbox;
mod sessions;
pub mod throttle;

use std::{path::Path, str::FromStr as _, time::Duration};

use sqlx::{
    ConnectOptions as _, Connection as _, PgPool, SqliteConnection, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use api_keys::Caller;
pub(crate) use api_keys::hex;
use audit::write_entry;
pub use audit::{Removed, Retention, Wanted};
pub use meetings::{Added, Created, Found, Issued, MeetingSummary, Place};
pub use organizers::{NewOrganizer, Organizer, PasswordHash, Role};
pub use outbox::{Message, MessageKind, MessageState, NewMessage, OutboxEntry, SendLimits};
pub use sessions::{SessionRow, session_handle};

/// A pool of connections to whichever database the settings name.
#[derive(Debug, Clone)]
pub enum Store {
    /// One file, one instance.
    Sqlite(SqlitePool),
    /// A server, several instances.
    Postgres(PgPool),
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("src/store/migrations");

/// Runs one expression on whichever pool the store holds.
macro_rules! on_pool {
    ($store:expr, $pool:ident => $query:expr) => {
        match $store {
            crate::store::Store::Sqlite($pool) => $query,
            crate::store::Store::Postgres($pool) => $query,
        }
    };
}
use on_pool;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The URL names no database that is known here.
    #[error("want sqlite:FILE or postgres://…")]
    Url,
    /// The folder or file of an SQLite database can't be made.
    #[error("can’t make the database file {path}")]
    File {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// What the record belongs to is gone.
    #[error("what this belongs to is gone")]
    Orphan,
    /// Another record has this unique value.
    #[error("there is one already")]
    Duplicate,
    /// The database is locked, read-only, full or out of reach; the same request may succeed later.
    #[error("the database can’t be used at the moment")]
    Unavailable(#[source] sqlx::Error),
    /// A record does not say what it must.
    #[error("the record of {what} is damaged: {why}")]
    Damaged {
        /// Which record.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The tables can't be brought up to date.
    #[error("the database’s tables can’t be brought up to date")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// Anything else.
    #[error("the database refused a request")]
    Other(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(db) if db.is_unique_violation() => Self::Duplicate,
            sqlx::Error::Database(db) if db.is_foreign_key_violation() => Self::Orphan,
            sqlx::Error::Database(db) if db.code().is_some_and(|code| is_passing(&code)) => Self::Unavailable(error),
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self::Unavailable(error),
            _ => Self::Other(error),
        }
    }
}

/// Codes of faults that pass: SQLite's busy, locked, read-only, I/O, full and can't-open (with their extended
/// codes in the upper bits); PostgreSQL's classes 08, 53, 57, and 25006 for a server that only reads.
fn is_passing(code: &str) -> bool {
    match (code.len(), code.parse::<u32>()) {
        (5, _) => ["08", "53", "57"].iter().any(|class| code.starts_with(class)) || code == "25006",
        (_, Ok(code)) => matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
        _ => false,
    }
}

impl Store {
    /// Opens the database, makes what is missing, and brings its tables up to date.
    ///
    /// A missing SQLite file and its missing folders are made, readable by their owner alone.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let store = match url.split_once(':') {
            Some(("sqlite", _)) => {
                let options = SqliteConnectOptions::from_str(url).map_err(|_| StoreError::Url)?;
                Self::Sqlite(open_sqlite(options).await?)
            }
            Some(("postgres" | "postgresql", _)) => Self::Postgres(open_postgres(url).await?),
            _ => return Err(StoreError::Url),
        };
        store.migrated().await
    }

    /// With its tables up to date.
    async fn migrated(self) -> Result<Self, StoreError> {
        on_pool!(&self, pool => MIGRATIONS.run(pool).await)?;
        Ok(self)
    }

    /// Opens a database that is there, and leaves it as it is.
    pub async fn look(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => {
                let options = SqliteConnectOptions::from_str(url).map_err(|_| StoreError::Url)?;
                let options = options.create_if_missing(false).busy_timeout(Duration::from_secs(5));
                Ok(Self::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?))
            }
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(open_postgres(url).await?)),
            _ => Err(StoreError::Url),
        }
    }

    /// How many changes of the tables are still to be made, or `None` where the database is of a later program.
    pub async fn pending_migrations(&self) -> Result<Option<usize>, StoreError> {
        const SQL: &str = "SELECT version FROM _sqlx_migrations ORDER BY version";
        let made: Result<Vec<i64>, sqlx::Error> = on_pool!(self, pool => sqlx::query_scalar(SQL).fetch_all(pool).await);
        let made = match made {
            Ok(made) => made,
            // A database without the table was never opened.
            Err(sqlx::Error::Database(_)) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let known: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        let is_known = made.iter().all(|version| known.contains(version));
        Ok(is_known.then(|| known.len() - made.len()))
    }

    /// Writes something, and takes it back.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sign_in_failures (subject, failures, last_at, blocked_until) \
                           VALUES ('a try to write', 0, 0, 0)";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            sqlx::query(SQL).execute(&mut *tx).await?;
            tx.rollback().await?;
        });
        Ok(())
    }

    /// Ends every connection, so that SQLite folds its log into the file.
    pub async fn close(&self) {
        on_pool!(self, pool => pool.close().await);
    }
}

async fn open_sqlite(options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    make_private_file(options.get_filename())?;
    let options = options
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL can lose an answered commit when the power fails.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // A statement that writes many rows keeps what undoes it in memory, not in a file outside of the folder.
        .pragma("temp_store", "MEMORY")
        // Rows cross from a thread of SQLite's own: fewer hand-overs for those of a long list.
        .row_buffer_size(2048)
        .busy_timeout(Duration::from_secs(5))
        .optimize_on_close(true, None);
    Ok(SqlitePoolOptions::new()
        .max_connections(4)
        // A file does not hang up.
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(6))
        .after_release(|connection, _| Box::pin(has_no_transaction(connection)))
        .connect_with(options)
        .await?)
}

/// Whether nothing is left of a transaction that failed, so that the connection can be used again. A full disk makes
/// SQLite roll back by itself; the library's own rollback then fails, it counts that transaction on, and the next one
/// would be opened inside of it and never kept, though it was answered.
async fn has_no_transaction(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // A rollback that was begun comes to its end first.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

async fn open_postgres(url: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|_| StoreError::Url)?;
    // One connection first: a pool keeps trying until its time is out, and then does not say why.
    options.connect().await?.close().await?;
    Ok(PgPoolOptions::new().max_connections(10).acquire_timeout(Duration::from_secs(6)).connect_with(options).await?)
}

/// Makes a missing database file, and its missing folders, readable by their owner alone.
fn make_private_file(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { path: path.display().to_string(), source };
    if path.exists() {
        return Ok(());
    }
    let mut folder = std::fs::DirBuilder::new();
    let mut file = std::fs::OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
        folder.mode(0o700);
        file.mode(0o600);
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        folder.recursive(true).create(parent).map_err(failed)?;
    }
    file.write(true).create(true).truncate(false).open(path).map(drop).map_err(failed)
}
