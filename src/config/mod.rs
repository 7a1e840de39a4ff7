//! All settings of the program. No other module reads the environment.

pub mod environment;
mod link_key;
#[cfg(feature = "otlp")]
pub mod otlp;
mod web;
mod zone;

use std::{
    env::VarError,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use clap::Args;
use jiff::tz::TimeZone;
use lettre::message::Mailbox;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

pub use link_key::{LINK_KEY, LinkKeyConfig, PREVIOUS_LINK_KEY};
pub use web::{ListenConfig, LogFormat, SiteConfig, WebConfig};
pub use zone::ZoneConfig;

use crate::{
    daily::{API_URL, DailyClient, is_loopback},
    mail::{self, ATTEMPT, MailServer},
    store::SendLimits,
    token::{ApiKey, Domain, Signer},
};

/// Names of the settings that hold a secret. The value of `NAME` comes from the environment, or from the file that
/// `NAME_FILE` names. There are no flags for secrets, because other users of the machine can read command lines.
pub const SECRETS: [&str; 6] =
    ["DAILY_API_KEY", PREVIOUS_API_KEY, LINK_KEY, PREVIOUS_LINK_KEY, "DATABASE_URL", "LATCHKEY_SMTP_PASSWORD"];

/// The setting for the previous Daily API key.
pub const PREVIOUS_API_KEY: &str = "DAILY_PREVIOUS_API_KEY";

/// The name of [`PREVIOUS_API_KEY`] in early versions, which is still accepted.
pub const EARLIER_API_KEY: &str = "DAILY_EARLIER_API_KEY";

/// A missing or invalid setting: its name, then what is wrong and how to fix it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name} {what}")]
pub struct ConfigError {
    name: String,
    what: String,
}

impl ConfigError {
    fn new(name: &str, what: impl Into<String>) -> Self {
        Self { name: name.to_owned(), what: what.into() }
    }
}

/// The warning about an API key that does not look like Daily's API keys.
pub const UNUSUAL_API_KEY: &str = "DAILY_API_KEY does not look like a Daily API key, which has 64 hexadecimal digits. Latchkey uses it anyway. Check that you copied the whole key.";

/// Returns the error for an API key that is not set.
pub fn missing_api_key() -> ConfigError {
    ConfigError::new("DAILY_API_KEY", "is not set. Set it to the API key from Daily's dashboard, under Developers.")
}

/// The Daily domain and its API key, which are needed to sign tokens.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct DailyConfig {
    /// Your Daily domain: the NAME in `https://NAME.daily.co`
    #[arg(long = "domain", env = "DAILY_DOMAIN", value_name = "NAME", hide_env_values = true)]
    domain_name: Option<String>,

    /// The domain's id, a UUID: the `domain_id` in the output of `curl -H "Authorization: Bearer $DAILY_API_KEY"
    /// https://api.daily.co/v1/`
    #[arg(long, env = "DAILY_DOMAIN_ID", value_name = "UUID", hide_env_values = true)]
    domain_id: Option<String>,

    /// File that contains the Daily API key, if `DAILY_API_KEY` is not set
    #[arg(long, env = "DAILY_API_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    api_key_file: Option<PathBuf>,
}

impl DailyConfig {
    /// Returns the signer for the domain. Calls `warn` if the API key does not look like Daily's API keys.
    pub fn signer(&self, warn: impl FnOnce(&str)) -> Result<Signer, ConfigError> {
        let key = self.key()?.ok_or_else(missing_api_key)?;
        let domain = self.domain()?;
        if !key.looks_usual() {
            warn(UNUSUAL_API_KEY);
        }
        Ok(Signer::new(domain, &key))
    }

    /// Returns the signer for the domain, or `None` if no API key is set.
    pub fn signer_if_set(&self, warn: impl FnOnce(&str)) -> Result<Option<Signer>, ConfigError> {
        match self.key()? {
            None => Ok(None),
            Some(_) => self.signer(warn).map(Some),
        }
    }

    /// Returns the API key, if it is set.
    pub fn key(&self) -> Result<Option<ApiKey>, ConfigError> {
        key("DAILY_API_KEY", self.api_key_file.as_ref())
    }

