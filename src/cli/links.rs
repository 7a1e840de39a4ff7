//! `latchkey links`: creates links for many people, row by row.

use std::{
    collections::HashMap,
    ffi::OsString,
    fs::File,
    io::{self, IsTerminal as _, Seek as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::SignedDuration;

use super::{
    BAD_INPUT, Outcome, Stop,
    claim_flags::ClaimFlags,
    plain,
    plan::Plan,
    say,
    source::{Source, in_order, no_rows},
    times, warn,
};
use crate::{
    bulk::{self, Bulk, Columns, Defaults, Head, ListOptions, Made, Memory, Piece, Problem},
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
  - a table of any length whose first line names the columns: name, and optionally email, owner, id, room, starts, ends \
and language
  - a table without a header line
  - one name per line
  - a list of `Name <email>` entries

To make someone an owner without an owner column, add `(owner)` or `, owner` after the name. Invalid rows are reported \
on standard error and skipped.

The same rows with the same --issued-at, --starts and --ends give the same links. A person's id in the room is the id \
from the table; without one, it is derived from the email address, or else from the name.

Examples:
  printf 'Ada, owner\\nBob\\n' | latchkey links --room standup --for 60m
  latchkey links --room review --starts 22:00 --ends 23:30 --zone Europe/Berlin people.csv > links.csv
  latchkey links --room review --starts 22:00 --plan links.csv people.csv
  latchkey links --room interview --owner 'Ada Lovelace' --invitee Bob --format text";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
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

    /// Links begin to work this long before the meeting starts
    #[arg(long, value_name = "MINUTES", default_value_t = OPENS_EARLY, value_parser = times::minutes)]
    opens_early: i64,

    /// Links expire this long after the meeting ends
    #[arg(long, value_name = "MINUTES", default_value_t = CLOSES_LATE, value_parser = times::minutes)]
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

    /// Write invalid rows to a file, unchanged, so that you can correct them and use the file as input
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,

    /// Create no links if any row is invalid
    #[arg(long)]
    strict: bool,

    /// Create no links, but list who would get one. With FILE, the output of an earlier run, list what would change
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "")]
    plan: Option<OsString>,

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

/// The number of messages of one kind that are written to standard error. Further ones are only counted.
const TOLD: u64 = 10;

impl Links {
    pub(super) fn run(mut self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.limits.zone(warn);
        let issued_at =
            self.issued_at.as_deref().map(|text| times::moment("--issued-at", text, &zone, now)).transpose()?;
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
        let signer = Arc::new(self.daily.signer(warn)?);
        let open = |mut source: Source| -> Result<Opened, Stop> {
            let first = source.next().map_err(no_rows)?;
            let made = Bulk::new(signer.clone(), defaults.clone(), now, self.limits.max_days, first.as_ref());
            let (bulk, head) = made.map_err(|why| Stop::Usage(why.to_string()))?;
            Ok(Opened { bulk: Arc::new(bulk), head, first, source })
        };
        self.check_errors_file()?;
        let mut sources = self.sources()?;
        if self.strict {
            let kept = sources.iter_mut().map(Source::keep).collect::<Result<Vec<_>, Stop>>()?;
            let mut run = Run::new(&self)?;
            run.is_trial = true;
            for opened in sources.into_iter().map(open).collect::<Result<Vec<_>, Stop>>()? {
                run.make(opened, io::sink())?;
            }
            if run.problem_count > 0 {
                let rows = invalid_rows(run.problem_count);
                say(format_args!("No links were created because --strict is set and {rows} invalid."));
                return run.end();
            }
            let again = |(mut file, length): (File, Option<u64>)| {
                file.rewind()?;
                Ok(Source::of(Box::new(file), length))
            };
            sources = kept.into_iter().map(again).collect::<Result<_, Stop>>()?;
        }
        let opened = sources.into_iter().map(open).collect::<Result<Vec<_>, Stop>>()?;
        let mut run = Run::new(&self)?;
        let has = |column: fn(&Head) -> bool| opened.iter().any(|opened| column(&opened.head));
        run.columns = Columns {
            id: has(|head| head.has_ids),
            room: has(|head| head.has_rooms),
            language: has(|head| head.has_languages),
            error: false,
        };
        let mut plan = self.plan.as_ref().map(|path| Plan::beside(path.as_ref())).transpose()?;
        for opened in opened {
            opened.head.notes.iter().for_each(|note| warn(&plain(&note.to_string())));
            match &mut plan {
                None => run.make(opened, io::stdout().lock())?,
                Some(plan) => run.plan(opened, plan)?,
            }
        }
        if let Some(plan) = plan {
            plan.write(self.format.into(), io::stdout().lock())?;
        }
        run.end()
    }

    /// Fails if `--errors` names one of the input files.
    fn check_errors_file(&self) -> Result<(), Stop> {
        let canonical = |path: &Path| path.canonicalize().ok();
        let Some(errors) = self.errors.as_deref().and_then(canonical) else { return Ok(()) };
        let read = [self.file.as_deref(), self.plan.as_deref().map(Path::new)];
        match read.into_iter().flatten().find(|path| canonical(path).as_ref() == Some(&errors)) {
            Some(path) => Err(Stop::Usage(format!(
                "--errors would overwrite {}, which is an input file. Choose another file.",
                path.display()
            ))),
            None => Ok(()),
        }
    }

    /// Returns the sources of rows, beginning with the people that flags name.
    fn sources(&self) -> Result<Vec<Source>, Stop> {
        let named = self.named()?;
        let mut sources = Vec::new();
        if !named.is_empty() {
            sources.push(Source::of(Box::new(io::Cursor::new(batch::to_table(&named))), None));
        }
        match &self.file {
            Some(path) if path.as_os_str() != "-" => {
                let failed = |error: io::Error| Stop::Usage(format!("Cannot read {}: {error}.", path.display()));
                let file = File::open(path).map_err(failed)?;
                let length = file.metadata().map_err(failed)?.len();
                if path.is_dir() {
                    return Err(Stop::Usage(format!("{} is a folder. Give a file with people.", path.display())));
                }
                sources.push(Source::of(Box::new(file), Some(length)));
            }
            None if !named.is_empty() => {}
            _ => {
                if io::stdin().is_terminal() {
                    say(format_args!("Enter one person per line, then press Ctrl+D. For other formats, see --help."));
                }
                sources.push(Source::of(Box::new(io::stdin()), None));
            }
        }
        Ok(sources)
    }

    /// Returns the people that flags name.
    fn named(&self) -> Result<Vec<Invitee>, Stop> {
        let owners = self.owners.iter().map(|name| (name, true));
        let people = owners.chain(self.invitees.iter().map(|name| (name, false)));
        let invitee = |(name, is_owner): (&String, bool)| {
            Invitee::typed(name, None, is_owner).map_err(|why| Stop::Usage(format!("\"{name}\": {why}")))
        };
        people.map(invitee).collect()
    }
}

/// A source of rows whose first piece has been read.
struct Opened {
    bulk: Arc<Bulk>,
    head: Head,
    first: Option<Piece>,
    source: Source,
}

/// One pass over all rows, with the number of invalid rows found so far.
struct Run<'a> {
    links: &'a Links,
    problem_count: u64,
    errors: Option<io::BufWriter<File>>,
    /// The lines of the first people, by a hash of room and id.
    people: HashMap<u64, usize>,
    double_count: u64,
    /// The number of rows whose time a daylight-saving change skips or repeats.
    odd_time_count: u64,
    columns: Columns,
    has_header: bool,
    /// Whether this pass only looks for invalid rows.
    is_trial: bool,
}

