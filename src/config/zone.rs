//! The time zone for times without one.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::{clock::Clock, invite::zone};

/// The time zone for times that are read and shown.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct ZoneConfig {
    /// Time zone for times without one, such as `Europe/Berlin`, `Berlin` or `UTC+2` [default: this machine's]
    #[arg(long, env = "LATCHKEY_ZONE", value_name = "ZONE", value_parser = parse, hide_env_values = true)]
    zone: Option<TimeZone>,
}

impl ZoneConfig {
    /// Returns the time zone that is set, or else this machine's. Calls `warn` if this machine's is unknown or has no name.
    pub fn zone(&self, warn: impl FnOnce(&str)) -> TimeZone {
        self.zone.clone().unwrap_or_else(|| machine_zone(warn))
    }
}

fn parse(text: &str) -> Result<TimeZone, String> {
    zone::find(text).map_err(|why| format!("LATCHKEY_ZONE: {why}"))
}

/// The file that is this machine's time zone, or a link to it.
const LOCALTIME: &str = "/etc/localtime";

/// The file in which some systems write the name of this machine's time zone.
const TIMEZONE: &str = "/etc/timezone";

/// Zones that are preferred among those with the same rules, because they are the best known.
const WELL_KNOWN: [&str; 9] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// Returns this machine's time zone. If it is not clear which one that is, or if it is unknown, calls `warn` with the zone
/// that is used instead.
fn machine_zone(warn: impl FnOnce(&str)) -> TimeZone {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let rule = std::env::var_os("TZ");
    let is_set = rule.is_some() || !cfg!(unix) || std::fs::symlink_metadata(LOCALTIME).is_ok();
    let system = is_set.then(TimeZone::system);
    let written = std::fs::read_to_string(TIMEZONE).ok().map(|name| name.trim().to_owned());
    let written = written.filter(|name| !name.is_empty());
    let setting = match (&rule, &written) {
        (Some(rule), _) => format!(" (TZ is “{}”)", rule.display()),
        (None, _) if is_set && cfg!(unix) => format!(" ({LOCALTIME})"),
        (None, Some(name)) if cfg!(unix) => format!(" ({TIMEZONE} says “{name}”)"),
        (None, _) => String::new(),
    };
    let (zone, note) = choose(system, written.as_deref(), Clock::System.now());
    let name = zone::shown(&zone);
    match note {
        Note::Clear => {}
        Note::SameRules => warn(&format!(
            "This machine's time zone{setting} has no name. Times without a time zone are read as {name}, which has the same rules. \
             To choose another one, set LATCHKEY_ZONE or --zone."
        )),
        Note::Unclear(why) => warn(&format!(
            "This machine's time zone{setting} {why}, so times without a time zone are read as {name}. Set LATCHKEY_ZONE or --zone \
             to a name such as Europe/Berlin."
        )),
    }
    zone
}

