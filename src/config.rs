//! Every setting of the program, typed, once. Nothing else reads the environment.

use std::{
    env::VarError,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use clap::Args;
use ipnet::IpNet;
use jiff::tz::TimeZone;
use lettre::message::Mailbox;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use crate::{
    daily::{API_URL, DailyClient, is_loopback},
    invite::zone,
    mail::{self, ATTEMPT, MailServer},
    store::SendLimits,
    token::{ApiKey, Domain, Signer},
    web::BODY_MEMORY,
};

/// Variables that hold a secret: read from the environment or, with `_FILE` behind the name, from a file.
/// They are no flags, since other users of a machine can read those.
pub const SECRETS: [&str; 4] = ["DAILY_API_KEY", "DAILY_EARLIER_API_KEY", "DATABASE_URL", "LATCHKEY_SMTP_PASSWORD"];

/// A setting that is missing or wrong: its name, what it got, what it wants.
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

/// Reads `.env` in the working directory into the environment, where there is one. Variables that are set stay.
pub fn load_dotenv() -> Result<(), ConfigError> {
    match dotenvy::from_path(".env") {
        Err(dotenvy::Error::Io(why)) if why.kind() != std::io::ErrorKind::NotFound => {
            Err(ConfigError::new(".env", format!("can’t be read: {why}")))
        }
        // The line itself may hold a secret.
        Err(dotenvy::Error::LineParse(..)) => {
            Err(ConfigError::new(".env", "has a line that is not NAME=value; put quotes around values with spaces"))
        }
        _ => Ok(()),
    }
}

/// Variables that look like settings and are none: mistyped ones, most likely.
pub fn unknown_settings(known: &[String]) -> Vec<String> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let is_ours = |name: &String| name.starts_with("LATCHKEY_") || name.starts_with("DAILY_");
    names.filter(|name| is_ours(name) && !known.contains(name)).collect()
}

/// The Daily domain and its key: what signing needs.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct DailyConfig {
    /// The NAME in `https://NAME.daily.co`
    #[arg(long = "domain", env = "DAILY_DOMAIN", value_name = "NAME", hide_env_values = true)]
    domain_name: Option<String>,

    /// The domain's id, a UUID: what `curl -H "Authorization: Bearer $DAILY_API_KEY" https://api.daily.co/v1/`
    /// answers as `domain_id`
    #[arg(long, env = "DAILY_DOMAIN_ID", value_name = "UUID", hide_env_values = true)]
    domain_id: Option<String>,

    /// A file that holds the API key, instead of the variable `DAILY_API_KEY`
    #[arg(long, env = "DAILY_API_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    api_key_file: Option<PathBuf>,
}

impl DailyConfig {
    /// The signer for the domain; an API key of an unusual form is reported to `warn`.
    pub fn signer(&self, warn: impl FnOnce(&str)) -> Result<Signer, ConfigError> {
        let key = self.key()?.ok_or_else(|| {
            ConfigError::new("DAILY_API_KEY", "is missing; want the API key from Daily’s dashboard, under Developers")
        })?;
        let domain = self.domain()?;
        if !key.looks_usual() {
            warn("DAILY_API_KEY is not 64 hexadecimal digits, as Daily’s keys are; it is used as it is.");
        }
        Ok(Signer::new(domain, &key))
    }

    /// The signer, if anything of it is set at all.
    pub fn signer_if_set(&self, warn: impl FnOnce(&str)) -> Result<Option<Signer>, ConfigError> {
        match self.key()? {
            None => Ok(None),
            Some(_) => self.signer(warn).map(Some),
        }
    }

    /// The API key, if it is set.
    pub fn key(&self) -> Result<Option<ApiKey>, ConfigError> {
        key("DAILY_API_KEY", self.api_key_file.as_ref())
    }