impl<'a> Run<'a> {
    fn new(links: &'a Links) -> Result<Self, Stop> {
        let create =
            |path: &PathBuf| File::create(path).map(io::BufWriter::new).map_err(|error| unwritten(path, &error));
        Ok(Self {
            links,
            problem_count: 0,
            // The file is created even if it stays empty, so that it never contains rows of an earlier run.
            errors: links.errors.as_ref().map(create).transpose()?,
            people: HashMap::new(),
            double_count: 0,
            odd_time_count: 0,
            columns: Columns::default(),
            has_header: false,
            is_trial: false,
        })
    }

    /// Creates the links of a source on all cores, and writes them in order.
    fn make(&mut self, opened: Opened, mut to: impl Write) -> Result<(), Stop> {
        let Opened { bulk, head, first, mut source } = opened;
        let (columns, format) = (self.columns, self.links.format.into());
        let mut writer = bulk::Writer::new(&bulk, format, columns);
        if !self.has_header {
            to.write_all(&writer.header())?;
            self.has_header = true;
        }
        if source.is_ended {
            // The whole input has been read, and is too short for threads to be worthwhile.
            let mut next = first;
            while let Some(piece) = next {
                self.take(&head, writer.piece(&piece), &mut to)?;
                next = source.next().map_err(no_rows)?;
            }
            return Ok(to.flush()?);
        }
        let bar = progress(source.length);
        let (made, end) = in_order(&bulk, format, columns, first, source);
        let mut piece_count = 0;
        for (length, made) in made {
            piece_count += 1;
            self.take(&head, made, &mut to)?;
            bar.inc(length);
        }
        bar.finish_and_clear();
        to.flush()?;
        match end.recv() {
            Ok(Ok(read)) if read == piece_count => Ok(()),
            Ok(Err(error)) => Err(no_rows(error)),
            _ => Err(Stop::Failed("Some links were not created. This is a bug in Latchkey.".into())),
        }
    }

