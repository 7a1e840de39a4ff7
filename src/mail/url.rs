//! The URL of a mail server.

use url::Url;

use crate::daily::is_loopback;

/// Returns the port of a mail server.
pub(super) fn port(url: &Url) -> u16 {
    let usual = if url.scheme() == "smtps" { 465 } else { 587 };
    url.port().unwrap_or(usual)
}

/// Parses the URL of a mail server. Refuses URLs that would send messages unencrypted over a network.
pub fn parse_url(text: &str) -> Result<Url, String> {
    let wanted =
        "is invalid; expected smtps://HOST or smtp://HOST?tls=required (a server on this machine needs no TLS)";
    let url = Url::parse(text).map_err(|_| wanted.to_owned())?;
    let is_safe = match (url.scheme(), url.query()) {
        ("smtps", None) | ("smtp", Some("tls=required")) => true,
        ("smtp", None) => is_loopback(&url),
        _ => false,
    };
    if !is_safe || url.host_str().is_none_or(str::is_empty) {
        return Err(wanted.to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(
            "contains a user name or password; use LATCHKEY_SMTP_USER and LATCHKEY_SMTP_PASSWORD instead".to_owned()
        );
    }
    Ok(url)
}

/// Says which URL is right for a server that does not begin with TLS.
pub(super) fn starttls_wanted(url: &Url) -> String {
    let (host, port) = (url.host_str().unwrap_or_default(), port(url));
    let usual = if port == 465 { 587 } else { port };
    format!(
        "{host} does not use TLS from the start on port {port}; to use STARTTLS, set LATCHKEY_SMTP_URL to smtp://{host}:{usual}?tls=required"
    )
}

/// Says which URL is right for a server that begins with TLS.
pub(super) fn tls_wanted(url: &Url) -> String {
    let (host, port) = (url.host_str().unwrap_or_default(), port(url));
    format!("{host} expects TLS from the start on port {port}; set LATCHKEY_SMTP_URL to smtps://{host}:{port}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_without_tls_is_taken_on_this_machine_alone() {
        for good in ["smtps://mail.example.org", "smtp://mail.example.org?tls=required", "smtp://127.0.0.1:1025"] {
            assert!(parse_url(good).is_ok(), "{good}");
        }
        for bad in [
            "smtp://mail.example.org",
            "smtp://mail.example.org?tls=opportunistic",
            "smtps://u:p@mail.example.org",
            "mail.example.org",
            "https://mail.example.org",
        ] {
            assert!(parse_url(bad).is_err(), "{bad}");
        }
    }
}
