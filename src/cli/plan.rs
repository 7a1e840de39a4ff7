//! `latchkey links --plan`: what links would be made, beside what an earlier run made.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{self, BufRead as _, Write},
    path::Path,
};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Stop, plain, say, warn};
use crate::{
    bulk::{Format, Person},
    token::{TokenContents, contents::CLAIM_NAMES},
};

/// Who would get a link, and what is different about it.
pub(super) struct Plan {
    /// The claims of earlier links, by room and id.
    earlier: HashMap<(String, String), Map<String, Value>>,
    /// Who was taken, by room and id.
    taken: HashSet<(String, String)>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    change: &'static str,
    name: String,
    role: &'static str,
    room: String,
    id: String,
    /// Which claims are other ones.
    differs: String,
}

impl Plan {
    /// A plan beside the output of an earlier run, in any of its forms; beside nothing where no file is named.
    pub(super) fn beside(path: &Path) -> Result<Self, Stop> {
        let mut plan = Self { earlier: HashMap::new(), taken: HashSet::new(), rows: Vec::new() };
        if path.as_os_str().is_empty() {
            return Ok(plan);
        }
        let failed = |error: io::Error| Stop::Usage(format!("{} can’t be read: {error}", path.display()));
        for (place, line) in io::BufReader::new(File::open(path).map_err(failed)?).lines().enumerate() {
            let line = line.map_err(failed)?;
            let token = line.rsplit_once("?t=").map_or("", |(_, rest)| rest);
            let end = token.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
            let token = &token[..end.unwrap_or(token.len())];
            let claims = TokenContents::read(token).ok().and_then(|contents| contents.claims().ok());
            match (claims, place) {
                (Some(claims), _) => {
                    let room = claims.room_name().map(ToString::to_string).unwrap_or_default();
                    let id = claims.user_id.as_ref().map(ToString::to_string).unwrap_or_default();
                    plan.earlier.insert((room, id), as_map(&claims));
                }
                (None, 0) => {}
                (None, _) if line.trim().is_empty() => {}
                (None, place) => {
                    let line = place + 1;
                    return Err(Stop::Usage(format!("{}, line {line}: there is no link in it", path.display())));
                }
            }
        }
        Ok(plan)
    }

    /// Takes a person who would get a link.
    pub(super) fn take(&mut self, person: &Person<'_>) {
        let (room, id) = (person.terms.room.to_string(), person.id.to_string());
        let claims = as_map(&person.claims());
        let key = (room.clone(), id.clone());
        let (change, differs) = match self.earlier.get(&key) {
            _ if !self.taken.insert(key.clone()) => ("double", String::new()),
            None => ("added", String::new()),
            Some(earlier) => match difference(earlier, &claims) {
                differs if differs.is_empty() => ("unchanged", differs),
                differs => ("changed", differs),
            },
        };
        let (name, role) = (person.invitee.name.to_string(), person.invitee.role());
        self.rows.push(Row { change, name, role, room, id, differs });
    }

    /// Writes the plan: who is added, changed, unchanged; then who is withdrawn.
    pub(super) fn write(mut self, format: Format, to: impl Write) -> Result<(), Stop> {
        let withdrawn =
            self.earlier.into_iter().filter(|(key, _)| !self.taken.contains(key)).map(|((room, id), claims)| {
                let text = |claim: &str| claims.get(claim).and_then(Value::as_str).unwrap_or_default().to_owned();
                let role = if claims.get("o") == Some(&Value::Bool(true)) { "owner" } else { "invitee" };
                Row { change: "withdrawn", name: text("u"), role, room, id, differs: String::new() }
            });
        let mut withdrawn: Vec<Row> = withdrawn.collect();
        withdrawn.sort_by(|a, b| (&a.room, &a.name, &a.id).cmp(&(&b.room, &b.name, &b.id)));
        self.rows.extend(withdrawn);
        let mut to = io::BufWriter::new(to);
        match format {
            Format::Csv | Format::Tsv => {
                let delimiter = if format == Format::Csv { b',' } else { b'\t' };
                let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(&mut to);
                self.rows.iter().try_for_each(|row| writer.serialize(row))?;
                writer.flush()?;
            }
            Format::JsonLines => {
                for row in &self.rows {
                    writeln!(to, "{}", serde_json::to_string(row).expect("a row is plain JSON"))?;
                }
            }
            Format::Text => {
                for row in &self.rows {
                    let role = if row.role == "owner" { " (owner)" } else { "" };
                    let differs = if row.differs.is_empty() { String::new() } else { format!(": {}", row.differs) };
                    writeln!(to, "{} {}{role}, {}{differs}", row.change, plain(&row.name), row.room)?;
                }
            }
        }
        to.flush()?;
        let doubles = self.rows.iter().filter(|row| row.change == "double").count();
        if doubles > 0 {
            warn(&format!(
                "{doubles} rows say a person who stands before: two people need an id or a mail address each"
            ));
        }
        let count = |change: &str| self.rows.iter().filter(|row| row.change == change).count();
        let [added, changed, unchanged, withdrawn] = ["added", "changed", "unchanged", "withdrawn"].map(count);
        say(format_args!("{added} added, {changed} changed, {unchanged} unchanged, {withdrawn} withdrawn"));
        if changed + withdrawn > 0 {
            say(format_args!("Links handed out before work until they end: they can’t be taken back."));
        }
        Ok(())
    }
}

/// The claims by which links are compared: all but when they were issued.
fn as_map(claims: &crate::token::Claims) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(mut map)) => {
            map.remove("iat");
            map
        }
        _ => Map::new(),
    }
}

/// The long names of the claims that differ, with blanks between.
fn difference(earlier: &Map<String, Value>, claims: &Map<String, Value>) -> String {
    let long = |short: &str| {
        let known = CLAIM_NAMES.iter().find(|(_, known, _)| *known == short);
        known.map_or(short, |(long, ..)| long).to_owned()
    };
    let mut names: Vec<String> = earlier
        .keys()
        .chain(claims.keys())
        .filter(|claim| earlier.get(*claim) != claims.get(*claim))
        .map(|claim| long(claim))
        .collect();
    names.sort();
    names.dedup();
    names.join(" ")
}
