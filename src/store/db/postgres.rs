//! PostgreSQL, over a few connections.
//!
//! No statement is prepared under a name, so that each can go to another server process, as behind `PgBouncer`.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_postgres::{
    Client, Config,
    types::{ToSql, Type},
};

use super::{
    Arg, Row,
    row::Source,
    tls::{Tls, TlsError},
    url::{Server, TlsMode},
};
use crate::store::StoreError;

const CONNECTIONS: usize = 10;

/// How long a statement waits for a connection.
const PATIENCE: Duration = Duration::from_secs(6);

/// A connection is replaced after so long without use, before what stands between forgets it.
const MOST_IDLE: Duration = Duration::from_mins(5);

/// A connection is replaced at this age, so that one server process doesn't grow for ever.
const OLDEST: Duration = Duration::from_mins(30);

/// A server. Connections are opened when they are needed, and kept.
#[derive(Debug)]
pub(super) struct Postgres(Arc<Pool>);

#[derive(Debug)]
struct Pool {
    config: Config,
    tls: Tls,
    host: String,
    mode: TlsMode,
    permits: Arc<Semaphore>,
    /// The one used last at the end.
    idle: Mutex<Vec<Connection>>,
}

#[derive(Debug)]
struct Connection {
    client: Client,
    opened_at: Instant,
    used_at: Instant,
}

/// A connection in use, which goes back when it is dropped.
struct Lease {
    /// Empty once it has gone back.
    connection: Option<Connection>,
    pool: Arc<Pool>,
    _permit: OwnedSemaphorePermit,
}

/// A transaction.
pub(super) struct Tx {
    lease: Option<Lease>,
    /// What begins it, until the first statement, which goes along.
    begin: Option<&'static str>,
}

impl Postgres {
    /// Connects once, so that a start tells what is wrong.
    pub(super) async fn open(server: Server) -> Result<Self, StoreError> {
        let Server { mut config, host, tls: mode, certificates } = server;
        config.connect_timeout(PATIENCE).keepalives_idle(Duration::from_mins(1)).tcp_user_timeout(2 * PATIENCE);
        let tls = Tls::new(mode, &certificates)?;
        let permits = Arc::new(Semaphore::new(CONNECTIONS));
        let pool = Arc::new(Pool { config, tls, host, mode, permits, idle: Mutex::default() });
        let connection = pool.connect().await?;
        pool.idle().push(connection);
        Ok(Self(pool))
    }

    /// Whether the server's certificate is checked; `None` for a server on this machine.
    pub(super) fn checks_certificate(&self) -> Option<bool> {
        let is_near = super::url::is_near(&self.0.host);
        (!is_near).then_some(matches!(self.0.mode, TlsMode::VerifyCa | TlsMode::VerifyFull))
    }

    pub(super) async fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        Ok(self.lease().await?.client()?.execute_typed(sql, &typed(args)).await?)
    }

    pub(super) async fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.lease().await?.client()?.query_typed(sql, &typed(args)).await?;
        read_all(&rows, read)
    }

    pub(super) async fn begin(&self, sql: &'static str) -> Result<Tx, StoreError> {
        Ok(Tx { lease: Some(self.lease().await?), begin: Some(sql) })
    }

    pub(super) fn close(&self) {
        self.0.permits.close();
        self.0.idle().clear();
    }

    async fn lease(&self) -> Result<Lease, StoreError> {
        let leased = tokio::time::timeout(PATIENCE, async {
            let permit = self.0.permits.clone().acquire_owned().await;
            let permit = permit.map_err(|_| StoreError::Unavailable("it is closed".into()))?;
            let connection = match self.0.take_idle() {
                Some(connection) => connection,
                None => self.0.connect().await?,
            };
            Ok(Lease { connection: Some(connection), pool: self.0.clone(), _permit: permit })
        });
        leased.await.unwrap_or_else(|_| Err(StoreError::Unavailable("no connection was free in time".into())))
    }
}

impl Pool {
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_idle(&self) -> Option<Connection> {
        let mut idle = self.idle();
        idle.retain(Connection::is_good);
        idle.pop()
    }

