//! Reads JSON requests strictly: reports every unknown field and every value of a wrong type.

use std::{collections::HashMap, fmt, str::FromStr};

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    auth::Authorized,
    code::Code,
    error::{ApiError, ApiResult, IDEMPOTENCY_KEY, Location, Problem},
};
use crate::{
    app::Claim,
    web::{Site, bodies::Incoming, error::PageError, extract},
};

pub(super) use crate::token::Object;

/// The most problems that one response reports.
const PROBLEMS_NAMED: usize = 20;

/// A JSON body.
pub(super) struct Body<T> {
    pub(super) value: T,
    /// The SHA-256 of the body's bytes.
    pub(super) hash: [u8; 32],
}

impl<T: DeserializeOwned> FromRequest<Site> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, site: &Site) -> ApiResult<Self> {
        check_json(request.headers())?;
        check_encoding(request.headers())?;
        let (parts, body) = request.into_parts();
        let (bytes, incoming) = whole(site.bodies.signed_in(body)).await?;
        incoming.keep(&parts.extensions);
        let Object(value) = read(&bytes)?;
        Ok(Self { value, hash: Sha256::digest(&bytes).into() })
    }
}

/// Refuses bodies that are not JSON in UTF-8.
fn check_json(headers: &HeaderMap) -> ApiResult<()> {
    let (kind, charset) = content_type(headers);
    if kind != JSON {
        let hint = match kind.as_str() {
            "application/x-www-form-urlencoded" => " If you use curl, add -H \"Content-Type: application/json\".",
            "text/plain" | "application/octet-stream" | "" => " Name the type of the body in the Content-Type header.",
            _ if kind.ends_with("+json") => " Leave out what is before “json”.",
            _ => "",
        };
        return Err(unsupported_type(&kind, &[JSON], hint));
    }
    match charset.filter(|charset| !["utf-8", "utf8", "us-ascii"].contains(&charset.to_ascii_lowercase().as_str())) {
        Some(charset) => {
            let detail = format!("The charset “{charset}” is not supported. JSON is always in UTF-8.");
            Err(ApiError::new(Code::UnsupportedCharset, detail).about(CONTENT_TYPE))
        }
        None => Ok(()),
    }
}

/// Returns the error for a body of a type that is not supported. The header `Accept` says which types are (RFC 9110,
/// section 15.5.16).
pub(super) fn unsupported_type(kind: &str, wanted: &[&str], hint: &str) -> ApiError {
    let types = wanted.join(", ");
    let got = if kind.is_empty() { "none".to_owned() } else { format!("“{kind}”") };
    let expected = if wanted.len() == 1 { "the Content-Type" } else { "one of the Content-Types" };
    let error = ApiError::new(Code::UnsupportedType, format!("Expected {expected} {types}; got {got}.{hint}"));
    let error = error.about(CONTENT_TYPE);
    match HeaderValue::from_str(&types) {
        Ok(types) => error.with(header::ACCEPT, types),
        Err(_) => error,
    }
}

/// Refuses compressed bodies, which would be read as something else.
pub(super) fn check_encoding(headers: &HeaderMap) -> ApiResult<()> {
    let encoding = headers.get(header::CONTENT_ENCODING).map(|value| String::from_utf8_lossy(value.as_bytes()));
    match encoding.filter(|encoding| !encoding.trim().eq_ignore_ascii_case("identity")) {
        Some(encoding) => {
            let detail = format!("The Content-Encoding “{encoding}” is not supported. Send the body uncompressed.");
            let error = ApiError::new(Code::UnsupportedEncoding, detail).about(Location::Header("Content-Encoding"));
            // RFC 9110, section 15.5.16.
            Err(error.with(header::ACCEPT_ENCODING, HeaderValue::from_static("identity")))
        }
        None => Ok(()),
    }
}

/// The media type of JSON.
pub(super) const JSON: &str = "application/json";

pub(super) const CONTENT_TYPE: Location = Location::Header("Content-Type");

/// Returns the body's media type in lower case, without parameters, and its charset.
pub(super) fn content_type(headers: &HeaderMap) -> (String, Option<String>) {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = sent.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let mut parameters = parts.filter_map(|part| part.split_once('='));
    let charset = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    (kind, charset.map(|(_, charset)| charset.trim().trim_matches('"').to_owned()))
}