    /// Writes the links of a piece, and reports its problems.
    fn take(&mut self, head: &Head, made: Made, to: &mut impl Write) -> Result<(), Stop> {
        to.write_all(&made.bytes)?;
        self.take_problems(head, made.problems)?;
        made.warnings.iter().for_each(|(line, warning)| self.warn_of_time(*line, warning));
        made.people.into_iter().for_each(|(line, person)| self.notice_double(line, person));
        Ok(())
    }

    /// Adds the rows of a source to a plan without creating links.
    fn plan(&mut self, opened: Opened, plan: &mut Plan) -> Result<(), Stop> {
        let Opened { bulk, head, first, mut source } = opened;
        let (mut next, mut memory) = (first, Memory::default());
        while let Some(piece) = next {
            let mut problems = Vec::new();
            bulk.rows(&piece, &mut memory, |row| match row {
                Ok(person) => plan.take(&person),
                Err(problem) => problems.push(problem),
            });
            self.take_problems(&head, problems)?;
            next = source.next().map_err(no_rows)?;
        }
        Ok(())
    }

    /// Warns about a time that a daylight-saving change skips or repeats.
    fn warn_of_time(&mut self, line: usize, warning: &str) {
        if self.is_trial {
            return;
        }
        self.odd_time_count += 1;
        if self.odd_time_count <= TOLD {
            warn(&format!("line {line}: {warning}"));
        }
    }

    /// Warns about a person who appears on more than one line.
    fn notice_double(&mut self, line: usize, person: u64) {
        if self.is_trial {
            return;
        }
        let before = *self.people.entry(person).or_insert(line);
        if before == line {
            return;
        }
        self.double_count += 1;
        if self.double_count <= TOLD {
            warn(&format!(
                "lines {before} and {line} have the same id, so they count as one person. If they are two people, give each their own id or email address."
            ));
        }
    }

    /// Reports invalid rows, and writes them to the file of `--errors`.
    fn take_problems(&mut self, head: &Head, problems: Vec<Problem>) -> Result<(), Stop> {
        for problem in problems {
            self.problem_count += 1;
            if self.errors.is_none() || self.problem_count <= TOLD {
                // In a file of another kind, a line may be very long.
                let shown: String = plain(&problem.text).chars().take(200).collect();
                say(format_args!("line {}: {} ({shown})", problem.line, problem.what));
            }
            if let (Some(path), Some(file)) = (&self.links.errors, &mut self.errors) {
                let header = head.text.as_ref().filter(|_| self.problem_count == 1);
                let mut lines = header.into_iter().chain([&problem.text]);
                lines.try_for_each(|line| writeln!(file, "{line}")).map_err(|error| unwritten(path, &error))?;
            }
        }
        Ok(())
    }

    fn end(self) -> Outcome {
        if self.double_count > TOLD {
            warn(&format!("{} of the first 20,000 rows repeat a person from an earlier row.", self.double_count));
        }
        if let (Some(path), Some(mut file)) = (&self.links.errors, self.errors) {
            file.flush().map_err(|error| unwritten(path, &error))?;
            if self.problem_count == 0 {
                return Ok(ExitCode::SUCCESS);
            }
            let rows = invalid_rows(self.problem_count);
            say(format_args!("{rows} invalid: see {}", path.display()));
        }
        Ok(if self.problem_count > 0 { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS })
    }
}

/// Returns the number of invalid rows with its verb, such as `2 rows are`.
fn invalid_rows(count: u64) -> String {
    if count == 1 { "1 row is".to_owned() } else { format!("{count} rows are") }
}

fn unwritten(path: &Path, error: &io::Error) -> Stop {
    Stop::Usage(format!("Cannot write {}: {error}.", path.display()))
}

/// Returns a progress bar, which is hidden unless standard error alone is a terminal.
fn progress(length: Option<u64>) -> ProgressBar {
    if io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, form) = match length {
        Some(length) => (ProgressBar::new(length), "{bar:40} {percent} %, {binary_bytes_per_sec}, {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {binary_bytes} read, {binary_bytes_per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(form).expect("the template is right"))
}
