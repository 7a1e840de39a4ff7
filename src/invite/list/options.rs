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
///
/// ```
/// # use latchkey::bulk::Defaults;
/// # let mut defaults = Defaults::new(jiff::tz::TimeZone::UTC, "2026-11-24T09:00:00Z".parse()?);
/// defaults.list.columns = "name=Kunde,email=Mail".parse()?;
/// defaults.list.header_row = Some(4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
/// in the header, or by its number, from 1. A name with a comma is written in quotation marks: `name="Name, first"`. In
/// there, two quotation marks stand for one.
///
/// ```
/// # use latchkey::bulk::{Column, ListColumns};
/// let columns: ListColumns = "name=Kunde, email=3".parse()?;
/// assert_eq!(columns.0, [(Column::Name, "Kunde".to_owned()), (Column::Email, "3".to_owned())]);
/// assert_eq!(columns.to_string(), "name=Kunde,email=3");
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
    /// A name that begins with a quotation mark and does not end with one.
    #[error("expected a name in quotation marks, followed by a comma or the end of the value, got {0}")]
    Quotes(String),
}

fn words() -> String {
    Column::ALL.map(Column::word).join(", ")
}

impl FromStr for ListColumns {
    type Err = ColumnsError;

    fn from_str(text: &str) -> Result<Self, ColumnsError> {
        let mut columns: Vec<(Column, String)> = Vec::new();
        let mut rest = next(text);
        while !rest.is_empty() {
            let pair = rest.split(',').next().unwrap_or_default();
            let (word, _) = pair.split_once('=').ok_or_else(|| ColumnsError::NoPair(pair.trim().to_owned()))?;
            let column = Column::of_word(word).ok_or_else(|| ColumnsError::Unknown(word.trim().to_owned()))?;
            if column != Column::Ignored && columns.iter().any(|(known, _)| *known == column) {
                return Err(ColumnsError::Twice(column));
            }
            let (name, behind) = cut_name(rest[word.len() + 1..].trim_start())?;
            if name.is_empty() {
                return Err(ColumnsError::NoPair(pair.trim().to_owned()));
            }
            columns.push((column, name));
            rest = next(behind);
        }
        Ok(Self(columns))
    }
}

/// Returns the text from the next pair on.
fn next(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == ',' || c.is_whitespace())
}

/// Returns the name at the beginning of a text, and what is behind it.
fn cut_name(text: &str) -> Result<(String, &str), ColumnsError> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let (name, behind) = text.split_once(',').unwrap_or((text, ""));
        return Ok((name.trim_end().to_owned(), behind));
    };
    let error = || ColumnsError::Quotes(text.to_owned());
    let mut name = String::new();
    loop {
        let (part, behind) = rest.split_once('"').ok_or_else(error)?;
        name.push_str(part);
        let Some(more) = behind.strip_prefix('"') else {
            let behind = behind.trim_start();
            return if behind.is_empty() || behind.starts_with(',') { Ok((name, behind)) } else { Err(error()) };
        };
        name.push('"');
        rest = more;
    }
}

impl fmt::Display for ListColumns {
    /// Writes the columns so that [`FromStr`] reads the same ones, if it takes them: no column may be given twice.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (column, name)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            if name.contains([',', '=', '"']) || name.trim() != name {
                write!(f, "{comma}{column}=\"{}\"", name.replace('"', "\"\""))?;
            } else {
                write!(f, "{comma}{column}={name}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(pairs: &[(Column, &str)]) -> ListColumns {
        ListColumns(pairs.iter().map(|(column, name)| (*column, (*name).to_owned())).collect())
    }

    #[test]
    fn columns_are_read_back_as_they_were_written() {
        for (name, written) in [
            ("Kunde", "Kunde"),
            ("3", "3"),
            ("Vor- und Nachname", "Vor- und Nachname"),
            ("Name, Vorname", "\"Name, Vorname\""),
            ("Name = Anzeige", "\"Name = Anzeige\""),
            ("Gr. 5\"", "\"Gr. 5\"\"\""),
            ("\"Name\"", "\"\"\"Name\"\"\""),
            ("\"", "\"\"\"\""),
            (" Name", "\" Name\""),
            ("Name\n(full)", "Name\n(full)"),
            ("\u{a0}", "\"\u{a0}\""),
            ("氏名", "氏名"),
        ] {
            let one = columns(&[(Column::Name, name), (Column::Email, "2"), (Column::Ignored, name)]);
            assert_eq!(one.to_string(), format!("name={written},email=2,ignore={written}"));
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        assert_eq!(ListColumns::default().to_string(), "");
        assert_eq!("".parse(), Ok(ListColumns::default()));
    }

    #[test]
    fn columns_are_read_as_people_write_them() {
        let both = columns(&[(Column::FirstName, "First, given"), (Column::Email, "E=mail")]);
        for text in [
            "first_name=\"First, given\",email=E=mail",
            " First-Name = \"First, given\" , email = \"E=mail\" ,",
            ",,first name=\"First, given\",,email=E=mail",
        ] {
            assert_eq!(text.parse(), Ok(both.clone()), "{text}");
        }
        assert_eq!("name=Size 5\"".parse(), Ok(columns(&[(Column::Name, "Size 5\"")])));
    }

    #[test]
    fn columns_that_cannot_be_read_are_refused() {
        for (text, why) in [
            ("Kunde,email=3", "expected pairs such as name=Kunde,email=Mail, got “Kunde”"),
            ("email=3,name", "expected pairs such as name=Kunde,email=Mail, got “name”"),
            ("name=1,name=2", "“name” is given twice; expected each column once"),
            (
                "name=\"Kunde,email=3",
                "expected a name in quotation marks, followed by a comma or the end of the value, got \"Kunde,email=3",
            ),
            (
                "name=\"Kunde\" 3",
                "expected a name in quotation marks, followed by a comma or the end of the value, got \"Kunde\" 3",
            ),
        ] {
            assert_eq!(text.parse::<ListColumns>().unwrap_err().to_string(), why, "{text}");
        }
    }
}
