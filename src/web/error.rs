//! What a person sees when something is wrong, and what the log keeps of it.

use std::{any::Any, sync::Arc};

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use uuid::Uuid;

use crate::{
    access::API_KEYS_LIMIT,
    error::{Error, Refusal, with_causes},
    invite::{
        Locale,
        batch::PEOPLE_LIMIT,
        invitation::LinkError,
        meeting::{MARGIN_LIMIT, WindowError},
    },
    texts::{InviteeTexts, OrganizerTexts},
    token::SignError,
};

/// An answer that is not the page that was asked for.
#[derive(Debug)]
pub(crate) enum PageError {
    /// A use case's own error.
    App(Error),
    /// The request is not what a browser sends from our pages.
    BadRequest(Unreadable),
    /// The request comes from another site's page.
    Forbidden,
    /// The body is over a limit.
    TooLarge(TooLarge),
    /// The address knows other methods alone.
    MethodNotAllowed,
    /// The body did not arrive in time.
    TooSlow,
    /// The answer took too long.
    TimedOut,
    /// Bodies that are under way take all the memory there is for them.
    Busy,
    /// A form came from someone who is not signed in, and can't be kept.
    SignedOut,
}

/// Why a request can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The body is not a form.
    Kind,
    /// A text is not UTF-8.
    Text,
    /// The URL has a character that texts can't have.
    Url,
    /// The form's parts can't be told apart.
    Form,
    /// The connection ended before the body did.
    End,
    /// The form lacks what the present release needs.
    Outdated,
}

/// Which limit a body is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooLarge {
    /// That of all forms.
    Body,
    /// That of people who are not signed in.
    SignedOut,
    /// That on the number of fields.
    Fields,
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
    t: InviteeTexts,
    /// The language of title and sentence.
    locale: Locale,
    title: String,
    sentence: String,
    incident: Option<&'a str>,
}

/// The error of an answer that has no body yet. [`explained`] writes the body.
#[derive(Clone)]
pub(super) struct Failure {
    pub(super) error: Arc<PageError>,
    /// The number under which the log has its cause.
    pub(super) incident: Option<String>,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let status = self.status();
        let incident = match &self {
            Self::App(Error::Internal(cause) | Error::Unavailable(cause)) => Some(log_incident(cause.as_ref())),
            _ => None,
        };
        let mut response = status.into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
        response.extensions_mut().insert(Failure { error: Arc::new(self), incident });
        response
    }
}

/// Writes the page of an error in the language that the browser accepts.
pub(super) fn explained(mut response: Response, accepted: Option<&HeaderValue>) -> Response {
    let Some(Failure { error, incident }) = response.extensions_mut().remove() else { return response };
    let (invitee, organizer) = (InviteeTexts::negotiate(accepted), OrganizerTexts::negotiate(accepted));
    let (locale, (title, sentence)) = match error.for_anyone(invitee) {
        Some(words) => (invitee.locale, words),
        None => (organizer.locale, error.for_organizers(organizer)),
    };
    let page = ErrorPage { t: invitee, locale, title, sentence, incident: incident.as_deref() };
    match page.render() {
        Ok(html) => {
            let (mut parts, _) = response.into_parts();
            parts.headers.remove(header::CONTENT_LENGTH);
            (parts, Html(html)).into_response()
        }
        Err(_) => response,
    }
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::App(Error::NotFound) => StatusCode::NOT_FOUND,
            Self::App(Error::Refused(refusal)) => status_of(refusal),
            Self::App(Error::Unavailable(_)) | Self::TimedOut | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::App(Error::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Forbidden | Self::SignedOut => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
        }
    }

    /// Returns the title and the sentence of an error that invitees may meet as well.
    fn for_anyone(&self, t: InviteeTexts) -> Option<(String, String)> {
        Some(match self {
            Self::App(Error::NotFound) => (t.error_not_found(), t.error_not_found_sentence()),
            Self::App(Error::Unavailable(_)) => (t.error_unavailable(), t.error_unavailable_sentence()),
            Self::App(Error::Internal(_)) => (t.error_internal(), t.error_internal_sentence()),
            Self::MethodNotAllowed => (t.error_method(), t.error_method_sentence()),
            Self::Busy => (t.error_busy(), t.error_busy_sentence()),
            Self::TooSlow => (t.error_slow(), t.error_slow_sentence()),
            Self::TimedOut => (t.error_slow(), t.error_unavailable_sentence()),
            Self::App(Error::Refused(_))
            | Self::BadRequest(_)
            | Self::Forbidden
            | Self::TooLarge(_)
            | Self::SignedOut => {
                return None;
            }
        })
    }

    /// Returns the title and the sentence of any other error.
    fn for_organizers(&self, t: OrganizerTexts) -> (String, String) {
        match self {
            Self::App(Error::Refused(refusal)) => (title_of(t, refusal), refusal_in_words(t, refusal)),
            Self::BadRequest(why) => (t.error_unreadable(), why.sentence(t)),
            Self::TooLarge(limit) => (t.error_too_large(), limit.sentence(t)),
            Self::SignedOut => (t.error_signed_out(), t.error_signed_out_sentence()),
            _ => (t.error_forbidden(), t.error_forbidden_sentence()),
        }
    }
}

