//! An invitation as plain text and as an email that is ready to send, and all links as a list.

use std::fmt;

use askama::Template;
use jiff::Timestamp;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{update::Update, wording};
use crate::{
    branding::Branding,
    invite::{Invitation, InviteLink, Locale, Meeting, invitee::in_running_text},
    texts::{Dates, InviteeTexts, plain},
    token::{Claims, ClaimsError},
};

/// The mail's stylesheet. It stands in the mail's head, so that a page which shows the mail can allow it by its hash.
pub const STYLE: &str = "body{margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;max-width:36em}\
.join{display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6666;color:#ffffff;text-decoration:none;font-weight:600}\
.link{font-size:14px;overflow-wrap:anywhere}.note{white-space:pre-line}";

/// How long a `mailto:` address can be for every mail program to open it, in bytes.
const MAILTO_LIMIT: usize = 2000;

/// Who invites, as emails say it.
#[derive(Debug, Clone, Copy)]
pub struct Inviter<'a> {
    /// The organizer's name.
    pub name: &'a str,
    /// The language of their emails to people who named none.
    pub language: Option<Locale>,
}

/// One person's invitation in their language. It displays as the plain text of the email.
pub struct InvitationText<'a> {
    meeting: &'a Meeting,
    invitation: &'a Invitation,
    link: &'a str,
    claims: Claims,
    organizer: Inviter<'a>,
    t: InviteeTexts,
    dates: Dates,
    made_at: Timestamp,
    /// What the text updates, if it does.
    update: Option<Update>,
    /// How the email looks.
    brand: Branding,
}

impl<'a> InvitationText<'a> {
    /// Writes one invitation with its link. Dates are written as of the moment when the links were issued.
    pub fn new(
        meeting: &'a Meeting,
        invitation: &'a Invitation,
        link: &'a InviteLink,
        organizer: Inviter<'a>,
    ) -> Result<Self, ClaimsError> {
        let claims = invitation.claims(&meeting.claims()?);
        let t = InviteeTexts::first([invitation.invitee.language, organizer.language]);
        let dates = Dates::new(t.locale, meeting.window.zone(), meeting.issued_at);
        let (link, made_at) = (link.as_str(), meeting.issued_at);
        Ok(Self {
            meeting,
            invitation,
            link,
            claims,
            organizer,
            t,
            dates,
            made_at,
            update: None,
            brand: Branding::default(),
        })
    }

    /// Writes dates as of the moment when a message is made.
    #[must_use]
    pub fn made_at(self, made_at: Timestamp) -> Self {
        Self { dates: Dates::new(self.t.locale, self.meeting.window.zone(), made_at), made_at, ..self }
    }

    /// Shows the name and the color of this installation in the HTML.
    #[must_use]
    pub fn branded(self, brand: Branding) -> Self {
        Self { brand, ..self }
    }

    /// Returns how the email looks.
    pub fn brand(&self) -> &Branding {
        &self.brand
    }

    /// Says what changed since the person's last invitation.
    #[must_use]
    pub fn updating(self, update: Option<Update>) -> Self {
        Self { update, ..self }
    }

    /// Returns the person's name for running text.
    pub fn name(&self) -> String {
        in_running_text(self.invitation.invitee.name.as_str())
    }

    /// Returns what people call the meeting, for running text.
    pub fn heading(&self) -> String {
        in_running_text(self.meeting.heading())
    }

    /// Returns the meeting.
    pub fn meeting(&self) -> &Meeting {
        self.meeting
    }

    /// Returns the invitation.
    pub fn invitation(&self) -> &Invitation {
        self.invitation
    }

    /// Returns the link.
    pub fn link(&self) -> &str {
        self.link
    }

