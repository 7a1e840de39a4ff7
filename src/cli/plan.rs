//! `latchkey links --plan`: lists the links that would be created, compared with the output of an earlier run.

use std::{
    collections::HashSet,
    fs::File,
    hash::{BuildHasher as _, RandomState},
    io::{self, BufRead as _, BufReader, Seek as _, Write},
    mem,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Stop, output::Output, plain, say, warn};
use crate::{
    bulk::{BYTE_ORDER_MARK, Format, Person, defused},
    jwt::SignatureCheck,
    token::{Claims, Signer, TokenContents, contents::CLAIM_NAMES},
};

/// The people who would get a link, compared with an earlier run. Each row is written at once, so that only a few bytes
/// are kept for each person.
pub(super) struct Plan<'a> {
    signer: &'a Signer,
    earlier: Option<Earlier<'a>>,
    hasher: RandomState,
    /// Hashes of the room and id of people who are only in this run, by their last bits. A set that grows needs memory
    /// for its old and its new size at once, so there are many small ones.
    added: [HashSet<u64>; 16],
    counts: Counts,
    rows: Rows<'a>,
}

/// The number of rows of each kind.
#[derive(Default)]
struct Counts {
    added: u64,
    changed: u64,
    unchanged: u64,
    withdrawn: u64,
    double: u64,
}

#[derive(Serialize)]
struct Row {
    change: &'static str,
    name: String,
    /// The email address, or an empty text.
    email: String,
    role: &'static str,
    room: String,
    id: String,
    /// The long names of the claims that changed, separated by spaces; also `api_key`, `domain` and `email`.
    differs: String,
}

impl<'a> Plan<'a> {
    /// Returns an empty plan that is compared with the output of an earlier run in any format. With an empty path, there
    /// is nothing to compare with.
    pub(super) fn beside(path: &Path, signer: &'a Signer, rows: Rows<'a>) -> Result<Self, Stop> {
        let hasher = RandomState::new();
        let is_given = !path.as_os_str().is_empty();
        let earlier = if is_given { Some(Earlier::read(path, signer, &hasher)?) } else { None };
        Ok(Self { signer, earlier, hasher, added: Default::default(), counts: Counts::default(), rows })
    }

    /// Adds a person who would get a link.
    pub(super) fn take(&mut self, person: &Person<'_>) -> Result<(), Stop> {
        let (room, id) = (person.terms.room.to_string(), person.id.to_string());
        let email = person.invitee.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let person_hash = self.hasher.hash_one((&room, &id));
        let known = self.earlier.as_mut().and_then(|earlier| Some((earlier.place(person_hash)?, earlier)));
        let (change, differs) = match known {
            None if self.added[usize::from(person_hash.to_le_bytes()[0] % 16)].insert(person_hash) => {
                ("added", String::new())
            }
            None => ("double", String::new()),
            Some((place, earlier)) if earlier.taken[place] => ("double", String::new()),
            Some((place, earlier)) => {
                earlier.taken[place] = true;
                let mut link = Link::new(&person.claims(), self.signer);
                link.email = earlier.emails.is_some().then(|| email.clone());
                if earlier.links[place].content == link.hash(&self.hasher) {
                    ("unchanged", String::new())
                } else {
                    ("changed", earlier.link_at(earlier.links[place].at)?.difference(&link))
                }
            }
        };
        *self.counts.of(change) += 1;
        let (name, role) = (person.invitee.name.to_string(), person.invitee.role());
        self.rows.write(&Row { change, name, email, role, room, id, differs })
    }

    /// Adds the people who are only in the earlier run, in its order. Returns whether any link differs.
    pub(super) fn end(mut self) -> Result<bool, Stop> {
        drop(self.added);
        if let Some(earlier) = &mut self.earlier {
            for at in earlier.left() {
                self.counts.withdrawn += 1;
                self.rows.write(&earlier.link_at(at)?.withdrawn())?;
            }
        }
        self.rows.flush()?;
        let Counts { added, changed, unchanged, withdrawn, double } = self.counts;
        if double > 0 {
            let rows = if double == 1 { "1 row has".to_owned() } else { format!("{double} rows have") };
            warn(&format!(
                "{rows} the same id as an earlier row. If they are two people, give each their own id or email address."
            ));
        }
        if let Some(earlier) = &self.earlier {
            earlier.warn();
        }
        say(format_args!("{added} added, {changed} changed, {unchanged} unchanged, {withdrawn} withdrawn"));
        if changed + withdrawn > 0 {
            say(format_args!("Links you already shared still work until they expire. They cannot be revoked."));
        }
        Ok(added + changed + withdrawn > 0)
    }
}

