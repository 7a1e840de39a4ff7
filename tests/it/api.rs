//! The API, as a program uses it.

use std::collections::BTreeSet;

use axum::{body::Body, http::StatusCode};
use jiff::SignedDuration;
use latchkey::program::access::Scope;
use serde_json::{Value, json};

use crate::support::{
    Site, claims_of, now, on_both,
    program::{Program, rights},
    signer_for,
};

on_both!(
    one_token_is_signed_for_one_person,
    links_are_signed_for_many_and_the_same_again,
    rows_of_csv_stream_through,
    meetings_are_made_read_changed_and_deleted,
    the_same_idempotency_key_makes_one_thing,
    lists_have_pages,
    a_key_does_what_it_may_and_no_more,
    a_key_that_is_not_good_is_refused,
    a_key_that_asks_too_often_waits,
    what_is_wrong_is_named_with_its_path,
    a_body_of_another_type_is_told_the_right_one,
    people_who_look_alike_are_told,
    keys_are_made_shown_once_and_withdrawn,
    nothing_that_opens_a_meeting_is_kept,
);

fn review() -> Value {
    json!({"room": "weekly-review", "title": "Weekly review", "starts_at": "2026-11-24T09:30:00Z",
        "ends_at": "2026-11-24T10:30:00Z", "zone": "Europe/Berlin",
        "people": [{"name": "Ada", "owner": true}, {"name": "Zoë", "email": "zoe@example.org"}]})
}

async fn one_token_is_signed_for_one_person(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let answer = program.post("/tokens", &json!({"room": "standup"})).await;
    let token = &answer.good(StatusCode::OK)["token"];
    assert_eq!((&token["owner"], &token["name"]), (&false.into(), &Value::Null));
    assert_eq!(token["expires_at"], "2026-11-24T10:00:00Z", "an hour from now");
    assert_eq!(answer.header("cache-control"), "no-store");
    let all = json!({"room": "standup", "name": "Ada", "owner": true, "id": "user-42",
        "not_before": "2026-11-24T09:10:00Z", "expires_at": "2026-11-24T11:00:00+01:00",
        "options": {"start_audio_off": true, "lang": "de", "permissions": {"cs": "v,a"}, "eject_after_elapsed": 60}});
    let token = program.post("/tokens", &all).await.good(StatusCode::OK)["token"].clone();
    let link = token["link"].as_str().unwrap();
    assert_eq!(link, format!("https://acme.daily.co/standup?t={}", token["token"].as_str().unwrap()));
    let claims = claims_of(link);
    assert_eq!(claims.room_name().unwrap().as_str(), "standup");
    assert_eq!((claims.is_owner, claims.user_id.unwrap().as_str()), (true, "user-42"));
    assert_eq!(claims.user_name.as_deref(), Some("Ada"));
    assert_eq!(claims.options.lang.unwrap().code(), "de");
    assert_eq!(token["expires_at"], "2026-11-24T10:00:00Z");
    // What is signed can be inspected.
    let said = program.post("/inspect", &json!({"token": link})).await.good(StatusCode::OK)["inspection"].clone();
    assert_eq!((&said["valid"], &said["why_not"]), (&false.into(), &"not valid before 2026-11-24T09:10:00Z".into()));
    assert_eq!((&said["room"], &said["owner"], &said["id"]), (&"standup".into(), &true.into(), &"user-42".into()));
    assert_eq!((&said["signed_by"], &said["mistakes"]), (&"own_key".into(), &json!([])));
    assert!(said["sentence"].as_str().unwrap().starts_with("Ada can join “standup” as an owner from "), "{said}");
    assert_eq!(said["claims"][0], json!({"claim": "r", "name": "room_name", "value": "standup"}));
}

