//! Rows of links, in the form that was asked for.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde::Serialize;

use super::{Bulk, Person, Piece, rows::Memory};
use crate::invite::{Locale, MailAddress, Problem, invitation::LinkError, invitee::in_running_text};

/// Within so many lines, people who come twice are noticed.
pub(super) const LINES_COMPARED: usize = 20_000;

/// A form for rows of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Cells with commas between, and a header.
    Csv,
    /// Cells with tabs between, and a header.
    Tsv,
    /// A JSON object a line.
    JsonLines,
    /// `Name (owner): link` a line, for people.
    Text,
}

/// Which cells a row has beside name, mail address, role and link.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Columns {
    /// The person's id, the token's `ud`.
    pub id: bool,
    /// The room.
    pub room: bool,
    /// The language that the person reads, as a BCP 47 tag.
    pub language: bool,
    /// What is wrong with a row, in its place.
    pub error: bool,
}

/// Writes the links of pieces of rows. One for each thread.
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

/// What a piece came to.
#[derive(Default)]
#[non_exhaustive]
pub struct Made {
    /// The rows of links, whole.
    pub bytes: Vec<u8>,
    /// How many there are.
    pub count: u64,
    /// The rows that can't be used.
    pub problems: Vec<Problem>,
    /// The line of each person within the first 20,000, and a number that follows from room and id.
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
    /// A writer of one form.
    pub fn new(bulk: &'a Bulk, format: Format, columns: Columns) -> Self {
        Self { bulk, format, columns, memory: Memory::default() }
    }

    /// The line above all rows, where the form has one.
    pub fn header(&self) -> Vec<u8> {
        let mut line = Vec::new();
        let Columns { id, room, language, error } = self.columns;
        let cells =
            [("name", true), ("email", true), ("role", true), ("id", id), ("room", room), ("language", language)];
        let cells = cells
            .into_iter()
            .chain([("link", true), ("error", error)])
            .filter_map(|(cell, is_there)| is_there.then_some(cell));
        if let Some(delimiter) = self.delimiter() {
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

    /// The links of a piece.
    pub fn piece(&mut self, piece: &Piece) -> Made {
        // A link is about six times as long as what it is made from, where that is a whole row of a table.
        let mut made = Made { bytes: Vec::with_capacity(piece.len() * 7), ..Made::default() };
        let (format, columns, delimiter) = (self.format, self.columns, self.delimiter());
        self.bulk.rows(piece, &mut self.memory, |row| {
            let written = row.and_then(|person| {
                let begin = made.bytes.len();
                write_row(&mut made.bytes, format, columns, &person).map_err(|error| {
                    made.bytes.truncate(begin);
                    Problem { line: person.line, text: person.text.to_owned(), what: error.to_string() }
                })?;
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
                        let blanks = 4 + [id, room, language].into_iter().map(usize::from).sum::<usize>();
                        write_record(
                            &mut made.bytes,
                            delimiter,
                            std::iter::repeat_n("", blanks).chain([what.as_str()]),
                        );
                    }
                    made.problems.push(problem);
                }
            }
        });
        made
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
    write_cell(to, delimiter, invitee.name.as_str());
    to.push(delimiter);
    // No address holds a separator or a quote.
    to.extend_from_slice(email.unwrap_or_default().as_bytes());
    to.push(delimiter);
    to.extend_from_slice(invitee.role().as_bytes());
    to.push(delimiter);
    if columns.id {
        write_cell(to, delimiter, id.as_str());
        to.push(delimiter);
    }
    if columns.room {
        to.extend_from_slice(terms.room.as_str().as_bytes());
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

/// Writes a cell, in quotes where it needs them. A `csv::Writer` for rows that are nearly all link takes a fifth of
/// the whole time, so that it does the cells with quotes alone.
fn write_cell(to: &mut Vec<u8>, delimiter: u8, cell: &str) {
    let is_plain = |byte: u8| byte > b'"' && byte != delimiter || byte == b' ' || byte == b'!';
    // Without a way out in between, many bytes are looked at at once.
    if cell.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return to.extend_from_slice(cell.as_bytes());
    }
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::Any(b'\n')).from_writer(&mut *to);
    writer.write_record([cell]).and_then(|()| Ok(writer.flush()?)).expect("memory takes every write");
    drop(writer);
    to.pop();
}
