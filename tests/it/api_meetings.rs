//! The API's list of meetings, and its conditional requests.

use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};

use crate::support::{
    Answer, Site, on_both,
    program::{Program, rights},
};

on_both!(
    meetings_are_listed_by_time_room_text_and_state,
    filtered_pages_lead_to_every_meeting,
    the_time_that_was_sent_is_named_if_it_is_wrong,
    what_has_not_changed_is_not_sent_again,
    what_someone_else_changed_is_not_changed_or_deleted,
);

/// Returns the titles of the meetings in a list, in its order.
fn titles(list: &Value) -> Vec<String> {
    let meetings = list["meetings"].as_array().unwrap().iter();
    meetings.map(|meeting| meeting["title"].as_str().unwrap().to_owned()).collect()
}

async fn meetings_are_listed_by_time_room_text_and_state(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    // It is 9:00.
    for (title, room, starts_at, ends_at) in [
        ("Over", "review", "07:00", "08:00"),
        ("Just over", "standup", "08:00", "09:00"),
        ("Going on", "review", "08:30", "11:00"),
        ("Soon", "standup", "09:30", "10:00"),
        ("Größer", "review", "12:00", "13:00"),
    ] {
        let at = |time: &str| format!("2026-11-24T{time}:00Z");
        let meeting = json!({"room": room, "title": title, "starts_at": at(starts_at), "ends_at": at(ends_at), "closes_late": 180});
        program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    }
    for (query, wanted) in [
        ("", &["Größer", "Going on", "Soon", "Just over", "Over"][..]),
        ("state=upcoming", &["Größer", "Soon"]),
        ("state=current", &["Going on"]),
        ("state=past", &["Just over", "Over"]),
        ("state=past&room=review", &["Over"]),
        ("room=review", &["Größer", "Going on", "Over"]),
        ("room=Review", &[]),
        ("q=ST", &["Soon", "Just over"]),
        ("q=gr%C3%B6%C3%9Fer", &["Größer"]),
        ("q=over&state=upcoming", &[]),
        ("from=2026-11-24T10:00:00Z", &["Größer", "Going on"]),
        ("to=2026-11-24T08:30:00Z", &["Just over", "Over"]),
        ("from=2026-11-24T08:00:00Z&to=2026-11-24T09:30:00Z", &["Going on", "Just over"]),
        ("from=2026-11-24T12:00:00%2B01:00&to=2026-11-24T13:00:01%2B01:00", &["Größer"]),
    ] {
        let list = program.get(&format!("/meetings?{query}")).await.good(StatusCode::OK);
        assert_eq!(titles(&list), wanted, "{query}");
        assert_eq!(list["meta"]["next_cursor"], Value::Null, "{query}");
    }
    for (query, wrong) in [
        ("state=now", "state"),
        ("room=a%20b", "room"),
        ("from=today", "from"),
        ("from=2026-11-24T10:00:00Z&to=2026-11-24T10:00:00Z", "to"),
        ("form=2026-11-24T10:00:00Z", "form"),
    ] {
        let refused = program.get(&format!("/meetings?{query}")).await;
        assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, [wrong], "{query}");
    }
    // A filter for a room does not replace the key's limit.
    let mut limited = Program::of(&site, rights(&[latchkey::program::access::Scope::Meetings], "standup", true)).await;
    let list = limited.get("/meetings?room=review").await.good(StatusCode::OK);
    assert_eq!(titles(&list), [""; 0]);
}

async fn filtered_pages_lead_to_every_meeting(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for number in 0..30 {
        let room = if number % 10 == 0 { "review" } else { "standup" };
        let meeting = json!({"room": room, "title": format!("{number}"), "starts_at": "2026-11-24T09:30:00Z"});
        program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    }
    for (filter, count) in [("room=review", 3), ("state=upcoming", 30), ("q=standup", 27)] {
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = program.get(&format!("/meetings?{filter}&limit=2{cursor}")).await.good(StatusCode::OK);
            assert!(page["meetings"].as_array().unwrap().len() <= 2);
            found.extend(titles(&page));
            let Some(next) = page["meta"]["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let in_list = found.len();
        found.sort_unstable();
        found.dedup();
        assert_eq!((in_list, found.len()), (count, count), "{filter}");
    }
}

async fn the_time_that_was_sent_is_named_if_it_is_wrong(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for (request, pointer) in [
        (json!({"room": "review", "starts_at": "2020-01-01T10:00:00Z"}), "/starts_at"),
        (json!({"room": "review", "starts_at": "2090-01-01T10:00:00Z"}), "/starts_at"),
        (json!({"room": "review", "starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T11:00:00Z"}), "/ends_at"),
        (json!({"room": "review", "ends_at": "2020-01-01T10:00:00Z"}), "/ends_at"),
    ] {
        let refused = program.post("/meetings", &request).await;
        assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, [pointer], "{request}");
    }
}

