//! The usual mistakes in tokens for Daily, found without a key.

use serde_json::Value;

use super::{
    api_key::{keyed, looks_like_a_key},
    contents::{CLAIM_NAMES, TokenContents},
};

/// From here on a number of seconds is taken for one of milliseconds: the year 5138.
const MILLISECONDS: f64 = 1e11;

/// What is wrong with a token, or unwise about it.
///
/// ```
/// # use latchkey::program::token::TokenContents;
/// let token = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked";
/// let mistakes = TokenContents::read(token)?.mistakes(token);
/// assert_eq!(mistakes.len(), 3);
/// assert_eq!(mistakes[0].what, "without an end (exp) it works as long as the API key does.");
/// assert!(!mistakes[0].is_grave);
/// # Ok::<(), latchkey::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Whether someone has to act at once.
    pub is_grave: bool,
    /// What it is, in a sentence.
    pub what: String,
}

impl TokenContents {
    /// What is wrong with the token, or unwise about it: the mistakes that tokens for Daily are usually made with.
    pub fn mistakes(&self, token: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut add = |is_grave: bool, what: String| mistakes.push(Mistake { is_grave, what });
        if holds_its_key(self, token) {
            add(true, "the API key itself stands in this token: whoever has seen the token can make links of every kind. Make a new key in Daily’s dashboard now, and delete this one.".to_owned());
        } else if let Some(text) = self.texts().into_iter().find_map(key_in) {
            let shown: String = text.chars().take(4).collect();
            add(
                true,
                format!(
                    "a claim looks like an API key ({shown}…): if it is one, make a new one in Daily’s dashboard now, and delete it."
                ),
            );
        }
        match self.algorithm() {
            Some("HS256") => {}
            Some(other) if other.eq_ignore_ascii_case("none") => {
                add(false, "nobody signed it (alg “none”): Daily ignores it.".to_owned());
            }
            other => {
                let other = other.unwrap_or("nothing");
                add(false, format!("it is signed with “{other}”; Daily takes HS256 alone."));
            }
        }
        for (long, short, _) in CLAIM_NAMES.iter().filter(|(long, short, _)| long != short) {
            if self.has(long) {
                add(
                    false,
                    format!(
                        "“{long}” is the name in Daily’s REST API; in a token of one’s own the claim is “{short}”, and Daily ignores a token with the long name."
                    ),
                );
            }
        }
        if !self.has("r") {
            add(false, "without a room (r) it opens every room of the domain.".to_owned());
        }
        if !self.has("exp") {
            add(false, "without an end (exp) it works as long as the API key does.".to_owned());
        }
        if !self.has("d") {
            add(false, "without a domain id (d) Daily ignores it.".to_owned());
        }
        if !self.has("iat") {
            add(false, "without the time it was issued (iat) it lacks a claim that Daily wants.".to_owned());
        }
        for short in ["iat", "nbf", "exp"] {
            match self.get(short) {
                Some(Value::Number(number)) if number.as_f64().is_some_and(|number| number > MILLISECONDS) => {
                    add(false, format!("“{short}” is {number}, which counts milliseconds; Daily counts seconds."));
                }
                Some(Value::Number(number)) if !number.is_i64() && !number.is_u64() => {
                    add(false, format!("“{short}” is {number}, which is no whole number of seconds."));
                }
                Some(Value::Number(_)) | None => {}
                Some(other) => add(false, format!("“{short}” is {other}, which is no number of seconds.")),
            }
        }
        if let (Some(not_before), Some(expires_at)) = (self.seconds("nbf"), self.seconds("exp"))
            && not_before >= expires_at
        {
            add(false, "it ends (exp) before it begins (nbf): it never works.".to_owned());
        }
        if self.get("ud").and_then(Value::as_str).is_some_and(|id| id.chars().count() > 36) {
            add(false, "its user id (ud) has more than the 36 characters that Daily takes.".to_owned());
        }
        let sends = |name: &str| self.get("p").and_then(|permissions| permissions.get(name));
        if self.get("p").and_then(Value::as_object).is_some_and(|p| p.keys().any(|name| name.len() > 2))
            || ["cs", "ca"].into_iter().filter_map(sends).any(Value::is_array)
        {
            add(false, "its permissions (p) are in the form of Daily’s REST API; a token of one’s own has the short form, such as {\"cs\":\"v,a\"}.".to_owned());
        }
        for name in self.repeated().iter().take(10) {
            add(false, format!("“{name}” stands in it more than once; which one counts is up to the reader."));
        }
        mistakes
    }
}

/// What in a text has the form of the keys that Daily hands out.
fn key_in(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| looks_like_a_key(word))
}

/// Whether a token tells everyone the key that it is signed with, as one of its own claims.
fn holds_its_key(contents: &TokenContents, token: &str) -> bool {
    let is_key = |text: &str| contents.is_signed_with(&keyed(text), token) == Ok(true);
    contents.texts().iter().take(100).any(|text| is_key(text))
}
