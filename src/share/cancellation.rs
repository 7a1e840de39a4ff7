//! Telling someone that they are no longer invited. The email contains no link.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::text::{Inviter, STYLE};
use crate::{
    invite::{Invitation, Locale, Meeting, invitee::in_running_text, zone},
    texts::{Dates, InviteeTexts, plain},
};

/// What a cancellation is rendered from: the facts of an invitation that is gone when it is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cancellation {
    /// Whose invitation it was.
    pub invitation_id: Uuid,
    /// The domain's host name, which is a part of the calendar entry's id.
    pub host: String,
    /// The person's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The language that they named.
    #[serde(default)]
    pub language: Option<Locale>,
    /// What people call the meeting.
    pub heading: String,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Until when a shared link works.
    pub link_ends_at: Timestamp,
    zone: String,
    /// The calendar entry's `SEQUENCE`.
    pub sequence: i64,
    /// Whether the whole meeting is cancelled, or only this person was removed from it.
    pub is_whole: bool,
}

impl Cancellation {
    /// Returns the cancellation of one invitation; `None` for someone without an address.
    pub fn of(meeting: &Meeting, invitation: &Invitation, is_whole: bool) -> Option<Self> {
        Some(Self {
            invitation_id: invitation.id,
            host: meeting.domain.name.host(),
            name: in_running_text(invitation.invitee.name.as_str()),
            email: invitation.invitee.email.as_ref()?.to_string(),
            language: invitation.invitee.language,
            heading: in_running_text(meeting.heading()),
            starts_at: meeting.window.starts_at(),
            ends_at: meeting.window.ends_at(),
            link_ends_at: meeting.last_link_ends_at(),
            zone: zone::name(meeting.window.zone()).into_owned(),
            sequence: meeting.sequence + 1,
            is_whole,
        })
    }

    /// Returns the zone in which the meeting was scheduled.
    pub fn zone(&self) -> TimeZone {
        zone::read(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// A cancellation in the person's language. It displays as the plain text of the email.
pub struct CancellationText<'a> {
    cancelled: &'a Cancellation,
    organizer: Inviter<'a>,
    t: InviteeTexts,
    dates: Dates,
}

impl<'a> CancellationText<'a> {
    /// Writes a cancellation in the name of an organizer, as of the moment when the message is made.
    pub fn new(cancelled: &'a Cancellation, organizer: Inviter<'a>, made_at: Timestamp) -> Self {
        let t = InviteeTexts::first([cancelled.language, organizer.language]);
        let dates = Dates::new(t.locale, &cancelled.zone(), made_at);
        Self { cancelled, organizer, t, dates }
    }

    /// Returns the subject of the email.
    pub fn subject(&self) -> String {
        plain(&self.t.cancellation_subject(&self.cancelled.heading)).into_owned()
    }

    /// Returns the email as HTML.
    pub fn html(&self) -> Result<String, askama::Error> {
        CancellationHtml { text: self }.render()
    }

    /// Returns what happened, before and after the meeting's title.
    fn news(&self) -> [String; 2] {
        if self.cancelled.is_whole {
            let news = self.t.cancellation_of_meeting();
            [news.s0, news.s1]
        } else {
            let news = self.t.cancellation_of_person();
            [news.s0, news.s1]
        }
    }

    fn greeting(&self) -> String {
        self.t.greeting(&self.cancelled.name)
    }

    fn when(&self) -> String {
        self.t.meeting_when(self.dates.span(self.cancelled.starts_at, self.cancelled.ends_at))
    }

    fn organizer(&self) -> String {
        in_running_text(self.organizer.name)
    }
}

impl std::fmt::Display for CancellationText<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [before, after] = self.news();
        let news = [&before, self.cancelled.heading.as_str(), &after].concat();
        let text = [self.greeting(), news, self.when(), self.organizer()].join("\n\n");
        f.write_str(&plain(&text))
    }
}

#[derive(Template)]
#[template(path = "mail/cancellation.html")]
struct CancellationHtml<'a> {
    text: &'a CancellationText<'a>,
}

impl CancellationHtml<'_> {
    fn t(&self) -> InviteeTexts {
        self.text.t
    }
}
