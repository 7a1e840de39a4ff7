//! Reading any meeting token without a key: what it says, under Daily's long names.

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
    meeting_token::{SIGNATURE_LENGTH, TokenError},
    options::with_options,
};

/// The longest text that is looked at.
const READ_LIMIT: usize = 64 * 1024;

/// Declares [`CLAIM_NAMES`].
macro_rules! claim_names {
    ($($(#[doc = $doc:literal])+ $(#[schema $schema:tt])? $name:ident: $kind:ty = $short:literal, $meaning:literal, $flag:ident $value:literal;)+) => {
        /// `iat` and the 24 documented claims: Daily's long name, its abbreviation in a token, and what it is for.
        ///
        /// ```
        /// # use latchkey::program::token::contents::CLAIM_NAMES;
        /// let (long, _, meaning) = CLAIM_NAMES.iter().find(|(_, short, _)| *short == "ao").unwrap();
        /// assert_eq!((*long, *meaning), ("start_audio_off", "joins muted"));
        /// ```
        pub const CLAIM_NAMES: [(&str, &str, &str); 25] = [
            ("room_name", "r", "the one room it opens"),
            ("domain_id", "d", "the Daily domain it is for"),
            ("issued_at", "iat", "when it was made"),
            ("nbf", "nbf", "joining is refused before"),
            ("exp", "exp", "joining is refused from then on"),
            ("is_owner", "o", "an owner of the room"),
            ("user_id", "ud", "tells people apart"),
            ("user_name", "u", "the name that the others see"),
            $((stringify!($name), $short, $meaning)),+
        ];
    };
}

with_options!(claim_names);

/// A token's header and payload as they came, signature unchecked.
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
    /// Claims that stand there more than once.
    repeated: Vec<String>,
}

impl TokenContents {
    /// Reads a token, checking its form alone.
    ///
    /// ```
    /// # use latchkey::{TokenError, program::token::TokenContents};
    /// let wrong = TokenContents::read("a.b").unwrap_err();
    /// assert_eq!(wrong.to_string(), "not a meeting token: a token has three parts with dots between");
    /// ```
    pub fn read(token: &str) -> Result<Self, TokenError> {
        let malformed = |what: &str| TokenError::Malformed(what.to_owned());
        let token = token.trim();
        if token.len() > READ_LIMIT {
            return Err(malformed("it is far too long"));
        }
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, _signature] = parts[..] else {
            return Err(malformed("a token has three parts with dots between"));
        };
        let part = |text: &str, name: &str| {
            let bytes =
                BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed(&format!("its {name} is not base64url")))?;
            serde_json::from_slice::<Members>(&bytes)
                .map_err(|_| malformed(&format!("its {name} is not a JSON object")))
        };
        let Members { once: header, .. } = part(header, "header")?;
        let Members { once: payload, repeated } = part(payload, "payload")?;
        Ok(Self { header, payload, repeated })
    }

    /// The header's `alg`.
    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg").and_then(Value::as_str)
    }

    /// The claims as types; fails where one has a form that Daily does not know.
    pub fn claims(&self) -> Result<Claims, TokenError> {
        serde_json::from_value(Value::Object(self.payload.clone()))
            .map_err(|error| TokenError::Malformed(error.to_string()))
    }

    /// A claim that counts seconds, whatever form its number has.
    pub(crate) fn seconds(&self, short: &str) -> Option<f64> {
        self.payload.get(short)?.as_f64()
    }

    /// Whether the signature is shorter than HS256 makes one: the end was lost on the way.
    pub(crate) fn is_cut_off(&self, token: &str) -> bool {
        let signature = token.trim().rsplit('.').next().unwrap_or_default();
        self.algorithm() == Some("HS256") && signature.len() < SIGNATURE_LENGTH
    }

    /// Checks that the header can be read and names HS256, and that the signature has its full length.
    pub(crate) fn check_form(&self, token: &str) -> Result<(), TokenError> {
        match self.algorithm() {
            Some("HS256") => {}
            other => return Err(TokenError::WrongAlgorithm(other.unwrap_or("nothing").to_owned())),
        }
        if self.is_cut_off(token) {
            return Err(TokenError::Malformed("the link is cut off at its end: ask for the whole of it".to_owned()));
        }
        jsonwebtoken::decode_header(token.trim())
            .map_err(|_| TokenError::Malformed("its header is not that of a meeting token".to_owned()))?;
        Ok(())
    }

    /// Checks the signature, and nothing else of what the token says. The time it takes does not depend on where the
    /// signature differs.
    pub(super) fn is_signed_with(&self, keyed: &Hmac<Sha256>, token: &str) -> Result<bool, TokenError> {
        self.check_form(token)?;
        let (signed, signature) = token.trim().rsplit_once('.').unwrap_or_default();
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| TokenError::no_signature())?;
        Ok(keyed.clone().chain_update(signed).verify_slice(&signature).is_ok())
    }

    /// Whether the payload has a claim of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.payload.contains_key(name)
    }

    /// The value of a claim.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.payload.get(name)
    }

    /// The names of claims that stand in the payload more than once.
    pub(super) fn repeated(&self) -> &[String] {
        &self.repeated
    }

    /// Every text in the header and the payload, however deep.
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

    /// Every claim in its order: long name if it has one, name in the token, value, what it is for.
    pub fn rows(&self) -> impl Iterator<Item = (Option<&'static str>, &str, &Value, &'static str)> {
        self.payload.iter().map(|(short, value)| {
            let known = CLAIM_NAMES.iter().find(|(_, name, _)| name == short);
            match known {
                Some((long, _, meaning)) => (Some(*long), short.as_str(), value, *meaning),
                None => (None, short.as_str(), value, "not a claim that Daily documents"),
            }
        })
    }
}

/// Whether bytes are a JSON object, such as a token's header.
pub(super) fn is_object(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Members>(bytes).is_ok()
}

/// The members of a JSON object, and the names that stand there more than once: the last of each counts.
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
