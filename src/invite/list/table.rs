//! Reads the rows of a table.

use std::borrow::Cow;

use memchr::memchr;

use super::{
    Column,
    addresses::{holds_address, single_address, without_mailto},
    blanks::trim,
    cells::{owner_mark, without_mark},
    names::{check_alone, folded},
    records,
    row::{RawCells, Row},
    words,
};
use crate::{
    bytes::are_all,
    invite::{LineError, invitee::MailAddress},
};

/// A table: what separates its cells, and what its columns are.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(super) delimiter: u8,
    pub(super) columns: Vec<Column>,
    /// The names of the columns, if there is a header.
    pub(super) names: Vec<String>,
    /// Whether nearly all rows have a cell for each column, so that a shorter row is incomplete.
    pub(super) is_full: bool,
    /// Whether the column for owners has roles, and not yes and no.
    pub(super) has_roles: bool,
}

impl Table {
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Reads a record as a row of this table. Returns `None` for the header again, and for empty cells.
    pub(super) fn row<'a>(&self, record: &'a str) -> Result<Option<Row<'a>>, LineError> {
        let record = if self.names.is_empty() { without_mark(record) } else { record };
        let mut cells_of = [const { Cow::Borrowed("") }; Column::COUNT];
        let (mut count, mut too_many, mut is_blank) = (0, false, true);
        for cell in records::cells(record, self.delimiter) {
            is_blank &= cell.is_empty();
            match self.columns.get(count) {
                Some(Column::Ignored) => {}
                Some(column) => cells_of[*column as usize] = cell,
                None => too_many |= !cell.is_empty(),
            }
            count += 1;
        }
        if self.is_header(record, &cells_of) {
            return Ok(None);
        }
        if too_many {
            return Err(LineError::Cells { cells: count, columns: self.columns.len() });
        }
        // An address in another cell of a short row has lost its place.
        let is_short = count < self.columns.len();
        let has_strays =
            || cells_of[Column::Email as usize].is_empty() && record.contains('@') && self.has(Column::Email);
        if is_short && (self.is_full || has_strays()) {
            return Err(LineError::TooFewCells { cells: count, columns: self.columns.len() });
        }
        let [name, first, middle, last, user, email, owner, language, id, room, date, starts, ends, duration, _] =
            cells_of;
        let name = if user.is_empty() { name } else { user };
        let name = whole_name(name, [first, middle, last]);
        if name.is_empty() && email.is_empty() {
            return if is_blank { Ok(None) } else { Err(LineError::Nobody) };
        }
        // If there is an owner column, `(owner)` after a name is part of the name.
        let (name, is_owner) = if self.has(Column::Owner) {
            let is_owner = if owner.is_empty() { Some(false) } else { words::owner(&owner) };
            // A role that is not known makes no one an owner.
            let is_owner = is_owner.or(self.has_roles.then_some(false));
            let wrong = || LineError::Owner(owner.to_string());
            (name, is_owner.ok_or_else(wrong)?)
        } else {
            marked(name)
        };
        let (email, is_marked) = if email.is_empty() { (email, false) } else { address(email)? };
        let (name, email) = named(name, email);
        if name.is_empty() && email.is_empty() {
            return Err(LineError::Nobody);
        }
        if email.is_empty() {
            let is_alone = self.names.is_empty() || count == 1 && self.columns.len() > 1;
            if is_alone {
                check_alone(&name)?;
            } else if words::is_total(&name) {
                return Err(LineError::NotAName(name.into_owned()));
            }
        }
        let is_owner = is_owner | is_marked;
        Ok(Some(Row { name, email, is_owner, id, room, date, starts, ends, duration, language }))
    }

    /// Returns a row with another cell at its end. In a table that says what was wrong with each row, it replaces that.
    #[cfg(feature = "app")]
    pub(super) fn with_last(&self, row: &str, cell: &str) -> String {
        let delimiter = char::from(self.delimiter);
        let mut cells: Vec<&str> = records::split_outside_quotes(row, self.delimiter).collect();
        // Between bars, as in Markdown, the last cell is what follows the last bar.
        let is_framed = delimiter == '|' && cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty());
        if is_framed {
            cells.pop();
        }
        if super::columns::has_problems(&self.names) && cells.len() >= self.names.len() {
            cells.pop();
        }
        let quoted = if cell.contains([delimiter, '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        };
        cells.push(&quoted);
        cells.join(&delimiter.to_string()) + if is_framed { "|" } else { "" }
    }

    /// Returns whether a record has only one cell, like the title of a table.
    pub(super) fn is_title(&self, record: &str) -> bool {
        let filled = records::cells(record, self.delimiter).filter(|cell| !cell.is_empty()).count();
        self.names.len() > 1 && filled == 1
    }

    /// Returns what can be read of a row that cannot be used. Returns `None` if it has more cells than there are columns.
    pub(super) fn raw(&self, record: &str) -> Option<RawCells> {
        let mut cells_of = [const { Cow::Borrowed("") }; Column::COUNT];
        for (place, cell) in records::cells(record, self.delimiter).enumerate() {
            match self.columns.get(place) {
                Some(column) => cells_of[*column as usize] = cell,
                None if cell.is_empty() => {}
                None => return None,
            }
        }
        let [id, room] = [Column::Id, Column::Room].map(|column| cells_of[column as usize].to_string());
        let [name, first, middle, last, user, email, owner, language, ..] = cells_of;
        let name = whole_name(if user.is_empty() { name } else { user }, [first, middle, last]);
        let is_owner = words::owner(&owner) == Some(true);
        let (name, is_marked) = if self.has(Column::Owner) { (name, false) } else { marked(name) };
        let [name, email, language] = [name, email, language].map(Cow::into_owned);
        Some(RawCells { name, email, language, id, room, is_owner: is_owner || is_marked })
    }

    /// Returns whether a record with these cells is the header again.
    fn is_header(&self, record: &str, cells_of: &[Cow<'_, str>; Column::COUNT]) -> bool {
        // Most rows differ from the header in the first used column.
        let Some(place) = self.columns.iter().position(|column| *column != Column::Ignored) else { return false };
        let mut cells = records::cells(record, self.delimiter);
        // A short row that matches only the first cells of the header is a person, not a repeated header.
        self.names.get(place).is_some_and(|name| *name == *cells_of[self.columns[place] as usize])
            && self.names.iter().all(|name| *name == *cells.next().unwrap_or_default())
            && cells.all(|cell| cell.is_empty())
    }
}

/// Returns the whole name. Its parts are joined only where it is empty, or where it is itself a part, as in the columns
/// `Name` and `Surname`.
fn whole_name<'a>(name: Cow<'a, str>, parts: [Cow<'a, str>; 3]) -> Cow<'a, str> {
    if parts.iter().all(|part| part.is_empty()) {
        return name;
    }
    let [first, middle, last] = parts;
    if name.is_empty() {
        return joined([&first, &middle, &last]);
    }
    let holds = |part: &str| part.is_empty() || folded(&name).contains(&folded(part));
    match (first.is_empty(), last.is_empty()) {
        (true, false) if !holds(&last) => joined([&name, &middle, &last]),
        (false, true) if !holds(&first) => joined([&first, &middle, &name]),
        _ => name,
    }
}

fn joined<'a>(parts: [&Cow<'a, str>; 3]) -> Cow<'a, str> {
    let mut filled = parts.into_iter().filter(|part| !part.is_empty());
    match (filled.next(), filled.next(), filled.next()) {
        (Some(only), None, _) => only.clone(),
        (Some(first), Some(last), None) => Cow::Owned([first, " ", last].concat()),
        _ => Cow::Owned(parts.map(AsRef::as_ref).join(" ")),
    }
}

