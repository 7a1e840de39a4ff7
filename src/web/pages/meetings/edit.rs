//! Changing a meeting, and keeping track of whose link is another one since.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    form::{FIT_ROOM, MeetingForm},
    review::Step,
    words,
};
use crate::{
    app::{Actor, App, Change, Fixed, MeetingSummary},
    daily::{DailyError, preflight::Fix},
    error::{Error, Refusal},
    invite::{Meeting, join::LinkKind, lint},
    texts::Dates,
    web::{
        Site,
        done::Done,
        error::{PageResult, status_of},
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
    dates: Dates,
    earlier_dates: Dates,
    invitation_count: i64,
    is_over: bool,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    site.app.check_domain(&meeting)?;
    let form = MeetingForm::of(signed_in.t, &meeting, &site.app);
    Ok(page(signed_in, meeting, form, StatusCode::OK))
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let stored = site.app.meeting(&signed_in.actor, id).await?;
    let meeting = stored.meeting.clone();
    let mut form = MeetingForm::sent_for(signed_in.t, &meeting, &fields, &site.app);
    if Step::of(&fields) == Step::Edit {
        return Ok(page(signed_in, meeting, form, StatusCode::OK));
    }
    let change = match planned(&site.app, stored, &mut form).await {
        Ok(Some(change)) => change,
        Ok(None) => return Ok(page(signed_in, meeting, form, StatusCode::UNPROCESSABLE_ENTITY)),
        Err(error) => return refused(signed_in, meeting, form, error),
    };
    // What makes other links is said before it is done.
    if change.changed_links() > 0 && fields.value("step") != "change" {
        return Ok(Page(ConfirmPage::new(signed_in, &change, form, site.app.now())).into_response());
    }
    match site.app.change_meeting(&signed_in.actor, change).await {
        Ok(changed) => {
            let done = fit_room(&site.app, &signed_in.actor, &form, [&meeting, &changed.meeting]).await;
            Ok(done.leads_to(&format!("/meetings/{id}")))
        }
        Err(error @ Error::Refused(Refusal::ChangedMeanwhile)) => {
            changed_meanwhile(&site, signed_in, id, &fields, error).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Plans the change that the form asks for; `None` with the form's errors set where a field can't be read.
async fn planned(app: &App, stored: MeetingSummary, form: &mut MeetingForm) -> Result<Option<Change>, Error> {
    if form.is_older_than(&stored.meeting) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let Some(patch) = form.patch() else { return Ok(None) };
    app.plan_change(stored, patch).await.map(Some)
}

/// Keeps the room open for a meeting that has another time now, if the form says so. Returns what was done.
async fn fit_room(app: &App, actor: &Actor, form: &MeetingForm, [before, after]: [&Meeting; 2]) -> Done {
    let opening = |meeting: &Meeting| (meeting.window.opens_at(), meeting.window.closes_at());
    if !form.is_on(FIT_ROOM) || opening(before) == opening(after) {
        return Done::MeetingChanged;
    }
    match app.fix(actor, after, Fix::FitWindow).await {
        Ok(Fixed::Changed(_)) => Done::MeetingAndRoomChanged,
        // The room check says that there is no room.
        Ok(_) | Err(DailyError::NotFound) => Done::MeetingChanged,
        Err(_) => Done::RoomNotChanged,
    }
}

/// The form with what was typed, beside the meeting that someone else saved in the meantime.
async fn changed_meanwhile(
    site: &Site,
    signed_in: SignedIn,
    id: Uuid,
    fields: &Fields,
    error: Error,
) -> PageResult<Response> {
    let stored = site.app.meeting(&signed_in.actor, id).await?.meeting;
    let form = MeetingForm::sent_for(signed_in.t, &stored, fields, &site.app);
    refused(signed_in, stored, form, error)
}

/// The form with what was typed, and why the change was refused.
fn refused(signed_in: SignedIn, meeting: Meeting, mut form: MeetingForm, error: Error) -> PageResult<Response> {
    let Error::Refused(refusal) = error else { return Err(error.into()) };
    form.refuse(&refusal, &meeting);
    Ok(page(signed_in, meeting, form, status_of(&refusal)))
}

fn page(signed_in: SignedIn, meeting: Meeting, form: MeetingForm, status: StatusCode) -> Response {
    Page(EditPage { signed_in, meeting, form }).with_status(status)
}

impl ConfirmPage {
    fn had_join_links(&self) -> bool {
        self.before.link_kind == LinkKind::Join
    }

    fn new(signed_in: SignedIn, change: &Change, form: MeetingForm, now: Timestamp) -> Self {
        let (before, changed) = (change.before().clone(), change.after().clone());
        let (is_over, invitation_count) = (before.last_link_ends_at() <= now, change.changed_links());
        let hidden = form.hidden().to_vec();
        let (t, zone) = (signed_in.t, changed.window.zone());
        let [dates, earlier_dates] = [zone, before.window.zone()].map(|zone| Dates::new(t.locale, zone, now));
        let oddities = form.oddities.into_iter().chain(lint::window(&changed.window, now));
        let oddities = oddities.map(|oddity| words::of_time(t, oddity, zone, &dates)).collect();
        Self { signed_in, before, changed, hidden, oddities, dates, earlier_dates, invitation_count, is_over }
    }
}
