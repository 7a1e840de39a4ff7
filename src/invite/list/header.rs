//! Finds the line with column names, in the first 30 rows.

use std::borrow::Cow;

use super::{
    Column,
    addresses::is_address_like,
    cells::Kind,
    names::is_same_name,
    records::{self, DELIMITERS, Record, Rows},
    words::{self, Meaning, Rank},
};

/// The number of rows in which the header is looked for.
const ROWS: usize = 30;

/// The number of rows behind a header that are compared with it.
const COMPARED: usize = 20;

/// A line with column names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its place among the records, from 0.
    pub(super) place: usize,
    pub(super) delimiter: u8,
    pub(super) names: Vec<String>,
    /// How certainly it is one.
    score: usize,
}

impl Header {
    /// Reads a record as a header, whatever its words are.
    pub(super) fn at(records: &[Record], place: usize, delimiter: Option<u8>) -> Self {
        let text = records[place].text;
        let delimiter = delimiter.or_else(|| delimiter_of(text)).unwrap_or(b',');
        Self { place, delimiter, names: names(text, delimiter), score: 0 }
    }
}

/// Finds the header: the row with the most known columns, and of equals the first. `delimiter` is the separator if it is
/// known.
pub(super) fn find(records: &[Record], delimiter: Option<u8>) -> Option<Header> {
    let places = 0..records.len().min(ROWS);
    // `max_by_key` returns the last of equals.
    places.rev().filter_map(|place| read(records, place, delimiter)).max_by_key(|header| header.score)
}

/// Finds the first row that has all of these names in it.
pub(super) fn with_names(records: &[Record], wanted: &[&str], delimiter: Option<u8>) -> Option<Header> {
    let has_all =
        |header: &Header| wanted.iter().all(|wanted| header.names.iter().any(|name| is_same_name(name, wanted)));
    let delimiters = delimiter.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    let places = 0..records.len().min(ROWS);
    let mut all = places.flat_map(|place| delimiters.iter().map(move |delimiter| (place, *delimiter)));
    all.find_map(|(place, delimiter)| Some(Header::at(records, place, Some(delimiter))).filter(has_all))
}

/// Finds the header of a table of people above the header. Returns its place.
pub(super) fn above(records: &[Record], header: &Header) -> Option<usize> {
    (0..header.place).find(|place| read(records, *place, None).is_some_and(|found| found.score >= PEOPLE))
}

/// The score of a header with a name and an address.
const PEOPLE: usize = 20;

/// Finds another header behind the first one, where another table begins. Returns its place.
pub(super) fn next(records: &[Record], header: &Header) -> Option<usize> {
    let is_owner = |name: &String| matches!(words::column(name), Meaning::Column(Column::Owner, _));
    let owner = header.names.iter().position(is_owner);
    let behind = header.place + 1..records.len();
    behind.into_iter().find(|place| {
        let Some(mut found) = read(records, *place, Some(header.delimiter)) else { return false };
        let is_other = found.names != header.names;
        // In the column of owners, `no` is an answer about a person. Elsewhere it may be the name of a column of numbers.
        if let Some(cell) = owner.and_then(|owner| found.names.get_mut(owner)).filter(|cell| words::is_yes_or_no(cell))
        {
            cell.clear();
        }
        is_other && score(&found.names, *place).is_some_and(|score| score > 9)
    })
}

/// Returns the first separator in a record, in the order tab, semicolon, comma, bar.
pub(super) fn delimiter_of(text: &str) -> Option<u8> {
    DELIMITERS.into_iter().find(|delimiter| records::find_outside_quotes(text, *delimiter).is_some())
}

