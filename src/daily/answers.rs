//! Responses of Daily's API about a domain and its rooms, and changes to a room.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

/// The domain that an API key belongs to.
#[derive(Debug, Clone, Deserialize)]
pub struct Account {
    /// The NAME in `https://NAME.daily.co`.
    pub domain_name: String,
    /// The `d` claim of tokens.
    pub domain_id: Uuid,
    #[serde(default, deserialize_with = "lenient")]
    config: Option<AccountConfig>,
    /// The time by Daily's clock when it answered.
    #[serde(skip)]
    pub answered_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
struct AccountConfig {
    #[serde(default)]
    redirect_on_meeting_exit_allowed_hosts: Option<Vec<String>>,
}

impl Account {
    /// Returns the allowed redirect targets: host names, `*.` followed by a host name for its subdomains, and schemes
    /// followed by a colon. `None` means that all targets are allowed.
    pub fn redirect_hosts(&self) -> Option<&[String]> {
        self.config.as_ref()?.redirect_on_meeting_exit_allowed_hosts.as_deref()
    }
}

/// A room of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Room {
    pub(super) id: String,
    /// The name in URLs, which is case-sensitive.
    pub name: String,
    /// Who can join.
    #[serde(default = "unknown_privacy", deserialize_with = "privacy")]
    pub privacy: Privacy,
    #[serde(default, deserialize_with = "lenient")]
    config: Option<RoomConfig>,
}

/// Who can join a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Anyone who has the room's URL.
    Public,
    /// People who have a token or are admitted.
    Private,
    /// A value that Daily does not document.
    Other,
}

fn unknown_privacy() -> Privacy {
    Privacy::Other
}

fn privacy<'de, D: Deserializer<'de>>(from: D) -> Result<Privacy, D::Error> {
    Ok(match Value::deserialize(from)?.as_str() {
        Some("public") => Privacy::Public,
        Some("private") => Privacy::Private,
        _ => Privacy::Other,
    })
}

/// The settings of a room that are not defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
struct RoomConfig {
    #[serde(default, deserialize_with = "seconds")]
    nbf: Option<Timestamp>,
    #[serde(default, deserialize_with = "seconds")]
    exp: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient")]
    enable_knocking: Option<bool>,
    #[serde(default, deserialize_with = "lenient")]
    enforce_unique_user_ids: Option<bool>,
}

impl Room {
    /// Returns when people can join from, if limited.
    pub fn opens_at(&self) -> Option<Timestamp> {
        self.config.as_ref()?.nbf
    }

    /// Returns when the room closes and is deleted, if it does.
    pub fn closes_at(&self) -> Option<Timestamp> {
        self.config.as_ref()?.exp
    }

    /// Returns whether people without a link can ask to be let in.
    pub fn has_knocking(&self) -> bool {
        self.config.as_ref().and_then(|config| config.enable_knocking) == Some(true)
    }

    /// Returns whether the room allows one device per person: a second join with the same user id disconnects the
    /// first.
    pub fn has_unique_ids(&self) -> bool {
        self.config.as_ref().and_then(|config| config.enforce_unique_user_ids) == Some(true)
    }
}

/// A change to a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomChange {
    /// Only people with a link can join.
    Private,
    /// Allow one device per person.
    UniqueIds,
    /// Set the times that are given.
    Window {
        /// When the room opens.
        opens_at: Option<Timestamp>,
        /// When the room closes.
        closes_at: Option<Timestamp>,
    },
}

/// Reads a value, or `None` if it has an unknown format.
fn lenient<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).ok())
}

/// Reads a time in seconds since 1970, with or without a fraction.
fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let seconds = Value::deserialize(from)?;
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a second does not matter here")]
    let seconds = seconds.as_i64().or_else(|| seconds.as_f64().map(|seconds| seconds as i64));
    Ok(seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()))
}

/// The rooms of a domain.
#[derive(Debug)]
pub struct Rooms {
    /// The rooms, newest first.
    pub rooms: Vec<Room>,
    /// Whether there are more rooms that were not loaded.
    pub is_cut: bool,
}
