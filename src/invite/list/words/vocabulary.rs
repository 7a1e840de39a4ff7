//! Finds the known words and phrases of a cell.

use std::{collections::HashMap, sync::LazyLock};

use super::{exports, fold, known, names, others, times};

/// What a word or phrase of a header's cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Name,
    Whole,
    Full,
    First,
    Last,
    Middle,
    FirstPart,
    LastPart,
    MiddlePart,
    User,
    Badge,
    Email,
    Mail,
    SignIn,
    Address,
    Role,
    Owner,
    Leader,
    Person,
    Id,
    UserId,
    Room,
    Date,
    Time,
    Starts,
    Ends,
    Duration,
    Unit,
    Language,
    Work,
    Contact,
    Second,
    Thing,
    Ticket,
    Log,
    Third,
    Attribute,
    Other,
    Own,
    /// The number 1.
    One,
    /// Any other number.
    Number,
}

/// The tables, those that win first.
const TABLES: [(Word, &str); 39] = [
    (Word::Name, names::NAME),
    (Word::Whole, names::WHOLE),
    (Word::First, names::FIRST),
    (Word::Last, names::LAST),
    (Word::Middle, names::MIDDLE),
    (Word::FirstPart, names::FIRST_PART),
    (Word::LastPart, names::LAST_PART),
    (Word::MiddlePart, names::MIDDLE_PART),
    (Word::User, names::USER),
    (Word::Email, others::EMAIL),
    (Word::Mail, others::MAIL),
    (Word::SignIn, others::SIGN_IN),
    (Word::Third, known::THIRD),
    (Word::Attribute, known::ATTRIBUTE),
    (Word::Id, others::ID),
    (Word::UserId, others::USER_ID),
    (Word::Role, others::ROLE),
    (Word::Owner, others::OWNER),
    (Word::Room, others::ROOM),
    (Word::Date, times::DATE),
    (Word::Time, times::TIME),
    (Word::Starts, times::STARTS),
    (Word::Ends, times::ENDS),
    (Word::Duration, times::DURATION),
    (Word::Unit, times::UNIT),
    (Word::Language, times::LANGUAGE),
    (Word::Leader, others::LEADER),
    (Word::Person, others::PERSON),
    (Word::Address, others::ADDRESS),
    (Word::Full, names::FULL),
    (Word::Badge, names::BADGE),
    (Word::Ticket, known::TICKET),
    (Word::Log, known::LOG),
    (Word::Thing, known::THING),
    (Word::Work, known::WORK),
    (Word::Contact, known::CONTACT),
    (Word::Second, known::SECOND),
    (Word::Other, exports::OTHER),
    (Word::Own, known::OWN),
];

/// The most words of a phrase.
const LONGEST: usize = 6;

static VOCABULARY: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut vocabulary = HashMap::new();
    for (word, table) in TABLES {
        for phrase in phrases(table) {
            vocabulary.entry(fold::words(phrase).join(" ")).or_insert(word);
        }
    }
    vocabulary
});

/// Returns the phrases of a table.
pub(super) fn phrases(table: &str) -> impl Iterator<Item = &str> {
    let lines = table.lines().filter_map(|line| line.split_once(' '));
    lines.flat_map(|(_, phrases)| phrases.split(',')).map(str::trim)
}

/// The words and phrases of a text, in order, and the number of words that are in no table.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) words: Vec<Word>,
    pub(super) unknown: usize,
}

/// Finds the longest known phrases from the beginning of a text on.
pub(super) fn find(text: &str) -> Found {
    let words = fold::words(text);
    let mut found = Found::default();
    let mut start = 0;
    while start < words.len() {
        let longest = (start + 1..=words.len().min(start + LONGEST)).rev();
        let mut phrase = longest.map(|end| (end, words[start..end].join(" ")));
        let known = phrase.find_map(|(end, phrase)| Some((end, *VOCABULARY.get(&phrase)?)));
        if let Some((end, word)) = known {
            found.words.push(word);
            start = end;
        } else {
            found.one(&words[start]);
            start += 1;
        }
    }
    found
}

