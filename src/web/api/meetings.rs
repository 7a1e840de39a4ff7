//! Meetings and their invitations: the same records that the pages show.

use std::collections::HashSet;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    BASE,
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Object, Query, number, time},
    error::{ApiError, ApiResult, Location, unsigned, wrong_window},
    options::LongOptions,
};
use crate::{
    app::{App, As, NoLinks},
    invite::{
        Invitation, Invitee, InviteeName, Linker, MailAddress, Meeting, MeetingPatch, Title, Window,
        batch::PEOPLE_LIMIT,
        meeting::{CLOSES_LATE, MARGIN_LIMIT, OPENS_EARLY, WindowError},
        zone,
    },
    store::{MeetingSummary, Place},
    token::RoomName,
    web::Site,
};

/// How many things a page of a list has, unless asked for otherwise, and at most.
const PAGE: usize = 100;
const PAGE_LIMIT: usize = 1000;

/// So many times a list is read on to fill one page.
const PAGES_READ: usize = 10;

/// A new meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewMeeting {
    /// The room, which stays the meeting's.
    #[schema(value_type = String, example = "weekly-review", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: RoomName,
    /// What people see in their invitation beside the room.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Option<Title>,
    /// When it starts; without it, now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// When it ends; without it, an hour after the start.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// Minutes before the start from which links work; without it, 15.
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// Minutes after the end until which links work; without it, 30.
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// The zone in which its time is said; without it, the server's.
    #[schema(example = "Europe/Berlin")]
    zone: Option<String>,
    /// What the links allow.
    #[serde(default)]
    #[schema(value_type = LongOptions)]
    options: Object<LongOptions>,
    /// Who is invited: at most 20,000.
    #[serde(default)]
    #[schema(value_type = Vec<Person>, max_items = 20000)]
    people: Vec<Object<Person>>,
}

/// A person to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Person {
    /// The name that the others see.
    #[schema(value_type = String, example = "Ada Lovelace", min_length = 1, max_length = 200)]
    name: InviteeName,
    /// Where an invitation can be mailed; never part of a link.
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    email: Option<MailAddress>,
    /// Whether the person owns the room.
    #[serde(default)]
    owner: bool,
}

/// People to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPeople {
    /// Who is invited as well: at most 20,000.
    #[schema(value_type = Vec<Person>, max_items = 20000, min_items = 1)]
    people: Vec<Object<Person>>,
}

/// What to change; the rest stays. `null` takes a title away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingChange {
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Sent<Title>,
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    zone: Option<String>,
    /// All of what the links allow, in place of what they allowed.
    #[schema(value_type = Option<LongOptions>)]
    options: Option<Object<LongOptions>>,
}

/// A field that may be left out, and may be `null`.
#[derive(Debug, Default)]
enum Sent<T> {
    #[default]
    No,
    As(Option<T>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sent<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Option::deserialize(from).map(Self::As)
    }
}

/// One meeting.
#[derive(Serialize, ToSchema)]
pub(super) struct MeetingAnswer {
    meeting: MeetingBody,
}

/// A page of meetings, the latest end first.
#[derive(Serialize, ToSchema)]
pub(super) struct MeetingsAnswer {
    meetings: Vec<MeetingBody>,
    meta: Meta,
}

/// A page of invitations, in their order.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationsAnswer {
    invitations: Vec<InvitationBody>,
    meta: Meta,
}

/// About a list.
#[derive(Serialize, ToSchema)]
struct Meta {
    /// The query's `cursor` for the next page; none on the last.
    next_cursor: Option<String>,
}

/// A room for a time.
#[derive(Serialize, ToSchema)]
struct MeetingBody {
    id: Uuid,
    room: String,
    title: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    ends_at: Timestamp,
    opens_early: i64,
    closes_late: i64,
    zone: String,
    options: LongOptions,
    /// When its links were issued.
    #[schema(value_type = String, format = DateTime)]
    issued_at: Timestamp,
    /// From when its links work.
    #[schema(value_type = String, format = DateTime)]
    links_open_at: Timestamp,
    /// Until when its links work.
    #[schema(value_type = String, format = DateTime)]
    links_close_at: Timestamp,
    /// Why it has no links now: `ended`, or `other_domain`.
    no_links: Option<&'static str>,
    /// How many people are invited.
    invitation_count: i64,
}

