//! What may not be done as things are is refused by the use case, with the same true reason on a page and by the API.

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    Answer, Browser, DOMAIN_ID, Site, on_both, pasted, program::Program, signer_for, smtp::Smtp, typed,
};

on_both!(
    a_meeting_that_has_ended_takes_nobody_more,
    another_domains_meeting_is_neither_changed_nor_added_to,
    a_link_that_would_be_too_long_is_not_made,
    twenty_thousand_people_together_are_the_most,
    options_of_more_than_16_kib_are_refused,
    a_meeting_that_nobody_could_be_invited_to_is_not_created,
    an_organizer_creates_so_many_meetings_a_day_and_no_more,
    an_organizer_has_so_many_api_keys_and_no_more,
    a_request_sent_again_after_the_end_gets_its_first_answer,
);

const ID: &str = "4a3f8a52-93a4-4f6c-8a3e-1f2a4d3c5b60";
const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

/// The reason and the pointer of a refusal by the API.
fn reason(answer: &Answer, status: StatusCode) -> (String, String, String) {
    let (code, mut places) = answer.refusal(status);
    let detail = answer.json()["detail"].as_str().unwrap().to_owned();
    (code, places.pop().unwrap_or_default(), detail)
}

/// A meeting with Ada in it, on a site with mail; and a program, a browser and the meeting's id.
async fn meeting(site: &Site) -> (Program, Browser, String) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada <ada@example.org>")).await;
    (Program::that_may_all(site).await, browser, path.strip_prefix("/meetings/").unwrap().to_owned())
}

/// Sends the form that adds people, as its review would.
async fn add(browser: &mut Browser, id: &str, people: &str) -> Answer {
    let batch_id = Uuid::new_v4().to_string();
    browser.post(&format!("/meetings/{id}/invitations"), &[("batch_id", &batch_id), ("paste", people)]).await
}

fn is_misleading(body: &str) -> bool {
    ["mistyped", "Page not found", "not found", "someone else"].iter().any(|words| body.contains(words))
}

