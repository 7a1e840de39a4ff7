//! What a person sees when something is wrong, and what the log keeps of it.

use std::any::Any;

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use uuid::Uuid;

use crate::error::{Error, Refusal};

/// An answer that is not the page that was asked for.
#[derive(Debug)]
pub(crate) enum PageError {
    /// A use case's own error.
    App(Error),
    /// The request is not what a browser sends from our pages; the sentence says why.
    BadRequest(&'static str),
    /// The request comes from another site's page.
    Forbidden,
    /// The body is over the limit; the sentence says which.
    TooLarge(&'static str),
    /// The address knows other methods alone.
    MethodNotAllowed,
    /// The body did not arrive in time.
    TooSlow,
    /// Bodies that are under way take all the memory there is for them.
    Busy,
    /// A form came from someone who is not signed in, and can't be kept.
    SignedOut,
}

pub(crate) type PageResult<T> = Result<T, PageError>;

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    title: &'a str,
    sentence: &'a str,
    incident: Option<String>,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let refused;
        let (status, title, sentence) = match &self {
            Self::App(Error::NotFound) => (
                StatusCode::NOT_FOUND,
                "There is nothing here",
                "The address is mistyped, or what stood here is gone or someone else’s.",
            ),
            Self::App(Error::Refused(refusal)) => {
                refused = refusal.to_string();
                (status_of(refusal), title_of(refusal), refused.as_str())
            }
            Self::App(Error::Unavailable(_)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "The database can’t be used right now",
                "Wait a moment and try again: nothing is made twice. If it stays like this, tell the person who runs this server.",
            ),
            Self::App(Error::Internal(_)) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong",
                "It is not your fault. Try again; if it happens again, tell the person who runs this server.",
            ),
            Self::BadRequest(why) => (StatusCode::BAD_REQUEST, "That can’t be read", *why),
            Self::Forbidden => {
                (StatusCode::FORBIDDEN, "That came from another site", "Open the page here and try again from it.")
            }
            Self::TooLarge(why) => (StatusCode::PAYLOAD_TOO_LARGE, "That is too much at once", *why),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "That doesn’t work here",
                "The address is there, but not for this kind of request.",
            ),
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Latchkey is busy right now",
                "Your form was not saved. Wait a few seconds, then reload this page to send it again.",
            ),
            Self::SignedOut => (
                StatusCode::FORBIDDEN,
                "You were signed out",
                "Your form was not saved. Sign in again in another tab, then reload this page. If your browser asks whether to send the form again, confirm.",
            ),
            Self::TooSlow => {
                (StatusCode::REQUEST_TIMEOUT, "That took too long", "What you sent did not arrive in time. Try again.")
            }
        };
        let incident = match &self {
            Self::App(Error::Internal(cause) | Error::Unavailable(cause)) => Some(log_incident(cause.as_ref())),
            _ => None,
        };
        let page = ErrorPage { title, sentence, incident };
        let html = page.render().unwrap_or_else(|_| format!("{title}. {sentence}"));
        let mut response = (status, Html(html)).into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
        response
    }
}

/// The status of a refusal.
pub(super) fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Ended | Refusal::OtherDomain | Refusal::ChangedMeanwhile | Refusal::MailOff => StatusCode::CONFLICT,
        Refusal::Window(_)
        | Refusal::Unsignable(_)
        | Refusal::Nobody
        | Refusal::TooMany { .. }
        | Refusal::OptionsTooLong
        | Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What the page of a refusal is headed with.
fn title_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Ended => "This meeting’s links have expired",
        Refusal::OtherDomain => "This meeting belongs to another Daily domain",
        Refusal::ChangedMeanwhile => "This meeting has changed since you opened it",
        Refusal::MailOff => "This server can’t send email",
        Refusal::Window(_) => "This time doesn’t work",
        Refusal::Unsignable(_) => "A link can’t be made",
        Refusal::Nobody => "No one to invite",
        Refusal::TooMany { .. } => "Too many people",
        Refusal::OptionsTooLong => "The meeting’s options are too large",
        Refusal::KeyReused => "This idempotency key has already been used",
    }
}

/// Logs a cause under a number that the page shows, so that the two can be brought together.
pub(super) fn log_incident(cause: &dyn std::error::Error) -> String {
    let incident = Uuid::new_v4().simple().to_string()[..8].to_owned();
    let mut causes = cause.to_string();
    let mut next = cause.source();
    while let Some(cause) = next {
        causes.push_str(": ");
        causes.push_str(&cause.to_string());
        next = cause.source();
    }
    tracing::error!(incident, error = causes, "a request failed");
    incident
}

pub(super) async fn not_found() -> PageError {
    Error::NotFound.into()
}

pub(super) async fn method_not_allowed() -> PageError {
    PageError::MethodNotAllowed
}

pub(super) fn panicked(_: Box<dyn Any + Send>) -> Response {
    // What it panicked with is on standard error already, and may hold what nobody else should see.
    PageError::App(Error::Internal("a handler panicked".into())).into_response()
}
