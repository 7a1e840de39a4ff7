//! The organizer's own words for a meeting's invitations, and how they read.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::invitation::internal;
use crate::{
    app::{As, MeetingLinks},
    error::Error,
    invite::{Invitation, Linker, Meeting},
    share::{
        text::InvitationText,
        wording::{self, PLACEHOLDERS},
    },
    web::{
        Site,
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
    subject: String,
    note: String,
    subject_error: String,
    note_error: String,
    placeholders: &'static [(&'static str, &'static str)],
    preview: Option<Preview>,
    /// Makes a test be sent once.
    batch_id: uuid::Uuid,
}

/// The first person's message.
struct Preview {
    id: uuid::Uuid,
    from: String,
    to: String,
    subject: String,
    text: String,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
    let typed = [&found.meeting.subject, &found.meeting.note].map(|words| words.clone().unwrap_or_default());
    page(&site, signed_in, found, typed, [String::new(), String::new()])
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let typed = [fields.value("subject").to_owned(), fields.value("note").to_owned()];
    match (wording::subject(&typed[0]), wording::note(&typed[1])) {
        (Ok(subject), Ok(note)) if fields.value("step") == "preview" => {
            let mut found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
            (found.meeting.subject, found.meeting.note) = (subject, note);
            page(&site, signed_in, found, typed, [String::new(), String::new()])
        }
        (Ok(subject), Ok(note)) => {
            let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
            site.app.set_wording(&signed_in.actor, &meeting, subject.as_deref(), note.as_deref()).await?;
            if fields.value("step") == "test" {
                let batch_id = fields.value("batch_id").parse().unwrap_or_else(|_| uuid::Uuid::new_v4());
                site.app.send_test(&signed_in.actor, id, batch_id).await?;
                return Ok(Redirect::to("/outbox").into_response());
            }
            Ok(Redirect::to(&format!("/meetings/{id}")).into_response())
        }
        (subject, note) => {
            let errors = [subject.err().unwrap_or_default(), note.err().unwrap_or_default()];
            let found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
            page(&site, signed_in, found, typed, errors)
        }
    }
}

fn page(
    site: &Site,
    signed_in: SignedIn,
    found: MeetingLinks,
    [subject, note]: [String; 2],
    [subject_error, note_error]: [String; 2],
) -> PageResult<Response> {
    let MeetingLinks { meeting, invitations, links, .. } = found;
    let first = invitations.first().zip(links.as_ref().ok());
    let preview = |(invitation, links): (&Invitation, &Linker)| -> Result<Preview, Error> {
        let link = links.link(invitation)?;
        let text =
            InvitationText::new(&meeting, invitation, &link, &signed_in.actor.organizer.name).map_err(internal)?;
        let to = invitation.invitee.email.as_ref().map_or_else(
            || invitation.invitee.name.to_string(),
            |email| format!("{} <{email}>", invitation.invitee.name),
        );
        let organizer = format!("{} <{}>", signed_in.actor.organizer.name, signed_in.actor.organizer.email);
        let from = match &site.app.mail {
            // As it is sent from here; answers go to the organizer.
            Some(mailer) => {
                let sender = mailer.sender();
                let name = sender.name.as_ref().unwrap_or(&signed_in.actor.organizer.name);
                format!("{name} <{}>, answers to {organizer}", sender.email)
            }
            None => organizer,
        };
        Ok(Preview { id: invitation.id, from, to, subject: text.subject(), text: text.to_string() })
    };
    let preview = first.map(preview).transpose()?;
    let is_refused = !subject_error.is_empty() || !note_error.is_empty();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let placeholders = &PLACEHOLDERS;
    let batch_id = uuid::Uuid::new_v4();
    let page =
        MessagePage { signed_in, meeting, subject, note, subject_error, note_error, placeholders, preview, batch_id };
    Ok(Page(page).with_status(status))
}
