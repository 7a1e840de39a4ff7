//! Moving meetings to other rooms.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Row, Store, StoreError, webhooks::write_change};
use crate::{
    audit::Entry,
    invite::{Meeting, join::LinkKind},
    token::RoomName,
};

impl Store {
    /// Stores the new room of one of the organizer's meetings, and the room that it is moved from. Direct links are new
    /// then, so that each person is marked as not shared. Returns `false` if there is no such meeting, or if it was
    /// changed after `meeting` was read.
    pub async fn move_meeting(
        &self,
        organizer_id: &str,
        meeting: &Meeting,
        earlier: &RoomName,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const MEETING: &str = "UPDATE meetings SET room = $3, earlier_room = $4, issued_at = $5, earlier_end_at = $6, \
                               sequence = sequence + 1 WHERE id = $1 AND organizer_id = $2 AND sequence = $7";
        const INVITATIONS: &str = "UPDATE invitations SET link_version = link_version + 1, shared_at = NULL, \
                                   shared_how = NULL, shared_version = NULL WHERE meeting_id = $1";
        let args = [
            meeting.id.into(),
            organizer_id.into(),
            meeting.room.as_str().into(),
            earlier.as_str().into(),
            meeting.issued_at.into(),
            meeting.earlier_end_at.into(),
            meeting.sequence.into(),
        ];
        let mut tx = self.db.begin().await?;
        if tx.execute(MEETING, &args).await? == 0 {
            return Ok(false);
        }
        if meeting.link_kind == LinkKind::Direct {
            tx.execute(INVITATIONS, &[meeting.id.into()]).await?;
        }
        write_change(&mut tx, organizer_id, meeting.id, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Returns the room that one of the organizer's meetings was moved from, unless it was deleted since.
    pub async fn earlier_room(&self, organizer_id: &str, meeting_id: Uuid) -> Result<Option<RoomName>, StoreError> {
        const SQL: &str = "SELECT earlier_room FROM meetings WHERE id = $1 AND organizer_id = $2";
        let read = |row: &Row<'_>| {
            row.record("meeting", |row| Ok(row.optional_text("earlier_room")?.map(str::parse).transpose()?))
        };
        Ok(self.db.fetch_optional(SQL, &[meeting_id.into(), organizer_id.into()], read).await?.flatten())
    }

    /// Forgets the room that a meeting was moved from, because it was deleted. The caller has checked that the meeting is
    /// the organizer's.
    pub async fn forget_earlier_room(&self, meeting_id: Uuid, room: &RoomName) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE meetings SET earlier_room = NULL WHERE id = $1 AND earlier_room = $2";
        self.db.execute(SQL, &[meeting_id.into(), room.as_str().into()]).await.map(drop)
    }

    /// Returns how many meetings of all organizers are in a room and end after a time.
    pub async fn meetings_in_room(
        &self,
        domain_id: Uuid,
        room: &RoomName,
        after: Timestamp,
    ) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT COUNT(*) AS total FROM meetings WHERE domain_id = $1 AND room = $2 AND ends_at > $3";
        let args = [domain_id.into(), room.as_str().into(), after.into()];
        self.db.fetch_one(SQL, &args, |row| row.integer("total")).await
    }
}
