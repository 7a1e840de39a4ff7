//! Dates and times as people write them in their language, each with its time zone.

use std::sync::OnceLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter, NoCalendarFormatter,
    fieldsets::{MDE, T, YMDE, zone::ExemplarCity},
    input,
};
use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};

use crate::invite::{Locale, Window, zone};

use super::{InviteeTexts, LOCALES, plain};

/// How ICU4X writes dates, times and places in one language, in the Gregorian calendar with Western digits.
struct Formats {
    date: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    date_with_year: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    short_date: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    short_date_with_year: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    time: NoCalendarFormatter<T>,
    city: NoCalendarFormatter<ExemplarCity>,
}

impl Formats {
    fn of(locale: Locale) -> &'static Self {
        static FORMATS: [OnceLock<Formats>; LOCALES] = [const { OnceLock::new() }; LOCALES];
        FORMATS[locale as usize].get_or_init(|| Self::load(locale))
    }

    fn load(locale: Locale) -> Self {
        const KNOWN: &str = "ICU4X has data for every language";
        let tag = match locale {
            Locale::En => "en-GB",
            #[cfg(pseudo_locale)]
            Locale::Pseudo => "en-GB",
            Locale::Ar => "ar-u-nu-latn",
            Locale::No => "nb",
            locale => locale.tag(),
        };
        let locale: icu_locale_core::Locale = tag.parse().expect(KNOWN);
        let dated = |fields| FixedCalendarDateTimeFormatter::try_new((&locale).into(), fields).expect(KNOWN);
        let with_year = |fields| FixedCalendarDateTimeFormatter::try_new((&locale).into(), fields).expect(KNOWN);
        Self {
            date: dated(MDE::long()),
            date_with_year: with_year(YMDE::long()),
            short_date: dated(MDE::medium()),
            short_date_with_year: with_year(YMDE::medium()),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect(KNOWN),
            city: NoCalendarFormatter::try_new((&locale).into(), ExemplarCity).expect(KNOWN),
        }
    }
}

/// Writes moments in one language and one time zone. A year is named unless it is the present one.
#[derive(Clone)]
pub struct Dates {
    texts: InviteeTexts,
    formats: &'static Formats,
    zone: TimeZone,
    now: Timestamp,
}

impl Dates {
    /// Returns how moments are written in a language and a time zone at `now`.
    pub fn new(locale: Locale, zone: &TimeZone, now: Timestamp) -> Self {
        Self { texts: InviteeTexts::of(locale), formats: Formats::of(locale), zone: zone.clone(), now }
    }

    /// Returns the same in another time zone.
    #[must_use]
    pub fn in_zone(&self, zone: &TimeZone) -> Self {
        Self { zone: zone.clone(), ..self.clone() }
    }

    /// Returns when a meeting is: “Thursday 3 December, 17:30–19:00 (Berlin time)”.
    pub fn meeting(&self, window: &Window) -> String {
        self.span(window.starts_at(), window.ends_at())
    }

    /// Returns a span of time: “Thursday 3 December, 17:30–19:00 (Berlin time)”.
    pub fn span(&self, from: Timestamp, to: Timestamp) -> String {
        let [from, to] = [from, to].map(|time| self.local(time));
        let zone = self.zone_of(&[&from, &to]);
        let [from_date, to_date] = [&from, &to].map(|time| self.date_of(time));
        let [from_time, to_time] = [&from, &to].map(|time| self.time_of(time));
        whole(&if from.date() == to.date() {
            self.texts.time_span(from_date, from_time, to_time, zone)
        } else {
            self.texts.time_span_over_days(from_date, from_time, to_date, to_time, zone)
        })
    }

    /// Returns a moment: “Thursday 3 December, 17:30 (Berlin time)”.
    pub fn moment(&self, at: Timestamp) -> String {
        let at = self.local(at);
        whole(&self.texts.time_moment(self.date_of(&at), self.time_of(&at), self.zone_of(&[&at])))
    }

    /// Returns a moment for a table, without its zone: “Thu 3 Dec, 17:30”.
    pub fn short_moment(&self, at: Timestamp) -> String {
        let at = self.local(at);
        whole(&self.texts.time_short_moment(self.short_date_of(&at), self.time_of(&at)))
    }

    /// Returns a moment for a list, without its zone: “17:30” if that is today, else “Thu 3 Dec, 17:30”.
    pub fn recent(&self, at: Timestamp) -> String {
        let is_today = self.local(at).date() == self.local(self.now).date();
        if is_today { self.time(at) } else { self.short_moment(at) }
    }

    /// Returns the time of day: “17:30”.
    pub fn time(&self, at: Timestamp) -> String {
        self.time_of(&self.local(at))
    }

    /// Returns the time of day, with its date if that is not the other moment's: “17:15” or “Wednesday 2 December, 23:45”.
    pub fn time_beside(&self, at: Timestamp, other: Timestamp) -> String {
        let [at, other] = [at, other].map(|time| self.local(time));
        if at.date() == other.date() {
            self.time_of(&at)
        } else {
            whole(&self.texts.time_short_moment(self.date_of(&at), self.time_of(&at)))
        }
    }

    /// Returns the date: “Thursday 3 December”.
    pub fn date(&self, at: Timestamp) -> String {
        self.date_of(&self.local(at))
    }

