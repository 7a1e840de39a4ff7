//! An invitee: a name, perhaps an email address, and a role.

use std::{fmt, str::FromStr};

use email_address::EmailAddress;
use serde::Deserialize;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::Locale;
use crate::{bytes::are_printable, token::Language};

/// The longest name or title, in characters.
pub const TEXT_LIMIT: usize = 200;

/// A person to invite.
///
/// ```
/// # use latchkey::Invitee;
/// let ada = Invitee { name: "Ada".parse()?, email: Some("ada@example.org".parse()?), is_owner: true, language: None };
/// assert_eq!(ada.role(), "owner");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// The name that others see in the room.
    pub name: InviteeName,
    /// The email address for the invitation. It is never part of a token.
    pub email: Option<MailAddress>,
    /// Whether the person is an owner, who can admit, mute and remove others.
    pub is_owner: bool,
    /// The language of their emails and of Daily's page, where they named one.
    pub language: Option<Locale>,
}

impl Invitee {
    /// Creates an invitee from text. If the name is empty, the part of the email address before the `@` becomes the
    /// name. The complete address never becomes the name, because anyone who has a token can read the name in it.
    ///
    /// ```
    /// # use latchkey::Invitee;
    /// let nameless = Invitee::typed("", Some("ada@example.org"), false)?;
    /// assert_eq!(nameless.name.as_str(), "ada");
    /// assert_eq!(Invitee::typed(" ", None, false).unwrap_err().to_string(), "The name or title is empty. Expected at least one visible character.");
    /// # Ok::<(), latchkey::InviteeError>(())
    /// ```
    pub fn typed(name: &str, email: Option<&str>, is_owner: bool) -> Result<Self, InviteeError> {
        let email: Option<MailAddress> = email.map(str::parse).transpose()?;
        let name = name.trim();
        let name = if name.is_empty() { email.as_ref().map_or("", MailAddress::local_part) } else { name };
        Ok(Self { name: name.parse()?, email, is_owner, language: None })
    }

    /// Returns the language that their link names for Daily's page, in place of the meeting's.
    pub fn language_of_daily(&self) -> Option<Language> {
        self.language.and_then(Locale::of_daily)
    }

    /// Returns the role as one word, for lists.
    pub fn role(&self) -> &'static str {
        if self.is_owner { "owner" } else { "invitee" }
    }
}

/// Why text is not an invitee.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InviteeError {
    /// The name is invalid.
    #[error(transparent)]
    Name(#[from] TextError),
    /// The email address is invalid.
    #[error(transparent)]
    Email(#[from] MailAddressError),
}

/// Why a text is not a name or title.
///
/// ```
/// # use latchkey::{InviteeName, TextError};
/// assert_eq!("A\tB".parse::<InviteeName>(), Err(TextError::Control("a tab")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// The text has no visible characters.
    #[error("The name or title is empty. Expected at least one visible character.")]
    Empty,
    /// The text has more than [`TEXT_LIMIT`] characters.
    #[error("The text is too long. Expected at most {TEXT_LIMIT} characters, got {0}.")]
    TooLong(usize),
    /// The text contains a line break, a tab or another control character.
    #[error("The text contains {0}. Remove it.")]
    Control(&'static str),
}

/// Trims and normalizes (NFC) a text. Refuses empty text, text that is too long and control characters.
fn tidy(text: &str) -> Result<String, TextError> {
    let text = text.trim();
    // Most names are already normalized.
    let is_plain = |c: char| matches!(c, ' '..='~') || is_common_letter(c);
    if (1..=TEXT_LIMIT).contains(&text.len()) && (are_printable(text) || text.chars().all(is_plain)) {
        return Ok(text.to_owned());
    }
    tidy_of_any_script(text)
}

/// Returns whether a character is a letter of the scripts that most names are written in: visible, no digit, and itself
/// when it is normalized. Searching the tables of Unicode for each letter would take a tenth of the time of a row.
pub(super) fn is_common_letter(c: char) -> bool {
    matches!(
        c,
        'A'..='Z' | 'a'..='z' | 'À'..='ɏ' | 'Ѐ'..='ҁ' | 'Ḁ'..='ỿ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣'
    )
}

fn tidy_of_any_script(text: &str) -> Result<String, TextError> {
    let text = if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.to_owned() } else { text.nfc().collect() };
    if let Some(control) = text.chars().find(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(TextError::Control(match control {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => "a line break",
            '\t' => "a tab",
            _ => "a control character",
        }));
    }
    if text.chars().all(is_invisible) {
        return Err(TextError::Empty);
    }
    match text.chars().count() {
        count if count > TEXT_LIMIT => Err(TextError::TooLong(count)),
        _ => Ok(text),
    }
}

