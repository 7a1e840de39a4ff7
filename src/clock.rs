//! The current time, as a value that tests can set.

use jiff::Timestamp;

/// The source of the current time. Modules below `app` take `now` as an argument.
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
    /// The system clock.
    System,
    /// Always the same time.
    Fixed(Timestamp),
}

impl Clock {
    /// Returns the current time, in whole seconds.
    pub fn now(self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the only place that reads the system clock")]
            Self::System => whole_seconds(Timestamp::now()),
            Self::Fixed(now) => now,
        }
    }
}

/// Drops fractions of a second, because tokens and the database use whole seconds.
pub(crate) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
