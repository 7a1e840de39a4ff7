//! Making meetings, and showing their links.

pub(in crate::web) mod add;
pub(in crate::web) mod edit;
pub(in crate::web) mod files;
mod form;
pub(in crate::web) mod invitation;
pub(in crate::web) mod mail;
pub(in crate::web) mod message;
mod people;
pub(in crate::web) mod preflight;

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    app::{App, As, Kept, MeetingLinks, NoLinks, outbox::MailReport},
    error::Error,
    invite::{Invitation, Linker, Meeting, lint, sentence::sentence},
    preflight::Fix,
    store::{Found, MeetingSummary, Place},
    web::{
        Site,
        error::{PageResult, log_incident},
        extract::{Fields, Ids, query},
        page::Page,
        session::SignedIn,
    },
};
use form::MeetingForm;
use people::People;
use preflight::Preflight;

/// How many meetings ahead, and how many past ones, stand on a page.
const AHEAD: usize = 500;
const PAST_PAGE: usize = 50;

/// With more people than this, a page is sent while it is rendered.
const HELD: usize = 2000;

/// How many meetings stand under the form.
const RECENT: i64 = 5;

#[derive(Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    signed_in: SignedIn,
    form: MeetingForm,
    people: People,
    recent: Vec<MeetingSummary>,
    now: Timestamp,
    /// Rooms to propose: those of the recent meetings, and Daily's as far as they were listed.
    rooms: Vec<String>,
    /// Coming meetings whose links were signed with another API key, and how their people begin.
    outdated: Vec<(MeetingSummary, String)>,
    /// Whether nobody has chosen the zone, so that the browser's own may take its place.
    is_zone_a_guess: bool,
}

#[derive(Template)]
#[template(path = "meetings/review.html")]
struct ReviewPage {
    signed_in: SignedIn,
    /// The fields that travel along unseen.
    hidden: Vec<(String, String)>,
    people: People,
    /// What is allowed and yet odd, about the time or the list as a whole.
    oddities: Vec<String>,
    /// What the links will allow, for the first owner and the first other person.
    sentences: Vec<String>,
    meeting: Meeting,
    /// Where the form goes to be looked at again, and where to be carried out.
    review_at: String,
    make_at: String,
    /// Why it could not be carried out.
    refusal: String,
    preflight: Beside,
}

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct MeetingPage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitations: Vec<Invitation>,
    links: Option<Linker>,
    no_links: Option<NoLinks>,
    /// How many links are other ones than were handed out.
    changed_count: usize,
    /// Whether the links that were handed out are signed with another API key.
    has_other_key: bool,
    people_removed_at: Option<Timestamp>,
    /// How the people stand with their mail, where mail can be sent.
    mail: Option<MailReport>,
    /// Makes what a button sends be sent once.
    batch_id: Uuid,
    now: Timestamp,
    /// Whether a form led here that was sent before with something else in it.
    was_sent_before: bool,
}

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct ListPage {
    signed_in: SignedIn,
    ahead: Vec<MeetingSummary>,
    has_more_ahead: bool,
    past: Vec<MeetingSummary>,
    now: Timestamp,
    /// What was looked for.
    wanted: String,
    /// Where older ones stand.
    older: Option<String>,
    /// Whether the list begins here.
    is_first: bool,
}

/// What stands beside a review about Daily.
enum Beside {
    /// Nothing: the meeting is there already, and says it.
    Nothing,
    /// A way to ask.
    Question,
    /// What was answered just now.
    Answer(Preflight),
}

/// What a form's button asks for.
enum Step {
    Review,
    Edit,
    MoreRows,
    /// Ask Daily, and do first what it is about.
    Preflight(Option<Fix>),
}

impl Step {
    fn of(fields: &Fields) -> Self {
        match fields.value("step") {
            "edit" => Self::Edit,
            "rows" => Self::MoreRows,
            "preflight" => Self::Preflight(None),
            word => Fix::of(word).map_or(Self::Review, |fix| Self::Preflight(Some(fix))),
        }
    }
}

pub(in crate::web) async fn new(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let room = pairs.into_iter().find(|(key, _)| key == "room").map(|(_, room)| room).unwrap_or_default();
    let recent = site.app.store.recent_meetings(&signed_in.actor.organizer.id, RECENT).await?;
    let last_zone = recent.first().map(|summary| summary.meeting.window.zone().clone());
    let is_zone_a_guess = last_zone.is_none();
    let form = MeetingForm::proposed(&site.app, &last_zone.unwrap_or_else(|| site.app.zone.clone()), &room);
    let people = People::proposed(&signed_in.actor.organizer);
    let now = site.app.now();
    let outdated = site.app.outdated(&signed_in.actor.organizer.id).await?;
    let rooms = rooms_to_propose(&site.app, &recent);
    Ok(Page(FormPage { signed_in, form, people, recent, now, rooms, outdated, is_zone_a_guess }).into_response())
}

