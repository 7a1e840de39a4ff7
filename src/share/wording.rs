//! An organizer's own words for invitations: a subject and a note, with placeholders for what differs by person.

use crate::invite::Title;

/// The placeholders, and what each stands for.
pub const PLACEHOLDERS: [(&str, &str); 5] = [
    ("{name}", "the person’s name"),
    ("{room}", "the room"),
    ("{title}", "the meeting’s title, or its room"),
    ("{when}", "date, time and time zone"),
    ("{link}", "the person’s link"),
];

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2000;

/// Reads a subject: one line, known placeholders, no link. Empty text is none.
pub fn subject(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.contains("{link}") {
        return Err("A link does not belong into a subject: mail servers write those into their logs.".to_owned());
    }
    let title: Title = text.parse().map_err(|error| format!("{error}"))?;
    known(text).map(|()| Some(title.to_string()))
}

/// Reads a note: several lines, known placeholders. Empty text is none.
pub fn note(text: &str) -> Result<Option<String>, String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let count = text.chars().count();
    if count > NOTE_LIMIT {
        return Err(format!("At most {NOTE_LIMIT} characters; this has {count}."));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err("There is a control character inside. Take it out.".to_owned());
    }
    known(text).map(|()| Some(text.to_owned()))
}

/// Refuses what looks like a placeholder and is none: an opening brace with a letter behind.
fn known(text: &str) -> Result<(), String> {
    for (open, _) in text.match_indices('{') {
        let rest = &text[open..];
        let found = rest.find('}').map_or(rest, |close| &rest[..=close]);
        let is_meant = found[1..].trim_start().starts_with(char::is_alphabetic);
        if is_meant && !PLACEHOLDERS.iter().any(|(name, _)| *name == found) {
            let found: String = found.chars().take(30).collect();
            let names = PLACEHOLDERS.map(|(name, _)| name).join(", ");
            return Err(format!("{found} stands for nothing: use {names}."));
        }
    }
    Ok(())
}

/// Fills in the placeholders of a subject or a note by their values.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    // In one pass, so that a name which looks like a placeholder stays a name.
    let (mut out, mut rest) = (String::new(), text);
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = rest.find('}').map_or(1, |close| close + 1);
        if let Some(value) = value(&rest[..end]) {
            out.push_str(&value);
            rest = &rest[end..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_checked() {
        assert_eq!(subject("  "), Ok(None));
        assert_eq!(subject("{title}: come, {name}!"), Ok(Some("{title}: come, {name}!".to_owned())));
        assert!(subject("{nmae}").unwrap_err().contains("{nmae} stands for nothing: use {name}"));
        for text in ["{ name }", "{first_name}", "{nam", "{Name}"] {
            assert!(note(text).is_err(), "{text}");
        }
        assert!(subject("{link}").unwrap_err().contains("does not belong into a subject"));
        assert!(subject("a\nBcc: b").unwrap_err().contains("a line break"));
        assert_eq!(note("One\r\n\r\ntwo {when} {2}"), Ok(Some("One\n\ntwo {when} {2}".to_owned())));
        assert!(note(&"x".repeat(2001)).unwrap_err().contains("this has 2001"));
        assert!(note("a\u{7}b").is_err());
    }
}
