//! Decides whether a list is a table, and what separates its cells, or whether it consists of lines.

use super::{
    addresses::is_address_like,
    blanks::trim,
    cells::Kind,
    records::{self, DELIMITERS, Record},
};

/// How the records of a list without a header are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Structure {
    /// Into cells, by this separator.
    Table(u8),
    /// One or more people in each line.
    Lines,
}

/// Returns the separator that spreadsheets write before the header in some countries: `sep=;`.
pub(super) fn separator_line(text: &str) -> Option<u8> {
    match *trim(text).trim_matches('"').strip_prefix("sep=")?.as_bytes() {
        [] => Some(b'\t'),
        [delimiter] if DELIMITERS.contains(&delimiter) => Some(delimiter),
        _ => None,
    }
}

/// Decides how the records of a list without a header are cut.
pub(super) fn find(records: &[Record], delimiter: Option<u8>) -> Structure {
    let delimiters = delimiter.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    delimiters.into_iter().find(|delimiter| is_table(records, *delimiter)).map_or(Structure::Lines, Structure::Table)
}

fn is_table(records: &[Record], delimiter: u8) -> bool {
    let rows = records::rows(records, delimiter);
    let filled = |row: &[std::borrow::Cow<str>]| row.iter().filter(|cell| !cell.is_empty()).count();
    let several: Vec<&Vec<_>> = rows.iter().filter(|row| row.len() > 1 && filled(row) > 1).collect();
    // Recipients of an email have more than an address in a cell, or several addresses in a line.
    let is_recipients = |row: &&Vec<std::borrow::Cow<str>>| {
        let addresses = row.iter().filter(|cell| cell.contains('@')).count();
        addresses > 1 && delimiter != b'\t' && delimiter != b'|' || row.iter().any(|cell| is_recipient(cell))
    };
    if several.is_empty() || several.len() * 2 < rows.len() || several.iter().any(is_recipients) {
        return false;
    }
    if delimiter == b'\t' || delimiter == b'|' {
        return true;
    }
    // `Doe, Jane` is a name, and `Ada; Bob` are two people. A table has something else than words in a column.
    let count = several[0].len();
    let is_even = several.iter().filter(|row| row.len().abs_diff(count) <= 1).count() * 5 >= rows.len() * 4;
    let has_more = |row: &&Vec<std::borrow::Cow<str>>| {
        row.iter().any(|cell| match Kind::of(cell) {
            Kind::Address | Kind::Figures | Kind::YesNo => true,
            Kind::Code => row.len() > 2,
            Kind::Role => delimiter == b';',
            _ => false,
        })
    };
    let is_alone = rows.len() == 1;
    is_even
        && several.iter().filter(|row| has_more(row)).count() * 2 > several.len()
        && !(is_alone && is_pair(several[0], delimiter))
}

/// Returns whether a single line between semicolons, or with two names and an address, can be a list of recipients.
fn is_pair(row: &[std::borrow::Cow<str>], delimiter: u8) -> bool {
    let words = row.iter().filter(|cell| Kind::of(cell) == Kind::Words).count();
    delimiter == b';' || words != 1
}

/// Returns whether a cell is `Name <address>`, or several words with an address among them.
fn is_recipient(cell: &str) -> bool {
    cell.split_whitespace().nth(1).is_some()
        && cell.split_whitespace().any(|word| is_address_like(word.trim_matches(['<', '>', '(', ')', '[', ']'])))
        && !cell.ends_with("(owner)")
}
