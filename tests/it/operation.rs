//! What an operator relies on: health, numbers, logs, stopping, backups, upgrades, several instances.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    path::Path,
    time::Duration,
};

use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use latchkey::program::{
    audit::Action,
    store::{MessageState, Store, Wanted},
    token::inspect::tokens_in,
    web,
};
use tower::ServiceExt as _;

use crate::{
    cli::{latchkey, run},
    support::{PASSWORD, Site, fields_for_now, on_both, pasted, postgres_url, run_sql, served::Served, signer},
};

on_both!(
    a_program_that_is_alive_and_ready_says_so,
    numbers_name_routes_and_nobody,
    every_answer_bears_its_requests_id,
    security_txt_says_how_to_report_a_vulnerability,
    a_backup_of_either_kind_is_restored_into_either_kind,
    a_database_of_each_earlier_release_is_brought_up_to_date,
    two_instances_behave_as_one,
);

const ID: &str = "9d0c3c1e-1111-4111-8111-111111111111";

async fn a_program_that_is_alive_and_ready_says_so(site: Site) {
    let mut nobody = site.browser();
    assert_eq!(nobody.get("/healthz").await.status, StatusCode::OK);
    let ready = nobody.get("/readyz").await;
    assert_eq!((ready.status, ready.body.as_str()), (StatusCode::OK, "ready\n"));
    // Tables of another release.
    let sql = "DELETE FROM _sqlx_migrations WHERE version = 6";
    site.store.db().execute(sql, &[]).await.unwrap();
    let ready = nobody.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.body.contains("another release"), "{}", ready.body);
    site.store.close().await;
    let ready = nobody.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.body, "the database can’t be used\n");
    assert_eq!(nobody.get("/healthz").await.status, StatusCode::OK, "alive is another thing than ready");
}

