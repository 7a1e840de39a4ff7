//! An organizer's own password and sessions.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use tower_sessions::Session;

use crate::{
    app::{PASSWORD_MIN, PasswordError, PasswordRefusal},
    web::{
        Site,
        device::NewDevice,
        done::Done,
        error::PageResult,
        extract::Fields,
        page::Page,
        session::{self, SignedIn},
    },
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

/// Changes the password. Every session ends, and the browser gets a new one. Other devices are no longer known.
pub(in crate::web) async fn change_password(
    State(site): State<Site>,
    session: Session,
    signed_in: SignedIn,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    let actor = &signed_in.actor;
    let hash = match site.app.change_password(actor, fields.value("current"), fields.value("new")).await? {
        Ok(hash) => hash,
        Err(refusal) => return Ok(not_changed(signed_in, refusal)),
    };
    if !session::begin(&session, actor, &hash, &headers, &site).await? {
        return Ok(Redirect::to("/login").into_response());
    }
    let was_first = actor.organizer.must_change_password;
    let mut response = Redirect::to(if was_first { "/" } else { "/settings?password-changed#sign-in" }).into_response();
    response.extensions_mut().insert(NewDevice(site.app.new_device(&actor.organizer.email).await?));
    Ok(response)
}

fn not_changed(signed_in: SignedIn, refusal: PasswordRefusal) -> Response {
    let t = signed_in.t;
    let mut page = PasswordPage { signed_in, current_error: String::new(), new_error: String::new() };
    match refusal {
        PasswordRefusal::Same => page.new_error = t.password_same(),
        PasswordRefusal::New(PasswordError::TooShort) => page.new_error = t.password_too_short(PASSWORD_MIN),
        PasswordRefusal::New(PasswordError::TooLong) => page.new_error = t.password_too_long(),
        PasswordRefusal::New(PasswordError::Guessable) => page.new_error = t.password_guessable(),
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
    if handle == "others" {
        site.app.end_other_sessions(&signed_in.actor, &signed_in.session()).await?;
        return Ok(Done::OtherSessionsEnded.leads_to("/settings#sign-in"));
    }
    site.app.end_session(&signed_in.actor, &handle).await?;
    Ok(Done::SessionEnded.leads_to("/settings#sign-in"))
}
