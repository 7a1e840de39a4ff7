//! `latchkey api-key`: API keys for programs.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Outcome, Stop, organizer::find, plain, say, with_accounts, write_json};
use crate::{
    access::{ApiKeyRecord, KEY_DAYS, KeyName, Rights, RoomPatterns, Scope, parse_days},
    app::{Accounts, By::CommandLine, NewApiKey},
    clock::Clock,
    config::DatabaseConfig,
    invite::MailAddress,
};

const EXAMPLES: &str = "\
`add` writes the key to standard output. Save it: the database stores only a hash, so the key cannot be shown again.

JSON of `list`: {\"api_keys\": [{\"id\": TEXT, \"name\": TEXT, \"scopes\": [TEXT], \"rooms\": PATTERNS or null, \"owners\": \
BOOLEAN, \"expires_at\": TIME, \"last_used_at\": TIME or null}]}. The JSON of `add` is one such object, with \"key\".

Examples:
  latchkey api-key add ada@example.org 'Sign-in service' --rooms 'team-*'
  latchkey api-key add ada@example.org Office --scope tokens,meetings --owners
  latchkey api-key list ada@example.org";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ApiKey {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    database: DatabaseConfig,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Create an API key that lets a program act for an organizer
    Add {
        /// The organizer's email address
        email: MailAddress,
        /// Name of the key, such as the program that uses it
        name: KeyName,
        /// What the key can be used for: tokens, meetings or inspect. Separate several with commas, or repeat the flag
        #[arg(long = "scope", value_name = "SCOPE", value_delimiter = ',', default_value = "tokens")]
        scopes: Vec<Scope>,
        /// Rooms that the key can be used for; `*` matches any characters. Separate several with commas, or repeat the
        /// flag [default: all rooms]
        #[arg(long, value_name = "PATTERNS")]
        rooms: Vec<String>,
        /// Let the key create links for owners, and read them
        #[arg(long)]
        owners: bool,
        /// Number of days until the key expires, 1 to 366
        #[arg(long, value_name = "DAYS", default_value_t = KEY_DAYS, value_parser = parse_days)]
        days: u16,
        /// Write the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// List an organizer's API keys and what they can be used for
    List {
        /// The organizer's email address
        email: MailAddress,
        /// Write the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Revoke an API key; the server stops accepting it within a second
    Remove {
        /// The organizer's email address
        email: MailAddress,
        /// The key's id, as shown by `latchkey api-key list`
        id: String,
    },
}

impl ApiKey {
    pub(super) fn run(self) -> Outcome {
        with_accounts(&self.database, false, async |accounts| self.action.run(accounts).await)
    }
}

impl Action {
    async fn run(self, accounts: &Accounts) -> Outcome {
        match self {
            Self::Add { email, name, scopes, rooms, owners, days, json } => {
                let rooms = RoomPatterns::parse(&rooms.join(","));
                let rooms = rooms.map_err(|error| Stop::Usage(format!("--rooms: {error}.")))?;
                let organizer = find(accounts, &email).await?;
                let rights = Rights { scopes, rooms, may_make_owners: owners };
                let new = NewApiKey { id: Uuid::new_v4(), name: &name, rights, days };
                let added = accounts.add_api_key(CommandLine, &organizer, new).await?;
                let (record, key) = added.expect("the id is new");
                if json {
                    let mut result = as_json(&record);
                    result["key"] = key.expose_secret().into();
                    write_json(&result)?;
                } else {
                    writeln!(io::stdout(), "{}", key.expose_secret())?;
                }
                say(format_args!(
                    "Created API key \"{}\" for {email}. It expires at {}. Save it now: it cannot be shown again.",
                    plain(&record.name),
                    record.expires_at
                ));
            }
            Self::List { email, json } => {
                let organizer = find(accounts, &email).await?;
                let keys = accounts.api_keys(&organizer).await?;
                if json {
                    let keys: Vec<_> = keys.iter().map(as_json).collect();
                    write_json(&json!({ "api_keys": keys }))?;
                    return Ok(ExitCode::SUCCESS);
                }
                let mut out = io::stdout().lock();
                for key in keys {
                    writeln!(out, "{}", listed(&key, Clock::System.now()))?;
                }
            }
            Self::Remove { email, id } => {
                let organizer = find(accounts, &email).await?;
                if !accounts.revoke_api_key(CommandLine, &organizer, &id).await? {
                    return Err(Stop::Usage(format!(
                        "{email} has no API key with the id {id}. Run `latchkey api-key list {email}` to see the ids."
                    )));
                }
                say(format_args!("Revoked the API key."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Returns a key as JSON, without the key itself.
fn as_json(key: &ApiKeyRecord) -> Value {
    let scopes: Vec<&str> = key.rights.scopes.iter().map(|scope| scope.word()).collect();
    let rooms = (!key.rights.rooms.is_every_room()).then(|| key.rights.rooms.to_string());
    json!({
        "id": key.id,
        "name": key.name,
        "scopes": scopes,
        "rooms": rooms,
        "owners": key.rights.may_make_owners,
        "expires_at": key.expires_at,
        "last_used_at": key.last_used_at,
    })
}

/// Returns the line that `latchkey api-key list` shows for a key.
fn listed(key: &ApiKeyRecord, now: Timestamp) -> String {
    let scopes: Vec<&str> = key.rights.scopes.iter().map(|scope| scope.word()).collect();
    let rooms = if key.rights.rooms.is_every_room() { "every room".to_owned() } else { key.rights.rooms.to_string() };
    let owners = if key.rights.may_make_owners { "owners" } else { "no owners" };
    let until = if key.expires_at <= now { "expired" } else { "expires" };
    let used = key.last_used_at.map_or("never used".to_owned(), |time| format!("used {time}"));
    let [id, name] = [plain(&key.id), plain(&key.name)];
    format!("{id}\t{name}\t{}\t{rooms}\t{owners}\t{until} {}\t{used}", scopes.join(" "), key.expires_at)
}
