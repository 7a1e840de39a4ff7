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

/// A session expires after so many seconds without a request.
pub(crate) const SESSION_IDLE: i64 = 12 * 60 * 60;

/// Its expiry is moved at most once in so many seconds, so that not every request writes.
const TOUCH_AFTER: i64 = 5 * 60;

/// The names of what a session's record holds.
pub(crate) const ORGANIZER_ID: &str = "organizer_id";
pub(crate) const SEEN_AT: &str = "seen_at";
pub(crate) const BEGAN_AT: &str = "began_at";
pub(crate) const CLIENT: &str = "client";
pub(crate) const BROWSER: &str = "browser";

/// A session that has not expired.
pub struct CurrentSession {
    /// Who is signed in.
    pub organizer: Organizer,
    /// Whether the session's expiry is to be moved.
    pub is_due: bool,
}

/// A session as its organizer tells it from their others.
pub struct OpenSession {
    /// Names the session to end it; it does not sign anyone in.
    pub handle: String,
    /// When the organizer signed in.
    pub began_at: Timestamp,
    /// When the session was last used, to a few minutes.
    pub seen_at: Timestamp,
    /// The network address it was begun from.
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
        // Sessions of an earlier release lack the other time.
        let began_at = time(BEGAN_AT).unwrap_or(seen_at);
        Self { handle, began_at, seen_at, client: text(CLIENT), browser: text(BROWSER) }
    }
}

impl App {
    /// Returns a session by its id, unless it has expired or its organizer is disabled. The record itself, which says no
    /// more of that, is not read.
    pub async fn current_session(&self, id: &str) -> Result<Option<CurrentSession>, Error> {
        let found = self.store.signed_in(id, self.now()).await?;
        let Some((organizer, expires_at)) = found.filter(|(organizer, _)| !organizer.is_disabled()) else {
            return Ok(None);
        };
        let seen_at = expires_at - SESSION_IDLE;
        // A session seen in the future was seen before the clock was set back.
        let is_due = (self.now().as_second() - seen_at).abs() >= TOUCH_AFTER;
        Ok(Some(CurrentSession { organizer, is_due }))
    }

    /// Returns an organizer's open sessions, the one used last first.
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
        Sessions { store: self.store.clone(), clock: self.clock }
    }
}

/// Keeps the session layer's records in the database.
#[derive(Debug, Clone)]
pub(crate) struct Sessions {
    store: Store,
    clock: Clock,
}

impl Sessions {
    /// Returns a record as a row. The expiry counts from the program's clock, not from the session layer's.
    fn row(&self, record: &Record) -> session_store::Result<SessionRow> {
        let data =
            serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let organizer_id = record.data.get(ORGANIZER_ID).and_then(|id| id.as_str()).map(str::to_owned);
        Ok(SessionRow { organizer_id, data, expires_at: self.clock.now().as_second() + SESSION_IDLE })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err calls")]
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
            // Only the expiry of a stored session changes: pages go on working while nothing can be written.
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(error = with_causes(&error), "the end of a session could not be moved");
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
            tracing::error!(
                "the record of a session is damaged: it is removed, and its organizer has to sign in again"
            );
            self.delete(id).await?;
            return Ok(None);
        };
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.store.delete_session(&id.to_string()).await.map_err(backend)
    }
}
