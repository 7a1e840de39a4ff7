//! `latchkey setup`: prepares a folder for `latchkey serve`.

use std::{
    fs,
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use clap::Args;

use super::{
    NO_ORGANIZER, Outcome, Stop, block_on,
    organizer::{new_password, taken},
    output, say, warn, with_accounts,
};
use crate::{
    app::{Accounts, By::CommandLine, NewOrganizer},
    config::{
        DailyApiConfig, DailyConfig, DatabaseConfig, EARLIER_API_KEY, LINK_KEY, LinkKeyConfig, PREVIOUS_API_KEY,
        UNUSUAL_API_KEY, missing_api_key,
    },
    daily::DailyError,
    invite::{InviteeName, MailAddress, MailAddressError},
    token::{ApiKey, Domain},
};

const EXAMPLES: &str = "\
The command asks for the API key, unless DAILY_API_KEY is set, and for the first organizer, unless --email and --name are \
given. It gets the domain from Daily; if Daily cannot be reached, use --domain and --domain-id.

On a terminal, the command asks for the organizer's password. Otherwise, it reads the password from standard input, as one \
line. A password needs at least 12 characters and must not be easy to guess.

Settings are written to the file .env in the working directory, or to the file that --env-file names. Only you can read \
this file. If the API key is replaced, the old one \
is kept as DAILY_PREVIOUS_API_KEY. If no link key is set, the command creates one and saves it as LATCHKEY_LINK_KEY. Join links need it.

Examples:
  latchkey setup
  pwgen 20 1 | latchkey setup --email ada@example.org --name 'Ada Lovelace'";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Setup {
    /// Email address of the first organizer, who can sign in to the web app
    #[arg(long)]
    email: Option<MailAddress>,

    /// Name of the first organizer
    #[arg(long, value_name = "NAME", requires = "email",
        value_parser = |text: &str| text.parse::<InviteeName>().map_err(|error| error.to_string()))]
    name: Option<InviteeName>,

    /// Replace settings in the file without asking
    #[arg(long)]
    replace: bool,

    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
    #[command(flatten)]
    link_keys: LinkKeyConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Setup {
    pub(super) fn run(self, env_file: &Path) -> Outcome {
        let (key, domain) = self.key_and_domain()?;
        if !key.looks_usual() {
            warn(UNUSUAL_API_KEY);
        }
        let key_line = match self.daily.key_file() {
            Some(file) => ("DAILY_API_KEY_FILE", file.display().to_string()),
            None => ("DAILY_API_KEY", key.expose().to_owned()),
        };
        let values = [key_line, ("DAILY_DOMAIN", domain.name.to_string()), ("DAILY_DOMAIN_ID", domain.id.to_string())];
        self.write(env_file, &values, self.new_link_key()?)?;
        let has_organizer = with_accounts(&self.database, true, async |accounts| self.add_organizer(accounts).await)?;
        say(format_args!(
            "\nSetup is complete. Next steps:\n  latchkey doctor    check this installation\n  latchkey serve     run the web app"
        ));
        if !has_organizer {
            say(format_args!("{NO_ORGANIZER}"));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Returns the API key, and its domain as Daily reports it. If Daily cannot be reached, returns the domain from the
    /// flags. On a terminal, asks again for a key that Daily does not accept.
    fn key_and_domain(&self) -> Result<(ApiKey, Domain), Stop> {
        let given = if self.daily.has_no_domain() { None } else { Some(self.daily.domain()?) };
        let mut key = self.daily.key()?;
        loop {
            let key = match key.take() {
                Some(key) => key,
                None => ask_for_key()?,
            };
            let daily = self.api.client(&key);
            match (block_on(async { Ok(daily.account().await) })?, &given) {
                (Ok(account), _) => {
                    let name = account.domain_name.parse();
                    let name = name.map_err(|_| Stop::Failed("Daily returned an invalid domain name.".into()))?;
                    say(format_args!(
                        "The API key belongs to the domain {} (id {}).",
                        account.domain_name, account.domain_id
                    ));
                    return Ok((key, Domain { name, id: account.domain_id }));
                }
                (Err(error @ (DailyError::KeyRejected | DailyError::NotAllowed)), _) => {
                    let what = format!("{error}. Copy the key from Daily's dashboard, under Developers.");
                    if !io::stdin().is_terminal() {
                        return Err(Stop::Usage(what));
                    }
                    warn(&what);
                }
                (Err(error), Some(domain)) => {
                    warn(&format!("{error}, so the API key was not checked. To check it later, run: latchkey doctor"));
                    return Ok((key, domain.clone()));
                }
                (Err(error), None) => {
                    let causes = super::with_causes(&error);
                    let what = format!("{causes}. To continue without Daily, use --domain NAME and --domain-id UUID.");
                    return Err(Stop::Failed(what.into()));
                }
            }
        }
    }

    /// Returns a link key to write, unless one is set.
    fn new_link_key(&self) -> Result<Option<String>, Stop> {
        Ok(if self.link_keys.keys()?.is_some() { None } else { Some(random_key()) })
    }

    /// Writes settings to `.env`, and keeps its other lines. Keeps an existing link key, because join links stop
    /// working without it.
    fn write(&self, env_file: &Path, values: &[(&str, String)], link_key: Option<String>) -> Result<(), Stop> {
        let path = fs::canonicalize(env_file).unwrap_or_else(|_| env_file.to_owned());
        let shown = env_file.display();
        let before = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Stop::Usage(format!("Cannot read {shown}: {error}."))),
        };
        let mut text = before.clone();
        for (name, value) in values {
            match value_of(&text, name) {
                Some(there) if there == *value => continue,
                Some(there) if !there.is_empty() && !self.replace => ask_to_replace(env_file, name, &there)?,
                _ => {}
            }
            // Links that are signed with the previous key are recognized until they have been shared again.
            if let Some(previous) = value_of(&text, name).filter(|there| *name == "DAILY_API_KEY" && !there.is_empty())
            {
                text = with_previous(&text, &previous);
                say(format_args!(
                    "The previous API key is kept as {PREVIOUS_API_KEY}. Share its links again, then remove the key."
                ));
            }
            text = with(&text, name, value);
        }
        if let Some(key) = link_key.filter(|_| value_of(&text, LINK_KEY).is_none_or(|there| there.is_empty())) {
            text = with(&text, LINK_KEY, &key);
            say(format_args!(
                "Created a link key, {LINK_KEY}. Keep a copy, separate from the database: without it, join links stop working."
            ));
        }
        write_private(&path, &text)?;
        say(format_args!(
            "{}. Only you can read this file.",
            if text == before {
                format!("{shown} already contains these settings")
            } else {
                format!("Wrote the settings to {shown}")
            }
        ));
        Ok(())
    }

    /// Adds the first organizer. Returns whether anyone can sign in.
    async fn add_organizer(&self, accounts: &Accounts) -> Result<bool, Stop> {
        if !accounts.organizers().await?.is_empty() {
            say(format_args!("There are organizers already. To see them, run: latchkey organizer list"));
            return Ok(true);
        }
        let email = match &self.email {
            Some(email) => email.clone(),
            None if !io::stdin().is_terminal() => return Ok(false),
            None => match answer("Email address of the first organizer (leave blank to add one later): ")?.as_str() {
                "" => return Ok(false),
                text => text.parse().map_err(|error: MailAddressError| Stop::Usage(error.to_string()))?,
            },
        };
        let name = match &self.name {
            Some(name) => name.clone(),
            None if !io::stdin().is_terminal() => {
                return Err(Stop::Usage("--email also needs --name if there is no terminal.".to_owned()));
            }
            None => answer("Name: ")?.parse().map_err(|error| Stop::Usage(format!("{error}")))?,
        };
        let password = new_password(email.as_str(), name.as_str()).await?;
        let new = NewOrganizer::new(&email, &name, &password);
        let organizer = accounts.add(CommandLine, &new).await?.ok_or_else(|| taken(&email))?;
        say(format_args!("{} can now sign in with {}.", organizer.name, organizer.email));
        Ok(true)
    }
}

