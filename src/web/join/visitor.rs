//! Who opens a join link: what the address says, from where, and in which language.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{header, request::Parts},
};

use crate::{
    app::Invited,
    invite::{Locale, join::JoinCode},
    texts::InviteeTexts,
    web::{
        Site,
        extract::{ClientAddress, query},
    },
};

/// Someone who opens a join link.
pub(super) struct Visitor {
    /// The code in the address, as it was typed.
    pub(super) typed: String,
    /// The network that failed attempts count for.
    pub(super) network: String,
    /// The language that was chosen on the page.
    pub(super) chosen: Option<Locale>,
    /// The language that the browser asks for, if there is a translation.
    accepted: Option<Locale>,
    /// The path of a preview, and the state that is previewed.
    preview: Option<(String, Option<&'static str>)>,
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let Ok(ClientAddress { text: network, .. }) = ClientAddress::from_request_parts(parts, site).await;
        // Bytes that are not UTF-8 are no code.
        let params = RawPathParams::from_request_parts(parts, site).await;
        let typed = params.ok().and_then(|params| params.iter().next().map(|(_, code)| code.to_owned()));
        let pairs = query(parts.uri.query().unwrap_or_default()).unwrap_or_default();
        let chosen = pairs.iter().find(|(name, _)| name == "lang").and_then(|(_, tag)| tag.parse().ok());
        let accepted = InviteeTexts::accepted(parts.headers.get(header::ACCEPT_LANGUAGE));
        Ok(Self { typed: typed.unwrap_or_default(), network, chosen, accepted, preview: None })
    }
}

impl Visitor {
    /// Returns someone who previews a page at a path, in the languages of the person and their organizer.
    pub(super) fn in_preview(path: String, state: Option<&'static str>, chosen: Option<Locale>) -> Self {
        let preview = Some((path, state));
        Self { typed: String::new(), network: String::new(), chosen, accepted: None, preview }
    }

    /// Returns the same person with another code.
    pub(super) fn with(self, typed: &str) -> Self {
        Self { typed: typed.to_owned(), ..self }
    }

    /// Returns the path of the page behind the link, or of the page to enter a code.
    pub(super) fn link(&self) -> String {
        if let Some((path, _)) = &self.preview {
            return path.clone();
        }
        self.typed.parse::<JoinCode>().map_or_else(|_| "/j".to_owned(), |code| format!("/j/{code}"))
    }

    /// Returns the path of a page behind the link, such as `/ask`, in the language that was chosen.
    pub(super) fn path(&self, page: &str) -> String {
        self.in_chosen_language(format!("{}{page}", self.link()))
    }

    /// Returns the path of the page to enter a code, in the language that was chosen.
    pub(super) fn enter(&self) -> String {
        self.in_chosen_language("/j".to_owned())
    }

    /// Returns the path of the page behind the link, or of the page to enter a code, in another language.
    pub(super) fn in_language(&self, path: &str, locale: Locale) -> String {
        let state = self.preview.as_ref().and_then(|(_, state)| *state);
        let state = state.map(|state| format!("&as={state}")).unwrap_or_default();
        format!("{path}?lang={locale}{state}")
    }

    fn in_chosen_language(&self, path: String) -> String {
        let state = self.preview.as_ref().and_then(|(_, state)| *state);
        match (self.chosen, state) {
            (Some(locale), _) => self.in_language(&path, locale),
            (None, Some(state)) => format!("{path}?as={state}"),
            (None, None) => path,
        }
    }

    /// Returns what was typed, so that a mistake in it can be corrected, unless it is far too long.
    pub(super) fn typed_briefly(&self) -> &str {
        if self.typed.len() <= 40 { &self.typed } else { "" }
    }

    /// Returns the texts in the visitor's language: the chosen one, the person's, the browser's, or the organizer's.
    pub(super) fn texts(&self, invited: Option<&Invited>) -> InviteeTexts {
        let [person, organizer] = match invited {
            Some(invited) => [invited.invitation.invitee.language, invited.host.language],
            None => [None, None],
        };
        InviteeTexts::first([self.chosen, person, self.accepted, organizer])
    }
}