impl Counts {
    fn of(&mut self, change: &str) -> &mut u64 {
        match change {
            "added" => &mut self.added,
            "changed" => &mut self.changed,
            "unchanged" => &mut self.unchanged,
            _ => &mut self.double,
        }
    }
}

/// The output of an earlier run. Its links stay in the file.
struct Earlier<'a> {
    signer: &'a Signer,
    check: SignatureCheck,
    path: PathBuf,
    file: BufReader<File>,
    /// Where the next line to read begins.
    at: u64,
    /// Where each line has the email address. `None` if the lines have none.
    emails: Option<Emails>,
    /// Sorted by person.
    links: Vec<EarlierLink>,
    /// Whether this run has a link for the same person, for each of the links.
    taken: Vec<bool>,
    other_key_count: u64,
    other_domain_count: u64,
}

/// Where a line of a previous run has the email address.
enum Emails {
    /// A column of a table, by the delimiter and the number of the column, from 0.
    Column(u8, usize),
    /// A field of a JSON object.
    Field,
}

impl Emails {
    /// Reads the first line of a file. Returns `None` if the lines have no email address.
    fn of(first: &str) -> Option<Self> {
        if first.starts_with('{') {
            return Some(Self::Field);
        }
        let header = first.trim_start_matches(BYTE_ORDER_MARK);
        let delimiter = if header.contains('\t') { b'\t' } else { b',' };
        let place = cells(header, delimiter).iter().position(|cell| cell == "email")?;
        Some(Self::Column(delimiter, place))
    }

    /// Returns the email address in a line, or an empty text.
    fn in_line(&self, line: &str) -> String {
        match self {
            Self::Column(delimiter, place) => {
                let cells = cells(line, *delimiter);
                let cell = cells.get(*place).unwrap_or_default();
                // A table for spreadsheets has an apostrophe before what would be a formula.
                let formula = cell.strip_prefix('\'').filter(|formula| defused(formula) == cell);
                formula.unwrap_or(cell).to_owned()
            }
            Self::Field => {
                let row: Value = serde_json::from_str(line).unwrap_or_default();
                row["email"].as_str().unwrap_or_default().to_owned()
            }
        }
    }
}

/// Returns the cells of a line.
fn cells(line: &str, delimiter: u8) -> csv::StringRecord {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).delimiter(delimiter).buffer_capacity(line.len() + 1);
    reader.from_reader(line.as_bytes()).into_records().next().and_then(Result::ok).unwrap_or_default()
}

struct EarlierLink {
    /// A hash of the room and id.
    person: u64,
    /// A hash of what is compared.
    content: u64,
    /// Where the link's line begins in the file.
    at: u64,
}

