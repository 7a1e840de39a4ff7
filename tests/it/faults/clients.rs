//! Clients that use the program at once, while its database comes and goes.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::{Made, Wanted, pause};
use crate::support::{
    PASSWORD,
    served::{Client, Reply},
};

/// What clients saw.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) has_ended: AtomicBool,
    pub(super) good: AtomicU64,
    pub(super) refused: AtomicU64,
    /// Since when the database is there, so that every request is answered. `None` while it goes away.
    pub(super) calm_since: Mutex<Option<Instant>>,
    /// In milliseconds.
    pub(super) longest: AtomicU64,
    pub(super) made: Mutex<Vec<Made>>,
}

impl Seen {
    /// Counts an answer: good, or that the database is away. Any other, and one that is long in coming, fails the test.
    pub(super) fn count(&self, answer: &Reply, asked_at: Instant) -> bool {
        let took = asked_at.elapsed();
        assert!(took < Duration::from_secs(12), "{took:?}");
        self.longest.fetch_max(u64::try_from(took.as_millis()).unwrap(), Ordering::Relaxed);
        match answer.status {
            200 | 201 | 303 => self.good.fetch_add(1, Ordering::Relaxed),
            503 => self.refuse(asked_at),
            // The request that the database cut off gives its key back once the database is there again.
            409 if answer.body.contains("idempotency_key_in_use") => self.refused.fetch_add(1, Ordering::Relaxed),
            status => panic!("after {took:?} {status}: {}", answer.body),
        };
        !matches!(answer.status, 409 | 503)
    }

    /// Counts an answer that says that the database is away. Fails the test if it was there when the request was sent.
    pub(super) fn refuse(&self, asked_at: Instant) -> u64 {
        let calm_since = *self.calm_since.lock().unwrap();
        assert!(calm_since.is_none_or(|since| asked_at < since), "refused although the database is there");
        self.refused.fetch_add(1, Ordering::Relaxed)
    }
}

/// Makes meetings; one that is refused is asked for again, as its form or its program would.
pub(super) async fn make(client: Client, is_for_program: bool, seen: Arc<Seen>) {
    while !seen.has_ended.load(Ordering::Relaxed) {
        let (wanted, mut in_use_since) = (Wanted::new(is_for_program), None);
        loop {
            let asked_at = Instant::now();
            let answer = wanted.ask(&client).await.unwrap();
            if seen.count(&answer, asked_at) {
                seen.made.lock().unwrap().push(wanted.made(&answer).unwrap());
                break;
            }
            in_use_since = (answer.status == 409).then(|| in_use_since.unwrap_or(asked_at));
            // Not only when its claim has expired, after a minute.
            let is_free_soon = in_use_since.is_none_or(|since| since.elapsed() < Duration::from_secs(20));
            assert!(is_free_soon, "the key is free again soon");
            pause(20).await;
        }
    }
}

pub(super) async fn read(client: Client, seen: Arc<Seen>) {
    while !seen.has_ended.load(Ordering::Relaxed) {
        for path in ["/", "/meetings", "/settings", "/login"] {
            let asked_at = Instant::now();
            seen.count(&client.get(path).await.unwrap(), asked_at);
        }
        let asked_at = Instant::now();
        seen.count(&client.ask("/meetings?limit=5").await.unwrap(), asked_at);
        pause(10).await;
    }
}

pub(super) async fn sign_in(mut client: Client, seen: Arc<Seen>) {
    // In a browser of its own: signing in again would end the others' session.
    client.cookie.clear();
    while !seen.has_ended.load(Ordering::Relaxed) {
        let asked_at = Instant::now();
        let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
        let answer = client.post("/login", &fields).await.unwrap();
        // An attempt counts as failed until it has proved good: one that the database cuts off stays counted.
        if answer.status == 429 {
            let seconds: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=10).contains(&seconds), "{seconds}");
            pause(1000 * seconds).await;
            continue;
        }
        seen.count(&answer, asked_at);
        pause(300).await;
    }
}
