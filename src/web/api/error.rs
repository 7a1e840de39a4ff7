//! Errors of the API, as problem details (RFC 9457).

use axum::{
    Json,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::code::Code;
use crate::{
    access::MissingRight,
    error::{Error, Refusal},
    web::error::{Failure, PageError, log_incident},
};

/// An error response.
#[derive(Debug)]
pub(super) struct ApiError {
    code: Code,
    detail: String,
    problems: Vec<Problem>,
    /// A header that says what to do.
    header: Option<Box<(HeaderName, HeaderValue)>>,
}

/// What is wrong with one part of a request: `pointer`, `parameter` or `header` says which part.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A part of the JSON body, as a JSON Pointer (RFC 6901). Empty for the whole body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "/people/3/email")]
    pointer: Option<String>,
    /// The name of a query parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "limit")]
    parameter: Option<String>,
    /// The name of a header.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "Idempotency-Key")]
    header: Option<&'static str>,
    /// What is wrong and what is expected.
    detail: String,
}

/// The part of the request that a problem is about.
#[derive(Debug)]
pub(super) enum Location {
    /// A JSON Pointer into the body.
    Pointer(String),
    /// The name of a query parameter.
    Parameter(String),
    /// The name of a header.
    Header(&'static str),
}

impl Location {
    pub(super) fn body(pointer: impl Into<String>) -> Self {
        Self::Pointer(pointer.into())
    }

    pub(super) fn query(name: impl Into<String>) -> Self {
        Self::Parameter(name.into())
    }
}

impl Problem {
    pub(super) fn new(location: Location, detail: impl Into<String>) -> Self {
        let none = Self { pointer: None, parameter: None, header: None, detail: detail.into() };
        match location {
            Location::Pointer(pointer) => Self { pointer: Some(pointer), ..none },
            Location::Parameter(name) => Self { parameter: Some(name), ..none },
            Location::Header(name) => Self { header: Some(name), ..none },
        }
    }
}

/// An error as problem details (RFC 9457), with the media type `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemDetails {
    /// Always `about:blank`. Use `code` to tell errors apart.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The HTTP status in words.
    #[schema(example = "Unprocessable Entity")]
    title: &'static str,
    /// The HTTP status code.
    #[schema(example = 422)]
    status: u16,
    code: Code,
    /// A description of the error for people.
    detail: String,
    /// The invalid parts of the request. Empty if the error is not about a part of the request.
    problems: Vec<Problem>,
}

/// The header that makes a request safe to repeat.
pub(super) const IDEMPOTENCY_KEY: Location = Location::Header("Idempotency-Key");

pub(super) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    pub(super) fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), problems: Vec::new(), header: None }
    }

    /// Adds a header that says what to do.
    pub(super) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.header = Some(Box::new((name, value)));
        self
    }

    /// Adds the number of seconds to wait before the next attempt.
    fn retry_after(self, seconds: u64) -> Self {
        self.with(header::RETRY_AFTER, seconds.into())
    }

    /// Adds the part of the request that the error is about.
    pub(super) fn about(mut self, location: Location) -> Self {
        self.problems.push(Problem::new(location, self.detail.clone()));
        self
    }

    /// Returns the error for an invalid request.
    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        let detail = "The request is invalid, and nothing was changed. See “problems” for details.";
        Self { problems, ..Self::new(Code::Invalid, detail) }
    }

    /// Returns the error for a request with one invalid part.
    pub(super) fn invalid_at(location: Location, detail: impl Into<String>) -> Self {
        Self::invalid(vec![Problem::new(location, detail)])
    }

    /// Returns the error for a missing or invalid API key, with the challenge of RFC 6750.
    pub(super) fn unauthorized(code: Code, detail: &str) -> Self {
        let challenge = if code == Code::NoKey { "Bearer" } else { "Bearer error=\"invalid_token\"" };
        Self::new(code, detail).with(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))
    }

    pub(super) fn not_found(detail: &str) -> Self {
        Self::new(Code::NotFound, detail)
    }

    /// Returns the error for an unknown meeting id.
    pub(super) fn no_meeting() -> Self {
        Self::not_found("There is no meeting with this id, or it belongs to another organizer.")
    }

    /// Returns the error for an unknown invitation id.
    pub(super) fn no_invitation() -> Self {
        Self::not_found("The meeting has no invitation with this id. The person may have been removed.")
    }

    pub(super) fn too_many(wait: u64) -> Self {
        let unit = if wait == 1 { "second" } else { "seconds" };
        let detail = format!("Too many requests with this API key. Try again in {wait} {unit}.");
        Self::new(Code::TooManyRequests, detail).retry_after(wait)
    }

    pub(super) fn busy() -> Self {
        let detail = "The server is busy with other requests. Try again in 5 seconds.";
        Self::new(Code::Busy, detail).retry_after(5)
    }

    /// Returns the error for an internal error that is logged with this incident id.
    fn internal(incident: &str) -> Self {
        let detail =
            format!("An internal error occurred. Report incident {incident} to the person who runs this server.");
        Self::new(Code::Internal, detail)
    }

    /// Returns the error for an answer that took too long.
    fn timed_out() -> Self {
        let detail = "The server took too long to answer, and may have carried out the request. Check the result. If you sent an Idempotency-Key, repeat the request with it in 5 seconds.";
        Self::new(Code::TimedOut, detail).retry_after(5)
    }

    /// Returns the error for a request that repeats another one before it is answered.
    pub(super) fn key_in_use() -> Self {
        let detail = "A request with this Idempotency-Key is being carried out. Send the same request again in 1 second to get its answer.";
        Self::new(Code::KeyInUse, detail).about(IDEMPOTENCY_KEY).retry_after(1)
    }

    /// Returns the error for an idempotency key that another request was sent with.
    pub(super) fn key_reused() -> Self {
        let detail = "This Idempotency-Key was already used for a different request. Use a new key.";
        Self::new(Code::KeyReused, detail).about(IDEMPOTENCY_KEY)
    }

    /// Returns the error for a right that the API key does not have, and the part of the request that needs the right.
    pub(super) fn refused(refusal: MissingRight, pointer: impl Into<String>) -> Self {
        let code = match refusal {
            MissingRight::Room => Code::RoomNotAllowed,
            MissingRight::Owner => Code::OwnerNotAllowed,
        };
        let problems = vec![Problem::new(Location::body(pointer), refusal.to_string())];
        Self { problems, ..Self::new(code, refusal.to_string()) }
    }
}

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        match error.into() {
            Error::NotFound => Self::not_found("There is nothing at this URL, or it belongs to another organizer."),
            Error::Refused(refusal) => Self::of(&refusal),
            Error::Unavailable(cause) => {
                let incident = log_incident(cause.as_ref());
                let detail = format!(
                    "The database is temporarily unavailable. Try again in 5 seconds. If this happens again, report incident {incident} to the person who runs this server."
                );
                Self::new(Code::Unavailable, detail).retry_after(5)
            }
            Error::Internal(cause) => Self::internal(&log_incident(cause.as_ref())),
        }
    }
}

