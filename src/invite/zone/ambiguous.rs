//! Names that don't say for certain which time zone is meant: abbreviations, and cities in several zones.

/// Returns time zones that a folded name can mean, the most probable one first.
///
/// Some of these are also names of zones without daylight saving time: `EST` is Panama's time all year, but people write
/// it in July and mean New York.
pub(super) fn zones(text: &str) -> Option<&'static [&'static str]> {
    KNOWN.iter().find(|(names, _)| names.split(", ").any(|name| name == text)).map(|(_, zones)| *zones)
}

const KNOWN: &[(&str, &[&str])] = &[
    ("est", &["America/New_York", "America/Panama", "Australia/Sydney"]),
    ("edt, et", &["America/New_York", "Australia/Sydney"]),
    ("cst", &["America/Chicago", "Asia/Shanghai", "America/Havana"]),
    ("cdt, ct", &["America/Chicago", "America/Havana"]),
    ("mst", &["America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"]),
    ("mdt, mt", &["America/Denver", "America/Edmonton"]),
    ("pst", &["America/Los_Angeles", "America/Vancouver", "Asia/Manila"]),
    ("pdt, pt", &["America/Los_Angeles", "America/Vancouver"]),
    ("akst, akdt", &["America/Anchorage"]),
    ("hdt", &["Pacific/Honolulu", "America/Adak"]),
    ("nst, ndt", &["America/St_Johns"]),
    ("ast", &["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"]),
    ("adt", &["America/Halifax", "Atlantic/Bermuda"]),
    ("amt", &["America/Manaus", "Asia/Yerevan"]),
    ("brt", &["America/Sao_Paulo"]),
    ("art", &["America/Argentina/Buenos_Aires"]),
    ("clt, clst", &["America/Santiago"]),
    ("cot", &["America/Bogota"]),
    ("bst", &["Europe/London", "Asia/Dhaka"]),
    ("ist", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    ("idt", &["Asia/Jerusalem"]),
    (
        "cest, mesz, mez, central european time, central european summer time",
        &["Europe/Berlin", "Europe/Paris", "Europe/Warsaw"],
    ),
    ("eest", &["Europe/Athens", "Europe/Kyiv", "Africa/Cairo"]),
    ("west", &["Europe/Lisbon", "Atlantic/Canary"]),
    ("msk", &["Europe/Moscow"]),
    ("trt", &["Europe/Istanbul"]),
    ("sast", &["Africa/Johannesburg"]),
    ("wat", &["Africa/Lagos"]),
    ("cat", &["Africa/Maputo"]),
    ("eat", &["Africa/Nairobi"]),
    ("gst", &["Asia/Dubai", "Atlantic/South_Georgia"]),
    ("pkt", &["Asia/Karachi"]),
    ("npt", &["Asia/Kathmandu"]),
    ("ict", &["Asia/Bangkok", "Asia/Ho_Chi_Minh"]),
    ("wib", &["Asia/Jakarta"]),
    ("sgt", &["Asia/Singapore"]),
    ("myt", &["Asia/Kuala_Lumpur"]),
    ("hkt", &["Asia/Hong_Kong"]),
    ("pht", &["Asia/Manila"]),
    ("jst", &["Asia/Tokyo"]),
    ("kst", &["Asia/Seoul"]),
    ("awst", &["Australia/Perth"]),
    ("acst, acdt", &["Australia/Adelaide", "Australia/Darwin"]),
    ("aest, aedt, aet", &["Australia/Sydney", "Australia/Brisbane", "Australia/Melbourne"]),
    ("nzst, nzdt", &["Pacific/Auckland"]),
    ("sst", &["Pacific/Pago_Pago", "Pacific/Guadalcanal"]),
    ("eastern, eastern time", &["America/New_York", "America/Toronto", "Australia/Sydney"]),
    ("central, central time", &["America/Chicago", "America/Winnipeg", "Europe/Berlin"]),
    ("mountain, mountain time", &["America/Denver", "America/Phoenix", "America/Edmonton"]),
    ("pacific, pacific time", &["America/Los_Angeles", "America/Vancouver"]),
    ("alexandria", &["Africa/Cairo", "America/New_York"]),
    ("birmingham", &["Europe/London", "America/Chicago"]),
    ("cambridge", &["Europe/London", "America/New_York"]),
    ("cordoba", &["America/Argentina/Cordoba", "Europe/Madrid"]),
    ("georgia", &["Asia/Tbilisi", "America/New_York"]),
    ("guadalajara", &["America/Mexico_City", "Europe/Madrid"]),
    ("hyderabad", &["Asia/Kolkata", "Asia/Karachi"]),
    ("merida", &["America/Merida", "Europe/Madrid", "America/Caracas"]),
    ("odessa", &["Europe/Kyiv", "America/Chicago"]),
    ("portland", &["America/Los_Angeles", "America/New_York"]),
    ("san jose", &["America/Los_Angeles", "America/Costa_Rica"]),
    ("st petersburg", &["Europe/Moscow", "America/New_York"]),
    ("valencia", &["Europe/Madrid", "America/Caracas"]),
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
        assert_eq!(zones("utc"), None);
    }
}
