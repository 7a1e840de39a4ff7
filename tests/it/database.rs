//! The database's URL, its connections and its transactions.

use std::{
    future::Future,
    net::TcpListener,
    pin::pin,
    process::Command,
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    task::Poll,
    time::Duration,
};

use axum::http::StatusCode;
use latchkey::program::{
    audit::{Action, Entry},
    store::{Db, Store, StoreError},
};
use uuid::Uuid;

use crate::{
    cli::{latchkey, run},
    support::{Site, cluster::Cluster, now, on_both, pasted, run_sql},
};

on_both!(
    a_transaction_that_is_dropped_leaves_nothing_and_the_next_one_works,
    a_statement_that_is_dropped_at_any_point_is_whole_or_not_there,
    reading_waits_for_nobody_who_writes,
);

const COUNT: &str = "SELECT COUNT(*) AS count FROM audit";
const NOTE: &str = "INSERT INTO audit (id, at, organizer, action) VALUES ($1, 0, 'Ada', 'link')";

async fn count(store: &Store) -> i64 {
    store.db().fetch_one(COUNT, &[], |row| row.integer("count")).await.unwrap()
}

/// Polls a future so many times at most, and drops it then.
async fn polled<T>(times: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let polls = AtomicU32::new(0);
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending if polls.fetch_add(1, Ordering::Relaxed) + 1 < times => Poll::Pending,
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

async fn a_transaction_that_is_dropped_leaves_nothing_and_the_next_one_works(site: Site) {
    let before = count(&site.store).await;
    // More of them than there are connections.
    for _ in 0..15 {
        let mut tx = site.store.db().begin().await.unwrap();
        assert_eq!(tx.execute(NOTE, &[Uuid::new_v4().into()]).await.unwrap(), 1);
        drop(tx);
    }
    // A statement that fails ends nothing but its own transaction.
    let mut tx = site.store.db().begin().await.unwrap();
    tx.execute(NOTE, &["twice".into()]).await.unwrap();
    assert!(matches!(tx.execute(NOTE, &["twice".into()]).await, Err(StoreError::Duplicate)));
    drop(tx);
    let mut tx = site.store.db().begin().await.unwrap();
    tx.execute(NOTE, &["kept".into()]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(count(&site.store).await, before + 1);
}

async fn a_statement_that_is_dropped_at_any_point_is_whole_or_not_there(site: Site) {
    const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM organizers) AS organizers, \
                          (SELECT COUNT(*) FROM audit WHERE action = $1) AS entries";
    let hash = latchkey::program::app::hash_password(crate::support::PASSWORD, "", "").await.unwrap();
    let mut ended = 0;
    for times in 1..12 {
        let (email, name) = (format!("carol{times}@example.org").parse().unwrap(), "Carol Shaw".parse().unwrap());
        let new = latchkey::program::store::NewOrganizer::new(&email, &name, &hash);
        let entry = Entry::by_shell(Action::OrganizerAdded, now());
        ended += i64::from(polled(times, site.store.add_organizer(&new, &entry)).await.is_some());
        // What was sent already may still be on its way. The next transaction comes after it.
        site.store.try_to_write().await.unwrap();
        let read = |row: &latchkey::program::store::Row<'_>| Ok((row.integer("organizers")?, row.integer("entries")?));
        let (organizers, entries) =
            site.store.db().fetch_one(COUNTS, &[Action::OrganizerAdded.word().into()], read).await.unwrap();
        assert_eq!(organizers, entries, "whole or not there, after {times} polls");
        assert!(organizers >= 2 + ended, "what was answered is there");
    }
    assert!(ended > 0, "with enough polls it ends");
}

async fn reading_waits_for_nobody_who_writes(site: Site) {
    let before = count(&site.store).await;
    let mut held = site.store.db().begin().await.unwrap();
    held.execute(NOTE, &["held".into()]).await.unwrap();
    let has_read = AtomicBool::new(false);
    let writers = futures_util::future::join_all((0..20).map(|_| async {
        let entry = Entry::by_shell(Action::OrganizerAdded, now());
        site.store.note(&entry).await.unwrap();
    }));
    let reader = async {
        // The reader ends before the transaction that all writers wait for on SQLite.
        for _ in 0..100 {
            assert!(count(&site.store).await <= before + 20, "what is not committed is not read");
        }
        has_read.store(true, Ordering::Relaxed);
        held.commit().await.unwrap();
    };
    tokio::join!(writers, reader);
    assert!(has_read.into_inner());
    assert_eq!(count(&site.store).await, before + 21);
}

fn organizers(url: &str) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    run(latchkey(folder.path()).env("DATABASE_URL", url).args(["organizer", "list"]), b"")
}

