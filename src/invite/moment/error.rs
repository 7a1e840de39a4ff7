//! Why a text is not a time.

use jiff::civil::{Date, DateTime};

/// Why a text is not a time, a date or a duration. It displays as the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// The text of a flag is not a time.
    #[error("expected a time like 2026-11-24T10:00, 2026-11-24T10:00:00Z, 10:00 (today), now, or seconds since 1970")]
    Unknown,
    /// The text in a list is not a time.
    #[error("expected a time like 2026-11-24 10:00, 2026-11-24T10:00:00Z or 10:00")]
    UnknownInList,
    /// The text in a list's date column is not a date.
    #[error("expected a date like 2026-11-24")]
    NotADate,
    /// The date is not in the calendar or out of range.
    #[error("the date is out of range; expected a date from 1970 to 9998")]
    OutOfRange,
    /// The date is not in the calendar, such as 31 April.
    #[error("the date does not exist; expected a date like 2026-11-24")]
    NoSuchDate,
    /// The text is only a number.
    #[error("a number alone is not a time; expected a time like 2026-11-24 10:00 or 10:00")]
    Number,
    /// The number is not a valid number of seconds since 1970.
    #[error("{0}")]
    UnixSeconds(String),
    /// The order of day and month is not known.
    #[error("this could be {} or {}; write {day_first} or {month_first}", in_words(*.day_first), in_words(*.month_first))]
    Order {
        /// The date if the day comes first.
        day_first: Date,
        /// The date if the month comes first.
        month_first: Date,
    },
    /// A time with a period can also be a day and a month.
    #[error("this could be a time or a date; write a time like {hour}:{minute:02}, or a date like 2026-11-24")]
    Dotted {
        /// The hour, if it is a time.
        hour: i8,
        /// The minute, if it is a time.
        minute: i8,
    },
    /// The year has two digits.
    #[error("the year has two digits; expected a date like 2026-11-24")]
    ShortYear,
    /// The date has no year.
    #[error("the year is missing; expected a date like 2026-11-24")]
    NoYear,
    /// The weekday is not the date's.
    #[error("the day of the week does not match {0}; check the date")]
    Weekday(Date),
    /// There is a date, but no time of day.
    #[error("the time of day is missing; expected a time like {0} 10:00")]
    NoTime(Date),
    /// Two cells of a row give different dates, or different ends.
    #[error("another column in this row says {0}; remove one of the two values")]
    Disagrees(String),
    /// The end is before the start only because clocks go forward in between.
    #[error(
        "clocks go forward that night, so the meeting would start at {} and end at {}; choose a later end", .starts.strftime("%H:%M"), .ends.strftime("%H:%M")
    )]
    Clocks {
        /// What clocks show at the start.
        starts: DateTime,
        /// What clocks show at the end.
        ends: DateTime,
    },
    /// The text is not a duration.
    #[error("expected a duration such as 60m, 1h30m or 1:30")]
    Duration,
    /// A small number can be minutes or hours.
    #[error("this could be minutes or hours; write {0}m or {0}h")]
    DurationUnit(u32),
}

fn in_words(date: Date) -> String {
    date.strftime("%-d %B").to_string()
}
