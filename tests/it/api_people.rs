//! The API's calls for one person, and for sending invitations by email.

use axum::{body::Body, http::StatusCode};
use latchkey::program::access::Scope;
use serde_json::{Value, json};

use crate::support::{
    Answer, Site, on_both,
    program::{Program, rights},
    smtp::Smtp,
};

on_both!(
    a_person_is_read_changed_and_removed,
    a_join_link_is_revoked_restored_and_replaced,
    a_link_is_marked_as_shared_and_not_shared,
    invitations_are_sent_and_what_became_of_them_is_told,
    an_email_says_where_it_went_and_whether_it_is_out_of_date,
    who_is_sent_no_email_is_told_with_the_reason,
    a_key_without_owners_changes_no_owner,
);

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

async fn patch(program: &mut Program, path: &str, change: Value) -> Answer {
    program.send("PATCH", path, &JSON, change.to_string()).await
}

async fn press(program: &mut Program, method: &str, path: &str) -> Value {
    program.send(method, path, &[], Body::empty()).await.good(StatusCode::OK)["invitation"].clone()
}

async fn a_person_is_read_changed_and_removed(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let people = json!([{"name": "Ada"}, {"name": "Bob", "email": "bob@example.org", "language": "de"}]);
    let (path, people) = program.make(people).await;
    let bob = program.get(&people[1]).await.good(StatusCode::OK)["invitation"].clone();
    assert_eq!((&bob["name"], &bob["language"], &bob["owner"]), (&json!("Bob"), &json!("de"), &json!(false)));
    assert!(bob["link"].as_str().unwrap().contains("/j/"));
    let changed = patch(&mut program, &people[1], json!({"name": "Bobby", "email": null, "owner": true})).await;
    let changed = changed.good(StatusCode::OK)["invitation"].clone();
    assert_eq!((&changed["name"], &changed["email"]), (&json!("Bobby"), &Value::Null));
    assert_eq!((&changed["language"], &changed["owner"]), (&json!("de"), &json!(true)), "what is left out stays");
    assert_eq!(changed["link"], bob["link"], "a join link stays the same");
    let same = patch(&mut program, &people[1], json!({})).await.good(StatusCode::OK);
    assert_eq!(same["invitation"], changed);
    for (change, pointer) in [
        (json!({"name": ""}), "/name"),
        (json!({"name": null, "nme": "x"}), "/nme"),
        (json!({"email": "bob@@example.org"}), "/email"),
        (json!({"language": "klingon"}), "/language"),
    ] {
        let refused = patch(&mut program, &people[1], change).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused, ("invalid".to_owned(), vec![pointer.to_owned()]));
    }
    assert_eq!(program.send("DELETE", &people[1], &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    let missing = program.get(&people[1]).await;
    assert_eq!(missing.refusal(StatusCode::NOT_FOUND).0, "not_found");
    assert!(missing.json()["detail"].as_str().unwrap().contains("invitation"), "{}", missing.body);
    assert_eq!(program.send("DELETE", &people[1], &[], Body::empty()).await.status, StatusCode::NOT_FOUND);
    let list = program.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
    assert_eq!(list["invitations"].as_array().unwrap().len(), 1);
    for nowhere in [format!("{path}/invitations/none"), people[0].replace("/meetings/", "/meetings/0")] {
        assert_eq!(program.get(&nowhere).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
    }
}

async fn a_join_link_is_revoked_restored_and_replaced(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (_, people) = program.make(json!([{"name": "Ada"}])).await;
    let ada = &people[0];
    let before = program.get(ada).await.good(StatusCode::OK)["invitation"]["link"].clone();
    let revoked = press(&mut program, "POST", &format!("{ada}/revoke")).await;
    assert_eq!((&revoked["link"], revoked["revoked_at"].is_string()), (&Value::Null, true));
    assert_eq!(press(&mut program, "POST", &format!("{ada}/revoke")).await, revoked, "once is as good as twice");
    let restored = press(&mut program, "POST", &format!("{ada}/restore")).await;
    assert_eq!((&restored["link"], &restored["revoked_at"]), (&before, &Value::Null));
    let replaced = press(&mut program, "POST", &format!("{ada}/replace")).await;
    assert!(replaced["link"].is_string() && replaced["link"] != before);
    // A direct link can’t be revoked.
    let direct = json!({"room": "review", "link_kind": "direct", "people": [{"name": "Ada"}]});
    let made = program.post("/meetings", &direct).await.good(StatusCode::CREATED);
    let path = format!("/meetings/{}/invitations", made["meeting"]["id"].as_str().unwrap());
    let id = program.get(&path).await.good(StatusCode::OK)["invitations"][0]["id"].as_str().unwrap().to_owned();
    for step in ["revoke", "replace"] {
        let refused = program.send("POST", &format!("{path}/{id}/{step}"), &[], Body::empty()).await;
        assert_eq!(refused.refusal(StatusCode::CONFLICT).0, "direct_links");
        assert!(refused.json()["detail"].as_str().unwrap().contains("\"link_kind\": \"join\""), "{}", refused.body);
    }
}

async fn a_link_is_marked_as_shared_and_not_shared(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (_, people) = program.make(json!([{"name": "Ada"}])).await;
    let shared = format!("{}/shared", people[0]);
    let marked = press(&mut program, "PUT", &shared).await;
    assert_eq!((&marked["shared_how"], marked["shared_at"].is_string()), (&json!("marked"), true));
    let unmarked = press(&mut program, "DELETE", &shared).await;
    assert_eq!((&unmarked["shared_how"], &unmarked["shared_at"]), (&Value::Null, &Value::Null));
}

async fn invitations_are_sent_and_what_became_of_them_is_told(site: Site) {
    let smtp = Smtp::start();
    let people = json!([{"name": "Ada", "email": "ada.b@example.org"}, {"name": "Bob", "email": "no-such.1@example.org"}, {"name": "Cy"}]);
    let without = site.with_join_links();
    let mut program = Program::that_may_all(&without).await;
    let (path, _) = program.make(people.clone()).await;
    let refused = program.post(&format!("{path}/emails"), &json!({})).await;
    assert_eq!(refused.refusal(StatusCode::CONFLICT).0, "mail_off");
    let site = without.with_mail(smtp.settings());
    let mut program = Program { browser: site.browser(), key: program.key.clone() };
    let emails = format!("{path}/emails");
    let none = program.get(&emails).await.good(StatusCode::OK);
    assert_eq!(none, json!({"emails": [], "meta": {"next_cursor": null}}));
    let queued = program.post_once(&emails, "night 1", &json!({})).await.good(StatusCode::ACCEPTED);
    let cy = program.get(&format!("{path}/invitations")).await.json()["invitations"][2]["id"].clone();
    let skipped = json!([{"invitation_id": cy, "reason": "no_email"}]);
    assert_eq!(queued, json!({"queued": 2, "skipped": skipped}));
    let waiting = program.get(&emails).await.good(StatusCode::OK);
    assert_eq!(waiting["emails"][0]["state"], "waiting");
    assert!(waiting["emails"][0]["next_attempt_at"].is_string());
    site.deliver().await;
    // The same request again sends nothing, and another one under the same key is refused.
    let again = program.post_once(&emails, "night 1", &json!({})).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.good(StatusCode::ACCEPTED), queued, "the first answer");
    let other = program.post_once(&emails, "night 1", &json!({"to": "all"})).await;
    assert_eq!(other.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "idempotency_key_reused");
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 1);
    let told = program.get(&emails).await.good(StatusCode::OK);
    let [ada, bob] = [0, 1].map(|place| told["emails"][place].clone());
    assert_eq!((&ada["state"], &ada["next_attempt_at"]), (&json!("accepted"), &Value::Null));
    assert!(ada["ended_at"].is_string(), "{ada}");
    assert_eq!((&bob["state"], &bob["email"]), (&json!("refused"), &json!("no-such.1@example.org")));
    assert!(bob["reason"].as_str().unwrap().contains("550 5.1.1 no such mailbox"), "{bob}");
    assert_eq!(told["emails"].as_array().unwrap().len(), 2, "nobody without an address");
    let only = json!({"to": "all", "people": [ada["invitation_id"]]});
    assert_eq!(program.post(&emails, &only).await.good(StatusCode::ACCEPTED), json!({"queued": 1, "skipped": []}));
    let refused = program.post(&emails, &json!({"to": "everyone"})).await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/to"]);
    let ada = program.get(&format!("{path}/invitations")).await.good(StatusCode::OK)["invitations"][0].clone();
    assert_eq!(ada["shared_how"], "emailed");
}

