//! An email as HTML, in a page of its own.

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{error::Error, share::draft};

/// Answers with an email's HTML, which may use the stylesheet of our emails and nothing else.
pub(super) fn answer(html: String) -> Result<Response, Error> {
    let hash = BASE64_STANDARD.encode(Sha256::digest(draft::STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    let policy = HeaderValue::from_str(&policy).map_err(Error::internal)?;
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response())
}
