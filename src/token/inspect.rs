//! Finds the tokens in a pasted text.

use std::collections::HashSet;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use memchr::{memchr_iter, memmem};
use url::Url;

use super::{contents::is_object, meeting_token::SIGNATURE_LENGTH, mistakes::Mistake};

/// A token that was found in a text. It has no `Debug`, so that it is not logged by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundToken {
    /// The complete token.
    pub token: String,
    /// The link that the token is part of, if any.
    pub link: Option<Url>,
    /// How what was found differs from what was signed.
    pub oddities: Vec<Mistake>,
}

/// The ways in which a JSON object can begin in base64url.
const BEGINNINGS: [&[u8]; 4] = [b"eyJ", b"eyA", b"ewo", b"ew0"];

/// The most tokens that are found in a text, and the most positions that are tried.
const FOUND_LIMIT: usize = 100;
const TRIED_LIMIT: usize = 5000;

/// The longest header that is read, in characters.
const HEADER_LIMIT: usize = 1024;

/// How far before a token its link is looked for, in bytes.
const LINK_LIMIT: usize = 8 * 1024;

/// How many links may be within one another.
const NESTED_LINKS: usize = 16;

/// The domains of services that rewrite links, so that a click leads through them to the link.
const FILTERS: [&str; 18] = [
    "safelinks.protection.outlook.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
    "mimecast.com",
    "mimecastprotect.com",
    "linkprotect.cudasvc.com",
    "secure-web.cisco.com",
    "protect2.fireeye.com",
    "protect.checkpoint.com",
    "clicktime.symantec.com",
    "trendmicro.com",
    "urlsand.esvalabs.com",
    "slack-redir.net",
    "deref-gmx.net",
    "deref-mail.com",
    "l.facebook.com",
    "www.google.com",
    "www.linkedin.com",
];

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
        let Some(Possible { token, end, is_padded, has_standard_alphabet }) = token_at(text.as_bytes(), begin) else {
            from = begin + BEGINNINGS[0].len();
            continue;
        };
        // No token can begin within another one.
        from = end;
        if token.matches('.').count() == 2 && seen.insert(token.clone()) {
            let (link, filter) = link_before(text, begin, &token);
            let spelling = [(is_padded, Mistake::Padded), (has_standard_alphabet, Mistake::StandardAlphabet)];
            let oddities = spelling.into_iter().filter_map(|(is_so, oddity)| is_so.then_some(oddity));
            let oddities = oddities.chain(filter.map(Mistake::Rewritten)).collect();
            found.push(FoundToken { token, link, oddities });
        }
    }
    found
}

/// What stands at a position where a token may begin.
struct Possible {
    /// The token, in the alphabet of base64url and without padding.
    token: String,
    /// Where it ends.
    end: usize,
    is_padded: bool,
    has_standard_alphabet: bool,
}

