//! Many clients at once, too few file descriptors, and inputs that are far too large.

use std::{sync::Arc, time::Duration};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, BufStream},
    net::TcpStream,
    sync::Barrier,
    task::JoinSet,
};

use super::{check_log, either, pause};
use crate::support::{
    fields_for_now,
    served::{Client, Served},
};

/// Lets this process have enough connections itself.
fn raise_limit() {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let wanted = maximum.map_or(8192, |maximum| maximum.min(8192));
    setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum }).unwrap();
}

/// A server that may have so many file descriptors.
async fn serve(folder: &std::path::Path, descriptors: u32) -> Served {
    let script = format!("ulimit -S -n {descriptors}; exec \"$@\"");
    let served = Served::start_in(&["sh", "-c", &script, "sh"], folder, &[("LATCHKEY_API_RATE", "1000000")]).await;
    served.with_key()
}

pub(super) async fn connect(client: &Client) -> std::io::Result<BufStream<TcpStream>> {
    Ok(BufStream::new(TcpStream::connect(client.address.strip_prefix("http://").unwrap()).await?))
}

/// Sends what one connection asks, and answers the status of the answer, read to its end.
pub(super) async fn ask(stream: &mut BufStream<TcpStream>, request: &[u8]) -> std::io::Result<u16> {
    stream.write_all(request).await?;
    stream.flush().await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split('\r').next()?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await?;
    Ok(head.split(' ').nth(1).unwrap().parse().unwrap())
}

