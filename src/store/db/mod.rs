//! A common interface to SQLite and PostgreSQL. No other code depends on which of the two is used.

mod connector;
mod postgres;
mod row;
mod sqlite;
mod tls;
mod url;

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use jiff::Timestamp;
use uuid::Uuid;

use postgres::Postgres;
pub use row::Row;
use sqlite::Sqlite;
use url::{SqliteFile, Target};

use super::StoreError;

/// A database. Statements use the placeholders `$1`, `$2`, … and work on both engines.
#[derive(Debug)]
pub struct Db {
    engine: Engine,
    meeting_reads: AtomicU64,
}

#[derive(Debug)]
enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// A transaction. It is rolled back if it is dropped without a commit.
pub struct Tx<'a> {
    engine: EngineTx,
    meeting_reads: &'a AtomicU64,
    committed: Vec<Committed>,
}

/// What is done once a transaction is committed.
type Committed = Box<dyn FnOnce() + Send>;

enum EngineTx {
    Sqlite(sqlite::Tx),
    Postgres(Box<postgres::Tx>),
}

/// A value in a statement, of any column type.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// TEXT.
    Text(Option<Cow<'a, str>>),
    /// BIGINT.
    Integer(Option<i64>),
    /// BOOLEAN.
    Boolean(Option<bool>),
    /// BLOB or BYTEA.
    Bytes(&'a [u8]),
}

impl Db {
    /// Opens a database. Creates a missing SQLite file and its folders, which only their owner can read.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Ok(Self::new(match url::parse(url)? {
            Target::Sqlite(file) => Engine::Sqlite(Sqlite::open(file).await?),
            Target::Postgres(server) => Engine::Postgres(Postgres::open(*server).await?),
        }))
    }

    /// Returns the path of the SQLite file in a database URL, if that file does not exist.
    pub fn missing_file(url: &str) -> Result<Option<PathBuf>, StoreError> {
        Ok(match url::parse(url)? {
            // A file in a folder that cannot be read may exist. Opening it says what is wrong.
            Target::Sqlite(file) if !file.path.try_exists().unwrap_or(true) => Some(file.path),
            _ => None,
        })
    }

    /// Opens an existing database without changing its files and tables.
    pub async fn look(url: &str) -> Result<Self, StoreError> {
        Ok(Self::new(match url::parse(url)? {
            Target::Sqlite(file) => Engine::Sqlite(Sqlite::look(file).await?),
            Target::Postgres(server) => Engine::Postgres(Postgres::open(*server).await?),
        }))
    }

    /// Opens an SQLite database file, as [`Db::open`] does.
    pub async fn open_file(path: &Path) -> Result<Self, StoreError> {
        let file = SqliteFile { path: path.to_owned(), is_read_only: false };
        Ok(Self::new(Engine::Sqlite(Sqlite::open(file).await?)))
    }

    fn new(engine: Engine) -> Self {
        Self { engine, meeting_reads: AtomicU64::new(0) }
    }

    /// Runs a statement that writes, in a transaction of its own. Returns the number of rows written.
    pub async fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => {
                let tx = sqlite.begin(SQLITE_BEGIN).await?;
                let count = tx.execute(sql, args)?;
                tx.commit(|| ()).await?;
                Ok(count)
            }
            Engine::Postgres(postgres) => postgres.execute(sql, args).await,
        }
    }

    /// Reads all rows of a query. A query that writes needs a transaction.
    pub async fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        count_read(&self.meeting_reads, sql);
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.fetch(sql, args, read),
            Engine::Postgres(postgres) => postgres.fetch(sql, args, read).await,
        }
    }

    /// Reads the first row of a query, if it has one.
    pub async fn fetch_optional<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.fetch(sql, args, read).await?.into_iter().next())
    }

    /// Reads the only row of a query.
    pub async fn fetch_one<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.fetch_optional(sql, args, read).await?.ok_or_else(no_row)
    }

    /// Begins a transaction that writes.
    pub async fn begin(&self) -> Result<Tx<'_>, StoreError> {
        self.begin_with(SQLITE_BEGIN, "BEGIN").await
    }

    /// Begins a transaction that reads a consistent snapshot. On SQLite, it blocks writing, so it is only for programs
    /// that do not write at the same time.
    pub async fn snapshot(&self) -> Result<Tx<'_>, StoreError> {
        self.begin_with("BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    async fn begin_with(&self, on_sqlite: &str, on_postgres: &'static str) -> Result<Tx<'_>, StoreError> {
        let engine = match &self.engine {
            Engine::Sqlite(sqlite) => EngineTx::Sqlite(sqlite.begin(on_sqlite).await?),
            Engine::Postgres(postgres) => EngineTx::Postgres(postgres.begin(on_postgres).await?.into()),
        };
        Ok(Tx { engine, meeting_reads: &self.meeting_reads, committed: Vec::new() })
    }

    /// Begins a transaction that creates or changes tables. Only one program at a time can do this.
    pub async fn begin_migration(&self) -> Result<Tx<'_>, StoreError> {
        let mut tx = self.begin().await?;
        if let EngineTx::Postgres(_) = tx.engine {
            tx.fetch("SELECT 1 AS locked FROM pg_advisory_xact_lock(7235421904)", &[], |_| Ok(())).await?;
        }
        Ok(tx)
    }

    /// Returns whether only one instance of the program can use the database.
    pub fn is_for_one_instance(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// Returns whether connections verify the server's certificate, or `None` if the database is on this machine.
    pub fn checks_certificate(&self) -> Option<bool> {
        match &self.engine {
            Engine::Sqlite(_) => None,
            Engine::Postgres(postgres) => postgres.checks_certificate(),
        }
    }

    /// Returns the names of all tables.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        const SQLITE: &str =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        const POSTGRES: &str = "SELECT table_name::text AS name FROM information_schema.tables \
                                WHERE table_schema = current_schema() ORDER BY table_name";
        self.fetch(self.either(SQLITE, POSTGRES), &[], |row| row.text("name").map(str::to_owned)).await
    }

    /// Returns the columns of a table with their types in lower case.
    pub async fn columns(&self, table: &str) -> Result<Vec<(String, String)>, StoreError> {
        const SQLITE: &str = "SELECT name, type AS kind FROM pragma_table_info($1) ORDER BY cid";
        const POSTGRES: &str = "SELECT column_name::text AS name, data_type::text AS kind \
                                FROM information_schema.columns \
                                WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";
        let read = |row: &Row<'_>| Ok((row.text("name")?.to_owned(), row.text("kind")?.to_ascii_lowercase()));
        self.fetch(self.either(SQLITE, POSTGRES), &[table.into()], read).await
    }

    /// Returns the text for the current engine, where SQLite and PostgreSQL differ.
    pub(super) fn either(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.engine {
            Engine::Sqlite(_) => sqlite,
            Engine::Postgres(_) => postgres,
        }
    }

    /// Returns how many queries have read meetings or people so far, for tests.
    pub fn meeting_reads(&self) -> u64 {
        self.meeting_reads.load(Ordering::Relaxed)
    }

    /// Closes every connection. SQLite then merges its log into the file.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}

