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

/// A PostgreSQL server, or several of which one can be written to, and a database.
#[derive(Debug)]
pub(super) struct Server {
    /// How to connect to each host, in the order of the URL.
    pub(super) hosts: Vec<Config>,
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
    let (first, others) = split_hosts(text);
    let url = parse_url(&first)?;
    let mut places = vec![place(&url)?];
    for other in others {
        places.push(place(&parse_url(&format!("postgres://{other}"))?)?);
    }
    let (hosts, ports): (Vec<String>, Vec<String>) = places.into_iter().unzip();
    let mut parameters = BTreeMap::from([("port".to_owned(), ports.join(","))]);
    if hosts != [""] {
        parameters.insert("host".to_owned(), hosts.join(","));
    }
    for (name, part) in [
        ("user", url.username()),
        ("password", url.password().unwrap_or_default()),
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
    let mut hosts = configs(&parameters)?;
    let tls = match tls {
        _ if hosts.iter().all(is_socket) => TlsMode::Disable,
        Some(mode) => mode,
        None if hosts.iter().all(is_near) => TlsMode::Prefer,
        None => TlsMode::VerifyFull,
    };
    let mode = match tls {
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => SslMode::Require,
    };
    for host in &mut hosts {
        host.ssl_mode(if is_socket(host) { SslMode::Disable } else { mode });
    }
    Ok(Server { hosts, tls, certificates })
}

/// Splits the hosts after the first one off a URL, each with its port.
fn split_hosts(text: &str) -> (String, Vec<&str>) {
    let (scheme, rest) = text.split_once("://").unwrap_or((text, ""));
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (user, hosts) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
    let mut hosts = hosts.split(',');
    let first = hosts.next().unwrap_or_default();
    (format!("{scheme}://{user}{first}{tail}"), hosts.collect())
}

fn parse_url(text: &str) -> Result<Url, StoreError> {
    Url::parse(text).map_err(|error| wrong(format!("invalid URL: {error}")))
}

/// Returns the host and port of a URL.
fn place(url: &Url) -> Result<(String, String), StoreError> {
    // An IPv6 address has brackets only in a URL.
    let host = decoded("host", url.host_str().unwrap_or_default().trim_matches(['[', ']']))?;
    Ok((host.into_owned(), url.port().unwrap_or(5432).to_string()))
}

/// Returns how to connect to each of the hosts in the parameters.
fn configs(parameters: &BTreeMap<String, String>) -> Result<Vec<Config>, StoreError> {
    let count = parameters["host"].split(',').count();
    if count > 1 && parameters["host"].split(',').any(str::is_empty) {
        return Err(wrong("a host is missing before or after a comma"));
    }
    let mut all = vec![parameters.clone(); count];
    for name in ["host", "hostaddr", "port"] {
        let parts: Vec<&str> = parameters.get(name).map(|list| list.split(',').collect()).unwrap_or_default();
        if parts.is_empty() || name == "port" && parts.len() == 1 {
            continue;
        }
        if parts.len() != count {
            let got = parts.len();
            return Err(wrong(format!("option `{name}` needs one value for each host: expected {count}, got {got}")));
        }
        for (one, part) in all.iter_mut().zip(parts) {
            one.insert(name.to_owned(), part.to_owned());
        }
    }
    all.iter().map(config_of).collect()
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
        let why = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        let is_target = why.contains("`target_session_attrs`");
        wrong(if is_target { format!("{why}; expected any, read-write or read-only") } else { why })
    })
}

/// Refuses a URL in which a password or another part contains a character that ends the part.
fn check_escapes(text: &str) -> Result<(), StoreError> {
    let rest = text.split_once("://").ok_or_else(|| wrong("expected a URL that begins with postgres://"))?.1;
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    // After a host's colon, only a port is allowed. Parameters may contain an @.
    let is_password = |port: &str| !port.is_empty() && !port.ends_with(']') && port.parse::<u16>().is_err();
    let has_password =
        authority.split(',').any(|host| host.rsplit_once(':').is_some_and(|(_, port)| is_password(port)));
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

/// Returns whether connections to a host stay on this machine.
pub(super) fn is_near(config: &Config) -> bool {
    let is_near = |host: &Host| match host {
        Host::Tcp(name) => {
            name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(is_near) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// Returns whether connections use a socket in a folder.
fn is_socket(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_))) && config.get_hostaddrs().is_empty()
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
