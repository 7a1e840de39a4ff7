//! Dates, times of day and durations as people write them.

use jiff::{
    SignedDuration, Timestamp, ZonedDateTime,
    civil::{Date, Time, Weekday},
};

use super::error::TimeError;

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// The word `now`.
    Now,
    /// A moment, with its offset or time zone.
    At(Timestamp),
    /// A date, a time of day, or both, in a time zone that the text doesn't name.
    Local(Option<Date>, Option<Time>),
}

/// Reads a date, a time of day, or both in either order. `has_date` says that the date stands elsewhere, so that `9.05` can
/// only be a time.
pub(super) fn read(text: &str, has_date: bool) -> Result<Said, TimeError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TimeError::UnknownInList);
    }
    if text.eq_ignore_ascii_case("now") {
        return Ok(Said::Now);
    }
    if text.contains('[') {
        return text
            .parse::<ZonedDateTime>()
            .map(|time| Said::At(time.timestamp()))
            .map_err(|_| TimeError::UnknownInList);
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(Said::At(time));
    }
    if is_number(text) {
        return Err(TimeError::Number);
    }
    local(text, has_date)
}

/// Returns whether a text is a number, such as a spreadsheet's number for a date. `9.30` is a time.
fn is_number(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['.', ',']) {
        None => is_digits(text),
        Some((whole, part)) => is_digits(whole) && is_digits(part) && time_of_day(text).is_none(),
    }
}

fn local(text: &str, has_date: bool) -> Result<Said, TimeError> {
    let mut text = text.to_lowercase().replace('：', ":");
    // `2035-12-10t09:30`
    if text.as_bytes().get(10) == Some(&b't') {
        text.replace_range(10..11, " ");
    }
    let text = text.replace(',', " ").replace(". ", ".");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 8 {
        return Err(TimeError::UnknownInList);
    }
    let mut refused = None;
    for place in (0..=words.len()).rev() {
        let (first, second) = (words[..place].join(" "), words[place..].join(" "));
        for (date_text, time_text) in [(&first, &second), (&second, &first)] {
            let time = time_of_day(time_text);
            if time.is_none() && !time_text.is_empty() {
                continue;
            }
            match if date_text.is_empty() { Ok(None) } else { date(date_text) } {
                Err(why) => refused = refused.or(Some(why)),
                Ok(None) if !date_text.is_empty() => {}
                Ok(None) if !has_date && let Some(why) = dotted(time_text) => return Err(why),
                Ok(date) => return Ok(Said::Local(date, time)),
            }
        }
    }
    Err(refused.unwrap_or(TimeError::UnknownInList))
}

/// Refuses `10.12`, which is a time or, in many languages, a day and a month.
fn dotted(text: &str) -> Option<TimeError> {
    let (first, second) = text.split_once('.')?;
    let (hour, minute): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    (hour >= 1 && (1..=12).contains(&minute)).then_some(TimeError::Dotted { hour, minute })
}

/// Reads a time of day: `9:30`, `9.30`, `09:30:00`, `9:30 am`, `9am`, `21h30`, `21 h`, `10:00 Uhr`.
fn time_of_day(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let suffix = |names: [&str; 2]| names.iter().find_map(|name| text.strip_suffix(name));
    let half = suffix(["am", "a.m."]).map(|rest| (rest, 0)).or_else(|| suffix(["pm", "p.m."]).map(|rest| (rest, 12)));
    let clock = half.map(|(rest, _)| rest).or_else(|| suffix(["uhr", "h"]));
    let mut parts = clock.unwrap_or(&text).split([':', 'h']);
    let (hour, minute, second) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let (hour, minute) = match (hour.split_once('.'), minute) {
        (Some((hour, minute)), None) => (hour, minute),
        (None, Some(minute)) => (hour, minute),
        (None, None) if clock.is_some() => (hour, "00"),
        _ => return None,
    };
    let second = second.map_or("00", |second| second.split('.').next().unwrap_or(second));
    if minute.len() != 2 || second.len() != 2 || !(1..=2).contains(&hour.len()) {
        return None;
    }
    let [hour, minute, second] = [hour, minute, second].map(digits);
    let hour = match half {
        None => hour?,
        Some((_, later)) => hour.filter(|hour| (1..=12).contains(hour))? % 12 + later,
    };
    Time::new(hour, minute?, second?, 0).ok()
}

fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Reads a date. `None` for a text that is not like a date; an error for one that is, and yet says no certain day.
fn date(text: &str) -> Result<Option<Date>, TimeError> {
    let (weekday, text) = match text.split_once(' ') {
        Some((word, rest)) if let Some(weekday) = weekday(word) => (Some(weekday), rest),
        _ => (None, text),
    };
    let date = match numeric(text)? {
        Some(date) => Some(date),
        None => with_month_name(text)?,
    };
    match (date, weekday) {
        (Some(date), Some(weekday)) if date.weekday() != weekday => Err(TimeError::Weekday(date)),
        (date, _) => Ok(date),
    }
}

/// Reads a date in digits: year first, or day first with periods. With slashes or hyphens, and the year last, a part above
/// 12 says which one is the day.
fn numeric(text: &str) -> Result<Option<Date>, TimeError> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.')) else {
        return Ok(None);
    };
    let is_cut = text.ends_with('.');
    let parts: Vec<&str> = text.strip_suffix('.').unwrap_or(text).split(mark).collect();
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| digits(part)).collect();
    match (numbers.as_deref(), &parts[..]) {
        (Some([year, month, day]), [first, ..]) if first.len() == 4 => made(*year, *month, *day),
        (Some([day, month, year]), [.., last]) if last.len() == 4 && mark == '.' => made(*year, *month, *day),
        (Some([a, b, year]), [.., last]) if last.len() == 4 => match (a, b) {
            (13.., _) => made(*year, *b, *a),
            (_, 13..) => made(*year, *a, *b),
            (a, b) if a == b => made(*year, *a, *b),
            (a, b) => match (made(*year, *b, *a), made(*year, *a, *b)) {
                (Ok(Some(day_first)), Ok(Some(month_first))) => Err(TimeError::Order { day_first, month_first }),
                (Err(why), _) | (_, Err(why)) => Err(why),
                _ => Ok(None),
            },
        },
        (Some([_, _, _]), parts) if parts.iter().all(|part| part.len() <= 2) => Err(TimeError::ShortYear),
        (Some([_, _]), parts) if parts.iter().all(|part| part.len() <= 2) && (is_cut || mark == '/') => {
            Err(TimeError::NoYear)
        }
        _ => Ok(None),
    }
}

fn made(year: i16, month: i16, day: i16) -> Result<Option<Date>, TimeError> {
    let part = |number: i16| i8::try_from(number).map_err(|_| TimeError::NoSuchDate);
    Date::new(year, part(month)?, part(day)?).map(Some).map_err(|_| TimeError::NoSuchDate)
}

/// Reads a date with an English month: `10 Dec 2035`, `Dec 10th 2035`, `10-Dec-2035`.
fn with_month_name(text: &str) -> Result<Option<Date>, TimeError> {
    let words: Vec<&str> = text.split([' ', '-', '.']).filter(|word| !matches!(*word, "" | "of" | "the")).collect();
    let Some(place) = words.iter().position(|word| month(word).is_some()).filter(|place| *place < 2) else {
        return Ok(None);
    };
    let month = month(words[place]).unwrap_or_default();
    let numbers: Vec<&str> =
        words.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, word)| *word).collect();
    let day = |word: &str| {
        let word = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        digits::<i16>(word).filter(|_| word.len() <= 2)
    };
    match numbers[..] {
        [first, year] if let (Some(day), Some(number)) = (day(first), digits::<i16>(year)) => match year.len() {
            4 => made(number, month, day),
            _ => Err(TimeError::ShortYear),
        },
        [first] if day(first).is_some() => Err(TimeError::NoYear),
        _ => Ok(None),
    }
}

