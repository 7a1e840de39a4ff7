//! Reads lines without a header: names, addresses, owner marks, and lists from email programs.

use std::borrow::Cow;

use super::Batch;
use crate::invite::{
    LineError,
    invitee::MailAddress,
    table::{
        cells, delimiter, find_outside_quotes, is_blank, is_delimiter, owner_mark, owner_word, split_outside_quotes,
        unquoted,
    },
};

impl Batch {
    /// Reads a record, or a part of one, without a header.
    pub(super) fn free_row(&mut self, line: usize, text: &str) {
        if angle_address(text).is_some() {
            return self.mail_list(line, text);
        }
        let Some(delimiter) = delimiter(text) else {
            return self.words(line, text);
        };
        let cells: Vec<Cow<'_, str>> = cells(text, delimiter).filter(|cell| !cell.is_empty()).collect();
        let (mut names, mut emails, mut owner, mut is_marked) = (Vec::new(), Vec::new(), Vec::new(), false);
        for (place, cell) in cells.iter().enumerate() {
            let (bare, has_mark) = owner_mark(cell);
            is_marked |= has_mark;
            match owner_word(cell) {
                Some(is_owner) if place > 0 => owner.push(is_owner),
                _ if is_address_like(bare) => emails.push(bare),
                _ => names.push(bare),
            }
        }
        let separate_people = owner.is_empty()
            && (names.is_empty() && emails.len() > 1 || delimiter == b';' && emails.is_empty() && names.len() > 1);
        if separate_people {
            for piece in split_outside_quotes(text, delimiter).map(str::trim).filter(|piece| !piece.is_empty()) {
                self.words(line, piece);
            }
            return;
        }
        for name in &mut names {
            let (bare, email) = address_behind(name);
            if let Some(stray) = bare.split_whitespace().find(|word| is_address_like(word)) {
                return self.refuse(line, text, LineError::AddressInName(stray.to_owned()));
            }
            *name = bare;
            emails.extend(email);
        }
        let name = match (&names[..], delimiter) {
            ([], _) => String::new(),
            ([name], _) => (*name).to_owned(),
            // `Doe, Jane` is a name as people write it. Two columns of a spreadsheet are the first and last name.
            ([last, first], b',') => format!("{last}, {first}"),
            ([first, last], _) => format!("{first} {last}"),
            (_, b',') => {
                return self.refuse(line, text, LineError::Commas);
            }
            _ => {
                return self.refuse(line, text, LineError::Columns);
            }
        };
        match (&emails[..], &owner[..]) {
            ([_, _, ..], _) => {
                self.refuse(line, text, LineError::Addresses);
            }
            (_, [_, _, ..]) => {
                self.refuse(line, text, LineError::Owners);
            }
            (emails, owner) => {
                let is_owner = is_marked || owner.first() == Some(&true);
                self.person(line, text, &name, emails.first().copied(), is_owner);
            }
        }
    }

    /// Reads a name without separators, perhaps followed by an address or an owner mark.
    fn words(&mut self, line: usize, text: &str) {
        let (bare, is_owner) = owner_mark(text);
        let (name, email) = address_behind(bare);
        if let Some(stray) = name.split_whitespace().find(|word| is_address_like(word)) {
            return self.refuse(line, text, LineError::AddressInName(stray.to_owned()));
        }
        self.person(line, text, &unquoted(name), email, is_owner);
    }

