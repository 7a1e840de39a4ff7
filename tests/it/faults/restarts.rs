//! A PostgreSQL server that restarts, is away, or only lets itself be read, under load.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::{
    Made, Wanted, check, check_log,
    disk::{check_no_writing, check_reading},
    either, pause,
};
use crate::support::{
    PASSWORD,
    cluster::Cluster,
    fake_clock::FakeClock,
    run_sql,
    served::{Client, Reply, Served},
};

/// What clients saw.
#[derive(Default)]
struct Seen {
    has_ended: AtomicBool,
    good: AtomicU64,
    refused: AtomicU64,
    /// In milliseconds.
    longest: AtomicU64,
    made: Mutex<Vec<Made>>,
}

impl Seen {
    /// Counts an answer: good, or that the database is away. Any other, and one that is long in coming, fails the test.
    fn count(&self, answer: &Reply, asked_at: Instant) -> bool {
        let took = asked_at.elapsed();
        assert!(took < Duration::from_secs(12), "{took:?}");
        self.longest.fetch_max(u64::try_from(took.as_millis()).unwrap(), Ordering::Relaxed);
        match answer.status {
            200 | 201 | 303 => self.good.fetch_add(1, Ordering::Relaxed),
            503 => self.refused.fetch_add(1, Ordering::Relaxed),
            status => panic!("after {took:?} {status}: {}", answer.body),
        };
        answer.status != 503
    }
}

/// Makes meetings; one that is refused is asked for again, as its form or its program would.
async fn make(client: Client, is_for_program: bool, seen: Arc<Seen>) {
    while !seen.has_ended.load(Ordering::Relaxed) {
        let wanted = Wanted::new(is_for_program);
        loop {
            let asked_at = Instant::now();
            let answer = wanted.ask(&client).await.unwrap();
            if seen.count(&answer, asked_at) {
                seen.made.lock().unwrap().push(wanted.made(&answer).unwrap());
                break;
            }
            pause(20).await;
        }
    }
}

async fn read(client: Client, seen: Arc<Seen>) {
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

async fn sign_in(mut client: Client, seen: Arc<Seen>) {
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

#[tokio::test(flavor = "multi_thread")]
async fn restarts_of_postgres_lose_and_double_nothing() {
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.unwrap();
    let cluster = Arc::new(cluster);
    let folder = tempfile::tempdir().unwrap();
    let url = cluster.url();
    let settings = [("DATABASE_URL", url.as_str()), ("LATCHKEY_API_RATE", "1000000")];
    let mut served = Served::start(folder.path(), &settings).await.with_key();
    let seen = Arc::new(Seen::default());
    let mut clients = Vec::new();
    for number in 0..4 {
        clients.push(tokio::spawn(make(served.client.clone(), number % 2 == 0, seen.clone())));
    }
    clients.push(tokio::spawn(read(served.client.clone(), seen.clone())));
    clients.push(tokio::spawn(read(served.client.clone(), seen.clone())));
    clients.push(tokio::spawn(sign_in(served.client.clone(), seen.clone())));
    let (rounds, mut back_in) = (either(2, 12), Vec::new());
    for round in 0..rounds {
        pause(either(400, 1500)).await;
        let (running, mode) = (cluster.clone(), ["immediate", "fast"][round % 2]);
        let is_away = round % 4 > 1;
        tokio::task::spawn_blocking(move || {
            if is_away {
                running.stop(mode);
                std::thread::sleep(Duration::from_secs(8));
                running.start_again();
            } else {
                running.restart(mode);
            }
        })
        .await
        .unwrap();
        let back_at = Instant::now();
        while served.client.get("/meetings").await.unwrap().status != 200 {
            assert!(back_at.elapsed() < Duration::from_secs(10), "it works again by itself");
            pause(20).await;
        }
        back_in.push(back_at.elapsed());
    }
    pause(300).await;
    seen.has_ended.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.unwrap();
    }
    let made = seen.made.lock().unwrap().clone();
    for one in &made {
        check(&served.client, one).await;
    }
    let mut ids: Vec<_> = made.iter().map(|one| one.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), made.len());
    assert_eq!(super::count(&url).await, i64::try_from(ids.len()).unwrap(), "nothing is doubled");
    assert!(served.is_running() && seen.refused.load(Ordering::Relaxed) > 0);
    check_log(&served.log());
    println!(
        "PostgreSQL, {rounds} restarts: {} meetings answered, there, and there once; {} good answers, {} with 503, the \
         longest after {} ms; back in {:?} at most",
        made.len(),
        seen.good.load(Ordering::Relaxed),
        seen.refused.load(Ordering::Relaxed),
        seen.longest.load(Ordering::Relaxed),
        back_in.iter().max().unwrap(),
    );
}

/// As behind a standby that took over only in part.
#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_only_lets_itself_be_read_is_read_from() {
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (url, clock) = (cluster.url(), FakeClock::in_folder(folder.path()));
    let mut settings = clock.settings();
    settings.push(("DATABASE_URL".to_owned(), url.clone()));
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (&**name, &**value)).collect();
    let served = Served::start(folder.path(), &settings).await.with_key();
    let wanted = Wanted::new(false);
    let one = wanted.made(&wanted.ask(&served.client).await.unwrap()).unwrap();
    let set_read_only = async |value: &str| {
        // Its sessions learn of it before their next transaction.
        let set = format!("ALTER SYSTEM SET default_transaction_read_only = {value}");
        for sql in [&*set, "SELECT pg_reload_conf()"] {
            run_sql(&url, sql).await;
        }
        pause(300).await;
    };
    set_read_only("on").await;
    check_reading(&served.client, &one).await;
    check_no_writing(&served.client, &one, false).await;
    // Long enough for the end of a session to be moved, and for the use of an API key to be noted anew.
    clock.set("+6m");
    check_reading(&served.client, &one).await;
    set_read_only("off").await;
    assert_eq!(Wanted::new(true).ask(&served.client).await.unwrap().status, 201);
    check(&served.client, &one).await;
    check_log(&served.log());
}
