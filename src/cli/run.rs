//! One pass of `latchkey links` over all rows.

use std::{
    collections::{HashMap, hash_map::Entry},
    fs::File,
    io::{self, IsTerminal as _, Write},
    path::Path,
    sync::Arc,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::{
    Stop,
    list_flags::unusable,
    plain,
    plan::Plan,
    say,
    source::{Source, in_order, no_rows},
    warn,
};
use crate::bulk::{self, Bulk, Columns, Head, ListError, Made, Memory, Piece, Problem};

/// The number of messages of one kind that are written to standard error. Further ones are only counted.
const TOLD: u64 = 10;

/// A source of rows whose first piece has been read.
pub(super) struct Opened {
    pub(super) bulk: Arc<Bulk>,
    pub(super) head: Head,
    pub(super) first: Option<Piece>,
    pub(super) source: Source,
}

impl Opened {
    /// Reports what was decided about the list, and should be looked at.
    pub(super) fn warn(&self) {
        let notes = self.source.about.notes.iter().chain(&self.head.notes);
        notes.for_each(|note| warn(&plain(&note.to_string())));
    }
}

/// What a pass knows about one source.
struct List {
    /// The header of the output.
    header: Vec<u8>,
    head: Head,
    bulk: Arc<Bulk>,
    is_of_flags: bool,
    has_rows: bool,
}

impl List {
    /// Fails if there were no rows, good or not.
    fn check(&self) -> Result<(), Stop> {
        match (self.has_rows, &self.head.text) {
            (true, _) => Ok(()),
            (false, Some(_)) => Err(unusable(ListError::NoRows)),
            (false, None) => Err(unusable(ListError::Nobody)),
        }
    }
}

/// One pass over all rows, with the number of invalid rows found so far.
pub(super) struct Run<'a> {
    /// The file for invalid rows.
    errors_path: Option<&'a Path>,
    format: bulk::Format,
    pub(super) problem_count: u64,
    /// Whether there was a valid row.
    has_people: bool,
    errors: Option<io::BufWriter<File>>,
    /// The lines of the first people, by a hash of room and id. `None` for people from flags.
    people: HashMap<u64, Option<usize>>,
    double_count: u64,
    /// The number of rows whose time a daylight-saving change skips or repeats.
    odd_time_count: u64,
    pub(super) columns: Columns,
    /// Whether this pass only looks for invalid rows.
    pub(super) is_trial: bool,
}

impl<'a> Run<'a> {
    pub(super) fn new(errors_path: Option<&'a Path>, format: bulk::Format) -> Result<Self, Stop> {
        Ok(Self {
            errors_path,
            format,
            problem_count: 0,
            has_people: false,
            errors: errors_path.map(create_errors).transpose()?,
            people: HashMap::new(),
            double_count: 0,
            odd_time_count: 0,
            columns: Columns::default(),
            is_trial: false,
        })
    }

    /// Creates the links of a source on all cores, and writes them in order.
    pub(super) fn make(&mut self, opened: Opened, mut to: impl Write) -> Result<(), Stop> {
        let Opened { bulk, head, first, mut source } = opened;
        let (columns, format) = (self.columns, self.format);
        let mut writer = bulk::Writer::new(&bulk, format, columns);
        let is_of_flags = source.about.is_of_flags;
        let mut list = List { header: writer.header(), head, bulk: bulk.clone(), is_of_flags, has_rows: false };
        if source.is_ended {
            // The whole input has been read, and is too short for threads to be worthwhile.
            let mut next = first;
            while let Some(piece) = next {
                self.take(&mut list, writer.piece(&piece), &mut to)?;
                next = source.next().map_err(no_rows)?;
            }
            to.flush()?;
            return list.check();
        }
        let bar = progress(source.length);
        let written = in_order(&bulk, format, columns, first, source).try_for_each(|made| {
            let (length, made) = made.map_err(no_rows)?;
            bar.inc(length);
            self.take(&mut list, made, &mut to)
        });
        bar.finish_and_clear();
        to.flush()?;
        written.and_then(|()| list.check())
    }

    /// Writes the links of a piece, and reports its problems.
    fn take(&mut self, list: &mut List, made: Made, to: &mut impl Write) -> Result<(), Stop> {
        list.has_rows |= made.count > 0 || !made.problems.is_empty();
        if made.count > 0 && !self.has_people {
            to.write_all(&list.header)?;
            self.has_people = true;
        }
        to.write_all(&made.bytes)?;
        self.take_problems(list, made.problems)?;
        made.warnings.iter().for_each(|(line, warning)| self.warn_of_time(*line, warning));
        for (line, person) in made.people {
            self.notice_double(Some(line).filter(|_| !list.is_of_flags), person);
        }
        Ok(())
    }

