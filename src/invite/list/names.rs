//! Names with commas in them, and names that belong to an address.

use unicode_normalization::UnicodeNormalization as _;

use super::words;
use crate::invite::LineError;

/// Joins the parts of a name between commas: `Doe, Jane`, `Ada Quill, PhD`. Refuses parts that could be several people.
pub(super) fn join(parts: &[&str]) -> Result<String, LineError> {
    let name = || Ok(parts.join(", "));
    let count = |text: &str| text.split_whitespace().filter(|word| !word.starts_with('(')).count();
    // A price or number behind a name is no part of it.
    if let Some(figures) = parts.iter().skip(1).find(|part| !part.contains(char::is_alphabetic)) {
        return Err(LineError::NotAName((*figures).to_owned()));
    }
    match parts {
        [] | [_] => name(),
        [_, rest @ ..] if rest.iter().all(|part| is_suffix(part)) => name(),
        // `Doe, Jane`, `van der Berg, Jan`; but not `Ada Quill, Bo Finch`.
        [last, first] if count(last) == 1 || count(first) == 1 || begins_lower(last) => name(),
        [_, _] => Err(LineError::TwoNames),
        // `Marsh, Cy, PhD`
        [last, _, rest @ ..] if count(last) == 1 && rest.iter().all(|part| is_suffix(part)) => name(),
        _ => Err(LineError::Commas),
    }
}

fn begins_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Returns whether a text is what people write behind a name: a degree, a title, a place in short.
pub(super) fn is_suffix(text: &str) -> bool {
    const SUFFIXES: [&str; 30] = [
        "jr", "sr", "ii", "iii", "iv", "phd", "ph d", "md", "m d", "ma", "mba", "bsc", "msc", "m sc", "b sc", "esq",
        "cpa", "rn", "dds", "jd", "dr", "prof", "dvm", "cfa", "pmp", "b a", "m a", "dipl ing", "jun", "sen",
    ];
    let bare: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_short = (1..=4).contains(&letters.len()) && !text.contains(' ') && letters.iter().all(|c| c.is_uppercase());
    SUFFIXES.contains(&bare.as_str()) || is_short
}

/// Words for `and` between two names.
const ANDS: [&str; 10] = ["&", "and", "und", "et", "og", "och", "ja", "en", "и", "та"];

/// Returns whether a text has a word for `and` between two names: `Ada and Bo`, but not `Ada von und zu Quill`.
fn has_and(text: &str) -> bool {
    let is_name = |word: &str| !word.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| ANDS.contains(&three[1]) && is_name(three[0]) && is_name(three[2]))
}

/// Removes the word for `and` before the last name of several.
pub(super) fn without_and(name: &str) -> &str {
    match name.split_once(' ') {
        Some((and, rest)) if ANDS.contains(&and) => rest.trim_start(),
        _ => name,
    }
}

/// Returns whether a text has words as a sentence has them, and not only particles such as `van der` in small letters.
fn is_sentence(text: &str) -> bool {
    let is_small = |word: &&str| word.chars().count() > 3 && word.chars().next().is_some_and(char::is_lowercase);
    text.split_whitespace().count() > 4 && text.split_whitespace().filter(is_small).count() > 2
}

/// Returns whether a name and an email address have a word in common, so that they are certainly the same person's.
pub(super) fn resembles(name: &str, address: &str) -> bool {
    let local = folded(address.split('@').next().unwrap_or_default());
    let local: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    let name = folded(name);
    name.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().count() >= 2 && local.contains(word))
}

/// Returns a text in lower case and without accents.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Returns whether two names of columns are the same to people.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| folded(name).split_whitespace().collect::<Vec<_>>().join(" ");
    bare(one) == bare(other)
}

/// Returns whether a text has a time of day in it, as a chat has before each message.
fn has_time(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|bytes| bytes[1] == b':' && [0, 2, 3].iter().all(|place| bytes[*place].is_ascii_digit()))
}

/// Says why words with no address, which nothing else says to be a name, are none, if so.
pub(super) fn check_alone(text: &str) -> Result<(), LineError> {
    if words::is_header_word(text) || words::role(text).is_some() && !words::is_also_a_name(text) {
        Err(LineError::HeaderWords)
    } else if text.ends_with(['?', '!', '：', '？', '！'])
        || text.ends_with(':')
        || text.contains(": ")
        || is_sentence(text)
    {
        Err(LineError::Sentence)
    } else if has_and(text) {
        Err(LineError::TwoNames)
    } else if words::is_total(text) || text.starts_with("=?") || has_time(text) {
        Err(LineError::NotAName(text.to_owned()))
    } else {
        Ok(())
    }
}