async fn an_email_says_where_it_went_and_whether_it_is_out_of_date(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let names = ["ada", "no-such.1", "busy.1"];
    let people = names.map(|name| json!({"name": name, "email": format!("{name}@example.org")}));
    let (path, people) = program.make(json!(people)).await;
    let emails = format!("{path}/emails");
    // Of each person: the address, the state, and whether it is out of date.
    let told = async |program: &mut Program| {
        let told = program.get(&emails).await.good(StatusCode::OK);
        let facts = |email: &Value| (email["email"].clone(), email["state"].clone(), email["outdated"].clone());
        told["emails"].as_array().unwrap().iter().map(facts).collect::<Vec<_>>()
    };
    let as_told = |address: &str, state: &str, outdated: bool| (json!(address), json!(state), json!(outdated));
    assert_eq!(program.post(&emails, &json!({})).await.good(StatusCode::ACCEPTED)["queued"], 3);
    let waiting = names.map(|name| as_told(&format!("{name}@example.org"), "waiting", false));
    assert_eq!(told(&mut program).await, waiting, "the addresses that they will go to");
    site.deliver().await;
    for (person, address) in people.iter().zip(["ada.b@example.org", "bob@example.org", "cy@example.org"]) {
        patch(&mut program, person, json!({"email": address})).await.good(StatusCode::OK);
    }
    let went_to = [
        as_told("ada@example.org", "accepted", true),
        as_told("no-such.1@example.org", "refused", false),
        as_told("busy.1@example.org", "waiting", false),
    ];
    assert_eq!(told(&mut program).await, went_to);
    // What waited because of an address that was wrong is tried again at once.
    let next = program.get(&emails).await.json()["emails"][2]["next_attempt_at"].clone();
    assert_eq!(next, "2026-11-24T09:00:00Z");
    for (to, count) in [("new", 0), ("outdated", 1), ("failed", 1)] {
        let sent = program.post(&emails, &json!({"to": to})).await.good(StatusCode::ACCEPTED);
        assert_eq!(sent["queued"], count, "{to}");
    }
    site.deliver().await;
    let went_to = ["ada.b@example.org", "bob@example.org", "cy@example.org"];
    assert_eq!(told(&mut program).await, went_to.map(|address| as_told(address, "accepted", false)));
    let mut taken: Vec<_> = smtp.taken().iter().map(|mail| mail["address"].as_str().unwrap().to_owned()).collect();
    taken.sort_unstable();
    assert_eq!(taken, ["ada.b@example.org", "ada@example.org", "bob@example.org", "cy@example.org"]);
    // A link that was replaced is out of date, too, and nobody without a link is sent an email.
    press(&mut program, "POST", &format!("{}/replace", people[0])).await;
    press(&mut program, "POST", &format!("{}/replace", people[1])).await;
    press(&mut program, "POST", &format!("{}/revoke", people[1])).await;
    let outdated: Vec<_> = told(&mut program).await.into_iter().map(|(_, _, outdated)| outdated).collect();
    assert_eq!(outdated, [true, false, false]);
}

