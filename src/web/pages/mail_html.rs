//! An email as HTML, in a page of its own.

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// Answers with an email's HTML, which may use its own stylesheets and nothing else.
pub(super) fn answer(html: String) -> Result<Response, Error> {
    with_ancestors(html, "'none'")
}

/// Answers with an email's HTML that a page of ours may show in a frame.
pub(super) fn framed(html: String) -> Result<Response, Error> {
    let mut answer = with_ancestors(html, "'self'")?;
    answer.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(answer)
}

fn with_ancestors(html: String, ancestors: &str) -> Result<Response, Error> {
    let sheets = html.split("<style>").skip(1).filter_map(|rest| Some(rest.split_once("</style>")?.0));
    let hashes: Vec<_> =
        sheets.map(|sheet| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(sheet)))).collect();
    let policy = format!(
        "default-src 'none'; style-src {}; form-action 'none'; base-uri 'none'; frame-ancestors {ancestors}",
        hashes.join(" ")
    );
    let policy = HeaderValue::from_str(&policy).map_err(Error::internal)?;
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response())
}
