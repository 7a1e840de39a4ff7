//! The API's requests that are sent twice: at once, one after the other, and after the program ended in between.

use std::time::Duration;

use axum::{body::Body, http::StatusCode};
use jiff::SignedDuration;
use latchkey::program::store::{Claim, Claimed};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Site, now, on_both, program::Program, smtp::Smtp};

on_both!(
    a_repeated_replace_makes_one_link,
    a_replace_that_was_not_answered_is_answered_later,
    a_request_at_the_same_time_waits_for_the_first_answer,
    what_a_client_did_not_wait_for_is_carried_out_once,
    emails_that_were_queued_before_the_program_ended_are_counted,
    what_was_done_although_it_failed_is_not_done_again,
    a_key_is_free_again_after_a_failure_and_after_a_day,
    if_match_holds_for_each_action_on_a_person,
);

async fn replace(program: &mut Program, person: &str, key: &str) -> Answer {
    program.send("POST", &format!("{person}/replace"), &[("idempotency-key", key)], Body::empty()).await
}

/// Returns the id of the API key, under which its idempotency keys are stored.
async fn key_id(site: &Site) -> String {
    let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    site.store.api_keys(&ada.id).await.unwrap()[0].id.clone()
}

/// Forgets the answer to a request, as if the program had ended before it was kept. `Some("")` stands for a request that is
/// done, and `None` for one that is not known to be.
async fn forget_answer(site: &Site, name: &str, answer: Option<&str>) {
    let sql = "UPDATE idempotency_keys SET answer = $3 WHERE api_key_id = $1 AND name = $2";
    let args = [key_id(site).await.into(), name.into(), answer.into()];
    assert_eq!(site.store.db().execute(sql, &args).await.unwrap(), 1, "{name}");
}

/// Returns another program's claim of an idempotency key.
async fn claim(site: &Site, name: &str) -> Claim {
    Claim { key_id: key_id(site).await, name: name.to_owned(), hash: [0; 32], attempt: Uuid::new_v4() }
}

/// Sees to it that a request counts as failed, although it was done.
async fn fail(site: &Site, name: &str) {
    forget_answer(site, name, None).await;
    let mut claim = claim(site, name).await;
    // What fails late is about another attempt.
    site.store.release_idempotency_key(&claim).await.unwrap();
    let claimed = site.store.claim_idempotency_key(&claim, now()).await.unwrap();
    assert!(!matches!(claimed, Claimed::First { .. }), "{claimed:?}");
    let sql = "SELECT attempt FROM idempotency_keys WHERE api_key_id = $1 AND name = $2";
    let args = [(&claim.key_id).into(), name.into()];
    let attempt = site.store.db().fetch_one(sql, &args, |row| row.string("attempt")).await.unwrap();
    claim.attempt = attempt.parse().unwrap();
    site.store.release_idempotency_key(&claim).await.unwrap();
}