/// Returns a random key of 64 hexadecimal digits.
pub(super) fn random_key() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

/// Asks for the API key on the terminal.
fn ask_for_key() -> Result<ApiKey, Stop> {
    if !io::stdin().is_terminal() {
        return Err(missing_api_key().into());
    }
    let text = rpassword::prompt_password("API key from Daily's dashboard, under Developers (input is hidden): ")?;
    ApiKey::parse(&text).map_err(|error| Stop::Usage(format!("The input is invalid: {error}.")))
}

/// Asks whether to replace a setting that has another value.
fn ask_to_replace(env_file: &Path, name: &str, there: &str) -> Result<(), Stop> {
    let file = env_file.display();
    let there = if name == "DAILY_API_KEY" { "another API key".to_owned() } else { format!("\"{there}\"") };
    if !io::stdin().is_terminal() {
        let what = format!("{file} already sets {name} to {there}. Use --replace to replace it.");
        return Err(Stop::Usage(what));
    }
    if answer(&format!("{file} already sets {name} to {there}. Replace it? Type yes to confirm: "))? == "yes" {
        Ok(())
    } else {
        Err(Stop::Usage(format!("{file} was not changed.")))
    }
}

/// Asks a question on the terminal and returns the answer.
fn answer(question: &str) -> Result<String, Stop> {
    let mut err = io::stderr();
    write!(err, "{question}")?;
    err.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

/// Returns where the line of a setting begins and ends, in bytes.
fn line_of(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        let bare = bare.strip_prefix("export ").unwrap_or(bare).trim_start();
        if bare.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some((begin, begin + line.trim_end().len()));
        }
        begin += line.len();
    }
    None
}

