//! Languages that an invitee may read.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::token::Language;

/// A language that an invitation can be in, in Daily's pages or in ours, as a BCP 47 tag.
///
/// ```
/// # use latchkey::program::invite::Locale;
/// assert_eq!("PT-br".parse(), Ok(Locale::PtBr));
/// assert_eq!("de-AT".parse(), Ok(Locale::De));
/// assert!("tlh".parse::<Locale>().is_err());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Locale {
    /// Arabic.
    Ar,
    /// Danish.
    Da,
    /// German.
    De,
    /// English, with dates and times as in Britain.
    #[default]
    En,
    /// English, with dates and times as in the United States.
    EnUs,
    /// Spanish.
    Es,
    /// Finnish.
    Fi,
    /// French.
    Fr,
    /// Italian.
    It,
    /// Japanese.
    Ja,
    /// Georgian.
    Ka,
    /// Dutch.
    Nl,
    /// Norwegian.
    No,
    /// Polish.
    Pl,
    /// Portuguese.
    Pt,
    /// Portuguese as in Brazil.
    PtBr,
    /// Russian.
    Ru,
    /// Swedish.
    Sv,
    /// Turkish.
    Tr,
    /// English in accented letters, to find texts that bypass the catalogs. Debug builds only.
    #[cfg(pseudo_locale)]
    #[doc(hidden)]
    Pseudo,
}

impl Locale {
    /// Every language, in the order of their tags.
    pub const ALL: [Self; 19] = [
        Self::Ar,
        Self::Da,
        Self::De,
        Self::En,
        Self::EnUs,
        Self::Es,
        Self::Fi,
        Self::Fr,
        Self::It,
        Self::Ja,
        Self::Ka,
        Self::Nl,
        Self::No,
        Self::Pl,
        Self::Pt,
        Self::PtBr,
        Self::Ru,
        Self::Sv,
        Self::Tr,
    ];

    /// Returns the BCP 47 tag, such as `pt-BR`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Da => "da",
            Self::De => "de",
            Self::En => "en",
            Self::EnUs => "en-US",
            Self::Es => "es",
            Self::Fi => "fi",
            Self::Fr => "fr",
            Self::It => "it",
            Self::Ja => "ja",
            Self::Ka => "ka",
            Self::Nl => "nl",
            Self::No => "no",
            Self::Pl => "pl",
            Self::Pt => "pt",
            Self::PtBr => "pt-BR",
            Self::Ru => "ru",
            Self::Sv => "sv",
            Self::Tr => "tr",
            #[cfg(pseudo_locale)]
            Self::Pseudo => "en-XA",
        }
    }

    /// Returns its name in the language itself, such as `Deutsch`.
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// Returns its name in the language itself and in English.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Ar => ("العربية", "Arabic"),
            Self::Da => ("Dansk", "Danish"),
            Self::De => ("Deutsch", "German"),
            Self::En => ("English", "English"),
            Self::EnUs => ("English (US)", "American English"),
            Self::Es => ("Español", "Spanish"),
            Self::Fi => ("Suomi", "Finnish"),
            Self::Fr => ("Français", "French"),
            Self::It => ("Italiano", "Italian"),
            Self::Ja => ("日本語", "Japanese"),
            Self::Ka => ("ქართული", "Georgian"),
            Self::Nl => ("Nederlands", "Dutch"),
            Self::No => ("Norsk", "Norwegian"),
            Self::Pl => ("Polski", "Polish"),
            Self::Pt => ("Português", "Portuguese"),
            Self::PtBr => ("Português (Brasil)", "Brazilian Portuguese"),
            Self::Ru => ("Русский", "Russian"),
            Self::Sv => ("Svenska", "Swedish"),
            Self::Tr => ("Türkçe", "Turkish"),
            #[cfg(pseudo_locale)]
            Self::Pseudo => ("Pseudo", "Pseudo"),
        }
    }

    /// Reads a language as people write it: its tag, its name in the language itself or in English, or Daily's code. Text
    /// that is empty or blank names no language.
    ///
    /// ```
    /// # use latchkey::program::invite::Locale;
    /// assert_eq!(Locale::typed("deutsch"), Ok(Some(Locale::De)));
    /// assert_eq!(Locale::typed("Brazilian Portuguese"), Ok(Some(Locale::PtBr)));
    /// assert_eq!(Locale::typed(" "), Ok(None));
    /// assert!(Locale::typed("Klingon").is_err());
    /// ```
    ///
    /// # Errors
    /// The text names no language that is known here.
    pub fn typed(text: &str) -> Result<Option<Self>, LocaleError> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let wanted = text.trim().to_lowercase();
        let is_named = |locale: &Self| {
            let (own, english) = locale.names();
            [own, english].iter().any(|name| name.to_lowercase() == wanted)
        };
        let of_daily = |locale: &Self| locale.of_daily().is_some_and(|language| language.code() == wanted);
        let known = Self::ALL.into_iter();
        let found =
            wanted.parse().ok().or_else(|| known.clone().find(is_named)).or_else(|| known.clone().find(of_daily));
        found.map(Some).ok_or(LocaleError)
    }

    /// Returns the direction of its script, as HTML's `dir` wants it.
    pub fn direction(self) -> &'static str {
        if self == Self::Ar { "rtl" } else { "ltr" }
    }

    /// Returns the language of Daily's page (the claim `uil`), where Daily has it.
    pub fn of_daily(self) -> Option<Language> {
        Some(match self {
            Self::Ar => return None,
            Self::Da => Language::Danish,
            Self::De => Language::German,
            Self::En | Self::EnUs => Language::English,
            Self::Es => Language::Spanish,
            Self::Fi => Language::Finnish,
            Self::Fr => Language::French,
            Self::It => Language::Italian,
            Self::Ja => Language::Japanese,
            Self::Ka => Language::Georgian,
            Self::Nl => Language::Dutch,
            Self::No => Language::Norwegian,
            Self::Pl => Language::Polish,
            Self::Pt => Language::Portuguese,
            Self::PtBr => Language::BrazilianPortuguese,
            Self::Ru => Language::Russian,
            Self::Sv => Language::Swedish,
            Self::Tr => Language::Turkish,
            #[cfg(pseudo_locale)]
            Self::Pseudo => Language::English,
        })
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl From<Locale> for &'static str {
    fn from(locale: Locale) -> Self {
        locale.tag()
    }
}