    /// The domain's name and id.
    pub fn domain(&self) -> Result<Domain, ConfigError> {
        let name = required("DAILY_DOMAIN", self.domain_name.as_ref(), "the NAME in https://NAME.daily.co")?;
        let id = required(
            "DAILY_DOMAIN_ID",
            self.domain_id.as_ref(),
            "the UUID that Daily’s REST API answers as domain_id",
        )?;
        Ok(Domain { name, id })
    }

    /// Whether neither the domain's name nor its id is set.
    pub fn has_no_domain(&self) -> bool {
        [&self.domain_name, &self.domain_id].into_iter().flatten().all(|text| text.trim().is_empty())
    }

    /// The file that the API key comes from, if it comes from one.
    pub fn key_file(&self) -> Option<&Path> {
        self.api_key_file.as_deref()
    }
}

/// Where Daily answers questions.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct DailyApiConfig {
    /// Where Daily’s REST API answers
    #[arg(long = "api-url", env = "DAILY_API_URL", value_name = "URL", default_value = API_URL, hide_env_values = true,
        value_parser = parse_api_url)]
    api_url: Url,
}

impl DailyApiConfig {
    /// A client that asks with a key.
    pub fn client(&self, key: &ApiKey) -> DailyClient {
        DailyClient::new(&self.api_url, key)
    }
}

/// The API key before this one, whose tokens are still recognized.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Daily settings")]
pub struct EarlierKeyConfig {
    /// A file that holds the API key before this one, instead of the variable `DAILY_EARLIER_API_KEY`: its tokens are
    /// recognized
    #[arg(long, env = "DAILY_EARLIER_API_KEY_FILE", value_name = "FILE", hide_env_values = true)]
    earlier_api_key_file: Option<PathBuf>,
}

impl EarlierKeyConfig {
    /// The earlier key, if it is set.
    pub fn key(&self) -> Result<Option<ApiKey>, ConfigError> {
        key("DAILY_EARLIER_API_KEY", self.earlier_api_key_file.as_ref())
    }
}

fn key(name: &'static str, file: Option<&PathBuf>) -> Result<Option<ApiKey>, ConfigError> {
    let Some(text) = secret(name, file)? else { return Ok(None) };
    ApiKey::parse(text.expose_secret()).map(Some).map_err(|why| ConfigError::new(name, why.to_string()))
}

/// Where meetings and organizers are kept.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Database settings")]
pub struct DatabaseConfig {
    /// A file that holds the database's URL, instead of the variable `DATABASE_URL`
    #[arg(long, env = "DATABASE_URL_FILE", value_name = "FILE", hide_env_values = true)]
    database_url_file: Option<PathBuf>,
}

/// The database of an installation that says nothing about one.
pub const DEFAULT_DATABASE: &str = "sqlite:latchkey-data/latchkey.db";

impl DatabaseConfig {
    /// Whether a database is named, or stands where one is by default.
    pub fn may_be_there(&self) -> bool {
        let is_named = secret("DATABASE_URL", self.database_url_file.as_ref()).is_ok_and(|url| url.is_some());
        is_named || DEFAULT_DATABASE.strip_prefix("sqlite:").is_some_and(|path| Path::new(path).exists())
    }

    /// The database's URL, with its password.
    pub fn url(&self) -> Result<SecretString, ConfigError> {
        let url = secret("DATABASE_URL", self.database_url_file.as_ref())?.unwrap_or_else(|| DEFAULT_DATABASE.into());
        match url.expose_secret().split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") if !url.expose_secret().contains(":memory:") => Ok(url),
            Some("postgres" | "postgresql") => Ok(url),
            // The rest may hold a password.
            _ => Err(ConfigError::new(
                "DATABASE_URL",
                "is of an unknown kind; want sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME",
            )),
        }
    }
}

/// The zone in which times are meant and said.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct ZoneConfig {
    /// The time zone, by its name or its city, of times that say none [default: the machine's]
    #[arg(long, env = "LATCHKEY_ZONE", value_name = "ZONE", value_parser = parse_zone, hide_env_values = true)]
    zone: Option<TimeZone>,
}

