//! What the mail server last answered when it refused an organizer's email to an address.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Store, StoreError, sessions::hash};

/// The most refusals that are read at once, the latest first.
const READ: i64 = 2000;

/// Returns the hash under which an address is stored. It contains the organizer's id, so that two organizers' addresses
/// cannot be compared.
fn key(organizer_id: &str, address: &str) -> String {
    hash(&format!("{organizer_id}\n{}", address.to_lowercase()))
}

/// The last refusal of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The mail server's answer, or why the message was refused.
    pub answer: String,
    /// When that was.
    pub at: Timestamp,
}

/// The last refusals of an organizer's emails.
#[derive(Debug, Clone, Default)]
pub struct Refusals {
    organizer_id: String,
    by_key: HashMap<String, Refused>,
}

impl Refusals {
    /// Returns the last refusal of an address.
    pub fn of(&self, address: &str) -> Option<&Refused> {
        if self.by_key.is_empty() { None } else { self.by_key.get(&key(&self.organizer_id, address)) }
    }
}

impl Store {
    /// Keeps the refusal of an address in place of an earlier one.
    pub async fn keep_refusal(
        &self,
        organizer_id: &str,
        address: &str,
        answer: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO refusals (organizer_id, address, answer, refused_at) VALUES ($1, $2, $3, $4) \
                           ON CONFLICT (organizer_id, address) DO UPDATE SET answer = $3, refused_at = $4";
        let args = [organizer_id.into(), key(organizer_id, address).into(), answer.into(), now.into()];
        self.db.execute(SQL, &args).await.map(drop)
    }

    /// Forgets the refusal of an address.
    pub async fn forget_refusal(&self, organizer_id: &str, address: &str) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM refusals WHERE organizer_id = $1 AND address = $2";
        self.db.execute(SQL, &[organizer_id.into(), key(organizer_id, address).into()]).await.map(drop)
    }

    /// Returns the last refusals of an organizer's emails.
    pub async fn refusals(&self, organizer_id: &str) -> Result<Refusals, StoreError> {
        const SQL: &str = "SELECT address, answer, refused_at FROM refusals WHERE organizer_id = $1 \
                           ORDER BY refused_at DESC LIMIT $2";
        let read = |row: &super::Row<'_>| {
            Ok((row.string("address")?, Refused { answer: row.string("answer")?, at: row.time("refused_at")? }))
        };
        let found = self.db.fetch(SQL, &[organizer_id.into(), READ.into()], read).await?;
        Ok(Refusals { organizer_id: organizer_id.to_owned(), by_key: found.into_iter().collect() })
    }

    /// Deletes refusals from before a moment.
    pub(super) async fn delete_refusals(&self, before: i64) -> Result<u64, StoreError> {
        self.db.execute("DELETE FROM refusals WHERE refused_at <= $1", &[before.into()]).await
    }
}
