//! Room names that follow from texts.

use deunicode::deunicode_with_tofu;

use super::App;
use crate::token::RoomName;

/// The most characters of a room name that follows from a text, so that links stay short.
const LENGTH: usize = 60;

impl App {
    /// Returns the room name that follows from a title: in lower case, with hyphens between the words. Letters of other
    /// scripts are transliterated. Returns `None` for a title without letters and digits.
    pub fn room_for(title: &str) -> Option<RoomName> {
        let words = |c: char| !c.is_ascii_alphanumeric() && c != '_';
        let plain = deunicode_with_tofu(&title.replace(['\'', '\u{2019}'], ""), " ").to_lowercase();
        let mut name = String::new();
        for word in plain.replace(['\'', '`'], "").split(words).filter(|word| !word.is_empty()) {
            let hyphen = if name.is_empty() { "" } else { "-" };
            if name.len() + hyphen.len() + word.len() > LENGTH && !name.is_empty() {
                break;
            }
            name.push_str(hyphen);
            name.extend(word.chars().take(LENGTH));
        }
        name.chars().any(|c| c.is_ascii_alphanumeric()).then(|| name.parse().ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_follows_from_a_title_in_any_script() {
        let room = |title: &str| App::room_for(title).map(|room| room.to_string()).unwrap_or_default();
        for (title, name) in [
            ("Math class 5b", "math-class-5b"),
            ("  Ada\u{2019}s  1:1 / review!  ", "adas-1-1-review"),
            ("Caf\u{e9} Gr\u{f6}\u{df}e", "cafe-grosse"),
            ("\u{423}\u{440}\u{43e}\u{43a} 7", "urok-7"),
            ("\u{6570}\u{5b66}", "shu-xue"),
            ("weekly_review", "weekly_review"),
            ("__", ""),
            (" \u{2014} ", ""),
            ("", ""),
        ] {
            assert_eq!(room(title), name, "{title}");
        }
        assert_eq!(room(&"a".repeat(200)), "a".repeat(60));
        assert_eq!(room(&"word ".repeat(40)), "word-".repeat(12).trim_end_matches('-'));
    }
}
