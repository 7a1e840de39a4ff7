//! PostgreSQL, over a few connections.
//!
//! Statements are not prepared with a name, so that each transaction can use a different server process, as with
//! `PgBouncer`.

use std::{error::Error, io, time::Duration};

use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleError, RecycleResult},
};
use tokio_postgres::{
    Client, Config,
    types::{ToSql, Type},
};

use super::{
    Arg, Row,
    tls::{Tls, TlsError},
    url::{Server, TlsMode, is_near},
};
use crate::store::StoreError;

const CONNECTIONS: usize = 10;

/// How long a statement waits for a connection.
const TIMEOUT: Duration = Duration::from_secs(6);

/// A connection that was unused for this long is replaced, because a firewall may have forgotten it.
const MOST_IDLE: Duration = Duration::from_mins(5);

/// A connection is replaced at this age, so that no server process grows without limit.
const OLDEST: Duration = Duration::from_mins(30);

/// A connection pool for a server.
#[derive(Debug)]
pub(super) struct Postgres(Pool<Connector>);

/// Opens connections.
#[derive(Debug)]
struct Connector {
    config: Config,
    tls: Tls,
    mode: TlsMode,
}

/// A transaction.
pub(super) struct Tx {
    /// Empty once the transaction has ended.
    client: Option<Object<Connector>>,
    /// The statement that begins it. It is sent together with the first statement, and is empty from then on.
    begin: Option<&'static str>,
}

impl Postgres {
    /// Connects once, so that errors are reported at the start.
    pub(super) async fn open(server: Server) -> Result<Self, StoreError> {
        let Server { mut config, tls: mode, certificates } = server;
        config.keepalives_idle(Duration::from_mins(1)).tcp_user_timeout(2 * TIMEOUT);
        let tls = Tls::new(mode, &certificates)?;
        let pool = Pool::builder(Connector { config, tls, mode })
            .max_size(CONNECTIONS)
            .queue_mode(QueueMode::Lifo)
            .wait_timeout(Some(TIMEOUT))
            .create_timeout(Some(TIMEOUT))
            .runtime(Runtime::Tokio1);
        let postgres = Self(pool.build().map_err(|error| StoreError::Other(error.into()))?);
        drop(postgres.client().await?);
        Ok(postgres)
    }

    /// Returns whether the server's certificate is verified, or `None` for a server on this machine.
    pub(super) fn checks_certificate(&self) -> Option<bool> {
        let Connector { config, mode, .. } = self.0.manager();
        (!is_near(config)).then_some(matches!(mode, TlsMode::VerifyCa | TlsMode::VerifyFull))
    }

    pub(super) async fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        Ok(self.client().await?.execute_typed(sql, &typed(args)).await?)
    }

    pub(super) async fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = self.client().await?.query_typed(sql, &typed(args)).await?;
        rows.iter().map(|row| read(&Row::Postgres(row))).collect()
    }

    pub(super) async fn begin(&self, sql: &'static str) -> Result<Tx, StoreError> {
        Ok(Tx { client: Some(self.client().await?), begin: Some(sql) })
    }

    pub(super) fn close(&self) {
        self.0.close();
    }

    async fn client(&self) -> Result<Object<Connector>, StoreError> {
        self.0.get().await.map_err(|error| match error {
            PoolError::Backend(error) => error,
            error => StoreError::Unavailable(error.to_string().into()),
        })
    }
}

impl Manager for Connector {
    type Type = Client;
    type Error = StoreError;

    async fn create(&self) -> Result<Client, StoreError> {
        // Boxed, because its large state would otherwise be part of every request's.
        let connected = Box::pin(self.config.connect(self.tls.clone())).await;
        let (client, connection) = connected.map_err(|error| self.failed(error))?;
        let encoding = connection.parameter("server_encoding").unwrap_or("UTF8").to_owned();
        // This task sends and receives for the client, and ends when the client is dropped.
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection to PostgreSQL ended");
            }
        });
        if encoding == "UTF8" { Ok(client) } else { Err(StoreError::Encoding(encoding)) }
    }

    async fn recycle(&self, client: &mut Client, metrics: &Metrics) -> RecycleResult<StoreError> {
        let is_good = !client.is_closed() && metrics.last_used() < MOST_IDLE && metrics.age() < OLDEST;
        if is_good { Ok(()) } else { Err(RecycleError::message("closed or old")) }
    }
}

impl Connector {
    fn failed(&self, error: tokio_postgres::Error) -> StoreError {
        // The driver's errors can only be told apart by their text.
        if error.to_string().contains("TLS") {
            return StoreError::Unavailable(TlsError { mode: self.mode.word(), source: error }.into());
        }
        error.into()
    }
}

impl Tx {
    /// Runs a statement, the first one together with the statement that begins the transaction.
    async fn run<T>(
        &mut self,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let client = self.client.as_ref().ok_or_else(|| StoreError::Unavailable("the transaction has ended".into()))?;
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
        rows.iter().map(|row| read(&Row::Postgres(row))).collect()
    }

    pub(super) async fn run_script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.run(async |client| client.batch_execute(sql).await).await
    }

    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        if let Some(client) = self.client.as_ref().filter(|_| self.begin.is_none()) {
            client.batch_execute("COMMIT").await?;
        }
        self.client = None;
        Ok(())
    }
}

impl Drop for Tx {
    /// Rolls back in a task of its own. The connection stays in use until then.
    fn drop(&mut self) {
        let Some(client) = self.client.take().filter(|_| self.begin.is_none()) else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // The server rolls back when the connection ends.
            drop(Object::take(client));
            return;
        };
        runtime.spawn(async move {
            if client.batch_execute("ROLLBACK").await.is_err() {
                drop(Object::take(client));
            }
        });
    }
}

/// Returns the values of a statement, each with the type of its column.
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

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(code) = error.code() else {
            let is_about_network = error.source().is_some_and(<dyn Error>::is::<io::Error>);
            let is_away = error.is_closed() || is_about_network || error.to_string().starts_with("timeout");
            return if is_away { Self::Unavailable(error.into()) } else { Self::Other(error.into()) };
        };
        match code.code() {
            "23505" => Self::Duplicate,
            "23503" => Self::Orphan,
            // The server is read-only.
            "25006" => Self::Unavailable(error.into()),
            // The connection failed, another transaction was in the way, resources are short, or an operator
            // intervened.
            code if ["08", "40", "53", "57"].iter().any(|class| code.starts_with(class)) => {
                Self::Unavailable(error.into())
            }
            _ => Self::Other(error.into()),
        }
    }
}
