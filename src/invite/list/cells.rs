//! Tidies one cell of a list, and says what it can be.

use super::{
    addresses::{address_in, single_address},
    blanks::{is_hidden, is_invisible_mark, trim},
    words,
};
use crate::{
    bytes::are_all,
    invite::{LineError, invitee::is_common_letter},
};

/// What a cell's content says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, or what people write for nothing: `-`, `n/a`.
    Empty,
    /// An email address.
    Address,
    /// A word for a role: `owner`, `participant`.
    Role,
    /// Yes or no, or a mark for it.
    YesNo,
    /// A number, date, time, phone number, price or web address.
    Figures,
    /// Letters and digits, as in an order number.
    Code,
    /// Words, such as a name.
    Words,
    /// Anything else.
    Other,
}

impl Kind {
    pub(super) fn of(cell: &str) -> Self {
        let cell = trim(cell);
        let (mut letters, mut digits) = (0, 0);
        for c in cell.chars() {
            letters += usize::from(c.is_alphabetic());
            digits += usize::from(c.is_numeric());
        }
        if cell.is_empty() {
            Self::Empty
        } else if single_address(owner_mark(cell).0).is_some() {
            Self::Address
        } else if words::role(cell).is_some() {
            Self::Role
        } else if is_yes_or_no(cell) && (letters + digits > 0 || words::owner(cell) == Some(true)) {
            Self::YesNo
        } else if words::is_no_address(cell) {
            Self::Empty
        } else if is_link(cell) || is_figures(cell) {
            Self::Figures
        } else if letters == 0 || cell.contains('@') {
            Self::Other
        } else if digits > 0 && !has_word(cell) {
            Self::Code
        } else {
            Self::Words
        }
    }
}

/// Returns whether a cell has a word of letters alone beside its digits, as in `Person 12`.
fn has_word(cell: &str) -> bool {
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    cell.split_whitespace().any(is_word)
}

/// Returns whether a cell says yes or no. Most single letters that do so in some language are rather initials.
fn is_yes_or_no(cell: &str) -> bool {
    let is_initial = cell.chars().count() == 1 && cell.chars().all(char::is_alphabetic);
    words::owner(cell).is_some() && (!is_initial || matches!(cell, "x" | "X" | "y" | "n" | "Y" | "N"))
}

/// Returns whether a text is a number, date, time, price or phone number: digits, and no words but those that belong to
/// them.
fn is_figures(text: &str) -> bool {
    const UNITS: [&str; 26] = [
        "am", "pm", "h", "hr", "hrs", "min", "mins", "m", "s", "sec", "t", "z", "utc", "gmt", "eur", "usd", "gbp",
        "chf", "uhr", "tel", "ext", "x", "st", "nd", "rd", "th",
    ];
    const DATES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun",
    ];
    let is_unit = |word: &str| {
        let word = word.to_lowercase();
        UNITS.contains(&&*word) || word.len() > 2 && DATES.iter().any(|date| word.starts_with(date))
    };
    text.chars().any(char::is_numeric)
        && text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(is_unit)
}

/// Removes the mark of a list: a number, a bullet, a box to tick, or several of them: `1.`, `-`, `• [ ]`.
pub(super) fn without_mark(text: &str) -> &str {
    let mut text = trim(text);
    while let Some(rest) = after_mark(text) {
        text = rest;
    }
    text
}

fn after_mark(text: &str) -> Option<&str> {
    let is_blank = |c: char| c.is_whitespace() || is_invisible_mark(c);
    if let Some(rest) = after_number(text) {
        // `1.Ada`, but not `1.2`
        return Some(trim(rest)).filter(|rest| rest.starts_with(|c: char| !c.is_numeric()));
    }
    if let Some(rest) = text.strip_prefix(BOXES) {
        return Some(trim(rest)).filter(|rest| !rest.is_empty());
    }
    let rest = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        Some((mark, rest)) => Some(rest).filter(|_| matches!(mark.trim(), "" | "x" | "X" | "✓" | "✔" | "-")),
        // Word writes its hollow bullet as a letter.
        None => text.strip_prefix(BULLETS).or_else(|| text.strip_prefix('o').filter(|rest| rest.starts_with('\t'))),
    }?;
    Some(trim(rest)).filter(|trimmed| rest.starts_with(is_blank) && !trimmed.is_empty())
}

/// Returns what stands behind `1.`, `2)`, `(3)`, `4:` and `1.2.`
fn after_number(text: &str) -> Option<&str> {
    let number = |text: &str| {
        let rest = text.trim_start_matches(char::is_numeric).len();
        (1..=5).contains(&text[..text.len() - rest].chars().count()).then_some(text.len() - rest)
    };
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        return inner[number(inner)?..].strip_prefix([')', '）']);
    }
    let mut rest = text[number(text)?..].strip_prefix(['.', ')', ':', '．', '、', '）'])?;
    while let Some(length) = number(rest) {
        rest = rest[length..].strip_prefix(['.', ')'])?;
    }
    Some(rest)
}

const BULLETS: [char; 16] = ['-', '–', '—', '*', '•', '·', '◦', '▪', '▫', '‣', '○', '●', '■', '>', '~', '→'];
const BOXES: [char; 11] = ['☐', '☑', '☒', '✓', '✔', '✗', '✘', '□', '✅', '❌', '⬜'];