async fn a_meeting_that_has_ended_takes_nobody_more(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let (_, _, id) = meeting(&site).await;
    site.wait(SignedDuration::from_hours(3));
    let (mut program, mut browser) = (Program::that_may_all(&site).await, site.ada().await);
    let why = "The links of this meeting have expired. Reschedule the meeting first.";
    let page_why = "To create new links, move the meeting to a later time.";
    let path = format!("/meetings/{id}/invitations");
    let refused = program.post(&path, &json!({"people": [{"name": "Eve"}]})).await;
    assert_eq!(reason(&refused, StatusCode::CONFLICT), ("ended".to_owned(), String::new(), why.to_owned()));
    let refused = add(&mut browser, &id, "Eve").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let page = refused.page();
    let why = "To create new links, move the meeting to a later time.";
    assert_eq!(page.text("[role=alert]"), format!("This meeting’s links have expired. {why}"));
    assert_eq!(page.value("#name-0"), "Eve", "what was typed is kept");
    let batch_id = Uuid::new_v4().to_string();
    for (address, fields) in [
        (format!("/meetings/{id}/send"), vec![("to", "all"), ("batch_id", batch_id.as_str())]),
        (format!("/meetings/{id}/message"), vec![("step", "test"), ("batch_id", batch_id.as_str())]),
    ] {
        let refused = browser.post(&address, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{address}");
        assert!(refused.body.contains(page_why) && !is_misleading(&refused.body), "{address}: {}", refused.body);
    }
    for address in ["add", "links.txt", "preflight", "drafts.zip", "print"] {
        let refused = browser.get(&format!("/meetings/{id}/{address}")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{address}");
        assert!(refused.body.contains(page_why) && !is_misleading(&refused.body), "{address}: {}", refused.body);
    }
    assert_eq!(program.get(&path).await.json()["invitations"].as_array().unwrap().len(), 1);
}

async fn another_domains_meeting_is_neither_changed_nor_added_to(site: Site) {
    let (program, browser, id) = meeting(&site).await;
    let other = || signer_for("other", DOMAIN_ID);
    let mut program = Program { browser: site.browser_with(other()), key: program.key };
    let mut elsewhere = site.browser_with(other());
    elsewhere.take_cookies(&browser);
    let why = "This meeting belongs to a different Daily domain from the one that this server uses now.";
    let path = format!("/meetings/{id}");
    for refused in [
        program.post(&format!("{path}/invitations"), &json!({"people": [{"name": "Eve"}]})).await,
        program.send("PATCH", &path, &JSON, json!({"title": "Mine"}).to_string()).await,
    ] {
        let (code, _, detail) = reason(&refused, StatusCode::CONFLICT);
        assert_eq!(code, "other_domain");
        assert!(detail.starts_with(why), "{detail}");
    }
    let why = "This meeting belongs to another Daily domain";
    let added = add(&mut elsewhere, &id, "Eve").await;
    assert_eq!(added.status, StatusCode::CONFLICT);
    assert!(added.page().text("[role=alert]").starts_with(why));
    let form = site.ada().await.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    let changed = elsewhere.post(&format!("{path}/edit"), &typed(&form, &[("title", "Mine")])).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert!(changed.page().text("[role=alert]").contains(why));
    assert_eq!(changed.page().value("#title"), "Mine", "what was typed is kept");
    let opened = elsewhere.get(&format!("{path}/edit")).await;
    assert_eq!(opened.status, StatusCode::CONFLICT);
    assert!(opened.body.contains("This meeting belongs to another Daily domain"), "{}", opened.body);
    assert!(!is_misleading(&opened.body), "{}", opened.body);
    assert_eq!(program.get(&path).await.json()["meeting"]["title"], "Weekly review");
}

async fn a_link_that_would_be_too_long_is_not_made(site: Site) {
    let (mut program, mut browser, id) = meeting(&site).await;
    let path = format!("/meetings/{id}");
    let address = format!("https://example.org/{}", "a".repeat(7000));
    let change = json!({"options": {"redirect_on_meeting_exit": address}});
    let refused = program.send("PATCH", &path, &JSON, change.to_string()).await;
    let (code, pointer, why) = reason(&refused, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((code.as_str(), pointer.as_str()), ("unsignable", ""));
    assert!(why.starts_with("Ada: "), "it names whose link it is: {why}");
    let form = browser.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    let changes = [("redirect_on_meeting_exit", address.as_str())];
    let refused = browser.post(&format!("{path}/edit"), &typed(&form, &changes)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.page().text("#redirect_on_meeting_exit-error"),
        "The link for Ada would be too long. Shorten the name, the URL under “Page to open when someone leaves”, or the recording options set through the API."
    );
    assert_eq!(refused.page().value("#redirect_on_meeting_exit"), address);
    let new = json!({"room": "r", "people": [{"name": "Ada"}], "options": {"redirect_on_meeting_exit": address}});
    let refused = program.post("/meetings", &new).await;
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY).0, "unsignable");
    let links = program.get(&format!("{path}/invitations")).await.json();
    assert!(links["invitations"][0]["link"].is_string(), "the meeting is as it was");
}

async fn twenty_thousand_people_together_are_the_most(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let people: Vec<Value> = (0..19_999).map(|number| json!({"name": format!("P{number}")})).collect();
    let made = program.post("/meetings", &json!({"room": "hall", "people": people})).await.good(StatusCode::CREATED);
    let id = made["meeting"]["id"].as_str().unwrap().to_owned();
    let path = format!("/meetings/{id}/invitations");
    let two = json!({"people": [{"name": "Eve"}, {"name": "Mallory"}]});
    let why = "A meeting can have at most 20000 people, but this one would have 20001. Create a second meeting.";
    let refused = program.post(&path, &two).await;
    let wanted = ("too_many_people".to_owned(), "/people".to_owned(), why.to_owned());
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY), wanted);
    let mut browser = site.ada().await;
    let refused = add(&mut browser, &id, "Eve\nMallory").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.page().text("[role=alert]"),
        "A meeting can have up to 20000 people. This meeting would have 20001. Create a second meeting for the rest."
    );
    assert_eq!(refused.page().value("#name-1"), "Mallory", "what was typed is kept");
    let count = |answer: Value| answer["meeting"]["invitation_count"].clone();
    assert_eq!(count(program.get(&format!("/meetings/{id}")).await.json()), 19_999);
    program.post(&path, &json!({"people": [{"name": "Eve"}]})).await.good(StatusCode::CREATED);
    assert_eq!(count(program.get(&format!("/meetings/{id}")).await.json()), 20_000);
    let people = vec![json!({"name": "P"}); 20_001];
    let refused = program.post("/meetings", &json!({"room": "hall", "people": people})).await;
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY), wanted);
}

