//! Splits a cell into words that can be compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

/// Returns the words of a text, without case, accents and punctuation. `displayName`, `first_name` and `course1` are
/// two words each, and so is a Latin word beside a Chinese one.
pub(super) fn words(text: &str) -> Vec<String> {
    // Most texts are plain, and already normalized.
    if text.is_ascii() { split(text.chars()) } else { split(text.nfkc().filter(|c| !is_invisible(*c))) }
}

fn split(chars: impl Iterator<Item = char>) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut chars = chars.peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        if !is_of_a_word(c) {
            end(&mut word, &mut words);
            before = None;
            continue;
        }
        if before.is_some_and(|before| is_boundary(before, c, chars.peek().copied())) {
            end(&mut word, &mut words);
        }
        word.push(c);
        before = Some(c);
    }
    end(&mut word, &mut words);
    words
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(plain(word));
        word.clear();
    }
}

/// Returns whether a word begins at `c`, although no punctuation comes before it.
fn is_boundary(before: char, c: char, after: Option<char>) -> bool {
    let begins_in_camel_case = before.is_lowercase() && c.is_uppercase()
        || before.is_uppercase() && c.is_uppercase() && after.is_some_and(char::is_lowercase);
    begins_in_camel_case || before.is_numeric() != c.is_numeric() || before.is_ascii() && is_unspaced(c) || {
        is_unspaced(before) && c.is_ascii()
    }
}

/// Returns whether a character belongs to a script that is written without spaces, or joins words without them.
pub(super) fn is_unspaced(c: char) -> bool {
    let is_thai_lao_or_khmer = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}');
    let is_east_asian = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}');
    is_thai_lao_or_khmer || is_east_asian || matches!(c, '\u{20000}'..='\u{3ffff}')
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Mark
}

/// Returns whether a character is left out. A zero-width non-joiner separates words in Persian, so it is not.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}

/// Returns a word in lowercase and without accents. Marks that are letters stay: vowel signs of Hindi and Thai, the
/// voicing marks of Japanese, and the one that tells `й` from `и`.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{306}' if plain.ends_with('и') => plain.push(c),
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'đ' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            'ς' => plain.push('σ'),
            // Arabic and Persian keyboards write these letters differently.
            'ي' | 'ى' => plain.push('ی'),
            'ك' => plain.push('ک'),
            'ة' => plain.push('ه'),
            _ => plain.push(c),
        }
    }
    plain.nfc().collect()
}

/// Returns a text without the number in front of it, such as `3.`, `3)` or `Q3:`.
pub(super) fn without_numbering(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !is_of_a_word(c) && !matches!(c, '(' | '[' | '（' | '【'));
    let number = text.strip_prefix(['Q', 'q', 'F', 'f']).unwrap_or(text);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')', ':', '、', '．', '）', '：']) {
        Some(behind) if rest.len() < number.len() => behind,
        _ => text,
    }
}

/// Returns a text without what stands in brackets, and what stands in them.
pub(super) fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '<' | '（' | '【' | '［' | '〈' => depth += 1,
            ')' | ']' | '}' | '>' | '）' | '】' | '］' | '〉' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => inside.push(c),
        }
        if "([{<（【［〈".contains(c) {
            outside.push(' ');
            inside.push(' ');
        }
    }
    (outside, inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        words(text).join(" ")
    }

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        for (text, expected) in [
            ("E-Mail-Adresse:", "e mail adresse"),
            ("displayName", "display name"),
            ("EMail", "e mail"),
            ("userID", "user id"),
            ("first_name*", "first name"),
            ("course1", "course 1"),
            ("Prénom", "prenom"),
            ("Mała Łódź", "mala lodz"),
            ("Ёлка", "елка"),
            ("ADI SOYADI", "adi soyadi"),
            ("Adı Soyadı", "adi soyadi"),
            ("İSİM", "isim"),
            ("Họ và tên đệm", "ho va ten dem"),
            ("Straße", "strasse"),
            ("ΌΝΟΜΑΣ", "ονομασ"),
            ("Ｎａｍｅ", "name"),
            ("E-mailアドレス", "e mail アドレス"),
            ("\u{feff}Na\u{200b}me", "name"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_that_are_letters_stay() {
        for text in ["ईमेल", "नाम", "फ़ोन", "が", "ชื่อ", "мой", "ইমেইল"] {
            let expected: String = text.nfkc().collect();
            assert_eq!(folded(text), expected);
            assert_eq!(folded(&text.nfd().collect::<String>()), expected, "written with separate marks");
        }
        assert_ne!(folded("мой"), folded("мои"));
        assert_eq!(folded("ﾒｰﾙｱﾄﾞﾚｽ"), "メールアドレス");
    }

    #[test]
    fn arabic_and_persian_letters_are_the_same() {
        assert_eq!(folded("الإسم الكامل"), folded("الاسم الکامل"));
        assert_eq!(folded("نام\u{200c}خانوادگی"), folded("نام خانوادگي"));
    }

    #[test]
    fn numbering_is_taken_off() {
        for (text, expected) in [("1. Name", " Name"), ("2) Name", " Name"), ("Q3: Name", " Name"), ("4、姓名", "姓名")]
        {
            assert_eq!(without_numbering(text), expected);
        }
        for text in ["Name", "2 Name", "Q Name", "F name", "(Name)"] {
            assert_eq!(without_numbering(text), text);
        }
        assert_eq!(without_numbering("# Name"), "Name");
    }
}
