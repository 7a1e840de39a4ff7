//! Opens connections to PostgreSQL, and decides which of them to keep.
//!
//! If the URL names several hosts, connections go to the first one that accepts them. With
//! `target_session_attrs=read-write`, that is the primary, also after a standby has taken over. A primary from which a
//! standby has taken over may not know of it, and still let itself be written to. It is told by its timeline, which
//! `PostgreSQL` counts up each time.

use std::{
    collections::{BTreeMap, VecDeque},
    error::Error,
    fmt::Write as _,
    ops::Deref,
    pin::pin,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use tokio::{
    task::{AbortHandle, JoinSet},
    time::{sleep, timeout},
};
use tokio_postgres::{
    Client, Config, SimpleQueryMessage,
    config::{Host, LoadBalanceHosts, TargetSessionAttrs},
};

use super::{
    tls::{Tls, TlsError},
    url::{Server, TlsMode, is_near},
};
use crate::store::StoreError;

/// How long connecting may take.
pub(super) const TIMEOUT: Duration = Duration::from_secs(6);

/// How long a host may take to accept a connection before the next one is tried as well.
const HEAD_START: Duration = Duration::from_millis(500);

/// How long a server may leave data unacknowledged if another one may take over.
const SILENCE: Duration = Duration::from_secs(3);

/// How long a statement may take before it is checked whether another server has taken over.
const LOOK_AFTER: Duration = Duration::from_secs(2);

/// A connection that was unused for this long is replaced, because a firewall may have forgotten it.
const MOST_IDLE: Duration = Duration::from_mins(5);

/// A connection is replaced at this age, so that no server process grows without limit.
const OLDEST: Duration = Duration::from_mins(30);

/// How old a connection has to be for its error to cast doubt on the others. If a new one has the same error, replacing
/// them does not help.
const OLD_ENOUGH: Duration = Duration::from_secs(1);

/// Opens connections.
#[derive(Debug)]
pub(super) struct Connector {
    hosts: Vec<Config>,
    tls: Tls,
    mode: TlsMode,
    known: Mutex<Known>,
}

/// What is known about the servers.
#[derive(Debug, Default)]
struct Known {
    /// The host to try first, by its place: the one that was the primary last.
    first: usize,
    /// The latest timeline of a primary.
    timeline: Option<u32>,
    /// Connections that were opened before this are replaced.
    doubted_at: Option<Instant>,
}

impl Known {
    /// Returns whether a connection is to a server from which another one has taken over.
    fn is_later_than(&self, session: &Session) -> bool {
        session.timeline.is_some_and(|timeline| timeline < self.timeline.unwrap_or_default())
    }
}

/// A connection, as statements use it.
#[derive(Debug)]
pub(super) struct Session {
    client: Client,
    /// Where its host is in the list.
    place: usize,
    /// The timeline of the server, if it is one of several.
    timeline: Option<u32>,
    encoding: String,
    /// Sends and receives for the client, and ends when the client is dropped.
    task: AbortHandle,
}

impl Session {
    /// Connects to one of several hosts, or to the only one.
    async fn open(
        place: usize,
        host: Config,
        tls: Tls,
        is_one_of_several: bool,
    ) -> Result<Self, tokio_postgres::Error> {
        let (client, connection) = host.connect(tls).await?;
        let encoding = connection.parameter("server_encoding").unwrap_or("UTF8").to_owned();
        let task = tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection to PostgreSQL ended");
            }
        });
        let timeline = if is_one_of_several { timeline_of(&client).await? } else { None };
        Ok(Self { client, place, timeline, encoding, task: task.abort_handle() })
    }
}

