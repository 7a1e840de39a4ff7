//! A template as an answer.

use std::{fmt, io};

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
use tokio::{runtime::Handle, sync::OwnedSemaphorePermit, time::timeout};

use super::{
    download::READ_TIME,
    error::{PageError, log_incident},
};
use crate::app::Turns;

/// Renders a template as the page.
pub(super) struct Page<T>(pub(super) T);

impl<T: Template> Page<T> {
    /// The page with another status than 200.
    pub(super) fn with_status(self, status: StatusCode) -> Response {
        (status, self).into_response()
    }
}

/// A page is sent in pieces of this size while it is rendered.
const PIECE: usize = 128 * 1024;

impl<T: Template + Send + 'static> Page<T> {
    /// The page as it is rendered, for one that would be large to hold: away from the threads that answer requests,
    /// and no faster than it is read. It has a turn while it is rendered, and none while a piece is sent.
    pub(super) fn in_pieces(self, turns: &Turns) -> Response {
        // One piece waits while the next one is rendered.
        let (sender, body) = Channel::new(1);
        let turns = turns.clone();
        tokio::task::spawn_blocking(move || {
            let mut pieces = Pieces { turn: None, turns, sender, piece: String::with_capacity(PIECE + 4096) };
            let outcome = self.0.render_into(&mut pieces);
            // A page that ends early must not look complete.
            match outcome.and_then(|()| Ok(pieces.send()?)) {
                Ok(()) => {}
                // The client reads too slowly, or has hung up.
                Err(askama::Error::Fmt) => pieces.sender.abort(io::Error::other("the page was not read")),
                Err(error) => {
                    log_incident(&error);
                    pieces.sender.abort(io::Error::other("the page can’t be rendered"));
                }
            }
        });
        // What packs a page asks once more at its end, which the channel does not take.
        Html(Body::new(body.fuse())).into_response()
    }
}

/// Takes a page as text, and sends it in pieces.
struct Pieces {
    turns: Turns,
    turn: Option<OwnedSemaphorePermit>,
    sender: Sender<Bytes, io::Error>,
    piece: String,
}

impl Pieces {
    fn send(&mut self) -> fmt::Result {
        self.turn = None;
        let piece = std::mem::replace(&mut self.piece, String::with_capacity(PIECE + 4096));
        let sent = Handle::current().block_on(timeout(READ_TIME, self.sender.send_data(piece.into())));
        if matches!(sent, Ok(Ok(()))) { Ok(()) } else { Err(fmt::Error) }
    }
}

impl fmt::Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.turn.is_none() {
            self.turn = Some(Handle::current().block_on(self.turns.next()));
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[derive(Template)]
    #[template(source = "{% for _ in 0..1000 %}{{ text }}{% endfor %}{{ self.end()? }}", ext = "txt")]
    struct Long {
        text: String,
        is_broken: bool,
    }

    impl Long {
        fn end(&self) -> Result<&str, Error> {
            if self.is_broken { Err(Error::Internal("this can't be rendered".into())) } else { Ok("</html>") }
        }
    }

    #[tokio::test]
    async fn a_page_that_fails_in_its_middle_is_broken_off() {
        let turns = Turns::default();
        for (is_broken, length) in [(false, 1), (true, 1), (false, 1000), (true, 1000)] {
            let body = Page(Long { text: "a".repeat(length), is_broken }).in_pieces(&turns).into_body();
            let read = body.collect().await.map(|body| body.to_bytes().len()).ok();
            assert_eq!(read, (!is_broken).then_some(1000 * length + "</html>".len()));
        }
    }
}
