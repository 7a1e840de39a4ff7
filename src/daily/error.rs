//! Why Daily did not do what was asked.

use std::sync::Arc;

use crate::token::RoomName;

/// Why Daily did not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DailyError {
    /// No connection, or one that broke.
    #[error("Daily can’t be reached")]
    Unreachable(#[source] Arc<reqwest::Error>),
    /// No answer in time.
    #[error("Daily did not answer in time")]
    TimedOut,
    /// Too many questions.
    #[error("Daily asks to wait: too many requests")]
    Throttled,
    /// The API key is not, or no longer, one of Daily's.
    #[error("Daily does not accept the API key")]
    KeyRejected,
    /// The key may not do this.
    #[error("Daily does not allow this with the API key")]
    NotAllowed,
    /// There is no such thing.
    #[error("Daily knows no such thing")]
    NotFound,
    /// Daily refuses for a reason of its own, in its words.
    #[error("Daily refuses{}", in_its_words(.info))]
    Refused {
        /// The stable code; empty where none came.
        code: String,
        /// For people; may be empty.
        info: String,
    },
    /// Daily has a fault.
    #[error("Daily has a fault (status {0})")]
    Fault(u16),
    /// Not an answer as Daily documents it.
    #[error("Daily’s address answers with something else than Daily’s API")]
    Nonsense,
}

impl DailyError {
    /// Whether the same question may be answered soon.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Throttled | Self::Fault(_))
    }

    /// Whether what was asked for was certainly not done; without an answer only Daily knows.
    pub fn was_not_done(&self) -> bool {
        match self {
            Self::Unreachable(error) => error.is_connect() || error.is_builder(),
            Self::TimedOut | Self::Fault(_) | Self::Nonsense => false,
            _ => true,
        }
    }

    /// What became of a change of a room that this stood against, in a sentence.
    pub fn about_change(&self, room: &RoomName) -> String {
        match self {
            Self::NotFound => format!("That was not done. Daily knows no room {room}, or knows it no longer."),
            error if error.was_not_done() => format!("That was not done. {error}."),
            error => format!("It is not known whether that was done. {error}. Look again in a moment."),
        }
    }

    /// Whether Daily said something about what was asked, rather than nothing at all.
    pub fn is_answer(&self) -> bool {
        matches!(self, Self::KeyRejected | Self::NotAllowed | Self::NotFound | Self::Refused { .. })
    }
}

fn in_its_words(info: &str) -> String {
    if info.is_empty() { String::new() } else { format!(": “{info}”") }
}