/// Returns a name without the characters that change the direction of text, for use in a sentence.
pub(crate) fn in_running_text(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// Returns whether a character is invisible by itself: whitespace, joiners, direction marks and fillers.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c.general_category(), GeneralCategory::Format)
        || matches!(
            c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        )
        || matches!(c, '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Declares a type for text that [`tidy`] accepts.
macro_rules! tidy_text {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
                #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = TextError;

            fn try_from(text: String) -> Result<Self, TextError> {
                text.parse()
            }
        }

        impl $name {
            /// Returns the text, trimmed and normalized.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                tidy(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

tidy_text! {
    /// A person's name in any language: 1 to 200 characters, normalized (NFC), without control characters.
    ///
    /// ```
    /// # use latchkey::InviteeName;
    /// assert_eq!(" Zoe\u{308} ".parse::<InviteeName>()?.as_str(), "Zo\u{eb}");
    /// # Ok::<(), latchkey::TextError>(())
    /// ```
    InviteeName
}

tidy_text! {
    /// A meeting's title: 1 to 200 characters, normalized (NFC), without control characters.
    ///
    /// ```
    /// # use latchkey::Title;
    /// assert_eq!("Weekly review".parse::<Title>()?.as_str(), "Weekly review");
    /// # Ok::<(), latchkey::TextError>(())
    /// ```
    Title
}

/// An email address. The domain is in lower case. A domain in another script than Latin is accepted with the feature
/// `bulk`, and kept in its ASCII form.
///
/// ```
/// # use latchkey::MailAddress;
/// let address: MailAddress = "Ada.L@Example.ORG".parse()?;
/// assert_eq!((address.as_str(), address.local_part()), ("Ada.L@example.org", "Ada.L"));
/// # Ok::<(), latchkey::MailAddressError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct MailAddress {
    text: String,
    /// The length of the part before the `@`, in bytes.
    local_length: usize,
}

/// Why a text is not an email address.
///
/// ```
/// # use latchkey::{MailAddress, MailAddressError};
/// assert_eq!("ada".parse::<MailAddress>(), Err(MailAddressError::Invalid));
/// assert_eq!("zo\u{eb}@example.org".parse::<MailAddress>(), Err(MailAddressError::Character('\u{eb}')));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MailAddressError {
    /// The text is something else.
    #[error("This is not an email address. Expected one like ada@example.org.")]
    Invalid,
    /// A character that is not ASCII in front of the `@`, which many mail servers refuse, or an invisible one.
    #[error("The email address contains {}, which mail servers do not accept. Check the address.", character(*.0))]
    Character(char),
}

/// Returns a character as it is shown: itself, or its number if it cannot be seen.
pub(crate) fn character(c: char) -> String {
    if is_invisible(c) || c.is_control() { format!("U+{:04X}", u32::from(c)) } else { format!("“{c}”") }
}

impl MailAddress {
    /// Returns the complete address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the part before the `@`.
    pub fn local_part(&self) -> &str {
        &self.text[..self.local_length]
    }
}

impl TryFrom<String> for MailAddress {
    type Error = MailAddressError;

    fn try_from(text: String) -> Result<Self, MailAddressError> {
        text.parse()
    }
}

impl FromStr for MailAddress {
    type Err = MailAddressError;

    fn from_str(text: &str) -> Result<Self, MailAddressError> {
        let text = text.trim();
        if let Some(local_length) = plain_address(text) {
            let mut text = text.to_owned();
            text[local_length..].make_ascii_lowercase();
            return Ok(Self { text, local_length });
        }
        let (user, domain) = text.rsplit_once('@').ok_or(MailAddressError::Invalid)?;
        let blank = text.chars().any(|c| c.is_whitespace() || c.is_control());
        if blank || user.is_empty() || !domain.contains('.') || text.len() > 254 {
            return Err(MailAddressError::Invalid);
        }
        if let Some(hidden) = text.chars().find(|c| is_invisible(*c)) {
            return Err(MailAddressError::Character(hidden));
        }
        // A quoted or non-ASCII local part is not safe in all email headers. A domain in any script has an ASCII form.
        if user.contains('"') {
            return Err(MailAddressError::Invalid);
        }
        if let Some(character) = user.chars().find(|c| !c.is_ascii()) {
            return Err(MailAddressError::Character(character));
        }
        let domain = in_ascii(domain)?;
        if !EmailAddress::is_valid_local_part(user) || !EmailAddress::is_valid_domain(&domain) {
            return Err(MailAddressError::Invalid);
        }
        Ok(Self { text: format!("{user}@{domain}"), local_length: user.len() })
    }
}

/// Returns a domain in any script as mail servers know it.
#[cfg(feature = "bulk")]
fn in_ascii(domain: &str) -> Result<String, MailAddressError> {
    match url::Host::parse(domain) {
        Ok(url::Host::Domain(domain)) => Ok(domain),
        _ => Err(MailAddressError::Invalid),
    }
}

/// Returns a domain in lower case. Only the feature `bulk` knows other scripts.
#[cfg(not(feature = "bulk"))]
fn in_ascii(domain: &str) -> Result<String, MailAddressError> {
    if let Some(character) = domain.chars().find(|c| !c.is_ascii()) {
        return Err(MailAddressError::Character(character));
    }
    let is_number = domain.rsplit('.').next().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    if is_number { Err(MailAddressError::Invalid) } else { Ok(domain.to_ascii_lowercase()) }
}

/// Returns the length of the local part if an address is as simple as most are: words of letters, digits and a few
/// other characters, separated by single dots. For such an address, full parsing only changes the domain to lower case.
fn plain_address(text: &str) -> Option<usize> {
    let (mut at, mut word_length, mut dots, mut last_word_is_letters) = (None, 0, 0, true);
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' => word_length += 1,
            b'0'..=b'9' => (word_length, last_word_is_letters) = (word_length + 1, false),
            b'-' | b'_' | b'+' if at.is_none() => word_length += 1,
            b'.' if word_length > 0 => (word_length, dots, last_word_is_letters) = (0, dots + 1, true),
            b'@' if word_length > 0 && at.is_none() => {
                (at, word_length, dots, last_word_is_letters) = (Some(place), 0, 0, true);
            }
            _ => return None,
        }
        if word_length > 63 {
            return None;
        }
    }
    at.filter(|at| *at <= 64 && text.len() <= 200 && dots > 0 && word_length > 1 && last_word_is_letters)
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_language_are_taken_as_they_are() {
        for name in [
            "Zo\u{eb}",
            "李小龍",
            "محمد",
            "Ada שלום 12",
            "👩‍👩‍👧‍👦",
            "O'Brien \"Bob\" & <b>Co</b>",
            "{{7*7}} '; DROP TABLE people; --",
            "=HYPERLINK(\"x\")",
            "%0d%0a",
            "a\\b",
            "Doe, Jane",
            "null",
            "0",
            "&amp;",
            "x",
            "Z\u{351}\u{36b}algo",
        ] {
            assert_eq!(name.parse::<InviteeName>().unwrap().as_str(), name.nfc().collect::<String>());
        }
        assert!("x".repeat(200).parse::<InviteeName>().is_ok());
        assert!("😀".repeat(200).parse::<InviteeName>().is_ok());
    }

    #[test]
    fn a_common_letter_is_seen_and_is_neither_a_digit_nor_changed_by_nfc() {
        let letters: Vec<char> = ('\0'..=char::MAX).filter(|c| is_common_letter(*c)).collect();
        assert!(letters.len() > 30_000);
        for c in letters {
            let is_sign = matches!(c, '×' | '÷');
            assert!(c.is_alphabetic() || is_sign, "{c:?}");
            assert!(!c.is_numeric() && !is_invisible(c) && !c.is_control(), "{c:?}");
            assert_eq!(is_nfc_quick(['a', c, 'a'].into_iter()), IsNormalized::Yes, "{c:?}");
            assert_eq!(unicode_normalization::char::canonical_combining_class(c), 0, "{c:?}");
        }
    }

    #[test]
    fn names_that_are_equal_when_composed_are_equal() {
        assert_eq!("Zoe\u{308}".parse::<InviteeName>(), "Zo\u{eb}".parse::<InviteeName>());
        assert_eq!("\u{a0} Ada\u{2003}".parse::<InviteeName>().unwrap().as_str(), "Ada");
    }

    #[test]
    fn names_that_can_not_be_seen_or_said_are_refused() {
        for name in ["", "  ", "\u{a0}", "\u{202e}", "\u{200b}\u{200d}", "\u{3164}", "\u{ad}"] {
            assert_eq!(name.parse::<InviteeName>(), Err(TextError::Empty), "{name:?}");
        }
        assert_eq!("a\nb".parse::<InviteeName>(), Err(TextError::Control("a line break")));
        assert_eq!("a\tb".parse::<InviteeName>(), Err(TextError::Control("a tab")));
        assert_eq!("a\0b".parse::<InviteeName>(), Err(TextError::Control("a control character")));
        assert_eq!("x".repeat(201).parse::<InviteeName>(), Err(TextError::TooLong(201)));
    }

    #[test]
    fn mail_addresses_are_checked() {
        let address: MailAddress = " Ada.L@Example.ORG ".parse().unwrap();
        assert_eq!((address.as_str(), address.local_part()), ("Ada.L@example.org", "Ada.L"));
        let other_script = "a@b\u{fc}cher.example".parse::<MailAddress>();
        #[cfg(feature = "bulk")]
        assert_eq!(other_script.unwrap().as_str(), "a@xn--bcher-kva.example");
        #[cfg(not(feature = "bulk"))]
        assert_eq!(other_script, Err(MailAddressError::Character('\u{fc}')));
        assert_eq!("o'neil@Example.ORG".parse::<MailAddress>().unwrap().as_str(), "o'neil@example.org");
        for text in [
            "ada",
            "ada@",
            "@example.org",
            "ada@localhost",
            "ada@192.0.2.1",
            "ada@ex%61mple..org",
            "a b@x.org",
            "ada@x.org, bob@x.org",
            "ada@x.org\r\nBcc: b@x.org",
            "bob@@example.org",
            "\"a;b\"@example.org",
            "\u{fc}@example.org",
        ] {
            assert!(text.parse::<MailAddress>().is_err(), "{text}");
        }
    }
}
