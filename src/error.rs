//! Errors of the use cases, without anything about HTTP.

use crate::{
    access::API_KEYS_LIMIT,
    invite::{batch::PEOPLE_LIMIT, invitation::LinkError, meeting::WindowError},
    store::StoreError,
};

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not found, or it belongs to another organizer.
    #[error("not found")]
    NotFound,
    /// The use case refused to act. Nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database is temporarily unavailable. The same request may succeed later.
    #[error("the database is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// An error whose details may only appear in the log.
    #[error("an internal error occurred")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why a use case refuses to act, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The meeting's links have expired.
    #[error("The links of this meeting have expired. Reschedule the meeting first.")]
    Ended,
    /// The meeting belongs to a different Daily domain from the current one.
    #[error(
        "This meeting belongs to a different Daily domain from the one that this server uses now. Create a new meeting instead."
    )]
    OtherDomain,
    /// The meeting was changed after it was loaded.
    #[error(
        "Your change was not saved because another change was saved in the meantime. Check the meeting, then make your change again."
    )]
    ChangedMeanwhile,
    /// No mail server is set.
    #[error("This server cannot send email because no mail server is set up. Copy the links or use drafts instead.")]
    MailOff,
    /// The meeting's time is not valid for links.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// A link cannot be signed.
    #[error("{0}.")]
    Unsignable(#[from] LinkError),
    /// No link key is set, and the meeting has join links or should get them.
    #[error(
        "Join links need a link key. Set LATCHKEY_LINK_KEY, which `latchkey setup` creates, or choose direct links."
    )]
    NoLinkKey,
    /// The link was created with a link key that is not set.
    #[error(
        "This link was created with another link key. Set that key as LATCHKEY_PREVIOUS_LINK_KEY, or replace the link."
    )]
    OtherLinkKey,
    /// The link is revoked.
    #[error("This link is revoked. Undo that, or replace the link.")]
    Revoked,
    /// The meeting has direct links, which cannot be revoked or replaced.
    #[error("This meeting has direct links, which contain a token. Only join links can be revoked or replaced.")]
    DirectLinks,
    /// There is no one to invite.
    #[error("Add at least one person.")]
    Nobody,
    /// Too many people for one meeting.
    #[error(
        "A meeting can have at most {PEOPLE_LIMIT} people, but this one would have {count}. Create a second meeting."
    )]
    TooMany {
        /// How many people the meeting would have.
        count: usize,
    },
    /// The organizer has created as many meetings within a day as a setting allows.
    #[error("You can create at most {limit} meetings in 24 hours. Try again later.")]
    TooManyMeetings {
        /// The limit.
        limit: u32,
    },
    /// The organizer has as many API keys as allowed.
    #[error("An organizer can have at most {API_KEYS_LIMIT} API keys that have not expired. Revoke one first.")]
    TooManyKeys,
    /// The options are too large.
    #[error("The options are larger than 16 KiB as JSON. Shorten the recording options.")]
    OptionsTooLong,
}

impl Error {
    /// Creates an error whose details may only appear in the log.
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

/// Formats an error and its causes on one line.
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
