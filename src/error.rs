//! What can go wrong in a use case, in kinds that a caller can act on. No HTTP in it.

use crate::{invite::invitation::LinkError, store::StoreError};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is someone else's.
    #[error("not found")]
    NotFound,
    /// The meeting was changed since it was read.
    #[error("the meeting was changed meanwhile")]
    ChangedMeanwhile,
    /// The database can't be used at the moment; the same request may succeed later.
    #[error("the database can’t be used at the moment")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Anything that only the log may hold.
    #[error("something went wrong")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::Unavailable(error.into()),
            StoreError::Orphan => Self::NotFound,
            _ => Self::Internal(error.into()),
        }
    }
}

impl From<LinkError> for Error {
    fn from(error: LinkError) -> Self {
        Self::Internal(error.into())
    }
}

/// An error with what caused it, on one line.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.ends_with(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        next = cause.source();
    }
    text
}
