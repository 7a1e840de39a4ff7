//! Reads tables of people: finds the end of each row, the columns in the header, and the cells of a row.

use std::{borrow::Cow, iter::Peekable};

use memchr::{memchr, memmem};

use super::{Invitee, LineError, Locale};
use crate::token::Language;

/// A row of text. A quoted cell can make it span several lines.
pub(crate) struct Record<'a> {
    /// The line number, from 1.
    pub(crate) line: usize,
    pub(crate) text: &'a str,
    /// The position in the whole text, in bytes.
    pub(super) start: usize,
    pub(crate) is_unclosed: bool,
}

impl Record<'_> {
    /// Returns why a record cannot be read, if so.
    pub(crate) fn damage(&self) -> Option<LineError> {
        if self.is_unclosed {
            Some(LineError::OpenQuote)
        } else if memchr(0, self.text.as_bytes()).is_some() {
            Some(LineError::Control)
        } else if self.text.contains('\u{fffd}') {
            Some(LineError::Undecoded)
        } else {
            None
        }
    }
}

/// Returns whether any record of a text may be damaged, apart from quotation marks.
pub(crate) fn has_damage(text: &str) -> bool {
    memchr(0, text.as_bytes()).is_some() || memmem::find(text.as_bytes(), "\u{fffd}".as_bytes()).is_some()
}

/// Returns a text with `\n` as the only line ending.
pub(crate) fn with_plain_lines(text: &str) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the records of a text whose lines end with `\n`, without blank ones.
pub(crate) fn records(text: &str) -> impl Iterator<Item = Record<'_>> {
    records_behind(false, text)
}

/// Returns the records of a text, as [`records`] does. `some_unclosed` says whether an earlier quotation mark was never
/// closed.
pub(crate) fn records_behind(mut some_unclosed: bool, text: &str) -> impl Iterator<Item = Record<'_>> {
    let (mut start, mut line) = (0, 1);
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let of_one_line = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let is_plain = memchr(b'"', &rest.as_bytes()[..of_one_line]).is_none();
        // After a quotation mark that is never closed, each line is a record. Searching for the end of every such
        // quotation mark would take quadratic time.
        let closed = if is_plain {
            Some(of_one_line)
        } else if some_unclosed {
            closed_record(&rest.as_bytes()[..of_one_line])
        } else {
            closed_record(rest.as_bytes())
        };
        let end = closed.unwrap_or(of_one_line);
        some_unclosed |= closed.is_none();
        let record = Record { line, text: &rest[..end], start, is_unclosed: closed.is_none() };
        line += if is_plain { 1 } else { rest[..end].matches('\n').count() + 1 };
        start += end + 1;
        Some(record)
    })
    .filter(|record| !is_blank(record.text))
}

/// Removes and returns the header if there is one. In some countries, spreadsheets write the separator on the line
/// before the header.
pub(crate) fn take_header<'a>(records: &mut Peekable<impl Iterator<Item = Record<'a>>>) -> Option<(&'a str, Header)> {
    records.next_if(|record| record.text.len() == 5 && record.text.starts_with("sep="));
    let header = Header::read(records.peek().filter(|record| !record.is_unclosed)?.text)?;
    Some((records.next()?.text, header))
}

/// Returns where the first record of a text ends, or `None` if it contains a quotation mark that is never closed.
pub(crate) fn closed_record(text: &[u8]) -> Option<usize> {
    let mut bytes = Outside::of(text);
    match bytes.find(|(_, byte, is_outside)| *byte == b'\n' && *is_outside) {
        Some((end, ..)) => Some(end),
        None => (!bytes.in_quotes).then_some(text.len()),
    }
}

/// Iterates over the bytes of a text, and tells whether each byte is outside of quoted cells. A quotation mark begins a
/// quoted cell if only whitespace comes before it in the cell. All relevant characters are ASCII, which in UTF-8 is
/// never part of another character.
struct Outside<'a> {
    bytes: Peekable<std::iter::Enumerate<std::slice::Iter<'a, u8>>>,
    in_quotes: bool,
    at_cell_start: bool,
}

impl<'a> Outside<'a> {
    fn of(text: &'a [u8]) -> Self {
        Self { bytes: text.iter().enumerate().peekable(), in_quotes: false, at_cell_start: true }
    }
}

impl Iterator for Outside<'_> {
    type Item = (usize, u8, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, byte) = self.bytes.next()?;
        let is_outside = !self.in_quotes;
        if *byte == b'"' && self.in_quotes {
            // Two quotation marks inside a quoted cell stand for one.
            self.in_quotes = self.bytes.next_if(|(_, next)| **next == b'"').is_some();
        } else if *byte == b'"' {
            self.in_quotes = self.at_cell_start;
        }
        let starts_cell = matches!(byte, b'\t' | b';' | b',' | b'\n' | b'\r') || self.at_cell_start && *byte == b' ';
        self.at_cell_start = is_outside && !self.in_quotes && starts_cell;
        Some((at, *byte, is_outside))
    }
}