    /// Returns the domain's name and id.
    pub fn domain(&self) -> Result<Domain, ConfigError> {
        let name = required("DAILY_DOMAIN", self.domain_name.as_ref(), "the NAME in https://NAME.daily.co")?;
        let id = required(
            "DAILY_DOMAIN_ID",
            self.domain_id.as_ref(),
            "the UUID that Daily's REST API returns as domain_id",
        )?;
        Ok(Domain { name, id })
    }

    /// Returns whether neither the domain's name nor its id is set.
    pub fn has_no_domain(&self) -> bool {
        [&self.domain_name, &self.domain_id].into_iter().flatten().all(|text| text.trim().is_empty())
    }

    /// Returns the file that contains the API key, if the key comes from a file.
    pub fn key_file(&self) -> Option<&Path> {
        self.api_key_file.as_deref()
    }
}

/// The address of Daily's REST API.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct DailyApiConfig {
    /// Base URL of Daily's REST API
    #[arg(long = "api-url", env = "DAILY_API_URL", value_name = "URL", default_value = API_URL, hide_env_values = true,
        value_parser = parse_api_url)]
    api_url: Url,
}

impl DailyApiConfig {
    /// Returns a client that sends requests with the given API key.
    pub fn client(&self, key: &ApiKey) -> DailyClient {
        DailyClient::new(&self.api_url, key)
    }
}

/// The previous Daily API key, whose tokens are still recognized.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct PreviousKeyConfig {
    /// File that contains the previous Daily API key, if `DAILY_PREVIOUS_API_KEY` is not set. Its tokens are still
    /// recognized
    #[arg(
        long,
        alias = "earlier-api-key-file",
        env = "DAILY_PREVIOUS_API_KEY_FILE",
        value_name = "FILE",
        hide_env_values = true
    )]
    previous_api_key_file: Option<PathBuf>,
}

impl PreviousKeyConfig {
    /// Returns the previous API key, if it is set. Reads the setting's earlier name only if the current one is not set.
    pub fn key(&self) -> Result<Option<ApiKey>, ConfigError> {
        if let Some(found) = key(PREVIOUS_API_KEY, self.previous_api_key_file.as_ref())? {
            return Ok(Some(found));
        }
        #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
        let file = std::env::var_os(format!("{EARLIER_API_KEY}_FILE")).filter(|path| !path.is_empty());
        key(EARLIER_API_KEY, file.map(PathBuf::from).as_ref())
    }
}

fn key(name: &'static str, file: Option<&PathBuf>) -> Result<Option<ApiKey>, ConfigError> {
    let Some(text) = secret(name, file)? else { return Ok(None) };
    let what = |why| sentence(&why).trim_start_matches("the API key ").to_owned();
    ApiKey::parse(text.expose_secret()).map(Some).map_err(|why| ConfigError::new(name, what(why)))
}

/// Returns an error's message with a period at its end.
fn sentence(error: &impl std::fmt::Display) -> String {
    format!("{}.", error.to_string().trim_end_matches('.'))
}

/// The database that holds meetings and organizers.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Database settings")]
pub struct DatabaseConfig {
    /// File that contains the database URL, if `DATABASE_URL` is not set
    #[arg(long, env = "DATABASE_URL_FILE", value_name = "FILE", hide_env_values = true)]
    database_url_file: Option<PathBuf>,
}

/// The database that is used if `DATABASE_URL` is not set.
pub const DEFAULT_DATABASE: &str = "sqlite:latchkey-data/latchkey.db";

impl DatabaseConfig {
    /// Returns whether `DATABASE_URL` is set or the default database exists.
    pub fn may_be_there(&self) -> bool {
        let is_named = secret("DATABASE_URL", self.database_url_file.as_ref()).is_ok_and(|url| url.is_some());
        is_named
            || DEFAULT_DATABASE.strip_prefix("sqlite:").is_some_and(|path| Path::new(path).try_exists().unwrap_or(true))
    }

