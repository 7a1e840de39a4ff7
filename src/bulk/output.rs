//! Writes rows of links in several formats.

use std::{
    borrow::Cow,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde::Serialize;

use super::{Bulk, Person, Piece, Problem, rows::Memory};
use crate::{
    bytes::are_all,
    invite::{Locale, MailAddress, invitation::LinkError, invitee::in_running_text, list::RawCells},
};

/// The number of lines in which duplicate people are detected.
pub(super) const LINES_COMPARED: usize = 20_000;

/// A format for rows of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// One JSON object per line.
    JsonLines,
    /// `Name (owner): link` on each line, for people.
    Text,
}

/// The cells of a row besides name, email address, role and link.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each column is there or not")]
pub struct Columns {
    /// The person's id, which is the token's `ud` claim.
    pub id: bool,
    /// The room.
    pub room: bool,
    /// The language that the person reads, as a BCP 47 tag.
    pub language: bool,
    /// What is wrong with an invalid row.
    pub error: bool,
    /// Whether the table is for a spreadsheet: it begins with a byte order mark, and no cell is a formula.
    pub(crate) is_for_spreadsheet: bool,
}

#[cfg(feature = "app")]
impl super::Head {
    /// Returns the columns of the output that the list has.
    pub(crate) fn columns(&self) -> Columns {
        Columns { id: self.has_ids, room: self.has_rooms, language: self.has_languages, ..Columns::default() }
    }
}

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns a cell that no spreadsheet takes for a formula (OWASP, *CSV injection*): with an apostrophe, it is text.
pub(crate) fn defused(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}").into() } else { cell.into() }
}

/// Writes the links for pieces of rows. Create one for each thread.
///
/// ```
/// # use std::sync::Arc;
/// # use latchkey::{ApiKey, Domain, Signer, bulk::{Bulk, Columns, Cutter, Format, Writer}};
/// # let domain = Domain { name: "acme".parse()?, id: "30f866c3-9123-452a-8723-ff58322d09c5".parse()? };
/// # let signer = Signer::new(domain, &ApiKey::parse("a-made-up-key")?);
/// # let now = "2026-11-24T09:00:00Z".parse()?;
/// # let mut defaults = latchkey::bulk::Defaults::new(jiff::tz::TimeZone::UTC, now);
/// # defaults.room = Some("standup".parse()?);
/// # let mut cutter = Cutter::default();
/// # cutter.feed(b"Ada, owner\nBob\n")?;
/// # cutter.end()?;
/// # let piece = cutter.piece().unwrap();
/// # let (bulk, _) = Bulk::new(Arc::new(signer), defaults, now, 31, Some(&piece))?;
/// let mut columns = Columns::default();
/// columns.room = true;
/// let mut writer = Writer::new(&bulk, Format::Csv, columns);
/// assert_eq!(writer.header(), b"name,email,role,room,link\n");
/// let made = writer.piece(&piece);
/// assert!(made.bytes.starts_with(b"Ada,,owner,standup,https://acme.daily.co/standup?t="));
/// assert_eq!((made.count, made.problems.len()), (2, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer<'a> {
    bulk: &'a Bulk,
    format: Format,
    columns: Columns,
    memory: Memory,
}

/// The result for a piece.
#[derive(Default)]
#[non_exhaustive]
pub struct Made {
    /// The rows of links.
    pub bytes: Vec<u8>,
    /// The number of links.
    pub count: u64,
    /// The invalid rows.
    pub problems: Vec<Problem>,
    /// The line and a sentence about each time that a daylight-saving change skips or repeats.
    pub warnings: Vec<(usize, String)>,
    /// The line and a hash of the room and id of each person in the first 20,000 lines.
    pub people: Vec<(usize, u64)>,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    name: &'a str,
    email: Option<&'a str>,
    owner: bool,
    id: &'a str,
    room: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Locale>,
    link: &'a str,
}

impl<'a> Writer<'a> {
    /// Creates a writer for a format.
    pub fn new(bulk: &'a Bulk, format: Format, columns: Columns) -> Self {
        Self { bulk, format, columns, memory: Memory::default() }
    }

    /// Returns the header, or nothing if the format has none.
    pub fn header(&self) -> Vec<u8> {
        let mut line = Vec::new();
        let Columns { id, room, language, error, is_for_spreadsheet } = self.columns;
        let cells =
            [("name", true), ("email", true), ("role", true), ("id", id), ("room", room), ("language", language)];
        let cells = cells
            .into_iter()
            .chain([("link", true), ("error", error)])
            .filter_map(|(cell, is_there)| is_there.then_some(cell));
        if let Some(delimiter) = self.delimiter() {
            if is_for_spreadsheet {
                line.extend_from_slice(BYTE_ORDER_MARK.as_bytes());
            }
            write_record(&mut line, delimiter, cells);
        }
        line
    }

    fn delimiter(&self) -> Option<u8> {
        match self.format {
            Format::Csv => Some(b','),
            Format::Tsv => Some(b'\t'),
            Format::JsonLines | Format::Text => None,
        }
    }

