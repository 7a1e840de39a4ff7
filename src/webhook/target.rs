//! Where webhooks may be sent: `https` URLs of hosts with public addresses, and what a setting allows besides.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
    sync::LazyLock,
    time::Duration,
};

use ipnet::IpNet;
use tokio::{net::lookup_host, time::timeout};
use url::{Host, Url};

/// The longest URL, in bytes.
const URL_LIMIT: usize = 2000;

/// How long looking up a host's addresses may take when a webhook is added.
const LOOK_UP: Duration = Duration::from_secs(5);

/// Networks that are not public, with those of the metadata services of clouds. Source: the special-purpose address
/// registries of IANA. Of IPv6, only `2000::/3` is public.
const PRIVATE: [&str; 21] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32", // Azure's platform
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3", // multicast, reserved and broadcast
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "::/3",
    "4000::/2",
];

/// Returns whether anyone on the internet can reach an address.
fn is_public(address: IpAddr) -> bool {
    static NETWORKS: LazyLock<Vec<IpNet>> =
        LazyLock::new(|| PRIVATE.iter().map(|network| network.parse().expect("a network")).collect());
    let address = plain(address);
    // The upper half of IPv6 has local and multicast addresses.
    let is_upper = matches!(address, IpAddr::V6(address) if address.segments()[0] >= 0x8000);
    !is_upper && !NETWORKS.iter().any(|network| network.contains(&address))
}

/// Returns the IPv4 address that an IPv6 address stands for, or else the address itself.
fn plain(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        // The translation of RFC 6052.
        IpAddr::V6(v6) if v6.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0] => {
            let [.., a, b, c, d] = v6.octets();
            Ipv4Addr::new(a, b, c, d).into()
        }
        address => address,
    }
}

/// A host or network to which webhooks may be sent, even if it is not public, and without `https`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// A host name in lower case.
    Host(String),
    /// A network, or a single address.
    Network(IpNet),
}

impl FromStr for Allowed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Ok(network) = text.parse() {
            return Ok(Self::Network(network));
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return Ok(Self::Network(address.into()));
        }
        match Host::parse(text) {
            Ok(Host::Domain(name)) => Ok(Self::Host(name)),
            _ => {
                Err("expected host names, IP addresses or networks, such as hooks.example.org or 10.0.0.0/8".to_owned())
            }
        }
    }
}

/// Why a URL cannot be used for a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// The text is not a URL of the kind that is expected.
    #[error(
        "expected an https URL of at most 2000 characters without a password, such as https://example.org/webhooks"
    )]
    Invalid,
    /// The host's addresses are unknown.
    #[error("the host was not found")]
    NotFound,
    /// The host has an address that is not public.
    #[error("the host has an address that is not public; LATCHKEY_WEBHOOK_ALLOW does not allow it")]
    NotPublic,
}

/// Decides where webhooks may be sent.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    allowed: Vec<Allowed>,
}

impl Targets {
    /// Creates a check that lets these hosts and networks pass, besides public ones.
    pub fn new(allowed: Vec<Allowed>) -> Self {
        Self { allowed }
    }

    /// Parses a URL, and checks everything that can be seen in it.
    pub fn parse(&self, text: &str) -> Result<Url, TargetError> {
        let url = Url::parse(text).map_err(|_| TargetError::Invalid)?;
        let is_allowed = match url.host().ok_or(TargetError::Invalid)? {
            Host::Domain(name) => self.allows_host(name),
            Host::Ipv4(address) => self.allows(address.into()),
            Host::Ipv6(address) => self.allows(address.into()),
        };
        let is_encrypted = url.scheme() == "https" || url.scheme() == "http" && is_allowed;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if !is_encrypted || !is_plain || url.as_str().len() > URL_LIMIT {
            return Err(TargetError::Invalid);
        }
        match url.host() {
            Some(Host::Ipv4(address)) => self.check(address.into())?,
            Some(Host::Ipv6(address)) => self.check(address.into())?,
            _ => {}
        }
        Ok(url)
    }

    /// Parses a URL, and checks the addresses that its host has now.
    pub async fn check_url(&self, text: &str) -> Result<Url, TargetError> {
        let url = self.parse(text)?;
        if let Some(Host::Domain(name)) = url.host() {
            timeout(LOOK_UP, self.addresses(name)).await.map_err(|_| TargetError::NotFound)??;
        }
        Ok(url)
    }

    /// Looks up the addresses of a host, and checks each of them.
    pub async fn addresses(&self, host: &str) -> Result<Vec<SocketAddr>, TargetError> {
        let found: Vec<SocketAddr> = lookup_host((host, 0)).await.map_err(|_| TargetError::NotFound)?.collect();
        if found.is_empty() {
            return Err(TargetError::NotFound);
        }
        if !self.allows_host(host) {
            found.iter().try_for_each(|address| self.check(address.ip()))?;
        }
        Ok(found)
    }

    fn check(&self, address: IpAddr) -> Result<(), TargetError> {
        if is_public(address) || self.allows(address) { Ok(()) } else { Err(TargetError::NotPublic) }
    }

    fn allows_host(&self, host: &str) -> bool {
        self.allowed.iter().any(|allowed| matches!(allowed, Allowed::Host(name) if name == host))
    }

    fn allows(&self, address: IpAddr) -> bool {
        let address = plain(address);
        self.allowed.iter().any(|allowed| matches!(allowed, Allowed::Network(network) if network.contains(&address)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for public in ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.31.0.1",
            "192.168.1.1",
            "192.0.0.192",
            "198.19.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::169.254.169.254",
            "64:ff9b:1::1",
            "2001::1",
            "2002:7f00:1::",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn a_url_is_https_unless_its_host_is_allowed() {
        let targets = Targets::default();
        assert!(targets.parse("https://example.org/hooks?a=b").is_ok());
        for wrong in
            ["", "example.org", "http://example.org/", "ftp://example.org", "https://u:p@example.org", "https:"]
        {
            assert_eq!(targets.parse(wrong), Err(TargetError::Invalid), "{wrong}");
        }
        for private in ["https://127.1/", "https://0x7f000001/", "https://[::1]/", "https://[::ffff:169.254.169.254]/"]
        {
            assert_eq!(targets.parse(private), Err(TargetError::NotPublic), "{private}");
        }
        let allowed = ["Hooks.example.org", "10.0.0.0/8", "::1"].map(|text| text.parse().unwrap());
        let targets = Targets::new(allowed.to_vec());
        for good in
            ["http://hooks.example.org:8080/", "http://10.1.2.3/", "https://[::ffff:10.0.0.1]/", "http://[::1]/"]
        {
            assert!(targets.parse(good).is_ok(), "{good}");
        }
        assert_eq!(targets.parse("http://192.168.0.1/"), Err(TargetError::Invalid));
        assert!("a b".parse::<Allowed>().is_err());
    }

    #[tokio::test]
    async fn a_host_name_that_leads_to_this_machine_is_refused_unless_it_is_allowed() {
        let url = "https://localhost/";
        assert_eq!(Targets::default().check_url(url).await, Err(TargetError::NotPublic));
        assert!(Targets::new(vec!["localhost".parse().unwrap()]).check_url(url).await.is_ok());
        let networks = ["127.0.0.0/8", "::1"].map(|text| text.parse().unwrap());
        assert!(Targets::new(networks.to_vec()).check_url(url).await.is_ok());
    }
}