    /// Reads `Name <address>` entries that are separated by commas, semicolons or whitespace.
    fn mail_list(&mut self, line: usize, text: &str) {
        let is_separator = |c: char| c.is_whitespace() || c == ',' || c == ';';
        let mut rest = text;
        while let Some((open, close)) = angle_address(rest) {
            let head = rest[..open].trim_end_matches(is_separator);
            let mut begin = head.len() - head.trim_start_matches(is_separator).len();
            // A semicolon is never part of a name. A comma is, unless it comes after an address.
            for separator in [b';', b','] {
                while let Some(at) = find_outside_quotes(&head[begin..], separator) {
                    let piece = head[begin..begin + at].trim();
                    if separator == b',' && !is_address_like(piece) {
                        break;
                    }
                    if !piece.is_empty() {
                        self.free_row(line, piece);
                    }
                    begin += at + 1;
                }
            }
            let after = &rest[close + 1..];
            let (mark_length, is_owner) = mark_behind(after);
            let (name, is_marked) = owner_mark(&head[begin..]);
            let entry = rest[begin..=close + mark_length].trim_start();
            let (name, email) = (unquoted(name), Some(&rest[open + 1..close]));
            match name.split_whitespace().find(|word| holds_address(word)) {
                // If an email program does not know a name, it writes the address instead.
                Some(word) if word == name => self.person(line, entry, "", email, is_owner || is_marked),
                Some(stray) => self.refuse(line, entry, LineError::AddressInName(stray.to_owned())),
                None => self.person(line, entry, &name, email, is_owner || is_marked),
            }
            rest = &after[mark_length..];
        }
        let rest = rest.trim_matches(is_separator);
        if !rest.is_empty() {
            self.free_row(line, rest);
        }
    }
}

/// Returns the length in bytes of an owner mark right after an address (`(owner)`, `owner` or `, owner`), and whether
/// the person is an owner.
fn mark_behind(after: &str) -> (usize, bool) {
    /// The longest owner mark. Without a limit, a long line would be searched to its end for each address.
    const LONGEST: usize = 24;
    let near = &after[..after.floor_char_boundary(LONGEST)];
    let text = near.trim_start_matches(' ');
    let blank = near.len() - text.len();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((word, _)) = text.strip_prefix(open).and_then(|text| text.split_once(close))
            && word.trim().eq_ignore_ascii_case("owner")
        {
            return (blank + word.len() + 2, true);
        }
    }
    let (separator, text) = match text.strip_prefix(is_delimiter) {
        Some(text) => (1, text),
        None => (0, text),
    };
    let end = text.find(is_delimiter).or_else(|| (near.len() == after.len()).then_some(text.len()));
    match end.and_then(|end| Some((end, owner_word(&text[..end])?))) {
        Some((end, is_owner)) if separator > 0 || is_owner => (blank + separator + end, is_owner),
        _ => (0, false),
    }
}

/// Returns whether a word looks like an email address, valid or not: it has text before and after an `@`.
fn is_address_like(word: &str) -> bool {
    !word.contains(char::is_whitespace) && word.find('@').is_some_and(|at| at > 0 && at + 1 < word.len())
}

/// Splits off an address at the end of a text.
fn address_behind(text: &str) -> (&str, Option<&str>) {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    if is_address_like(last) { (text[..text.len() - last.len()].trim_end(), Some(last)) } else { (text, None) }
}

/// Returns whether a word contains a valid email address.
fn holds_address(word: &str) -> bool {
    word.contains('@') && word.trim_matches(|c: char| "<>()[]\"',;:".contains(c)).parse::<MailAddress>().is_ok()
}

/// Returns where the first `<…@…>` begins and ends.
fn angle_address(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(close) = text[from..].find('>').map(|at| from + at) {
        if let Some(open) = text[from..close].rfind('<').map(|at| from + at)
            && text[open..close].contains('@')
        {
            return Some((open, close));
        }
        from = close + 1;
    }
    None
}

/// Removes a list number or bullet, as in `1. Ada` or `- Bob`.
pub(super) fn without_bullet(text: &str) -> &str {
    let text = text.trim_start_matches(' ');
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if numbered.len() < text.len() {
        numbered.strip_prefix(['.', ')'])
    } else {
        text.strip_prefix(['-', '*', '•', '–'])
    };
    rest.filter(|rest| rest.starts_with([' ', '\u{a0}']) && !is_blank(rest)).map_or(text, str::trim_start)
}
