//! Programs that use the API just now: which were seen, and how often each may ask.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::HashMapStateStore,
};

use crate::store::Caller;

/// How long the database is not asked again about a key.
const FRESH: Duration = Duration::from_secs(1);

/// How long a note of a key's last use stays as it is.
pub(crate) const LAST_USE_STEP: i64 = 60;

/// The callers seen within the last second, by the hash of their key, so that a busy back end does not ask the
/// database each time.
#[derive(Default)]
pub struct SeenKeys(Mutex<Seen>);

type Seen = HashMap<[u8; 32], (Instant, Arc<Caller>)>;

impl SeenKeys {
    /// The caller, if seen just now.
    pub fn get(&self, hash: &[u8; 32]) -> Option<Arc<Caller>> {
        self.lock().get(hash).filter(|(seen, _)| seen.elapsed() < FRESH).map(|(_, caller)| caller.clone())
    }

    /// Notes a caller.
    pub fn insert(&self, hash: [u8; 32], caller: Arc<Caller>) {
        let mut seen = self.lock();
        seen.retain(|_, (seen, _)| seen.elapsed() < FRESH);
        seen.insert(hash, (Instant::now(), caller));
    }

    /// Forgets everyone: a key was withdrawn.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often each key may ask.
pub struct RateLimit {
    limiter: RateLimiter<String, HashMapStateStore<String>, DefaultClock, StateInformationMiddleware>,
    /// Requests a minute.
    pub per_minute: NonZeroU32,
}

/// The programs that use the API.
pub struct Callers {
    /// The keys seen just now.
    pub seen: SeenKeys,
    /// How often each may ask.
    pub limit: RateLimit,
}

impl Callers {
    /// Nobody seen yet, and so many requests a minute for each key.
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self { seen: SeenKeys::default(), limit: RateLimit::new(per_minute) }
    }
}

/// Where a key stands.
#[derive(Debug, Clone, Copy)]
pub struct RateState {
    /// How many more requests it may send at once.
    pub remaining: u32,
    /// In how many seconds the next one is taken, where none is now.
    pub wait: Option<u64>,
}

impl RateLimit {
    /// So many requests a minute, all of them at once if need be.
    pub fn new(per_minute: NonZeroU32) -> Self {
        let limiter = RateLimiter::hashmap(Quota::per_minute(per_minute)).with_middleware();
        Self { limiter, per_minute }
    }

    /// Counts a request of a key.
    pub fn count(&self, key_id: &String) -> RateState {
        match self.limiter.check_key(key_id) {
            Ok(state) => RateState { remaining: state.remaining_burst_capacity(), wait: None },
            Err(not_until) => {
                let wait = not_until.wait_time_from(DefaultClock::default().now());
                RateState { remaining: 0, wait: Some(wait.as_secs() + 1) }
            }
        }
    }
}
