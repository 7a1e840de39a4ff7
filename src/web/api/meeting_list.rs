//! The list of meetings, with its filters.

use axum::{Json, extract::State};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Query, number, text, time},
    error::{ApiError, ApiResult, Location},
    meetings::{MeetingBody, meeting_body},
    paging::{Meta, PAGE_LIMIT, PageQuery},
};
use crate::{
    app::{MeetingSummary, Place},
    invite::Meeting,
    token::RoomName,
    web::Site,
};

/// The most database reads that fill one page.
const PAGES_READ: usize = 10;

/// A page of meetings, sorted by end time, latest first.
#[derive(Serialize, ToSchema)]
pub(super) struct MeetingsAnswer {
    meetings: Vec<MeetingBody>,
    meta: Meta,
}

/// Which meetings to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MeetingsQuery {
    /// Only meetings that end after this time.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Only meetings that start before this time.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    to: Option<Timestamp>,
    /// Only meetings in this room.
    #[serde(default, deserialize_with = "room")]
    #[param(value_type = Option<String>, example = "weekly-review", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: Option<RoomName>,
    /// Only meetings whose title or room contains this text, in upper or lower case.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "review")]
    q: String,
    /// Only meetings that start later (`upcoming`), are going on (`current`) or have ended (`past`).
    #[param(inline)]
    state: Option<When>,
    /// The maximum number of meetings to return. Default: 100.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<usize>, minimum = 1, maximum = 1000)]
    limit: Option<usize>,
    /// The `next_cursor` of the previous page.
    cursor: Option<String>,
}

/// Where a meeting is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum When {
    Upcoming,
    Current,
    Past,
}

fn room<'de, D: Deserializer<'de>>(from: D) -> Result<Option<RoomName>, D::Error> {
    text(from, str::parse)
}

impl MeetingsQuery {
    fn check(&self) -> ApiResult<()> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from >= to => {
                Err(ApiError::invalid_at(Location::query("to"), "expected a time after “from”"))
            }
            _ => Ok(()),
        }
    }

    /// Returns the page's start in the list, and how many meetings it has at most.
    fn page(&self, now: Timestamp) -> ApiResult<(Place, usize)> {
        let page = PageQuery { limit: self.limit, cursor: self.cursor.clone() };
        let place = page.cursor(|cursor| {
            let (seconds, id) = cursor.split_once('.')?;
            let ends_at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
            Some(Place { ends_at, id: id.parse::<Uuid>().ok()?.to_string() })
        })?;
        // What ends within this second has ended.
        let is_past = self.state == Some(When::Past);
        let ends_at = if is_past { now + SignedDuration::from_secs(1) } else { Timestamp::MAX };
        Ok((place.unwrap_or(Place { ends_at, id: String::new() }), page.limit()?))
    }

    fn matches(&self, meeting: &Meeting, now: Timestamp) -> bool {
        let (starts_at, ends_at) = (meeting.window.starts_at(), meeting.window.ends_at());
        let when = match () {
            () if ends_at <= now => When::Past,
            () if starts_at <= now => When::Current,
            () => When::Upcoming,
        };
        self.from.is_none_or(|from| ends_at > from)
            && self.to.is_none_or(|to| starts_at < to)
            && self.room.as_ref().is_none_or(|room| *room == meeting.room)
            && self.state.is_none_or(|state| state == when)
    }

    /// Returns whether meetings that end no later than a place are left out.
    fn ends_before(&self, place: &Place, now: Timestamp) -> bool {
        let is_ahead = matches!(self.state, Some(When::Upcoming | When::Current));
        self.from.is_some_and(|from| place.ends_at <= from) || (is_ahead && place.ends_at <= now)
    }
}

/// Returns the place in the list after a meeting.
fn place_of(MeetingSummary { meeting, .. }: &MeetingSummary) -> Place {
    Place { ends_at: meeting.window.ends_at(), id: meeting.id.to_string() }
}

/// List meetings
///
/// Lists the meetings in rooms that the API key allows, sorted by end time, latest first. A page can have fewer
/// meetings than its limit, even none, although more follow: read on until `next_cursor` is `null`.
#[utoipa::path(get, path = "/meetings", operation_id = "list_meetings", tag = "meetings", params(MeetingsQuery),
    responses((status = 200, body = MeetingsAnswer, description = "A page of meetings")))]
pub(super) async fn list(
    State(site): State<Site>,
    caller: Authorized,
    Query(query): Query<MeetingsQuery>,
) -> ApiResult<Json<MeetingsAnswer>> {
    query.check()?;
    let now = site.app.now();
    let (place, limit) = query.page(now)?;
    let is_listed = |summary: &MeetingSummary| {
        caller.rights().rooms.allow(&summary.meeting.room) && query.matches(&summary.meeting, now)
    };
    let (mut meetings, mut next, mut count) = (Vec::new(), Some(place), limit);
    // Meetings that are left out are read, too. Then more are read to fill the page, up to a limit.
    for _ in 0..PAGES_READ {
        let Some(place) = next.take_if(|_| meetings.len() < limit) else { break };
        let found = site.app.meetings_from(caller.actor(), &place, &query.q, count).await?;
        meetings.extend(found.meetings.into_iter().filter(is_listed));
        next = found.next.filter(|place| !query.ends_before(place, now));
        count = PAGE_LIMIT;
    }
    if meetings.len() > limit {
        meetings.truncate(limit);
        next = meetings.last().map(place_of);
    }
    let meetings = meetings.into_iter().map(|summary| meeting_body(&site.app, summary));
    let next_cursor = next.map(|Place { ends_at, id }| format!("{}.{id}", ends_at.as_second()));
    Ok(Json(MeetingsAnswer { meetings: meetings.collect(), meta: Meta { next_cursor } }))
}
