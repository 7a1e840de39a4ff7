//! Emails to organizers about their own account: a changed password, and a sign-in on a new device.

use jiff::SignedDuration;
use uuid::Uuid;

use super::{Actor, App};
use crate::{
    share::notice::{Notice, NoticeKind, NoticeText},
    store::{Batch, Message, MessageKind, NewMessage, Organizer},
};

impl App {
    /// Returns the email that tells an organizer what happened to their account, or `None` if no mail server is set. It
    /// is put into the outbox in the transaction that stores what happened.
    pub(super) fn notice<'a>(&'a self, actor: &'a Actor, kind: NoticeKind) -> Option<Batch<'a>> {
        let host = self.mail.as_ref()?.sender().email.domain();
        let notice = Notice { kind, client: actor.client.clone().unwrap_or_else(|| "unknown".to_owned()) };
        let facts = serde_json::to_string(&notice).expect("a notice is plain JSON");
        // A notice is about no meeting and no person.
        let message = NewMessage { invitation_id: Uuid::nil(), kind: MessageKind::Notice, facts: Some(facts) };
        Some(Batch {
            organizer_id: &actor.organizer.id,
            meeting_id: Uuid::nil(),
            batch_id: Uuid::new_v4(),
            host,
            messages: vec![message],
            made_at: self.now(),
            hold: SignedDuration::ZERO,
            entry: None,
        })
    }

    /// Returns the text of a notice in the outbox, or `None` if its data is missing.
    pub(super) fn notice_text(&self, organizer: &Organizer, message: &Message) -> Option<NoticeText> {
        let notice = serde_json::from_str(message.facts.as_deref()?).ok()?;
        Some(NoticeText::new(notice, message.made_at, &self.zone, organizer.language, &self.base_url))
    }
}