/// What to say about this machine's time zone.
#[derive(Debug, PartialEq, Eq)]
enum Note {
    /// Nothing.
    Clear,
    /// Only its rules are known, which several zones have.
    SameRules,
    /// Why it is not used.
    Unclear(&'static str),
}

/// Chooses the time zone, given the one that the system names or describes, which is `Etc/Unknown` if its setting is invalid,
/// and the name in `/etc/timezone`.
fn choose(system: Option<TimeZone>, written: Option<&str>, now: Timestamp) -> (TimeZone, Note) {
    let is_known = |zone: &TimeZone| !zone.is_unknown() && zone.iana_name() != Some("Factory");
    let by_name = written.and_then(|name| TimeZone::get(name).ok()).filter(is_known);
    match (system, by_name) {
        (Some(zone), _) if !is_known(&zone) => (TimeZone::UTC, Note::Unclear("is unknown")),
        (Some(zone), _) if zone.iana_name().is_some() => (zone, Note::Clear),
        (Some(rules), by_name) => named(&rules, by_name, now),
        (None, Some(zone)) => (zone, Note::Clear),
        (None, None) if written.is_some() => (TimeZone::UTC, Note::Unclear("is unknown")),
        (None, None) => (TimeZone::UTC, Note::Unclear("is not set")),
    }
}

/// Finds the name of a time zone of which only the rules are known. From this year on, these have to agree; earlier ones
/// differ between editions of the database.
fn named(rules: &TimeZone, by_name: Option<TimeZone>, now: Timestamp) -> (TimeZone, Note) {
    let this_year = now.to_zoned_datetime(TimeZone::UTC).year();
    let is_it = |zone: &TimeZone| zone::has_same_rules(zone, rules, this_year);
    if let Some(zone) = by_name.filter(is_it) {
        return (zone, Note::Clear);
    }
    let names = jiff::tz::db().available().map(|name| name.to_string());
    let names = names.filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    let zones = names.filter_map(|name| TimeZone::get(&name).ok()).filter(is_it);
    let mut names: Vec<_> = zones.map(|zone| zone::canonical(&zone::name(&zone))).collect();
    // Islands that follow a continent's rules come last.
    let is_sea = |name: &str| ["Antarctica/", "Arctic/", "Atlantic/"].iter().any(|sea| name.starts_with(sea));
    names.sort_by_key(|name| (!WELL_KNOWN.contains(&name.as_str()), is_sea(name), name.clone()));
    names.dedup();
    let mut zones = names.iter().filter_map(|name| TimeZone::get(name).ok());

    let mut exact = zones.clone().filter(|zone| zone::has_same_rules(zone, rules, 1900));
    if let (Some(zone), None) = (exact.next(), exact.next()) {
        return (zone, Note::Clear);
    }
    if rules.following(now).next().is_none()
        && let Ok(zone) = zone::find(&format!("UTC{}", rules.to_offset(now)))
    {
        return (zone, Note::Clear);
    }
    match zones.next() {
        Some(zone) => (zone, Note::SameRules),
        None => (TimeZone::UTC, Note::Unclear("does not match any known time zone")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    fn chosen(system: Option<TimeZone>, written: Option<&str>) -> (String, Note) {
        let (zone, note) = choose(system, written, "2026-11-24T09:00:00Z".parse().unwrap());
        (zone::name(&zone).into_owned(), note)
    }

    #[test]
    fn a_machines_zone_is_the_one_that_is_named() {
        let zone = |name: &str| TimeZone::get(name).ok();
        let clear = |name: &str| (name.to_owned(), Note::Clear);
        assert_eq!(chosen(zone("Europe/Paris"), Some("Europe/Oslo")), clear("Europe/Paris"));
        assert_eq!(chosen(None, Some("Europe/Oslo")), clear("Europe/Oslo"));
        for unknown in [zone("Etc/Unknown"), zone("Factory"), Some(TimeZone::unknown())] {
            assert_eq!(chosen(unknown, None), ("UTC".to_owned(), Note::Unclear("is unknown")));
        }
        assert_eq!(chosen(None, Some("Europe/Osl")), ("UTC".to_owned(), Note::Unclear("is unknown")));
        assert_eq!(chosen(None, None), ("UTC".to_owned(), Note::Unclear("is not set")));
    }

    #[test]
    fn rules_stand_for_the_zone_that_the_machine_names_or_for_a_well_known_one() {
        let rules = |text: &str| Some(TimeZone::posix(text).unwrap());
        for (rule, written, name, note) in [
            (BERLIN, None, "Europe/Berlin", Note::SameRules),
            (BERLIN, Some("Europe/Copenhagen"), "Europe/Copenhagen", Note::Clear),
            (BERLIN, Some("Europe/London"), "Europe/Berlin", Note::SameRules),
            ("EST5EDT,M3.2.0,M11.1.0", None, "America/New_York", Note::SameRules),
            ("IST-2IDT,M3.4.4/26,M10.5.0", None, "Asia/Jerusalem", Note::SameRules),
            ("EET-2EEST,M3.5.0/3,M10.5.0/4", None, "Europe/Athens", Note::SameRules),
            ("<+0530>-5:30", None, "+05:30", Note::Clear),
            ("<+0530>-5:30", Some("Asia/Kolkata"), "Asia/Kolkata", Note::Clear),
            ("UTC0", None, "UTC", Note::Clear),
            ("XST-3XDT,M2.1.0,M7.1.0", None, "UTC", Note::Unclear("does not match any known time zone")),
        ] {
            assert_eq!(chosen(rules(rule), written), (name.to_owned(), note), "{rule} {written:?}");
        }
    }
}
