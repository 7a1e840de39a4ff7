//! Finds email addresses in cells and words.

use super::blanks::trim;
use crate::invite::invitee::MailAddress;

/// Returns whether a word contains a valid email address, perhaps in brackets or quotation marks.
pub(super) fn holds_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| "<>()[]{}\"'“”,;:.".contains(c));
    word.strip_prefix("mailto:").unwrap_or(word).parse::<MailAddress>().is_ok()
}

/// Removes `mailto:` and what may follow the address in such a link.
pub(super) fn without_mailto(text: &str) -> &str {
    match text.get(..7).filter(|head| head.eq_ignore_ascii_case("mailto:")) {
        Some(_) => text[7..].split('?').next().unwrap_or_default(),
        None => text,
    }
}

/// Returns whether a word looks like an email address, valid or not: it has text before and after an `@`.
pub(super) fn is_address_like(word: &str) -> bool {
    !word.contains(char::is_whitespace) && word.find('@').is_some_and(|at| at > 0 && at + 1 < word.len())
}

/// Returns the only address in a cell or entry, without what programs write around it: `<…>`, `[…]`, `(…)`, `mailto:`.
pub(super) fn single_address(text: &str) -> Option<&str> {
    let mut text = trim(text).trim_end_matches([',', ';', '.']);
    for (open, close) in [('<', '>'), ('[', ']'), ('(', ')'), ('\'', '\''), ('"', '"')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close)) {
            text = trim(inner);
            break;
        }
    }
    let text = without_mailto(text);
    (is_address_like(text) && !text.contains([',', ';', '<', '>', '('])).then_some(text)
}

/// Finds an email address anywhere in a text, also one with characters that mail servers do not accept.
pub(super) fn address_in(text: &str) -> Option<&str> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    text.match_indices('@').find_map(|(at, _)| {
        let begin = text[..at].trim_end_matches(is_local).len();
        let rest = &text[at + 1..];
        let domain = rest[..rest.len() - rest.trim_start_matches(is_domain).len()].trim_end_matches('.');
        let is_address = begin < at && format!("a@{domain}").parse::<MailAddress>().is_ok();
        is_address.then(|| &text[begin..at + 1 + domain.len()])
    })
}
