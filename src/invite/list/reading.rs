//! Decides how a list is read, from its beginning, and reads its records in that way.

use std::fmt;

use super::{
    Column, ListOptions,
    columns::{self, Found, Rows},
    header::{self, Header},
    names::folded,
    pieces::{Beginning, Piece},
    recipients::{self, Oddity},
    records::{self, Record},
    structure::{self, Structure},
    table::{Row, Table},
};
use crate::invite::LineError;

/// The number of rows that a question or a column chooser shows.
const SHOWN: usize = 3;

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
    /// A column for owners was ignored, since its values do not say who is one.
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
            Self::Sheet(name) => write!(f, "sheet “{name}” was read, since only it seems to list people"),
            Self::Companies(names) => write!(f, "cards of companies were left out: {}", names.join(", ")),
            Self::SeveralEmails(names) => {
                write!(f, "cards with several email addresses, of which one was used: {}", names.join(", "))
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
                write!(f, "column “{column}” was ignored: its values ({words}) do not say who is an owner")
            }
            Self::Ignored(names) if names.len() == 1 => write!(f, "ignored column: {}", names[0]),
            Self::Ignored(names) => write!(f, "ignored columns: {}", names.join(", ")),
            Self::NoNames => f.write_str("there is no column with names; names were taken from the email addresses"),
            Self::Commas => f.write_str("names with a comma, such as “Doe, Jane”, were read as one person each"),
            Self::WordsBehind => f.write_str("words after email addresses were left out"),
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
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Names => f.write_str("Several columns could have the names."),
            Self::NoNames => f.write_str("No column with names or email addresses was found."),
            Self::Emails => f.write_str("Several columns could have the email addresses."),
            Self::YesNo { number } => write!(f, "Column {number} says yes or no, but not to what."),
            Self::Rooms { name } => {
                write!(f, "The numbers in column “{name}” may be the names of rooms, or something else.")
            }
            Self::Missing(name) => write!(f, "There is no column “{name}”."),
            Self::NoHeader(line) => write!(f, "There is no row with column names in line {line}."),
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
        write!(f, "{} Name the columns to use. Found:", self.question)?;
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

/// How a list is read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The table; `None` for lines.
    table: Option<Table>,
    /// Whether an address can stand alone in the line below its name.
    is_folded: bool,
    /// The line and the text of the header, if there is one.
    pub(crate) header: Option<(usize, String)>,
    /// The lines to read: those above belong to no table, those behind to another one.
    first: usize,
    end: usize,
    pub(crate) notes: Vec<Note>,
    /// The columns, for people to look at.
    pub(crate) shown: Vec<ShownColumn>,
}

impl Reading {
    /// Decides how a list is read.
    pub(crate) fn of(beginning: &Beginning, options: &ListOptions) -> Result<Self, Unclear> {
        let mut records: Vec<Record> = records::records(false, &beginning.text).collect();
        if !beginning.is_all {
            while records.len() > 1 && records.last().is_some_and(|record| record.is_unclosed) {
                records.pop();
            }
        }
        let delimiter = records.first().and_then(|record| structure::separator_line(record.text));
        if delimiter.is_some() {
            records.remove(0);
        }
        let first = records.first().map_or(1, |record| record.line);
        let header = Self::header(&records, delimiter, options)?;
        let mut reading = match header {
            Some(header) => Self::of_table(&records, header, options)?,
            None => Self::without_header(&records, delimiter, options)?,
        };
        reading.first = reading.first.max(first);
        reading.notes.splice(0..0, beginning.guess.map(Note::Encoding));
        Ok(reading)
    }

    fn header(records: &[Record], delimiter: Option<u8>, options: &ListOptions) -> Result<Option<Header>, Unclear> {
        let names = options.columns.names();
        match options.header_row {
            Some(0) => Ok(None),
            Some(line) => match records.iter().position(|record| record.line == line) {
                Some(place) => Ok(Some(Header::at(records, place, delimiter))),
                None => Err(Unclear { question: Question::NoHeader(line), columns: Vec::new(), header: None }),
            },
            None if !names.is_empty() => Ok(header::with_names(records, &names, delimiter)),
            None => Ok(header::find(records, delimiter)),
        }
    }

