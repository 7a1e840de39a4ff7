//! The URL of a database, read part by part. No message repeats a password.

use std::{
    borrow::Cow,
    net::IpAddr,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;
use tokio_postgres::{Config, config::SslMode};
use url::Url;

use crate::store::StoreError;

/// Where a database is.
pub(super) enum Target {
    Sqlite(SqliteFile),
    Postgres(Box<Server>),
}

/// A file that holds a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SqliteFile {
    pub(super) path: PathBuf,
    pub(super) mode: Mode,
}

impl SqliteFile {
    pub(super) fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), mode: Mode::Create }
    }
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    ReadOnly,
    ReadWrite,
    Create,
}

/// A PostgreSQL server, and a database on it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) config: Config,
    /// Its name, for messages.
    pub(super) host: String,
    pub(super) tls: TlsMode,
    pub(super) certificates: Certificates,
}

/// Which connections are encrypted, and which certificates are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TlsMode {
    Disable,
    Prefer,
    Require,
    VerifyCa,
    VerifyFull,
}

/// PEM files.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    /// Certificates to trust instead of the system's.
    pub(super) root: Option<PathBuf>,
    /// A certificate to show to the server.
    pub(super) own: Option<PathBuf>,
    /// Its key.
    pub(super) key: Option<PathBuf>,
}

/// Reads the URL of a database.
pub(super) fn parse(url: &str) -> Result<Target, StoreError> {
    match url.split_once(':') {
        Some(("sqlite", rest)) => sqlite(rest).map(Target::Sqlite),
        Some(("postgres" | "postgresql", _)) => postgres(url).map(|server| Target::Postgres(Box::new(server))),
        _ => Err(wrong("the URL has to be sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME")),
    }
}

fn sqlite(rest: &str) -> Result<SqliteFile, StoreError> {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decoded("file name", path)?;
    if path.is_empty() || path == ":memory:" {
        return Err(wrong("the URL names no file: use sqlite:FILE"));
    }
    let mut file = SqliteFile { path: PathBuf::from(path.as_ref()), mode: Mode::ReadWrite };
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match (&*name, &*value) {
            ("mode", "ro") => file.mode = Mode::ReadOnly,
            ("mode", "rw") => file.mode = Mode::ReadWrite,
            ("mode", "rwc") => file.mode = Mode::Create,
            ("mode", value) => return Err(wrong(format!("the mode “{value}” is not ro, rw or rwc"))),
            ("cache", "private") | ("immutable", "false" | "0") => {}
            ("cache" | "immutable" | "vfs", _) => {
                return Err(wrong(format!("the parameter {name} is no longer supported: remove it")));
            }
            _ => return Err(unknown(&name)),
        }
    }
    Ok(file)
}

