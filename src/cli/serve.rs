//! `latchkey serve`: runs the web app.

use std::{
    io::{self, IsTerminal as _},
    net::SocketAddr,
    process::ExitCode,
    sync::Arc,
};

use clap::Args;
use secrecy::ExposeSecret as _;
use tokio::{net::TcpListener, sync::watch};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

use super::{NO_ORGANIZER, Outcome, Stop, block_on, say, warn};
#[cfg(feature = "otlp")]
use crate::config;
use crate::{
    app::{App, Database},
    config::{
        DailyApiConfig, DailyConfig, DatabaseConfig, LinkConfig, LinkKeyConfig, LogFormat, MailConfig,
        PreviousKeyConfig, WebConfig,
    },
    daily::is_loopback,
    invite::zone,
    jobs::Jobs,
    mail::{Mailer, masked},
    token::Signer,
    web,
    webhook::client::WebhookClient,
};

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    web: WebConfig,
    #[command(flatten)]
    links: LinkConfig,
    #[command(flatten)]
    daily: DailyConfig,
    #[command(flatten)]
    api: DailyApiConfig,
    #[command(flatten)]
    previous: PreviousKeyConfig,
    #[command(flatten)]
    link_keys: LinkKeyConfig,
    #[command(flatten)]
    mail: MailConfig,
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Serve {
    pub(super) fn run(self) -> Outcome {
        start_log(&self.web)?;
        let signer = self.daily.signer(warn)?;
        let key = self.daily.key()?.expect("the signer has one");
        let previous = self.previous.key()?.map(|key| Signer::new(signer.domain().clone(), &key));
        let daily = self.api.client(&key);
        let link_keys = self.link_keys.keys()?;
        let mail_server = self.mail.server(&self.web.site)?;
        let url = self.database.url()?;
        block_on(async move {
            let database = Database::open(url.expose_secret()).await?;
            let listeners = Listeners::bind(&self.web).await?;
            let base_url = self.web.base_url(listeners.web.local_addr()?);
            let mut app = App::new(database, signer, daily, base_url, self.web.api_rate);
            (app.earlier, app.zone, app.max_days) = (previous, self.links.zone(warn), self.links.max_days);
            (app.link_keys, app.session_days) = (link_keys, self.web.session_days);
            app.meetings_per_day = self.web.meetings_per_day;
            app.security_contact.clone_from(&self.web.security_contact);
            app.webhook_client = WebhookClient::new(self.web.webhook_allow.clone());
            app.mail = mail_server.map(Mailer::new).transpose().map_err(Stop::Usage)?;
            app.prepare().await?;
            let is_local = is_loopback(&app.base_url) && self.web.listen().ip().is_loopback();
            if app.base_url.scheme() == "http" && !is_local {
                warn(
                    "other machines can reach the web app, and LATCHKEY_BASE_URL is not https. Passwords and links are sent unencrypted. Put a proxy with TLS in front.",
                );
            }
            if app.base_url.scheme() == "https" && self.web.trusted_proxies.is_empty() {
                warn(
                    "LATCHKEY_BASE_URL is https, but LATCHKEY_TRUSTED_PROXIES is not set. Set it to your proxy's address. Otherwise, all sign-ins seem to come from the proxy, and one person's failed sign-ins slow down everyone's.",
                );
            }
            if let Some(address) = self.web.metrics_listen.filter(|address| !address.ip().is_loopback()) {
                warn(&format!(
                    "other machines may be able to read the metrics at {address} without signing in. Allow only Prometheus to connect, for example with a firewall, or set LATCHKEY_METRICS_LISTEN to just a port."
                ));
            }
            if app.accounts().organizers().await?.is_empty() {
                say(format_args!("{NO_ORGANIZER}"));
            }
            say(format_args!("Times without a time zone are read as {}.", zone::shown(&app.zone)));
            say(format_args!("Latchkey for {} is listening on {}", app.signer.domain().name.host(), app.base_url));
            let app = Arc::new(app);
            tokio::spawn(check_mail(app.clone()));
            run(app, listeners, &self.web).await
        })
    }
}