pub(super) fn is_delimiter(c: char) -> bool {
    matches!(c, '\t' | ';' | ',')
}

pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_delimiter(c))
}

/// Returns the separator of a record's cells: a tab if it contains one, else a semicolon, else a comma.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    b"\t;,".iter().copied().find(|delimiter| find_outside_quotes(text, *delimiter).is_some())
}

/// Returns the first position of an ASCII character outside of quoted cells.
pub(super) fn find_outside_quotes(text: &str, wanted: u8) -> Option<usize> {
    Outside::of(text.as_bytes()).find(|(_, byte, is_outside)| *byte == wanted && *is_outside).map(|(at, ..)| at)
}

pub(super) fn split_outside_quotes(text: &str, delimiter: u8) -> impl Iterator<Item = &str> {
    let is_plain = memchr(b'"', text.as_bytes()).is_none();
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = if is_plain { memchr(delimiter, text.as_bytes()) } else { find_outside_quotes(text, delimiter) };
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Returns a record's cells without quotation marks and whitespace around them.
pub(super) fn cells(record: &str, delimiter: u8) -> impl Iterator<Item = Cow<'_, str>> {
    split_outside_quotes(record, delimiter).map(|cell| match cell.as_bytes() {
        // Most cells begin and end with a letter or digit.
        [] => Cow::Borrowed(""),
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => Cow::Borrowed(cell),
        _ => match unquoted(cell) {
            Cow::Borrowed(cell) => Cow::Borrowed(cell.trim()),
            Cow::Owned(cell) => Cow::Owned(cell.trim().to_owned()),
        },
    })
}

/// Removes the quotation marks around a text. Two quotation marks inside the text stand for one.
pub(super) fn unquoted(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let inside = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    if let Some(inner) = inside('"')
        && !inner.replace("\"\"", "").contains('"')
    {
        return Cow::Owned(inner.replace("\"\"", "\""));
    }
    match inside('\'') {
        Some(inner) if !inner.contains('\'') => Cow::Borrowed(inner),
        _ => Cow::Borrowed(text),
    }
}

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    FirstName,
    LastName,
    Email,
    Owner,
    Id,
    Room,
    Starts,
    Ends,
    Language,
    /// An unknown or duplicate column.
    Unknown,
}

impl Column {
    const COUNT: usize = Self::Unknown as usize + 1;

    fn called(name: &str) -> Self {
        // `Name (Original Name)` is a name column.
        let name = name.split('(').next().unwrap_or(name);
        let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        match name.as_str() {
            "name" | "names" | "fullname" | "displayname" | "username" | "invitee" | "participant" | "attendee" => {
                Self::Name
            }
            "firstname" | "first" | "givenname" | "forename" | "vorname" | "prénom" | "prenom" => Self::FirstName,
            "lastname" | "last" | "surname" | "familyname" | "nachname" | "nom" | "apellido" | "apellidos" => {
                Self::LastName
            }
            "address" | "mail" => Self::Email,
            name if name.ends_with("email") || name.ends_with("emailaddress") || name.ends_with("mailaddress") => {
                Self::Email
            }
            "owner" | "isowner" | "role" | "host" => Self::Owner,
            "id" | "userid" => Self::Id,
            "room" | "roomname" => Self::Room,
            "starts" | "startsat" | "start" => Self::Starts,
            "ends" | "endsat" | "end" => Self::Ends,
            "language" | "lang" | "locale" | "sprache" | "langue" | "idioma" | "lengua" | "língua" | "lingua"
            | "taal" | "język" | "jezyk" | "اللغة" => Self::Language,
            _ => Self::Unknown,
        }
    }

    /// Returns whether the column is about the person and not about the meeting.
    pub(super) fn is_of_a_person(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::LastName | Self::Email | Self::Owner | Self::Language)
    }
}

/// A first line with column names.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    delimiter: u8,
    columns: Vec<Column>,
    names: Vec<String>,
}

impl Header {
    /// Reads a record as a header if it contains a name or email column. Otherwise the first line is a row.
    pub(crate) fn read(record: &str) -> Option<Self> {
        let mut header = Self::named(record);
        let has_names = [Column::Name, Column::FirstName, Column::LastName].iter().any(|column| header.has(*column));
        // `Ada, owner` is a person, but no one is called Name or Email.
        if !has_names && !header.has(Column::Email) || record.contains('@') {
            return None;
        }
        // If there is no name column, the first unknown column is taken for it.
        if !has_names && let Some(first) = header.columns.iter_mut().find(|column| **column == Column::Unknown) {
            *first = Column::Name;
        }
        for place in 1..header.columns.len() {
            if header.columns[..place].contains(&header.columns[place]) {
                header.columns[place] = Column::Unknown;
            }
        }
        Some(header)
    }

