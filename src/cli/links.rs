//! `latchkey links`: links for many people, row by row.

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
    bulk::{self, Bulk, Columns, Defaults, Head, Made, Memory, Piece},
    clock::Clock,
    config::{DailyConfig, LinkConfig},
    invite::{
        Invitee, Problem, batch,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::RoomName,
};

const EXAMPLES: &str = "\
People come from --owner and --invitee, or from FILE or standard input. A table names its columns in the first line:
name, and any of email, owner, id, room, starts, ends and language; it may have any number of rows. Other forms are one
name a line, `Name <mail>` lists, and rows without a header. Write `(owner)` or `, owner` behind an owner’s name.
Rows that can’t be used are named on standard error, and the others go on.

The same rows with the same --issued-at, --starts and --ends give the same links. A person’s id in the room is the
row’s id, else it follows from the mail address, else from the name.

Examples:
  printf 'Ada, owner\\nBob\\n' | latchkey links --room standup --for 60m
  latchkey links --room review --starts 22:00 --ends 23:30 --zone Europe/Berlin people.csv > links.csv
  latchkey links --room review --starts 22:00 --plan links.csv people.csv
  latchkey links --room interview --owner 'Ada Lovelace' --invitee Bob --format text";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Links {
    /// The room that the links open, where the rows name none
    #[arg(long, value_name = "NAME")]
    room: Option<RoomName>,

    /// When the meeting starts [default: when the links are issued]
    #[arg(long, value_name = "TIME")]
    starts: Option<String>,

    /// When the meeting ends
    #[arg(long, value_name = "TIME", conflicts_with = "lasts")]
    ends: Option<String>,

    /// How long the meeting lasts [default: 60m]
    #[arg(long = "for", value_name = "DURATION", value_parser = times::duration, allow_hyphen_values = true)]
    lasts: Option<SignedDuration>,

    /// How long before the start links open
    #[arg(long, value_name = "MINUTES", default_value_t = OPENS_EARLY, value_parser = times::minutes)]
    opens_early: i64,

    /// How long after the end links close
    #[arg(long, value_name = "MINUTES", default_value_t = CLOSES_LATE, value_parser = times::minutes)]
    closes_late: i64,

    /// When the links are issued: with the same time they are the same [default: now]
    #[arg(long, value_name = "TIME")]
    issued_at: Option<String>,

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

    /// Write the rows that can’t be used into a file, as they came in, to be mended and read again
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,

    /// Make no link at all if any row can’t be used
    #[arg(long)]
    strict: bool,

    /// Make no links: say who would get one and, beside the FILE of an earlier run’s output, what would be different
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
    /// name,email,role,link with a header, and the id and the room where the rows name them
    Csv,
    /// The same with tabs between
    Tsv,
    /// One JSON object a line
    #[value(alias = "json")]
    Jsonl,
    /// Name: link, for people
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

/// So many rows of a kind are told of on standard error, where the rest is found elsewhere or is more of the same.
const TOLD: u64 = 10;

