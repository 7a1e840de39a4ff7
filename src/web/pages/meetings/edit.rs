//! Changing, repeating and deleting a meeting, and keeping track of whose link is another one since.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{FormPage, MeetingForm, People, RECENT, Step, form::FieldError, rooms_to_propose};
use crate::{
    app::MeetingLinks,
    error::Error,
    invite::{Meeting, lint},
    web::{
        Site,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/edit.html")]
struct EditPage {
    signed_in: SignedIn,
    meeting: Meeting,
    form: MeetingForm,
}

#[derive(Template)]
#[template(path = "meetings/confirm.html")]
struct ConfirmPage {
    signed_in: SignedIn,
    before: Meeting,
    changed: Meeting,
    hidden: Vec<(String, String)>,
    oddities: Vec<String>,
    invitation_count: i64,
    is_over: bool,
}

#[derive(Template)]
#[template(path = "meetings/delete.html")]
struct DeletePage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation_count: i64,
    is_over: bool,
    /// How many can be told by mail.
    cancel_count: usize,
    /// Makes it be sent once.
    batch_id: uuid::Uuid,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    if meeting.domain != *site.app.signer.domain() {
        return Err(Error::NotFound.into());
    }
    let form = MeetingForm::of(&meeting, &site.app);
    Ok(Page(EditPage { signed_in, meeting, form }).into_response())
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let summary = site.app.meeting(&signed_in.actor, id).await?;
    let (before, invitation_count) = (summary.meeting, summary.invitation_count);
    let mut form = MeetingForm::sent_for(&before, &fields, &site.app);
    if let Step::Edit = Step::of(&fields) {
        return Ok(Page(EditPage { signed_in, meeting: before, form }).into_response());
    }
    if before.domain != *site.app.signer.domain() {
        return Err(Error::NotFound.into());
    }
    if form.is_older_than(&before) {
        return Ok(compared(signed_in, before, form));
    }
    let Some(changed) = form.changed(&before, &site.app) else {
        return Ok(Page(EditPage { signed_in, meeting: before, form }).with_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let invitations = site.app.store.invitations(id).await?;
    if site.app.no_links(&changed).is_none()
        && let Err(error) = site.app.can_sign(&changed, &invitations)
    {
        form.errors.push(FieldError { field: "redirect_on_meeting_exit", sentence: format!("{error}.") });
        return Ok(Page(EditPage { signed_in, meeting: before, form }).with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    // What makes other links is said before it is done.
    if invitation_count > 0 && fields.value("step") != "change" && site.app.links_change(&before, &changed)? {
        let is_over = before.last_link_ends_at() <= site.app.now();
        let hidden = form.hidden().to_vec();
        let mut oddities = form.oddities;
        oddities.extend(lint::window(&changed.window, site.app.now()));
        return Ok(Page(ConfirmPage { signed_in, before, changed, hidden, oddities, invitation_count, is_over })
            .into_response());
    }
    match site.app.change_meeting(&signed_in.actor, changed).await {
        Err(Error::ChangedMeanwhile) => {
            let stored = site.app.meeting(&signed_in.actor, id).await?.meeting;
            Ok(compared(signed_in, stored.clone(), MeetingForm::sent_for(&stored, &fields, &site.app)))
        }
        changed => {
            changed?;
            Ok(Redirect::to(&format!("/meetings/{id}")).into_response())
        }
    }
}

/// The form with what was typed, beside a meeting that was changed meanwhile.
fn compared(signed_in: SignedIn, meeting: Meeting, mut form: MeetingForm) -> Response {
    form.compare_with(&meeting);
    Page(EditPage { signed_in, meeting, form }).with_status(StatusCode::CONFLICT)
}

/// A new meeting's form with an earlier one's people, at the same time of the next week that lies ahead.
pub(in crate::web) async fn repeat(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let mut meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    let invitees = site.app.store.invitations(id).await?.into_iter().map(|invitation| invitation.invitee).collect();
    meeting.window = meeting.window.weeks_later_than(site.app.now()).ok_or(Error::NotFound)?;
    meeting.id = uuid::Uuid::new_v4();
    let form = MeetingForm::again(&meeting, &site.app);
    let recent = site.app.store.recent_meetings(&signed_in.actor.organizer.id, RECENT).await?;
    let people = People::of(invitees);
    let now = site.app.now();
    let (rooms, outdated) = (rooms_to_propose(&site.app, &recent), Vec::new());
    let page = FormPage { signed_in, form, people, recent, now, rooms, outdated, is_zone_a_guess: false };
    Ok(Page(page).into_response())
}

pub(in crate::web) async fn ask_to_delete(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let summary = site.app.meeting(&signed_in.actor, id).await?;
    let is_over = summary.meeting.last_link_ends_at() <= site.app.now();
    let (meeting, invitation_count) = (summary.meeting, summary.invitation_count);
    let people = site.app.store.invitations(id).await?;
    let found = MeetingLinks::without_links(meeting, people);
    let cancel_count = if is_over { 0 } else { site.app.cancellable(&found).await? };
    let (meeting, batch_id) = (found.meeting, uuid::Uuid::new_v4());
    Ok(Page(DeletePage { signed_in, meeting, invitation_count, is_over, cancel_count, batch_id }).into_response())
}

pub(in crate::web) async fn delete(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    if fields.is_on("cancel") {
        let batch_id = super::add::batch_id(&fields)?;
        site.app.send_cancellations(&signed_in.actor, id, batch_id, None).await?;
    }
    site.app.delete_meeting(&signed_in.actor, id).await?;
    Ok(Redirect::to("/meetings").into_response())
}

pub(in crate::web) async fn handed_out(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    site.app.mark_handed_out(&signed_in.actor, id, None).await?;
    Ok(Redirect::to(&format!("/meetings/{id}")).into_response())
}
