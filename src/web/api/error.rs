//! Errors of the API, as problem details (RFC 9457).

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::MissingRight,
    error::{Error, Refusal},
    web::error::{log_incident, status_of},
};

/// An error response.
#[derive(Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    code: &'static str,
    detail: String,
    problems: Vec<Problem>,
    retry_after: Option<u64>,
}

/// What is wrong with one part of a request.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    #[serde(flatten)]
    location: Location,
    /// What is wrong and what is expected.
    detail: String,
}

/// The part of the request that a problem is about.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Location {
    /// A part of the JSON body, as a JSON Pointer (RFC 6901). Empty for the whole body.
    #[schema(example = "/people/3/email")]
    Pointer(String),
    /// The name of a query parameter.
    #[schema(example = "limit")]
    Parameter(String),
    /// The name of a header.
    #[schema(example = "Idempotency-Key")]
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
        Self { location, detail: detail.into() }
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
    /// A stable error code for programs. The meaning of a code never changes.
    #[schema(example = "invalid")]
    code: &'static str,
    /// A description of the error for people.
    detail: String,
    /// The invalid parts of the request. Empty if the error is not about a part of the request.
    problems: Vec<Problem>,
}

pub(super) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), problems: Vec::new(), retry_after: None }
    }

    /// Adds the part of the request that the error is about.
    pub(super) fn about(mut self, location: Location) -> Self {
        self.problems.push(Problem::new(location, self.detail.clone()));
        self
    }

    /// Returns the error for an invalid request.
    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        let detail = "The request is invalid, and nothing was changed. See “problems” for details.";
        Self { problems, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail) }
    }

    /// Returns the error for a request with one invalid part.
    pub(super) fn invalid_at(location: Location, detail: impl Into<String>) -> Self {
        Self::invalid(vec![Problem::new(location, detail)])
    }

    pub(super) fn no_key() -> Self {
        let detail =
            "The API key is missing, unknown, expired or revoked. Expected the header “Authorization: Bearer KEY”.";
        Self::new(StatusCode::UNAUTHORIZED, "no_key", detail)
    }

    pub(super) fn too_many(wait: u64) -> Self {
        let unit = if wait == 1 { "second" } else { "seconds" };
        let detail = format!("Too many requests with this API key. Try again in {wait} {unit}.");
        Self { retry_after: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail) }
    }

    pub(super) fn busy() -> Self {
        let detail = "The server is busy with other requests. Try again in 5 seconds.";
        Self { retry_after: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail) }
    }

    /// Returns the error for a right that the API key does not have, and the part of the request that needs the right.
    pub(super) fn refused(refusal: MissingRight, pointer: impl Into<String>) -> Self {
        let code = match refusal {
            MissingRight::Room => "room_not_allowed",
            MissingRight::Owner => "owner_not_allowed",
        };
        let problems = vec![Problem::new(Location::body(pointer), refusal.to_string())];
        Self { problems, ..Self::new(StatusCode::FORBIDDEN, code, refusal.to_string()) }
    }
}

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        match error.into() {
            Error::NotFound => Self::new(StatusCode::NOT_FOUND, "not_found", "Not found."),
            Error::Refused(refusal) => Self::of(&refusal),
            Error::Unavailable(cause) => {
                let incident = log_incident(cause.as_ref());
                let detail = format!(
                    "The database is temporarily unavailable. Try again in 5 seconds. If this happens again, report incident {incident} to the person who runs this server."
                );
                Self { retry_after: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail) }
            }
            Error::Internal(cause) => {
                let incident = log_incident(cause.as_ref());
                let detail = format!(
                    "An internal error occurred. Report incident {incident} to the person who runs this server."
                );
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
            }
        }
    }
}

impl ApiError {
    fn of(refusal: &Refusal) -> Self {
        let (code, pointer) = match refusal {
            Refusal::Ended => ("ended", None),
            Refusal::OtherDomain => ("other_domain", None),
            Refusal::ChangedMeanwhile => ("changed_meanwhile", None),
            Refusal::MailOff => ("mail_off", None),
            Refusal::NoLinkKey => ("no_link_key", Some("/link_kind")),
            Refusal::OtherLinkKey => ("other_link_key", None),
            Refusal::Revoked => ("revoked", None),
            Refusal::DirectLinks => ("direct_links", None),
            Refusal::Window(_) => ("invalid", Some("/ends_at")),
            Refusal::Unsignable(_) => ("unsignable", Some("")),
            Refusal::Nobody => ("invalid", Some("/people")),
            Refusal::TooMany { .. } => ("too_many_people", Some("/people")),
            Refusal::TooManyMeetings { .. } => ("too_many_meetings", None),
            Refusal::TooManyKeys => ("too_many_keys", None),
            Refusal::OptionsTooLong => ("options_too_long", Some("/options")),
            Refusal::KeyReused => ("idempotency_key_reused", None),
        };
        let detail = refusal.to_string();
        let problems = pointer.map(|pointer| Problem::new(Location::body(pointer), detail.clone()));
        Self { problems: problems.into_iter().collect(), ..Self::new(status_of(refusal), code, detail) }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self { status, code, detail, problems, retry_after } = self;
        let title = status.canonical_reason().unwrap_or_default();
        let body = ProblemDetails { kind: "about:blank", title, status: status.as_u16(), code, detail, problems };
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

pub(super) async fn not_found() -> ApiError {
    Error::NotFound.into()
}

pub(super) async fn method_not_allowed() -> ApiError {
    let detail = "This URL does not support the request method. See the Allow header.";
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail)
}
