//! Reads times as people and programs write them.

mod error;
pub(crate) mod row;
mod text;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};

pub use error::TimeError;

use self::text::Said;
use super::lint::{self, TimeOddity};
use crate::token::claims::parse_unix_seconds;

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The time.
    pub at: Timestamp,
    /// What is odd about the time as it was written: clocks skip it, or show it twice.
    pub oddity: Option<TimeOddity>,
}

impl Moment {
    fn exact(at: Timestamp) -> Self {
        Self { at, oddity: None }
    }

    /// Returns the moment when clocks in a zone show a time. A time that they skip counts as the one right after the change,
    /// and one that they show twice as the first.
    fn local(time: DateTime, zone: &TimeZone) -> Result<Self, TimeError> {
        let at = time.to_zoned_datetime(zone.clone()).map_err(|_| TimeError::OutOfRange)?.timestamp();
        let oddity = match zone.to_ambiguous_timestamp(time).offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => lint::skipped(time, zone),
            AmbiguousOffset::Fold { before, after } => {
                Some(TimeOddity::Twice { starts_at: at, is_first: true, before, after })
            }
        };
        Ok(Self { at, oddity })
    }
}

/// Reads a time: with an offset or a time zone, local to `zone`, a time of day on the date of `now`, the word `now`, or
/// seconds since 1970.
///
/// ```
/// # use latchkey::program::invite::{moment, zone};
/// let (berlin, now) = (zone::find("Europe/Berlin")?, "2026-11-24T08:00:00Z".parse()?);
/// for text in ["10:00", "10 am", "2026-11-24T10:00", "24.11.2026 10.00", "2026-11-24T09:00:00Z", "1795510800"] {
///     assert_eq!(moment::parse(text, &berlin, now)?.at.to_string(), "2026-11-24T09:00:00Z");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse(text: &str, zone: &TimeZone, now: Timestamp) -> Result<Moment, TimeError> {
    let text = text.trim();
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return parse_unix_seconds(text).map(Moment::exact).map_err(TimeError::UnixSeconds);
    }
    match text::read(text, false) {
        Ok(Said::Now) => Ok(Moment::exact(now)),
        Ok(Said::At(time)) => Ok(Moment::exact(time)),
        Ok(Said::Local(date, Some(time))) => {
            Moment::local(date.unwrap_or_else(|| date_of(now, zone)).to_datetime(time), zone)
        }
        Ok(Said::Local(Some(date), None)) => Err(TimeError::NoTime(date)),
        Ok(Said::Local(None, None)) | Err(TimeError::UnknownInList) => Err(TimeError::Unknown),
        Err(why) => Err(why),
    }
}

/// Reads a date.
#[cfg(feature = "app")]
pub(crate) fn read_date(text: &str) -> Result<Date, TimeError> {
    match text::read(text, false)? {
        Said::Local(Some(date), None) => Ok(date),
        _ => Err(TimeError::NotADate),
    }
}

/// Reads a time of day.
#[cfg(feature = "app")]
pub(crate) fn read_time(text: &str) -> Result<jiff::civil::Time, TimeError> {
    match text::read(text, true)? {
        Said::Local(None, Some(time)) => Ok(time),
        _ => Err(TimeError::UnknownInList),
    }
}

fn date_of(time: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(time).date()
}

/// Says what is odd about a time that was read in a zone; `None` for what the time's text doesn't cause.
pub(crate) fn in_words(oddity: TimeOddity, zone: &TimeZone) -> Option<String> {
    let zone_name = super::zone::shown(zone);
    match oddity {
        TimeOddity::Skipped { typed, used } => Some(format!(
            "{} does not exist on {} in {zone_name}, because clocks go forward then. {} is used instead.",
            typed.strftime("%H:%M"),
            typed.strftime("%-d %b %Y"),
            used.strftime("%H:%M")
        )),
        TimeOddity::Twice { starts_at, before, after, .. } => {
            let local = zone.to_datetime(starts_at);
            Some(format!(
                "{} occurs twice on {} in {zone_name}, because clocks go back then: first in UTC{before}, then in \
                 UTC{after}. The first one is used. To say which one you mean, add the offset, such as {}{after}:00.",
                local.strftime("%H:%M"),
                local.strftime("%-d %b %Y"),
                local.strftime("%Y-%m-%dT%H:%M"),
            ))
        }
        TimeOddity::OffsetChange { .. }
        | TimeOddity::Over
        | TimeOddity::Long
        | TimeOddity::Short
        | TimeOddity::Night => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Result<String, TimeError> {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let now = "2035-12-10T23:30:00Z".parse().unwrap();
        parse(text, &berlin, now).map(|moment| moment.at.to_string())
    }

    #[test]
    fn a_time_of_day_is_on_the_day_of_now_in_the_zone() {
        assert_eq!(said("9:30 am").unwrap(), "2035-12-11T08:30:00Z");
        assert_eq!(said("now").unwrap(), "2035-12-10T23:30:00Z");
        assert_eq!(said("2035-12-10T10:00-05:00").unwrap(), "2035-12-10T15:00:00Z");
        assert_eq!(said("2035-12-10T10:00[America/New_York]").unwrap(), "2035-12-10T15:00:00Z");
    }

    #[test]
    fn dates_alone_and_short_numbers_are_no_times() {
        assert_eq!(said("2035-12-10"), Err(TimeError::NoTime(Date::constant(2035, 12, 10))));
        assert_eq!(said("1000"), Err(TimeError::Number));
        assert_eq!(said("20351210"), Err(TimeError::Number));
        assert_eq!(said("2080944000").unwrap(), "2035-12-11T00:00:00Z");
        assert!(matches!(said("2080944000000"), Err(TimeError::UnixSeconds(_))));
        for text in ["", "noon", "23:00-05:00", "10:00[Europe/Berlin", "2035-12-10T10:00+99:00"] {
            assert_eq!(said(text), Err(TimeError::Unknown), "{text}");
        }
    }

    #[test]
    #[cfg(feature = "app")]
    fn times_that_clocks_skip_or_show_twice_are_odd() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let words = |text: &str| {
            let moment = parse(text, &berlin, Timestamp::UNIX_EPOCH).unwrap();
            moment.oddity.and_then(|oddity| in_words(oddity, &berlin))
        };
        assert_eq!(
            words("2035-03-25 02:30").unwrap(),
            "02:30 does not exist on 25 Mar 2035 in Europe/Berlin, because clocks go forward then. 03:30 is used instead."
        );
        assert_eq!(
            words("2035-10-28 02:30").unwrap(),
            "02:30 occurs twice on 28 Oct 2035 in Europe/Berlin, because clocks go back then: first in UTC+02, then in \
             UTC+01. The first one is used. To say which one you mean, add the offset, such as 2035-10-28T02:30+01:00."
        );
        assert_eq!(words("2035-10-28T02:30+01:00"), None);
        assert_eq!(words("2035-10-28 03:30"), None);
    }
}
