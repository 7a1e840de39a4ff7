//! The page of a room in the fake of Daily, where join links lead in the demo and in tests.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};
use serde_json::{Map, Value};

#[derive(Template)]
#[template(
    ext = "html",
    source = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
              content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><title>A stand-in for Daily</title>\
              <h1>A stand-in for Daily</h1><p>{{ sentence }}</p></html>"
)]
struct RoomPage {
    sentence: String,
}

/// Says as whom someone would now be in a room, by the claims of their token; or that they would not be let in.
pub(super) fn room_page(room: &str, claims: Option<&Map<String, Value>>) -> Response {
    let (status, sentence) = match claims {
        Some(claims) => {
            let name = claims["user_name"].as_str().unwrap_or("a guest");
            let role = if claims.get("is_owner") == Some(&Value::Bool(true)) { ", as an owner" } else { "" };
            (StatusCode::OK, format!("You would now be in the room “{room}” as {name}{role}."))
        }
        None => (StatusCode::FORBIDDEN, "Daily would not let you in: the token is missing or not valid.".to_owned()),
    };
    (status, Html(RoomPage { sentence }.render().unwrap_or_default())).into_response()
}
