//! The Daily domain that tokens are signed for, and the names of its rooms.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A Daily domain: its name stands in every link, its id in every token.
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
    /// The UUID that `GET https://api.daily.co/v1/` answers as `domain_id`.
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

/// A text that is not a domain's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("want the NAME in https://NAME.daily.co: letters, digits and hyphens")]
pub struct DomainNameError;

impl DomainName {
    /// The name alone, without `.daily.co`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host that people see: `NAME.daily.co`.
    pub fn host(&self) -> String {
        format!("{}.daily.co", self.0)
    }
}

impl FromStr for DomainName {
    type Err = DomainNameError;

    /// Takes the bare name, and also what people paste: `NAME.daily.co`, with or without `https://`.
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

/// A room's name: 1 to 128 of `A-Z a-z 0-9 - _`, case kept (Daily's reference, *rooms*).
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

/// Why a text is not a room's name.
///
/// ```
/// # use latchkey::RoomName;
/// let why = "weekly review".parse::<RoomName>().unwrap_err();
/// assert!(why.to_string().ends_with("Perhaps weekly-review?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoomNameError {
    /// Nothing there.
    #[error("A room is missing: write its name, the last part of its address.")]
    Empty,
    /// A character that Daily refuses, and the nearest name without such.
    #[error("{} can’t stand in a room’s name, only letters A–Z, digits, hyphens and underscores. Perhaps {nearest}?", named(*character))]
    Character {
        /// Which.
        character: char,
        /// The same name with a hyphen instead.
        nearest: String,
    },
    /// More than 128 characters.
    #[error("A room’s name has at most 128 characters; this one has {0}.")]
    TooLong(usize),
}

impl RoomName {
    /// The name as typed.
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

/// The name with a hyphen for each run of characters that can't stand in it.
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