impl Links {
    pub(super) fn run(mut self) -> Outcome {
        let now = Clock::System.now();
        let zone = self.limits.zone();
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
        };
        // A wrong flag is said under its name, before anything is read.
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
                say(format_args!("Nothing is made: --strict wants every row to be good."));
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
        run.columns = Columns { id: has(|head| head.has_ids), room: has(|head| head.has_rooms), error: false };
        let mut plan = self.plan.as_ref().map(|path| Plan::beside(path.as_ref())).transpose()?;
        for opened in opened {
            opened.head.warnings.iter().for_each(|warning| warn(&plain(warning)));
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

    /// Refuses to write the rows that can't be used over a file that is read.
    fn check_errors_file(&self) -> Result<(), Stop> {
        let canonical = |path: &Path| path.canonicalize().ok();
        let Some(errors) = self.errors.as_deref().and_then(canonical) else { return Ok(()) };
        let read = [self.file.as_deref(), self.plan.as_deref().map(Path::new)];
        match read.into_iter().flatten().find(|path| canonical(path).as_ref() == Some(&errors)) {
            Some(path) => Err(Stop::Usage(format!("--errors would write over {}, which is read", path.display()))),
            None => Ok(()),
        }
    }

    /// Where rows come from: those that flags name first.
    fn sources(&self) -> Result<Vec<Source>, Stop> {
        let named = self.named()?;
        let mut sources = Vec::new();
        if !named.is_empty() {
            sources.push(Source::of(Box::new(io::Cursor::new(batch::to_table(&named))), None));
        }
        match &self.file {
            Some(path) if path.as_os_str() != "-" => {
                let failed = |error: io::Error| Stop::Usage(format!("{} can’t be read: {error}", path.display()));
                let file = File::open(path).map_err(failed)?;
                let length = file.metadata().map_err(failed)?.len();
                if path.is_dir() {
                    return Err(Stop::Usage(format!("{} is a folder; want a file of people", path.display())));
                }
                sources.push(Source::of(Box::new(file), Some(length)));
            }
            None if !named.is_empty() => {}
            _ => {
                if io::stdin().is_terminal() {
                    say(format_args!("Type one person a line, and end with Ctrl+D. --help shows other ways."));
                }
                sources.push(Source::of(Box::new(io::stdin()), None));
            }
        }
        Ok(sources)
    }

    /// The people whom flags name.
    fn named(&self) -> Result<Vec<Invitee>, Stop> {
        let owners = self.owners.iter().map(|name| (name, true));
        let people = owners.chain(self.invitees.iter().map(|name| (name, false)));
        let invitee = |(name, is_owner): (&String, bool)| {
            Invitee::typed(name, None, is_owner).map_err(|why| Stop::Usage(format!("“{name}”: {why}")))
        };
        people.map(invitee).collect()
    }
}

/// A source whose first line is read.
struct Opened {
    bulk: Arc<Bulk>,
    head: Head,
    first: Option<Piece>,
    source: Source,
}

/// One run over all rows: what it made, and what it could not use.
struct Run<'a> {
    links: &'a Links,
    problem_count: u64,
    errors: Option<io::BufWriter<File>>,
    /// The line of each of the first people, by room and id.
    people: HashMap<u64, usize>,
    double_count: u64,
    columns: Columns,
    has_header: bool,
    /// Whether it only looks for rows that can't be used.
    is_trial: bool,
}

impl<'a> Run<'a> {
    fn new(links: &'a Links) -> Result<Self, Stop> {
        let create =
            |path: &PathBuf| File::create(path).map(io::BufWriter::new).map_err(|error| unwritten(path, &error));
        Ok(Self {
            links,
            problem_count: 0,
            // Made anew each time: an old one would tell of rows that are mended.
            errors: links.errors.as_ref().map(create).transpose()?,
            people: HashMap::new(),
            double_count: 0,
            columns: Columns { id: false, room: false, error: false },
            has_header: false,
            is_trial: false,
        })
    }

    /// Makes the links of a source on all cores, and writes them in order.
    fn make(&mut self, opened: Opened, mut to: impl Write) -> Result<(), Stop> {
        let Opened { bulk, head, first, mut source } = opened;
        let (columns, format) = (self.columns, self.links.format.into());
        let mut writer = bulk::Writer::new(&bulk, format, columns);
        if !self.has_header {
            to.write_all(&writer.header())?;
            self.has_header = true;
        }
        if source.is_ended {
            // All of it is here, and made sooner than threads would begin.
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
            _ => Err(Stop::Failed("not all rows were made".into())),
        }
    }

    /// Writes what a piece came to.
    fn take(&mut self, head: &Head, made: Made, to: &mut impl Write) -> Result<(), Stop> {
        to.write_all(&made.bytes)?;
        self.take_problems(head, made.problems)?;
        made.people.into_iter().for_each(|(line, person)| self.notice_double(line, person));
        Ok(())
    }

    /// Looks at the rows of a source without making a link.
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
                "lines {before} and {line} say the same person, whose link is made twice: two people need an id or a mail address each"
            ));
        }
    }

    /// Says which rows can't be used, or keeps them in a file.
    fn take_problems(&mut self, head: &Head, problems: Vec<Problem>) -> Result<(), Stop> {
        for problem in problems {
            self.problem_count += 1;
            if self.errors.is_none() || self.problem_count <= TOLD {
                // A line of another file may go on for long.
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
            warn(&format!("{} of the first 20,000 rows say a person who stands before", self.double_count));
        }
        if let (Some(path), Some(mut file)) = (&self.links.errors, self.errors) {
            file.flush().map_err(|error| unwritten(path, &error))?;
            if self.problem_count == 0 {
                return Ok(ExitCode::SUCCESS);
            }
            let rows = if self.problem_count == 1 { "1 row" } else { &format!("{} rows", self.problem_count) };
            say(format_args!("{rows} can’t be used: see {}", path.display()));
        }
        Ok(if self.problem_count > 0 { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS })
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Stop {
    Stop::Usage(format!("{} can’t be written: {error}", path.display()))
}

/// How far it is, on a terminal that shows nothing else.
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
