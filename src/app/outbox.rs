//! The use cases of email: putting messages into the outbox, and sending them.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use lettre::message::Mailbox;
use uuid::Uuid;

use super::{Actor, App, Links, MeetingLinks, NoLinks, Recipients, Sending, Skipped};
use crate::{
    error::{Error, with_causes},
    invite::{Invitation, Meeting},
    mail::{ATTEMPT, Attempt, Mailer, NotSent, masked},
    share::{
        cancellation::Cancellation,
        help::HelpText,
        mail::{self, Head},
        text::InvitationText,
        update::{Told, Update},
    },
    store::{Message, MessageKind, MessageState, Outcome, StoreError},
    token::KeyFingerprint,
};

/// The state of the messages to a meeting's invitees.
#[derive(Debug, Clone, Default)]
pub struct MailReport {
    /// The latest messages by invitation.
    messages: HashMap<Uuid, Vec<Message>>,
    /// The people who were told something else than what holds now, by email or with a link that was shared.
    outdated: HashSet<Uuid>,
    /// How many messages wait or are being sent.
    pub open_count: usize,
}

/// Returns the latest message that invites a person.
fn latest(messages: &[Message]) -> Option<&Message> {
    messages.iter().rev().find(|message| message.kind == MessageKind::Invitation)
}

/// Returns whether a person received or may have received an invitation, without a cancellation after it.
pub(super) fn is_expecting(messages: &[Message]) -> bool {
    let last = messages.iter().rev().find(|message| match message.kind {
        MessageKind::Invitation => {
            message.state == MessageState::Accepted || message.attempts > 0 && !message.state.is_failure()
        }
        MessageKind::Cancellation => true,
        MessageKind::Test | MessageKind::Help | MessageKind::Notice => false,
    });
    last.is_some_and(|message| message.kind == MessageKind::Invitation)
}

/// Returns the latest message that a person received.
fn latest_received(messages: &[Message]) -> Option<&Message> {
    let accepted =
        |message: &&Message| message.kind == MessageKind::Invitation && message.state == MessageState::Accepted;
    messages.iter().rev().find(accepted)
}

impl MailReport {
    pub(super) fn of(meeting: &MeetingLinks, messages: HashMap<Uuid, Vec<Message>>, key: KeyFingerprint) -> Self {
        let mut report = Self::default();
        // Without links, no message can be out of date.
        let shared = meeting.links.as_ref().ok().and_then(|_| meeting.meeting.claims().ok());
        for invitation in &meeting.invitations {
            let theirs = messages.get(&invitation.id).map(Vec::as_slice).unwrap_or_default();
            let is_open = latest(theirs).is_some_and(|message| !message.state.is_final());
            report.open_count += usize::from(is_open && invitation.invitee.email.is_some());
            let says_otherwise = |got: &Message| {
                shared.as_ref().is_some_and(|shared| {
                    let content = mail::content(&meeting.meeting, invitation, &invitation.claims(shared), key);
                    got.content.as_ref() != Some(&content)
                })
            };
            let was_told_otherwise =
                invitation.sharing.is_outdated() || latest_received(theirs).is_some_and(says_otherwise);
            if invitation.invitee.email.is_some() && was_told_otherwise {
                report.outdated.insert(invitation.id);
            }
        }
        report.messages = messages;
        report
    }

    /// Returns whether a person received or may have received an invitation.
    pub(super) fn is_expecting(&self, invitation: Uuid) -> bool {
        self.messages.get(&invitation).is_some_and(|messages| is_expecting(messages))
    }

    /// Returns whether an invitation sent to these recipients would go to a person.
    pub fn is_for(&self, to: Recipients, invitation: &Invitation, links: Option<&Links>) -> bool {
        self.why_not(to, invitation, links).is_none()
    }

    /// Returns why an invitation sent to these recipients would not go to a person, if it would not. A person is not sent
    /// a second one while the first one waits.
    pub(super) fn why_not(&self, to: Recipients, invitation: &Invitation, links: Option<&Links>) -> Option<Skipped> {
        let last = self.latest(invitation);
        let is_meant = match to {
            Recipients::New => last.is_none(),
            Recipients::Failed => last.is_some_and(|message| message.state.is_failure()),
            Recipients::Outdated => self.outdated.contains(&invitation.id),
            Recipients::All => true,
        };
        match () {
            () if invitation.invitee.email.is_none() => Some(Skipped::NoEmail),
            () if invitation.join.revoked.is_some() => Some(Skipped::Revoked),
            () if !links.is_some_and(|links| links.has(invitation)) => Some(Skipped::NoLink),
            () if last.is_some_and(|message| !message.state.is_final()) => Some(Skipped::Waiting),
            () if !is_meant => Some(Skipped::NotMeant),
            () => None,
        }
    }

