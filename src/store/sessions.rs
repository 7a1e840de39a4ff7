//! Who is signed in. A session's id is a bearer credential: only its hash is kept.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::{Organizer, Store, StoreError, api_keys::hex, on_pool, organizers::organizer_columns, write_entry};
use crate::audit::{Entry, count_of};

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

/// The name by which a session is told from others, which opens nothing.
pub fn session_handle(id: &str) -> String {
    hash(id)
}

/// Ends every session of an organizer's, but for the one with this handle; answers how many.
macro_rules! end_sessions {
    ($executor:expr, $organizer_id:expr, $but:expr) => {
        sqlx::query("DELETE FROM sessions WHERE organizer_id = $1 AND ($2 IS NULL OR id_hash <> $2)")
            .bind($organizer_id)
            .bind($but)
            .execute($executor)
            .await?
            .rows_affected()
    };
}
pub(super) use end_sessions;

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

    /// Writes a session over the one that stands. One that was ended meanwhile stays ended.
    pub async fn save_session(&self, id: &str, row: &SessionRow) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE sessions SET organizer_id = $2, data = $3, expires_at = $4 WHERE id_hash = $1";
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

    /// An organizer's sessions that have not ended, each with its handle.
    pub async fn sessions_of(
        &self,
        organizer_id: &str,
        now: Timestamp,
    ) -> Result<Vec<(String, SessionRow)>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            id_hash: String,
            #[sqlx(flatten)]
            session: SessionRow,
        }
        const SQL: &str = "SELECT id_hash, organizer_id, data, expires_at FROM sessions \
                           WHERE organizer_id = $1 AND expires_at > $2 ORDER BY expires_at DESC, id_hash";
        let rows: Vec<Row> = on_pool!(self, pool => sqlx::query_as(SQL)
            .bind(organizer_id)
            .bind(now.as_second())
            .fetch_all(pool)
            .await?);
        Ok(rows.into_iter().map(|row| (row.id_hash, row.session)).collect())
    }

    /// Ends one of an organizer's sessions by its handle; `false` where there is none.
    pub async fn end_session(&self, organizer_id: &str, handle: &str, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM sessions WHERE organizer_id = $1 AND id_hash = $2";
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            if sqlx::query(SQL).bind(organizer_id).bind(handle).execute(&mut *tx).await?.rows_affected() == 0 {
                return Ok(false);
            }
            write_entry!(&mut *tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Ends every session of an organizer's but for the one with this handle.
    pub async fn end_other_sessions(&self, organizer_id: &str, but: &str, entry: Entry) -> Result<(), StoreError> {
        on_pool!(self, pool => {
            let mut tx = pool.begin().await?;
            let ended = end_sessions!(&mut *tx, organizer_id, Some(but));
            if ended > 0 {
                let detail = count_of(usize::try_from(ended).unwrap_or(usize::MAX), "session", "sessions");
                write_entry!(&mut *tx, &entry.with(detail));
            }
            tx.commit().await?;
        });
        Ok(())
    }

    /// A session that has not ended.
    pub async fn session(&self, id: &str, now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
        const SQL: &str = "SELECT organizer_id, data, expires_at FROM sessions WHERE id_hash = $1 AND expires_at > $2";
        Ok(on_pool!(self, pool => sqlx::query_as(SQL).bind(hash(id)).bind(now.as_second()).fetch_optional(pool).await)?)
    }

    /// Whose a session is that has not ended, and when it will, in seconds since 1970.
    pub async fn signed_in(&self, id: &str, now: Timestamp) -> Result<Option<(Organizer, i64)>, StoreError> {
        #[derive(sqlx::FromRow)]
        struct Row {
            #[sqlx(flatten)]
            organizer: Organizer,
            expires_at: i64,
        }
        const SQL: &str = concat!(
            "SELECT expires_at, ",
            organizer_columns!(),
            " FROM sessions JOIN organizers ON id = organizer_id WHERE id_hash = $1 AND expires_at > $2"
        );
        let row: Option<Row> = on_pool!(self, pool => sqlx::query_as(SQL).bind(hash(id)).bind(now.as_second()).fetch_optional(pool).await)?;
        Ok(row.map(|row| (row.organizer, row.expires_at)))
    }

    /// Ends a session.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM sessions WHERE id_hash = $1";
        on_pool!(self, pool => sqlx::query(SQL).bind(hash(id)).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Drops what has ended: sessions, and failures to sign in from before a day.
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        const SESSIONS: &str = "DELETE FROM sessions WHERE expires_at <= $1";
        const FAILURES: &str = "DELETE FROM sign_in_failures WHERE last_at <= $1";
        const ASKED: &str = "DELETE FROM idempotency_keys WHERE created_at <= $1";
        let day_ago = now.as_second() - 24 * 60 * 60;
        on_pool!(self, pool => {
            let sessions = sqlx::query(SESSIONS).bind(now.as_second()).execute(pool).await?.rows_affected();
            let failures = sqlx::query(FAILURES).bind(day_ago).execute(pool).await?.rows_affected();
            let asked = sqlx::query(ASKED).bind(day_ago).execute(pool).await?.rows_affected();
            Ok(sessions + failures + asked)
        })
    }
}
