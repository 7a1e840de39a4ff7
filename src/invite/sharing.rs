//! Whether and how a person's link was shared.

use std::{fmt, str::FromStr};

use jiff::Timestamp;

/// How a link was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SharedHow {
    /// The link, or a text with the link, was copied.
    Copied,
    /// The mail server accepted an email with the link.
    Emailed,
    /// A draft with the link was opened in an email program, or downloaded.
    Drafted,
    /// A file with the link was downloaded.
    Downloaded,
    /// A card with the link was printed.
    Printed,
    /// The QR code of the link was shown.
    Shown,
    /// The organizer marked the person as shared.
    Marked,
}

impl SharedHow {
    const ALL: [Self; 7] =
        [Self::Copied, Self::Emailed, Self::Drafted, Self::Downloaded, Self::Printed, Self::Shown, Self::Marked];

    /// Returns the word that is stored, and that the API uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Emailed => "emailed",
            Self::Drafted => "drafted",
            Self::Downloaded => "downloaded",
            Self::Printed => "printed",
            Self::Shown => "shown",
            Self::Marked => "marked",
        }
    }
}

impl fmt::Display for SharedHow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that names no way of sharing.
#[derive(Debug, thiserror::Error)]
#[error("expected one of copied, emailed, drafted, downloaded, printed, shown, marked")]
pub struct SharedHowError;

impl FromStr for SharedHow {
    type Err = SharedHowError;

    fn from_str(word: &str) -> Result<Self, SharedHowError> {
        Self::ALL.into_iter().find(|how| how.word() == word).ok_or(SharedHowError)
    }
}

/// When and how a link was last shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// When.
    pub at: Timestamp,
    /// How.
    pub how: SharedHow,
    /// Which version of the link.
    pub version: i64,
}

/// What is stored about sharing a person's link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sharing {
    /// How many times the link has changed.
    pub version: i64,
    /// The last time that the link was shared, if it was.
    pub shared: Option<Shared>,
    /// Whether the shared link was signed with a different API key from the current one.
    pub has_other_key: bool,
}

impl Sharing {
    /// Returns whether the link has changed since it was shared.
    pub fn is_outdated(&self) -> bool {
        self.shared.is_some_and(|shared| self.has_other_key || shared.version != self.version)
    }

    /// Returns the last time that the current link was shared, if it was.
    pub fn current(&self) -> Option<Shared> {
        self.shared.filter(|_| !self.is_outdated())
    }
}
