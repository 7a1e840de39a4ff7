//! Finds time zones by name.

mod ambiguous;
mod cities;
#[cfg(feature = "app")]
mod cldr;
mod offset;

use std::borrow::Cow;

use jiff::{
    Timestamp, civil,
    tz::{Offset, TimeZone},
};

use cities::folded;

/// Why no time zone was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneError {
    /// The text is empty.
    #[error("The time zone is missing. Expected a name like Europe/Berlin.")]
    Missing,
    /// No time zone has this name.
    #[error("“{text}” is not a time zone. Expected a name like {}.", examples(.similar))]
    Unknown {
        /// The text.
        text: String,
        /// Up to three similar names.
        similar: Vec<String>,
    },
    /// The text is an abbreviation such as `CST`, or a city such as San José, which can mean several time zones.
    #[error("“{text}” could mean more than one time zone. Expected a name like {}.", .zones.join(" or "))]
    Ambiguous {
        /// The text.
        text: String,
        /// Up to three time zones that it can mean.
        zones: &'static [&'static str],
    },
}

fn examples(similar: &[String]) -> String {
    if similar.is_empty() { "Europe/Berlin, America/New_York or UTC".to_owned() } else { similar.join(" or ") }
}

/// Finds a time zone by what people call it: an IANA name in any case, an offset such as `UTC+2`, a city, or (with the
/// feature `app`) a name that Windows uses.
///
/// Offsets are east of Greenwich: `GMT+2` is two hours ahead of UTC. Only the full IANA name `Etc/GMT+2` keeps its
/// inverted meaning.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("berlin")?), "Europe/Berlin");
/// assert_eq!(zone::name(&zone::find("Mumbai")?), "Asia/Kolkata");
/// assert_eq!(zone::name(&zone::find("GMT+2")?), "+02:00");
/// assert!(zone::find("Atlantis").is_err());
/// # Ok::<(), zone::ZoneError>(())
/// ```
pub fn find(text: &str) -> Result<TimeZone, ZoneError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ZoneError::Missing);
    }
    if let Some(offset) = offset::parse(text) {
        return Ok(at_offset(offset));
    }
    let wanted = folded(text);
    if matches!(&*wanted, "z" | "coordinated universal time") {
        return Ok(TimeZone::UTC);
    }
    if let Some(zones) = ambiguous::zones(&wanted) {
        return Err(ZoneError::Ambiguous { text: text.to_owned(), zones });
    }
    let found = iana(&text.replace(' ', "_"))
        .or_else(|| place(&wanted))
        .or_else(|| place_in_country(text))
        .or_else(|| by_other_names(text, &wanted));
    found.ok_or_else(|| unknown(text, &wanted))
}

/// Returns the time zone of a city or country with a folded name.
fn place(wanted: &str) -> Option<TimeZone> {
    iana_city(wanted).or_else(|| iana(cities::zone(wanted)?))
}

/// Returns the time zone of `Mumbai, India`, if both names have the same one.
fn place_in_country(text: &str) -> Option<TimeZone> {
    let (city, country) = text.rsplit_once(',')?;
    let (city, country) = (place(&folded(city))?, place(&folded(country))?);
    has_same_rules(&city, &country, 2020).then_some(city)
}

/// Reads a name that [`name`] wrote, without any of the guesses for people's texts.
#[cfg(feature = "app")]
pub(crate) fn read(name: &str) -> Result<TimeZone, jiff::Error> {
    match offset::parse(name) {
        Some(offset) if offset::name(offset) == name => Ok(at_offset(offset)),
        _ => TimeZone::get(name),
    }
}

fn at_offset(offset: Offset) -> TimeZone {
    if offset == Offset::UTC { TimeZone::UTC } else { TimeZone::fixed(offset) }
}

/// Returns the time zone with an IANA name in any case.
fn iana(name: &str) -> Option<TimeZone> {
    let is_place = |name: &str| !matches!(name, "Etc/Unknown" | "Factory" | "localtime" | "posixrules");
    TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some_and(is_place))
}

fn iana_names() -> Vec<String> {
    jiff::tz::db().available().map(|name| name.to_string()).filter(|name| name.contains('/')).collect()
}

/// Returns the time zone whose folded name or city is `wanted`, if all zones with that name have the same rules.
fn iana_city(wanted: &str) -> Option<TimeZone> {
    let names = iana_names();
    let city = |name: &str| folded(name.rsplit('/').next().unwrap_or(name));
    let is_it = |name: &&String| !name.starts_with("Etc/") && (city(name) == wanted || folded(name) == wanted);
    let mut zones = names.iter().filter(is_it).filter_map(|name| iana(name));
    let first = zones.next()?;
    zones.all(|zone| has_same_rules(&zone, &first, 2020)).then_some(first)
}

