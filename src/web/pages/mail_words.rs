//! What pages say about emails: the state of each, and how many have which.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{MailProgress, Message, MessageState, Refused, outbox::MailReport},
    invite::Invitation,
    mail::NotSent,
    texts::{Dates, OrganizerTexts},
};

/// Says what became of emails, as seen at one moment.
pub(in crate::web) struct MailWords {
    t: OrganizerTexts,
    dates: Dates,
}

impl MailWords {
    pub(in crate::web) fn new(t: OrganizerTexts, zone: &TimeZone, now: Timestamp) -> Self {
        Self { t, dates: Dates::new(t.locale, zone, now) }
    }

    /// Returns the state of a person's latest invitation, for a list of people. What keeps every email from being sent
    /// is told once, by [`Self::obstacle`].
    pub(in crate::web) fn in_list(&self, report: &MailReport, invitation: &Invitation) -> String {
        match report.latest(invitation) {
            Some(message) if is_about_every_email(message) => match message.state {
                MessageState::Waiting => self.t.mail_next_attempt(self.dates.recent(message.due_at)),
                _ => self.t.mail_failed(),
            },
            _ => self.of_person(report, invitation),
        }
    }

    /// Returns what keeps a meeting's emails from being sent, whoever receives them, if anything does.
    pub(in crate::web) fn obstacle(&self, progress: &MailProgress) -> Option<String> {
        // What was accepted since then shows that it is over.
        let goes_on = |message: &&Message| message.ended_at.is_none() || message.ended_at > progress.accepted_at;
        let message = progress.unsent.iter().find(|message| is_about_every_email(message) && goes_on(message))?;
        Some(reason_in_words(self.t, message.answer.as_deref().unwrap_or_default()))
    }

    /// Returns the state of a person's latest invitation.
    pub(in crate::web) fn of_person(&self, report: &MailReport, invitation: &Invitation) -> String {
        match report.latest(invitation) {
            None if invitation.invitee.email.is_none() => self.t.meeting_no_email(),
            None => self.t.mail_not_sent(),
            Some(message) => self.of_message(message),
        }
    }

    /// Returns the state of an email.
    pub(in crate::web) fn of_message(&self, message: &Message) -> String {
        let t = self.t;
        let time = |at| self.dates.recent(at);
        let answer = message.answer.as_deref().unwrap_or_default();
        match message.state {
            // An email that was being sent when the program ended has no answer.
            MessageState::Waiting if message.attempts == 0 || answer.is_empty() => t.mail_waiting(),
            MessageState::Waiting => t.mail_again(time(message.due_at), reason_in_words(t, answer)),
            MessageState::Sending => t.mail_sending(),
            MessageState::Accepted => t.mail_accepted(time(message.ended_at.unwrap_or(message.due_at))),
            MessageState::Refused | MessageState::GivenUp => t.mail_refused(reason_in_words(t, answer)),
        }
    }

    /// Says when and why the mail server last refused an address.
    pub(in crate::web) fn refused(&self, refused: &Refused) -> String {
        self.t.send_refused(self.dates.short_moment(refused.at), reason_in_words(self.t, &refused.answer))
    }

    /// Returns how many emails have which state.
    pub(in crate::web) fn counts(&self, progress: &MailProgress) -> String {
        let t = self.t;
        let counts = [
            (progress.accepted, t.mail_sent_count(progress.accepted)),
            (progress.open, t.mail_open_count(progress.open)),
            (progress.failed, t.mail_failed_count(progress.failed)),
        ];
        let words: Vec<_> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        words.join(" · ")
    }
}

/// Returns whether an email waits or failed because of the mail server or the settings.
fn is_about_every_email(message: &Message) -> bool {
    let is_open = message.state == MessageState::Waiting && message.attempts > 0 || message.state.is_failure();
    is_open && message.answer.as_deref().is_some_and(|answer| NotSent::of(answer).is_about_every_email())
}

/// Says why an email was not sent.
fn reason_in_words(t: OrganizerTexts, stored: &str) -> String {
    match NotSent::of(stored) {
        NotSent::Answer(answer) => t.mail_reason_answer(answer),
        NotSent::TimedOut => t.mail_reason_timed_out(),
        NotSent::SignIn(answer) => t.mail_reason_sign_in(answer),
        NotSent::Setup(answer) => t.mail_reason_setup(answer),
        NotSent::Unsafe(cause) => t.mail_reason_unsafe(cause),
        NotSent::Broken(cause) => t.mail_reason_broken(cause),
        NotSent::Letters => t.mail_reason_letters(),
        NotSent::Attempts => t.mail_reason_attempts(),
        NotSent::Internal => t.mail_reason_internal(),
        NotSent::Changed => t.mail_reason_changed(),
        NotSent::NoOrganizer => t.mail_reason_no_organizer(),
        NotSent::NoFacts => t.mail_reason_no_facts(),
        NotSent::Over => t.mail_reason_over(),
        NotSent::Removed => t.mail_reason_removed(),
        NotSent::OtherDomain => t.mail_reason_other_domain(),
        NotSent::NoLink => t.mail_reason_no_link(),
        NotSent::NoEmail => t.mail_reason_no_email(),
    }
}
