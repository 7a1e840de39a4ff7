//! Telling someone that they are no longer invited. No link is in it.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::text::STYLE;
use crate::invite::{Invitation, Meeting, invitee::in_running_text, meeting::span_in_words};

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
    /// What people call the meeting.
    pub heading: String,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Until when a link works that was handed out.
    pub link_ends_at: Timestamp,
    zone: String,
    /// The calendar entry's `SEQUENCE`.
    pub sequence: i64,
    /// Whether the meeting does not take place, or only this person is off its list.
    pub is_whole: bool,
}

impl Cancellation {
    /// The cancellation of one invitation; none for someone without an address.
    pub fn of(meeting: &Meeting, invitation: &Invitation, is_whole: bool) -> Option<Self> {
        Some(Self {
            invitation_id: invitation.id,
            host: meeting.domain.name.host(),
            name: in_running_text(invitation.invitee.name.as_str()),
            email: invitation.invitee.email.as_ref()?.to_string(),
            heading: in_running_text(meeting.heading()),
            starts_at: meeting.window.starts_at(),
            ends_at: meeting.window.ends_at(),
            link_ends_at: meeting.last_link_ends_at(),
            zone: crate::invite::zone::name(meeting.window.zone()).to_owned(),
            sequence: meeting.sequence + 1,
            is_whole,
        })
    }

    /// The zone that the meeting was planned in.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    fn when(&self) -> String {
        span_in_words(self.starts_at, self.ends_at, &self.zone())
    }

    /// The mail's subject.
    pub fn subject(&self) -> String {
        format!("Cancelled: {}", self.heading)
    }

    /// The mail as plain text.
    pub fn text(&self, organizer: &str) -> Result<String, askama::Error> {
        CancellationText { cancelled: self, organizer }.render()
    }

    /// The mail as HTML.
    pub fn html(&self, organizer: &str) -> Result<String, askama::Error> {
        CancellationHtml { cancelled: self, organizer }.render()
    }
}

#[derive(Template)]
#[template(path = "mail/cancellation.txt")]
struct CancellationText<'a> {
    cancelled: &'a Cancellation,
    organizer: &'a str,
}

#[derive(Template)]
#[template(path = "mail/cancellation.html")]
struct CancellationHtml<'a> {
    cancelled: &'a Cancellation,
    organizer: &'a str,
}
