//! Why a line of a list cannot be used.

use super::{InviteeError, LocaleError};

/// The most people in one batch.
pub const PEOPLE_LIMIT: usize = 20_000;

/// Why a line of a list cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LineError {
    /// A quoted cell does not end.
    #[error("A quotation mark is never closed. Close it or remove it.")]
    OpenQuote,
    /// A NUL.
    #[error("The line contains a control character. Remove it.")]
    Control,
    /// A character that could not be decoded.
    #[error("A character cannot be read (\u{fffd}). Correct it, and save the file as UTF-8.")]
    Undecoded,
    /// More cells than the header has columns.
    #[error(
        "Expected {columns} columns as in the first line, got {cells}. Put quotation marks around cells that contain the separator."
    )]
    Cells {
        /// How many cells the line has.
        cells: usize,
        /// How many columns the header has.
        columns: usize,
    },
    /// A cell in the owner column that is neither yes nor no.
    #[error("Invalid owner value “{0}”. Expected yes, no or an empty cell.")]
    Owner(String),
    /// An email address inside a name.
    #[error("“{0}” is in the middle of a name. Write Name <email address>, with each person on a separate line.")]
    AddressInName(String),
    /// More commas than a name has.
    #[error(
        "Too many commas for one name. Write each person on a separate line, or put quotation marks around the name."
    )]
    Commas,
    /// More columns than can be told apart without a header.
    #[error("Too many columns without a header. Add a first line with column names, such as name, email, owner.")]
    Columns,
    /// More than one email address.
    #[error("Two email addresses for one name. Write each person on a separate line.")]
    Addresses,
    /// More than one cell that says whether the person is an owner.
    #[error(
        "Two cells say whether this person is an owner. Add a first line with column names, such as name, email, owner."
    )]
    Owners,
    /// The name or the email address.
    #[error(transparent)]
    Invitee(#[from] InviteeError),
    /// A language that is not supported.
    #[error("“{0}” is {error}.", error = LocaleError)]
    Language(String),
    /// More people than one batch takes. This is the first of the lines that were not read.
    #[error("You can add at most {PEOPLE_LIMIT} people at once. This line and all later lines are ignored.")]
    TooManyPeople,
    /// More invalid lines than are read. This is the first of the lines that were not read.
    #[error(
        "Too many lines are invalid. Check that this is a list of people. This line and all later lines are ignored."
    )]
    TooManyErrors,
}
