//! The Daily domain that tokens are signed for, and the names of its rooms.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A Daily domain. Every link contains its name, and every token its id.
///
/// ```
/// # use latchkey::Domain;
/// let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// assert_eq!(domain.name.host(), "acme.daily.co");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// The `NAME` of `https://NAME.daily.co`.
    pub name: DomainName,
    /// The UUID that `GET https://api.daily.co/v1/` returns as `domain_id`.
    pub id: Uuid,
}

/// The `NAME` of `NAME.daily.co`: a DNS label in lower case.
///
/// ```
/// # use latchkey::DomainName;
/// let name: DomainName = "https://acme.daily.co/".parse()?;
/// assert_eq!((name.as_str(), name.host().as_str()), ("acme", "acme.daily.co"));
/// # Ok::<(), latchkey::DomainNameError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(String);

/// The error for a text that is not a domain name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("expected the NAME in https://NAME.daily.co: letters, digits and hyphens")]
pub struct DomainNameError;

impl DomainName {
    /// Returns the name without `.daily.co`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the host name, `NAME.daily.co`.
    pub fn host(&self) -> String {
        format!("{}.daily.co", self.0)
    }
}

impl FromStr for DomainName {
    type Err = DomainNameError;

    /// Parses the name alone, or `NAME.daily.co` with or without `https://`.
    fn from_str(text: &str) -> Result<Self, DomainNameError> {
        let name = text.trim().to_ascii_lowercase();
        let name = name.strip_prefix("https://").unwrap_or(&name);
        let name = name.strip_suffix('/').unwrap_or(name);
        let name = name.strip_suffix(".daily.co").unwrap_or(name);
        let is_label = (1..=63).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !name.starts_with('-')
            && !name.ends_with('-');
        if is_label { Ok(Self(name.to_owned())) } else { Err(DomainNameError) }
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A room name: 1 to 128 of the characters `A-Z a-z 0-9 - _`, case-sensitive (Daily's reference, *rooms*).
///
/// ```
/// # use latchkey::RoomName;
/// let room: RoomName = "Weekly_Review-2".parse()?;
/// assert_eq!(room.as_str(), "Weekly_Review-2");
/// # Ok::<(), latchkey::RoomNameError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoomName(String);

/// Why a text is not a room name.
///
/// ```
/// # use latchkey::RoomName;
/// let why = "weekly review".parse::<RoomName>().unwrap_err();
/// assert!(why.to_string().ends_with("Did you mean weekly-review?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoomNameError {
    /// The name is empty.
    #[error("The room name is missing. Expected letters, digits, - and _.")]
    Empty,
    /// A character that Daily does not allow.
    #[error("{} is not allowed in a room name. Room names can use letters (a-z, A-Z), digits, - and _. Did you mean {nearest}?", named(*character))]
    Character {
        /// The character.
        character: char,
        /// A similar name that is allowed.
        nearest: String,
    },
    /// More than 128 characters.
    #[error("The room name is too long. Expected at most 128 characters, got {0}.")]
    TooLong(usize),
}

impl RoomName {
    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RoomName {
    type Err = RoomNameError;

    fn from_str(text: &str) -> Result<Self, RoomNameError> {
        let name = text.trim();
        let stranger = name.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-' && *c != '_');
        match (name.len(), stranger) {
            (0, _) => Err(RoomNameError::Empty),
            (_, Some(character)) => Err(RoomNameError::Character { character, nearest: nearest(name) }),
            (129.., None) => Err(RoomNameError::TooLong(name.len())),
            (_, None) => Ok(Self(name.to_owned())),
        }
    }
}

/// Replaces each run of characters that are not allowed with a hyphen.
fn nearest(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let parts: Vec<_> = name.split(|c| !is_plain(c)).filter(|part| !part.is_empty()).collect();
    let nearest: String = parts.join("-").chars().take(128).collect();
    if nearest.is_empty() { "weekly-review".to_owned() } else { nearest }
}

fn named(character: char) -> String {
    if character.is_whitespace() { "A space".to_owned() } else { format!("“{}”", character.escape_debug()) }
}

impl TryFrom<String> for RoomName {
    type Error = RoomNameError;

    fn try_from(text: String) -> Result<Self, RoomNameError> {
        text.parse()
    }
}

impl From<RoomName> for String {
    fn from(name: RoomName) -> Self {
        name.0
    }
}

impl fmt::Display for RoomName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_name_is_1_to_128_plain_characters_with_case_kept() {
        assert_eq!("Weekly_Review-2".parse::<RoomName>().unwrap().as_str(), "Weekly_Review-2");
        assert_eq!(" standup ".parse::<RoomName>().unwrap().as_str(), "standup");
        assert!("a".repeat(128).parse::<RoomName>().is_ok());
        assert_eq!("a".repeat(129).parse::<RoomName>(), Err(RoomNameError::TooLong(129)));
        assert_eq!("  ".parse::<RoomName>(), Err(RoomNameError::Empty));
        for (name, character, nearest) in [
            ("weekly  review", ' ', "weekly-review"),
            ("a/b", '/', "a-b"),
            ("..", '.', "weekly-review"),
            ("caf\u{e9}", '\u{e9}', "caf"),
            ("a?b", '?', "a-b"),
            ("a#b", '#', "a-b"),
            ("a%2Fb", '%', "a-2Fb"),
        ] {
            let nearest = nearest.to_owned();
            assert_eq!(name.parse::<RoomName>(), Err(RoomNameError::Character { character, nearest }));
        }
    }

    #[test]
    fn a_domain_name_is_read_from_what_people_paste() {
        for text in ["acme", "ACME", "acme.daily.co", "https://acme.daily.co/", " acme "] {
            assert_eq!(text.parse::<DomainName>().unwrap().as_str(), "acme");
        }
        for text in ["", "-acme", "acme-", "a_b", "acme.example.org", "https://acme.daily.co/room"] {
            assert!(text.parse::<DomainName>().is_err(), "{text}");
        }
    }
}
