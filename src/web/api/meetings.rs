//! Meetings and their invitations: the same records that the pages show.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    BASE,
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Object, Query, number, time},
    error::{ApiError, ApiResult, Location},
    options::LongOptions,
};
use crate::{
    app::{App, Claim, MeetingSummary, NoLinks, Place, Tell},
    error::{Error, Refusal},
    invite::{
        Invitee, InviteeName, Locale, MailAddress, Meeting, MeetingPatch, Title, Window,
        meeting::{CLOSES_LATE, MARGIN_LIMIT, OPENS_EARLY, WindowError},
        zone,
    },
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
pub(super) struct Person {
    /// The name that the others see.
    #[schema(value_type = String, example = "Ada Lovelace", min_length = 1, max_length = 200)]
    name: InviteeName,
    /// Where an invitation can be mailed; never part of a link.
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    email: Option<MailAddress>,
    /// Whether the person owns the room.
    #[serde(default)]
    pub(super) owner: bool,
    /// The language of the person’s emails and of Daily’s page, as a BCP 47 tag. Without it, the organizer’s.
    #[schema(value_type = Option<String>, example = "de")]
    language: Option<Locale>,
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

impl MeetingChange {
    fn patch(self, zone: &TimeZone) -> ApiResult<MeetingPatch> {
        let Self { title, starts_at, ends_at, opens_early, closes_late, zone: name, options } = self;
        let zone = Some(zone_of(name.as_deref(), zone)?);
        check_margins(opens_early.unwrap_or_default(), closes_late.unwrap_or_default())?;
        let title = match title {
            Sent::As(title) => Some(title),
            Sent::No => None,
        };
        let options = options.map(|Object(options)| options.into());
        Ok(MeetingPatch { title, starts_at, ends_at, opens_early, closes_late, zone, options })
    }
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

/// About a list.
#[derive(Serialize, ToSchema)]
pub(super) struct Meta {
    /// The query's `cursor` for the next page; none on the last.
    pub(super) next_cursor: Option<String>,
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
    pub(super) fn limit(&self) -> ApiResult<usize> {
        match self.limit.unwrap_or(PAGE) {
            limit @ 1..=PAGE_LIMIT => Ok(limit),
            _ => Err(ApiError::invalid_at(Location::query("limit"), format!("want 1 to {PAGE_LIMIT}"))),
        }
    }

    /// What the cursor says, read in its own way.
    pub(super) fn cursor<T>(&self, read: impl Fn(&str) -> Option<T>) -> ApiResult<Option<T>> {
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
        let window = Window::new(starts_at, ends_at, early, late, zone).map_err(Refusal::Window)?;
        window.check(app.now(), app.max_days).map_err(Refusal::Window)?;
        Ok(window)
    }
}

impl From<Object<Person>> for Invitee {
    fn from(Object(person): Object<Person>) -> Self {
        Self { name: person.name, email: person.email, is_owner: person.owner, language: person.language }
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

fn meeting_body(app: &App, summary: MeetingSummary) -> MeetingBody {
    let MeetingSummary { meeting, invitation_count, .. } = summary;
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

fn answer(app: &App, summary: MeetingSummary) -> Json<MeetingAnswer> {
    Json(MeetingAnswer { meeting: meeting_body(app, summary) })
}

/// The organizer's own meeting, if its room is one of the key's.
pub(super) async fn allowed(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<MeetingSummary> {
    let summary = site.app.meeting(caller.actor(), id).await?;
    caller.check_room(&summary.meeting.room)?;
    Ok(summary)
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
) -> ApiResult<Response> {
    let app = &site.app;
    request.check(&caller)?;
    let claim = key.claim(&caller, "meeting", &hash);
    if let Some(claim) = &claim
        && let Some(before) = app.created_under(caller.actor(), claim).await?
    {
        return Ok(created(app, before));
    }
    let id = claim.as_ref().map_or_else(Uuid::new_v4, Claim::id);
    let (meeting, invitees) = request.meeting(app, id)?;
    let made = app.create_meeting(caller.actor(), meeting, invitees, claim).await?;
    Ok(created(app, made.summary))
}

fn created(app: &App, summary: MeetingSummary) -> Response {
    let location = [(header::LOCATION, format!("{BASE}/meetings/{}", summary.meeting.id))];
    (StatusCode::CREATED, location, answer(app, summary)).into_response()
}

impl NewMeeting {
    /// Refuses what the key may not ask for.
    fn check(&self, caller: &Authorized) -> ApiResult<()> {
        caller.check_room(&self.room)?;
        caller.check_people(&self.room, self.people.iter().map(|person| person.0.owner))?;
        caller.check_options(&self.options.0.clone().into())
    }

    fn meeting(self, app: &App, id: Uuid) -> ApiResult<(Meeting, Vec<Invitee>)> {
        let zone = zone_of(self.zone.as_deref(), &app.zone)?;
        let Self { starts_at, ends_at, opens_early, closes_late, .. } = self;
        let window = Times { starts_at, ends_at, opens_early, closes_late }.window(app, app.now(), zone)?;
        let new = Meeting::new(id, app.signer.domain().clone(), self.room, window, app.now());
        let meeting = Meeting { title: self.title, options: self.options.0.into(), ..new };
        Ok((meeting, self.people.into_iter().map(Invitee::from).collect()))
    }
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
    let limit = page.limit()?;
    let is_allowed = |summary: &MeetingSummary| caller.rights().rooms.allow(&summary.meeting.room);
    let (mut meetings, mut next) = (Vec::new(), Some(place));
    // Rooms that are none of the key's leave gaps, which are filled from further back; not for ever.
    for _ in 0..PAGES_READ {
        let Some(place) = next.take_if(|_| meetings.len() < limit) else { break };
        let found = site.app.meetings_from(caller.actor(), &place, "", limit - meetings.len()).await?;
        meetings.extend(found.meetings.into_iter().filter(is_allowed));
        next = found.next;
    }
    let meetings = meetings.into_iter().map(|summary| meeting_body(&site.app, summary));
    let next_cursor = next.map(|Place { ends_at, id }| format!("{}.{id}", ends_at.as_second()));
    Ok(Json(MeetingsAnswer { meetings: meetings.collect(), meta: Meta { next_cursor } }))
}

/// Show a meeting
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting")),
    responses((status = 200, body = MeetingAnswer, description = "The meeting")))]
pub(super) async fn show(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<Json<MeetingAnswer>> {
    Ok(answer(&site.app, allowed(&site, &caller, id).await?))
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
    let summary = allowed(&site, &caller, id).await?;
    let patch = change.patch(summary.meeting.window.zone())?;
    if let Some(options) = &patch.options {
        caller.check_options(options)?;
    }
    let has_end = patch.ends_at.is_some();
    let change = app.plan_change(summary, patch).await.map_err(|error| match error {
        Error::Refused(Refusal::Window(WindowError::Backwards)) if !has_end => {
            ApiError::invalid_at(Location::body("/starts_at"), "want a time before the end")
        }
        error => error.into(),
    })?;
    Ok(answer(app, app.change_meeting(caller.actor(), change).await?))
}

/// Delete a meeting
///
/// Links that were handed out work on until they end.
#[utoipa::path(delete, path = "/meetings/{id}", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting")),
    responses((status = 204, description = "It is gone, with everyone in it")))]
pub(super) async fn delete(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<StatusCode> {
    allowed(&site, &caller, id).await?;
    site.app.delete_meeting(caller.actor(), id, Tell::Nobody).await?;
    Ok(StatusCode::NO_CONTENT)
}
