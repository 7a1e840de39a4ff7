//! A pasted text: the links, codes, addresses and names in it.

use super::{NoToken, paste::readable};
use crate::{
    mail::source::TooDeep,
    token::{
        RoomName, TokenContents,
        inspect::{FoundToken, token_in, tokens_in},
    },
};

/// A pasted text.
pub struct Paste {
    text: String,
    /// The text with its links as they were before something rewrote them.
    readable: Result<String, TooDeep>,
}

impl Paste {
    /// Undoes what was done to the links in a text.
    pub fn new(text: String) -> Self {
        Self { readable: readable(&text), text }
    }

    /// Finds the tokens: links, tokens, or those in the source of an email, however they were rewritten.
    ///
    /// If there are none, the whole text is read as a token, so that the error says what is wrong with it. Fails for an
    /// email whose parts are nested too deeply.
    pub fn tokens(&self) -> Result<Vec<FoundToken>, NoToken> {
        let readable = self.readable.as_ref().map_err(|error| NoToken::TooDeep(error.to_string()))?;
        let found = tokens_in(readable);
        let found = if found.is_empty() { tokens_in(&self.text) } else { found };
        if !found.is_empty() {
            return Ok(found);
        }
        let token = token_in(&self.text);
        if token.contains(char::is_whitespace) || !token.contains('.') || token.contains('/') {
            return Err(if hides_links(&self.text) { NoToken::Hidden } else { NoToken::NotFound });
        }
        TokenContents::read(&token)?;
        Ok(vec![FoundToken { token, link: None, oddities: Vec::new() }])
    }

    /// Finds the codes of join links, each once: what follows `/j/`, or a text that is a code alone. A code may have one
    /// character too many or too few.
    pub fn codes(&self) -> Vec<String> {
        codes_in(self.readable.as_ref().unwrap_or(&self.text))
    }
}

/// The address of a room without a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomAddress {
    /// The room.
    pub room: RoomName,
    /// Whether it is the beginning of a link with a token, whose end is missing.
    pub is_cut_off: bool,
}

/// The longest text that may be a name, in characters.
const NAME_LIMIT: usize = 100;

/// The most email addresses that are found in a text.
const ADDRESSES_LIMIT: usize = 20;

impl Paste {
    /// Finds the first address of a room on one of these hosts.
    pub fn room(&self, hosts: &[String]) -> Option<RoomAddress> {
        let text = self.readable.as_ref().unwrap_or(&self.text);
        hosts.iter().find_map(|host| {
            let start = format!("://{host}/");
            let rest = &text[text.find(&start)? + start.len()..];
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            let (room, rest) = rest.split_at(rest.find(|c| !is_part(c)).unwrap_or(rest.len()));
            let is_cut_off = rest.trim_start_matches('/').starts_with("?t");
            Some(RoomAddress { room: room.parse().ok()?, is_cut_off })
        })
    }

    /// Returns what may be a name or an email address that someone typed. Empty if it is not.
    pub fn name(&self) -> String {
        let text = self.text.trim();
        let is_one = text.chars().count() <= NAME_LIMIT && !text.contains('\n') && !text.contains("://");
        if is_one { text.to_owned() } else { String::new() }
    }

    /// Returns the email addresses in the text, each once.
    pub fn addresses(&self) -> Vec<String> {
        let text = self.readable.as_ref().unwrap_or(&self.text);
        let is_around = |c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c);
        let mut found: Vec<String> = Vec::new();
        for word in text.split(is_around).filter(|word| word.contains('@')) {
            let address = word.trim_end_matches('.');
            if found.len() < ADDRESSES_LIMIT && !found.iter().any(|known| known == address) {
                found.push(address.to_owned());
            }
        }
        found
    }
}

/// Returns whether a text has a link of a filter that keeps the original link to itself.
fn hides_links(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["mimecast.com/s/", "mimecastprotect.com/s/"].iter().any(|mark| text.contains(mark))
}

/// The most join links that are found in a text.
const CODES_LIMIT: usize = 20;

fn codes_in(text: &str) -> Vec<String> {
    let is_like_a_code = |word: &&str| (15..=17).contains(&word.chars().filter(char::is_ascii_alphanumeric).count());
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let lower = text.to_ascii_lowercase();
    let after = lower.match_indices("/j/").map(|(place, mark)| {
        let rest = &lower[place + mark.len()..];
        &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())]
    });
    let alone = lower.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let alone = alone.chars().all(|c| is_part(c) || c == ' ').then_some(alone);
    let mut found: Vec<String> = Vec::new();
    for code in after.chain(alone).filter(is_like_a_code) {
        if found.len() < CODES_LIMIT && !found.iter().any(|known| known == code) {
            found.push(code.to_owned());
        }
    }
    found
}
