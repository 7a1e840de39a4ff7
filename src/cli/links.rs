//! `latchkey links`: creates links for many people, row by row.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Args, ValueEnum};
use jiff::SignedDuration;

use super::{
    Outcome, PLAN_DIFFERS, ROWS_LEFT_OUT, Stop,
    claim_flags::ClaimFlags,
    list_flags::{ListFlags, unusable},
    output::Output,
    plan::{Plan, Rows},
    run::{self, Opened, Run, invalid_rows},
    say,
    source::{Kept, Source, no_rows},
    times, warn,
};
use crate::{
    bulk::{self, Bulk, Columns, Defaults, Head, ListError, ListOptions},
    clock::Clock,
    config::{DailyConfig, LinkConfig},
    invite::{
        Invitee, batch,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::RoomName,
};

const EXAMPLES: &str = "\
People come from --owner and --invitee, from FILE, or from standard input. The input can be:
  - a table with column names in one of the first 30 rows: CSV or text with
    semicolons, tabs or bars, of any length; or a spreadsheet (.xlsx, .xls,
    .ods). Name, email, owner, language, id, room, starts and ends are
    recognized in many languages
  - a table without column names, if it is clear which columns have the names
    and email addresses
  - contact cards (.vcf)
  - one name per line
  - a list of `Name <email>` entries

If it is not clear which column is which, or which sheet has the people, no links are created, and the error says which \
flag to set. Anything that was guessed, skipped or ignored is listed on standard error. Check it before you share the links.

To make someone an owner without an owner column, add `(owner)` or `, owner` after the name. Invalid rows are reported \
on standard error and skipped.

The same rows with the same --issued-at, --starts and --ends give the same links. A person's id in the room is the id \
from the table; without one, it is derived from the email address, or else from the name.

Exit codes:
  0  all links were created, or the plan is complete
  1  the command failed, or --strict is set and rows are invalid
  2  the command line, a setting or the list is invalid, or a file cannot be
     read or written; no links were created
  3  invalid rows were left out; links were created or planned for the others
  4  --exit-code is set, and links differ from the earlier ones, whether or not
     rows were left out

Examples:
  printf 'Ada, owner\\nBob\\n' | latchkey links --room standup --for 60m
  latchkey links --room review --starts 22:00 --ends 23:30 \\
    --zone Europe/Berlin people.csv -o links.csv
  latchkey links --room review --starts 22:00 people.csv \\
    --plan links.csv --exit-code
  latchkey links --room review guests.xlsx --sheet Guests \\
    --columns 'name=Kunde,email=Mail'
  latchkey links --room interview --owner 'Ada Lovelace' --invitee Bob -o -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is set or not")]
pub(super) struct Links {
    /// Room that the links open, unless a row names another one
    #[arg(long, value_name = "NAME")]
    room: Option<RoomName>,

    /// When the meeting starts [default: the value of --issued-at]
    #[arg(long, value_name = "TIME")]
    starts: Option<String>,

    /// When the meeting ends
    #[arg(long, value_name = "TIME", conflicts_with = "lasts")]
    ends: Option<String>,

    /// How long the meeting lasts [default: 60m]
    #[arg(long = "for", value_name = "DURATION", value_parser = times::duration, allow_hyphen_values = true)]
    lasts: Option<SignedDuration>,

    /// Links begin to work this long before the meeting starts, 0 to 1440 minutes
    #[arg(long, value_name = "MINUTES", default_value_t = OPENS_EARLY, value_parser = times::minutes, allow_hyphen_values = true)]
    opens_early: i64,

    /// Links expire this long after the meeting ends, 0 to 1440 minutes
    #[arg(long, value_name = "MINUTES", default_value_t = CLOSES_LATE, value_parser = times::minutes, allow_hyphen_values = true)]
    closes_late: i64,

    /// Time of issue to write into the links. Set it to get the same links in each run [default: now]
    #[arg(long, value_name = "TIME")]
    issued_at: Option<String>,

    /// Name of an owner. Can be given more than once
    #[arg(long = "owner", value_name = "NAME")]
    owners: Vec<String>,

    /// Name of a person who is not an owner. Can be given more than once
    #[arg(long = "invitee", value_name = "NAME")]
    invitees: Vec<String>,

    /// File with the people to invite; `-` for standard input [default: standard input, unless --owner or --invitee is given]
    file: Option<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,

    /// Write CSV or TSV for a spreadsheet: with a byte order mark, and an apostrophe before each cell that would be a
    /// formula
    #[arg(long, conflicts_with = "json")]
    for_spreadsheet: bool,

    /// Write one JSON object per line, as --format jsonl does
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Write the links to a file that only you can read, once all are created; `-` for standard output. If the command
    /// fails, an existing file stays as it is
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write invalid rows to a file that only you can read, as UTF-8 text with the column names, so that you can correct them and use the file
    /// as input. The last column, `problem`, says what is wrong with each row. Rows of a spreadsheet are written as
    /// tab-separated text
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,

    /// Create no links if any row is invalid
    #[arg(long)]
    strict: bool,

    /// List the people who would get a link, without creating links. With FILE, the output of a previous run, also show
    /// whether each person's link would be added, changed, unchanged or withdrawn, and what would differ. If the list
    /// contains a person twice, the second row is marked `double`. Links that were signed with another API key, or for
    /// another domain, count as changed
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "")]
    plan: Option<OsString>,

    /// With --plan FILE, exit with 4 if any link differs from FILE
    #[arg(long, requires = "plan")]
    exit_code: bool,

    #[command(flatten)]
    list: ListFlags,
    #[command(flatten)]
    claims: ClaimFlags,
    #[command(flatten)]
    limits: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// A header line and the columns name, email, role and link, plus id and room if the input has them
    Csv,
    /// The same as csv, but separated by tabs
    Tsv,
    /// One JSON object per line
    #[value(alias = "json")]
    Jsonl,
    /// One `Name: link` per line, for people to read
    Text,
}

