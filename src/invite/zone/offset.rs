//! Offsets from UTC as people write them.

use jiff::tz::Offset;

/// Parses an offset that a person means: `GMT+2`, `UTC+5:30`, `+02:00` and `(UTC+01:00)` are east of Greenwich.
///
/// POSIX and the zones named `Etc/GMT+2` mean the opposite sign, so this never sees those names.
pub(super) fn parse(text: &str) -> Option<Offset> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    let text = ["utc", "gmt"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let sign = text.chars().next()?;
    let is_west = match sign {
        '+' | '＋' => false,
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '－' => true,
        _ => return None,
    };
    let text = &text[sign.len_utf8()..];
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if text.len() >= 3 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    // Clocks are at most 14 hours ahead of UTC and 12 hours behind it.
    let limit = if is_west { 12 * 60 } else { 14 * 60 };
    let total = hours * 60 + minutes;
    if minutes >= 60 || total > limit {
        return None;
    }
    Offset::from_seconds(if is_west { -total * 60 } else { total * 60 }).ok()
}

/// Writes an offset so that it can be parsed again: `+05:30`.
pub(super) fn name(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_east_of_greenwich_as_people_mean_them() {
        for (text, name_of) in [
            ("GMT+2", "+02:00"),
            ("gmt +2", "+02:00"),
            ("UTC+2", "+02:00"),
            ("+02:00", "+02:00"),
            ("+0200", "+02:00"),
            ("+2", "+02:00"),
            ("UTC+5:30", "+05:30"),
            ("UTC+530", "+05:30"),
            ("UTC\u{2212}3", "-03:00"),
            ("UTC \u{2013} 3", "-03:00"),
            ("(UTC-03:30)", "-03:30"),
            ("GMT-0", "+00:00"),
        ] {
            assert_eq!(parse(text).map(name), Some(name_of.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_offset() {
        for text in ["", "2", "UTC", "+", "UTC+15", "-13", "+2:5", "+02:60", "+020000", "+2.5", "Etc/GMT+2", "+a"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