    /// Returns whether a message to a person was sent by this form.
    pub(super) fn is_in_batch(&self, invitation: &Invitation, batch_id: Uuid) -> bool {
        self.messages.get(&invitation.id).is_some_and(|theirs| theirs.iter().any(|one| one.batch_id == batch_id))
    }

    /// Returns the latest message that invites a person.
    pub fn latest(&self, invitation: &Invitation) -> Option<&Message> {
        self.messages.get(&invitation.id).and_then(|messages| latest(messages))
    }
}

/// A message that is ready to be sent, or the reason not to send it.
enum Rendered {
    Message(Box<lettre::Message>, Option<Contents>),
    Nothing(NotSent),
}

/// What an invitation contains.
struct Contents {
    /// A hash of it.
    hash: String,
    /// What it tells the person, as JSON.
    told: String,
    /// The version of the link.
    version: i64,
}

impl Rendered {
    /// Returns the address that the message goes to.
    fn address(&self) -> String {
        let Self::Message(mail, _) = self else { return String::new() };
        mail.envelope().to().first().map(ToString::to_string).unwrap_or_default()
    }

    /// Returns whether an earlier attempt had different contents.
    fn differs_from(&self, message: &Message) -> bool {
        let Self::Message(_, contents) = self else { return false };
        let hash = contents.as_ref().map(|contents| &contents.hash);
        message.kind == MessageKind::Invitation && message.content.is_some() && message.content.as_ref() != hash
    }
}

/// The number of attempts: the first one, and one after each pause.
const ATTEMPTS: i64 = 6;

impl App {
    /// Returns the state of the messages to a meeting's invitees.
    pub async fn mail_report(&self, meeting: &MeetingLinks) -> Result<MailReport, Error> {
        let messages = self.store.messages_of(meeting.meeting.id).await?;
        Ok(MailReport::of(meeting, messages, self.signer.fingerprint()))
    }

    /// Returns some of a meeting's invitees, from after a position, with the state of the messages to them and the
    /// position for the next page. Does not record that links are shown.
    pub async fn some_emails(
        &self,
        meeting: Meeting,
        position: i64,
        limit: usize,
    ) -> Result<(MeetingLinks, MailReport, Option<i64>), Error> {
        let (invitations, next) = self.store.invitations_from(meeting.id, position, limit).await?;
        let found = self.sign(meeting, invitations)?;
        let report = self.mail_report(&found).await?;
        Ok((found, report, next))
    }

    /// Returns the state of the messages to a meeting's invitees, or `None` if no mail server is set.
    pub async fn shown_mail(&self, meeting: &MeetingLinks) -> Result<Option<MailReport>, Error> {
        if self.mail.is_none() { Ok(None) } else { self.mail_report(meeting).await.map(Some) }
    }

    /// Wakes the job that sends messages, if a mail server is set.
    pub(super) fn wake_outbox(&self) {
        if let Some(mailer) = &self.mail {
            mailer.wake.notify_waiters();
        }
    }

