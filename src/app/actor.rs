//! Who performs a use case, and how links are shown to them.

use jiff::Timestamp;

use crate::{
    audit::{Action, Entry},
    error::Error,
    store::Organizer,
};

/// An organizer, or a program that acts for one.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The organizer.
    pub organizer: Organizer,
    /// The name of the API key, for a program.
    pub api_key: Option<String>,
    /// The client's network address.
    pub client: Option<String>,
}

impl Actor {
    /// Creates an entry of the activity log about an action of theirs.
    pub fn entry(&self, action: Action, at: Timestamp) -> Entry {
        Entry {
            organizer_id: Some(self.organizer.id.clone()),
            api_key: self.api_key.clone(),
            client: self.client.clone(),
            ..Entry::by(self.organizer.email.clone(), action, at)
        }
    }
}

/// How links are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// On a page or in an API response.
    Page,
    /// In a file of this kind.
    File(&'static str),
}

/// Who manages accounts.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// An organizer who is signed in.
    Actor(&'a Actor),
    /// A person who runs a command on the server.
    CommandLine,
}

impl By<'_> {
    /// Creates an entry of the activity log about an action of theirs.
    pub(super) fn entry(self, action: Action, at: Timestamp) -> Entry {
        match self {
            Self::Actor(actor) => actor.entry(action, at),
            Self::CommandLine => Entry::by_shell(action, at),
        }
    }

    /// Refuses organizers who are not administrators.
    pub(super) fn require_administrator(self) -> Result<(), Error> {
        match self {
            Self::Actor(actor) if !actor.organizer.is_administrator() => Err(Error::NotFound),
            Self::Actor(_) | Self::CommandLine => Ok(()),
        }
    }
}
