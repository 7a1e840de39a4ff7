//! Characters that are invisible, and blanks around values.

use std::borrow::Cow;

/// Returns whether a character is invisible and of no use at the edge of a value: zero-width characters and marks that
/// change the direction of text.
pub(super) fn is_invisible_mark(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character is invisible and has no use inside a name. Joiners have one in some scripts.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Removes whitespace and invisible characters around a text.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible_mark(c))
}

/// Removes whitespace and invisible characters around a cell. Line breaks and tabs inside become spaces.
pub(super) fn trimmed(cell: &str) -> Cow<'_, str> {
    let cell = trim(cell);
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if cell.contains(is_break) {
        Cow::Owned(cell.split(is_break).map(trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(cell)
    }
}