impl Tx<'_> {
    /// Runs a statement that writes. Returns the number of rows written.
    pub async fn execute(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        match &mut self.engine {
            EngineTx::Sqlite(tx) => tx.execute(sql, args),
            EngineTx::Postgres(tx) => tx.execute(sql, args).await,
        }
    }

    /// Reads every row that a statement returns.
    pub async fn fetch<T>(
        &mut self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        count_read(self.meeting_reads, sql);
        match &mut self.engine {
            EngineTx::Sqlite(tx) => tx.fetch(sql, args, read),
            EngineTx::Postgres(tx) => tx.fetch(sql, args, read).await,
        }
    }

    /// Reads the first row that a statement returns, if there is one.
    pub async fn fetch_optional<T>(
        &mut self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.fetch(sql, args, read).await?.into_iter().next())
    }

    /// Reads the only row that a statement returns.
    pub async fn fetch_one<T>(
        &mut self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.fetch_optional(sql, args, read).await?.ok_or_else(no_row)
    }

    /// Inserts rows of the same width: `INSERT INTO {into} VALUES (…) {conflict}`. Returns the number of rows written.
    pub async fn insert(&mut self, into: &str, rows: &[Vec<Arg<'_>>], conflict: &str) -> Result<u64, StoreError> {
        let Some(width) = rows.first().map(Vec::len) else { return Ok(0) };
        let tx = match &mut self.engine {
            // On SQLite, a short statement is compiled once.
            EngineTx::Sqlite(tx) => return tx.execute_each(&insertion(into, width, 1, conflict), rows),
            // On PostgreSQL, a statement with many rows needs one round trip.
            EngineTx::Postgres(tx) => tx,
        };
        let mut written = 0;
        for rows in rows.chunks(VALUES_AT_ONCE / width) {
            written += tx.execute(&insertion(into, width, rows.len(), conflict), &rows.concat()).await?;
        }
        Ok(written)
    }

    /// Runs several statements that take no values.
    pub async fn run_script(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.engine {
            EngineTx::Sqlite(tx) => tx.run_script(sql),
            EngineTx::Postgres(tx) => tx.run_script(sql).await,
        }
    }

    /// Does something once the transaction is committed, and nothing if it is rolled back.
    pub fn once_committed(&mut self, then: impl FnOnce() + Send + 'static) {
        self.committed.push(Box::new(then));
    }

    /// Commits the transaction.
    pub async fn commit(self) -> Result<(), StoreError> {
        let committed = self.committed;
        let then = move || committed.into_iter().for_each(|then| then());
        match self.engine {
            EngineTx::Sqlite(tx) => tx.commit(then).await,
            // If the caller is dropped, the task still commits.
            EngineTx::Postgres(tx) => {
                let commit = tokio::spawn(async move { tx.commit().await.map(|()| then()) });
                commit.await.map_err(|error| StoreError::Other(error.into()))?
            }
        }
    }
}