/// Reads a whole body. Its memory counts as long as the second value is kept.
pub(super) async fn whole(mut incoming: Incoming) -> ApiResult<(Bytes, Incoming)> {
    match incoming.whole().await {
        Ok(bytes) => Ok((bytes, incoming)),
        Err(error) => {
            incoming.drain().await;
            Err(unread(&error))
        }
    }
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
    let detail = "The connection was lost before the body was complete. Send the request again.";
    ApiError::new(Code::BrokenOff, detail).about(Location::body(""))
}

pub(super) fn too_slow() -> ApiError {
    let detail = "The body did not arrive in time. Send the request again.";
    ApiError::new(Code::TooSlow, detail).about(Location::body(""))
}

pub(super) fn too_large() -> ApiError {
    let detail = "The body is too large. Expected at most 64 MB of CSV, or 5 MB of JSON, a spreadsheet or vCards.";
    ApiError::new(Code::TooLarge, detail).about(Location::body(""))
}

/// Parses the JSON of a body into a type, or reports everything that is wrong with it.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> ApiResult<T> {
    let not_json = |what: &serde_json::Error| {
        ApiError::new(Code::NotJson, format!("The body is not valid JSON: {what}.")).about(Location::body(""))
    };
    parse(bytes, in_body, not_json)
}

/// Parses the JSON object in a query parameter into a type, or reports everything that is wrong with it.
pub(super) fn in_parameter<T: DeserializeOwned>(name: &str, text: &str) -> ApiResult<T> {
    let problem = |path: &[String], what: String| {
        let place = pointer(path);
        let what = if place.is_empty() { what } else { format!("{place}: {what}") };
        Problem::new(Location::query(name), what)
    };
    let not_json =
        |what: &serde_json::Error| ApiError::invalid_at(Location::query(name), format!("invalid JSON: {what}"));
    parse(text.as_bytes(), problem, not_json).map(|Object(value)| value)
}

fn in_body(path: &[String], what: String) -> Problem {
    Problem::new(Location::body(pointer(path)), what)
}

/// Parses JSON into a type. `problem` and `not_json` create the errors.
fn parse<T: DeserializeOwned>(
    bytes: &[u8],
    problem: impl Fn(&[String], String) -> Problem,
    not_json: impl Fn(&serde_json::Error) -> ApiError,
) -> ApiResult<T> {
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
            let mut problems = problems::<T>(&mut value, &problem);
            if problems.is_empty() {
                // The parsed value no longer shows some errors, such as a duplicate field.
                problems.push(problem(&path, what.to_string()));
            }
            Err(ApiError::invalid(problems))
        }
        _ => Err(not_json(&what)),
    }
}

/// Returns everything that is wrong with a value. Removes each invalid part and parses again.
fn problems<T: DeserializeOwned>(value: &mut Value, problem: impl Fn(&[String], String) -> Problem) -> Vec<Problem> {
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
            let what = with_suggestion(what);
            problems.push(problem(&at_first(&path, &places), what));
        }
        taken_out.push(at_first(&path, &places));
        if !take_out(value, &path, &mut places) {
            break;
        }
    }
    problems
}

/// Adds the known field that was probably meant to an error about an unknown one.
fn with_suggestion(what: String) -> String {
    let Some((head, expected)) = what.split_once(", expected ") else { return what };
    let Some(field) = head.strip_prefix("unknown field `").and_then(|rest| rest.strip_suffix('`')) else { return what };
    // Every second part is in backquotes.
    let known = expected.split('`').skip(1).step_by(2).map(|name| (strsim::jaro(field, name), name));
    let nearest = known.filter(|(likeness, _)| *likeness > 0.7).max_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.map_or_else(|| what.clone(), |(_, name)| format!("{head}; did you mean `{name}`? Expected {expected}."))
}

/// Removes a field from its object or an element from its list. Returns `false` if the path leads to neither.
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

/// The original indexes of the elements left in each list, by the list's path.
type Places = HashMap<Vec<String>, Vec<usize>>;

/// Splits a path into field names and list indexes such as `[3]`.
fn steps(path: &serde_path_to_error::Path) -> Vec<String> {
    path.iter().map(ToString::to_string).collect()
}