impl Deref for Session {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// Returns the timeline of a primary, or `None` if it does not tell.
async fn timeline_of(client: &Client) -> Result<Option<u32>, tokio_postgres::Error> {
    // The name of a file begins with the timeline in eight hexadecimal digits.
    let rows = match client.simple_query("SELECT pg_walfile_name(pg_current_wal_lsn())").await {
        // The server does not have these functions, or does not let everyone call them.
        Err(error) if error.code().is_some_and(|code| code.code().starts_with("42")) => return Ok(None),
        rows => rows?,
    };
    let name = rows.iter().find_map(|row| if let SimpleQueryMessage::Row(row) = row { row.get(0) } else { None });
    Ok(name.and_then(|name| u32::from_str_radix(name.get(..8)?, 16).ok()))
}

impl Connector {
    pub(super) fn new(server: Server) -> Result<Self, StoreError> {
        let Server { mut hosts, tls: mode, certificates } = server;
        let has_others = hosts.len() > 1;
        for host in &mut hosts {
            if has_others {
                host.keepalives_idle(SILENCE).keepalives_interval(SILENCE / 3).tcp_user_timeout(SILENCE);
            } else {
                host.keepalives_idle(Duration::from_mins(1)).tcp_user_timeout(2 * TIMEOUT);
            }
        }
        let tls = Tls::new(mode, &certificates)?;
        Ok(Self { hosts, tls, mode, known: Mutex::default() })
    }

    /// Returns whether the server's certificate is verified, or `None` for a server on this machine.
    pub(super) fn checks_certificate(&self) -> Option<bool> {
        let is_on_network = !self.hosts.iter().all(is_near);
        is_on_network.then_some(matches!(self.mode, TlsMode::VerifyCa | TlsMode::VerifyFull))
    }

