//! Meetings, the same records that the pages show.

use axum::{extract::State, http::StatusCode, response::Response};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, Object, Sent, time},
    error::{ApiError, ApiResult, Location},
    etag::{Conditions, ETag, Tagged},
    options::LongOptions,
};
use crate::{
    app::{App, MeetingSummary, NoLinks, Tell},
    error::{Error, Refusal},
    invite::{
        Meeting, MeetingPatch, Title, Window,
        join::LinkKind,
        meeting::{CLOSES_LATE, MARGIN_LIMIT, OPENS_EARLY, WindowError},
        zone,
    },
    web::Site,
};

/// The kind of a meeting's links.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// Short links to this server, which can be revoked and replaced, and stay the same when the meeting changes.
    Join,
    /// Links to the room at Daily, which contain the token.
    Direct,
}

impl From<Kind> for LinkKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Join => Self::Join,
            Kind::Direct => Self::Direct,
        }
    }
}

impl From<LinkKind> for Kind {
    fn from(kind: LinkKind) -> Self {
        match kind {
            LinkKind::Join => Self::Join,
            LinkKind::Direct => Self::Direct,
        }
    }
}

/// The fields to change. Fields that are left out stay the same. A `title` of `null` removes the title.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ends_at": "2026-12-01T12:00:00Z"}))]
pub(super) struct MeetingChange {
    /// The title in invitations.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Sent<Title>,
    /// When the meeting starts.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// When the meeting ends.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// When links begin to work, in minutes before the start.
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// When links expire, in minutes after the end.
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// The time zone that the meeting's time is shown in.
    zone: Option<String>,
    /// Options for the links. They replace all previous options.
    #[schema(value_type = Option<LongOptions>)]
    options: Option<Object<LongOptions>>,
    /// The kind of the links. If it changes, everyone needs a new link.
    link_kind: Option<Kind>,
}

impl MeetingChange {
    fn patch(self, zone: &TimeZone) -> ApiResult<MeetingPatch> {
        let Self { title, starts_at, ends_at, opens_early, closes_late, zone: name, options, link_kind } = self;
        let zone = Some(zone_of(name.as_deref(), zone)?);
        check_margins(opens_early.unwrap_or_default(), closes_late.unwrap_or_default())?;
        let title = match title {
            Sent::As(title) => Some(title),
            Sent::No => None,
        };
        let options = options.map(|Object(options)| options.into());
        let link_kind = link_kind.map(LinkKind::from);
        Ok(MeetingPatch { title, starts_at, ends_at, opens_early, closes_late, zone, options, link_kind })
    }
}

/// A meeting.
#[derive(Serialize, ToSchema)]
pub(super) struct MeetingAnswer {
    meeting: MeetingBody,
}

/// Why a meeting has no links.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum NoLinksReason {
    /// The links have expired.
    Ended,
    /// The meeting belongs to a different Daily domain.
    OtherDomain,
    /// The meeting has join links, and this server has no link key.
    NoLinkKey,
}

/// A meeting.
#[derive(Serialize, ToSchema)]
pub(super) struct MeetingBody {
    id: Uuid,
    room: String,
    title: Option<String>,
    /// When the meeting starts.
    #[schema(value_type = String, format = DateTime)]
    starts_at: Timestamp,
    /// When the meeting ends.
    #[schema(value_type = String, format = DateTime)]
    ends_at: Timestamp,
    /// When links begin to work, in minutes before the start.
    opens_early: i64,
    /// When links expire, in minutes after the end.
    closes_late: i64,
    /// The time zone that the meeting's time is shown in.
    zone: String,
    options: LongOptions,
    /// The kind of the links.
    link_kind: Kind,
    /// When the links were issued.
    #[schema(value_type = String, format = DateTime)]
    issued_at: Timestamp,
    /// When the links begin to work.
    #[schema(value_type = String, format = DateTime)]
    links_open_at: Timestamp,
    /// When the links expire.
    #[schema(value_type = String, format = DateTime)]
    links_close_at: Timestamp,
    /// Why the meeting has no links: `ended` if the links have expired, `other_domain` if the meeting belongs to a
    /// different Daily domain, or `no_link_key` if it has join links and this server has no link key. `null` if the
    /// meeting has links.
    no_links: Option<NoLinksReason>,
    /// How many people are invited.
    invitation_count: i64,
}

/// The times in a request.
pub(super) struct Times {
    pub(super) starts_at: Option<Timestamp>,
    pub(super) ends_at: Option<Timestamp>,
    pub(super) opens_early: Option<i64>,
    pub(super) closes_late: Option<i64>,
}

impl Times {
    /// Returns the window. Refuses a window that is past or too far ahead.
    pub(super) fn window(&self, app: &App, now: Timestamp, zone: TimeZone) -> ApiResult<Window> {
        let starts_at = self.starts_at.unwrap_or(now);
        let ends_at = self.ends_at.map_or_else(|| starts_at.checked_add(SignedDuration::from_hours(1)), Ok);
        let ends_at = ends_at.map_err(|_| {
            ApiError::invalid_at(
                Location::body("/ends_at"),
                "the end is out of range; expected a date from 1970 to 9998",
            )
        })?;
        let (early, late) = (self.opens_early.unwrap_or(OPENS_EARLY), self.closes_late.unwrap_or(CLOSES_LATE));
        check_margins(early, late)?;
        let window = Window::new(starts_at, ends_at, early, late, zone);
        let window = window.and_then(|window| window.check(app.now(), app.max_days).map(|()| window));
        window.map_err(|why| wrong_time(why, self.starts_at.is_some() && self.ends_at.is_none()))
    }
}

