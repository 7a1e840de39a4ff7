//! `latchkey links --plan`: lists the links that would be created, compared with the output of an earlier run.

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

/// The people who would get a link, compared with an earlier run.
pub(super) struct Plan {
    /// The claims of earlier links, by room and id.
    earlier: HashMap<(String, String), Map<String, Value>>,
    /// The people in this run, by room and id.
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
    /// The long names of the claims that changed, separated by spaces.
    differs: String,
}

impl Plan {
    /// Returns an empty plan that is compared with the output of an earlier run in any format. With an empty path, there
    /// is nothing to compare with.
    pub(super) fn beside(path: &Path) -> Result<Self, Stop> {
        let mut plan = Self { earlier: HashMap::new(), taken: HashSet::new(), rows: Vec::new() };
        if path.as_os_str().is_empty() {
            return Ok(plan);
        }
        let failed = |error: io::Error| Stop::Usage(format!("Cannot read {}: {error}.", path.display()));
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
                    return Err(Stop::Usage(format!("{}, line {line}: no link found.", path.display())));
                }
            }
        }
        Ok(plan)
    }

    /// Adds a person who would get a link.
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

    /// Writes the plan: first the people in this run, then those who are only in the earlier run.
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
                "{} as an earlier row. If they are two people, give each their own id or email address.",
                if doubles == 1 {
                    "1 row has the same id".to_owned()
                } else {
                    format!("{doubles} rows have the same id")
                }
            ));
        }
        let count = |change: &str| self.rows.iter().filter(|row| row.change == change).count();
        let [added, changed, unchanged, withdrawn] = ["added", "changed", "unchanged", "withdrawn"].map(count);
        say(format_args!("{added} added, {changed} changed, {unchanged} unchanged, {withdrawn} withdrawn"));
        if changed + withdrawn > 0 {
            say(format_args!("Links you already shared still work until they expire. They cannot be revoked."));
        }
        Ok(())
    }
}

/// Returns the claims by which links are compared: all but the time of issue.
fn as_map(claims: &crate::token::Claims) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(mut map)) => {
            map.remove("iat");
            map
        }
        _ => Map::new(),
    }
}

/// Returns the long names of the claims that differ, separated by spaces.
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
