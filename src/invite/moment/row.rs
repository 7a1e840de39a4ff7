//! When the meeting of a table's row is: its cells for date, start, end and duration, and the times for all rows.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{
    Moment, TimeError, date_of, parse,
    text::{self, Said},
};
use crate::invite::lint::TimeOddity;

/// The cells of a row that say when the meeting is. An empty cell says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TimeCells<'a> {
    /// The date of the start.
    pub(crate) date: &'a str,
    /// The start: a time of day, or with a date.
    pub(crate) starts: &'a str,
    /// The end: a time of day, or with a date.
    pub(crate) ends: &'a str,
    /// How long the meeting lasts.
    pub(crate) duration: &'a str,
}

/// The times of rows without their own, as flags give them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeDefaults<'a> {
    /// The start. Without one, it is `issued_at`.
    pub(crate) starts: Option<&'a str>,
    /// The end. Without one, it is `lasts` after the start.
    pub(crate) ends: Option<&'a str>,
    /// How long a meeting lasts whose end is not given.
    pub(crate) lasts: SignedDuration,
    /// The time zone of local times.
    pub(crate) zone: &'a TimeZone,
    /// When the links are issued.
    pub(crate) issued_at: Timestamp,
}

/// When a row's meeting is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowTimes {
    /// The start.
    pub(crate) starts_at: Timestamp,
    /// The end. It may be before the start, which `Window::new` refuses.
    pub(crate) ends_at: Timestamp,
    /// Which of the times clocks skip or show twice.
    pub(crate) oddities: Vec<TimeOddity>,
}

/// A cell, or the default for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeCell {
    /// The date.
    Date,
    /// The start.
    Starts,
    /// The end.
    Ends,
    /// The duration.
    Duration,
}

impl TimeCell {
    fn noun(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Starts => "start time",
            Self::Ends => "end time",
            Self::Duration => "duration",
        }
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" “{text}”") }
}

/// Why a row's times can't be read: the cell, its text, and the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Invalid {}{}: {why}.", .cell.noun(), quoted(.text))]
pub(crate) struct RowTimeError {
    /// The cell.
    pub(crate) cell: TimeCell,
    /// Its text.
    pub(crate) text: String,
    /// The reason.
    pub(crate) why: TimeError,
}

/// Returns when a row's meeting is.
///
/// A time of day is on the row's date, or else on the day of `issued_at`. An end that is a time of day before the start's is
/// on the next day if the meeting then lasts at most twelve hours: 23:00 to 00:30 is, 9:00 to 5:00 isn't.
pub(crate) fn times(cells: TimeCells<'_>, defaults: &TimeDefaults<'_>) -> Result<RowTimes, RowTimeError> {
    let start = start(cells, defaults)?;
    let end = end(cells, defaults, &start)?;
    if let (Some(starts), Some(ends)) = (start.shown, end.shown)
        && starts < ends
        && end.moment.at <= start.moment.at
    {
        let [starts, ends] = [start.moment.at, end.moment.at].map(|at| defaults.zone.to_datetime(at));
        let text = if cells.ends.is_empty() { defaults.ends.unwrap_or_default() } else { cells.ends };
        return Err(failed(TimeCell::Ends, text)(TimeError::Clocks { starts, ends }));
    }
    let oddities = [start.moment.oddity, end.moment.oddity].into_iter().flatten().collect();
    Ok(RowTimes { starts_at: start.moment.at, ends_at: end.moment.at, oddities })
}

/// A time that was read, and what it said that clocks show.
struct Read {
    moment: Moment,
    shown: Option<DateTime>,
}

impl Read {
    fn exact(at: Timestamp) -> Self {
        Self { moment: Moment::exact(at), shown: None }
    }

    fn local(shown: DateTime, zone: &TimeZone) -> Result<Self, TimeError> {
        Ok(Self { moment: Moment::local(shown, zone)?, shown: Some(shown) })
    }
}

fn failed(cell: TimeCell, text: &str) -> impl Fn(TimeError) -> RowTimeError + Copy {
    move |why| RowTimeError { cell, text: text.to_owned(), why }
}

