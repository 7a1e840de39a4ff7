//! Who asks for a use case, and in which form they get links.

use jiff::Timestamp;

use crate::{
    audit::{Action, Entry},
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