const SQLITE_BEGIN: &str = "BEGIN IMMEDIATE";

/// The most values in one statement, below PostgreSQL's limit of 65,535.
const VALUES_AT_ONCE: usize = 10_000;

fn insertion(into: &str, width: usize, rows: usize, conflict: &str) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|place| format!("${}", row * width + place)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {into} VALUES {} {conflict}", rows.join(", "))
}

/// Counts a query that reads meetings or people.
fn count_read(reads: &AtomicU64, sql: &str) {
    if sql.starts_with("SELECT") && (sql.contains("FROM meetings") || sql.contains("FROM invitations")) {
        reads.fetch_add(1, Ordering::Relaxed);
    }
}

fn no_row() -> StoreError {
    StoreError::Other("a query that returns one row returned none".into())
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<Option<i64>> for Arg<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Integer(number)
    }
}

impl From<Timestamp> for Arg<'_> {
    fn from(time: Timestamp) -> Self {
        Self::Integer(Some(time.as_second()))
    }
}

impl From<Option<Timestamp>> for Arg<'_> {
    fn from(time: Option<Timestamp>) -> Self {
        Self::Integer(time.map(Timestamp::as_second))
    }
}

impl From<bool> for Arg<'_> {
    fn from(is_true: bool) -> Self {
        Self::Boolean(Some(is_true))
    }
}

impl From<Uuid> for Arg<'_> {
    fn from(id: Uuid) -> Self {
        id.to_string().into()
    }
}

impl From<Option<Uuid>> for Arg<'_> {
    fn from(id: Option<Uuid>) -> Self {
        id.map(|id| id.to_string()).into()
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Some(text.into()))
    }
}

impl From<Option<String>> for Arg<'_> {
    fn from(text: Option<String>) -> Self {
        Self::Text(text.map(Cow::Owned))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text.into()))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<Option<&'a str>> for Arg<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text.map(Cow::Borrowed))
    }
}

impl<'a> From<&'a Option<String>> for Arg<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().into()
    }
}
