//! The people in a list that was pasted or uploaded, and its lines that cannot be used.

use std::collections::HashSet;

#[cfg(feature = "app")]
use super::list::{FileError, FileOptions, ListText, file};
use super::{
    Invitee, LineError, Locale,
    invitee::MailAddress,
    list::{Cutter, ListOptions, Note, Piece, Reading, ShownColumn, Unclear},
};

pub use super::{line_error::PEOPLE_LIMIT, list::RawCells};

/// The most invalid lines. After that, the rest is ignored, because it is probably not a list of people.
const PROBLEM_LIMIT: usize = 1000;

/// The people and the invalid lines in a pasted text or a file.
///
/// ```
/// use latchkey::program::invite::Batch;
///
/// let batch = Batch::parse("Ada (owner)\nBob <bob@example.org>\nCarol <carol@>\n");
/// let names: Vec<_> = batch.entries.iter().map(|entry| entry.invitee.name.as_str()).collect();
/// assert_eq!(names, ["Ada", "Bob"]);
/// assert_eq!((batch.problems[0].line, batch.leftover().as_str()), (3, "Carol <carol@>"));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The people, in order.
    pub entries: Vec<Entry>,
    /// The invalid lines, in order.
    pub problems: Vec<BadLine>,
    /// The header, if there is one.
    pub header: Option<String>,
    /// The line number of the header, if there is one.
    pub header_line: Option<usize>,
    /// The columns, if the list is a table, with what they were taken for.
    pub columns: Vec<ShownColumn>,
    /// What was decided about the list, and should be looked at.
    pub notes: Vec<Note>,
    /// What has to be asked before the list can be read.
    pub unclear: Option<Unclear>,
    /// Rows equal to an earlier one in name and address, which were merged with it.
    pub merged: usize,
    /// The sheet, and the names of all sheets, if the file is a spreadsheet.
    pub sheets: Option<(String, Vec<String>)>,
    /// The encoding, if it was guessed or given.
    pub encoding: Option<&'static str>,
}

/// A person and their line.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The line number, from 1.
    pub line: usize,
    /// The place among the people and the invalid entries of the line, from 0.
    pub index: usize,
    /// The person.
    pub invitee: Invitee,
}

/// An invalid line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The line number, from 1.
    pub line: usize,
    /// The place among the people and the invalid entries of the line, from 0.
    pub index: usize,
    /// The line, or the invalid entry in it.
    pub text: String,
    /// What is wrong.
    pub why: LineError,
    /// What was read of the person, if the entry could be split.
    pub cells: Option<RawCells>,
}

impl Batch {
    /// Reads people from text. Never fails: each line that is not blank becomes an entry, the header, a problem or part of a note.
    ///
    /// ```
    /// # use latchkey::program::invite::Batch;
    /// let batch = Batch::parse("name;email;town\nZoë;zoe@example.org;Riga\n");
    /// assert_eq!(batch.entries[0].invitee.name.as_str(), "Zoë");
    /// assert_eq!(batch.notes[0].to_string(), "ignored column: town");
    /// ```
    pub fn parse(text: &str) -> Self {
        Self::parse_with(text, &ListOptions::default())
    }

    /// Reads people from text in a given way.
    pub fn parse_with(text: &str, options: &ListOptions) -> Self {
        let mut cutter = Cutter::of_utf8();
        let fed = cutter.feed(text.as_bytes()).and_then(|()| cutter.end());
        fed.map_or_else(|_| Self::default(), |()| Self::read(cutter, options))
    }

