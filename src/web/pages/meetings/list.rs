//! The organizer's meetings in a list, those to come and those that are over.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Response},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    app::{Found, MeetingProgress, MeetingSummary, Place},
    texts::{Dates, OrganizerTexts},
    web::{Site, error::PageResult, page::Page, session::SignedIn},
};

/// How many meetings ahead, and how many past ones, stand on a page.
const AHEAD: usize = 500;
const PAST_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct ListPage {
    signed_in: SignedIn,
    running: Vec<MeetingSummary>,
    upcoming: Vec<MeetingSummary>,
    has_more_ahead: bool,
    past: Vec<MeetingSummary>,
    progress: HashMap<Uuid, MeetingProgress>,
    now: Timestamp,
    /// What was looked for.
    wanted: String,
    /// Where older ones stand.
    older: Option<String>,
    /// Whether the list begins here.
    is_first: bool,
}

impl ListPage {
    /// Returns whether there are no meetings to show.
    fn is_empty(&self) -> bool {
        self.running.is_empty() && self.upcoming.is_empty() && self.past.is_empty()
    }
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let now = site.app.now();
    let (wanted, place) = asked_for(&query.unwrap_or_default(), now);
    let is_first = place.is_none();
    let (mut ahead, mut has_more_ahead, mut progress) = (Vec::new(), false, HashMap::new());
    if is_first {
        (ahead, has_more_ahead) = site.app.meetings_ahead(&signed_in.actor, &wanted, AHEAD).await?;
        progress = site.app.progress_of_meetings(&signed_in.actor).await?;
    }
    let (running, upcoming) = ahead.into_iter().partition(|summary| summary.meeting.window.starts_at() <= now);
    // What ends within this second is over already.
    let from = place.unwrap_or(Place { ends_at: now + SignedDuration::from_secs(1), id: String::new() });
    let Found { meetings: past, next } = site.app.meetings_from(&signed_in.actor, &from, &wanted, PAST_PAGE).await?;
    let older = next.map(|place| address_of(&wanted, &place));
    Ok(Page(ListPage { signed_in, running, upcoming, has_more_ahead, past, progress, now, wanted, older, is_first })
        .into_response())
}

/// What a query looks for, and from which place in the list on.
fn asked_for(query: &str, now: Timestamp) -> (String, Option<Place>) {
    let value = |name: &str| {
        let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let before = value("before");
    let place = before.split_once('.').and_then(|(seconds, id)| {
        let ends_at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
        (ends_at <= now && !id.contains('\0')).then(|| Place { ends_at, id: id.to_owned() })
    });
    (value("q"), place)
}

/// The address of the list from a place on.
fn address_of(wanted: &str, place: &Place) -> String {
    let before = format!("{}.{}", place.ends_at.as_second(), place.id);
    let pairs = [("q", wanted), ("before", &before)].into_iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("/meetings?{query}")
}

impl MeetingSummary {
    /// The meeting in a list, as one line of facts: how many people, and when as seen from now.
    pub(in crate::web) fn in_a_list(&self, signed_in: &SignedIn, now: &Timestamp) -> String {
        let t = signed_in.t;
        let people = match self.invitation_count {
            _ if self.people_removed_at.is_some() => t.meetings_people_removed(),
            count => t.meetings_people(count),
        };
        let room = self.meeting.title.as_ref().map(|_| format!("{} · ", self.meeting.room)).unwrap_or_default();
        let window = &self.meeting.window;
        format!("{room}{people} · {}", near(t, window.starts_at(), *now, &signed_in.zone))
    }
}

/// A moment as people say it when it is near: `today 10:00`, `tomorrow 14:00`, else with its date.
fn near(t: OrganizerTexts, time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let dates = Dates::new(t.locale, zone, now);
    let [day, today] = [time, now].map(|time| time.to_zoned_datetime(zone.clone()).date());
    match (day - today).get_days() {
        0 => t.meetings_today(dates.time(time)),
        1 => t.meetings_tomorrow(dates.time(time)),
        -1 => t.meetings_yesterday(dates.time(time)),
        _ => dates.short_moment(time),
    }
}
