//! What the last room check of each meeting found.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;
use uuid::Uuid;

/// How long a result counts.
const COUNTS_FOR: Duration = Duration::from_mins(10);

/// The most results that are kept.
const KEPT: usize = 1000;

/// The results of this instance's last room checks: whether each found a problem.
#[derive(Default)]
pub(super) struct RoomChecks(Mutex<HashMap<Uuid, (Instant, bool)>>);

impl RoomChecks {
    /// Keeps the result for a meeting.
    pub(super) fn keep(&self, meeting_id: Uuid, has_problem: bool) {
        let mut results = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if results.len() >= KEPT {
            results.clear();
        }
        results.insert(meeting_id, (Instant::now(), has_problem));
    }

    /// Returns whether the last check of a meeting found a problem, if there was one recently.
    pub(super) fn has_problem(&self, meeting_id: Uuid) -> Option<bool> {
        let results = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        results.get(&meeting_id).filter(|(at, _)| at.elapsed() < COUNTS_FOR).map(|(_, has_problem)| *has_problem)
    }
}
