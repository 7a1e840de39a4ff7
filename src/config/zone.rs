//! The time zone for times without one.

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::invite::zone;

/// The time zone for times that are read and shown.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct ZoneConfig {
    /// Time zone for times without one, such as `Europe/Berlin`, `Berlin` or `UTC+2` [default: this machine's]
    #[arg(long, env = "LATCHKEY_ZONE", value_name = "ZONE", value_parser = parse, hide_env_values = true)]
    zone: Option<TimeZone>,
}

impl ZoneConfig {
    /// Returns the time zone that is set, or else this machine's. If this machine's has no name, calls `warn` and returns
    /// UTC.
    pub fn zone(&self, warn: impl FnOnce(&str)) -> TimeZone {
        self.zone.clone().or_else(|| machine_zone(warn)).unwrap_or(TimeZone::UTC)
    }
}

fn parse(text: &str) -> Result<TimeZone, String> {
    zone::find(text).map_err(|why| format!("LATCHKEY_ZONE: {why}"))
}

/// The file that is this machine's time zone, or a link to it.
const LOCALTIME: &str = "/etc/localtime";

/// Returns this machine's time zone if it has a name. A machine that has none set is in UTC, which needs no warning.
fn machine_zone(warn: impl FnOnce(&str)) -> Option<TimeZone> {
    #[expect(clippy::disallowed_methods, reason = "this module is where the environment is read")]
    let rule = std::env::var_os("TZ").filter(|rule| !rule.is_empty());
    let (why, similar) = match TimeZone::try_system() {
        Ok(zone) if zone.iana_name().is_some_and(|name| name != "Etc/Unknown") => return Some(zone),
        Ok(zone) => match named(&zone) {
            Ok(zone) => return Some(zone),
            Err(similar) => ("is a rule without a name", similar),
        },
        Err(_) if rule.is_none() && cfg!(unix) && std::fs::symlink_metadata(LOCALTIME).is_err() => return None,
        Err(_) => ("is unknown", Vec::new()),
    };
    let setting = match rule {
        Some(rule) => format!(" (TZ is “{}”)", rule.display()),
        None if cfg!(unix) => format!(" ({LOCALTIME})"),
        None => String::new(),
    };
    let examples = if similar.is_empty() { "Europe/Berlin".to_owned() } else { similar.join(" or ") };
    warn(&format!(
        "This machine's time zone{setting} {why}, so times without a time zone are in UTC. Set LATCHKEY_ZONE or --zone to a \
         name such as {examples}."
    ));
    None
}

/// Finds the name of a time zone that the machine only gives as rules: an offset, or the only zone with these rules, or
/// among several the one that `/etc/timezone` names. Otherwise returns up to three zones with these rules.
fn named(rules: &TimeZone) -> Result<TimeZone, Vec<String>> {
    let start = Timestamp::UNIX_EPOCH;
    if rules.following(start).next().is_none() && rules.preceding(start).next().is_none() {
        return zone::find(&format!("UTC{}", rules.to_offset(start))).map_err(|_| Vec::new());
    }
    let written = std::fs::read_to_string("/etc/timezone").ok();
    let is_it = |zone: &TimeZone| zone::has_same_rules(zone, rules, 1900);
    if let Some(zone) = written.and_then(|name| TimeZone::get(name.trim()).ok()).filter(is_it) {
        return Ok(zone);
    }
    let names = jiff::tz::db().available().map(|name| name.to_string()).filter(|name| name.contains('/'));
    let zones = names.filter_map(|name| TimeZone::get(&name).ok()).filter(is_it);
    let mut names: Vec<_> = zones.map(|zone| zone::canonical(&zone::name(&zone))).collect();
    names.sort();
    names.dedup();
    // Islands that follow a continent's rules come last.
    names.sort_by_key(|name| ["Antarctica/", "Arctic/", "Atlantic/"].iter().any(|sea| name.starts_with(sea)));

    match &names[..] {
        [name] => TimeZone::get(name).map_err(|_| Vec::new()),
        _ => Err(names.into_iter().take(3).collect()),
    }
}
