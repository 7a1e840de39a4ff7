//! The cookie by which a browser is known in which someone signed in before.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{Site, session};
use crate::app::{App, DEVICE_DAYS};

/// The device's cookie over plain http, and over https.
const COOKIE: &str = "latchkey-device";
const SECURE_COOKIE: &str = "__Host-latchkey-device";

fn cookie_name(app: &App) -> &'static str {
    if app.base_url.scheme() == "https" { SECURE_COOKIE } else { COOKIE }
}

/// Returns the device's cookie, if one came.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, app: &App) -> Option<&'a str> {
    session::cookie(headers, cookie_name(app))
}

/// An answer's extension: makes the browser known.
#[derive(Clone)]
pub(super) struct NewDevice(pub(super) String);

/// Sets the cookie that an answer carries as [`NewDevice`], behind the session's.
pub(super) async fn set_cookie(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(NewDevice(value)) = response.extensions_mut().remove() {
        let secure = if site.app.base_url.scheme() == "https" { "; Secure" } else { "" };
        let (name, age) = (cookie_name(&site.app), DEVICE_DAYS * 24 * 60 * 60);
        let cookie = format!("{name}={value}; HttpOnly; SameSite=Lax{secure}; Path=/; Max-Age={age}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}
