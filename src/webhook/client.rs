//! Sends webhooks.

use std::{
    error::Error,
    io,
    sync::{Arc, OnceLock},
    time::Duration,
};

use reqwest::{
    dns::{Addrs, Name, Resolve, Resolving},
    header::{CONTENT_TYPE, HeaderMap},
    redirect,
};
use tokio::sync::Notify;
use url::Url;

use super::target::{Allowed, TargetError, Targets};

/// How long an attempt may take.
pub const ATTEMPT: Duration = Duration::from_secs(10);

/// Sends webhooks, and connects only to addresses that were checked.
pub struct WebhookClient {
    /// Where webhooks may be sent.
    pub targets: Targets,
    /// How long an attempt may take.
    pub patience: Duration,
    /// Wakes the job that sends webhooks.
    pub wake: Notify,
    /// Created for the first request, because loading the system's certificates takes long.
    http: OnceLock<Result<reqwest::Client, Arc<reqwest::Error>>>,
}

/// Why an attempt failed without a response.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SendError {
    /// The URL is not allowed.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// There was no response in time.
    #[error("there was no response in time")]
    TooSlow,
    /// The certificate has expired, is for another host, or is from an unknown authority.
    #[error("the certificate is not valid")]
    Certificate,
    /// There is no connection.
    #[error("the connection failed")]
    Connection(#[source] Arc<reqwest::Error>),
}

/// Looks up hosts for the HTTP client, which connects to the addresses that were checked and looks up nothing itself.
struct Checked(Targets);

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let targets = self.0.clone();
        Box::pin(async move {
            let found = targets.addresses(name.as_str()).await?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl WebhookClient {
    /// Creates a client that may send to these hosts and networks, besides public ones.
    pub fn new(allowed: Vec<Allowed>) -> Self {
        let targets = Targets::new(allowed);
        Self { targets, patience: ATTEMPT, wake: Notify::new(), http: OnceLock::new() }
    }

    fn http(&self) -> Result<&reqwest::Client, SendError> {
        let make = || {
            let builder = reqwest::Client::builder()
                .user_agent(concat!("latchkey/", env!("CARGO_PKG_VERSION")))
                .dns_resolver(Checked(self.targets.clone()))
                // A proxy would look up the host itself.
                .no_proxy()
                .redirect(redirect::Policy::none())
                .retry(reqwest::retry::never());
            builder.build().map_err(Arc::new)
        };
        self.http.get_or_init(make).as_ref().map_err(|error| SendError::Connection(error.clone()))
    }

    /// Sends a body with these headers, and returns the status of the response. Its body is not read.
    pub async fn send(&self, url: &str, headers: HeaderMap, body: String) -> Result<u16, SendError> {
        let url: Url = self.targets.parse(url)?;
        let request = self.http()?.post(url).headers(headers).header(CONTENT_TYPE, "application/json").body(body);
        match request.timeout(self.patience).send().await {
            Ok(response) => Ok(response.status().as_u16()),
            Err(error) => Err(reason(error)),
        }
    }
}

fn reason(error: reqwest::Error) -> SendError {
    let mut cause: Option<&dyn Error> = Some(&error);
    while let Some(this) = cause {
        if let Some(&target) = this.downcast_ref::<TargetError>() {
            return target.into();
        }
        if let Some(rustls::Error::InvalidCertificate(_)) = this.downcast_ref() {
            return SendError::Certificate;
        }
        // `io::Error::source` skips the error that it wraps.
        let inner = this.downcast_ref().and_then(io::Error::get_ref);
        cause = inner.map(|inner| inner as &dyn Error).or_else(|| this.source());
    }
    // The URL may contain a secret.
    let error = error.without_url();
    if error.is_timeout() { SendError::TooSlow } else { SendError::Connection(Arc::new(error)) }
}
