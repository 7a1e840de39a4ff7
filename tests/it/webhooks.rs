//! Webhooks: a real receiver in this process is told about events.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt::Debug,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
    serve::Listener,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::SignedDuration;
use latchkey::program::{
    access::Scope,
    app::{Actor, App},
    error::Error,
};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use crate::support::{
    Site, on_both, pasted,
    program::{Program, rights},
    signer,
    smtp::Smtp,
};

on_both!(
    each_event_arrives_once_and_signed_without_anything_that_opens_a_meeting,
    a_delivery_is_repeated_after_an_error_and_after_a_timeout,
    a_delivery_fails_after_about_a_day,
    a_redirect_is_not_followed,
    targets_that_are_not_public_are_refused_when_added_and_when_delivered,
    a_url_that_is_gone_disables_its_webhook,
    an_event_is_sent_again_with_the_same_id,
    a_rotated_secret_is_accepted_for_a_day,
    webhooks_belong_to_an_organizer_and_need_a_key_for_all_rooms,
    deliveries_are_listed_by_page_and_removed_after_thirty_days,
    each_change_of_a_meeting_and_its_people_is_told_by_pages_and_api_alike,
);

/// What the receiver answers.
#[derive(Clone, Copy)]
pub(crate) enum Reply {
    Status(u16),
    Redirect,
    Silence,
}

/// A request that the receiver took.
#[derive(Clone)]
pub(crate) struct Taken {
    path: String,
    headers: HeaderMap,
    body: String,
}

impl Taken {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether one of the signatures is that of a secret, as the specification says.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let secret = BASE64_STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let signed = format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body);
        let mac = Hmac::<Sha256>::new_from_slice(&secret).unwrap().chain_update(signed);
        self.header("webhook-signature").split(' ').any(|signature| {
            let signature = BASE64_STANDARD.decode(signature.strip_prefix("v1,").unwrap()).unwrap();
            mac.clone().verify_slice(&signature).is_ok()
        })
    }
}

/// A program that is told about events.
#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) url: String,
    taken: Arc<Mutex<Vec<Taken>>>,
    /// What it answers next; after that, 204.
    replies: Arc<Mutex<VecDeque<Reply>>>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks", listener.local_addr().unwrap());
        Self::at(url, listener)
    }

    /// A receiver that is reached by a listener under this URL.
    pub(crate) fn at<L: Listener<Addr: Debug>>(url: String, listener: L) -> Self {
        let receiver = Self { url, taken: Arc::default(), replies: Arc::default() };
        let router = Router::new().fallback(take).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    pub(crate) fn will_answer(&self, replies: &[Reply]) {
        self.replies.lock().unwrap().extend(replies);
    }

    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }
}

async fn take(State(receiver): State<Receiver>, uri: Uri, headers: HeaderMap, body: String) -> Response {
    receiver.taken.lock().unwrap().push(Taken { path: uri.path().to_owned(), headers, body });
    let reply = receiver.replies.lock().unwrap().pop_front().unwrap_or(Reply::Status(204));
    match reply {
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Redirect => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/elsewhere")]).into_response(),
        Reply::Silence => std::future::pending().await,
    }
}

pub(crate) fn allowing(site: Site) -> Site {
    site.with_join_links().with_webhooks_to(&["127.0.0.1"])
}

/// Sends everything that is due.
pub(crate) async fn deliver(site: &Site) {
    deliver_with(&site.app(signer())).await;
}

async fn deliver_with(app: &App) {
    while let Some(claimed) = app.claim_delivery().await.unwrap() {
        app.deliver(claimed).await.unwrap();
    }
}

async fn add(program: &mut Program, url: &str) -> Value {
    program.post("/webhooks", &json!({ "url": url })).await.good(StatusCode::CREATED)["webhook"].clone()
}

async fn press(program: &mut Program, path: &str, status: StatusCode) -> Value {
    program.send("POST", path, &[], Body::empty()).await.good(status)
}

fn path_of(webhook: &Value) -> String {
    format!("/webhooks/{}", webhook["id"].as_str().unwrap())
}

