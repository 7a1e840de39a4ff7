//! Making a meeting: its form, its review, and the meeting.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    form::MeetingForm,
    people::People,
    preflight::Preflight,
    review::{Draft, Step},
};
use crate::{
    app::{App, Asking, Kept, MeetingSummary, OutdatedMeetings},
    error::{Error, Refusal},
    invite::{Meeting, meeting::WindowError},
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids, query},
        page::Page,
        session::SignedIn,
    },
};

/// How many meetings stand under the form.
const RECENT: i64 = 5;

/// How many templates stand above the form.
const TEMPLATES: i64 = 5;

/// How many people who can't get in stand above the form.
const ASKING: i64 = 20;

/// How many rooms stand in the form, to be proposed without a script.
const PROPOSED: usize = 100;

#[derive(Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    signed_in: SignedIn,
    form: MeetingForm,
    people: People,
    recent: Vec<MeetingSummary>,
    templates: Vec<crate::app::Template>,
    now: Timestamp,
    /// Rooms to propose: those of the recent meetings, and Daily's as far as they were listed.
    rooms: Vec<String>,
    /// Coming meetings whose links have to be shared again.
    outdated: OutdatedMeetings,
    /// People who can't get in.
    asking: Vec<Asking>,
    /// Whether nobody has chosen the zone, so that the browser's own may take its place.
    is_zone_a_guess: bool,
    /// Whether the time is proposed, so that it may follow the date.
    is_new: bool,
}

impl FormPage {
    async fn new(app: &App, signed_in: SignedIn, form: MeetingForm, mut people: People) -> Result<Self, Error> {
        people.lint_beside(signed_in.t, &[]);
        people.invites_self = Some(signed_in.actor.organizer.invites_self);
        let recent = app.recent_meetings(&signed_in.actor, RECENT).await?;
        let (rooms, now) = (rooms_to_propose(app, &recent), app.now());
        let templates = app.recent_templates(&signed_in.actor, TEMPLATES).await?;
        Ok(Self {
            signed_in,
            form,
            people,
            recent,
            templates,
            now,
            rooms,
            outdated: OutdatedMeetings::default(),
            asking: Vec::new(),
            is_zone_a_guess: false,
            is_new: false,
        })
    }
}