impl Found {
    /// Adds a word that is in no table: a number, a word made of known ones, or an unknown word.
    fn one(&mut self, word: &str) {
        if word.chars().all(char::is_numeric) {
            self.words.push(if word == "1" { Word::One } else { Word::Number });
        } else if let Some(word) = singular(word) {
            self.words.push(word);
        } else if let Some(parts) = parts(word) {
            self.words.extend(parts);
        } else {
            self.unknown += 1;
        }
    }
}

/// Returns what the singular of a word says, if the word is a plural of something that is not a column of ours.
fn singular(word: &str) -> Option<Word> {
    let stem = word.strip_suffix("es").filter(|stem| stem.ends_with('s')).or_else(|| word.strip_suffix('s'))?;
    let found = VOCABULARY.get(stem).copied().filter(|_| stem.len() > 3)?;
    matches!(found, Word::Thing | Word::Other | Word::Work | Word::Contact | Word::Third).then_some(found)
}

/// Returns the known words that a word is made of, such as `Teilnehmer` and `name`, or `参加者` and `氏名`.
fn parts(word: &str) -> Option<Vec<Word>> {
    let is_unspaced = word.chars().all(fold::is_unspaced);
    let mut parts = Vec::new();
    let is_made_of_words = split(word, is_unspaced, &mut parts);
    let mut words = parts.iter().map(|(word, _)| *word);
    let is_wanted = if is_unspaced {
        parts.iter().any(|(_, length)| *length > 1)
    } else {
        words.any(|word| matches!(word, Word::Name | Word::First | Word::Last | Word::Email | Word::Mail))
            || parts.iter().any(|(word, _)| matches!(word, Word::Date | Word::Time))
    };
    // `名` alone is a given name, but behind another word any name.
    let in_a_word = |word| if is_unspaced && word == Word::First { Word::Name } else { word };
    (is_made_of_words && is_wanted).then(|| parts.into_iter().map(|(word, _)| in_a_word(word)).collect())
}

/// Splits a word into known ones, the longest first, and adds each with its length in characters. In scripts with
/// spaces, a part has at least four letters, since short ones are parts of many names.
fn split(word: &str, is_unspaced: bool, parts: &mut Vec<(Word, usize)>) -> bool {
    if word.is_empty() {
        return parts.len() > 1;
    }
    if parts.len() > 8 || word.len() > 120 {
        return false;
    }
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    for (count, end) in ends.into_iter().enumerate().rev() {
        let (part, length) = (&word[..end], count + 1);
        let is_long = if is_unspaced {
            length > 1 || "のおご御をとでに的您你は様名姓请請명의을를은는".contains(part)
        } else {
            length > 3 || part == "end"
        };
        let Some(found) = VOCABULARY.get(part).filter(|_| is_long) else { continue };
        parts.push((*found, length));
        if split(&word[end..], is_unspaced, parts) {
            return true;
        }
        parts.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_has_two_meanings() {
        let mut seen: HashMap<String, Word> = HashMap::new();
        let mut double = Vec::new();
        for (word, table) in TABLES {
            for phrase in phrases(table) {
                let folded = fold::words(phrase).join(" ");
                assert!(!folded.is_empty() && folded.split(' ').count() <= LONGEST, "{phrase:?}");
                let first = *seen.entry(folded).or_insert(word);
                if first != word {
                    double.push(format!("{phrase}: {first:?}, {word:?}"));
                }
            }
        }
        assert!(double.is_empty(), "{}", double.join("\n"));
    }

    #[test]
    fn words_are_found_in_words() {
        use Word::{Address, Email, Name, Own, Person};
        let words = |text| (find(text).words, find(text).unknown);
        assert_eq!(words("Teilnehmername"), (vec![Person, Name], 0));
        assert_eq!(words("studentemailaddress"), (vec![Person, Email], 0));
        assert_eq!(words("メールアドレスを入力してください"), (vec![Email, Own, Own, Own], 0));
        assert_eq!(words("Email Adresse"), (vec![Email, Address], 0));
        assert_eq!(words("山田名子"), (vec![], 1));
        assert_eq!(words("성은"), (vec![], 1), "is a given name");
    }

    #[test]
    fn long_words_take_no_time() {
        assert_eq!(find(&"name".repeat(10_000)).unknown, 1);
        assert_eq!(find(&"のお".repeat(10_000)).unknown, 1);
        assert_eq!(find(&"name ".repeat(10_000)).words.len(), 10_000);
    }
}