    /// Returns the links for a piece.
    pub fn piece(&mut self, piece: &Piece) -> Made {
        // A link is about six times as long as a full row of a table.
        let mut made = Made { bytes: Vec::with_capacity(piece.len() * 7), ..Made::default() };
        let (format, columns, delimiter) = (self.format, self.columns, self.delimiter());
        self.bulk.rows(piece, &mut self.memory, |row| {
            let written = row.and_then(|person| {
                let begin = made.bytes.len();
                write_row(&mut made.bytes, format, columns, &person).map_err(|error| {
                    made.bytes.truncate(begin);
                    let (text, what) = (person.text.to_owned(), error.to_string());
                    Problem { line: person.line, text, what, cells: person.cells().into() }
                })?;
                made.warnings.extend(person.terms.warnings.iter().map(|warning| (person.line, warning.clone())));
                if person.line <= LINES_COMPARED {
                    let mut hasher = DefaultHasher::new();
                    (person.terms.room.as_str(), person.id.as_str()).hash(&mut hasher);
                    made.people.push((person.line, hasher.finish()));
                }
                Ok(())
            });
            match written {
                Ok(()) => made.count += 1,
                Err(problem) => {
                    if let Some(delimiter) = delimiter.filter(|_| columns.error) {
                        let what = format!("line {}: {}", problem.line, problem.what);
                        let Columns { id, room, language, .. } = columns;
                        let cells = &problem.cells;
                        let role = if cells.is_owner { "owner" } else { "" };
                        let row = [
                            (cells.name.as_str(), true),
                            (cells.email.as_str(), true),
                            (role, true),
                            (cells.id.as_str(), id),
                            (cells.room.as_str(), room),
                            (cells.language.as_str(), language),
                            ("", true),
                            (what.as_str(), true),
                        ];
                        let row = row.into_iter().filter_map(|(cell, is_there)| is_there.then_some(cell));
                        write_record(&mut made.bytes, delimiter, row);
                    }
                    made.problems.push(problem);
                }
            }
        });
        made
    }
}

impl Person<'_> {
    /// Returns the cells of the row, for a row without a link.
    fn cells(&self) -> RawCells {
        RawCells {
            name: self.invitee.name.to_string(),
            email: self.invitee.email.as_ref().map(ToString::to_string).unwrap_or_default(),
            language: self.invitee.language.map_or("", Locale::tag).to_owned(),
            id: self.id.to_string(),
            room: self.terms.room.to_string(),
            is_owner: self.invitee.is_owner,
        }
    }
}

fn write_row(to: &mut Vec<u8>, format: Format, columns: Columns, person: &Person<'_>) -> Result<(), LinkError> {
    let Person { id, invitee, terms, .. } = person;
    let email = invitee.email.as_ref().map(MailAddress::as_str);
    let delimiter = match format {
        Format::Csv => b',',
        Format::Tsv => b'\t',
        Format::Text => {
            to.extend_from_slice(in_running_text(invitee.name.as_str()).as_bytes());
            to.extend_from_slice(if invitee.is_owner { b" (owner): " } else { b": " });
            terms.linker.write(id, invitee, to)?;
            to.push(b'\n');
            return Ok(());
        }
        Format::JsonLines => {
            let mut link = Vec::with_capacity(512);
            terms.linker.write(id, invitee, &mut link)?;
            let link = str::from_utf8(&link).expect("a link is ASCII");
            let (name, room) = (invitee.name.as_str(), terms.room.as_str());
            let row = JsonRow {
                name,
                email,
                owner: invitee.is_owner,
                id: id.as_str(),
                room,
                language: invitee.language,
                link,
            };
            serde_json::to_writer(&mut *to, &row).expect("memory takes every write");
            to.push(b'\n');
            return Ok(());
        }
    };
    let safe = |cell| if columns.is_for_spreadsheet { defused(cell) } else { Cow::Borrowed(cell) };
    write_cell(to, delimiter, &safe(invitee.name.as_str()));
    to.push(delimiter);
    // Email addresses contain no separators or quotation marks.
    to.extend_from_slice(safe(email.unwrap_or_default()).as_bytes());
    to.push(delimiter);
    to.extend_from_slice(invitee.role().as_bytes());
    to.push(delimiter);
    if columns.id {
        write_cell(to, delimiter, &safe(id.as_str()));
        to.push(delimiter);
    }
    if columns.room {
        to.extend_from_slice(safe(terms.room.as_str()).as_bytes());
        to.push(delimiter);
    }
    if columns.language {
        to.extend_from_slice(invitee.language.map_or("", Locale::tag).as_bytes());
        to.push(delimiter);
    }
    terms.linker.write(id, invitee, to)?;
    if columns.error {
        to.push(delimiter);
    }
    to.push(b'\n');
    Ok(())
}

fn write_record<'a>(to: &mut Vec<u8>, delimiter: u8, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            to.push(delimiter);
        }
        write_cell(to, delimiter, cell);
    }
    to.push(b'\n');
}

/// Writes a cell, with quotation marks if necessary. A `csv::Writer` is only used for cells that need quotation marks,
/// because using it for whole rows would take a fifth of the total time.
fn write_cell(to: &mut Vec<u8>, delimiter: u8, cell: &str) {
    let is_plain = |byte: u8| byte > b'"' && byte != delimiter || byte == b' ' || byte == b'!';
    if are_all(cell, is_plain) {
        return to.extend_from_slice(cell.as_bytes());
    }
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::Any(b'\n')).from_writer(&mut *to);
    writer.write_record([cell]).and_then(|()| Ok(writer.flush()?)).expect("memory takes every write");
    drop(writer);
    to.pop();
}
