//! Options of links in the API.

use axum::http::StatusCode;
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::support::{Site, claims_of, on_both, program::Program};

on_both!(
    permissions_have_long_or_short_names,
    wrong_permissions_are_told_what_is_right,
    options_in_the_query_are_read_as_strictly_as_in_a_body,
);

const LONG: &str = r#"{"hasPresence": true, "canSend": ["video", "audio"],
    "canReceive": {"base": {"screenVideo": false}, "byUserId": {"*": true}}, "canAdmin": ["streaming"]}"#;
const SHORT: &str = r#"{"hp":true,"cs":"v,a","cr":{"b":{"sv":false},"u":{"*":true}},"ca":"s"}"#;

fn with(permissions: &str) -> Value {
    json!({"permissions": serde_json::from_str::<Value>(permissions).unwrap()})
}

/// Returns the path of `POST /links` with options as a query parameter.
fn with_query(options: &str) -> String {
    let options: String = form_urlencoded::byte_serialize(options.as_bytes()).collect();
    format!("/links?room=standup&starts_at=2026-11-24T09:30:00Z&issued_at=2026-11-24T08:00:00Z&options={options}")
}

async fn permissions_have_long_or_short_names(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for permissions in [LONG, SHORT] {
        let options = with(permissions);
        let links = json!({"room": "standup", "starts_at": "2026-11-24T09:30:00Z", "issued_at": "2026-11-24T08:00:00Z", "options": options,
            "people": [{"name": "Ada"}]});
        let answer = program.post("/links", &links).await.good(StatusCode::OK);
        let link = answer["links"][0]["link"].as_str().unwrap();
        let signed = |link: &str| serde_json::to_string(&claims_of(link).options.permissions).unwrap();
        assert_eq!(signed(link), SHORT);
        let path = with_query(&options.to_string());
        let answer = program.send("POST", &path, &[("content-type", "text/csv")], "name\nAda\n").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(answer.body.contains(link), "{}", answer.body);
        let answer = program.post("/tokens", &json!({"room": "standup", "options": options})).await;
        assert_eq!(signed(answer.good(StatusCode::OK)["token"]["link"].as_str().unwrap()), SHORT);

        let made = program.post("/meetings", &json!({"room": "standup", "options": options})).await;
        let made = made.good(StatusCode::CREATED)["meeting"].clone();
        let path = format!("/meetings/{}", made["id"].as_str().unwrap());
        let read = program.get(&path).await.good(StatusCode::OK)["meeting"].clone();
        for meeting in [made, read] {
            assert_eq!(meeting["options"], with(LONG));
        }
        // What was answered can be sent.
        let change = json!({"options": with(LONG)}).to_string();
        let answer = program.send("PATCH", &path, &[("content-type", "application/json")], change).await;
        assert_eq!(answer.good(StatusCode::OK)["meeting"]["options"], with(LONG));
    }
}

async fn wrong_permissions_are_told_what_is_right(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for (permissions, path, said) in [
        (r#"{"canSend": ["audio"], "ca": false}"#, "", "expected either long names, such as"),
        (
            r#"{"can_send": ["audio"]}"#,
            "/can_send",
            "unknown field `can_send`; did you mean `canSend`? Expected one of",
        ),
        (r#"{"canSend": ["sound"]}"#, "/canSend/0", "unknown variant `sound`, expected one of `video`, `audio`"),
        (r#"{"canSend": "a"}"#, "/canSend", "expected true, false, or a list such as"),
        (r#"{"cs": ["audio"]}"#, "/cs", "expected true, false, or letters separated by commas"),
        (
            r#"{"canReceive": {"base": {"camera": true}}}"#,
            "/canReceive/base/camera",
            "expected one of `video`, `audio`",
        ),
        ("[]", "", "expected an object"),
    ] {
        let pointer = format!("/options/permissions{path}");
        let answer = program.post("/tokens", &json!({"room": "standup", "options": with(permissions)})).await;
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, [pointer], "{permissions}");
        assert!(answer.body.contains(said), "{permissions}: {}", answer.body);
    }
}

async fn options_in_the_query_are_read_as_strictly_as_in_a_body(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    for (options, said) in [
        (
            r#"{"start_muted": true}"#,
            "/start_muted: unknown field `start_muted`; did you mean `start_audio_off`? Expected one of",
        ),
        (
            r#"{"permissions": {"canSent": true}}"#,
            "/permissions/canSent: unknown field `canSent`; did you mean `canSend`?",
        ),
        (r#"{"lang": "xx", "knocking": true}"#, "/lang: unknown language “xx”; expected one of"),
        ("[]", "expected an object"),
        ("{", "invalid JSON: EOF while parsing"),
        (r#"{"knocking": true, "knocking": true}"#, "duplicate field `knocking`"),
    ] {
        let answer = program.send("POST", &with_query(options), &[("content-type", "text/csv")], "Ada\n").await;
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["options"], "{options}: {}", answer.body);
        assert!(answer.body.contains(said), "{options}: {}", answer.body);
    }
}
