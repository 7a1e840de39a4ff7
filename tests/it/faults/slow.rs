//! Clients that are slow on purpose: with their headers, with a body, with reading.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    task::JoinSet,
};
use uuid::Uuid;

use super::{check_log, either, is_long, pause};
use crate::support::{
    fields_for_now,
    served::{Client, Served},
};

/// Each is cut off within 35 s; the rest is for a machine with much else to do.
const CUT_OFF: Duration = Duration::from_secs(40);

/// What a slow client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Slow {
    /// Sends a byte of its headers now and then.
    Headers,
    /// Sends a byte of a form now and then.
    Form,
    /// Sends a byte of a table now and then.
    Table,
    /// Sends the beginning of a table, a little just before it would be cut off, and then nothing.
    Pausing,
    /// Reads a byte of a large page now and then.
    Reading,
}

impl Slow {
    fn begins(self, client: &Client, page: &str) -> String {
        let Client { cookie, key, .. } = client;
        let form = "Content-Type: application/x-www-form-urlencoded";
        match self {
            Self::Headers => "GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_owned(),
            Self::Form => format!("POST /login HTTP/1.1\r\nHost: x\r\n{form}\r\nContent-Length: 9000\r\n\r\nemail="),
            Self::Table | Self::Pausing => format!(
                "POST /api/v1/links?room=standup HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n\
                 Content-Type: text/csv\r\nContent-Length: 90000\r\n\r\nname\nAda\n"
            ),
            Self::Reading => format!("GET {page} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"),
        }
    }

    /// Goes on until it is cut off, and says after how long; none where the test is over before.
    async fn go_on(self, client: Client, page: String, is_over: &'static AtomicBool) -> (Self, Option<Duration>) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let address = client.address.strip_prefix("http://").unwrap().parse().unwrap();
        let mut stream: TcpStream = socket.connect(address).await.unwrap();
        let begun = Instant::now();
        stream.write_all(self.begins(&client, &page).as_bytes()).await.unwrap();
        loop {
            let turn = match self {
                Self::Headers => 2000,
                Self::Pausing if begun.elapsed() < Duration::from_secs(20) => 25_000,
                Self::Pausing => 100_000,
                _ => 1000,
            };
            let turn = tokio::time::sleep(Duration::from_millis(turn));
            // One that reads slowly sees nothing of its end for long: it asks the connection itself.
            let mut bytes = [0; 1024];
            let is_ended = if self == Self::Reading {
                turn.await;
                matches!(stream.read(&mut bytes[..1]).await, Ok(0) | Err(_))
            } else {
                tokio::select! {
                    read = stream.read(&mut bytes) => matches!(read, Ok(0) | Err(_)),
                    () = turn => stream.write_all(b"x").await.is_err(),
                }
            };
            if is_ended {
                return (self, Some(begun.elapsed()));
            }
            if is_over.load(Ordering::Relaxed) {
                return (self, None);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_keep_nobody_waiting_and_are_cut_off() {
    static IS_OVER: AtomicBool = AtomicBool::new(false);
    let folder = tempfile::tempdir().unwrap();
    let served =
        Served::start_in(&["sh", "-c", "ulimit -n 4096; exec \"$@\"", "sh"], folder.path(), &[]).await.with_key();
    let id = Uuid::new_v4().to_string();
    let people: String = (0..10_000).map(|number| format!("Person {number}\n")).collect();
    assert_eq!(served.post("/meetings", &fields_for_now(&id, &people)).await.status, 303);
    let page = format!("/meetings/{id}");
    let sockets = || served.descriptors().iter().filter(|target| target.starts_with("socket:")).count();
    let before = sockets();
    let mut clients = JoinSet::new();
    for (kind, count) in
        [(Slow::Headers, 300), (Slow::Form, 20), (Slow::Table, 10), (Slow::Pausing, 3), (Slow::Reading, 5)]
    {
        for _ in 0..count {
            clients.spawn(kind.go_on(served.client.clone(), page.clone(), &IS_OVER));
        }
    }
    // Others are served meanwhile.
    let begun = Instant::now();
    let (mut waits, mut all_gone_after) = (Vec::new(), None);
    while begun.elapsed() < either(Duration::from_secs(4), CUT_OFF) {
        let asked_at = Instant::now();
        assert_eq!(served.client.get("/meetings").await.unwrap().status, 200);
        waits.push(asked_at.elapsed());
        pause(200).await;
        // Our own keep-alive connections remain.
        if begun.elapsed() > Duration::from_secs(5) && sockets() <= before + 2 {
            all_gone_after.get_or_insert(begun.elapsed());
        }
    }
    IS_OVER.store(true, Ordering::Relaxed);
    waits.sort();
    let (median, longest) = (waits[waits.len() / 2], waits[waits.len() - 1]);
    assert!(median < Duration::from_secs(1) && longest < Duration::from_secs(5), "{median:?}, {longest:?}");
    println!("slow clients: others waited {median:?}, at most {longest:?}");
    if is_long() {
        let mut cut_off = std::collections::BTreeMap::new();
        while let Some(client) = clients.join_next().await {
            let (kind, after) = client.unwrap();
            let latest: &mut Option<Duration> = cut_off.entry(kind).or_default();
            // What reads slowly sees the end only behind what was sent before it: the server's sockets tell.
            assert!(after.is_some_and(|after| after < CUT_OFF) || kind == Slow::Reading, "{kind:?} is cut off");
            *latest = (*latest).max(after);
        }
        let all_gone_after = all_gone_after.expect("the server has closed every slow connection");
        println!(
            "slow clients: cut off after at most {cut_off:?}, the server's sockets closed after {all_gone_after:?}"
        );
    }
    check_log(&served.log());
}
