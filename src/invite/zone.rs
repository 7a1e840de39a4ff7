//! Finds time zones by name.

use jiff::tz::TimeZone;

/// Finds an IANA time zone by its name in any case, or by a city that only one time zone has.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("berlin")?), "Europe/Berlin");
/// assert!(zone::find("Atlantis").is_err());
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
/// A sentence with similar names.
pub fn find(text: &str) -> Result<TimeZone, String> {
    let wanted = text.trim().replace(' ', "_");
    if wanted.is_empty() {
        return Err("The time zone is missing. Expected a name like Europe/Berlin.".to_owned());
    }
    if let Ok(zone) = TimeZone::get(&wanted)
        && zone.iana_name().is_some_and(|name| name != "Etc/Unknown")
    {
        return Ok(zone);
    }
    let wanted = wanted.to_lowercase();
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let city = |name: &str| name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let same_city: Vec<&String> = names.iter().filter(|name| name.contains('/') && city(name) == wanted).collect();
    if let [name] = same_city[..] {
        return TimeZone::get(name).map_err(|error| error.to_string());
    }
    let near =
        names.iter().filter(|name| name.contains('/') && wanted.len() >= 3 && name.to_lowercase().contains(&wanted));
    let near: Vec<&str> = near.take(3).map(String::as_str).collect();
    let examples =
        if near.is_empty() { "Europe/Berlin, America/New_York or UTC".to_owned() } else { near.join(" or ") };
    Err(format!("“{}” is not a time zone. Expected a name like {examples}.", text.trim()))
}

/// Returns the IANA name of a time zone. All names of UTC give `UTC`.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("Etc/Zulu")?), "UTC");
/// # Ok::<(), String>(())
/// ```
pub fn name(zone: &TimeZone) -> &str {
    match zone.iana_name() {
        None | Some("Etc/UTC" | "Etc/UCT" | "Etc/Universal" | "Etc/Zulu" | "UCT" | "Universal" | "Zulu") => "UTC",
        Some(name) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_name_in_any_case_and_by_city() {
        for (text, found) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("Berlin", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(name(&find(text).unwrap()), found);
        }
    }

    #[test]
    fn a_zone_that_is_not_found_comes_with_the_nearest_names() {
        assert_eq!(find("Berl").unwrap_err(), "“Berl” is not a time zone. Expected a name like Europe/Berlin.");
        assert!(find("Atlantis").unwrap_err().contains("Europe/Berlin, America/New_York or UTC"));
        assert!(find(" ").is_err());
    }
}
