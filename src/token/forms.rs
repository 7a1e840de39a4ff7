//! The documented forms of the claims, except times.
//!
//! Source: Daily's guide *self-signing tokens*, and its reference of the properties of meeting tokens.

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

/// The claims, the kinds of their values, and the documented form in words. Times are not among them.
const FORMS: [(&str, Kind, &str); 22] = [
    ("r", Kind::Text, "the name of a room"),
    ("d", Kind::Text, "the domain's id, which is a UUID"),
    ("o", Kind::Switch, SWITCH),
    ("ud", Kind::Text, "text of up to 36 characters"),
    ("u", Kind::Text, "text"),
    ("k", Kind::Switch, SWITCH),
    ("ctoe", Kind::Switch, SWITCH),
    ("rome", Kind::Text, "a URL"),
    ("ij", Kind::Switch, SWITCH),
    ("sr", Kind::Switch, SWITCH),
    ("sro", Kind::Object, "an object with the options of startRecording"),
    ("ast", Kind::Switch, SWITCH),
    ("er", Kind::Text, "cloud, cloud-audio-only, local or raw-tracks"),
    ("ss", Kind::Switch, SWITCH),
    ("vo", Kind::Switch, SWITCH),
    ("ao", Kind::Switch, SWITCH),
    ("mjh", Kind::Text, "the URL of a webhook"),
    ("ejt", Kind::Switch, SWITCH),
    ("eje", Kind::Number, "a whole number of seconds"),
    ("uil", Kind::Text, "da, de, en, es, fi, fr, it, jp, ka, nl, no, pt, pt-BR, pl, ru, sv, tr or user"),
    ("erui", Kind::Switch, SWITCH),
    ("p", Kind::Object, "an object such as {\"cs\":\"v,a\"}"),
];

const SWITCH: &str = "true or false";

fn form_of(name: &str) -> Option<(&'static str, Kind, &'static str)> {
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
    pub(super) form: &'static str,
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
