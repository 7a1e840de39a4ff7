//! Reading the people that someone pasted or uploaded, in whatever form they had them.
//!
//! What is read, decided record by record so that one odd line spoils no other:
//! - a table with a header that names the columns (`name` or `first name` and `last name`, `email`, `owner`),
//!   with tabs, semicolons or commas between, cells quoted where needed;
//! - the same without a header: each cell shows by itself whether it is an address, an owner's mark or a name;
//! - a list from a mail program: `Ada <ada@example.org>; "Doe, Jane" <jane@example.org>`;
//! - one name a line, with `(owner)` or `, owner` behind it.

use std::{borrow::Cow, iter::Peekable, str::CharIndices};

use super::{Invitee, invitee::MailAddress};

/// The most people that one batch takes.
pub const PEOPLE_LIMIT: usize = 20_000;

/// After so many lines that can't be used, the rest is not looked at: it is some other file.
pub const PROBLEM_LIMIT: usize = 1000;

/// Everything read from one paste or file: the people, and the lines that can't be used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The people, in their order.
    pub entries: Vec<Entry>,
    /// What can't be used, in its order.
    pub problems: Vec<Problem>,
    /// The first line, where it names the columns.
    pub header: Option<String>,
    /// Header names that mean nothing here; their columns were left out.
    pub ignored_columns: Vec<String>,
    /// Whether more came than is taken.
    is_over_full: bool,
}

/// A person and the line they came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Counted from 1.
    pub line: usize,
    /// Who.
    pub invitee: Invitee,
}

/// A line that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// What came in: the line, or the one entry of it that is wrong.
    pub text: String,
    /// What is wrong, and what would be right.
    pub what: String,
}

impl Batch {
    /// Reads people from text. Never fails: each line that is not blank is an entry, the header, or a problem.
    pub fn parse(text: &str) -> Self {
        let mut batch = Self::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
        let mut records = records(&text).into_iter().filter(|record| !is_blank(record.text)).peekable();
        // Spreadsheets in some countries write the separator they use into the first line.
        records.next_if(|record| record.text.len() == 5 && record.text.starts_with("sep="));
        let header = records.peek().filter(|record| !record.is_unclosed).and_then(|record| Header::read(record.text));
        if let Some(header) = &header {
            batch.header = records.next().map(|record| record.text.to_owned());
            batch.ignored_columns.clone_from(&header.ignored);
        }
        for record in records {
            let Record { line, text: record, start, is_unclosed } = record;
            if is_unclosed {
                batch.refuse(line, record, "A quote is opened and never closed: close it, or take it out.");
            } else if record.contains('\0') {
                batch.refuse(line, record, "There is a control character inside. Take it out.");
            } else if let Some(header) = &header {
                batch.table_row(header, line, record);
            } else {
                batch.free_row(line, without_bullet(record));
            }
            if batch.is_over_full {
                let what = match batch.entries.len() {
                    PEOPLE_LIMIT => format!("Only {PEOPLE_LIMIT} people fit at once; this and all after it are left out."),
                    _ => "So much can’t be used that this seems to be no list of people; this and all after it are left out.".to_owned(),
                };
                batch.problems.push(Problem { line, text: text[start..].trim_end().to_owned(), what });
                break;
            }
        }
        batch
    }