/// Returns the possible token at a position, or `None` if it does not begin with a header.
fn token_at(text: &[u8], begin: usize) -> Option<Possible> {
    let mut found = Possible { token: String::new(), end: begin, is_padded: false, has_standard_alphabet: false };
    let (mut place, mut dots, mut since_dot) = (begin, 0, 0);
    while let Some(&byte) = text.get(place) {
        let is_whole = dots == 2 && since_dot >= SIGNATURE_LENGTH;
        if is_whole && since_dot == SIGNATURE_LENGTH && ends_here(&found.token, &text[place..]) {
            break;
        }
        if is_part(byte) || dots > 0 && !is_whole && matches!(byte, b'+' | b'/') {
            since_dot += 1;
            if dots == 0 && since_dot > HEADER_LIMIT {
                break;
            }
        } else if byte == b'.' && dots < 2 {
            if dots == 0 && !BASE64_URL_SAFE_NO_PAD.decode(&found.token).is_ok_and(|header| is_object(&header)) {
                return None;
            }
            dots += 1;
            since_dot = 0;
        } else if let Some(padding) = padding(&text[place..]).filter(|_| dots < 2) {
            found.is_padded = true;
            place += padding;
            continue;
        } else {
            match after_line_break(text, place).filter(|_| !is_whole) {
                Some(next) if text.get(next).is_some_and(|byte| is_part(*byte) || *byte == b'.') => place = next,
                _ => break,
            }
            continue;
        }
        found.has_standard_alphabet |= matches!(byte, b'+' | b'/');
        found.token.push(match byte {
            b'+' => '-',
            b'/' => '_',
            byte => char::from(byte),
        });
        place += 1;
    }
    // Before a line break, `=` is quoted-printable's.
    found.is_padded |= dots == 2 && matches!(&text[place..], [b'='] | [b'=', b' '..=b'~', ..]);
    found.end = place;
    Some(found)
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Returns whether a token whose signature is as long as one of HS256 ends here, whatever follows. Signatures of other
/// algorithms are longer, and so are those that someone wrote in hexadecimal digits.
fn ends_here(token: &str, after: &[u8]) -> bool {
    let (header, rest) = token.split_once('.').unwrap_or_default();
    let header = BASE64_URL_SAFE_NO_PAD.decode(header).unwrap_or_default();
    let more = after.iter().take_while(|byte| is_part(**byte)).count();
    let signature = rest.rsplit('.').next().unwrap_or_default().bytes().chain(after[..more].iter().copied());
    let is_hexadecimal = more == 64 - SIGNATURE_LENGTH && signature.clone().all(|byte| byte.is_ascii_hexdigit());
    // 64 hexadecimal digits in base64url.
    let is_encoded_twice = more == 86 - SIGNATURE_LENGTH;
    memmem::find(&header, b"HS256").is_some() && !is_hexadecimal && !is_encoded_twice
}

/// Returns the length of the padding before a dot.
fn padding(text: &[u8]) -> Option<usize> {
    let length = text.iter().take_while(|byte| **byte == b'=').count();
    ((1..=2).contains(&length) && text.get(length) == Some(&b'.')).then_some(length)
}

/// Returns where a text continues after a line break. Skips what email programs add: a blank or `=` before the line
/// break, `>` and whitespace after it.
fn after_line_break(text: &[u8], place: usize) -> Option<usize> {
    let rest = &text[place..];
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = &rest[blanks..];
    let rest = rest.strip_prefix(b"=").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n")?;
    let indent = rest.iter().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t')).count();
    Some(text.len() - rest.len() + indent)
}

fn is_around_links(c: char) -> bool {
    c.is_whitespace() || "<>\"'()[]{}|`".contains(c)
}

/// Returns the link that ends with a token, and the host of the filter that rewrote it, if one did.
fn link_before(text: &str, begin: usize, token: &str) -> (Option<Url>, Option<String>) {
    let before = &text[text[..begin].floor_char_boundary(begin.saturating_sub(LINK_LIMIT))..begin];
    let around = before.char_indices().rev().find(|(_, c)| is_around_links(*c));
    let before = &before[around.map_or(0, |(place, c)| place + c.len_utf8())..];
    let with_token = |place: usize| Url::parse(&format!("{}{token}", &before[place..])).ok();
    let mut filter = None;
    let mut links = memmem::find_iter(before.as_bytes(), "http")
        .filter(|place| before[*place..].starts_with("http://") || before[*place..].starts_with("https://"))
        .take(NESTED_LINKS)
        .peekable();
    while let Some(place) = links.next() {
        let Some(next) = links.peek() else { return (with_token(place), filter) };
        let outer = Url::parse(&before[place..*next]).ok();
        let host = outer.as_ref().and_then(Url::host_str).unwrap_or_default();
        if FILTERS
            .iter()
            .any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
        {
            filter = Some(host.to_owned());
        } else if !before[..*next].ends_with([',', ';']) {
            return (with_token(place), filter);
        }
    }
    (None, None)
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
