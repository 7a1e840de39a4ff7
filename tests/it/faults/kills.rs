//! `kill -9` while meetings are made.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use super::{Made, Wanted, check, check_log, count, either, pause, people, random};
use crate::support::{
    postgres_url,
    served::{Client, Served},
};

/// Makes meetings until the server is gone.
async fn make(client: Client, is_for_program: bool, made: Arc<Mutex<Vec<Made>>>) {
    loop {
        let wanted = Wanted::new(is_for_program);
        let Ok(answer) = wanted.ask(&client).await else { return };
        let Some(mut one) = wanted.made(&answer) else { panic!("{}: {}", answer.status, answer.body) };
        let place = {
            let mut made = made.lock().unwrap();
            made.push(one.clone());
            made.len() - 1
        };
        if let Ok(Some((_, links))) = people(&client, one.id).await {
            one.links = Some(links);
            made.lock().unwrap()[place] = one;
        }
    }
}

async fn kills(url: String) {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("DATABASE_URL", url.as_str()), ("LATCHKEY_API_RATE", "1000000"), ("LATCHKEY_LOG", "warn")];
    let mut served = Served::start(folder.path(), &settings).await.with_key();
    let url = url.replace("sqlite:", &format!("sqlite:{}/", folder.path().display()));
    let (rounds, mut all, mut seen, mut starts) = (either(3, 50), 0, 0, Vec::new());
    for _ in 0..rounds {
        let made = Arc::new(Mutex::new(Vec::new()));
        let clients = (0..5).map(|number| make(served.client.clone(), number > 2, made.clone()));
        let clients: Vec<_> = clients.map(tokio::spawn).collect();
        pause(100 + random(300)).await;
        served.kill();
        for client in clients {
            client.await.unwrap();
        }
        served.start_again().await;
        starts.push(served.started_in);
        let made = made.lock().unwrap().clone();
        for one in &made {
            check(&served.client, one).await;
        }
        all += made.len();
        seen += made.iter().filter(|one| one.links.is_some()).count();
        if url.starts_with("sqlite:") {
            let connection = rusqlite::Connection::open(url.strip_prefix("sqlite:").unwrap()).unwrap();
            let answer = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
            assert_eq!(answer.unwrap(), "ok");
        }
    }
    let stored = count(&url).await;
    assert!(stored >= i64::try_from(all).unwrap());
    assert!(all > rounds, "the kills came in the middle of it");
    check_log(&served.log());
    starts.sort();
    let (median, longest) = (starts[starts.len() / 2], *starts.last().unwrap());
    // It is promised to be under a second, on a machine that does nothing else.
    assert!(median < Duration::from_secs(1) && longest < Duration::from_secs(5), "{starts:?}");
    println!(
        "kill -9, {rounds} rounds: {all} meetings answered and there, {stored} stored, {seen} with their links seen \
         before; start {median:?}, at most {longest:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_outlives_kills_on_sqlite() {
    kills("sqlite:latchkey.db".to_owned()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_outlives_kills_on_postgres() {
    kills(postgres_url().await).await;
}