async fn who_is_sent_no_email_is_told_with_the_reason(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut program = Program::that_may_all(&site).await;
    let names = ["ada", "bob", "cy", "dan"];
    let mut people = names.map(|name| json!({"name": name, "email": format!("{name}@example.org")}));
    people[3]["email"] = Value::Null;
    let (path, paths) = program.make(json!(people)).await;
    let [ada, bob, cy, dan] = [0, 1, 2, 3].map(|place| paths[place].rsplit('/').next().unwrap());
    press(&mut program, "POST", &format!("{}/revoke", paths[2])).await;
    let emails = format!("{path}/emails");
    assert_eq!(program.post(&emails, &json!({"people": [ada]})).await.good(StatusCode::ACCEPTED)["queued"], 1);
    let skipped = |why: &[(&str, &str)]| {
        json!(why.iter().map(|(id, why)| json!({"invitation_id": id, "reason": why})).collect::<Vec<_>>())
    };
    let waiting = program.post(&emails, &json!({"to": "all"})).await.good(StatusCode::ACCEPTED);
    let why = skipped(&[(ada, "waiting"), (cy, "revoked"), (dan, "no_email")]);
    assert_eq!(waiting, json!({"queued": 1, "skipped": why}));
    site.deliver().await;
    // Who is only not meant is told if they are named.
    let none = program.post(&emails, &json!({"to": "failed"})).await.good(StatusCode::ACCEPTED);
    assert_eq!(none, json!({"queued": 0, "skipped": skipped(&[(cy, "revoked"), (dan, "no_email")])}));
    let none = program.post(&emails, &json!({"to": "outdated", "people": [bob, dan]})).await.good(StatusCode::ACCEPTED);
    assert_eq!(none, json!({"queued": 0, "skipped": skipped(&[(bob, "not_in_to"), (dan, "no_email")])}));
    // An id that is nobody's stops all.
    let unknown = "0b9d6c3e-3f6f-4f0e-9a53-5d4c5b6f7a88";
    let request = json!({"to": "all", "people": [ada, unknown, bob, unknown]});
    let refused = program.post_once(&emails, "once", &request).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused, ("invalid".to_owned(), vec!["/people/1".to_owned(), "/people/3".to_owned()]));
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
    let queued = program.post_once(&emails, "once", &json!({"to": "all", "people": [ada]})).await;
    assert_eq!(queued.good(StatusCode::ACCEPTED)["queued"], 1);
}