impl<'a> Earlier<'a> {
    fn read(path: &Path, signer: &'a Signer, hasher: &RandomState) -> Result<Self, Stop> {
        let failed = |error: io::Error| Stop::Usage(format!("--plan: cannot read {}: {error}.", path.display()));
        let mut file = File::open(path).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            // Pipes can only be read once, and some lines are read again.
            let mut kept = tempfile::tempfile()?;
            io::copy(&mut file, &mut kept).map_err(failed)?;
            kept.rewind()?;
            file = kept;
        }
        let (path, file) = (path.to_owned(), BufReader::new(file));
        let mut earlier = Self {
            signer,
            check: SignatureCheck::new(signer),
            path,
            file,
            at: 0,
            emails: None,
            links: Vec::new(),
            taken: Vec::new(),
            other_key_count: 0,
            other_domain_count: 0,
        };
        let (mut line, mut number) = (String::new(), 0);
        loop {
            let at = earlier.at;
            if earlier.next_line(&mut line)? == 0 {
                break;
            }
            number += 1;
            if number == 1 {
                earlier.emails = Emails::of(&line);
            }
            match earlier.link_in(&line) {
                Some(found) => {
                    earlier.other_key_count += u64::from(found.is_of_other_key);
                    earlier.other_domain_count += u64::from(found.is_of_other_domain);
                    let person = hasher.hash_one((found.text("r"), found.text("ud")));
                    earlier.links.push(EarlierLink { person, content: found.hash(hasher), at });
                }
                None if number == 1 && line.contains("link") || line.trim().is_empty() => {}
                None => {
                    let path = earlier.path.display();
                    return Err(Stop::Usage(format!("--plan: {path}, line {number}: no link found.")));
                }
            }
        }
        // Of several links for a person, the last one counts.
        earlier.links.sort_unstable_by_key(|link| (link.person, std::cmp::Reverse(link.at)));
        earlier.links.dedup_by_key(|link| link.person);
        earlier.taken = vec![false; earlier.links.len()];
        Ok(earlier)
    }

    /// Returns the place of a person's link.
    fn place(&self, person: u64) -> Option<usize> {
        self.links.binary_search_by_key(&person, |link| link.person).ok()
    }

    /// Returns where the lines of people begin who are not in this run, in the file's order. Frees what is kept to
    /// find people.
    fn left(&mut self) -> impl Iterator<Item = u64> + use<> {
        let mut taken = mem::take(&mut self.taken).into_iter();
        let mut links = mem::take(&mut self.links);
        links.retain(|_| taken.next() == Some(false));
        links.sort_unstable_by_key(|link| link.at);
        links.into_iter().map(|link| link.at)
    }

    /// Reads the next line. Returns its length in bytes, which is 0 at the end of the file.
    fn next_line(&mut self, line: &mut String) -> Result<usize, Stop> {
        line.clear();
        let read = self.file.read_line(line).map_err(|error| self.unreadable(&error))?;
        self.at += read as u64;
        Ok(read)
    }

    /// Reads the link whose line begins at a place.
    fn link_at(&mut self, at: u64) -> Result<Link, Stop> {
        // What has been read ahead is kept if possible.
        self.file.seek_relative(at.cast_signed() - self.at.cast_signed()).map_err(|error| self.unreadable(&error))?;
        self.at = at;
        let mut line = String::new();
        self.next_line(&mut line)?;
        let changed = || Stop::Failed(format!("{} was changed while it was read.", self.path.display()).into());
        self.link_in(&line).ok_or_else(changed)
    }

    /// Returns the link in a line.
    fn link_in(&self, line: &str) -> Option<Link> {
        let (before, token) = line.rsplit_once("?t=")?;
        let end = token.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
        let token = &token[..end.unwrap_or(token.len())];
        let contents = TokenContents::read(token).ok()?;
        let claims = contents.claims().ok()?;
        let host = before.rsplit_once("://").and_then(|(_, rest)| rest.split('/').next());
        let mut found = Link::new(&claims, self.signer);
        found.email = self.emails.as_ref().map(|emails| emails.in_line(line));
        found.is_of_other_key = !self.check.has_signed(&contents, token).unwrap_or(false);
        found.is_of_other_domain |= host != Some(self.signer.domain().name.host().as_str());
        Some(found)
    }

    fn unreadable(&self, error: &io::Error) -> Stop {
        Stop::Usage(format!("--plan: cannot read {}: {error}.", self.path.display()))
    }

    /// Warns about links that differ in more than what they say.
    fn warn(&self) {
        let path = self.path.display();
        let links = |count: u64| if count == 1 { "1 link".to_owned() } else { format!("{count} links") };
        let were = |count: u64| if count == 1 { "was" } else { "were" };
        let (keys, domains) = (self.other_key_count, self.other_domain_count);
        if keys > 0 {
            warn(&format!("{} in {path} {} signed with another API key.", links(keys), were(keys)));
        }
        if domains > 0 {
            warn(&format!("{} in {path} {} created for another Daily domain.", links(domains), were(domains)));
        }
    }
}

/// What is compared of a link.
struct Link {
    /// All claims but the time of issue.
    claims: Map<String, Value>,
    /// The email address, or an empty text. `None` if the previous run has no email addresses to compare with.
    email: Option<String>,
    is_of_other_key: bool,
    is_of_other_domain: bool,
}

impl Link {
    fn new(claims: &Claims, signer: &Signer) -> Self {
        let is_of_other_domain = claims.domain_id() != Some(signer.domain().id);
        Self { claims: as_map(claims), email: None, is_of_other_key: false, is_of_other_domain }
    }

