//! A template as an answer.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use super::error::PageError;

/// Renders a template as the page.
pub(super) struct Page<T>(pub(super) T);

impl<T: Template> Page<T> {
    /// The page with another status than 200.
    pub(super) fn with_status(self, status: StatusCode) -> Response {
        (status, self).into_response()
    }
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => Html(html).into_response(),
            Err(error) => PageError::from(crate::error::Error::Internal(error.into())).into_response(),
        }
    }
}
