//! Finds the tokens in a pasted text.

use std::collections::HashSet;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use memchr::memchr_iter;
use url::Url;

use super::{contents::is_object, meeting_token::SIGNATURE_LENGTH};

/// A token that was found in a text. It has no `Debug`, so that it is not logged by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundToken {
    /// The complete token.
    pub token: String,
    /// The link that the token is part of, if any.
    pub link: Option<Url>,
}

/// The ways in which a JSON object can begin in base64url.
const BEGINNINGS: [&[u8]; 4] = [b"eyJ", b"eyA", b"ewo", b"ew0"];

/// The most tokens that are found in a text, and the most positions that are tried.
const FOUND_LIMIT: usize = 100;
const TRIED_LIMIT: usize = 5000;

/// The longest header that is read, in characters.
const HEADER_LIMIT: usize = 1024;

/// Finds the tokens in any text, such as an email or a log. Joins tokens that an email program broke into lines.
///
/// ```
/// # use latchkey::program::token::inspect::tokens_in;
/// let token = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked";
/// let found = tokens_in(&format!("Hello Ada,\nyour link: <https://acme.daily.co/standup?t={token}>."));
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].token, token);
/// assert_eq!(found[0].link.as_ref().unwrap().path(), "/standup");
/// assert!(tokens_in("nothing here").is_empty());
/// ```
pub fn tokens_in(text: &str) -> Vec<FoundToken> {
    let mut found: Vec<FoundToken> = Vec::new();
    let mut seen = HashSet::new();
    let mut from = 0;
    for _ in 0..TRIED_LIMIT {
        let rest = &text.as_bytes()[from..];
        let is_beginning = |place: &usize| BEGINNINGS.iter().any(|beginning| rest[*place..].starts_with(beginning));
        let next = memchr_iter(b'e', rest).find(is_beginning);
        let Some(begin) = next.map(|place| from + place).filter(|_| found.len() < FOUND_LIMIT) else { break };
        let (token, end) = token_at(text.as_bytes(), begin);
        let header = token.split('.').next().unwrap_or_default();
        let is_header = |bytes: Vec<u8>| is_object(&bytes);
        if token.matches('.').count() < 2 {
            // No token can begin within another one.
            from = end;
        } else if BASE64_URL_SAFE_NO_PAD.decode(header).is_ok_and(is_header) {
            if seen.insert(token.clone()) {
                found.push(FoundToken { link: link_before(text, begin, &token), token });
            }
            from = end;
        } else {
            from = begin + BEGINNINGS[0].len();
        }
    }
    found
}

/// Returns the possible token at a position, and where it ends.
fn token_at(text: &[u8], begin: usize) -> (String, usize) {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut token = String::new();
    let (mut place, mut dots, mut since_dot) = (begin, 0, 0);
    while let Some(&byte) = text.get(place) {
        if is_part(byte) {
            since_dot += 1;
            if dots == 0 && since_dot > HEADER_LIMIT {
                break;
            }
        } else if byte == b'.' && dots < 2 {
            dots += 1;
            since_dot = 0;
        } else {
            let is_whole = dots == 2 && since_dot >= SIGNATURE_LENGTH;
            match after_line_break(text, place).filter(|_| !is_whole) {
                Some(next) if text.get(next).is_some_and(|byte| is_part(*byte) || *byte == b'.') => place = next,
                _ => break,
            }
            continue;
        }
        token.push(char::from(byte));
        place += 1;
    }
    (token, place)
}

/// Returns where a text continues after a line break. Skips what email programs add: `=` before the line break, `>` and
/// whitespace after it.
fn after_line_break(text: &[u8], place: usize) -> Option<usize> {
    let rest = &text[place..];
    let rest = rest.strip_prefix(b"=").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n")?;
    let indent = rest.iter().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t')).count();
    Some(text.len() - rest.len() + indent)
}

/// Returns the link that ends with a token.
fn link_before(text: &str, begin: usize, token: &str) -> Option<Url> {
    let before = &text[..begin];
    let before = &before[before
        .rfind(|c: char| c.is_whitespace() || "<>\"'()".contains(c))
        .map_or(0, |place| place + before[place..].chars().next().map_or(0, char::len_utf8))..];
    let address = &before[before.rfind("https://").or_else(|| before.rfind("http://"))?..];
    Url::parse(&format!("{address}{token}")).ok()
}

/// Returns the token in a text that is a token, or a link with the token in the query parameter `t`.
///
/// ```
/// # use latchkey::program::token::inspect::token_in;
/// assert_eq!(token_in("https://acme.daily.co/standup?t=a.b.c"), "a.b.c");
/// assert_eq!(token_in(" a.b.c\n"), "a.b.c");
/// ```
pub fn token_in(text: &str) -> String {
    let text = text.trim();
    Url::parse(text)
        .ok()
        .and_then(|url| url.query_pairs().find(|(key, _)| key == "t").map(|(_, token)| token.into_owned()))
        .unwrap_or_else(|| text.to_owned())
}