fn names(text: &str, delimiter: u8) -> Vec<String> {
    // Some markup has double bars in the header: `||Name||Email||`.
    let single = (delimiter == b'|' && text.trim_start().starts_with("||")).then(|| text.replace("||", "|"));
    let text = single.as_deref().unwrap_or(text);
    let mut names: Vec<String> = records::cells(text, delimiter).map(Cow::into_owned).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// Reads a record as a header if its cells are known column names, and the rows behind it fit them.
fn read(records: &[Record], place: usize, delimiter: Option<u8>) -> Option<Header> {
    let record = records[place];
    if record.is_unclosed || record.text.len() > 64 * 1024 {
        return None;
    }
    let is_in = |delimiter: &u8| records::find_outside_quotes(record.text, *delimiter).is_some();
    let mut delimiters = delimiter.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    delimiters.retain(is_in);
    if delimiters.is_empty() {
        delimiters.push(delimiter.unwrap_or(b','));
    }
    let read = |delimiter| {
        let names = names(record.text, delimiter);
        let score = score(&names, place)?;
        let header = Header { place, delimiter, names, score };
        fits(records, &header).then_some(header)
    };
    delimiters.into_iter().filter_map(read).rev().max_by_key(|header| header.score)
}

/// Returns how certainly cells are column names, or `None` if they are not.
fn score(names: &[String], place: usize) -> Option<usize> {
    let filled: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if filled.iter().any(|name| name.split_whitespace().any(is_address_like) || Kind::of(name) == Kind::Figures) {
        return None;
    }
    let meanings: Vec<Meaning> = filled.iter().map(|name| words::column(name)).collect();
    let mut columns: Vec<(Column, Rank)> = Vec::new();
    for meaning in &meanings {
        if let Meaning::Column(column, rank) = meaning
            && !columns.iter().any(|(known, _)| known == column)
        {
            columns.push((*column, *rank));
        }
    }
    // Some names of columns are also names of people.
    let is_certain = |(name, meaning): (&&str, &Meaning)| {
        let is_alone = filled.len() == 1 && names.len() == 1;
        matches!(meaning, Meaning::Column(_, rank) if *rank > Rank::Weak || is_alone) && !words::is_also_a_name(name)
    };
    let has = |wanted: Column| columns.iter().any(|(column, _)| *column == wanted);
    let has_parts = has(Column::FirstName) && has(Column::LastName) && columns.len() == filled.len();
    let known = meanings.iter().filter(|meaning| **meaning == Meaning::Known).count();
    let all_known = known > 0 && meanings.iter().all(|meaning| *meaning != Meaning::Unknown);
    if !has_parts && !all_known && !filled.iter().zip(&meanings).any(is_certain) {
        return None;
    }
    let has_person = columns.iter().any(|(column, _)| column.is_name() || *column == Column::Email);
    // A table of nothing but other known columns has nobody in it, which is said then.
    let is_of_others = columns.len() >= 2 && columns.len() + known == filled.len();
    let is_header = match (filled.len(), &columns[..]) {
        // `Name` or `Email` alone is a header only at the beginning.
        (1, [_]) => names.len() == 1 && place == 0 && !filled[0].contains(char::is_numeric),
        (count, columns) => is_of_others || has_person && (columns.len() >= 2 || (columns.len() + known) * 2 >= count),
    };
    // Names and addresses say more than times: a report may have a table of its own for the meeting.
    let weight = |(column, rank): &(Column, Rank)| match column {
        Column::Email => 8,
        column if column.is_name() && *rank > Rank::Weak => 12,
        _ => 2,
    };
    (is_header && (has_person || is_of_others)).then(|| columns.iter().map(weight).sum::<usize>() + known)
}

/// Returns the separator of a table whose header is in words that are not known.
pub(super) fn unknown(records: &[Record], delimiter: Option<u8>) -> Option<u8> {
    let delimiters = delimiter.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    delimiters.into_iter().find(|delimiter| is_unknown(&records::rows(records, *delimiter)))
}

/// Returns the separator of a table whose header has only names of columns that say nothing about a person.
pub(super) fn without_people(records: &[Record], delimiter: Option<u8>) -> Option<u8> {
    let first = records.first()?;
    let is_of_others = |delimiter: &u8| {
        let names = names(first.text, *delimiter);
        let has_known = || names.iter().any(|name| words::column(name) == Meaning::Known);
        names.len() > 1 && names.iter().all(|name| words::has_only_known_words(name)) && has_known()
    };
    delimiter.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]).into_iter().find(is_of_others)
}

/// Returns whether the first row has words where the others have addresses or figures.
fn is_unknown(rows: &Rows) -> bool {
    let Some((first, others)) = rows.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    let is_words = |cell: &Cow<str>| matches!(Kind::of(cell), Kind::Words | Kind::Code | Kind::Empty);
    let differs = |place: usize| {
        let kinds: Vec<Kind> = others.iter().filter_map(|row| row.get(place)).map(|cell| Kind::of(cell)).collect();
        let filled = kinds.iter().filter(|kind| **kind != Kind::Empty).count();
        let other = kinds.iter().filter(|kind| matches!(kind, Kind::Address | Kind::Figures)).count();
        filled > 0 && other * 5 >= filled * 4 && Kind::of(&first[place]) == Kind::Words
    };
    first.len() > 1 && first.iter().all(is_words) && (0..first.len()).any(differs)
}

/// Returns whether the rows behind a header have addresses in the email column, if they have anything there.
fn fits(records: &[Record], header: &Header) -> bool {
    let columns: Vec<Meaning> = header.names.iter().map(|name| words::column(name)).collect();
    let Some(email) = columns.iter().position(|meaning| matches!(meaning, Meaning::Column(Column::Email, _))) else {
        return true;
    };
    let is_other = |meaning: &Meaning| matches!(meaning, Meaning::Column(column, _) if column.is_name());
    let (mut filled, mut addresses) = (0, 0);
    for record in records[header.place + 1..].iter().take(COMPARED) {
        let cells: Vec<_> = records::cells(record.text, header.delimiter).collect();
        let kind = cells.get(email).map_or(Kind::Empty, |cell| Kind::of(cell));
        filled += usize::from(kind != Kind::Empty);
        addresses += usize::from(kind == Kind::Address || cells.get(email).is_some_and(|cell| cell.contains('@')));
    }
    addresses * 2 >= filled || columns.iter().any(is_other)
}