    /// Sends the next message that is due. Returns whether there was one.
    ///
    /// Each message is sent at least once. If the program ends after the mail server accepted a message and before this
    /// is stored, a copy with the same Message-ID is sent when the lease ends.
    pub async fn deliver_next(&self) -> Result<bool, Error> {
        let Some(mailer) = &self.mail else { return Ok(false) };
        let now = self.now();
        let lease_until = now + SignedDuration::try_from(ATTEMPT + Duration::from_secs(30)).expect("it is minutes");
        let Some(message) = self.store.claim_message(now, lease_until, mailer.limits()).await? else {
            return Ok(self.store.follow_clock_back(now).await? > 0);
        };
        let rendered = match self.render(mailer, &message).await {
            // The process may have ended during the attempt, more than once.
            _ if message.attempts > ATTEMPTS => Rendered::Nothing(NotSent::Attempts),
            Ok(rendered) => rendered,
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::error!(id = %message.id, error = with_causes(&error), "failed to write a message");
                Rendered::Nothing(NotSent::Internal)
            }
        };
        let address = rendered.address();
        let (attempt, contents) = match rendered {
            // An earlier attempt may have arrived, so different contents must not have the same Message-ID.
            Rendered::Message(..) if rendered.differs_from(&message) => {
                self.give_up(&message, &NotSent::Changed).await?;
                if let Some(organizer) = self.store.organizer(&message.organizer_id).await? {
                    let actor = Actor { organizer, api_key: None, client: None };
                    match self.send(&actor, message.meeting_id, Sending::again(message.invitation_id)).await {
                        // The meeting ended in the meantime.
                        Err(Error::Refused(_)) | Ok(_) => {}
                        Err(error) => return Err(error),
                    }
                }
                return Ok(true);
            }
            Rendered::Message(mail, contents) => (mailer.send(*mail).await, contents),
            Rendered::Nothing(why) => {
                tracing::info!(id = %message.id, %why, "a message will not be sent");
                self.give_up(&message, &why).await?;
                return Ok(true);
            }
        };
        let now = self.now();
        let (state, due_at, answer) = match attempt {
            Attempt::Accepted(answer) => (MessageState::Accepted, now, answer),
            Attempt::Refused(why) => (MessageState::Refused, now, why.stored()),
            Attempt::Failed(why) => match self.next_attempt(mailer, &message, now).await? {
                Some(due_at) => (MessageState::Waiting, due_at, why.stored()),
                None => (MessageState::GivenUp, now, why.stored()),
            },
        };
        self.metrics.mailed(match state {
            MessageState::Accepted => "accepted",
            MessageState::Waiting => "failed",
            _ => "given up",
        });
        let content = contents.as_ref().map(|contents| contents.hash.as_str());
        let is_told = state == MessageState::Accepted && message.kind == MessageKind::Invitation;
        let facts = contents.as_ref().filter(|_| is_told).map(|contents| contents.told.as_str());
        let sent_to = (message.kind == MessageKind::Invitation).then_some(address.as_str());
        self.note(&message, Outcome { state, due_at, answer: &answer, content, facts, address: sent_to }).await?;
        self.note_refusal(&message, &address, state, &answer).await?;
        if let Some(Contents { version, .. }) = contents
            && is_told
        {
            self.mark_emailed(&message, version).await?;
        }
        let (id, attempts, answer) = (message.id, message.attempts, masked(&answer));
        match state {
            MessageState::Accepted => tracing::info!(%id, attempts, "a message was accepted by the mail server"),
            MessageState::Waiting => {
                tracing::warn!(%id, attempts, answer, "a message was not sent and will be tried again");
            }
            _ => tracing::warn!(%id, attempts, answer, "a message was not sent"),
        }
        Ok(true)
    }

    /// Stores that a message will not be sent.
    async fn give_up(&self, message: &Message, why: &NotSent) -> Result<(), Error> {
        let (due_at, answer) = (self.now(), why.stored());
        let state = MessageState::GivenUp;
        self.note(message, Outcome { state, due_at, answer: &answer, content: None, facts: None, address: None }).await
    }

    /// Stores the result of an attempt. Retries if the database is temporarily unavailable, so that the message is not
    /// sent again.
    async fn note(&self, message: &Message, outcome: Outcome<'_>) -> Result<(), Error> {
        let mut pauses = [1, 2, 4, 8, 15].into_iter();
        loop {
            let noted = self.store.note_attempt(message, &outcome, self.now()).await;
            match (noted, pauses.next()) {
                (Err(StoreError::Unavailable(_)), Some(pause)) => {
                    tokio::time::sleep(Duration::from_secs(pause)).await;
                }
                (noted, _) => return Ok(noted?),
            }
        }
    }

    /// Returns when to send a message again, if at all.
    async fn next_attempt(
        &self,
        mailer: &Mailer,
        message: &Message,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Error> {
        let Some(pause) = mailer.pause_after(message.attempts) else { return Ok(None) };
        let due_at = now + SignedDuration::try_from(pause).expect("it is hours");
        if message.kind == MessageKind::Notice {
            return Ok(Some(due_at));
        }
        let ends_at = if let Some(cancelled) = cancelled(message) {
            Some(cancelled.ends_at)
        } else {
            let summary = self.store.meeting(&message.organizer_id, message.meeting_id).await?;
            summary.map(|summary| summary.meeting.window.closes_at())
        };
        Ok(ends_at.filter(|ends_at| due_at < *ends_at).map(|_| due_at))
    }

    async fn render(&self, mailer: &Mailer, message: &Message) -> Result<Rendered, Error> {
        let nothing = |why| Ok(Rendered::Nothing(why));
        let Some(organizer) = self.store.organizer(&message.organizer_id).await? else {
            return nothing(NotSent::NoOrganizer);
        };
        let organizer_box =
            Mailbox::new(Some(organizer.name.clone()), organizer.email.parse().map_err(Error::internal)?);
        let head = |to: Mailbox, has_calendar: bool| Head {
            sender: mailer.sender().clone(),
            organizer: organizer_box.clone(),
            to,
            message_id: message.message_id.clone(),
            made_at: message.made_at,
            has_calendar,
        };
        let has_calendar = self.store.mails_calendar(&organizer.id).await?;
        if message.kind == MessageKind::Cancellation {
            let Some(cancelled) = cancelled(message) else { return nothing(NotSent::NoFacts) };
            if cancelled.ends_at <= self.now() {
                return nothing(NotSent::Over);
            }
            let to = Mailbox::new(Some(cancelled.name.clone()), cancelled.email.parse().map_err(Error::internal)?);
            let mail = mail::cancellation(&head(to, has_calendar), &cancelled, organizer.inviter())
                .map_err(Error::Internal)?;
            return Ok(Rendered::Message(Box::new(mail), None));
        }
        if message.kind == MessageKind::Notice {
            let Some(text) = self.notice_text(&organizer, message) else { return nothing(NotSent::NoFacts) };
            let mail = mail::notice(head(organizer_box.clone(), false), &text).map_err(Error::Internal)?;
            return Ok(Rendered::Message(Box::new(mail), None));
        }
        // In this order, so that a change in between leaves an earlier version of the link.
        let invitation = self.store.invitation(message.meeting_id, message.invitation_id).await?;
        let meeting = self.store.meeting(&organizer.id, message.meeting_id).await?;
        let Some((summary, invitation)) = meeting.zip(invitation) else {
            return nothing(NotSent::Removed);
        };
        if message.kind == MessageKind::Help {
            let seen = message.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok());
            let Some(seen) = seen else { return nothing(NotSent::NoFacts) };
            let text = HelpText::new(&summary.meeting, &invitation, seen, organizer.language, &self.base_url);
            let mail = mail::help(&head(organizer_box.clone(), false), &text).map_err(Error::Internal)?;
            return Ok(Rendered::Message(Box::new(mail), None));
        }
        let found = self.sign(summary.meeting, vec![invitation])?;
        let links = match &found.links {
            Ok(links) => links,
            Err(NoLinks::Ended) => return nothing(NotSent::Over),
            Err(NoLinks::OtherDomain) => return nothing(NotSent::OtherDomain),
            Err(NoLinks::NoLinkKey) => return nothing(NotSent::NoLink),
        };
        let invitation = found.invitations.first().ok_or(Error::NotFound)?;
        let to = match (&invitation.invitee.email, message.kind) {
            (_, MessageKind::Test) => organizer_box.clone(),
            (Some(email), _) => {
                let email = email.as_str().parse().map_err(Error::internal)?;
                Mailbox::new(Some(invitation.invitee.name.to_string()), email)
            }
            (None, _) => return nothing(NotSent::NoEmail),
        };
        let Ok(link) = links.link(invitation) else { return nothing(NotSent::NoLink) };
        let text = InvitationText::new(&found.meeting, invitation, &link, organizer.inviter());
        let text = text.map_err(Error::internal)?.made_at(message.made_at).branded(self.store.branding().await?);
        // The same for each attempt: only messages that were accepted before this one was created count.
        let mut before = self.store.messages_to(message.meeting_id, message.invitation_id).await?;
        before.retain(|before| before.made_at <= message.made_at && before.id != message.id);
        let (contents, update) = self.contents(&found.meeting, invitation, &before)?;
        let mail = mail::invitation(&head(to, has_calendar), &text.updating(update)).map_err(Error::Internal)?;
        Ok(Rendered::Message(Box::new(mail), Some(contents)))
    }

    /// Returns what an invitation contains, and the update that it is for a person who got these messages before.
    fn contents(
        &self,
        meeting: &Meeting,
        invitation: &Invitation,
        before: &[Message],
    ) -> Result<(Contents, Option<Update>), Error> {
        let (claims, key) = (invitation.claims(&meeting.claims().map_err(Error::internal)?), self.signer.fingerprint());
        let hash = mail::content(meeting, invitation, &claims, key);
        let now = Told::of(meeting, invitation, &claims, key);
        let told = serde_json::to_string(&now).map_err(Error::internal)?;
        let got = latest_received(before).filter(|got| got.content.as_ref() != Some(&hash));
        let told_before = |got: &Message| got.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok());
        let update = got.and_then(|got| Update::new(told_before(got), now));
        Ok((Contents { hash, told, version: invitation.sharing.version }, update))
    }

    /// Returns the update that an invitation sent now is for a person, if it is one.
    pub fn update_of(&self, meeting: &Meeting, invitation: &Invitation, report: &MailReport) -> Option<Update> {
        let before = report.messages.get(&invitation.id)?;
        self.contents(meeting, invitation, before).ok()?.1
    }
}

/// Returns the data of a cancellation.
pub fn cancelled(message: &Message) -> Option<Cancellation> {
    serde_json::from_str(message.facts.as_deref()?).ok()
}
