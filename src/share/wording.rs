//! An organizer's own words for invitations: a subject and a note, with placeholders for what differs by person.

use crate::invite::{Title, invitee::TextError};

/// A detail that is filled in for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// The person's name.
    Name,
    /// The room.
    Room,
    /// The meeting's title, or its room.
    Title,
    /// Date, time and time zone.
    When,
    /// The person's link.
    Link,
}

impl Placeholder {
    /// Every placeholder, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Name, Self::Room, Self::Title, Self::When, Self::Link];

    /// Returns the placeholder as organizers write it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Name => "{name}",
            Self::Room => "{room}",
            Self::Title => "{title}",
            Self::When => "{when}",
            Self::Link => "{link}",
        }
    }
}

/// Why a subject or a note can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// The subject contains the placeholder for the link.
    #[error("The subject contains the link, and mail servers log subjects. Remove {{link}} from the subject.")]
    LinkInSubject,
    /// The subject is not valid as one line of text.
    #[error(transparent)]
    Subject(#[from] TextError),
    /// The note is longer than [`NOTE_LIMIT`]. Holds its length in characters.
    #[error("The message is too long. Expected at most {NOTE_LIMIT} characters, got {0}.")]
    TooLong(usize),
    /// The note contains a control character.
    #[error("The message contains a control character. Remove it.")]
    Control,
    /// The text contains an unknown placeholder. Holds its first 30 characters.
    #[error("Unknown placeholder {0}. Use one of {names}.", names = names())]
    Unknown(String),
}

/// Returns the placeholders as a list.
pub fn names() -> String {
    Placeholder::ALL.map(Placeholder::text).join(", ")
}

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2000;

/// Parses a subject: one line with known placeholders, and without the link. Returns `None` if the text is empty.
pub fn subject(text: &str) -> Result<Option<String>, WordingError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.contains("{link}") {
        return Err(WordingError::LinkInSubject);
    }
    let title: Title = text.parse()?;
    known(text).map(|()| Some(title.to_string()))
}

/// Parses a note: lines with known placeholders. Returns `None` if the text is empty.
pub fn note(text: &str) -> Result<Option<String>, WordingError> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let count = text.chars().count();
    if count > NOTE_LIMIT {
        return Err(WordingError::TooLong(count));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(WordingError::Control);
    }
    known(text).map(|()| Some(text.to_owned()))
}

/// Refuses unknown placeholders: an opening brace followed by a letter.
fn known(text: &str) -> Result<(), WordingError> {
    for (open, _) in text.match_indices('{') {
        let rest = &text[open..];
        let found = rest.find('}').map_or(rest, |close| &rest[..=close]);
        let is_meant = found[1..].trim_start().starts_with(char::is_alphabetic);
        if is_meant && !Placeholder::ALL.iter().any(|known| known.text() == found) {
            return Err(WordingError::Unknown(found.chars().take(30).collect()));
        }
    }
    Ok(())
}

/// Replaces the placeholders in a subject or a note with their values.
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
        assert!(subject("{nmae}").unwrap_err().to_string().contains("Unknown placeholder {nmae}. Use one of {name}"));
        for text in ["{ name }", "{first_name}", "{nam", "{Name}"] {
            assert!(note(text).is_err(), "{text}");
        }
        assert!(subject("{link}").unwrap_err().to_string().contains("Remove {link} from the subject."));
        assert!(subject("a\nBcc: b").unwrap_err().to_string().contains("a line break"));
        assert_eq!(note("One\r\n\r\ntwo {when} {2}"), Ok(Some("One\n\ntwo {when} {2}".to_owned())));
        assert!(note(&"x".repeat(2001)).unwrap_err().to_string().contains("at most 2000 characters, got 2001"));
        assert!(note("a\u{7}b").is_err());
    }
}