#[test]
fn a_url_that_is_wrong_is_told_by_its_part() {
    for (url, told) in [
        ("postgres://u:hidden#x@h/db", "the password contains “#”; write it as %23"),
        ("postgres://u:hidden/x@h/db", "the password contains “/”; write it as %2F"),
        ("postgres://u:hidden/a=b@h/db", "the password contains “/”; write it as %2F"),
        ("postgres://u:hidden?x@h/db", "the password contains “?”; write it as %3F"),
        ("postgres://u:1234/hidden@h/db", "the password contains “/”; write it as %2F"),
        ("postgres://u:hidden@h/db#x", "the URL contains “#”; write it as %23"),
        ("postgres://u:hidden%FF@h/db", "the password is not UTF-8"),
        ("postgres://u:hidden@h:port/db", "invalid URL: invalid port number"),
        ("postgres://u:hidden@h:99999/db", "invalid URL: invalid port number"),
        ("postgres://u:hidden@[::1/db", "invalid URL: invalid IPv6 address"),
        ("postgres:u:hidden@h/db", "expected a URL that begins with postgres://"),
        ("postgres://u:hidden@h/db?colour=red", "unknown option `colour`"),
        ("postgres://u:hidden@h/db?=red", "unknown option ``"),
        ("postgres://u:hidden@h/db?a%20b=red", "unknown option `a b`"),
        ("postgres://u:hidden@h/db?port=red", "invalid value for option `port`"),
        ("postgres://u:hidden@one:5433,other:port/db", "invalid URL: invalid port number"),
        ("postgres://u:hidden@one,other/db#x", "the URL contains “#”; write it as %23"),
        ("postgres://u:hid,den/hidden@h/db", "the password contains “/”; write it as %2F"),
        ("postgres://u:hidden@one,,other/db", "a host is missing before or after a comma"),
        (
            "postgres://u:hidden@one,other/db?port=1,2,3",
            "option `port` needs one value for each host: expected 2, got 3",
        ),
        (
            "postgres://u:hidden@one,other/db?hostaddr=::1",
            "option `hostaddr` needs one value for each host: expected 2, got 1",
        ),
        ("postgres://u:hidden@h/db?target_session_attrs=primary", "expected any, read-write or read-only"),
        ("postgres://u:hidden@h/db?sslmode=perhaps", "invalid value for option `sslmode`; expected disable, prefer"),
        ("postgres://u:hidden@h/db?sslrootcert=/missing", "the file in sslrootcert cannot be used"),
        ("postgres://u:hidden@h/db?sslcert=/missing", "sslcert and sslkey must be set together"),
        ("sqlite:test.db?mode=fast", "invalid value for option `mode`; expected ro, rw or rwc"),
        ("sqlite:test.db?colour=red", "unknown option `colour`"),
        ("sqlite:?mode=rwc", "the URL has no file"),
    ] {
        let (code, out, err) = organizers(url);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{url}: {err}");
        assert!(err.contains("DATABASE_URL: ") && err.contains(told), "{url}: {err}");
        assert!(!err.contains("hidden"), "{err}");
    }
}

/// Returns a port that was free a moment ago.
fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

