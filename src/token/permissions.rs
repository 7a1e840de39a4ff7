//! The `p` claim: the initial permissions of a person who is not an owner.
//!
//! Source: Daily's guide *self-signing tokens*, section *permissions*. The abbreviations mean different things at
//! different depths: `ca` is canAdmin at the top level and customAudio in a media object.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use uuid::Uuid;

use super::{
    user_id::UserId,
    words::{WordError, wire_words},
};

/// The initial permissions of a person. They do not apply to owners.
///
/// ```
/// use latchkey::{Permissions, permissions::{Grant, MediaKind}};
///
/// let mut permissions = Permissions::default();
/// permissions.can_send = Some(Grant::Only([MediaKind::Audio].into()));
/// permissions.can_admin = Some(Grant::Nothing);
/// assert_eq!(serde_json::to_string(&permissions)?, r#"{"cs":"a","ca":false}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Permissions {
    /// Whether others see this person in the room.
    #[serde(rename = "hp", default, skip_serializing_if = "Option::is_none")]
    pub has_presence: Option<bool>,
    /// The media that this person may send.
    #[serde(rename = "cs", default, skip_serializing_if = "Option::is_none")]
    pub can_send: Option<Grant<MediaKind>>,
    /// The media that this person may receive.
    #[serde(rename = "cr", default, skip_serializing_if = "Option::is_none")]
    pub can_receive: Option<CanReceive>,
    /// What this person may control.
    #[serde(rename = "ca", default, skip_serializing_if = "Option::is_none")]
    pub can_admin: Option<Grant<AdminKind>>,
}

wire_words! {
    /// A type of media that a person may send.
    ///
    /// ```
    /// # use latchkey::permissions::MediaKind;
    /// assert_eq!(("sv".parse(), MediaKind::ScreenVideo.label()), (Ok(MediaKind::ScreenVideo), "screen video"));
    /// ```
    MediaKind, "media type" {
        Video = "v", "video";
        Audio = "a", "audio";
        ScreenVideo = "sv", "screen video";
        ScreenAudio = "sa", "screen audio";
    }
}

wire_words! {
    /// Something that a person may control.
    ///
    /// ```
    /// # use latchkey::permissions::AdminKind;
    /// assert_eq!(("t".parse(), AdminKind::Transcription.label()), (Ok(AdminKind::Transcription), "transcription"));
    /// ```
    AdminKind, "admin permission" {
        Participants = "p", "participants";
        Streaming = "s", "streaming";
        Transcription = "t", "transcription";
    }
}

/// A permission for all, none or some kinds. In a token: `true`, `false` or letters such as `"v,a"`. An empty `Only` is
/// written as `false`.
///
/// ```
/// # use latchkey::permissions::{Grant, MediaKind};
/// assert_eq!("a,v".parse(), Ok(Grant::Only([MediaKind::Video, MediaKind::Audio].into())));
/// assert_eq!("none".parse(), Ok(Grant::<MediaKind>::Nothing));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grant<K> {
    /// Every kind.
    All,
    /// No kind.
    Nothing,
    /// These kinds.
    Only(BTreeSet<K>),
}

impl<K: std::fmt::Display> Serialize for Grant<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => to.serialize_bool(true),
            Self::Nothing => to.serialize_bool(false),
            Self::Only(kinds) if kinds.is_empty() => to.serialize_bool(false),
            Self::Only(kinds) => {
                let codes: Vec<_> = kinds.iter().map(ToString::to_string).collect();
                to.serialize_str(&codes.join(","))
            }
        }
    }
}

impl<'de, K: std::str::FromStr<Err = WordError> + Ord> Deserialize<'de> for Grant<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected true, false, or letters separated by commas, such as \"v,a\"")]
        enum Wire {
            Flag(bool),
            Letters(String),
        }
        match Wire::deserialize(from)? {
            Wire::Flag(true) => Ok(Self::All),
            Wire::Flag(false) => Ok(Self::Nothing),
            Wire::Letters(text) => text.parse().map_err(D::Error::custom),
        }
    }
}

impl<K: std::str::FromStr<Err = WordError> + Ord> std::str::FromStr for Grant<K> {
    type Err = WordError;

    /// Parses `all`, `none`, or letters separated by commas.
    fn from_str(text: &str) -> Result<Self, WordError> {
        match text {
            "all" => Ok(Self::All),
            "none" => Ok(Self::Nothing),
            _ => text.split(',').map(|word| word.trim().parse()).collect::<Result<_, _>>().map(Self::Only),
        }
    }
}