/// The webhook's deliveries, the latest first.
async fn deliveries(program: &mut Program, webhook: &Value) -> Vec<Value> {
    let list = program.get(&format!("{}/deliveries", path_of(webhook))).await.good(StatusCode::OK);
    list["deliveries"].as_array().unwrap().clone()
}

/// The program after the clock or the settings changed.
fn again(site: &Site, program: &Program) -> Program {
    Program { browser: site.browser(), key: program.key.clone() }
}

async fn each_event_arrives_once_and_signed_without_anything_that_opens_a_meeting(site: Site) {
    let (smtp, receiver) = (Smtp::start(), Receiver::start().await);
    let mut site = allowing(site).with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let secret = webhook["secret"].as_str().unwrap();
    let people = json!([{"name": "Ada Secret", "email": "no-such.1@example.org"}]);
    let meeting = json!({"room": "review", "link_kind": "join", "people": people});
    let made = program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    let meeting_id = made["meeting"]["id"].clone();
    let path = format!("/meetings/{}", meeting_id.as_str().unwrap());
    let list = program.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
    let invitation = list["invitations"][0].clone();
    let link = invitation["link"].as_str().unwrap().to_owned();
    let opened = link.strip_prefix("https://links.example.org").unwrap().to_owned();
    for _ in 0..2 {
        assert_eq!(site.browser().get(&opened).await.status, StatusCode::OK);
    }
    let joined = site.browser().post(&opened, &[]).await;
    let jwt = joined.location().split("?t=").nth(1).unwrap().to_owned();
    for _ in 0..2 {
        assert!(site.browser().post(&format!("{opened}/ask"), &[]).await.status.is_success());
    }
    program.post(&format!("{path}/emails"), &json!({})).await.good(StatusCode::ACCEPTED);
    site.deliver().await;
    // Email is sent when this can't be undone any more.
    site.wait(SignedDuration::from_secs(10));
    let change = json!({"title": "Weekly review"}).to_string();
    let changed = program.send("PATCH", &path, &[("content-type", "application/json")], change).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let wanted = [
        "email.failed",
        "invitation.help_requested",
        "invitation.join_clicked",
        "invitation.opened",
        "meeting.changed",
    ];
    // Storing a click may go on after its answer.
    for _ in 0..200 {
        deliver(&site).await;
        if receiver.taken().len() >= wanted.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let taken = receiver.taken();
    let mut types: Vec<String> = taken.iter().map(|taken| taken.json()["type"].as_str().unwrap().to_owned()).collect();
    types.sort();
    assert_eq!(types, wanted);
    let ids: BTreeSet<&str> = taken.iter().map(|taken| taken.header("webhook-id")).collect();
    assert_eq!(ids.len(), wanted.len());
    let stored = site.everything_stored().await;
    let code = opened.rsplit('/').next().unwrap();
    for taken in &taken {
        assert!(taken.is_signed_with(secret) && taken.path == "/hooks", "{}", taken.body);
        assert_eq!(taken.header("content-type"), "application/json");
        let mut wanted = json!({"meeting_id": meeting_id, "invitation_id": invitation["id"]});
        if taken.json()["type"] == "meeting.changed" {
            wanted.as_object_mut().unwrap().remove("invitation_id");
        }
        let body = taken.json();
        assert_eq!(body["data"], wanted, "ids only");
        assert!(body["timestamp"].as_str().unwrap().starts_with("2026-11-24T09:00"), "{body}");
        assert_eq!(body.as_object().unwrap().len(), 3);
        for secret in [code, &jwt, "Secret", "example.org", "eyJ"] {
            assert!(!taken.body.contains(secret), "{}", taken.body);
        }
        assert!(stored.contains(&body["timestamp"].to_string()), "the payload waits in the database");
    }
    for secret in [code, &jwt, secret, secret.trim_start_matches("whsec_"), "whsec_", "eyJ"] {
        assert!(!stored.contains(secret), "{secret}");
    }
    // Only what is asked for is sent.
    let only = json!({"url": receiver.url, "events": ["meeting.changed", "meeting.changed"]});
    let only = program.post("/webhooks", &only).await.good(StatusCode::CREATED)["webhook"].clone();
    assert_eq!(only["events"], json!(["meeting.changed"]));
    assert_eq!(program.send("DELETE", &path, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    deliver(&site).await;
    let told = &receiver.taken()[wanted.len()..];
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|taken| taken.json()["type"] == "meeting.changed"));
    assert_eq!(deliveries(&mut program, &only).await.len(), 1);
}

async fn a_delivery_is_repeated_after_an_error_and_after_a_timeout(site: Site) {
    let (mut site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let queued = press(&mut program, &format!("{}/test", path_of(&webhook)), StatusCode::ACCEPTED).await;
    assert_eq!((&queued["delivery"]["state"], &queued["delivery"]["attempts"]), (&json!("waiting"), &json!(0)));
    receiver.will_answer(&[Reply::Status(500), Reply::Silence]);
    deliver(&site).await;
    let tried = deliveries(&mut program, &webhook).await[0].clone();
    assert_eq!((&tried["state"], &tried["status"]), (&json!("waiting"), &json!(500)));
    assert_eq!(tried["next_attempt_at"], "2026-11-24T09:00:05Z");
    deliver(&site).await;
    assert_eq!(receiver.taken().len(), 1, "not before it is due");
    site.wait(SignedDuration::from_secs(5));
    let mut impatient = site.app(signer());
    Arc::get_mut(&mut impatient).unwrap().webhook_client.patience = Duration::from_millis(300);
    deliver_with(&impatient).await;
    let tried = deliveries(&mut program, &webhook).await[0].clone();
    assert_eq!((&tried["status"], &tried["reason"]), (&Value::Null, &json!("there was no response in time")));
    site.wait(SignedDuration::from_mins(5));
    deliver(&site).await;
    let done = deliveries(&mut program, &webhook).await[0].clone();
    assert_eq!((&done["state"], &done["status"], &done["attempts"]), (&json!("delivered"), &json!(204), &json!(3)));
    assert_eq!((&done["reason"], &done["next_attempt_at"]), (&Value::Null, &Value::Null));
    let taken = receiver.taken();
    assert_eq!(taken.len(), 3);
    for request in &taken {
        assert_eq!((request.header("webhook-id"), &request.body), (done["id"].as_str().unwrap(), &taken[0].body));
        assert!(request.is_signed_with(webhook["secret"].as_str().unwrap()));
    }
    assert_ne!(taken[0].header("webhook-timestamp"), taken[2].header("webhook-timestamp"));
}

async fn a_delivery_fails_after_about_a_day(site: Site) {
    let (mut site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    press(&mut program, &format!("{}/test", path_of(&webhook)), StatusCode::ACCEPTED).await;
    receiver.will_answer(&[Reply::Status(503); 20]);
    for _ in 0..60 {
        deliver(&site).await;
        site.wait(SignedDuration::from_mins(30));
    }
    let failed = deliveries(&mut program, &webhook).await[0].clone();
    assert_eq!((&failed["state"], &failed["status"]), (&json!("failed"), &json!(503)));
    assert_eq!((receiver.taken().len(), &failed["attempts"]), (7, &json!(7)));
    assert!(failed["ended_at"].as_str().unwrap().starts_with("2026-11-25"), "{failed}");
}

async fn a_redirect_is_not_followed(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    press(&mut program, &format!("{}/test", path_of(&webhook)), StatusCode::ACCEPTED).await;
    receiver.will_answer(&[Reply::Redirect]);
    deliver(&site).await;
    let tried = deliveries(&mut program, &webhook).await[0].clone();
    assert_eq!((&tried["state"], &tried["status"]), (&json!("waiting"), &json!(307)));
    assert_eq!(receiver.taken().iter().map(|taken| taken.path.as_str()).collect::<Vec<_>>(), ["/hooks"]);
}

async fn targets_that_are_not_public_are_refused_when_added_and_when_delivered(site: Site) {
    let receiver = Receiver::start().await;
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    for url in [
        &receiver.url,
        &receiver.url.replace("http:", "https:"),
        "https://localhost/hooks",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.1]/",
        "https://0x7f.1/",
        "http://1.1.1.1/",
        "https://ada:secret@1.1.1.1/",
        "file:///etc/passwd",
        "hooks",
    ] {
        let refused = program.post("/webhooks", &json!({ "url": url })).await;
        let refused = refused.refusal(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused, ("invalid".to_owned(), vec!["/url".to_owned()]), "{url}");
    }
    // The setting allowed the address when the webhook was added, as DNS may have named another address then.
    let site = site.with_webhooks_to(&["127.0.0.1", "localhost"]);
    let mut program = again(&site, &program);
    let urls = [receiver.url.clone(), receiver.url.replace("127.0.0.1", "localhost")];
    let mut webhooks = Vec::new();
    for url in &urls {
        let webhook = add(&mut program, url).await;
        press(&mut program, &format!("{}/test", path_of(&webhook)), StatusCode::ACCEPTED).await;
        webhooks.push(webhook);
    }
    // https, so that nothing but the address is wrong.
    let secure = add(&mut program, &urls[1].replace("http:", "https:")).await;
    press(&mut program, &format!("{}/test", path_of(&secure)), StatusCode::ACCEPTED).await;
    let site = site.with_webhooks_to(&[]);
    deliver(&site).await;
    assert!(receiver.taken().is_empty());
    for webhook in webhooks.iter().chain([&secure]) {
        let tried = deliveries(&mut program, webhook).await[0].clone();
        assert_eq!((&tried["state"], &tried["attempts"]), (&json!("waiting"), &json!(1)), "{tried}");
    }
    let reason = deliveries(&mut program, &secure).await[0]["reason"].clone();
    assert!(reason.as_str().unwrap().contains("not public"), "{reason}");
}

async fn a_url_that_is_gone_disables_its_webhook(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let path = path_of(&webhook);
    for _ in 0..2 {
        press(&mut program, &format!("{path}/test"), StatusCode::ACCEPTED).await;
    }
    receiver.will_answer(&[Reply::Status(410)]);
    deliver(&site).await;
    assert_eq!(receiver.taken().len(), 1);
    let found = deliveries(&mut program, &webhook).await;
    assert!(found.iter().all(|delivery| delivery["state"] == "failed"), "{found:?}");
    let shown = program.get(&path).await.good(StatusCode::OK);
    assert!(shown["webhook"]["disabled_at"].is_string());
    let id = found[0]["id"].as_str().unwrap();
    for step in ["test".to_owned(), format!("deliveries/{id}/redeliver")] {
        let refused = program.send("POST", &format!("{path}/{step}"), &[], Body::empty()).await;
        assert_eq!(refused.refusal(StatusCode::CONFLICT).0, "webhook_disabled");
    }
    assert_eq!(program.send("DELETE", &path, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get(&path).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
}

async fn an_event_is_sent_again_with_the_same_id(site: Site) {
    let (site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let path = path_of(&webhook);
    press(&mut program, &format!("{path}/test"), StatusCode::ACCEPTED).await;
    deliver(&site).await;
    let id = deliveries(&mut program, &webhook).await[0]["id"].as_str().unwrap().to_owned();
    let queued = press(&mut program, &format!("{path}/deliveries/{id}/redeliver"), StatusCode::ACCEPTED).await;
    assert_eq!((&queued["delivery"]["state"], &queued["delivery"]["id"]), (&json!("waiting"), &json!(id)));
    deliver(&site).await;
    let taken = receiver.taken();
    assert_eq!(taken.iter().map(|taken| taken.header("webhook-id")).collect::<Vec<_>>(), [&id, &id]);
    assert_eq!(taken[0].body, taken[1].body);
    assert_eq!(taken[0].json()["type"], "webhook.test");
    assert_eq!(deliveries(&mut program, &webhook).await[0]["state"], "delivered");
    let unknown = format!("{path}/deliveries/{}/redeliver", Uuid::new_v4());
    assert_eq!(program.send("POST", &unknown, &[], Body::empty()).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
}

async fn a_rotated_secret_is_accepted_for_a_day(site: Site) {
    let (mut site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let path = path_of(&webhook);
    let rotated = press(&mut program, &format!("{path}/rotate"), StatusCode::OK).await["webhook"].clone();
    assert_ne!(rotated["secret"], webhook["secret"]);
    assert!(rotated["rotated_at"].is_string());
    assert_eq!(program.get(&path).await.good(StatusCode::OK)["webhook"], rotated, "the secret is shown again");
    let listed = program.get("/webhooks").await.good(StatusCode::OK)["webhooks"].clone();
    assert_eq!((&listed[0]["id"], &listed[0]["secret"]), (&rotated["id"], &Value::Null));
    let [old, new] = [&webhook, &rotated].map(|webhook| webhook["secret"].as_str().unwrap());
    for (hours, is_old_accepted) in [(0, true), (25, false)] {
        site.wait(SignedDuration::from_hours(hours));
        let mut program = again(&site, &program);
        press(&mut program, &format!("{path}/test"), StatusCode::ACCEPTED).await;
        deliver(&site).await;
        let taken = receiver.taken().pop().unwrap();
        assert!(taken.is_signed_with(new));
        assert_eq!(taken.is_signed_with(old), is_old_accepted);
    }
}

async fn webhooks_belong_to_an_organizer_and_need_a_key_for_all_rooms(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let refused = program.post("/webhooks", &json!({"url": "https://1.1.1.1/"})).await;
    assert_eq!(refused.refusal(StatusCode::CONFLICT).0, "no_link_key");
    let site = site.with_join_links();
    let mut program = again(&site, &program);
    let webhook = add(&mut program, "https://1.1.1.1/").await;
    for (body, pointer) in [
        (json!({}), ""),
        (json!({"url": "https://1.1.1.1/", "events": []}), "/events"),
        (json!({"url": "https://1.1.1.1/", "events": ["invitation.opened", "webhook.test"]}), "/events/1"),
    ] {
        let refused = program.post("/webhooks", &body).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused, ("invalid".to_owned(), vec![pointer.to_owned()]));
    }
    for _ in 0..4 {
        add(&mut program, "https://1.1.1.1/").await;
    }
    let refused = program.post("/webhooks", &json!({"url": "https://1.1.1.1/"})).await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "too_many_webhooks");
    let path = path_of(&webhook);
    let mut limited = Program::of(&site, rights(&[Scope::Meetings], "team-*", true)).await;
    assert_eq!(limited.get(&path).await.refusal(StatusCode::FORBIDDEN).0, "room_not_allowed");
    let mut without_scope = Program::of(&site, rights(&[Scope::Tokens], "", true)).await;
    assert_eq!(without_scope.get("/webhooks").await.refusal(StatusCode::FORBIDDEN).0, "scope_missing");
    let (organizer, _) = site.store.organizer_by_email("bob@example.org").await.unwrap().unwrap();
    let bob = Actor { organizer, api_key: None, client: None };
    let (app, id) = (site.app(signer()), webhook["id"].as_str().unwrap().parse().unwrap());
    assert!(matches!(app.webhook(&bob, id).await, Err(Error::NotFound)));
    assert!(matches!(app.rotate_webhook(&bob, id, 1).await, Err(Error::NotFound)));
    assert!(matches!(app.remove_webhook(&bob, id).await, Err(Error::NotFound)));
    assert!(matches!(app.deliveries(&bob, id, None, 10).await, Err(Error::NotFound)));
    let activity = site.ada().await.get("/audit").await;
    assert_eq!(activity.status, StatusCode::OK);
    assert!(activity.body.contains("Changed webhooks") && activity.body.contains("added 1.1.1.1"));
}

async fn deliveries_are_listed_by_page_and_removed_after_thirty_days(site: Site) {
    let (mut site, receiver) = (allowing(site), Receiver::start().await);
    let mut program = Program::that_may_all(&site).await;
    let webhook = add(&mut program, &receiver.url).await;
    let path = path_of(&webhook);
    for _ in 0..3 {
        press(&mut program, &format!("{path}/test"), StatusCode::ACCEPTED).await;
    }
    let first = program.get(&format!("{path}/deliveries?limit=2")).await.good(StatusCode::OK);
    assert_eq!(first["deliveries"].as_array().unwrap().len(), 2);
    let cursor = first["meta"]["next_cursor"].as_str().unwrap();
    let second = program.get(&format!("{path}/deliveries?limit=2&cursor={cursor}")).await.good(StatusCode::OK);
    assert_eq!(second["deliveries"].as_array().unwrap().len(), 1);
    assert_eq!(second["meta"]["next_cursor"], Value::Null);
    deliver(&site).await;
    site.wait(SignedDuration::from_hours(29 * 24));
    site.app(signer()).remove_expired().await.unwrap();
    assert_eq!(deliveries(&mut program, &webhook).await.len(), 3);
    site.wait(SignedDuration::from_hours(24));
    site.app(signer()).remove_expired().await.unwrap();
    assert_eq!(deliveries(&mut program, &webhook).await.len(), 0);
}

async fn each_change_of_a_meeting_and_its_people_is_told_by_pages_and_api_alike(site: Site) {
    let site = site.with_join_links();
    let (mut program, mut ada) = (Program::that_may_all(&site).await, site.ada().await);
    let only = json!({"url": "https://1.1.1.1/", "events": ["meeting.changed"]});
    let webhook = program.post("/webhooks", &only).await.good(StatusCode::CREATED)["webhook"].clone();
    let page = ada.make_meeting(&pasted("5c0c3c1e-1111-4111-8111-111111111155", "Bob Stone\nCarol Reed")).await;
    assert!(deliveries(&mut program, &webhook).await.is_empty(), "a new meeting has not changed");
    let list = program.get(&format!("{page}/invitations")).await.good(StatusCode::OK)["invitations"].clone();
    let [bob, carol] = [0, 1].map(|at| format!("{page}/invitations/{}", list[at]["id"].as_str().unwrap()));
    let mut told = 0;
    let json = "application/json";
    for (method, path, body, is_told) in [
        ("POST", format!("{page}/invitations"), json!({"people": [{"name": "Dan"}, {"name": "Eve"}]}), true),
        ("PATCH", bob.clone(), json!({"name": "Bobby"}), true),
        ("PATCH", bob.clone(), json!({"name": "Bobby"}), false),
        ("POST", format!("{bob}/revoke"), json!({}), false),
        ("PUT", format!("{bob}/shared"), json!({}), false),
        ("PATCH", page.clone(), json!({"title": "Review"}), true),
        ("DELETE", bob.clone(), json!({}), true),
        ("DELETE", bob.clone(), json!({}), false),
    ] {
        program.send(method, &path, &[("content-type", json)], body.to_string()).await;
        told += usize::from(is_told);
        assert_eq!(deliveries(&mut program, &webhook).await.len(), told, "{method} {path}");
    }
    let fay = [("batch_id", "6c0c3c1e-1111-4111-8111-111111111166"), ("paste", "Fay")];
    for (path, fields, is_told) in [
        (format!("{page}/invitations"), &fay[..], true),
        (format!("{page}/invitations"), &fay[..], false),
        (carol.clone(), &[("name", "Caroline"), ("was_name", "Carol Reed")][..], true),
        (format!("{carol}/drop"), &[][..], true),
        (format!("{carol}/bring-back"), &[][..], true),
        (format!("{page}/message"), &[("note", "Hello")][..], true),
        (format!("{page}/delete"), &[][..], true),
    ] {
        let answer = ada.post(&path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        told += usize::from(is_told);
        assert_eq!(deliveries(&mut program, &webhook).await.len(), told, "{path}");
    }
    for delivery in deliveries(&mut program, &webhook).await {
        assert_eq!(delivery["event"], "meeting.changed");
        assert_eq!(delivery["payload"]["data"], json!({"meeting_id": page.rsplit('/').next().unwrap()}));
    }
}
