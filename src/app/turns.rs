//! Long work, done away from the threads that answer requests.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// How much long work goes on at the same time. Whoever comes then waits, first come, first served.
const AT_ONCE: usize = 2;

/// Turns at long work: pieces of files and pages, each a few milliseconds.
#[derive(Debug, Clone)]
pub struct Turns {
    pieces: Arc<Semaphore>,
    files: Arc<Semaphore>,
}

impl Default for Turns {
    fn default() -> Self {
        let [pieces, files] = [(); 2].map(|()| Arc::new(Semaphore::new(AT_ONCE)));
        Self { pieces, files }
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
