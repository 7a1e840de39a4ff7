//! Rows with separators between their cells: where each ends, what a header calls its columns, what a row says.

use std::{borrow::Cow, iter::Peekable};

use memchr::{memchr, memmem};

use super::{Invitee, Locale};
use crate::token::Language;

/// One logical line: a physical one, or several held together by a quoted cell.
pub(crate) struct Record<'a> {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) text: &'a str,
    /// Where it starts in the whole text.
    pub(super) start: usize,
    pub(crate) is_unclosed: bool,
}

impl Record<'_> {
    /// What makes a record unfit to be read at all.
    pub(crate) fn damage(&self) -> Option<&'static str> {
        if self.is_unclosed {
            Some("A quote is opened and never closed: close it, or take it out.")
        } else if memchr(0, self.text.as_bytes()).is_some() {
            Some("There is a control character inside. Take it out.")
        } else if self.text.contains('\u{fffd}') {
            Some("A character is damaged (\u{fffd}): write it again, and save the file as UTF-8.")
        } else {
            None
        }
    }
}

/// Whether any record of a text may be damaged, but for quotes.
pub(crate) fn has_damage(text: &str) -> bool {
    memchr(0, text.as_bytes()).is_some() || memmem::find(text.as_bytes(), "\u{fffd}".as_bytes()).is_some()
}

/// A text with `\n` alone at the end of each line.
pub(crate) fn with_plain_lines(text: &str) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The records of a text whose lines end with `\n`, but for blank ones.
pub(crate) fn records(text: &str) -> impl Iterator<Item = Record<'_>> {
    records_behind(false, text)
}

/// The same behind a quote that is perhaps never closed.
pub(crate) fn records_behind(mut some_unclosed: bool, text: &str) -> impl Iterator<Item = Record<'_>> {
    let (mut start, mut line) = (0, 1);
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let of_one_line = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let is_plain = memchr(b'"', &rest.as_bytes()[..of_one_line]).is_none();
        // Once a quote is never closed, each line after it stands for itself: looking for the end of every such
        // quote would take time that grows with the square of the lines.
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

/// Takes the header off the front, where there is one. Spreadsheets in some countries write the separator they use
/// into the line before it.
pub(crate) fn take_header<'a>(records: &mut Peekable<impl Iterator<Item = Record<'a>>>) -> Option<(&'a str, Header)> {
    records.next_if(|record| record.text.len() == 5 && record.text.starts_with("sep="));
    let header = Header::read(records.peek().filter(|record| !record.is_unclosed)?.text)?;
    Some((records.next()?.text, header))
}

/// Where the first record of a text ends; `None` where it holds a quote that is never closed.
pub(crate) fn closed_record(text: &[u8]) -> Option<usize> {
    let mut bytes = Outside::of(text);
    match bytes.find(|(_, byte, is_outside)| *byte == b'\n' && *is_outside) {
        Some((end, ..)) => Some(end),
        None => (!bytes.in_quotes).then_some(text.len()),
    }
}

/// Walks through a text, and says of each byte whether it stands outside of quoted cells. A quote opens one where
/// nothing but blanks stands before it in its cell. All that matters is ASCII, which in UTF-8 is never part of
/// another character.
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
            // A doubled quote stands for one inside.
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

/// The separator of a record's cells: a tab before a semicolon before a comma.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    b"\t;,".iter().copied().find(|delimiter| find_outside_quotes(text, *delimiter).is_some())
}

/// Where a character of ASCII first stands outside of quoted cells.
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

/// A record's cells without their quotes and the blanks around them.
pub(super) fn cells(record: &str, delimiter: u8) -> impl Iterator<Item = Cow<'_, str>> {
    split_outside_quotes(record, delimiter).map(|cell| match cell.as_bytes() {
        // The most begin and end with what is no quote and no blank.
        [] => Cow::Borrowed(""),
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => Cow::Borrowed(cell),
        _ => match unquoted(cell) {
            Cow::Borrowed(cell) => Cow::Borrowed(cell.trim()),
            Cow::Owned(cell) => Cow::Owned(cell.trim().to_owned()),
        },
    })
}

/// A text without the quotes around all of it; a doubled quote inside stands for one.
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

/// What a column holds.
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
    /// Nothing that is known here, or what another column holds already.
    Strange,
}

impl Column {
    const COUNT: usize = Self::Strange as usize + 1;

    fn called(name: &str) -> Self {
        // `Name (Original Name)` is a name.
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
            _ => Self::Strange,
        }
    }

    /// Whether it says something about a person, in whichever meeting.
    pub(super) fn is_of_a_person(self) -> bool {
        matches!(self, Self::Name | Self::FirstName | Self::LastName | Self::Email | Self::Owner | Self::Language)
    }
}