/// Returns the value of a setting as dotenvy reads it.
fn value_of(text: &str, name: &str) -> Option<String> {
    let (begin, end) = line_of(text, name)?;
    let read = dotenvy::from_read_iter(&text.as_bytes()[begin..end]).next()?.ok()?;
    Some(read.1)
}

/// Returns the text with a setting in it. Replaces the setting's line, or adds one at the end.
fn with(text: &str, name: &str, value: &str) -> String {
    let line = format!("{name}={}", quoted(value));
    match line_of(text, name) {
        Some((begin, end)) => format!("{}{line}{}", &text[..begin], &text[end..]),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{line}\n"),
        None => format!("{text}\n{line}\n"),
    }
}

/// Returns the text with the previous API key in it. Replaces a line with the setting's earlier name.
fn with_previous(text: &str, key: &str) -> String {
    let earlier = line_of(text, EARLIER_API_KEY).filter(|_| line_of(text, PREVIOUS_API_KEY).is_none());
    let text = match earlier {
        Some((begin, end)) => format!("{}{PREVIOUS_API_KEY}={}", &text[..begin], &text[end..]),
        None => text.to_owned(),
    };
    with(&text, PREVIOUS_API_KEY, key)
}

/// Returns a value with quotes around it if it needs them.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:".contains(c);
    if value.chars().all(is_plain) {
        value.to_owned()
    } else if value.contains('\'') {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$"))
    } else {
        format!("'{value}'")
    }
}

/// Writes a file that only its owner can read. If writing fails, the old file stays unchanged.
fn write_private(path: &Path, text: &str) -> Result<(), Stop> {
    let failed = |error: io::Error| Stop::Failed(format!("Cannot write {}: {error}.", path.display()).into());
    let mut file = output::new_beside(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    output::replace(file, path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_written_in_its_place_and_reads_back() {
        let before = "# the key\nDAILY_API_KEY=\nexport DAILY_DOMAIN = \"acme\"\nOTHER=1";
        let mut text = before.to_owned();
        for value in ["plain", "with 'quote\" $HOME \\ #", "a b#c$d"] {
            text = with(&text, "DAILY_API_KEY", value);
            assert_eq!(value_of(&text, "DAILY_API_KEY").as_deref(), Some(value), "{text}");
        }
        assert_eq!(value_of(&text, "DAILY_DOMAIN").as_deref(), Some("acme"));
        assert_eq!(value_of(&text, "DAILY_DOMAIN_ID"), None);
        let text = with(&text, "DAILY_DOMAIN_ID", "7");
        assert!(
            text.starts_with("# the key\nDAILY_API_KEY='a b#c$d'\n")
                && text.ends_with("\nOTHER=1\nDAILY_DOMAIN_ID=7\n")
        );
    }
    #[test]
    fn the_previous_api_key_takes_the_line_with_the_earlier_name() {
        let kept = "DAILY_API_KEY=new\nDAILY_PREVIOUS_API_KEY=old\n";
        assert_eq!(with_previous("DAILY_API_KEY=new\n", "old"), kept);
        assert_eq!(with_previous(kept, "old"), kept);
        assert_eq!(with_previous("DAILY_EARLIER_API_KEY=older\nA=1\n", "old"), "DAILY_PREVIOUS_API_KEY=old\nA=1\n");
        let both = "DAILY_EARLIER_API_KEY=oldest\nDAILY_PREVIOUS_API_KEY=older\n";
        assert_eq!(with_previous(both, "old"), "DAILY_EARLIER_API_KEY=oldest\nDAILY_PREVIOUS_API_KEY=old\n");
    }
}