fn postgres(text: &str) -> Result<Server, StoreError> {
    check_escapes(text)?;
    let url = Url::parse(text).map_err(|error| wrong(format!("the URL can’t be read: {error}")))?;
    let mut config = Config::new();
    let mut host = decoded("host", url.host_str().unwrap_or_default())?.into_owned();
    if !url.username().is_empty() {
        config.user(decoded("user name", url.username())?);
    }
    if let Some(password) = url.password() {
        config.password(percent_decode_str(password).collect::<Vec<u8>>());
    }
    let name = url.path().trim_start_matches('/');
    if !name.is_empty() {
        config.dbname(decoded("database name", name)?);
    }
    let mut port = url.port().unwrap_or(5432);
    let (mut options, mut tls, mut certificates) = (String::new(), None, Certificates::default());
    for (name, value) in url.query_pairs() {
        match &*name {
            "host" | "hostaddr" => host = value.into_owned(),
            "port" => port = value.parse().map_err(|_| wrong(format!("the port “{value}” is not a number")))?,
            "dbname" => drop(config.dbname(value)),
            "user" => drop(config.user(value)),
            "password" => drop(config.password(value.as_bytes())),
            "application_name" => drop(config.application_name(value)),
            "options" => options = format!("{options} {value}"),
            "sslmode" | "ssl-mode" => tls = Some(tls_mode(&value)?),
            "sslrootcert" | "ssl-root-cert" | "ssl-ca" => certificates.root = file_of(&value),
            "sslcert" | "ssl-cert" => certificates.own = file_of(&value),
            "sslkey" | "ssl-key" => certificates.key = file_of(&value),
            // No statement is kept, with or without it.
            "statement-cache-capacity" => {}
            _ => match name.strip_prefix("options[").and_then(|rest| rest.strip_suffix(']')) {
                Some(setting) => options = format!("{options} -c {setting}={}", value.replace(' ', "\\ ")),
                None => return Err(unknown(&name)),
            },
        }
    }
    if !options.is_empty() {
        config.options(options.trim_start());
    }
    if host.is_empty() {
        host = default_host(port);
    }
    // `[::1]` is written with brackets in a URL alone.
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    config.host(&host).port(port);
    let tls = match tls {
        _ if host.starts_with('/') => TlsMode::Disable,
        Some(mode) => mode,
        None if is_near(&host) => TlsMode::Prefer,
        None => TlsMode::VerifyFull,
    };
    config.ssl_mode(match tls {
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => SslMode::Require,
    });
    Ok(Server { config, host, tls, certificates })
}

/// Refuses what would end the password, or the URL, before its time.
fn check_escapes(text: &str) -> Result<(), StoreError> {
    let rest = text.split_once("://").ok_or_else(|| wrong("the URL has to begin with postgres://"))?.1;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
    // Only a host can be followed by a port, which is a number; and a parameter's value can hold an @.
    let has_password = authority.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_err());
    let is_cut = path.contains('@') || query.split('=').next().is_some_and(|name| name.contains('@'));
    if !authority.contains('@') && (is_cut || has_password && tail.contains('@')) {
        let character = &tail[..1];
        let code = match character {
            "/" => "%2F",
            "?" => "%3F",
            _ => "%23",
        };
        return Err(wrong(format!("the password contains “{character}”: write it as {code}")));
    }
    if tail.contains('#') {
        return Err(wrong("the URL contains “#”: write it as %23"));
    }
    Ok(())
}

fn tls_mode(word: &str) -> Result<TlsMode, StoreError> {
    Ok(match word {
        "disable" => TlsMode::Disable,
        "prefer" => TlsMode::Prefer,
        "require" => TlsMode::Require,
        "verify-ca" => TlsMode::VerifyCa,
        "verify-full" => TlsMode::VerifyFull,
        _ => {
            let known = "disable, prefer, require, verify-ca or verify-full";
            return Err(wrong(format!("the sslmode “{word}” is not {known}")));
        }
    })
}

/// The file that a parameter names. `system` stands for the certificates of the system.
fn file_of(value: &str) -> Option<PathBuf> {
    (value != "system").then(|| PathBuf::from(value))
}

/// Whether a server is on this machine.
pub(super) fn is_near(host: &str) -> bool {
    host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The folder with the socket of a server on this machine, or its name on the network.
fn default_host(port: u16) -> String {
    let has_socket = |folder: &&str| Path::new(folder).join(format!(".s.PGSQL.{port}")).exists();
    ["/var/run/postgresql", "/private/tmp", "/tmp"].into_iter().find(has_socket).unwrap_or("localhost").to_owned()
}

fn decoded<'a>(part: &str, text: &'a str) -> Result<Cow<'a, str>, StoreError> {
    percent_decode_str(text).decode_utf8().map_err(|_| wrong(format!("the {part} is not UTF-8")))
}

fn unknown(name: &str) -> StoreError {
    wrong(format!("the parameter “{name}” is unknown"))
}

fn wrong(what: impl Into<String>) -> StoreError {
    StoreError::Url(what.into())
}
