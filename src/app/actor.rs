//! Who asks for a use case, and in which form they get links.

use jiff::Timestamp;

use crate::{
    audit::{Action, Entry},
    error::Error,
    store::Organizer,
};

/// Who does something, with what, and from where.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Whose account.
    pub organizer: Organizer,
    /// The name of the API key that was shown, where it is a program.
    pub api_key: Option<String>,
    /// The network address.
    pub client: Option<String>,
}

impl Actor {
    /// An entry about what they do.
    pub fn entry(&self, action: Action, at: Timestamp) -> Entry {
        Entry {
            organizer_id: Some(self.organizer.id.clone()),
            api_key: self.api_key.clone(),
            client: self.client.clone(),
            ..Entry::by(self.organizer.email.clone(), action, at)
        }
    }
}

/// As what links are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// On a page, or as an answer of the API.
    Page,
    /// As something to take away, of this kind.
    File(&'static str),
}

/// Who looks after accounts: an administrator or an owner who is signed in, or the command line.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// Someone who is signed in.
    Actor(&'a Actor),
    /// Someone who runs a command on the server.
    CommandLine,
}

impl By<'_> {
    /// Returns an entry about what they do.
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