    /// Adds the rows of a source to a plan without creating links.
    pub(super) fn plan(&mut self, opened: Opened, plan: &mut Plan<'_>) -> Result<(), Stop> {
        let Opened { bulk, head, first, mut source } = opened;
        let is_of_flags = source.about.is_of_flags;
        let mut list = List { header: Vec::new(), head, bulk: bulk.clone(), is_of_flags, has_rows: false };
        let (mut next, mut memory) = (first, Memory::default());
        while let Some(piece) = next {
            let (mut problems, mut taken) = (Vec::new(), Ok(()));
            bulk.rows(&piece, &mut memory, |row| {
                list.has_rows = true;
                match row {
                    Ok(_) if taken.is_err() => {}
                    Ok(person) => {
                        self.has_people = true;
                        taken = plan.take(&person);
                    }
                    Err(problem) => problems.push(problem),
                }
            });
            taken?;
            self.take_problems(&list, problems)?;
            next = source.next().map_err(no_rows)?;
        }
        list.check()
    }

    /// Warns about a time that a daylight-saving change skips or repeats.
    fn warn_of_time(&mut self, line: usize, warning: &str) {
        self.odd_time_count += 1;
        if self.odd_time_count <= TOLD && !self.is_trial {
            warn(&format!("line {line}: {warning}"));
        }
    }

    /// Warns about a person who appears more than once. Those from flags have no line.
    fn notice_double(&mut self, line: Option<usize>, person: u64) {
        let before = match self.people.entry(person) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                entry.insert(line);
                return;
            }
        };
        self.double_count += 1;
        if self.double_count > TOLD || self.is_trial {
            return;
        }
        let two = match (before, line) {
            (Some(before), Some(line)) if before == line => format!("two people in line {line} have the same id"),
            (Some(before), Some(line)) => format!("lines {before} and {line} have the same id"),
            (None, Some(line)) => format!("line {line} has the same id as a person from --owner or --invitee"),
            _ => "two people from --owner and --invitee have the same id".to_owned(),
        };
        let what = "so they count as one person. If they are two people, give each their own id or email address.";
        warn(&format!("{two}, {what}"));
    }

    /// Reports invalid rows, and writes them to the file of `--errors`.
    fn take_problems(&mut self, list: &List, problems: Vec<Problem>) -> Result<(), Stop> {
        for problem in problems {
            self.problem_count += 1;
            if self.errors.is_none() {
                // In a file of another kind, a line may be very long.
                let shown: String = plain(&problem.text).chars().take(200).collect();
                say(format_args!("line {}: {} ({shown})", problem.line, problem.what));
            }
            if let (Some(path), Some(file)) = (self.errors_path, &mut self.errors) {
                let header = || list.bulk.header_with_problem().or_else(|| list.head.text.clone());
                let header = if self.problem_count == 1 { header() } else { None };
                let row = list.bulk.with_problem(&problem.text, &plain(&problem.what)).unwrap_or(problem.text);
                let mut lines = header.iter().chain([&row]);
                lines.try_for_each(|line| writeln!(file, "{line}")).map_err(|error| unfinished(path, &error))?;
            }
        }
        Ok(())
    }

    /// Fails if all rows are invalid, so that an earlier file of links stays as it is.
    pub(super) fn check(&mut self) -> Result<(), Stop> {
        if self.has_people || self.problem_count == 0 {
            return Ok(());
        }
        self.close_errors()?;
        Err(Stop::Usage("No links were created, because no row is valid.".to_owned()))
    }

    /// Reports what was only counted. Returns the number of invalid rows.
    pub(super) fn end(mut self) -> Result<u64, Stop> {
        if self.double_count > TOLD {
            warn(&format!("{} of the first 20,000 rows repeat a person from an earlier row.", self.double_count));
        }
        self.close_errors()?;
        Ok(self.problem_count)
    }

    /// Completes the file of `--errors`, and names it if there are invalid rows.
    fn close_errors(&mut self) -> Result<(), Stop> {
        if let (Some(path), Some(mut file)) = (self.errors_path, self.errors.take()) {
            file.flush().map_err(|error| unfinished(path, &error))?;
            if self.problem_count > 0 {
                say(format_args!("{} invalid: see {}", invalid_rows(self.problem_count), path.display()));
            }
        }
        Ok(())
    }
}

/// Returns the number of invalid rows with its verb, such as `2 rows are`.
pub(super) fn invalid_rows(count: u64) -> String {
    if count == 1 { "1 row is".to_owned() } else { format!("{count} rows are") }
}

/// Creates or empties the file of `--errors`.
pub(super) fn create_errors(path: &Path) -> Result<io::BufWriter<File>, Stop> {
    let failed = |error| Stop::Usage(format!("--errors: cannot write {}: {error}.", path.display()));
    private(path).map(io::BufWriter::new).map_err(failed)
}

/// Creates or empties a file. Only you can read it, since it holds names and email addresses.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    if file.metadata()?.is_file() {
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    }
    Ok(file)
}

fn unfinished(path: &Path, error: &io::Error) -> Stop {
    Stop::Failed(format!("Cannot write {}: {error}.", path.display()).into())
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
