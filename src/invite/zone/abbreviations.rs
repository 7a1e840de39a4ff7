//! Abbreviations of time zones, which never say for certain which one is meant.

/// Returns time zones in which clocks show an abbreviation, the most probable one first.
///
/// Some of these are also names of zones without daylight saving time: `EST` is Panama's time all year, but people write
/// it in July and mean New York.
pub(super) fn zones(text: &str) -> Option<&'static [&'static str]> {
    let text = text.to_ascii_uppercase();
    KNOWN.iter().find(|(names, _)| names.split(' ').any(|name| name == text)).map(|(_, zones)| *zones)
}

const KNOWN: &[(&str, &[&str])] = &[
    ("EST", &["America/New_York", "America/Panama", "Australia/Sydney"]),
    ("EDT ET", &["America/New_York", "Australia/Sydney"]),
    ("CST", &["America/Chicago", "Asia/Shanghai", "America/Havana"]),
    ("CDT CT", &["America/Chicago", "America/Havana"]),
    ("MST", &["America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"]),
    ("MDT MT", &["America/Denver", "America/Edmonton"]),
    ("PST", &["America/Los_Angeles", "America/Vancouver", "Asia/Manila"]),
    ("PDT PT", &["America/Los_Angeles", "America/Vancouver"]),
    ("AKST AKDT", &["America/Anchorage"]),
    ("HDT", &["Pacific/Honolulu", "America/Adak"]),
    ("NST NDT", &["America/St_Johns"]),
    ("AST", &["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"]),
    ("ADT", &["America/Halifax", "Atlantic/Bermuda"]),
    ("AMT", &["America/Manaus", "Asia/Yerevan"]),
    ("BRT", &["America/Sao_Paulo"]),
    ("ART", &["America/Argentina/Buenos_Aires"]),
    ("CLT CLST", &["America/Santiago"]),
    ("COT", &["America/Bogota"]),
    ("BST", &["Europe/London", "Asia/Dhaka"]),
    ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    ("IDT", &["Asia/Jerusalem"]),
    ("CEST MESZ MEZ", &["Europe/Berlin", "Europe/Paris", "Europe/Warsaw"]),
    ("EEST", &["Europe/Athens", "Europe/Kyiv", "Africa/Cairo"]),
    ("WEST", &["Europe/Lisbon", "Atlantic/Canary"]),
    ("MSK", &["Europe/Moscow"]),
    ("TRT", &["Europe/Istanbul"]),
    ("SAST", &["Africa/Johannesburg"]),
    ("WAT", &["Africa/Lagos"]),
    ("CAT", &["Africa/Maputo"]),
    ("EAT", &["Africa/Nairobi"]),
    ("GST", &["Asia/Dubai", "Atlantic/South_Georgia"]),
    ("PKT", &["Asia/Karachi"]),
    ("NPT", &["Asia/Kathmandu"]),
    ("ICT", &["Asia/Bangkok", "Asia/Ho_Chi_Minh"]),
    ("WIB", &["Asia/Jakarta"]),
    ("SGT", &["Asia/Singapore"]),
    ("MYT", &["Asia/Kuala_Lumpur"]),
    ("HKT", &["Asia/Hong_Kong"]),
    ("PHT", &["Asia/Manila"]),
    ("JST", &["Asia/Tokyo"]),
    ("KST", &["Asia/Seoul"]),
    ("AWST", &["Australia/Perth"]),
    ("ACST ACDT", &["Australia/Adelaide", "Australia/Darwin"]),
    ("AEST AEDT AET", &["Australia/Sydney", "Australia/Brisbane", "Australia/Melbourne"]),
    ("NZST NZDT", &["Pacific/Auckland"]),
    ("SST", &["Pacific/Pago_Pago", "Pacific/Guadalcanal"]),
    ("EASTERN", &["America/New_York", "America/Toronto", "Australia/Sydney"]),
    ("CENTRAL", &["America/Chicago", "America/Winnipeg", "Europe/Berlin"]),
    ("MOUNTAIN", &["America/Denver", "America/Phoenix", "America/Edmonton"]),
    ("PACIFIC", &["America/Los_Angeles", "America/Vancouver"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suggestion_is_a_time_zone() {
        for (names, zones) in KNOWN {
            assert!((1..=3).contains(&zones.len()), "{names}");
            for zone in *zones {
                assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{names}: {zone}");
            }
        }
        assert_eq!(zones("est").unwrap()[0], "America/New_York");
        assert_eq!(zones("UTC"), None);
    }
}
