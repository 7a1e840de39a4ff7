//! The settings of the web app: its addresses, limits and logs.

use std::{
    net::{Ipv4Addr, SocketAddr},
    num::NonZeroU32,
};

use clap::Args;
use ipnet::IpNet;
use url::Url;

use crate::{app::MEETINGS_PER_DAY, web::BODY_MEMORY, webhook::target::Allowed};

/// The web app's public address.
#[derive(Debug, Clone, Args)]
pub struct SiteConfig {
    /// Public URL of the web app, if it runs behind a proxy [default: http://ADDRESS:PORT]
    #[arg(long, env = "LATCHKEY_BASE_URL", value_name = "URL", value_parser = parse_base_url, hide_env_values = true)]
    base_url: Option<Url>,
}

impl SiteConfig {
    /// Returns the domain of the public URL, if it is a name that others know.
    pub(super) fn domain(&self) -> Option<String> {
        let domain = self.base_url.as_ref()?.domain()?;
        domain.contains('.').then(|| domain.to_owned())
    }
}

/// The web app's addresses, limits and logs.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Web settings")]
pub struct WebConfig {
    #[command(flatten)]
    listen: ListenConfig,

    /// Port on which Prometheus on this machine can read `/metrics`, or an address and port if it runs elsewhere. Anyone
    /// who can reach it can read the metrics. If not set, metrics are off
    #[arg(long, env = "LATCHKEY_METRICS_LISTEN", value_name = "[ADDRESS:]PORT", hide_env_values = true,
        value_parser = parse_metrics)]
    pub metrics_listen: Option<SocketAddr>,

    /// The public URL.
    #[command(flatten)]
    pub site: SiteConfig,

    /// Proxies whose `X-Forwarded-For` header is trusted: IP addresses or networks. Separate several with commas, or
    /// repeat the flag
    #[arg(long, env = "LATCHKEY_TRUSTED_PROXIES", value_name = "ADDRESSES", value_delimiter = ',',
        value_parser = parse_network, hide_env_values = true)]
    pub trusted_proxies: Vec<IpNet>,

    /// Hosts and networks to which webhooks may be sent although they are not public or have no https. Separate several
    /// with commas, or repeat the flag
    #[arg(long, env = "LATCHKEY_WEBHOOK_ALLOW", value_name = "HOSTS", value_delimiter = ',',
        value_parser = parse_allowed, hide_env_values = true)]
    pub webhook_allow: Vec<Allowed>,

    /// Where to report vulnerabilities: a URL such as `mailto:security@example.org` or `https://example.org/security`. If
    /// set, it is published at `/.well-known/security.txt`
    #[arg(long, env = "LATCHKEY_SECURITY_CONTACT", value_name = "URL", hide_env_values = true,
        value_parser = parse_contact)]
    pub security_contact: Option<Url>,

    /// Maximum number of API requests per minute for each API key, per instance; 1 or more
    #[arg(long, env = "LATCHKEY_API_RATE", value_name = "REQUESTS", default_value = "600", hide_env_values = true,
        value_parser = parse_rate)]
    pub api_rate: NonZeroU32,

    /// Maximum number of meetings that each organizer can create in 24 hours; 1 or more
    #[arg(long, env = "LATCHKEY_MEETINGS_PER_DAY", value_name = "MEETINGS", default_value_t = MEETINGS_PER_DAY,
        hide_env_values = true, value_parser = clap::value_parser!(u32).range(1..))]
    pub meetings_per_day: u32,

    /// Maximum total size, in megabytes, of request bodies held in memory at once; 8 or more. People who are not signed
    /// in share a quarter of it
    #[arg(long, env = "LATCHKEY_BODY_MEMORY", value_name = "MEGABYTES", default_value_t = BODY_MEMORY,
        hide_env_values = true, value_parser = clap::value_parser!(u16).range(8..))]
    pub body_memory: u16,

    /// Number of days after which organizers have to sign in again, even if they use Latchkey every day; 1 to 65535
    #[arg(long, env = "LATCHKEY_SESSION_DAYS", value_name = "DAYS", default_value_t = 30, hide_env_values = true,
        value_parser = clap::value_parser!(u16).range(1..))]
    pub session_days: u16,

    /// Log level: error, warn, info, debug or trace. Can differ by module, as in `info,latchkey=debug`
    #[arg(long, env = "LATCHKEY_LOG", value_name = "FILTER", default_value = "info", hide_env_values = true)]
    pub log: String,

    /// Log format
    #[arg(long, env = "LATCHKEY_LOG_FORMAT", value_name = "FORMAT", default_value = "text", hide_env_values = true)]
    pub log_format: LogFormat,
}

/// The format of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// Text for people to read.
    Text,
    /// One JSON object per line.
    Json,
}

/// The address that the web app listens on.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Web settings")]
pub struct ListenConfig {
    /// Address and port that the server listens on
    #[arg(long = "listen", env = "LATCHKEY_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080",
        hide_env_values = true, value_parser = |text: &str| parse_address("LATCHKEY_LISTEN", text))]
    pub address: SocketAddr,
}

impl WebConfig {
    /// Returns the address and port to listen on.
    pub fn listen(&self) -> SocketAddr {
        self.listen.address
    }

    /// Returns the URL that browsers use, which has no path.
    pub fn base_url(&self, listening: SocketAddr) -> Url {
        let host = if listening.ip().is_unspecified() { "localhost".to_owned() } else { host_of(listening) };
        self.site.base_url.clone().unwrap_or_else(|| {
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

fn parse_rate(text: &str) -> Result<NonZeroU32, String> {
    text.parse().map_err(|_| "LATCHKEY_API_RATE: expected a number of requests per minute, 1 or more".to_owned())
}

fn parse_address(setting: &str, text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("{setting}: expected an IP address and a port, such as 127.0.0.1:8080"))
}

fn parse_network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let address = || text.parse().map(|address: std::net::IpAddr| IpNet::from(address));
    text.parse()
        .or_else(|_| address())
        .map_err(|_| "LATCHKEY_TRUSTED_PROXIES: expected IP addresses or networks, such as 10.0.0.0/8".to_owned())
}

fn parse_allowed(text: &str) -> Result<Allowed, String> {
    text.parse().map_err(|why| format!("LATCHKEY_WEBHOOK_ALLOW: {why}"))
}

fn parse_base_url(text: &str) -> Result<Url, String> {
    let wanted = || "LATCHKEY_BASE_URL: expected a URL without a path, such as https://links.example.org".to_owned();
    let url = Url::parse(text).map_err(|_| wanted())?;
    let is_origin = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if is_origin { Ok(url) } else { Err(wanted()) }
}

/// Parses an address and port, or a port of this machine alone.
fn parse_metrics(text: &str) -> Result<SocketAddr, String> {
    let on_this_machine = || text.parse().map(|port: u16| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    text.parse().or_else(|_| on_this_machine()).map_err(|_| {
        "LATCHKEY_METRICS_LISTEN: expected a port, or an IP address and a port, such as 9090 or 127.0.0.1:9090"
            .to_owned()
    })
}

fn parse_contact(text: &str) -> Result<Url, String> {
    let wanted = || {
        "LATCHKEY_SECURITY_CONTACT: expected a URL such as mailto:security@example.org or https://example.org/security"
            .to_owned()
    };
    let url = Url::parse(text).map_err(|_| wanted())?;
    let is_contact = match url.scheme() {
        "mailto" => url.path().split_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty()),
        scheme => scheme == "https",
    };
    if is_contact { Ok(url) } else { Err(wanted()) }
}
