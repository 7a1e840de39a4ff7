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
        extension::ClientId,
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

use super::{
    Attempt, Catcher, NotSent,
    answer::{judged, words_of},
    url::{port, tls_wanted},
};
use crate::store::SendLimits;

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(30);

/// How long an attempt may take.
pub const ATTEMPT: Duration = Duration::from_mins(2);

/// How many connections are kept open for reuse.
pub const CONNECTIONS: u32 = 2;

/// How long a test waits for a server's greeting before it asks whether the server expects TLS instead.
const SILENCE: Duration = Duration::from_secs(3);

/// The settings of the mail server.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// `smtps://HOST` or `smtp://HOST?tls=required`. For a server on this machine, `?tls=required` is optional.
    pub url: Url,
    /// The domain under which this server introduces itself. Mail servers refuse names without a dot, such as a container's.
    pub hello: String,
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

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Sends messages over reused connections.
pub struct Mailer {
    /// Replaced after an interrupted attempt, whose connection would return to the pool in the middle of a
    /// conversation.
    transport: Mutex<Transport>,
    server: MailServer,
    /// Keeps messages instead of sending them.
    pub catcher: Option<Catcher>,
    /// Wakes the senders when there is a message to send.
    pub wake: Notify,
}

impl Mailer {
    /// Creates a mailer. It connects for the first message.
    pub fn new(server: MailServer) -> Result<Self, String> {
        let transport = Mutex::new(transport(&server)?);
        Ok(Self { transport, server, catcher: None, wake: Notify::new() })
    }

    /// Creates a mailer that keeps messages instead of sending them.
    pub fn catching(sender: Mailbox) -> Self {
        let server = MailServer {
            url: "smtp://localhost".parse().expect("this is a URL"),
            hello: "localhost".to_owned(),
            credentials: None,
            sender,
            first_pause: Duration::from_mins(1),
            limits: SendLimits { per_minute: 100_000, per_hour: 100_000 },
            patience: ATTEMPT,
        };
        let mailer = Self::new(server).expect("the URL has a host");
        Self { catcher: Some(Catcher::default()), ..mailer }
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
        if let Some(catcher) = &self.catcher {
            return catcher.take(&message);
        }
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
                let answer = words_of(&response);
                if response.code().severity == Severity::PositiveCompletion {
                    Attempt::Accepted(answer)
                } else {
                    self.renew();
                    Attempt::Failed(NotSent::Answer(answer))
                }
            }
            Err(error) => judged(&error, &self.server.url),
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
        let testing = self.transport();
        let testing = testing.test_connection();
        tokio::pin!(testing);
        let tested = match timeout(SILENCE, &mut testing).await {
            Err(_) if self.begins_with_tls().await => return (done, Err(tls_wanted(&self.server.url))),
            Err(_) => timeout(ATTEMPT, testing).await,
            tested => tested,
        };
        match tested {
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
                let why = match judged(&error, &self.server.url) {
                    Attempt::Accepted(answer) | Attempt::Refused(NotSent::Answer(answer)) => answer,
                    Attempt::Refused(why) | Attempt::Failed(why) => why.to_string(),
                };
                (done, Err(why))
            }
            Err(_) => (done, Err("the mail server stopped answering".to_owned())),
        }
    }

    /// Returns whether a server that is spoken to without TLS, and says nothing, expects TLS.
    async fn begins_with_tls(&self) -> bool {
        let mut server = self.server.clone();
        if server.url.set_scheme("smtps").is_err() {
            return false;
        }
        server.url.set_query(None);
        let _ = server.url.set_port(Some(port(&self.server.url)));
        let Ok(transport) = transport(&server) else { return false };
        match timeout(SILENCE, transport.test_connection()).await {
            Ok(Ok(_)) => true,
            Ok(Err(error)) => error.status().is_some() || error.to_string().contains("certificate"),
            Err(_) => false,
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
        .hello_name(ClientId::Domain(server.hello.clone()))
        .timeout(Some(CONNECT))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS));
    if let Some((user, password)) = &server.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
    }
    Ok(builder.build())
}
