//! The organizer's own words for a meeting's invitations, and how they read.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use uuid::Uuid;

use super::add::batch_id;
use crate::{
    app::{As, Links, MeetingLinks, Organizer, Wording},
    error::{Error, Refusal},
    invite::{
        Invitation, Invitee, Meeting,
        invitee::{TEXT_LIMIT, TextError},
    },
    mail::Mailer,
    share::{
        text::InvitationText,
        wording::{self, NOTE_LIMIT, Placeholder, WordingError},
    },
    texts::OrganizerTexts,
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/message.html")]
struct MessagePage {
    signed_in: SignedIn,
    meeting: Meeting,
    typed: Typed,
    /// The words that are saved.
    shown: Wording,
    /// Why the words were not saved.
    alert: String,
    /// The placeholders, and what each stands for.
    placeholders: [(&'static str, String); 5],
    preview: Option<Preview>,
    /// Makes a test be sent once.
    batch_id: Uuid,
}

/// The words as typed, and what there is to say about each.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) subject: String,
    pub(super) note: String,
    pub(super) subject_error: String,
    pub(super) note_error: String,
}

impl Typed {
    pub(super) fn of(words: &Wording) -> Self {
        let [subject, note] = [&words.subject, &words.note].map(|words| words.clone().unwrap_or_default());
        Self { subject, note, ..Self::default() }
    }

    /// The words that were sent; `None` with the errors set where they can't be used.
    pub(super) fn read(t: OrganizerTexts, fields: &Fields) -> (Self, Option<Wording>) {
        let [subject, note] = ["subject", "note"].map(|name| fields.value(name).to_owned());
        match (wording::subject(&subject), wording::note(&note)) {
            (Ok(read_subject), Ok(read_note)) => {
                let words = Wording { subject: read_subject, note: read_note };
                (Self { subject, note, ..Self::default() }, Some(words))
            }
            (wrong_subject, wrong_note) => {
                let [subject_error, note_error] = [wrong_subject, wrong_note]
                    .map(|read| read.err().map(|error| error_in_words(t, &error)).unwrap_or_default());
                (Self { subject, note, subject_error, note_error }, None)
            }
        }
    }

    /// Says what is saved at each field that differs.
    pub(super) fn compare_with(&mut self, t: OrganizerTexts, stored: &Wording) {
        let fields = [
            (&self.subject, &mut self.subject_error, &stored.subject),
            (&self.note, &mut self.note_error, &stored.note),
        ];
        for (typed, error, saved) in fields {
            let saved = saved.as_deref().unwrap_or_default();
            if typed.replace("\r\n", "\n").trim() != saved {
                *error = if saved.is_empty() { t.message_saved_blank() } else { t.message_saved(saved) };
            }
        }
    }
}

/// Says why a subject or a note can't be used, and how to fix it.
fn error_in_words(t: OrganizerTexts, error: &WordingError) -> String {
    match error {
        WordingError::LinkInSubject => t.message_link_in_subject(),
        WordingError::Subject(TextError::TooLong(count)) => t.message_too_long(TEXT_LIMIT, *count),
        WordingError::Subject(TextError::Control(_) | TextError::Empty) => t.message_subject_control(),
        WordingError::Control => t.message_control(),
        WordingError::TooLong(count) => t.message_too_long(NOTE_LIMIT, *count),
        WordingError::Unknown(found) => t.message_unknown(found, wording::names()),
    }
}

/// Returns the placeholders, and what each stands for.
pub(super) fn placeholders(t: OrganizerTexts) -> [(&'static str, String); 5] {
    Placeholder::ALL.map(|placeholder| (placeholder.text(), meaning_of(t, placeholder)))
}

/// Returns what a placeholder stands for.
fn meaning_of(t: OrganizerTexts, placeholder: Placeholder) -> String {
    match placeholder {
        Placeholder::Name => t.message_placeholder_name(),
        Placeholder::Room => t.message_placeholder_room(),
        Placeholder::Title => t.message_placeholder_title(),
        Placeholder::When => t.message_placeholder_when(),
        Placeholder::Link => t.message_placeholder_link(),
    }
}

/// One person's message.
pub(super) struct Preview {
    pub(super) id: Uuid,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) text: String,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    page(&site, signed_in, id, None, StatusCode::OK).await
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let app = &site.app;
    let (typed, words) = Typed::read(signed_in.t, &fields);
    let Some(words) = words else {
        return page(&site, signed_in, id, Some(typed), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if fields.value("step") == "preview" {
        return page(&site, signed_in, id, Some(typed), StatusCode::OK).await;
    }
    match app.set_wording(&signed_in.actor, id, shown(&fields).as_ref(), words).await {
        Ok(()) if fields.value("step") == "test" => {
            app.send_test(&signed_in.actor, id, batch_id(&fields)?, None).await?;
            Ok(Done::TestSent.leads_to("/outbox"))
        }
        Ok(()) => Ok(Done::MessageSaved.leads_to(&format!("/meetings/{id}"))),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            page(&site, signed_in, id, Some(typed), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The words that the form was filled in with, where it says them.
pub(super) fn shown(fields: &Fields) -> Option<Wording> {
    let words =
        |name| Some(fields.value(name).replace("\r\n", "\n").trim().to_owned()).filter(|words| !words.is_empty());
    fields.is_on("was_subject").then(|| Wording { subject: words("was_subject"), note: words("was_note") })
}

/// The page with the words as typed, or as they are saved.
async fn page(
    site: &Site,
    signed_in: SignedIn,
    id: Uuid,
    typed: Option<Typed>,
    status: StatusCode,
) -> PageResult<Response> {
    let found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
    let MeetingLinks { mut meeting, invitations, links, .. } = found;
    let shown = Wording::of(&meeting);
    let mut typed = typed.unwrap_or_else(|| Typed::of(&shown));
    let t = signed_in.t;
    let mut alert = String::new();
    if status == StatusCode::CONFLICT {
        alert = t.message_changed_meanwhile();
        typed.compare_with(t, &shown);
    } else if let (Ok(subject), Ok(note)) = (wording::subject(&typed.subject), wording::note(&typed.note)) {
        (meeting.subject, meeting.note) = (subject, note);
    }
    let mailer = site.app.mail.as_ref();
    let links = links.as_ref().ok();
    let first = links.and_then(|links| Some((invitations.iter().find(|invitation| links.has(invitation))?, links)));
    let preview = first.map(|first| Preview::of(first, &meeting, &signed_in, mailer)).transpose()?;
    let placeholders = placeholders(t);
    let batch_id = Uuid::new_v4();
    let page = MessagePage { signed_in, meeting, typed, shown, alert, placeholders, preview, batch_id };
    Ok(Page(page).with_status(status))
}

impl Preview {
    fn of(
        (invitation, links): (&Invitation, &Links),
        meeting: &Meeting,
        signed_in: &SignedIn,
        mailer: Option<&Mailer>,
    ) -> Result<Self, Error> {
        let link = links.link(invitation)?;
        let organizer = &signed_in.actor.organizer;
        let text = InvitationText::new(meeting, invitation, &link, organizer.inviter()).map_err(Error::internal)?;
        Ok(Self::of_text(&text, signed_in, mailer))
    }

    /// A message with this text.
    pub(super) fn of_text(text: &InvitationText, signed_in: &SignedIn, mailer: Option<&Mailer>) -> Self {
        let (organizer, invitation) = (&signed_in.actor.organizer, text.invitation());
        let Invitee { name, email, .. } = &invitation.invitee;
        let to = email.as_ref().map_or_else(|| name.to_string(), |email| format!("{name} <{email}>"));
        let (from, to) = (sender(signed_in.t, mailer, organizer), signed_in.t.message_to(to));
        Self { id: invitation.id, from, to, subject: text.subject(), text: text.to_string() }
    }
}

/// Says who a message comes from, as it is sent from here; answers go to the organizer.
fn sender(t: OrganizerTexts, mailer: Option<&Mailer>, organizer: &Organizer) -> String {
    let own = format!("{} <{}>", organizer.name, organizer.email);
    let Some(sender) = mailer.map(Mailer::sender) else { return t.message_from(own) };
    let name = sender.name.as_ref().unwrap_or(&organizer.name);
    t.message_from_server(format!("{name} <{}>", sender.email), own)
}
