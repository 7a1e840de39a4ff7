//! Parses times as people and programs write them.

use jiff::{Timestamp, ZonedDateTime, civil, tz::TimeZone};

use crate::token::claims::parse_unix_seconds;

/// Parses a time: with an offset or a time zone, local to `zone`, a time of day on the date of `now`, the word `now`,
/// or seconds since 1970.
///
/// ```
/// # use latchkey::program::invite::{moment, zone};
/// let (berlin, now) = (zone::find("Europe/Berlin")?, "2026-11-24T08:00:00Z".parse()?);
/// for text in ["10:00", "2026-11-24T10:00", "2026-11-24T09:00:00Z", "1795510800"] {
///     assert_eq!(moment::parse(text, &berlin, now)?.to_string(), "2026-11-24T09:00:00Z");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What is expected, as the end of a sentence.
pub fn parse(text: &str, zone: &TimeZone, now: Timestamp) -> Result<Timestamp, String> {
    let local = |time: civil::DateTime| {
        let time = time.to_zoned_datetime(zone.clone());
        time.map(|time| time.timestamp())
            .map_err(|_| "the date is out of range; expected a date from 1970 to 9998".to_owned())
    };
    let text = text.trim();
    // When parsing a local time, the library ignores an offset after it.
    let is_local = text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.Tt ".contains(&byte));
    let has_date = text.contains('-');
    if text == "now" {
        Ok(now)
    } else if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        parse_unix_seconds(text)
    } else if text.contains('[') {
        text.parse::<ZonedDateTime>().map(|time| time.timestamp()).map_err(|_| wanted())
    } else if let Ok(time) = text.parse::<Timestamp>() {
        Ok(time)
    } else if !is_local {
        Err(wanted())
    } else if let Ok(time) = text.parse::<civil::DateTime>() {
        local(time)
    } else if !has_date && let Ok(time) = text.parse::<civil::Time>() {
        local(now.to_zoned_datetime(zone.clone()).date().to_datetime(time))
    } else {
        Err(wanted())
    }
}

fn wanted() -> String {
    "expected a time like 2026-11-24T10:00, 2026-11-24T10:00:00Z, 10:00 (today), now, or seconds since 1970".to_owned()
}
