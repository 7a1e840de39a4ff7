//! Sends messages through the mail server.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        response::Severity,
    },
};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::{
    net::TcpStream,
    sync::Notify,
    time::{sleep, timeout},
};
use url::Url;

use super::NotSent;
use crate::{daily::is_loopback, invite::lint::turns_direction, store::SendLimits};

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(30);

/// How long an attempt may take.
pub const ATTEMPT: Duration = Duration::from_mins(2);

/// How many connections are kept open for reuse.
pub const CONNECTIONS: u32 = 2;

/// The longest server response that is stored, in characters.
const ANSWER_LIMIT: usize = 200;

/// The settings of the mail server.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// `smtps://HOST` or `smtp://HOST?tls=required`. For a server on this machine, `?tls=required` is optional.
    pub url: Url,
    /// The user name and password.
    pub credentials: Option<(String, SecretString)>,
    /// The sender of messages.
    pub sender: Mailbox,
    /// The pause after the first failed attempt.
    pub first_pause: Duration,
    /// The rate limits.
    pub limits: SendLimits,
    /// How long an attempt may take.
    pub patience: Duration,
}

/// The result of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// The mail server accepted the message. Holds its response.
    Accepted(String),
    /// The mail server rejected the message permanently.
    Refused(NotSent),
    /// The attempt failed but may succeed later.
    Failed(NotSent),
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Sends messages over reused connections.
pub struct Mailer {
    /// Replaced after an interrupted attempt, whose connection would return to the pool in the middle of a
    /// conversation.
    transport: Mutex<Transport>,
    server: MailServer,
    /// Wakes the senders when there is a message to send.
    pub wake: Notify,
}

impl Mailer {
    /// Creates a mailer. It connects for the first message.
    pub fn new(server: MailServer) -> Result<Self, String> {
        let transport = Mutex::new(transport(&server)?);
        Ok(Self { transport, server, wake: Notify::new() })
    }

    fn transport(&self) -> Transport {
        self.transport.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Drops all connections and starts with new ones.
    fn renew(&self) {
        if let Ok(anew) = transport(&self.server) {
            *self.transport.lock().unwrap_or_else(PoisonError::into_inner) = anew;
        }
    }

    /// The sender of messages.
    pub fn sender(&self) -> &Mailbox {
        &self.server.sender
    }

    /// The rate limits.
    pub fn limits(&self) -> SendLimits {
        self.server.limits
    }

    /// Returns how long to wait after a number of attempts, or `None` after the last one.
    pub fn pause_after(&self, attempts: i64) -> Option<Duration> {
        /// With a first pause of a minute: 1, 5, 30 minutes, 2 and 12 hours.
        const FACTORS: [u32; 5] = [1, 5, 30, 120, 720];
        let factor = FACTORS.get(usize::try_from(attempts - 1).ok()?)?;
        let jitter = rand::RngExt::random_range(&mut rand::rng(), 0.9..1.1);
        Some((self.server.first_pause * *factor).mul_f64(jitter))
    }

    /// Tries to send a message once.
    pub async fn send(&self, message: Message) -> Attempt {
        let transport = self.transport();
        let sending = transport.send(message);
        tokio::pin!(sending);
        let answer = tokio::select! {
            answer = &mut sending => answer,
            () = sleep(self.server.patience) => {
                // Before the connection returns to the pool, so that no one reuses it.
                self.renew();
                return Attempt::Failed(NotSent::TimedOut);
            }
        };
        match answer {
            Ok(response) => {
                let words = response.message().collect::<Vec<_>>().join(" ");
                let answer = clean(&format!("{} {words}", response.code()));
                if response.code().severity == Severity::PositiveCompletion {
                    Attempt::Accepted(answer)
                } else {
                    self.renew();
                    Attempt::Failed(NotSent::Answer(answer))
                }
            }
            Err(error) => judged(&error),
        }
    }

    /// Tests the connection without sending a message. Returns the successful steps, and the error if a step failed.
    pub async fn try_connection(&self) -> (Vec<String>, Result<(), String>) {
        let (host, port) = (self.server.url.host_str().unwrap_or_default(), port(&self.server.url));
        let mut done = Vec::new();
        let name = host.trim_matches(['[', ']']);
        match timeout(CONNECT, TcpStream::connect((name, port))).await {
            Ok(Ok(_)) => done.push(format!("{host} accepts connections on port {port}.")),
            Ok(Err(error)) => return (done, Err(format!("cannot connect to {host} on port {port}: {error}"))),
            Err(_) => return (done, Err(format!("{host} does not answer on port {port}"))),
        }
        match timeout(ATTEMPT, self.transport().test_connection()).await {
            Ok(Ok(_)) => {
                let is_safe = self.server.url.scheme() == "smtps" || self.server.url.query().is_some();
                done.push(if is_safe {
                    "The connection is encrypted, and the certificate is valid.".to_owned()
                } else {
                    "The connection is not encrypted, but it does not leave this machine.".to_owned()
                });
                if self.server.credentials.is_some() {
                    done.push("The mail server accepts the user name and password.".to_owned());
                }
                (done, Ok(()))
            }
            Ok(Err(error)) => {
                let why = match judged(&error) {
                    Attempt::Accepted(answer) | Attempt::Refused(NotSent::Answer(answer)) => answer,
                    Attempt::Refused(why) | Attempt::Failed(why) => why.to_string(),
                };
                (done, Err(why))
            }
            Err(_) => (done, Err("the mail server stopped answering".to_owned())),
        }
    }

    /// Closes the connections.
    pub async fn close(&self) {
        // The library waits for each connection to close properly.
        let transport = self.transport();
        tokio::select! { () = transport.shutdown() => {}, () = sleep(Duration::from_secs(2)) => {} }
    }
}

fn transport(server: &MailServer) -> Result<Transport, String> {
    let host = server.url.host_str().ok_or("has no host")?.trim_matches(['[', ']']).to_owned();
    let tls = || TlsParameters::new(host.clone()).map_err(|error| error.to_string());
    let tls = match server.url.scheme() {
        "smtps" => Tls::Wrapper(tls()?),
        _ if server.url.query() == Some("tls=required") => Tls::Required(tls()?),
        _ => Tls::None,
    };
    let mut builder = Transport::builder_dangerous(host)
        .port(port(&server.url))
        .tls(tls)
        .timeout(Some(CONNECT))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS));
    if let Some((user, password)) = &server.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
    }
    Ok(builder.build())
}