    /// Returns who invites.
    pub fn organizer(&self) -> Inviter<'a> {
        self.organizer
    }

    /// Returns the language of the text.
    pub fn locale(&self) -> Locale {
        self.t.locale
    }

    /// Returns the organizer's own note, with its placeholders filled in for this person.
    pub fn note(&self) -> Option<String> {
        self.meeting.note.as_ref().map(|note| wording::filled(note, |name| self.value(name)))
    }

    /// Returns a placeholder's value for this person.
    fn value(&self, placeholder: &str) -> Option<String> {
        Some(match placeholder {
            "{name}" => self.name(),
            "{room}" => self.meeting.room.to_string(),
            "{title}" => self.heading(),
            "{when}" => plain(&self.dates.meeting(&self.meeting.window)).into_owned(),
            "{link}" => self.link.to_owned(),
            _ => return None,
        })
    }

    /// Returns the claims of the link's token.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Returns the subject of an email with this text.
    pub fn subject(&self) -> String {
        let (t, starts_at, is_update) = (self.t, self.meeting.window.starts_at(), self.update.is_some());
        let subject = if let Some(own) = &self.meeting.subject {
            let own = wording::filled(own, |name| self.value(name));
            if is_update { t.update_subject(own) } else { own }
        } else {
            let (title, date, time) = (self.heading(), self.dates.date(starts_at), self.dates.time(starts_at));
            if is_update {
                t.update_invitation_subject(title, date, time)
            } else {
                t.invitation_subject(title, date, time)
            }
        };
        plain(&subject).into_owned()
    }

    fn greeting(&self) -> String {
        self.t.greeting(self.name())
    }

    /// Returns the first sentence of an email, before and after the meeting's title.
    fn news(&self) -> [String; 2] {
        if self.update.is_none() {
            return self.opening();
        }
        let opening = self.t.update_opening(in_running_text(self.organizer.name));
        [opening.s0, opening.s1]
    }

    /// Returns what changed since the person's last invitation, a sentence each.
    fn changes(&self) -> Vec<String> {
        self.update.as_ref().map(|update| update.changes(self.t, &self.dates)).unwrap_or_default()
    }

    /// Returns whether the link of the person's last invitation still works.
    fn earlier_link(&self) -> Option<String> {
        self.update.as_ref()?.about_link(self.t, self.made_at)
    }

    /// Returns the sentence that invites, before and after the meeting's title.
    fn opening(&self) -> [String; 2] {
        let opening = self.t.invitation_opening(in_running_text(self.organizer.name));
        [opening.s0, opening.s1]
    }

    /// Returns when the meeting is, as a line of its own.
    fn when(&self) -> String {
        self.t.meeting_when(self.dates.meeting(&self.meeting.window))
    }

    /// Returns from when the person can join, if that is before the start.
    fn joinable(&self) -> Option<String> {
        let window = &self.meeting.window;
        let opens_at = self.dates.time_beside(window.opens_at(), window.starts_at());
        (window.opens_early() > 0).then(|| self.t.invitation_joinable(opens_at))
    }

    /// Returns what only an owner needs to know.
    fn role(&self) -> Option<String> {
        self.invitation.invitee.is_owner.then(|| self.t.invitation_owner())
    }

    /// Returns the description of a calendar entry.
    pub fn description(&self) -> String {
        let [before, after] = self.opening();
        let mut lines = vec![[&before, self.heading().as_str(), &after].concat(), String::new()];
        lines.extend(self.note().map(|note| format!("{note}\n")));
        lines.extend([self.t.invitation_join_here(), self.link.to_owned(), String::new()]);
        lines.extend([self.joinable(), self.role()].into_iter().flatten());
        lines.extend([self.t.invitation_yours(), self.t.calendar_reopen()]);
        plain(&lines.join("\n")).into_owned()
    }

    /// Returns the text of a calendar's reminder.
    pub fn reminder(&self) -> String {
        self.t.calendar_reminder()
    }

    /// Returns the date and the start, for a printed card.
    pub fn starts(&self) -> String {
        self.t.meeting_when(self.dates.moment(self.meeting.window.starts_at()))
    }

    /// Returns the texts in the person's language.
    pub(crate) fn t(&self) -> InviteeTexts {
        self.t
    }

    /// Returns a `mailto:` address that opens an email to this person with this text in the organizer's mail program.
    ///
    /// Windows ignores longer addresses than `MAILTO_LIMIT` without a word. If the text is too long, only the greeting,
    /// the time and the link are left of it; `None` if that is too long, too.
    pub fn mailto(&self) -> Option<String> {
        let short = || {
            let join = format!("{}\n{}", self.t.invitation_join_here(), self.link);
            plain(&[self.greeting(), self.when(), join].join("\n\n")).into_owned()
        };
        Some(self.mailto_with(&self.to_string()))
            .filter(|address| address.len() <= MAILTO_LIMIT)
            .or_else(|| Some(self.mailto_with(&short())).filter(|address| address.len() <= MAILTO_LIMIT))
    }

    fn mailto_with(&self, body: &str) -> String {
        /// What RFC 6068 leaves as it is in a header's value.
        const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
        /// The same for an address.
        const ADDRESS: &AsciiSet = &KEPT.remove(b'@').remove(b'+');
        let to = self.invitation.invitee.email.as_ref().map_or("", |email| email.as_str());
        let body = body.replace('\n', "\r\n");
        format!(
            "mailto:{}?subject={}&body={}",
            utf8_percent_encode(to, ADDRESS),
            utf8_percent_encode(&self.subject(), KEPT),
            utf8_percent_encode(&body, KEPT)
        )
    }

    /// Returns the email as HTML.
    pub fn html(&self) -> Result<String, askama::Error> {
        InvitationHtml { text: self }.render()
    }
}

impl fmt::Display for InvitationText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [before, after] = self.news();
        let opening = [&before, self.heading().as_str(), &after].concat();
        let join = format!("{}\n{}", self.t.invitation_join_here(), self.link);
        let hints: Vec<String> = [self.joinable(), self.role(), self.earlier_link()].into_iter().flatten().collect();
        let hints = [&hints[..], &[self.t.invitation_yours(), self.t.invitation_keep()]].concat().join("\n");
        let changes = Some(self.changes().join("\n")).filter(|changes| !changes.is_empty());
        let (opening, when) = (Some(opening), Some(self.when()));
        let parts = [Some(self.greeting()), opening, changes, when, self.note(), Some(join), Some(hints)];
        f.write_str(&plain(&parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")))
    }
}

#[derive(Template)]
#[template(path = "mail/invitation.html")]
struct InvitationHtml<'a> {
    text: &'a InvitationText<'a>,
}

impl InvitationHtml<'_> {
    fn t(&self) -> InviteeTexts {
        self.text.t()
    }
}

/// One line a person who has a link: name, role, link.
pub fn list(people: &[(&Invitation, Option<InviteLink>)]) -> String {
    let mut text = String::new();
    for (invitation, link) in people {
        let Some(link) = link else { continue };
        let role = if invitation.invitee.is_owner { " (owner)" } else { "" };
        text.extend([&in_running_text(invitation.invitee.name.as_str()), role, ": ", link.as_str(), "\n"]);
    }
    text
}

/// The first line of a list in Markdown: the meeting.
pub fn markdown_head(meeting: &Meeting) -> String {
    format!("**{}**, {}\n\n", escaped(meeting.heading()), meeting.window.in_words())
}

/// Writes a list in Markdown: a link for each person who has one, under their name.
pub fn markdown(people: &[(&Invitation, Option<InviteLink>)]) -> String {
    let mut text = String::new();
    for (invitation, link) in people {
        let Some(link) = link else { continue };
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