pub(super) fn get(client: &Client, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {}\r\n\r\n", client.cookie).into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_connections_are_answered_and_leave_nothing_behind() {
    raise_limit();
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), 4096).await;
    let id = "5d2f6c1e-8a3b-4c7d-9e0f-112233445566";
    assert_eq!(served.post("/meetings", &fields_for_now(id, "Ada, owner\nBob")).await.status, 303);
    let crowd = async || {
        let all_there = Arc::new(Barrier::new(1000));
        let mut clients = JoinSet::new();
        for _ in 0..1000 {
            let (client, all_there) = (served.client.clone(), all_there.clone());
            clients.spawn(async move {
                let mut stream = connect(&client).await.unwrap();
                all_there.wait().await;
                for path in ["/login", "/meetings", &format!("/meetings/{id}"), "/robots.txt"] {
                    let status = ask(&mut stream, &get(&client, path)).await.unwrap();
                    assert!([200, 303].contains(&status), "{path}: {status}");
                }
                // All of them are open at once.
                all_there.wait().await;
            });
        }
        while let Some(client) = clients.join_next().await {
            client.unwrap();
        }
        pause(1000).await;
        (served.kernel_says("VmRSS"), served.descriptors().len())
    };
    let before = (served.kernel_says("VmRSS"), served.descriptors().len());
    let mut crowds = Vec::new();
    for _ in 0..either(2, 8) {
        crowds.push(crowd().await);
    }
    println!("1,000 connections: {before:?} kB and descriptors before; after each crowd {crowds:?}");
    let (middle, last) = (crowds[crowds.len() / 2], crowds[crowds.len() - 1]);
    assert!(last.1 <= before.1 + 8, "descriptors are closed");
    // What the C library took from the system for the largest crowd it keeps for the next one.
    assert!(last.0 < before.0 + 96 * 1024, "under 96 kB for each connection are kept");
    assert!(last.0 < middle.0 + 8 * 1024, "memory does not grow with the crowds that have been there");
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn too_few_file_descriptors_are_lived_through() {
    raise_limit();
    let folder = tempfile::tempdir().unwrap();
    let mut served = serve(folder.path(), 64).await;
    let mut streams = Vec::new();
    for _ in 0..150 {
        streams.push(connect(&served.client).await.unwrap());
    }
    pause(500).await;
    // Those that got in are answered, though a second connection to the database can't be opened.
    for stream in &mut streams[..20] {
        assert!([200, 503].contains(&ask(stream, &get(&served.client, "/meetings")).await.unwrap()));
        assert_eq!(ask(stream, &get(&served.client, "/robots.txt")).await.unwrap(), 200);
    }
    let before = served.cpu_time();
    pause(either(2000, 10_000)).await;
    let used = served.cpu_time().saturating_sub(before);
    assert!(used < either(Duration::from_millis(600), Duration::from_secs(3)), "it does not spin: {used:?}");
    assert!(served.is_running());
    drop(streams);
    pause(500).await;
    let mut stream = connect(&served.client).await.unwrap();
    for path in ["/meetings", "/settings", "/"] {
        assert_eq!(ask(&mut stream, &get(&served.client, path)).await.unwrap(), 200, "{path}");
    }
    assert_eq!(super::Wanted::new(false).ask(&served.client).await.unwrap().status, 303);
    println!("64 descriptors, 150 connections: CPU {used:?}; {} descriptors afterwards", served.descriptors().len());
    check_log(&served.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn inputs_that_are_far_too_large_are_refused_and_memory_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), 1024).await;
    let Client { cookie, key, .. } = &served.client;
    let form = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin";
    let post = |path: &str, headers: &str, body: &[u8]| {
        let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\nContent-Length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    };
    let long = "x".repeat(1024 * 1024);
    let large = long.repeat(20);
    let fields = "name=Ada&".repeat(100_000);
    let json = "Content-Type: application/json";
    let requests = [
        ("20 MB to sign in", post("/login", form, large.as_bytes())),
        ("20 MB to review", post("/meetings/review", &format!("{form}\r\nCookie: {cookie}"), large.as_bytes())),
        (
            "20 MB of JSON",
            post("/api/v1/meetings", &format!("{json}\r\nAuthorization: Bearer {key}"), large.as_bytes()),
        ),
        ("20 MB where nothing is", post("/nowhere", form, large.as_bytes())),
        ("100,000 fields", post("/meetings", &format!("{form}\r\nCookie: {cookie}"), fields.as_bytes())),
        ("100,000 fields to sign in", post("/login", form, fields.as_bytes())),
        ("a header of 1 MB", format!("GET /login HTTP/1.1\r\nHost: x\r\nX-Long: {long}\r\n\r\n").into_bytes()),
        ("a cookie of 1 MB", format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: latchkey={long}\r\n\r\n").into_bytes()),
        ("an address of 1 MB", get(&served.client, &format!("/{long}"))),
        ("a query of 1 MB", get(&served.client, &format!("/meetings?q={long}"))),
        ("10,000 headers", {
            let headers = "X-Many: 1\r\n".repeat(10_000);
            format!("GET /login HTTP/1.1\r\nHost: x\r\n{headers}\r\n").into_bytes()
        }),
    ];
    let send_all = async || {
        let mut answers = Vec::new();
        for (what, request) in &requests {
            let mut stream = connect(&served.client).await.unwrap();
            let asked = tokio::time::timeout(Duration::from_secs(30), ask(&mut stream, request)).await;
            let status = asked.expect("an answer or an end comes at once").ok();
            // None: the connection was closed while it was still being sent.
            assert!(status.is_none_or(|status| (400..500).contains(&status)), "{what}: {status:?}");
            answers.push((*what, status));
        }
        assert_eq!(served.client.get("/meetings").await.unwrap().status, 200);
        answers
    };
    let before = served.kernel_says("VmRSS");
    let answers = send_all().await;
    let after_one = served.kernel_says("VmRSS");
    for _ in 0..either(1, 10) {
        send_all().await;
    }
    let (after, peak) = (served.kernel_says("VmRSS"), served.kernel_says("VmHWM"));
    println!(
        "far too large: {answers:?}; {before} kB before, {after_one} after once, {after} after all, at most {peak}"
    );
    assert!(after < before + 32 * 1024, "memory is given back");
    check_log(&served.log());
}
