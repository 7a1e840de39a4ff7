//! The command line. Commands write data to standard output and messages for people to standard error.

mod api_key;
mod backup;
mod claim_flags;
mod demo;
mod demo_sample;
mod doctor;
mod generate;
mod health;
mod inspect;
mod links;
mod list_flags;
mod mail;
mod organizer;
mod output;
mod plan;
mod preflight;
mod run;
mod serve;
mod setup;
mod source;
mod times;
mod token;

use std::{
    error::Error,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, builder::Resettable};
use secrecy::ExposeSecret as _;
use serde::Serialize;

use crate::{
    app::{Accounts, Database, StoreError},
    clock::Clock,
    config::{self, ConfigError, DatabaseConfig, environment::DOTENV},
    error::{Error as AppError, with_causes},
    invite::lint::turns_direction,
    jwt,
};

/// Personal invite links for Daily.co rooms, signed on your own server.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, max_term_width = 80, after_help = AFTER_HELP)]
struct Cli {
    /// File with settings, instead of .env in the working directory
    #[arg(long, global = true, value_name = "FILE")]
    env_file: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  latchkey demo
  latchkey setup && latchkey doctor && latchkey serve
  printf 'Ada, owner\\nBob\\n' | latchkey links --room standup --for 60m
  latchkey links --room review --starts 22:00 people.csv -o links.csv
  latchkey inspect 'https://acme.daily.co/standup?t=eyJ...'

Exit codes:
  0  success
  1  the command failed, or a token is not valid
  2  the command line, a setting or the input is invalid
  3  links were created or planned, but invalid rows were left out
  4  links --plan --exit-code found differences

Settings come from flags, from environment variables, and from the file .env in the working directory or the file that \
--env-file names.";

#[derive(Subcommand)]
enum Command {
    /// Set up this folder: the Daily API key, the domain and the first organizer
    Setup(setup::Setup),
    /// Check this installation and say how to fix each problem
    Doctor(doctor::Doctor),
    /// Run the web app
    Serve(serve::Serve),
    /// Try the web app with sample meetings and a temporary domain, API key and database
    Demo(demo::Demo),
    /// Create links for many people, without a database
    Links(links::Links),
    /// Create a single meeting token, with a flag for every claim
    Token(token::Token),
    /// Check with Daily whether links for a room will work
    Preflight(preflight::Preflight),
    /// Explain what a link or token allows, and check whether it is valid
    Inspect(inspect::Inspect),
    /// Test the mail server
    Mail(mail::Mail),
    /// Add, list, change and remove organizers, the people who can sign in
    Organizer(organizer::Organizer),
    /// Create, list and revoke API keys for programs
    ApiKey(api_key::ApiKey),
    /// Back up the database to a file, even while the server is running
    Backup(backup::Backup),
    /// Restore a backup into a new database
    Restore(backup::Restore),
    /// Check whether the server on this machine is ready
    Health(health::Health),
    /// Write a script that completes commands and flags in a shell
    Completions(generate::Completions),
    /// Write man pages
    Man(generate::Man),
}

/// The reason why a command ends early.
enum Stop {
    /// The command line, a setting or the input is invalid.
    Usage(String),
    /// The command failed, but may succeed if it is run again.
    Failed(Box<dyn Error>),
    /// The reader of standard output closed the pipe.
    BrokenPipe,
}

impl From<ConfigError> for Stop {
    fn from(error: ConfigError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::BrokenPipe } else { Self::Failed(error.into()) }
    }
}

impl From<csv::Error> for Stop {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => error.into(),
            other => Self::Failed(format!("{other:?}").into()),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let what = format!("DATABASE_URL: {}", with_causes(&error));
        if matches!(error, StoreError::Url(_)) { Self::Usage(what) } else { Self::Failed(what.into()) }
    }
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        if let AppError::Refused(refusal) = &error {
            return Self::Failed(refusal.to_string().into());
        }
        Self::Failed(format!("DATABASE_URL: {}", with_causes(cause_of(&error))).into())
    }
}

/// Returns the database error behind a use case's error.
fn cause_of(error: &AppError) -> &dyn Error {
    match error {
        AppError::Unavailable(cause) | AppError::Internal(cause) => cause.as_ref(),
        _ => error,
    }
}

type Outcome = Result<ExitCode, Stop>;

/// The exit code for an invalid command line, setting or input.
const BAD_INPUT: u8 = 2;

/// The exit code for invalid rows that were left out, after the valid rows were processed.
const ROWS_LEFT_OUT: u8 = 3;

/// The exit code for a plan with differences.
const PLAN_DIFFERS: u8 = 4;

/// Says how to add the first organizer.
const NO_ORGANIZER: &str = "No one can sign in yet. Add an organizer: latchkey organizer add EMAIL NAME";