/// Removes `(owner)`, `[owner]` or `- owner` from the end of a name.
pub(super) fn owner_mark(name: &str) -> (&str, bool) {
    let name = trim(name);
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((before, word)) = name.strip_suffix(close).and_then(|name| name.rsplit_once(open))
            && words::role(word) == Some(true)
        {
            return (before.trim_end(), true);
        }
    }
    // `Ada - host`
    let dash = [" - ", " – ", " — "].into_iter().find_map(|dash| name.rsplit_once(dash));
    match dash.filter(|(before, word)| !before.is_empty() && words::role(word) == Some(true)) {
        Some((before, _)) => (before.trim_end(), true),
        None => (name, false),
    }
}

/// Checks that a cell can be a person's name, which everyone in the room sees.
pub(crate) fn check_name(name: &str) -> Result<(), LineError> {
    let is_plain = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'.' | b'\'');
    let is_letter = |c: char| is_common_letter(c) || u8::try_from(c).is_ok_and(is_plain);
    if are_all(name, is_plain) || name.chars().all(is_letter) {
        return Ok(());
    }
    if let Some(address) = address_in(name) {
        return Err(LineError::AddressInName(address.to_owned()));
    }
    if let Some(hidden) = name.chars().find(|c| is_hidden(*c)) {
        return Err(LineError::Hidden(hidden));
    }
    if is_figures(name) || is_link(name) || is_handle(name) {
        return Err(LineError::NotAName(name.to_owned()));
    }
    match phone_in(name) {
        Some(phone) => Err(LineError::PhoneInName(phone.to_owned())),
        None => Ok(()),
    }
}

/// Returns whether a text begins as a link does.
fn is_link(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme).filter(|scheme| !scheme.is_empty());
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    text.starts_with("www.") || scheme.is_some_and(|scheme| scheme.chars().all(is_part))
}

/// Returns whether a text is a name for signing in: `@ada`.
fn is_handle(text: &str) -> bool {
    text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('@'))
}

/// The fewest digits of a phone number.
const PHONE: usize = 7;

/// Finds a phone number in a text: digits with nothing between them but what people write in phone numbers.
fn phone_in(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_numeric() || matches!(c, ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')' | '+');
    let parts = text.split(|c: char| !is_part(c));
    parts.map(str::trim).find(|part| part.chars().filter(|c| c.is_numeric()).count() >= PHONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks_go_and_names_stay() {
        for (text, bare) in [
            ("1.\tAda", "Ada"),
            ("2) Bo", "Bo"),
            ("- [ ] Cy", "Cy"),
            ("[x] Dee", "Dee"),
            ("•\u{a0}Eve", "Eve"),
            ("1.2. Ada", "Ada"),
            ("☐Ada", "Ada"),
            ("(1) Ada", "Ada"),
            ("1)Ada", "Ada"),
            ("１．山田", "山田"),
            ("o\tAda", "Ada"),
            ("1.2", "1.2"),
            ("-Ada", "-Ada"),
            ("3 Ada", "3 Ada"),
            ("[Ada] Bo", "[Ada] Bo"),
            ("-", "-"),
        ] {
            assert_eq!(without_mark(text), bare, "{text:?}");
        }
    }

    #[test]
    fn cells_say_what_they_can_be() {
        for (kind, cells) in [
            (Kind::Empty, &["", " ", "\u{200b}", "-", "n/a", "•"][..]),
            (Kind::Address, &["ada@example.org", "<ada@example.org>", "mailto:ada@example.org"]),
            (Kind::Role, &["owner", "Participant"]),
            (Kind::YesNo, &["yes", "FALSE"]),
            (
                Kind::Figures,
                &[
                    "3",
                    "+49 170 1234567",
                    "12/10/2026 9:30 AM",
                    "2026-11-20T08:00:00Z",
                    "€ 12.50",
                    "20 Nov 2026",
                    "59m",
                ],
            ),
            (Kind::Code, &["A-01", "gst-1", "BFINC002"]),
            (Kind::Words, &["Ada Quill", "山田 花子", "O'Hara", "Passed", "Person 12"]),
            (Kind::Other, &["Max @ Work"]),
        ] {
            for cell in cells {
                assert_eq!(Kind::of(cell), kind, "{cell:?}");
            }
        }
    }

    #[test]
    fn a_name_holds_no_address_no_phone_number_and_nothing_hidden() {
        for name in [
            "Ada Quill",
            "Zoë",
            "Max@Work",
            "Bo Finch 3rd",
            "Ada (she/her)",
            "=HYPERLINK(\"http://127.0.0.1\")",
            "李小龍",
        ] {
            assert_eq!(check_name(name), Ok(()), "{name:?}");
        }
        assert_eq!(check_name("Ada <ada@example.org>"), Err(LineError::AddressInName("ada@example.org".to_owned())));
        assert_eq!(check_name("Ada +49 170 1234567"), Err(LineError::PhoneInName("+49 170 1234567".to_owned())));
        for link in ["https://example.org/ada", "zoommtg://zoom.us/join"] {
            assert_eq!(check_name(link), Err(LineError::NotAName(link.to_owned())));
        }
        assert_eq!(check_name("555 01"), Err(LineError::NotAName("555 01".to_owned())));
        assert_eq!(check_name("Ada\u{200b}Quill"), Err(LineError::Hidden('\u{200b}')));
    }
}
