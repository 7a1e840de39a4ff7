//! Undoing that invitations were put into the outbox.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Row, Store, StoreError, outbox::lock_meeting, write_entry};
use crate::audit::{Entry, count_of};

/// Invitations that are about to be sent, and can still be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBatch {
    /// The id of the form that sent them.
    pub batch_id: Uuid,
    /// How many they are.
    pub count: usize,
    /// When they are sent.
    pub due_at: Timestamp,
}

impl Store {
    /// Returns the latest invitations to a meeting that are about to be sent, if nothing of them was taken yet.
    pub async fn held_batch(&self, meeting_id: Uuid, now: Timestamp) -> Result<Option<HeldBatch>, StoreError> {
        const SQL: &str = "SELECT batch_id, COUNT(*) AS count, MAX(due_at) AS due_at FROM outbox WHERE meeting_id = $1 \
                           AND ended_at IS NULL AND kind = 'invitation' GROUP BY batch_id \
                           HAVING MAX(attempts) = 0 AND MIN(due_at) > $2 ORDER BY MAX(due_at) DESC, batch_id LIMIT 1";
        let read = |row: &Row<'_>| {
            row.record("message", |row| {
                let count = usize::try_from(row.integer("count")?).unwrap_or_default();
                Ok(HeldBatch { batch_id: row.text("batch_id")?.parse()?, count, due_at: row.time("due_at")? })
            })
        };
        self.db.fetch_optional(SQL, &[meeting_id.into(), now.into()], read).await
    }

    /// Takes a batch of invitations out of the outbox again, unless an attempt to send one of them was made. Returns how
    /// many, and 0 if it is too late.
    pub async fn undo_batch(
        &self,
        organizer_id: &str,
        meeting_id: Uuid,
        batch_id: Uuid,
        entry: Entry,
    ) -> Result<usize, StoreError> {
        // Whoever claims one of them is waited for, and then counts.
        const LOCK: &str = "UPDATE outbox SET state = state WHERE meeting_id = $1 AND batch_id = $2 \
                            AND kind = 'invitation' RETURNING attempts";
        const DELETE: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND batch_id = $2 AND kind = 'invitation'";
        let args = [meeting_id.into(), batch_id.into()];
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(0);
        }
        let attempts = tx.fetch(LOCK, &args, |row| row.integer("attempts")).await?;
        if attempts.is_empty() || attempts.iter().any(|attempts| *attempts > 0) {
            return Ok(0);
        }
        tx.execute(DELETE, &args).await?;
        let detail = format!("undone: {}", count_of(attempts.len(), "message", "messages"));
        write_entry(&mut tx, &entry.with(detail)).await?;
        tx.commit().await?;
        Ok(attempts.len())
    }
}
