//! Finds common mistakes in tokens for Daily, without a key.

use serde_json::Value;

use super::{
    api_key::{keyed, looks_like_a_key},
    contents::{CLAIM_NAMES, TokenContents},
    domain::RoomName,
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
/// assert_eq!(mistakes[0].to_string(), "the token has no expiry time (exp), so it works for as long as the API key does.");
/// assert!(!mistakes[0].is_grave());
/// # Ok::<(), latchkey::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// The token contains the API key that it is signed with.
    #[error(
        "the token contains the API key itself, so anyone who has seen the token can create links of any kind. Create a new API key in Daily's dashboard now, and delete this one."
    )]
    HoldsKey,
    /// A claim looks like an API key; the first characters.
    #[error(
        "a claim looks like an API key ({0}…). If it is an API key, create a new one in Daily's dashboard now, and delete this one."
    )]
    MaybeKey(String),
    /// The token is not signed.
    #[error("the token is not signed (alg “none”), so Daily ignores it.")]
    Unsigned,
    /// The token is signed with another algorithm than HS256.
    #[error("the token is signed with “{0}”, but Daily accepts only HS256.")]
    Algorithm(String),
    /// A claim has its name in Daily's REST API instead of the one in tokens.
    #[error(
        "“{long}” is the claim's name in Daily's REST API. Self-signed tokens use “{short}”, and Daily ignores a token with the long name."
    )]
    LongName {
        /// The name in the REST API.
        long: &'static str,
        /// The name in tokens.
        short: &'static str,
    },
    /// There is no room.
    #[error("the token names no room (r), so it opens every room of the domain.")]
    EveryRoom,
    /// There is no expiry time.
    #[error("the token has no expiry time (exp), so it works for as long as the API key does.")]
    NeverExpires,
    /// There is no domain id.
    #[error("the token has no domain id (d), so Daily ignores it.")]
    NoDomain,
    /// There is no issue time.
    #[error("the token has no issue time (iat), which Daily requires.")]
    NoIssueTime,
    /// A time counts milliseconds.
    #[error("“{claim}” is {value}, which looks like milliseconds; Daily expects seconds since 1970.")]
    Milliseconds {
        /// The claim's name.
        claim: &'static str,
        /// Its value.
        value: String,
    },
    /// A time is not a whole number.
    #[error("“{claim}” is {value}, which is not a whole number of seconds.")]
    Fraction {
        /// The claim's name.
        claim: &'static str,
        /// Its value.
        value: String,
    },
    /// A time is not a number.
    #[error("“{claim}” is {value}, but Daily expects a number of seconds since 1970.")]
    NoSeconds {
        /// The claim's name.
        claim: &'static str,
        /// Its value.
        value: String,
    },
    /// The token expires before it becomes valid.
    #[error("the token expires (exp) before it becomes valid (nbf), so it never works.")]
    NeverValid,
    /// The user id is too long.
    #[error("the token's user id (ud) is longer than the 36 characters that Daily accepts.")]
    LongUserId,
    /// The permissions have the format of Daily's REST API.
    #[error(
        "the token's permissions (p) are in the format of Daily's REST API. Self-signed tokens use the short format, such as {{\"cs\":\"v,a\"}}."
    )]
    LongPermissions,
    /// A claim appears more than once.
    #[error("“{0}” appears more than once, and it is undefined which value applies.")]
    Repeated(String),
    /// The link does not lead to Daily.
    #[error("the link leads to {0}, which is not Daily. Anyone who opens the link sends the token there.")]
    NotDaily(String),
    /// The link leads to another domain than the server's.
    #[error("the link leads to {host}, but this server signs links for {own}.")]
    OtherHost {
        /// Where the link leads.
        host: String,
        /// The server's own.
        own: String,
    },
    /// The link leads to another room than its token opens.
    #[error("the link leads to {} at {host}, but its token opens “{room}”.", place(.path))]
    OtherRoom {
        /// Where the link leads.
        host: String,
        /// The path in the link; empty where there is none.
        path: String,
        /// The room in the token.
        room: RoomName,
    },
}

fn place(path: &str) -> String {
    if path.is_empty() { "no room".to_owned() } else { format!("“{path}”") }
}

impl Mistake {
    /// Returns whether the organizer has to act now.
    pub fn is_grave(&self) -> bool {
        matches!(self, Self::HoldsKey | Self::MaybeKey(_) | Self::NotDaily(_))
    }
}

impl TokenContents {
    /// Returns the common mistakes that this token has.
    pub fn mistakes(&self, token: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        if holds_its_key(self, token) {
            mistakes.push(Mistake::HoldsKey);
        } else if let Some(text) = self.texts().into_iter().find_map(key_in) {
            mistakes.push(Mistake::MaybeKey(text.chars().take(4).collect()));
        }
        match self.algorithm() {
            Some("HS256") => {}
            Some(other) if other.eq_ignore_ascii_case("none") => mistakes.push(Mistake::Unsigned),
            other => mistakes.push(Mistake::Algorithm(other.unwrap_or("nothing").to_owned())),
        }
        for (long, short, _) in CLAIM_NAMES.iter().filter(|(long, short, _)| long != short) {
            if self.has(long) {
                mistakes.push(Mistake::LongName { long, short });
            }
        }
        for (claim, mistake) in [
            ("r", Mistake::EveryRoom),
            ("exp", Mistake::NeverExpires),
            ("d", Mistake::NoDomain),
            ("iat", Mistake::NoIssueTime),
        ] {
            if !self.has(claim) {
                mistakes.push(mistake);
            }
        }
        mistakes.extend(["iat", "nbf", "exp"].into_iter().filter_map(|claim| self.mistaken_time(claim)));
        if let (Some(not_before), Some(expires_at)) = (self.seconds("nbf"), self.seconds("exp"))
            && not_before >= expires_at
        {
            mistakes.push(Mistake::NeverValid);
        }
        if self.get("ud").and_then(Value::as_str).is_some_and(|id| id.chars().count() > 36) {
            mistakes.push(Mistake::LongUserId);
        }
        let sends = |name: &str| self.get("p").and_then(|permissions| permissions.get(name));
        if self.get("p").and_then(Value::as_object).is_some_and(|p| p.keys().any(|name| name.len() > 2))
            || ["cs", "ca"].into_iter().filter_map(sends).any(Value::is_array)
        {
            mistakes.push(Mistake::LongPermissions);
        }
        mistakes.extend(self.repeated().iter().take(10).cloned().map(Mistake::Repeated));
        mistakes
    }

    /// Returns what is wrong with a time, if anything.
    fn mistaken_time(&self, claim: &'static str) -> Option<Mistake> {
        match self.get(claim)? {
            Value::Number(number) => {
                let value = number.to_string();
                if number.as_f64().is_some_and(|number| number > MILLISECONDS) {
                    Some(Mistake::Milliseconds { claim, value })
                } else {
                    (!number.is_i64() && !number.is_u64()).then_some(Mistake::Fraction { claim, value })
                }
            }
            other => Some(Mistake::NoSeconds { claim, value: other.to_string() }),
        }
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
