//! Deleting meetings and people, and in the same transaction telling of it.

use uuid::Uuid;

use super::{
    Outgoing, Store, StoreError,
    outbox::{enqueue_in, lock_meeting},
    write_entry,
};
use crate::audit::Entry;

impl Store {
    /// Deletes one of an organizer's own meetings with everyone in it, and puts messages about it into the outbox: both or
    /// neither.
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

    /// Takes a person off the list of an organizer's meeting, and puts messages about it into the outbox: both or neither.
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
        // The meeting is locked before its people, as everywhere.
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
