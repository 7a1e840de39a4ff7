//! Whether a meeting's links can work, as Daily sees it: beside the review and the meeting, never in their way.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};

use super::form::MeetingForm;
use crate::{
    app::{Actor, App},
    daily::preflight::{Fix, Light, Point},
    invite::{Invitation, Invitee, Meeting},
    web::{
        Site,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

/// What was found, and where its buttons lead.
#[derive(Template)]
#[template(path = "meetings/preflight.html")]
pub(super) struct Preflight {
    points: Vec<Point>,
    room: String,
    /// What was done, or why not.
    said: String,
    is_failure: bool,
    /// Where forms go; none where the buttons belong to the review's own.
    fix_at: Option<String>,
}

impl Preflight {
    /// Does what is asked for, and then asks Daily.
    async fn run(
        app: &App,
        actor: &Actor,
        meeting: &Meeting,
        invitation: Option<&Invitation>,
        fix: Option<Fix>,
    ) -> Self {
        let (said, is_failure) = match fix {
            None => (String::new(), false),
            Some(fix) => match app.fix(actor, meeting, fix).await {
                Ok(said) => (said, false),
                Err(error) => (error.about_change(&meeting.room), true),
            },
        };
        let token = match fix {
            Some(Fix::TryLink) => invitation.and_then(|invitation| app.token_to_try(meeting, invitation)),
            _ => None,
        };
        let points = app.preflight(meeting, token).await;
        // What was asked for by a press is not folded away with what is fine.
        let tried = points.iter().find(|point| point.light == Light::Good && point.fix == Some(Fix::TryLink));
        let said = tried.map_or(said, |point| point.what.clone());
        Self { points, room: meeting.room.to_string(), said, is_failure, fix_at: None }
    }

    /// For a meeting that is in review, with one of its people.
    pub(super) async fn of_review(
        app: &App,
        actor: &Actor,
        meeting: &Meeting,
        people: Vec<Invitee>,
        fix: Option<Fix>,
    ) -> Self {
        let invitations = Invitation::for_batch(meeting.id, people.into_iter().take(1).collect());
        Self::run(app, actor, meeting, invitations.first(), fix).await
    }

    fn wanting(&self) -> impl Iterator<Item = &Point> {
        let order = [Light::Wrong, Light::Warn, Light::Unchecked];
        order.into_iter().flat_map(|light| self.points.iter().filter(move |point| point.light == light))
    }

    fn good(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.light == Light::Good)
    }

    fn good_count(&self) -> usize {
        self.good().count()
    }
}

#[derive(Template)]
#[template(path = "meetings/checked.html")]
struct CheckedPage {
    signed_in: SignedIn,
    meeting: Meeting,
    preflight: Preflight,
}

/// For the script, beside the review: what stands there, from the form's fields.
pub(in crate::web) async fn of_form(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let Some(meeting) = MeetingForm::sent(&fields, &site.app).meeting(&site.app) else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    Ok(Page(Preflight::run(&site.app, &signed_in.actor, &meeting, None, None).await).into_response())
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    page(&site, signed_in, id, None).await
}

pub(in crate::web) async fn fix(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    page(&site, signed_in, id, Fix::of(fields.value("step"))).await
}

async fn page(site: &Site, signed_in: SignedIn, id: uuid::Uuid, fix: Option<Fix>) -> PageResult<Response> {
    let meeting = site.app.open_meeting(&signed_in.actor, id).await?;
    let first = if fix == Some(Fix::TryLink) { site.app.first_invitation(&meeting).await? } else { None };
    let preflight = Preflight::run(&site.app, &signed_in.actor, &meeting, first.as_ref(), fix).await;
    let preflight = Preflight { fix_at: Some(format!("/meetings/{id}/preflight")), ..preflight };
    Ok(Page(CheckedPage { signed_in, meeting, preflight }).into_response())
}
