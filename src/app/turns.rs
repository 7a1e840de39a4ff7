//! Limits how much long work happens at once, away from the threads that answer requests.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// How many pieces of long work run at once. Others wait in order of arrival.
const AT_ONCE: usize = 2;

/// How many long pages are rendered or read at once, which is far fewer than there are threads for such work.
const PAGES: usize = 32;

/// How many of those one organizer can have, so that an organizer who reads slowly leaves the others theirs.
const PAGES_EACH: usize = 4;

/// Permits for long work. Files and pages are processed in pieces that take a few milliseconds each.
#[derive(Debug, Clone)]
pub struct Turns {
    pieces: Arc<Semaphore>,
    files: Arc<Semaphore>,
    pages: Arc<Semaphore>,
    pages_each: Arc<Mutex<HashMap<String, Arc<Semaphore>>>>,
}

impl Default for Turns {
    fn default() -> Self {
        let [pieces, files, pages] = [AT_ONCE, AT_ONCE, PAGES].map(|count| Arc::new(Semaphore::new(count)));
        Self { pieces, files, pages, pages_each: Arc::default() }
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

    /// Waits for two permits for a page: first one of the organizer's, then one of those that all organizers share. Each
    /// page occupies a thread.
    pub async fn page(&self, organizer_id: &str) -> [OwnedSemaphorePermit; 2] {
        let own = self.pages_of(organizer_id).acquire_owned().await.expect("the semaphore is never closed");
        [own, self.pages.clone().acquire_owned().await.expect("the semaphore is never closed")]
    }

    /// Returns an organizer's own permits, and forgets those of organizers who have no page now.
    fn pages_of(&self, organizer_id: &str) -> Arc<Semaphore> {
        let mut each = self.pages_each.lock().unwrap_or_else(PoisonError::into_inner);
        each.retain(|_, own| Arc::strong_count(own) > 1);
        each.entry(organizer_id.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(PAGES_EACH))).clone()
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
