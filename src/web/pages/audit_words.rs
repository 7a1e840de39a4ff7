//! The details of entries of the activity log, in the words of the catalogs. They are stored in English.

use crate::texts::OrganizerTexts;

/// What takes the place of each `{}` in a pattern.
type Parts<'a> = &'a [&'a str];

/// Details that the program stores, and how a page says them. Counted nouns are in the plural. The first pattern that
/// fits counts.
type Words = (&'static str, fn(OrganizerTexts, Parts<'_>) -> String);

const WORDS: [Words; 54] = [
    ("{} people in {}", |t, part| t.log_people_in(number(part[0]), part[1])),
    ("{} people added", |t, part| t.log_added(number(part[0]))),
    ("moved to a new room, {} people", |t, part| t.log_moved(number(part[0]))),
    ("{} people", |t, part| t.log_people(number(part[0]))),
    ("{} tokens for {}, not stored", |t, part| t.log_tokens_for(number(part[0]), part[1])),
    ("{} tokens, not stored", |t, part| t.log_tokens(number(part[0]))),
    ("{} sessions", |t, part| t.log_sessions(number(part[0]))),
    ("undone: {} messages", |t, part| t.log_unsent(number(part[0]))),
    ("{} messages", |t, part| t.log_messages(number(part[0]))),
    ("links changed", |t, _| t.log_links_changed()),
    ("links unchanged", |t, _| t.log_links_unchanged()),
    ("its email text", |t, _| t.log_email_text()),
    ("a person and their link", |t, _| t.log_person_and_link()),
    ("a person", |t, _| t.log_person()),
    ("a person's language", |t, _| t.log_person_language()),
    ("a person's email address", |t, _| t.log_person_email()),
    ("downloaded {} people", |t, part| t.log_downloaded(number(part[0]))),
    ("deleted everyone", |t, _| t.log_deleted_everyone()),
    ("deleted {} people", |t, part| t.log_deleted_people(number(part[0]))),
    ("the account is disabled", |t, _| t.log_disabled()),
    ("adding an administrator", |t, _| t.log_confirm_add()),
    ("enabling an administrator", |t, _| t.log_confirm_enable()),
    ("changing a role", |t, _| t.log_confirm_role()),
    ("{}: created", |t, part| t.log_room_created(part[0])),
    ("{}: changed", |t, part| t.log_room_changed(part[0])),
    ("{}: deleted", |t, part| t.log_room_deleted(part[0])),
    ("{}: someone banned", |t, part| t.log_room_banned(part[0])),
    ("{}: someone removed", |t, part| t.log_room_removed(part[0])),
    ("{} is organizer now", |t, part| t.log_is_organizer(part[0])),
    ("{} is administrator now", |t, part| t.log_is_administrator(part[0])),
    ("{} is disabled now", |t, part| t.log_is_disabled(part[0])),
    ("{} is enabled now", |t, part| t.log_is_enabled(part[0])),
    ("{}, organizer", |t, part| t.log_new_organizer(part[0])),
    ("{}, administrator", |t, part| t.log_new_administrator(part[0])),
    ("CSV", |t, _| t.log_csv()),
    ("rows", |t, _| t.log_rows()),
    ("text", |t, _| t.log_text()),
    ("calendar files", |t, _| t.log_calendars()),
    ("mail drafts", |t, _| t.log_drafts()),
    ("printed cards", |t, _| t.log_cards()),
    ("a calendar file", |t, _| t.log_calendar()),
    ("a mail draft", |t, _| t.log_draft()),
    ("creating an API key that can create links for owners", |t, _| t.log_confirm_key()),
    ("people {} days, log {} days", |t, part| t.log_retention(part[0], part[1])),
    ("{} people from {} past meetings; {} log entries", |t, part| t.log_kept_no_longer(part[0], part[1], part[2])),
    ("{}, {}, a new logo", |t, part| t.log_logo_new(chosen(t, part[0]), chosen(t, part[1]))),
    ("{}, {}, the same logo", |t, part| t.log_logo_same(chosen(t, part[0]), chosen(t, part[1]))),
    ("{}, {}, no logo", |t, part| t.log_logo_none(chosen(t, part[0]), chosen(t, part[1]))),
    ("added {}", |t, part| t.log_webhook_added(part[0])),
    ("removed {}", |t, part| t.log_webhook_removed(part[0])),
    ("rotated the secret of {}", |t, part| t.log_webhook_rotated(part[0])),
    ("saved {}", |t, part| t.log_template_saved(part[0])),
    ("renamed {} to {}", |t, part| t.log_template_renamed(part[0], part[1])),
    ("deleted {}", |t, part| t.log_template_deleted(part[0])),
];