fn rooms_to_propose(app: &App, recent: &[MeetingSummary]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let listed = app.known_rooms();
    let at_daily = listed.iter().flat_map(|listed| &listed.rooms.rooms).map(|room| room.name.as_str());
    for name in recent.iter().map(|summary| summary.meeting.room.as_str()).chain(at_daily).take(PROPOSED) {
        if !names.iter().any(|there| there == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The start page: a new form, and what else is to be done.
pub(in crate::web) async fn form(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let (app, organizer) = (&site.app, &signed_in.actor.organizer);
    let pairs = query(&text.unwrap_or_default())?;
    let value = |name| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
    let template = match value("template").parse() {
        Ok(id) => Some(app.template(&signed_in.actor, id).await?),
        Err(_) => None,
    };
    let outdated = app.outdated(&organizer.id).await?;
    let asking = app.people_asking(&signed_in.actor, ASKING).await?;
    let (t, kind, people) = (signed_in.t, app.link_kind_for(&signed_in.actor), People::proposed(organizer));
    let proposed = |zone: &_| match &template {
        Some(template) => MeetingForm::of_template(t, app, zone, template, kind),
        None => MeetingForm::proposed(t, app, zone, value("room"), kind),
    };
    let form = proposed(&signed_in.zone);
    let mut page = FormPage::new(app, signed_in, form, people).await?;
    match page.recent.first() {
        Some(last) => page.form = proposed(last.meeting.window.zone()),
        None => page.is_zone_a_guess = page.signed_in.actor.organizer.zone.is_none(),
    }
    page.is_new = true;
    (page.outdated, page.asking) = (outdated, asking);
    Ok(Page(page).into_response())
}

/// A reload of a page that a form led to, once the form is gone.
pub(in crate::web) async fn to_form() -> Redirect {
    Redirect::to("/")
}

/// What a form was read as, or the form with what is wrong.
type Drafted = Result<Draft, Box<(MeetingForm, People)>>;

/// The meeting and the people of a form that was sent; where they can't be read, the form with what is wrong.
async fn draft(app: &App, signed_in: &SignedIn, fields: &Fields) -> Result<Drafted, Error> {
    let people = People::sent(app, signed_in, fields).await?;
    let mut form = MeetingForm::sent(signed_in.t, fields, app);
    Ok(match form.meeting(app) {
        Some(meeting) if !people.is_stuck() => Ok(Draft::of_new(&form, meeting, people)),
        _ => Err(Box::new((form, people))),
    })
}

async fn form_again(app: &App, signed_in: SignedIn, (form, people): (MeetingForm, People)) -> PageResult<Response> {
    let page = FormPage::new(app, signed_in, form, people.with_a_row()).await?;
    Ok(Page(page).with_status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// The form again, without what is wrong: that is said when it is looked at again.
async fn edited(app: &App, mut signed_in: SignedIn, fields: &Fields) -> PageResult<Response> {
    let people = People::sent(app, &signed_in, fields).await?;
    let people = match fields.value("step") {
        "rows" => people.with_more_rows(),
        word @ ("edit-with-me" | "edit-without-me") => {
            let invites_self = word == "edit-with-me";
            app.set_invites_self(&mut signed_in.actor, invites_self).await?;
            let (people, organizer) = (people.with_a_row(), &signed_in.actor.organizer);
            if invites_self { people.with_self(organizer) } else { people.without_self(organizer) }
        }
        _ => people.with_a_row(),
    };
    let form = MeetingForm::sent(signed_in.t, fields, app);
    Ok(Page(FormPage::new(app, signed_in, form, people).await?).into_response())
}

pub(in crate::web) async fn review(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let (app, step) = (&site.app, Step::of(&fields));
    if let Step::Edit | Step::MoreRows = step {
        return edited(app, signed_in, &fields).await;
    }
    let mut draft = match draft(app, &signed_in, &fields).await? {
        Ok(draft) => draft,
        Err(wrong) => return form_again(app, signed_in, *wrong).await,
    };
    if let Step::Preflight(fix) = step {
        let people = draft.people.invitees();
        let preflight = Preflight::of_review(app, &signed_in, &draft.meeting, people, fix).await;
        draft = draft.beside(preflight);
    }
    Ok(draft.page(app, signed_in))
}

pub(in crate::web) async fn create(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let app = &site.app;
    let draft = match draft(app, &signed_in, &fields).await? {
        Ok(draft) => draft,
        Err(wrong) => return form_again(app, signed_in, *wrong).await,
    };
    if draft.must_be_reviewed(&fields) {
        return Ok(draft.page_to_agree_to(app, signed_in));
    }
    if let Err(error) = draft.create_room(app, &signed_in, &fields).await {
        return Ok(draft.without_room(app, signed_in, &error).await);
    }
    match app.create_meeting(&signed_in.actor, draft.meeting.clone(), draft.people.invitees()).await {
        Ok(created) => {
            draft.people.remember(app, &signed_in).await;
            app.keep_contacts(&signed_in.actor, &draft.people.invitees()).await;
            if fields.is_on("link_kind") {
                app.remember_link_kind(&signed_in.actor, draft.meeting.link_kind).await;
            }
            Ok(to_meeting(draft.meeting.id, created.kept, Done::MeetingCreated(draft.people.count())))
        }
        Err(error) => draft.refused(app, signed_in, error),
    }
}

/// Leads to a meeting's page, which says so where a form that was sent again changed nothing.
pub(super) fn to_meeting(id: Uuid, kept: Kept, done: Done) -> Response {
    if kept == Kept::AsBefore {
        return Redirect::to(&format!("/meetings/{id}?sent-before")).into_response();
    }
    done.leads_to(&format!("/meetings/{id}"))
}

/// A new meeting's form with an earlier one's people, at the same time of the next week that lies ahead.
pub(in crate::web) async fn repeat(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let (summary, invitations) = site.app.meeting_and_people(&signed_in.actor, id).await?;
    let meeting = summary.meeting;
    let window = meeting.window.weeks_later_than(site.app.now()).ok_or(Refusal::Window(WindowError::OutOfRange))?;
    let again = Meeting { id: Uuid::new_v4(), window, ..meeting };
    let people = People::of(invitations.into_iter().map(|invitation| invitation.invitee).collect());
    let form = MeetingForm::again(signed_in.t, &again, &site.app);
    let page = FormPage::new(&site.app, signed_in, form, people).await?;
    Ok(Page(page).into_response())
}