impl ApiError {
    fn of(refusal: &Refusal) -> Self {
        let (code, pointer) = match refusal {
            Refusal::Ended => (Code::Ended, None),
            Refusal::OtherDomain => (Code::OtherDomain, None),
            Refusal::ChangedMeanwhile => (Code::ChangedMeanwhile, None),
            Refusal::NoLinkKey => (Code::NoLinkKey, Some("/link_kind")),
            Refusal::Window(_) => (Code::Invalid, Some("/ends_at")),
            Refusal::Unsignable(_) => (Code::Unsignable, Some("")),
            Refusal::Nobody => (Code::Invalid, Some("/people")),
            Refusal::TooMany { .. } => (Code::TooManyPeople, Some("/people")),
            Refusal::TooManyMeetings { .. } => (Code::TooManyMeetings, None),
            Refusal::OptionsTooLong => (Code::OptionsTooLong, Some("/options")),
            Refusal::DirectLinks => {
                let detail = format!(
                    "{refusal} Create meetings with \"link_kind\": \"join\", or change this meeting to it with PATCH; \
                     the default is \"direct\" unless the server has both a link key and an https URL."
                );
                return Self::new(Code::DirectLinks, detail);
            }
            Refusal::MailOff => (Code::MailOff, None),
            // The API has no operation that creates API keys, or fails for the lack of one person's link.
            Refusal::OtherLinkKey | Refusal::Revoked | Refusal::TooManyKeys => {
                return Error::internal(refusal.clone()).into();
            }
        };
        let error = Self::new(code, refusal.to_string());
        pointer.into_iter().fold(error, |error, pointer| error.about(Location::body(pointer)))
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self { code, detail, problems, header } = self;
        let status = code.status();
        let title = status.canonical_reason().unwrap_or_default();
        let body = ProblemDetails { kind: "about:blank", title, status: status.as_u16(), code, detail, problems };
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response.headers_mut().extend(header.map(|header| *header));
        response
    }
}

/// Adds problem details to errors from the layers around all routes, which do not know the API's error format.
pub(in crate::web) fn explained(response: Response) -> Response {
    match response.extensions().get::<Failure>().map(|failure| (failure.error.as_ref(), &failure.incident)) {
        Some((PageError::TimedOut, _)) => ApiError::timed_out().into_response(),
        Some((_, Some(incident))) => ApiError::internal(incident).into_response(),
        _ => response,
    }
}

pub(super) async fn not_found() -> ApiError {
    ApiError::not_found("There is nothing at this URL.")
}

pub(super) async fn method_not_allowed() -> ApiError {
    let detail = "This URL does not support the request method. See the Allow header.";
    ApiError::new(Code::MethodNotAllowed, detail)
}
