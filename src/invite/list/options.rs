//! What is said about a list, instead of leaving it to be found out.

use std::{fmt, str::FromStr};

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The whole name.
    Name,
    /// The first name.
    FirstName,
    /// Names between the first and the last one.
    MiddleName,
    /// The last name.
    LastName,
    /// A user name. It counts as a name only if there is no other one.
    UserName,
    /// The email address.
    Email,
    /// Whether the person is an owner.
    Owner,
    /// The person's language.
    Language,
    /// The person's id in the token.
    Id,
    /// The room.
    Room,
    /// The date of the start.
    Date,
    /// The start.
    Starts,
    /// The end.
    Ends,
    /// How long the meeting lasts.
    Duration,
    /// Nothing that is used.
    Ignored,
}

impl Column {
    /// How many columns there are.
    pub(super) const COUNT: usize = Self::Ignored as usize + 1;

    /// Every column that is used.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::UserName,
        Self::Email,
        Self::Owner,
        Self::Language,
        Self::Id,
        Self::Room,
        Self::Date,
        Self::Starts,
        Self::Ends,
        Self::Duration,
    ];

    /// Returns the word for the column in flags, queries and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::MiddleName => "middle_name",
            Self::LastName => "last_name",
            Self::UserName => "user_name",
            Self::Email => "email",
            Self::Owner => "owner",
            Self::Language => "language",
            Self::Id => "id",
            Self::Room => "room",
            Self::Date => "date",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Duration => "duration",
            Self::Ignored => "ignore",
        }
    }

    /// Returns the column for a word.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().chain([Self::Ignored]).find(|column| column.word() == word)
    }

    /// Returns whether the column is about the person and not about the meeting.
    pub(crate) fn is_of_a_person(self) -> bool {
        self.is_name() || matches!(self, Self::Email | Self::Owner | Self::Language)
    }

    /// Returns whether the column is a name or a part of one.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::MiddleName | Self::LastName | Self::UserName)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What is said about a list, instead of leaving it to be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListOptions {
    /// The columns to use. All others are ignored. If there are none, the columns are found out.
    pub columns: ListColumns,
    /// The line number of the header, from 1; 0 if there is no header. `None` means that it is looked for.
    pub header_row: Option<usize>,
    /// Whether rows that are equal in name and address stay, instead of being merged. A stream never merges rows.
    pub keep_identical: bool,
}

/// Which columns of a list to use, and what they are: `name=Kunde,email=Mail`. A column of the list is given by its name
/// in the header, or by its number, from 1.
///
/// ```
/// # use latchkey::bulk::{Column, ListColumns};
/// let columns: ListColumns = "name=Kunde, email=3".parse()?;
/// assert_eq!(columns.0, [(Column::Name, "Kunde".to_owned()), (Column::Email, "3".to_owned())]);
/// assert!("nome=Kunde".parse::<ListColumns>().is_err());
/// # Ok::<(), latchkey::bulk::ColumnsError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListColumns(pub Vec<(Column, String)>);

impl ListColumns {
    /// Returns whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the names, without the numbers.
    pub(super) fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(_, name)| name.as_str()).filter(|name| name.parse::<usize>().is_err()).collect()
    }
}

/// Why a text does not say which columns to use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnsError {
    /// A part without an equals sign.
    #[error("expected pairs such as name=Kunde,email=Mail, got “{0}”")]
    NoPair(String),
    /// An unknown word before the equals sign.
    #[error("unknown column “{0}”; expected {words}", words = words())]
    Unknown(String),
    /// A column twice.
    #[error("“{0}” is given twice; expected each column once")]
    Twice(Column),
}

fn words() -> String {
    Column::ALL.map(Column::word).join(", ")
}

impl FromStr for ListColumns {
    type Err = ColumnsError;

    fn from_str(text: &str) -> Result<Self, ColumnsError> {
        let mut columns: Vec<(Column, String)> = Vec::new();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (word, name) = pair.split_once('=').ok_or_else(|| ColumnsError::NoPair(pair.to_owned()))?;
            let column = Column::of_word(word).ok_or_else(|| ColumnsError::Unknown(word.trim().to_owned()))?;
            if column != Column::Ignored && columns.iter().any(|(known, _)| *known == column) {
                return Err(ColumnsError::Twice(column));
            }
            columns.push((column, name.trim().trim_matches('"').to_owned()));
        }
        Ok(Self(columns))
    }
}
