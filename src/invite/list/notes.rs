//! What was guessed about a list, and what has to be asked.

use std::fmt;

use super::Column;

/// Something that was decided about a list, and should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// The encoding was guessed.
    Encoding(&'static str),
    /// The only sheet that seems to have people in it was read.
    Sheet(String),
    /// Cards of companies or groups, by their names.
    Companies(Vec<String>),
    /// Cards with several email addresses, of which one was used, by their names.
    SeveralEmails(Vec<String>),
    /// So many rows above the header, in this line, were skipped.
    Above {
        /// How many rows.
        rows: usize,
        /// The line of the header.
        header: usize,
    },
    /// Another table begins in this line, and was not read.
    OtherTable(usize),
    /// What a column is was found out by its content.
    ByContent {
        /// The column's name in the header, or nothing.
        name: String,
        /// The column's number, from 1.
        number: usize,
        /// What it was taken for.
        column: Column,
    },
    /// Roles that are not known, so that they do not mark anyone as an owner.
    OwnerWords {
        /// The column's name.
        column: String,
        /// Some of its values.
        words: Vec<String>,
    },
    /// Columns that were ignored, by their names or numbers.
    Ignored(Vec<String>),
    /// There are no names, so that they were taken from the addresses.
    NoNames,
    /// Names with a comma in them were read as one person each.
    Commas,
    /// Words behind addresses were left out.
    WordsBehind,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(f, "the file was read as {name}; check the names"),
            Self::Sheet(name) => write!(f, "only sheet “{name}” was read, because no other sheet seems to list people"),
            Self::Companies(names) => write!(f, "cards for companies, not people: {}", names.join(", ")),
            Self::SeveralEmails(names) => {
                write!(f, "cards with several email addresses (only one was used): {}", names.join(", "))
            }
            Self::Above { rows: 1, header } => write!(f, "1 row above the column names in line {header} was skipped"),
            Self::Above { rows, header } => {
                write!(f, "{rows} rows above the column names in line {header} were skipped")
            }
            Self::OtherTable(line) => write!(f, "another table begins in line {line}; it was not read"),
            Self::ByContent { name, number, column } => {
                write!(f, "{} was read as {column}, judging by its content", Shown { name, number: *number })
            }
            Self::OwnerWords { column, words } => {
                let words = words.join(", ");
                write!(f, "these values in column “{column}” do not mark anyone as an owner: {words}")
            }
            Self::Ignored(names) if names.len() == 1 => write!(f, "ignored column: {}", names[0]),
            Self::Ignored(names) => write!(f, "ignored columns: {}", names.join(", ")),
            Self::NoNames => f.write_str("there is no column with names; names were taken from the email addresses"),
            Self::Commas => f.write_str("each name with a comma, such as “Doe, Jane”, was read as one person"),
            Self::WordsBehind => f.write_str("words after email addresses were ignored"),
        }
    }
}

/// What cannot be known about a list, and has to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Question {
    /// Which of several columns has the names.
    Names,
    /// No column has names or addresses.
    NoNames,
    /// Which of several columns has the addresses.
    Emails,
    /// What a column with yes and no says.
    YesNo {
        /// The column's number, from 1.
        number: usize,
    },
    /// Whether a column with numbers has the names of rooms.
    Rooms {
        /// The column's name.
        name: String,
    },
    /// There is no column with this name or number.
    Missing(String),
    /// There is no such line.
    NoHeader(usize),
    /// Names and addresses are on lines of their own.
    SeparateLines,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Names => f.write_str("Several columns could contain the names."),
            Self::NoNames => f.write_str("No column with names or email addresses was found."),
            Self::Emails => f.write_str("Several columns could contain the email addresses."),
            Self::YesNo { number } => write!(f, "Column {number} contains yes or no, but it is not clear what the answers mean."),
            Self::Rooms { name } => {
                write!(f, "The numbers in column “{name}” may be the names of rooms, or something else.")
            }
            Self::Missing(name) => write!(f, "Column “{name}” was not found."),
            Self::SeparateLines => f.write_str(
                "Names and email addresses are on separate lines. Write each person on one line, as in Ada <ada@example.org>.",
            ),
            Self::NoHeader(line) => write!(f, "Line {line} has no column names."),
        }
    }
}

/// A column as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownColumn {
    /// Its name in the header, or nothing.
    pub name: String,
    /// What it is.
    pub column: Column,
    /// Its first cells.
    pub examples: Vec<String>,
}

/// A list that cannot be read without an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// What has to be asked.
    pub question: Question,
    /// The columns, with what was found out about them.
    pub columns: Vec<ShownColumn>,
    /// The line of the header, if there is one.
    pub header: Option<usize>,
}

impl std::error::Error for Unclear {}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.question)?;
        if self.columns.is_empty() {
            return Ok(());
        }
        f.write_str(" Name the columns to use. Found:")?;
        for (place, ShownColumn { name, examples, .. }) in self.columns.iter().enumerate() {
            write!(f, "{} {}", if place == 0 { "" } else { ";" }, place + 1)?;
            if !name.is_empty() {
                write!(f, " “{name}”")?;
            }
            if !examples.is_empty() {
                write!(f, " ({})", examples.join(", "))?;
            }
        }
        f.write_str(".")
    }
}

/// A column in a sentence: by its name, or by its number.
struct Shown<'a> {
    name: &'a str,
    number: usize,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            "" => write!(f, "column {}", self.number),
            name => write!(f, "column “{name}”"),
        }
    }
}
