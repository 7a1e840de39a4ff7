//! The documented forms of the claims, except times.
//!
//! Source: Daily's guide *self-signing tokens*, and its reference of the properties of meeting tokens.

use std::fmt;

use serde_json::{Map, Value};

use super::claims::Claims;

/// The longest value of a claim that is quoted, in characters.
const QUOTED: usize = 60;

/// What a claim's value is in JSON.
#[derive(Clone, Copy)]
enum Kind {
    Switch,
    Text,
    Number,
    Object,
}

/// The documented form of a claim's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClaimForm {
    /// The name of a room.
    RoomName,
    /// The id of a domain.
    DomainId,
    /// `true` or `false`.
    Switch,
    /// Text of up to 36 characters.
    ShortText,
    /// Text.
    Text,
    /// A URL.
    Url,
    /// The options of `startRecording`.
    RecordingOptions,
    /// A kind of recording.
    RecordingKind,
    /// The URL of a webhook.
    Webhook,
    /// A whole number of seconds.
    Seconds,
    /// A language of Daily's user interface.
    Language,
    /// Permissions in the short format.
    Permissions,
}

impl fmt::Display for ClaimForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RoomName => "the name of a room",
            Self::DomainId => "the id of the domain, which is a UUID",
            Self::Switch => "true or false",
            Self::ShortText => "text of up to 36 characters",
            Self::Text => "text",
            Self::Url => "a URL",
            Self::RecordingOptions => "an object with the options of startRecording",
            Self::RecordingKind => "cloud, cloud-audio-only, local or raw-tracks",
            Self::Webhook => "the URL of a webhook",
            Self::Seconds => "a whole number of seconds",
            Self::Language => "da, de, en, es, fi, fr, it, jp, ka, nl, no, pt, pt-BR, pl, ru, sv, tr or user",
            Self::Permissions => "an object such as {\"cs\":\"v,a\"}",
        })
    }
}

/// The claims, the kinds of their values, and their documented forms. Times are not among them.
const FORMS: [(&str, Kind, ClaimForm); 22] = [
    ("r", Kind::Text, ClaimForm::RoomName),
    ("d", Kind::Text, ClaimForm::DomainId),
    ("o", Kind::Switch, ClaimForm::Switch),
    ("ud", Kind::Text, ClaimForm::ShortText),
    ("u", Kind::Text, ClaimForm::Text),
    ("k", Kind::Switch, ClaimForm::Switch),
    ("ctoe", Kind::Switch, ClaimForm::Switch),
    ("rome", Kind::Text, ClaimForm::Url),
    ("ij", Kind::Switch, ClaimForm::Switch),
    ("sr", Kind::Switch, ClaimForm::Switch),
    ("sro", Kind::Object, ClaimForm::RecordingOptions),
    ("ast", Kind::Switch, ClaimForm::Switch),
    ("er", Kind::Text, ClaimForm::RecordingKind),
    ("ss", Kind::Switch, ClaimForm::Switch),
    ("vo", Kind::Switch, ClaimForm::Switch),
    ("ao", Kind::Switch, ClaimForm::Switch),
    ("mjh", Kind::Text, ClaimForm::Webhook),
    ("ejt", Kind::Switch, ClaimForm::Switch),
    ("eje", Kind::Number, ClaimForm::Seconds),
    ("uil", Kind::Text, ClaimForm::Language),
    ("erui", Kind::Switch, ClaimForm::Switch),
    ("p", Kind::Object, ClaimForm::Permissions),
];

fn form_of(name: &str) -> Option<(&'static str, Kind, ClaimForm)> {
    FORMS.into_iter().find(|(claim, ..)| *claim == name)
}

impl Kind {
    fn is_kind_of(self, value: &Value) -> bool {
        match self {
            Self::Switch => value.is_boolean(),
            Self::Text => value.is_string(),
            Self::Number => value.is_number(),
            Self::Object => value.is_object(),
        }
    }
}

/// A claim whose value does not have the documented form.
pub(super) struct Deviation {
    /// The claim's name in a token.
    pub(super) claim: &'static str,
    /// Its value, which may be shortened.
    pub(super) value: String,
    /// The documented form.
    pub(super) form: ClaimForm,
    /// Whether the value is of the documented kind, but not among the documented ones.
    pub(super) is_odd: bool,
}

/// Returns the claims of a payload that do not have the documented form.
pub(super) fn deviations(payload: &Map<String, Value>) -> impl Iterator<Item = Deviation> {
    payload.iter().filter_map(|(name, found)| {
        let (claim, kind, form) = form_of(name)?;
        let alone = Value::Object(Map::from_iter([(claim.to_owned(), found.clone())]));
        if serde_json::from_value::<Claims>(alone).is_ok() {
            return None;
        }
        // The newest reference has `er` as a list too, and does not say what that means.
        let is_odd = kind.is_kind_of(found) && !matches!(claim, "r" | "d") || claim == "er" && found.is_array();
        Some(Deviation { claim, value: quoted(found), form, is_odd })
    })
}

fn quoted(value: &Value) -> String {
    let text = value.to_string();
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::contents::CLAIM_NAMES;

    #[test]
    fn every_claim_but_the_times_has_a_form() {
        for (_, short, _) in CLAIM_NAMES {
            assert_eq!(form_of(short).is_none(), matches!(short, "iat" | "nbf" | "exp"), "{short}");
        }
    }
}