async fn numbers_name_routes_and_nobody(site: Site) {
    let app = site.app(signer());
    let mut browser = Site::browser_of(&app);
    browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    let path = browser.make_meeting(&pasted(ID, "Zoë Secret <zoe@example.org>")).await;
    browser.get(&path).await;
    browser.get("/no/such/page?token=eyJhbGciOi").await;
    let made_up = Request::builder().method("XYZZY").uri("/");
    assert_eq!(browser.send(made_up.body("".into()).unwrap()).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(browser.get("/metrics").await.status, StatusCode::NOT_FOUND, "they have a listener of their own");
    let asked = Request::get("/metrics").body(axum::body::Body::empty()).unwrap();
    let answer = web::metrics_router(&app).oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(
        (&answer.headers()["cache-control"], &answer.headers()["x-frame-options"]),
        (&"no-store".parse().unwrap(), &"DENY".parse().unwrap())
    );
    let bytes = http_body_util::BodyExt::collect(answer.into_body()).await.unwrap().to_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    for line in [
        "latchkey_http_requests_total{method=\"POST\",route=\"/login\",status=\"303\"} 1",
        "latchkey_http_requests_total{method=\"GET\",route=\"/meetings/{id}\",status=\"200\"} 1",
        "latchkey_http_requests_total{method=\"GET\",route=\"(none)\",status=\"404\"} 2",
        "latchkey_http_requests_total{method=\"other\",route=\"/\",status=\"405\"} 1",
        "latchkey_http_request_duration_seconds_count{route=\"/login\"} 1",
        "latchkey_http_requests_in_flight 0",
        "latchkey_outbox_messages 0",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
    assert!(text.ends_with("# EOF\n"));
    for secret in ["Secret", "zoe", "eyJ", ID, "weekly-review", "example.org"] {
        assert!(!text.contains(secret), "{secret} stands in {text}");
    }
}

async fn every_answer_bears_its_requests_id(site: Site) {
    let mut browser = site.browser();
    let ids = [browser.get("/login").await, browser.get("/no/such/page").await, browser.get("/api/v1/meetings").await]
        .map(|answer| answer.header("x-request-id").to_owned());
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
    // Whoever gives a request an id of their own finds it again; what could be mistaken for something else is not taken.
    let mut ask = async |id: &str| {
        let request = Request::get("/login").header("x-request-id", id).body(axum::body::Body::empty());
        browser.send(request.unwrap()).await.header("x-request-id").to_owned()
    };
    assert_eq!(ask("order-7_a.1").await, "order-7_a.1");
    for id in ["", "a b", "a=\"b\"", &"x".repeat(65)] {
        let given = ask(id).await;
        assert!(given != id && given.len() == 32, "{id}: {given}");
    }
}

async fn security_txt_says_how_to_report_a_vulnerability(site: Site) {
    let path = "/.well-known/security.txt";
    assert_eq!(site.browser().get(path).await.status, StatusCode::NOT_FOUND, "there is none without the setting");
    let site = site.with_security_contact("mailto:security@example.org");
    let answer = site.browser().get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    let lines = "Contact: mailto:security@example.org\nExpires: 2027-05-23T00:00:00Z\nPreferred-Languages: en\n";
    assert_eq!(answer.body, lines, "an http URL may not be in it");
    let mut site = site.behind("https://links.example.org");
    let complete = format!("{lines}Canonical: https://links.example.org/.well-known/security.txt\n");
    assert_eq!(site.browser().get(path).await.body, complete);
    site.wait(SignedDuration::from_hours(14));
    assert_eq!(site.browser().get(path).await.body, complete, "it is the same for a day");
    site.wait(SignedDuration::from_hours(1));
    assert!(site.browser().get(path).await.body.contains("Expires: 2027-05-24T00:00:00Z\n"));
}

/// The URL of a fresh database of the other kind than a site's, and of its own kind.
async fn fresh_databases(site: &Site) -> [String; 2] {
    let file = format!("sqlite:{}", site.folder.path().join("restored.db").display());
    [file, postgres_url().await]
}

async fn a_backup_of_either_kind_is_restored_into_either_kind(site: Site) {
    let mut ada = site.ada().await;
    let people = (0..2500).map(|number| format!("Person {number}, owner\n")).collect::<String>();
    let path = ada.make_meeting(&pasted(ID, &people)).await;
    let key = [("name", "Back end"), ("scope", "tokens"), ("days", "9"), ("id", ID)];
    assert_eq!(ada.post("/settings/api-keys", &key).await.status, StatusCode::CREATED);
    assert_eq!(
        ada.post("/organizers/retention", &[("people_days", "7"), ("audit_days", "70")]).await.status,
        StatusCode::SEE_OTHER
    );
    let before = ada.links(&path).await;
    let file = site.folder.path().join("backup.db");
    let backup = |url: &str| run(latchkey(site.folder.path()).arg("backup").arg(&file).env("DATABASE_URL", url), b"");
    let (code, _, err) = backup(&site.url);
    assert_eq!(code, Some(0), "{err}");
    let (code, _, err) = backup(&site.url);
    assert_eq!(code, Some(2));
    assert!(err.contains("backup.db already exists"), "{err}");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777, 0o600);
    assert!(!String::from_utf8_lossy(&std::fs::read(&file).unwrap()).contains("eyJ0eXAi"), "no token is in it");
    let mut to_output = latchkey(site.folder.path());
    let written = to_output.args(["backup", "-"]).env("DATABASE_URL", &site.url).output().unwrap();
    assert!(written.status.success() && written.stderr.is_empty(), "{}", String::from_utf8_lossy(&written.stderr));
    assert!(written.stdout.starts_with(b"SQLite format 3\0"));
    let piped = site.folder.path().join("piped.db");
    std::fs::write(&piped, &written.stdout).unwrap();
    // One of the two files is restored into either kind.
    for (url, file) in fresh_databases(&site).await.into_iter().zip([&file, &piped]) {
        let restore = || run(latchkey(site.folder.path()).arg("restore").arg(file).env("DATABASE_URL", &url), b"");
        let (code, _, err) = restore();
        assert_eq!(code, Some(0), "{err}");
        assert!(err.contains("with 2 organizers"), "{err}");
        let (code, _, err) = restore();
        assert_eq!(code, Some(2), "a second time it mixes with what is there");
        assert!(err.contains("Restore into a new database"), "{err}");
        let restored = site.on_another(Store::open(&url).await.unwrap());
        let mut old = restored.browser();
        old.take_cookies(&ada);
        assert_eq!(old.get("/").await.status, StatusCode::SEE_OTHER, "sessions are left out");
        let mut ada = restored.ada().await;
        assert_eq!(ada.links(&path).await, before);
        assert!(ada.get("/settings").await.body.contains("Back end"));
        assert_eq!(ada.get("/organizers").await.page().attributes("#people_days", "value"), ["7"]);
        let wanted = Wanted { action: Some(Action::Restored), ..Wanted::default() };
        assert_eq!(restored.store.entries(&wanted, 9).await.unwrap().len(), 1);
        restored.store.close().await;
    }
    // Each table is either copied or left out on purpose.
    let left_out = ["_sqlx_migrations", "sessions", "sign_in_failures"];
    let copied = site.store.tables().await.unwrap().into_iter().filter(|table| !left_out.contains(&table.as_str()));
    assert_eq!(copied.count(), 17);
    std::fs::write(site.folder.path().join("text.db"), "no database").unwrap();
    for (args, wanted) in [
        (["restore", "missing.db"], "Cannot read missing.db: "),
        (["restore", "text.db"], "text.db is not a backup"),
        (["backup", "no/such/folder.db"], "The folder no/such does not exist"),
    ] {
        let (code, _, err) = run(latchkey(site.folder.path()).args(args), b"");
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains(wanted), "{err}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let (code, _, err) = run(latchkey(elsewhere.path()).args(["backup", "x.db"]), b"");
    assert_eq!(code, Some(1), "where there is no database nothing is backed up: {err}");
    assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
}

async fn a_database_of_each_earlier_release_is_brought_up_to_date(site: Site) {
    let kind = if site.url.starts_with("sqlite") { "sqlite" } else { "postgres" };
    for release in [1, 2, 3, 5] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/releases");
        let dump = std::fs::read_to_string(folder.join(format!("{release}-{kind}.sql"))).unwrap();
        let url = match kind {
            "sqlite" => format!("sqlite:{}", site.folder.path().join(format!("{release}.db")).display()),
            _ => postgres_url().await,
        };
        run_sql(&url, &dump).await;
        let file = site.folder.path().join(format!("{release}-backup.db"));
        let (code, _, err) = run(latchkey(site.folder.path()).arg("backup").arg(&file).env("DATABASE_URL", &url), b"");
        assert_eq!(code, Some(2), "a backup changes no database: {err}");
        assert!(err.contains("Back it up with that version.") && !file.exists(), "{err}");
        let store = Store::open(&url).await.unwrap();
        assert_eq!(store.pending_migrations().await.unwrap(), Some(0), "{release}");
        store.note_key(crate::support::domain().id, signer().fingerprint()).await.unwrap();
        let mut upgraded = site.on_another(store);
        // The dumps were made in the evening.
        upgraded.wait(SignedDuration::from_hours(24));
        let mut ada = upgraded.ada().await;
        let path = format!("/meetings/00000000-0000-4000-8000-00000000000{}", release.min(4));
        let links = ada.links(&path).await;
        let names: Vec<&str> = links.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Ada Lovelace", "Zoë Łukasiewicz", "李小龍", "Turing, Alan"], "{release}");
        // The first release had no such file.
        if release > 1 {
            let csv = std::fs::read_to_string(folder.join(format!("{release}-{kind}.csv"))).unwrap();
            let before: Vec<String> = tokens_in(&csv).into_iter().map(|found| found.token.clone()).collect();
            let after: Vec<String> =
                links.iter().map(|(_, link)| link.rsplit("?t=").next().unwrap().to_owned()).collect();
            assert_eq!(after, before, "{release}: links handed out before are the same ones");
        }
        assert_eq!(ada.get("/organizers").await.status, StatusCode::OK, "who was first is an administrator");
        assert_eq!(ada.get("/settings").await.body.contains("Sign-in service"), release >= 3);
        assert_eq!(ada.get("/outbox").await.status, StatusCode::OK);
        // Its mail waited.
        if release == 5 {
            let restored = format!("sqlite:{}", site.folder.path().join("mail.db").display());
            for (args, url) in [(["backup", "mail-backup.db"], &url), (["restore", "mail-backup.db"], &restored)] {
                let (code, _, err) = run(latchkey(site.folder.path()).args(args).env("DATABASE_URL", url), b"");
                assert_eq!(code, Some(0), "{err}");
            }
            let restored = Store::open(&restored).await.unwrap();
            let messages = restored.messages_of(path.rsplit('/').next().unwrap().parse().unwrap()).await.unwrap();
            let states: Vec<MessageState> = messages.into_values().flatten().map(|message| message.state).collect();
            assert_eq!(states, [MessageState::GivenUp; 2], "what waited may have been sent since");
        }
        upgraded.store.close().await;
    }
}

async fn two_instances_behave_as_one(site: Site) {
    // Each browser talks to an instance of its own.
    let mut one = site.ada().await;
    let mut other = site.signed_in_again(&one);
    let path = one.make_meeting(&pasted(ID, "Bob")).await;
    assert_eq!(one.links(&path).await, other.links(&path).await);
    assert_eq!(other.post("/logout", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(one.get("/").await.status, StatusCode::SEE_OTHER, "signed out there is signed out here");
    let mut refused = 0;
    for _ in 0..40 {
        let answer = site.browser().post("/login", &[("email", "x@example.org"), ("password", "wrong")]).await;
        refused += usize::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused >= 30, "forty instances count together: {refused}");
}

#[tokio::test]
async fn a_request_under_way_is_finished_after_the_order_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let mut served = Served::start(folder.path(), &[]).await;
    let fields = fields_for_now(ID, "Bob");
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut stream = TcpStream::connect(served.client.address.trim_start_matches("http://")).unwrap();
    let head = format!(
        "POST /meetings HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        served.client.cookie,
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&body.as_bytes()[..20]).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    served.terminate();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(TcpStream::connect(served.client.address.trim_start_matches("http://")).is_err(), "nobody new is let in");
    stream.write_all(&body.as_bytes()[20..]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    served.stopped();
    served.kill_and_start().await;
    assert!(served.get(&format!("/meetings/{ID}")).await.contains("Bob"));
}

#[tokio::test]
async fn a_log_as_json_is_an_object_a_line_with_the_requests_id() {
    let folder = tempfile::tempdir().unwrap();
    let mut served = Served::start(folder.path(), &[("LATCHKEY_LOG_FORMAT", "json"), ("LATCHKEY_LOG", "debug")]).await;
    served.get("/meetings").await;
    let health = run(
        latchkey(folder.path())
            .arg("health")
            .env("LATCHKEY_LISTEN", served.client.address.trim_start_matches("http://")),
        b"",
    );
    assert_eq!((health.0, health.2.as_str()), (Some(0), "ready\n"));
    served.stop();
    let log = served.log();
    let lines: Vec<serde_json::Value> =
        log.lines().filter(|line| line.starts_with('{')).map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered = lines.iter().find(|line| line["route"] == "/meetings").expect("the request is logged");
    assert_eq!(answered["message"], "answered");
    assert_eq!(answered["spans"][0]["id"].as_str().map(str::len), Some(32));
    let signed_in = lines.iter().find(|line| line["message"] == "signed in").expect("signing in is logged");
    assert!(signed_in["spans"][0]["id"].is_string(), "what is logged meanwhile bears the id: {signed_in}");
    for secret in [PASSWORD, "ada@example.org", &served.client.cookie[10..]] {
        assert!(!log.contains(secret), "{secret} stands in the log");
    }
    let gone = run(
        latchkey(folder.path())
            .arg("health")
            .env("LATCHKEY_LISTEN", served.client.address.trim_start_matches("http://")),
        b"",
    );
    assert_eq!(gone.0, Some(1), "{}", gone.2);
}

#[tokio::test(flavor = "multi_thread")]
async fn activity_is_also_logged_without_addresses_once_it_is_stored() {
    for url in [None, Some(postgres_url().await)] {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = vec![("LATCHKEY_LOG_FORMAT", "json")];
        settings.extend(url.as_deref().map(|url| ("DATABASE_URL", url)));
        let mut served = Served::start(folder.path(), &settings).await;
        let fields = fields_for_now(ID, "Zoë Secret <zoe@example.net>");
        for _ in 0..2 {
            assert_eq!(served.post("/meetings", &fields).await.status, 303);
        }
        assert_eq!(served.post("/organizers", &[("name", "Bob"), ("email", "bob@example.com")]).await.status, 201);
        let retention = [("people_days", "7"), ("audit_days", "1")];
        assert_eq!(served.post("/organizers/retention", &retention).await.status, 303);
        served.stop();
        let log = served.log();
        let lines: Vec<serde_json::Value> =
            log.lines().filter(|line| line.starts_with('{')).map(|line| serde_json::from_str(line).unwrap()).collect();
        let noted = |action: &str| {
            lines.iter().filter(|line| line["target"] == "audit" && line["message"] == action).collect::<Vec<_>>()
        };
        let [issued] = noted("issued")[..] else { panic!("the meeting was created once: {log}") };
        assert_eq!(
            (&issued["meeting.id"], &issued["detail"]),
            (&ID.into(), &"1 person in weekly-review".into()),
            "{issued}"
        );
        assert_eq!((&issued["client"], &issued["level"]), (&"127.0.0.1".into(), &"INFO".into()));
        assert_eq!(issued["organizer.id"].as_str().map(str::len), Some(36));
        assert_eq!(issued["spans"][0]["id"].as_str().map(str::len), Some(32), "it bears the id of its request");
        assert_eq!(noted("organizer_added")[0]["detail"], "…@example.com, organizer");
        assert_eq!(noted("retention_changed").len(), 1);
        for secret in ["zoe", "Secret", "ada@", "bob@", "eyJ"] {
            assert!(!log.contains(secret), "{secret} stands in {log}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_not_trusted_or_not_understood_is_told_once() {
    let once = "if the sender is your proxy, add its address";
    let unreadable = "an entry of X-Forwarded-For can't be read";
    for (trusted, header, value, said, unsaid) in [
        ("", "x-forwarded-for", "203.0.113.5", once, unreadable),
        ("10.0.0.0/8", "forwarded", "for=203.0.113.5", once, unreadable),
        ("127.0.0.1", "x-forwarded-for", "unknown", unreadable, once),
        ("127.0.0.1", "x-forwarded-for", "203.0.113.5", "", ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut served = Served::start(folder.path(), &[("LATCHKEY_TRUSTED_PROXIES", trusted)]).await;
        for _ in 0..3 {
            let request = served.client.request(reqwest::Method::GET, "/meetings").header(header, value);
            assert_eq!(request.send().await.unwrap().status(), 200);
        }
        served.stop();
        let log = served.log();
        let count = |text: &str| log.matches(text).count();
        if said.is_empty() {
            assert_eq!([count(once), count(unreadable)], [0, 0], "{log}");
        } else {
            assert_eq!([count(said), count(unsaid)], [1, 0], "{header} through {trusted}: {log}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_are_for_this_machine_unless_an_address_says_otherwise() {
    let port = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for (address, is_told) in [("", false), ("127.0.0.1:", false), ("0.0.0.0:", true)] {
        let (folder, port) = (tempfile::tempdir().unwrap(), port());
        let listen = format!("{address}{port}");
        let mut served = Served::start(folder.path(), &[("LATCHKEY_METRICS_LISTEN", &listen)]).await;
        let answer = served.client.http.get(format!("http://127.0.0.1:{port}/metrics")).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{listen}");
        served.stop();
        assert_eq!(served.log().contains("without signing in"), is_told, "{listen}: {}", served.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn log_lines_name_the_request_and_the_trace_that_it_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &[]).await;
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    for traceparent in [&format!("00-{trace}-00f067aa0ba902b7-01"), "00-0-0-0", "line\tbreak"] {
        let request = served.client.request(reqwest::Method::GET, "/login").header("traceparent", traceparent);
        request.header("x-request-id", "order-7").send().await.unwrap();
    }
    let log = served.log();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("order-7")).collect();
    assert_eq!(lines.len(), 3, "{log}");
    assert_eq!(lines.iter().filter(|line| line.contains(trace)).count(), 1, "{lines:?}");
    assert!(!log.contains("00-0-0-0") && !log.contains("break"), "{log}");
}
