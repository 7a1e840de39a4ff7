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
    ///
    /// It waits for its place before it is answered, so that nothing waits for a client that has hung up.
    pub(super) async fn in_pieces(self, turns: &Turns, organizer_id: &str) -> Response {
        // Without a bound, pages that wait for a turn could take every thread that those with a turn need.
        let place = turns.page(organizer_id).await;
        // One piece waits while the next one is rendered.
        let (sender, body) = Channel::new(1);
        let piece = String::with_capacity(PIECE + 4096);
        let pieces = Pieces { turn: None, turns: turns.clone(), sender: Some(sender), piece };
        tokio::task::spawn_blocking(move || {
            let _place = place;
            pieces.render(&self.0);
        });
        // What packs a page asks once more at its end, which the channel does not take.
        Html(Body::new(body.fuse())).into_response()
    }
}

/// Takes a page as text, and sends it in pieces. A page that ends early is broken off, so that it does not look complete.
struct Pieces {
    turns: Turns,
    turn: Option<OwnedSemaphorePermit>,
    /// Empty once the whole page was sent.
    sender: Option<Sender<Bytes, io::Error>>,
    piece: String,
}

impl Pieces {
    fn render(mut self, page: &impl Template) {
        match page.render_into(&mut self).and_then(|()| Ok(self.send()?)) {
            Ok(()) => self.sender = None,
            // The client reads too slowly, or has hung up.
            Err(askama::Error::Fmt) => {}
            Err(error) => drop(log_incident(&error)),
        }
    }

    fn send(&mut self) -> fmt::Result {
        self.turn = None;
        let piece = std::mem::replace(&mut self.piece, String::with_capacity(PIECE + 4096));
        let sender = self.sender.as_mut().ok_or(fmt::Error)?;
        let sent = Handle::current().block_on(timeout(READ_TIME, sender.send_data(piece.into())));
        if matches!(sent, Ok(Ok(()))) { Ok(()) } else { Err(fmt::Error) }
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        if let Some(sender) = self.sender.take() {
            sender.abort(io::Error::other("the page is not complete"));
        }
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
    use std::time::Duration;

    use super::*;
    use crate::error::Error;

    #[derive(Template)]
    #[template(source = "{% for _ in 0..1000 %}{{ text }}{% endfor %}{{ self.end()? }}", ext = "txt")]
    struct Long {
        text: String,
        end: fn() -> Result<&'static str, Error>,
    }

    impl Long {
        fn end(&self) -> Result<&str, Error> {
            (self.end)()
        }
    }

    #[tokio::test]
    async fn a_page_that_fails_in_its_middle_is_broken_off() {
        let turns = Turns::default();
        for length in [1, 1000] {
            let read = async |end: fn() -> Result<&'static str, Error>| {
                let body = Page(Long { text: "a".repeat(length), end }).in_pieces(&turns, "ada").await.into_body();
                body.collect().await.map(|body| body.to_bytes().len()).ok()
            };
            assert_eq!(read(|| Ok("</html>")).await, Some(1000 * length + "</html>".len()));
            assert_eq!(read(|| Err(Error::Internal("this can't be rendered".into()))).await, None);
            assert_eq!(read(|| panic!("this is meant to panic")).await, None);
        }
    }

    #[tokio::test]
    async fn pages_that_wait_for_a_turn_leave_threads_to_those_that_have_one() {
        let turns = Turns::default();
        let held = [turns.next().await, turns.next().await];
        // More than there are threads for such work.
        let page = async |turns: Turns| {
            let body = Page(Long { text: "a".to_owned(), end: || Ok("") }).in_pieces(&turns, "ada").await.into_body();
            body.collect().await.is_ok()
        };
        let pages: Vec<_> = (0..600).map(|_| tokio::spawn(page(turns.clone()))).collect();
        tokio::task::yield_now().await;
        assert_eq!(tokio::task::spawn_blocking(|| 1).await.ok(), Some(1));
        drop(held);
        for page in pages {
            assert!(page.await.unwrap());
        }
    }

    #[tokio::test]
    async fn someone_who_reads_slowly_keeps_nobody_else_waiting() {
        let turns = Turns::default();
        let begin = async |id: &'static str| {
            let page = Page(Long { text: "a".repeat(1000), end: || Ok("") });
            page.in_pieces(&turns, id).await.into_body()
        };
        let read = async |id: &'static str| begin(id).await.collect().await.unwrap().to_bytes().len();
        let mut unread = Vec::new();
        while let Ok(page) = timeout(Duration::from_millis(100), begin("ada")).await {
            unread.push(page);
        }
        assert_eq!(unread.len(), 4);
        assert_eq!(timeout(Duration::from_secs(10), read("bob")).await.unwrap(), 1_000_000);
        assert!(timeout(Duration::from_millis(100), read("ada")).await.is_err(), "Ada waits for Ada");
        drop(unread);
        assert_eq!(timeout(Duration::from_secs(10), read("ada")).await.unwrap(), 1_000_000);
    }
}