/// Reads the date cell. Spreadsheets write a date alone with midnight, which counts as no time of day.
fn date(text: &str) -> Result<Option<(Date, Option<Time>)>, TimeError> {
    match text.trim() {
        "" => Ok(None),
        text => match text::read(text, false) {
            Ok(Said::Local(Some(date), time)) => Ok(Some((date, time.filter(|time| *time != Time::midnight())))),
            Ok(_) | Err(TimeError::UnknownInList | TimeError::Number | TimeError::Dotted { .. }) => {
                Err(TimeError::NotADate)
            }
            Err(why) => Err(why),
        },
    }
}

fn start(cells: TimeCells<'_>, defaults: &TimeDefaults<'_>) -> Result<Read, RowTimeError> {
    let zone = defaults.zone;
    let of_date = failed(TimeCell::Date, cells.date);
    let date = date(cells.date).map_err(of_date)?;
    if !cells.starts.trim().is_empty() {
        return own_start(cells.starts, date, defaults).map_err(failed(TimeCell::Starts, cells.starts));
    }
    let default = defaults.starts.map(|text| {
        let of_default = failed(TimeCell::Starts, text);
        Ok((parse(text, zone, defaults.issued_at).map_err(of_default)?, of_default))
    });
    match (date, default.transpose()?) {
        (None, None) => Ok(Read::exact(defaults.issued_at)),
        (None, Some((moment, _))) => Ok(Read { moment, shown: Some(shown(&moment, zone)) }),
        (Some((date, Some(time))), _) => Read::local(date.to_datetime(time), zone).map_err(of_date),
        (Some((date, None)), Some((moment, _))) => {
            Read::local(date.to_datetime(shown(&moment, zone).time()), zone).map_err(of_date)
        }
        (Some((date, None)), None) => Err(of_date(TimeError::NoTime(date))),
    }
}

/// Returns the local time as it was written, also one that clocks skip.
fn shown(moment: &Moment, zone: &TimeZone) -> DateTime {
    match moment.oddity {
        Some(TimeOddity::Skipped { typed, .. }) => typed,
        _ => zone.to_datetime(moment.at),
    }
}

fn own_start(text: &str, date: Option<(Date, Option<Time>)>, defaults: &TimeDefaults<'_>) -> Result<Read, TimeError> {
    let zone = defaults.zone;
    let disagrees = |date: Date| Err(TimeError::Disagrees(date.to_string()));
    let read = match text::read(text, date.is_some())? {
        Said::Now => Read::exact(defaults.issued_at),
        Said::At(at) => match date {
            Some((date, _)) if date_of(at, zone) != date => return disagrees(date),
            _ => Read { moment: Moment::exact(at), shown: None },
        },
        Said::Local(own, Some(time)) => {
            // Spreadsheets write a time alone with the first day of their calendar.
            let own = own.filter(|own| date.is_none() || own.year() > 1904);
            match (own, date) {
                (Some(own), Some((date, _))) if own != date => return disagrees(date),
                (Some(own), _) => Read::local(own.to_datetime(time), zone)?,
                (None, Some((date, _))) => Read::local(date.to_datetime(time), zone)?,
                (None, None) => Read::local(date_of(defaults.issued_at, zone).to_datetime(time), zone)?,
            }
        }
        Said::Local(Some(own), None) => return Err(TimeError::NoTime(own)),
        Said::Local(None, None) => return Err(TimeError::UnknownInList),
    };
    match date {
        Some((_, Some(time))) if zone.to_datetime(read.moment.at).time() != time => {
            Err(TimeError::Disagrees(time.strftime("%H:%M").to_string()))
        }
        _ => Ok(read),
    }
}

