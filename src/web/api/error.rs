//! What a program gets when something is wrong: a code to act on, a sentence to read, and where it lies.

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

/// An answer that is not what was asked for.
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
    /// What is wrong, and what would be right.
    detail: String,
}

/// The part of a request that something is wrong with.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Location {
    /// Part of a JSON body, as a JSON Pointer (RFC 6901); empty for the whole body.
    #[schema(example = "/people/3/email")]
    Pointer(String),
    /// A parameter of the query, by name.
    #[schema(example = "limit")]
    Parameter(String),
    /// A header, by name.
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

/// Why a request was refused, as problem details (RFC 9457). Its media type is `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemDetails {
    /// Always `about:blank`: `code` tells problems apart.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    #[schema(example = "Unprocessable Entity")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// Tells a program what is wrong. A code never changes its meaning.
    #[schema(example = "invalid")]
    code: &'static str,
    /// Tells a person what is wrong.
    detail: String,
    /// What is wrong with which part of the request.
    problems: Vec<Problem>,
}

pub(super) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), problems: Vec::new(), retry_after: None }
    }

    /// A request that can be read and not be done as it stands.
    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        let detail = "Nothing was done: the request is wrong where “problems” says.";
        Self { problems, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail) }
    }

    /// The same with one thing wrong.
    pub(super) fn invalid_at(location: Location, detail: impl Into<String>) -> Self {
        Self::invalid(vec![Problem::new(location, detail)])
    }

    pub(super) fn no_key() -> Self {
        let detail =
            "Want the header “Authorization: Bearer KEY” with an API key that is neither expired nor withdrawn.";
        Self::new(StatusCode::UNAUTHORIZED, "no_key", detail)
    }

    pub(super) fn too_many(wait: u64) -> Self {
        let detail = format!("Too many requests with this API key: try again in {wait} seconds.");
        Self { retry_after: Some(wait), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail) }
    }

    pub(super) fn busy() -> Self {
        let detail = "The memory reserved for request bodies is full. Try again in 5 seconds.";
        Self { retry_after: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail) }
    }

    /// A right that the key lacks, and where the request asks for it.
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
            Error::NotFound => {
                Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such thing, or it is someone else’s.")
            }
            Error::Refused(refusal) => Self::of(&refusal),
            Error::Unavailable(cause) => {
                let incident = log_incident(cause.as_ref());
                let detail = format!("The database can’t be used right now. Incident {incident}.");
                Self { retry_after: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail) }
            }
            Error::Internal(cause) => {
                let incident = log_incident(cause.as_ref());
                let detail = format!("Something went wrong here. Incident {incident}.");
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
            Refusal::Window(_) => ("invalid", Some("/ends_at")),
            Refusal::Unsignable(_) => ("unsignable", Some("")),
            Refusal::Nobody => ("invalid", Some("/people")),
            Refusal::TooMany { .. } => ("too_many_people", Some("/people")),
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
    let detail = "The address is there, but not for this kind of request.";
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail)
}
