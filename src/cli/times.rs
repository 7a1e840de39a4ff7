//! Times and durations as flags.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::Stop;
use crate::invite::moment;

/// Reads a moment that a flag names; a time of day alone belongs to the day of `now`.
pub(super) fn moment(flag: &str, text: &str, zone: &TimeZone, now: Timestamp) -> Result<Timestamp, Stop> {
    moment::parse(text, zone, now).map_err(|why| Stop::Usage(format!("{flag} is “{text}”; {why}")))
}

/// Reads a duration in whole seconds, such as `60m`, `1h 30m` or `2 days`.
pub(super) fn duration(text: &str) -> Result<SignedDuration, String> {
    let wrong = || "want a time like 60m, 1h30m or 2d".to_owned();
    let text = text.trim();
    // Days and weeks are not of one length everywhere; here they count as 24 hours each.
    let of_days = |span: jiff::Span| span.to_duration(jiff::SpanRelativeTo::days_are_24_hours());
    let duration = text.parse().or_else(|_| text.parse().and_then(of_days)).map_err(|_| wrong())?;
    if duration.subsec_nanos() != 0 || duration.is_negative() { Err(wrong()) } else { Ok(duration) }
}

/// The end of what begins at a moment and lasts as long as a flag says, or an hour.
pub(super) fn after(begins: Timestamp, lasts: Option<SignedDuration>) -> Result<Timestamp, Stop> {
    let lasts = lasts.unwrap_or(SignedDuration::from_hours(1));
    begins
        .checked_add(lasts)
        .map_err(|_| Stop::Usage("the end is no time for a meeting: it lies beyond the calendar".to_owned()))
}

/// Reads a duration in whole minutes; a bare number counts minutes.
pub(super) fn minutes(text: &str) -> Result<i64, String> {
    if let Ok(minutes) = text.parse() {
        return Ok(minutes);
    }
    match duration(text)?.as_secs() {
        seconds if seconds % 60 == 0 => Ok(seconds / 60),
        _ => Err("want whole minutes, such as 15m".to_owned()),
    }
}