/// Makes a meeting with join links and one person. Returns the paths of the meeting and the invitation.
async fn make(program: &mut Program, link_kind: &str) -> [String; 2] {
    let meeting = json!({"room": "review", "link_kind": link_kind, "people": [{"name": "Ada"}]});
    let made = program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    let path = format!("/meetings/{}", made["meeting"]["id"].as_str().unwrap());
    let list = program.get(&format!("{path}/invitations")).await.good(StatusCode::OK);
    let person = format!("{path}/invitations/{}", list["invitations"][0]["id"].as_str().unwrap());
    [path, person]
}

/// Sends a request with a condition.
async fn send_if(program: &mut Program, method: &str, path: &str, condition: (&str, &str), body: &Value) -> Answer {
    program.send(method, path, &[condition, ("content-type", "application/json")], body.to_string()).await
}

/// Returns the tag of what is at a path.
async fn tag(program: &mut Program, path: &str) -> String {
    let answer = program.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.header("etag").to_owned()
}

async fn what_has_not_changed_is_not_sent_again(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let [meeting, person] = make(&mut program, "join").await;
    for path in [&meeting, &person] {
        let tag = tag(&mut program, path).await;
        assert!(tag.starts_with('"') && tag.len() > 40, "{tag} is strong");
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let answer = send_if(&mut program, "GET", path, ("if-none-match", &known), &Value::Null).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{known}");
            assert_eq!(answer.header("etag"), tag);
        }
        let answer = send_if(&mut program, "GET", path, ("if-none-match", "\"other\""), &Value::Null).await;
        answer.good(StatusCode::OK);
    }
    // Another link is another answer, though nothing else in it is new.
    let (before, first) = (program.get(&person).await, tag(&mut program, &person).await);
    let replaced = program.send("POST", &format!("{person}/replace"), &[], Body::empty()).await;
    let mut invitation = replaced.good(StatusCode::OK)["invitation"].clone();
    assert_ne!(replaced.header("etag"), first);
    assert_eq!(replaced.header("etag"), tag(&mut program, &person).await);
    invitation["link"] = before.json()["invitation"]["link"].clone();
    assert_eq!(invitation, before.json()["invitation"]);
    // A direct link changes with its meeting.
    let [meeting, person] = make(&mut program, "direct").await;
    let first = tag(&mut program, &person).await;
    let longer = json!({"closes_late": 60});
    send_if(&mut program, "PATCH", &meeting, ("if-match", "*"), &longer).await.good(StatusCode::OK);
    assert_ne!(tag(&mut program, &person).await, first);
}

async fn what_someone_else_changed_is_not_changed_or_deleted(site: Site) {
    let site = site.with_join_links();
    let mut program = Program::that_may_all(&site).await;
    let [meeting, person] = make(&mut program, "join").await;
    for (path, change, other) in [
        (&meeting, json!({"title": "Review"}), json!({"title": "Retrospective"})),
        (&person, json!({"name": "Bob"}), json!({"name": "Cy"})),
    ] {
        let first = tag(&mut program, path).await;
        let changed = send_if(&mut program, "PATCH", path, ("if-match", &first), &change).await;
        let now = changed.header("etag").to_owned();
        let shown = changed.good(StatusCode::OK);
        assert_eq!(now, tag(&mut program, path).await, "the answer to a change has the new tag");
        for (method, body) in [("PATCH", &other), ("DELETE", &Value::Null)] {
            for stale in [first.clone(), format!("W/{now}"), now.trim_matches('"').to_owned()] {
                let refused = send_if(&mut program, method, path, ("if-match", &stale), body).await;
                let refused = refused.refusal(StatusCode::PRECONDITION_FAILED);
                assert_eq!(refused, ("precondition_failed".to_owned(), vec!["If-Match".to_owned()]), "{stale}");
            }
        }
        assert_eq!(program.get(path).await.good(StatusCode::OK), shown);
    }
    // Of two changes at once, one is refused.
    let mut second = Program { browser: site.browser(), key: program.key.clone() };
    for (path, field) in [(&meeting, "title"), (&person, "name")] {
        let tag = tag(&mut program, path).await;
        let (changes, condition) = ([json!({field: "One"}), json!({field: "Two"})], ("if-match", tag.as_str()));
        let (one, two) = tokio::join!(
            send_if(&mut program, "PATCH", path, condition, &changes[0]),
            send_if(&mut second, "PATCH", path, condition, &changes[1])
        );
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], StatusCode::OK);
        assert!([StatusCode::CONFLICT, StatusCode::PRECONDITION_FAILED].contains(&statuses[1]), "{statuses:?}");
    }
    for path in [&person, &meeting] {
        let tag = tag(&mut program, path).await;
        let deleted = send_if(&mut program, "DELETE", path, ("if-match", &tag), &Value::Null).await;
        assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{}", deleted.body);
    }
}