/// Logs why email can't be sent, so that a wrong setting is found before an organizer meets it.
async fn check_mail(app: Arc<App>) {
    if let Some(mailer) = &app.mail
        && let (_, Err(why)) = mailer.try_connection().await
    {
        tracing::warn!("email cannot be sent: {}", masked(&why));
    }
}

/// Serves an app until the process is told to stop.
pub(super) async fn run(app: Arc<App>, listeners: Listeners, web: &WebConfig) -> Outcome {
    #[cfg(feature = "otlp")]
    let traces = traces(&app)?;
    let (stop, mut told) = watch::channel(false);
    let mut jobs = Jobs::start(app.clone(), told.clone());
    let router = web::router_with(&app, &web.trusted_proxies, web.body_memory);
    #[cfg(feature = "otlp")]
    let router = if let Some(traces) = &traces { traces.layer(router) } else { router };
    if let Some(listener) = listeners.metrics {
        // A request for metrics during shutdown may fail.
        tokio::spawn(web::serve::serve(listener, web::metrics_router(&app), std::future::pending()));
    }
    let told_to_stop = told_to_stop()?;
    let stop_all = async {
        told_to_stop.await;
        // Emails that are being sent and requests in progress are finished at the same time.
        let _ = stop.send(true);
    };
    let finish_sending = async {
        let _ = told.wait_for(|is_told| *is_told).await;
        jobs.finish_sending().await;
    };
    tokio::join!(web::serve::serve(listeners.web, router, stop_all), finish_sending);
    jobs.finish().await;
    app.close().await;
    #[cfg(feature = "otlp")]
    if let Some(traces) = traces {
        traces.finish().await;
    }
    Ok(ExitCode::SUCCESS)
}

/// Starts sending traces, if a collector is set.
#[cfg(feature = "otlp")]
fn traces(app: &App) -> Result<Option<web::otlp::Traces>, Stop> {
    let Some(url) = config::otlp::traces_url()? else { return Ok(None) };
    let traces = web::otlp::Traces::new(&url, config::otlp::service_name()?, &app.base_url);
    traces.map(Some).map_err(Stop::Failed)
}

/// Starts logging to standard error.
pub(super) fn start_log(web: &WebConfig) -> Result<(), Stop> {
    let filter = web.log.as_str();
    let wrong = || {
        Stop::Usage(format!(
            "LATCHKEY_LOG is invalid; expected error, warn, info, debug or trace, or a filter such as info,latchkey=debug, got \"{filter}\"."
        ))
    };
    // The filter takes any unknown word for the name of a module, so words are checked here.
    let is_level = |word: &str| word.contains(['=', '[']) || word.parse::<LevelFilter>().is_ok();
    let filter = match EnvFilter::builder().parse(filter) {
        Ok(parsed) if filter.split(',').all(is_level) => parsed,
        _ => return Err(wrong()),
    };
    // If writing to standard error fails, for example because a disk is full, the logger must not report that to standard
    // error: it would panic, and the request would fail.
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).log_internal_errors(false);
    match web.log_format {
        LogFormat::Text => lines.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).init(),
    }
    Ok(())
}

/// The listeners for the web app and for metrics.
pub(super) struct Listeners {
    pub(super) web: TcpListener,
    metrics: Option<TcpListener>,
}

impl Listeners {
    pub(super) async fn bind(web: &WebConfig) -> Result<Self, Stop> {
        let metrics = match web.metrics_listen {
            Some(address) => Some(bind("LATCHKEY_METRICS_LISTEN", address).await?),
            None => None,
        };
        Ok(Self { web: bind("LATCHKEY_LISTEN", web.listen()).await?, metrics })
    }
}

/// Listens on the address in a setting.
async fn bind(setting: &str, address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            Stop::Failed(format!("{setting} is {address}, which is already in use. Choose another port.").into())
        }
        _ => Stop::Failed(format!("Cannot listen on {address}, the value of {setting}: {error}.").into()),
    })
}

/// Returns a future that completes on Ctrl+C or SIGTERM.
pub(super) fn told_to_stop() -> Result<impl Future<Output = ()>, Stop> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        #[cfg(not(unix))]
        let _ = interrupt.await;
        tracing::info!("stopping; requests in progress are finished first");
    })
}