#[tokio::test]
async fn passwords_addresses_and_sockets_are_read_from_the_url() {
    let port = free_port();
    let cluster = Cluster::start_with(&format!("listen_addresses = '127.0.0.1, ::1'\nport = {port}\n"));
    let socket = format!("postgres://latchkey@localhost:{port}/postgres?host={}", cluster.folder());
    run_sql(&socket, r"CREATE ROLE ada LOGIN SUPERUSER PASSWORD 'a/b#c?d@e:f%g''h\i ü'").await;
    cluster.ask_for_passwords();
    let password = "a%2Fb%23c%3Fd%40e%3Af%25g%27h%5Ci%20%C3%BC";
    let folder = cluster.folder().replace('/', "%2F");
    for url in [
        format!("postgres://ada:{password}@127.0.0.1:{port}/postgres"),
        format!("postgresql://ada:{password}@localhost:{port}/postgres?sslmode=prefer&application_name=Latch%20key"),
        format!("postgres://ada:{password}@[::1]:{port}/postgres"),
        format!("postgres://latchkey@{folder}:{port}/postgres"),
        format!("postgres://latchkey@elsewhere.invalid:{port}/postgres?host={folder}"),
        format!("postgres:///postgres?host={folder}&port={port}&user=latchkey&sslmode=verify-full"),
        format!("postgres://ada:{password}@127.0.0.1:9,[::1]:{port}/postgres?target_session_attrs=read-write"),
        format!("postgres://ada:{password}@127.0.0.1:{port},localhost/postgres"),
        format!("postgres://latchkey@{folder}:9,{folder}:{port}/postgres?sslmode=require"),
        format!("postgres://latchkey@127.0.0.1:9/postgres?host=127.0.0.1,{folder}&port=9,{port}"),
        format!("postgres://127.0.0.1:9,{folder}:{port}/postgres?user=latchkey&application_name=a@b"),
        format!("postgres://latchkey@{folder}:{port}/postgres?statement-cache-capacity=0&options=-c%20jit%3Doff"),
    ] {
        let (code, _, err) = organizers(&url);
        assert_eq!(code, Some(0), "{url}: {err}");
    }
    let (code, _, err) = organizers(&format!("postgres://ada:hidden@127.0.0.1:{port}/postgres"));
    assert_eq!(code, Some(1));
    assert!(err.contains("password authentication failed") && !err.contains("hidden"), "{err}");
    let hosts = format!("127.0.0.1:9,127.0.0.1:{port}");
    let (code, _, err) = organizers(&format!("postgres://ada:hidden@{hosts}/postgres"));
    assert_eq!(code, Some(1));
    assert!(err.contains("password authentication failed") && !err.contains("hidden"), "{err}");
    let (code, _, err) =
        organizers(&format!("postgres://ada:{password}@{hosts}/postgres?target_session_attrs=read-only"));
    assert_eq!(code, Some(1));
    assert!(err.contains("127.0.0.1 port 9: ") && err.contains("refused"), "{err}");
    assert!(err.contains(&format!("127.0.0.1 port {port}: ")) && err.contains("database is not read only"), "{err}");
}

#[tokio::test]
async fn of_several_servers_the_one_that_can_be_written_to_is_used() {
    // One that takes connections, and answers nothing.
    let silent = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let [one, other] = ["one", "other"].map(|name| Cluster::start_with(&format!("cluster_name = '{name}'\n")));
    let set_read_only = async |cluster: &Cluster, value: &str| {
        for sql in [&*format!("ALTER SYSTEM SET default_transaction_read_only = {value}"), "SELECT pg_reload_conf()"] {
            run_sql(&cluster.url(), sql).await;
        }
    };
    for cluster in [&one, &other] {
        run_sql(&cluster.url(), "CREATE TABLE notes (id BIGINT)").await;
    }
    set_read_only(&one, "on").await;
    let hosts = format!("127.0.0.1:{},{},{}", silent.local_addr().unwrap().port(), one.host(), other.host());
    let url = format!("postgres://latchkey@{hosts}/postgres?target_session_attrs=read-write");
    let db = Db::open(&url).await.expect("the server that is silent does not use up the time");
    let write = async || db.execute("INSERT INTO notes VALUES ($1)", &[1.into()]).await;
    // Several at once, over a connection each.
    let read = async || {
        const SQL: &str = "SELECT current_setting('cluster_name') AS name FROM pg_sleep(0.1)";
        let read = || db.fetch_one(SQL, &[], |row| row.text("name").map(str::to_owned));
        futures_util::future::join_all([read(), read(), read()]).await
    };
    assert_eq!(write().await.unwrap(), 1);
    for name in read().await {
        assert_eq!(name.unwrap(), "other");
    }
    set_read_only(&one, "off").await;
    set_read_only(&other, "on").await;
    // Sessions learn of it before their next transaction.
    tokio::time::sleep(Duration::from_millis(1300)).await;
    let refused = write().await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    for name in read().await {
        assert_eq!(name.unwrap(), "one", "no connection stays at a server that can't be written to");
    }
    assert_eq!(write().await.unwrap(), 1);
    db.close().await;
}

#[tokio::test]
async fn a_server_from_which_a_standby_has_taken_over_is_not_used_again() {
    let primary = Cluster::start();
    run_sql(&primary.url(), "CREATE TABLE notes (id BIGINT)").await;
    let standby = Cluster::standby_of(&primary);
    let url =
        format!("postgres://latchkey@{},{}/postgres?target_session_attrs=read-write", primary.host(), standby.host());
    let db = Db::open(&url).await.unwrap();
    let write = async || db.execute("INSERT INTO notes VALUES ($1)", &[1.into()]).await;
    // A transaction that begins before the standby takes over ends with its server.
    let mut begun = db.begin().await.unwrap();
    begun.execute("INSERT INTO notes VALUES ($1)", &[1.into()]).await.unwrap();
    standby.promote();
    primary.stop("immediate");
    while write().await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(begun.commit().await.is_err());
    // It starts as if it were still the primary, and for a while it is the only one.
    primary.start_again();
    standby.stop("immediate");
    let _ = write().await;
    let refused = write().await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    let error = format!("{refused:?}");
    assert!(error.contains("another server has taken over as primary"), "{error}");
    standby.start_again();
    assert_eq!(write().await.unwrap(), 1);
    let count = db.fetch_one("SELECT COUNT(*) AS count FROM notes", &[], |row| row.integer("count")).await;
    assert_eq!(count.unwrap(), 2);
    db.close().await;
}

