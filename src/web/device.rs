//! The cookie by which a browser is known in which someone signed in before.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{Site, session};
use crate::app::{App, DEVICE_DAYS};

/// The device's cookie.
const COOKIE: &str = "latchkey-device";

/// Returns a cookie's full name: over https, browsers accept it from this host alone.
pub(super) fn prefixed(app: &App, name: &str) -> String {
    if app.base_url.scheme() == "https" { format!("__Host-{name}") } else { name.to_owned() }
}

/// Sets a cookie for so many seconds.
pub(super) fn add_cookie(app: &App, headers: &mut HeaderMap, name: &str, value: &str, seconds: i64) {
    let secure = if app.base_url.scheme() == "https" { "; Secure" } else { "" };
    let name = prefixed(app, name);
    let cookie = format!("{name}={value}; HttpOnly; SameSite=Lax{secure}; Path=/; Max-Age={seconds}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// Returns the device's cookie, if one came.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, app: &App) -> Option<&'a str> {
    session::cookie(headers, &prefixed(app, COOKIE))
}

/// An answer's extension: makes the browser known.
#[derive(Clone)]
pub(super) struct NewDevice(pub(super) String);

/// Sets the cookie that an answer carries as [`NewDevice`], behind the session's.
pub(super) async fn set_cookie(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(NewDevice(value)) = response.extensions_mut().remove() {
        add_cookie(&site.app, response.headers_mut(), COOKIE, &value, DEVICE_DAYS * 24 * 60 * 60);
    }
    response
}
