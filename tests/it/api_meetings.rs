//! The API's list of meetings, and its conditional requests.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{
    Site, on_both,
    program::{Program, rights},
};

on_both!(meetings_are_listed_by_time_room_text_and_state, filtered_pages_lead_to_every_meeting);

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
