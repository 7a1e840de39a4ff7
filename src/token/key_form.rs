//! Recognizes tokens that are signed with the API key in another form than its text.

use std::fmt;

#[cfg(feature = "app")]
use super::{api_key::keyed, contents::TokenContents, signer::Signer};
#[cfg(feature = "app")]
use crate::hex;

/// How an API key was used instead of as its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyForm {
    /// The bytes that the key is in hexadecimal digits.
    HexBytes,
    /// The bytes that the key is in base64.
    Base64Bytes,
    /// The key's text in base64.
    InBase64,
    /// The key with a line break behind it.
    LineBreak,
    /// The key with a blank beside it.
    Blank,
    /// The key in quotes.
    Quoted,
    /// The key with letters of the other case.
    OtherCase,
}

impl fmt::Display for KeyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HexBytes => "decoded from hex to bytes",
            Self::Base64Bytes => "decoded from base64 to bytes",
            Self::InBase64 => "encoded as base64",
            Self::LineBreak => "followed by a newline",
            Self::Blank => "with a space before or after it",
            Self::Quoted => "in quotation marks",
            Self::OtherCase => "with its letters in the wrong case",
        })
    }
}

#[cfg(feature = "app")]
impl Signer {
    /// Returns the form in which the API key signed a token, if it did in another form than its text.
    pub(crate) fn key_form(&self, contents: &TokenContents, token: &str) -> Option<KeyForm> {
        let has_signed = |(_, bytes): &(KeyForm, Vec<u8>)| contents.is_signed_with(&keyed(bytes), token) == Ok(true);
        forms_of(self.api_key().expose()).into_iter().find(has_signed).map(|(form, _)| form)
    }
}

/// Returns the forms in which a key may be used by mistake.
#[cfg(feature = "app")]
fn forms_of(key: &str) -> Vec<(KeyForm, Vec<u8>)> {
    use ::base64::{
        Engine as _, alphabet,
        engine::{DecodePaddingMode, general_purpose as base64},
    };

    let lenient = base64::PAD.with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let lenient = lenient.with_decode_allow_trailing_bits(true);
    let mut forms: Vec<_> = hex::decoded(key).map(|bytes| (KeyForm::HexBytes, bytes)).into_iter().collect();
    for alphabet in [alphabet::STANDARD, alphabet::URL_SAFE] {
        let engine = base64::GeneralPurpose::new(&alphabet, lenient);
        forms.extend(engine.decode(key).ok().map(|bytes| (KeyForm::Base64Bytes, bytes)));
        forms.push((KeyForm::InBase64, engine.encode(key).into_bytes()));
    }
    let texts = [
        (KeyForm::LineBreak, format!("{key}\n")),
        (KeyForm::LineBreak, format!("{key}\r\n")),
        (KeyForm::LineBreak, format!("{key}\r")),
        (KeyForm::Blank, format!("{key} ")),
        (KeyForm::Blank, format!(" {key}")),
        (KeyForm::Quoted, format!("\"{key}\"")),
        (KeyForm::Quoted, format!("'{key}'")),
        (KeyForm::OtherCase, key.to_ascii_uppercase()),
        (KeyForm::OtherCase, key.to_ascii_lowercase()),
    ];
    forms.extend(texts.into_iter().map(|(form, text)| (form, text.into_bytes())));
    forms
}

#[cfg(all(test, feature = "app"))]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_forms_that_programs_give_it_by_mistake() {
        let forms = forms_of("00ff");
        for (form, bytes) in [
            (KeyForm::HexBytes, &[0, 255][..]),
            (KeyForm::Base64Bytes, &[0xd3, 0x47, 0xdf]),
            (KeyForm::InBase64, b"MDBmZg=="),
            (KeyForm::LineBreak, b"00ff\r\n"),
            (KeyForm::OtherCase, b"00FF"),
        ] {
            assert!(forms.contains(&(form, bytes.to_vec())), "{form:?}: {forms:?}");
        }
    }
}
