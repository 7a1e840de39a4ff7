//! URLs that Daily redirects people to or calls as a webhook.

use std::{net::Ipv6Addr, str::FromStr};

use serde::{Deserialize, Serialize};

/// An absolute URL, stored as entered: a web page, or the link of an app whose scheme is a reversed domain name, as
/// RFC 8252 recommends. Reading one from JSON accepts other schemes too, because tokens and databases contain them.
///
/// ```
/// # use latchkey::RedirectTarget;
/// let thanks: RedirectTarget = "https://example.org/thanks".parse()?;
/// assert_eq!(thanks.as_str(), "https://example.org/thanks");
/// assert!("org.example.app://left".parse::<RedirectTarget>().is_ok());
/// assert!("javascript:alert(1)".parse::<RedirectTarget>().is_err());
/// # Ok::<(), latchkey::RedirectTargetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RedirectTarget(String);

/// Why a text is not a redirect URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectTargetError {
    /// A scheme that is not safe, such as `javascript`.
    #[error(
        "URLs that begin with “{0}:” are not allowed; expected a URL such as https://example.org/thanks, or an app link \
         such as org.example.app://left"
    )]
    Scheme(String),
    /// Not an absolute URL.
    #[error("not a full URL; expected one such as https://example.org/thanks")]
    NotAbsolute,
}

impl RedirectTarget {
    /// Returns the URL as entered.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Schemes that run or open what is not a page, which are refused even in what is stored.
const UNSAFE: [&str; 5] = ["javascript", "data", "vbscript", "file", "blob"];

impl FromStr for RedirectTarget {
    type Err = RedirectTargetError;

    fn from_str(text: &str) -> Result<Self, RedirectTargetError> {
        let target = Self::try_from(text.to_owned())?;
        let (scheme, rest) = target.0.split_once(':').ok_or(RedirectTargetError::NotAbsolute)?;
        // `example.org:8080/thanks` has a scheme with a period, too.
        let is_of_app = scheme.contains('.') && rest.starts_with('/');
        if is_web(scheme) || is_of_app {
            Ok(target)
        } else {
            Err(RedirectTargetError::Scheme(scheme.to_ascii_lowercase()))
        }
    }
}

impl TryFrom<String> for RedirectTarget {
    type Error = RedirectTargetError;

    /// Reads what is stored or signed, as strictly as every release did.
    fn try_from(text: String) -> Result<Self, RedirectTargetError> {
        let text = text.trim();
        let (scheme, rest) = text.split_once(':').ok_or(RedirectTargetError::NotAbsolute)?;
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        if is_scheme && UNSAFE.iter().any(|unsafe_scheme| unsafe_scheme.eq_ignore_ascii_case(scheme)) {
            return Err(RedirectTargetError::Scheme(scheme.to_ascii_lowercase()));
        }
        let is_whole = !is_web(scheme) || has_host(rest);
        if is_scheme && is_whole && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(RedirectTargetError::NotAbsolute)
        }
    }
}

fn is_web(scheme: &str) -> bool {
    ["https", "http"].iter().any(|web| web.eq_ignore_ascii_case(scheme))
}

/// Returns whether a host, and perhaps a port, come first in what follows the scheme of a web page. Browsers ignore how
/// many slashes there are, and take a backslash for one.
fn has_host(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (place, ""),
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && !host.contains(['<', '>', '[', ']', '^', '|', ':']),
    };
    is_host && (port.is_empty() || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok())
}

impl From<RedirectTarget> for String {
    fn from(target: RedirectTarget) -> Self {
        target.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_apps_with_a_reversed_domain_name_can_be_entered() {
        for good in [
            "https://example.org/thanks",
            "HTTP://example.org",
            "org.example.app://left?room=1",
            "org.example.app:/left",
        ] {
            assert_eq!(good.parse::<RedirectTarget>().unwrap().as_str(), good);
        }
        for scheme in
            ["javascript", "data", "vbscript", "file", "blob", "view-source", "intent", "ms-msdt", "search-ms", "myapp"]
        {
            let refused = format!("{scheme}:x").parse::<RedirectTarget>();
            assert_eq!(refused, Err(RedirectTargetError::Scheme(scheme.to_owned())));
        }
        for wrong in ["thanks.html", "//example.org", "https://example.org/a b"] {
            assert_eq!(wrong.parse::<RedirectTarget>(), Err(RedirectTargetError::NotAbsolute), "{wrong}");
        }
        assert!("example.org:8080/thanks".parse::<RedirectTarget>().is_err());
    }

    #[test]
    #[cfg(feature = "bulk")]
    fn what_is_stored_is_read_as_a_browser_does() {
        for text in [
            "https://example.org",
            "https://Ada:secret@example.org:8443/a?b=c#d",
            "https:example.org",
            "https:/example.org",
            "https:\\\\example.org\\a",
            "https://[::1]:3000/",
            "https://[::1]",
            "https://[::g]/",
            "https://[::1/",
            "https://::1/",
            "https://",
            "https:///",
            "https://?a",
            "https://@/",
            "https://:80/",
            "https://example.org:/",
            "https://example.org:65535/",
            "https://example.org:65536/",
            "https://example.org:+80/",
            "https://example.org:http/",
            "https://exa<mple.org/",
            "https://exa|mple.org/",
            "myapp://left",
            "myapp:",
            "1app:left",
            "my_app:left",
            ":left",
            "",
        ] {
            let is_read = RedirectTarget::try_from(text.to_owned()).is_ok();
            assert_eq!(is_read, url::Url::parse(text).is_ok(), "{text}");
        }
    }
}