/// The media that a person may receive: a default, and exceptions for certain senders.
///
/// ```
/// # use latchkey::permissions::{CanReceive, Receive};
/// let mut from_the_host_alone = CanReceive::default();
/// from_the_host_alone.base = Some(Receive::Everything(false));
/// from_the_host_alone.by_user_id.insert("host".parse()?, Receive::Everything(true));
/// assert_eq!(serde_json::to_string(&from_the_host_alone)?, r#"{"b":false,"u":{"host":true}}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CanReceive {
    /// The default.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Receive>,
    /// Exceptions by user id. The id `*` stands for everyone.
    #[serde(rename = "u", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_user_id: BTreeMap<UserId, Receive>,
    /// Exceptions by participant id.
    #[serde(rename = "p", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_participant_id: BTreeMap<ParticipantId, Receive>,
}

/// All media, no media, or a choice by type.
///
/// ```
/// # use latchkey::permissions::{Media, Receive};
/// let mut heard = Media::default();
/// heard.audio = Some(true);
/// assert_eq!(serde_json::to_string(&Receive::Media(heard))?, r#"{"a":true}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Receive {
    /// Everything (`true`) or nothing (`false`).
    Everything(bool),
    /// A choice by type.
    Media(Media),
}

/// A choice by type of media. Types that are not set keep their default.
///
/// ```
/// # use latchkey::permissions::Media;
/// let media: Media = serde_json::from_str(r#"{"v":false,"cv":{"slides":true}}"#)?;
/// assert_eq!((media.video, media.custom_video["slides"]), (Some(false), true));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Media {
    /// Camera.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub video: Option<bool>,
    /// Microphone.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<bool>,
    /// Shared screen.
    #[serde(rename = "sv", default, skip_serializing_if = "Option::is_none")]
    pub screen_video: Option<bool>,
    /// Shared screen's sound.
    #[serde(rename = "sa", default, skip_serializing_if = "Option::is_none")]
    pub screen_audio: Option<bool>,
    /// Custom video tracks by name. `*` stands for all.
    #[serde(rename = "cv", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom_video: BTreeMap<String, bool>,
    /// Custom audio tracks by name. `*` stands for all.
    #[serde(rename = "ca", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom_audio: BTreeMap<String, bool>,
}

/// A participant's session id, or `*` for everyone.
///
/// ```
/// # use latchkey::permissions::ParticipantId;
/// assert_eq!("*".to_owned().try_into(), Ok(ParticipantId::Every));
/// assert!(ParticipantId::try_from("Ada".to_owned()).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ParticipantId {
    /// `*`
    Every,
    /// A session id.
    One(Uuid),
}

/// The error for a text that is not a participant id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a participant id; expected a UUID or *")]
pub struct ParticipantIdError(String);

impl TryFrom<String> for ParticipantId {
    type Error = ParticipantIdError;

    fn try_from(text: String) -> Result<Self, ParticipantIdError> {
        match text.as_str() {
            "*" => Ok(Self::Every),
            _ => text.parse().map(Self::One).map_err(|_| ParticipantIdError(text)),
        }
    }
}

impl From<ParticipantId> for String {
    fn from(id: ParticipantId) -> Self {
        match id {
            ParticipantId::Every => "*".to_owned(),
            ParticipantId::One(id) => id.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_example_reads_and_writes_the_same_bytes() {
        let text = r#"{"hp":true,"cs":"v,a","cr":{"b":true,"u":{"*":false}},"ca":"p,t"}"#;
        let permissions: Permissions = serde_json::from_str(text).unwrap();
        assert_eq!(permissions.can_send, Some(Grant::Only([MediaKind::Video, MediaKind::Audio].into())));
        assert_eq!(serde_json::to_string(&permissions).unwrap(), text);
    }

    #[test]
    fn one_letter_means_different_things_at_different_depths() {
        let text = r#"{"cr":{"b":{"v":true,"ca":{"*":false}},"p":{"*":{"cv":{"slides":true}}}},"ca":false}"#;
        let permissions: Permissions = serde_json::from_str(text).unwrap();
        assert_eq!(permissions.can_admin, Some(Grant::Nothing));
        assert_eq!(serde_json::to_string(&permissions).unwrap(), text);
    }

    #[test]
    fn what_daily_would_refuse_is_refused() {
        for text in [
            r#"{"cs":["v","a"]}"#,
            r#"{"cs":"v,x"}"#,
            r#"{"cs":""}"#,
            r#"{"ca":"participants"}"#,
            r#"{"cr":{"p":{"someone":true}}}"#,
            r#"{"hasPresence":true}"#,
            r#"{"cr":{"b":{"cv":true}}}"#,
        ] {
            assert!(serde_json::from_str::<Permissions>(text).is_err(), "{text}");
        }
    }
}
