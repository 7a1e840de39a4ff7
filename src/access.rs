//! What a program may do with its API key: scopes, rooms and expiry.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    invite::{InviteeName, invitee::TextError},
    token::{Options, RoomName, permissions::Grant},
};

/// The longest name of a key, in characters.
pub const KEY_NAME_LIMIT: usize = 100;

/// The longest validity of a key, in days.
pub const KEY_DAYS_LIMIT: u16 = 366;

/// The most keys that an organizer can have, without those that have expired.
pub const API_KEYS_LIMIT: usize = 50;

/// The default validity of a key, in days.
pub const KEY_DAYS: u16 = 90;

/// A part of the API that a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Sign tokens and links that are not stored.
    Tokens,
    /// Create, read, change and delete meetings.
    Meetings,
    /// Inspect tokens.
    Inspect,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 3] = [Self::Tokens, Self::Meetings, Self::Inspect];

    /// Returns the name of the scope.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tokens => "tokens",
            Self::Meetings => "meetings",
            Self::Inspect => "inspect",
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|scope| scope.word() == text.trim());
        found.ok_or_else(|| format!("unknown scope “{}”; expected tokens, meetings or inspect", text.trim()))
    }
}

/// The rooms that a key allows: room names in which `*` stands for any characters. No patterns means all rooms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomPatterns(Vec<String>);

/// Why a text is not a list of room patterns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoomPatternsError {
    /// A pattern has a character that room names can't have, or is too long.
    #[error("invalid room pattern “{0}”; expected room names, in which * stands for any characters")]
    Invalid(String),
    /// There are separators alone.
    #[error("no room name found; expected room names, or nothing for all rooms")]
    Empty,
}

impl RoomPatterns {
    /// Parses patterns that are separated by whitespace or commas.
    ///
    /// # Errors
    /// The invalid pattern, or that there is none.
    pub fn parse(text: &str) -> Result<Self, RoomPatternsError> {
        let patterns = text.split([',', ' ', '\n', '\r', '\t']).filter(|pattern| !pattern.is_empty());
        let checked = patterns.map(|pattern| {
            let is_good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '*');
            if pattern.chars().all(is_good) && pattern.len() <= 128 {
                Ok(pattern.to_owned())
            } else {
                Err(RoomPatternsError::Invalid(pattern.to_owned()))
            }
        });
        let patterns = checked.collect::<Result<Vec<_>, _>>()?;
        if patterns.is_empty() && !text.trim().is_empty() {
            return Err(RoomPatternsError::Empty);
        }
        Ok(Self(patterns))
    }

    /// Returns whether all rooms are allowed.
    pub fn is_every_room(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether a room is allowed.
    pub fn allow(&self, room: &RoomName) -> bool {
        self.0.is_empty() || self.0.iter().any(|pattern| matches(pattern, room.as_str()))
    }
}

impl std::fmt::Display for RoomPatterns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// Returns whether a name matches a pattern, in which `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let last = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = name.find(part) else { return false };
        name = &name[at + part.len()..];
    }
    name.ends_with(last)
}

/// What a key may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// The rooms.
    pub rooms: RoomPatterns,
    /// Whether the key may create owners and read their links.
    pub may_make_owners: bool,
}

impl Rights {
    /// Returns the missing right for a link to a room, if any.
    pub fn refuse(&self, room: &RoomName, is_owner: bool) -> Option<MissingRight> {
        if !self.rooms.allow(room) {
            Some(MissingRight::Room)
        } else if is_owner && !self.may_make_owners {
            Some(MissingRight::Owner)
        } else {
            None
        }
    }

    /// Returns the missing right for options, if any. Admin permissions need the same right as owners.
    pub fn refuse_options(&self, options: &Options) -> Option<MissingRight> {
        let can_admin = options.permissions.as_ref().and_then(|permissions| permissions.can_admin.as_ref());
        let is_admin = can_admin.is_some_and(|grant| *grant != Grant::Nothing);
        (is_admin && !self.may_make_owners).then_some(MissingRight::Owner)
    }
}

/// A right that a key does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingRight {
    /// The key does not allow the room.
    Room,
    /// The key may not create owners.
    Owner,
}

impl std::fmt::Display for MissingRight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Room => {
                "This API key is not allowed to use this room. Use another room, or an API key that allows this room."
            }
            Self::Owner => {
                "This API key is not allowed to create or read links for owners or for people with admin permissions. Use an API key that allows owners."
            }
        })
    }
}

/// The name of a key: 1 to 100 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyName(InviteeName);

impl std::str::FromStr for KeyName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name: InviteeName = text.parse().map_err(|error: TextError| error.to_string())?;
        match name.as_str().chars().count() {
            count if count > KEY_NAME_LIMIT => {
                Err(format!("The text is too long. Expected at most {KEY_NAME_LIMIT} characters, got {count}."))
            }
            _ => Ok(Self(name)),
        }
    }
}

/// Parses the validity of a key in days.
///
/// # Errors
/// What is expected.
pub fn parse_days(text: &str) -> Result<u16, String> {
    let days = text.trim().parse().ok().filter(|days| (1..=KEY_DAYS_LIMIT).contains(days));
    days.ok_or_else(|| format!("expected 1 to {KEY_DAYS_LIMIT} days"))
}

/// Creates a key: its record, its hash, and its text, which is shown once and never stored.
pub fn new_key(
    id: Uuid,
    name: &KeyName,
    rights: Rights,
    days: u16,
    now: Timestamp,
) -> (ApiKeyRecord, [u8; 32], SecretString) {
    let record = ApiKeyRecord {
        id: id.to_string(),
        name: name.0.to_string(),
        rights,
        created_at: now,
        expires_at: now + SignedDuration::from_hours(24 * i64::from(days)),
        last_used_at: None,
    };
    let random: [u8; 32] = rand::random();
    let key = format!("latchkey_{}", BASE64_URL_SAFE_NO_PAD.encode(random));
    (record, key_hash(&key), key.into())
}

/// Returns the hash of a key's text, which is stored instead of the text. The text is random enough for a plain hash.
pub fn key_hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

/// What is stored about a key, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiKeyRecord {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What it may do.
    pub rights: Rights,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_match_patterns() {
        let patterns = RoomPatterns::parse("team-*, standup\n*-x-*").unwrap();
        for (room, is_allowed) in
            [("team-a", true), ("team-", true), ("standup", true), ("a-x-b", true), ("team", false), ("Standup", false)]
        {
            assert_eq!(patterns.allow(&room.parse().unwrap()), is_allowed, "{room}");
        }
        assert!(RoomPatterns::parse(" ").unwrap().allow(&"any".parse().unwrap()));
        assert!(!RoomPatterns::parse("ab*ba").unwrap().allow(&"aba".parse().unwrap()), "nothing counts twice");
        assert!(RoomPatterns::parse("a/b").unwrap_err().to_string().contains("“a/b”"));
    }
}
