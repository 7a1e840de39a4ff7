//! Files to keep, and long files that are sent while they are made.

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use tokio::{sync::OwnedSemaphorePermit, time::timeout};

use super::error::{PageResult, log_incident};
use crate::{app::Turns, error::Error, share::bundle};

/// A file to keep, named after what it is about.
pub(super) fn attachment(
    about: &str,
    extension: &str,
    content_type: &'static str,
    body: impl Into<Body>,
) -> PageResult<Response> {
    let name = bundle::file_name(about);
    let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded = percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{encoded}.{extension}");
    let disposition = HeaderValue::from_str(&disposition).map_err(Error::internal)?;
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(content_type)), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, body.into()).into_response())
}

/// How long a client may take to read a piece. Pieces have around 100 KB, so that it has to read about 1 KB a second.
pub(super) const READ_TIME: Duration = Duration::from_mins(2);

/// How long a file keeps its place among the few that are begun, so that slow readers keep nobody waiting for longer.
const PLACE_TIME: Duration = Duration::from_secs(5);

/// Makes the next piece of a file, or `None` after the last.
pub(super) type Make = Box<dyn FnMut() -> Result<Option<Vec<u8>>, Error> + Send>;

/// Makes a file piece by piece, each in its turn and away from the threads that answer requests, no faster than it is
/// read. No turn is held while a piece is sent.
///
/// A short file is made before it is answered, and so has a length. A longer one whose making fails is broken off,
/// so that the client can tell that the file isn't complete.
///
/// # Errors
/// Where one of the first two pieces can't be made.
pub(super) async fn in_pieces(turns: &Turns, place: OwnedSemaphorePermit, make: Make) -> Result<Body, Error> {
    let (make, first) = next(turns, make).await?;
    let Some(first) = first else { return Ok(Body::empty()) };
    let (make, second) = next(turns, make).await?;
    let Some(second) = second else { return Ok(first.into()) };
    let (mut begun, mut rest) = ([first, second].into_iter(), make);
    let make = move || begun.next().map_or_else(&mut rest, |piece| Ok(Some(piece)));
    let (sender, body) = Channel::new(1);
    let sent = tokio::spawn(send(turns.clone(), sender, Box::new(make)));
    tokio::spawn(async move {
        let _ = timeout(PLACE_TIME, sent).await;
        drop(place);
    });
    // What packs an answer asks once more at its end, which the channel does not take.
    Ok(Body::new(body.fuse()))
}

async fn send(turns: Turns, mut sender: Sender<Bytes, io::Error>, mut make: Make) {
    loop {
        let why = match next(&turns, make).await {
            Ok((_, None)) => return,
            Ok((again, Some(piece))) => {
                make = again;
                match timeout(READ_TIME, sender.send_data(piece.into())).await {
                    Ok(Ok(())) => continue,
                    // The client has hung up.
                    Ok(Err(_)) => return,
                    Err(_) => "the client reads too slowly",
                }
            }
            Err(error) => {
                log_incident(&error);
                "the file can’t be made"
            }
        };
        // A file that ends early must not look complete.
        sender.abort(io::Error::other(why));
        return;
    }
}

async fn next(turns: &Turns, mut make: Make) -> Result<(Make, Option<Vec<u8>>), Error> {
    turns.run(move || make().map(|piece| (make, piece))).await
}

#[cfg(test)]
mod tests {
    use axum::body::HttpBody;

    use super::*;

    /// A file whose piece of that number, counted from zero, is what `at` makes.
    fn file(number: usize, at: fn() -> Result<Option<Vec<u8>>, Error>) -> Make {
        let mut made = 0;
        Box::new(move || {
            made += 1;
            if made > number { at() } else { Ok(Some(vec![b'a'; 1000])) }
        })
    }

    fn fails() -> Result<Option<Vec<u8>>, Error> {
        Err(Error::Internal("this can't be made".into()))
    }

    #[tokio::test]
    async fn a_file_that_fails_is_refused_at_its_beginning_and_broken_off_in_its_middle() {
        let turns = Turns::default();
        for number in [0, 1] {
            assert!(in_pieces(&turns, turns.file().await, file(number, fails)).await.is_err());
        }
        for number in [2, 3, 50] {
            let body = in_pieces(&turns, turns.file().await, file(number, fails)).await.unwrap();
            assert!(body.collect().await.is_err(), "{number} pieces");
            let body =
                in_pieces(&turns, turns.file().await, file(number, || panic!("this is meant to panic"))).await.unwrap();
            assert!(body.collect().await.is_err(), "{number} pieces");
        }
    }

    #[tokio::test]
    async fn a_short_file_has_a_length_and_a_long_one_comes_complete() {
        let turns = Turns::default();
        for number in [0, 1, 2, 50] {
            let body = in_pieces(&turns, turns.file().await, file(number, || Ok(None))).await.unwrap();
            assert_eq!(HttpBody::size_hint(&body).exact().is_some(), number < 2);
            assert_eq!(body.collect().await.unwrap().to_bytes().len(), number * 1000);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn clients_that_do_not_read_hold_no_turn_and_are_cut_off() {
        let turns = Turns::default();
        let mut unread = Vec::new();
        for _ in 0..10 {
            unread.push(in_pieces(&turns, turns.file().await, file(50, || Ok(None))).await.unwrap());
        }
        let body = in_pieces(&turns, turns.file().await, file(50, || Ok(None))).await.unwrap();
        assert_eq!(body.collect().await.unwrap().to_bytes().len(), 50_000);
        tokio::time::sleep(READ_TIME * 2).await;
        for body in unread {
            assert!(body.collect().await.is_err());
        }
    }
}
