//! `latchkey inspect`: explains a link or a token.

use std::{
    io::{self, Read as _, Write},
    process::ExitCode,
};

use clap::Args;
use jiff::tz::TimeZone;
use secrecy::ExposeSecret as _;

use super::{BAD_INPUT, Outcome, Stop, block_on, plain, warn};
use crate::{
    app::{Database, Issued, StoreError},
    clock::Clock,
    config::{DailyConfig, DatabaseConfig, PreviousKeyConfig, ZoneConfig},
    inspection::{Inspection, Keys, NoToken, TEXT_LIMIT, codes_in, tokens_of},
    invite::{join::JoinCode, meeting::moment_in_words},
    token::Signer,
};

const EXAMPLES: &str = "\
The command does not send the link to Daily. If DAILY_API_KEY is not set, the signature is not checked. If there is a \
database, the command looks up which person and meeting the link belongs to.

Exit codes: 0 all tokens are valid (by their times alone, if signatures are not checked); 1 a token is not valid; 2 a token \
cannot be read.

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
        let found = match tokens_of(&text) {
            Ok(found) => found,
            Err(NoToken::NotFound) if !codes_in(&text).is_empty() => return self.join_links(&text, &zone),
            Err(error) => return Err(Stop::Usage(error.to_string())),
        };
        let mut out = io::stdout().lock();
        let mut worst = 0;
        for (place, token) in found.iter().enumerate() {
            if found.len() > 1 {
                writeln!(out, "{}{} of {}", if place > 0 { "\n" } else { "" }, place + 1, found.len())?;
            }
            let read = match Inspection::of(token, keys, now) {
                Ok(read) => read,
                Err(error) if found.len() == 1 => return Err(Stop::Usage(error.to_string())),
                Err(error) => {
                    writeln!(out, "This token cannot be read: {}.", plain(&error.to_string()))?;
                    worst = worst.max(BAD_INPUT);
                    continue;
                }
            };
            self.write(&mut out, &read, &zone)?;
            worst = worst.max(u8::from(!read.is_good()));
        }
        Ok(ExitCode::from(worst))
    }

    /// Says to whom join links belong, as far as the database knows.
    fn join_links(&self, text: &str, zone: &TimeZone) -> Outcome {
        let mut out = io::stdout().lock();
        let mut worst = 0;
        for typed in codes_in(text) {
            let tail = typed.get(typed.len().saturating_sub(4)..).unwrap_or_default();
            let code = typed.parse::<JoinCode>().ok();
            let issued = code.and_then(|code| self.look(async |database| database.issued_by_code(&code).await));
            match issued {
                Some(issued) => writeln!(out, "Join link …{tail}. {}", plain(&in_words(&issued, zone)))?,
                None if self.database.may_be_there() => {
                    writeln!(out, "Join link …{tail}. It is not in this database.")?;
                    worst = 1;
                }
                None => writeln!(
                    out,
                    "Join link …{tail}. It contains no token: the server in the link signs one when the person joins."
                )?,
            }
        }
        Ok(ExitCode::from(worst))
    }

    fn input(&self) -> Result<String, Stop> {
        if self.text != "-" {
            return Ok(self.text.clone());
        }
        let mut bytes = Vec::new();
        io::stdin().lock().take(TEXT_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > TEXT_LIMIT {
            return Err(Stop::Usage(
                "The input is larger than 1 MB. Give only the part that contains the links.".to_owned(),
            ));
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn write(&self, out: &mut impl Write, read: &Inspection, zone: &TimeZone) -> Result<(), Stop> {
        writeln!(out, "{}", plain(&read.sentence(zone)))?;
        for mistake in &read.mistakes {
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

    /// Looks up the invitation in the database, if there is one.
    fn issued(&self, read: &Inspection) -> Option<Issued> {
        let id = read.invitation_id()?;
        self.look(async |database| database.issued(id).await)
    }

    /// Asks the database, if there is one.
    fn look(&self, ask: impl AsyncFnOnce(&Database) -> Result<Option<Issued>, StoreError>) -> Option<Issued> {
        let url = self.database.url().ok().filter(|_| self.database.may_be_there())?;
        let asked = block_on(async {
            let database = Database::look(url.expose_secret()).await?;
            let issued = ask(&database).await;
            database.close().await;
            Ok(issued?)
        });
        asked.unwrap_or_else(|_| {
            warn("could not look up the invitation in the database");
            None
        })
    }
}

/// Says whose invitation it is, to what, and by whom.
fn in_words(issued: &Issued, zone: &TimeZone) -> String {
    let meeting = issued.title.as_ref().unwrap_or(&issued.room);
    let at = moment_in_words(issued.at(), zone);
    format!("Invitation for {} to {meeting}, created by {} on {at}.", issued.name, issued.organizer_name)
}
