//! The states of a meeting's people, as SQL conditions, and how many people are in each.

use std::sync::LazyLock;

use super::CurrentKeys;
use crate::invite::{Meeting, join::LinkKind};

/// Some of a meeting's people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Only {
    /// Everyone.
    #[default]
    All,
    /// People whose link was not shared.
    NotShared,
    /// People whose link was shared, and changed since.
    Changed,
    /// People whose latest email failed.
    Failed,
    /// People without an email address.
    NoEmail,
    /// People who clicked to join.
    Joined,
}

impl Only {
    /// Each of them, in the order of a page.
    pub const EACH: [Self; 6] = [Self::All, Self::NotShared, Self::Failed, Self::Changed, Self::NoEmail, Self::Joined];

    /// Returns the word in queries.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NotShared => "not-shared",
            Self::Changed => "changed",
            Self::Failed => "failed",
            Self::NoEmail => "no-email",
            Self::Joined => "joined",
        }
    }

    /// Returns the filter that a query names, or everyone.
    pub fn of(word: &str) -> Self {
        Self::EACH.into_iter().find(|only| only.word() == word).unwrap_or_default()
    }
}

/// How many of a meeting's people are in which state. Some are in several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeopleCounts {
    /// Everyone.
    pub all: usize,
    /// People whose link is not revoked.
    pub with_link: usize,
    /// Of those with a link, people whose link was not shared.
    pub not_shared: usize,
    /// Of those with a link, people whose link was shared, and changed since.
    pub changed: usize,
    /// Of those whose link changed, people who can be told by email, unless that waits to be sent.
    pub changed_with_email: usize,
    /// Of those whose link changed, people without an email address.
    pub changed_no_email: usize,
    /// People whose latest email failed.
    pub failed: usize,
    /// People without an email address.
    pub no_email: usize,
    /// People who clicked to join.
    pub joined: usize,
    /// People whose direct link was signed with a different API key.
    pub other_key: usize,
    /// People whose join link does not work, because its link key is not set.
    pub lost: usize,
}

/// The columns of the states that are counted.
pub(super) const STATES: [&str; 11] = [
    "state_0", "state_1", "state_2", "state_3", "state_4", "state_5", "state_6", "state_7", "state_8", "state_9",
    "state_10",
];

/// Returns the SQL conditions of the states that are counted, in the order of [`PeopleCounts::new`].
pub(super) fn states(meeting: &Meeting, keys: &CurrentKeys) -> [String; STATES.len()] {
    [
        "TRUE".to_owned(),
        "revoked_at IS NULL".to_owned(),
        condition(Only::NotShared, meeting, keys),
        condition(Only::Changed, meeting, keys),
        format!("{} AND email IS NOT NULL AND NOT {}", condition(Only::Changed, meeting, keys), *OPEN),
        format!("{} AND email IS NULL", condition(Only::Changed, meeting, keys)),
        condition(Only::Failed, meeting, keys),
        condition(Only::NoEmail, meeting, keys),
        condition(Only::Joined, meeting, keys),
        has_other_key(meeting, keys),
        is_lost(meeting, keys),
    ]
}

impl PeopleCounts {
    pub(super) fn new(counts: [usize; STATES.len()]) -> Self {
        Self {
            all: counts[0],
            with_link: counts[1],
            not_shared: counts[2],
            changed: counts[3],
            changed_with_email: counts[4],
            changed_no_email: counts[5],
            failed: counts[6],
            no_email: counts[7],
            joined: counts[8],
            other_key: counts[9],
            lost: counts[10],
        }
    }

    /// Returns how many people have an earlier link or time, and no email on its way.
    pub fn to_update(&self) -> usize {
        self.changed_with_email + self.changed_no_email
    }

    /// Returns how many people have their current link.
    pub fn shared(&self) -> usize {
        self.with_link.saturating_sub(self.not_shared + self.changed)
    }

    /// Returns how many people a filter shows.
    pub fn of(&self, only: Only) -> usize {
        match only {
            Only::All => self.all,
            Only::NotShared => self.not_shared,
            Only::Changed => self.changed,
            Only::Failed => self.failed,
            Only::NoEmail => self.no_email,
            Only::Joined => self.joined,
        }
    }
}

/// No later invitation was sent to the same person.
pub(super) const LATEST: &str = "NOT EXISTS (SELECT 1 FROM outbox later WHERE later.meeting_id = outbox.meeting_id \
                      AND later.invitation_id = outbox.invitation_id AND later.kind = 'invitation' \
                      AND (later.made_at, later.id) > (outbox.made_at, outbox.id))";

/// The latest invitation by email to a person was refused or given up.
pub(super) static FAILED: LazyLock<String> = LazyLock::new(|| latest_is("'refused', 'given-up'"));

/// The latest invitation by email to a person waits or is being sent.
static OPEN: LazyLock<String> = LazyLock::new(|| latest_is("'waiting', 'sending'"));

/// Returns the SQL condition that the latest invitation by email to a person is in one of these states.
fn latest_is(states: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM outbox WHERE outbox.meeting_id = invitations.meeting_id AND outbox.invitation_id = invitations.id \
         AND outbox.kind = 'invitation' AND outbox.state IN ({states}) AND {LATEST})"
    )
}

/// Returns the SQL condition of a direct link that was signed with a different API key. A fingerprint consists of
/// hexadecimal digits.
fn has_other_key(meeting: &Meeting, keys: &CurrentKeys) -> String {
    if meeting.link_kind == LinkKind::Join {
        return "FALSE".to_owned();
    }
    format!("COALESCE(key_fingerprint, '{}') <> '{}'", meeting.issued_under.unwrap_or(keys.api), keys.api)
}

/// Returns the SQL condition of a join link whose link key is not set.
fn is_lost(meeting: &Meeting, keys: &CurrentKeys) -> String {
    let known: Vec<String> = keys.links.iter().map(|key| format!("'{key}'")).collect();
    match meeting.link_kind {
        LinkKind::Direct => "FALSE".to_owned(),
        LinkKind::Join if known.is_empty() => "revoked_at IS NULL".to_owned(),
        LinkKind::Join => {
            format!("revoked_at IS NULL AND (code_key IS NULL OR code_key NOT IN ({}))", known.join(", "))
        }
    }
}

/// Returns the SQL condition of a filter. The meeting's id is `$1`; These are the current keys.
pub(super) fn condition(only: Only, meeting: &Meeting, keys: &CurrentKeys) -> String {
    match only {
        Only::All => "TRUE".to_owned(),
        Only::NotShared => "shared_at IS NULL AND revoked_at IS NULL".to_owned(),
        Only::Changed if meeting.link_kind == LinkKind::Join => {
            "shared_version <> link_version AND revoked_at IS NULL".to_owned()
        }
        Only::Changed => format!(
            "shared_at IS NOT NULL AND revoked_at IS NULL AND (shared_version <> link_version OR {})",
            has_other_key(meeting, keys)
        ),
        Only::Failed => FAILED.clone(),
        Only::NoEmail => "email IS NULL".to_owned(),
        Only::Joined => "last_joined_at IS NOT NULL".to_owned(),
    }
}