/// Returns whether the clocks of two zones agree from the start of a year to that of 2038.
pub(crate) fn has_same_rules(zone: &TimeZone, other: &TimeZone, from_year: i16) -> bool {
    let start = |year| Offset::UTC.to_timestamp(civil::date(year, 1, 1).at(0, 0, 0, 0)).unwrap_or_default();
    let (from, until) = (start(from_year), start(2038));
    let rules = |zone: &TimeZone| -> Vec<(Timestamp, Offset)> {
        let changes = zone.following(from).map(|change| (change.timestamp(), change.offset()));
        changes.take_while(|(at, _)| *at < until).collect()
    };
    zone.to_offset(from) == other.to_offset(from) && rules(zone) == rules(other)
}

/// Returns the present name of a zone that may be given by a former one: `Asia/Kathmandu` for `Asia/Katmandu`.
#[cfg(feature = "app")]
pub(crate) fn canonical(name: &str) -> String {
    cldr::present_name(name).unwrap_or(name).to_owned()
}

#[cfg(feature = "app")]
fn by_other_names(text: &str, wanted: &str) -> Option<TimeZone> {
    let name = cldr::windows_zone(text).or_else(|| cldr::zone_of_city(wanted));
    name.and_then(iana).or_else(|| by_display_name(text))
}

#[cfg(not(feature = "app"))]
fn by_other_names(_: &str, _: &str) -> Option<TimeZone> {
    None
}

/// Returns the zone that Windows shows under a name such as `(UTC+01:00) Amsterdam, Berlin, Bern, Rome`: that of the first
/// city that is known and has the offset in winter.
#[cfg(feature = "app")]
fn by_display_name(text: &str) -> Option<TimeZone> {
    let (offset, places) = text.strip_prefix('(')?.split_once(')')?;
    let offset = if matches!(offset, "UTC" | "GMT") { Offset::UTC } else { offset::parse(offset)? };
    if folded(places) == "coordinated universal time" {
        return (offset == Offset::UTC).then_some(TimeZone::UTC);
    }
    let zone = |place: &str| {
        let wanted = folded(place);
        let name = place.trim().trim_end_matches(" Time (US & Canada)");
        let windows = || cldr::windows_zone(&format!("{name} Standard Time"));
        self::place(&wanted).or_else(|| iana(windows().or_else(|| cldr::zone_of_city(&wanted))?))
    };
    // Google writes `(GMT+01:00) Central European Time - Berlin`.
    let cities = places.split(',').map(|place| place.rsplit(" - ").next().unwrap_or(place));
    cities.filter_map(zone).find(|zone| standard_offset(zone) == Some(offset))
}

/// Returns the offset that a zone has without daylight saving time, this year or so.
#[cfg(feature = "app")]
fn standard_offset(zone: &TimeZone) -> Option<Offset> {
    let offset = |month| {
        let time = civil::date(2026, month, 1).to_zoned_datetime(TimeZone::UTC).ok()?;
        Some(zone.to_offset(time.timestamp()))
    };
    Some(offset(1)?.min(offset(7)?))
}

fn unknown(text: &str, wanted: &str) -> ZoneError {
    let is_similar = |name: &String| wanted.chars().count() >= 3 && folded(name).contains(wanted);
    let similar = iana_names().into_iter().filter(is_similar).take(3).collect();
    ZoneError::Unknown { text: text.to_owned(), similar }
}

/// Returns the IANA name of a time zone, or the offset of a fixed one: `+05:30`. All names of UTC give `UTC`.
/// [`find`] reads each name again.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("Etc/Zulu")?), "UTC");
/// # Ok::<(), zone::ZoneError>(())
/// ```
pub fn name(zone: &TimeZone) -> Cow<'_, str> {
    match zone.iana_name() {
        Some("Etc/UTC" | "Etc/UCT" | "Etc/Universal" | "Etc/Zulu" | "UCT" | "Universal" | "Zulu") => "UTC".into(),
        Some(name) => name.into(),
        None => match zone.to_fixed_offset() {
            Ok(offset) if offset != Offset::UTC => offset::name(offset).into(),
            _ => "UTC".into(),
        },
    }
}

