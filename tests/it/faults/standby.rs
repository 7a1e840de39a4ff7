//! A standby of PostgreSQL that takes over under load.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, atomic::Ordering},
    time::{Duration, Instant},
};

use latchkey::program::store::{Row, Store};
use rustix::process::Signal;
use uuid::Uuid;

use super::{
    check, check_log,
    clients::{Seen, make, read, sign_in},
    count, counted, either, hold_commits, letters, pause, random,
};
use crate::support::{
    LINK_KEY,
    cluster::Cluster,
    fields_for_now,
    served::{Client, Served},
    smtp::Smtp,
};

/// Makes a meeting that has join links, and returns the path of its person's link.
async fn join_path(client: &Client) -> String {
    let id = Uuid::new_v4().to_string();
    let mut fields = fields_for_now(&id, "Bob Stone");
    fields.push(("link_kind", "join"));
    assert_eq!(client.post("/meetings", &fields).await.unwrap().status, 303);
    let text = client.get(&format!("/meetings/{id}/links.txt")).await.unwrap().body;
    let (_, path) = text.trim().rsplit_once("/j/").unwrap();
    format!("/j/{path}")
}

/// Whether someone gets into the room by a join link; if not, the database was away.
async fn joins(client: &Client, path: &str) -> bool {
    let answer = client.post(path, &[]).await.unwrap();
    let leads = answer.headers.get("location").map_or("", |place| place.to_str().unwrap());
    assert!(answer.status == 503 || answer.status == 303 && leads.contains("?t=ey"), "{}: {leads}", answer.status);
    answer.status == 303
}

async fn join(client: Client, path: String, seen: Arc<Seen>) {
    while !seen.has_ended.load(Ordering::Relaxed) {
        let asked_at = Instant::now();
        if joins(&client, &path).await {
            seen.good.fetch_add(1, Ordering::Relaxed);
        } else {
            seen.refuse(asked_at);
        }
        pause(20).await;
    }
}

/// Invites a person by email, again and again; what is refused is sent again, as a form would be.
async fn invite(client: Client, seen: Arc<Seen>, invited: Arc<Mutex<Vec<String>>>) {
    let until_done = async |path: &str, fields: &[(&str, &str)]| {
        let mut asked_at = Instant::now();
        while !seen.count(&client.post(path, fields).await.unwrap(), asked_at) {
            pause(20).await;
            asked_at = Instant::now();
        }
    };
    while !seen.has_ended.load(Ordering::Relaxed) {
        let (id, batch_id) = (Uuid::new_v4(), Uuid::new_v4().to_string());
        let address = format!("{}@example.org", letters(id));
        let id = id.to_string();
        until_done("/meetings", &fields_for_now(&id, &format!("Bob Stone <{address}>"))).await;
        until_done(&format!("/meetings/{id}/send"), &[("to", "new"), ("batch_id", &batch_id)]).await;
        invited.lock().unwrap().push(address);
        pause(30).await;
    }
}

/// Has every commit wait for the standby from now on.
async fn keep_in_step(primary: &Cluster) {
    const SQL: &str = "SELECT COUNT(*) AS count FROM pg_stat_replication WHERE sync_state = 'sync'";
    hold_commits(primary).await;
    let begun_at = Instant::now();
    while counted(&primary.url(), SQL).await == 0 {
        assert!(begun_at.elapsed() < Duration::from_mins(1), "the standby receives what is written");
        pause(20).await;
    }
}

/// Returns how long it takes until something works.
async fn until(works: impl AsyncFn() -> bool) -> Duration {
    let begun_at = Instant::now();
    while !works().await {
        assert!(begun_at.elapsed() < Duration::from_mins(1), "it works again by itself");
        pause(20).await;
    }
    begun_at.elapsed()
}

/// A message in the outbox.
struct Sent {
    id: String,
    address: String,
    state: String,
}

async fn outbox(url: &str) -> Vec<Sent> {
    const SQL: &str = "SELECT o.id, i.email, o.state FROM outbox o JOIN invitations i ON i.id = o.invitation_id";
    let store = Store::look(url).await.unwrap();
    let read =
        |row: &Row<'_>| Ok(Sent { id: row.string("id")?, address: row.string("email")?, state: row.string("state")? });
    let all = store.db().fetch(SQL, &[], read).await.unwrap();
    store.close().await;
    all
}

