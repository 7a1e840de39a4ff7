//! What an invitee sees behind a join link, shown to the organizer. Nothing of it is stored, and nothing is signed.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{Actor, App, Invited, JoinState};
use crate::{
    error::{Error, Refusal},
    invite::join::LinkKind,
    store::{Host, Organizer},
};

/// How long before and after a state's begin or end it is previewed.
const ASIDE: SignedDuration = SignedDuration::from_mins(10);

/// The state in which a join link is previewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Previewed {
    /// The meeting is not open yet.
    Early,
    /// The person can join.
    Open,
    /// The meeting is over.
    Over,
    /// The meeting was deleted.
    Cancelled,
    /// The link is revoked.
    Revoked,
    /// The link was replaced.
    Replaced,
}

impl Previewed {
    /// All states, in the order in which they usually follow.
    pub const ALL: [Self; 6] = [Self::Early, Self::Open, Self::Over, Self::Cancelled, Self::Revoked, Self::Replaced];

    /// Returns the word for the state in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Open => "open",
            Self::Over => "over",
            Self::Cancelled => "cancelled",
            Self::Revoked => "revoked",
            Self::Replaced => "replaced",
        }
    }
}

/// A word that names no state.
#[derive(Debug, thiserror::Error)]
#[error("expected one of early, open, over, cancelled, revoked, replaced")]
pub struct PreviewedError;

impl FromStr for Previewed {
    type Err = PreviewedError;

    fn from_str(word: &str) -> Result<Self, PreviewedError> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(PreviewedError)
    }
}

impl App {
    /// Returns what the join link of one of the organizer's people leads to: now, or in another state. Also returns the
    /// time at which it does. Stores nothing.
    pub async fn preview(
        &self,
        actor: &Actor,
        ids: [Uuid; 2],
        state: Option<Previewed>,
    ) -> Result<(JoinState, Timestamp), Error> {
        let (meeting, invitation) = self.invitation(actor, ids).await?;
        if meeting.link_kind == LinkKind::Direct {
            return Err(Refusal::DirectLinks.into());
        }
        let Organizer { id, name, email, language, .. } = actor.organizer.clone();
        let (host, by, now) = (Host { id, name: name.clone(), email, language }, name, self.now());
        let (opens_at, closes_at) = (meeting.window.opens_at(), meeting.window.closes_at());
        let revoked = invitation.join.revoked.clone();
        let invited = Box::new(Invited { invitation, meeting, host: host.clone() });
        Ok(match state {
            None => match revoked {
                Some(revoked) => (JoinState::Revoked { by: revoked.by, host: Some(host) }, now),
                None => (invited.state(now), now),
            },
            Some(Previewed::Early) => (JoinState::Early(invited), now.min(opens_at - ASIDE)),
            Some(Previewed::Open) => (JoinState::Open(invited), now.clamp(opens_at, closes_at)),
            Some(Previewed::Over) => (JoinState::Over(invited), now.max(closes_at + ASIDE)),
            Some(Previewed::Cancelled) => (JoinState::Cancelled(by), now),
            Some(Previewed::Revoked) => (JoinState::Revoked { by, host: Some(host) }, now),
            Some(Previewed::Replaced) => (JoinState::Replaced { host }, now),
        })
    }
}
