//! `latchkey setup`: from an API key to a folder in which `latchkey serve` runs.

use std::{
    fs,
    io::{self, BufRead as _, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    Outcome, Stop, block_on,
    organizer::{new_password, taken},
    say, warn, with_accounts,
};
use crate::{
    app::{Accounts, By::CommandLine, NewOrganizer},
    config::{DailyApiConfig, DailyConfig, DatabaseConfig},
    daily::DailyError,
    invite::{InviteeName, MailAddress, MailAddressError},
    token::{ApiKey, Domain},
};

const EXAMPLES: &str = "\
What is not given is asked for on a terminal. The API key comes from DAILY_API_KEY, or is asked for without being shown.
It is written to .env in the working directory, which its owner alone can read; a key that it replaces is kept there as
the earlier one. Where Daily can’t be reached, give --domain and --domain-id.

Examples:
  latchkey setup
  pwgen 20 1 | latchkey setup --email ada@example.org --name 'Ada Lovelace'";

/// Where settings are written.
const DOTENV: &str = ".env";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Setup {
    /// The mail address of the first person who may sign in
    #[arg(long, value_name = "MAIL")]
    email: Option<MailAddress>,

    /// Their name
    #[arg(long, value_name = "NAME", requires = "email",
        value_parser = |text: &str| text.parse::<InviteeName>().map_err(|error| error.to_string()))]
    name: Option<InviteeName>,

    /// Replace settings that are in .env already without asking
    #[arg(long)]
    replace: bool,

    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Setup {
    pub(super) fn run(self) -> Outcome {
        let (key, domain) = self.key_and_domain()?;
        if !key.looks_usual() {
            warn("the API key is not 64 hexadecimal digits, as Daily’s keys are; it is used as it is.");
        }
        let key_line = match self.daily.key_file() {
            Some(file) => ("DAILY_API_KEY_FILE", file.display().to_string()),
            None => ("DAILY_API_KEY", key.expose().to_owned()),
        };
        let values = [key_line, ("DAILY_DOMAIN", domain.name.to_string()), ("DAILY_DOMAIN_ID", domain.id.to_string())];
        self.write(&values)?;
        let has_organizer = with_accounts(&self.database, async |accounts| self.add_organizer(accounts).await)?;
        say(format_args!(
            "\nThis folder is set up. Next:\n  latchkey doctor    checks it\n  latchkey serve     runs it"
        ));
        if !has_organizer {
            say(format_args!("Nobody may sign in yet: latchkey organizer add MAIL NAME"));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The key and its domain, as Daily knows it; without Daily the domain as it is given. A key that Daily does not
    /// accept is asked for again on a terminal.
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
                    let name =
                        name.map_err(|_| Stop::Failed("Daily answered a domain name of an unknown form".into()))?;
                    say(format_args!("The key belongs to {} (domain id {}).", account.domain_name, account.domain_id));
                    return Ok((key, Domain { name, id: account.domain_id }));
                }
                (Err(error @ (DailyError::KeyRejected | DailyError::NotAllowed)), _) => {
                    let what = format!("{error}: take one that stands in Daily’s dashboard, under Developers");
                    if !io::stdin().is_terminal() {
                        return Err(Stop::Usage(what));
                    }
                    warn(&what);
                }
                (Err(error), Some(domain)) => {
                    warn(&format!("{error}, so that the key is not checked; `latchkey doctor` checks it later."));
                    return Ok((key, domain.clone()));
                }
                (Err(error), None) => {
                    let causes = super::with_causes(&error);
                    let what = format!("{causes}. To go on without it, give --domain NAME and --domain-id UUID");
                    return Err(Stop::Failed(what.into()));
                }
            }
        }
    }

    /// Writes settings into `.env`, and leaves what else stands there.
    fn write(&self, values: &[(&str, String)]) -> Result<(), Stop> {
        let path = fs::canonicalize(DOTENV).unwrap_or_else(|_| PathBuf::from(DOTENV));
        let before = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Stop::Usage(format!("{DOTENV} can’t be read: {error}"))),
        };
        let mut text = before.clone();
        for (name, value) in values {
            match value_of(&text, name) {
                Some(there) if there == *value => continue,
                Some(there) if !there.is_empty() && !self.replace => ask_to_replace(name, &there)?,
                _ => {}
            }
            // Its links have to be told from others until they are handed out again.
            if let Some(earlier) = value_of(&text, name).filter(|there| *name == "DAILY_API_KEY" && !there.is_empty()) {
                text = with(&text, "DAILY_EARLIER_API_KEY", &earlier);
                say(format_args!(
                    "The key before is kept as DAILY_EARLIER_API_KEY, until its links are handed out again."
                ));
            }
            text = with(&text, name, value);
        }
        write_private(&path, &text)?;
        say(format_args!(
            "{DOTENV} {}; its owner alone can read it.",
            if text == before { "has these settings already" } else { "is written" }
        ));
        Ok(())
    }

    /// Lets the first person sign in; answers whether anyone may.
    async fn add_organizer(&self, accounts: &Accounts) -> Result<bool, Stop> {
        if !accounts.organizers().await?.is_empty() {
            say(format_args!("Who may sign in stays as it is: `latchkey organizer list` shows them."));
            return Ok(true);
        }
        let email = match &self.email {
            Some(email) => email.clone(),
            None if !io::stdin().is_terminal() => return Ok(false),
            None => match answer("Mail address of the first person who may sign in (blank for nobody yet): ")?.as_str()
            {
                "" => return Ok(false),
                text => text.parse().map_err(|error: MailAddressError| Stop::Usage(error.to_string()))?,
            },
        };
        let name = match &self.name {
            Some(name) => name.clone(),
            None if !io::stdin().is_terminal() => {
                return Err(Stop::Usage("--email wants --name where nobody can answer".to_owned()));
            }
            None => answer("Their name: ")?.parse().map_err(|error| Stop::Usage(format!("{error}")))?,
        };
        let password = new_password().await?;
        let new = NewOrganizer::new(&email, &name, &password);
        let organizer = accounts.add(CommandLine, &new).await?.ok_or_else(|| taken(&email))?;
        say(format_args!("{} may sign in with {}.", organizer.name, organizer.email));
        Ok(true)
    }
}

