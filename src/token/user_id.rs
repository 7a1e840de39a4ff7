//! The id of a person in a room.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::bytes::are_printable;

/// A user id: 1 to 36 characters without control characters. Latchkey creates UUIDs.
///
/// ```
/// # use latchkey::UserId;
/// let id: UserId = "patient-4711".parse()?;
/// assert_eq!(id.as_str(), "patient-4711");
/// assert!("".parse::<UserId>().is_err());
/// # Ok::<(), latchkey::UserIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserId(String);

/// Why a text is not a user id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UserIdError {
    /// The text is empty.
    #[error("the user id is empty; expected 1 to 36 characters")]
    Empty,
    /// The text has more than 36 characters. Holds the number.
    #[error("the user id is too long; expected at most 36 characters, got {0}")]
    TooLong(usize),
    /// The text contains a control character.
    #[error("the user id contains a control character; remove it")]
    Control,
}

impl UserId {
    /// Returns the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UserId {
    type Err = UserIdError;

    fn from_str(text: &str) -> Result<Self, UserIdError> {
        if (1..=36).contains(&text.len()) && are_printable(text) {
            return Ok(Self(text.to_owned()));
        }
        match text.chars().count() {
            0 => Err(UserIdError::Empty),
            count @ 37.. => Err(UserIdError::TooLong(count)),
            _ if text.chars().any(char::is_control) => Err(UserIdError::Control),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl From<Uuid> for UserId {
    fn from(id: Uuid) -> Self {
        Self(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned())
    }
}

impl TryFrom<String> for UserId {
    type Error = UserIdError;

    fn try_from(text: String) -> Result<Self, UserIdError> {
        text.parse()
    }
}

impl From<UserId> for String {
    fn from(id: UserId) -> Self {
        id.0
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
