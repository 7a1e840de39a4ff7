//! `latchkey organizer`: who may sign in.

use std::{
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    process::ExitCode,
};

use clap::{Args, Subcommand};

use super::{Outcome, Stop, plain, say, with_accounts};
use crate::{
    app::{
        Accounts, By::CommandLine, NewOrganizer, Organizer as Account, PASSWORD_MIN, PasswordHash, Role, hash_password,
    },
    config::DatabaseConfig,
    invite::{InviteeName, MailAddress},
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
    /// Let someone sign in; the first of all is an administrator
    Add {
        /// The mail address to sign in with
        email: MailAddress,
        /// The name that invitations are signed with
        #[arg(value_parser = |text: &str| text.parse::<InviteeName>().map_err(|error| error.to_string()))]
        name: InviteeName,
        /// Let them manage organizers, API keys and how long things are kept
        #[arg(long)]
        administrator: bool,
    },
    /// List who may sign in: mail address, name, role, whether they are disabled
    List,
    /// Set a new password, and end the organizer’s sessions
    Password {
        /// Whose
        email: MailAddress,
    },
    /// Make someone an administrator, or an organizer like others
    Role {
        /// Whom
        email: MailAddress,
        /// organizer or administrator
        role: Role,
    },
    /// Let an organizer no longer sign in nor their programs ask, at once; their meetings stay
    Disable {
        /// Whom
        email: MailAddress,
    },
    /// Let a disabled organizer in again
    Enable {
        /// Whom
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
        with_accounts(&self.database, async |accounts| self.action.run(accounts).await)
    }
}

impl Action {
    async fn run(self, accounts: &Accounts) -> Outcome {
        match self {
            Self::Add { email, name, administrator } => {
                if accounts.find(&email).await?.is_some() {
                    return Err(taken(&email));
                }
                let password = new_password().await?;
                let role = if administrator { Role::Administrator } else { Role::Organizer };
                let new =
                    NewOrganizer { email: &email, name: &name, password: &password, role, must_change_password: false };
                let organizer = accounts.add(CommandLine, &new).await?.ok_or_else(|| taken(&email))?;
                let role = if organizer.is_administrator() { ", as an administrator" } else { "" };
                say(format_args!("{} may sign in with {}{role}.", organizer.name, organizer.email));
            }
            Self::List => {
                let organizers = accounts.organizers().await?;
                let mut out = io::stdout().lock();
                for organizer in &organizers {
                    let state = if organizer.is_disabled() { "disabled" } else { "enabled" };
                    let (name, role) = (plain(&organizer.name), organizer.role.word());
                    writeln!(out, "{}\t{name}\t{role}\t{state}", plain(&organizer.email))?;
                }
                if organizers.is_empty() {
                    say(format_args!("Nobody may sign in yet: latchkey organizer add MAIL NAME"));
                }
            }
            Self::Password { email } => {
                let organizer = find(accounts, &email).await?;
                let password = new_password().await?;
                accounts.set_password(CommandLine, &organizer, &password).await?;
                say(format_args!("The password is set, and every session of {email} has ended."));
            }
            Self::Role { email, role } => {
                let organizer = find(accounts, &email).await?;
                if !accounts.set_role(CommandLine, &organizer, role).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("{email} is {} now.", role.word()));
            }
            Self::Disable { email } => {
                let organizer = find(accounts, &email).await?;
                if !accounts.set_disabled(CommandLine, &organizer, true).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("{email} may not sign in any more, and every session has ended."));
            }
            Self::Enable { email } => {
                let organizer = find(accounts, &email).await?;
                accounts.set_disabled(CommandLine, &organizer, false).await?;
                say(format_args!("{email} may sign in again."));
            }
            Self::Remove { email, yes } => {
                let organizer = find(accounts, &email).await?;
                if !yes && !confirmed(&email)? {
                    return Err(Stop::Usage("nothing was removed".to_owned()));
                }
                if !accounts.remove(CommandLine, &organizer).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("{email} and all their meetings are removed."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The organizer who signs in with this address.
pub(super) async fn find(accounts: &Accounts, email: &MailAddress) -> Result<Account, Stop> {
    let unknown = || Stop::Usage(format!("nobody signs in with {email}; `latchkey organizer list` shows who does"));
    accounts.find(email).await?.ok_or_else(unknown)
}

fn last_administrator(email: &MailAddress) -> Stop {
    Stop::Usage(format!("{email} is the last administrator; make someone else one first"))
}

pub(super) fn taken(email: &MailAddress) -> Stop {
    Stop::Usage(format!("{email} may sign in already; `latchkey organizer password {email}` sets a new password"))
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
