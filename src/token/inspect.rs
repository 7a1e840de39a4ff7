//! Reading any meeting token without a key: what it says, under Daily's long names.

use std::{collections::HashSet, fmt};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use memchr::memchr_iter;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Map, Value};
use url::Url;

use super::{Claims, TokenError, signer};

/// The longest text that is looked at.
const READ_LIMIT: usize = 64 * 1024;

/// From here on a number of seconds is taken for one of milliseconds: the year 5138.
const MILLISECONDS: f64 = 1e11;

/// What in a text has the form of the keys that Daily hands out.
fn key_in(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| looks_like_a_key(word))
}

/// Whether a text has the form of the keys that Daily hands out.
pub(super) fn looks_like_a_key(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `iat` and the 24 documented claims: Daily's long name, its abbreviation in a token, and what it is for.
///
/// ```
/// # use latchkey::token::inspect::CLAIM_NAMES;
/// let (long, _, meaning) = CLAIM_NAMES.iter().find(|(_, short, _)| *short == "ao").unwrap();
/// assert_eq!((*long, *meaning), ("start_audio_off", "joins muted"));
/// ```
pub const CLAIM_NAMES: [(&str, &str, &str); 25] = [
    ("room_name", "r", "the one room it opens"),
    ("domain_id", "d", "the Daily domain it is for"),
    ("issued_at", "iat", "when it was made"),
    ("nbf", "nbf", "joining is refused before"),
    ("exp", "exp", "joining is refused from then on"),
    ("is_owner", "o", "an owner of the room"),
    ("user_id", "ud", "tells people apart"),
    ("user_name", "u", "the name that the others see"),
    ("knocking", "k", "knocks and waits for an owner"),
    ("close_tab_on_exit", "ctoe", "closes the tab on leaving"),
    ("redirect_on_meeting_exit", "rome", "goes there on leaving"),
    ("intercom_join_alert", "ij", "tells Intercom of the joining"),
    ("start_cloud_recording", "sr", "records in the cloud on joining"),
    ("start_cloud_recording_opts", "sro", "how that recording is made"),
    ("auto_start_transcription", "ast", "transcribes when an owner joins"),
    ("enable_recording", "er", "the kind of recording that may be made"),
    ("enable_screenshare", "ss", "may share a screen"),
    ("start_video_off", "vo", "joins with the camera off"),
    ("start_audio_off", "ao", "joins muted"),
    ("meeting_join_hook", "mjh", "a webhook called on joining"),
    ("eject_at_token_exp", "ejt", "is removed when the token expires"),
    ("eject_after_elapsed", "eje", "is removed so many seconds after joining"),
    ("lang", "uil", "the language of the room’s page"),
    ("enable_recording_ui", "erui", "sees the button that records"),
    ("permissions", "p", "what someone who is not an owner may do at first"),
];

/// A token's header and payload as they came, signature unchecked.
///
/// ```
/// # use latchkey::token::TokenContents;
/// let contents = TokenContents::read("eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked")?;
/// assert_eq!(contents.algorithm(), Some("HS256"));
/// let names: Vec<_> = contents.rows().map(|(long, short, ..)| (long.unwrap(), short)).collect();
/// assert_eq!(names, [("room_name", "r"), ("is_owner", "o")]);
/// assert!(contents.claims()?.is_owner);
/// # Ok::<(), latchkey::token::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TokenContents {
    header: Map<String, Value>,
    payload: Map<String, Value>,
    /// Claims that stand there more than once.
    repeated: Vec<String>,
}

/// What is wrong with a token, or unwise about it.
///
/// ```
/// # use latchkey::token::TokenContents;
/// let token = "eyJhbGciOiJIUzI1NiJ9.eyJyIjoic3RhbmR1cCIsIm8iOnRydWV9.unchecked";
/// let mistakes = TokenContents::read(token)?.mistakes(token);
/// assert_eq!(mistakes.len(), 3);
/// assert_eq!(mistakes[0].what, "without an end (exp) it works as long as the API key does.");
/// assert!(!mistakes[0].is_grave);
/// # Ok::<(), latchkey::token::TokenError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Whether someone has to act at once.
    pub is_grave: bool,
    /// What it is, in a sentence.
    pub what: String,
}

