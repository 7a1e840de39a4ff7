//! What organizers say about sharing links: that they shared them, or did not.

use uuid::Uuid;

use super::{Actor, App};
use crate::{
    error::Error,
    invite::sharing::SharedHow,
    store::{Mark, Message},
};

impl App {
    /// Marks the current links of some of a meeting's people as shared.
    pub async fn mark_shared(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        ids: &[Uuid],
        how: SharedHow,
    ) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        let mark = Mark { how, at: self.now(), key: self.signer.fingerprint(), version: None };
        Ok(self.store.mark_shared(meeting_id, ids, mark).await?)
    }

    /// Marks some of a meeting's people as not shared.
    pub async fn mark_not_shared(&self, actor: &Actor, meeting_id: Uuid, ids: &[Uuid]) -> Result<(), Error> {
        self.meeting(actor, meeting_id).await?;
        Ok(self.store.mark_not_shared(meeting_id, ids).await?)
    }

    /// Marks the person as shared whose invitation the mail server accepted, in the version that the message had.
    pub(super) async fn mark_emailed(&self, message: &Message, version: i64) -> Result<(), Error> {
        let (at, key) = (self.now(), self.signer.fingerprint());
        let mark = Mark { how: SharedHow::Emailed, at, key, version: Some(version) };
        Ok(self.store.mark_shared(message.meeting_id, &[message.invitation_id], mark).await?)
    }
}
