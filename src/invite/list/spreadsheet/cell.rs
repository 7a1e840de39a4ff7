//! The text of a cell, much as a spreadsheet program shows it.

use calamine::{DataType, ExcelDateTime, ExcelDateTimeType};

/// Returns the text of a cell in one line: numbers without exponents, dates and times in ISO 8601 with a blank, durations as
/// `25:30`, `yes` and `no`, and the code of an error.
pub(super) fn text(value: &impl DataType) -> String {
    if let Some(text) = value.get_string() {
        one_line(text)
    } else if let Some(number) = value.get_float() {
        decimal(number)
    } else if let Some(number) = value.get_int() {
        number.to_string()
    } else if let Some(yes) = value.get_bool() {
        if yes { "yes" } else { "no" }.to_owned()
    } else if let Some(time) = value.get_datetime() {
        date_time(time)
    } else if let Some(time) = value.get_datetime_iso() {
        one_line(&iso(time))
    } else if let Some(duration) = value.get_duration_iso() {
        one_line(&clock(duration).unwrap_or_else(|| duration.to_owned()))
    } else {
        value.get_error().map(ToString::to_string).unwrap_or_default()
    }
}

fn one_line(text: &str) -> String {
    if !text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ")
}

/// Spreadsheets compute with 15 digits.
fn decimal(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

/// A point in time has a date unless it is in the first day of the calendar: then it is the time of a day.
fn date_time(time: ExcelDateTime) -> String {
    const DAY: f64 = 86_400.0;
    let seconds = (time.as_f64() * DAY).round();
    if time.is_duration() {
        return duration(seconds);
    }
    if !(0.0..2_958_466.0 * DAY).contains(&seconds) {
        return decimal(time.as_f64());
    }
    let day = (seconds / DAY).floor();
    let clock = duration(seconds - day * DAY);
    if day == 0.0 {
        return clock;
    }
    // Both calendars give the same date for the day of this file's calendar.
    let is_1904 = time.to_ymd_hms_milli() != in_1900(time.as_f64()).to_ymd_hms_milli();
    let (year, month, day, ..) = ExcelDateTime::new(day, ExcelDateTimeType::DateTime, is_1904).to_ymd_hms_milli();
    if clock == "00:00" {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {clock}")
    }
}

fn in_1900(value: f64) -> ExcelDateTime {
    ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false)
}

/// Hours and minutes, and seconds if there are any.
#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn duration(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as i64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// `2035-12-10T09:30:00` without what is zero.
fn iso(time: &str) -> String {
    let (date, clock) = time.split_once('T').unwrap_or((time, ""));
    let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
    let clock = if clock.len() == 8 { clock.strip_suffix(":00").unwrap_or(clock) } else { clock };
    if clock.is_empty() || clock == "00:00" { date.to_owned() } else { format!("{date} {clock}") }
}

/// `PT09H30M00S` as `09:30`.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split('.').next()?;
    let digits = |text: &str| (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if ![hours, minutes, seconds].into_iter().all(digits) {
        return None;
    }
    Some(if seconds.trim_matches('0').is_empty() {
        format!("{hours}:{minutes}")
    } else {
        format!("{hours}:{minutes}:{seconds}")
    })
}

#[cfg(test)]
mod tests {
    use calamine::Data;

    use super::*;

    fn excel(value: f64, kind: ExcelDateTimeType, is_1904: bool) -> String {
        text(&Data::DateTime(ExcelDateTime::new(value, kind, is_1904)))
    }

    #[test]
    fn numbers_have_no_exponent() {
        let numbers =
            [(42.0, "42"), (491_701_234_567.0, "491701234567"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (-7.0, "-7")];
        for (number, expected) in numbers {
            assert_eq!(text(&Data::Float(number)), expected);
        }
    }

    #[test]
    fn dates_and_times_are_iso() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        assert_eq!(excel(49_653.0, DateTime, false), "2035-12-10");
        assert_eq!(excel(49_653.395_833_333_3, DateTime, false), "2035-12-10 09:30");
        assert_eq!(excel(49_653.999_999_99, DateTime, false), "2035-12-11");
        assert_eq!(excel(49_653.0 - 1462.0, DateTime, true), "2035-12-10");
        assert_eq!(excel(0.395_833_333_3, DateTime, false), "09:30");
        assert_eq!(excel(0.5 + 1.0 / 86_400.0, DateTime, false), "12:00:01");
        assert_eq!(excel(1.0625, TimeDelta, false), "25:30");
        assert_eq!(excel(-1.0, DateTime, false), "-1");
        assert_eq!(text(&Data::DateTimeIso("2035-12-10T09:30:00".to_owned())), "2035-12-10 09:30");
        assert_eq!(text(&Data::DateTimeIso("2035-12-10".to_owned())), "2035-12-10");
        assert_eq!(text(&Data::DateTimeIso("2035-12-10T00:00:00".to_owned())), "2035-12-10");
        assert_eq!(text(&Data::DurationIso("PT09H30M00S".to_owned())), "09:30");
        assert_eq!(text(&Data::DurationIso("PT9H".to_owned())), "PT9H");
    }
}