fn end(cells: TimeCells<'_>, defaults: &TimeDefaults<'_>, start: &Read) -> Result<Read, RowTimeError> {
    let (ends, duration) = (cells.ends.trim(), cells.duration.trim());
    let of_duration = failed(TimeCell::Duration, duration);
    let lasting = |lasts: SignedDuration| start.moment.at.checked_add(lasts).map_err(|_| TimeError::OutOfRange);
    let by_duration = match duration {
        "" => None,
        text => Some(text::duration(text).and_then(lasting).map_err(of_duration)?),
    };
    let own = match ends {
        "" => None,
        text => Some(end_of(text, text::read(text, true), defaults, start).map_err(failed(TimeCell::Ends, text))?),
    };
    match (own, by_duration) {
        (Some(own), Some(by_duration)) if own.moment.at != by_duration => {
            let ends = defaults.zone.to_datetime(own.moment.at).strftime("%H:%M").to_string();
            Err(of_duration(TimeError::Disagrees(format!("that the end is {ends}"))))
        }
        (Some(own), _) => Ok(own),
        (None, Some(at)) => Ok(Read::exact(at)),
        (None, None) => match defaults.ends {
            Some(text) => default_end(text, defaults, start).map_err(failed(TimeCell::Ends, text)),
            None => lasting(defaults.lasts).map(Read::exact).map_err(failed(TimeCell::Ends, "")),
        },
    }
}

/// Reads the end for all rows, which a flag gives. A number of seconds is a time there.
fn default_end(text: &str, defaults: &TimeDefaults<'_>, start: &Read) -> Result<Read, TimeError> {
    match text::read(text, false) {
        Ok(said @ Said::Local(..)) => end_of(text, Ok(said), defaults, start),
        _ => parse(text, defaults.zone, start.moment.at).map(|moment| Read { moment, shown: None }),
    }
}