impl From<Format> for bulk::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Tsv => Self::Tsv,
            Format::Jsonl => Self::JsonLines,
            Format::Text => Self::Text,
        }
    }
}

impl Links {
    pub(super) fn run(mut self) -> Outcome {
        if self.json {
            self.format = Format::Jsonl;
        }
        if self.for_spreadsheet && !matches!(self.format, Format::Csv | Format::Tsv) {
            return Err(Stop::Usage("--for-spreadsheet needs --format csv or tsv.".to_owned()));
        }
        let now = Clock::System.now();
        let zone = self.limits.zone(warn);
        let issued_at =
            self.issued_at.as_deref().map(|text| times::moment("--issued-at", text, &zone, now)).transpose()?;
        let time_flag = times::end_flag(self.ends.as_deref(), self.lasts);
        let defaults = Defaults {
            room: self.room.take(),
            starts: self.starts.take(),
            ends: self.ends.take(),
            lasts: self.lasts.unwrap_or(SignedDuration::from_hours(1)),
            opens_early: self.opens_early,
            closes_late: self.closes_late,
            options: std::mem::take(&mut self.claims).into_options(),
            zone: zone.clone(),
            issued_at: issued_at.unwrap_or(now),
            list: ListOptions::default(),
        };
        // An invalid flag is reported by its name, before any input is read.
        for (flag, text) in [("--starts", &defaults.starts), ("--ends", &defaults.ends)] {
            text.as_deref().map(|text| times::moment(flag, text, &zone, defaults.issued_at)).transpose()?;
        }
        if self.exit_code && self.plan.as_ref().is_some_and(|path| path.is_empty()) {
            return Err(Stop::Usage(
                "--exit-code compares with earlier links. Name their file: --plan FILE.".to_owned(),
            ));
        }
        let signer = Arc::new(self.daily.signer(warn)?);
        let open = |mut source: Source| -> Result<Opened, Stop> {
            let first = source.next().map_err(no_rows)?;
            let defaults = Defaults { list: source.about.list.clone(), ..defaults.clone() };
            let made = Bulk::new(signer.clone(), defaults, now, self.limits.max_days, first.as_ref());
            let (bulk, head) = made.map_err(|error| match error {
                ListError::Terms(why) => Stop::Usage(format!("{time_flag}: {why}")),
                error => unusable(error),
            })?;
            Ok(Opened { bulk: Arc::new(bulk), head, first, source })
        };
        self.check_files()?;
        // The file is created even if it stays empty, so that it never contains rows of an earlier run.
        self.errors.as_deref().map(run::create_errors).transpose()?;
        let mut sources = self.sources()?;
        if self.strict {
            let mut kept = sources.into_iter().map(Source::keep).collect::<Result<Vec<_>, Stop>>()?;
            let mut run = Run::new(self.errors.as_deref(), self.format.into())?;
            run.is_trial = true;
            for source in &mut kept {
                let opened = open(source.open()?)?;
                opened.warn();
                run.make(opened, io::sink())?;
            }
            if run.problem_count > 0 {
                let rows = invalid_rows(run.problem_count);
                say(format_args!("No links were created because --strict is set and {rows} invalid."));
                run.end()?;
                return Ok(ExitCode::FAILURE);
            }
            sources = kept.iter_mut().map(Kept::open).collect::<Result<_, Stop>>()?;
        }
        let opened = sources.into_iter().map(open).collect::<Result<Vec<_>, Stop>>()?;
        let mut run = Run::new(self.errors.as_deref(), self.format.into())?;
        let has = |column: fn(&Head) -> bool| opened.iter().any(|opened| column(&opened.head));
        run.columns = Columns {
            id: has(|head| head.has_ids),
            room: has(|head| head.has_rooms),
            language: has(|head| head.has_languages),
            is_for_spreadsheet: self.for_spreadsheet,
            ..Columns::default()
        };
        let mut output = Output::open(self.output.as_deref())?;
        if !self.strict {
            opened.iter().for_each(Opened::warn);
        }
        let mut differs = false;
        if let Some(path) = &self.plan {
            let rows = Rows::new(self.format.into(), self.for_spreadsheet, &mut output)?;
            let mut plan = Plan::beside(path.as_ref(), &signer, rows)?;
            opened.into_iter().try_for_each(|opened| run.plan(opened, &mut plan))?;
            run.check()?;
            differs = plan.end()?;
        } else {
            opened.into_iter().try_for_each(|opened| run.make(opened, &mut output))?;
            run.check()?;
        }
        output.finish()?;
        Ok(match run.end()? {
            _ if differs && self.exit_code => ExitCode::from(PLAN_DIFFERS),
            1.. => ExitCode::from(ROWS_LEFT_OUT),
            0 => ExitCode::SUCCESS,
        })
    }