async fn a_repeated_replace_makes_one_link(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (path, people) = program.make(json!([{"name": "Ada"}, {"name": "Bob"}])).await;
    let before = program.get(&people[0]).await.good(StatusCode::OK)["invitation"]["link"].clone();
    let first = replace(&mut program, &people[0], "once").await;
    let invitation = first.good(StatusCode::OK)["invitation"].clone();
    assert_ne!(invitation["link"], before);
    assert_eq!(first.headers.get("idempotent-replayed"), None);
    let again = replace(&mut program, &people[0], "once").await;
    assert_eq!(again.good(StatusCode::OK), first.json());
    assert_eq!((again.header("idempotent-replayed"), again.header("etag")), ("true", first.header("etag")));
    assert_eq!(program.get(&people[0]).await.good(StatusCode::OK)["invitation"], invitation);
    assert!(!site.everything_stored().await.contains(invitation["link"].as_str().unwrap().rsplit('/').next().unwrap()));
    // Another person, and another key, is another request.
    let other = replace(&mut program, &people[1], "once").await;
    assert_eq!(other.good(StatusCode::OK)["invitation"]["name"], "Bob");
    let newer = replace(&mut program, &people[0], "twice").await.good(StatusCode::OK)["invitation"].clone();
    assert_ne!(newer["link"], invitation["link"]);
    // The link in a repeated answer is the present one.
    let again = replace(&mut program, &people[0], "once").await.good(StatusCode::OK)["invitation"].clone();
    assert_eq!(again["link"], newer["link"]);
    assert_eq!(program.send("DELETE", &path, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    let again = replace(&mut program, &people[0], "once").await.good(StatusCode::OK)["invitation"].clone();
    assert_eq!((&again["name"], &again["link"]), (&json!("Ada"), &Value::Null));
}

async fn a_replace_that_was_not_answered_is_answered_later(mut site: Site) {
    site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (_, people) = program.make(json!([{"name": "Ada"}])).await;
    let tag = program.get(&people[0]).await.header("etag").to_owned();
    let headers = [("idempotency-key", "once"), ("if-match", tag.as_str())];
    let first = program.send("POST", &format!("{}/replace", people[0]), &headers, Body::empty()).await;
    let link = first.good(StatusCode::OK)["invitation"]["link"].clone();
    forget_answer(&site, &format!("replace {} once", people[0].rsplit('/').next().unwrap()), Some("")).await;
    let waits = replace(&mut program, &people[0], "once").await;
    assert_eq!(waits.refusal(StatusCode::CONFLICT).0, "idempotency_key_in_use");
    site.wait(SignedDuration::from_mins(1));
    program.browser = site.browser();
    let again = program.send("POST", &format!("{}/replace", people[0]), &headers, Body::empty()).await;
    assert_eq!(
        again.good(StatusCode::OK)["invitation"]["link"],
        link,
        "no second link, and the old tag is no obstacle"
    );
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(replace(&mut program, &people[0], "once").await.header("idempotent-replayed"), "true");
}

async fn a_request_at_the_same_time_waits_for_the_first_answer(mut site: Site) {
    let smtp = Smtp::start();
    site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let people = json!([{"name": "Ada", "email": "ada@example.org"}, {"name": "Bob", "email": "bob@example.org"}]);
    let (path, invitations) = program.make(people).await;
    let emails = format!("{path}/emails");
    let mut programs: Vec<_> = (0..6).map(|_| Program { browser: site.browser(), key: program.key.clone() }).collect();
    let body = json!({"to": "new"});
    let at_once = programs.iter_mut().map(|program| program.post_once(&emails, "night", &body));
    let answers = futures_util::future::join_all(at_once).await;
    let mut first = 0;
    for answer in &answers {
        if answer.status == StatusCode::ACCEPTED {
            assert_eq!(answer.json()["queued"], 2);
            first += usize::from(answer.headers.get("idempotent-replayed").is_none());
        } else {
            assert_eq!(answer.refusal(StatusCode::CONFLICT).0, "idempotency_key_in_use");
            assert_eq!(answer.header("retry-after"), "1");
        }
    }
    assert_eq!(first, 1);
    let again = program.post_once(&emails, "night", &body).await;
    assert_eq!(
        (again.good(StatusCode::ACCEPTED)["queued"].clone(), again.header("idempotent-replayed")),
        (2.into(), "true")
    );
    let meeting = json!({"room": "review", "title": "At once"});
    let at_once = programs.iter_mut().map(|program| program.post_once("/meetings", "night", &meeting));
    let answers = futures_util::future::join_all(at_once).await;
    let made = answers.iter().filter(|answer| answer.status == StatusCode::CREATED);
    let ids: std::collections::BTreeSet<_> = made.map(|answer| answer.json()["meeting"]["id"].to_string()).collect();
    assert_eq!(ids.len(), 1);
    let first =
        |answer: &&Answer| answer.status == StatusCode::CREATED && !answer.headers.contains_key("idempotent-replayed");
    assert_eq!(answers.iter().filter(first).count(), 1);
    // A key in use is for this request alone, and is not in use for ever.
    let name = format!("replace {} stuck", invitations[0].rsplit('/').next().unwrap());
    site.store.claim_idempotency_key(&claim(&site, &name).await, now()).await.unwrap();
    let refused = replace(&mut program, &invitations[0], "stuck").await.refusal(StatusCode::CONFLICT);
    assert_eq!(refused, ("idempotency_key_in_use".to_owned(), vec!["Idempotency-Key".to_owned()]));
    replace(&mut program, &invitations[1], "stuck").await.good(StatusCode::OK);
    site.wait(SignedDuration::from_mins(1));
    program.browser = site.browser();
    replace(&mut program, &invitations[0], "stuck").await.good(StatusCode::OK);
}

async fn what_a_client_did_not_wait_for_is_carried_out_once(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let meeting = json!({"room": "review", "people": [{"name": "Ada"}]});
    for number in 0..20 {
        let key = format!("key {number}");
        let request = program.post_once("/meetings", &key, &meeting);
        let _ = tokio::time::timeout(Duration::from_micros(500 * number), request).await;
    }
    for number in 0..20 {
        let key = format!("key {number}");
        let mut answer = program.post_once("/meetings", &key, &meeting).await;
        for _ in 0..500 {
            if answer.status != StatusCode::CONFLICT {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
            answer = program.post_once("/meetings", &key, &meeting).await;
        }
        answer.good(StatusCode::CREATED);
    }
    let made = program.get("/meetings").await.good(StatusCode::OK);
    assert_eq!(made["meetings"].as_array().unwrap().len(), 20);
}

async fn emails_that_were_queued_before_the_program_ended_are_counted(mut site: Site) {
    let smtp = Smtp::start();
    site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let people = json!([{"name": "Ada", "email": "ada@example.org"}, {"name": "Bob", "email": "bob@example.org"}]);
    let (path, _) = program.make(people).await;
    let (emails, body) = (format!("{path}/emails"), json!({"to": "all"}));
    assert_eq!(program.post_once(&emails, "night", &body).await.good(StatusCode::ACCEPTED)["queued"], 2);
    site.deliver().await;
    forget_answer(&site, &format!("emails {} night", path.rsplit('/').next().unwrap()), Some("")).await;
    site.wait(SignedDuration::from_mins(1));
    program.browser = site.browser();
    let again = program.post_once(&emails, "night", &body).await.good(StatusCode::ACCEPTED);
    assert_eq!(again["queued"], 2);
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2, "nobody gets a second email");
}

/// As when the connection to the database breaks during a commit.
async fn what_was_done_although_it_failed_is_not_done_again(mut site: Site) {
    let smtp = Smtp::start();
    site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let meeting = json!({"room": "review", "people": [{"name": "Ada", "email": "ada@example.org"}]});
    let made = program.post_once("/meetings", "night", &meeting).await.good(StatusCode::CREATED)["meeting"].clone();
    let id = made["id"].as_str().unwrap();
    let (people, emails) = (format!("/meetings/{id}/invitations"), format!("/meetings/{id}/emails"));
    let (added, to) = (json!({"people": [{"name": "Bob"}]}), json!({"to": "all"}));
    let bob = program.post_once(&people, "night", &added).await.good(StatusCode::CREATED)["invitations"][0].clone();
    assert_eq!(program.post_once(&emails, "night", &to).await.good(StatusCode::ACCEPTED)["queued"], 1);
    let kinds = ["meeting".to_owned(), format!("people {id}"), format!("emails {id}")];
    for seconds in [2, 70, 90] {
        for kind in &kinds {
            fail(&site, &format!("{kind} night")).await;
        }
        site.wait(SignedDuration::from_secs(seconds));
        program.browser = site.browser();
        let again = program.post_once("/meetings", "night", &meeting).await;
        assert_eq!(again.good(StatusCode::CREATED)["meeting"]["id"], id);
        let again = program.post_once(&people, "night", &added).await;
        assert_eq!(again.good(StatusCode::CREATED)["invitations"][0]["id"], bob["id"]);
        program.post_once(&emails, "night", &to).await.good(StatusCode::ACCEPTED);
        site.deliver().await;
        assert_eq!(smtp.taken().len(), 1, "nobody gets a second email");
    }
    let listed = program.get("/meetings").await.good(StatusCode::OK)["meetings"].as_array().unwrap().len();
    let there = program.get(&people).await.good(StatusCode::OK)["invitations"].as_array().unwrap().len();
    assert_eq!((listed, there), (1, 2));
    // The answer is kept for a day from the last time, not from the first.
    let asked = program.post_once("/meetings", "night", &meeting).await;
    assert_eq!(asked.header("idempotent-replayed"), "true");
}

async fn a_key_is_free_again_after_a_failure_and_after_a_day(mut site: Site) {
    let smtp = Smtp::start();
    site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let (path, _) = program.make(json!([{"name": "Ada", "email": "ada@example.org"}])).await;
    let people = format!("{path}/invitations");
    let nobody = program.post_once(&people, "one", &json!({"people": []})).await;
    assert_eq!(nobody.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/people"]);
    let added = program.post_once(&people, "one", &json!({"people": [{"name": "Bob"}]})).await;
    assert_eq!(added.good(StatusCode::CREATED)["invitations"][0]["name"], "Bob");
    // A program that sends under the same key every night sends every night.
    let (emails, body) = (format!("{path}/emails"), json!({"to": "all"}));
    for night in 1..=2 {
        let sent = program.post_once(&emails, "nightly", &body).await;
        assert_eq!(sent.good(StatusCode::ACCEPTED)["queued"], 1);
        assert_eq!(sent.headers.get("idempotent-replayed"), None);
        site.deliver().await;
        assert_eq!(smtp.taken().len(), night);
        site.wait(SignedDuration::from_mins(1));
        program.browser = site.browser();
        site.store.sweep(now() + SignedDuration::from_hours(25)).await.unwrap();
    }
}

async fn if_match_holds_for_each_action_on_a_person(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (_, people) = program.make(json!([{"name": "Ada"}])).await;
    let ada = &people[0];
    for (method, action) in
        [("POST", "revoke"), ("POST", "restore"), ("POST", "replace"), ("PUT", "shared"), ("DELETE", "shared")]
    {
        let path = format!("{ada}/{action}");
        let before = program.get(ada).await;
        let refused = program.send(method, &path, &[("if-match", "\"other\"")], Body::empty()).await;
        let refused = refused.refusal(StatusCode::PRECONDITION_FAILED);
        assert_eq!(refused, ("precondition_failed".to_owned(), vec!["If-Match".to_owned()]), "{method} {path}");
        assert_eq!(program.get(ada).await.json(), before.json(), "{method} {path}");
        let done = program.send(method, &path, &[("if-match", before.header("etag"))], Body::empty()).await;
        done.good(StatusCode::OK);
        let stale = program.send(method, &path, &[("if-match", before.header("etag"))], Body::empty()).await;
        assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "{method} {path}");
    }
    // Of two replacements at once, both with the right tag, one is refused.
    let mut second = Program { browser: site.browser(), key: program.key.clone() };
    let (path, tag) = (format!("{ada}/replace"), program.get(ada).await.header("etag").to_owned());
    let condition = [("if-match", tag.as_str())];
    let (one, two) = tokio::join!(
        program.send("POST", &path, &condition, Body::empty()),
        second.send("POST", &path, &condition, Body::empty())
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], StatusCode::OK);
    assert!([StatusCode::CONFLICT, StatusCode::PRECONDITION_FAILED].contains(&statuses[1]), "{statuses:?}");
}