    /// Reads people from a file's bytes: UTF-8, UTF-16 or Windows-1252 text.
    ///
    /// # Errors
    /// A sentence, where the bytes are no text, or one without people.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, String> {
        match Self::parse(&decode(bytes)?) {
            batch if batch.entries.is_empty() && batch.problems.is_empty() => Err("There is nobody in it.".to_owned()),
            batch => Ok(batch),
        }
    }

    /// What can't be used as a text that reads the same again: the header, if there was one, and the lines.
    pub fn leftover(&self) -> String {
        if self.problems.is_empty() {
            return String::new();
        }
        let lines = self.problems.iter().map(|problem| problem.text.as_str());
        self.header.as_deref().into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn refuse(&mut self, line: usize, text: &str, what: impl Into<String>) {
        if self.problems.len() < PROBLEM_LIMIT {
            self.problems.push(Problem { line, text: text.to_owned(), what: what.into() });
        } else {
            self.is_over_full = true;
        }
    }

    /// Takes a person, whom `text` names as it came in.
    fn person(&mut self, line: usize, text: &str, name: &str, email: Option<&str>, is_owner: bool) {
        let email = match email.map(str::parse::<MailAddress>).transpose() {
            Ok(email) => email,
            Err(wrong) => return self.refuse(line, text, wrong),
        };
        // A token can be read by whoever holds it: the address itself never becomes the name.
        let name = if name.trim().is_empty() { email.as_ref().map_or("", MailAddress::local_part) } else { name };
        match name.parse() {
            Ok(_) if self.entries.len() >= PEOPLE_LIMIT => self.is_over_full = true,
            Ok(name) => self.entries.push(Entry { line, invitee: Invitee { name, email, is_owner } }),
            Err(wrong) => self.refuse(line, text, format!("{wrong}")),
        }
    }

    fn table_row(&mut self, header: &Header, line: usize, text: &str) {
        let cells = cells(text, header.delimiter);
        if cells.iter().skip(header.columns.len()).any(|cell| !cell.is_empty()) {
            let (here, there) = (cells.len(), header.columns.len());
            let what = format!(
                "{here} columns where the first line names {there}: put quotes around a cell that holds the separator."
            );
            return self.refuse(line, text, what);
        }
        let of = |wanted: Column| {
            let mut columns = header.columns.iter().zip(&cells);
            columns.find(|(column, _)| **column == wanted).map_or("", |(_, cell)| cell.as_str())
        };
        let parts = [of(Column::Name), of(Column::FirstName), of(Column::LastName)];
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        // Where a column says who is an owner, the name is the name, whatever stands behind it.
        let has_owners = header.columns.contains(&Column::Owner);
        let (name, is_marked) = if has_owners { (name.as_str(), false) } else { owner_mark(&name) };
        let email = Some(of(Column::Email)).filter(|email| !email.is_empty());
        match (of(Column::Owner), owner_word(of(Column::Owner))) {
            ("", _) => self.person(line, text, name, email, is_marked),
            (_, Some(is_owner)) => self.person(line, text, name, email, is_owner),
            (got, None) => {
                let what = format!("“{got}” in the column for owners: want yes or no, or leave it empty.");
                self.refuse(line, text, what);
            }
        }
    }

    /// Reads a record, or a part of one, that no header explains.
    fn free_row(&mut self, line: usize, text: &str) {
        if angle_address(text).is_some() {
            return self.mail_list(line, text);
        }
        let Some(delimiter) = delimiter(text) else {
            return self.words(line, text);
        };
        let cells: Vec<String> = cells(text, delimiter).into_iter().filter(|cell| !cell.is_empty()).collect();
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
            && (names.is_empty() && emails.len() > 1 || delimiter == ';' && emails.is_empty() && names.len() > 1);
        if separate_people {
            for piece in split_outside_quotes(text, delimiter).map(str::trim).filter(|piece| !piece.is_empty()) {
                self.words(line, piece);
            }
            return;
        }
        let name = match (&names[..], delimiter) {
            ([], _) => String::new(),
            ([name], _) => (*name).to_owned(),
            // `Doe, Jane` is a name as people write it; two columns of a spreadsheet are its two parts.
            ([last, first], ',') => format!("{last}, {first}"),
            ([first, last], _) => format!("{first} {last}"),
            (_, ',') => {
                let what = "More commas than in a name: write one person a line, or put quotes around the name.";
                return self.refuse(line, text, what);
            }
            _ => {
                let what =
                    "More columns than can be told apart: name them in a first line, such as name, email, owner.";
                return self.refuse(line, text, what);
            }
        };
        match (&emails[..], &owner[..]) {
            ([_, _, ..], _) => {
                self.refuse(line, text, "Two mail addresses for one name: write one person a line.");
            }
            (_, [_, _, ..]) => {
                let what =
                    "Two answers to who is an owner: name the columns in a first line, such as name, email, owner.";
                self.refuse(line, text, what);
            }
            (emails, owner) => {
                let is_owner = is_marked || owner.first() == Some(&true);
                self.person(line, text, &name, emails.first().copied(), is_owner);
            }
        }
    }

    /// Reads a name without separators in it, perhaps with an address or an owner's mark behind.
    fn words(&mut self, line: usize, text: &str) {
        let (bare, is_owner) = owner_mark(text);
        let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
        let (name, email) =
            if is_address_like(last) { (bare[..bare.len() - last.len()].trim_end(), Some(last)) } else { (bare, None) };
        if let Some(stray) = name.split_whitespace().find(|word| is_address_like(word)) {
            let what = format!("“{stray}” in the middle of a name: write Name <address>, one person a line.");
            return self.refuse(line, text, what);
        }
        self.person(line, text, &unquoted(name), email, is_owner);
    }

    /// Reads `Name <address>` entries with commas, semicolons or nothing but blanks between them.
    fn mail_list(&mut self, line: usize, text: &str) {
        let is_separator = |c: char| c.is_whitespace() || c == ',' || c == ';';
        let mut rest = text;
        while let Some((open, close)) = angle_address(rest) {
            let head = rest[..open].trim_end_matches(is_separator);
            let mut begin = head.len() - head.trim_start_matches(is_separator).len();
            // A semicolon never belongs to a name, a comma does unless an address stands before it.
            for separator in [';', ','] {
                while let Some(at) = find_outside_quotes(&head[begin..], separator) {
                    let piece = head[begin..begin + at].trim();
                    if separator == ',' && !is_address_like(piece) {
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
            self.person(line, entry, &unquoted(name), Some(&rest[open + 1..close]), is_owner || is_marked);
            rest = &after[mark_length..];
        }
        let rest = rest.trim_matches(is_separator);
        if !rest.is_empty() {
            self.free_row(line, rest);
        }
    }
}

/// People as a table that [`Batch::parse`] reads back the same.
pub fn to_table<'a>(invitees: impl IntoIterator<Item = &'a Invitee>) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    writer.write_record(["name", "email", "owner"]).expect("memory takes every write");
    for invitee in invitees {
        let email = invitee.email.as_ref().map_or("", MailAddress::as_str);
        let row = [invitee.name.as_str(), email, if invitee.is_owner { "yes" } else { "no" }];
        writer.write_record(row).expect("memory takes every write");
    }
    String::from_utf8(writer.into_inner().expect("memory takes every write")).expect("names are UTF-8")
}

/// One logical line: a physical one, or several held together by a quoted cell.
struct Record<'a> {
    line: usize,
    text: &'a str,
    /// Where it starts in the whole text.
    start: usize,
    is_unclosed: bool,
}

