//! `latchkey inspect`: what a link or a token says.

use std::{
    io::{self, Read as _, Write},
    process::ExitCode,
};

use clap::Args;
use jiff::tz::TimeZone;
use secrecy::ExposeSecret as _;

use super::{BAD_INPUT, Outcome, Stop, block_on, plain, say, warn};
use crate::{
    app::{Database, Issued},
    clock::Clock,
    config::{DailyConfig, DatabaseConfig, EarlierKeyConfig, ZoneConfig},
    inspection::{Inspection, Keys, TEXT_LIMIT, tokens_of},
    token::Signer,
};

const EXAMPLES: &str = "\
Nothing leaves this machine. Without DAILY_API_KEY the signature is not checked, and that is said. Where there is a
database, it is asked whose invitation a link is.

Exit codes: 0 valid, or in its time with the signature unchecked; 1 one is not valid, for the reason given;
2 unreadable.

Examples:
  latchkey inspect 'https://acme.daily.co/standup?t=eyJ…'
  latchkey inspect - < mail.eml
  latchkey token --room standup | latchkey inspect -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Inspect {
    /// A link, a token, a mail or several of these, or `-` for standard input
    #[arg(value_name = "TEXT", default_value = "-")]
    text: String,

    #[command(flatten)]
    zone: ZoneConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    earlier: EarlierKeyConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Inspect {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.zone.zone();
        let text = self.input()?;
        let own = self.daily.signer_if_set(warn)?;
        let earlier = match (&own, self.earlier.key()?) {
            (Some(own), Some(key)) => Some(Signer::new(own.domain().clone(), &key)),
            _ => None,
        };
        let keys = Keys { own: own.as_ref(), earlier: earlier.as_ref() };
        let found = tokens_of(&text).map_err(|error| Stop::Usage(error.to_string()))?;
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
                    writeln!(out, "Unreadable: {}.", plain(&error.to_string()))?;
                    worst = worst.max(BAD_INPUT);
                    continue;
                }
            };
            self.write(&mut out, &read, &zone)?;
            worst = worst.max(u8::from(!read.is_good()));
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
            return Err(Stop::Usage("that is more than 1 MB: give the part with the links".to_owned()));
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn write(&self, out: &mut impl Write, read: &Inspection, zone: &TimeZone) -> Result<(), Stop> {
        writeln!(out, "{}", plain(&read.sentence(zone)))?;
        for mistake in &read.mistakes {
            let word = if mistake.is_grave { "Act now" } else { "Beware" };
            writeln!(out, "{word}: {}", plain(&mistake.what))?;
        }
        writeln!(out, "{}", plain(&read.verdict(zone)))?;
        if let Some(issued) = self.issued(read) {
            let meeting = issued.title.as_ref().unwrap_or(&issued.room);
            let what = format!(
                "An invitation of {} to {meeting}, issued by {} {}.",
                issued.name,
                issued.organizer_name,
                issued.when(zone)
            );
            writeln!(out, "{}", plain(&what))?;
        }
        writeln!(out)?;
        for (long, short, value, meaning) in read.contents.rows() {
            let long = long.unwrap_or("-");
            let (short, value) = (plain(short), plain(&read.shown(short, value, zone)));
            writeln!(out, "{long:<28} {short:<5} {value:<44} {meaning}")?;
        }
        Ok(())
    }

    /// Whose invitation it is, where there is a database that knows.
    fn issued(&self, read: &Inspection) -> Option<Issued> {
        let id = read.invitation_id().filter(|_| self.database.may_be_there())?;
        let url = self.database.url().ok()?;
        let asked = block_on(async {
            let database = Database::look(url.expose_secret()).await?;
            let issued = database.issued(id).await;
            database.close().await;
            Ok(issued?)
        });
        asked.unwrap_or_else(|_| {
            say(format_args!("The database could not be asked whose invitation this is."));
            None
        })
    }
}
