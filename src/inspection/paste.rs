//! Undoes what mail programs, link filters, chats and logs do to the links in a text.

use std::borrow::Cow;

use encoding_rs::UTF_8;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use percent_encoding::percent_decode_str;

use crate::{invite::list::encoding, mail};

/// How often a link may be percent-encoded, one filter after another.
const LAYERS: usize = 4;

/// Spellings of a character in HTML, and in JSON, and the character.
const ESCAPES: [(&str, &str); 12] = [
    ("&amp;", "&"),
    ("&#38;", "&"),
    ("&#x26;", "&"),
    ("&#61;", "="),
    ("&#x3d;", "="),
    ("&#x3D;", "="),
    ("&lowbar;", "_"),
    ("&#95;", "_"),
    ("\\u0026", "&"),
    ("\\u003d", "="),
    ("\\u003D", "="),
    ("\\/", "/"),
];

/// Percent-encoded blanks. No link contains any, but a link that was broken into lines does.
const BLANKS: [&str; 6] = ["%20", "%0D", "%0d", "%0A", "%0a", "%09"];

/// What comes before the encoded link in Proofpoint's second kind of link, behind the host.
const PROOFPOINT: &str = "/v2/url?u=";

/// Decodes bytes that someone gave as a text: UTF-8, or UTF-16 with or without a byte order mark.
pub fn decoded(bytes: &[u8]) -> String {
    let encoding = encoding::unicode_of(bytes).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// Returns the texts of a paste in which links can be found: those of an email's parts, or else the text itself, with
/// the links as they were before something encoded or broke them. Fails for an email whose parts are nested too deeply.
pub(super) fn readable(text: &str) -> Result<String, mail::source::TooDeep> {
    let text = match mail::source::texts(text)? {
        Some(texts) => Cow::Owned(texts.join("\n")),
        None => Cow::Borrowed(text),
    };
    let mut text = unescaped(&visible(&text));
    for _ in 0..LAYERS {
        let Cow::Owned(decoded) = percent_decoded(&from_proofpoint(&text)) else { break };
        text = unescaped(&decoded);
    }
    Ok(text)
}

/// Removes characters that can't be seen, and writes unusual hyphens as usual ones.
fn visible(text: &str) -> String {
    let seen = |c: char| match c {
        '\0'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        c => Some(c),
    };
    text.chars().filter_map(seen).collect()
}

/// Undoes quoted-printable, and the escapes of HTML, JSON and Markdown.
fn unescaped(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    // Where this is quoted-printable, every `=` is written in this way.
    if (text.contains("=3D") || text.contains("=3d"))
        && let Some(decoded) = quoted_printable_decode(text.as_bytes())
    {
        text = Cow::Owned(String::from_utf8_lossy(&decoded).into_owned());
    }
    for (escape, plain) in ESCAPES {
        if text.contains(escape) {
            text = Cow::Owned(text.replace(escape, plain));
        }
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_escape = c == '\\' && rest.peek().is_some_and(|next| "_-.~*=&?#/()[]".contains(*next));
        if !is_escape {
            plain.push(c);
        }
    }
    plain
}

/// Undoes percent-encoding once, if there is any.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for blank in BLANKS {
        if text.contains(blank) {
            text = Cow::Owned(text.replace(blank, ""));
        }
    }
    let decoded = match percent_decode_str(&text).decode_utf8_lossy() {
        Cow::Owned(decoded) => Some(decoded),
        Cow::Borrowed(_) => None,
    };
    decoded.map_or(text, Cow::Owned)
}

/// Undoes Proofpoint's second way to write a link: `_` for `/`, and `-3D` for `%3D`.
fn from_proofpoint(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let hosts = ["urldefense.proofpoint.com", "urldefense.com"];
    let is_filter = |before: &str| hosts.iter().any(|host| before.ends_with(host));
    while let Some(place) = rest.find(PROOFPOINT) {
        let begin = place + PROOFPOINT.len();
        if !is_filter(&rest[..place]) {
            plain.push_str(&rest[..begin]);
            rest = &rest[begin..];
            continue;
        }
        let (before, link) = rest.split_at(begin);
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        let (link, after) = link.split_at(link.find(|c| !is_part(c)).unwrap_or(link.len()));
        plain.push_str(before);
        plain.push_str(&link.replace('-', "%").replace('_', "/"));
        rest = after;
    }
    plain.push_str(rest);
    plain
}
