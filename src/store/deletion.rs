//! Deletes meetings and removes people, and queues messages about that in the same transaction.

use uuid::Uuid;

use super::{
    Outgoing, Store, StoreError,
    join_codes::{cancel_codes, count_people},
    outbox::{enqueue_in, lock_meeting},
    webhooks::write_change,
};
use crate::audit::Entry;

impl Store {
    /// Deletes one of the organizer's meetings with its invitations, and puts messages about it into the outbox, in one
    /// transaction. The codes of its join links stay, and say who cancelled it.
    pub async fn delete_meeting(
        &self,
        organizer_id: &str,
        id: Uuid,
        by: &str,
        outgoing: Option<Outgoing<'_>>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM meetings WHERE id = $1";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND kind <> 'cancellation'";
        let mut tx = self.db.begin().await?;
        if !lock_meeting(&mut tx, organizer_id, id).await? {
            return Ok(false);
        }
        if let Some(outgoing) = outgoing {
            enqueue_in(&mut tx, organizer_id, id, outgoing).await?;
        }
        cancel_codes(&mut tx, id, by, entry.at).await?;
        tx.execute(SQL, &[id.into()]).await?;
        tx.execute(MAIL, &[id.into()]).await?;
        write_change(&mut tx, organizer_id, id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Removes a person from one of the organizer's meetings, and puts messages about it into the outbox, in one
    /// transaction. The row stays for a week, so that this can be undone.
    pub async fn remove_invitation(
        &self,
        organizer_id: &str,
        [meeting_id, id]: [Uuid; 2],
        by: &str,
        outgoing: Option<Outgoing<'_>>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const INVITATION: &str = "UPDATE invitations SET removed_at = $3, removed_by = $4 \
                                  WHERE meeting_id = $1 AND id = $2 AND removed_at IS NULL";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 AND kind <> 'cancellation'";
        let mut tx = self.db.begin().await?;
        // Always lock the meeting before its invitations.
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(false);
        }
        if let Some(outgoing) = outgoing {
            enqueue_in(&mut tx, organizer_id, meeting_id, outgoing).await?;
        }
        let args = [meeting_id.into(), id.into(), entry.at.into(), by.into()];
        if tx.execute(INVITATION, &args).await? == 0 {
            return Ok(false);
        }
        tx.execute(MAIL, &[meeting_id.into(), id.into()]).await?;
        count_people(&mut tx, meeting_id).await?;
        write_change(&mut tx, organizer_id, meeting_id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}