/// The nouns that are counted: one, and many.
const NOUNS: [(&str, &str); 6] = [
    ("1 person", "1 people"),
    ("1 token", "1 tokens"),
    ("1 session", "1 sessions"),
    ("1 message", "1 messages"),
    ("1 past meeting", "1 past meetings"),
    ("1 log entry", "1 log entries"),
];

/// Says a part of the branding, or that there is none.
fn chosen(t: OrganizerTexts, stored: &str) -> String {
    match stored {
        "no name" => t.log_no_name(),
        "no color" => t.log_no_color(),
        other => other.to_owned(),
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_default()
}

/// Says a detail, or returns it as it is stored if it consists of names alone.
pub(super) fn detail_in_words(t: OrganizerTexts, stored: &str) -> String {
    let in_plural = |text: String, (one, many): &(&str, &str)| {
        if text.contains(many) { text } else { text.replacen(one, many, 1) }
    };
    let detail = NOUNS.iter().fold(stored.to_owned(), in_plural);
    let found = WORDS.iter().find_map(|(pattern, words)| Some(words(t, &parts(pattern, &detail)?)));
    found.unwrap_or_else(|| stored.to_owned())
}

/// Returns what stands in place of each `{}` of a pattern, if a text fits it. Where a noun is counted, a number does.
fn parts<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut fixed = pattern.split("{}");
    let (mut rest, mut parts) = (text.strip_prefix(fixed.next()?)?, Vec::new());
    let mut fixed = fixed.peekable();
    while let Some(behind) = fixed.next() {
        let is_last = fixed.peek().is_none();
        let (part, left) = if is_last { (rest.strip_suffix(behind)?, "") } else { rest.split_once(behind)? };
        let is_counted = NOUNS.iter().any(|(_, many)| behind.starts_with(&many[1..]));
        if part.is_empty() || is_counted && part.parse::<usize>().is_err() {
            return None;
        }
        parts.push(part);
        rest = left;
    }
    rest.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, detail_in_words, parts};
    use crate::{invite::Locale, texts::OrganizerTexts};

    #[test]
    fn each_detail_is_said_by_its_own_words() {
        for (pattern, _) in WORDS {
            let mut fills = ["7", "8", "9"].into_iter();
            let detail: String = pattern
                .split_inclusive("{}")
                .map(|piece| piece.replace("{}", fills.next().unwrap_or_default()))
                .collect();
            let first =
                WORDS.iter().find(|(pattern, _)| parts(pattern, &detail).is_some()).map(|(pattern, _)| *pattern);
            assert_eq!(first, Some(pattern), "{detail}");
        }
    }

    #[test]
    fn details_are_said_in_german_and_names_stay() {
        let t = OrganizerTexts::of(Locale::De);
        for (stored, said) in [
            ("1 person in weekly-review", "1 Person in weekly-review"),
            ("30 people in weekly-review", "30 Personen in weekly-review"),
            ("weekly-review: someone banned", "weekly-review: jemand ausgeschlossen"),
            ("renamed Math: created to Class", "Math: created in Class umbenannt"),
            (
                "1 person from 2 past meetings; 1 log entry",
                "Personen: 1, aus vergangenen Meetings: 2; Protokolleinträge: 1",
            ),
            ("no name, #123456, no logo", "kein Name, #123456, kein Logo"),
            ("no people", "no people"),
            ("my key, for ada@example.org", "my key, for ada@example.org"),
        ] {
            let plain = crate::texts::plain(&detail_in_words(t, stored)).into_owned();
            assert_eq!(plain, said);
        }
    }
}