    /// Reads people from a file's bytes.
    ///
    /// ```
    /// # use latchkey::program::invite::Batch;
    /// let windows_1252 = b"Zo\xeb Stra\xdfe, zoe@example.org\n";
    /// assert_eq!(Batch::parse_bytes(windows_1252)?.entries[0].invitee.name.as_str(), "Zoë Straße");
    /// assert!(Batch::parse_bytes(b"%PDF-1.7").is_err());
    /// # Ok::<(), latchkey::program::invite::list::FileError>(())
    /// ```
    #[cfg(feature = "app")]
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        Self::of_file(bytes, &FileOptions::default(), &ListOptions::default())
    }

    /// Reads people from a file in a given way.
    #[cfg(feature = "app")]
    pub fn of_file(bytes: &[u8], file: &FileOptions, options: &ListOptions) -> Result<Self, FileError> {
        let ListText { text, mut notes, sheets, encoding } = file::text(bytes, file)?;
        let mut batch = Self::parse_with(&text, options);
        if batch.is_empty() {
            return Err(FileError::Empty);
        }
        notes.append(&mut batch.notes);
        Ok(Self { notes, sheets, encoding, ..batch })
    }

    #[cfg(feature = "app")]
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.problems.is_empty() && self.unclear.is_none()
    }

    fn read(mut cutter: Cutter, options: &ListOptions) -> Self {
        let mut batch = Self::default();
        let Some(first) = cutter.piece() else { return batch };
        let beginning = first.beginning.as_deref().expect("the first piece has the beginning");
        let reading = match Reading::of(beginning, options) {
            Ok(reading) => reading,
            Err(unclear) => return Self { unclear: Some(unclear), ..batch },
        };
        (batch.header_line, batch.header) = reading.header.clone().unzip();
        let mut next = Some(first);
        while let Some(piece) = next {
            match batch.take(&reading, &piece) {
                Some(at) => return batch.cut(&piece, at, cutter),
                None => next = cutter.piece(),
            }
        }
        if !options.keep_identical {
            batch.merge();
        }
        (batch.columns, batch.notes) = (reading.shown, reading.notes);
        batch
    }

    /// Merges rows that are equal in name and address, in any case.
    fn merge(&mut self) {
        let mut known = HashSet::new();
        let before = self.entries.len();
        self.entries.retain(|Entry { invitee, .. }| {
            let Some(email) = &invitee.email else { return true };
            let [name, email] = [invitee.name.as_str(), email.as_str()].map(str::to_lowercase);
            known.insert((name, email, invitee.is_owner, invitee.language))
        });
        self.merged = before - self.entries.len();
    }

    /// Takes the rows of a piece. Returns the line at which a limit was reached.
    fn take(&mut self, reading: &Reading, piece: &Piece) -> Option<usize> {
        let mut full = None;
        let (mut last, mut index) = (0, 0);
        reading.read(piece, |record, row| {
            let is_full = self.entries.len() >= PEOPLE_LIMIT || self.problems.len() >= PROBLEM_LIMIT;
            let line = record.line;
            (last, index) = (line, if line == last { index + 1 } else { 0 });
            let read = match row {
                Ok(row) => row.invitee().map_err(|why| (reading.cells_of(&row, &why), why)),
                Err(why) => Err((reading.raw(record.text, &why), why)),
            };
            match read {
                _ if full.is_some() => {}
                _ if is_full => full = Some(line),
                Ok(invitee) => self.entries.push(Entry { line, index, invitee }),
                Err((cells, why)) => {
                    self.problems.push(BadLine { line, index, text: record.text.to_owned(), why, cells });
                }
            }
        });
        full
    }

    /// Adds all that was not read because of a limit as a single problem.
    fn cut(mut self, piece: &Piece, line: usize, mut cutter: Cutter) -> Self {
        let why = match self.entries.len() {
            PEOPLE_LIMIT => LineError::TooManyPeople,
            _ => LineError::TooManyErrors,
        };
        let behind = line - piece.lines_before - 1;
        let mut text: String = piece.text().split_inclusive('\n').skip(behind).collect();
        while let Some(piece) = cutter.piece() {
            text.push_str(&piece.text());
        }
        text.truncate(text.trim_end().len());
        self.problems.push(BadLine { line, index: 0, text, why, cells: None });
        self
    }

    /// Returns the header, if there is one, and the invalid lines, as text that can be corrected and read again.
    pub fn leftover(&self) -> String {
        if self.problems.is_empty() {
            return String::new();
        }
        let lines = self.problems.iter().map(|problem| problem.text.as_str());
        self.header.as_deref().into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// Writes people as a table that [`Batch::parse`] can read.
///
/// ```
/// # use latchkey::program::invite::{Batch, batch::to_table};
/// let batch = Batch::parse("Ada, owner");
/// assert_eq!(to_table(batch.entries.iter().map(|entry| &entry.invitee)), "name\temail\towner\nAda\t\tyes\n");
/// ```
pub fn to_table<'a>(invitees: impl IntoIterator<Item = &'a Invitee>) -> String {
    let invitees: Vec<_> = invitees.into_iter().collect();
    // Single quotation marks around a name would be read as those of its cell, unless it is in double ones.
    let is_odd = |invitee: &&Invitee| invitee.name.as_str().starts_with('\'');
    let style = if invitees.iter().any(is_odd) { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').quote_style(style).from_writer(Vec::new());
    let has_languages = invitees.iter().any(|invitee| invitee.language.is_some());
    let columns = if has_languages { 4 } else { 3 };
    writer.write_record(&["name", "email", "owner", "language"][..columns]).expect("memory takes every write");
    for invitee in invitees {
        let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
        let owner = if invitee.is_owner { "yes" } else { "no" };
        let row = [invitee.name.as_str(), email, owner, invitee.language.map_or("", Locale::tag)];
        writer.write_record(&row[..columns]).expect("memory takes every write");
    }
    String::from_utf8(writer.into_inner().expect("memory takes every write")).expect("names are UTF-8")
}

#[cfg(test)]
mod tests;