    /// Returns the database URL, including its password.
    pub fn url(&self) -> Result<SecretString, ConfigError> {
        let url = secret("DATABASE_URL", self.database_url_file.as_ref())?.unwrap_or_else(|| DEFAULT_DATABASE.into());
        match url.expose_secret().split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") if !url.expose_secret().contains(":memory:") => Ok(url),
            Some("postgres" | "postgresql") => Ok(url),
            // The message does not quote the URL, because it may contain a password.
            _ => Err(ConfigError::new(
                "DATABASE_URL",
                "is invalid; expected sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME.",
            )),
        }
    }
}

/// Settings that apply to all links, whether they are created by the command line, the web app or the API.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct LinkConfig {
    #[command(flatten)]
    zone: ZoneConfig,

    /// Maximum number of days from now until a link expires, 1 to 65535
    #[arg(long, env = "LATCHKEY_MAX_DAYS", value_name = "DAYS", default_value_t = 31, hide_env_values = true,
        value_parser = parse_days)]
    pub max_days: u16,
}

impl LinkConfig {
    /// Returns the time zone that is set, or else this machine's. Calls `warn` if this machine's is unknown or has no name.
    pub fn zone(&self, warn: impl FnOnce(&str)) -> TimeZone {
        self.zone.zone(warn)
    }
}

/// The mail server, and limits for sending email.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Email settings")]
pub struct MailConfig {
    /// Mail server: `smtps://HOST` or `smtp://HOST?tls=required`, or `smtp://HOST` for a server on this machine. If not
    /// set, Latchkey does not send email
    #[arg(long, env = "LATCHKEY_SMTP_URL", value_name = "URL", hide_env_values = true)]
    smtp_url: Option<String>,

    /// User name for the mail server
    #[arg(long, env = "LATCHKEY_SMTP_USER", value_name = "NAME", hide_env_values = true)]
    smtp_user: Option<String>,

    /// File that contains the password for the mail server, if `LATCHKEY_SMTP_PASSWORD` is not set
    #[arg(long, env = "LATCHKEY_SMTP_PASSWORD_FILE", value_name = "FILE", hide_env_values = true)]
    smtp_password_file: Option<PathBuf>,

    /// Sender of emails: an address, or a name and an address such as `Latchkey <links@example.org>`. If there is no
    /// name, emails show the organizer's name. Replies go to the organizer
    #[arg(long, env = "LATCHKEY_MAIL_FROM", value_name = "EMAIL", hide_env_values = true)]
    mail_from: Option<String>,

    /// Seconds to wait before the first retry of a failed email, 1 to 3600. Later waits are 5, 30, 120 and 720 times as long
    #[arg(long, env = "LATCHKEY_MAIL_RETRY", value_name = "SECONDS", default_value = "60", hide_env_values = true,
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    mail_retry: u64,

    /// Maximum number of emails per minute, for all instances together; 1 or more
    #[arg(long, env = "LATCHKEY_MAIL_PER_MINUTE", value_name = "EMAILS", default_value = "120", hide_env_values = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    mail_per_minute: u32,

    /// Maximum number of emails per hour for each organizer; 1 or more
    #[arg(long, env = "LATCHKEY_MAIL_PER_HOUR", value_name = "EMAILS", default_value = "1000", hide_env_values = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    mail_per_hour: u32,
}

impl MailConfig {
    /// Returns the mail server, if one is set. `site` introduces the web app to it.
    pub fn server(&self, site: &SiteConfig) -> Result<Option<MailServer>, ConfigError> {
        // An empty variable counts as not set.
        let is_set = |text: &&String| !text.trim().is_empty();
        let Some(url) = self.smtp_url.as_ref().filter(is_set) else { return Ok(None) };
        // The message does not quote the URL, because it may contain a password.
        let url =
            mail::parse_url(url).map_err(|why| ConfigError::new(&source("LATCHKEY_SMTP_URL", url), sentence(&why)))?;
        let wanted = "the sender's address, such as links@example.org";
        let sender: Mailbox = required("LATCHKEY_MAIL_FROM", self.mail_from.as_ref(), wanted)?;
        let password = secret("LATCHKEY_SMTP_PASSWORD", self.smtp_password_file.as_ref())?;
        let alone = |name, other| ConfigError::new(name, format!("is not set, but {other} is. Set both or neither."));
        let credentials = match (self.smtp_user.clone().filter(|user| is_set(&user)), password) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            (Some(_), None) => return Err(alone("LATCHKEY_SMTP_PASSWORD", "LATCHKEY_SMTP_USER")),
            (None, Some(_)) => return Err(alone("LATCHKEY_SMTP_USER", "LATCHKEY_SMTP_PASSWORD")),
        };
        let hello = site.domain().unwrap_or_else(|| sender.email.domain().to_owned());
        let limits = SendLimits { per_minute: self.mail_per_minute, per_hour: self.mail_per_hour };
        let first_pause = Duration::from_secs(self.mail_retry);
        Ok(Some(MailServer { url, hello, credentials, sender, first_pause, limits, patience: ATTEMPT }))
    }
}

