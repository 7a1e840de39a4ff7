//! SQLite, called in place: one connection writes, a few read.
//!
//! Reading and writing take microseconds and run where they are called. What can wait does so without holding a
//! thread: for the one who writes, on a lock; for another program, by asking again. What waits for the disk, a commit,
//! runs on a thread for such work.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, Statement, types::Value};
use tokio::sync::OwnedMutexGuard;

use super::{
    Arg, Row,
    row::Source,
    url::{Mode, SqliteFile},
};
use crate::store::StoreError;

/// How long a statement waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many connections stay open to read with.
const IDLE_READERS: usize = 4;

/// How many statements a connection keeps compiled.
const STATEMENTS: usize = 100;

/// A file. Its connections are gone once it is closed.
#[derive(Debug)]
pub(super) struct Sqlite {
    file: SqliteFile,
    writer: Arc<tokio::sync::Mutex<Option<Connection>>>,
    readers: Mutex<Option<Vec<Connection>>>,
}

type Writer = OwnedMutexGuard<Option<Connection>>;

/// A transaction on the connection that writes.
pub(super) struct Tx {
    /// Empty once the transaction has ended.
    writer: Option<Writer>,
    /// The changes that the connection had made before.
    changes_before: u64,
    has_run_script: bool,
}

impl Sqlite {
    pub(super) async fn open(mut file: SqliteFile) -> Result<Self, StoreError> {
        if file.mode == Mode::ReadWrite {
            file.mode = Mode::Create;
        }
        Self::connect(file, |file| {
            make_private_file(&file.path)?;
            let writer = connect(file)?;
            if file.mode != Mode::ReadOnly {
                writer.pragma_update(None, "journal_mode", "WAL")?;
            }
            Ok(writer)
        })
        .await
    }

    pub(super) async fn look(mut file: SqliteFile) -> Result<Self, StoreError> {
        if file.mode == Mode::Create {
            file.mode = Mode::ReadWrite;
        }
        Self::connect(file, connect).await
    }

    async fn connect(
        file: SqliteFile,
        connect: impl FnOnce(&SqliteFile) -> Result<Connection, StoreError> + Send + 'static,
    ) -> Result<Self, StoreError> {
        let (file, writer) = on_blocking_thread(move || connect(&file).map(|writer| (file, writer))).await?;
        // From here on whoever waits asks again, and holds no thread.
        writer.busy_timeout(Duration::ZERO)?;
        let writer = Arc::new(tokio::sync::Mutex::new(Some(writer)));
        Ok(Self { file, writer, readers: Mutex::new(Some(Vec::new())) })
    }