#[tokio::test]
async fn the_certificate_of_a_server_on_the_network_is_checked_unless_the_url_says_otherwise() {
    // 0.0.0.0 reaches this machine without being one of its names.
    let port = free_port();
    let cluster = Cluster::start_with(&format!("listen_addresses = '0.0.0.0'\nport = {port}\n"));
    let authority = cluster.create_certificate("IP:0.0.0.0");
    run_sql(&cluster.url_at(port), "ALTER SYSTEM SET ssl = on").await;
    cluster.restart("fast");
    let at = |host: &str, parameters: &str| format!("postgres://latchkey@{host}:{port}/postgres?{parameters}");
    let doctor = |url: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = latchkey(folder.path());
        command.envs([("DATABASE_URL", url), ("DAILY_API_URL", "http://127.0.0.1:9/v1")]).arg("doctor");
        run(&mut command, b"").1
    };
    let restores = "add sslmode=prefer to DATABASE_URL";
    for (url, told) in [
        (at("0.0.0.0", ""), restores),
        (at("0.0.0.0", "sslmode=verify-ca"), restores),
        (at("127.0.0.1", &format!("sslmode=verify-full&sslrootcert={authority}")), "sslmode=verify-full"),
    ] {
        let (code, _, err) = organizers(&url);
        assert_eq!(code, Some(1), "{url}");
        assert!(err.contains(told), "{url}: {err}");
        assert!(doctor(&url).contains("sslmode"), "{url}");
    }
    for (url, told) in [
        (at("0.0.0.0", &format!("sslrootcert={authority}")), "The certificate of the database server is checked."),
        (at("127.0.0.1", &format!("sslmode=verify-ca&sslrootcert={authority}")), "The database can be reached."),
        (at("127.0.0.1", ""), "The database can be reached."),
        (
            at("0.0.0.0", "sslmode=require"),
            "The certificate of the database server is not checked. To check it, set sslmode=",
        ),
        (at("0.0.0.0", "sslmode=prefer"), "The certificate of the database server is not checked."),
    ] {
        let (code, _, err) = organizers(&url);
        assert_eq!(code, Some(0), "{url}: {err}");
        assert!(doctor(&url).contains(told), "{url}: {}", doctor(&url));
    }
    run_sql(&cluster.url_at(port), "ALTER SYSTEM SET ssl = off").await;
    cluster.restart("fast");
    for (parameters, code) in [("", 1), ("sslmode=require", 1), ("sslmode=prefer", 0), ("sslmode=disable", 0)] {
        let (found, _, err) = organizers(&at("0.0.0.0", parameters));
        assert_eq!(found, Some(code), "{parameters}: {err}");
        assert!(code == 0 || err.contains(restores), "{err}");
    }
}

