//! What many or large requests cost in memory, and how long others wait meanwhile.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::Method;
use tokio::{io::AsyncWriteExt as _, task::JoinSet};

use super::{
    check_log,
    crowds::{ask, connect, get},
    pause,
};
use crate::support::{
    fields_for_now,
    served::{Client, Served},
};

const ID: &str = "7d2f6c1e-8a3b-4c7d-9e0f-112233445566";

/// What was seen of a server while something went on.
#[derive(Debug)]
struct Seen {
    /// The most memory, in MiB over what it had before.
    most: u64,
    /// How long nineteen of twenty answers to the question whether it is alive took at most.
    health: Duration,
}

/// Does something, and watches memory and health meanwhile.
async fn watch(served: &Served, work: impl Future<Output = ()>) -> Seen {
    let before = served.kernel_says("VmRSS");
    let is_over = Arc::new(AtomicBool::new(false));
    let (client, over) = (served.client.clone(), is_over.clone());
    let asked = tokio::spawn(async move {
        let mut took = Vec::new();
        while !over.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let mut stream = connect(&client).await.unwrap();
            assert_eq!(ask(&mut stream, &get(&client, "/healthz")).await.unwrap(), 200);
            took.push(begun.elapsed());
            pause(20).await;
        }
        took
    });
    let mut most = before;
    tokio::pin!(work);
    loop {
        tokio::select! {
            () = &mut work => break,
            () = pause(20) => most = most.max(served.kernel_says("VmRSS")),
        }
    }
    is_over.store(true, Ordering::Relaxed);
    let mut took = asked.await.unwrap();
    took.sort();
    let health = took[(took.len() - 1) * 19 / 20];
    Seen { most: most.saturating_sub(before) / 1024, health }
}

/// How many MiB more than before it has after a while.
async fn left(served: &Served, before: u64, seconds: u64) -> u64 {
    let begun = Instant::now();
    loop {
        let more = served.kernel_says("VmRSS").saturating_sub(before) / 1024;
        if more < 32 || begun.elapsed() > Duration::from_secs(seconds) {
            return more;
        }
        pause(200).await;
    }
}

/// A form to send, of which only so much comes.
fn form(path: &str, cookie: &str, length: usize, sent: usize) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\npaste="
    );
    let mut request = head.into_bytes();
    request.resize(request.len() + sent - 6, b'a');
    request
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_people_who_are_not_signed_in_cost_little_memory() {
    const FORM: usize = 5 * 1024 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &[]).await;
    let before = served.kernel_says("VmRSS");
    let crowd = async {
        let mut clients = JoinSet::new();
        for number in 0..150 {
            let client = served.client.clone();
            clients.spawn(async move {
                let mut stream = connect(&client).await.unwrap();
                match number % 5 {
                    0 => assert_eq!(ask(&mut stream, &form("/meetings/review", "", FORM, FORM)).await.unwrap(), 403),
                    1 => {
                        let status = ask(&mut stream, &form("/inspect", "latchkey=forged", FORM, FORM)).await.unwrap();
                        assert_eq!(status, 403);
                    }
                    // Small enough to be kept.
                    2 => {
                        let small = 60 * 1024;
                        let request = form("/meetings/review", "latchkey=forged", small, small);
                        assert_eq!(ask(&mut stream, &request).await.unwrap(), 403);
                    }
                    3 => assert_eq!(ask(&mut stream, &form("/login", "", FORM, FORM)).await.unwrap(), 413),
                    // The rest of it never comes.
                    _ => {
                        stream.write_all(&form("/login", "latchkey=forged", FORM, 4 * 1024 * 1024)).await.unwrap();
                        stream.flush().await.unwrap();
                        pause(3000).await;
                    }
                }
            });
        }
        while let Some(client) = clients.join_next().await {
            client.unwrap();
        }
    };
    let seen = watch(&served, crowd).await;
    let left = left(&served, before, 10).await;
    println!("150 forms of people who are not signed in: {seen:?}; {left} MiB kept afterwards");
    assert!(seen.most < 80, "{seen:?}");
    assert!(seen.health < Duration::from_millis(100), "{seen:?}");
    assert!(left < 32, "memory is given back: {left} MiB");
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_beyond_the_memory_set_aside_are_refused_and_small_forms_are_not() {
    const FORM: usize = 5 * 1024 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &[("LATCHKEY_BODY_MEMORY", "8")]).await;
    let Client { cookie, .. } = &served.client;
    // One unfinished body takes most of the 6 MB of people who are signed in.
    let mut unfinished = connect(&served.client).await.unwrap();
    unfinished.write_all(&form("/inspect", cookie, FORM, FORM - 1)).await.unwrap();
    unfinished.flush().await.unwrap();
    pause(500).await;
    let mut stream = connect(&served.client).await.unwrap();
    assert_eq!(ask(&mut stream, &form("/inspect", cookie, FORM, FORM)).await.unwrap(), 503);
    let small = form("/inspect", cookie, 8000, 8000);
    assert_eq!(ask(&mut stream, &small).await.unwrap(), 422);
    served.client.clone().sign_in().await;
    drop(unfinished);
    pause(500).await;
    assert_ne!(ask(&mut stream, &form("/inspect", cookie, FORM, FORM)).await.unwrap(), 503);
}

/// Reads a file for so long, in the pieces in which it comes, and returns how much of it came.
async fn download(client: &Client, path: &str, time: Duration) -> usize {
    let begun = Instant::now();
    let mut answer = client.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let mut length = 0;
    while begun.elapsed() < time
        && let Some(piece) = answer.chunk().await.unwrap()
    {
        length += piece.len();
    }
    length
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drafts_of_many_people_cost_little_memory_and_hold_nobody_up() {
    const PEOPLE: usize = 20_000;
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &[]).await;
    let people: String = (0..PEOPLE).map(|n| format!("Person {n} <person.{n}@example.org>\n")).collect();
    let made = served.post("/meetings", &fields_for_now(ID, &people)).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let path = format!("/meetings/{ID}/drafts.zip");
    // Reading the people takes memory once, which is kept for the next time.
    served.get(&format!("/meetings/{ID}/links.txt")).await;
    let four = async {
        let mut files = JoinSet::new();
        for _ in 0..4 {
            let (client, path) = (served.client.clone(), path.clone());
            files.spawn(async move { download(&client, &path, Duration::from_secs(15)).await });
        }
        while let Some(length) = files.join_next().await {
            assert!(length.unwrap() > 1_000_000);
        }
    };
    let seen = watch(&served, four).await;
    println!("four times the drafts of {PEOPLE} people: {seen:?}");
    assert!(seen.most <= 40, "{seen:?}");
    assert!(seen.health < Duration::from_millis(100), "{seen:?}");
    check_log(&served.log());
}
