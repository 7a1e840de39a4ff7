//! Caches the API keys that are in use, and limits their requests.

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

/// How long a key is cached.
const CACHE_TIME: Duration = Duration::from_secs(1);

/// The time of a key's last use is updated at most once in this many seconds.
pub(crate) const LAST_USE_STEP: i64 = 60;

/// The callers of the last second, by the hash of their API key, so that the database is not read for every request.
#[derive(Default)]
pub struct SeenKeys(Mutex<Seen>);

type Seen = HashMap<[u8; 32], (Instant, Arc<Caller>)>;

impl SeenKeys {
    /// Returns the caller, if cached.
    pub fn get(&self, hash: &[u8; 32]) -> Option<Arc<Caller>> {
        self.lock().get(hash).filter(|(seen, _)| seen.elapsed() < CACHE_TIME).map(|(_, caller)| caller.clone())
    }

    /// Caches a caller.
    pub fn insert(&self, hash: [u8; 32], caller: Arc<Caller>) {
        let mut seen = self.lock();
        seen.retain(|_, (seen, _)| seen.elapsed() < CACHE_TIME);
        seen.insert(hash, (Instant::now(), caller));
    }

    /// Clears the cache, because a key was revoked.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Limits the requests of each API key.
pub struct RateLimit {
    limiter: RateLimiter<String, HashMapStateStore<String>, DefaultClock, StateInformationMiddleware>,
    /// Requests a minute.
    pub per_minute: NonZeroU32,
}

/// The programs that use the API.
pub struct Callers {
    /// The cached keys.
    pub seen: SeenKeys,
    /// The rate limit for each key.
    pub limit: RateLimit,
}

impl Callers {
    /// Creates an empty cache and a rate limit for each key.
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self { seen: SeenKeys::default(), limit: RateLimit::new(per_minute) }
    }
}

/// The state of a key's rate limit.
#[derive(Debug, Clone, Copy)]
pub struct RateState {
    /// How many more requests the key may send now.
    pub remaining: u32,
    /// The seconds until the next request is allowed, if none is allowed now.
    pub wait: Option<u64>,
}

impl RateLimit {
    /// Creates a limit of requests per minute, which may all be sent at once.
    pub fn new(per_minute: NonZeroU32) -> Self {
        let limiter = RateLimiter::hashmap(Quota::per_minute(per_minute)).with_middleware();
        Self { limiter, per_minute }
    }

    /// Counts a request with a key.
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
