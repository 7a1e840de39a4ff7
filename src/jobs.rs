//! The door for the clock: sends what is due, until it is told to stop.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use tokio::{sync::watch, task::JoinSet, time::sleep};

use crate::{app::App, mail::CONNECTIONS};

/// How often others' messages are looked for that nobody told of: those of another instance, and those whose lease is
/// over.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// How long to wait after the database could not be used.
const AFTER_FAULT: Duration = Duration::from_secs(5);

/// Sends what is due over several connections until `stop` turns true; what is being sent then is finished.
pub async fn run(app: Arc<App>, stop: watch::Receiver<bool>) {
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
                tracing::error!(error = crate::error::with_causes(&error), "the outbox could not be worked on");
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