impl ZoneConfig {
    /// The zone that is set, else the machine's, else UTC.
    pub fn zone(&self) -> TimeZone {
        let system =
            || Some(TimeZone::system()).filter(|zone| zone.iana_name().is_some_and(|name| name != "Etc/Unknown"));
        self.zone.clone().or_else(system).unwrap_or(TimeZone::UTC)
    }
}

/// How links may be made, by whichever door.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct LinkConfig {
    #[command(flatten)]
    zone: ZoneConfig,

    /// The most days from now at which links may end
    #[arg(long, env = "LATCHKEY_MAX_DAYS", value_name = "DAYS", default_value_t = 31, hide_env_values = true,
        value_parser = parse_days)]
    pub max_days: u16,
}

impl LinkConfig {
    /// The zone that is set, else the machine's, else UTC.
    pub fn zone(&self) -> TimeZone {
        self.zone.zone()
    }
}

/// The mail server, if mail is to be sent.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Mail settings")]
pub struct MailConfig {
    /// The mail server: `smtps://HOST`, or `smtp://HOST?tls=required`; only one on this machine may go without TLS.
    /// Without it no mail is sent
    #[arg(long, env = "LATCHKEY_SMTP_URL", value_name = "URL", hide_env_values = true)]
    smtp_url: Option<String>,

    /// The name to sign in to it with
    #[arg(long, env = "LATCHKEY_SMTP_USER", value_name = "NAME", hide_env_values = true)]
    smtp_user: Option<String>,

    /// A file that holds the password, instead of the variable `LATCHKEY_SMTP_PASSWORD`
    #[arg(long, env = "LATCHKEY_SMTP_PASSWORD_FILE", value_name = "FILE", hide_env_values = true)]
    smtp_password_file: Option<PathBuf>,

    /// Whom mails are from: an address, or a name and an address as in `Latchkey <links@example.org>`. Without a name
    /// the organizer's stands there; answers go to the organizer
    #[arg(long, env = "LATCHKEY_MAIL_FROM", value_name = "MAIL", hide_env_values = true)]
    mail_from: Option<String>,

    /// The pause after a first attempt that failed; later ones are 5, 30, 120 and 720 times as long
    #[arg(long, env = "LATCHKEY_MAIL_RETRY", value_name = "SECONDS", default_value = "60", hide_env_values = true,
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    mail_retry: u64,

    /// The most mails a minute, of all instances together
    #[arg(long, env = "LATCHKEY_MAIL_PER_MINUTE", value_name = "MAILS", default_value = "120", hide_env_values = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    mail_per_minute: u32,

    /// The most mails an hour for each organizer
    #[arg(long, env = "LATCHKEY_MAIL_PER_HOUR", value_name = "MAILS", default_value = "1000", hide_env_values = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    mail_per_hour: u32,
}

impl MailConfig {
    /// The mail server, where one is set.
    pub fn server(&self) -> Result<Option<MailServer>, ConfigError> {
        // A variable that is set to nothing is not set.
        let is_set = |text: &&String| !text.trim().is_empty();
        let Some(url) = self.smtp_url.as_ref().filter(is_set) else { return Ok(None) };
        // Its text may hold a password, and is not repeated.
        let url = mail::parse_url(url).map_err(|why| ConfigError::new("LATCHKEY_SMTP_URL", why))?;
        let wanted = "want the address that mails are from, such as links@example.org";
        let sender = self.mail_from.as_ref().filter(is_set);
        let sender = sender.ok_or_else(|| ConfigError::new("LATCHKEY_MAIL_FROM", format!("is missing; {wanted}")))?;
        let sender: Mailbox =
            sender.parse().map_err(|_| ConfigError::new("LATCHKEY_MAIL_FROM", format!("is “{sender}”; {wanted}")))?;
        let password = secret("LATCHKEY_SMTP_PASSWORD", self.smtp_password_file.as_ref())?;
        let credentials = match (self.smtp_user.clone().filter(|user| is_set(&user)), password) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            (Some(_), None) => {
                let what = "is missing; want the password that goes with LATCHKEY_SMTP_USER";
                return Err(ConfigError::new("LATCHKEY_SMTP_PASSWORD", what));
            }
            (None, Some(_)) => {
                let what = "is missing; want the name that goes with LATCHKEY_SMTP_PASSWORD";
                return Err(ConfigError::new("LATCHKEY_SMTP_USER", what));
            }
        };
        let limits = SendLimits { per_minute: self.mail_per_minute, per_hour: self.mail_per_hour };
        let first_pause = Duration::from_secs(self.mail_retry);
        Ok(Some(MailServer { url, credentials, sender, first_pause, limits, patience: ATTEMPT }))
    }
}

