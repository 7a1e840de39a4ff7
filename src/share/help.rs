//! Telling an organizer that someone can't get in. The email contains no link that opens the meeting.

use askama::Template;
use serde::{Deserialize, Serialize};
use url::Url;

use super::text::STYLE;
use crate::{
    invite::{Invitation, Locale, Meeting, invitee::in_running_text},
    texts::{InviteeTexts, plain},
};

/// What the page behind a join link said when someone asked for help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenState {
    /// They could join.
    Open,
    /// The meeting was over.
    Over,
    /// The link was revoked.
    Revoked,
    /// The link was replaced.
    Replaced,
}

/// A request for help in the organizer's language. It displays as the plain text of the email.
pub struct HelpText {
    name: String,
    heading: String,
    seen: SeenState,
    /// The organizer's page about the person.
    page: String,
    t: InviteeTexts,
}

impl HelpText {
    /// Writes that a person needs help, for an organizer who reads this language.
    pub fn new(
        meeting: &Meeting,
        invitation: &Invitation,
        seen: SeenState,
        language: Option<Locale>,
        base_url: &Url,
    ) -> Self {
        Self {
            name: in_running_text(invitation.invitee.name.as_str()),
            heading: in_running_text(meeting.heading()),
            seen,
            page: format!("{base_url}meetings/{}/invitations/{}", meeting.id, invitation.id),
            t: InviteeTexts::first([language]),
        }
    }

    /// Returns the subject of the email. It contains nothing that the person typed.
    pub fn subject(&self) -> String {
        plain(&self.t.help_subject(&self.heading)).into_owned()
    }

    /// Returns the email as HTML.
    pub fn html(&self) -> Result<String, askama::Error> {
        HelpHtml { text: self }.render()
    }

    /// Returns what happened, before and after the meeting's title.
    fn opening(&self) -> [String; 2] {
        let opening = self.t.help_opening(&self.name);
        [opening.s0, opening.s1]
    }

    fn saw(&self) -> String {
        let t = self.t;
        let heading = match self.seen {
            SeenState::Open => t.join_open_now(),
            SeenState::Over => t.join_over(),
            SeenState::Revoked => t.join_revoked(),
            SeenState::Replaced => t.join_replaced(),
        };
        t.help_saw(heading)
    }
}

impl std::fmt::Display for HelpText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [before, after] = self.opening();
        let opening = [&before, self.heading.as_str(), &after].concat();
        let page = format!("{}\n{}", self.t.help_open(), self.page);
        f.write_str(&plain(&[opening, self.saw(), page, self.t.help_once()].join("\n\n")))
    }
}

#[derive(Template)]
#[template(path = "mail/help.html")]
struct HelpHtml<'a> {
    text: &'a HelpText,
}

impl HelpHtml<'_> {
    fn t(&self) -> InviteeTexts {
        self.text.t
    }
}