    fn hash(&self, hasher: &RandomState) -> u64 {
        let claims = serde_json::to_string(&self.claims).expect("claims are plain JSON");
        hasher.hash_one((claims, &self.email, self.is_of_other_key, self.is_of_other_domain))
    }

    fn text(&self, claim: &str) -> &str {
        self.claims.get(claim).and_then(Value::as_str).unwrap_or_default()
    }

    /// Returns the long names of the claims that differ, separated by spaces; also `api_key`, `domain` and `email`.
    fn difference(&self, other: &Self) -> String {
        let long = |short: &str| {
            let known = CLAIM_NAMES.iter().find(|(_, known, _)| *known == short);
            known.map_or(short, |(long, ..)| long).to_owned()
        };
        let claims = self.claims.keys().chain(other.claims.keys());
        let changed = claims.filter(|claim| self.claims.get(*claim) != other.claims.get(*claim));
        let mut names: Vec<String> = changed.map(|claim| long(claim)).collect();
        names.extend((self.is_of_other_key != other.is_of_other_key).then(|| "api_key".to_owned()));
        names.extend((self.is_of_other_domain != other.is_of_other_domain).then(|| "domain".to_owned()));
        names.extend((self.email != other.email).then(|| "email".to_owned()));
        names.sort();
        names.dedup();
        names.join(" ")
    }

    /// Returns the row of a person who gets no link any more.
    fn withdrawn(&self) -> Row {
        let role = if self.claims.get("o") == Some(&Value::Bool(true)) { "owner" } else { "invitee" };
        let [name, room, id] = ["u", "r", "ud"].map(|claim| self.text(claim).to_owned());
        let email = self.email.clone().unwrap_or_default();
        Row { change: "withdrawn", name, email, role, room, id, differs: String::new() }
    }
}

/// Returns the claims by which links are compared: all but the time of issue.
fn as_map(claims: &Claims) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(mut map)) => {
            map.remove("iat");
            map
        }
        _ => Map::new(),
    }
}

/// Writes the rows of a plan in a format.
pub(super) enum Rows<'a> {
    Table(Box<csv::Writer<&'a mut Output>>),
    /// A table in which no cell is a formula.
    ForSpreadsheet(Box<csv::Writer<&'a mut Output>>),
    JsonLines(io::BufWriter<&'a mut Output>),
    Text(io::BufWriter<&'a mut Output>),
}

impl<'a> Rows<'a> {
    pub(super) fn new(format: Format, is_for_spreadsheet: bool, to: &'a mut Output) -> Result<Self, Stop> {
        let delimiter = match format {
            Format::Csv => b',',
            Format::Tsv => b'\t',
            Format::JsonLines => return Ok(Self::JsonLines(io::BufWriter::new(to))),
            Format::Text => return Ok(Self::Text(io::BufWriter::new(to))),
        };
        if is_for_spreadsheet {
            to.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        let writer = Box::new(csv::WriterBuilder::new().delimiter(delimiter).from_writer(to));
        Ok(if is_for_spreadsheet { Self::ForSpreadsheet(writer) } else { Self::Table(writer) })
    }

    fn write(&mut self, row: &Row) -> Result<(), Stop> {
        match self {
            Self::Table(writer) => writer.serialize(row)?,
            Self::ForSpreadsheet(writer) => {
                let cells = [&row.name, &row.email, &row.room, &row.id];
                let [name, email, room, id] = cells.map(|cell| defused(cell).into_owned());
                writer.serialize(Row { name, email, room, id, differs: row.differs.clone(), ..*row })?;
            }
            Self::JsonLines(to) => writeln!(to, "{}", serde_json::to_string(row).expect("a row is plain JSON"))?,
            Self::Text(to) => {
                let role = if row.role == "owner" { " (owner)" } else { "" };
                let differs = if row.differs.is_empty() { String::new() } else { format!(": {}", row.differs) };
                writeln!(to, "{} {}{role}, {}{differs}", row.change, plain(&row.name), row.room)?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Table(writer) | Self::ForSpreadsheet(writer) => writer.flush(),
            Self::JsonLines(to) | Self::Text(to) => to.flush(),
        }
    }
}