/// Runs the program.
pub fn main() -> ExitCode {
    jwt::install_provider();
    let (named, is_setup) = env_file();
    // `setup` creates the file.
    let must_exist = named.is_some() && !is_setup;
    let env_file = named.unwrap_or_else(|| DOTENV.into());
    let loaded = config::environment::load(&settings(), &env_file, must_exist).map_err(Stop::from);
    let outcome = loaded.and_then(|()| match parse().command {
        Command::Setup(setup) => setup.run(&env_file),
        Command::Doctor(doctor) => doctor.run(&env_file),
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Links(links) => links.run(),
        Command::Token(token) => token.run(),
        Command::Preflight(preflight) => preflight.run(),
        Command::Inspect(inspect) => inspect.run(),
        Command::Mail(mail) => mail.run(),
        Command::Organizer(organizer) => organizer.run(),
        Command::ApiKey(api_key) => api_key.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Health(health) => health.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
    });
    match outcome {
        Ok(code) => code,
        Err(Stop::BrokenPipe) => ExitCode::SUCCESS,
        Err(Stop::Usage(what)) => {
            say(format_args!("error: {what}"));
            ExitCode::from(BAD_INPUT)
        }
        Err(Stop::Failed(error)) => {
            say(format_args!("error: {}", with_causes(error.as_ref())));
            ExitCode::FAILURE
        }
    }
}

/// Returns the file of `--env-file`, and whether the command is `setup`. Other flags are read later, because settings in
/// the file are their defaults.
fn env_file() -> (Option<PathBuf>, bool) {
    let Ok(matches) = command().ignore_errors(true).try_get_matches() else { return (None, false) };
    (matches.get_one("env_file").cloned(), matches.subcommand_name() == Some("setup"))
}

fn parse() -> Cli {
    let matches = without_blank_variables(command()).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    for name in config::environment::unknown(&settings()) {
        warn(&format!("unknown setting {name}. Check its spelling; README.md lists all settings."));
    }
    cli
}

/// Lets flags ignore variables that are empty.
fn without_blank_variables(command: clap::Command) -> clap::Command {
    let without = |arg: clap::Arg| match arg.get_env() {
        Some(name) if config::environment::is_blank(name) => arg.env(Resettable::Reset),
        _ => arg,
    };
    command.mut_args(without).mut_subcommands(without_blank_variables)
}

/// Returns the program's commands and flags. Flags of a command also work after its subcommands.
pub fn command() -> clap::Command {
    let everywhere = |arg: clap::Arg| if arg.is_positional() { arg } else { arg.global(true) };
    Cli::command().mut_subcommands(
        |command| {
            if command.has_subcommands() { command.mut_args(everywhere) } else { command }
        },
    )
}

/// Returns the names of all settings.
pub fn settings() -> Vec<String> {
    let command = command();
    let flags = command.get_subcommands().flat_map(clap::Command::get_arguments);
    let variables = flags.filter_map(|flag| flag.get_env()?.to_str()).map(str::to_owned);
    let mut names: Vec<String> = variables.chain(config::SECRETS.map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    names
}

/// Escapes line breaks, control characters and direction marks in a text from an untrusted source, so that it fits on
/// one line and cannot control the terminal.
fn plain(text: &str) -> String {
    let steers = |c: char| c.is_control() || turns_direction(c);
    text.chars().flat_map(|c| if steers(c) { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

/// Writes a result to standard output as one line of JSON.
fn write_json(result: &impl Serialize) -> Result<(), Stop> {
    let text = serde_json::to_string(result).expect("a result is plain JSON");
    Ok(writeln!(io::stdout(), "{text}")?)
}

/// Writes a message to standard error.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Writes a warning to standard error.
fn warn(what: &str) {
    say(format_args!("warning: {what}"));
}

/// Runs a future to completion, for commands that need a database or the network.
fn block_on<T>(future: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(future)
}

fn no_database(path: &Path) -> Stop {
    let what = format!(
        "There is no database at {}. Run the command in the server's folder, or set DATABASE_URL as the server does.",
        path.display()
    );
    Stop::Failed(what.into())
}

/// Opens the database and runs a command that needs only the accounts in it. Only a command that adds the first organizer
/// makes a new database: any other would do so in the wrong folder alone.
fn with_accounts<T>(
    database: &DatabaseConfig,
    is_first: bool,
    work: impl AsyncFnOnce(&Accounts) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let url = database.url()?;
    if let Some(path) = Database::missing_file(url.expose_secret())?.filter(|_| !is_first) {
        return Err(no_database(&path));
    }
    block_on(async {
        let database = Database::open(url.expose_secret()).await?;
        let outcome = work(&database.accounts(Clock::System)).await;
        database.close().await;
        outcome
    })
}
