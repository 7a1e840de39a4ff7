//! A signed meeting token, why a token cannot be signed, and why one is not valid.

use std::fmt;

use jiff::Timestamp;

/// The longest time from now until a token expires, in seconds: ten years with three leap days.
pub(super) const SECONDS_LIMIT: i64 = 3653 * 24 * 60 * 60;

/// The longest token that is signed, in characters. Daily advises staying under 2,048.
pub const TOKEN_LIMIT: usize = 2048;

/// The length of a token's signature: 32 bytes in base64url.
pub(super) const SIGNATURE_LENGTH: usize = 43;

/// A signed meeting token. Anyone who has it can join. Its `Debug` does not show it.
///
/// ```
/// # use latchkey::{ApiKey, Claims, Domain, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// assert_eq!(token.as_str().split('.').count(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct MeetingToken(String);

impl MeetingToken {
    pub(super) fn new(token: String) -> Self {
        Self(token)
    }

    /// Returns the token's text. Share it only with the person it is for.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MeetingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MeetingToken(…)")
    }
}

/// Why a token cannot be signed.
///
/// ```
/// # use latchkey::{ApiKey, Claims, Domain, SignError, Signer};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// let without_a_room: Claims = serde_json::from_str(r#"{"exp":1795514400}"#)?;
/// assert!(matches!(signer.sign(&without_a_room, "2026-11-24T09:00:00Z".parse()?), Err(SignError::Unlimited)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// The claims have no room, expiry time or issue time.
    #[error("a token needs a room, an expiry time and an issue time")]
    Unlimited,
    /// The claims are for a different domain from the signer's.
    #[error("the claims are for a different Daily domain from the signer's")]
    OtherDomain,
    /// `exp` is not in the future.
    #[error("the token would already have expired ({0}); expected an expiry time in the future")]
    Ended(Timestamp),
    /// `iat` or `nbf` is not before `exp`.
    #[error(
        "the token's {claim} ({time}) is not before its expiry time ({expires_at}); expected an earlier {claim} or a \
         later expiry time"
    )]
    Backwards {
        /// “issue time” or “start”.
        claim: &'static str,
        /// `iat` or `nbf`.
        time: Timestamp,
        /// `exp`
        expires_at: Timestamp,
    },
    /// `exp` is more than ten years away.
    #[error("the token would expire too late ({0}); expected an expiry time at most ten years from now")]
    TooFar(Timestamp),
    /// The token would be longer than [`TOKEN_LIMIT`].
    #[error(
        "the token would be {0} characters long, but Daily accepts at most {TOKEN_LIMIT}; shorten the name, the redirect URL or the options"
    )]
    TooLong(usize),
}

/// Why a token is not valid.
///
/// ```
/// # use latchkey::{ApiKey, Claims, Domain, Signer, TokenError};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// # let claims = Claims::new(signer.domain().id, "standup".parse()?, now, None, ends)?;
/// let token = signer.sign(&claims, now)?;
/// let late = "2026-11-24T10:00:00Z".parse()?;
/// assert_eq!(signer.verify(token.as_str(), late), Err(TokenError::Expired(late)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Not three parts of base64url that contain JSON, or a claim has an invalid format.
    #[error("not a meeting token: {0}")]
    Malformed(String),
    /// The header names an algorithm other than HS256.
    #[error("signed with “{0}”; expected HS256")]
    WrongAlgorithm(String),
    /// The token was signed with a different API key.
    #[error("not signed with this API key")]
    WrongKey,
    /// The token was signed with this key, but for another domain.
    #[error("signed for another Daily domain")]
    WrongDomain,
    /// `nbf` is in the future.
    #[error("not valid before {0}")]
    NotYetValid(Timestamp),
    /// `exp` has passed.
    #[error("expired at {0}")]
    Expired(Timestamp),
}

impl TokenError {
    /// Returns the error for a token whose last part is not a signature.
    pub(crate) fn no_signature() -> Self {
        Self::Malformed("the signature is not 32 bytes in base64url".to_owned())
    }
}
