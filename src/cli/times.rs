//! Times and durations in flags.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{Stop, warn};
use crate::invite::{meeting::MARGIN_LIMIT, moment};

/// Parses a flag's point in time. A time of day without a date is on the day of `now`. Warns about a time that clocks skip
/// or show twice.
pub(super) fn moment(flag: &str, text: &str, zone: &TimeZone, now: Timestamp) -> Result<Timestamp, Stop> {
    let moment = moment::parse(text, zone, now).map_err(|why| Stop::Usage(format!("{flag} is \"{text}\": {why}")))?;
    if let Some(words) = moment.oddity.and_then(|oddity| moment::in_words(oddity, zone)) {
        warn(&format!("{flag}: {words}"));
    }
    Ok(moment.at)
}

/// Parses a duration in whole seconds, such as `60m`, `1h 30m` or `2 days`.
pub(super) fn duration(text: &str) -> Result<SignedDuration, String> {
    let wrong = || "expected a duration such as 60m, 1h30m or 2d".to_owned();
    let text = text.trim();
    // A day counts as 24 hours, and a week as 7 days.
    let of_days = |span: jiff::Span| span.to_duration(jiff::SpanRelativeTo::days_are_24_hours());
    let duration = text.parse().or_else(|_| text.parse().and_then(of_days)).map_err(|_| wrong())?;
    if duration.subsec_nanos() != 0 || duration.is_negative() { Err(wrong()) } else { Ok(duration) }
}

/// Returns the end of a period that begins at `begins` and lasts as long as a flag says, or else one hour.
pub(super) fn after(begins: Timestamp, lasts: Option<SignedDuration>) -> Result<Timestamp, Stop> {
    let lasts = lasts.unwrap_or(SignedDuration::from_hours(1));
    let too_late = |_| Stop::Usage("--for: The end is after the year 9999. Choose a shorter duration.".to_owned());
    begins.checked_add(lasts).map_err(too_late)
}

/// Returns the flag that decides when the meeting ends, to name it in errors.
pub(super) fn end_flag(ends: Option<&str>, lasts: Option<SignedDuration>) -> &'static str {
    match (ends, lasts) {
        (Some(_), _) => "--ends",
        (None, Some(_)) => "--for",
        (None, None) => "--starts",
    }
}

/// Parses a duration of 0 to 1440 whole minutes. A number without a unit counts minutes.
pub(super) fn minutes(text: &str) -> Result<i64, String> {
    let wrong = || format!("expected 0 to {MARGIN_LIMIT} whole minutes, such as 15 or 15m");
    let minutes = match text.parse() {
        Ok(minutes) => minutes,
        Err(_) => match duration(text).map_err(|_| wrong())?.as_secs() {
            seconds if seconds % 60 == 0 => seconds / 60,
            _ => return Err(wrong()),
        },
    };
    if (0..=MARGIN_LIMIT).contains(&minutes) { Ok(minutes) } else { Err(wrong()) }
}