    fn local(&self, at: Timestamp) -> ZonedDateTime {
        at.to_zoned_datetime(self.zone.clone())
    }

    fn date_of(&self, at: &ZonedDateTime) -> String {
        let date = gregorian(at);
        let Formats { date: usual, date_with_year, .. } = self.formats;
        if at.year() == self.local(self.now).year() {
            usual.format(&date).to_string()
        } else {
            date_with_year.format(&date).to_string()
        }
    }

    fn short_date_of(&self, at: &ZonedDateTime) -> String {
        let date = gregorian(at);
        let Formats { short_date: usual, short_date_with_year, .. } = self.formats;
        if at.year() == self.local(self.now).year() {
            usual.format(&date).to_string()
        } else {
            short_date_with_year.format(&date).to_string()
        }
    }

    fn time_of(&self, at: &ZonedDateTime) -> String {
        let time = input::Time::try_new(at.hour().unsigned_abs(), at.minute().unsigned_abs(), 0, 0);
        time.map(|time| self.formats.time.format(&time).to_string()).unwrap_or_default()
    }

    /// Returns the zone by its city, with the offset from UTC where a clock shows one of these times twice.
    fn zone_of(&self, times: &[&ZonedDateTime]) -> String {
        let name = zone::name(&self.zone);
        let zone = input::TimeZone::from_iana_id(&name);
        // Zones without a city: `UTC`, and what is named by its offset alone, such as `Etc/GMT+3`.
        if name == "UTC" {
            return name.into_owned();
        }
        if zone.is_unknown() || name.starts_with("Etc/") || !name.contains('/') {
            return offset_of(times[0]);
        }
        let city = self.texts.time_in_city(self.formats.city.format(&zone.with_offset(None)).to_string());
        let is_ambiguous =
            |time: &&&ZonedDateTime| self.zone.to_ambiguous_zoned_datetime(time.datetime()).is_ambiguous();
        match times.iter().find(is_ambiguous) {
            Some(time) => self.texts.time_in_city_with_offset(city, offset_of(time)),
            None => city,
        }
    }
}

/// Removes the marks that isolate the parts of a time. All parts are in one language, and within an isolated sentence the
/// marks would hide which direction that is.
fn whole(text: &str) -> String {
    plain(text).into_owned()
}

/// Returns a moment's offset: `UTC+5:30`.
fn offset_of(at: &ZonedDateTime) -> String {
    let minutes = at.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

fn gregorian(at: &ZonedDateTime) -> Date<Gregorian> {
    let date = at.date();
    Date::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
        .expect("jiff's dates are in the same calendar")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn span(locale: Locale, zone: &str, from: &str, to: &str) -> String {
        let zone = TimeZone::get(zone).unwrap();
        let dates = Dates::new(locale, &zone, at("2026-11-24T09:00:00Z"));
        dates.span(at(from), at(to))
    }

    #[test]
    fn times_read_as_people_write_them() {
        let (from, to) = ("2026-12-03T16:30:00Z", "2026-12-03T18:00:00Z");
        assert_eq!(span(Locale::En, "Europe/Berlin", from, to), "Thursday 3 December, 17:30–19:00 (Berlin time)");
        assert_eq!(
            span(Locale::EnUs, "America/New_York", from, to),
            "Thursday, December 3, 11:30\u{202f}AM–1:00\u{202f}PM (New York time)"
        );
        assert_eq!(span(Locale::En, "UTC", from, to), "Thursday 3 December, 16:30–18:00 (UTC)");
        assert_eq!(span(Locale::En, "Etc/GMT-3", from, to), "Thursday 3 December, 19:30–21:00 (UTC+3)");
        assert_eq!(
            span(Locale::En, "Asia/Tokyo", "2026-12-03T14:30:00Z", "2026-12-03T16:00:00Z"),
            "Thursday 3 December, 23:30 – Friday 4 December, 01:00 (Tokyo time)"
        );
    }

    #[test]
    fn a_year_is_named_unless_it_is_the_present_one() {
        let next_year = span(Locale::En, "Europe/Berlin", "2027-01-07T16:30:00Z", "2027-01-07T18:00:00Z");
        assert_eq!(next_year, "Thursday, 7 January 2027, 17:30–19:00 (Berlin time)");
    }

    #[test]
    fn a_time_that_a_clock_shows_twice_names_its_offset() {
        let twice = span(Locale::En, "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z");
        assert_eq!(twice, "Sunday 25 October, 02:30–04:00 (Berlin time, UTC+2)");
    }

    #[test]
    fn each_language_has_formats_of_its_own() {
        // Debug builds have one language more.
        let more = "en-XA".parse().ok().filter(|locale| !Locale::ALL.contains(locale));
        let locales: Vec<Locale> = Locale::ALL.into_iter().chain(more).collect();
        let places: BTreeSet<_> = locales.iter().map(|locale| std::ptr::from_ref(Formats::of(*locale))).collect();
        assert_eq!(places.len(), locales.len());
    }

    #[test]
    fn every_language_writes_dates() {
        for locale in Locale::ALL {
            let dates = Dates::new(locale, &TimeZone::get("Europe/Berlin").unwrap(), at("2026-11-24T09:00:00Z"));
            assert!(dates.moment(at("2026-12-03T16:30:00Z")).contains('3'), "{locale}");
        }
    }
}