#[tokio::test]
async fn a_database_that_is_not_utf_8_is_refused_with_what_to_do() {
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let server = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is set: run tests/run");
    let name = format!("latin_{}", Uuid::new_v4().simple());
    run_sql(&server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")).await;
    let (code, _, err) = organizers(&server.replace("/postgres?", &format!("/{name}?")));
    run_sql(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("LATIN1") && err.contains("createdb -T template0 -E UTF8 NAME"), "{err}");
}

#[tokio::test]
async fn everything_works_behind_pgbouncer_in_transaction_mode() {
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let server = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is set: run tests/run");
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let bouncer = std::env::var("TEST_PGBOUNCER_URL").expect("TEST_PGBOUNCER_URL is set: run tests/run");
    // PgBouncer passes no options on, such as a schema.
    let name = format!("bounced_{}", Uuid::new_v4().simple());
    run_sql(&server, &format!("CREATE DATABASE {name}")).await;
    let url = bouncer.replace("/postgres?", &format!("/{name}?"));
    let site = Site::on(&url, tempfile::tempdir().unwrap()).await;
    let other_store = Store::open(&url).await.unwrap();
    let other_site = site.on_another(other_store);
    let mut one = site.ada().await;
    let mut other = other_site.signed_in_again(&one);
    // More at once, by two instances, than PgBouncer has connections to the server.
    let made = futures_util::future::join_all((0..20).map(|number| {
        let mut browser = if number % 2 == 0 { one.clone() } else { other.clone() };
        async move { browser.make_meeting(&pasted(&Uuid::new_v4().to_string(), "Bob\nCarol")).await }
    }))
    .await;
    for path in &made {
        let links = one.links(path).await;
        assert_eq!(links.len(), 2);
        assert_eq!(links, other.links(path).await);
    }
    for _ in 0..15 {
        let mut tx = site.store.db().begin().await.unwrap();
        tx.execute(NOTE, &["dropped".into()]).await.unwrap();
    }
    assert_eq!(other.post(&format!("{}/delete", made[0]), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(one.get(&made[0]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.post("/logout", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(one.get("/").await.status, StatusCode::SEE_OTHER, "signed out there is signed out here");
    site.store.close().await;
    other_site.store.close().await;
    // PgBouncer keeps its own connections for a while.
    run_sql(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

/// A library that makes every wait for the disk take a while.
const SLOW_DISK: &str = "#include <unistd.h>\n#include <sys/syscall.h>\n\
    int fsync(int fd) { usleep(100000); return syscall(SYS_fsync, fd); }\n\
    int fdatasync(int fd) { usleep(100000); return syscall(SYS_fdatasync, fd); }\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_beside_twenty_writers_does_not_wait_for_their_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("disk.c"), folder.path().join("disk.so"));
    std::fs::write(&source, SLOW_DISK).unwrap();
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &source]).status();
    assert!(compiled.unwrap().success(), "a C compiler is there: run tests/run");
    let settings = [
        ("DATABASE_URL", "sqlite:data/latchkey.db"),
        ("LD_PRELOAD", library.to_str().unwrap()),
        // A commit that ran where requests are answered would keep the only thread there.
        ("TOKIO_WORKER_THREADS", "1"),
        ("LATCHKEY_API_RATE", "1000000"),
    ];
    let served = crate::support::served::Served::start(folder.path(), &settings).await.with_key();
    let are_done = AtomicBool::new(false);
    let begun_at = std::time::Instant::now();
    let writers = async {
        let meeting = serde_json::json!({"room": "review", "people": [{"name": "Bob", "owner": false}]});
        futures_util::future::join_all((0..20).map(|_| {
            let meeting = &meeting;
            let client = &served.client;
            async move {
                let answer = client.tell("/meetings", &Uuid::new_v4().to_string(), meeting).await.unwrap();
                assert_eq!(answer.status, 201, "{}", answer.body);
            }
        }))
        .await;
        are_done.store(true, Ordering::Relaxed);
    };
    let reader = async {
        let (mut longest, mut reads) = (Duration::ZERO, 0);
        while !are_done.load(Ordering::Relaxed) {
            let asked_at = std::time::Instant::now();
            assert_eq!(served.client.ask("/meetings").await.unwrap().status, 200);
            (longest, reads) = (longest.max(asked_at.elapsed()), reads + 1);
        }
        (longest, reads)
    };
    let ((), (longest, reads)) = tokio::join!(writers, reader);
    let took = begun_at.elapsed();
    assert!(took >= Duration::from_secs(2), "each of twenty commits waits for the disk: {took:?}");
    assert!(longest < took / 4 && reads > 20, "{reads} reads, the longest {longest:?} of {took:?}");
}

#[test]
fn an_error_about_a_database_file_names_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("text.db"), "This is not a database. ".repeat(100)).unwrap();
    std::fs::create_dir(at("folder.db")).unwrap();
    // Nobody can say whether there is a file behind a link that leads to itself.
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    for (name, why) in [
        ("text.db", "file is not a database"),
        ("folder.db", "unable to open database file"),
        ("loop/latchkey.db", "Too many levels of symbolic links"),
    ] {
        let url = format!("sqlite:{}", at(name).display());
        for args in [&["doctor"][..], &["organizer", "list"], &["backup", "-"], &["organizer", "add", "a@b.org", "Ada"]]
        {
            let (code, out, err) =
                run(latchkey(folder.path()).args(args).env("DATABASE_URL", &url), b"a long password\n");
            assert_eq!(code, Some(1), "{args:?} {name}: {err}");
            let said = out + &err;
            let path = at(name).display().to_string();
            assert!(said.contains(&path), "{args:?}: {said}");
            let is_opened = said.contains(why) || name != "text.db" && said.contains("unable to open database file");
            assert!(is_opened, "{args:?}: {said}");
        }
    }
}
