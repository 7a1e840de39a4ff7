//! Several ways of working side by side: the median of the CPU time that each takes.

use rustix::time::{ClockId, clock_gettime};

/// One line of the table; times in microseconds a unit.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) work: &'static str,
    pub(crate) ours: f64,
    pub(crate) peer: &'static str,
    pub(crate) theirs: f64,
    pub(crate) target: &'static str,
}

/// One way of working, and how many units are done by one call of it.
pub(crate) struct Side<'a> {
    pub(crate) units: u32,
    pub(crate) work: Box<dyn FnMut() + 'a>,
    clock: fn() -> f64,
}

impl<'a> Side<'a> {
    pub(crate) fn new(units: u32, work: impl FnMut() + 'a) -> Self {
        Self { units, work: Box::new(work), clock: cpu_time }
    }

    /// Work that other threads do for this one. What this thread uses itself is not counted.
    pub(crate) fn served(units: u32, work: impl FnMut() + 'a) -> Self {
        Self { clock: || cpu_time() - microseconds(ClockId::ThreadCPUTime), ..Self::new(units, work) }
    }
}

/// Returns whether this is a benchmark. `cargo test`, whose build is not optimized, only sees whether everything works.
pub(crate) fn is_measured() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// Lets every side work in turn, round by round, so that what else the machine does falls on all of them alike, and
/// answers the microseconds that each takes for a unit. A first round that is not counted fills the caches.
pub(crate) fn side_by_side<const N: usize>(rounds: usize, mut sides: [Side<'_>; N]) -> [f64; N] {
    let rounds = if is_measured() { rounds } else { 1 };
    let mut times = [const { Vec::new() }; N];
    for round in 0..=rounds {
        for (side, times) in sides.iter_mut().zip(&mut times) {
            let before = (side.clock)();
            (side.work)();
            let microseconds = ((side.clock)() - before) / f64::from(side.units);
            if round > 0 {
                times.push(microseconds);
            }
        }
    }
    times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    })
}

/// What all threads of this process have used so far, in microseconds: other processes don't count.
fn cpu_time() -> f64 {
    microseconds(ClockId::ProcessCPUTime)
}

fn microseconds(clock: ClockId) -> f64 {
    let used = clock_gettime(clock);
    let seconds = u32::try_from(used.tv_sec).expect("a benchmark takes less than a century");
    let nanoseconds = u32::try_from(used.tv_nsec).expect("a second has a billion nanoseconds");
    f64::from(seconds) * 1e6 + f64::from(nanoseconds) / 1e3
}
