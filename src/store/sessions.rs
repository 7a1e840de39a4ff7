//! Sessions. A session's id is a bearer credential, so only its hash is stored.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{Arg, Organizer, Row, Store, StoreError, organizers::end_sessions, write_entry};
use crate::{
    audit::{Entry, count_of},
    hex,
};

/// A session, without its id.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    /// The organizer, after signing in.
    pub organizer_id: Option<String>,
    /// The session layer's data as JSON.
    pub data: String,
    /// When the session expires, in seconds since 1970.
    pub expires_at: i64,
    /// When the session was last used, accurate to a few minutes. Sessions stored before 0.2 lack this.
    pub seen_at: Option<i64>,
}

/// Returns the hash of a secret or private text, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    hex::encoded(&Sha256::digest(text.as_bytes()))
}

/// Returns a handle that identifies a session but does not give access.
pub fn session_handle(id: &str) -> String {
    hash(id)
}

impl SessionRow {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            organizer_id: row.optional_string("organizer_id")?,
            data: row.string("data")?,
            expires_at: row.integer("expires_at")?,
            seen_at: row.optional_integer("seen_at")?,
        })
    }
}

/// Returns the values that are stored for a session.
fn args<'a>(id: &str, row: &'a SessionRow) -> [Arg<'a>; 5] {
    let SessionRow { organizer_id, data, expires_at, seen_at } = row;
    [hash(id).into(), organizer_id.into(), data.into(), (*expires_at).into(), (*seen_at).into()]
}

impl Store {
    /// Adds a session. Returns `false` if the id is taken.
    pub async fn add_session(&self, id: &str, row: &SessionRow) -> Result<bool, StoreError> {
        const SQL: &str = "INSERT INTO sessions (id_hash, organizer_id, data, expires_at, seen_at) \
                           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id_hash) DO NOTHING";
        Ok(self.db.execute(SQL, &args(id, row)).await? == 1)
    }

    /// Updates a session. A session that was ended in the meantime stays ended.
    pub async fn save_session(&self, id: &str, row: &SessionRow) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE sessions SET organizer_id = $2, data = $3, expires_at = $4, seen_at = $5 \
                           WHERE id_hash = $1";
        self.db.execute(SQL, &args(id, row)).await.map(drop)
    }

    /// Returns an organizer's open sessions with their handles.
    pub async fn sessions_of(
        &self,
        organizer_id: &str,
        now: Timestamp,
    ) -> Result<Vec<(String, SessionRow)>, StoreError> {
        const SQL: &str = "SELECT id_hash, organizer_id, data, expires_at, seen_at FROM sessions \
                           WHERE organizer_id = $1 AND expires_at > $2 ORDER BY COALESCE(seen_at, 0) DESC, expires_at DESC, id_hash";
        let read = |row: &Row<'_>| Ok((row.string("id_hash")?, SessionRow::read(row)?));
        self.db.fetch(SQL, &[organizer_id.into(), now.into()], read).await
    }

    /// Ends one of an organizer's sessions by its handle. Returns `false` if there is no such session.
    pub async fn end_session(&self, organizer_id: &str, handle: &str, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM sessions WHERE organizer_id = $1 AND id_hash = $2";
        let mut tx = self.db.begin().await?;
        if tx.execute(SQL, &[organizer_id.into(), handle.into()]).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Ends all sessions of an organizer except the one with this handle.
    pub async fn end_other_sessions(&self, organizer_id: &str, but: &str, entry: Entry) -> Result<(), StoreError> {
        let mut tx = self.db.begin().await?;
        let ended = end_sessions(&mut tx, organizer_id, Some(but)).await?;
        if ended > 0 {
            let detail = count_of(usize::try_from(ended).unwrap_or(usize::MAX), "session", "sessions");
            write_entry(&mut tx, &entry.with(detail)).await?;
        }
        tx.commit().await
    }

    /// Returns a session that has not expired.
    pub async fn session(&self, id: &str, now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
        const SQL: &str = "SELECT organizer_id, data, expires_at, seen_at FROM sessions \
                           WHERE id_hash = $1 AND expires_at > $2";
        self.db.fetch_optional(SQL, &[hash(id).into(), now.into()], SessionRow::read).await
    }

    /// Returns the organizer of a session that has not expired, and when it was last used, in seconds since 1970.
    pub async fn signed_in(&self, id: &str, now: Timestamp) -> Result<Option<(Organizer, Option<i64>)>, StoreError> {
        const SQL: &str = "SELECT seen_at, id, email, name, created_at, role, disabled_at, must_change_password, \
                           language, link_kind, zone, invites_self FROM sessions JOIN organizers ON id = organizer_id \
                           WHERE id_hash = $1 AND expires_at > $2";
        let read = |row: &Row<'_>| Ok((Organizer::read(row)?, row.optional_integer("seen_at")?));
        self.db.fetch_optional(SQL, &[hash(id).into(), now.into()], read).await
    }

    /// Ends a session.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM sessions WHERE id_hash = $1";
        self.db.execute(SQL, &[hash(id).into()]).await.map(drop)
    }

    /// Deletes expired sessions, and failed sign-ins and idempotency keys that are older than a day.
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        const SESSIONS: &str = "DELETE FROM sessions WHERE expires_at <= $1";
        const FAILURES: &str = "DELETE FROM sign_in_failures WHERE last_at <= $1";
        const ASKED: &str = "DELETE FROM idempotency_keys WHERE created_at <= $1";
        let day_ago = now.as_second() - 24 * 60 * 60;
        let sessions = self.db.execute(SESSIONS, &[now.into()]).await?;
        let failures = self.db.execute(FAILURES, &[day_ago.into()]).await?;
        self.delete_deliveries(now).await?;
        Ok(sessions + failures + self.db.execute(ASKED, &[day_ago.into()]).await?)
    }
}
