//! Deletes meetings and invitations, and queues messages about that in the same transaction.

use uuid::Uuid;

use super::{
    Outgoing, Store, StoreError,
    outbox::{enqueue_in, lock_meeting},
    write_entry,
};
use crate::audit::Entry;

impl Store {
    /// Deletes one of the organizer's meetings with its invitations, and puts messages about it into the outbox, in one
    /// transaction.
    pub async fn delete_meeting(
        &self,
        organizer_id: &str,
        id: Uuid,
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
        tx.execute(SQL, &[id.into()]).await?;
        tx.execute(MAIL, &[id.into()]).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Deletes an invitation to one of the organizer's meetings, and puts messages about it into the outbox, in one
    /// transaction.
    pub async fn delete_invitation(
        &self,
        organizer_id: &str,
        [meeting_id, id]: [Uuid; 2],
        outgoing: Option<Outgoing<'_>>,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET invitation_count = \
                               (SELECT COUNT(*) FROM invitations WHERE meeting_id = $1) WHERE id = $1";
        const INVITATION: &str = "DELETE FROM invitations WHERE meeting_id = $1 AND id = $2";
        const MAIL: &str = "DELETE FROM outbox WHERE meeting_id = $1 AND invitation_id = $2 AND kind <> 'cancellation'";
        let mut tx = self.db.begin().await?;
        // Always lock the meeting before its invitations.
        if !lock_meeting(&mut tx, organizer_id, meeting_id).await? {
            return Ok(false);
        }
        if let Some(outgoing) = outgoing {
            enqueue_in(&mut tx, organizer_id, meeting_id, outgoing).await?;
        }
        if tx.execute(INVITATION, &[meeting_id.into(), id.into()]).await? == 0 {
            return Ok(false);
        }
        tx.execute(MAIL, &[meeting_id.into(), id.into()]).await?;
        tx.execute(MEETING, &[meeting_id.into()]).await?;
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }
}
