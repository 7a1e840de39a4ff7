//! Inviting more people to a meeting that is there.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use uuid::Uuid;

use super::{Beside, People, Step, UNAVAILABLE, review_of};
use crate::{
    app::App,
    error::Error,
    invite::Meeting,
    web::{
        Site,
        error::{PageError, PageResult, log_incident},
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/add.html")]
struct AddPage {
    signed_in: SignedIn,
    meeting: Meeting,
    people: People,
    /// The batch's id: a second post of it adds nobody.
    batch_id: Uuid,
}

pub(in crate::web) async fn new(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let meeting = open_meeting(&site.app, &signed_in, id).await?;
    let page = AddPage { signed_in, meeting, people: People::blank(), batch_id: Uuid::new_v4() };
    Ok(Page(page).into_response())
}

/// A reload of the review, once its form is gone.
pub(in crate::web) async fn to_form(Ids([id]): Ids<1>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}/add"))
}

/// A reload of a page that a form about the meeting led to.
pub(in crate::web) async fn to_meeting(Ids([id]): Ids<1>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}"))
}

pub(in crate::web) async fn review(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let meeting = open_meeting(&site.app, &signed_in, id).await?;
    let batch_id = batch_id(&fields)?;
    let mut people = People::sent(&fields);
    let invited: Vec<_> =
        site.app.store.invitations(id).await?.into_iter().map(|invitation| invitation.invitee).collect();
    people.lint_beside(&invited);
    let (people, status) = match Step::of(&fields) {
        Step::Edit => (people.with_a_row(), StatusCode::OK),
        Step::MoreRows => (people.with_more_rows(), StatusCode::OK),
        Step::Review | Step::Preflight(_) if people.is_stuck() => {
            (people.with_a_row(), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Step::Review | Step::Preflight(_) => {
            return Ok(review_page(&site.app, signed_in, meeting, batch_id, people, StatusCode::OK, ""));
        }
    };
    Ok(Page(AddPage { signed_in, meeting, people, batch_id }).with_status(status))
}

pub(in crate::web) async fn create(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let meeting = open_meeting(&site.app, &signed_in, id).await?;
    let batch_id = batch_id(&fields)?;
    let mut people = People::sent(&fields);
    let invited: Vec<_> =
        site.app.store.invitations(id).await?.into_iter().map(|invitation| invitation.invitee).collect();
    people.lint_beside(&invited);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if people.is_stuck() {
        return Ok(Page(AddPage { signed_in, meeting, people: people.with_a_row(), batch_id }).with_status(status));
    }
    if people.must_be_reviewed(&fields) || site.app.can_invite(&meeting, people.invitees()).is_err() {
        return Ok(review_page(&site.app, signed_in, meeting, batch_id, people, status, ""));
    }
    match site.app.add_people(&signed_in.actor, id, batch_id, people.invitees()).await {
        Ok(kept) => Ok(super::to_meeting(id, kept)),
        Err(Error::Unavailable(cause)) => {
            log_incident(cause.as_ref());
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Ok(review_page(&site.app, signed_in, meeting, batch_id, people, status, UNAVAILABLE))
        }
        Err(error) => Err(error.into()),
    }
}

/// The organizer's own meeting, if links can still be made for it.
async fn open_meeting(app: &App, signed_in: &SignedIn, id: Uuid) -> PageResult<Meeting> {
    let meeting = app.meeting(&signed_in.actor, id).await?.meeting;
    if app.no_links(&meeting).is_some() {
        return Err(Error::NotFound.into());
    }
    Ok(meeting)
}

pub(super) fn batch_id(fields: &Fields) -> PageResult<Uuid> {
    fields.value("batch_id").parse().map_err(|_| PageError::BadRequest("The form is out of date: open it again."))
}

fn review_page(
    app: &App,
    signed_in: SignedIn,
    meeting: Meeting,
    batch_id: Uuid,
    people: People,
    status: StatusCode,
    refusal: &str,
) -> Response {
    let at = |last: &str| format!("/meetings/{}/{last}", meeting.id);
    let addresses = [at("review"), at("invitations")];
    let hidden = vec![("batch_id".to_owned(), batch_id.to_string())];
    review_of(app, signed_in, hidden, Vec::new(), meeting, people, addresses, status, refusal, Beside::Nothing)
}
