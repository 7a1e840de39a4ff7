//! Permissions with the names of Daily's REST API. In requests, those of tokens are allowed, too.
//!
//! Source: Daily's reference *create meeting token*, property `permissions`.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, SeqAccess, Visitor, value},
};
use utoipa::ToSchema;

use super::{
    object::Object,
    permissions::{AdminKind, CanReceive, Grant, Media, MediaKind, ParticipantId, Permissions, Receive},
    user_id::UserId,
};

/// Initial permissions of people who are not owners. In requests, the short names of tokens are allowed instead, such
/// as `{"cs": "a"}` for `{"canSend": ["audio"]}`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, try_from = "Object<EitherForm>")]
#[schema(example = json!({"canSend": ["audio"], "canAdmin": false}))]
pub(crate) struct LongPermissions {
    /// Whether others see this person in the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    has_presence: Option<bool>,
    /// The media that this person may send: all, none, or a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    can_send: Option<LongGrant<MediaName>>,
    /// The media that this person may receive.
    #[serde(skip_serializing_if = "Option::is_none")]
    can_receive: Option<LongCanReceive>,
    /// What this person may control: all, nothing, or a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    can_admin: Option<LongGrant<AdminName>>,
}

/// The fields of both forms.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct EitherForm {
    has_presence: Option<bool>,
    can_send: Option<LongGrant<MediaName>>,
    can_receive: Option<Object<LongCanReceive>>,
    can_admin: Option<LongGrant<AdminName>>,
    hp: Option<bool>,
    cs: Option<Grant<MediaKind>>,
    cr: Option<Object<CanReceive>>,
    ca: Option<Grant<AdminKind>>,
}

impl TryFrom<Object<EitherForm>> for LongPermissions {
    type Error = &'static str;

    fn try_from(Object(read): Object<EitherForm>) -> Result<Self, &'static str> {
        let EitherForm { has_presence, can_send, can_receive, can_admin, hp, cs, cr, ca } = read;
        let can_receive = can_receive.map(|Object(can_receive)| can_receive);
        let long = Self { has_presence, can_send, can_receive, can_admin };
        let can_receive = cr.map(|Object(can_receive)| can_receive);
        let short = Permissions { has_presence: hp, can_send: cs, can_receive, can_admin: ca };
        match (short == Permissions::default(), Permissions::from(long.clone()) == Permissions::default()) {
            (true, _) => Ok(long),
            (_, true) => Ok(short.into()),
            _ => Err(
                "expected either long names, such as {\"canSend\": [\"audio\"]}, or the short names of tokens, such as \
                 {\"cs\": \"a\"}, not both",
            ),
        }
    }
}

impl From<LongPermissions> for Permissions {
    fn from(long: LongPermissions) -> Self {
        Self {
            has_presence: long.has_presence,
            can_send: long.can_send.map(Into::into),
            can_receive: long.can_receive.map(Into::into),
            can_admin: long.can_admin.map(Into::into),
        }
    }
}

impl From<Permissions> for LongPermissions {
    fn from(permissions: Permissions) -> Self {
        Self {
            has_presence: permissions.has_presence,
            can_send: permissions.can_send.map(Into::into),
            can_receive: permissions.can_receive.map(Into::into),
            can_admin: permissions.can_admin.map(Into::into),
        }
    }
}

/// A kind with its long name.
trait LongName {
    /// The end of an error: what is expected instead of a value of a wrong type.
    const EXPECTED: &'static str;
}

/// Declares the long names of the kinds that can be granted.
macro_rules! long_names {
    ($(#[doc = $doc:literal] $name:ident = $kind:ident { $($variant:ident)+ }, $expected:literal;)+) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        enum $name { $($variant),+ }

        impl LongName for $name {
            const EXPECTED: &'static str = $expected;
        }

        impl From<$name> for $kind {
            fn from(name: $name) -> Self {
                match name { $($name::$variant => Self::$variant),+ }
            }
        }

        impl From<$kind> for $name {
            fn from(kind: $kind) -> Self {
                match kind { $($kind::$variant => Self::$variant),+ }
            }
        }
    )+};
}

