//! `latchkey links`: links for many people at once.

use std::{
    io::{self, IsTerminal as _, Read as _, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

use super::{BAD_INPUT, Outcome, Stop, claim_flags::ClaimFlags, plain, say, times, warn};
use crate::{
    clock::Clock,
    config::{DailyConfig, LinkConfig},
    invite::{
        Batch, Invitation, InviteLink, Invitee, Linker, Meeting, Window,
        batch::Entry,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    share::text,
    token::RoomName,
};

const EXAMPLES: &str = "\
People come from --owner and --invitee, or from FILE or standard input in any of these forms: one name a line,
`Name <mail>` lists, rows from a spreadsheet, or CSV with the columns name, email and owner. Write `(owner)` or
`, owner` behind an owner’s name. Lines that can’t be used are named on standard error, and the others go on.

Examples:
  printf 'Ada, owner\\nBob\\n' | latchkey links --room standup --for 60m
  latchkey links --room review --starts '2026-11-24 10:00' --ends 11:30 --zone Europe/Berlin people.csv > links.csv
  latchkey links --room interview --owner 'Ada Lovelace' --invitee Bob --format text";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Links {
    /// The room that the links open
    #[arg(long, value_name = "NAME")]
    room: RoomName,

    /// When the meeting starts [default: now]
    #[arg(long, value_name = "TIME")]
    starts: Option<String>,

    /// When the meeting ends
    #[arg(long, value_name = "TIME", conflicts_with = "lasts")]
    ends: Option<String>,

    /// How long the meeting lasts [default: 60m]
    #[arg(long = "for", value_name = "DURATION", value_parser = times::duration)]
    lasts: Option<SignedDuration>,

    /// How long before the start links open
    #[arg(long, value_name = "MINUTES", default_value_t = OPENS_EARLY, value_parser = times::minutes)]
    opens_early: i64,

    /// How long after the end links close
    #[arg(long, value_name = "MINUTES", default_value_t = CLOSES_LATE, value_parser = times::minutes)]
    closes_late: i64,

    /// An owner’s name; may be given again
    #[arg(long = "owner", value_name = "NAME")]
    owners: Vec<String>,

    /// A name of someone who is not an owner; may be given again
    #[arg(long = "invitee", value_name = "NAME")]
    invitees: Vec<String>,

    /// A file of people; `-` is standard input [default: standard input, unless names are given]
    file: Option<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,

    #[command(flatten)]
    claims: ClaimFlags,
    #[command(flatten)]
    limits: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// name,link,role with a header
    Csv,
    /// The same with tabs between
    Tsv,
    /// One JSON object a line
    Json,
    /// Name: link, for people
    Text,
}

impl Links {
    pub(super) fn run(self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.limits.zone();
        let window = self.window(zone, now)?;
        let signer = self.daily.signer(warn)?;
        let (invitees, has_problems) = self.people()?;
        let id = Uuid::new_v4();
        let meeting = Meeting {
            id,
            domain: signer.domain().clone(),
            room: self.room,
            title: None,
            window,
            options: self.claims.into_options(),
            issued_at: now,
            earlier_end_at: None,
            subject: None,
            note: None,
            sequence: 0,
        };
        let invitations = Invitation::for_batch(id, invitees);
        let linker = Linker::new(&signer, &meeting, now).map_err(|error| Stop::Usage(error.to_string()))?;
        let links = invitations.iter().map(|invitation| linker.link(invitation)).collect::<Result<Vec<_>, _>>();
        let links = links.map_err(|error| Stop::Usage(error.to_string()))?;
        write(self.format, &invitations, &links, io::stdout().lock())?;
        Ok(if has_problems { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS })
    }

    fn window(&self, zone: TimeZone, now: Timestamp) -> Result<Window, Stop> {
        let starts = self.starts.as_deref().map_or(Ok(now), |text| times::moment("--starts", text, &zone, now))?;
        let ends = match &self.ends {
            // A time of day alone belongs to the day of the start.
            Some(text) => times::moment("--ends", text, &zone, starts)?,
            None => times::after(starts, self.lasts)?,
        };
        Window::new(starts, ends, self.opens_early, self.closes_late, zone)
            .and_then(|window| window.check(now, self.limits.max_days).map(|()| window))
            .map_err(|error| Stop::Usage(error.to_string()))
    }

    /// The people, and whether some of the input could not be used.
    fn people(&self) -> Result<(Vec<Invitee>, bool), Stop> {
        let named = |names: &[String], is_owner: bool| {
            let invitee = |name: &String| match name.parse() {
                Ok(name) => Ok(Invitee { name, email: None, is_owner }),
                Err(error) => Err(Stop::Usage(format!("“{name}”: {error}"))),
            };
            names.iter().map(invitee).collect::<Result<Vec<_>, _>>()
        };
        let mut invitees = named(&self.owners, true)?;
        invitees.extend(named(&self.invitees, false)?);
        let Some(bytes) = self.input(invitees.is_empty())? else { return Ok((invitees, false)) };
        if bytes.trim_ascii().is_empty() {
            return nobody();
        }
        let batch = Batch::parse_bytes(&bytes).map_err(Stop::Usage)?;
        for problem in &batch.problems {
            say(format_args!("line {}: {} ({})", problem.line, problem.what, plain(&problem.text)));
        }
        for column in &batch.ignored_columns {
            warn(&format!("the column “{column}” is left out: it is no name, email or owner"));
        }
        invitees.extend(batch.entries.into_iter().map(|Entry { invitee, .. }| invitee));
        if invitees.is_empty() {
            return nobody();
        }
        Ok((invitees, !batch.problems.is_empty()))
    }

    fn input(&self, nobody_named: bool) -> Result<Option<Vec<u8>>, Stop> {
        let mut bytes = Vec::new();
        match &self.file {
            Some(path) if path.as_os_str() != "-" => {
                let failed = |error: io::Error| Stop::Usage(format!("{} can’t be read: {error}", path.display()));
                bytes = std::fs::read(path).map_err(failed)?;
            }
            None if !nobody_named => return Ok(None),
            _ => {
                if io::stdin().is_terminal() {
                    say(format_args!("Type one person a line, and end with Ctrl+D. --help shows other ways."));
                }
                io::stdin().lock().read_to_end(&mut bytes)?;
            }
        }
        Ok(Some(bytes))
    }
}

fn nobody<T>() -> Result<T, Stop> {
    Err(Stop::Usage("nobody to invite: name people with --owner and --invitee, or give a list".to_owned()))
}

fn write(format: Format, invitations: &[Invitation], links: &[InviteLink], to: impl Write) -> Result<(), Stop> {
    let mut to = io::BufWriter::new(to);
    let rows = invitations.iter().zip(links);
    let rows =
        rows.map(|(invitation, link)| (invitation.invitee.name.as_str(), link.as_str(), invitation.invitee.role()));
    match format {
        Format::Text => to.write_all(text::list(invitations, links).as_bytes())?,
        Format::Json => {
            for (name, link, role) in rows {
                writeln!(to, "{}", serde_json::json!({ "name": name, "link": link, "role": role }))?;
            }
        }
        Format::Csv | Format::Tsv => {
            let delimiter = if format == Format::Csv { b',' } else { b'\t' };
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(&mut to);
            writer.write_record(["name", "link", "role"])?;
            for (name, link, role) in rows {
                writer.write_record([name, link, role])?;
            }
            writer.flush()?;
        }
    }
    Ok(to.flush()?)
}
