//! What a program gets when something is wrong: a code to act on, a sentence to read, and where it lies.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::Refusal,
    error::Error,
    invite::{invitation::LinkError, meeting::WindowError},
    web::error::log_incident,
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
    /// Where it lies, such as `people[3].email`; blank for the whole.
    #[schema(example = "people[3].email")]
    pub(super) path: String,
    /// What is wrong, and what would be right.
    pub(super) what: String,
}

/// What every refusal looks like.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ErrorAnswer {
    error: ErrorBody,
}

/// Why a request was refused.
#[derive(Debug, Serialize, ToSchema)]
struct ErrorBody {
    /// A word that stays the same.
    #[schema(example = "invalid")]
    code: &'static str,
    /// A sentence for people.
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
    pub(super) fn invalid_at(path: impl Into<String>, what: impl Into<String>) -> Self {
        Self::invalid(vec![Problem { path: path.into(), what: what.into() }])
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
    pub(super) fn refused(refusal: Refusal, path: impl Into<String>) -> Self {
        let code = match refusal {
            Refusal::Room => "room_not_allowed",
            Refusal::Owner => "owner_not_allowed",
        };
        let problems = vec![Problem { path: path.into(), what: refusal.to_string() }];
        Self { problems, ..Self::new(StatusCode::FORBIDDEN, code, refusal.to_string()) }
    }
}

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        match error.into() {
            Error::NotFound => {
                Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such thing, or it is someone else’s.")
            }
            Error::ChangedMeanwhile => {
                let detail = "Nothing was changed, because another request changed the meeting first. Fetch it again, then retry.";
                Self::new(StatusCode::CONFLICT, "changed_meanwhile", detail)
            }
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

/// A link that can't be made of what was asked for.
pub(super) fn unsigned(error: &LinkError) -> ApiError {
    ApiError::invalid_at("", format!("{error}."))
}

/// The field that a window's mistake belongs to.
pub(super) fn wrong_window(error: &WindowError) -> ApiError {
    ApiError::invalid_at("ends_at", error.to_string())
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self { status, code, detail, problems, retry_after } = self;
        let mut response = (status, Json(ErrorAnswer { error: ErrorBody { code, detail, problems } })).into_response();
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
