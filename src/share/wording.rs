//! An organizer's own words for invitations: a subject and a note, with placeholders for what differs by person.

use crate::invite::{Title, invitee::TextError};

/// What an organizer's words may leave to be filled in.
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

    /// Returns the text that stands for it.
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
    /// A subject holds the placeholder of the link.
    #[error("A link does not belong into a subject: mail servers write those into their logs.")]
    LinkInSubject,
    /// A subject is no line of text.
    #[error(transparent)]
    Subject(#[from] TextError),
    /// A note is longer than [`NOTE_LIMIT`].
    #[error("At most {NOTE_LIMIT} characters; this has {0}.")]
    TooLong(usize),
    /// A note holds a control character.
    #[error("There is a control character inside. Take it out.")]
    Control,
    /// What looks like a placeholder is none; its beginning.
    #[error("{0} stands for nothing: use {names}.", names = names())]
    Unknown(String),
}

/// Returns the placeholders as a list.
pub fn names() -> String {
    Placeholder::ALL.map(Placeholder::text).join(", ")
}

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2000;

/// Reads a subject: one line, known placeholders, no link. Empty text is none.
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

/// Reads a note: several lines, known placeholders. Empty text is none.
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

/// Refuses what looks like a placeholder and is none: an opening brace with a letter behind.
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
        assert!(subject("{nmae}").unwrap_err().to_string().contains("{nmae} stands for nothing: use {name}"));
        for text in ["{ name }", "{first_name}", "{nam", "{Name}"] {
            assert!(note(text).is_err(), "{text}");
        }
        assert!(subject("{link}").unwrap_err().to_string().contains("does not belong into a subject"));
        assert!(subject("a\nBcc: b").unwrap_err().to_string().contains("a line break"));
        assert_eq!(note("One\r\n\r\ntwo {when} {2}"), Ok(Some("One\n\ntwo {when} {2}".to_owned())));
        assert!(note(&"x".repeat(2001)).unwrap_err().to_string().contains("this has 2001"));
        assert!(note("a\u{7}b").is_err());
    }
}
