//! `latchkey organizer`: who may sign in.

use std::{
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    process::ExitCode,
};

use clap::{Args, Subcommand};

use super::{Outcome, Stop, say, with_store};
use crate::{
    app::{PASSWORD_MIN, hash_password},
    clock::Clock,
    config::DatabaseConfig,
    invite::{InviteeName, MailAddress},
    store::{PasswordHash, Store, StoreError},
};

const EXAMPLES: &str = "\
Passwords have at least 12 characters. They are asked for on a terminal, and read as one line from standard input
elsewhere.

Examples:
  latchkey organizer add ada@example.org 'Ada Lovelace'
  pwgen 20 1 | latchkey organizer password ada@example.org";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Organizer {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    database: DatabaseConfig,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Let someone sign in
    Add {
        /// The mail address to sign in with
        email: MailAddress,
        /// The name that invitations are signed with
        #[arg(value_parser = |text: &str| text.parse::<InviteeName>().map_err(|error| error.to_string()))]
        name: InviteeName,
    },
    /// List who may sign in
    List,
    /// Set a new password, and end the organizer’s sessions
    Password {
        /// Whose
        email: MailAddress,
    },
    /// Remove an organizer with all their meetings; links handed out work until they end
    Remove {
        /// Whom
        email: MailAddress,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

impl Organizer {
    pub(super) fn run(self) -> Outcome {
        with_store(&self.database, async |store| self.action.run(store).await)
    }
}

impl Action {
    async fn run(self, store: &Store) -> Outcome {
        match self {
            Self::Add { email, name } => {
                if store.organizer_by_email(email.as_str()).await?.is_some() {
                    return Err(taken(&email));
                }
                let password = new_password().await?;
                match store.add_organizer(&email, &name, &password, Clock::System.now()).await {
                    Ok(organizer) => say(format_args!("{} may sign in with {}.", organizer.name, organizer.email)),
                    Err(StoreError::Duplicate) => return Err(taken(&email)),
                    Err(error) => return Err(error.into()),
                }
            }
            Self::List => {
                let organizers = store.organizers().await?;
                let mut out = io::stdout().lock();
                for organizer in &organizers {
                    writeln!(out, "{}\t{}", organizer.email, organizer.name)?;
                }
                if organizers.is_empty() {
                    say(format_args!("Nobody may sign in yet: latchkey organizer add MAIL NAME"));
                }
            }
            Self::Password { email } => {
                if store.organizer_by_email(email.as_str()).await?.is_none() {
                    return Err(unknown(&email));
                }
                store.set_password(&email, &new_password().await?).await?;
                say(format_args!("The password is set, and every session of {email} has ended."));
            }
            Self::Remove { email, yes } => {
                if store.organizer_by_email(email.as_str()).await?.is_none() {
                    return Err(unknown(&email));
                }
                if !yes && !confirmed(&email)? {
                    return Err(Stop::Usage("nothing was removed".to_owned()));
                }
                store.remove_organizer(&email).await?;
                say(format_args!("{email} and all their meetings are removed."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn taken(email: &MailAddress) -> Stop {
    Stop::Usage(format!("{email} may sign in already; `latchkey organizer password {email}` sets a new password"))
}

pub(super) fn unknown(email: &MailAddress) -> Stop {
    Stop::Usage(format!("nobody signs in with {email}; `latchkey organizer list` shows who does"))
}

pub(super) async fn new_password() -> Result<PasswordHash, Stop> {
    let password = if io::stdin().is_terminal() {
        let password = rpassword::prompt_password(format!("New password, at least {PASSWORD_MIN} characters: "))?;
        if rpassword::prompt_password("The same again: ")? != password {
            return Err(Stop::Usage("the two differ".to_owned()));
        }
        password
    } else {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    hash_password(password).await.map_err(|error| Stop::Usage(error.to_string()))
}

fn confirmed(email: &MailAddress) -> Result<bool, Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::Usage("removing asks first; say --yes where nobody can answer".to_owned()));
    }
    say(format_args!("Remove {email} and all their meetings? Type yes:"));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}
