//! Entity tags, and requests that depend on them (RFC 9110, section 13).

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    code::Code,
    error::{ApiError, ApiResult, Location},
    once::Once,
};
use crate::error::Error;

/// A strong entity tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ETag(String);

impl ETag {
    /// Returns the tag of an answer that depends on these facts alone. Nothing that opens a meeting may be among them.
    pub(super) fn of(facts: &impl Serialize) -> ApiResult<Self> {
        let facts = serde_json::to_vec(facts).map_err(Error::internal)?;
        Ok(Self(format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(facts)))))
    }
}

/// An answer with its entity tag.
pub(super) struct Tagged<T> {
    pub(super) tag: ETag,
    pub(super) body: T,
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, self.tag.0)], Json(self.body)).into_response()
    }
}

/// The name under which an answer that is kept holds its entity tag.
const TAG: &str = "etag";

impl<T: Serialize> Tagged<T> {
    /// Returns the answer with its tag, for [`respond`].
    pub(super) fn with_tag(self) -> ApiResult<Value> {
        let mut answer = serde_json::to_value(self.body).map_err(Error::internal)?;
        answer[TAG] = Value::String(self.tag.0);
        Ok(answer)
    }
}

/// Responds with an answer that was kept with its tag.
pub(super) fn respond(mut once: Once) -> Response {
    let tag = once.answer.as_object_mut().and_then(|answer| answer.remove(TAG));
    let tag = tag.as_ref().and_then(Value::as_str).and_then(|tag| HeaderValue::from_str(tag).ok());
    let mut response = once.respond(StatusCode::OK);
    response.headers_mut().extend(tag.map(|tag| (header::ETAG, tag)));
    response
}

/// The conditions of a request.
pub(super) struct Conditions {
    /// The tags of which one must be that of what is there.
    if_match: Option<String>,
    /// The tags of answers that the client has.
    if_none_match: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Conditions {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> ApiResult<Self> {
        let headers = &parts.headers;
        Ok(Self { if_match: all(headers, header::IF_MATCH), if_none_match: all(headers, header::IF_NONE_MATCH) })
    }
}

/// Returns the values of a header as one list.
fn all(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    (!values.is_empty()).then(|| values.join(","))
}

impl Conditions {
    /// Refuses the request if what is there has none of the tags in `If-Match`.
    pub(super) fn check(&self, current: impl FnOnce() -> ApiResult<ETag>) -> ApiResult<()> {
        let Some(tags) = &self.if_match else { return Ok(()) };
        let current = current()?;
        if tags.split(',').map(str::trim).any(|tag| tag == "*" || tag == current.0) {
            return Ok(());
        }
        let detail = "It has changed: its ETag is not the one in If-Match. Nothing was done. Read it again, and send \
                      the request with the new ETag.";
        Err(ApiError::new(Code::PreconditionFailed, detail).about(Location::Header("If-Match")))
    }

    /// Returns an answer, or 304 if the client has it.
    pub(super) fn answer<T: Serialize>(&self, answer: Tagged<T>) -> Response {
        let tag = &answer.tag.0;
        // These tags are compared weakly: a proxy that compresses answers makes their tags weak.
        let is_known = |known: &str| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag;
        if self.if_none_match.as_ref().is_some_and(|tags| tags.split(',').map(str::trim).any(is_known)) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, answer.tag.0)]).into_response();
        }
        answer.into_response()
    }
}