fn required<T: FromStr<Err: std::fmt::Display>>(
    name: &str,
    text: Option<&String>,
    wanted: &str,
) -> Result<T, ConfigError> {
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(|| ConfigError::new(name, format!("is not set. Set it to {wanted}.")))?;
    let name = source(name, text);
    // The message does not quote an API key that was put into the wrong variable.
    let is_key = text.len() >= 48 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let got = if is_key { "a value that looks like an API key".to_owned() } else { format!("\"{text}\"") };
    let what = || format!("is invalid; expected {wanted}, got {got}.");
    text.trim().parse().map_err(|_| ConfigError::new(&name, what()))
}

/// Returns where the value of a setting comes from: the name of the variable, or that of its flag.
fn source(name: &str, value: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let is_of_variable = std::env::var(name).is_ok_and(|text| text == value);
    let flag = || name.trim_start_matches("DAILY_").trim_start_matches("LATCHKEY_").to_lowercase().replace('_', "-");
    if is_of_variable { name.to_owned() } else { format!("--{}", flag()) }
}

/// Returns a secret from its variable, or from the file that `NAME_FILE` or a flag names. A flag comes before a variable.
/// Fails if both variables are set.
fn secret(name: &'static str, file: Option<&PathBuf>) -> Result<Option<SecretString>, ConfigError> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let (variable, named) = (std::env::var(name), std::env::var_os(format!("{name}_FILE")));
    // An empty variable, as in a copy of `.env.example`, counts as not set.
    let variable = variable.and_then(|text| if text.trim().is_empty() { Err(VarError::NotPresent) } else { Ok(text) });
    let is_flag = file.is_some_and(|file| named.is_none_or(|named| named != *file.as_os_str()));
    match (variable, file) {
        (_, Some(path)) if is_flag => of_file(name, path).map(Some),
        (Ok(_), Some(_)) => Err(ConfigError::new(name, format!("and {name}_FILE are both set. Set only one of them."))),
        (Ok(text), None) => Ok(Some(text.into())),
        (Err(VarError::NotUnicode(_)), _) => Err(ConfigError::new(name, "is not valid UTF-8. Set it to UTF-8 text.")),
        (Err(VarError::NotPresent), None) => Ok(None),
        (Err(VarError::NotPresent), Some(path)) => of_file(name, path).map(Some),
    }
}

fn of_file(name: &str, path: &Path) -> Result<SecretString, ConfigError> {
    let wrong = |what| ConfigError::new(&format!("{name}_FILE"), what);
    let text = std::fs::read_to_string(path)
        .map_err(|why| wrong(format!("is \"{}\", which cannot be read: {why}.", path.display())))?;
    let text = environment::cleaned(name, &text).map_err(|what| wrong(format!("names a file whose content {what}")))?;
    Ok(text.trim().to_owned().into())
}

fn parse_days(text: &str) -> Result<u16, String> {
    let days = text.parse().ok().filter(|days| *days > 0);
    days.ok_or_else(|| "LATCHKEY_MAX_DAYS: expected a number of days from 1 to 65535".to_owned())
}

fn parse_api_url(text: &str) -> Result<Url, String> {
    let wanted = || format!("DAILY_API_URL: expected an https URL, such as {API_URL}");
    let url = Url::parse(text).map_err(|_| wanted())?;
    // Requests to this URL carry the API key.
    let is_private = url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url);
    let is_plain = url.query().is_none() && url.fragment().is_none();
    let is_plain = is_plain && url.username().is_empty() && url.password().is_none();
    if is_private && is_plain && url.host().is_some() { Ok(url) } else { Err(wanted()) }
}
