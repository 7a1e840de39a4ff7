//! An invitation as plain text, as a mail that is ready to send, and all links as a list.

use askama::Template;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::wording;
use crate::{
    invite::{
        Invitation, InviteLink, Meeting,
        invitee::in_running_text,
        meeting::{clock_time, date},
        sentence::sentence,
    },
    token::ClaimsError,
};

/// The mail's stylesheet. It stands in the mail's head, so that a page which shows the mail can allow it by its hash.
pub const STYLE: &str = "body{margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;max-width:36em}\
.join{display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6666;color:#ffffff;text-decoration:none;font-weight:600}\
.link{font-size:14px;overflow-wrap:anywhere}.note{white-space:pre-line}";

/// What one person needs to be told: the sentence, the link, and what to mind about it.
#[derive(Template)]
#[template(path = "mail/invitation.txt")]
pub struct InvitationText<'a> {
    meeting: &'a Meeting,
    invitation: &'a Invitation,
    link: &'a str,
    sentence: String,
    organizer: &'a str,
}

impl<'a> InvitationText<'a> {
    /// The text for one invitation and its link.
    pub fn new(
        meeting: &'a Meeting,
        invitation: &'a Invitation,
        link: &'a InviteLink,
        organizer: &'a str,
    ) -> Result<Self, ClaimsError> {
        let claims = invitation.claims(&meeting.claims()?);
        let sentence = sentence(&claims, meeting.window.zone());
        Ok(Self { meeting, invitation, link: link.as_str(), sentence, organizer })
    }

    /// The person's name for running text.
    pub fn name(&self) -> String {
        in_running_text(self.invitation.invitee.name.as_str())
    }

    /// What people call the meeting, for running text.
    pub fn heading(&self) -> String {
        in_running_text(self.meeting.heading())
    }

    /// The meeting.
    pub fn meeting(&self) -> &Meeting {
        self.meeting
    }

    /// The invitation.
    pub fn invitation(&self) -> &Invitation {
        self.invitation
    }

    /// The link.
    pub fn link(&self) -> &str {
        self.link
    }

    /// Who invites.
    pub fn organizer(&self) -> &str {
        self.organizer
    }

    /// The organizer's own note, filled in for this person.
    pub fn note(&self) -> Option<String> {
        self.meeting.note.as_ref().map(|note| wording::filled(note, |name| self.value(name)))
    }

    /// Returns a placeholder's value for this person.
    fn value(&self, placeholder: &str) -> Option<String> {
        Some(match placeholder {
            "{name}" => self.name(),
            "{room}" => self.meeting.room.to_string(),
            "{title}" => self.heading(),
            "{when}" => self.meeting.window.in_words(),
            "{link}" => self.link.to_owned(),
            _ => return None,
        })
    }

    /// What the link lets this person do.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// The subject of a mail with this text.
    pub fn subject(&self) -> String {
        if let Some(subject) = &self.meeting.subject {
            return wording::filled(subject, |name| self.value(name));
        }
        let starts = self.meeting.window.starts_at().to_zoned_datetime(self.meeting.window.zone().clone());
        format!("Invitation: {}, {}, {}", self.heading(), date(&starts), clock_time(&starts))
    }

    /// A `mailto:` address that opens a mail to this person with this text in the organizer's own mail program.
    pub fn mailto(&self) -> String {
        /// What RFC 6068 leaves as it is in a header's value.
        const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
        /// The same for an address.
        const ADDRESS: &AsciiSet = &KEPT.remove(b'@').remove(b'+');
        let to = self.invitation.invitee.email.as_ref().map_or("", |email| email.as_str());
        let body = self.to_string().replace('\n', "\r\n");
        format!(
            "mailto:{}?subject={}&body={}",
            utf8_percent_encode(to, ADDRESS),
            utf8_percent_encode(&self.subject(), KEPT),
            utf8_percent_encode(&body, KEPT)
        )
    }
}

/// One line a person: name, role, link.
pub fn list(invitations: &[Invitation], links: &[InviteLink]) -> String {
    let mut text = String::new();
    for (invitation, link) in invitations.iter().zip(links) {
        let role = if invitation.invitee.is_owner { " (owner)" } else { "" };
        text.extend([&in_running_text(invitation.invitee.name.as_str()), role, ": ", link.as_str(), "\n"]);
    }
    text
}

/// The first line of a list in Markdown: the meeting.
pub fn markdown_head(meeting: &Meeting) -> String {
    format!("**{}**, {}\n\n", escaped(meeting.heading()), meeting.window.in_words())
}

/// Writes a list in Markdown: a link for each person, under their name.
pub fn markdown(invitations: &[Invitation], links: &[InviteLink]) -> String {
    let mut text = String::new();
    for (invitation, link) in invitations.iter().zip(links) {
        let role = if invitation.invitee.is_owner { " (owner)" } else { "" };
        text.extend([
            "- [",
            &escaped(&in_running_text(invitation.invitee.name.as_str())),
            "](",
            link.as_str(),
            ")",
            role,
            "\n",
        ]);
    }
    text
}

/// A text whose marks Markdown does not take for its own.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}
