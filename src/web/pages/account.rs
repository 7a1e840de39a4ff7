//! An organizer's own password and sessions.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    app::{PASSWORD_MIN, PasswordRefusal},
    web::{Site, error::PageResult, extract::Fields, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    signed_in: SignedIn,
    current_error: String,
    new_error: String,
}

pub(in crate::web) async fn password(signed_in: SignedIn) -> Response {
    Page(PasswordPage { signed_in, current_error: String::new(), new_error: String::new() }).into_response()
}

/// Changes the password, and ends every other session.
pub(in crate::web) async fn change_password(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (current, new) = (fields.value("current"), fields.value("new"));
    let changed = site.app.change_password(&signed_in.actor, current, new, &signed_in.session()).await?;
    let (mut current_error, mut new_error) = (String::new(), String::new());
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut wait = None;
    match changed {
        Ok(()) if signed_in.actor.organizer.must_change_password => return Ok(Redirect::to("/").into_response()),
        Ok(()) => return Ok(Redirect::to("/settings?password-changed#sign-in").into_response()),
        Err(PasswordRefusal::Same) => "That is the password before. Choose another one.".clone_into(&mut new_error),
        Err(PasswordRefusal::New(why)) => new_error = format!("It is not taken: {why}."),
        Err(PasswordRefusal::Wrong) => "This is not your password.".clone_into(&mut current_error),
        Err(PasswordRefusal::Wait(seconds)) => {
            let unit = if seconds == 1 { "second" } else { "seconds" };
            current_error = format!("Too many attempts. Wait {seconds} {unit}, then try again.");
            status = StatusCode::TOO_MANY_REQUESTS;
            wait = Some(HeaderValue::from(seconds));
        }
    }
    let mut response = Page(PasswordPage { signed_in, current_error, new_error }).with_status(status);
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    Ok(response)
}

/// Ends one session, or with `others` every one but this.
pub(in crate::web) async fn end_session(
    State(site): State<Site>,
    signed_in: SignedIn,
    Path(handle): Path<String>,
) -> PageResult<Response> {
    match handle.as_str() {
        "others" => site.app.end_other_sessions(&signed_in.actor, &signed_in.session()).await?,
        handle => site.app.end_session(&signed_in.actor, handle).await?,
    }
    Ok(Redirect::to("/settings#sign-in").into_response())
}