/// Returns an English month's number.
fn month(word: &str) -> Option<i16> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |name: &str| word == name || word == &name[..3] || word == "sept" && name == "september";
    NAMES.iter().position(|name| is_it(name)).and_then(|place| i16::try_from(place + 1).ok())
}

/// Returns an English weekday.
fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.strip_suffix('.').unwrap_or(word);
    let place = NAMES.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// Reads a duration: `60` (minutes), `60m`, `1h`, `1:30`, `1 h 30 min`, `1.5 hours`.
pub(super) fn duration(text: &str) -> Result<SignedDuration, TimeError> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let minutes = if let Some(number) = digits::<u32>(&text) {
        if number < 10 {
            return Err(TimeError::DurationUnit(number));
        }
        Some(f64::from(number))
    } else if text.contains(':') {
        clock_minutes(&text)
    } else {
        unit_minutes(&text)
    };
    // A meeting lasts up to a week.
    let minutes =
        minutes.filter(|minutes| *minutes > 0.0 && *minutes <= 7.0 * 24.0 * 60.0).ok_or(TimeError::Duration)?;
    Ok(SignedDuration::from_secs(
        (SignedDuration::from_secs_f64(minutes * 60.0) + SignedDuration::from_millis(500)).as_secs(),
    ))
}

/// Reads `1:30` or `01:30:00` as hours, minutes and seconds.
fn clock_minutes(text: &str) -> Option<f64> {
    let parts: Option<Vec<f64>> = text.split(':').map(|part| digits::<u32>(part).map(f64::from)).collect();
    match parts.as_deref() {
        Some([hours, minutes]) if *minutes < 60.0 && *hours <= 24.0 => Some(hours * 60.0 + minutes),
        Some([hours, minutes, seconds]) if *minutes < 60.0 && *seconds < 60.0 && *hours <= 24.0 => {
            Some(hours * 60.0 + minutes + seconds / 60.0)
        }
        _ => None,
    }
}