async fn a_key_without_owners_changes_no_owner(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let (_, people) = program.make(json!([{"name": "Ada", "owner": true}, {"name": "Bob"}])).await;
    let mut limited = Program::of(&site, rights(&[Scope::Meetings], "review", false)).await;
    for (person, change) in [(0, json!({"name": "Eve"})), (0, json!({"owner": false})), (1, json!({"owner": true}))] {
        let refused = patch(&mut limited, &people[person], change).await.refusal(StatusCode::FORBIDDEN);
        assert_eq!(refused, ("owner_not_allowed".to_owned(), vec!["/owner".to_owned()]));
    }
    assert_eq!(limited.get(&people[0]).await.good(StatusCode::OK)["invitation"]["link"], Value::Null);
    assert_eq!(patch(&mut limited, &people[1], json!({"name": "Bo"})).await.status, StatusCode::OK);
    let mut elsewhere = Program::of(&site, rights(&[Scope::Meetings], "team-*", true)).await;
    assert_eq!(elsewhere.get(&people[1]).await.refusal(StatusCode::FORBIDDEN).0, "room_not_allowed");
    let mut without_scope = Program::of(&site, rights(&[Scope::Tokens], "", true)).await;
    assert_eq!(without_scope.get(&people[1]).await.refusal(StatusCode::FORBIDDEN).0, "scope_missing");
}
