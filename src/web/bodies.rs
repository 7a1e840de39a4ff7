//! Reading request bodies within limits: on each one's size and time, and on the memory of all of them together.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    body::{Body, Bytes, HttpBody as _},
    extract::Request,
    http::Extensions,
    middleware::Next,
    response::Response,
};
use http_body_util::BodyExt as _;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Duration, Instant, timeout_at},
};

use super::error::{PageError, TooLarge, Unreadable};

/// The largest body of someone who is signed in.
pub(super) const BODY_LIMIT: usize = 5 * 1024 * 1024;

/// The largest form to sign in; it may carry a form that waits.
pub(super) const SIGN_IN_LIMIT: usize = 256 * 1024;

/// The largest form that is kept for someone whose session has ended.
pub(super) const KEPT_LIMIT: usize = 64 * 1024;

/// How long a body may take to arrive.
pub(super) const BODY_TIME: Duration = Duration::from_secs(30);

/// How much of each body does not count towards the memory of all, so that a form of the usual size is always taken.
const FREE: usize = 16 * 1024;

/// What memory and space on the disk are counted in.
const KILOBYTE: usize = 1024;

/// The kilobytes that lists may take on the disk together: sixteen of the longest.
const SPOOLED: usize = 16 * 64 * 1024;

const TOO_LARGE: PageError = PageError::TooLarge(TooLarge::Body);
const TOO_LARGE_SIGNED_OUT: PageError = PageError::TooLarge(TooLarge::SignedOut);

/// The memory that bodies may take together. People who are not signed in share a quarter of it, so that they can't keep
/// the others out.
#[derive(Clone)]
pub(super) struct Bodies {
    signed_in: Arc<Semaphore>,
    signed_out: Arc<Semaphore>,
    pub(super) spools: SpoolSpace,
}

/// The space on the disk that lists may take together while they are received and answered.
#[derive(Clone)]
pub(super) struct SpoolSpace(Arc<Semaphore>);

impl SpoolSpace {
    /// Takes space for so many bytes, if there is enough.
    pub(super) fn take(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let kilobytes = u32::try_from(bytes.div_ceil(KILOBYTE)).ok()?;
        self.0.clone().try_acquire_many_owned(kilobytes).ok()
    }
}

impl Bodies {
    /// Shares out so many megabytes.
    pub(super) fn new(megabytes: u16) -> Self {
        let kilobytes = usize::from(megabytes) * 1024;
        let (signed_in, signed_out) = (Semaphore::new(kilobytes * 3 / 4), Semaphore::new(kilobytes / 4));
        let spools = SpoolSpace(Arc::new(Semaphore::new(SPOOLED)));
        Self { signed_in: Arc::new(signed_in), signed_out: Arc::new(signed_out), spools }
    }

    /// Reads a body of someone who is signed in, or of a program with an API key.
    pub(super) fn signed_in(&self, body: Body) -> Incoming {
        Incoming::new(body, self.signed_in.clone(), BODY_LIMIT, TOO_LARGE)
    }

    /// Reads a body of someone who is not signed in, up to a limit.
    pub(super) fn signed_out(&self, body: Body, limit: usize) -> Incoming {
        Incoming::new(body, self.signed_out.clone(), limit, TOO_LARGE_SIGNED_OUT)
    }
}

/// The memory that a request's bodies count for, until it is answered.
#[derive(Clone, Default)]
struct Held(Arc<Mutex<Vec<OwnedSemaphorePermit>>>);

/// Holds the memory of a request's body until the request is answered.
pub(super) async fn hold(mut request: Request, next: Next) -> Response {
    let held = Held::default();
    request.extensions_mut().insert(held.clone());
    let response = next.run(request).await;
    held.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    response
}

/// A body that is coming in.
pub(super) struct Incoming {
    body: Body,
    memory: Arc<Semaphore>,
    limit: usize,
    too_large: PageError,
    read: usize,
    held: Option<OwnedSemaphorePermit>,
    end_at: Instant,
    /// Why no more is read.
    pub(super) failure: Option<PageError>,
}

impl Incoming {
    fn new(body: Body, memory: Arc<Semaphore>, limit: usize, too_large: PageError) -> Self {
        let end_at = Instant::now() + BODY_TIME;
        Self { body, memory, limit, too_large, read: 0, held: None, end_at, failure: None }
    }

    /// Returns the next piece, or `None` at the end and where [`Self::failure`] says why.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        let piece = match self.piece().await {
            Ok(piece) => piece?,
            Err(error) => {
                self.failure = Some(error);
                return None;
            }
        };
        self.read += piece.len();
        if self.read > self.limit {
            self.failure = Some(std::mem::replace(&mut self.too_large, PageError::TooSlow));
        } else if !self.holds_enough() {
            self.failure = Some(PageError::Busy);
        }
        self.failure.is_none().then_some(piece)
    }

    async fn piece(&mut self) -> Result<Option<Bytes>, PageError> {
        const BROKEN_OFF: PageError = PageError::BadRequest(Unreadable::End);
        let frame = timeout_at(self.end_at, self.body.frame()).await.map_err(|_| PageError::TooSlow)?;
        let frame = frame.transpose().map_err(|_| BROKEN_OFF)?;
        Ok(frame.map(|frame| frame.into_data().unwrap_or_default()))
    }

    /// Takes memory for what was read beyond the free part; `false` where there is none.
    fn holds_enough(&mut self) -> bool {
        let held = self.held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = self.read.saturating_sub(FREE).div_ceil(KILOBYTE).saturating_sub(held);
        let Ok(more) = u32::try_from(more) else { return false };
        if more == 0 {
            return true;
        }
        let Ok(permit) = self.memory.clone().try_acquire_many_owned(more) else { return false };
        match &mut self.held {
            Some(held) => held.merge(permit),
            None => self.held = Some(permit),
        }
        true
    }

    /// Returns the whole body.
    pub(super) async fn whole(&mut self) -> Result<Bytes, PageError> {
        // A length that is only announced takes no memory until the bytes are there.
        let length = self.body.size_hint().exact().and_then(|length| usize::try_from(length).ok());
        let mut bytes = Vec::with_capacity(length.filter(|length| *length <= self.limit).unwrap_or_default());
        while let Some(piece) = self.next().await {
            bytes.extend_from_slice(&piece);
        }
        match self.failure.take() {
            None => Ok(bytes.into()),
            Some(error) => Err(error),
        }
    }

    /// Goes on counting the body's memory until the request with these extensions is answered.
    pub(super) fn keep(self, extensions: &Extensions) {
        if let (Some(permit), Some(held)) = (self.held, extensions.get::<Held>()) {
            held.0.lock().unwrap_or_else(PoisonError::into_inner).push(permit);
        }
    }

    /// Reads on a little and drops it, so that a browser that is still sending sees the answer instead of a broken
    /// connection.
    pub(super) async fn drain(mut self) {
        self.held = None;
        let mut dropped = 0;
        while let Ok(Some(piece)) = self.piece().await {
            dropped += piece.len();
            if dropped > 8 * BODY_LIMIT {
                break;
            }
        }
    }
}