async fn options_of_more_than_16_kib_are_refused(site: Site) {
    let (mut program, mut browser, id) = meeting(&site).await;
    let options = json!({"start_cloud_recording_opts": {"layout": "x".repeat(16 * 1024)}});
    let why = "The options are larger than 16 KiB as JSON. Shorten the recording options.";
    let wanted = ("options_too_long".to_owned(), "/options".to_owned(), why.to_owned());
    // Also where there is nobody whose link would be too long.
    let refused = program.post("/meetings", &json!({"room": "hall", "options": options})).await;
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY), wanted);
    let change = json!({"options": options}).to_string();
    let refused = program.send("PATCH", &format!("/meetings/{id}"), &JSON, change).await;
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY), wanted);
    // A form carries the options that it was filled in from.
    let form = browser.get(&format!("/meetings/{id}/repeat")).await.page().fields("form.meeting");
    let base = &form.iter().find(|(name, _)| name == "base").unwrap().1;
    let mut base: Value = serde_json::from_str(base).unwrap();
    base["options"]["sro"] = options["start_cloud_recording_opts"].clone();
    let base = base.to_string();
    for address in ["/meetings/review", "/meetings"] {
        let refused = browser.post(address, &typed(&form, &[("base", &base)])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        let why = "The meeting’s options are too long. Shorten the URL under “Page to open when someone leaves”, or the recording options set through the API.";
        assert_eq!(refused.page().text("[role=alert]"), why, "{address}");
    }
}

