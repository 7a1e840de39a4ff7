//! SQLite: one connection for writing and a few for reading.
//!
//! Reading and writing take microseconds and run on the calling thread. A commit waits for the disk and runs on a
//! blocking thread. A task that waits for its turn to write occupies no thread.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, Statement, config::DbConfig};
use tokio::{sync::OwnedMutexGuard, time::timeout};

use super::{Arg, Row, row::Columns, url::SqliteFile};
use crate::store::StoreError;

/// How long a statement waits for other writers.
const TIMEOUT: Duration = Duration::from_secs(5);

/// How often a task retries while another program writes.
const PAUSE: Duration = Duration::from_millis(5);

/// How many connections for reading stay open.
const IDLE_READERS: usize = 4;

/// How many compiled statements a connection caches.
const STATEMENTS: usize = 100;

/// A database file. Its connections are gone once it is closed.
#[derive(Debug)]
pub(super) struct Sqlite {
    file: SqliteFile,
    writer: Arc<tokio::sync::Mutex<Option<Connection>>>,
    readers: Mutex<Option<Vec<Connection>>>,
}

/// A transaction on the connection for writing.
pub(super) struct Tx {
    /// Empty once the transaction has ended.
    writer: Option<OwnedMutexGuard<Option<Connection>>>,
    /// The number of changes that the connection had made before.
    changes_before: u64,
    has_run_script: bool,
}

impl Sqlite {
    /// Opens a file, which is created if it is missing.
    pub(super) async fn open(file: SqliteFile) -> Result<Self, StoreError> {
        Self::connect(file, |file| {
            create_private_file(&file.path)?;
            let writer = connect(file)?;
            if !file.is_read_only {
                writer.pragma_update(None, "journal_mode", "WAL")?;
            }
            Ok(writer)
        })
        .await
    }

    /// Opens an existing file.
    pub(super) async fn look(file: SqliteFile) -> Result<Self, StoreError> {
        Self::connect(file, connect).await
    }

    async fn connect(
        file: SqliteFile,
        connect: impl FnOnce(&SqliteFile) -> Result<Connection, StoreError> + Send + 'static,
    ) -> Result<Self, StoreError> {
        let open = move || match connect(&file) {
            Ok(writer) => Ok((file, writer)),
            Err(error) => Err(at(&file.path, error)),
        };
        let (file, writer) = on_blocking_thread(open).await?;
        // Instead of blocking, a task that has to wait for another program retries.
        writer.busy_timeout(Duration::ZERO)?;
        let writer = Arc::new(tokio::sync::Mutex::new(Some(writer)));
        Ok(Self { file, writer, readers: Mutex::new(Some(Vec::new())) })
    }

    /// Reads on a connection that is not in use.
    pub(super) fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let idle = self.readers().as_mut().ok_or_else(is_closed)?.pop();
        let reader = idle.map_or_else(|| self.connect_reader(), Ok)?;
        let rows = fetch(&reader, sql, args, read);
        if let Some(idle) = self.readers().as_mut().filter(|idle| idle.len() < IDLE_READERS) {
            idle.push(reader);
        }
        rows
    }

    fn readers(&self) -> MutexGuard<'_, Option<Vec<Connection>>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect_reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.file).map_err(|error| at(&self.file.path, error))?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }

    /// Waits for the connection for writing, and begins a transaction on it.
    pub(super) async fn begin(&self, sql: &str) -> Result<Tx, StoreError> {
        let writer = timeout(TIMEOUT, self.writer.clone().lock_owned()).await;
        let writer =
            writer.map_err(|_| StoreError::Unavailable("timed out waiting for others to finish writing".into()))?;
        let ends_at = Instant::now() + TIMEOUT;
        loop {
            let connection = writer.as_ref().ok_or_else(is_closed)?;
            match connection.prepare_cached(sql).and_then(|mut begin| begin.raw_execute()) {
                Ok(_) => break,
                Err(error) if is_busy(&error) && Instant::now() < ends_at => tokio::time::sleep(PAUSE).await,
                Err(error) => return Err(error.into()),
            }
        }
        let changes_before = writer.as_ref().map_or(0, Connection::total_changes);
        Ok(Tx { writer: Some(writer), changes_before, has_run_script: false })
    }

    pub(super) async fn close(&self) {
        let readers = self.readers().take();
        let Some(writer) = self.writer.lock().await.take() else { return };
        let closed = on_blocking_thread(move || {
            drop(readers);
            // The statistics only make queries faster.
            let _ = writer.execute_batch("PRAGMA optimize");
            writer.close().map_err(|(_, error)| error.into())
        });
        if let Err(error) = closed.await {
            tracing::warn!(%error, "the database could not be closed");
        }
    }
}

impl Tx {
    fn connection(&self) -> Result<&Connection, StoreError> {
        let connection = self.writer.as_ref().and_then(|writer| writer.as_ref()).ok_or_else(is_closed)?;
        // SQLite rolls back by itself if the disk is full. Later statements must not be written without the earlier
        // ones.
        if connection.is_autocommit() {
            return Err(StoreError::Unavailable("the transaction was rolled back".into()));
        }
        Ok(connection)
    }