    fn of_table(records: &[Record], header: Header, options: &ListOptions) -> Result<Self, Unclear> {
        let line = records[header.place].line;
        let other = header::next(records, &header);
        let end = other.map_or(records.len(), |other| title_before(records, &header, other));
        let behind = &records[header.place + 1..end];
        let rows = structure::rows(behind, header.delimiter);
        let found = if options.columns.is_empty() {
            columns::of_header(&header.names, &rows)
        } else {
            columns::chosen(&options.columns, &header.names, header.names.len())
        };
        let unclear = |question| Unclear {
            question,
            columns: shown(&header.names, &vec![Column::Ignored; header.names.len()], &rows),
            header: Some(line),
        };
        let Found { columns, mut notes } = found.map_err(unclear)?;
        if header.place > 0 {
            notes.insert(0, Note::Above { rows: header.place, header: line });
        }
        if other.is_some() {
            notes.push(Note::OtherTable(records[end].line));
        }
        let shown = shown(&header.names, &columns, &rows);
        notes.extend(ignored(&shown));
        let table =
            Table { delimiter: header.delimiter, is_full: is_full(&rows, &header), columns, names: header.names };
        Ok(Self {
            table: Some(table),
            is_folded: false,
            header: Some((line, records[header.place].text.to_owned())),
            first: line + 1,
            end: other.map_or(usize::MAX, |_| records[end].line),
            notes,
            shown,
        })
    }

    fn without_header(records: &[Record], delimiter: Option<u8>, options: &ListOptions) -> Result<Self, Unclear> {
        let lines = Self {
            table: None,
            is_folded: records.windows(2).any(|pair| continues(pair[0].text, pair[1].text)),
            header: None,
            first: 0,
            end: usize::MAX,
            notes: Vec::new(),
            shown: Vec::new(),
        };
        let structure = match (structure::find(records, delimiter), options.columns.is_empty()) {
            (Structure::Lines, false) => {
                let delimiter = records.first().and_then(|record| header::delimiter_of(record.text));
                Structure::Table(delimiter.unwrap_or(b','))
            }
            (structure, _) => structure,
        };
        let Structure::Table(delimiter) = structure else {
            return Ok(Self { notes: odd_lines(records, lines.is_folded), ..lines });
        };
        let rows = structure::rows(records, delimiter);
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let found = if options.columns.is_empty() {
            columns::of_content(&rows)
        } else {
            columns::chosen(&options.columns, &[], count)
        };
        let unclear =
            |question| Unclear { question, columns: shown(&[], &vec![Column::Ignored; count], &rows), header: None };
        let Found { columns, mut notes } = found.map_err(unclear)?;
        let shown = shown(&[], &columns, &rows);
        notes.extend(ignored(&shown));
        Ok(Self { table: Some(Table { delimiter, columns, names: Vec::new(), is_full: false }), notes, shown, ..lines })
    }

    /// Returns whether the list plainly is one of people: a table with addresses, or with a header.
    #[cfg(feature = "app")]
    pub(crate) fn is_of_people(&self) -> bool {
        self.has(Column::Email) || self.table.is_some() && self.header.is_some()
    }