fn ask_for_key() -> Result<ApiKey, Stop> {
    if !io::stdin().is_terminal() {
        let what = "DAILY_API_KEY is missing; want the API key from Daily’s dashboard, under Developers";
        return Err(Stop::Usage(what.to_owned()));
    }
    let text = rpassword::prompt_password("API key, from Daily’s dashboard under Developers (it is not shown): ")?;
    ApiKey::parse(&text).map_err(|error| Stop::Usage(format!("the API key {error}")))
}

fn ask_to_replace(name: &str, there: &str) -> Result<(), Stop> {
    let there = if name == "DAILY_API_KEY" { "another API key".to_owned() } else { format!("“{there}”") };
    if !io::stdin().is_terminal() {
        let what = format!("{DOTENV} sets {name} to {there} already; --replace replaces it");
        return Err(Stop::Usage(what));
    }
    if answer(&format!("{DOTENV} sets {name} to {there}. Replace it? Type yes: "))? == "yes" {
        Ok(())
    } else {
        Err(Stop::Usage(format!("{DOTENV} stays as it was")))
    }
}

fn answer(question: &str) -> Result<String, Stop> {
    let mut err = io::stderr();
    write!(err, "{question}")?;
    err.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

/// A setting's line, if there is one: where it begins and ends.
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

/// What a setting is set to, as it is read.
fn value_of(text: &str, name: &str) -> Option<String> {
    let (begin, end) = line_of(text, name)?;
    let read = dotenvy::from_read_iter(&text.as_bytes()[begin..end]).next()?.ok()?;
    Some(read.1)
}

/// A text with a setting in it, in its old place or at the end.
fn with(text: &str, name: &str, value: &str) -> String {
    let line = format!("{name}={}", quoted(value));
    match line_of(text, name) {
        Some((begin, end)) => format!("{}{line}{}", &text[..begin], &text[end..]),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{line}\n"),
        None => format!("{text}\n{line}\n"),
    }
}

/// A value as it has to stand in the file.
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

/// Writes a file whole or not at all, readable by its owner alone.
fn write_private(path: &Path, text: &str) -> Result<(), Stop> {
    let failed = |error: io::Error| Stop::Failed(format!("{DOTENV} can’t be written: {error}").into());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Such a file is made with mode 0600.
    let mut file = tempfile::Builder::new().prefix(".env-").tempfile_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
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
}
