//! A time zone's rules in a calendar file: `VTIMEZONE` (RFC 5545).
//!
//! Calendars differ in what they understand. Outlook needs one `STANDARD` and one `DAYLIGHT` part, each with a yearly
//! `RRULE`, and others take the first part that they find. So a zone with yearly changes gets exactly those two parts. Rules
//! that can't be said like this, such as Morocco's during Ramadan, are written as the changes around the meeting.

use std::fmt::Write as _;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::{Offset, TimeZone, TimeZoneTransition},
};

use crate::invite::zone;

/// Returns whether times in a zone are written in UTC, without rules.
pub(super) fn is_in_utc(zone: &TimeZone) -> bool {
    zone.iana_name().is_none() || zone::name(zone) == "UTC"
}

/// Writes the rules that are valid from before a meeting's start to a year after its end. Nothing for times in UTC.
pub(super) fn rules(starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> String {
    if is_in_utc(zone) {
        return String::new();
    }
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone::name(zone));
    let before = before(zone, starts_at);
    let year = i32::from(zone.to_datetime(ends_at).year());
    let after = changes_until(zone, starts_at, year + 2);
    match &before[..] {
        // The clocks don't change.
        _ if after.is_empty() => {
            let info = zone.to_offset_info(starts_at);
            let last = before.last().filter(|change| change.to == info.offset());
            let (at, from) = last.map_or((Timestamp::UNIX_EPOCH, info.offset()), |change| (change.at, change.from));
            let abbreviation = info.abbreviation().to_owned();
            Change { at, from, to: info.offset(), is_seasonal: false, abbreviation }.write(&mut text, "");
        }
        [first, second] => match yearly(zone, [first, second], year) {
            Some(rules) => {
                for (change, rule) in [first, second].into_iter().zip(rules) {
                    change.write(&mut text, &rule.to_string());
                }
            }
            None => before.iter().chain(&after).for_each(|change| change.write(&mut text, "")),
        },
        _ => before.iter().chain(&after).for_each(|change| change.write(&mut text, "")),
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// A change of the clocks.
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
    /// Whether it turns daylight saving time on or off, rather than being a new law.
    is_seasonal: bool,
    abbreviation: String,
}

impl Change {
    fn of(zone: &TimeZone, change: &TimeZoneTransition<'_>) -> Option<Self> {
        let earlier = zone.to_offset_info(change.timestamp().checked_sub(SignedDuration::from_secs(1)).ok()?);
        (earlier.offset() != change.offset()).then(|| Self {
            at: change.timestamp(),
            from: earlier.offset(),
            to: change.offset(),
            is_seasonal: earlier.dst() != change.dst(),
            abbreviation: change.abbreviation().to_owned(),
        })
    }

    /// Returns what the clocks show when they change.
    fn local(&self) -> DateTime {
        self.from.to_datetime(self.at)
    }

    /// Returns whether clocks go forward. Ireland's and Morocco's laws call this time the standard one, but programs expect
    /// that daylight saving time is ahead.
    fn is_forward(&self) -> bool {
        self.to > self.from
    }

    fn write(&self, text: &mut String, rule: &str) {
        let kind = if self.is_seasonal && self.is_forward() { "DAYLIGHT" } else { "STANDARD" };
        let begins = self.local().strftime("%Y%m%dT%H%M%S");
        let (from, to, abbreviation) = (offset(self.from), offset(self.to), &self.abbreviation);
        let _ = write!(
            text,
            "BEGIN:{kind}\r\nDTSTART:{begins}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\nTZNAME:{abbreviation}\r\n\
             {rule}END:{kind}\r\n"
        );
    }
}

/// Writes an offset: `+0100`.
fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Returns the last change that is in effect at `time`, and the one before it if that is at most two years older.
fn before(zone: &TimeZone, time: Timestamp) -> Vec<Change> {
    let next = time.checked_add(SignedDuration::from_secs(1)).unwrap_or(time);
    let mut changes: Vec<_> = zone.preceding(next).filter_map(|change| Change::of(zone, &change)).take(2).collect();
    let two_years = SignedDuration::from_hours(2 * 366 * 24);
    if let [second, first] = &changes[..]
        && second.at.duration_since(first.at) > two_years
    {
        changes.pop();
    }
    changes.reverse();
    changes
}

/// Returns the changes after `time`, in years before `year`.
fn changes_until(zone: &TimeZone, time: Timestamp, year: i32) -> Vec<Change> {
    let changes = zone.following(time).filter_map(|change| Change::of(zone, &change));
    changes.take_while(|change| i32::from(change.local().year()) < year).collect()
}

/// Returns the rules of two changes that repeat every year, if they give exactly the zone's changes until a year after
/// `year`.
fn yearly(zone: &TimeZone, pair: [&Change; 2], year: i32) -> Option<[Rule; 2]> {
    let [first, second] = pair;
    let is_yearly = first.is_seasonal && second.is_seasonal && first.is_forward() != second.is_forward();
    if !is_yearly {
        return None;
    }
    let start = first.at.checked_sub(SignedDuration::from_secs(1)).ok()?;
    // Rules that hold for many years are preferred; a simple one is enough for the meeting's year and the next.
    let rule = |change: &Change| {
        let found = [12, 1].iter().find_map(|years| {
            let actual = changes_until(zone, start, year + years + 1);
            let simple = Rule::simple(change.local().date());
            simple.into_iter().find(|rule| rule.gives(change, &actual, year + years))
        });
        found.or_else(|| {
            let actual = changes_until(zone, start, year + 2);
            Rule::of_days(change.local().date()).find(|rule| rule.gives(change, &actual, year + 1))
        })
    };
    Some([rule(first)?, rule(second)?])
}

/// A day of the year that a rule names.
#[derive(Clone, Copy)]
struct Rule {
    month: i8,
    weekday: Weekday,
    which: Which,
}

#[derive(Clone, Copy)]
enum Which {
    /// The first to fourth such weekday of the month, or the last one (-1).
    Nth(i8),
    /// The one in the seven days from this day on.
    From(i8),
}

impl Rule {
    /// Returns the rules by which a date is the last or the n-th such weekday of its month.
    fn simple(date: Date) -> Vec<Self> {
        let rule = |nth| Self { month: date.month(), weekday: date.weekday(), which: Which::Nth(nth) };
        let last = (date.day() + 7 > date.days_in_month()).then_some(-1);
        let nth = Some((date.day() - 1) / 7 + 1).filter(|nth| *nth <= 4);
        [last, nth].into_iter().flatten().map(rule).collect()
    }

    /// Returns the rules by which a date is such a weekday on or after a day of its month.
    fn of_days(date: Date) -> impl Iterator<Item = Self> {
        let days = (date.day() - 6).max(1)..=date.day().min(date.days_in_month() - 6);
        days.map(move |day| Self { month: date.month(), weekday: date.weekday(), which: Which::From(day) })
    }

    /// Returns the date in a year.
    fn date(self, year: i32) -> Option<Date> {
        let first = Date::new(i16::try_from(year).ok()?, self.month, 1).ok()?;
        match self.which {
            Which::Nth(nth) => first.nth_weekday_of_month(nth, self.weekday).ok(),
            Which::From(day) => {
                let from = first.with().day(day).build().ok()?;
                if from.weekday() == self.weekday { Some(from) } else { from.nth_weekday(1, self.weekday).ok() }
            }
        }
    }

    /// Returns whether this rule gives all of the actual changes in the direction of `change`, until the end of a year.
    fn gives(self, change: &Change, actual: &[Change], last_year: i32) -> bool {
        let time = change.local().time();
        let years = i32::from(change.local().year())..=last_year;
        let dates = years.map(|year| change.from.to_timestamp(self.date(year)?.to_datetime(time)).ok());
        let given: Option<Vec<_>> = dates.map(|at| Some((at?, change.from, change.to))).collect();
        let same_way = actual.iter().filter(|actual| actual.is_forward() == change.is_forward());
        given == Some(same_way.map(|actual| (actual.at, actual.from, actual.to)).collect())
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = match self.weekday {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        write!(f, "RRULE:FREQ=YEARLY;BYMONTH={};", self.month)?;
        match self.which {
            Which::Nth(nth) => write!(f, "BYDAY={nth}{day}\r\n"),
            Which::From(first) => {
                let days: Vec<_> = (first..first + 7).map(|day| day.to_string()).collect();
                write!(f, "BYMONTHDAY={};BYDAY={day}\r\n", days.join(","))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_of(starts: &str, ends: &str, zone: &str) -> String {
        rules(starts.parse().unwrap(), ends.parse().unwrap(), &TimeZone::get(zone).unwrap()).replace("\r\n", " ")
    }

    #[test]
    fn zones_with_yearly_changes_have_both_parts_with_rules() {
        assert_eq!(
            rules_of("2026-10-24T22:00:00Z", "2026-10-25T03:00:00Z", "Europe/Berlin"),
            "BEGIN:VTIMEZONE TZID:Europe/Berlin \
             BEGIN:STANDARD DTSTART:20251026T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 TZNAME:CET \
             RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU END:STANDARD \
             BEGIN:DAYLIGHT DTSTART:20260329T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 TZNAME:CEST \
             RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU END:DAYLIGHT END:VTIMEZONE "
        );
        let dublin = rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "Europe/Dublin");
        assert!(
            dublin.contains("BEGIN:STANDARD DTSTART:20261025T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0000"),
            "{dublin}"
        );
        assert!(
            dublin.contains("BEGIN:DAYLIGHT DTSTART:20260329T010000 TZOFFSETFROM:+0000 TZOFFSETTO:+0100"),
            "{dublin}"
        );
        let new_york = rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "America/New_York");
        assert!(new_york.contains("BYMONTH=3;BYDAY=2SU") && new_york.contains("BYMONTH=11;BYDAY=1SU"), "{new_york}");
    }

    #[test]
    fn zones_without_clock_changes_have_one_part_and_times_in_utc_none() {
        let kathmandu = rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "Asia/Kathmandu");
        assert!(
            kathmandu.contains("TZOFFSETTO:+0545") && kathmandu.matches("BEGIN:STANDARD").count() == 1,
            "{kathmandu}"
        );
        assert_eq!(rules_of("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "UTC"), "");
        let at = "2026-11-24T09:00:00Z".parse().unwrap();
        assert_eq!(rules(at, at, &zone::find("UTC+2").unwrap()), "");
    }

    /// A part as a calendar program reads it: its offset, and when it takes effect in each year until 2040.
    struct Part {
        to: i32,
        onsets: Vec<Timestamp>,
    }

    fn read(text: &str) -> Vec<Part> {
        let blocks = text.split("BEGIN:").skip(2);
        blocks.map(|block| Part { to: seconds(value(block, "TZOFFSETTO").unwrap()), onsets: onsets(block) }).collect()
    }

    fn value<'a>(block: &'a str, key: &str) -> Option<&'a str> {
        block.split("\r\n").find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
    }

    fn seconds(offset: &str) -> i32 {
        let number: i32 = offset.parse().unwrap();
        number / 100 * 3600 + number % 100 * 60
    }

    fn onsets(block: &str) -> Vec<Timestamp> {
        let from = Offset::from_seconds(seconds(value(block, "TZOFFSETFROM").unwrap())).unwrap();
        let begins: DateTime = value(block, "DTSTART").unwrap().parse().unwrap();
        let Some(rule) = value(block, "RRULE") else { return vec![from.to_timestamp(begins).unwrap()] };
        let of = |key: &str| rule.split(';').find_map(|part| part.strip_prefix(key)).unwrap_or_default();
        let (month, day): (i8, &str) = (of("BYMONTH=").parse().unwrap(), of("BYDAY="));
        let (nth, day) = day.split_at(day.len() - 2);
        let is_it = |date: &Date| date.strftime("%a").to_string().to_uppercase().starts_with(day);
        let found = (begins.year()..2040).map(|year| {
            let dates = (1..=31).filter_map(|day| Date::new(year, month, day).ok()).filter(is_it);
            let dates: Vec<_> = dates
                .filter(|date| {
                    let days = of("BYMONTHDAY=");
                    days.is_empty() || days.split(',').any(|day| day == date.day().to_string())
                })
                .collect();
            let place = match nth.parse::<i8>() {
                Ok(-1) => dates.len() - 1,
                Ok(nth) => usize::try_from(nth).unwrap() - 1,
                Err(_) => 0,
            };
            from.to_timestamp(dates[place].to_datetime(begins.time())).unwrap()
        });
        found.collect()
    }

    #[test]
    fn calendars_read_the_right_offset_in_every_zone() {
        let mut count = 0;
        for name in jiff::tz::db().available() {
            let Some(zone) = TimeZone::get(name.as_str()).ok().filter(|zone| !is_in_utc(zone)) else { continue };
            count += 1;
            let nights = [2026, 2035].into_iter().flat_map(|year| {
                let year_starts = Date::constant(year, 1, 1).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp();
                let changes: Vec<_> = zone.following(year_starts).take(2).map(|change| change.timestamp()).collect();
                let days = [15, 100, 196, 280, 355].map(|day| year_starts + SignedDuration::from_hours(24 * day + 9));
                let nights =
                    changes.into_iter().flat_map(|at| [-1, 0, 1].map(|hours| at + SignedDuration::from_hours(hours)));
                days.into_iter().chain(nights).collect::<Vec<_>>()
            });
            for starts_at in nights {
                let ends_at = starts_at + SignedDuration::from_hours(26);
                let text = rules(starts_at, ends_at, &zone);
                assert!(text.lines().all(|line| line.len() <= 75), "{text}");
                let parts = read(&text);
                for at in [starts_at, starts_at + SignedDuration::from_mins(90), ends_at] {
                    let active = parts
                        .iter()
                        .filter_map(|part| Some((part.onsets.iter().filter(|onset| **onset <= at).max()?, part.to)))
                        .max();
                    assert_eq!(active.map(|(_, to)| to), Some(zone.to_offset(at).seconds()), "{at} {text}");
                }
                let kinds = [text.matches("BEGIN:STANDARD").count(), text.matches("BEGIN:DAYLIGHT").count()];
                assert!(kinds == [1, 0] || kinds[0] >= 1 && kinds[1] >= 1, "{starts_at} {text}");
            }
        }
        assert!(count >= 400, "{count} zones");
    }
}
