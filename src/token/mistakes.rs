//! Finds common mistakes in tokens for Daily, without a key.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::Value;

use super::{
    api_key::{keyed, looks_like_a_key},
    contents::{CLAIM_NAMES, TokenContents},
    domain::RoomName,
    forms::{ClaimForm, Deviation},
    key_form::KeyForm,
    services::service_of,
};

/// Numbers from here on are taken for milliseconds instead of seconds: the year 5138.
const MILLISECONDS: f64 = 1e11;

/// Numbers up to here are taken for seconds from now: one year.
const FROM_NOW: f64 = 31_536_000.0;

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
    #[error(
        "“{claim}” is {value}, which is unusual. Daily's documentation asks for a whole number of seconds and does not say whether Daily accepts fractions."
    )]
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
    /// A claim does not have the documented form.
    #[error("“{claim}” is {value}, but Daily expects {form}.")]
    WrongForm {
        /// The claim's name in a token.
        claim: &'static str,
        /// Its value, which may be shortened.
        value: String,
        /// What Daily documents.
        form: ClaimForm,
    },
    /// A claim has a value that is not documented.
    #[error("“{claim}” is {value}, but Daily's documentation allows only {form}.")]
    OddValue {
        /// The claim's name in a token.
        claim: &'static str,
        /// Its value, which may be shortened.
        value: String,
        /// What Daily documents.
        form: ClaimForm,
    },
    /// A time is so early that it may be meant to count from now.
    #[error("“{claim}” is {value}, which is a time in 1970. Daily expects seconds since 1970, not seconds from now.")]
    FromNow {
        /// The claim's name.
        claim: &'static str,
        /// Its value.
        value: String,
    },
    /// The claims are one level too deep, as in Daily's REST API.
    #[error("the claims are inside “properties”, as in Daily's REST API. In a token, they must be at the top level.")]
    Nested,
    /// The token is for another service.
    #[error("the token is for {0}, not for Daily.")]
    OtherService(&'static str),
    /// The token has no claim of a meeting token.
    #[error("the token has none of the claims that Daily documents, so it is not for a Daily meeting.")]
    NotForMeetings,
    /// The signature is in hexadecimal digits.
    #[error("the signature is written in hexadecimal digits. Daily expects the 32 bytes in base64url.")]
    HexSignature,
    /// The token is signed with the API key in another form.
    #[error("the token is signed with this API key, but {0}. Use the key exactly as Daily shows it.")]
    KeyForm(KeyForm),
    /// The token is padded.
    #[error("parts of the token end with “=”. Daily's documentation does not say whether Daily accepts that.")]
    Padded,
    /// The token is not in the alphabet of base64url.
    #[error(
        "the token contains “+” or “/” instead of “-” and “_”. Daily's documentation does not say whether Daily accepts that, and “+” in a link is read as a space."
    )]
    StandardAlphabet,
    /// A filter rewrote the link; its host.
    #[error("{0} rewrote the link, so the token passes through that site when someone clicks the link.")]
    Rewritten(String),
    /// The token is in another query parameter than `t`.
    #[error("the token is in the link's “{0}” parameter, but Daily reads only “t”.")]
    OtherParameter(String),
    /// The token is behind a `#`.
    #[error("the token comes after a “#” in the link, but Daily reads only the “t” parameter after the “?”.")]
    InFragment,
    /// The token is in the link's path.
    #[error("the token is in the link's path, but Daily reads only the “t” parameter.")]
    InPath,
    /// The link begins with `http`.
    #[error("the link begins with http:// instead of https://, so the token would be sent without encryption.")]
    Insecure,
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
    /// Returns whether Daily can't use the token because of this.
    pub fn spoils_token(&self) -> bool {
        matches!(
            self,
            Self::Unsigned
                | Self::Algorithm(_)
                | Self::LongName { .. }
                | Self::NoDomain
                | Self::NoIssueTime
                | Self::Milliseconds { .. }
                | Self::NoSeconds { .. }
                | Self::NeverValid
                | Self::LongUserId
                | Self::LongPermissions
                | Self::WrongForm { .. }
                | Self::Nested
                | Self::OtherService(_)
                | Self::NotForMeetings
                | Self::HexSignature
                | Self::KeyForm(_)
        )
    }

    /// Returns whether the link does not work because of this, although its token may be good.
    pub fn spoils_link(&self) -> bool {
        matches!(
            self,
            Self::NotDaily(_)
                | Self::OtherHost { .. }
                | Self::OtherRoom { .. }
                | Self::OtherParameter(_)
                | Self::InFragment
                | Self::InPath
                | Self::Insecure
        )
    }

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
        if has_hexadecimal_signature(token) {
            mistakes.push(Mistake::HexSignature);
        }
        mistakes.extend(self.mistaken_names());
        mistakes.extend(["iat", "nbf", "exp"].into_iter().filter_map(|claim| self.mistaken_time(claim)));
        if let (Some(not_before), Some(expires_at)) = (self.seconds("nbf"), self.seconds("exp"))
            && not_before >= expires_at
        {
            mistakes.push(Mistake::NeverValid);
        }
        mistakes.extend(self.mistaken_forms());
        mistakes.extend(self.repeated().iter().take(10).cloned().map(Mistake::Repeated));
        mistakes
    }

    /// Returns what the names of the claims say against a token for Daily.
    fn mistaken_names(&self) -> Vec<Mistake> {
        if let Some(service) = service_of(self) {
            return vec![Mistake::OtherService(service)];
        }
        if self.get("properties").is_some_and(Value::is_object) {
            return vec![Mistake::Nested];
        }
        let long = CLAIM_NAMES.iter().filter(|(long, short, _)| long != short && self.has(long));
        let long: Vec<_> = long.map(|(long, short, _)| Mistake::LongName { long, short }).collect();
        let is_documented = |short: &str| !matches!(short, "iat" | "nbf" | "exp") && self.has(short);
        if long.is_empty() && !CLAIM_NAMES.iter().any(|(_, short, _)| is_documented(short)) {
            return vec![Mistake::NotForMeetings];
        }
        let missing = [
            ("r", "room_name", Mistake::EveryRoom),
            ("exp", "exp", Mistake::NeverExpires),
            ("d", "domain_id", Mistake::NoDomain),
            ("iat", "issued_at", Mistake::NoIssueTime),
        ];
        let missing = missing.into_iter().filter(|(short, long, _)| !self.has(short) && !self.has(long));
        long.into_iter().chain(missing.map(|(.., mistake)| mistake)).collect()
    }

    /// Returns the claims that do not have the documented form, except times.
    fn mistaken_forms(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let text = |claim: &str| self.get(claim).and_then(Value::as_str);
        let is_long = text("ud").is_some_and(|id| id.chars().count() > 36);
        let sends = |name: &str| self.get("p").and_then(|permissions| permissions.get(name));
        let is_rest = self.get("p").and_then(Value::as_object).is_some_and(|p| p.keys().any(|name| name.len() > 2))
            || ["cs", "ca"].into_iter().filter_map(sends).any(Value::is_array);
        if is_long {
            mistakes.push(Mistake::LongUserId);
        }
        if is_rest {
            mistakes.push(Mistake::LongPermissions);
        }
        let is_named = |claim: &str| claim == "ud" && is_long || claim == "p" && is_rest;
        let others = self.deviations().filter(|deviation| !is_named(deviation.claim));
        mistakes.extend(others.map(|Deviation { claim, value, form, is_odd }| {
            if is_odd { Mistake::OddValue { claim, value, form } } else { Mistake::WrongForm { claim, value, form } }
        }));
        mistakes
    }

    /// Returns what is wrong with a time, if anything.
    fn mistaken_time(&self, claim: &'static str) -> Option<Mistake> {
        match self.get(claim)? {
            Value::Number(number) => {
                let value = number.to_string();
                if number.as_f64().is_some_and(|number| number > MILLISECONDS) {
                    Some(Mistake::Milliseconds { claim, value })
                } else if claim != "iat" && number.as_f64().is_some_and(|number| number > 0.0 && number <= FROM_NOW) {
                    Some(Mistake::FromNow { claim, value })
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

/// Returns whether a token's signature is written in hexadecimal digits, which may be in base64url again.
fn has_hexadecimal_signature(token: &str) -> bool {
    let signature = token.rsplit('.').next().unwrap_or_default();
    let is_hexadecimal = |bytes: &[u8]| bytes.len() == 64 && bytes.iter().all(u8::is_ascii_hexdigit);
    is_hexadecimal(signature.as_bytes())
        || BASE64_URL_SAFE_NO_PAD.decode(signature).is_ok_and(|bytes| is_hexadecimal(&bytes))
}

/// Returns whether a claim of the token contains the API key that the token is signed with.
fn holds_its_key(contents: &TokenContents, token: &str) -> bool {
    let is_key = |text: &str| contents.is_signed_with(&keyed(text), token) == Ok(true);
    contents.texts().iter().take(100).any(|text| is_key(text))
}
