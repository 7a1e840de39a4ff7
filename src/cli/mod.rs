//! The door for a shell: data on standard output, words for people on standard error.

mod api_key;
mod backup;
mod claim_flags;
mod demo;
mod doctor;
mod health;
mod inspect;
mod links;
mod mail;
mod organizer;
mod plan;
mod preflight;
mod serve;
mod setup;
mod source;
mod times;
mod token;

use std::{
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser, Subcommand};
use secrecy::ExposeSecret as _;

use crate::{
    app::{Accounts, Database, StoreError},
    clock::Clock,
    config::{self, ConfigError, DatabaseConfig},
    error::{Error as AppError, with_causes},
    invite::lint::turns_direction,
    jwt,
};

/// Personal invite links for Daily.co rooms, signed on your own server.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, max_term_width = 120, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done; 1 it failed, or a token is not valid; 2 the command, a setting or a line of input is wrong.
Settings come from flags, from the environment, and from a file .env in the working directory.";

#[derive(Subcommand)]
enum Command {
    /// Set this folder up: the API key, the domain, the first person who may sign in
    Setup(setup::Setup),
    /// Check this installation, and say what to do about each point
    Doctor(doctor::Doctor),
    /// Serve the web app
    Serve(serve::Serve),
    /// Try the web app: a throw-away domain, key and database, and a few sample meetings
    Demo(demo::Demo),
    /// Make links for many people, without a database
    Links(links::Links),
    /// Make one bare token, every claim by a flag
    Token(token::Token),
    /// Ask Daily whether links for a room can work
    Preflight(preflight::Preflight),
    /// Say in words what a link or a token allows, and whether it is valid
    Inspect(inspect::Inspect),
    /// Try the mail server
    Mail(mail::Mail),
    /// Add, list, change and remove the people who may sign in
    Organizer(organizer::Organizer),
    /// Make, list and withdraw the API keys of programs
    ApiKey(api_key::ApiKey),
    /// Write everything into one file, also while the server runs
    Backup(backup::Backup),
    /// Fill a new database from such a file
    Restore(backup::Restore),
    /// Say whether the server on this machine is ready
    Health(health::Health),
}

/// Why a command ended early.
enum Stop {
    /// The command, a setting or the input is wrong.
    Usage(String),
    /// Something that may work another time.
    Failed(Box<dyn Error>),
    /// The reader of standard output went away.
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
        Self::Failed(format!("DATABASE_URL: {}", with_causes(cause_of(&error))).into())
    }
}

/// Returns what a use case met in the database.
fn cause_of(error: &AppError) -> &dyn Error {
    match error {
        AppError::Unavailable(cause) | AppError::Internal(cause) => cause.as_ref(),
        _ => error,
    }
}

type Outcome = Result<ExitCode, Stop>;

/// Something was wrong with the input, though the rest was done.
const BAD_INPUT: u8 = 2;

/// Runs the program.
pub fn main() -> ExitCode {
    jwt::install_provider();
    let outcome = config::load_dotenv().map_err(Stop::from).and_then(|()| match parse().command {
        Command::Setup(setup) => setup.run(),
        Command::Doctor(doctor) => doctor.run(),
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

fn parse() -> Cli {
    let cli = Cli::parse();
    for name in config::unknown_settings(&settings()) {
        warn(&format!("{name} is set, and is no setting of this program; README lists them"));
    }
    cli
}

/// The program's commands and flags, for tests that hold the documents to them.
pub fn command() -> clap::Command {
    Cli::command()
}

/// The names of all settings.
pub fn settings() -> Vec<String> {
    let command = command();
    let flags = command.get_subcommands().flat_map(clap::Command::get_arguments);
    let variables = flags.filter_map(|flag| flag.get_env()?.to_str()).map(str::to_owned);
    let mut names: Vec<String> = variables.chain(config::SECRETS.map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    names
}

/// A text that may come from anywhere, on one line and without what could steer a terminal.
fn plain(text: &str) -> String {
    let steers = |c: char| c.is_control() || turns_direction(c);
    text.chars().flat_map(|c| if steers(c) { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

/// Writes a line for people.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn warn(what: &str) {
    say(format_args!("warning: {what}"));
}

/// Runs a future to its end, for the commands that need a database or a network.
fn block_on<T>(future: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(future)
}

/// Runs a command that needs the accounts in the database and nothing else.
fn with_accounts<T>(
    database: &DatabaseConfig,
    work: impl AsyncFnOnce(&Accounts) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let url = database.url()?;
    block_on(async {
        let database = Database::open(url.expose_secret()).await?;
        let outcome = work(&database.accounts(Clock::System)).await;
        database.close().await;
        outcome
    })
}
