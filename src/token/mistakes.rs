//! Finds common mistakes in tokens for Daily, without a key.

use serde_json::Value;

use super::{
    api_key::{keyed, looks_like_a_key},
    contents::{CLAIM_NAMES, TokenContents},
};

/// Numbers from here on are taken for milliseconds instead of seconds: the year 5138.
const MILLISECONDS: f64 = 1e11;

/// A mistake or risk in a token.
///
/// ```
/// # use latchkey::program::token::TokenContents;
/// let token = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked";
/// let mistakes = TokenContents::read(token)?.mistakes(token);
/// assert_eq!(mistakes.len(), 3);
/// assert_eq!(mistakes[0].what, "it has no expiry time (exp), so it works for as long as the API key does.");
/// assert!(!mistakes[0].is_grave);
/// # Ok::<(), latchkey::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Whether the organizer has to act now.
    pub is_grave: bool,
    /// The mistake, in a sentence.
    pub what: String,
}

impl TokenContents {
    /// Returns the common mistakes that this token has.
    pub fn mistakes(&self, token: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut add = |is_grave: bool, what: String| mistakes.push(Mistake { is_grave, what });
        if holds_its_key(self, token) {
            add(true, "the token contains the API key itself, so anyone who has seen the token can create links of any kind. Create a new API key in Daily's dashboard now, and delete this one.".to_owned());
        } else if let Some(text) = self.texts().into_iter().find_map(key_in) {
            let shown: String = text.chars().take(4).collect();
            add(
                true,
                format!(
                    "a claim looks like an API key ({shown}…). If it is an API key, create a new one in Daily's dashboard now, and delete this one."
                ),
            );
        }
        match self.algorithm() {
            Some("HS256") => {}
            Some(other) if other.eq_ignore_ascii_case("none") => {
                add(false, "it is not signed (alg “none”), so Daily ignores it.".to_owned());
            }
            other => {
                let other = other.unwrap_or("nothing");
                add(false, format!("it is signed with “{other}”, but Daily accepts only HS256."));
            }
        }
        for (long, short, _) in CLAIM_NAMES.iter().filter(|(long, short, _)| long != short) {
            if self.has(long) {
                add(
                    false,
                    format!(
                        "“{long}” is the claim's name in Daily's REST API. Self-signed tokens use “{short}”, and Daily ignores a token with the long name."
                    ),
                );
            }
        }
        if !self.has("r") {
            add(false, "it names no room (r), so it opens every room of the domain.".to_owned());
        }
        if !self.has("exp") {
            add(false, "it has no expiry time (exp), so it works for as long as the API key does.".to_owned());
        }
        if !self.has("d") {
            add(false, "it has no domain id (d), so Daily ignores it.".to_owned());
        }
        if !self.has("iat") {
            add(false, "it has no issue time (iat), which Daily requires.".to_owned());
        }
        for short in ["iat", "nbf", "exp"] {
            match self.get(short) {
                Some(Value::Number(number)) if number.as_f64().is_some_and(|number| number > MILLISECONDS) => {
                    add(
                        false,
                        format!(
                            "“{short}” is {number}, which looks like milliseconds; Daily expects seconds since 1970."
                        ),
                    );
                }
                Some(Value::Number(number)) if !number.is_i64() && !number.is_u64() => {
                    add(false, format!("“{short}” is {number}, which is not a whole number of seconds."));
                }
                Some(Value::Number(_)) | None => {}
                Some(other) => {
                    add(false, format!("“{short}” is {other}, but Daily expects a number of seconds since 1970."));
                }
            }
        }
        if let (Some(not_before), Some(expires_at)) = (self.seconds("nbf"), self.seconds("exp"))
            && not_before >= expires_at
        {
            add(false, "it expires (exp) before it becomes valid (nbf), so it never works.".to_owned());
        }
        if self.get("ud").and_then(Value::as_str).is_some_and(|id| id.chars().count() > 36) {
            add(false, "its user id (ud) is longer than the 36 characters that Daily accepts.".to_owned());
        }
        let sends = |name: &str| self.get("p").and_then(|permissions| permissions.get(name));
        if self.get("p").and_then(Value::as_object).is_some_and(|p| p.keys().any(|name| name.len() > 2))
            || ["cs", "ca"].into_iter().filter_map(sends).any(Value::is_array)
        {
            add(false, "its permissions (p) are in the format of Daily's REST API. Self-signed tokens use the short format, such as {\"cs\":\"v,a\"}.".to_owned());
        }
        for name in self.repeated().iter().take(10) {
            add(false, format!("“{name}” appears more than once, and it is not defined which value counts."));
        }
        mistakes
    }
}

/// Returns the part of a text that looks like a Daily API key.
fn key_in(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| looks_like_a_key(word))
}

/// Returns whether a claim of the token contains the API key that the token is signed with.
fn holds_its_key(contents: &TokenContents, token: &str) -> bool {
    let is_key = |text: &str| contents.is_signed_with(&keyed(text), token) == Ok(true);
    contents.texts().iter().take(100).any(|text| is_key(text))
}