/// How many rooms stand in the form, to be proposed without a script.
const PROPOSED: usize = 100;

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

/// A reload of a page that a form led to, once the form is gone.
pub(in crate::web) async fn to_form() -> Redirect {
    Redirect::to("/")
}

pub(in crate::web) async fn review(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let mut form = MeetingForm::sent(&fields, &site.app);
    let people = People::sent(&fields);
    match Step::of(&fields) {
        Step::Edit => form_again(&site.app, signed_in, form, people.with_a_row(), StatusCode::OK).await,
        Step::MoreRows => form_again(&site.app, signed_in, form, people.with_more_rows(), StatusCode::OK).await,
        Step::Review | Step::Preflight(_) => match form.meeting(&site.app) {
            Some(meeting) if !people.is_stuck() => {
                let preflight = match Step::of(&fields) {
                    Step::Preflight(fix) => {
                        let people = people.invitees();
                        Beside::Answer(Preflight::of_review(&site.app, &signed_in.actor, &meeting, people, fix).await)
                    }
                    _ => Beside::Question,
                };
                Ok(review_page(&site.app, signed_in, &form, meeting, people, StatusCode::OK, "", preflight))
            }
            _ => form_again(&site.app, signed_in, form, people.with_a_row(), StatusCode::UNPROCESSABLE_ENTITY).await,
        },
    }
}

