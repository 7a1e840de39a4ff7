//! What is known about a person's join link.

use jiff::Timestamp;

use crate::token::KeyFingerprint;

/// What is stored about a person's join link. Nothing of it opens the meeting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JoinFacts {
    /// What the code is derived from. `None` until the first join link is created.
    pub code: Option<IssuedCode>,
    /// The revocation, if the link is revoked.
    pub revoked: Option<Revocation>,
    /// The meeting's start and end when the person got this link.
    pub invited_to: Option<(Timestamp, Timestamp)>,
    /// When the person was removed from the meeting, if they were.
    pub removed_at: Option<Timestamp>,
    /// When the page behind the link was first opened, by the person or by a program that checks links.
    pub first_opened_at: Option<Timestamp>,
    /// When the button to join was last clicked.
    pub last_joined_at: Option<Timestamp>,
    /// When the last token expires that was signed for the person. Until then, they can rejoin without their link.
    pub rejoin_until: Option<Timestamp>,
    /// How many times the button to join was clicked.
    pub join_count: i64,
    /// When the person last asked the organizer for help.
    pub asked_at: Option<Timestamp>,
    /// When the organizer marked the person's request as done, unless they asked again since.
    pub answered_at: Option<Timestamp>,
}

impl JoinFacts {
    /// Returns when the person asked for help, if the organizer has not marked that as done.
    pub fn open_request(&self) -> Option<Timestamp> {
        self.asked_at.filter(|_| self.answered_at.is_none())
    }
}

/// What the code of a join link is derived from, together with the invitation's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssuedCode {
    /// How many times the link was replaced.
    pub version: i64,
    /// The link key.
    pub key: KeyFingerprint,
}

/// When a link was revoked, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// When.
    pub at: Timestamp,
    /// The name of the organizer.
    pub by: String,
}
