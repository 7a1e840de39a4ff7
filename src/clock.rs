//! The time of day, as a value that a test can fix.

use jiff::Timestamp;

/// Where `now` comes from. Everything below `app` takes `now` as an argument.
///
/// ```
/// # use latchkey::Clock;
/// let noon = "2026-11-24T12:00:00Z".parse()?;
/// assert_eq!(Clock::Fixed(noon).now(), noon);
/// assert_eq!(Clock::System.now().subsec_nanosecond(), 0);
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always the same moment.
    Fixed(Timestamp),
}

impl Clock {
    /// The present moment, in whole seconds.
    pub fn now(self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
            Self::System => whole_seconds(Timestamp::now()),
            Self::Fixed(now) => now,
        }
    }
}

/// Drops the fraction: tokens and tables count whole seconds.
pub(crate) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
