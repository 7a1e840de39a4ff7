//! Join links: short links to this server, which signs the token when the invitee joins.

mod code;
mod facts;
mod key;

pub use code::{JoinCode, Lookup, NotACode};
pub use facts::{IssuedCode, JoinFacts, Revocation};
pub use key::{LinkKey, LinkKeyError, LinkKeys};

/// The kind of a meeting's links.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LinkKind {
    /// Links to the room at Daily, which contain the token.
    #[default]
    Direct,
    /// Links to this server, which contain a code.
    Join,
}

impl LinkKind {
    /// Returns the word for the kind in the database and in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Join => "join",
        }
    }
}

impl std::str::FromStr for LinkKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = [Self::Direct, Self::Join].into_iter().find(|kind| kind.word() == text);
        found.ok_or_else(|| format!("unknown kind of link “{text}”; expected join or direct"))
    }
}