fn marked(name: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    match owner_mark(&name) {
        (bare, true) => (Cow::Owned(bare.to_owned()), true),
        (_, false) => (name, false),
    }
}

/// Reads the address in a cell, without what programs write around it, and whether an owner mark stands behind it.
fn address(cell: Cow<'_, str>) -> Result<(Cow<'_, str>, bool), LineError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'.' | b'_' | b'-' | b'+');
    if are_all(&cell, is_plain) && memchr(b'@', cell.as_bytes()).is_some() {
        return Ok((cell, false));
    }
    let (bare, is_owner) = owner_mark(&cell);
    if words::is_no_address(bare) {
        return Ok((Cow::Borrowed(""), is_owner));
    }
    if let Some(address) = single_address(bare) {
        return match address.matches('@').count() {
            1 => Ok((Cow::Owned(address.to_owned()), is_owner)),
            _ => Err(several(address)),
        };
    }
    let parts = bare.split(|c: char| c.is_whitespace() || ",;|/<>()[]".contains(c)).map(without_mailto);
    let mut addresses: Vec<&str> = parts.filter(|word| holds_address(word)).collect();
    addresses.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    match addresses[..] {
        [] => Ok((Cow::Owned(bare.to_owned()), is_owner)),
        // `Ada Quill <ada@example.org>`
        [address] => Ok((Cow::Owned(single_address(address).unwrap_or(address).to_owned()), is_owner)),
        _ => Err(LineError::Addresses),
    }
}

fn several(address: &str) -> LineError {
    let is_one = |part: &str| part.parse::<MailAddress>().is_ok();
    if address.split(['/', '|', ':', '\\']).filter(|part| is_one(part)).count() > 1 {
        LineError::Addresses
    } else {
        LineError::Invitee(crate::invite::MailAddressError::Invalid.into())
    }
}

/// Moves an address out of the cell with the name: `Ada <ada@example.org>`, if it is the person's own.
fn named<'a>(name: Cow<'a, str>, email: Cow<'a, str>) -> (Cow<'a, str>, Cow<'a, str>) {
    if !name.contains('@') {
        return (name, email);
    }
    let is_address = |c: char| c.is_whitespace() || "<>()[]".contains(c);
    let Some(found) = name.split(is_address).find(|word| holds_address(word)) else { return (name, email) };
    if !email.is_empty() && !found.eq_ignore_ascii_case(&email) {
        return (name, email);
    }
    let before = name[..name.find(found).unwrap_or(0)].trim_end_matches(is_address);
    let after = &name[name.find(found).unwrap_or(0) + found.len()..];
    if after.chars().all(is_address) && !trim(before).contains('@') {
        let (before, found) = (trim(before).to_owned(), found.to_owned());
        return (Cow::Owned(before), Cow::Owned(found));
    }
    (name, email)
}
