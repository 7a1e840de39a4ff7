//! Parses the URL of a database. Error messages never contain the password.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    net::IpAddr,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};
use url::Url;

use crate::store::StoreError;

/// Where a database is.
pub(super) enum Target {
    Sqlite(SqliteFile),
    Postgres(Box<Server>),
}

/// An SQLite database file.
#[derive(Debug, Clone)]
pub(super) struct SqliteFile {
    pub(super) path: PathBuf,
    pub(super) is_read_only: bool,
}

/// A PostgreSQL server and a database on it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) config: Config,
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

/// Certificate files in PEM format.
#[derive(Debug)]
pub(super) struct Certificates {
    /// The certificates to trust instead of the system's.
    pub(super) root: Option<String>,
    /// The client certificate.
    pub(super) own: Option<String>,
    /// The key of the client certificate.
    pub(super) key: Option<String>,
}

/// Parses the URL of a database.
pub(super) fn parse(url: &str) -> Result<Target, StoreError> {
    match url.split_once(':') {
        Some(("sqlite", rest)) => sqlite(rest).map(Target::Sqlite),
        Some(("postgres" | "postgresql", _)) => postgres(url).map(|server| Target::Postgres(Box::new(server))),
        _ => Err(wrong("invalid URL; expected sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME")),
    }
}

fn sqlite(rest: &str) -> Result<SqliteFile, StoreError> {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decoded("file name", path)?;
    if path.is_empty() || path == ":memory:" {
        return Err(wrong("the URL has no file; expected sqlite:FILE"));
    }
    let mut file = SqliteFile { path: PathBuf::from(&*path), is_read_only: false };
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match (&*name, &*value) {
            ("mode", "ro") => file.is_read_only = true,
            ("mode", "rw" | "rwc") => {}
            ("mode", _) => return Err(wrong("invalid value for option `mode`; expected ro, rw or rwc")),
            _ => return Err(unknown(&name)),
        }
    }
    Ok(file)
}

fn postgres(text: &str) -> Result<Server, StoreError> {
    check_escapes(text)?;
    let url = Url::parse(text).map_err(|error| wrong(format!("invalid URL: {error}")))?;
    let mut parameters = BTreeMap::from([("port".to_owned(), url.port().unwrap_or(5432).to_string())]);
    for (name, part) in [
        ("user", url.username()),
        ("password", url.password().unwrap_or_default()),
        // An IPv6 address has brackets only in a URL.
        ("host", url.host_str().unwrap_or_default().trim_matches(['[', ']'])),
        ("dbname", url.path().trim_start_matches('/')),
    ] {
        if !part.is_empty() {
            parameters.insert(name.to_owned(), decoded(name, part)?.into_owned());
        }
    }
    parameters.extend(url.query_pairs().into_owned());
    let certificates = Certificates {
        root: parameters.remove("sslrootcert").filter(|file| file != "system"),
        own: parameters.remove("sslcert"),
        key: parameters.remove("sslkey"),
    };
    let tls = parameters.remove("sslmode").map(|word| TlsMode::of(&word)).transpose()?;
    // Earlier releases needed this option with PgBouncer.
    parameters.remove("statement-cache-capacity");
    if !parameters.contains_key("host") {
        parameters.insert("host".to_owned(), default_host(&parameters["port"]));
    }
    let mut config = config_of(&parameters)?;
    let tls = match tls {
        _ if config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_))) => TlsMode::Disable,
        Some(mode) => mode,
        None if is_near(&config) => TlsMode::Prefer,
        None => TlsMode::VerifyFull,
    };
    config.ssl_mode(match tls {
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => SslMode::Require,
    });
    Ok(Server { config, tls, certificates })
}

/// Lets the driver parse the parameters, because it knows more of them.
fn config_of(parameters: &BTreeMap<String, String>) -> Result<Config, StoreError> {
    let is_word =
        |name: &&String| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if let Some(name) = parameters.keys().find(|name| !is_word(name)) {
        return Err(unknown(name));
    }
    let pair = |(name, value): (&String, &String)| {
        let value = value.replace('\\', r"\\").replace('\'', r"\'");
        format!("{name}='{value}'")
    };
    let pairs: Vec<String> = parameters.iter().map(pair).collect();
    pairs.join(" ").parse().map_err(|error: tokio_postgres::Error| {
        wrong(std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string))
    })
}

/// Refuses a URL in which a password or another part contains a character that ends the part.
fn check_escapes(text: &str) -> Result<(), StoreError> {
    let rest = text.split_once("://").ok_or_else(|| wrong("expected a URL that begins with postgres://"))?.1;
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    // After a host's colon, only a port is allowed. Parameters may contain an @.
    let has_password = authority
        .rsplit_once(':')
        .is_some_and(|(_, port)| !port.is_empty() && !port.ends_with(']') && port.parse::<u16>().is_err());
    let is_cut = tail.split('=').next().is_some_and(|start| start.contains('@'));
    if !authority.contains('@') && (is_cut || has_password && tail.contains('@')) {
        let (character, code) = match tail.as_bytes().first() {
            Some(b'/') => ('/', "%2F"),
            Some(b'?') => ('?', "%3F"),
            _ => ('#', "%23"),
        };
        return Err(wrong(format!("the password contains “{character}”; write it as {code}")));
    }
    if tail.contains('#') {
        return Err(wrong("the URL contains “#”; write it as %23"));
    }
    Ok(())
}

impl TlsMode {
    const ALL: [Self; 5] = [Self::Disable, Self::Prefer, Self::Require, Self::VerifyCa, Self::VerifyFull];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Prefer => "prefer",
            Self::Require => "require",
            Self::VerifyCa => "verify-ca",
            Self::VerifyFull => "verify-full",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        let words = "disable, prefer, require, verify-ca or verify-full";
        let mode = Self::ALL.into_iter().find(|mode| mode.word() == word);
        mode.ok_or_else(|| wrong(format!("invalid value for option `sslmode`; expected {words}")))
    }
}

/// Returns whether all connections to a server stay on this machine.
pub(super) fn is_near(config: &Config) -> bool {
    let is_near = |host: &Host| match host {
        Host::Tcp(name) => {
            name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(is_near) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// Returns the folder with the socket of a server on this machine, or its name on the network.
fn default_host(port: &str) -> String {
    let has_socket = |folder: &&str| Path::new(folder).join(format!(".s.PGSQL.{port}")).exists();
    ["/var/run/postgresql", "/private/tmp", "/tmp"].into_iter().find(has_socket).unwrap_or("localhost").to_owned()
}

fn decoded<'a>(part: &str, text: &'a str) -> Result<Cow<'a, str>, StoreError> {
    percent_decode_str(text).decode_utf8().map_err(|_| wrong(format!("the {part} is not UTF-8")))
}

fn unknown(name: &str) -> StoreError {
    wrong(format!("unknown option `{name}`"))
}

fn wrong(what: impl Into<String>) -> StoreError {
    StoreError::Url(what.into())
}