/// How the web app is reached.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Web settings")]
pub struct WebConfig {
    #[command(flatten)]
    listen: ListenConfig,

    /// The address and port at which Prometheus finds `/metrics`; without it there are none
    #[arg(long, env = "LATCHKEY_METRICS_LISTEN", value_name = "ADDRESS:PORT", value_parser = parse_metrics_listen,
        hide_env_values = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// The address that browsers see, when a proxy stands between [default: http://ADDRESS:PORT]
    #[arg(long, env = "LATCHKEY_BASE_URL", value_name = "URL", value_parser = parse_base_url, hide_env_values = true)]
    base_url: Option<Url>,

    /// Proxies whose `X-Forwarded-For` is believed, as addresses or networks with commas between
    #[arg(long, env = "LATCHKEY_TRUSTED_PROXIES", value_name = "ADDRESSES", value_delimiter = ',',
        value_parser = parse_network, hide_env_values = true)]
    pub trusted_proxies: Vec<IpNet>,

    /// The requests a minute that each API key may make, of each instance
    #[arg(long, env = "LATCHKEY_API_RATE", value_name = "REQUESTS", default_value = "600", hide_env_values = true,
        value_parser = parse_rate)]
    pub api_rate: NonZeroU32,

    /// Maximum total size, in megabytes, of request bodies held in memory at once; people who are not signed in share a
    /// quarter of it
    #[arg(long, env = "LATCHKEY_BODY_MEMORY", value_name = "MEGABYTES", default_value_t = BODY_MEMORY,
        hide_env_values = true, value_parser = clap::value_parser!(u16).range(8..))]
    pub body_memory: u16,

    /// What is logged: error, warn, info, debug or trace, also by module
    #[arg(long, env = "LATCHKEY_LOG", value_name = "FILTER", default_value = "info", hide_env_values = true)]
    pub log: String,

    /// How it is logged: as text, or as a JSON object a line
    #[arg(long, env = "LATCHKEY_LOG_FORMAT", value_name = "FORMAT", default_value = "text", hide_env_values = true)]
    pub log_format: LogFormat,
}

/// How lines are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: an object a line.
    Json,
}

/// Where the web app listens.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Web settings")]
pub struct ListenConfig {
    /// The address and port to listen on
    #[arg(long = "listen", env = "LATCHKEY_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080",
        value_parser = parse_listen, hide_env_values = true)]
    pub address: SocketAddr,
}

impl WebConfig {
    /// The address and port to listen on.
    pub fn listen(&self) -> SocketAddr {
        self.listen.address
    }

    /// The address that browsers see; no path, no slash at the end.
    pub fn base_url(&self, listening: SocketAddr) -> Url {
        let host = if listening.ip().is_unspecified() { "localhost".to_owned() } else { host_of(listening) };
        self.base_url.clone().unwrap_or_else(|| {
            Url::parse(&format!("http://{host}:{}", listening.port())).expect("an address and a port make a URL")
        })
    }
}

fn host_of(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    }
}