    /// Waits for the outcome of a statement. If that takes long, checks whether another server has taken over from one
    /// that does not answer any more, and ends the connection if so.
    pub(super) async fn outcome<T>(
        &self,
        session: &Session,
        opened: &Metrics,
        statement: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, StoreError> {
        if self.is_elsewhere(session) {
            return Err(StoreError::Unavailable(FormerPrimary.into()));
        }
        let outcome = if self.may_be_taken_over() { self.watch(session, statement).await } else { statement.await };
        outcome.map_err(|error| {
            // A transaction may only read, the server is shutting down, or it crashed. Others may have taken over.
            let is_doubtful = error.code().is_some_and(|code| ["25006", "57P01", "57P02"].contains(&code.code()));
            if is_doubtful && opened.age() >= OLD_ENOUGH {
                self.known().doubted_at = Some(Instant::now());
            }
            error.into()
        })
    }

    async fn watch<T>(&self, session: &Session, statement: impl Future<Output = T>) -> T {
        let mut statement = pin!(statement);
        loop {
            let looking = async {
                sleep(LOOK_AFTER).await;
                // Boxed, because it is rare and large.
                let _ = timeout(TIMEOUT, Box::pin(self.open())).await;
                if self.is_elsewhere(session) {
                    session.task.abort();
                }
            };
            tokio::select! { biased; outcome = &mut statement => return outcome, () = looking => {} }
        }
    }

    /// Connects to the first host that accepts a connection. While a host does not answer, the others are tried at the
    /// same time, again and again.
    async fn open(&self) -> Result<Session, StoreError> {
        let mut next: VecDeque<usize> = self.order().collect();
        let mut attempts = JoinSet::new();
        let mut failures = BTreeMap::new();
        let mut failed = VecDeque::new();
        loop {
            if let Some(place) = next.pop_front() {
                let (host, tls, is_one_of_several) =
                    (self.hosts[place].clone(), self.tls.clone(), self.may_be_taken_over());
                attempts.spawn(async move { (place, Session::open(place, host, tls, is_one_of_several).await) });
            }
            match timeout(self.head_start(), attempts.join_next()).await {
                Ok(Some(Ok((place, outcome)))) => match self.checked(outcome) {
                    Ok(session) => return Ok(session),
                    Err(failure) => {
                        failures.insert(place, failure);
                        failed.push_back(place);
                    }
                },
                // The program ends.
                Ok(Some(Err(error))) => return Err(StoreError::Unavailable(error.into())),
                Ok(None) => return Err(self.no_host(failures)),
                Err(_) => next.append(&mut failed),
            }
        }
    }

    /// Takes note of the server of a new connection, unless another one has taken over from it.
    fn checked(&self, outcome: Result<Session, tokio_postgres::Error>) -> Result<Session, StoreError> {
        let session = outcome.map_err(|error| self.failed(error))?;
        if self.may_be_taken_over() {
            let mut known = self.known();
            if known.is_later_than(&session) {
                return Err(StoreError::Unavailable(FormerPrimary.into()));
            }
            known.first = session.place;
            known.timeline = known.timeline.max(session.timeline);
        }
        Ok(session)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the places of all hosts in the order in which they are tried.
    fn order(&self) -> impl Iterator<Item = usize> {
        let count = self.hosts.len();
        let first = if self.is_random() { rand::random_range(0..count) } else { self.known().first };
        (first..first + count).map(move |place| place % count)
    }

    fn is_random(&self) -> bool {
        self.hosts[0].get_load_balance_hosts() == LoadBalanceHosts::Random
    }

    /// Returns whether there are several hosts, of which only the primary is right.
    fn may_be_taken_over(&self) -> bool {
        let is_for_writing = self.hosts[0].get_target_session_attrs() == TargetSessionAttrs::ReadWrite;
        self.hosts.len() > 1 && is_for_writing && !self.is_random()
    }

    /// Returns whether another server has been found to be the primary since a connection was opened.
    fn is_elsewhere(&self, session: &Session) -> bool {
        let known = self.known();
        self.may_be_taken_over() && (session.place != known.first || known.is_later_than(session))
    }

    fn head_start(&self) -> Duration {
        // If any host will do, their order is a preference.
        let count = u32::try_from(self.hosts.len()).unwrap_or(u32::MAX);
        if self.may_be_taken_over() { HEAD_START } else { TIMEOUT / count }
    }

    fn failed(&self, error: tokio_postgres::Error) -> StoreError {
        // The driver's errors can only be told apart by their text.
        if error.to_string().contains("TLS") {
            return StoreError::Unavailable(TlsError { mode: self.mode.word(), source: error }.into());
        }
        error.into()
    }

    /// Returns why no host accepted a connection.
    fn no_host(&self, mut failures: BTreeMap<usize, StoreError>) -> StoreError {
        // A wrong password is to be seen, even if other hosts are only unreachable.
        let told = failures.iter().find(|(_, failure)| !matches!(failure, StoreError::Unavailable(_)));
        let told = told.map(|(place, _)| *place).or((self.hosts.len() == 1).then_some(0));
        if let Some(failure) = told.and_then(|place| failures.remove(&place)) {
            return failure;
        }
        let mut text = "none of the hosts can be used".to_owned();
        for (place, failure) in &failures {
            // Writing to a string does not fail.
            let _ = write!(text, "; {}", name(&self.hosts[*place]));
            let mut cause = failure.source();
            while let Some(error) = cause {
                let _ = write!(text, ": {error}");
                cause = error.source();
            }
        }
        StoreError::Unavailable(text.into())
    }
}

/// Why a server that can be written to is not used.
#[derive(Debug, thiserror::Error)]
#[error(
    "another server has taken over as primary; make this server its standby (only if this server is to be the primary again, restart Latchkey)"
)]
struct FormerPrimary;

/// Returns the name of a host for messages.
fn name(config: &Config) -> String {
    let port = config.get_ports().first().copied().unwrap_or(5432);
    match config.get_hosts().first() {
        Some(Host::Tcp(name)) => format!("{name} port {port}"),
        Some(Host::Unix(folder)) => format!("{} port {port}", folder.display()),
        None => format!("port {port}"),
    }
}

impl Manager for Connector {
    type Type = Session;
    type Error = StoreError;

    async fn create(&self) -> Result<Session, StoreError> {
        // Boxed, because its large state would otherwise be part of every request's.
        let session = Box::pin(self.open()).await?;
        if session.encoding == "UTF8" { Ok(session) } else { Err(StoreError::Encoding(session.encoding)) }
    }

    async fn recycle(&self, session: &mut Session, metrics: &Metrics) -> RecycleResult<StoreError> {
        let doubted_at = self.known().doubted_at;
        let is_doubted = doubted_at.is_some_and(|doubted_at| metrics.created < doubted_at);
        let is_old = metrics.last_used() >= MOST_IDLE || metrics.age() >= OLDEST;
        if session.is_closed() || is_doubted || self.is_elsewhere(session) || is_old {
            return Err(RecycleError::message("closed, doubted or old"));
        }
        Ok(())
    }
}