/// Returns a time zone's name for a sentence: `Europe/Berlin`, or `UTC+05:30` for a fixed offset.
pub fn shown(zone: &TimeZone) -> Cow<'_, str> {
    let name = name(zone);
    if name.starts_with(['+', '-']) { format!("UTC{name}").into() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        find(text).map_or_else(|error| error.to_string(), |zone| name(&zone).into_owned())
    }

    #[test]
    fn zones_are_found_by_name_in_any_case_and_by_city() {
        for (text, zone) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("Berlin", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("Zürich", "Europe/Zurich"),
            ("Europe/Zürich", "Europe/Zurich"),
            ("São Paulo", "America/Sao_Paulo"),
            ("Port-au-Prince", "America/Port-au-Prince"),
            ("UTC", "UTC"),
            ("GMT", "GMT"),
            ("z", "UTC"),
            ("EST5EDT", "EST5EDT"),
        ] {
            assert_eq!(found(text), zone, "{text}");
        }
    }

    #[test]
    fn cities_without_a_zone_of_their_own_and_former_names_are_found() {
        for (text, zone) in [
            ("Mumbai", "Asia/Kolkata"),
            ("New Delhi", "Asia/Kolkata"),
            ("München", "Europe/Berlin"),
            ("munich", "Europe/Berlin"),
            ("San Francisco", "America/Los_Angeles"),
            ("Rio de Janeiro", "America/Sao_Paulo"),
            ("Genève", "Europe/Zurich"),
            ("北京", "Asia/Shanghai"),
            ("India", "Asia/Kolkata"),
            ("Vienna, Austria", "Europe/Vienna"),
            ("Asia/Katmandu", "Asia/Katmandu"),
            ("Calcutta", "Asia/Calcutta"),
            ("Kiev", "Europe/Kiev"),
        ] {
            assert_eq!(found(text), zone, "{text}");
        }
        let louisville = find("Louisville").unwrap();
        assert!(has_same_rules(&louisville, &TimeZone::get("America/Kentucky/Louisville").unwrap(), 2020));
    }

    #[test]
    fn offsets_are_fixed_zones_whose_names_read_back() {
        for (text, named) in [("GMT+2", "+02:00"), ("UTC\u{2212}3", "-03:00"), ("+0530", "+05:30"), ("UTC+0", "UTC")] {
            let zone = find(text).unwrap();
            assert_eq!(name(&zone), named);
            assert_eq!(find(named).unwrap(), zone);
        }
        assert_eq!(shown(&find("+0530").unwrap()), "UTC+05:30");
        // Whoever writes out the IANA name means the IANA zone, which POSIX inverted.
        let inverted = find("Etc/GMT+2").unwrap();
        assert_eq!(inverted.to_offset(Timestamp::UNIX_EPOCH), jiff::tz::offset(-2));
        assert!(find("Paris, Texas").is_err() && find("Mumbai, Germany").is_err());
        assert!(matches!(find("UTC+15"), Err(ZoneError::Unknown { .. })));
    }

    #[test]
    #[cfg(feature = "app")]
    fn only_names_that_were_written_are_read_back() {
        for text in ["+02:00", "-03:30", "UTC", "Etc/GMT+2", "Europe/Berlin"] {
            assert_eq!(read(text).unwrap(), find(text).unwrap());
        }
        assert!(read("GMT+2").is_err() && read("Mumbai").is_err());
    }

    #[test]
    #[cfg(feature = "app")]
    fn names_that_windows_shows_are_found() {
        for (text, zone) in [
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
            ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
            ("(GMT+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
            ("(UTC+10:00) Canberra, Melbourne, Sydney", "Australia/Canberra"),
            ("(UTC) Coordinated Universal Time", "UTC"),
            ("(UTC-06:00) Central America", "America/Guatemala"),
            ("(UTC+05:45) Kathmandu", "Asia/Kathmandu"),
            ("(GMT+01:00) Central European Time - Berlin", "Europe/Berlin"),
        ] {
            assert_eq!(found(text), zone, "{text}");
        }
        assert!(find("(UTC+05:00) Berlin").is_err());
    }

    #[test]
    fn abbreviations_are_refused_with_what_they_can_mean() {
        assert_eq!(
            find("est").unwrap_err().to_string(),
            "“est” could mean more than one time zone. Expected a name like America/New_York or America/Panama or \
             Australia/Sydney."
        );
        for text in ["CST", "IST", "PST", "BST", "MST", "AEST", "Pacific Time", "Córdoba", "St. Petersburg"] {
            assert!(matches!(find(text), Err(ZoneError::Ambiguous { .. })), "{text}");
        }
        // Central European Time has its daylight saving time.
        assert_eq!(find("CET").unwrap().to_offset("2035-07-01T00:00:00Z".parse().unwrap()), jiff::tz::offset(2));
    }

    #[test]
    fn a_zone_that_is_not_found_comes_with_the_nearest_names() {
        let error = |text: &str| find(text).unwrap_err().to_string();
        assert_eq!(error("Berl"), "“Berl” is not a time zone. Expected a name like Europe/Berlin.");
        assert!(error("Atlantis").contains("Europe/Berlin, America/New_York or UTC"));
        assert_eq!(find(" "), Err(ZoneError::Missing));
    }
}