fn required<T: FromStr<Err: std::fmt::Display>>(
    name: &str,
    text: Option<&String>,
    wanted: &str,
) -> Result<T, ConfigError> {
    let text = text.ok_or_else(|| ConfigError::new(name, format!("is missing; want {wanted}")))?;
    // An API key that got into the wrong variable is not repeated.
    let is_key = text.len() >= 48 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let got = if is_key { "looks like an API key".to_owned() } else { format!("is “{text}”") };
    text.trim().parse().map_err(|_| ConfigError::new(name, format!("{got}; want {wanted}")))
}

/// A secret from its variable, or from the file that its `…_FILE` variable names; not from both.
fn secret(name: &'static str, file: Option<&PathBuf>) -> Result<Option<SecretString>, ConfigError> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let variable = std::env::var(name);
    // A variable that is set to nothing, as in an example that was copied, is not set.
    let variable = variable.and_then(|text| if text.trim().is_empty() { Err(VarError::NotPresent) } else { Ok(text) });
    match (variable, file) {
        (Ok(_), Some(_)) => Err(ConfigError::new(name, format!("and {name}_FILE are both set; want one of them"))),
        (Ok(text), None) => Ok(Some(text.into())),
        (Err(VarError::NotUnicode(_)), _) => Err(ConfigError::new(name, "is not text")),
        (Err(VarError::NotPresent), None) => Ok(None),
        (Err(VarError::NotPresent), Some(path)) => match std::fs::read_to_string(path) {
            Ok(text) => Ok(Some(text.trim().to_owned().into())),
            Err(why) => Err(ConfigError::new(
                &format!("{name}_FILE"),
                format!("is “{}”, which can’t be read: {why}", path.display()),
            )),
        },
    }
}

fn parse_zone(text: &str) -> Result<TimeZone, String> {
    zone::find(text).map_err(|why| format!("LATCHKEY_ZONE: {why}"))
}

fn parse_days(text: &str) -> Result<u16, String> {
    let days = text.parse().ok().filter(|days| *days > 0);
    days.ok_or_else(|| "LATCHKEY_MAX_DAYS wants a number of days, from 1 to 65535".to_owned())
}

fn parse_rate(text: &str) -> Result<NonZeroU32, String> {
    text.parse().map_err(|_| "LATCHKEY_API_RATE wants a number of requests a minute, from 1 on".to_owned())
}

fn parse_listen(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "LATCHKEY_LISTEN wants an address and a port, such as 127.0.0.1:8080 or [::]:8080".to_owned())
}

fn parse_metrics_listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "LATCHKEY_METRICS_LISTEN wants an address and a port, such as 127.0.0.1:9090".to_owned())
}

fn parse_network(text: &str) -> Result<IpNet, String> {
    let address = || text.parse().map(|address: std::net::IpAddr| IpNet::from(address));
    text.parse()
        .or_else(|_| address())
        .map_err(|_| "LATCHKEY_TRUSTED_PROXIES wants addresses or networks, such as 10.0.0.0/8".to_owned())
}

fn parse_api_url(text: &str) -> Result<Url, String> {
    let wanted = || format!("DAILY_API_URL wants an https address, such as {API_URL}");
    let url = Url::parse(text).map_err(|_| wanted())?;
    // The API key goes there.
    let is_private = url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url);
    let is_plain = url.query().is_none() && url.fragment().is_none();
    let is_plain = is_plain && url.username().is_empty() && url.password().is_none();
    if is_private && is_plain && url.host().is_some() { Ok(url) } else { Err(wanted()) }
}

fn parse_base_url(text: &str) -> Result<Url, String> {
    let wanted = || "LATCHKEY_BASE_URL wants an origin, such as https://links.example.org".to_owned();
    let url = Url::parse(text).map_err(|_| wanted())?;
    let is_origin = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if is_origin { Ok(url) } else { Err(wanted()) }
}