/// Returns the error for a meeting's time. If the end was not sent, the start is what can be mended.
fn wrong_time(why: WindowError, is_of_start: bool) -> ApiError {
    let detail = match why {
        _ if !is_of_start => return Refusal::Window(why).into(),
        WindowError::Backwards => "expected a time before the end".to_owned(),
        WindowError::Past => "The meeting would end in the past. Expected a later start, or “ends_at”.".to_owned(),
        why => why.to_string(),
    };
    ApiError::invalid_at(Location::body("/starts_at"), detail)
}

/// Refuses minutes that are out of range.
fn check_margins(early: i64, late: i64) -> ApiResult<()> {
    for (pointer, minutes) in [("/opens_early", early), ("/closes_late", late)] {
        if !(0..=MARGIN_LIMIT).contains(&minutes) {
            return Err(ApiError::invalid_at(Location::body(pointer), WindowError::Margin.to_string()));
        }
    }
    Ok(())
}

pub(super) fn zone_of(name: Option<&str>, default: &TimeZone) -> ApiResult<TimeZone> {
    name.map_or(Ok(default.clone()), zone::find)
        .map_err(|what| ApiError::invalid_at(Location::body("/zone"), what.to_string()))
}

pub(super) fn meeting_body(app: &App, summary: MeetingSummary) -> MeetingBody {
    let MeetingSummary { meeting, invitation_count, .. } = summary;
    let no_links = app.no_links(&meeting).map(|why| match why {
        NoLinks::Ended => NoLinksReason::Ended,
        NoLinks::OtherDomain => NoLinksReason::OtherDomain,
        NoLinks::NoLinkKey => NoLinksReason::NoLinkKey,
    });
    let Meeting { id, room, title, window, options, link_kind, issued_at, .. } = meeting;
    MeetingBody {
        id,
        room: room.to_string(),
        title: title.map(|title| title.to_string()),
        starts_at: window.starts_at(),
        ends_at: window.ends_at(),
        opens_early: window.opens_early(),
        closes_late: window.closes_late(),
        zone: zone::name(window.zone()).into_owned(),
        options: options.into(),
        link_kind: link_kind.into(),
        issued_at,
        links_open_at: window.opens_at(),
        links_close_at: window.closes_at(),
        no_links,
        invitation_count,
    }
}

fn answer(app: &App, summary: MeetingSummary) -> ApiResult<Tagged<MeetingAnswer>> {
    let body = MeetingAnswer { meeting: meeting_body(app, summary) };
    Ok(Tagged { tag: ETag::of(&body)?, body })
}

/// Loads one of the organizer's meetings. Refuses a meeting in a room that the API key does not allow.
pub(super) async fn allowed(site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<MeetingSummary> {
    let summary = site.app.meeting(caller.actor(), id).await.map_err(|error| match error {
        Error::NotFound => ApiError::no_meeting(),
        error => error.into(),
    })?;
    caller.check_room(&summary.meeting.room)?;
    Ok(summary)
}

/// Get a meeting
///
/// List the meeting's invitations to get its links.
#[utoipa::path(get, path = "/meetings/{id}", operation_id = "get_meeting", tag = "meetings",
    params(("id" = Uuid, Path, description = "The id of the meeting"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the answer that you have")),
    responses((status = 200, body = MeetingAnswer, description = "The meeting"),
        (status = 304, description = "Nothing has changed since the answer whose ETag you sent")))]
pub(super) async fn show(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
) -> ApiResult<Response> {
    let summary = allowed(&site, &caller, id).await?;
    Ok(conditions.answer(answer(&site.app, summary)?))
}

/// Change a meeting
///
/// A different time or different options change direct links. Direct links that were already shared still work as
/// before. Join links stay the same.
///
/// With `If-Match`, the meeting is only changed if nobody else has changed it (`precondition_failed`, or
/// `changed_meanwhile` if both changes come at the same moment).
#[utoipa::path(patch, path = "/meetings/{id}", operation_id = "change_meeting", tag = "meetings",
    request_body = MeetingChange,
    params(("id" = Uuid, Path, description = "The id of the meeting"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = MeetingAnswer, description = "The changed meeting")))]
pub(super) async fn change(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
    Body { value: change, .. }: Body<MeetingChange>,
) -> ApiResult<Tagged<MeetingAnswer>> {
    let app = &site.app;
    let summary = allowed(&site, &caller, id).await?;
    conditions.check(|| Ok(answer(app, summary.clone())?.tag))?;
    let patch = change.patch(summary.meeting.window.zone())?;
    if let Some(options) = &patch.options {
        caller.check_options(options)?;
    }
    let is_of_start = patch.starts_at.is_some() && patch.ends_at.is_none();
    let change = app.plan_change(summary, patch).await.map_err(|error| match error {
        Error::Refused(Refusal::Window(why)) => wrong_time(why, is_of_start),
        error => error.into(),
    })?;
    answer(app, app.change_meeting(caller.actor(), change).await?)
}

/// Delete a meeting
///
/// Direct links that were already shared still work until they expire. Join links stop working at once.
///
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(delete, path = "/meetings/{id}", operation_id = "delete_meeting", tag = "meetings",
    params(("id" = Uuid, Path, description = "The id of the meeting"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 204, description = "The meeting and its invitations were deleted")))]
pub(super) async fn delete(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    conditions: Conditions,
) -> ApiResult<StatusCode> {
    let summary = allowed(&site, &caller, id).await?;
    conditions.check(|| Ok(answer(&site.app, summary)?.tag))?;
    site.app.delete_meeting(caller.actor(), id, Tell::Nobody).await?;
    Ok(StatusCode::NO_CONTENT)
}