fn end_of(
    text: &str,
    said: Result<Said, TimeError>,
    defaults: &TimeDefaults<'_>,
    start: &Read,
) -> Result<Read, TimeError> {
    let zone = defaults.zone;
    let starts = start.shown.unwrap_or_else(|| zone.to_datetime(start.moment.at));
    match said? {
        Said::Now => parse(text, zone, start.moment.at).map(|moment| Read { moment, shown: None }),
        Said::At(at) => Ok(Read::exact(at)),
        Said::Local(Some(date), Some(time)) if date.year() > 1904 => Read::local(date.to_datetime(time), zone),
        Said::Local(_, Some(time)) => {
            let same_day = starts.date().to_datetime(time);
            let next_day = starts.date().tomorrow().map_err(|_| TimeError::OutOfRange)?.to_datetime(time);
            let is_short = next_day.duration_since(starts) <= SignedDuration::from_hours(12);
            Read::local(if same_day <= starts && is_short { next_day } else { same_day }, zone)
        }
        Said::Local(Some(date), None) => Err(TimeError::NoTime(date)),
        Said::Local(None, None) => Err(TimeError::UnknownInList),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the cells `date | starts | ends | duration` with the flags `--starts | --ends`, in Berlin.
    fn read(row: &str, flags: &str) -> String {
        let cell = |row: &'static str, place: usize| row.split('|').nth(place).unwrap_or_default().trim();
        let (row, flags): (&'static str, &'static str) = (row.to_owned().leak(), flags.to_owned().leak());
        let cells = TimeCells { date: cell(row, 0), starts: cell(row, 1), ends: cell(row, 2), duration: cell(row, 3) };
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let flag = |place| Some(cell(flags, place)).filter(|text| !text.is_empty());
        let defaults = TimeDefaults {
            starts: flag(0),
            ends: flag(1),
            lasts: SignedDuration::from_hours(1),
            zone: &zone,
            issued_at: "2035-12-01T08:00:00Z".parse().unwrap(),
        };
        match times(cells, &defaults) {
            Ok(times) => {
                let [starts, ends] = [times.starts_at, times.ends_at].map(|at| zone.to_datetime(at).to_string());
                format!("{} to {}", &starts[..16], &ends[..16])
            }
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn cells_of_a_row_are_combined() {
        for (row, times) in [
            ("2035-12-10 | 23:58 | 23:59 |", "2035-12-10T23:58 to 2035-12-10T23:59"),
            ("2035-12-10 00:00:00 | 9:30 am | 10.15 |", "2035-12-10T09:30 to 2035-12-10T10:15"),
            ("10.12.2035 | 9.05 | | 90 min", "2035-12-10T09:05 to 2035-12-10T10:35"),
            ("2035-12-10 | 1899-12-30 09:30:00 | 1899-12-30 10:30:00 |", "2035-12-10T09:30 to 2035-12-10T10:30"),
            ("2035-12-10 | 23:00 | 00:30 |", "2035-12-10T23:00 to 2035-12-11T00:30"),
            ("2035-12-10 09:30 | | | 1:30", "2035-12-10T09:30 to 2035-12-10T11:00"),
            ("2035-12-10 | 2035-12-10 09:30 | 10:30 | 60", "2035-12-10T09:30 to 2035-12-10T10:30"),
            ("2035-12-10 | 2035-12-10T09:30Z | |", "2035-12-10T10:30 to 2035-12-10T11:30"),
            ("| 2035-12-10 09:30 | 2035-12-12 10:00 |", "2035-12-10T09:30 to 2035-12-12T10:00"),
            ("| 22:00 | |", "2035-12-01T22:00 to 2035-12-01T23:00"),
            ("| | |", "2035-12-01T09:00 to 2035-12-01T10:00"),
            // The end is before the start, as the window says.
            ("2035-12-10 | 9:00 | 5:00 |", "2035-12-10T09:00 to 2035-12-10T05:00"),
        ] {
            assert_eq!(read(row, ""), times, "{row}");
        }
    }

    #[test]
    fn flags_stand_in_for_cells() {
        assert_eq!(read("2035-12-10", "22:00 | 23:30"), "2035-12-10T22:00 to 2035-12-10T23:30");
        assert_eq!(read("2035-12-10", "2035-12-05 22:00 | 01:00"), "2035-12-10T22:00 to 2035-12-11T01:00");
        assert_eq!(read("| 20:00", "22:00 | 23:30"), "2035-12-01T20:00 to 2035-12-01T23:30");
        assert_eq!(read("", "2080944000 | 2080947600"), "2035-12-11T01:00 to 2035-12-11T02:00");
    }

    #[test]
    fn cells_that_say_no_certain_time_are_refused() {
        for (row, why) in [
            (
                "2035-12-10",
                "Invalid date “2035-12-10”: the time of day is missing; expected a time like 2035-12-10 10:00.",
            ),
            (
                "| 2035-12-10",
                "Invalid start time “2035-12-10”: the time of day is missing; expected a time like 2035-12-10 10:00.",
            ),
            (
                "2035-12-10 | 2035-12-11 09:30",
                "Invalid start time “2035-12-11 09:30”: another column in this row says 2035-12-10; remove one of the two values.",
            ),
            (
                "2035-12-10 09:00 | 09:30",
                "Invalid start time “09:30”: another column in this row says 09:00; remove one of the two values.",
            ),
            (
                "2035-12-10 | 09:30 | 10:30 | 90",
                "Invalid duration “90”: another column in this row says that the end is 10:30; remove one of the two values.",
            ),
            ("tomorrow | 09:30", "Invalid date “tomorrow”: expected a date like 2026-11-24."),
            ("49653 | 09:30", "Invalid date “49653”: expected a date like 2026-11-24."),
            (
                "| 1000 | 1100",
                "Invalid start time “1000”: a number alone is not a time; expected a time like 2026-11-24 10:00 or 10:00.",
            ),
            (
                "| 2080944000",
                "Invalid start time “2080944000”: a number alone is not a time; expected a time like 2026-11-24 10:00 or 10:00.",
            ),
            ("| 9:30 | | 2", "Invalid duration “2”: this could be minutes or hours; write 2m or 2h."),
        ] {
            assert_eq!(read(row, ""), why, "{row}");
        }
    }

    #[test]
    fn an_end_in_the_hour_that_clocks_skip_is_explained() {
        assert_eq!(
            read("2035-03-25 | 02:30 | 03:15", ""),
            "Invalid end time “03:15”: clocks go forward that night, so the meeting would start at 03:30 and end at 03:15; \
             choose a later end."
        );
        assert_eq!(read("2035-03-25 | 01:30 | 02:30", ""), "2035-03-25T01:30 to 2035-03-25T03:30");
    }
}
