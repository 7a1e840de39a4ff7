//! Splits a text into records, and a record into cells.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use crate::invite::{LineError, invitee::is_common_letter};

/// The characters that can separate cells, in the order in which they are looked for.
pub(super) const DELIMITERS: [u8; 4] = *b"\t;,|";

/// A row of text. A quoted cell can make it span several lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    /// The line number, from 1.
    pub(crate) line: usize,
    pub(crate) text: &'a str,
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
pub(super) fn has_damage(text: &str) -> bool {
    memchr(0, text.as_bytes()).is_some() || memmem::find(text.as_bytes(), "\u{fffd}".as_bytes()).is_some()
}

/// Returns the records of a text whose lines end with `\n`, without blank ones. `some_unclosed` says whether an earlier
/// quotation mark was never closed.
pub(super) fn records(mut some_unclosed: bool, text: &str) -> impl Iterator<Item = Record<'_>> {
    let (mut start, mut line) = (0, 1);
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let first = memchr2(b'\n', b'"', rest.as_bytes()).unwrap_or(rest.len());
        let is_plain = rest.as_bytes().get(first) != Some(&b'"');
        let of_one_line =
            first + if is_plain { 0 } else { memchr(b'\n', &rest.as_bytes()[first..]).unwrap_or(rest.len() - first) };
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
        let record = Record { line, text: &rest[..end], is_unclosed: closed.is_none() };
        line += if is_plain { 1 } else { rest[..end].matches('\n').count() + 1 };
        start += end + 1;
        Some(record)
    })
    .filter(|record| !is_blank(record.text))
}

/// Returns where the first record of a text ends, or `None` if it contains a quotation mark that is never closed.
pub(super) fn closed_record(text: &[u8]) -> Option<usize> {
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
    bytes: &'a [u8],
    at: usize,
    in_quotes: bool,
    at_cell_start: bool,
}

impl<'a> Outside<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, in_quotes: false, at_cell_start: true }
    }
}

impl Iterator for Outside<'_> {
    type Item = (usize, u8, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, byte) = (self.at, *self.bytes.get(self.at)?);
        let next = self.bytes.get(at + 1).copied();
        self.at += 1;
        let is_outside = !self.in_quotes;
        if byte == b'"' && self.in_quotes {
            // Two quotation marks inside a quoted cell stand for one.
            self.in_quotes = next == Some(b'"');
            self.at += usize::from(self.in_quotes);
        } else if byte == b'"' {
            self.in_quotes = self.at_cell_start;
        } else if byte == b'\\' && self.in_quotes && escapes_quote(&self.bytes[self.at..]) {
            // Some programs write a backslash before a quotation mark inside a quoted cell.
            self.at += 1;
        }
        let starts_cell = ends_cell(byte) || self.at_cell_start && byte == b' ';
        self.at_cell_start = is_outside && !self.in_quotes && starts_cell;
        Some((at, byte, is_outside))
    }
}

/// Returns whether a backslash before the rest of a quoted cell hides a quotation mark: in `"\"Bo\""` it does, in `"C:\"`
/// and `"C:\"""` it is a backslash. The cell ends where quotation marks come before a separator, so their number tells.
fn escapes_quote(rest: &[u8]) -> bool {
    let quotes = rest.iter().take_while(|byte| **byte == b'"').count();
    let ends = rest.get(quotes).is_none_or(|byte| ends_cell(*byte));
    quotes > 0 && ends == quotes.is_multiple_of(2)
}

fn ends_cell(byte: u8) -> bool {
    matches!(byte, b'\t' | b';' | b',' | b'|' | b'\n' | b'\r')
}

/// Returns whether a record has nothing to read: only whitespace, separators, and lines that are drawn with characters,
/// as in `|---|---|`.
pub(super) fn is_blank(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or(b' ');
    // Most records begin with a letter, a digit or a quotation mark.
    !(first.is_ascii_alphanumeric() || first == b'"') && text.chars().all(is_decoration)
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace()
        || super::blanks::is_invisible_mark(c)
        || matches!(c, '\t' | ';' | ',' | '|' | '-' | '–' | '—' | ':' | '+' | '=' | '_' | '*' | '~' | '─' | '│' | '┼')
}

/// Returns the first position of an ASCII character outside of quoted cells.
pub(super) fn find_outside_quotes(text: &str, wanted: u8) -> Option<usize> {
    Outside::of(text.as_bytes()).find(|(_, byte, is_outside)| *byte == wanted && *is_outside).map(|(at, ..)| at)
}

pub(super) fn split_outside_quotes(text: &str, delimiter: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr2(delimiter, b'"', text.as_bytes());
        let end = end.and_then(|end| match text.as_bytes()[end] {
            b'"' => find_outside_quotes(text, delimiter),
            _ => Some(end),
        });
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Returns a record's cells without quotation marks and whitespace around them.
pub(super) fn cells(record: &str, delimiter: u8) -> impl Iterator<Item = Cow<'_, str>> {
    split_outside_quotes(record, delimiter).map(bare)
}

/// Returns a cell without quotation marks and whitespace around it.
fn bare(cell: &str) -> Cow<'_, str> {
    // Most cells begin and end with a letter or digit.
    let is_end = |c: char| c.is_ascii_alphanumeric() || is_common_letter(c);
    if cell.is_empty() || cell.starts_with(is_end) && cell.ends_with(is_end) {
        return Cow::Borrowed(cell);
    }
    match unquoted(cell) {
        Cow::Borrowed(cell) => super::blanks::trimmed(cell),
        Cow::Owned(cell) => Cow::Owned(super::blanks::trimmed(&cell).into_owned()),
    }
}

/// Removes the quotation marks around a text. Two quotation marks inside the text, or one with a backslash, stand for
/// one.
pub(super) fn unquoted(text: &str) -> Cow<'_, str> {
    let text = super::blanks::trim(text);
    let inside = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    if let Some(inner) = inside('"')
        && !inner.replace("\"\"", "").replace("\\\"", "").contains('"')
    {
        let inner = if inner.contains("\"\"") { inner.replace("\"\"", "\"") } else { inner.replace("\\\"", "\"") };
        return Cow::Owned(inner);
    }
    match inside('\'') {
        // `'Ann O'Hara'` is one name.
        Some(inner) if inner.matches('\'').count() <= 1 => Cow::Borrowed(inner),
        _ => match text.strip_prefix('“').and_then(|text| text.strip_suffix('”')) {
            Some(inner) if !inner.contains(['“', '”']) => Cow::Borrowed(inner),
            _ => Cow::Borrowed(text),
        },
    }
}

/// The beginning of a table, as cells.
pub(super) type Rows<'a> = Vec<Vec<Cow<'a, str>>>;

/// Returns the cells of records.
pub(super) fn rows<'a>(records: &[Record<'a>], delimiter: u8) -> Rows<'a> {
    let records = records.iter().filter(|record| !record.is_unclosed);
    records.map(|record| cells(record.text, delimiter).collect()).collect()
}
