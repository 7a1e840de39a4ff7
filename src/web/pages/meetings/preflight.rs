//! Whether a meeting's links can work, as Daily sees it: beside the review and the meeting, never in their way.

use std::time::Duration;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};

use jiff::Timestamp;
use tokio::time::timeout;

use super::{
    check_words::{FixWords, finding_in_words, fixed_in_words, light_in_words, unfixed_in_words},
    form::MeetingForm,
};
use crate::{
    app::App,
    daily::{
        DailyError, Finding,
        preflight::{Check, Fix, Light},
    },
    invite::{Invitation, Invitee, Meeting},
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

/// How long a page waits for Daily.
const SOON: Duration = Duration::from_secs(4);

/// What was found, and where its buttons lead.
#[derive(Template)]
#[template(path = "meetings/preflight.html")]
pub(super) struct Preflight {
    t: OrganizerTexts,
    points: Vec<Point>,
    /// What was done, or why not.
    said: String,
    is_failure: bool,
    /// Where forms go; none where the buttons belong to the review's own.
    fix_at: Option<String>,
}

/// One check in words.
struct Point {
    light: Light,
    state: String,
    what: String,
    fix: Option<(Fix, FixWords)>,
    /// Whether there is no room of this name, nor one with a similar name.
    is_missing_room: bool,
}

impl Point {
    fn of(t: OrganizerTexts, check: &Check, room: &str, now: Timestamp) -> Self {
        Self {
            light: check.light,
            state: light_in_words(t, check.light),
            what: finding_in_words(t, &check.finding, now),
            fix: check.fix.map(|fix| (fix, FixWords::of(t, fix, room))),
            is_missing_room: matches!(check.finding, Finding::RoomMissing(_)),
        }
    }
}

impl Preflight {
    /// Does what is asked for, and then asks Daily.
    async fn run(
        app: &App,
        signed_in: &SignedIn,
        meeting: &Meeting,
        invitation: Option<&Invitation>,
        fix: Option<Fix>,
    ) -> Self {
        let (t, room) = (signed_in.t, &meeting.room);
        let said = match fix {
            None => (String::new(), false),
            Some(fix) => match app.fix(&signed_in.actor, meeting, fix).await {
                Ok(fixed) => (fixed_in_words(t, fixed, room), false),
                Err(error) => (unfixed_in_words(t, &error, room), true),
            },
        };
        let token = match fix {
            Some(Fix::TryLink) => invitation.and_then(|invitation| app.token_to_try(meeting, invitation)),
            _ => None,
        };
        Self::in_words(app, t, meeting, &app.preflight(meeting, token).await, said)
    }

    /// Says what was found, after what was done or why not, and whether that is a failure.
    fn in_words(
        app: &App,
        t: OrganizerTexts,
        meeting: &Meeting,
        checks: &[Check],
        (said, is_failure): (String, bool),
    ) -> Self {
        let points: Vec<_> = checks.iter().map(|check| Point::of(t, check, meeting.room.as_str(), app.now())).collect();
        // What was asked for by a press is not folded away with what is fine.
        let tried = checks.iter().find(|check| matches!(check.finding, Finding::LinkGood));
        let said = tried.map_or(said, |check| finding_in_words(t, &check.finding, app.now()));
        Self { t, points, said, is_failure, fix_at: None }
    }

    /// For a meeting that is in review, with one of its people.
    pub(super) async fn of_review(
        app: &App,
        signed_in: &SignedIn,
        meeting: &Meeting,
        people: Vec<Invitee>,
        fix: Option<Fix>,
    ) -> Self {
        let invitations = Invitation::for_batch(meeting.id, people.into_iter().take(1).collect());
        Self::run(app, signed_in, meeting, invitations.first(), fix).await
    }

    /// For a meeting in review whose room could not be created.
    pub(super) async fn of_failure(app: &App, t: OrganizerTexts, meeting: &Meeting, error: &DailyError) -> Self {
        let said = unfixed_in_words(t, error, &meeting.room);
        Self::in_words(app, t, meeting, &app.preflight(meeting, None).await, (said, true))
    }

    /// For a meeting that is about to be sent; `None` where Daily does not answer soon.
    pub(super) async fn of_meeting(app: &App, signed_in: &SignedIn, meeting: &Meeting) -> Option<Self> {
        let found = timeout(SOON, Self::run(app, signed_in, meeting, None, None)).await.ok()?;
        Some(Self { fix_at: Some(format!("/meetings/{}/preflight", meeting.id)), ..found })
    }

    /// Returns whether links do not work, or not as intended.
    pub(super) fn is_wrong(&self) -> bool {
        self.points.iter().any(|point| point.light == Light::Wrong)
    }

    /// Returns whether the room can be created together with the links.
    fn creates_room(&self) -> bool {
        self.fix_at.is_none() && self.points.iter().any(|point| point.is_missing_room)
    }

    fn of_lights<const N: usize>(&self, lights: [Light; N]) -> impl Iterator<Item = &Point> {
        lights.into_iter().flat_map(|light| self.points.iter().filter(move |point| point.light == light))
    }

    /// What is most in the way, in one line; empty if nothing is.
    pub(super) fn worst(&self) -> String {
        if self.creates_room() {
            return self.t.check_create_with_line();
        }
        let worst = self.problems().next();
        worst.map(|point| self.t.check_line(point.state.as_str(), point.what.as_str())).unwrap_or_default()
    }

    fn problems(&self) -> impl Iterator<Item = &Point> {
        self.of_lights([Light::Wrong, Light::Warn])
    }

    fn has_problem(&self) -> bool {
        self.problems().next().is_some()
    }

    /// Whether nothing was found out, since Daily did not answer.
    fn knows_nothing(&self) -> bool {
        self.of_lights([Light::Good]).next().is_none()
    }

    fn others(&self) -> impl Iterator<Item = &Point> {
        self.of_lights([Light::Unchecked, Light::Good])
    }
}

#[derive(Template)]
#[template(path = "meetings/checked.html")]
struct CheckedPage {
    signed_in: SignedIn,
    meeting: Meeting,
    dates: Dates,
    preflight: Preflight,
}

/// For the script, beside the review: what stands there, from the form's fields.
pub(in crate::web) async fn of_form(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let Some(meeting) = MeetingForm::sent(signed_in.t, &fields, &site.app).meeting(&site.app) else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    Ok(Page(Preflight::run(&site.app, &signed_in, &meeting, None, None).await).into_response())
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
    let preflight = Preflight::run(&site.app, &signed_in, &meeting, first.as_ref(), fix).await;
    let preflight = Preflight { fix_at: Some(format!("/meetings/{id}/preflight")), ..preflight };
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    Ok(Page(CheckedPage { signed_in, meeting, dates, preflight }).into_response())
}