/// A person who is invited.
#[derive(Serialize, ToSchema)]
struct InvitationBody {
    /// The token's user id.
    id: Uuid,
    name: String,
    email: Option<String>,
    owner: bool,
    /// The link. Whoever holds it gets in. None where the meeting has none, and for owners where the key makes none.
    link: Option<String>,
}

/// Where a page of a list begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageQuery {
    /// How many at most.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<usize>, minimum = 1, maximum = 1000)]
    limit: Option<usize>,
    /// The `next_cursor` of the page before.
    cursor: Option<String>,
}

impl PageQuery {
    fn limit(&self) -> ApiResult<usize> {
        match self.limit.unwrap_or(PAGE) {
            limit @ 1..=PAGE_LIMIT => Ok(limit),
            _ => Err(ApiError::invalid_at(Location::query("limit"), format!("want 1 to {PAGE_LIMIT}"))),
        }
    }

    /// What the cursor says, read in its own way.
    fn cursor<T>(&self, read: impl Fn(&str) -> Option<T>) -> ApiResult<Option<T>> {
        let wrong = || ApiError::invalid_at(Location::query("cursor"), "want the next_cursor of the page before");
        self.cursor.as_deref().map(|cursor| read(cursor).ok_or_else(wrong)).transpose()
    }
}

/// When a meeting is, as far as a request says it.
pub(super) struct Times {
    pub(super) starts_at: Option<Timestamp>,
    pub(super) ends_at: Option<Timestamp>,
    pub(super) opens_early: Option<i64>,
    pub(super) closes_late: Option<i64>,
}

impl Times {
    /// The window, which has to lie ahead.
    pub(super) fn window(&self, app: &App, now: Timestamp, zone: TimeZone) -> ApiResult<Window> {
        let starts_at = self.starts_at.unwrap_or(now);
        let ends_at = self.ends_at.map_or_else(|| starts_at.checked_add(SignedDuration::from_hours(1)), Ok);
        let ends_at = ends_at
            .map_err(|_| ApiError::invalid_at(Location::body("/ends_at"), "the end lies beyond the calendar"))?;
        let (early, late) = (self.opens_early.unwrap_or(OPENS_EARLY), self.closes_late.unwrap_or(CLOSES_LATE));
        check_margins(early, late)?;
        let window = Window::new(starts_at, ends_at, early, late, zone).map_err(|error| wrong_window(&error))?;
        window.check(app.now(), app.max_days).map_err(|error| wrong_window(&error))?;
        Ok(window)
    }
}

impl From<Object<Person>> for Invitee {
    fn from(Object(person): Object<Person>) -> Self {
        Self { name: person.name, email: person.email, is_owner: person.owner }
    }
}

/// Says which of the two is out of range.
fn check_margins(early: i64, late: i64) -> ApiResult<()> {
    for (pointer, minutes) in [("/opens_early", early), ("/closes_late", late)] {
        if !(0..=MARGIN_LIMIT).contains(&minutes) {
            return Err(ApiError::invalid_at(Location::body(pointer), WindowError::Margin.to_string()));
        }
    }
    Ok(())
}

fn zone_of(name: Option<&str>, default: &TimeZone) -> ApiResult<TimeZone> {
    name.map_or(Ok(default.clone()), zone::find).map_err(|what| ApiError::invalid_at(Location::body("/zone"), what))
}

/// The id of what a program asks for: always the same under the same name of its own.
async fn asked_id(
    site: &Site,
    caller: &Authorized,
    key: IdempotencyKey,
    about: &str,
    hash: &[u8; 32],
) -> ApiResult<Uuid> {
    let Some(name) = key.0 else { return Ok(Uuid::new_v4()) };
    let name = format!("{about} {name}");
    if !site.app.store.claim_idempotency_key(caller.key_id(), &name, hash, site.app.now()).await? {
        return Err(other_request());
    }
    // The same name is free for something else once it is forgotten.
    let namespace = caller.key_id().parse().unwrap_or_default();
    Ok(Uuid::new_v5(&namespace, &[name.as_bytes(), hash].concat()))
}

fn other_request() -> ApiError {
    let detail = "This Idempotency-Key came with another request before: use a new one.";
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail)
}