/// Sees to it that there is one message to each person, and that it went out once. Returns how many wait for the end of
/// a lease, because they were claimed when the database went away.
async fn check_mail(url: &str, smtp: &Smtp, invited: &[String], log: impl Fn() -> String) -> usize {
    let taken = || {
        let files = std::fs::read_dir(smtp.spool.path()).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some()).count()
    };
    let begun_at = Instant::now();
    let messages = loop {
        let messages = outbox(url).await;
        let in_state = |wanted: &str| messages.iter().filter(|message| message.state == wanted).count();
        let is_calm = in_state("waiting") == 0 && in_state("accepted") == taken();
        if is_calm || begun_at.elapsed() > Duration::from_mins(1) {
            break messages;
        }
        pause(200).await;
    };
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for message in smtp.taken() {
        *copies.entry(message["address"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let log = log();
    for Sent { id, address, state } in &messages {
        let history: Vec<&str> = log.lines().filter(|line| line.contains(id)).collect();
        let count = copies.remove(address).unwrap_or(0);
        assert!(
            matches!((&**state, count), ("accepted", 1) | ("sending", 0)),
            "the program was not killed, so no message has copies: {address} {state} {count} {history:#?}"
        );
    }
    let mut addresses: Vec<&str> = messages.iter().map(|message| &*message.address).collect();
    let mut expected: Vec<&str> = invited.iter().map(|address| &**address).collect();
    addresses.sort_unstable();
    expected.sort_unstable();
    assert_eq!(addresses, expected, "there is one message to each person");
    messages.iter().filter(|message| message.state == "sending").count()
}

/// How a server goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is stopped once the standby has taken over.
    After,
    /// It is stopped before that.
    Before,
    /// It takes connections and answers nothing for a while. When it goes on, it believes that it is still the primary.
    Frozen,
}

/// Has a standby take over from a server.
fn fail_over(way: Way, from: &Cluster, to: &Cluster) {
    match way {
        Way::After => {
            to.promote();
            from.stop("immediate");
        }
        Way::Before => {
            from.stop("immediate");
            to.promote();
        }
        Way::Frozen => {
            from.signal(Signal::STOP);
            std::thread::sleep(Duration::from_millis(random(5000)));
            to.promote();
        }
    }
}

/// Runs what waits in a thread of its own.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_that_takes_over_has_all_that_was_answered_and_serves_at_once() {
    let started = apart(|| {
        let primary = Cluster::start();
        let standby = Cluster::standby_of(&primary);
        (Arc::new(primary), Arc::new(standby))
    });
    let (mut primary, mut standby) = started.await;
    let hosts = format!("{}:5432,{}:5432", primary.host(), standby.host());
    let url = format!("postgres://latchkey@{hosts}/postgres?target_session_attrs=read-write");
    let (folder, smtp) = (tempfile::tempdir().unwrap(), Smtp::start());
    let settings = [
        ("DATABASE_URL", url.as_str()),
        ("LATCHKEY_API_RATE", "1000000"),
        ("LATCHKEY_LINK_KEY", LINK_KEY),
        ("LATCHKEY_SMTP_URL", &smtp.url()),
        ("LATCHKEY_MAIL_FROM", "links@example.net"),
        ("LATCHKEY_MAIL_RETRY", "1"),
        ("LATCHKEY_MAIL_PER_MINUTE", "100000"),
        ("LATCHKEY_MAIL_PER_HOUR", "100000"),
    ];
    let mut served = Served::start(folder.path(), &settings).await.with_key();
    let path = join_path(&served.client).await;
    keep_in_step(&primary).await;
    let (seen, invited) = (Arc::new(Seen::default()), Arc::new(Mutex::new(Vec::new())));
    let mut clients = Vec::new();
    for number in 0..2 {
        let client = || served.client.clone();
        clients.push(tokio::spawn(make(client(), number == 0, seen.clone())));
        clients.push(tokio::spawn(read(client(), seen.clone())));
        clients.push(tokio::spawn(join(client(), path.clone(), seen.clone())));
        clients.push(tokio::spawn(invite(client(), seen.clone(), invited.clone())));
    }
    clients.push(tokio::spawn(sign_in(served.client.clone(), seen.clone())));
    let (rounds, mut back_in) = (either(1, 3), BTreeMap::new());
    for (round, way) in [Way::After, Way::Frozen, Way::Before].repeat(rounds).into_iter().enumerate() {
        if round > 0 {
            // The other way round.
            (primary, standby) = (standby, primary);
            let [to, from] = [primary.clone(), standby.clone()];
            apart(move || from.follow(&to)).await;
            keep_in_step(&primary).await;
        }
        pause(either(700, 3000)).await;
        *seen.calm_since.lock().unwrap() = None;
        let [from, to] = [primary.clone(), standby.clone()];
        apart(move || fail_over(way, &from, &to)).await;
        let pages = until(async || served.client.get("/meetings").await.unwrap().status == 200);
        let (pages, joins) = tokio::join!(pages, until(async || joins(&served.client, &path).await));
        assert!(pages < Duration::from_secs(10), "{way:?}: pages answer again by themselves, after {pages:?}");
        assert!(joins < Duration::from_secs(5), "{way:?}: people join again, after {joins:?}");
        let slowest: &mut (Duration, Duration) = back_in.entry(format!("{way:?}")).or_default();
        *slowest = (slowest.0.max(pages), slowest.1.max(joins));
        primary.signal(Signal::CONT);
        // What was under way may still be refused.
        pause(1000).await;
        *seen.calm_since.lock().unwrap() = Some(Instant::now());
        pause(either(700, 3000)).await;
        if way == Way::Frozen {
            let from = primary.clone();
            apart(move || from.stop("immediate")).await;
        }
    }
    seen.has_ended.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.unwrap();
    }
    assert!(served.is_running());
    let (made, invited) = (seen.made.lock().unwrap().clone(), invited.lock().unwrap().clone());
    for one in &made {
        check(&served.client, one).await;
    }
    let later = check_mail(&url, &smtp, &invited, || served.log()).await;
    let answered = made.len() + invited.len() + 1;
    assert_eq!(count(&url).await, i64::try_from(answered).unwrap(), "nothing is lost or doubled");
    assert!(seen.refused.load(Ordering::Relaxed) > 0, "the standby took over under load");
    check_log(&served.log());
    println!(
        "PostgreSQL, a standby took over {rounds} × 3 times: {answered} meetings answered and there, {} people invited \
         by email once ({later} of them later); {} good answers, {} with 503, the longest after {} ms; pages and joins \
         back in {back_in:?} at most",
        invited.len(),
        seen.good.load(Ordering::Relaxed),
        seen.refused.load(Ordering::Relaxed),
        seen.longest.load(Ordering::Relaxed),
    );
}
