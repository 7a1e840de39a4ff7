//! Decides how a list is read, from its beginning, and reads its records in that way.

use std::ops::Range;

use super::{
    Column, ListOptions, Note, Question, ShownColumn, Unclear,
    addresses::{address_in, single_address},
    cells::{Kind, without_mark},
    columns::{self, Found, PROBLEM},
    header::{self, Header},
    names::resembles,
    pieces::{Beginning, Piece},
    recipients::{self, Oddity},
    records::{self, Record, Rows},
    row::{RawCells, Row},
    structure::{self, Structure},
    table::Table,
    words,
};
use crate::invite::{InviteeError, LineError};

/// The number of rows that a question or a column chooser shows.
const SHOWN: usize = 3;

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
    lines: Range<usize>,
    /// Lines of other tables. Rows with addresses in them are not left out without a word.
    others: [Range<usize>; 2],
    /// The line from which words without an address are a signature.
    signature: usize,
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
        reading.lines.start = reading.lines.start.max(first);
        reading.signature = reading.signature.min(signature(&beginning.text, &records));
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
        let rows = records::rows(behind, header.delimiter);
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
        let Found { columns, mut notes, has_roles } = found.map_err(unclear)?;
        if header.place > 0 {
            notes.insert(0, Note::Above { rows: header.place, header: line });
        }
        if other.is_some() {
            notes.push(Note::OtherTable(records[end].line));
        }
        let shown = shown(&header.names, &columns, &rows);
        notes.extend(ignored(&shown));
        let header_above = header.clone();
        let table = Table {
            delimiter: header.delimiter,
            is_full: is_full(&rows, &header),
            columns,
            names: header.names,
            has_roles,
        };
        // What is under a single name needs no columns: `Doe, Jane`, `Ada <ada@example.org>`.
        let is_of_lines = matches!(table.columns[..], [Column::Name | Column::Email]);
        if is_of_lines {
            notes.extend(odd_lines(behind, false));
        }
        Ok(Self {
            table: (!is_of_lines).then_some(table),
            is_folded: false,
            header: Some((line, records[header.place].text.to_owned())),
            lines: line + 1..other.map_or(usize::MAX, |_| records[end].line),
            others: [
                header::above(records, &header_above).map_or(0..0, |above| records[above].line + 1..line),
                other.map_or(0..0, |other| records[other].line + 1..usize::MAX),
            ],
            signature: usize::MAX,
            notes,
            shown,
        })
    }

    fn without_header(records: &[Record], delimiter: Option<u8>, options: &ListOptions) -> Result<Self, Unclear> {
        let lines = Self {
            table: None,
            is_folded: records.windows(2).any(|pair| continues(pair[0].text, pair[1].text)),
            header: None,
            lines: 0..usize::MAX,
            others: [0..0, 0..0],
            signature: usize::MAX,
            notes: Vec::new(),
            shown: Vec::new(),
        };
        // The marks of a list are no part of its cells.
        let records: Vec<Record> =
            records.iter().map(|record| Record { text: without_mark(record.text), ..*record }).collect();
        let ask = |question| Unclear { question, columns: Vec::new(), header: None };
        if !lines.is_folded && are_separate(&records) {
            return Err(ask(Question::SeparateLines));
        }
        if options.header_row.is_none()
            && let Some(delimiter) =
                header::unknown(&records, delimiter).or_else(|| header::without_people(&records, delimiter))
        {
            let reading = Self::of_table(&records, Header::at(&records, 0, Some(delimiter)), options)?;
            // Without an address, nothing says that these are people.
            if reading.has(Column::Email) || !options.columns.is_empty() {
                return Ok(reading);
            }
            let header = Some(records[0].line);
            return Err(Unclear { question: Question::Names, columns: reading.shown, header });
        }
        let structure = match (structure::find(&records, delimiter), options.columns.is_empty()) {
            (Structure::Lines, false) => {
                let delimiter = records.first().and_then(|record| header::delimiter_of(record.text));
                Structure::Table(delimiter.unwrap_or(b','))
            }
            (structure, _) => structure,
        };
        let Structure::Table(delimiter) = structure else {
            let figures = records.iter().filter(|record| Kind::of(record.text) == Kind::Figures).count();
            if records.len() > 1 && figures * 3 >= records.len() * 2 {
                return Err(ask(Question::NoNames));
            }
            return Ok(Self { notes: odd_lines(&records, lines.is_folded), ..lines });
        };
        let rows = records::rows(&records, delimiter);
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let found = if options.columns.is_empty() {
            columns::of_content(&rows)
        } else {
            columns::chosen(&options.columns, &[], count)
        };
        let unclear =
            |question| Unclear { question, columns: shown(&[], &vec![Column::Ignored; count], &rows), header: None };
        let Found { columns, mut notes, has_roles } = found.map_err(unclear)?;
        let shown = shown(&[], &columns, &rows);
        notes.extend(ignored(&shown));
        Ok(Self {
            table: Some(Table { delimiter, columns, names: Vec::new(), is_full: false, has_roles }),
            notes,
            shown,
            ..lines
        })
    }

    /// Returns whether the list plainly is one of people: a table with addresses, or with a header.
    #[cfg(feature = "app")]
    pub(crate) fn is_of_people(&self) -> bool {
        self.has(Column::Email) || self.table.is_some() && self.header.is_some()
    }

    /// Returns whether the beginning of a list has anything but the header, good or not.
    pub(crate) fn has_rows(&self, beginning: &Beginning) -> bool {
        let mut records = records::records(false, &beginning.text);
        let is_row = |text: &str| {
            let Some(table) = &self.table else {
                let mut has_any = false;
                recipients::read(text, |_| has_any = true);
                return has_any;
            };
            !matches!(table.row(text), Ok(None))
        };
        records.any(|record| self.lines.contains(&record.line) && is_row(record.text))
    }

    /// Returns whether the list is a table with a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.table.as_ref().is_some_and(|table| table.has(column))
    }

    /// Returns the header of a table of invalid rows, whose last column says what is wrong. Returns `None` for lines.
    #[cfg(feature = "app")]
    pub(crate) fn header_with_problem(&self) -> Option<String> {
        let table = self.table.as_ref()?;
        let words = || {
            let words: Vec<&str> = table.columns.iter().map(|column| column.word()).chain([PROBLEM]).collect();
            words.join(&char::from(table.delimiter).to_string())
        };
        Some(self.header.as_ref().map_or_else(words, |(_, text)| table.with_last(text, PROBLEM)))
    }

    /// Returns an invalid row with what is wrong in its last cell. Returns `None` for lines.
    #[cfg(feature = "app")]
    pub(crate) fn with_problem(&self, row: &str, what: &str) -> Option<String> {
        Some(self.table.as_ref()?.with_last(row, what))
    }

    /// Returns whether a row is the header again.
    fn is_header(&self, text: &str) -> bool {
        self.header.as_ref().is_some_and(|(_, header)| header == text)
    }

    /// Returns what was read of a person who cannot be used, unless the line has to be corrected as a whole.
    pub(crate) fn cells_of(&self, row: &Row, why: &LineError) -> Option<RawCells> {
        let is_split = self.table.is_some() || matches!(why, LineError::Invitee(InviteeError::Email(_)));
        is_split.then(|| row.into())
    }

    /// Returns what can be read of a row that cannot be used. Returns `None` if it is no row of a table, or if it cannot be
    /// split.
    pub(crate) fn raw(&self, record: &str, why: &LineError) -> Option<RawCells> {
        let can_be_split = !matches!(why, LineError::OpenQuote | LineError::TooLong);
        self.table.as_ref().filter(|_| can_be_split)?.raw(record)
    }

    /// Reads the rows of a piece in order, and calls `each` with each person, or with each row or entry that cannot be used
    /// and why.
    pub(crate) fn read(&self, piece: &Piece, mut each: impl FnMut(Record<'_>, Result<Row<'_>, LineError>)) {
        let text = piece.text();
        // Few pieces contain damage. Searching the whole piece first is faster than searching each short row.
        let has_damage = records::has_damage(&text);
        let records = piece.records(&text).map(|record| Record { line: record.line + piece.lines_before, ..record });
        let mut records = records.peekable();
        while let Some(record) = records.next() {
            if !self.lines.contains(&record.line) {
                if self.others.iter().any(|lines| lines.contains(&record.line)) && address_in(record.text).is_some() {
                    each(record, Err(LineError::OtherTable));
                }
                continue;
            }
            let damage = match () {
                () if piece.is_too_long => Some(LineError::TooLong),
                () if has_damage || record.is_unclosed => record.damage(),
                () => None,
            };
            match (damage, &self.table) {
                (Some(why), _) => each(record, Err(why)),
                (None, Some(table)) => {
                    let is_title = || table.is_title(record.text);
                    let is_above_header = records.peek().is_some_and(|next| self.is_header(next.text)) && is_title();
                    if !is_above_header && let Some(row) = table.row(record.text).transpose() {
                        each(record, row);
                    }
                }
                (None, None) if record.line >= self.signature && !record.text.contains('@') => {
                    each(record, Err(LineError::Sentence));
                }
                (None, None) => {
                    let next = records
                        .next_if(|next| self.is_folded && next.damage().is_none() && continues(record.text, next.text));
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

/// Returns the line from which words without an address are the signature of an email.
fn signature(text: &str, records: &[Record]) -> usize {
    let Some(first) = records.iter().find(|record| record.text.contains('@')) else { return usize::MAX };
    let dashes = text.lines().position(|line| line.trim() == "--").map(|place| place + 1);
    let closing = records.iter().find(|record| !record.text.contains('@') && words::is_closing(record.text));
    let lines = dashes.into_iter().chain(closing.map(|record| record.line));
    lines.filter(|line| *line > first.line).min().unwrap_or(usize::MAX)
}

/// Returns whether names and addresses are on lines of their own, or initials above names, as pages show people.
fn are_separate(records: &[Record]) -> bool {
    let is_address = |text: &str| single_address(text).is_some();
    let is_words = |text: &str| Kind::of(text) == Kind::Words && words::role(text).is_none();
    let pairs = || records.windows(2).map(|pair| (pair[0].text, pair[1].text));
    let pair_count = pairs().filter(|(name, address)| is_words(name) && is_address(address)).count();
    let address_count = records.iter().filter(|record| is_address(record.text)).count();
    let is_same = || pairs().any(|(name, address)| is_address(address) && resembles(name, address));
    let is_pattern = pair_count == address_count && address_count * 3 >= records.len();
    pair_count > 0 && is_pattern && (pair_count > 1 || is_same())
        || pairs().any(|(initials, name)| are_initials(initials, name))
}

fn are_initials(initials: &str, name: &str) -> bool {
    let of_name: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    (2..=3).contains(&initials.len()) && initials == of_name && initials.chars().all(char::is_uppercase)
}

/// Returns whether a line is the address of the name in the line above, as in a folded header of an email.
fn continues(text: &str, next: &str) -> bool {
    let is_indented = next.starts_with([' ', '\t']);
    let next = next.trim_start();
    let is_address = next.starts_with('<') && next.split_once('>').is_some_and(|(address, _)| address.contains('@'));
    is_indented && is_address && !text.contains('@') && !text.trim_end().ends_with([',', ';'])
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
    let is_problem = |place: usize| place > 0 && place + 1 == shown.len() && shown[place].name == PROBLEM;
    let ignored = shown
        .iter()
        .enumerate()
        .filter(|(place, shown)| shown.column == Column::Ignored && is_there(shown) && !is_problem(*place));
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
