//! An organizer's own password and sessions.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    app::{PASSWORD_MIN, PasswordError, PasswordRefusal},
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
    match site.app.change_password(&signed_in.actor, current, new, &signed_in.session()).await? {
        Ok(()) if signed_in.actor.organizer.must_change_password => Ok(Redirect::to("/").into_response()),
        Ok(()) => Ok(Redirect::to("/settings?password-changed#sign-in").into_response()),
        Err(refusal) => Ok(not_changed(signed_in, refusal)),
    }
}

fn not_changed(signed_in: SignedIn, refusal: PasswordRefusal) -> Response {
    let t = signed_in.t;
    let mut page = PasswordPage { signed_in, current_error: String::new(), new_error: String::new() };
    match refusal {
        PasswordRefusal::Same => page.new_error = t.password_same(),
        PasswordRefusal::New(PasswordError::TooShort) => page.new_error = t.password_too_short(PASSWORD_MIN),
        PasswordRefusal::New(PasswordError::TooLong) => page.new_error = t.password_too_long(),
        PasswordRefusal::Wrong => page.current_error = t.password_wrong(),
        PasswordRefusal::Wait(seconds) => {
            page.current_error = t.sign_in_wait(seconds);
            let mut response = Page(page).with_status(StatusCode::TOO_MANY_REQUESTS);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            return response;
        }
    }
    Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY)
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
