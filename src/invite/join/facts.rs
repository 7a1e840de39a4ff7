//! What is known about a person's join link.

use jiff::Timestamp;

use crate::token::KeyFingerprint;

/// What is stored about a person's join link. Nothing of it opens the meeting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JoinFacts {
    /// What the code follows from. `None` until the first join link is created.
    pub code: Option<IssuedCode>,
    /// The revocation, if the link is revoked.
    pub revoked: Option<Revocation>,
    /// When the person was invited, if that is known.
    pub invited_at: Option<Timestamp>,
    /// When the person was removed from the meeting, if they were.
    pub removed_at: Option<Timestamp>,
    /// When the page behind the link was first opened, by the person or by a program that checks links.
    pub first_opened_at: Option<Timestamp>,
    /// When the button to join was last clicked.
    pub last_joined_at: Option<Timestamp>,
    /// How many times the button to join was clicked.
    pub join_count: i64,
    /// When the person last asked the organizer for help.
    pub asked_at: Option<Timestamp>,
    /// When the organizer last marked the person's request as done.
    pub answered_at: Option<Timestamp>,
}

impl JoinFacts {
    /// Returns when the person asked for help, if the organizer has not marked that as done.
    pub fn open_request(&self) -> Option<Timestamp> {
        self.asked_at.filter(|asked_at| self.answered_at.is_none_or(|answered_at| answered_at < *asked_at))
    }
}

/// What the code of a join link follows from, together with the invitation's id.
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
