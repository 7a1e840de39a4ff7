//! Long work, done away from the threads that answer requests.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// How much long work goes on at the same time. Whoever comes then waits, first come, first served.
const AT_ONCE: usize = 2;

/// How many long pages are rendered or read at the same time: far fewer than the threads for such work.
const PAGES: usize = 32;

/// Turns at long work: pieces of files and pages, each a few milliseconds.
#[derive(Debug, Clone)]
pub struct Turns {
    pieces: Arc<Semaphore>,
    files: Arc<Semaphore>,
    pages: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Self {
        let [pieces, files, pages] = [AT_ONCE, AT_ONCE, PAGES].map(|count| Arc::new(Semaphore::new(count)));
        Self { pieces, files, pages }
    }
}

impl Turns {
    /// Waits for a turn, which lasts until it is dropped.
    pub async fn next(&self) -> OwnedSemaphorePermit {
        self.pieces.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits until few files are begun, which bounds the memory that the people in them take. The place is given back
    /// when it is dropped.
    pub async fn file(&self) -> OwnedSemaphorePermit {
        self.files.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits until few pages are under way, each of which keeps a thread. The place is given back when it is dropped.
    pub async fn page(&self) -> OwnedSemaphorePermit {
        self.pages.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits for a turn, and does the work on a thread that may be kept busy.
    ///
    /// # Errors
    /// The work's own; and [`Error::Internal`] where the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let turn = self.next().await;
        // The turn goes with the work, which goes on when the client has hung up.
        let work = move || {
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.into()))?
    }
}
