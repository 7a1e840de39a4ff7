//! Limits how often signing in can be tried. Failures are stored in the database, so that a restart does not reset them
//! and all instances share them.

use jiff::Timestamp;

use super::{Row, Store, StoreError, sessions::hash};

/// What an attempt to sign in is counted for, and how failures slow down further attempts.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// An account, existing or not, for attempts from unknown devices. Failures are only counted and cause no pauses.
    Account(&'a str),
    /// An account, for attempts from one network address: after three failures, pauses of 1, 3, 5 and then 10 seconds.
    /// The account's owner does not have to wait at other addresses.
    Guess {
        /// The email address that was entered, whether or not an account has it.
        email: &'a str,
        /// The client's network address.
        client: &'a str,
    },
    /// A client's network address: after ten failures, a pause of one minute after each.
    Address(&'a str),
    /// A device on which the account's owner signed in before.
    Device(&'a str),
    /// An organizer who is signed in and has to enter their password again, by the account's id.
    Password(&'a str),
}

impl Subject<'_> {
    fn key(self) -> String {
        match self {
            Self::Account(email) => hash(&format!("account:{}", email.to_lowercase())),
            Self::Guess { email, client } => hash(&format!("guess:{}:{client}", email.to_lowercase())),
            Self::Device(device) => hash(&format!("device:{device}")),
            Self::Address(address) => hash(&format!("address:{address}")),
            Self::Password(id) => hash(&format!("password:{id}")),
        }
    }

    /// Returns the number of failures without a pause, and the pauses after further failures in seconds. The last pause
    /// repeats.
    fn pauses(self) -> (i64, [i64; 4]) {
        match self {
            Self::Account(_) => (0, [0; 4]),
            Self::Guess { .. } | Self::Device(_) | Self::Password(_) => (2, [1, 3, 5, 10]),
            Self::Address(_) => (9, [60; 4]),
        }
    }
}

/// Failures are forgotten after this many seconds without another failure.
const MEMORY: i64 = 15 * 60;

/// How long a new network address waits for its turn at an account under attack, in seconds. Attempts from other
/// addresses do not delay the turn.
const TURN: i64 = 10;

/// An attempt that is counted.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    subject: Subject<'a>,
    /// The number of failures, including this attempt.
    failures: i64,
}

impl Store {
    /// Counts an attempt as failed until it succeeds, or returns the seconds to wait if it is too early. Counting first
    /// leaves no gap for concurrent attempts.
    pub async fn begin_attempt<'a>(
        &self,
        subject: Subject<'a>,
        now: Timestamp,
    ) -> Result<Result<Attempt<'a>, u64>, StoreError> {
        // A row is returned only if the attempt is allowed: `WHERE` prevents the update for a blocked subject. A
        // subject that is blocked for longer than the longest pause was blocked before the clock was set back.
        const COUNT: &str = "INSERT INTO sign_in_failures AS f (subject, failures, last_at, blocked_until) \
             VALUES ($1, 1, $2, $2) ON CONFLICT (subject) DO UPDATE SET \
             failures = CASE WHEN f.last_at < $2 - $3 THEN 1 ELSE f.failures + 1 END, last_at = $2, \
             blocked_until = $2 + CASE WHEN f.last_at < $2 - $3 OR f.failures + 1 <= $4 THEN 0 \
                 WHEN f.failures = $4 THEN $5 WHEN f.failures = $4 + 1 THEN $6 \
                 WHEN f.failures = $4 + 2 THEN $7 ELSE $8 END \
             WHERE f.blocked_until NOT BETWEEN $2 + 1 AND $2 + $8 RETURNING failures";
        const WAIT: &str = "SELECT blocked_until FROM sign_in_failures WHERE subject = $1";
        let (key, now, (free, pauses)) = (subject.key(), now.as_second(), subject.pauses());
        let [first, second, third, fourth] = pauses;
        let args = [
            (&key).into(),
            now.into(),
            MEMORY.into(),
            free.into(),
            first.into(),
            second.into(),
            third.into(),
            fourth.into(),
        ];
        let mut tx = self.db.begin().await?;
        if let Some(failures) = tx.fetch_optional(COUNT, &args, |row| row.integer("failures")).await? {
            tx.commit().await?;
            return Ok(Ok(Attempt { subject, failures }));
        }
        let blocked_until = tx.fetch_optional(WAIT, &[key.into()], blocked_until).await?;
        Ok(Err(u64::try_from(blocked_until.unwrap_or(now) - now).unwrap_or(0).max(1)))
    }

    /// Returns how many seconds an attempt has to wait, without counting it.
    pub async fn wait(&self, subject: Subject<'_>, now: Timestamp) -> Result<Option<u64>, StoreError> {
        const SQL: &str = "SELECT blocked_until FROM sign_in_failures WHERE subject = $1";
        let blocked_until = self.db.fetch_optional(SQL, &[subject.key().into()], blocked_until).await?;
        let (_, [.., longest]) = subject.pauses();
        let wait = blocked_until.map(|time| time - now.as_second()).filter(|wait| (1..=longest).contains(wait));
        Ok(wait.and_then(|wait| u64::try_from(wait).ok()))
    }

    /// Returns the number of recent failures.
    pub async fn failures(&self, subject: Subject<'_>, now: Timestamp) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT failures FROM sign_in_failures WHERE subject = $1 AND last_at BETWEEN $2 AND $3";
        let args = [subject.key().into(), (now.as_second() - MEMORY).into(), now.into()];
        let failures = self.db.fetch_optional(SQL, &args, |row| row.integer("failures")).await?;
        Ok(failures.unwrap_or(0))
    }

    /// Reserves a turn for a client that is new to an account under attack, and returns the seconds until it. Asking
    /// again earlier does not move the turn. A failure then costs the longest pause.
    pub async fn take_turn(&self, subject: Subject<'_>, now: Timestamp) -> Result<u64, StoreError> {
        const SQL: &str = "INSERT INTO sign_in_failures AS f (subject, failures, last_at, blocked_until) \
             VALUES ($1, $2, $3, $4) ON CONFLICT (subject) DO UPDATE SET \
             failures = excluded.failures, last_at = excluded.last_at, blocked_until = excluded.blocked_until \
             WHERE f.last_at NOT BETWEEN $5 AND $3";
        let (now, (free, pauses)) = (now.as_second(), subject.pauses());
        let failures = free + i64::try_from(pauses.len()).unwrap_or_default() - 1;
        let args = [subject.key().into(), failures.into(), now.into(), (now + TURN).into(), (now - MEMORY).into()];
        self.db.execute(SQL, &args).await?;
        Ok(u64::try_from(TURN).unwrap_or_default())
    }

    /// Removes the failure that a successful attempt was counted as, and its pause unless another attempt failed in the
    /// meantime. Earlier failures stay.
    pub async fn end_attempt(&self, attempt: Attempt<'_>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE sign_in_failures SET failures = failures - 1, \
             blocked_until = CASE WHEN failures = $2 THEN 0 ELSE blocked_until END WHERE subject = $1 AND failures > 0";
        self.db.execute(SQL, &[attempt.subject.key().into(), attempt.failures.into()]).await?;
        Ok(())
    }

    /// Returns the key that signs the cookies of known devices. Stores `new` as the key if there is none yet.
    pub async fn device_key(&self, new: &str) -> Result<String, StoreError> {
        const FIND: &str = "SELECT key FROM device_key WHERE id = 1";
        const KEEP: &str = "INSERT INTO device_key (id, key) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
        let read = |row: &Row<'_>| row.string("key");
        if let Some(key) = self.db.fetch_optional(FIND, &[], read).await? {
            return Ok(key);
        }
        self.db.execute(KEEP, &[new.into()]).await?;
        self.db.fetch_one(FIND, &[], read).await
    }
}

fn blocked_until(row: &Row<'_>) -> Result<i64, StoreError> {
    row.integer("blocked_until")
}
