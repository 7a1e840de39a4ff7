//! Everything that a timer starts: sending email, deleting what is past its time, storing counts.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use tokio::{
    sync::watch,
    task::{JoinHandle, JoinSet},
    time::{interval, sleep, timeout},
};

use crate::{
    app::{App, Removed},
    error::with_causes,
    mail::CONNECTIONS,
};

/// How often the outbox is checked for messages of other instances and for messages whose lease has expired.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How long to wait after the database could not be used.
const AFTER_FAULT: Duration = Duration::from_secs(5);

/// How long an email that is being sent may take after the order to stop.
const STOP_TIME: Duration = Duration::from_secs(20);

/// How often expired sessions and meetings past their retention are deleted.
const SWEEP_EVERY: Duration = Duration::from_hours(1);

/// How often the counts of tokens that are stored nowhere else are written down.
const NOTE_EVERY: Duration = Duration::from_secs(10);

/// The jobs of a running web app.
pub(crate) struct Jobs {
    app: Arc<App>,
    mail: JoinHandle<()>,
    others: JoinSet<()>,
}

impl Jobs {
    /// Starts all jobs. Sending email ends when `stop` turns true, the others end with [`Jobs::finish`].
    pub(crate) fn start(app: Arc<App>, stop: watch::Receiver<bool>) -> Self {
        let mail = tokio::spawn(send_mail(app.clone(), stop));
        let mut others = JoinSet::new();
        others.spawn(sweep(app.clone()));
        others.spawn(note_counts(app.clone()));
        Self { app, mail, others }
    }

    /// Waits for the emails that are being sent, for 20 seconds at most.
    pub(crate) async fn finish_mail(&mut self) {
        let _ = timeout(STOP_TIME, &mut self.mail).await;
    }

    /// Ends all jobs, and stores the last counts.
    pub(crate) async fn finish(mut self) {
        self.others.abort_all();
        if let Err(error) = self.app.note_tallied().await {
            tracing::error!(error = with_causes(&error), "tokens that were counted are not noted");
        }
    }
}

/// Sends what is due over several connections until `stop` turns true. Finishes what is being sent then.
pub async fn send_mail(app: Arc<App>, stop: watch::Receiver<bool>) {
    let mut senders = JoinSet::new();
    for _ in 0..CONNECTIONS {
        senders.spawn(send(app.clone(), stop.clone()));
    }
    senders.join_all().await;
    if let Some(mailer) = &app.mail {
        mailer.close().await;
    }
}

async fn send(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let Some(mailer) = &app.mail else { return };
    while !*stop.borrow() {
        let woken = mailer.wake.notified();
        let wait = match app.deliver_next().await {
            Ok(true) => continue,
            Ok(false) => until_next(&app).await,
            Err(error) => {
                tracing::error!(error = with_causes(&error), "the outbox could not be worked on");
                AFTER_FAULT
            }
        };
        tokio::select! { () = woken => {}, () = sleep(wait) => {}, _ = stop.changed() => {} }
    }
}

async fn until_next(app: &App) -> Duration {
    let next = app.next_message_at().await.ok().flatten();
    // A limit may hold back what is due already.
    let wait = next.map(|next| next.duration_since(app.now()).max(SignedDuration::from_millis(300)));
    wait.and_then(|wait| wait.try_into().ok()).unwrap_or(LOOK_AGAIN).min(LOOK_AGAIN)
}

/// Stores the counts of tokens that nothing else keeps.
async fn note_counts(app: Arc<App>) {
    let mut turns = interval(NOTE_EVERY);
    loop {
        turns.tick().await;
        if let Err(error) = app.note_tallied().await {
            tracing::warn!(error = with_causes(&error), "tokens that were counted are to be noted later");
        }
    }
}

/// Deletes what is past its retention, and expired sessions.
async fn sweep(app: Arc<App>) {
    let mut turns = interval(SWEEP_EVERY);
    loop {
        turns.tick().await;
        match app.keep_retention().await {
            Ok(Some(Removed { meetings, people, entries })) => {
                tracing::info!(meetings, people, entries, "removed what was past its time");
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(error = with_causes(&error), "what is past its time could not be removed");
            }
        }
        match app.remove_expired().await {
            Ok(dropped) => tracing::debug!(dropped, "swept sessions that have ended"),
            Err(error) => {
                tracing::warn!(error = with_causes(&error), "sessions that have ended could not be swept");
            }
        }
    }
}
