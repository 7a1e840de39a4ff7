//! `/.well-known/security.txt` (RFC 9116): how to report a vulnerability of this installation.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;

use super::{Site, error::PageResult};
use crate::error::Error;

pub(super) const PATH: &str = "/.well-known/security.txt";

const DAY: i64 = 24 * 60 * 60;

/// How many days the file is valid. The RFC recommends less than a year.
const DAYS: i64 = 180;

pub(super) async fn show(State(site): State<Site>) -> PageResult<Response> {
    let contact = site.app.security_contact.as_ref().ok_or(Error::NotFound)?;
    // It is the same for a whole day.
    let expires = (site.app.now().as_second() / DAY + DAYS) * DAY;
    let expires = Timestamp::from_second(expires).map_err(Error::internal)?;
    // The RFC allows https alone.
    let canonical = site.app.base_url.join(PATH).ok().filter(|url| url.scheme() == "https");
    let canonical = canonical.map_or(String::new(), |url| format!("Canonical: {url}\n"));
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n{canonical}");
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