impl TokenContents {
    /// Reads a token, checking its form alone.
    ///
    /// ```
    /// # use latchkey::token::{TokenContents, TokenError};
    /// let wrong = TokenContents::read("a.b").unwrap_err();
    /// assert_eq!(wrong.to_string(), "not a meeting token: a token has three parts with dots between");
    /// ```
    pub fn read(token: &str) -> Result<Self, TokenError> {
        let malformed = |what: &str| TokenError::Malformed(what.to_owned());
        let token = token.trim();
        if token.len() > READ_LIMIT {
            return Err(malformed("it is far too long"));
        }
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, _signature] = parts[..] else {
            return Err(malformed("a token has three parts with dots between"));
        };
        let part = |text: &str, name: &str| {
            let bytes =
                BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed(&format!("its {name} is not base64url")))?;
            serde_json::from_slice::<Members>(&bytes)
                .map_err(|_| malformed(&format!("its {name} is not a JSON object")))
        };
        let Members { once: header, .. } = part(header, "header")?;
        let Members { once: payload, repeated } = part(payload, "payload")?;
        Ok(Self { header, payload, repeated })
    }

    /// The header's `alg`.
    pub fn algorithm(&self) -> Option<&str> {
        self.header.get("alg").and_then(Value::as_str)
    }

    /// The claims as types; fails where one has a form that Daily does not know.
    pub fn claims(&self) -> Result<Claims, TokenError> {
        serde_json::from_value(Value::Object(self.payload.clone()))
            .map_err(|error| TokenError::Malformed(error.to_string()))
    }

    /// A claim that counts seconds, whatever form its number has.
    pub(crate) fn seconds(&self, short: &str) -> Option<f64> {
        self.payload.get(short)?.as_f64()
    }

    /// Whether the signature is shorter than HS256 makes one: the end was lost on the way.
    pub(crate) fn is_cut_off(&self, token: &str) -> bool {
        let signature = token.trim().rsplit('.').next().unwrap_or_default();
        self.algorithm() == Some("HS256") && signature.len() < signer::SIGNATURE_LENGTH
    }

    /// Fails where the header names another algorithm than HS256 or is none, or where the signature is cut off.
    pub(crate) fn check_form(&self, token: &str) -> Result<(), TokenError> {
        match self.algorithm() {
            Some("HS256") => {}
            other => return Err(TokenError::WrongAlgorithm(other.unwrap_or("nothing").to_owned())),
        }
        if self.is_cut_off(token) {
            return Err(TokenError::Malformed("the link is cut off at its end: ask for the whole of it".to_owned()));
        }
        jsonwebtoken::decode_header(token.trim())
            .map_err(|_| TokenError::Malformed("its header is not that of a meeting token".to_owned()))?;
        Ok(())
    }

    /// Every text in the header and the payload, however deep.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.payload.keys().map(String::as_str).collect();
        let mut values: Vec<&Value> = self.header.values().chain(self.payload.values()).collect();
        while let Some(value) = values.pop() {
            match value {
                Value::String(text) => texts.push(text.as_str()),
                Value::Array(members) => values.extend(members),
                Value::Object(members) => values.extend(members.values()),
                _ => {}
            }
        }
        texts
    }

    /// What is wrong with the token, or unwise about it: the mistakes that tokens for Daily are usually made with.
    pub fn mistakes(&self, token: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let mut add = |is_grave: bool, what: String| mistakes.push(Mistake { is_grave, what });
        if signer::holds_its_key(self, token) {
            add(true, "the API key itself stands in this token: whoever has seen the token can make links of every kind. Make a new key in Daily’s dashboard now, and delete this one.".to_owned());
        } else if let Some(text) = self.texts().into_iter().find_map(key_in) {
            let shown: String = text.chars().take(4).collect();
            add(
                true,
                format!(
                    "a claim looks like an API key ({shown}…): if it is one, make a new one in Daily’s dashboard now, and delete it."
                ),
            );
        }
        match self.algorithm() {
            Some("HS256") => {}
            Some(other) if other.eq_ignore_ascii_case("none") => {
                add(false, "nobody signed it (alg “none”): Daily ignores it.".to_owned());
            }
            other => {
                let other = other.unwrap_or("nothing");
                add(false, format!("it is signed with “{other}”; Daily takes HS256 alone."));
            }
        }
        for (long, short, _) in CLAIM_NAMES.iter().filter(|(long, short, _)| long != short) {
            if self.payload.contains_key(*long) {
                add(
                    false,
                    format!(
                        "“{long}” is the name in Daily’s REST API; in a token of one’s own the claim is “{short}”, and Daily ignores a token with the long name."
                    ),
                );
            }
        }
        if !self.payload.contains_key("r") {
            add(false, "without a room (r) it opens every room of the domain.".to_owned());
        }
        if !self.payload.contains_key("exp") {
            add(false, "without an end (exp) it works as long as the API key does.".to_owned());
        }
        if !self.payload.contains_key("d") {
            add(false, "without a domain id (d) Daily ignores it.".to_owned());
        }
        if !self.payload.contains_key("iat") {
            add(false, "without the time it was issued (iat) it lacks a claim that Daily wants.".to_owned());
        }
        for short in ["iat", "nbf", "exp"] {
            match self.payload.get(short) {
                Some(Value::Number(number)) if number.as_f64().is_some_and(|number| number > MILLISECONDS) => {
                    add(false, format!("“{short}” is {number}, which counts milliseconds; Daily counts seconds."));
                }
                Some(Value::Number(number)) if !number.is_i64() && !number.is_u64() => {
                    add(false, format!("“{short}” is {number}, which is no whole number of seconds."));
                }
                Some(Value::Number(_)) | None => {}
                Some(other) => add(false, format!("“{short}” is {other}, which is no number of seconds.")),
            }
        }
        if let (Some(not_before), Some(expires_at)) = (self.seconds("nbf"), self.seconds("exp"))
            && not_before >= expires_at
        {
            add(false, "it ends (exp) before it begins (nbf): it never works.".to_owned());
        }
        if self.payload.get("ud").and_then(Value::as_str).is_some_and(|id| id.chars().count() > 36) {
            add(false, "its user id (ud) has more than the 36 characters that Daily takes.".to_owned());
        }
        let sends = |name: &str| self.payload.get("p").and_then(|permissions| permissions.get(name));
        if self.payload.get("p").and_then(Value::as_object).is_some_and(|p| p.keys().any(|name| name.len() > 2))
            || ["cs", "ca"].into_iter().filter_map(sends).any(Value::is_array)
        {
            add(false, "its permissions (p) are in the form of Daily’s REST API; a token of one’s own has the short form, such as {\"cs\":\"v,a\"}.".to_owned());
        }
        for name in self.repeated.iter().take(10) {
            add(false, format!("“{name}” stands in it more than once; which one counts is up to the reader."));
        }
        mistakes
    }

    /// Every claim in its order: long name if it has one, name in the token, value, what it is for.
    pub fn rows(&self) -> impl Iterator<Item = (Option<&'static str>, &str, &Value, &'static str)> {
        self.payload.iter().map(|(short, value)| {
            let known = CLAIM_NAMES.iter().find(|(_, name, _)| name == short);
            match known {
                Some((long, _, meaning)) => (Some(*long), short.as_str(), value, *meaning),
                None => (None, short.as_str(), value, "not a claim that Daily documents"),
            }
        })
    }
}