impl TryFrom<String> for Locale {
    type Error = LocaleError;

    fn try_from(tag: String) -> Result<Self, LocaleError> {
        tag.parse()
    }
}

/// A text is not the tag of a language that is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a supported language; expected one of ar, da, de, en, en-US, es, fi, fr, it, ja, ka, nl, no, pl, pt, pt-BR, ru, sv, tr"
)]
pub struct LocaleError;

impl FromStr for Locale {
    type Err = LocaleError;

    /// Reads a BCP 47 tag in any case; a region that makes no difference here is ignored.
    fn from_str(text: &str) -> Result<Self, LocaleError> {
        let tag = text.trim().replace('_', "-");
        #[cfg(pseudo_locale)]
        if tag.eq_ignore_ascii_case(Self::Pseudo.tag()) {
            return Ok(Self::Pseudo);
        }
        let known = |tag: &str| Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(tag));
        let language = tag.split('-').next().unwrap_or_default();
        // Norwegian has two written forms, of which Daily knows no more than the name of both.
        let language =
            if ["nb", "nn"].iter().any(|form| language.eq_ignore_ascii_case(form)) { "no" } else { language };
        known(&tag).or_else(|| known(language)).ok_or(LocaleError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_read_back_from_its_tag() {
        for locale in Locale::ALL {
            assert_eq!(locale.tag().parse(), Ok(locale));
            assert_eq!(locale.tag().to_uppercase().replace('-', "_").parse(), Ok(locale));
        }
        for (text, locale) in
            [("en-GB", Locale::En), ("es-MX", Locale::Es), (" nb-NO ", Locale::No), ("ja-JP", Locale::Ja)]
        {
            assert_eq!(text.parse(), Ok(locale), "{text}");
        }
        for locale in Locale::ALL {
            assert_eq!(Locale::typed(locale.tag()), Ok(Some(locale)));
            assert_eq!(Locale::typed(&format!(" {} ", locale.name().to_uppercase())), Ok(Some(locale)));
        }
        assert_eq!(Locale::typed("jp"), Ok(Some(Locale::Ja)), "Daily's code");
        for text in ["", "user", "jp", "deu", "xx-DE"] {
            assert_eq!(text.parse::<Locale>(), Err(LocaleError), "{text}");
        }
    }
}