    /// Returns whether the list is a table with a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.table.as_ref().is_some_and(|table| table.has(column))
    }

    /// Reads the rows of a piece in order, and calls `each` with each person, or with each row or entry that cannot be used
    /// and why.
    pub(crate) fn read(&self, piece: &Piece, mut each: impl FnMut(Record<'_>, Result<Row<'_>, LineError>)) {
        let text = piece.text();
        // Few pieces contain damage. Searching the whole piece first is faster than searching each short row.
        let has_damage = records::has_damage(&text);
        let records = piece.records(&text).map(|record| Record { line: record.line + piece.lines_before, ..record });
        let mut records = records.filter(|record| (self.first..self.end).contains(&record.line)).peekable();
        while let Some(record) = records.next() {
            let damage = match () {
                () if piece.is_too_long => Some(LineError::TooLong),
                () if has_damage || record.is_unclosed => record.damage(),
                () => None,
            };
            match (damage, &self.table) {
                (Some(why), _) => each(record, Err(why)),
                (None, Some(table)) => match table.row(record.text).transpose() {
                    Some(row) => each(record, row),
                    None => {}
                },
                (None, None) => {
                    let next = records.next_if(|next| self.is_folded && continues(record.text, next.text));
                    let folded = next.map(|next| [record.text, " ", next.text].concat());
                    recipients::read(folded.as_deref().unwrap_or(record.text), |found| match found {
                        Ok(person) if person.text.is_empty() => each(record, Ok(person.row())),
                        Ok(person) => each(Record { text: &person.text, ..record }, Ok(person.row())),
                        Err((text, why)) => each(Record { text: &text, ..record }, Err(why)),
                    });
                }
            }
        }
    }
}

/// Returns whether a line is the address of the name in the line above, as in a folded header of an email.
fn continues(text: &str, next: &str) -> bool {
    let next = next.trim_start();
    next.starts_with('<') && next.contains('@') && !text.contains('@') && !text.trim_end().ends_with([',', ';'])
}

/// Returns the place of the title above another table, or of its header.
fn title_before(records: &[Record], header: &Header, other: usize) -> usize {
    let above = records[other - 1];
    let cells = records::cells(above.text, header.delimiter);
    let is_title =
        other - 1 > header.place && header.names.len() > 1 && cells.filter(|cell| !cell.is_empty()).count() == 1;
    if is_title { other - 1 } else { other }
}

/// Returns whether nearly all rows have a cell for each column. Rows that are copied from a spreadsheet may lack some.
fn is_full(rows: &Rows, header: &Header) -> bool {
    let full = rows.iter().filter(|row| row.len() >= header.names.len()).count();
    header.delimiter != b'\t' && rows.len() > 2 && full * 5 >= rows.len() * 4
}

fn shown(names: &[String], columns: &[Column], rows: &Rows) -> Vec<ShownColumn> {
    let cell =
        |place: usize, row: &Vec<std::borrow::Cow<str>>| row.get(place).map_or(String::new(), ToString::to_string);
    let column = |(place, column): (usize, &Column)| ShownColumn {
        name: names.get(place).cloned().unwrap_or_default(),
        column: *column,
        examples: rows.iter().map(|row| cell(place, row)).filter(|cell| !cell.is_empty()).take(SHOWN).collect(),
    };
    columns.iter().enumerate().map(column).collect()
}

fn ignored(shown: &[ShownColumn]) -> Option<Note> {
    let is_there = |column: &ShownColumn| !column.name.is_empty() || column.examples.iter().any(|cell| cell.len() > 3);
    let ignored = shown.iter().enumerate().filter(|(_, shown)| shown.column == Column::Ignored && is_there(shown));
    let names: Vec<String> = ignored
        .map(|(place, shown)| if shown.name.is_empty() { format!("column {}", place + 1) } else { shown.name.clone() })
        .collect();
    (!names.is_empty()).then_some(Note::Ignored(names))
}

/// Notes what is odd about lines.
fn odd_lines(records: &[Record], is_folded: bool) -> Vec<Note> {
    let mut notes = Vec::new();
    let lines = if is_folded { &[] } else { records };
    for record in lines {
        recipients::read(record.text, |found| {
            let note = match found.ok().and_then(|person| person.oddity) {
                Some(Oddity::Comma) => Note::Commas,
                Some(Oddity::WordsBehind) => Note::WordsBehind,
                None => return,
            };
            if !notes.contains(&note) {
                notes.push(note);
            }
        });
    }
    notes
}

/// Returns whether two names of columns are the same to people.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| folded(name).split_whitespace().collect::<Vec<_>>().join(" ");
    bare(one) == bare(other)
}
