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
    /// Fewer cells than the header has columns, though nearly all other lines have all of them.
    #[error("The line has fewer cells than the first line. Check whether it is complete.")]
    TooFewCells {
        /// How many cells the line has.
        cells: usize,
        /// How many columns the header has.
        columns: usize,
    },
    /// A line of more than 1 MiB.
    #[error("The line is longer than 1 MiB.")]
    TooLong,
    /// A row with an address outside of the table.
    #[error("This row is outside the table that was read. Submit each table separately.")]
    OtherTable,
    /// Neither a name nor an address.
    #[error("The row has no name and no email address. Add one of them.")]
    Nobody,
    /// The names of columns instead of a person.
    #[error("This looks like the name of a column, not like a person. Remove the line.")]
    HeaderWords,
    /// A greeting, a question or the like.
    #[error("This looks like a sentence, not like a name. Remove the line.")]
    Sentence,
    /// A number, a date, a phone number, a web address or a total instead of a name.
    #[error("“{0}” is not a person's name. Correct it, or choose another column for names.")]
    NotAName(String),
    /// A phone number in a name.
    #[error("The name contains a phone number, {0}. Everyone in the room sees names, so remove it.")]
    PhoneInName(String),
    /// A character in a name that cannot be seen.
    #[error("The name contains an invisible character (U+{:04X}). Remove it.", u32::from(*.0))]
    Hidden(char),
    /// Two names between which there is only a comma.
    #[error(
        "This could be one person or two. Write each person on a separate line, or put one name in quotation marks."
    )]
    TwoNames,
    /// Words behind an address.
    #[error("“{0}” comes after an email address and could be another person. Write each person on a separate line.")]
    WordsBehind(String),
    /// An address that may be another person's.
    #[error(
        "{address} could belong to “{name}” or to another person. If it belongs to “{name}”, write Name <email address>. If not, write each person on a separate line."
    )]
    WhoseAddress {
        /// The name before the address.
        name: String,
        /// The address.
        address: String,
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
    /// More than one email address.
    #[error("There are two email addresses for one name. Write each person on a separate line.")]
    Addresses,
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
