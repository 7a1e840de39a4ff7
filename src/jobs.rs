//! Background jobs: sending email and webhooks, deleting expired data, and storing counts.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
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

/// How often the outbox is checked for messages from other instances and for messages whose lease has expired.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How many webhooks are sent at once: more than an organizer can have.
const WEBHOOKS_AT_ONCE: usize = 8;

/// How long to wait after a database error.
const AFTER_FAULT: Duration = Duration::from_secs(5);

/// How long emails and webhooks that are being sent may take once the program is stopping.
const STOP_TIME: Duration = Duration::from_secs(20);

/// How often expired sessions and data past its retention period are deleted.
const SWEEP_EVERY: Duration = Duration::from_hours(1);

/// How often the counts of signed tokens are stored.
const NOTE_EVERY: Duration = Duration::from_secs(10);

/// The jobs of a running web app.
pub(crate) struct Jobs {
    app: Arc<App>,
    mail: JoinHandle<()>,
    webhooks: JoinHandle<()>,
    others: JoinSet<()>,
}

impl Jobs {
    /// Starts all jobs. Sending email and webhooks stops when `stop` becomes true; the other jobs stop in [`Jobs::finish`].
    pub(crate) fn start(app: Arc<App>, stop: watch::Receiver<bool>) -> Self {
        let mail = tokio::spawn(send_mail(app.clone(), stop.clone()));
        let webhooks = tokio::spawn(send_webhooks(app.clone(), stop));
        let mut others = JoinSet::new();
        others.spawn(sweep(app.clone()));
        others.spawn(note_counts(app.clone()));
        Self { app, mail, webhooks, others }
    }

    /// Waits up to 20 seconds for emails and webhooks that are being sent.
    pub(crate) async fn finish_sending(&mut self) {
        let both = async { tokio::join!(&mut self.mail, &mut self.webhooks) };
        let _ = timeout(STOP_TIME, both).await;
    }

    /// Stops all jobs, and stores the last counts.
    pub(crate) async fn finish(mut self) {
        self.others.abort_all();
        if let Err(error) = self.app.note_tallied().await {
            tracing::error!(error = with_causes(&error), "the counts of signed tokens could not be stored");
        }
    }
}

/// Sends emails that are due, over several connections, until `stop` becomes true. Finishes emails that are being sent.
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
            Ok(false) => until(&app, app.next_message_at().await.ok().flatten()),
            Err(error) => {
                tracing::error!(error = with_causes(&error), "emails in the outbox could not be sent");
                AFTER_FAULT
            }
        };
        tokio::select! { () = woken => {}, () = sleep(wait) => {}, _ = stop.changed() => {} }
    }
}

/// Returns how long to wait until the next email or webhook is due, or the database is checked again.
fn until(app: &App, next: Option<Timestamp>) -> Duration {
    // Sending limits can delay an email that is already due.
    let wait = next.map(|next| next.duration_since(app.now()).max(SignedDuration::from_millis(300)));
    wait.and_then(|wait| wait.try_into().ok()).unwrap_or(LOOK_AGAIN).min(LOOK_AGAIN)
}

/// Sends webhooks that are due, several at once, until `stop` becomes true. Finishes those that are being sent.
pub async fn send_webhooks(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let mut sending = JoinSet::new();
    while !*stop.borrow() {
        while sending.try_join_next().is_some() {}
        if sending.len() >= WEBHOOKS_AT_ONCE {
            sending.join_next().await;
        }
        let wait = match app.claim_delivery().await {
            Ok(Some(claimed)) => {
                let app = app.clone();
                sending.spawn(async move {
                    if let Err(error) = app.deliver(claimed).await {
                        tracing::error!(error = with_causes(&error), "the result of a webhook could not be stored");
                    }
                });
                continue;
            }
            Ok(None) => until(&app, app.next_delivery_at().await.ok().flatten()),
            Err(error) => {
                tracing::error!(error = with_causes(&error), "webhooks could not be sent");
                AFTER_FAULT
            }
        };
        tokio::select! { () = app.webhook_client.wake.notified() => {}, () = sleep(wait) => {}, _ = stop.changed() => {} }
    }
    sending.join_all().await;
}

/// Stores the counts of signed tokens, again and again.
async fn note_counts(app: Arc<App>) {
    let mut turns = interval(NOTE_EVERY);
    loop {
        turns.tick().await;
        if let Err(error) = app.note_tallied().await {
            tracing::warn!(error = with_causes(&error), "the counts of signed tokens could not be stored yet");
        }
    }
}

/// Deletes data past its retention period and expired sessions, again and again.
async fn sweep(app: Arc<App>) {
    let mut turns = interval(SWEEP_EVERY);
    loop {
        turns.tick().await;
        match app.keep_retention().await {
            Ok(Some(Removed { meetings, people, entries })) => {
                tracing::info!(meetings, people, entries, "deleted data past its retention period");
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(error = with_causes(&error), "data past its retention period could not be deleted");
            }
        }
        match app.remove_expired().await {
            Ok(deleted) => tracing::debug!(deleted, "deleted expired sessions"),
            Err(error) => {
                tracing::warn!(error = with_causes(&error), "expired sessions could not be deleted");
            }
        }
    }
}