fn check_count(people: &[Object<Person>]) -> ApiResult<()> {
    match people.len() {
        0..=PEOPLE_LIMIT => Ok(()),
        _ => Err(ApiError::invalid_at(Location::body("/people"), format!("at most {PEOPLE_LIMIT} people fit at once"))),
    }
}

fn meeting_body(app: &App, meeting: Meeting, invitation_count: i64) -> MeetingBody {
    let no_links = app.no_links(&meeting).map(|why| match why {
        NoLinks::Ended => "ended",
        NoLinks::OtherDomain => "other_domain",
    });
    let Meeting { id, room, title, window, options, issued_at, .. } = meeting;
    MeetingBody {
        id,
        room: room.to_string(),
        title: title.map(|title| title.to_string()),
        starts_at: window.starts_at(),
        ends_at: window.ends_at(),
        opens_early: window.opens_early(),
        closes_late: window.closes_late(),
        zone: zone::name(window.zone()).to_owned(),
        options: options.into(),
        issued_at,
        links_open_at: window.opens_at(),
        links_close_at: window.closes_at(),
        no_links,
        invitation_count,
    }
}

async fn answer(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<MeetingAnswer> {
    let found = site.app.meeting(caller.actor(), id).await?;
    Ok(MeetingAnswer { meeting: meeting_body(&site.app, found.meeting, found.invitation_count) })
}

/// The organizer's own meeting, if its room is one of the key's.
async fn allowed(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<Meeting> {
    let meeting = site.app.meeting(caller.actor(), id).await?.meeting;
    caller.check_room(&meeting.room)?;
    Ok(meeting)
}

/// Make a meeting
///
/// With an `Idempotency-Key` the same request makes one meeting, however often it is sent.
#[utoipa::path(post, path = "/meetings", tag = "meetings", request_body = NewMeeting,
    params(("Idempotency-Key" = Option<String>, Header, description = "A name of your own for this request")),
    responses((status = 201, body = MeetingAnswer, description = "The meeting; its links are its invitations’.")))]
pub(super) async fn create(
    State(site): State<Site>,
    caller: Authorized,
    key: IdempotencyKey,
    Body { value: request, hash }: Body<NewMeeting>,
) -> ApiResult<impl IntoResponse> {
    let app = &site.app;
    check_count(&request.people)?;
    caller.check_room(&request.room)?;
    caller.check_people(&request.room, request.people.iter().map(|person| person.0.owner))?;
    let zone = zone_of(request.zone.as_deref(), &app.zone)?;
    let NewMeeting { starts_at, ends_at, opens_early, closes_late, .. } = request;
    let window = Times { starts_at, ends_at, opens_early, closes_late }.window(app, app.now(), zone)?;
    let domain = app.signer.domain().clone();
    let mut meeting = Meeting {
        title: request.title,
        options: request.options.0.into(),
        ..Meeting::new(Uuid::nil(), domain, request.room, window, app.now())
    };
    caller.check_options(&meeting.options)?;
    let invitees: Vec<Invitee> = request.people.into_iter().map(Invitee::from).collect();
    app.can_invite(&meeting, invitees.clone()).map_err(|error| unsigned(&error))?;
    meeting.id = asked_id(&site, &caller, key, "meeting", &hash).await?;
    app.create_meeting(caller.actor(), &meeting, invitees).await?;
    let location = [(header::LOCATION, format!("{BASE}/meetings/{}", meeting.id))];
    Ok((StatusCode::CREATED, location, Json(answer(&site, &caller, meeting.id).await?)))
}

/// List meetings, the latest end first
#[utoipa::path(get, path = "/meetings", tag = "meetings", params(PageQuery),
    responses((status = 200, body = MeetingsAnswer, description = "Those in rooms of the key, a page of them.")))]
