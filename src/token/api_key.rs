//! The Daily API key, which signs every token.

use std::{fmt, str::FromStr};

use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

/// A Daily API key. Tokens are signed with its UTF-8 bytes. Its `Debug` does not show it.
///
/// ```
/// # use latchkey::{ApiKey, ApiKeyError};
/// let key = ApiKey::parse("a-made-up-key\n")?;
/// assert!(!key.looks_usual());
/// assert_eq!(ApiKey::parse("<your API key>").err(), Some(ApiKeyError::Blank));
/// assert_eq!("your-api-key".parse::<ApiKey>().err(), Some(ApiKeyError::Placeholder));
/// # Ok::<(), ApiKeyError>(())
/// ```
#[derive(Clone)]
pub struct ApiKey(SecretString);

/// Why a text is not an API key. The message does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApiKeyError {
    /// The text is empty.
    #[error("the API key is empty; expected the API key from Daily's dashboard, under Developers")]
    Empty,
    /// The text is a placeholder from an example.
    #[error("the API key is a placeholder; expected the API key from Daily's dashboard, under Developers")]
    Placeholder,
    /// The text contains spaces or control characters.
    #[error("the API key contains spaces or control characters; expected only the API key")]
    Blank,
}

impl ApiKey {
    /// Parses a key. Whitespace around it, such as a final newline, is removed.
    pub fn parse(text: &str) -> Result<Self, ApiKeyError> {
        let key = text.trim();
        let plain: String = key.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let stand_in = [
            "changeme",
            "yourapikey",
            "yourdailyapikey",
            "yourkey",
            "apikey",
            "dailyapikey",
            "placeholder",
            "secret",
            "todo",
            "example",
            "test",
            "key",
            "none",
            "null",
            "undefined",
        ]
        .contains(&plain.as_str());
        let mut characters = key.chars();
        let first = characters.next();
        if key.is_empty() {
            Err(ApiKeyError::Empty)
        } else if key.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(ApiKeyError::Blank)
        } else if stand_in || key.starts_with('<') || characters.all(|c| Some(c) == first) {
            Err(ApiKeyError::Placeholder)
        } else {
            Ok(Self(key.to_owned().into()))
        }
    }

    /// Returns the key's text, for requests to Daily's REST API.
    #[cfg(feature = "app")]
    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Returns the state of HMAC-SHA256 initialized with this key.
    pub(super) fn keyed(&self) -> Hmac<Sha256> {
        keyed(self.0.expose_secret())
    }

    /// Returns a fingerprint that identifies the key without revealing it.
    pub fn fingerprint(&self) -> KeyFingerprint {
        KeyFingerprint::of(&self.keyed())
    }

    /// Returns whether the key looks like those that Daily creates today: 64 hexadecimal digits.
    pub fn looks_usual(&self) -> bool {
        looks_like_a_key(self.0.expose_secret())
    }
}

impl FromStr for ApiKey {
    type Err = ApiKeyError;

    fn from_str(text: &str) -> Result<Self, ApiKeyError> {
        Self::parse(text)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

/// Identifies an API key without revealing it: a MAC of a fixed text, computed with the key.
///
/// ```
/// # use latchkey::ApiKey;
/// let (key, other) = (ApiKey::parse("a-made-up-key")?, ApiKey::parse("another-made-up-key")?);
/// assert_eq!(key.fingerprint().to_string(), "8b56120113694752");
/// assert_ne!(key.fingerprint(), other.fingerprint());
/// # Ok::<(), latchkey::ApiKeyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyFingerprint([u8; 8]);

impl KeyFingerprint {
    pub(crate) fn of(keyed: &Hmac<Sha256>) -> Self {
        let mac = keyed.clone().chain_update(b"latchkey: the fingerprint of this key").finalize().into_bytes();
        Self(mac.first_chunk().copied().expect("a MAC has 32 bytes"))
    }
}

impl fmt::Display for KeyFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl FromStr for KeyFingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(u64::from_str_radix(text, 16)?.to_be_bytes()))
    }
}

/// Returns the state of HMAC-SHA256 initialized with a key.
pub(super) fn keyed(key: impl AsRef<[u8]>) -> Hmac<Sha256> {
    Hmac::new_from_slice(key.as_ref()).expect("HMAC takes a key of any length")
}

/// Returns whether a text looks like one of Daily's API keys: 64 hexadecimal digits.
pub(super) fn looks_like_a_key(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
