//! Requests in JSON, read strictly: every field that is unknown or of a wrong kind is named.

use std::{collections::HashMap, fmt, marker::PhantomData, str::FromStr};

use axum::{
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{StatusCode, header, request::Parts},
};
use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    auth::Authorized,
    error::{ApiError, ApiResult, Location, Problem},
};
use crate::{
    app::Claim,
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

    async fn from_request(request: Request, site: &Site) -> ApiResult<Self> {
        let kind = content_type(request.headers());
        if kind != "application/json" {
            let detail = format!("Want a body of type application/json; this one is of type “{kind}”.");
            return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type", detail));
        }
        let (parts, body) = request.into_parts();
        let mut incoming = site.bodies.signed_in(body);
        let bytes = match incoming.whole().await {
            Ok(bytes) => bytes,
            Err(error) => {
                incoming.drain().await;
                return Err(unread(&error));
            }
        };
        incoming.keep(&parts.extensions);
        let Object(value) = read(&bytes)?;
        Ok(Self { value, hash: Sha256::digest(&bytes).into() })
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
        PageError::TooSlow => too_slow(),
        PageError::Busy => ApiError::busy(),
        _ => broken_off(),
    }
}

pub(super) fn broken_off() -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, "broken_off", "The body broke off.")
}

pub(super) fn too_slow() -> ApiError {
    ApiError::new(StatusCode::REQUEST_TIMEOUT, "too_slow", "The body did not arrive in time.")
}

pub(super) fn too_large() -> ApiError {
    let detail = "At most 5 MB of JSON fit into one request, and 64 MB of CSV.";
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail)
}

/// Reads JSON into a type, or says all that is wrong with it.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> ApiResult<T> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let first = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        let (path, what) = (steps(error.path()), error.into_inner());
        (what.is_data(), path, what)
    });
    let (is_json, path, what) = match first {
        Ok(value) => match source.end() {
            Ok(()) => return Ok(value),
            Err(error) => (false, Vec::new(), error),
        },
        Err(wrong) => wrong,
    };
    match serde_json::from_slice::<Value>(bytes) {
        Ok(mut value) if is_json => {
            let in_body = |path: &[String]| Location::body(pointer(path));
            let mut problems = problems::<T>(&mut value, in_body);
            if problems.is_empty() {
                // What a value can't say again, such as a field that comes twice.
                problems.push(Problem::new(in_body(&path), what.to_string()));
            }
            Err(ApiError::invalid(problems))
        }
        _ => Err(ApiError::new(StatusCode::BAD_REQUEST, "not_json", format!("The body is no JSON: {what}."))),
    }
}

/// Everything that is wrong with a value: takes each wrong part out and reads again. `location` says where a path lies.
fn problems<T: DeserializeOwned>(value: &mut Value, location: impl Fn(&[String]) -> Location) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut taken_out = Vec::new();
    let mut places = HashMap::new();
    while problems.len() < PROBLEMS_NAMED {
        let Err(error) = serde_path_to_error::deserialize::<_, T>(&*value) else { break };
        let what = error.inner().to_string();
        let mut path = steps(error.path());
        let field = |before: &str| what.strip_prefix(before).and_then(|rest| rest.split('`').next()).map(str::to_owned);
        if let Some(field) = field("unknown field `")
            && path.last() != Some(&field)
        {
            path.push(field);
        }
        let missing = field("missing field `").map(|field| at_first(&[&path[..], &[field]].concat(), &places));
        if !missing.is_some_and(|missing| taken_out.contains(&missing)) {
            problems.push(Problem::new(location(&at_first(&path, &places)), what));
        }
        taken_out.push(at_first(&path, &places));
        if !take_out(value, &path, &mut places) {
            break;
        }
    }
    problems
}

/// Takes a field out of its object, or one out of its list; `false` where there is neither.
fn take_out(value: &mut Value, path: &[String], places: &mut Places) -> bool {
    let Some((step, parents)) = path.split_last() else { return false };
    let mut inside = value;
    for parent in parents {
        let next = match inside {
            Value::Object(map) => map.get_mut(parent),
            Value::Array(list) => index(parent).and_then(|index| list.get_mut(index)),
            _ => None,
        };
        let Some(next) = next else { return false };
        inside = next;
    }
    match (inside, index(step)) {
        (Value::Object(map), _) => map.shift_remove(step).is_some(),
        (Value::Array(list), Some(index)) if index < list.len() => {
            let places = places.entry(parents.to_vec()).or_insert_with(|| (0..list.len()).collect());
            places.remove(index);
            list.remove(index);
            true
        }
        _ => false,
    }
}

/// The places that what is left of each list had at first, by the list's path.
type Places = HashMap<Vec<String>, Vec<usize>>;

/// A path step by step: names of fields, and places in lists as `[3]`.
fn steps(path: &serde_path_to_error::Path) -> Vec<String> {
    path.iter().map(ToString::to_string).collect()
}

/// The place in a list that a step of a path says.
fn index(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// A path as it was before anything was taken out.
fn at_first(path: &[String], places: &Places) -> Vec<String> {
    let steps = path.iter().enumerate().map(|(depth, step)| {
        let places = places.get(&path[..depth]);
        let first = places.and_then(|places| places.get(index(step)?));
        first.map_or_else(|| step.clone(), |first| format!("[{first}]"))
    });
    steps.collect()
}

/// A path as a JSON Pointer (RFC 6901).
fn pointer(path: &[String]) -> String {
    let step = |step: &String| match index(step) {
        Some(index) => format!("/{index}"),
        None => format!("/{}", step.replace('~', "~0").replace('/', "~1")),
    };
    path.iter().map(step).collect()
}

/// What may only come as an object: a list of its fields in their order is none.
#[derive(Debug, Default)]
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }

        from.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

/// A moment in RFC 3339.
pub(super) fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let wanted = || D::Error::custom("want a time like 2026-11-24T10:00:00Z");
    let text = Option::<String>::deserialize(from).map_err(|_| wanted())?;
    text.map(|text| text.parse().map_err(|_| wanted())).transpose()
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
                return Err(ApiError::invalid_at(Location::query(name), "it comes twice"));
            }
        }
        let mut value = Value::Object(map);
        match T::deserialize(&value) {
            Ok(query) => Ok(Self(query)),
            Err(_) => Err(ApiError::invalid(problems::<T>(&mut value, |path| Location::query(path.concat())))),
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
pub(super) struct IdempotencyKey(Option<String>);

impl IdempotencyKey {
    /// What makes a request for something be carried out once, if the program asks for that.
    pub(super) fn claim<'a>(self, caller: &'a Authorized, about: &str, hash: &'a [u8; 32]) -> Option<Claim<'a>> {
        Some(Claim { key_id: caller.key_id(), name: format!("{about} {}", self.0?), hash })
    }
}

impl FromRequestParts<Site> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let Some(sent) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let is_good = |text: &&str| (1..=255).contains(&text.len());
        let wrong = || ApiError::invalid_at(Location::Header("Idempotency-Key"), "want 1 to 255 characters of ASCII");
        let text = sent.to_str().ok().filter(is_good).ok_or_else(wrong)?;
        Ok(Self(Some(text.to_owned())))
    }
}