/// The members of a JSON object, and the names that stand there more than once: the last of each counts.
struct Members {
    once: Map<String, Value>,
    repeated: Vec<String>,
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<Members, M::Error> {
                let mut read = Members { once: Map::new(), repeated: Vec::new() };
                while let Some((name, value)) = members.next_entry::<String, Value>()? {
                    if read.once.insert(name.clone(), value).is_some() && !read.repeated.contains(&name) {
                        read.repeated.push(name);
                    }
                }
                Ok(read)
            }
        }

        from.deserialize_map(Read)
    }
}

/// A token that stands somewhere in a text.
///
/// Nothing prints it by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundToken {
    /// The token, whole.
    pub token: String,
    /// The address that it is part of, if it is.
    pub link: Option<Url>,
}

/// How a JSON object begins in base64url.
const BEGINNINGS: [&[u8]; 4] = [b"eyJ", b"eyA", b"ewo", b"ew0"];

/// The most tokens that a text is searched for, and the most places that are tried.
const FOUND_LIMIT: usize = 100;
const TRIED_LIMIT: usize = 5000;

/// The longest header that is looked at, in characters.
const HEADER_LIMIT: usize = 1024;

/// The tokens in any text: links, a mail, a log. Line breaks within one, as mail programs make them, are left out.
///
/// ```
/// # use latchkey::token::inspect::tokens_in;
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
        let is_header = |bytes: Vec<u8>| serde_json::from_slice::<Members>(&bytes).is_ok();
        if token.matches('.').count() < 2 {
            // No other beginning within it can be followed by more.
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

/// What may be a token from a place on, and where it ends.
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
            let is_whole = dots == 2 && since_dot >= signer::SIGNATURE_LENGTH;
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

/// Where a text goes on behind a line break, with what mail programs put around it: `=` before, `>` and blanks behind.
fn after_line_break(text: &[u8], place: usize) -> Option<usize> {
    let rest = &text[place..];
    let rest = rest.strip_prefix(b"=").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n")?;
    let indent = rest.iter().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t')).count();
    Some(text.len() - rest.len() + indent)
}

/// The address that a token ends.
fn link_before(text: &str, begin: usize, token: &str) -> Option<Url> {
    let before = &text[..begin];
    let before = &before[before
        .rfind(|c: char| c.is_whitespace() || "<>\"'()".contains(c))
        .map_or(0, |place| place + before[place..].chars().next().map_or(0, char::len_utf8))..];
    let address = &before[before.rfind("https://").or_else(|| before.rfind("http://"))?..];
    Url::parse(&format!("{address}{token}")).ok()
}

/// The token in a text that is a token, or a link that carries one as `t`.
///
/// ```
/// # use latchkey::token::inspect::token_in;
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