fn records(text: &str) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    let (mut start, mut line, mut some_unclosed) = (0, 1, false);
    while start < text.len() {
        let rest = &text[start..];
        let of_one_line = rest.find('\n').unwrap_or(rest.len());
        // Once a quote is never closed, each line after it stands for itself: looking for the end of every such
        // quote would take time that grows with the square of the lines.
        let closed = if some_unclosed { closed_record(&rest[..of_one_line]) } else { closed_record(rest) };
        let end = closed.unwrap_or(of_one_line);
        some_unclosed |= closed.is_none();
        records.push(Record { line, text: &rest[..end], start, is_unclosed: closed.is_none() });
        line += rest[..end].matches('\n').count() + 1;
        start += end + 1;
    }
    records
}

/// Where the first record of a text ends; `None` where it holds a quote that is never closed.
fn closed_record(text: &str) -> Option<usize> {
    let mut characters = Outside::of(text);
    match characters.find(|(_, c, is_outside)| *c == '\n' && *is_outside) {
        Some((end, ..)) => Some(end),
        None => (!characters.in_quotes).then_some(text.len()),
    }
}

/// Walks through a text, and says of each character whether it stands outside of quoted cells. A quote opens one
/// where nothing but blanks stands before it in its cell.
struct Outside<'a> {
    characters: Peekable<CharIndices<'a>>,
    in_quotes: bool,
    at_cell_start: bool,
}

impl<'a> Outside<'a> {
    fn of(text: &'a str) -> Self {
        Self { characters: text.char_indices().peekable(), in_quotes: false, at_cell_start: true }
    }
}

impl Iterator for Outside<'_> {
    type Item = (usize, char, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, c) = self.characters.next()?;
        let is_outside = !self.in_quotes;
        if c == '"' && self.in_quotes {
            // A doubled quote stands for one inside.
            self.in_quotes = self.characters.next_if(|(_, next)| *next == '"').is_some();
        } else if c == '"' {
            self.in_quotes = self.at_cell_start;
        }
        self.at_cell_start =
            is_outside && !self.in_quotes && (is_delimiter(c) || c == '\n' || self.at_cell_start && c == ' ');
        Some((at, c, is_outside))
    }
}

fn is_delimiter(c: char) -> bool {
    matches!(c, '\t' | ';' | ',')
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_delimiter(c))
}

