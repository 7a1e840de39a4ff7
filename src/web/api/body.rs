//! Requests in JSON, read strictly: every field that is unknown or of a wrong kind is named.

use std::str::FromStr;

use axum::{
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{StatusCode, header, request::Parts},
};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::error::{ApiError, ApiResult, Problem};
use crate::{
    error::Error,
    web::{Site, error::PageError, extract},
};

/// So many problems are named at once.
const PROBLEMS_NAMED: usize = 20;

/// A body in JSON.
pub(super) struct Body<T> {
    pub(super) value: T,
    /// A fingerprint of its bytes.
    pub(super) hash: [u8; 32],
}

impl<T: DeserializeOwned> FromRequest<Site> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &Site) -> ApiResult<Self> {
        let kind = content_type(request.headers());
        if kind != "application/json" {
            let detail = format!("Want a body of type application/json; this one is of type “{kind}”.");
            return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type", detail));
        }
        let bytes = extract::body(request.into_body()).await.map_err(|error| unread(&error))?;
        Ok(Self { value: read(&bytes)?, hash: Sha256::digest(&bytes).into() })
    }
}

/// The body's type, without its parameters and in lower case.
pub(super) fn content_type(headers: &axum::http::HeaderMap) -> String {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn unread(error: &PageError) -> ApiError {
    match error {
        PageError::TooLarge(_) => too_large(),
        PageError::TooSlow => {
            ApiError::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "The body did not arrive in time.")
        }
        _ => ApiError::new(StatusCode::BAD_REQUEST, "broken_off", "The body broke off."),
    }
}

pub(super) fn too_large() -> ApiError {
    let detail = "At most 5 MB of JSON fit into one request, and 64 MB of CSV.";
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail)
}

/// Reads JSON into a type, or says all that is wrong with it.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> ApiResult<T> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let first = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let (path, what) = (error.path().to_string(), error.into_inner());
        (what.is_data(), path, what)
    });
    let (is_json, path, what) = match first {
        Ok(value) => match source.end() {
            Ok(()) => return Ok(value),
            Err(error) => (false, String::new(), error),
        },
        Err(wrong) => wrong,
    };
    match serde_json::from_slice::<Value>(bytes) {
        Ok(mut value) if is_json => {
            let mut problems = problems::<T>(&mut value);
            if problems.is_empty() {
                // What a value can't say again, such as a field that comes twice.
                problems.push(Problem { path: shown(&path), what: what.to_string() });
            }
            Err(ApiError::invalid(problems))
        }
        _ => Err(ApiError::new(StatusCode::BAD_REQUEST, "not_json", format!("The body is no JSON: {what}."))),
    }
}

/// Everything that is wrong with a value: takes each wrong part out and reads again.
fn problems<T: DeserializeOwned>(value: &mut Value) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut taken_out: Vec<String> = Vec::new();
    while problems.len() < PROBLEMS_NAMED {
        let Err(error) = serde_path_to_error::deserialize::<_, T>(&*value) else { break };
        let what = error.inner().to_string();
        let mut path: Vec<String> = error.path().iter().map(ToString::to_string).collect();
        let field = |before: &str| what.strip_prefix(before).and_then(|rest| rest.split('`').next()).map(str::to_owned);
        if let Some(field) = field("unknown field `")
            && path.last() != Some(&field)
        {
            path.push(field);
        }
        let is_missing_since = field("missing field `").is_some_and(|field| {
            let missing = joined(&[&path[..], &[field]].concat());
            taken_out.contains(&missing)
        });
        if !is_missing_since {
            problems.push(Problem { path: joined(&path), what });
        }
        // What is no field of its own, such as one of a list, goes with the field that holds it.
        while !take_out(value, &path) {
            if path.pop().is_none() {
                return problems;
            }
        }
        taken_out.push(joined(&path));
    }
    problems
}

/// Takes a field out of its object; `false` where it is none.
fn take_out(value: &mut Value, path: &[String]) -> bool {
    let Some((field, parents)) = path.split_last() else { return false };
    let mut inside = value;
    for step in parents {
        let place = step.trim_matches(['[', ']']);
        let next = match inside {
            Value::Object(map) => map.get_mut(step),
            Value::Array(list) => place.parse().ok().and_then(|place: usize| list.get_mut(place)),
            _ => None,
        };
        let Some(next) = next else { return false };
        inside = next;
    }
    inside.as_object_mut().is_some_and(|map| map.shift_remove(field).is_some())
}

fn joined(path: &[String]) -> String {
    path.iter().fold(String::new(), |joined, step| {
        if joined.is_empty() || step.starts_with('[') { joined + step } else { format!("{joined}.{step}") }
    })
}

fn shown(path: &str) -> String {
    if path == "." { String::new() } else { path.to_owned() }
}

/// A number in a query, where all is text.
pub(super) fn number<'de, D: Deserializer<'de>, T: FromStr>(from: D) -> Result<Option<T>, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map(Some).map_err(|_| D::Error::custom("want a whole number"))
}

/// A query, read like a body.
pub(super) struct Query<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Site> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let pairs = extract::query(parts.uri.query().unwrap_or_default())
            .map_err(|_| ApiError::new(StatusCode::BAD_REQUEST, "not_text", "The query is not UTF-8."))?;
        let mut map = serde_json::Map::new();
        for (name, text) in pairs {
            if map.insert(name.clone(), Value::String(text)).is_some() {
                return Err(ApiError::invalid_at(name, "it comes twice"));
            }
        }
        let mut value = Value::Object(map);
        match T::deserialize(&value) {
            Ok(query) => Ok(Self(query)),
            Err(_) => Err(ApiError::invalid(problems::<T>(&mut value))),
        }
    }
}

/// The id in a path; anything else than an id is an address where nothing is.
pub(super) struct Id(pub(super) Uuid);

impl FromRequestParts<Site> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> ApiResult<Self> {
        let Path(text) = Path::<String>::from_request_parts(parts, site).await.map_err(|_| Error::NotFound)?;
        Ok(Self(text.parse().map_err(|_| Error::NotFound)?))
    }
}

/// The name under which a program asks for a thing once.
pub(super) struct IdempotencyKey(pub(super) Option<String>);

impl FromRequestParts<Site> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let Some(sent) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let is_good = |text: &&str| (1..=255).contains(&text.len());
        match sent.to_str().ok().filter(is_good) {
            Some(text) => Ok(Self(Some(text.to_owned()))),
            None => Err(ApiError::invalid_at("Idempotency-Key", "want 1 to 255 characters of ASCII")),
        }
    }
}
