//! Invitations to send, and who receives them.

use std::collections::HashSet;

use jiff::SignedDuration;
use uuid::Uuid;

/// How long invitations wait in the outbox, so that sending them can be undone.
pub const HOLD: SignedDuration = SignedDuration::from_secs(10);

/// Who receives messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipients {
    /// People with an email address for whom there is no message yet.
    New,
    /// People whose latest message failed.
    Failed,
    /// People whose latest message, or the link that was shared with them, is out of date.
    Outdated,
    /// Everyone with an email address.
    All,
}

impl Recipients {
    /// Every choice, in the order of the page.
    pub const ALL: [Self; 4] = [Self::New, Self::Failed, Self::Outdated, Self::All];

    /// Returns the word for these recipients in forms and queries.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Failed => "failed",
            Self::Outdated => "outdated",
            Self::All => "all",
        }
    }

    /// Returns the recipients with this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|recipients| recipients.word() == word)
    }
}

/// Why a person is not sent an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// The person has no email address.
    NoEmail,
    /// The person's link is revoked.
    Revoked,
    /// There is no link, because its link key is not set.
    NoLink,
    /// An email to the person is waiting or being sent.
    Waiting,
    /// The person is not among the recipients.
    NotMeant,
}

/// What became of invitations to send.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// How many are in the outbox.
    pub queued: usize,
    /// Who of the people is sent none, and why.
    pub skipped: Vec<(Uuid, Skipped)>,
    /// The ids of the people chosen that are nobody's. If there are any, nobody is sent an invitation.
    pub unknown: HashSet<Uuid>,
}

/// Invitations to send.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The id of the form, so that sending it twice adds the messages once.
    pub batch_id: Uuid,
    /// Who receives them.
    pub to: Recipients,
    /// The people to choose them from; everyone if `None`.
    pub only: Option<HashSet<Uuid>>,
    /// How long they wait before they are sent.
    pub hold: SignedDuration,
}

impl Sending {
    /// Returns a new invitation for one person, in place of one that changed while it was being sent.
    pub(super) fn again(invitation_id: Uuid) -> Self {
        let only = Some([invitation_id].into());
        Self { batch_id: Uuid::new_v4(), to: Recipients::All, only, hold: SignedDuration::ZERO }
    }
}
