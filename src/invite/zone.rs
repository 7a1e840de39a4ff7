//! Finds time zones by name.

use jiff::tz::TimeZone;

/// Why no time zone was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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
}

fn examples(similar: &[String]) -> String {
    if similar.is_empty() { "Europe/Berlin, America/New_York or UTC".to_owned() } else { similar.join(" or ") }
}

/// Finds an IANA time zone by its name in any case, or by a city that only one time zone has.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("berlin")?), "Europe/Berlin");
/// assert!(zone::find("Atlantis").is_err());
/// # Ok::<(), zone::ZoneError>(())
/// ```
pub fn find(text: &str) -> Result<TimeZone, ZoneError> {
    let wanted = text.trim().replace(' ', "_");
    if wanted.is_empty() {
        return Err(ZoneError::Missing);
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
    if let [name] = same_city[..]
        && let Ok(zone) = TimeZone::get(name)
    {
        return Ok(zone);
    }
    let similar =
        names.iter().filter(|name| name.contains('/') && wanted.len() >= 3 && name.to_lowercase().contains(&wanted));
    Err(ZoneError::Unknown { text: text.trim().to_owned(), similar: similar.take(3).cloned().collect() })
}

/// Returns the IANA name of a time zone. All names of UTC give `UTC`.
///
/// ```
/// # use latchkey::program::invite::zone;
/// assert_eq!(zone::name(&zone::find("Etc/Zulu")?), "UTC");
/// # Ok::<(), zone::ZoneError>(())
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
        let error = |text: &str| find(text).unwrap_err().to_string();
        assert_eq!(error("Berl"), "“Berl” is not a time zone. Expected a name like Europe/Berlin.");
        assert!(error("Atlantis").contains("Europe/Berlin, America/New_York or UTC"));
        assert_eq!(find(" "), Err(ZoneError::Missing));
    }
}
