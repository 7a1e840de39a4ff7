//! Telling an organizer what happened to their account. The email contains no link that signs anyone in.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use url::Url;

use super::text::STYLE;
use crate::{
    invite::Locale,
    texts::{Dates, OrganizerTexts, plain},
};

/// What happened to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The organizer's password was changed.
    PasswordChanged,
    /// Someone signed in on a device that is not known.
    NewDevice,
}

/// What happened to an account, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// The network address, as in the activity log.
    pub client: String,
}

/// A notice in the organizer's language. It displays as the plain text of the email.
pub struct NoticeText {
    notice: Notice,
    /// When it happened, in words.
    time: String,
    /// The host of the web app.
    host: String,
    /// The page with the organizer's sessions.
    page: String,
    t: OrganizerTexts,
}

impl NoticeText {
    /// Writes what happened at a time, for an organizer who reads this language.
    pub fn new(notice: Notice, at: Timestamp, zone: &TimeZone, language: Option<Locale>, base_url: &Url) -> Self {
        let t = OrganizerTexts::of(language.unwrap_or_default());
        let time = Dates::new(t.locale, zone, at).moment(at);
        let host = base_url.host_str().unwrap_or_default().to_owned();
        Self { notice, time, host, page: format!("{base_url}settings"), t }
    }

    /// Returns the subject of the email.
    pub fn subject(&self) -> String {
        let subject = match self.notice.kind {
            NoticeKind::PasswordChanged => self.t.notice_password_subject(),
            NoticeKind::NewDevice => self.t.notice_device_subject(),
        };
        plain(&subject).into_owned()
    }

    /// Returns the email as HTML.
    pub fn html(&self) -> Result<String, askama::Error> {
        NoticeHtml { text: self }.render()
    }

    /// Returns what happened, when and from where.
    fn news(&self) -> String {
        let (host, time, client) = (self.host.as_str(), self.time.as_str(), self.notice.client.as_str());
        match self.notice.kind {
            NoticeKind::PasswordChanged => self.t.notice_password(host, time, client),
            NoticeKind::NewDevice => self.t.notice_device(host, time, client),
        }
    }
}

impl std::fmt::Display for NoticeText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let page = format!("{}\n{}", self.t.notice_page(), self.page);
        let parts = [self.news(), self.t.notice_yours(), self.t.notice_not_yours(), page];
        f.write_str(&plain(&parts.join("\n\n")))
    }
}

#[derive(Template)]
#[template(path = "mail/notice.html")]
struct NoticeHtml<'a> {
    text: &'a NoticeText,
}

impl NoticeHtml<'_> {
    fn t(&self) -> OrganizerTexts {
        self.text.t
    }
}
