//! How often signing in may be tried. Kept in the database, so that a restart or a second instance forgets nothing.

use jiff::Timestamp;

use super::{Store, StoreError, on_pool, sessions::hash};

/// What an attempt to sign in is counted under, and how soon its failures slow it down.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// An account, known or not: after three failures, pauses of 1, 3, 5 and then 10 seconds. Short enough that
    /// nobody locks its owner out for long.
    Account(&'a str),
    /// A client's network address: after ten failures, a minute each.
    Address(&'a str),
    /// Someone signed in, by the account's id, who has to prove their password again.
    Password(&'a str),
}

impl Subject<'_> {
    fn key(self) -> String {
        match self {
            Self::Account(email) => hash(&format!("account:{}", email.to_lowercase())),
            Self::Address(address) => hash(&format!("address:{address}")),
            Self::Password(id) => hash(&format!("password:{id}")),
        }
    }

    /// The failures that cost nothing, and the pauses after those that follow, in seconds; the last one repeats.
    fn pauses(self) -> (i64, [i64; 4]) {
        match self {
            Self::Account(_) | Self::Password(_) => (2, [1, 3, 5, 10]),
            Self::Address(_) => (9, [60; 4]),
        }
    }
}

fn client_key(email: &str, client: &str) -> String {
    hash(&format!("client:{}:{client}", email.to_lowercase()))
}

/// Failures are forgotten after so many seconds without another.
const MEMORY: i64 = 15 * 60;

impl Store {
    /// Counts an attempt as failed until it proves good; answers how many seconds to wait instead, where it came
    /// too early. Counting first leaves no gap for attempts at the same moment.
    pub async fn begin_attempt(&self, subject: Subject<'_>, now: Timestamp) -> Result<Result<(), u64>, StoreError> {
        // A row comes back only where the attempt may go on: `WHERE` guards the update against a blocked subject. One that
        // is blocked for longer than the longest pause was blocked before the clock was set back.
        const COUNT: &str = "INSERT INTO sign_in_failures AS f (subject, failures, last_at, blocked_until) \
             VALUES ($1, 1, $2, $2) ON CONFLICT (subject) DO UPDATE SET \
             failures = CASE WHEN f.last_at < $2 - $3 THEN 1 ELSE f.failures + 1 END, last_at = $2, \
             blocked_until = $2 + CASE WHEN f.last_at < $2 - $3 OR f.failures + 1 <= $4 THEN 0 \
                 WHEN f.failures = $4 THEN $5 WHEN f.failures = $4 + 1 THEN $6 \
                 WHEN f.failures = $4 + 2 THEN $7 ELSE $8 END \
             WHERE f.blocked_until NOT BETWEEN $2 + 1 AND $2 + $8 RETURNING failures";
        const WAIT: &str = "SELECT blocked_until FROM sign_in_failures WHERE subject = $1";
        let (key, now, (free, pauses)) = (subject.key(), now.as_second(), subject.pauses());
        on_pool!(self, pool => {
            let mut count = sqlx::query_scalar::<_, i64>(COUNT).bind(&key).bind(now).bind(MEMORY).bind(free);
            for pause in pauses {
                count = count.bind(pause);
            }
            if count.fetch_optional(pool).await?.is_some() {
                return Ok(Ok(()));
            }
            let blocked_until: Option<i64> = sqlx::query_scalar(WAIT).bind(&key).fetch_optional(pool).await?;
            Ok(Err(u64::try_from(blocked_until.unwrap_or(now) - now).unwrap_or(0).max(1)))
        })
    }

    /// Whether a client has signed in to an account before. Failures of others do not slow it down, or they could
    /// keep the owner out.
    pub async fn knows_client(&self, email: &str, client: &str) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT last_at FROM sign_in_clients WHERE subject = $1";
        let last_at: Option<i64> =
            on_pool!(self, pool => sqlx::query_scalar(SQL).bind(client_key(email, client)).fetch_optional(pool).await)?;
        Ok(last_at.is_some())
    }

    /// Remembers a client that has signed in to an account.
    pub async fn remember_client(&self, email: &str, client: &str, now: Timestamp) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sign_in_clients (subject, last_at) VALUES ($1, $2) \
                           ON CONFLICT (subject) DO UPDATE SET last_at = excluded.last_at";
        let key = client_key(email, client);
        on_pool!(self, pool => sqlx::query(SQL).bind(key).bind(now.as_second()).execute(pool).await.map(drop))?;
        Ok(())
    }

    /// Takes back the failure that a good attempt was counted as; an account's earlier ones are forgotten.
    pub async fn end_attempt(&self, subject: Subject<'_>) -> Result<(), StoreError> {
        const FORGET: &str = "DELETE FROM sign_in_failures WHERE subject = $1";
        const TAKE_BACK: &str = "UPDATE sign_in_failures SET failures = failures - 1, blocked_until = 0 WHERE subject = $1 AND failures > 0";
        let sql = match subject {
            Subject::Account(_) | Subject::Password(_) => FORGET,
            Subject::Address(_) => TAKE_BACK,
        };
        on_pool!(self, pool => sqlx::query(sql).bind(subject.key()).execute(pool).await.map(drop))?;
        Ok(())
    }
}
