//! The texts that people read on pages and in emails: what is in `locales/`, as typed functions, and how dates and
//! times are written.
//!
//! Names within a sentence are wrapped in Unicode isolation marks, so that a name in Arabic does not turn the words
//! around it. HTML keeps the marks; [`plain`] takes them out for subjects, plain text and calendar files.

mod dates;

use std::{borrow::Cow, fmt, ops::Deref, sync::OnceLock};

use axum::http::HeaderValue;

pub use dates::Dates;

use crate::invite::Locale;

/// The code that build.rs generates.
#[expect(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::derivable_impls,
    clippy::doc_markdown,
    clippy::explicit_deref_methods,
    clippy::similar_names,
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    clippy::uninlined_format_args,
    clippy::unreadable_literal,
    clippy::unwrap_used,
    reason = "the code is generated, and contains more than is used"
)]
mod generated {
    /// `app.ftl` and `errors.ftl`.
    pub(super) mod organizer {
        include!(concat!(env!("OUT_DIR"), "/organizer.rs"));
    }

    /// `mail.ftl` and `join.ftl`.
    pub(super) mod invitee {
        include!(concat!(env!("OUT_DIR"), "/invitee.rs"));
    }
}

use generated::{invitee, organizer};

/// What organizers read.
pub(crate) type OrganizerTexts = Texts<organizer::L10nLanguage>;

/// What invitees read.
pub(crate) type InviteeTexts = Texts<invitee::L10nLanguage>;

/// A catalog in one language: a function for each message.
pub(crate) struct Texts<T: 'static> {
    /// The language that the texts are in.
    pub(crate) locale: Locale,
    catalog: &'static T,
}

impl<T> fmt::Debug for Texts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Texts").field(&self.locale).finish()
    }
}

impl<T> Clone for Texts<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Texts<T> {}

impl<T> Deref for Texts<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.catalog
    }
}

/// Returns the languages that invitees' texts are translated into, in the order of their tags.
pub(crate) fn invitee_locales() -> impl Iterator<Item = Locale> {
    Locale::ALL.into_iter().filter(|locale| InviteeTexts::of(*locale).locale == *locale)
}

/// As many languages as there can be.
const LOCALES: usize = Locale::ALL.len() + 1;

impl OrganizerTexts {
    /// Returns the texts in a language, or in English where there is no translation.
    pub(crate) fn of(locale: Locale) -> Self {
        static CATALOGS: [OnceLock<organizer::L10nLanguage>; LOCALES] = [const { OnceLock::new() }; LOCALES];
        let language = locale.tag().parse().ok();
        let locale = if language.is_some() || locale == Locale::EnUs { locale } else { Locale::En };
        let catalog = CATALOGS[locale as usize].get_or_init(|| language.unwrap_or(organizer::L10n::En).load());
        Self { locale, catalog }
    }

    /// Returns the texts in the first language of an `Accept-Language` that there is.
    pub(crate) fn negotiate(accepted: Option<&HeaderValue>) -> Self {
        Self::of(negotiated(accepted, |accepted| organizer::L10n::langneg(accepted).parse().ok()))
    }
}

impl InviteeTexts {
    /// Returns the texts in the first of these languages that there is a translation for, or in English.
    pub(crate) fn first(choices: impl IntoIterator<Item = Option<Locale>>) -> Self {
        let is_translated = |locale: &Locale| *locale == Locale::En || Self::of(*locale).locale != Locale::En;
        Self::of(choices.into_iter().flatten().find(is_translated).unwrap_or_default())
    }

    /// Returns the texts in a language, or in English where there is no translation.
    pub(crate) fn of(locale: Locale) -> Self {
        static CATALOGS: [OnceLock<invitee::L10nLanguage>; LOCALES] = [const { OnceLock::new() }; LOCALES];
        // Portuguese is written for Brazil alone so far, and well understood elsewhere.
        let locale = if locale == Locale::Pt { Locale::PtBr } else { locale };
        let language = locale.tag().parse().ok();
        let locale = if language.is_some() || locale == Locale::EnUs { locale } else { Locale::En };
        let catalog = CATALOGS[locale as usize].get_or_init(|| language.unwrap_or(invitee::L10n::En).load());
        Self { locale, catalog }
    }

    /// Returns the texts in the first language of an `Accept-Language` that there is.
    pub(crate) fn negotiate(accepted: Option<&HeaderValue>) -> Self {
        Self::of(negotiated(accepted, |accepted| invitee::L10n::langneg(accepted).parse().ok()))
    }

    /// Returns the language of an `Accept-Language` that there is, or `None` if there is none of those.
    pub(crate) fn accepted(accepted: Option<&HeaderValue>) -> Option<Locale> {
        let language = |tag: &str| tag.split(['-', ';']).next().unwrap_or_default().trim().to_ascii_lowercase();
        let found = Self::negotiate(accepted).locale;
        let mut asked = accepted?.to_str().ok()?.split(',').map(language);
        asked.any(|asked| asked == language(found.tag())).then_some(found)
    }
}

/// Returns the language that a browser asks for first, of those that `choose` knows.
fn negotiated(accepted: Option<&HeaderValue>, choose: impl Fn(&str) -> Option<Locale>) -> Locale {
    let accepted = accepted.and_then(|value| value.to_str().ok()).unwrap_or_default();
    #[cfg(pseudo_locale)]
    if accepted == Locale::Pseudo.tag() {
        return Locale::Pseudo;
    }
    choose(accepted).unwrap_or_default()
}

/// Removes the marks that isolate names within a sentence.
pub fn plain(text: &str) -> Cow<'_, str> {
    const MARKS: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
    if text.contains(MARKS) { text.replace(MARKS, "").into() } else { text.into() }
}