long_names! {
    /// A type of media that a person may send.
    MediaName = MediaKind { Video Audio ScreenVideo ScreenAudio }, "true, false, or a list such as [\"video\", \"audio\"]";
    /// Something that a person may control.
    AdminName = AdminKind { Participants Streaming Transcription }, "true, false, or a list such as [\"participants\"]";
}

/// All, nothing, or a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
enum LongGrant<N> {
    Everything(bool),
    Only(Vec<N>),
}

impl<'de, N: LongName + Deserialize<'de>> Deserialize<'de> for LongGrant<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Granted<N>(PhantomData<N>);

        impl<'de, N: LongName + Deserialize<'de>> Visitor<'de> for Granted<N> {
            type Value = LongGrant<N>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(N::EXPECTED)
            }

            fn visit_bool<E>(self, everything: bool) -> Result<Self::Value, E> {
                Ok(LongGrant::Everything(everything))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(value::SeqAccessDeserializer::new(list)).map(LongGrant::Only)
            }
        }

        from.deserialize_any(Granted(PhantomData))
    }
}

impl<N: Into<K>, K: Ord> From<LongGrant<N>> for Grant<K> {
    fn from(long: LongGrant<N>) -> Self {
        match long {
            LongGrant::Everything(true) => Self::All,
            LongGrant::Everything(false) => Self::Nothing,
            LongGrant::Only(names) if names.is_empty() => Self::Nothing,
            LongGrant::Only(names) => Self::Only(names.into_iter().map(Into::into).collect()),
        }
    }
}

impl<N: From<K>, K> From<Grant<K>> for LongGrant<N> {
    fn from(grant: Grant<K>) -> Self {
        match grant {
            Grant::All => Self::Everything(true),
            Grant::Nothing => Self::Everything(false),
            Grant::Only(kinds) => Self::Only(kinds.into_iter().map(Into::into).collect()),
        }
    }
}

/// The media that a person may receive: a default, and exceptions for certain senders.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct LongCanReceive {
    /// The default.
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<LongReceive>,
    /// Exceptions by user id. The id `*` stands for everyone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, LongReceive>)]
    by_user_id: BTreeMap<UserId, LongReceive>,
    /// Exceptions by participant id. The id `*` stands for everyone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, LongReceive>)]
    by_participant_id: BTreeMap<ParticipantId, LongReceive>,
}

impl From<LongCanReceive> for CanReceive {
    fn from(long: LongCanReceive) -> Self {
        Self {
            base: long.base.map(Into::into),
            by_user_id: converted(long.by_user_id),
            by_participant_id: converted(long.by_participant_id),
        }
    }
}

impl From<CanReceive> for LongCanReceive {
    fn from(can_receive: CanReceive) -> Self {
        Self {
            base: can_receive.base.map(Into::into),
            by_user_id: converted(can_receive.by_user_id),
            by_participant_id: converted(can_receive.by_participant_id),
        }
    }
}

fn converted<K: Ord, V: Into<W>, W>(map: BTreeMap<K, V>) -> BTreeMap<K, W> {
    map.into_iter().map(|(key, value)| (key, value.into())).collect()
}

/// All media, no media, or a choice by type.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
enum LongReceive {
    Everything(bool),
    Media(LongMedia),
}

impl<'de> Deserialize<'de> for LongReceive {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Received;

        impl<'de> Visitor<'de> for Received {
            type Value = LongReceive;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, or an object such as {\"audio\": true}")
            }

            fn visit_bool<E>(self, everything: bool) -> Result<LongReceive, E> {
                Ok(LongReceive::Everything(everything))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LongReceive, A::Error> {
                LongMedia::deserialize(value::MapAccessDeserializer::new(map)).map(LongReceive::Media)
            }
        }

        from.deserialize_any(Received)
    }
}

impl From<LongReceive> for Receive {
    fn from(long: LongReceive) -> Self {
        match long {
            LongReceive::Everything(everything) => Self::Everything(everything),
            LongReceive::Media(media) => Self::Media(media.into()),
        }
    }
}

impl From<Receive> for LongReceive {
    fn from(receive: Receive) -> Self {
        match receive {
            Receive::Everything(everything) => Self::Everything(everything),
            Receive::Media(media) => Self::Media(media.into()),
        }
    }
}