    pub(super) fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.connection()?.prepare_cached(&numbered(sql))?;
        bind(&mut statement, args)?;
        Ok(statement.raw_execute()? as u64)
    }

    /// Runs the same statement once for each row of values. Returns the number of rows written.
    pub(super) fn execute_each(&self, sql: &str, rows: &[Vec<Arg<'_>>]) -> Result<u64, StoreError> {
        let mut statement = self.connection()?.prepare_cached(&numbered(sql))?;
        let mut written = 0;
        for args in rows {
            bind(&mut statement, args)?;
            written += statement.raw_execute()? as u64;
        }
        Ok(written)
    }

    pub(super) fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        fetch(self.connection()?, sql, args, read)
    }

    pub(super) fn run_script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.has_run_script = true;
        Ok(self.connection()?.execute_batch(sql)?)
    }

    /// Commits, and then calls `then`, even if the caller is dropped meanwhile.
    pub(super) async fn commit(mut self, then: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
        let has_written = self.has_run_script || self.connection()?.total_changes() != self.changes_before;
        let writer = self.writer.take();
        // If the caller is dropped, the thread still commits, and then lets the next task write.
        let commit = move || match writer.as_ref().and_then(|writer| writer.as_ref()) {
            Some(connection) => commit(connection).map(|()| then()),
            None => Err(is_closed()),
        };
        if has_written { on_blocking_thread(commit).await } else { commit() }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Some(connection) = self.writer.as_ref().and_then(|writer| writer.as_ref()) {
            roll_back(connection);
        }
    }
}

fn commit(connection: &Connection) -> Result<(), StoreError> {
    let committed = connection.prepare_cached("COMMIT").and_then(|mut commit| commit.raw_execute());
    roll_back(connection);
    committed.map(drop).map_err(StoreError::from)
}

/// Ends a transaction that is still open.
fn roll_back(connection: &Connection) {
    if !connection.is_autocommit()
        && let Err(error) = connection.execute_batch("ROLLBACK")
    {
        tracing::error!(%error, "a transaction could not be rolled back");
    }
}

fn fetch<T>(
    connection: &Connection,
    sql: &str,
    args: &[Arg<'_>],
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(&numbered(sql))?;
    bind(&mut statement, args)?;
    let columns = Columns::of(&statement);
    let mut found = Vec::new();
    // All rows are read even if the caller needs one, because a statement that returns rows writes everything only
    // then.
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        found.push(read(&Row::Sqlite { columns: &columns, row })?);
    }
    Ok(found)
}

/// Replaces `$1` with `?1` in a statement. To SQLite, `$1` is a name, and names are numbered in order of appearance.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn bind(statement: &mut Statement<'_>, args: &[Arg<'_>]) -> Result<(), StoreError> {
    let count = statement.parameter_count();
    if args.len() < count {
        return Err(StoreError::Other("a statement lacks a value".into()));
    }
    for (place, arg) in (1..=count).zip(args) {
        match arg {
            Arg::Text(text) => statement.raw_bind_parameter(place, text.as_deref())?,
            Arg::Integer(number) => statement.raw_bind_parameter(place, number)?,
            Arg::Boolean(is_true) => statement.raw_bind_parameter(place, is_true)?,
            Arg::Bytes(bytes) => statement.raw_bind_parameter(place, bytes)?,
        }
    }
    Ok(())
}

fn connect(file: &SqliteFile) -> Result<Connection, StoreError> {
    // The file exists: a missing file was created before, or must not be created.
    let access = if file.is_read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let connection = Connection::open_with_flags(&file.path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise SQLite compiles a cached statement anew for each new value of an indexed column.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // With NORMAL, a completed commit could be lost in a power failure. Temporary data stays in memory, because files
    // for it would be outside the database's folder.
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")?;
    // A file that is not a database is reported here.
    connection.query_row("SELECT COUNT(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(connection)
}

/// Adds the path to an error about a file that is opened.
fn at(path: &Path, error: StoreError) -> StoreError {
    let path = path.display().to_string();
    match error {
        StoreError::Unavailable(source) => StoreError::Unavailable(StoreError::Open { path, source }.into()),
        StoreError::Other(source) => StoreError::Open { path, source },
        error => error,
    }
}

/// Creates a missing database file and its folders, which only their owner can read.
fn create_private_file(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { path: path.display().to_string(), source };
    if path.try_exists().map_err(failed)? {
        return Ok(());
    }
    let mut folder = fs::DirBuilder::new();
    let mut file = fs::OpenOptions::new();
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

async fn on_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Other(error.into()))?
}

fn is_closed() -> StoreError {
    StoreError::Unavailable("the database is closed".into())
}

/// Returns whether another program holds a lock.
fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

/// Errors after which the same request may succeed later.
const PASSING: [ErrorCode; 6] = [
    ErrorCode::DatabaseBusy,
    ErrorCode::DatabaseLocked,
    ErrorCode::ReadOnly,
    ErrorCode::SystemIoFailure,
    ErrorCode::DiskFull,
    ErrorCode::CannotOpen,
];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        match error.sqlite_error() {
            Some(fault) if PASSING.contains(&fault.code) => Self::Unavailable(error.into()),
            Some(fault) => match fault.extended_code {
                SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY => Self::Duplicate,
                SQLITE_CONSTRAINT_FOREIGNKEY => Self::Orphan,
                _ => Self::Other(error.into()),
            },
            None => Self::Other(error.into()),
        }
    }
}
