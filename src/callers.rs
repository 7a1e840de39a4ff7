//! Limits how often clients can do something, and caches the API keys that are in use.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
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

/// Limits how often each client can do something. Clients are known by a name.
pub struct RateLimit {
    limiter: RateLimiter<String, HashMapStateStore<String>, DefaultClock, StateInformationMiddleware>,
    /// With more clients than this, those that are no longer limited are forgotten.
    most_clients: AtomicUsize,
}

/// How many codes that do not exist a network can try at once.
const GUESSES: NonZeroU32 = NonZeroU32::new(20).expect("20 is not 0");

/// A network can try another code after this time.
const GUESS_EVERY: Duration = Duration::from_secs(10);

/// How many clients are remembered before those that are no longer limited are forgotten the first time.
const CLIENTS: usize = 10_000;

/// The programs that use the API.
pub struct Callers {
    /// The cached keys.
    pub seen: SeenKeys,
    /// The rate limit for each key.
    pub limit: RateLimit,
    /// How many requests each key can send in a minute.
    pub per_minute: NonZeroU32,
}

impl Callers {
    /// Creates an empty cache and a rate limit for each key.
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self { seen: SeenKeys::default(), limit: RateLimit::new(Quota::per_minute(per_minute)), per_minute }
    }
}

/// The state of a client's rate limit.
#[derive(Debug, Clone, Copy)]
pub struct RateState {
    /// How many more requests the client may send now.
    pub remaining: u32,
    /// The seconds until the next request is allowed, if none is allowed now.
    pub wait: Option<u64>,
}

impl RateLimit {
    fn new(quota: Quota) -> Self {
        Self { limiter: RateLimiter::hashmap(quota).with_middleware(), most_clients: AtomicUsize::new(CLIENTS) }
    }

    /// Creates a limit for trying codes that do not exist: 20 at once, and then one every ten seconds.
    pub fn for_guesses() -> Self {
        let quota = Quota::with_period(GUESS_EVERY).expect("ten seconds are a period");
        Self::new(quota.allow_burst(GUESSES))
    }

    /// Counts a request of a client.
    pub fn count(&self, client: &String) -> RateState {
        if self.limiter.len() > self.most_clients.load(Ordering::Relaxed) {
            self.limiter.retain_recent();
            // Where many stay, forgetting must not cost more than counting.
            self.most_clients.store(CLIENTS.max(2 * self.limiter.len()), Ordering::Relaxed);
        }
        match self.limiter.check_key(client) {
            Ok(state) => RateState { remaining: state.remaining_burst_capacity(), wait: None },
            Err(not_until) => {
                let wait = not_until.wait_time_from(DefaultClock::default().now());
                RateState { remaining: 0, wait: Some(wait.as_secs() + 1) }
            }
        }
    }
}