async fn links_are_signed_for_many_and_the_same_again(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let request = json!({"room": "standup", "starts_at": "2026-11-24T09:30:00Z", "issued_at": "2026-11-24T08:00:00Z",
        "people": [{"name": "Ada", "owner": true, "id": "1"}, {"name": "Bob", "email": "bob@example.org"}]});
    let answer = program.post("/links", &request).await.good(StatusCode::OK);
    let links = answer["links"].as_array().unwrap();
    assert_eq!(links.len(), 2);
    assert_eq!((&links[0]["id"], &links[1]["email"]), (&"1".into(), &"bob@example.org".into()));
    let claims = claims_of(links[1]["link"].as_str().unwrap());
    assert_eq!(claims.not_before().unwrap().to_string(), "2026-11-24T09:15:00Z");
    assert_eq!(claims.issued_at().unwrap().to_string(), "2026-11-24T08:00:00Z");
    assert_eq!(program.post("/links", &request).await.json(), answer);
    let with_query = program.post("/links?closes_late=5", &request).await;
    assert_eq!(with_query.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "invalid");
    let headers = [("content-type", "application/json"), ("accept", "text/*;q=0.5, application/json;q=0")];
    let csv = program.send("POST", "/links", &headers, request.to_string()).await;
    assert_eq!((csv.status, csv.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(
        csv.body.starts_with("name,email,role,id,link\nAda,,owner,1,https://acme.daily.co/standup?t="),
        "{}",
        csv.body
    );
}

async fn rows_of_csv_stream_through(site: Site) {
    let mut program = Program::of(&site, rights(&[Scope::Tokens], "team-*", false)).await;
    let rows: String = (0..3000).map(|n| format!("Person {n},p{n}@example.org,,\n")).collect();
    let table = format!("name,email,owner,room\n{rows}\"Doe, Jane\",,yes,\nBob,,,other\nbad,x@,,\n");
    let path = "/links?room=team-a&starts_at=2026-11-24T09:30:00Z&issued_at=2026-11-24T08:00:00Z&options=%7B%22start_audio_off%22:true%7D";
    let csv = [("content-type", "text/csv; charset=utf-8")];
    let answer = program.send("POST", path, &csv, table.clone()).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    let mut reader = csv::Reader::from_reader(answer.body.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["name", "email", "role", "room", "link", "error"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3003);
    assert_eq!([&rows[2999][0], &rows[2999][3], &rows[2999][5]], ["Person 2999", "team-a", ""]);
    assert_eq!(claims_of(&rows[0][4]).options.start_audio_off, Some(true));
    assert_eq!(
        &rows[3000][5],
        "line 3002: This API key is not allowed to create or read links for owners or for people with admin permissions. Use an API key that allows owners."
    );
    assert_eq!(
        &rows[3001][5],
        "line 3003: This API key is not allowed to use this room. Use another room, or an API key that allows this room."
    );
    assert!(rows[3002][5].starts_with("line 3004: This is not an email address"), "{:?}", rows[3002]);
    // A row without a link keeps its own cells.
    let kept = |row: usize| rows[row].iter().take(5).collect::<Vec<_>>();
    assert_eq!(kept(3000), ["Doe, Jane", "", "owner", "", ""]);
    assert_eq!(kept(3001), ["Bob", "", "", "other", ""]);
    assert_eq!(kept(3002), ["bad", "x@", "", "", ""]);
    // The same rows by the same key make the same bytes.
    assert_eq!(program.send("POST", path, &csv, table).await.body, answer.body);
    let answer = program.send("POST", "/links?room=team-a", &csv, "name,shoe size\nAda,38\n").await;
    assert_eq!(answer.header("latchkey-warnings"), "ignored column: shoe size");
    let refused = program.send("POST", "/links?room=team-a", &csv, "id,owner\n1,yes\n").await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "invalid");
    let refused = program.send("POST", "/links?room=a%20b&rom=x&opens_early=soon", &csv, "Ada\n").await;
    let (_, paths) = refused.refusal(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(paths.into_iter().collect::<BTreeSet<_>>(), ["opens_early", "rom", "room"].map(str::to_owned).into());
    let refused = program.send("POST", "/links?room=team-a", &[csv[0], ("accept", "application/json")], "Ada\n").await;
    assert_eq!(refused.refusal(StatusCode::NOT_ACCEPTABLE).0, "not_acceptable");
    for encoding in ["gzip", "br, gzip", "zstd"] {
        let packed = [csv[0], ("content-encoding", encoding)];
        let refused = program.send("POST", path, &packed, "Ada\n").await;
        assert_eq!(refused.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE).0, "unsupported_encoding");
        assert_eq!(refused.header("accept-encoding"), "identity");
    }
    let large = [csv[0], ("content-length", "99999999999")];
    let refused = program.send("POST", path, &large, "Ada\n").await.refusal(StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(refused, ("too_large".to_owned(), vec![String::new()]), "the whole body");
}

async fn meetings_are_made_read_changed_and_deleted(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let answer = program.post("/meetings", &review()).await;
    let meeting = answer.good(StatusCode::CREATED)["meeting"].clone();
    let path = format!("/meetings/{}", meeting["id"].as_str().unwrap());
    assert_eq!(answer.location(), format!("/api/v1{path}"));
    assert_eq!((&meeting["invitation_count"], &meeting["no_links"]), (&2.into(), &Value::Null));
    assert_eq!(meeting["links_open_at"], "2026-11-24T09:15:00Z");
    let created = answer.json()["invitations"].clone();
    assert_eq!((&created[0]["name"], &created[1]["email"]), (&"Ada".into(), &"zoe@example.org".into()));
    assert_eq!(program.get(&path).await.good(StatusCode::OK)["meeting"], meeting);

    // The pages show the same records and the same links.
    let mut ada = site.ada().await;
    let shown = ada.links(&path).await;
    let invitations = program.get(&format!("{path}/invitations")).await.good(StatusCode::OK)["invitations"].clone();
    let sent: Vec<_> = invitations
        .as_array()
        .unwrap()
        .iter()
        .map(|invitation| invitation["link"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(shown.iter().map(|(_, link)| link.clone()).collect::<Vec<_>>(), sent);
    assert_eq!(created, invitations, "the answer to the new meeting has them already");
    let added = program
        .post(&format!("{path}/invitations"), &json!({"people": [{"name": "Max"}]}))
        .await
        .good(StatusCode::CREATED);
    let shown = ada.links(&path).await;
    assert_eq!((shown[2].0.as_str(), shown[2].1.as_str()), ("Max", added["invitations"][0]["link"].as_str().unwrap()));

    let json = [("content-type", "application/json")];
    let change = json!({"ends_at": "2026-11-24T11:00:00Z", "title": null, "options": {"start_video_off": true}});
    let changed = program.send("PATCH", &path, &json, change.to_string()).await.good(StatusCode::OK)["meeting"].clone();
    assert_eq!((&changed["title"], &changed["links_close_at"]), (&Value::Null, &"2026-11-24T11:30:00Z".into()));
    assert_eq!(changed["options"], json!({"start_video_off": true}));
    assert_eq!(claims_of(&ada.links(&path).await[0].1).options.start_video_off, Some(true));
    let refused = program.send("PATCH", &path, &json, json!({"room": "other"}).to_string()).await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/room"]);
    for (change, pointer) in [
        (json!({"ends_at": "2026-11-24T09:00:00Z"}), "/ends_at"),
        (json!({"starts_at": "2026-11-24T12:00:00Z"}), "/starts_at"),
        (json!({"starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T11:00:00Z"}), "/ends_at"),
    ] {
        let refused = program.send("PATCH", &path, &json, change.to_string()).await;
        assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, [pointer], "{change}");
    }

    // Another organizer's meeting is not there, and neither is one of another Daily domain changed.
    let mut bob = site.bob().await;
    let id = "0b9d6c3e-3f6f-4f0e-9a53-5d4c5b6f7a88";
    bob.make_meeting(&crate::support::pasted(id, "Bob")).await;
    assert_eq!(program.get(&format!("/meetings/{id}")).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
    let mut elsewhere = Program { browser: site.browser_with(signer_for("other", id)), key: program.key.clone() };
    let there = elsewhere.get(&path).await.good(StatusCode::OK);
    assert_eq!(there["meeting"]["no_links"], "other_domain");
    assert_eq!(
        elsewhere.send("PATCH", &path, &json, change.to_string()).await.refusal(StatusCode::CONFLICT).0,
        "other_domain"
    );
    let links = elsewhere.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
    assert_eq!(links["invitations"][0]["link"], Value::Null);

    assert_eq!(program.send("DELETE", &path, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    for (path, detail) in [
        (path.as_str(), "There is no meeting with this id, or it belongs to another organizer."),
        ("/meetings/none", "Not found. The id in the URL must be a UUID."),
    ] {
        let missing = program.get(path).await;
        assert_eq!(missing.refusal(StatusCode::NOT_FOUND).0, "not_found");
        assert_eq!(missing.json()["detail"], detail);
    }
}

async fn the_same_idempotency_key_makes_one_thing(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let first = program.post_once("/meetings", "order 7", &review()).await.good(StatusCode::CREATED);
    let again = program.post_once("/meetings", "order 7", &review()).await.good(StatusCode::CREATED);
    assert_eq!(first, again);
    let other = json!({"room": "standup"});
    let refused = program.post_once("/meetings", "order 7", &other).await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "idempotency_key_reused");
    let path = format!("/meetings/{}/invitations", first["meeting"]["id"].as_str().unwrap());
    let people = json!({"people": [{"name": "Max"}]});
    let added = program.post_once(&path, "order 7", &people).await.good(StatusCode::CREATED);
    assert_eq!(program.post_once(&path, "order 7", &people).await.good(StatusCode::CREATED), added);
    let others = json!({"people": [{"name": "Eve"}]});
    assert_eq!(program.post_once(&path, "order 7", &others).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(program.get(&path).await.json()["invitations"].as_array().unwrap().len(), 3);
    assert_eq!(program.get("/meetings").await.json()["meetings"].as_array().unwrap().len(), 1);
    // What was wrong and is mended may go under the same name.
    let wrong = json!({"room": "r", "ends_at": "2020-01-01T00:00:00Z"});
    assert_eq!(program.post_once("/meetings", "order 8", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(program.post_once("/meetings", "order 8", &other).await.status, StatusCode::CREATED);
    // The first answer is given again, whatever changed since, with the links as they are now.
    let invitation = format!("{path}/{}", added["invitations"][0]["id"].as_str().unwrap());
    let json = [("content-type", "application/json")];
    let renamed = program.send("PATCH", &invitation, &json, json!({"name": "Maximilian"}).to_string()).await;
    let link = renamed.good(StatusCode::OK)["invitation"]["link"].clone();
    assert_ne!(link, added["invitations"][0]["link"]);
    let again = program.post_once(&path, "order 7", &people).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    let again = again.good(StatusCode::CREATED);
    assert_eq!((&again["invitations"][0]["name"], &again["invitations"][0]["link"]), (&json!("Max"), &link));
    assert_eq!(program.send("DELETE", &invitation, &[], "").await.status, StatusCode::NO_CONTENT);
    let again = program.post_once(&path, "order 7", &people).await.good(StatusCode::CREATED);
    assert_eq!((&again["invitations"][0]["name"], &again["invitations"][0]["link"]), (&json!("Max"), &Value::Null));
    let meeting = path.trim_end_matches("/invitations").to_owned();
    assert_eq!(program.send("DELETE", &meeting, &[], "").await.status, StatusCode::NO_CONTENT);
    for (address, request, answer) in [("/meetings", review(), &first), (path.as_str(), people.clone(), &again)] {
        let replayed = program.post_once(address, "order 7", &request).await;
        assert_eq!(replayed.header("idempotent-replayed"), "true", "also after the meeting was deleted");
        let mut answer = answer.clone();
        for invitation in answer["invitations"].as_array_mut().unwrap() {
            invitation["link"] = Value::Null;
        }
        assert_eq!(replayed.good(StatusCode::CREATED), answer);
    }
    assert!(!site.everything_stored().await.contains("eyJ"), "no link is kept");
    // After a day the name is forgotten, and free for something else.
    site.store.sweep(now() + SignedDuration::from_hours(25)).await.unwrap();
    let later = program.post_once("/meetings", "order 7", &other).await.good(StatusCode::CREATED);
    assert_eq!(later["meeting"]["room"], "standup");
    // Another program's key is another name.
    let mut second = Program::that_may_all(&site).await;
    assert_ne!(second.post_once("/meetings", "order 7", &review()).await.good(StatusCode::CREATED), first);
}

async fn lists_have_pages(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for number in 0..5 {
        let people: Vec<_> = (0..number).map(|person| json!({"name": format!("P{person}")})).collect();
        let meeting = json!({"room": format!("room-{number}"), "starts_at": "2026-11-24T09:30:00Z", "people": people});
        program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    }
    let mut rooms = BTreeSet::new();
    let mut path = "/meetings?limit=2".to_owned();
    let mut pages = 0;
    loop {
        let page = program.get(&path).await.good(StatusCode::OK);
        pages += 1;
        rooms.extend(
            page["meetings"].as_array().unwrap().iter().map(|meeting| meeting["room"].as_str().unwrap().to_owned()),
        );
        let Some(cursor) = page["meta"]["next_cursor"].as_str() else { break };
        path = format!("/meetings?limit=2&cursor={cursor}");
    }
    assert_eq!((pages, rooms.len()), (3, 5));
    let meetings = program.get("/meetings").await.json();
    let full = meetings["meetings"].as_array().unwrap().iter().find(|meeting| meeting["room"] == "room-4").unwrap();
    let path = format!("/meetings/{}/invitations?limit=3", full["id"].as_str().unwrap());
    let first = program.get(&path).await.good(StatusCode::OK);
    let cursor = first["meta"]["next_cursor"].as_str().unwrap();
    let second = program.get(&format!("{path}&cursor={cursor}")).await.good(StatusCode::OK);
    assert_eq!(
        (first["invitations"][2]["name"].as_str(), second["invitations"][0]["name"].as_str()),
        (Some("P2"), Some("P3"))
    );
    assert_eq!(second["meta"]["next_cursor"], Value::Null);
    for (query, wrong) in [
        ("limit=0", "limit"),
        ("limit=many", "limit"),
        ("cursor=x", "cursor"),
        ("page=2", "page"),
        ("limit=1&limit=2", "limit"),
    ] {
        let refused = program.get(&format!("/meetings?{query}")).await;
        assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, [wrong], "{query}");
    }
}

async fn a_key_does_what_it_may_and_no_more(site: Site) {
    let mut all = Program::that_may_all(&site).await;
    let id = all.post("/meetings", &review()).await.json()["meeting"]["id"].as_str().unwrap().to_owned();
    let mut tokens = Program::of(&site, rights(&[Scope::Tokens], "team-*", false)).await;
    let answer = tokens.post("/tokens", &json!({"room": "team-a", "name": "Bob"})).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = tokens.post("/tokens", &json!({"room": "team-a", "owner": true})).await;
    assert_eq!(answer.refusal(StatusCode::FORBIDDEN), ("owner_not_allowed".to_owned(), vec!["/owner".to_owned()]));
    let answer = tokens.post("/tokens", &json!({"room": "standup"})).await;
    assert_eq!(answer.refusal(StatusCode::FORBIDDEN), ("room_not_allowed".to_owned(), vec!["/room".to_owned()]));
    let answer = tokens
        .post("/links", &json!({"room": "team-a", "people": [{"name": "A"}, {"name": "B", "owner": true}]}))
        .await;
    assert_eq!(
        answer.refusal(StatusCode::FORBIDDEN),
        ("owner_not_allowed".to_owned(), vec!["/people/1/owner".to_owned()])
    );
    let admin = json!({"room": "team-a", "options": {"permissions": {"ca": true}}});
    let answer = tokens.post("/tokens", &admin).await;
    let wanted = ("owner_not_allowed".to_owned(), vec!["/options/permissions".to_owned()]);
    assert_eq!(answer.refusal(StatusCode::FORBIDDEN), wanted, "who administers others has an owner's power");
    let harmless = json!({"room": "team-a", "options": {"permissions": {"ca": false, "cs": "v"}}});
    assert_eq!(tokens.post("/tokens", &harmless).await.status, StatusCode::OK);
    for answer in [tokens.get("/meetings").await, tokens.post("/inspect", &json!({"token": "x"})).await] {
        assert_eq!(answer.refusal(StatusCode::FORBIDDEN).0, "scope_missing");
    }
    let mut meetings = Program::of(&site, rights(&[Scope::Meetings], "weekly-*", false)).await;
    let listed = meetings.get(&format!("/meetings/{id}/invitations")).await.good(StatusCode::OK);
    assert_eq!(listed["invitations"][0]["link"], Value::Null, "an owner's link is an owner's power");
    assert!(listed["invitations"][1]["link"].is_string());
    let change = json!({"options": {"permissions": {"ca": "p"}}}).to_string();
    let json = [("content-type", "application/json")];
    let path = format!("/meetings/{id}");
    assert_eq!(meetings.send("PATCH", &path, &json, change.clone()).await.refusal(StatusCode::FORBIDDEN), wanted);
    all.send("PATCH", &path, &json, change).await.good(StatusCode::OK);
    let listed = meetings.get(&format!("/meetings/{id}/invitations")).await.good(StatusCode::OK);
    assert_eq!(listed["invitations"][1]["link"], Value::Null);
    let more = json!({"people": [{"name": "Eve"}]});
    let wanted = ("owner_not_allowed".to_owned(), vec!["/people".to_owned()]);
    let refused = meetings.post(&format!("{path}/invitations"), &more).await;
    assert_eq!(refused.refusal(StatusCode::FORBIDDEN), wanted, "everyone in this meeting has an owner's power");
    let listed = all.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
    assert_eq!(listed["invitations"].as_array().unwrap().len(), 2);
    all.post(&format!("{path}/invitations"), &more).await.good(StatusCode::CREATED);
    assert_eq!(meetings.post("/meetings", &review()).await.refusal(StatusCode::FORBIDDEN).0, "owner_not_allowed");
    let mut other = Program::of(&site, rights(&[Scope::Meetings], "team-*", true)).await;
    assert_eq!(other.get("/meetings").await.json()["meetings"], json!([]));
    for answer in [
        other.get(&format!("/meetings/{id}")).await,
        other.send("DELETE", &format!("/meetings/{id}"), &[], Body::empty()).await,
    ] {
        assert_eq!(answer.refusal(StatusCode::FORBIDDEN).0, "room_not_allowed");
    }
}

async fn a_key_that_is_not_good_is_refused(mut site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let good = program.key.clone();
    for (key, code, challenge) in [
        ("", "no_key", "Bearer"),
        ("latchkey_none", "unknown_key", "Bearer error=\"invalid_token\""),
        (&good[1..], "unknown_key", "Bearer error=\"invalid_token\""),
        (&format!("{good}x"), "unknown_key", "Bearer error=\"invalid_token\""),
    ] {
        key.clone_into(&mut program.key);
        let answer = program.get("/meetings").await;
        assert_eq!(answer.refusal(StatusCode::UNAUTHORIZED).0, code);
        assert_eq!(answer.header("www-authenticate"), challenge);
    }
    let mut browser = site.ada().await;
    let answer = browser.get("/api/v1/meetings").await;
    assert_eq!(answer.refusal(StatusCode::UNAUTHORIZED).0, "no_key", "a session is no key");
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    program.key.clone_from(&good);
    assert_eq!(program.get("/meetings").await.status, StatusCode::OK);
    let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let used = site.store.api_keys(&ada.id).await.unwrap()[0].last_used_at;
    assert_eq!(used, Some(now()));
    site.wait(SignedDuration::from_hours(24 * 90));
    program.browser = site.browser();
    let answer = program.get("/meetings").await;
    assert_eq!(answer.refusal(StatusCode::UNAUTHORIZED).0, "expired_key");
    assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"");
    program.key = format!("{good}x");
    assert_eq!(program.get("/meetings").await.refusal(StatusCode::UNAUTHORIZED).0, "unknown_key");
}

async fn a_key_that_asks_too_often_waits(site: Site) {
    let site = site.with_api_rate(3);
    let mut program = Program::that_may_all(&site).await;
    for left in [2, 1, 0] {
        let answer = program.get("/meetings").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer.header("ratelimit").starts_with(&format!("\"minute\";r={left};t=")),
            "{}",
            answer.header("ratelimit")
        );
        assert_eq!(answer.header("ratelimit-policy"), "\"minute\";q=3;w=60");
    }
    let answer = program.get("/meetings").await;
    assert_eq!(answer.refusal(StatusCode::TOO_MANY_REQUESTS).0, "too_many_requests");
    assert!((1..=21).contains(&answer.header("retry-after").parse::<u32>().unwrap()));
    let mut other = Program::that_may_all(&site).await;
    other.browser = program.browser.clone();
    assert_eq!(other.get("/meetings").await.status, StatusCode::OK, "each key has its own count");
}

async fn what_is_wrong_is_named_with_its_path(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let request = json!({"room": "a b", "tilte": "x", "starts_at": "soon", "opens_early": "15", "options": {"lang": "ja", "loud": true},
        "people": [{"name": "Ada", "email": "ada"}, {"name": 7, "boss": true}, {"nam": "x"}]});
    let answer = program.post("/meetings", &request).await;
    let (code, paths) = answer.refusal(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(code, "invalid");
    for path in [
        "/room",
        "/tilte",
        "/starts_at",
        "/opens_early",
        "/options/lang",
        "/options/loud",
        "/people/0/email",
        "/people/1/name",
        "/people/1/boss",
    ] {
        assert!(paths.contains(&path.to_owned()), "{path}: {paths:?} {}", answer.body);
    }
    for (options, said) in [
        (json!({"start_muted": true}), "unknown field `start_muted`; did you mean `start_audio_off`? Expected one of"),
        (json!({"xyz": true}), "unknown field `xyz`, expected one of"),
    ] {
        let answer = program.post("/tokens", &json!({"room": "r", "options": options})).await;
        answer.refusal(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(said), "{}", answer.body);
    }
    let people = json!({"room": "r", "people": [{"name": ""}, {"name": "x", "email": "no"}, {"nam": "y"}, 7, {"name": "z", "owner": 1}]});
    let (_, paths) = program.post("/meetings", &people).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
    for path in ["/people/0/name", "/people/1/email", "/people/2/nam", "/people/3", "/people/4/owner"] {
        assert!(paths.contains(&path.to_owned()), "{path}: {paths:?}");
    }
    for (request, path) in [
        (json!({"room": "r", "closes_late": 1441}), "/closes_late"),
        (json!({"room": "r", "opens_early": -1}), "/opens_early"),
        (json!({"room": "r", "people": [["Ada"]]}), "/people/0"),
        (json!({"room": "r", "options": []}), "/options"),
        (
            json!({"room": "r", "options": {"redirect_on_meeting_exit": "myapp://x"}}),
            "/options/redirect_on_meeting_exit",
        ),
        (json!({"room": "r", "options": {"meeting_join_hook": "ms-msdt:x"}}), "/options/meeting_join_hook"),
        (json!({"room": "r", "starts_at": "2026-11-24 soon"}), "/starts_at"),
        (json!(["r"]), ""),
        (json!({"room": "r", "a/b~c": 1}), "/a~1b~0c"),
    ] {
        let (_, paths) = program.post("/meetings", &request).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(paths, [path], "{request}");
    }
    let backwards = json!({"room": "r", "not_before": "2026-11-24T12:00:00Z"});
    assert_eq!(program.post("/tokens", &backwards).await.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/not_before"]);
    assert!(answer.body.contains("A space is not allowed in a room name"), "{}", answer.body);
    for (body, status, code) in [
        ("", StatusCode::BAD_REQUEST, "not_json"),
        ("{\"room\": \"r\"", StatusCode::BAD_REQUEST, "not_json"),
        ("{\"room\": \"r\"} x", StatusCode::BAD_REQUEST, "not_json"),
        ("{\"room\": \"r\", \"room\": \"s\"}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("[]", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("null", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("{}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("{\"room\": \"r\", \"expires_at\": \"2027-11-24T10:00:00Z\"}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        ("{\"room\": \"r\", \"expires_at\": \"2020-11-24T10:00:00Z\"}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
        (
            "{\"room\": \"r\", \"id\": \"0123456789012345678901234567890123456\"}",
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
        ),
        ("{\"room\": \"r\", \"name\": \"a\\u0000b\"}", StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
    ] {
        let answer = program.send("POST", "/tokens", &[("content-type", "application/json")], body).await;
        assert_eq!(answer.refusal(status).0, code, "{body}");
    }
    let deep = "[".repeat(100_000);
    let answer = program.send("POST", "/tokens", &[("content-type", "application/json")], deep).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer = program
        .send("POST", "/tokens", &[("content-type", "application/json")], b"{\"room\": \"\xff\"}".to_vec())
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer = program.send("POST", "/tokens", &[("content-type", "text/plain")], "{}").await;
    assert_eq!(answer.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE).0, "unsupported_type");
    let answer =
        program.send("POST", "/tokens", &[("content-type", "application/json")], " ".repeat(6 * 1024 * 1024)).await;
    assert_eq!(answer.refusal(StatusCode::PAYLOAD_TOO_LARGE), ("too_large".to_owned(), vec![String::new()]));
    assert_eq!(program.get("/nothing").await.refusal(StatusCode::NOT_FOUND).0, "not_found");
    assert_eq!(program.get("/tokens").await.refusal(StatusCode::METHOD_NOT_ALLOWED).0, "method_not_allowed");
    let preflight = program
        .send(
            "OPTIONS",
            "/tokens",
            &[("origin", "https://evil.example"), ("access-control-request-method", "POST")],
            "",
        )
        .await;
    assert_eq!(
        (preflight.status, preflight.header("access-control-allow-origin")),
        (StatusCode::METHOD_NOT_ALLOWED, "")
    );
}

async fn people_who_look_alike_are_told(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let pointers = |answer: &Value| {
        let warnings = answer["warnings"].as_array().unwrap().iter();
        warnings.map(|warning| warning["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let people = json!([{"name": "Ada", "email": "ada@example.org"}, {"name": "Bob"},
        {"name": "ADA", "email": "Ada@example.org"}, {"name": "Ada", "email": "ada@example.org", "owner": true},
        {"name": "bob"}, {"name": "Ada", "email": "ada@example.com"}]);
    let meeting = json!({"room": "standup", "people": people});
    let answer = program.post_once("/meetings", "alike", &meeting).await.good(StatusCode::CREATED);
    assert_eq!(answer["meeting"]["invitation_count"], 5, "equal people are invited once");
    assert_eq!(pointers(&answer), ["/people/2", "/people/3", "/people/4"]);
    let details: Vec<_> = (0..3).map(|place| answer["warnings"][place]["detail"].as_str().unwrap()).collect();
    assert_eq!(details[0], "the same person as /people/0, who is invited only once");
    assert_eq!(details[1], "the same name and email address as /people/0; each of them gets a link");
    assert_eq!(details[2], "the same name as /people/1, without an email address; each of them gets a link");
    assert_eq!(program.post_once("/meetings", "alike", &meeting).await.good(StatusCode::CREATED), answer);
    let path = format!("/meetings/{}/invitations", answer["meeting"]["id"].as_str().unwrap());
    let first = answer;
    let answer = program.post(&path, &json!({"people": people})).await.good(StatusCode::CREATED);
    assert_eq!(answer["invitations"].as_array().unwrap().len(), 5);
    // The people of the meeting have the same addresses.
    assert_eq!(pointers(&answer), ["/people/0", "/people/2", "/people/3", "/people/4", "/people/5"]);
    let (ada, detail) = (&first["invitations"][0]["id"], answer["warnings"][0]["detail"].as_str().unwrap());
    assert_eq!(
        detail,
        format!("the same email address as the invitation {}; each of them gets a link", ada.as_str().unwrap())
    );
    let family = json!({"people": [{"name": "Eve", "email": "stone@example.org"}, {"name": "Bob", "email": "Stone@example.org"}]});
    let answer = program.post(&path, &family).await.good(StatusCode::CREATED);
    assert_eq!((answer["invitations"].as_array().unwrap().len(), pointers(&answer)), (2, vec!["/people/1".to_owned()]));
    assert_eq!(answer["warnings"][0]["detail"], "the same email address as /people/0; each of them gets a link");
    // Nothing is left out of links that are not stored.
    let links = json!({"room": "standup", "people": [{"name": "Ada"}, {"name": "Bob", "id": "7"}, {"name": "Ada"}]});
    let answer = program.post("/links", &links).await.good(StatusCode::OK);
    assert_eq!((answer["links"].as_array().unwrap().len(), pointers(&answer)), (3, vec!["/people/2".to_owned()]));
    let alone = program.post("/meetings", &review()).await.good(StatusCode::CREATED);
    assert_eq!(alone["warnings"], json!([]));
}

async fn a_body_of_another_type_is_told_the_right_one(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let list = "application/json, text/csv, text/tab-separated-values, text/vcard, \
                application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.ms-excel, \
                application/vnd.oasis.opendocument.spreadsheet";
    for (path, kind, accepted, hint) in [
        ("/tokens", "text/plain", "application/json", "Name the type of the body in the Content-Type header."),
        ("/tokens", "application/octet-stream", "application/json", "got “application/octet-stream”"),
        ("/tokens", "", "application/json", "got none"),
        ("/tokens", "application/x-www-form-urlencoded", "application/json", "-H \"Content-Type: application/json\""),
        ("/meetings", "application/merge-patch+json", "application/json", "Expected the Content-Type application/json"),
        ("/meetings", "text/tab-separated-values", "application/json", "got “text/tab-separated-values”"),
        ("/links", "text/plain; charset=utf-8", list, "For a text list with any separator, send text/csv."),
        ("/links", "application/octet-stream", list, "For a text list with any separator, send text/csv."),
        ("/links", "", list, "got none"),
        ("/links", "text/x-vcard", list, "For vCards, send text/vcard."),
        ("/links", "multipart/form-data; boundary=x", list, "--data-binary"),
        ("/links", "image/png", list, "Expected one of the Content-Types"),
    ] {
        let answer = program.send("POST", path, &[("content-type", kind)], "{}").await;
        let wanted = ("unsupported_type".to_owned(), vec!["Content-Type".to_owned()]);
        assert_eq!(answer.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE), wanted, "{path} {kind}");
        assert_eq!(answer.header("accept"), accepted, "{path} {kind}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(hint), "{path} {kind}: {detail}");
    }
    for (path, kind) in
        [("/tokens", "application/json; charset=utf-16"), ("/links?room=r", "text/csv; charset=klingon")]
    {
        let answer = program.send("POST", path, &[("content-type", kind)], "{}").await;
        let wanted = ("unsupported_charset".to_owned(), vec!["Content-Type".to_owned()]);
        assert_eq!(answer.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE), wanted, "{path} {kind}");
    }
    let room = json!({"room": "standup"}).to_string();
    for kind in ["application/json; charset=UTF-8", "Application/JSON;charset=\"utf8\"", "application/json; v=1"] {
        let answer = program.send("POST", "/tokens", &[("content-type", kind)], room.clone()).await;
        assert_eq!(answer.status, StatusCode::OK, "{kind}: {}", answer.body);
    }
    for (path, kind) in [("/tokens", "application/json"), ("/meetings", "application/json"), ("/links", "text/csv")] {
        let packed = [("content-type", kind), ("content-encoding", "gzip")];
        let answer = program.send("POST", path, &packed, "{}").await;
        let wanted = ("unsupported_encoding".to_owned(), vec!["Content-Encoding".to_owned()]);
        assert_eq!(answer.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE), wanted, "{path}");
        assert_eq!(answer.header("accept-encoding"), "identity");
    }
    // Text with a charset is read in it.
    let latin = [("content-type", "text/csv; charset=iso-8859-1")];
    let answer = program.send("POST", "/links?room=r", &latin, b"name\nZo\xeb\n".to_vec()).await;
    assert!(answer.body.contains("Zoë"), "{}", answer.body);
}

async fn keys_are_made_shown_once_and_withdrawn(site: Site) {
    let mut ada = site.ada().await;
    let fields =
        [("name", "Sign-in service"), ("scope", "tokens"), ("scope", "inspect"), ("rooms", "team-*"), ("days", "30")];
    let answer = ada.post("/settings/api-keys", &fields).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let key = answer.page().text(".notice .url");
    let mut program = Program { browser: ada.clone(), key: key.clone() };
    assert_eq!(program.post("/tokens", &json!({"room": "team-a"})).await.status, StatusCode::OK);
    // Another instance, which remembers the key for a while.
    let mut elsewhere = Program { browser: site.browser(), key: key.clone() };
    assert_eq!(elsewhere.post("/tokens", &json!({"room": "team-a"})).await.status, StatusCode::OK);
    let page = ada.get("/settings").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.body.contains(&key) && !site.everything_stored().await.contains(&key),
        "it is shown once and kept nowhere"
    );
    let listed = page.page().texts("#api-keys li");
    assert!(
        listed[0].starts_with(
            "Sign-in service inspect · tokens · team-* · Can’t create or read links for owners Expires Thu 24 Dec, 10:00 · Last used"
        ),
        "{listed:?}"
    );
    let withdraw = ada.get("/settings").await.page().attributes("#api-keys li form", "action")[0].clone();
    // The same form makes one key, however often it is sent.
    let once = [("id", "0b9d6c3e-3f6f-4f0e-9a53-5d4c5b6f7a99"), ("name", "Twice"), ("scope", "tokens"), ("days", "1")];
    assert_eq!(ada.post("/settings/api-keys", &once).await.status, StatusCode::CREATED);
    let again = ada.post("/settings/api-keys", &once).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.page().texts("#api-keys li").len(), 2);
    // What is wrong is said at its field, and what was typed stays.
    let answer =
        ada.post("/settings/api-keys", &[("name", " "), ("rooms", "a/b"), ("days", "many"), ("owners", "yes")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert_eq!(page.texts(".error").len(), 4, "{:?}", page.texts(".error"));
    assert_eq!((page.value("#rooms"), page.value("#days")), ("a/b".to_owned(), "many".to_owned()));
    assert_eq!(site.bob().await.post(&withdraw, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.post("/tokens", &json!({"room": "team-a"})).await.status, StatusCode::OK);
    assert_eq!(ada.post(&withdraw, &[]).await.location(), "/settings#api-keys");
    let refused = program.post("/tokens", &json!({"room": "team-a"})).await;
    assert_eq!(refused.refusal(StatusCode::UNAUTHORIZED).0, "unknown_key", "withdrawn at once");
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let refused = elsewhere.post("/tokens", &json!({"room": "team-a"})).await;
    assert_eq!(refused.refusal(StatusCode::UNAUTHORIZED).0, "unknown_key", "withdrawn everywhere within a second");
}

async fn nothing_that_opens_a_meeting_is_kept(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    program.post("/tokens", &json!({"room": "standup"})).await.good(StatusCode::OK);
    program.post_once("/meetings", "once", &review()).await.good(StatusCode::CREATED);
    let stored = site.everything_stored().await;
    assert!(!stored.contains("eyJ0eXAi") && !stored.contains("eyJyIjoi") && !stored.contains(&program.key));
}