/// A first line that names the columns.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    delimiter: u8,
    columns: Vec<Column>,
    names: Vec<String>,
}

impl Header {
    /// Reads a record that names columns, a name or a mail address among them. Other first lines are rows.
    pub(crate) fn read(record: &str) -> Option<Self> {
        let mut header = Self::named(record);
        let has_names = [Column::Name, Column::FirstName, Column::LastName].iter().any(|column| header.has(*column));
        // `Ada, owner` is a person; but nobody is called Name or Email.
        if !has_names && !header.has(Column::Email) || record.contains('@') {
            return None;
        }
        // Where no column is called name, the first one with another name is that.
        if !has_names && let Some(first) = header.columns.iter_mut().find(|column| **column == Column::Strange) {
            *first = Column::Name;
        }
        for place in 1..header.columns.len() {
            if header.columns[..place].contains(&header.columns[place]) {
                header.columns[place] = Column::Strange;
            }
        }
        Some(header)
    }

    /// Whether a record names columns and yet none that says who is invited.
    pub(crate) fn names_nobody(record: &str) -> bool {
        let header = Self::named(record);
        Self::read(record).is_none() && header.columns.len() > 1 && !header.has(Column::Strange)
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

    /// The names of the columns that hold nothing of what is wanted, and whether each stood there before.
    pub(crate) fn left_out(&self, is_wanted: fn(Column) -> bool) -> impl Iterator<Item = (&str, bool)> {
        let named = self.names.iter().zip(&self.columns).enumerate();
        let strange = named.filter(move |(_, (name, column))| !is_wanted(**column) && !name.is_empty());
        strange.map(|(place, (name, column))| {
            let called = Column::called(name);
            let is_double = called != Column::Strange && self.columns[..place].contains(&called);
            (name.as_str(), *column == Column::Strange && is_double)
        })
    }

    /// Reads a record as a row of this table.
    ///
    /// # Errors
    /// A sentence, where there are more cells than columns, or an owner's column that says something else.
    pub(crate) fn row<'a>(&self, record: &'a str) -> Result<Row<'a>, String> {
        let mut cells_of = [const { Cow::Borrowed("") }; Column::COUNT];
        let (mut count, mut too_many) = (0, false);
        for cell in cells(record, self.delimiter) {
            match self.columns.get(count) {
                Some(Column::Strange) => {}
                Some(column) => cells_of[*column as usize] = cell,
                None => too_many |= !cell.is_empty(),
            }
            count += 1;
        }
        if too_many {
            let there = self.columns.len();
            return Err(format!(
                "{count} columns where the first line names {there}: put quotes around a cell that holds the separator."
            ));
        }
        let [name, first, last, email, owner, id, room, starts, ends, language, _] = cells_of;
        let name = if first.is_empty() && last.is_empty() {
            name
        } else {
            let parts = [name, first, last];
            let parts: Vec<&str> = parts.iter().map(Cow::as_ref).filter(|part| !part.is_empty()).collect();
            Cow::Owned(parts.join(" "))
        };
        // Where a column says who is an owner, the name is the name, whatever stands behind it.
        let (name, is_owner) = if self.has(Column::Owner) {
            let is_owner = if owner.is_empty() { Some(false) } else { owner_word(&owner) };
            let wrong = || format!("“{owner}” in the column for owners: want yes or no, or leave it empty.");
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

/// What a row says, unchecked; empty where it says nothing.
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
    /// Whether it has fewer cells than there are columns.
    pub(crate) lacks_cells: bool,
}

impl Row<'_> {
    /// Reads the person of a row.
    ///
    /// # Errors
    /// A sentence, where the name, the email address or the language can't be used.
    pub(crate) fn invitee(&self) -> Result<Invitee, String> {
        let email = Some(&*self.email).filter(|email| !email.is_empty());
        let invitee = Invitee::typed(&self.name, email, self.is_owner).map_err(|error| error.to_string())?;
        let wrong = |error| format!("“{}” is {error}.", self.language);
        // Daily's word for the language of the browser names none.
        let language = if *self.language == *Language::Browser.code() { "" } else { &self.language };
        Ok(Invitee { language: Locale::typed(language).map_err(wrong)?, ..invitee })
    }
}

/// What a cell says about being an owner; `None` where it says something else.
pub(super) fn owner_word(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    match cell {
        _ if is_one_of(&["owner", "yes", "y", "true", "1", "x", "host"]) => Some(true),
        _ if is_one_of(&["no", "n", "false", "0", "-", "invitee"]) => Some(false),
        _ => None,
    }
}

/// Takes `(owner)` or `[owner]` off a name's end.
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
