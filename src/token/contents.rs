//! Reads the claims of any meeting token without a key.

use std::fmt;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac as _};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Map, Value};
use sha2::Sha256;

use super::{
    claims::Claims,
    forms::{Deviation, deviations},
    meeting_token::{SIGNATURE_LENGTH, TokenError},
    options::with_options,
};

/// The longest text that is read as a token, in bytes.
const READ_LIMIT: usize = 64 * 1024;

/// Declares [`CLAIM_NAMES`].
macro_rules! claim_names {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $(#[serde $serde:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// `iat` and the 24 documented claims: Daily's long name, the abbreviation in a token, and the meaning.
        ///
        /// ```
        /// # use latchkey::program::token::contents::CLAIM_NAMES;
        /// let (long, _, meaning) = CLAIM_NAMES.iter().find(|(_, short, _)| *short == "ao").unwrap();
        /// assert_eq!((*long, *meaning), ("start_audio_off", "joins muted"));
        /// ```
        pub const CLAIM_NAMES: [(&str, &str, &str); 25] = [
            ("room_name", "r", "the only room this token opens"),
            ("domain_id", "d", "the Daily domain this token is for"),
            ("issued_at", "iat", "when this token was issued"),
            ("nbf", "nbf", "valid from this time"),
            ("exp", "exp", "expires at this time"),
            ("is_owner", "o", "whether the person is an owner of the room"),
            ("user_id", "ud", "identifies the person"),
            ("user_name", "u", "name shown to others"),
            $((stringify!($name), $short, $meaning)),+
        ];
    };
}

with_options!(claim_names);

/// The header and payload of a token. The signature is not checked.
///
/// ```
/// # use latchkey::program::token::TokenContents;
/// let contents = TokenContents::read("eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked")?;
/// assert_eq!(contents.algorithm(), Some("HS256"));
/// let names: Vec<_> = contents.rows().map(|(long, short, ..)| (long.unwrap(), short)).collect();
/// assert_eq!(names, [("room_name", "r"), ("is_owner", "o")]);
/// assert!(contents.claims()?.is_owner);
/// # Ok::<(), latchkey::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TokenContents {
    header: Map<String, Value>,
    payload: Map<String, Value>,
    /// The names of claims that appear more than once.
    repeated: Vec<String>,
}

