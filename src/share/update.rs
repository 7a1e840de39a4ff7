//! What changed since a person's last invitation: what an updated invitation says about that.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    invite::{
        Invitation, Meeting,
        invitee::in_running_text,
        join::{IssuedCode, LinkKind},
    },
    texts::{Dates, InviteeTexts},
    token::{Claims, KeyFingerprint},
};

/// What an invitation told a person. It contains no link and no token, only hashes of what the link consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// A hash of the address that it was sent to.
    to: String,
    title: String,
    room: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    opens_at: Timestamp,
    closes_at: Timestamp,
    is_owner: bool,
    link: ToldLink,
}

/// The link in an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum ToldLink {
    /// A link that contains a token.
    Direct {
        /// The fingerprint of the API key that signed it.
        key: String,
        /// A hash of the token's claims.
        claims: String,
    },
    /// A link with a code.
    Join {
        /// The fingerprint of the link key.
        key: String,
        /// How many times the link was replaced.
        version: i64,
    },
}

/// Whether the link in a person's last invitation still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EarlierLink {
    /// It is the same link.
    Same,
    /// It works, but contains the earlier details.
    Before,
    /// It works at the earlier time only.
    OldTime,
    /// It leads to the earlier room.
    OldRoom,
    /// It no longer works.
    Gone,
    /// It depends on whether the earlier key still exists.
    Unsure,
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(&Sha256::digest(text)[..12])
}

impl Told {
    /// Returns what an invitation with these claims, signed with this key, tells a person.
    pub fn of(meeting: &Meeting, invitation: &Invitation, claims: &Claims, key: KeyFingerprint) -> Self {
        let (window, invitee) = (&meeting.window, &invitation.invitee);
        let code = invitation.join.code.filter(|_| meeting.link_kind == LinkKind::Join);
        let link = if let Some(IssuedCode { version, key }) = code {
            ToldLink::Join { key: key.to_string(), version }
        } else {
            let claims = serde_json::to_string(claims).unwrap_or_default();
            ToldLink::Direct { key: key.to_string(), claims: hash(&claims) }
        };
        Self {
            to: hash(&invitee.email.as_ref().map_or("", |email| email.as_str()).to_lowercase()),
            title: in_running_text(meeting.heading()),
            room: meeting.room.to_string(),
            starts_at: window.starts_at(),
            ends_at: window.ends_at(),
            opens_at: window.opens_at(),
            closes_at: window.closes_at(),
            is_owner: invitee.is_owner,
            link,
        }
    }
}

/// An update of an invitation that a person received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// What the earlier invitation told, unless it was sent by a version that did not store it.
    before: Option<Told>,
    now: Told,
}

impl Update {
    /// Returns the update from an earlier invitation; `None` if that was sent to another address, where nobody has read
    /// about the present one.
    pub fn new(before: Option<Told>, now: Told) -> Option<Self> {
        let is_to_another = before.as_ref().is_some_and(|before| before.to != now.to);
        (!is_to_another).then_some(Self { before, now })
    }

    /// Says what changed, a sentence each.
    pub(super) fn changes(&self, t: InviteeTexts, dates: &Dates) -> Vec<String> {
        let Self { before: Some(before), now } = self else { return Vec::new() };
        let beside = |new: Timestamp, old: Timestamp| [dates.time_beside(new, old), dates.time_beside(old, new)];
        let mut changes = Vec::new();
        if before.title != now.title {
            changes.push(t.update_title(now.title.as_str(), before.title.as_str()));
        }
        if before.starts_at != now.starts_at {
            let [new, old] = beside(now.starts_at, before.starts_at);
            changes.push(t.update_time(new, old));
        } else if before.ends_at != now.ends_at {
            let [new, old] = beside(now.ends_at, before.ends_at);
            changes.push(t.update_end(new, old));
        }
        if before.starts_at == now.starts_at && before.opens_at != now.opens_at {
            let [new, old] = beside(now.opens_at, before.opens_at);
            changes.push(t.update_joinable(new, old));
        }
        // A join link leads to the meeting, whatever its room.
        if before.room != now.room && matches!(now.link, ToldLink::Direct { .. }) {
            changes.push(t.update_room(now.room.as_str(), before.room.as_str()));
        }
        match (before.is_owner, now.is_owner) {
            (false, true) => changes.push(t.update_owner()),
            (true, false) => changes.push(t.update_not_owner()),
            _ => {}
        }
        changes
    }

    /// Says whether the earlier link still works when the update is made.
    pub(super) fn about_link(&self, t: InviteeTexts, made_at: Timestamp) -> Option<String> {
        let before = self.before.as_ref()?;
        Some(match self.earlier_link(before, made_at) {
            EarlierLink::Same => t.update_link_same(),
            EarlierLink::Before => t.update_link_before(),
            EarlierLink::OldTime => t.update_link_old_time(),
            EarlierLink::OldRoom => t.update_link_old_room(),
            EarlierLink::Gone => t.update_link_gone(),
            EarlierLink::Unsure => t.update_link_unsure(),
        })
    }

    fn earlier_link(&self, before: &Told, made_at: Timestamp) -> EarlierLink {
        let now = &self.now;
        let has_same_key = match (&before.link, &now.link) {
            (before, now) if before == now => return EarlierLink::Same,
            (ToldLink::Join { key, .. }, ToldLink::Join { key: now, .. }) if key != now => false,
            (ToldLink::Join { .. }, _) => return EarlierLink::Gone,
            (ToldLink::Direct { key, .. }, ToldLink::Direct { key: now, .. }) => key == now,
            (ToldLink::Direct { .. }, ToldLink::Join { .. }) => true,
        };
        let times = |told: &Told| [told.opens_at, told.closes_at];
        if !has_same_key {
            EarlierLink::Unsure
        } else if before.closes_at <= made_at {
            EarlierLink::Gone
        } else if before.room != now.room {
            EarlierLink::OldRoom
        } else if times(before) != times(now) {
            EarlierLink::OldTime
        } else {
            EarlierLink::Before
        }
    }
}
