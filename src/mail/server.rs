//! The mail server: sending a message, and telling what became of it.

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

use crate::{daily::is_loopback, invite::lint::turns_direction, store::SendLimits};

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(30);

/// How long a whole attempt may take at the most.
pub const ATTEMPT: Duration = Duration::from_mins(2);

/// How many connections are kept, each for many messages.
pub const CONNECTIONS: u32 = 2;

/// The longest answer that is kept, in characters.
const ANSWER_LIMIT: usize = 200;

/// Where mail is handed over, as whom, and how much of it.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// `smtps://HOST`, or `smtp://HOST` with `?tls=required`, which only a server on this machine may lack.
    pub url: Url,
    /// Name and password to sign in with.
    pub credentials: Option<(String, SecretString)>,
    /// Whom mails are from.
    pub sender: Mailbox,
    /// The pause after the first attempt that failed.
    pub first_pause: Duration,
    /// How much is sent.
    pub limits: SendLimits,
    /// How long a whole attempt may take.
    pub patience: Duration,
}

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// The mail server took the message; its words.
    Accepted(String),
    /// The mail server refused the message for good; its words.
    Refused(String),
    /// It may work another time; why it did not.
    Failed(String),
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Sends mail over connections that it keeps.
pub struct Mailer {
    /// Replaced when an attempt was broken off: its connection goes back to the pool in the middle of a conversation.
    transport: Mutex<Transport>,
    server: MailServer,
    /// Tells those who send that there is something to send.
    pub wake: Notify,
}

impl Mailer {
    /// A mailer that has not connected yet.
    pub fn new(server: MailServer) -> Result<Self, String> {
        let transport = Mutex::new(transport(&server)?);
        Ok(Self { transport, server, wake: Notify::new() })
    }

    fn transport(&self) -> Transport {
        self.transport.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Leaves all connections behind, and begins anew.
    fn renew(&self) {
        if let Ok(anew) = transport(&self.server) {
            *self.transport.lock().unwrap_or_else(PoisonError::into_inner) = anew;
        }
    }

    /// Whom mails are from.
    pub fn sender(&self) -> &Mailbox {
        &self.server.sender
    }

    /// How much is sent.
    pub fn limits(&self) -> SendLimits {
        self.server.limits
    }

    /// How long to wait after so many attempts; none where there have been enough.
    pub fn pause_after(&self, attempts: i64) -> Option<Duration> {
        /// With a first pause of a minute: 1, 5, 30 minutes, 2 and 12 hours.
        const FACTORS: [u32; 5] = [1, 5, 30, 120, 720];
        let factor = FACTORS.get(usize::try_from(attempts - 1).ok()?)?;
        let jitter = rand::RngExt::random_range(&mut rand::rng(), 0.9..1.1);
        Some((self.server.first_pause * *factor).mul_f64(jitter))
    }

    /// Sends a message once.
    pub async fn send(&self, message: Message) -> Attempt {
        let transport = self.transport();
        let sending = transport.send(message);
        tokio::pin!(sending);
        let answer = tokio::select! {
            answer = &mut sending => answer,
            () = sleep(self.server.patience) => {
                // Before the connection is given back, so that nobody goes on with it.
                self.renew();
                return Attempt::Failed("the mail server did not answer in time".to_owned());
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
                    Attempt::Failed(format!("the mail server said {answer}"))
                }
            }
            Err(error) => judged(&error),
        }
    }

    /// Tries a connection step by step, without sending: what went well, and what did not.
    pub async fn try_connection(&self) -> (Vec<String>, Result<(), String>) {
        let (host, port) = (self.server.url.host_str().unwrap_or_default(), port(&self.server.url));
        let mut done = Vec::new();
        let name = host.trim_matches(['[', ']']);
        match timeout(CONNECT, TcpStream::connect((name, port))).await {
            Ok(Ok(_)) => done.push(format!("{host} takes connections at port {port}.")),
            Ok(Err(error)) => return (done, Err(format!("{host}, port {port}, can’t be reached: {error}"))),
            Err(_) => return (done, Err(format!("{host}, port {port}, does not answer"))),
        }
        match timeout(ATTEMPT, self.transport().test_connection()).await {
            Ok(Ok(_)) => {
                let is_safe = self.server.url.scheme() == "smtps" || self.server.url.query().is_some();
                done.push(if is_safe {
                    "The connection is encrypted, and the certificate is good.".to_owned()
                } else {
                    "The connection is not encrypted, and does not leave this machine.".to_owned()
                });
                if self.server.credentials.is_some() {
                    done.push("The mail server takes the name and the password.".to_owned());
                }
                (done, Ok(()))
            }
            Ok(Err(error)) => {
                let (Attempt::Accepted(why) | Attempt::Refused(why) | Attempt::Failed(why)) = judged(&error);
                (done, Err(why))
            }
            Err(_) => (done, Err("the mail server does not go on".to_owned())),
        }
    }

    /// Ends the connections.
    pub async fn close(&self) {
        // The library waits for each connection’s farewell.
        let transport = self.transport();
        tokio::select! { () = transport.shutdown() => {}, () = sleep(Duration::from_secs(2)) => {} }
    }
}

fn transport(server: &MailServer) -> Result<Transport, String> {
    let host = server.url.host_str().ok_or("names no host")?.trim_matches(['[', ']']).to_owned();
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

/// Reads the address of a mail server: nothing of a mail may cross a network in the clear.
pub fn parse_url(text: &str) -> Result<Url, String> {
    let wanted = "wants smtps://HOST, or smtp://HOST?tls=required; without TLS only a server on this machine";
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
        return Err("has a name or a password inside; want those in settings of their own".to_owned());
    }
    Ok(url)
}

/// What an error means for the message.
fn judged(error: &lettre::transport::smtp::Error) -> Attempt {
    /// Answers about the sign-in, for which no message is to blame.
    const SIGN_IN: [u16; 4] = [530, 534, 535, 538];
    let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if let Some(code) = error.status() {
        let answer = clean(&format!("{code} {words}"));
        return if SIGN_IN.contains(&code.into()) {
            Attempt::Failed(format!("the mail server does not take our sign-in: {answer}"))
        } else if error.is_permanent() {
            Attempt::Refused(answer)
        } else {
            Attempt::Failed(format!("the mail server said {answer}"))
        };
    }
    let words = clean(&words);
    if error.is_tls() || words.contains("certificate") {
        Attempt::Failed(format!("no safe connection to the mail server: {words}"))
    } else if error.is_client() && words.to_lowercase().contains("non-ascii") {
        Attempt::Refused("the mail server takes no address with letters beyond ASCII".to_owned())
    } else if error.is_client() && words.to_lowercase().contains("authentication") {
        Attempt::Failed(format!("the mail server does not take our sign-in: {words}"))
    } else if error.is_client() && words.contains("STARTTLS") {
        Attempt::Failed(format!("no safe connection to the mail server: {words}"))
    } else if error.is_timeout() {
        Attempt::Failed("the mail server did not answer in time".to_owned())
    } else {
        Attempt::Failed(format!("the connection to the mail server broke: {words}"))
    }
}

/// A mail server's words on one line, without what could steer a terminal or a page, and not too long.
fn clean(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // A filter may quote the link that it did not like.
    let is_secret = |word: &str| word.contains("://") || word.contains("eyJ") || word.len() > 80;
    let words = plain.split_whitespace().map(|word| if is_secret(word) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().filter(|c| !turns_direction(*c)).take(ANSWER_LIMIT).collect()
}

/// A mail server's words for a log: no address stands in them whole.
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