async fn a_meeting_that_nobody_could_be_invited_to_is_not_created(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let options = json!({"start_cloud_recording_opts": {"layout": "x".repeat(10_000)}});
    let refused = program.post("/meetings", &json!({"room": "hall", "people": [], "options": options})).await;
    let (code, _, why) = reason(&refused, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(code, "unsignable");
    assert!(why.starts_with("the token would be"), "it names nobody: {why}");
    program.post("/meetings", &json!({"room": "hall", "people": []})).await.good(StatusCode::CREATED);
}

async fn a_request_sent_again_after_the_end_gets_its_first_answer(site: Site) {
    let mut site = site;
    let key = Program::that_may_all(&site).await.key;
    let mut program = Program { browser: site.browser(), key: key.clone() };
    let new = json!({"room": "hall", "ends_at": "2026-11-24T10:00:00Z", "closes_late": 0, "people": [{"name": "Ada"}]});
    let first = program.post_once("/meetings", "k", &new).await.good(StatusCode::CREATED);
    let path = format!("/meetings/{}/invitations", first["meeting"]["id"].as_str().unwrap());
    let more = json!({"people": [{"name": "Bob"}]});
    let added = program.post_once(&path, "k", &more).await.good(StatusCode::CREATED);
    site.wait(SignedDuration::from_hours(2));
    let mut later = Program { browser: site.browser(), key };
    let again = later.post_once("/meetings", "k", &new).await.good(StatusCode::CREATED);
    assert_eq!(again["meeting"], first["meeting"], "as it was then");
    assert_eq!(again["invitations"][0]["id"], first["invitations"][0]["id"]);
    let again = later.post_once(&path, "k", &more).await.good(StatusCode::CREATED);
    assert_eq!(again["invitations"][0]["id"], added["invitations"][0]["id"]);
    assert_eq!(again["invitations"][0]["link"], Value::Null, "the link has expired");
    // What was not asked for before is refused.
    assert_eq!(reason(&later.post_once(&path, "other", &more).await, StatusCode::CONFLICT).0, "ended");
    let refused = later.post_once("/meetings", "other", &new).await;
    assert_eq!(reason(&refused, StatusCode::UNPROCESSABLE_ENTITY).1, "/ends_at");
}

async fn an_organizer_creates_so_many_meetings_a_day_and_no_more(site: Site) {
    let mut site = site.with_meetings_per_day(2);
    let (mut program, mut ada, id) = meeting(&site).await;
    program.post(&format!("/meetings/{id}/invitations"), &json!({"people": [{"name": "Bob"}]})).await;
    let new = json!({"room": "hall", "people": [{"name": "Ada"}]});
    let made = program.post_once("/meetings", "first", &new).await.good(StatusCode::CREATED);
    let deleted = format!("/meetings/{}", made["meeting"]["id"].as_str().unwrap());
    let refused = program.post("/meetings", &new).await;
    let why = "You can create at most 2 meetings in 24 hours. Try again later.";
    let wanted = ("too_many_meetings".to_owned(), String::new(), why.to_owned());
    assert_eq!(reason(&refused, StatusCode::TOO_MANY_REQUESTS), wanted);
    let again = program.post_once("/meetings", "first", &new).await.good(StatusCode::CREATED);
    assert_eq!(again, made, "a request that is sent again gets its first answer");
    program.send("DELETE", &deleted, &[], String::new()).await;
    let other = "4a3f8a52-93a4-4f6c-8a3e-1f2a4d3c5b61";
    let refused = ada.post("/meetings", &pasted(other, "Eve")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "deleted meetings count: {}", refused.body);
    let page = refused.page();
    assert_eq!(
        page.text("[role=alert]"),
        "You can create up to 2 meetings in 24 hours. Try again later, or ask the person who runs this server to raise the limit."
    );
    assert_eq!(page.value("input[name=name]"), "Eve", "what was typed is kept");
    let answer = ada.post("/meetings", &pasted(ID, "Ada <ada@example.org>")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "a form that is sent again leads to its meeting");
    site.bob().await.make_meeting(&pasted(other, "Eve")).await;
    site.wait(SignedDuration::from_hours(24));
    program.browser = site.browser();
    program.post("/meetings", &new).await.good(StatusCode::CREATED);
}

async fn an_organizer_has_so_many_api_keys_and_no_more(mut site: Site) {
    let mut ada = site.ada().await;
    for number in 0..50 {
        let name = format!("Program {number}");
        let key = [("name", name.as_str()), ("scope", "tokens"), ("days", if number == 0 { "1" } else { "9" })];
        assert_eq!(ada.post("/settings/api-keys", &key).await.status, StatusCode::CREATED, "{number}");
    }
    let key = [("name", "One more"), ("scope", "tokens"), ("days", "9")];
    let refused = ada.post("/settings/api-keys", &key).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.page();
    assert_eq!(
        page.text("#name-error"),
        "You can have up to 50 API keys that haven’t expired. Revoke a key that you no longer need."
    );
    assert_eq!(page.value("#name"), "One more", "what was typed is kept");
    site.wait(SignedDuration::from_hours(25));
    let mut ada = site.ada().await;
    assert_eq!(ada.post("/settings/api-keys", &key).await.status, StatusCode::CREATED, "expired keys do not count");
}
