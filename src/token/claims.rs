//! The claims of a meeting token: long field names in Rust, Daily's abbreviations in the token.
//!
//! Source: Daily's guide *self-signing tokens*, the table of 24 claims. The order of the fields is the order of the
//! bytes in a token and must not change, because the same data has to give the same link after every upgrade. Claims
//! that a meeting's links share come first and claims that differ by person come last, so that the links can share a
//! prefix.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{domain::RoomName, options::Options, user_id::UserId};
use crate::clock::whole_seconds;

/// The claims of a meeting token.
///
/// [`Claims::new`] sets the domain, the room and the expiry time. Claims that were read from a token may lack them.
/// Without a room, a token opens every room; without an expiry time, it never expires.
/// [`Signer::sign`](super::Signer::sign) refuses to sign such claims.
///
/// | Claim in the token | Here |
/// |---|---|
/// | `r`, `d` | [`room_name`](Self::room_name), [`domain_id`](Self::domain_id) |
/// | `iat`, `nbf`, `exp` | [`issued_at`](Self::issued_at), [`not_before`](Self::not_before), [`expires_at`](Self::expires_at) |
/// | `o`, `ud`, `u` | `is_owner`, `user_id`, `user_name` |
/// | all others | the fields of [`Options`], which name them |
///
/// ```
/// use latchkey::Claims;
///
/// let domain_id = "30f866c3-9123-452a-8723-ff58322d09c5".parse()?;
/// let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let mut claims = Claims::new(domain_id, "standup".parse()?, now, None, ends)?;
/// claims.user_name = Some("Ada".to_owned());
/// claims.options.start_audio_off = Some(true);
/// let payload = serde_json::to_string(&claims)?;
/// assert!(payload.ends_with(r#""iat":1795510800,"exp":1795514400,"ao":true,"u":"Ada"}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Claims {
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    room_name: Option<RoomName>,
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    domain_id: Option<Uuid>,
    #[serde(rename = "iat", default, skip_serializing_if = "Option::is_none", with = "unix_seconds")]
    issued_at: Option<Timestamp>,
    #[serde(rename = "nbf", default, skip_serializing_if = "Option::is_none", with = "unix_seconds")]
    not_before: Option<Timestamp>,
    #[serde(rename = "exp", default, skip_serializing_if = "Option::is_none", with = "unix_seconds")]
    expires_at: Option<Timestamp>,
    /// The optional claims.
    #[serde(flatten)]
    pub options: Options,
    #[serde(flatten)]
    other: Map<String, Value>,
    /// Whether the person is an owner of the room.
    #[serde(rename = "o", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_owner: bool,
    /// Identifies the person, for example when ejecting them or for `enforce_unique_user_ids`.
    #[serde(rename = "ud", default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// The name that others see.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Why claims are invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimsError {
    /// `nbf` is not before `exp`.
    #[error(
        "the token would expire ({expires_at}) before it becomes valid ({not_before}); expected a later expiry time"
    )]
    Backwards {
        /// `nbf`
        not_before: Timestamp,
        /// `exp`
        expires_at: Timestamp,
    },
    /// A time before 1970 or after the year 5138. Larger numbers are probably milliseconds.
    #[error("{0} is out of range; expected seconds since 1970, not milliseconds")]
    NotSeconds(i64),
}

impl Claims {
    /// Creates claims for one room of one domain, with an expiry time. Fractions of a second are dropped.
    ///
    /// ```
    /// # use latchkey::{Claims, ClaimsError};
    /// let now = "2026-11-24T09:00:00Z".parse()?;
    /// let claims = Claims::new(uuid::Uuid::nil(), "standup".parse()?, now, None, "2026-11-24T10:00:00.7Z".parse()?)?;
    /// assert_eq!(claims.expires_at(), Some("2026-11-24T10:00:00Z".parse()?));
    /// let backwards = Claims::new(uuid::Uuid::nil(), "standup".parse()?, now, Some(now), now);
    /// assert!(matches!(backwards, Err(ClaimsError::Backwards { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        domain_id: Uuid,
        room_name: RoomName,
        issued_at: Timestamp,
        not_before: Option<Timestamp>,
        expires_at: Timestamp,
    ) -> Result<Self, ClaimsError> {
        let [issued_at, expires_at] = [issued_at, expires_at].map(whole_seconds);
        let not_before = not_before.map(whole_seconds);
        for time in [Some(issued_at), not_before, Some(expires_at)].into_iter().flatten() {
            if !unix_seconds::RANGE.contains(&time.as_second()) {
                return Err(ClaimsError::NotSeconds(time.as_second()));
            }
        }
        if let Some(not_before) = not_before.filter(|not_before| *not_before >= expires_at) {
            return Err(ClaimsError::Backwards { not_before, expires_at });
        }
        Ok(Self {
            room_name: Some(room_name),
            domain_id: Some(domain_id),
            issued_at: Some(issued_at),
            not_before,
            expires_at: Some(expires_at),
            options: Options::default(),
            other: Map::new(),
            is_owner: false,
            user_id: None,
            user_name: None,
        })
    }

    /// Returns the room that the token opens, or `None` if it opens every room of its domain.
    pub fn room_name(&self) -> Option<&RoomName> {
        self.room_name.as_ref()
    }

    /// Returns the id of the Daily domain.
    pub fn domain_id(&self) -> Option<Uuid> {
        self.domain_id
    }

    /// Returns when the token was issued.
    pub fn issued_at(&self) -> Option<Timestamp> {
        self.issued_at
    }

    /// Returns when the token becomes valid.
    pub fn not_before(&self) -> Option<Timestamp> {
        self.not_before
    }

    /// Returns when the token expires, or `None` if it never expires.
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// Returns the unknown claims of a token that was read.
    ///
    /// ```
    /// # use latchkey::Claims;
    /// let claims: Claims = serde_json::from_str(r#"{"r":"standup","otcd":1}"#)?;
    /// assert_eq!(claims.other()["otcd"], 1);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn other(&self) -> &Map<String, Value> {
        &self.other
    }
}