    async fn connect(&self) -> Result<Connection, StoreError> {
        let (client, connection) = self.config.connect(self.tls.clone()).await.map_err(|error| self.failed(error))?;
        let encoding = connection.parameter("server_encoding").unwrap_or("UTF8").to_owned();
        // It carries what is asked and answered, and ends with the client.
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection to PostgreSQL ended");
            }
        });
        if encoding != "UTF8" {
            return Err(StoreError::Encoding(encoding));
        }
        let now = Instant::now();
        Ok(Connection { client, opened_at: now, used_at: now })
    }

    fn failed(&self, error: tokio_postgres::Error) -> StoreError {
        // The library tells by its words alone what the fault is about.
        if error.to_string().contains("TLS") {
            let (host, mode) = (self.host.clone(), self.mode.word());
            return StoreError::Unavailable(TlsError { host, mode, source: error }.into());
        }
        error.into()
    }
}

impl Connection {
    fn is_good(&self) -> bool {
        !self.client.is_closed() && self.used_at.elapsed() < MOST_IDLE && self.opened_at.elapsed() < OLDEST
    }
}

impl Lease {
    fn client(&self) -> Result<&Client, StoreError> {
        let connection = self.connection.as_ref();
        connection.map(|connection| &connection.client).ok_or_else(|| StoreError::Unavailable("it is closed".into()))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        connection.used_at = Instant::now();
        if connection.is_good() && !self.pool.permits.is_closed() {
            self.pool.idle().push(connection);
        }
    }
}

impl Tx {
    /// Runs a statement, the first one together with what begins the transaction.
    async fn run<T>(
        &mut self,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let client = self.lease.as_ref().ok_or_else(|| StoreError::Unavailable("it has ended".into()))?.client()?;
        let Some(begin) = self.begin.take() else { return Ok(statement(client).await?) };
        let (opened, outcome) = tokio::join!(biased; client.batch_execute(begin), statement(client));
        opened?;
        Ok(outcome?)
    }

    pub(super) async fn execute(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let args = typed(args);
        self.run(async |client| client.execute_typed(sql, &args).await).await
    }

    pub(super) async fn fetch<T>(
        &mut self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let args = typed(args);
        let rows = self.run(async |client| client.query_typed(sql, &args).await).await?;
        read_all(&rows, read)
    }

    pub(super) async fn run_script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.run(async |client| client.batch_execute(sql).await).await
    }

    pub(super) async fn commit(self) -> Result<(), StoreError> {
        self.end("COMMIT").await
    }

    pub(super) async fn rollback(self) -> Result<(), StoreError> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, sql: &str) -> Result<(), StoreError> {
        if self.begin.is_none()
            && let Some(lease) = &self.lease
        {
            lease.client()?.batch_execute(sql).await?;
        }
        self.lease = None;
        Ok(())
    }
}

impl Drop for Tx {
    /// Takes back what was written, on a task of its own; until then the connection stays in use.
    fn drop(&mut self) {
        let Some(mut lease) = self.lease.take().filter(|_| self.begin.is_none()) else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // The server rolls back when the connection ends.
            drop(lease.connection.take());
            return;
        };
        runtime.spawn(async move {
            let is_back = match lease.client() {
                Ok(client) => client.batch_execute("ROLLBACK").await.is_ok(),
                Err(_) => false,
            };
            if !is_back {
                drop(lease.connection.take());
            }
        });
    }
}

/// The values of a statement, each with the type that its column has.
fn typed<'a>(args: &'a [Arg<'_>]) -> Vec<(&'a (dyn ToSql + Sync), Type)> {
    let typed = |arg: &'a Arg<'_>| -> (&'a (dyn ToSql + Sync), Type) {
        match arg {
            Arg::Text(text) => (text, Type::TEXT),
            Arg::Integer(number) => (number, Type::INT8),
            Arg::Boolean(is_true) => (is_true, Type::BOOL),
            Arg::Bytes(bytes) => (bytes, Type::BYTEA),
        }
    };
    args.iter().map(typed).collect()
}

fn read_all<T>(
    rows: &[tokio_postgres::Row],
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    rows.iter().map(|row| read(&Row(Source::Postgres(row)))).collect()
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(code) = error.code() else {
            let is_about_network =
                std::error::Error::source(&error).is_some_and(<dyn std::error::Error>::is::<io::Error>);
            let is_away = error.is_closed() || is_about_network || error.to_string().starts_with("timeout");
            return if is_away { Self::Unavailable(error.into()) } else { Self::Other(error.into()) };
        };
        match code.code() {
            "23505" => Self::Duplicate,
            "23503" => Self::Orphan,
            // The server only reads.
            "25006" => Self::Unavailable(error.into()),
            // The connection is at fault, resources are short, someone intervened.
            code if ["08", "53", "57"].iter().any(|class| code.starts_with(class)) => Self::Unavailable(error.into()),
            _ => Self::Other(error.into()),
        }
    }
}