impl TokenContents {
    /// Reads a token and checks only its format.
    ///
    /// ```
    /// # use latchkey::{TokenError, program::token::TokenContents};
    /// let wrong = TokenContents::read("a.b").unwrap_err();
    /// assert_eq!(wrong.to_string(), "not a meeting token: expected three parts separated by dots; check that the link or token is complete");
    /// ```
    pub fn read(token: &str) -> Result<Self, TokenError> {
        let malformed = |what: &str| TokenError::Malformed(what.to_owned());
        let token = token.trim();
        if token.len() > READ_LIMIT {
            return Err(malformed("longer than 64 KiB"));
        }
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, _signature] = parts[..] else {
            return Err(malformed("expected three parts separated by dots; check that the link or token is complete"));
        };
        let part = |text: &str, name: &str| {
            let bytes =
                BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed(&format!("the {name} is not base64url")))?;
            serde_json::from_slice::<Members>(&bytes)
                .map_err(|_| malformed(&format!("the {name} is not a JSON object")))
        };
        let Members { once: header, .. } = part(header, "header")?;
        let Members { once: payload, repeated } = part(payload, "payload")?;
        Ok(Self { header, payload, repeated })
    }

    /// Returns the `alg` of the header.
    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg").and_then(Value::as_str)
    }

    /// Returns the `cty` of the header.
    pub(super) fn content_type(&self) -> Option<&str> {
        self.header.get("cty").and_then(Value::as_str)
    }

    /// Returns the typed claims as far as they have the documented form, and `None` if the room or the times do not.
    /// Fractions of a second are dropped.
    #[cfg(feature = "app")]
    pub(crate) fn readable_claims(&self) -> Option<Claims> {
        let mut payload = self.payload.clone();
        for deviation in self.deviations() {
            if deviation.claim == "r" {
                return None;
            }
            payload.remove(deviation.claim);
        }
        for claim in ["iat", "nbf", "exp"] {
            if let Some(seconds) = self.seconds(claim).filter(|seconds| seconds.fract() != 0.0) {
                payload.insert(claim.to_owned(), Value::from(whole(seconds)?));
            }
        }
        serde_json::from_value(Value::Object(payload)).ok()
    }

    /// Returns the typed claims. Fails if a claim has an unknown format.
    pub fn claims(&self) -> Result<Claims, TokenError> {
        serde_json::from_value(Value::Object(self.payload.clone()))
            .map_err(|error| TokenError::Malformed(error.to_string()))
    }

    /// Returns a claim that holds a number of seconds, which may have a fraction.
    pub(crate) fn seconds(&self, short: &str) -> Option<f64> {
        self.payload.get(short)?.as_f64()
    }

    /// Returns whether the signature is shorter than an HS256 signature, because the end of the link was lost.
    pub(crate) fn is_cut_off(&self, token: &str) -> bool {
        let signature = token.trim().rsplit('.').next().unwrap_or_default();
        self.algorithm() == Some("HS256") && signature.len() < SIGNATURE_LENGTH
    }

    /// Checks that the header is valid and names HS256, and that the signature has the right length.
    pub(crate) fn check_form(&self, token: &str) -> Result<(), TokenError> {
        match self.algorithm() {
            Some("HS256") => {}
            other => return Err(TokenError::WrongAlgorithm(other.unwrap_or("nothing").to_owned())),
        }
        if self.is_cut_off(token) {
            return Err(TokenError::Malformed("the link is incomplete; ask for the full link".to_owned()));
        }
        jsonwebtoken::decode_header(token.trim())
            .map_err(|_| TokenError::Malformed("the header cannot be read".to_owned()))?;
        Ok(())
    }

    /// Checks only the signature, in constant time.
    pub(super) fn is_signed_with(&self, keyed: &Hmac<Sha256>, token: &str) -> Result<bool, TokenError> {
        self.check_form(token)?;
        let (signed, signature) = token.trim().rsplit_once('.').unwrap_or_default();
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| TokenError::no_signature())?;
        Ok(keyed.clone().chain_update(signed).verify_slice(&signature).is_ok())
    }

    /// Returns whether the payload has a claim with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.payload.contains_key(name)
    }

    /// Returns the value of a claim.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.payload.get(name)
    }

    /// Returns the names of claims that appear in the payload more than once.
    pub(super) fn repeated(&self) -> &[String] {
        &self.repeated
    }

    /// Returns the claims that do not have the documented form, except times.
    pub(super) fn deviations(&self) -> impl Iterator<Item = Deviation> {
        deviations(&self.payload)
    }

    /// Returns every string in the header and the payload, at any depth.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.payload.keys().map(String::as_str).collect();
        let mut values: Vec<&Value> = self.header.values().chain(self.payload.values()).collect();
        while let Some(value) = values.pop() {
            match value {
                Value::String(text) => texts.push(text.as_str()),
                Value::Array(members) => values.extend(members),
                Value::Object(members) => values.extend(members.values()),
                _ => {}
            }
        }
        texts
    }

    /// Returns every claim in order: long name if it has one, name in the token, value and meaning.
    pub fn rows(&self) -> impl Iterator<Item = (Option<&'static str>, &str, &Value, &'static str)> {
        self.payload.iter().map(|(short, value)| {
            let known = CLAIM_NAMES.iter().find(|(_, name, _)| name == short);
            match known {
                Some((long, _, meaning)) => (Some(*long), short.as_str(), value, *meaning),
                None => (None, short.as_str(), value, "not documented by Daily"),
            }
        })
    }
}

/// Returns a number of seconds without its fraction.
#[cfg(feature = "app")]
fn whole(seconds: f64) -> Option<i64> {
    format!("{:.0}", seconds.floor()).parse().ok()
}

/// Returns whether bytes are a JSON object, such as a token's header.
#[cfg(feature = "app")]
pub(super) fn is_object(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Members>(bytes).is_ok()
}

/// The members of a JSON object, and the names that appear more than once. The last value of a name is kept.
struct Members {
    once: Map<String, Value>,
    repeated: Vec<String>,
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<Members, M::Error> {
                let mut read = Members { once: Map::new(), repeated: Vec::new() };
                while let Some((name, value)) = members.next_entry::<String, Value>()? {
                    if read.once.insert(name.clone(), value).is_some() && !read.repeated.contains(&name) {
                        read.repeated.push(name);
                    }
                }
                Ok(read)
            }
        }

        from.deserialize_map(Read)
    }
}
