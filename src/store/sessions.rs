//! Who is signed in. A session's id is a bearer credential: only its hash is kept.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{Store, StoreError, api_keys::hex, on_pool};

/// A session, without its id.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct SessionRow {
    /// Whose it is, once signed in.
    pub organizer_id: Option<String>,
    /// What the session layer keeps, as JSON.
    pub data: String,
    /// Seconds since 1970.
    pub expires_at: i64,
}

/// A fingerprint of a secret or private text, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

impl Store {
    /// Adds a session; `false` where its id is taken.
    pub async fn add_session(&self, id: &str, row: &SessionRow) -> Result<bool, StoreError> {
        const SQL: &str = "INSERT INTO sessions (id_hash, organizer_id, data, expires_at) VALUES ($1, $2, $3, $4) \
                           ON CONFLICT (id_hash) DO NOTHING";
        Ok(on_pool!(self, pool => sqlx::query(SQL)
            .bind(hash(id))
            .bind(&row.organizer_id)
            .bind(&row.data)
            .bind(row.expires_at)
            .execute(pool)
            .await?
            .rows_affected())
            == 1)
    }

    /// Writes a session that may be there already.
    pub async fn save_session(&self, id: &str, row: &SessionRow) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sessions (id_hash, organizer_id, data, expires_at) VALUES ($1, $2, $3, $4) \
                           ON CONFLICT (id_hash) DO UPDATE SET organizer_id = excluded.organizer_id, \
                           data = excluded.data, expires_at = excluded.expires_at";
        on_pool!(self, pool => sqlx::query(SQL)
            .bind(hash(id))
            .bind(&row.organizer_id)
            .bind(&row.data)
            .bind(row.expires_at)
            .execute(pool)
            .await
            .map(drop))?;
        Ok(())
    }

    /// A session that has not ended.
    pub async fn session(&self, id: &str, now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
        const SQL: &str = "SELECT organizer_id, data, expires_at FROM sessions WHERE id_hash = $1 AND expires_at > $2";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).bind(hash(id)).bind(now.as_second()).fetch_optional(pool).await)?)
    }

    /// Ends a session.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM sessions WHERE id_hash = $1";
        on_pool!(self, pool => sqlx::query(SQL).bind(hash(id)).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Drops what has ended: sessions, failures to sign in from before a day, and clients not seen for 90 days.
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        const SESSIONS: &str = "DELETE FROM sessions WHERE expires_at <= $1";
        const FAILURES: &str = "DELETE FROM sign_in_failures WHERE last_at <= $1";
        const CLIENTS: &str = "DELETE FROM sign_in_clients WHERE last_at <= $1";
        const MAIL: &str = "DELETE FROM outbox WHERE ended_at <= $1";
        const ASKED: &str = "DELETE FROM idempotency_keys WHERE created_at <= $1";
        let day_ago = now.as_second() - 24 * 60 * 60;
        let quarter_ago = now.as_second() - 90 * 24 * 60 * 60;
        on_pool!(self, pool => {
            let sessions = sqlx::query(SESSIONS).bind(now.as_second()).execute(pool).await?.rows_affected();
            let failures = sqlx::query(FAILURES).bind(day_ago).execute(pool).await?.rows_affected();
            let clients = sqlx::query(CLIENTS).bind(quarter_ago).execute(pool).await?.rows_affected();
                        let asked = sqlx::query(ASKED).bind(day_ago).execute(pool).await?.rows_affected();
            let mail = sqlx::query(MAIL).bind(quarter_ago).execute(pool).await?.rows_affected();
            Ok(sessions + failures + clients + asked + mail)
        })
    }
}