/// The separator of a record's cells: a tab before a semicolon before a comma.
fn delimiter(text: &str) -> Option<char> {
    ['\t', ';', ','].into_iter().find(|delimiter| find_outside_quotes(text, *delimiter).is_some())
}

/// Where a character first stands outside of quoted cells.
fn find_outside_quotes(text: &str, wanted: char) -> Option<usize> {
    Outside::of(text).find(|(_, c, is_outside)| *c == wanted && *is_outside).map(|(at, ..)| at)
}

fn split_outside_quotes(text: &str, delimiter: char) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = Outside::of(text).filter(move |(_, c, is_outside)| *c == delimiter && *is_outside).map(|(at, ..)| at);
    ends.chain([text.len()]).map(move |end| {
        let cell = &text[from..end];
        from = (end + 1).min(text.len());
        cell
    })
}

fn cells(record: &str, delimiter: char) -> Vec<String> {
    let mut cells: Vec<String> =
        split_outside_quotes(record, delimiter).map(|cell| unquoted(cell).trim().to_owned()).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Column {
    Name,
    FirstName,
    LastName,
    Email,
    Owner,
    Ignored,
}

/// A first line that names the columns.
struct Header {
    delimiter: char,
    columns: Vec<Column>,
    ignored: Vec<String>,
}

impl Header {
    fn read(record: &str) -> Option<Self> {
        const NAMES: &[Column] = &[Column::Name, Column::FirstName, Column::LastName];
        let delimiter = delimiter(record).unwrap_or(',');
        let names = cells(record, delimiter);
        let mut columns: Vec<Column> = names.iter().map(|name| Self::column(name)).collect();
        let has = |columns: &[Column], wanted: &[Column]| columns.iter().any(|column| wanted.contains(column));
        // `Ada, owner` is a person; but nobody is called Name or Email.
        if !has(&columns, NAMES) && !has(&columns, &[Column::Email]) || names.iter().any(|name| name.contains('@')) {
            return None;
        }
        // Where no column is called name, the first one with another name is that.
        if !has(&columns, NAMES)
            && let Some(first) = columns.iter_mut().find(|column| **column == Column::Ignored)
        {
            *first = Column::Name;
        }
        for place in 1..columns.len() {
            if columns[..place].contains(&columns[place]) {
                columns[place] = Column::Ignored;
            }
        }
        let strange =
            names.iter().zip(&columns).filter(|(name, column)| **column == Column::Ignored && !name.is_empty());
        let ignored = strange.map(|(name, _)| name.clone()).collect();
        Some(Self { delimiter, columns, ignored })
    }

    fn column(name: &str) -> Column {
        // `Name (Original Name)` is a name.
        let name = name.split('(').next().unwrap_or(name);
        let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        match name.as_str() {
            "name" | "names" | "fullname" | "displayname" | "invitee" | "participant" | "attendee" => Column::Name,
            "firstname" | "first" | "givenname" | "forename" | "vorname" | "prénom" | "prenom" => Column::FirstName,
            "lastname" | "last" | "surname" | "familyname" | "nachname" | "nom" | "apellido" | "apellidos" => {
                Column::LastName
            }
            "address" | "mail" => Column::Email,
            name if name.ends_with("email") || name.ends_with("emailaddress") || name.ends_with("mailaddress") => {
                Column::Email
            }
            "owner" | "isowner" | "role" | "host" => Column::Owner,
            _ => Column::Ignored,
        }
    }
}

/// What a cell says about being an owner; `None` where it says something else.
fn owner_word(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "owner" | "yes" | "y" | "true" | "1" | "x" | "host" => Some(true),
        "no" | "n" | "false" | "0" | "-" | "invitee" => Some(false),
        _ => None,
    }
}

/// Takes `(owner)` or `[owner]` off a name's end.
fn owner_mark(name: &str) -> (&str, bool) {
    let name = name.trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, word)) = name.strip_suffix(close).and_then(|name| name.rsplit_once(open))
            && word.trim().eq_ignore_ascii_case("owner")
        {
            return (before.trim_end(), true);
        }
    }
    (name, false)
}