pub(super) async fn list(
    State(site): State<Site>,
    caller: Authorized,
    Query(page): Query<PageQuery>,
) -> ApiResult<Json<MeetingsAnswer>> {
    let place = page.cursor(|cursor| {
        let (seconds, id) = cursor.split_once('.')?;
        let ends_at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
        Some(Place { ends_at, id: id.parse::<Uuid>().ok()?.to_string() })
    })?;
    let place = place.unwrap_or(Place { ends_at: Timestamp::MAX, id: String::new() });
    let (limit, organizer) = (page.limit()?, &caller.actor().organizer.id);
    let is_allowed = |summary: &MeetingSummary| caller.rights().rooms.allow(&summary.meeting.room);
    let (mut meetings, mut next) = (Vec::new(), Some(place));
    // Rooms that are none of the key's leave gaps, which are filled from further back; not for ever.
    for _ in 0..PAGES_READ {
        let Some(place) = next.take_if(|_| meetings.len() < limit) else { break };
        let found = site.app.store.meetings_from(organizer, &place, "", limit - meetings.len()).await?;
        meetings.extend(found.meetings.into_iter().filter(is_allowed));
        next = found.next;
    }
    let meetings = meetings.into_iter();
    let meetings = meetings.map(|summary| meeting_body(&site.app, summary.meeting, summary.invitation_count));
    let next_cursor = next.map(|Place { ends_at, id }| format!("{}.{id}", ends_at.as_second()));
    Ok(Json(MeetingsAnswer { meetings: meetings.collect(), meta: Meta { next_cursor } }))
}

/// Show a meeting
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting")),
    responses((status = 200, body = MeetingAnswer, description = "The meeting")))]
pub(super) async fn show(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<Json<MeetingAnswer>> {
    allowed(&site, &caller, id).await?;
    Ok(Json(answer(&site, &caller, id).await?))
}

/// Change a meeting
///
/// Another time or other options make other links; those handed out before work on as they were made.
#[utoipa::path(patch, path = "/meetings/{id}", tag = "meetings", request_body = MeetingChange,
    params(("id" = Uuid, Path, description = "The meeting")),
    responses((status = 200, body = MeetingAnswer, description = "The meeting as it is now")))]
pub(super) async fn change(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    Body { value: change, .. }: Body<MeetingChange>,
) -> ApiResult<Json<MeetingAnswer>> {
    let app = &site.app;
    let meeting = allowed(&site, &caller, id).await?;
    if app.no_links(&meeting) == Some(NoLinks::OtherDomain) {
        let detail = "The meeting was made for another Daily domain than this server’s.";
        return Err(ApiError::new(StatusCode::CONFLICT, "other_domain", detail));
    }
    let MeetingChange { title, starts_at, ends_at, opens_early, closes_late, zone, options } = change;
    let is_new_time =
        [starts_at.is_some(), ends_at.is_some(), opens_early.is_some(), closes_late.is_some()].contains(&true);
    let (is_new_end, has_options) = (ends_at.is_some(), options.is_some());
    let zone = zone_of(zone.as_deref(), meeting.window.zone())?;
    check_margins(opens_early.unwrap_or_default(), closes_late.unwrap_or_default())?;
    let title = match title {
        Sent::As(title) => Some(title),
        Sent::No => None,
    };
    let options = options.map(|Object(options)| options.into());
    let patch = MeetingPatch { title, starts_at, ends_at, opens_early, closes_late, zone: Some(zone), options };
    let changed = patch.apply_to(&meeting).map_err(|error| match error {
        WindowError::Backwards if !is_new_end => {
            ApiError::invalid_at(Location::body("/starts_at"), "want a time before the end")
        }
        error => wrong_window(&error),
    })?;
    if is_new_time {
        changed.window.check(app.now(), app.max_days).map_err(|error| wrong_window(&error))?;
    }
    if has_options {
        caller.check_options(&changed.options)?;
    }
    if app.no_links(&changed).is_none() {
        let people = app.store.invitations(id).await?;
        app.can_sign(&changed, &people).map_err(|error| unsigned(&error))?;
    }
    app.change_meeting(caller.actor(), changed).await?;
    Ok(Json(answer(&site, &caller, id).await?))
}

/// Delete a meeting
///
/// Links that were handed out work on until they end.
#[utoipa::path(delete, path = "/meetings/{id}", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting")),
    responses((status = 204, description = "It is gone, with everyone in it")))]
