//! A template as an answer.

use std::{convert::Infallible, fmt};

use askama::Template;
use axum::{
    body::{Body, Bytes},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use tokio::runtime::Handle;

use super::error::PageError;

/// Renders a template as the page.
pub(super) struct Page<T>(pub(super) T);

impl<T: Template> Page<T> {
    /// The page with another status than 200.
    pub(super) fn with_status(self, status: StatusCode) -> Response {
        (status, self).into_response()
    }
}

/// A page is sent in pieces of this size while it is rendered.
const PIECE: usize = 256 * 1024;

impl<T: Template + Send + 'static> Page<T> {
    /// The page as it is rendered, for one that would be large to hold: away from the threads that answer requests,
    /// and no faster than it is read.
    pub(super) fn in_pieces(self) -> Response {
        // One piece waits while the next one is rendered.
        let (sender, body) = Channel::new(1);
        tokio::task::spawn_blocking(move || {
            let mut pieces = Pieces { sender, piece: String::with_capacity(PIECE + 4096) };
            // It can only fail where nobody reads on.
            if self.0.render_into(&mut pieces).is_ok() {
                let _ = pieces.send();
            }
        });
        // What packs a page asks once more at its end, which the channel does not take.
        Html(Body::new(body.fuse())).into_response()
    }
}

/// Takes a page as text, and sends it in pieces.
struct Pieces {
    sender: Sender<Bytes, Infallible>,
    piece: String,
}

impl Pieces {
    fn send(&mut self) -> fmt::Result {
        let piece = std::mem::replace(&mut self.piece, String::with_capacity(PIECE + 4096));
        Handle::current().block_on(self.sender.send_data(piece.into())).map_err(|_| fmt::Error)
    }
}

impl fmt::Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.piece.push_str(text);
        if self.piece.len() >= PIECE { self.send() } else { Ok(()) }
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