/// Reads and writes times as whole seconds since 1970. Refuses times after the year 5138, which are probably
/// milliseconds.
mod unix_seconds {
    use std::ops::RangeInclusive;

    use super::{Deserialize, Deserializer, Serializer, Timestamp};
    use serde::de::Error as _;

    pub(super) const RANGE: RangeInclusive<i64> = 0..=100_000_000_000;

    #[expect(clippy::ref_option, reason = "serde expects this signature")]
    pub(super) fn serialize<S: Serializer>(time: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.serialize_i64(time.as_second()),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        let seconds = i64::deserialize(from)?;
        if !RANGE.contains(&seconds) {
            return Err(D::Error::custom(super::ClaimsError::NotSeconds(seconds)));
        }
        Timestamp::from_second(seconds).map(Some).map_err(D::Error::custom)
    }
}

/// Parses seconds since 1970.
#[cfg(feature = "bulk")]
pub(crate) fn parse_unix_seconds(text: &str) -> Result<Timestamp, String> {
    use serde::de::Error as _;

    let number: i64 = text.parse().map_err(|_| "expected whole seconds since 1970".to_owned())?;
    let json = serde::de::value::I64Deserializer::<serde::de::value::Error>::new(number);
    unix_seconds::deserialize(json)
        .and_then(|time| time.ok_or_else(|| serde::de::value::Error::custom("the time is missing")))
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::RedirectTarget;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn claims(not_before: Option<i64>, expires_at: i64) -> Result<Claims, ClaimsError> {
        let room = "standup".parse().unwrap();
        Claims::new(Uuid::nil(), room, at(1_700_000_000), not_before.map(at), at(expires_at))
    }

    #[test]
    fn shared_claims_come_first_and_the_person_last() {
        let mut claims = claims(Some(1_700_000_100), 1_700_003_600).unwrap();
        claims.options.start_audio_off = Some(true);
        claims.options.eject_at_token_exp = Some(true);
        claims.is_owner = true;
        claims.user_id = Some(Uuid::nil().into());
        claims.user_name = Some("Zo\u{eb}".to_owned());
        assert_eq!(
            serde_json::to_string(&claims).unwrap(),
            r#"{"r":"standup","d":"00000000-0000-0000-0000-000000000000","iat":1700000000,"nbf":1700000100,"exp":1700003600,"ao":true,"ejt":true,"o":true,"ud":"00000000-0000-0000-0000-000000000000","u":"Zoë"}"#
        );
    }

    #[test]
    fn a_window_that_ends_before_it_begins_is_refused() {
        assert!(matches!(claims(Some(1_700_003_600), 1_700_003_600), Err(ClaimsError::Backwards { .. })));
        assert!(claims(Some(1_700_003_599), 1_700_003_600).is_ok());
    }

    #[test]
    fn milliseconds_are_refused_when_built_and_when_read() {
        assert_eq!(claims(None, 170_000_360_000), Err(ClaimsError::NotSeconds(170_000_360_000)));
        #[cfg(feature = "bulk")]
        assert!(parse_unix_seconds("1700003600000").is_err());
        let error = serde_json::from_str::<Claims>(r#"{"exp":1700003600000}"#).unwrap_err();
        assert!(error.to_string().contains("not milliseconds"), "{error}");
    }

    #[test]
    fn claims_without_a_name_here_are_kept_when_read() {
        let text = r#"{"r":"standup","otcd":{"a":[1,2]},"o":true}"#;
        let claims: Claims = serde_json::from_str(text).unwrap();
        assert_eq!(claims.other()["otcd"]["a"][1], 2);
        assert_eq!(serde_json::to_string(&claims).unwrap(), text);
    }

    #[test]
    fn values_that_daily_would_refuse_are_refused() {
        for text in [
            r#"{"er":"off"}"#,
            r#"{"er":["cloud"]}"#,
            r#"{"uil":"ja"}"#,
            r#"{"eje":0}"#,
            r#"{"eje":1.5}"#,
            r#"{"exp":1700003600.5}"#,
            r#"{"exp":"1700003600"}"#,
            r#"{"ud":"0123456789012345678901234567890123456"}"#,
            r#"{"ud":""}"#,
            r#"{"rome":"thanks.html"}"#,
            r#"{"rome":"javascript:alert(1)"}"#,
            r#"{"sro":"cloud"}"#,
            r#"{"r":"a room"}"#,
        ] {
            assert!(serde_json::from_str::<Claims>(text).is_err(), "{text}");
        }
        // What can no longer be entered may be stored, and signed.
        let signed: RedirectTarget = serde_json::from_str(r#""myapp://left?room=1""#).unwrap();
        assert_eq!(signed.as_str(), "myapp://left?room=1");
        assert!(signed.as_str().parse::<RedirectTarget>().is_err());
    }
}