pub(in crate::web) async fn create(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let mut form = MeetingForm::sent(&fields, &site.app);
    let people = People::sent(&fields);
    let Some(meeting) = form.meeting(&site.app).filter(|_| !people.is_stuck()) else {
        return form_again(&site.app, signed_in, form, people.with_a_row(), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if people.must_be_reviewed(&fields) || site.app.can_invite(&meeting, people.invitees()).is_err() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(review_page(&site.app, signed_in, &form, meeting, people, status, "", Beside::Question));
    }
    match site.app.create_meeting(&signed_in.actor, &meeting, people.invitees()).await {
        Ok(kept) => Ok(to_meeting(meeting.id, kept)),
        Err(Error::Unavailable(cause)) => {
            log_incident(cause.as_ref());
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Ok(review_page(&site.app, signed_in, &form, meeting, people, status, UNAVAILABLE, Beside::Question))
        }
        Err(error) => Err(error.into()),
    }
}

/// Leads to a meeting's page, which says so where a form that was sent again changed nothing.
fn to_meeting(id: Uuid, kept: Kept) -> Response {
    let query = if kept == Kept::AsBefore { "?sent-before" } else { "" };
    Redirect::to(&format!("/meetings/{id}{query}")).into_response()
}

/// What a review says when the database could not keep its people.
const UNAVAILABLE: &str =
    "The database can’t be used right now. Nothing is lost: wait a moment and press the button again.";

impl People {
    /// Whether a form may not be carried out yet: nobody to invite, or more that can't be used than its button said.
    fn must_be_reviewed(&self, fields: &Fields) -> bool {
        let agreed = fields.value("leave_out").parse().unwrap_or(0);
        self.count() == 0 || self.problem_count() > agreed
    }
}

async fn form_again(
    app: &App,
    signed_in: SignedIn,
    form: MeetingForm,
    mut people: People,
    status: StatusCode,
) -> PageResult<Response> {
    people.lint_beside(&[]);
    let recent = app.store.recent_meetings(&signed_in.actor.organizer.id, RECENT).await?;
    let (rooms, outdated, now) = (rooms_to_propose(app, &recent), Vec::new(), app.now());
    let page = FormPage { signed_in, form, people, recent, now, rooms, outdated, is_zone_a_guess: false };
    Ok(Page(page).with_status(status))
}

#[expect(clippy::too_many_arguments, reason = "what the page shows")]
fn review_page(
    app: &App,
    signed_in: SignedIn,
    form: &MeetingForm,
    meeting: Meeting,
    mut people: People,
    status: StatusCode,
    refusal: &str,
    preflight: Beside,
) -> Response {
    people.lint_beside(&[]);
    let oddities = form.oddities.iter().chain(&people.oddities).cloned().collect();
    let hidden = form.hidden().to_vec();
    review_of(
        app,
        signed_in,
        hidden,
        oddities,
        meeting,
        people,
        ["/meetings/review".to_owned(), "/meetings".to_owned()],
        status,
        refusal,
        preflight,
    )
}

#[expect(clippy::too_many_arguments, reason = "one review for a new meeting and for people added to one")]
fn review_of(
    app: &App,
    signed_in: SignedIn,
    hidden: Vec<(String, String)>,
    mut oddities: Vec<String>,
    meeting: Meeting,
    people: People,
    [review_at, make_at]: [String; 2],
    status: StatusCode,
    refusal: &str,
    preflight: Beside,
) -> Response {
    let invitees = people.invitees();
    let first = |is_owner: bool| invitees.iter().find(|invitee| invitee.is_owner == is_owner).cloned();
    let examples = [first(true), first(false)];
    let refusal = match app.can_invite(&meeting, invitees) {
        Ok(()) => refusal.to_owned(),
        Err(error) => format!("{error}."),
    };
    let status = if refusal.is_empty() || status != StatusCode::OK { status } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = |invitee| {
        let invitation = Invitation { id: meeting.id, invitee, changed_at: None, issued_under: None };
        Some(sentence(&invitation.claims(&meeting.claims().ok()?), meeting.window.zone()))
    };
    let sentences = examples.into_iter().flatten().filter_map(said).collect();
    oddities.extend(lint::window(&meeting.window, app.now()));
    let page =
        ReviewPage { signed_in, hidden, people, oddities, sentences, meeting, review_at, make_at, refusal, preflight };
    Page(page).with_status(status)
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
    let was_sent_before = query.as_deref() == Some("sent-before");
    let mail = match site.app.mail {
        Some(_) => Some(site.app.mail_report(&found).await?),
        None => None,
    };
    let MeetingLinks { meeting, invitations, links, has_other_key, people_removed_at } = found;
    let no_links = links.as_ref().err().copied();
    let links = links.ok();
    let is_long = invitations.len() > HELD;
    let changed_count = invitations.iter().filter(|invitation| invitation.changed_at.is_some()).count();
    let page = Page(MeetingPage {
        signed_in,
        meeting,
        invitations,
        links,
        no_links,
        changed_count,
        has_other_key,
        people_removed_at,
        mail,
        batch_id: Uuid::new_v4(),
        now: site.app.now(),
        was_sent_before,
    });
    Ok(if is_long { page.in_pieces() } else { page.into_response() })
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let value = |name: &str| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let (wanted, now) = (value("q"), site.app.now());
    let place = value("before");
    let place = place.split_once('.').and_then(|(seconds, id)| {
        let ends_at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
        (ends_at <= now && !id.contains('\0')).then(|| Place { ends_at, id: id.to_owned() })
    });
    let is_first = place.is_none();
    let (mut ahead, mut has_more_ahead) = (Vec::new(), false);
    if is_first {
        let found = site.app.store.meetings_ahead(&signed_in.actor.organizer.id, now, &wanted, AHEAD).await?;
        (ahead, has_more_ahead) = found;
    }
    // What ends within this second is over already.
    let from = place.unwrap_or(Place { ends_at: now + SignedDuration::from_secs(1), id: String::new() });
    let Found { meetings: past, next } =
        site.app.store.meetings_from(&signed_in.actor.organizer.id, &from, &wanted, PAST_PAGE).await?;
    let older = next.map(|Place { ends_at, id }| {
        let before = format!("{}.{id}", ends_at.as_second());
        let query = form_urlencoded::Serializer::new(String::new());
        let pairs = [("q", &wanted), ("before", &before)].into_iter().filter(|(_, value)| !value.is_empty());
        format!("/meetings?{}", { query }.extend_pairs(pairs).finish())
    });
    Ok(Page(ListPage { signed_in, ahead, has_more_ahead, past, now, wanted, older, is_first }).into_response())
}

impl MeetingSummary {
    /// The meeting in a list, as one line of facts: how many people, and when as seen from now.
    pub(in crate::web) fn in_a_list(&self, now: &Timestamp) -> String {
        let zone = self.meeting.window.zone();
        let people = match self.invitation_count {
            _ if self.people_removed_at.is_some() => "people removed".to_owned(),
            1 => "1 person".to_owned(),
            count => format!("{count} people"),
        };
        let room = self.meeting.title.as_ref().map(|_| format!("{} · ", self.meeting.room)).unwrap_or_default();
        format!("{room}{people} · {}", near(self.meeting.window.starts_at(), *now, zone))
    }
}

/// A moment as people say it when it is near: `today 10:00`, `tomorrow 14:00`, else with its date.
fn near(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let [local, today] = [time, now].map(|time| time.to_zoned_datetime(zone.clone()));
    let day = match (local.date() - today.date()).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => crate::invite::meeting::date(&local),
    };
    format!("{day} {}", crate::invite::meeting::clock_time(&local))
}
