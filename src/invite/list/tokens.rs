//! Cuts a line into words, addresses and separators.

use super::{
    addresses::{holds_address, is_address_like, without_mailto},
    blanks::{is_invisible_mark, trim, trimmed},
    words,
};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, a text in brackets, or a quoted text. `raw` has its quotation marks.
    Words { text: String, raw: String, is_quoted: bool },
    /// An address. `is_bracketed` says whether it is in brackets, which no name has around an address.
    Address { address: String, raw: String, is_bracketed: bool },
    /// A word that looks like an address: it is one if there is no other in its entry.
    Suspect(String),
    /// A comma, which separates people or the parts of a name.
    Comma,
    /// A separator that is never part of a name.
    Separator,
}

impl Token {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Words { raw, .. } | Self::Address { raw, .. } => raw,
            Self::Suspect(text) => text,
            Self::Comma => ",",
            Self::Separator => ";",
        }
    }

    /// Returns whether this is a word that marks an owner, or someone who is not one.
    pub(super) fn is_role(&self) -> bool {
        matches!(self, Self::Words { text, is_quoted: false, .. } if words::role(text.trim_matches(BRACKETS)).is_some())
    }

    pub(super) fn is_address(&self) -> bool {
        matches!(self, Self::Address { .. })
    }
}

const BRACKETS: [char; 4] = ['(', ')', '[', ']'];

/// Cuts a line into tokens.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let (mut tokens, mut rest) = (Vec::new(), line);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible_mark(c));
        // An address that is missing.
        rest = rest.strip_prefix("<>").unwrap_or(rest);
        let Some(first) = rest.chars().next() else { return tokens };
        let (token, length) = if let Some(separator) = separator(first) {
            (separator, first.len_utf8())
        } else {
            quoted(rest).or_else(|| bracketed(rest)).unwrap_or_else(|| word(rest))
        };
        tokens.push(token);
        rest = &rest[length..];
    }
}

fn separator(c: char) -> Option<Token> {
    match c {
        ',' => Some(Token::Comma),
        ';' | '；' | '؛' | '、' | '，' | '､' | '،' | '|' | '\t' | '\n' => Some(Token::Separator),
        _ => None,
    }
}

/// Reads a quoted text. A quotation mark that is not followed by the end of the entry, a blank or an address is part of
/// a word.
fn quoted(text: &str) -> Option<(Token, usize)> {
    let open = text.chars().next()?;
    let close = match open {
        '"' | '\'' => open,
        '“' | '„' => '”',
        '‘' => '’',
        _ => return None,
    };
    let inner = &text[open.len_utf8()..];
    let is_close = |c: char| c == close || open == '„' && c == '“';
    let mut from = 0;
    let end = loop {
        let at = from + inner[from..].find(is_close)?;
        let behind = &inner[at + inner[at..].chars().next()?.len_utf8()..];
        // Two quotation marks stand for one.
        if close == '"' && behind.starts_with('"') {
            from = at + 2;
        } else if !inner[..at].ends_with('\\') && is_end(behind, close) {
            break at;
        } else {
            from = inner.len() - behind.len();
        }
    };
    let content = trimmed(&inner[..end]).replace("\\\"", "\"").replace("\"\"", "\"");
    let length = open.len_utf8() + end + inner[end..].chars().next()?.len_utf8();
    if content.is_empty() {
        return None;
    }
    let token = if !content.contains(char::is_whitespace) && holds_address(&content) {
        Token::Suspect(content)
    } else {
        Token::Words { text: content, raw: text[..length].to_owned(), is_quoted: true }
    };
    Some((token, length))
}

/// Returns whether a quoted text ends before this: before a separator, an address, or a blank. An apostrophe before a
/// blank may be part of a name: `'Joe Burgess' Sons' <joe@example.org>`.
fn is_end(behind: &str, close: char) -> bool {
    let starts = |text: &str| text.starts_with(|c| separator(c).is_some() || matches!(c, '<' | '(' | '['));
    let is_blank = behind.starts_with(char::is_whitespace);
    behind.is_empty()
        || starts(behind)
        || is_blank && (close != '\'' || trim(behind).is_empty() || starts(trim(behind)))
}

/// Reads `<address>`, `[mailto:address]`, `(address)`, or a text in round or square brackets.
fn bracketed(text: &str) -> Option<(Token, usize)> {
    let (open, close) = match text.chars().next()? {
        '<' => ('<', '>'),
        '＜' => ('＜', '＞'),
        '(' => ('(', ')'),
        '[' => ('[', ']'),
        '（' => ('（', '）'),
        _ => return None,
    };
    let end = text.find(close)?;
    let inner = trim(&text[open.len_utf8()..end]);
    let length = end + close.len_utf8();
    let address = without_mailto(inner);
    if address.contains('@') && (matches!(open, '<' | '＜') || holds_address(address)) {
        let raw = text[..length].to_owned();
        return Some((Token::Address { address: address.to_owned(), raw, is_bracketed: true }, length));
    }
    let text = text[..length].to_owned();
    (!matches!(open, '<' | '＜') && !inner.is_empty())
        .then(|| (Token::Words { raw: text.clone(), text, is_quoted: false }, length))
}

fn word(text: &str) -> (Token, usize) {
    // `Quill<ada@example.org>` and `Ada(owner)` are two words, `=SUM(A1)` is one.
    let is_own = |at: usize| bracketed(&text[at..]).is_some_and(|(token, _)| token.is_address() || token.is_role());
    let ends = |(at, c): (usize, char)| {
        c.is_whitespace()
            || separator(c).is_some()
            || at > 0 && matches!(c, '<' | '(' | '[' | '（' | '＜') && is_own(at)
    };
    let length = text.char_indices().find(|place| ends(*place)).map_or(text.len(), |(at, _)| at);
    let length = length.max(text.chars().next().map_or(0, char::len_utf8));
    let word = trim(&text[..length]);
    let address = without_mailto(word);
    let token = if address.contains('@') && holds_address(address) {
        let address = address.trim_matches(|c: char| "<>()[]{}\"'“”:.".contains(c)).to_owned();
        Token::Address { address, raw: word.to_owned(), is_bracketed: false }
    } else if is_address_like(address) {
        Token::Suspect(address.to_owned())
    } else {
        Token::Words { text: word.to_owned(), raw: word.to_owned(), is_quoted: false }
    };
    (token, length)
}
