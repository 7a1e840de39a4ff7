//! The sessions of people who are signed in.

use async_trait::async_trait;
use jiff::Timestamp;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

use super::{Actor, App};
use crate::{
    audit::Action,
    clock::Clock,
    error::{Error, with_causes},
    store::{Organizer, SessionRow, Store, StoreError},
};

/// A session expires after this many seconds without a request.
pub(crate) const SESSION_IDLE: i64 = 12 * 60 * 60;

/// The expiry of a session is extended at most once in this many seconds, so that not every request writes.
const TOUCH_AFTER: i64 = 5 * 60;

/// The keys in a session's data.
pub(crate) const ORGANIZER_ID: &str = "organizer_id";
pub(crate) const SEEN_AT: &str = "seen_at";
pub(crate) const BEGAN_AT: &str = "began_at";
pub(crate) const CLIENT: &str = "client";
pub(crate) const BROWSER: &str = "browser";

/// A session that has not expired.
pub struct CurrentSession {
    /// Who is signed in.
    pub organizer: Organizer,
    /// Whether the session's expiry has to be extended.
    pub is_due: bool,
}

/// A session in an organizer's list of sessions.
pub struct OpenSession {
    /// Identifies the session so that it can be ended. It cannot be used to sign in.
    pub handle: String,
    /// When the organizer signed in.
    pub began_at: Timestamp,
    /// When the session was last used, accurate to a few minutes.
    pub seen_at: Timestamp,
    /// The network address from which the organizer signed in.
    pub client: String,
    /// The browser, in words.
    pub browser: String,
}

impl OpenSession {
    fn read((handle, row): (String, SessionRow)) -> Self {
        let data: serde_json::Value = serde_json::from_str(&row.data).unwrap_or_default();
        let time = |name: &str| data[name].as_i64().and_then(|second| Timestamp::from_second(second).ok());
        let text = |name: &str| data[name].as_str().unwrap_or("unknown").to_owned();
        let seen_at = time(SEEN_AT).unwrap_or_default();
        // Sessions from an earlier release do not have the other time.
        let began_at = time(BEGAN_AT).unwrap_or(seen_at);
        Self { handle, began_at, seen_at, client: text(CLIENT), browser: text(BROWSER) }
    }
}

impl App {
    /// Returns a session by its id, unless it has expired or its organizer is disabled. Does not read the session's
    /// data.
    pub async fn current_session(&self, id: &str) -> Result<Option<CurrentSession>, Error> {
        let found = self.store.signed_in(id, self.now()).await?;
        let Some((organizer, seen_at)) = found.filter(|(organizer, _)| !organizer.is_disabled()) else {
            return Ok(None);
        };
        // A last use in the future was recorded before the clock was set back.
        let is_recent = |seen_at: i64| (self.now().as_second() - seen_at).abs() < TOUCH_AFTER;
        let is_due = !seen_at.is_some_and(is_recent);
        Ok(Some(CurrentSession { organizer, is_due }))
    }

    /// Returns an organizer's open sessions, the most recently used first.
    pub async fn open_sessions(&self, actor: &Actor) -> Result<Vec<OpenSession>, Error> {
        let rows = self.store.sessions_of(&actor.organizer.id, self.now()).await?;
        Ok(rows.into_iter().map(OpenSession::read).collect())
    }

    /// Ends one of an organizer's sessions by its handle.
    pub async fn end_session(&self, actor: &Actor, handle: &str) -> Result<(), Error> {
        let entry = actor.entry(Action::SessionsEnded, self.now()).with("1 session");
        let is_handle = handle.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_ended = is_handle && self.store.end_session(&actor.organizer.id, handle, &entry).await?;
        if is_ended { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Ends all of an organizer's sessions except the one with this handle.
    pub async fn end_other_sessions(&self, actor: &Actor, own: &str) -> Result<(), Error> {
        let entry = actor.entry(Action::SessionsEnded, self.now());
        Ok(self.store.end_other_sessions(&actor.organizer.id, own, entry).await?)
    }

    /// Returns the session layer's store.
    pub(crate) fn sessions(&self) -> Sessions {
        Sessions { store: self.store.clone(), clock: self.clock, days: self.session_days }
    }
}

/// The session layer's storage in the database.
#[derive(Debug, Clone)]
pub(crate) struct Sessions {
    store: Store,
    clock: Clock,
    /// A session expires this many days after signing in, however often it is used.
    days: u16,
}

impl Sessions {
    /// Converts a record to a row. The expiry is based on the program's clock, not on the session layer's, and is at most
    /// the set number of days after signing in.
    fn row(&self, record: &Record) -> session_store::Result<SessionRow> {
        let data =
            serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let organizer_id = record.data.get(ORGANIZER_ID).and_then(|id| id.as_str()).map(str::to_owned);
        let now = self.clock.now().as_second();
        let began_at = record.data.get(BEGAN_AT).and_then(serde_json::Value::as_i64).unwrap_or(now);
        let expires_at = (now + SESSION_IDLE).min(began_at + i64::from(self.days) * 24 * 60 * 60);
        Ok(SessionRow { organizer_id, data, expires_at, seen_at: Some(now) })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "map_err expects this signature")]
fn backend(error: StoreError) -> session_store::Error {
    session_store::Error::Backend(with_causes(&error))
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let row = self.row(record)?;
        while !self.store.add_session(&record.id.to_string(), &row).await.map_err(backend)? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        match self.store.save_session(&record.id.to_string(), &self.row(record)?).await {
            // Only the expiry changes, so pages still work if the database is read-only.
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(error = with_causes(&error), "failed to extend a session");
                Ok(())
            }
            saved => saved.map_err(backend),
        }
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some(row) = self.store.session(&id.to_string(), self.clock.now()).await.map_err(backend)? else {
            return Ok(None);
        };
        let (Ok(data), Ok(expiry_date)) =
            (serde_json::from_str(&row.data), OffsetDateTime::from_unix_timestamp(row.expires_at))
        else {
            tracing::error!("a session record is damaged and was removed; its organizer has to sign in again");
            self.delete(id).await?;
            return Ok(None);
        };
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.store.delete_session(&id.to_string()).await.map_err(backend)
    }
}