    /// Returns whether a record is a header without a name or email column.
    pub(crate) fn lacks_name_column(record: &str) -> bool {
        let header = Self::named(record);
        Self::read(record).is_none() && header.columns.len() > 1 && !header.has(Column::Unknown)
            || header.columns[..] == [Column::Id]
    }

    fn named(record: &str) -> Self {
        let delimiter = delimiter(record).unwrap_or(b',');
        let mut names: Vec<String> = cells(record, delimiter).map(Cow::into_owned).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let columns = names.iter().map(|name| Column::called(name)).collect();
        Self { delimiter, columns, names }
    }

    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Returns the names of the columns that are ignored, and whether each is a duplicate.
    pub(crate) fn ignored(&self, is_wanted: fn(Column) -> bool) -> impl Iterator<Item = (&str, bool)> {
        let named = self.names.iter().zip(&self.columns).enumerate();
        let strange = named.filter(move |(_, (name, column))| !is_wanted(**column) && !name.is_empty());
        strange.map(|(place, (name, column))| {
            let called = Column::called(name);
            let is_double = called != Column::Unknown && self.columns[..place].contains(&called);
            (name.as_str(), *column == Column::Unknown && is_double)
        })
    }

    /// Reads a record as a row of this table.
    pub(crate) fn row<'a>(&self, record: &'a str) -> Result<Row<'a>, LineError> {
        let mut cells_of = [const { Cow::Borrowed("") }; Column::COUNT];
        let (mut count, mut too_many) = (0, false);
        for cell in cells(record, self.delimiter) {
            match self.columns.get(count) {
                Some(Column::Unknown) => {}
                Some(column) => cells_of[*column as usize] = cell,
                None => too_many |= !cell.is_empty(),
            }
            count += 1;
        }
        if too_many {
            return Err(LineError::Cells { cells: count, columns: self.columns.len() });
        }
        let [name, first, last, email, owner, id, room, starts, ends, language, _] = cells_of;
        let name = if first.is_empty() && last.is_empty() {
            name
        } else {
            let parts = [name, first, last];
            let parts: Vec<&str> = parts.iter().map(Cow::as_ref).filter(|part| !part.is_empty()).collect();
            Cow::Owned(parts.join(" "))
        };
        // If there is an owner column, `(owner)` after a name is part of the name.
        let (name, is_owner) = if self.has(Column::Owner) {
            let is_owner = if owner.is_empty() { Some(false) } else { owner_word(&owner) };
            let wrong = || LineError::Owner(owner.to_string());
            (name, is_owner.ok_or_else(wrong)?)
        } else {
            match owner_mark(&name) {
                (bare, true) => (Cow::Owned(bare.to_owned()), true),
                (_, false) => (name, false),
            }
        };
        let lacks_cells = count < self.columns.len();
        Ok(Row { name, email, is_owner, id, room, starts, ends, language, lacks_cells })
    }
}

/// The cells of a row, unchecked. Missing cells are empty.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) email: Cow<'a, str>,
    pub(crate) is_owner: bool,
    pub(crate) id: Cow<'a, str>,
    pub(crate) room: Cow<'a, str>,
    pub(crate) starts: Cow<'a, str>,
    pub(crate) ends: Cow<'a, str>,
    pub(crate) language: Cow<'a, str>,
    /// Whether the row has fewer cells than there are columns.
    pub(crate) lacks_cells: bool,
}

impl Row<'_> {
    /// Reads the person of a row.
    pub(crate) fn invitee(&self) -> Result<Invitee, LineError> {
        let email = Some(&*self.email).filter(|email| !email.is_empty());
        let invitee = Invitee::typed(&self.name, email, self.is_owner)?;
        let wrong = |_| LineError::Language(self.language.to_string());
        // Daily's word for the language of the browser names none.
        let language = if *self.language == *Language::Browser.code() { "" } else { &self.language };
        Ok(Invitee { language: Locale::typed(language).map_err(wrong)?, ..invitee })
    }
}

/// Returns whether a cell says that a person is an owner, or `None` if the cell is not about that.
pub(super) fn owner_word(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    match cell {
        _ if is_one_of(&["owner", "yes", "y", "true", "1", "x", "host"]) => Some(true),
        _ if is_one_of(&["no", "n", "false", "0", "-", "invitee"]) => Some(false),
        _ => None,
    }
}

/// Removes `(owner)` or `[owner]` from the end of a name.
pub(super) fn owner_mark(name: &str) -> (&str, bool) {
    let name = name.trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, word)) = name.strip_suffix(close).and_then(|name| name.rsplit_once(open))
            && word.trim().eq_ignore_ascii_case("owner")
        {
            return (before.trim_end(), true);
        }
    }
    (name, false)
}