pub(super) async fn delete(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<StatusCode> {
    allowed(&site, &caller, id).await?;
    site.app.delete_meeting(caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List a meeting’s invitations with their links
#[utoipa::path(get, path = "/meetings/{id}/invitations", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting"), PageQuery),
    responses((status = 200, body = InvitationsAnswer, description = "A page of them, links signed anew")))]
pub(super) async fn invitations(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    Query(page): Query<PageQuery>,
) -> ApiResult<Json<InvitationsAnswer>> {
    let meeting = allowed(&site, &caller, id).await?;
    let position = page.cursor(|cursor| cursor.parse().ok())?.unwrap_or(-1);
    if site.app.no_links(&meeting).is_none() {
        site.app.note_showing(caller.actor(), id, As::Page).await;
    }
    let (invitations, next) = site.app.store.invitations_from(id, position, page.limit()?).await?;
    let invitations = with_links(&site, &caller, &meeting, invitations)?;
    Ok(Json(InvitationsAnswer { invitations, meta: Meta { next_cursor: next.map(|next| next.to_string()) } }))
}

fn with_links(
    site: &Site,
    caller: &Authorized,
    meeting: &Meeting,
    invitations: Vec<Invitation>,
) -> ApiResult<Vec<InvitationBody>> {
    let app = &site.app;
    let has_links = app.no_links(meeting).is_none();
    let linker = has_links.then(|| Linker::new(&app.signer, meeting, app.now())).transpose()?;
    let sees_options = caller.rights().refuse_options(&meeting.options).is_none();
    let body = |invitation: Invitation| {
        let is_refused = caller.rights().refuse(&meeting.room, invitation.invitee.is_owner).is_some();
        let is_seen = sees_options && !is_refused;
        let link = linker.as_ref().filter(|_| is_seen).map(|linker| linker.link(&invitation)).transpose()?;
        let Invitation { id, invitee, .. } = invitation;
        Ok(InvitationBody {
            id,
            name: invitee.name.to_string(),
            email: invitee.email.as_ref().map(ToString::to_string),
            owner: invitee.is_owner,
            link: link.map(|link| link.as_str().to_owned()),
        })
    };
    invitations.into_iter().map(body).collect()
}

/// Invite more people to a meeting
///
/// With an `Idempotency-Key` the same request invites them once, however often it is sent.
#[utoipa::path(post, path = "/meetings/{id}/invitations", tag = "meetings", request_body = NewPeople,
    params(("id" = Uuid, Path, description = "The meeting"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name of your own for this request")),
    responses((status = 201, body = InvitationsAnswer, description = "Those who are invited now, with their links")))]
pub(super) async fn invite(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    key: IdempotencyKey,
    Body { value: request, hash }: Body<NewPeople>,
) -> ApiResult<impl IntoResponse> {
    let app = &site.app;
    let meeting = allowed(&site, &caller, id).await?;
    if let Some(why) = app.no_links(&meeting) {
        let (code, detail) = match why {
            NoLinks::Ended => ("ended", "The meeting’s links have stopped working: change its time first."),
            NoLinks::OtherDomain => {
                ("other_domain", "The meeting was made for another Daily domain than this server’s.")
            }
        };
        return Err(ApiError::new(StatusCode::CONFLICT, code, detail));
    }
    if request.people.is_empty() {
        return Err(ApiError::invalid_at(Location::body("/people"), "name at least one person"));
    }
    check_count(&request.people)?;
    caller.check_people(&meeting.room, request.people.iter().map(|person| person.0.owner))?;
    let invitees: Vec<Invitee> = request.people.into_iter().map(Invitee::from).collect();
    app.can_invite(&meeting, invitees.clone()).map_err(|error| unsigned(&error))?;
    let batch_id = asked_id(&site, &caller, key, &format!("people {id}"), &hash).await?;
    let asked: HashSet<Uuid> =
        Invitation::for_batch(batch_id, invitees.clone()).iter().map(|invitation| invitation.id).collect();
    app.add_people(caller.actor(), id, batch_id, invitees).await?;
    // Asked for again, those who still stand there, as they stand there.
    let mut invitations = app.store.invitations(id).await?;
    invitations.retain(|invitation| asked.contains(&invitation.id));
    let invitations = with_links(&site, &caller, &meeting, invitations)?;
    let answer = InvitationsAnswer { invitations, meta: Meta { next_cursor: None } };
    Ok((StatusCode::CREATED, Json(answer)))
}