/// Declares the types of media, and the conversions from and to those in tokens.
macro_rules! long_media {
    ($(#[doc = $doc:literal] #[serde $serde:tt] $name:ident: $kind:ty;)+) => {
        /// A choice by type of media. Types that are left out keep their default.
        #[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase", default, deny_unknown_fields)]
        struct LongMedia {
            $(#[doc = $doc] #[serde $serde] $name: $kind,)+
        }

        impl From<LongMedia> for Media {
            fn from(long: LongMedia) -> Self {
                Self { $($name: long.$name),+ }
            }
        }

        impl From<Media> for LongMedia {
            fn from(media: Media) -> Self {
                Self { $($name: media.$name),+ }
            }
        }
    };
}

long_media! {
    /// Camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<bool>;
    /// Microphone.
    #[serde(skip_serializing_if = "Option::is_none")]
    audio: Option<bool>;
    /// Shared screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    screen_video: Option<bool>;
    /// Shared screen's sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    screen_audio: Option<bool>;
    /// Custom video tracks by name. `*` stands for all.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    custom_video: BTreeMap<String, bool>;
    /// Custom audio tracks by name. `*` stands for all.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    custom_audio: BTreeMap<String, bool>;
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn both_forms_mean_the_same() {
        let short = r#"{"hp":true,"cs":"v,sa","cr":{"b":{"sv":false,"ca":{"*":true}},"u":{"*":false},"p":{"*":{"v":true}}},"ca":"p,t"}"#;
        let long = json!({
            "hasPresence": true, "canSend": ["video", "screenAudio"],
            "canReceive": {
                "base": {"screenVideo": false, "customAudio": {"*": true}},
                "byUserId": {"*": false}, "byParticipantId": {"*": {"video": true}},
            },
            "canAdmin": ["participants", "transcription"],
        });
        let read = |value: Value| serde_json::from_value::<LongPermissions>(value).unwrap();
        for value in [long.clone(), serde_json::from_str(short).unwrap()] {
            assert_eq!(serde_json::to_value(read(value.clone())).unwrap(), long);
            assert_eq!(serde_json::to_string(&Permissions::from(read(value))).unwrap(), short);
        }
        for (long, short) in [
            (json!({"canSend": true, "canAdmin": false}), r#"{"cs":true,"ca":false}"#),
            (json!({"canSend": ["audio", "video", "audio"], "canAdmin": []}), r#"{"cs":"v,a","ca":false}"#),
            (json!({"canReceive": {"base": true}, "hasPresence": null}), r#"{"cr":{"b":true}}"#),
            (json!({}), "{}"),
        ] {
            assert_eq!(serde_json::to_string(&Permissions::from(read(long))).unwrap(), short);
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_what_would_be_right() {
        for (text, wanted) in [
            (r#"{"canSend": ["audio"], "ca": false}"#, "expected either long names"),
            (r#"{"can_send": ["audio"]}"#, "unknown field `can_send`, expected one of `hasPresence`, `canSend`"),
            (r#"{"canSend": "a"}"#, r#"expected true, false, or a list such as ["video", "audio"]"#),
            (r#"{"canSend": ["a"]}"#, "unknown variant `a`, expected one of `video`, `audio`, `screenVideo`"),
            (r#"{"canAdmin": ["audio"]}"#, "expected one of `participants`, `streaming`, `transcription`"),
            (r#"{"cs": ["a"]}"#, "expected true, false, or letters separated by commas"),
            (r#"{"canReceive": {"b": true}}"#, "unknown field `b`, expected one of `base`, `byUserId`"),
            (r#"{"canReceive": []}"#, "expected an object"),
            (r#"{"canReceive": {"base": []}}"#, r#"expected true, false, or an object such as {"audio": true}"#),
            (r#"{"canReceive": {"base": {"a": true}}}"#, "unknown field `a`, expected one of `video`, `audio`"),
            (r#"{"canReceive": {"byParticipantId": {"Ada": true}}}"#, "expected a UUID or *"),
            ("[]", "expected an object"),
        ] {
            let error = serde_json::from_str::<LongPermissions>(text).unwrap_err().to_string();
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }
}
