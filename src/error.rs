//! Why a use case did not do what was asked, in kinds that a caller can act on. No HTTP in it.

use crate::{
    invite::{batch::PEOPLE_LIMIT, invitation::LinkError, meeting::WindowError},
    store::StoreError,
};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is someone else's.
    #[error("not found")]
    NotFound,
    /// It may not be done as things are. Nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database can't be used at the moment; the same request may succeed later.
    #[error("the database can’t be used at the moment")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Anything that only the log may hold.
    #[error("something went wrong")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why something may not be done as things are, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The meeting's links have expired.
    #[error("The links of this meeting have expired. Move the meeting to a later time first.")]
    Ended,
    /// The meeting was made for another Daily domain than the one that is set now.
    #[error(
        "This meeting was made for another Daily domain than the one this server uses now. Make a new meeting instead."
    )]
    OtherDomain,
    /// The meeting was changed since it was read.
    #[error(
        "Your change was not saved, because another one was saved in the meantime. Check the meeting, then make your change again."
    )]
    ChangedMeanwhile,
    /// No mail server is set.
    #[error("This server can’t send email: no mail server is set up. Copy the links, or use drafts instead.")]
    MailOff,
    /// The meeting's time is not one that links can be made for.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// A link can't be signed.
    #[error("{0}.")]
    Unsignable(#[from] LinkError),
    /// Nobody is to be invited.
    #[error("Name at least one person.")]
    Nobody,
    /// More people than fit into one meeting.
    #[error(
        "One meeting has room for {PEOPLE_LIMIT} people, and with these it would have {count}. Use a second meeting."
    )]
    TooMany {
        /// How many there would be, with those who are there already.
        count: usize,
    },
    /// The options take too many bytes.
    #[error("The options take more than 16 KiB as JSON. Make the recording’s settings shorter.")]
    OptionsTooLong,
    /// The same idempotency key came with another request before.
    #[error("This Idempotency-Key was already used for a different request. Use a new one.")]
    KeyReused,
}

impl Error {
    /// An error that only the log may hold.
    pub(crate) fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(cause.into())
    }
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
        Self::Refused(error.into())
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