    /// Fails if a file that is written is also read, or written twice.
    fn check_files(&self) -> Result<(), Stop> {
        // A new file is named by its folder, which exists.
        let canonical = |path: &Path| {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            path.canonicalize().ok().or_else(|| Some(parent.canonicalize().ok()?.join(path.file_name()?)))
        };
        let files = [
            ("FILE", self.file.as_deref()),
            ("--plan", self.plan.as_deref().map(Path::new)),
            ("--errors", self.errors.as_deref()),
            ("--output", self.output.as_deref()),
        ];
        let is_file = |path: &&Path| !path.as_os_str().is_empty() && path.as_os_str() != "-";
        let named: Vec<_> = files.into_iter().filter_map(|(flag, path)| Some((flag, path.filter(is_file)?))).collect();
        let is_written = |flag: &str| matches!(flag, "--errors" | "--output");
        for (place, (flag, path)) in named.iter().enumerate().filter(|(_, (flag, _))| is_written(flag)) {
            let same = named[..place].iter().find(|(_, other)| canonical(other) == canonical(path));
            if let Some((other, _)) = same {
                let what =
                    format!("{flag} would overwrite {}, which {other} names. Choose another file.", path.display());
                return Err(Stop::Usage(what));
            }
        }
        Ok(())
    }

    /// Returns the sources of rows, beginning with the people that flags name.
    fn sources(&self) -> Result<Vec<Source>, Stop> {
        let named = self.named()?;
        let (options, list) = self.list.options()?;
        let mut sources = Vec::new();
        if !named.is_empty() {
            sources.push(Source::of_flags(batch::to_table(&named)));
        }
        match &self.file {
            Some(path) if path.as_os_str() != "-" => {
                let failed = |error: io::Error| Stop::Usage(format!("Cannot read {}: {error}.", path.display()));
                let file = File::open(path).map_err(failed)?;
                let length = file.metadata().map_err(failed)?.len();
                if path.is_dir() {
                    return Err(Stop::Usage(format!("{} is a folder. Give a file with people.", path.display())));
                }
                sources.push(Source::of_file(Box::new(file), Some(length), options, list)?);
            }
            None if !named.is_empty() => {
                if let Some(flag) = self.list.any() {
                    let what = "is for a list, but the people come from --owner and --invitee. Give a FILE, or - for standard input.";
                    return Err(Stop::Usage(format!("{flag} {what}")));
                }
            }
            _ => {
                if io::stdin().is_terminal() {
                    say(format_args!("Enter one person per line, then press Ctrl+D. For other formats, see --help."));
                }
                sources.push(Source::of_file(Box::new(io::stdin()), None, options, list)?);
            }
        }
        Ok(sources)
    }

    /// Returns the people that flags name.
    fn named(&self) -> Result<Vec<Invitee>, Stop> {
        let owners = self.owners.iter().map(|name| (name, true));
        let people = owners.chain(self.invitees.iter().map(|name| (name, false)));
        let invitee = |(name, is_owner): (&String, bool)| {
            let flag = if is_owner { "--owner" } else { "--invitee" };
            Invitee::typed(name, None, is_owner).map_err(|why| Stop::Usage(format!("{flag} \"{name}\": {why}")))
        };
        people.map(invitee).collect()
    }
}
