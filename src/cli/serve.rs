//! `latchkey serve`: the web app.

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

use super::{Outcome, Stop, block_on, say, warn};
use crate::{
    app::{App, Database},
    config::{
        DailyApiConfig, DailyConfig, DatabaseConfig, EarlierKeyConfig, LinkConfig, LogFormat, MailConfig, WebConfig,
    },
    daily::is_loopback,
    jobs::Jobs,
    mail::Mailer,
    token::Signer,
    web,
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
    earlier: EarlierKeyConfig,
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
        let earlier = self.earlier.key()?.map(|key| Signer::new(signer.domain().clone(), &key));
        let daily = self.api.client(&key);
        let mail_server = self.mail.server()?;
        let url = self.database.url()?;
        block_on(async move {
            let database = Database::open(url.expose_secret()).await?;
            let listeners = Listeners::bind(&self.web).await?;
            let base_url = self.web.base_url(listeners.web.local_addr()?);
            let mut app = App::new(database, signer, daily, base_url, self.web.api_rate);
            (app.earlier, app.zone, app.max_days) = (earlier, self.links.zone(), self.links.max_days);
            app.mail = mail_server.map(Mailer::new).transpose().map_err(Stop::Usage)?;
            app.prepare().await?;
            let is_local = is_loopback(&app.base_url) && self.web.listen().ip().is_loopback();
            if app.base_url.scheme() == "http" && !is_local {
                warn(
                    "it listens beyond this machine, and LATCHKEY_BASE_URL is not https: passwords and links cross the network in the clear. Put a proxy with TLS in front.",
                );
            }
            if app.accounts().organizers().await?.is_empty() {
                say(format_args!("Nobody may sign in yet: latchkey organizer add MAIL NAME"));
            }
            say(format_args!("Latchkey for {} listens at {}", app.signer.domain().name.host(), app.base_url));
            run(Arc::new(app), listeners, &self.web).await
        })
    }
}

/// Serves an app until the process is told to stop.
pub(super) async fn run(app: Arc<App>, listeners: Listeners, web: &WebConfig) -> Outcome {
    let (stop, mut told) = watch::channel(false);
    let mut jobs = Jobs::start(app.clone(), told.clone());
    let router = web::router_with(&app, &web.trusted_proxies, web.body_memory);
    if let Some(listener) = listeners.metrics {
        // A number that is asked for at the very end may be lost.
        tokio::spawn(web::serve::serve(listener, web::metrics_router(&app), std::future::pending()));
    }
    let told_to_stop = told_to_stop()?;
    let stop_all = async {
        told_to_stop.await;
        // What is being sent is finished beside the requests under way.
        let _ = stop.send(true);
    };
    let finish_mail = async {
        let _ = told.wait_for(|is_told| *is_told).await;
        jobs.finish_mail().await;
    };
    tokio::join!(web::serve::serve(listeners.web, router, stop_all), finish_mail);
    jobs.finish().await;
    app.close().await;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn start_log(web: &WebConfig) -> Result<(), Stop> {
    let filter = web.log.as_str();
    let wrong = || {
        Stop::Usage(format!(
            "LATCHKEY_LOG is “{filter}”; want error, warn, info, debug or trace, or a filter such as info,latchkey=debug"
        ))
    };
    // The filter takes any word for the name of a module.
    let is_level = |word: &str| word.contains(['=', '[']) || word.parse::<LevelFilter>().is_ok();
    let filter = match EnvFilter::builder().parse(filter) {
        Ok(parsed) if filter.split(',').all(is_level) => parsed,
        _ => return Err(wrong()),
    };
    // It would say on standard error, too, that a line could not be written there, and panic: a full disk is no reason to
    // drop a request.
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).log_internal_errors(false);
    match web.log_format {
        LogFormat::Text => lines.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).init(),
    }
    Ok(())
}

/// Where browsers and programs come in, and where Prometheus does.
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

/// Listens at an address that a setting names.
async fn bind(setting: &str, address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            Stop::Failed(format!("{setting} is {address}, which is in use already; choose another").into())
        }
        _ => Stop::Failed(format!("{setting} is {address}, which can’t be listened on: {error}").into()),
    })
}

/// Resolves on Ctrl+C and, where there are signals, on SIGTERM.
fn told_to_stop() -> Result<impl Future<Output = ()>, Stop> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        #[cfg(not(unix))]
        let _ = interrupt.await;
        tracing::info!("told to stop; requests under way are finished");
    })
}
