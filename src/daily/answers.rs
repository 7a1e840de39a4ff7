//! What Daily's answers say about a domain and its rooms, and what a change of a room sets.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

/// A domain, as its key sees it.
#[derive(Debug, Clone, Deserialize)]
pub struct Account {
    /// The NAME in `https://NAME.daily.co`.
    pub domain_name: String,
    /// What tokens carry as `d`.
    pub domain_id: Uuid,
    #[serde(default, deserialize_with = "lenient")]
    config: Option<AccountConfig>,
    /// Daily's clock when it answered.
    #[serde(skip)]
    pub answered_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
struct AccountConfig {
    #[serde(default)]
    redirect_on_meeting_exit_allowed_hosts: Option<Vec<String>>,
}

impl Account {
    /// Where people may be sent when they leave: host names, `*.` before those whose subdomains count, schemes with
    /// their colon. None where anything is allowed.
    pub fn redirect_hosts(&self) -> Option<&[String]> {
        self.config.as_ref()?.redirect_on_meeting_exit_allowed_hosts.as_deref()
    }
}

/// A room of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Room {
    pub(super) id: String,
    /// As it is called in addresses; the case counts.
    pub name: String,
    /// Who gets in.
    #[serde(default = "unknown_privacy", deserialize_with = "privacy")]
    pub privacy: Privacy,
    #[serde(default, deserialize_with = "lenient")]
    config: Option<RoomConfig>,
}

/// Who gets into a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Everyone who has the room's address.
    Public,
    /// Whoever has a token, or is let in.
    Private,
    /// Some other way, which Daily does not document.
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

/// What of a room is not as by default.
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
    /// Joining is refused before.
    pub fn opens_at(&self) -> Option<Timestamp> {
        self.config.as_ref()?.nbf
    }

    /// Joining is refused from then on, and the room is gone.
    pub fn closes_at(&self) -> Option<Timestamp> {
        self.config.as_ref()?.exp
    }

    /// Whether people without a link can ask to be let in.
    pub fn has_knocking(&self) -> bool {
        self.config.as_ref().and_then(|config| config.enable_knocking) == Some(true)
    }

    /// Whether a second join under one user id puts the first one out.
    pub fn has_unique_ids(&self) -> bool {
        self.config.as_ref().and_then(|config| config.enforce_unique_user_ids) == Some(true)
    }
}

/// What a change of a room sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomChange {
    /// Only people with a link get in.
    Private,
    /// A second join under one user id puts the first one out.
    UniqueIds,
    /// Joining is possible from one moment to another, where they are given.
    Window {
        /// From when on.
        opens_at: Option<Timestamp>,
        /// Until when.
        closes_at: Option<Timestamp>,
    },
}

/// A value, or nothing where it has a form that is not known.
fn lenient<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).ok())
}

/// A moment in seconds since 1970, whole or not.
fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let seconds = Value::deserialize(from)?;
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a second does not matter here")]
    let seconds = seconds.as_i64().or_else(|| seconds.as_f64().map(|seconds| seconds as i64));
    Ok(seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()))
}

/// The rooms of a domain.
#[derive(Debug)]
pub struct Rooms {
    /// The newest first.
    pub rooms: Vec<Room>,
    /// Whether there are more than are asked for.
    pub is_cut: bool,
}
