//! Limits how much long work happens at once, away from the threads that answer requests.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// How many pieces of long work run at once. Others wait in order of arrival.
const AT_ONCE: usize = 2;

/// How many long pages are rendered or read at once, which is far fewer than there are threads for such work.
const PAGES: usize = 32;

/// Permits for long work. Files and pages are processed in pieces that take a few milliseconds each.
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
    /// Waits for a permit for one piece of work.
    pub async fn next(&self) -> OwnedSemaphorePermit {
        self.pieces.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits for a permit for a whole file. This limits the memory for the people in files.
    pub async fn file(&self) -> OwnedSemaphorePermit {
        self.files.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits for a permit for a page. Each page occupies a thread.
    pub async fn page(&self) -> OwnedSemaphorePermit {
        self.pages.clone().acquire_owned().await.expect("the semaphore is never closed")
    }

    /// Waits for a permit, and runs work on a thread for blocking work.
    ///
    /// # Errors
    /// The error of the work, or [`Error::Internal`] if the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let turn = self.next().await;
        // The permit belongs to the work, which continues if the client disconnects.
        let work = move || {
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.into()))?
    }
}
