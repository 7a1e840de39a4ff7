//! Putting messages about a meeting into the outbox, and taking them out again.

use jiff::SignedDuration;
use uuid::Uuid;

use super::{
    Actor, App, MeetingLinks, Sending, Sent,
    outbox::{MailReport, is_expecting},
};
use crate::{
    audit::Action,
    error::{Error, Refusal},
    invite::Invitation,
    mail::Mailer,
    share::cancellation::Cancellation,
    store::{Choose, HeldBatch, MessageKind, NewMessage, Outgoing},
};

impl App {
    /// Puts an invitation for each of these people into the outbox. A second call with the same batch id adds none, and
    /// counts those of the first.
    pub async fn send(&self, actor: &Actor, meeting_id: Uuid, sending: Sending) -> Result<Sent, Error> {
        let mailer = self.mail.as_ref().ok_or(Refusal::MailOff)?;
        self.open_meeting(actor, meeting_id).await?;
        let Sending { batch_id, to, only, hold } = sending;
        let mut sent = Sent { unknown: only.clone().unwrap_or_default(), ..Sent::default() };
        let noted = &mut sent;
        let choose: Choose<'_> = Box::new(move |meeting, people, messages| {
            let Ok(meeting) = self.sign(meeting.clone(), people) else { return Vec::new() };
            let report = MailReport::of(&meeting, messages, self.signer.fingerprint());
            let mut new = Vec::new();
            for invitation in &meeting.invitations {
                noted.unknown.remove(&invitation.id);
                if only.as_ref().is_some_and(|only| !only.contains(&invitation.id)) {
                    continue;
                }
                if report.is_in_batch(invitation, batch_id) {
                    noted.queued += 1;
                } else if let Some(why) = report.why_not(to, invitation, meeting.links.as_ref().ok()) {
                    noted.skipped.push((invitation.id, why));
                } else {
                    noted.queued += 1;
                    let (invitation_id, kind) = (invitation.id, MessageKind::Invitation);
                    new.push(NewMessage { invitation_id, kind, facts: None });
                }
            }
            if noted.unknown.is_empty() { new } else { Vec::new() }
        });
        let outgoing = Outgoing { hold, ..self.outgoing(mailer, actor, meeting_id, batch_id, choose) };
        self.enqueue(mailer, actor, meeting_id, outgoing).await?;
        Ok(sent)
    }

    /// Returns the latest invitations to a meeting that are about to be sent, if they can still be undone.
    pub async fn held_batch(&self, meeting_id: Uuid) -> Result<Option<HeldBatch>, Error> {
        Ok(self.store.held_batch(meeting_id, self.now()).await?)
    }

    /// Takes invitations out of the outbox again, unless an attempt to send one of them was made. Returns how many, and
    /// 0 if it is too late.
    pub async fn undo_send(&self, actor: &Actor, meeting_id: Uuid, batch_id: Uuid) -> Result<usize, Error> {
        self.meeting(actor, meeting_id).await?;
        let entry = actor.entry(Action::Mailed, self.now()).about(meeting_id);
        Ok(self.store.undo_batch(&actor.organizer.id, meeting_id, batch_id, entry).await?)
    }

    /// Puts one person's message into the outbox, or the first person's, addressed to the organizer.
    pub async fn send_test(
        &self,
        actor: &Actor,
        meeting_id: Uuid,
        batch_id: Uuid,
        person: Option<Uuid>,
    ) -> Result<usize, Error> {
        let mailer = self.mail.as_ref().ok_or(Refusal::MailOff)?;
        let links = self.links(&self.open_meeting(actor, meeting_id).await?)?;
        let choose: Choose<'_> = Box::new(move |_, people, _| {
            let new = |invitation: Invitation| NewMessage {
                invitation_id: invitation.id,
                kind: MessageKind::Test,
                facts: None,
            };
            let is_meant =
                |invitation: &Invitation| links.has(invitation) && person.is_none_or(|id| invitation.id == id);
            people.into_iter().find(is_meant).map(new).into_iter().collect()
        });
        let outgoing = self.outgoing(mailer, actor, meeting_id, batch_id, choose);
        self.enqueue(mailer, actor, meeting_id, outgoing).await
    }

    /// Returns how many of these people received an invitation and can be sent a cancellation.
    pub async fn cancellable(&self, found: &MeetingLinks) -> Result<usize, Error> {
        // No cancellations are sent for a meeting that is over.
        if self.mail.is_none() || found.meeting.window.ends_at() <= self.now() {
            return Ok(0);
        }
        let report = self.mail_report(found).await?;
        let is_told =
            |invitation: &&Invitation| invitation.invitee.email.is_some() && report.is_expecting(invitation.id);
        Ok(found.invitations.iter().filter(is_told).count())
    }

    /// Returns the cancellations for everyone, or one person, who received or may have received an invitation. They are
    /// put into the outbox in the transaction that deletes the meeting or the person.
    pub(super) fn cancellations<'a>(
        &'a self,
        actor: &Actor,
        meeting_id: Uuid,
        batch_id: Uuid,
        only: Option<Uuid>,
    ) -> Result<Outgoing<'a>, Error> {
        let mailer = self.mail.as_ref().ok_or(Refusal::MailOff)?;
        let now = self.now();
        let choose: Choose<'_> = Box::new(move |meeting, people, messages| {
            // No cancellations are sent for a meeting that is over.
            let is_over = meeting.window.ends_at() <= now;
            let new = |invitation: &Invitation| {
                messages.get(&invitation.id).filter(|messages| is_expecting(messages))?;
                let facts = Cancellation::of(meeting, invitation, only.is_none())?;
                let facts = serde_json::to_string(&facts).expect("facts are plain JSON");
                let (invitation_id, kind) = (invitation.id, MessageKind::Cancellation);
                Some(NewMessage { invitation_id, kind, facts: Some(facts) })
            };
            let is_meant = |invitation: &&Invitation| !is_over && only.is_none_or(|id| invitation.id == id);
            people.iter().filter(is_meant).filter_map(new).collect()
        });
        Ok(self.outgoing(mailer, actor, meeting_id, batch_id, choose))
    }

    fn outgoing<'a>(
        &self,
        mailer: &'a Mailer,
        actor: &Actor,
        meeting_id: Uuid,
        batch_id: Uuid,
        choose: Choose<'a>,
    ) -> Outgoing<'a> {
        let entry = actor.entry(Action::Mailed, self.now()).about(meeting_id);
        Outgoing { batch_id, host: mailer.sender().email.domain(), choose, hold: SignedDuration::ZERO, entry }
    }

    async fn enqueue(
        &self,
        mailer: &Mailer,
        actor: &Actor,
        meeting_id: Uuid,
        outgoing: Outgoing<'_>,
    ) -> Result<usize, Error> {
        let count = self.store.enqueue(&actor.organizer.id, meeting_id, outgoing).await?;
        mailer.wake.notify_waiters();
        count.ok_or(Error::NotFound)
    }
}
