//! Errors from Daily's API.

use std::sync::Arc;

/// Why a request to Daily failed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DailyError {
    /// The connection failed or was lost.
    #[error("Daily cannot be reached")]
    Unreachable(#[source] Arc<reqwest::Error>),
    /// Daily did not answer in time.
    #[error("Daily did not answer in time")]
    TimedOut,
    /// Too many requests were sent.
    #[error("Daily received too many requests")]
    Throttled,
    /// The API key is unknown or revoked.
    #[error("Daily does not accept the API key")]
    KeyRejected,
    /// The API key does not have permission.
    #[error("Daily does not allow this API key to do that")]
    NotAllowed,
    /// Not found.
    #[error("Daily answered “not found”")]
    NotFound,
    /// Daily refused the request for another reason.
    #[error("Daily refused the request{}", quoted(.info))]
    Refused {
        /// The stable error code. Empty if there was none.
        code: String,
        /// The reason in words. May be empty.
        info: String,
    },
    /// Daily had an internal error.
    #[error("Daily had an internal error (status {0})")]
    Fault(u16),
    /// The response is not one that Daily documents.
    #[error("Daily sent an unexpected response")]
    Nonsense,
}

impl DailyError {
    /// Returns whether the same request may succeed soon.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Throttled | Self::Fault(_))
    }

    /// Returns whether the request certainly changed nothing. Without a response, only Daily knows.
    pub fn was_not_done(&self) -> bool {
        match self {
            Self::Unreachable(error) => error.is_connect() || error.is_builder(),
            Self::TimedOut | Self::Fault(_) | Self::Nonsense => false,
            _ => true,
        }
    }

    /// Returns whether Daily answered the request itself.
    pub fn is_answer(&self) -> bool {
        matches!(self, Self::KeyRejected | Self::NotAllowed | Self::NotFound | Self::Refused { .. })
    }
}

fn quoted(info: &str) -> String {
    if info.is_empty() { String::new() } else { format!(": “{info}”") }
}