/// Reads numbers with units: `1h30`, `90min`, `1.5hours`.
fn unit_minutes(text: &str) -> Option<f64> {
    let (mut rest, mut total, mut last) = (text, 0.0, u32::MAX);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
        let number: f64 = rest[..end].replace(',', ".").parse().ok()?;
        rest = &rest[end..];
        let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let unit = match rest[..end].trim_end_matches(['.', ',']) {
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "hourand" | "hoursand" => 60,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "'" => 1,
            "d" | "day" | "days" => 24 * 60,
            // `1h30`
            "" if last == 60 && rest.is_empty() => 1,
            _ => return None,
        };
        if unit >= last {
            return None;
        }
        (total, last, rest) = (total + number * f64::from(unit), unit, &rest[end..]);
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match read(text, false) {
            Ok(Said::Local(date, time)) => {
                let parts = [date.map(|date| date.to_string()), time.map(|time| time.to_string())];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Ok(Said::At(time)) => time.to_string(),
            Ok(Said::Now) => "now".to_owned(),
            Err(why) => why.to_string(),
        }
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for text in [
            "9:30",
            "09:30",
            "9.30",
            "9:30 am",
            "9:30AM",
            "9:30\u{202f}a.m.",
            "09:30:00",
            "9h30",
            "9:30 Uhr",
            "9.30 h",
            "9：30",
        ] {
            assert_eq!(said(text), "09:30:00", "{text}");
        }
        for (text, time) in [
            ("9 am", "09:00:00"),
            ("9pm", "21:00:00"),
            ("12 am", "00:00:00"),
            ("12:15 pm", "12:15:00"),
            ("21h", "21:00:00"),
            ("21 Uhr", "21:00:00"),
            ("21h30", "21:30:00"),
            ("10.00", "10:00:00"),
            ("10:00:00.000", "10:00:00"),
        ] {
            assert_eq!(said(text), time, "{text}");
        }
        for text in
            ["25:00", "9:3", "13:00 pm", "0 am", "9:60", "noon", "9:30 foo", "a:30", "9:30:1", "1:2:3:4", "+9:30"]
        {
            assert_eq!(said(text), TimeError::UnknownInList.to_string(), "{text}");
        }
    }

    #[test]
    fn dates_are_read_where_their_order_is_certain() {
        for text in [
            "2035-12-10 09:30",
            "2035-12-10T09:30",
            "2035-12-10 09:30:00",
            "2035-12-10T09:30:00",
            "10.12.2035 09:30",
            "10.12.2035, 9.30 Uhr",
            "10. 12. 2035 9:30",
            "2035/12/10 9:30",
            "10 Dec 2035 9:30 AM",
            "Dec 10, 2035 9:30 AM",
            "December 10th, 2035, 9:30",
            "Mon, 10 Dec 2035 09:30",
            "09:30 10 Dec 2035",
            "10-Dec-2035 9:30",
        ] {
            assert_eq!(said(text), "2035-12-10 09:30:00", "{text}");
        }
        for (text, date) in [
            ("2035-12-10", "2035-12-10"),
            ("2035-12-10 00:00:00", "2035-12-10 00:00:00"),
            ("13/10/2035", "2035-10-13"),
            ("10/13/2035", "2035-10-13"),
            ("11/11/2035", "2035-11-11"),
            ("31.1.2035", "2035-01-31"),
            ("5 May 2035", "2035-05-05"),
        ] {
            assert_eq!(said(text), date, "{text}");
        }
    }

    #[test]
    fn uncertain_dates_and_numbers_are_refused_with_the_reason() {
        for (text, why) in [
            ("12/10/2035", "this could be 12 October or 10 December; write 2035-10-12 or 2035-12-10"),
            ("12-10-2035 9:30", "this could be 12 October or 10 December; write 2035-10-12 or 2035-12-10"),
            ("10.12.35", "the year has two digits; expected a date like 2026-11-24"),
            ("12/10/35 9:30 AM", "the year has two digits; expected a date like 2026-11-24"),
            ("10 Dec 35", "the year has two digits; expected a date like 2026-11-24"),
            ("10.12.", "the year is missing; expected a date like 2026-11-24"),
            ("10 Dec 9:30", "the year is missing; expected a date like 2026-11-24"),
            ("31.4.2035", "the date does not exist; expected a date like 2026-11-24"),
            ("2035-02-30 10:00", "the date does not exist; expected a date like 2026-11-24"),
            ("Tue 10 Dec 2035", "the day of the week does not match 2035-12-10; check the date"),
            ("10.12", "this could be a time or a date; write a time like 10:12, or a date like 2026-11-24"),
        ] {
            assert_eq!(said(text), why, "{text}");
        }
        for text in ["20351210", "1000", "49653.39", "0.5", "9"] {
            assert_eq!(said(text), TimeError::Number.to_string(), "{text}");
        }
    }

    #[test]
    fn durations_are_read_with_and_without_units() {
        for (text, minutes) in [
            ("60", 60),
            ("60m", 60),
            ("1h", 60),
            ("1:30", 90),
            ("01:30:00", 90),
            ("1 h 30 min", 90),
            ("90 min", 90),
            ("1h30", 90),
            ("1.5 h", 90),
            ("1,5h", 90),
            ("1 hour", 60),
            ("2 Stunden", 120),
            ("1 Std. 15 Min.", 75),
            ("1d", 1440),
        ] {
            assert_eq!(duration(text), Ok(SignedDuration::from_mins(minutes)), "{text}");
        }
        assert_eq!(duration("1"), Err(TimeError::DurationUnit(1)));
        for text in ["", "0:00", "90:00", "1:75", "soon", "30m1h", "1h1h", "-60", "99999", "h", "1h30x"] {
            assert_eq!(duration(text), Err(TimeError::Duration), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9apmhdtz:./ ,+\\-]{0,24}|.{0,24}") {
            let _ = (read(&text, false), read(&text, true), duration(&text), crate::invite::zone::find(&text));
        }
    }
}
