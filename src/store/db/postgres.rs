//! PostgreSQL, over a few connections.
//!
//! Statements are not prepared with a name, so that each transaction can use a different server process, as with
//! `PgBouncer`.

use std::{error::Error, io};

use deadpool::{
    Runtime,
    managed::{Object, Pool, PoolError, QueueMode},
};
use tokio_postgres::{
    Client,
    types::{ToSql, Type},
};

use super::{
    Arg, Row,
    connector::{Connector, TIMEOUT},
    url::Server,
};
use crate::store::StoreError;

const CONNECTIONS: usize = 10;

/// A connection pool for a server.
#[derive(Debug)]
pub(super) struct Postgres(Pool<Connector>);

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
        let pool = Pool::builder(Connector::new(server)?)
            .max_size(CONNECTIONS)
            .queue_mode(QueueMode::Lifo)
            // How long a statement waits for a connection.
            .wait_timeout(Some(TIMEOUT))
            .create_timeout(Some(TIMEOUT))
            .runtime(Runtime::Tokio1);
        let postgres = Self(pool.build().map_err(|error| StoreError::Other(error.into()))?);
        drop(postgres.client().await?);
        Ok(postgres)
    }

    /// Returns whether the server's certificate is verified, or `None` for a server on this machine.
    pub(super) fn checks_certificate(&self) -> Option<bool> {
        self.0.manager().checks_certificate()
    }

    pub(super) async fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, StoreError> {
        let client = self.client().await?;
        outcome(&client, client.execute_typed(sql, &typed(args))).await
    }

    pub(super) async fn fetch<T>(
        &self,
        sql: &str,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let client = self.client().await?;
        let rows = outcome(&client, client.query_typed(sql, &typed(args))).await?;
        drop(client);
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

impl Tx {
    /// Runs a statement, the first one together with the statement that begins the transaction.
    async fn run<T>(
        &mut self,
        statement: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let client = self.client.as_ref().ok_or_else(|| StoreError::Unavailable("the transaction has ended".into()))?;
        let Some(begin) = self.begin.take() else { return outcome(client, statement(client)).await };
        let both = async {
            let (opened, result) = tokio::join!(biased; client.batch_execute(begin), statement(client));
            opened.and(result)
        };
        outcome(client, both).await
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
            outcome(client, client.batch_execute("COMMIT")).await?;
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
            if outcome(&client, client.batch_execute("ROLLBACK")).await.is_err() {
                drop(Object::take(client));
            }
        });
    }
}

/// Waits for the outcome of a statement on a connection.
async fn outcome<T>(
    client: &Object<Connector>,
    statement: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, StoreError> {
    let Some(pool) = Object::pool(client) else { return Ok(statement.await?) };
    pool.manager().outcome(client, Object::metrics(client), statement).await
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
