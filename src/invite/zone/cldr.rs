//! Names of time zones in Unicode's CLDR: those of Windows, and cities in other languages than English.

use std::{collections::HashMap, sync::OnceLock};

use icu_datetime::{NoCalendarFormatter, fieldsets::zone::ExemplarCity};
use icu_time::{
    TimeZone,
    zone::{WindowsParser, iana::IanaParserExtended},
};

use super::cities::folded;

/// Returns the IANA name of a zone that Windows calls by this name, such as `W. Europe Standard Time`.
pub(super) fn windows_zone(text: &str) -> Option<&'static str> {
    if !text.is_ascii() {
        return None;
    }
    // Names from lists are often typed in another case. CLDR's are `Standard` and `AUS`, `E.` and `GTB`.
    let title = |word: &str, is_short_upper: bool| {
        if is_short_upper && word.len() <= 3 {
            return word.to_ascii_uppercase();
        }
        let mut is_first = true;
        let letters = word.chars().map(|c| {
            let c = if std::mem::take(&mut is_first) { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
            is_first = !c.is_ascii_alphabetic();
            c
        });
        letters.collect()
    };
    let words =
        |is_short_upper| text.split_whitespace().map(|word| title(word, is_short_upper)).collect::<Vec<_>>().join(" ");
    [text.to_owned(), words(false), words(true)].iter().find_map(|name| {
        // A slash would name a region.
        let zone = WindowsParser::new().parse(name, None).filter(|_| !name.contains('/'))?;
        canonical(zone)
    })
}

/// Returns the IANA name of the zone whose city has this folded name in one of many languages, if there is only one.
pub(super) fn zone_of_city(name: &str) -> Option<&'static str> {
    static CITIES: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    CITIES.get_or_init(cities).get(name).copied().flatten()
}

/// Languages in which cities are found. CLDR's spellings of most others agree with one of these.
const LANGUAGES: [&str; 24] = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "lt", "nl", "pl",
    "pt", "ro", "ru", "uk", "zh",
];

/// Cities by their folded names. A name that two zones share has none.
fn cities() -> HashMap<String, Option<&'static str>> {
    let mut cities = HashMap::new();
    for tag in LANGUAGES {
        let formatter = tag
            .parse::<icu_locale_core::Locale>()
            .ok()
            .and_then(|locale| NoCalendarFormatter::try_new((&locale).into(), ExemplarCity).ok());
        let Some(formatter) = formatter else { continue };
        for zone in IanaParserExtended::new().iter().filter(|zone| is_place(zone.canonical)) {
            let city = folded(&formatter.format(&zone.time_zone.with_offset(None)).to_string());
            let known = cities.entry(city).or_insert(Some(zone.canonical));
            if *known != Some(zone.canonical) {
                *known = None;
            }
        }
    }
    cities
}

/// Returns the present name of a zone with an IANA name.
pub(super) fn present_name(name: &str) -> Option<&'static str> {
    Some(TimeZone::from_iana_id(name)).filter(|zone| !zone.is_unknown()).and_then(canonical)
}

fn is_place(name: &str) -> bool {
    name.contains('/') && !name.starts_with("Etc/")
}

fn canonical(zone: TimeZone) -> Option<&'static str> {
    IanaParserExtended::new().iter().find(|known| known.time_zone == zone).map(|known| known.canonical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_windows_are_found_in_any_case() {
        for (text, zone) in [
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("w. europe standard time", "Europe/Berlin"),
            ("India Standard Time", "Asia/Kolkata"),
            ("AUS EASTERN STANDARD TIME", "Australia/Sydney"),
            ("Central European Standard Time", "Europe/Warsaw"),
            ("Eastern Standard Time", "America/New_York"),
            ("gtb standard time", "Europe/Bucharest"),
        ] {
            assert_eq!(windows_zone(text), Some(zone), "{text}");
        }
        assert_eq!(windows_zone("Somewhere Standard Time"), None);
        assert_eq!(windows_zone("Eastern Standard Time/CA"), None);
    }

    #[test]
    fn cities_are_found_in_other_languages() {
        for (text, zone) in [
            ("Wien", "Europe/Vienna"),
            ("Praha", "Europe/Prague"),
            ("Lisboa", "Europe/Lisbon"),
            ("Москва", "Europe/Moscow"),
            ("Київ", "Europe/Kyiv"),
            ("東京", "Asia/Tokyo"),
            ("서울", "Asia/Seoul"),
            ("القاهرة", "Africa/Cairo"),
        ] {
            assert_eq!(zone_of_city(&folded(text)), Some(zone), "{text}");
        }
        assert_eq!(zone_of_city("atlantis"), None);
    }

    #[test]
    fn every_zone_found_here_is_known_to_the_program() {
        for zone in IanaParserExtended::new().iter().filter(|zone| is_place(zone.canonical)) {
            assert!(jiff::tz::TimeZone::get(zone.canonical).is_ok(), "{}", zone.canonical);
        }
    }
}
