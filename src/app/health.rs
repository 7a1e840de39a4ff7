//! The readiness and metrics of this instance.

use std::time::Duration;

use tokio::time::timeout;

use super::{
    App,
    database::{Tables, tables},
};

/// How long the database may take to answer.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Whether this instance can serve requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// The database answers and has the tables of this release.
    Ready,
    /// The database's tables belong to a different release.
    OtherRelease,
    /// The database does not answer.
    NoDatabase,
}

impl App {
    /// Checks whether this instance can serve requests.
    pub async fn readiness(&self) -> Readiness {
        match timeout(TIMEOUT, self.store.pending_migrations()).await {
            Ok(Ok(pending)) if tables(pending) == Tables::Current => Readiness::Ready,
            Ok(Ok(_)) => Readiness::OtherRelease,
            Ok(Err(_)) | Err(_) => Readiness::NoDatabase,
        }
    }

    /// Returns the metrics in the `OpenMetrics` text format.
    pub async fn metrics_text(&self) -> String {
        // If the database does not answer, the last number is kept, and the readiness check fails.
        if let Ok(Ok(count)) = timeout(TIMEOUT, self.store.waiting_messages()).await {
            self.metrics.waiting.set(count);
        }
        self.metrics.text()
    }
}