/// An owner's mark right behind an address, `(owner)`, `owner` or `, owner`: its length in bytes, and what it says.
fn mark_behind(after: &str) -> (usize, bool) {
    /// No mark is longer; without a bound, a long line of addresses would be searched to its end for each.
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

/// Whether a word means to be a mail address, good or bad: something before an `@` and something behind.
fn is_address_like(word: &str) -> bool {
    !word.contains(char::is_whitespace) && word.find('@').is_some_and(|at| at > 0 && at + 1 < word.len())
}

/// The first `<…@…>`: where it opens and closes.
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

/// A line without what numbers it in a list: `1. Ada`, `- Bob`.
fn without_bullet(text: &str) -> &str {
    let text = text.trim_start_matches(' ');
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if numbered.len() < text.len() {
        numbered.strip_prefix(['.', ')'])
    } else {
        text.strip_prefix(['-', '*', '•', '–'])
    };
    rest.filter(|rest| rest.starts_with([' ', '\u{a0}']) && !is_blank(rest)).map_or(text, str::trim_start)
}

/// A text without the quotes around all of it; a doubled quote inside stands for one.
fn unquoted(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let inside = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    if let Some(inner) = inside('"')
        && !inner.replace("\"\"", "").contains('"')
    {
        return Cow::Owned(inner.replace("\"\"", "\""));
    }
    match inside('\'') {
        Some(inner) if !inner.contains('\'') => Cow::Borrowed(inner),
        _ => Cow::Borrowed(text),
    }
}

/// Text from bytes: by its byte order mark, else UTF-8, else UTF-16 by its zeros, else Windows-1252.
fn decode(bytes: &[u8]) -> Result<String, String> {
    let known: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a spreadsheet"),
        (b"\xd0\xcf\x11\xe0", "a spreadsheet"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
    ];
    if let Some((_, kind)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("This file is {kind}: save the list as CSV first, or copy its rows and paste them."));
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Ok(encoding.decode(bytes).0.into_owned());
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let many = bytes.len() / 5;
    if bytes.len() >= 4 && zeros(1) > many {
        return Ok(encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned());
    }
    if bytes.len() >= 4 && zeros(0) > many {
        return Ok(encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned());
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line: Name <address> owner` for each entry.
    fn people(text: &str) -> Vec<String> {
        let batch = Batch::parse(text);
        assert_eq!(batch.problems, [], "{text:?}");
        shown(&batch)
    }

    fn shown(batch: &Batch) -> Vec<String> {
        let show = |entry: &Entry| {
            let invitee = &entry.invitee;
            let email = invitee.email.as_ref().map(|email| format!(" <{email}>")).unwrap_or_default();
            format!("{}: {}{email}{}", entry.line, invitee.name, if invitee.is_owner { " owner" } else { "" })
        };
        batch.entries.iter().map(show).collect()
    }

    fn problems(text: &str) -> Vec<(usize, String)> {
        Batch::parse(text).problems.into_iter().map(|problem| (problem.line, problem.what)).collect()
    }

    #[test]
    fn one_name_a_line_with_marks() {
        assert_eq!(
            people("Ada, owner\nBob\r\n\r\n  Zoë (Owner) \rDoe, Jane\nMax [owner]\n"),
            ["1: Ada owner", "2: Bob", "4: Zoë owner", "5: Doe, Jane", "6: Max owner"]
        );
    }

    #[test]
    fn lists_from_a_mail_program() {
        let list = "Ada Lovelace <ada@example.org>, \"Doe, Jane\" <jane@example.org>; Roe, Rick <rick@example.org> (owner)\n'Bob' <bob@example.org>;\n<eve@example.org>, owner, Max <max@example.org>";
        assert_eq!(
            people(list),
            [
                "1: Ada Lovelace <ada@example.org>",
                "1: Doe, Jane <jane@example.org>",
                "1: Roe, Rick <rick@example.org> owner",
                "2: Bob <bob@example.org>",
                "3: eve <eve@example.org> owner",
                "3: Max <max@example.org>",
            ]
        );
        assert_eq!(
            people("bob@example.org, Ada <ada@example.org>; eve@example.org"),
            ["1: bob <bob@example.org>", "1: Ada <ada@example.org>", "1: eve <eve@example.org>"]
        );
        assert_eq!(
            people("ada@example.org; bob@example.org"),
            ["1: ada <ada@example.org>", "1: bob <bob@example.org>"]
        );
        assert_eq!(people("Ada Lovelace ada@example.org (owner)"), ["1: Ada Lovelace <ada@example.org> owner"]);
        assert_eq!(people("Ada; Bob; Carol (owner)"), ["1: Ada", "1: Bob", "1: Carol owner"]);
    }

    #[test]
    fn rows_from_a_spreadsheet() {
        assert_eq!(
            people("Ada\tLovelace\tada@example.org\tx\nBob\t\tbob@example.org\t\n\t\t\nZoë\t\t\tno"),
            ["1: Ada Lovelace <ada@example.org> owner", "2: Bob <bob@example.org>", "4: Zoë"]
        );
    }

    #[test]
    fn tables_with_a_header_in_any_order() {
        assert_eq!(
            people("Owner;E-Mail;Name\nyes;ada@example.org;Ada\n;;\"Doe; Jane\"\n0;;Bob\n"),
            ["2: Ada <ada@example.org> owner", "3: Doe; Jane", "4: Bob"]
        );
        assert_eq!(people("First Name,Last Name\nAda,Lovelace"), ["2: Ada Lovelace"]);
        assert_eq!(
            people("name,link,role\nAda,https://x.daily.co/r?t=abc,owner\nBob,,invitee"),
            ["2: Ada owner", "3: Bob"]
        );
        assert_eq!(people("sep=;\nname;owner\nAda;TRUE"), ["3: Ada owner"]);
        assert_eq!(Batch::parse("name,company\nAda,Acme").ignored_columns, ["company"]);
        assert_eq!(people("\u{feff}\"name\",\"email\"\n\"O\"\"Brien\",o@example.org"), ["2: O\"Brien <o@example.org>"]);
    }

    #[test]
    fn headers_in_other_words_are_headers() {
        assert_eq!(people("Name,Surname,Email\nAda,Lovelace,a@example.org"), ["2: Ada Lovelace <a@example.org>"]);
        assert_eq!(people("Vorname;Nachname;E-Mail\nAda;Lovelace;"), ["2: Ada Lovelace"]);
        assert_eq!(people("Name (Original Name),User Email\nAda,a@example.org"), ["2: Ada <a@example.org>"]);
        assert_eq!(people("Who,Email\nAda,a@example.org"), ["2: Ada <a@example.org>"]);
        assert_eq!(Batch::parse("name,name,email,email\nAda,B,a@example.org,x").ignored_columns, ["name", "email"]);
    }

    #[test]
    fn lines_that_a_list_numbers_are_names() {
        assert_eq!(
            people("1. Ada\n2) Bob\n- Carol\n• Dan\n-\n3"),
            ["1: Ada", "2: Bob", "3: Carol", "4: Dan", "5: -", "6: 3"]
        );
    }

    #[test]
    fn one_wrong_entry_of_a_list_is_named_alone() {
        let batch = Batch::parse("Ada <ada@example.org>; \"B; b\" <bob@>, owner; Eve <eve@example.org>");
        assert_eq!(shown(&batch), ["1: Ada <ada@example.org>", "1: Eve <eve@example.org>"]);
        assert_eq!(batch.leftover(), "\"B; b\" <bob@>, owner");
        let batch = Batch::parse("owner;name\nx;Ada\nmaybe;Bob");
        assert_eq!(batch.leftover(), "owner;name\nmaybe;Bob", "the header explains the line that is left");
    }

    #[test]
    fn marks_and_quotes_are_found_behind_addresses_and_blanks() {
        assert_eq!(people("Ada, ada@example.org (owner)"), ["1: Ada <ada@example.org> owner"]);
        assert_eq!(people("Ada; ada@example.org (owner)"), ["1: Ada <ada@example.org> owner"]);
        assert_eq!(
            people("Ada <ada@example.org> owner; Bob <bob@example.org>"),
            ["1: Ada <ada@example.org> owner", "1: Bob <bob@example.org>"]
        );
        assert_eq!(people("\"Doe, Jane\"; \"Roe, Rick\""), ["1: Doe, Jane", "1: Roe, Rick"]);
        assert_eq!(people("\"Doe, Jane\" jane@example.org"), ["1: Doe, Jane <jane@example.org>"]);
        assert_eq!(people("name, email\n\"Doe, Jane\", \"jane@example.org\""), ["2: Doe, Jane <jane@example.org>"]);
        assert_eq!(people("Bob;;Ada <ada@example.org>"), ["1: Bob", "1: Ada <ada@example.org>"]);
    }

    #[test]
    fn names_with_quotes_and_marks_stay_as_they_are() {
        assert_eq!(
            people("Bob \"Bobby\" Stone\n\"Bobby\" Stone\n<b>Eve</b>\n=SUM(A1)\nBob @ Acme\n\"Doe, Jane\""),
            [
                "1: Bob \"Bobby\" Stone",
                "2: \"Bobby\" Stone",
                "3: <b>Eve</b>",
                "4: =SUM(A1)",
                "5: Bob @ Acme",
                "6: Doe, Jane"
            ]
        );
    }

    #[test]
    fn each_line_that_can_not_be_used_is_named_and_the_others_go_on() {
        let batch = Batch::parse("Ada\nbob@@example\nZo\0e\nCarol <carol@>\nEve\n");
        assert_eq!(shown(&batch), ["1: Ada", "5: Eve"]);
        let lines: Vec<_> = batch.problems.iter().map(|problem| (problem.line, problem.text.as_str())).collect();
        assert_eq!(lines, [(2, "bob@@example"), (3, "Zo\0e"), (4, "Carol <carol@>")]);
        assert!(batch.problems[0].what.contains("want one like ada@example.org"));
    }

    #[test]
    fn problems_say_what_would_be_right() {
        assert_eq!(
            problems("name,owner\nAda,maybe")[0],
            (2, "“maybe” in the column for owners: want yes or no, or leave it empty.".to_owned())
        );
        assert!(
            problems("name,email\nDoe, Jane,jane@example.org")[0]
                .1
                .starts_with("3 columns where the first line names 2")
        );
        assert!(problems("Ada, Bob, Carol")[0].1.starts_with("More commas"));
        assert!(problems("Ada\tLovelace\tCountess\tada@example.org")[0].1.starts_with("More columns"));
        assert!(problems("Ada, a@example.org, b@example.org")[0].1.starts_with("Two mail addresses"));
        assert!(problems("\"Ada\nBob")[0].1.starts_with("A quote is opened"));
        assert_eq!(Batch::parse("\"Ada\nBob").entries[0].line, 2);
        assert!(problems("name\n\"Ada\nLovelace\"")[0].1.contains("a line break"));
        assert!(problems("\u{202e}")[0].1.contains("missing"));
        assert!(problems(&"x".repeat(201))[0].1.contains("this has 201"));
        assert!(problems("ada@example.org Ada Lovelace")[0].1.contains("middle of a name"));
    }

    #[test]
    fn files_in_other_encodings_are_read() {
        let read = |bytes: &[u8]| shown(&Batch::parse_bytes(bytes).unwrap());
        let utf16 = |bom: bool| {
            let text = if bom { "\u{feff}name;owner\r\nZoë;x" } else { "name;owner\r\nZoë;x" };
            text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        let big_endian: Vec<u8> = "\u{feff}Zoë".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&utf16(true)), ["2: Zoë owner"]);
        assert_eq!(read(&utf16(false)), ["2: Zoë owner"]);
        assert_eq!(read(&big_endian), ["1: Zoë"]);
        assert_eq!(read(b"Zo\xeb\nBob"), ["1: Zoë", "2: Bob"]);
        assert_eq!(read(b"\xef\xbb\xbfZo\xc3\xab"), ["1: Zoë"]);
        assert!(Batch::parse_bytes(b"PK\x03\x04...").unwrap_err().contains("save the list as CSV"));
    }

    #[test]
    fn the_limit_is_said() {
        let names = "Ada\n".repeat(PEOPLE_LIMIT + 5);
        let batch = Batch::parse(&names);
        assert_eq!(batch.entries.len(), PEOPLE_LIMIT);
        assert_eq!(
            (batch.problems[0].line, batch.problems[0].text.as_str()),
            (PEOPLE_LIMIT + 1, "Ada\nAda\nAda\nAda\nAda")
        );
        assert!(batch.problems[0].what.contains("left out"));
        let batch = Batch::parse(&"\u{1}\n".repeat(1_000_000));
        assert_eq!((batch.entries.len(), batch.problems.len()), (0, PROBLEM_LIMIT + 1));
    }

    #[test]
    fn a_table_of_people_reads_back_the_same() {
        let batch = Batch::parse(
            "\"Doe, Jane\" <jane@example.org>, owner\n\"Bobby\" Stone\nname\n(owner)x\nA;\tB <a@example.org>",
        );
        let invitees: Vec<_> = batch.entries.iter().map(|entry| entry.invitee.clone()).collect();
        let again = Batch::parse(&to_table(&invitees));
        assert_eq!(again.entries.into_iter().map(|entry| entry.invitee).collect::<Vec<_>>(), invitees);
    }
}