    /// Reads on a connection that nobody else uses meanwhile.
    pub(super) async fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut patience = Patience::new();
        loop {
            match self.read_once(sql, args, &read) {
                Err(error) if is_busy(&error) => patience.wait_after(error).await?,
                outcome => return outcome,
            }
        }
    }

    fn read_once<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).as_mut().ok_or_else(is_closed)?.pop();
        let reader = match idle {
            Some(reader) => reader,
            None => self.connect_reader()?,
        };
        let rows = fetch(&reader, sql, args, read);
        if let Some(idle) = self.readers.lock().unwrap_or_else(PoisonError::into_inner).as_mut()
            && idle.len() < IDLE_READERS
        {
            idle.push(reader);
        }
        rows
    }

    fn connect_reader(&self) -> Result<Connection, StoreError> {
        let reader = connect(&self.file)?;
        reader.busy_timeout(Duration::ZERO)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }

    /// Takes the connection that writes, and the right to write.
    pub(super) async fn begin(&self) -> Result<Tx, StoreError> {
        self.begin_with("BEGIN IMMEDIATE").await
    }

    /// Begins to read the file as it is at this moment. It is the connection that writes: only for a program that writes
    /// nothing meanwhile.
    pub(super) async fn snapshot(&self) -> Result<Tx, StoreError> {
        self.begin_with("BEGIN DEFERRED").await
    }

    async fn begin_with(&self, sql: &str) -> Result<Tx, StoreError> {
        let mut patience = Patience::new();
        let writer = tokio::time::timeout(PATIENCE, self.writer.clone().lock_owned()).await;
        let writer = writer.map_err(|_| StoreError::Unavailable("others are writing for too long".into()))?;
        loop {
            let connection = writer.as_ref().ok_or_else(is_closed)?;
            match connection.prepare_cached(sql).and_then(|mut begin| begin.raw_execute()) {
                Ok(_) => break,
                Err(error) if is_busy_code(&error) => patience.wait_after(error.into()).await?,
                Err(error) => return Err(error.into()),
            }
        }
        let changes_before = writer.as_ref().map_or(0, Connection::total_changes);
        Ok(Tx { writer: Some(writer), changes_before, has_run_script: false })
    }

    pub(super) async fn close(&self) {
        let readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner).take();
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
        // A full disk makes SQLite roll back by itself; what comes after must not be written alone.
        if connection.is_autocommit() {
            return Err(StoreError::Unavailable("the transaction was rolled back".into()));
        }
        Ok(connection)
    }

    pub(super) fn execute(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.connection()?.prepare_cached(sql)?;
        bind(&mut statement, args)?;
        Ok(statement.raw_execute()? as u64)
    }

    pub(super) fn fetch<T>(
        &mut self,
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

    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        let has_written = self.has_run_script || self.connection()?.total_changes() != self.changes_before;
        let writer = self.writer.take();
        // Who hangs up meanwhile loses the answer only: the thread commits, and then lets the next one write.
        let commit = move || match writer.as_ref().and_then(|writer| writer.as_ref()) {
            Some(connection) => commit(connection),
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
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut found = Vec::new();
    // To the end, also where one row is wanted: what a statement that returns rows has written stays then.
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        found.push(read(&Row(Source::Sqlite { names: &names, row }))?);
    }
    Ok(found)
}

/// Gives each `$n` of a statement the nth value. To SQLite they are names, numbered as they come.
fn bind(statement: &mut Statement<'_>, args: &[Arg<'_>]) -> Result<(), StoreError> {
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let arg = name.and_then(|number| args.get(number.checked_sub(1)?));
        match arg.ok_or_else(|| StoreError::Other("a statement lacks a value".into()))? {
            Arg::Text(text) => statement.raw_bind_parameter(place, text.as_deref())?,
            Arg::Integer(number) => statement.raw_bind_parameter(place, number)?,
            Arg::Boolean(is_true) => statement.raw_bind_parameter(place, is_true)?,
            Arg::Bytes(bytes) => statement.raw_bind_parameter(place, bytes)?,
        }
    }
    Ok(())
}

fn connect(file: &SqliteFile) -> Result<Connection, StoreError> {
    let access = match file.mode {
        Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let connection = Connection::open_with_flags(&file.path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "foreign_keys", true)?;
    // NORMAL can lose an answered commit when the power fails.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // A statement that writes many rows keeps what undoes it in memory, not in a file outside of the folder.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // A file that is no database is told apart here.
    connection.query_row("SELECT COUNT(*) FROM sqlite_master", [], |row| row.get::<_, Value>(0))?;
    Ok(connection)
}

/// Creates a missing database file, and its missing folders, readable by their owner alone.
fn make_private_file(path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { path: path.display().to_string(), source };
    if path.exists() {
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

/// Asks again after pauses that grow, until it has taken too long.
struct Patience {
    ends_at: Instant,
    pause: Duration,
}

impl Patience {
    fn new() -> Self {
        Self { ends_at: Instant::now() + PATIENCE, pause: Duration::from_millis(1) }
    }

    async fn wait_after(&mut self, error: StoreError) -> Result<(), StoreError> {
        if Instant::now() >= self.ends_at {
            return Err(error);
        }
        tokio::time::sleep(self.pause).await;
        self.pause = (self.pause * 2).min(Duration::from_millis(50));
        Ok(())
    }
}

fn is_closed() -> StoreError {
    StoreError::Unavailable("it is closed".into())
}

/// Whether another program holds a lock.
fn is_busy(error: &StoreError) -> bool {
    let StoreError::Unavailable(cause) = error else { return false };
    cause.downcast_ref::<rusqlite::Error>().is_some_and(is_busy_code)
}

fn is_busy_code(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

/// Faults that pass: busy, locked, read-only, I/O, full and can't open. Whatever the extended code, the code's lower byte
/// tells.
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
