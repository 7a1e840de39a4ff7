//! `latchkey organizer`: manages the people who can sign in.

use std::{
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    process::ExitCode,
};

use clap::{Args, Subcommand};
use serde_json::json;

use super::{NO_ORGANIZER, Outcome, Stop, plain, say, with_accounts, write_json};
use crate::{
    app::{
        Accounts, By::CommandLine, NewOrganizer, Organizer as Account, PASSWORD_MIN, PasswordHash, Role, hash_password,
    },
    config::DatabaseConfig,
    invite::{InviteeName, MailAddress},
};

const EXAMPLES: &str = "\
On a terminal, `add` and `password` ask for the password. Otherwise, they read it from standard input, as one line. A \
password needs at least 12 characters and must not be easy to guess.

JSON of `list`: {\"organizers\": [{\"email\": TEXT, \"name\": TEXT, \"role\": ROLE, \"enabled\": BOOLEAN}]}, where ROLE is \
organizer or administrator.

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
    /// Add an organizer; the first organizer is an administrator
    Add {
        /// Email address to sign in with
        email: MailAddress,
        /// Name to show in invitations
        #[arg(value_parser = |text: &str| text.parse::<InviteeName>().map_err(|error| error.to_string()))]
        name: InviteeName,
        /// Let the organizer manage organizers, API keys and data retention
        #[arg(long)]
        administrator: bool,
    },
    /// List organizers: email address, name, role, and whether they are enabled
    List {
        /// Write the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Set an organizer's password and sign them out everywhere
    Password {
        /// The organizer's email address
        email: MailAddress,
    },
    /// Change an organizer's role
    Role {
        /// The organizer's email address
        email: MailAddress,
        /// New role: organizer or administrator
        role: Role,
    },
    /// Sign an organizer out, and no longer accept their password or API keys. Their meetings are kept
    Disable {
        /// The organizer's email address
        email: MailAddress,
    },
    /// Let a disabled organizer sign in again
    Enable {
        /// The organizer's email address
        email: MailAddress,
    },
    /// Remove an organizer and all of their meetings. Shared links still work until they expire
    Remove {
        /// The organizer's email address
        email: MailAddress,
        /// Do not ask for confirmation
        #[arg(long)]
        yes: bool,
    },
}

impl Organizer {
    pub(super) fn run(self) -> Outcome {
        let is_first = matches!(self.action, Action::Add { .. });
        with_accounts(&self.database, is_first, async |accounts| self.action.run(accounts).await)
    }
}

impl Action {
    async fn run(self, accounts: &Accounts) -> Outcome {
        match self {
            Self::Add { email, name, administrator } => {
                if accounts.find(&email).await?.is_some() {
                    return Err(taken(&email));
                }
                let password = new_password(email.as_str(), name.as_str()).await?;
                let role = if administrator { Role::Administrator } else { Role::Organizer };
                let new =
                    NewOrganizer { email: &email, name: &name, password: &password, role, must_change_password: false };
                let organizer = accounts.add(CommandLine, &new).await?.ok_or_else(|| taken(&email))?;
                let role = if organizer.is_administrator() { " as an administrator" } else { "" };
                say(format_args!("{} can now sign in with {}{role}.", organizer.name, organizer.email));
            }
            Self::List { json: true } => {
                let organizer = |organizer: &Account| {
                    json!({
                        "email": organizer.email,
                        "name": organizer.name,
                        "role": organizer.role.word(),
                        "enabled": !organizer.is_disabled(),
                    })
                };
                let organizers: Vec<_> = accounts.organizers().await?.iter().map(organizer).collect();
                write_json(&json!({ "organizers": organizers }))?;
            }
            Self::List { json: false } => {
                let organizers = accounts.organizers().await?;
                let mut out = io::stdout().lock();
                for organizer in &organizers {
                    let state = if organizer.is_disabled() { "disabled" } else { "enabled" };
                    let (name, role) = (plain(&organizer.name), organizer.role.word());
                    writeln!(out, "{}\t{name}\t{role}\t{state}", plain(&organizer.email))?;
                }
                if organizers.is_empty() {
                    say(format_args!("{NO_ORGANIZER}"));
                }
            }
            Self::Password { email } => {
                let organizer = find(accounts, &email).await?;
                let password = new_password(&organizer.email, &organizer.name).await?;
                accounts.set_password(CommandLine, &organizer, &password).await?;
                say(format_args!("The new password is set, and {email} has been signed out everywhere."));
            }
            Self::Role { email, role } => {
                let organizer = find(accounts, &email).await?;
                if !accounts.set_role(CommandLine, &organizer, role).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("The role of {email} is now {}.", role.word()));
            }
            Self::Disable { email } => {
                let organizer = find(accounts, &email).await?;
                if !accounts.set_disabled(CommandLine, &organizer, true).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("{email} can no longer sign in, and has been signed out everywhere."));
            }
            Self::Enable { email } => {
                let organizer = find(accounts, &email).await?;
                accounts.set_disabled(CommandLine, &organizer, false).await?;
                say(format_args!("{email} can sign in again."));
            }
            Self::Remove { email, yes } => {
                let organizer = find(accounts, &email).await?;
                if !yes && !confirmed(&email)? {
                    return Err(Stop::Usage("Nothing was removed.".to_owned()));
                }
                if !accounts.remove(CommandLine, &organizer).await? {
                    return Err(last_administrator(&email));
                }
                say(format_args!("Removed {email} and all of their meetings."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Returns the organizer who signs in with this address.
pub(super) async fn find(accounts: &Accounts, email: &MailAddress) -> Result<Account, Stop> {
    let unknown = || {
        let what =
            format!("No organizer has the email address {email}. Run `latchkey organizer list` to see all organizers.");
        Stop::Usage(what)
    };
    accounts.find(email).await?.ok_or_else(unknown)
}

fn last_administrator(email: &MailAddress) -> Stop {
    Stop::Usage(format!("{email} is the last administrator. Make another organizer an administrator first."))
}

pub(super) fn taken(email: &MailAddress) -> Stop {
    Stop::Usage(format!(
        "An organizer with the email address {email} already exists. To set a new password, run: latchkey organizer password {email}"
    ))
}

/// Reads a new password for this organizer from the terminal, or else from standard input.
pub(super) async fn new_password(email: &str, name: &str) -> Result<PasswordHash, Stop> {
    let password = if io::stdin().is_terminal() {
        let password = rpassword::prompt_password(format!("New password, at least {PASSWORD_MIN} characters: "))?;
        if rpassword::prompt_password("Repeat the new password: ")? != password {
            return Err(Stop::Usage("The two passwords are different. Run the command again.".to_owned()));
        }
        password
    } else {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    hash_password(&password, email, name).await.map_err(|error| Stop::Usage(error.to_string()))
}

/// Asks for confirmation before an organizer is removed.
fn confirmed(email: &MailAddress) -> Result<bool, Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::Usage(
            "There is no terminal to confirm the removal on. Use --yes to remove the organizer without confirmation."
                .to_owned(),
        ));
    }
    say(format_args!("Remove {email} and all of their meetings? Type yes to confirm:"));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}
