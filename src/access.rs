//! What a program may do with its API key: for which things, in which rooms, for how long.

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

/// The longest life of a key, in days.
pub const KEY_DAYS_LIMIT: u16 = 366;

/// What a key proposes to live, in days.
pub const KEY_DAYS: u16 = 90;

/// A kind of thing that a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Sign tokens and links that are not kept.
    Tokens,
    /// Make, read, change and delete meetings.
    Meetings,
    /// Say what a token allows.
    Inspect,
}

impl Scope {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Tokens, Self::Meetings, Self::Inspect];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tokens => "tokens",
            Self::Meetings => "meetings",
            Self::Inspect => "inspect",
        }
    }

    /// What it is for, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Tokens => "sign tokens and links that are not kept",
            Self::Meetings => "make, read, change and delete meetings",
            Self::Inspect => "say what a token allows",
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|scope| scope.word() == text.trim());
        found.ok_or_else(|| format!("“{}” is no scope: want tokens, meetings or inspect", text.trim()))
    }
}

/// The rooms that a key is for: names in which `*` stands for any characters. None means every room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomPatterns(Vec<String>);

impl RoomPatterns {
    /// Reads patterns with blanks or commas between.
    ///
    /// # Errors
    /// A sentence that names the wrong one.
    pub fn parse(text: &str) -> Result<Self, String> {
        let patterns = text.split([',', ' ', '\n', '\r', '\t']).filter(|pattern| !pattern.is_empty());
        let checked = patterns.map(|pattern| {
            let is_good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '*');
            if pattern.chars().all(is_good) && pattern.len() <= 128 {
                Ok(pattern.to_owned())
            } else {
                Err(format!("“{pattern}” is no pattern for rooms: want names, in which * may stand for any characters"))
            }
        });
        let patterns = checked.collect::<Result<Vec<_>, _>>()?;
        if patterns.is_empty() && !text.trim().is_empty() {
            return Err("There is no room’s name in it: name one, or leave it blank for every room".to_owned());
        }
        Ok(Self(patterns))
    }

    /// Whether they are all there are.
    pub fn is_every_room(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a room is one of them.
    pub fn allow(&self, room: &RoomName) -> bool {
        self.0.is_empty() || self.0.iter().any(|pattern| matches(pattern, room.as_str()))
    }
}

impl std::fmt::Display for RoomPatterns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// Whether a name is what a pattern says, each `*` standing for any characters.
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
    /// For which things it may be used.
    pub scopes: Vec<Scope>,
    /// In which rooms.
    pub rooms: RoomPatterns,
    /// Whether it may make owners, and see their links.
    pub may_make_owners: bool,
}

impl Rights {
    /// Why a person may not get a link for a room, if so.
    pub fn refuse(&self, room: &RoomName, is_owner: bool) -> Option<MissingRight> {
        if !self.rooms.allow(room) {
            Some(MissingRight::Room)
        } else if is_owner && !self.may_make_owners {
            Some(MissingRight::Owner)
        } else {
            None
        }
    }

    /// Why links may not allow something, if so: who administers others has an owner's power.
    pub fn refuse_options(&self, options: &Options) -> Option<MissingRight> {
        let can_admin = options.permissions.as_ref().and_then(|permissions| permissions.can_admin.as_ref());
        let is_admin = can_admin.is_some_and(|grant| *grant != Grant::Nothing);
        (is_admin && !self.may_make_owners).then_some(MissingRight::Owner)
    }
}

/// Which right is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingRight {
    /// The room is none of the key's.
    Room,
    /// The key makes no owners.
    Owner,
}

impl std::fmt::Display for MissingRight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Room => "This API key is not for this room.",
            Self::Owner => "This API key may not make owners or let people administer others, nor see such links.",
        })
    }
}

/// What an organizer calls a key: 1 to 100 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyName(InviteeName);

impl std::str::FromStr for KeyName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name: InviteeName = text.parse().map_err(|error: TextError| error.to_string())?;
        match name.as_str().chars().count() {
            count if count > KEY_NAME_LIMIT => Err(format!("At most {KEY_NAME_LIMIT} characters; this has {count}.")),
            _ => Ok(Self(name)),
        }
    }
}

/// Reads how many days a key lives.
///
/// # Errors
/// What is wanted.
pub fn parse_days(text: &str) -> Result<u16, String> {
    let days = text.trim().parse().ok().filter(|days| (1..=KEY_DAYS_LIMIT).contains(days));
    days.ok_or_else(|| format!("Want 1 to {KEY_DAYS_LIMIT} days"))
}

/// A new key: what is kept of it, its hash, and its text, which is shown once and kept nowhere.
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

/// What is kept of a key's text. The text is random enough for a plain hash.
pub fn key_hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

/// A program's key as it stands in a list: everything but the key.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiKeyRecord {
    /// Made by the program.
    pub id: String,
    /// What its organizer calls it.
    pub name: String,
    /// What it may do.
    pub rights: Rights,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is refused.
    pub expires_at: Timestamp,
    /// When it was used last, to the minute.
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
        assert!(RoomPatterns::parse("a/b").unwrap_err().contains("“a/b”"));
    }
}
