//! A PostgreSQL server that restarts, is away, or only lets itself be read, under load.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use super::{
    Wanted, check, check_log,
    clients::{Seen, make, read, sign_in},
    counted,
    disk::{check_no_writing, check_reading},
    either, hold_commits, pause,
};
use crate::support::{cluster::Cluster, fake_clock::FakeClock, run_sql, served::Served};

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

/// The commit of a claim waits for a standby that does not come, until a restart ends the wait. The commit took effect, but
/// it was not confirmed.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_whose_claim_was_not_confirmed_is_free_again_at_once() {
    const WAITING: &str = "SELECT COUNT(*) AS count FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    const CLAIMS: &str = "SELECT COUNT(*) AS count FROM idempotency_keys";
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.unwrap();
    let (folder, url) = (tempfile::tempdir().unwrap(), cluster.url());
    let served = Served::start(folder.path(), &[("DATABASE_URL", url.as_str())]).await.with_key();
    // The first use of an API key is recorded, in a commit of its own.
    assert_eq!(Wanted::new(true).ask(&served.client).await.unwrap().status, 201);
    hold_commits(&cluster).await;
    let (wanted, client) = (Wanted::new(true), served.client.clone());
    let first = tokio::spawn({
        let wanted = wanted.clone();
        async move { wanted.ask(&client).await.unwrap().status }
    });
    while counted(&url, WAITING).await == 0 {
        assert!(!first.is_finished(), "its commit waits");
        pause(20).await;
    }
    cluster.configure("");
    cluster.restart("fast");
    assert_eq!((first.await.unwrap(), counted(&url, CLAIMS).await), (503, 2), "the claim is stored, and not confirmed");
    let begun_at = Instant::now();
    let again = loop {
        let again = wanted.ask(&served.client).await.unwrap();
        if again.status != 409 {
            break again;
        }
        assert!(begun_at.elapsed() < Duration::from_secs(20), "the key is free again before its claim has expired");
        pause(50).await;
    };
    check(&served.client, &wanted.made(&again).unwrap()).await;
    assert_eq!(super::count(&url).await, 2);
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