/// Returns the list index in a step of a path.
fn index(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// Returns a path with the list indexes from before anything was removed.
fn at_first(path: &[String], places: &Places) -> Vec<String> {
    let steps = path.iter().enumerate().map(|(depth, step)| {
        let places = places.get(&path[..depth]);
        let first = places.and_then(|places| places.get(index(step)?));
        first.map_or_else(|| step.clone(), |first| format!("[{first}]"))
    });
    steps.collect()
}

/// Formats a path as a JSON Pointer (RFC 6901).
fn pointer(path: &[String]) -> String {
    let step = |step: &String| match index(step) {
        Some(index) => format!("/{index}"),
        None => format!("/{}", step.replace('~', "~0").replace('/', "~1")),
    };
    path.iter().map(step).collect()
}

/// Reads an optional RFC 3339 time.
pub(super) fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    let wanted = || D::Error::custom("expected a time like 2026-11-24T10:00:00Z");
    let text = Option::<String>::deserialize(from).map_err(|_| wanted())?;
    text.map(|text| text.parse().map_err(|_| wanted())).transpose()
}

/// Reads an optional value, which is the default value if it is `null`.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

/// A field that may be left out, and may be `null`.
#[derive(Debug, Default)]
pub(super) enum Sent<T> {
    #[default]
    No,
    As(Option<T>),
}

impl<T> Sent<T> {
    /// Returns what was sent, or else what is there.
    pub(super) fn or(self, before: Option<T>) -> Option<T> {
        match self {
            Self::As(value) => value,
            Self::No => before,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sent<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::As)
    }
}

/// Reads a number from a query parameter.
pub(super) fn number<'de, D: Deserializer<'de>, T: FromStr>(from: D) -> Result<Option<T>, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map(Some).map_err(|_| D::Error::custom("expected a whole number"))
}

/// Reads a value from a query parameter by a function.
pub(super) fn text<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    from: D,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, D::Error> {
    read(&String::deserialize(from)?).map(Some).map_err(D::Error::custom)
}

/// A query string, read as strictly as a body.
pub(super) struct Query<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Site> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let pairs = extract::query(parts.uri.query().unwrap_or_default()).map_err(|_| {
            ApiError::new(Code::NotText, "The query string is not valid UTF-8. Percent-encode it as UTF-8.")
        })?;
        let mut map = serde_json::Map::new();
        for (name, text) in pairs {
            if map.insert(name.clone(), Value::String(text)).is_some() {
                return Err(ApiError::invalid_at(Location::query(name), "duplicate parameter; expected it only once"));
            }
        }
        let mut value = Value::Object(map);
        if let Ok(query) = T::deserialize(&value) {
            return Ok(Self(query));
        }
        let problem = |path: &[String], what| Problem::new(Location::query(path.concat()), what);
        Err(ApiError::invalid(problems::<T>(&mut value, problem)))
    }
}

/// The id in a path. Anything other than a UUID gives 404.
pub(super) struct Id(pub(super) Uuid);

impl FromRequestParts<Site> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> ApiResult<Self> {
        let id = Path::<Uuid>::from_request_parts(parts, site).await;
        id.map(|Path(id)| Self(id)).map_err(|_| no_id())
    }
}

/// The ids of a meeting and an invitation, or of a webhook and a delivery, in a path. Anything other than UUIDs gives 404.
pub(super) struct Ids(pub(super) [Uuid; 2]);

impl FromRequestParts<Site> for Ids {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> ApiResult<Self> {
        let ids = Path::<(Uuid, Uuid)>::from_request_parts(parts, site).await;
        ids.map(|Path((outer, inner))| Self([outer, inner])).map_err(|_| no_id())
    }
}

fn no_id() -> ApiError {
    ApiError::not_found("Not found. The id in the URL must be a UUID.")
}

/// The optional `Idempotency-Key` header.
pub(super) struct IdempotencyKey(Option<String>);

impl IdempotencyKey {
    /// Returns the claim that makes sure a request is carried out only once, if the header is set.
    pub(super) fn claim(self, caller: &Authorized, about: &str, hash: [u8; 32]) -> Option<Claim> {
        let name = format!("{about} {}", self.0?);
        Some(Claim { key_id: caller.key_id().to_owned(), name, hash, attempt: Uuid::new_v4() })
    }
}

impl FromRequestParts<Site> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let Some(sent) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let is_good = |text: &&str| (1..=255).contains(&text.len());
        let wrong = || ApiError::invalid_at(IDEMPOTENCY_KEY, "expected 1 to 255 ASCII characters");
        let text = sent.to_str().ok().filter(is_good).ok_or_else(wrong)?;
        Ok(Self(Some(text.to_owned())))
    }
}