fn port(url: &Url) -> u16 {
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

/// Converts an error to the result of an attempt.
fn judged(error: &lettre::transport::smtp::Error) -> Attempt {
    /// Response codes about authentication, which are not the fault of a message.
    const SIGN_IN: [u16; 4] = [530, 534, 535, 538];
    let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if let Some(code) = error.status() {
        let answer = clean(&format!("{code} {words}"));
        return if SIGN_IN.contains(&code.into()) {
            Attempt::Failed(NotSent::SignIn(answer))
        } else if error.is_permanent() {
            Attempt::Refused(NotSent::Answer(answer))
        } else {
            Attempt::Failed(NotSent::Answer(answer))
        };
    }
    let words = clean(&words);
    if error.is_tls() || words.contains("certificate") {
        Attempt::Failed(NotSent::Unsafe(words))
    } else if error.is_client() && words.to_lowercase().contains("non-ascii") {
        Attempt::Refused(NotSent::Letters)
    } else if error.is_client() && words.to_lowercase().contains("authentication") {
        Attempt::Failed(NotSent::SignIn(words))
    } else if error.is_client() && words.contains("STARTTLS") {
        Attempt::Failed(NotSent::Unsafe(words))
    } else if error.is_timeout() {
        Attempt::Failed(NotSent::TimedOut)
    } else {
        Attempt::Failed(NotSent::Broken(words))
    }
}

/// Shortens a mail server's response to one line, without control characters and links.
fn clean(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // A spam filter may quote a link from the message.
    let is_secret = |word: &str| word.contains("://") || word.contains("eyJ") || word.len() > 80;
    let words = plain.split_whitespace().map(|word| if is_secret(word) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().filter(|c| !turns_direction(*c)).take(ANSWER_LIMIT).collect()
}

/// Masks the email addresses in a mail server's response, for logs.
pub fn masked(text: &str) -> String {
    let mut parts = text.split('@').map(str::to_owned).collect::<Vec<_>>();
    let count = parts.len();
    for part in &mut parts[..count - 1] {
        let ends = part.rfind(|c: char| c.is_whitespace() || "<>(),:;\"'=".contains(c));
        part.truncate(ends.map_or(0, |place| place + part[place..].chars().next().map_or(0, char::len_utf8)));
        part.push('…');
    }
    parts.join("@")
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

    #[test]
    fn answers_are_cleaned_and_masked() {
        assert_eq!(clean("550 5.1.1\r\n no \u{202e}such\u{7}  mailbox"), "550 5.1.1 no such mailbox");
        assert_eq!(clean("554 spam: https://acme.daily.co/x?t=eyJh.eyJi.c in it"), "554 spam: … in it");
        assert_eq!(masked("550 <ada@example.org> unknown"), "550 <…@example.org> unknown");
        assert_eq!(masked("(from:a.b@c.net,to:ada@b.org)"), "(from:…@c.net,to:…@b.org)");
    }
}