impl Unreadable {
    fn sentence(self, t: OrganizerTexts) -> String {
        match self {
            Self::Kind => t.error_unreadable_kind(),
            Self::Text => t.error_unreadable_text(),
            Self::Url => t.error_unreadable_url(),
            Self::Form => t.error_unreadable_form(),
            Self::End => t.error_unreadable_end(),
            Self::Outdated => t.error_unreadable_outdated(),
        }
    }
}

impl TooLarge {
    fn sentence(self, t: OrganizerTexts) -> String {
        match self {
            Self::Body => t.error_too_large_body(),
            Self::SignedOut => t.error_too_large_signed_out(),
            Self::Fields => t.error_too_large_fields(),
        }
    }
}

/// The status of a refusal.
pub(super) fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Ended
        | Refusal::OtherDomain
        | Refusal::ChangedMeanwhile
        | Refusal::MailOff
        | Refusal::NoLinkKey
        | Refusal::OtherLinkKey
        | Refusal::Revoked
        | Refusal::DirectLinks => StatusCode::CONFLICT,
        Refusal::Window(_)
        | Refusal::Unsignable(_)
        | Refusal::Nobody
        | Refusal::TooMany { .. }
        | Refusal::OptionsTooLong
        | Refusal::TooManyKeys => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::TooManyMeetings { .. } => StatusCode::TOO_MANY_REQUESTS,
    }
}

/// What the page of a refusal is headed with.
pub(super) fn title_of(t: OrganizerTexts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Ended => t.refused_ended(),
        Refusal::OtherDomain => t.refused_other_domain(),
        Refusal::ChangedMeanwhile => t.refused_changed(),
        Refusal::MailOff => t.refused_mail_off(),
        Refusal::Window(_) => t.refused_window(),
        Refusal::Unsignable(_) => t.refused_link(),
        Refusal::NoLinkKey => t.refused_no_link_key(),
        Refusal::OtherLinkKey => t.refused_other_link_key(),
        Refusal::Revoked => t.refused_revoked(),
        Refusal::DirectLinks => t.refused_direct_links(),
        Refusal::Nobody => t.refused_nobody(),
        Refusal::TooMany { .. } => t.refused_too_many(),
        Refusal::TooManyMeetings { .. } => t.refused_too_many_meetings(),
        Refusal::TooManyKeys => t.refused_too_many_keys(),
        Refusal::OptionsTooLong => t.refused_options(),
    }
}

/// Says why something was refused, and how to fix it.
pub(super) fn refusal_in_words(t: OrganizerTexts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Ended => t.refused_ended_sentence(),
        Refusal::OtherDomain => t.refused_other_domain_sentence(),
        Refusal::ChangedMeanwhile => t.refused_changed_sentence(),
        Refusal::MailOff => t.refused_mail_off_sentence(),
        Refusal::Window(WindowError::Backwards) => t.refused_window_backwards(),
        Refusal::Window(WindowError::Margin) => t.refused_window_margin(MARGIN_LIMIT),
        Refusal::Window(WindowError::OutOfRange) => t.refused_window_out_of_range(),
        Refusal::Window(WindowError::Past) => t.refused_window_past(),
        Refusal::Window(WindowError::TooFar(days)) => t.refused_window_too_far(*days),
        Refusal::Unsignable(error) => link_error_in_words(t, error),
        Refusal::NoLinkKey => t.refused_no_link_key_sentence(),
        Refusal::OtherLinkKey => t.refused_other_link_key_sentence(),
        Refusal::Revoked => t.refused_revoked_sentence(),
        Refusal::DirectLinks => t.refused_direct_links_sentence(),
        Refusal::Nobody => t.refused_nobody_sentence(),
        Refusal::TooMany { count } => t.refused_too_many_sentence(PEOPLE_LIMIT, *count),
        Refusal::TooManyMeetings { limit } => t.refused_too_many_meetings_sentence(*limit),
        Refusal::TooManyKeys => t.refused_too_many_keys_sentence(API_KEYS_LIMIT),
        Refusal::OptionsTooLong => t.refused_options_sentence(),
    }
}

/// Says why a meeting's links can't be created.
fn link_error_in_words(t: OrganizerTexts, error: &LinkError) -> String {
    match error {
        LinkError::Claims(_) | LinkError::Sign(SignError::Backwards { .. } | SignError::TooFar(_)) => {
            t.refused_link_times()
        }
        LinkError::Sign(SignError::Ended(_)) => t.refused_link_ended(),
        LinkError::Sign(SignError::TooLong(_)) => t.refused_link_long(),
        LinkError::Sign(SignError::Unlimited | SignError::OtherDomain) => t.refused_link_other(),
        LinkError::TooLong { name, error: SignError::TooLong(_) } => t.refused_link_long_for(name),
        LinkError::TooLong { name, .. } => t.refused_link_for(name),
    }
}

/// Logs a cause under a number that the page shows, so that the two can be brought together.
pub(super) fn log_incident(cause: &dyn std::error::Error) -> String {
    let incident = Uuid::new_v4().simple().to_string()[..8].to_owned();
    tracing::error!(incident, error = with_causes(cause), "a request failed");
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
