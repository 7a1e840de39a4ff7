//! `latchkey inspect`: explains a link or a token.

use std::{
    io::{self, IsTerminal as _, Read as _, Write},
    process::ExitCode,
};

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use super::{BAD_INPUT, Outcome, Stop, block_on, plain, say, warn, write_json};
use crate::{
    app::{Database, FoundCode, Issued, StoreError},
    clock::Clock,
    config::{DailyConfig, DatabaseConfig, PreviousKeyConfig, ZoneConfig},
    inspection::{Inspection, Keys, NoToken, Paste, SignedBy, TEXT_LIMIT, decoded},
    invite::{Meeting, join::JoinCode, meeting::moment_in_words},
    token::{Claims, Signer},
};

const EXAMPLES: &str = "\
The command does not send the link to Daily. If DAILY_API_KEY is not set, the signature is not checked. If there is a \
database, the command looks up which person and meeting the link belongs to.

Exit codes: 0 all tokens are valid (by their times alone, if signatures are not checked) and all join links work; 1 a token \
is not valid or a join link does not work; 2 a token cannot be read.

JSON: {\"tokens\": [TOKEN], \"join_links\": [{\"tail\": TEXT, \"works\": BOOLEAN, \"message\": TEXT}]}. A TOKEN has works, verdict, \
signed_by (own_key, previous_key, unknown or not_checked), mistakes, sentence, room, name, owner, id, not_before, expires_at, \
invitation and claims, or error if it cannot be read. The link itself is not repeated.

Examples:
  latchkey inspect 'https://acme.daily.co/standup?t=eyJ...'
  latchkey inspect - < mail.eml
  latchkey token --room standup | latchkey inspect -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Inspect {
    /// Link, token, or text that contains links, such as an email; `-` for standard input
    #[arg(value_name = "TEXT", default_value = "-")]
    text: String,

    /// Write the result as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    zone: ZoneConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    previous: PreviousKeyConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Inspect {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.zone.zone(warn);
        let text = self.input()?;
        let own = self.daily.signer_if_set(warn)?;
        let previous = match (&own, self.previous.key()?) {
            (Some(own), Some(key)) => Some(Signer::new(own.domain().clone(), &key)),
            _ => None,
        };
        let keys = Keys { own: own.as_ref(), earlier: previous.as_ref() };
        let paste = Paste::new(text);
        let found = match paste.tokens() {
            Ok(found) => found,
            Err(error) => {
                let is_without = matches!(error, NoToken::NotFound | NoToken::Hidden);
                let codes = if is_without { paste.codes() } else { Vec::new() };
                return if codes.is_empty() {
                    Err(Stop::Usage(error.to_string()))
                } else {
                    self.join_links(&codes, now, &zone)
                };
            }
        };
        let mut out = io::stdout().lock();
        let (mut worst, mut tokens) = (0, Vec::new());
        for (place, token) in found.iter().enumerate() {
            if found.len() > 1 && !self.json {
                writeln!(out, "{}{} of {}", if place > 0 { "\n" } else { "" }, place + 1, found.len())?;
            }
            let read = match Inspection::of(token, keys, now) {
                Ok(read) => read,
                Err(error) if found.len() == 1 => return Err(Stop::Usage(error.to_string())),
                Err(error) if self.json => {
                    tokens.push(json!({ "error": error.to_string() }));
                    worst = worst.max(BAD_INPUT);
                    continue;
                }
                Err(error) => {
                    writeln!(out, "This token cannot be read: {}.", plain(&error.to_string()))?;
                    worst = worst.max(BAD_INPUT);
                    continue;
                }
            };
            if self.json {
                tokens.push(self.as_json(&read, &zone));
            } else {
                self.write(&mut out, &read, &zone)?;
            }
            worst = worst.max(u8::from(!read.is_good()));
        }
        drop(out);
        if self.json {
            write_json(&json!({ "tokens": tokens, "join_links": [] }))?;
        }
        Ok(ExitCode::from(worst))
    }

    /// Says what join links lead to, as far as the database knows.
    fn join_links(&self, codes: &[String], now: Timestamp, zone: &TimeZone) -> Outcome {
        let found = self.look(async |database| {
            let mut found = Vec::new();
            for typed in codes {
                found.push(match typed.parse::<JoinCode>() {
                    Ok(code) => database.code(&code).await?,
                    Err(_) => None,
                });
            }
            Ok(Some(found))
        });
        let mut out = io::stdout().lock();
        let (mut worst, mut links) = (0, Vec::new());
        for (place, typed) in codes.iter().enumerate() {
            let tail = typed.get(typed.len().saturating_sub(4)..).unwrap_or_default();
            let known = found.as_ref().and_then(|found| found.get(place));
            let (says, works) = known.map_or_else(
                || {
                    (
                        "It contains no token: the server that it leads to signs one when the person joins.".to_owned(),
                        true,
                    )
                },
                |found| of_code(found.as_ref(), now, zone),
            );
            if self.json {
                links.push(json!({ "tail": tail, "works": works, "message": says }));
            } else {
                writeln!(out, "Join link …{tail}. {}", plain(&says))?;
            }
            worst = worst.max(u8::from(!works));
        }
        drop(out);
        if self.json {
            write_json(&json!({ "tokens": [], "join_links": links }))?;
        }
        Ok(ExitCode::from(worst))
    }

    fn input(&self) -> Result<String, Stop> {
        if self.text != "-" {
            return Ok(self.text.clone());
        }
        if io::stdin().is_terminal() {
            say(format_args!("Paste a link, a token or a whole email, then press Enter and Ctrl+D."));
        }
        let mut bytes = Vec::new();
        io::stdin().lock().take(TEXT_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > TEXT_LIMIT {
            return Err(Stop::Usage(
                "The input is larger than 1 MB. Give only the part that contains the links.".to_owned(),
            ));
        }
        Ok(decoded(&bytes))
    }

    fn write(&self, out: &mut impl Write, read: &Inspection, zone: &TimeZone) -> Result<(), Stop> {
        writeln!(out, "{}", plain(&read.sentence(zone)))?;
        for mistake in read.other_mistakes() {
            let word = if mistake.is_grave() { "Danger" } else { "Warning" };
            writeln!(out, "{word}: {}", plain(&mistake.to_string()))?;
        }
        writeln!(out, "{}", plain(&read.verdict(zone)))?;
        if let Some(issued) = self.issued(read) {
            writeln!(out, "{}", plain(&in_words(&issued, zone)))?;
        }
        writeln!(out)?;
        for (long, short, value, meaning) in read.contents.rows() {
            let long = long.unwrap_or("-");
            let (short, value) = (plain(short), plain(&read.shown(short, value, zone)));
            writeln!(out, "{long:<28} {short:<5} {value:<44} {meaning}")?;
        }
        Ok(())
    }

    /// Returns a token as JSON, with names as in the HTTP API.
    fn as_json(&self, read: &Inspection, zone: &TimeZone) -> Value {
        let claims = read.claims.as_ref();
        let signed_by = match read.signed_by {
            SignedBy::OwnKey(_) => "own_key",
            SignedBy::PreviousKey(_) => "previous_key",
            SignedBy::Unknown => "unknown",
            SignedBy::Unchecked => "not_checked",
        };
        let rows = read.contents.rows();
        let rows = rows.map(|(name, claim, value, _)| json!({ "claim": claim, "name": name, "value": value }));
        json!({
            "works": read.is_good(),
            "verdict": read.verdict(zone),
            "signed_by": signed_by,
            "mistakes": read.mistakes.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "sentence": read.sentence(zone),
            "room": claims.and_then(Claims::room_name),
            "name": claims.and_then(|claims| claims.user_name.as_ref()),
            "owner": claims.map(|claims| claims.is_owner),
            "id": claims.and_then(|claims| claims.user_id.as_ref()),
            "not_before": claims.and_then(Claims::not_before),
            "expires_at": claims.and_then(Claims::expires_at),
            "invitation": self.issued(read).map(|issued| in_words(&issued, zone)),
            "claims": rows.collect::<Vec<_>>(),
        })
    }

    /// Looks up the invitation in the database, if there is one.
    fn issued(&self, read: &Inspection) -> Option<Issued> {
        let id = read.invitation_id()?;
        self.look(async |database| database.issued(id).await)
    }

    /// Asks the database, if there is one.
    fn look<T>(&self, ask: impl AsyncFnOnce(&Database) -> Result<Option<T>, StoreError>) -> Option<T> {
        let url = self.database.url().ok().filter(|_| self.database.may_be_there())?;
        let asked = block_on(async {
            let database = Database::look(url.expose_secret()).await?;
            let found = ask(&database).await;
            database.close().await;
            Ok(found?)
        });
        asked.unwrap_or_else(|_| {
            warn("could not look up the invitation in the database");
            None
        })
    }
}

/// Describes an invitation: the invitee, the meeting, the organizer and when it was created.
fn in_words(issued: &Issued, zone: &TimeZone) -> String {
    let meeting = issued.title.as_ref().unwrap_or(&issued.room);
    invitation_in_words(&issued.name, meeting, &issued.organizer_name, issued.at(), zone)
}

fn invitation_in_words(name: &str, meeting: &str, organizer: &str, at: Timestamp, zone: &TimeZone) -> String {
    format!("Invitation for {name} to {meeting}, created by {organizer} on {}.", moment_in_words(at, zone))
}

/// Says what the database knows about a code, and whether a link with it works or will work.
fn of_code(found: Option<&FoundCode>, now: Timestamp, zone: &TimeZone) -> (String, bool) {
    match found {
        None => ("It is not in this database. Check that the link is complete.".to_owned(), false),
        Some(FoundCode::Cancelled(by)) => (format!("{by} cancelled the meeting."), false),
        Some(FoundCode::Removed(by) | FoundCode::Revoked { by, .. }) => (format!("{by} revoked it."), false),
        Some(FoundCode::Replaced(_)) => ("It was replaced by a newer link.".to_owned(), false),
        Some(FoundCode::Current(held)) => {
            let Meeting { issued_at, ref window, .. } = held.meeting;
            let name = held.invitation.invitee.name.as_str();
            let says = invitation_in_words(name, held.meeting.heading(), &held.host.name, issued_at, zone);
            if window.closes_at() > now { (says, true) } else { (says + " The meeting is over.", false) }
        }
    }
}
