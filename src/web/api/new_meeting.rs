//! Creating meetings.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    BASE,
    auth::Authorized,
    body::{Body, IdempotencyKey, Object, or_default, time},
    error::{ApiError, ApiResult, Location, Problem},
    invitations::{InvitationBody, with_current_links, with_links},
    meetings::{Kind, MeetingBody, Times, meeting_body, zone_of},
    once,
    options::LongOptions,
    people::{Person, merged},
    templates,
};
use crate::{
    app::Template,
    error::Error,
    invite::{Meeting, Title, join::LinkKind},
    token::RoomName,
    web::Site,
};

/// A new meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"room": "weekly-review", "title": "Weekly review", "starts_at": "2026-12-01T10:00:00Z",
    "ends_at": "2026-12-01T11:00:00Z", "zone": "Europe/Berlin",
    "people": [{"name": "Ada Lovelace", "owner": true}, {"name": "Bob Stone", "email": "bob@example.org"}]}))]
pub(super) struct NewMeeting {
    /// The id of a template. The meeting gets its room, title and options, unless the request has its own, and the subject
    /// and note of its emails.
    template: Option<Uuid>,
    /// The room. It cannot be changed later. Required unless there is a template.
    #[schema(value_type = Option<String>, example = "weekly-review", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: Option<RoomName>,
    /// The title in invitations.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    title: Option<Title>,
    /// When the meeting starts. Default: now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// When the meeting ends. Default: one hour after the start.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// When links begin to work, in minutes before the start. Default: 15.
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// When links expire, in minutes after the end. Default: 30.
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// The time zone that the meeting's time is shown in. Default: the server's time zone.
    #[schema(example = "Europe/Berlin")]
    zone: Option<String>,
    /// Options for the links. They replace all options of the template.
    #[schema(value_type = Option<LongOptions>)]
    options: Option<Object<LongOptions>>,
    /// The kind of the links. Default: `join` if this server has a link key and an https URL, `direct` otherwise.
    link_kind: Option<Kind>,
    /// The people to invite, at most 20,000.
    #[serde(default, deserialize_with = "or_default")]
    #[schema(value_type = Option<Vec<Person>>, max_items = 20000)]
    people: Vec<Object<Person>>,
}

/// A meeting that was created.
#[derive(Serialize, ToSchema)]
pub(super) struct NewMeetingAnswer {
    meeting: MeetingBody,
    /// The invitations of the people, with their links, in the order of the request.
    invitations: Vec<InvitationBody>,
    /// People in the request who look alike or have the same email address. Those equal to an earlier person are invited
    /// only once.
    warnings: Vec<Problem>,
}

/// Create a meeting
///
/// Send an `Idempotency-Key` to retry safely: for 24 hours, repeated requests with the same key and body create nothing,
/// and get the first answer again, with the header `Idempotent-Replayed`. While the first one is being carried out, they
/// get a 409 (`idempotency_key_in_use`). A request that fails does not use up its key.
#[utoipa::path(post, path = "/meetings", operation_id = "create_meeting", tag = "meetings", request_body = NewMeeting,
    params(("Idempotency-Key" = Option<String>, Header, description = "A unique value that you choose for this request, such as a UUID")),
    responses((status = 201, body = NewMeetingAnswer, description = "The meeting, and its invitations with their links",
        headers(("Location" = String, description = "The URL of the meeting"),
            ("Idempotent-Replayed" = bool, description = "Sent if this is the first answer again")))))]
pub(super) async fn create(
    State(site): State<Site>,
    caller: Authorized,
    key: IdempotencyKey,
    Body { value: mut request, hash }: Body<NewMeeting>,
) -> ApiResult<Response> {
    let claim = key.claim(&caller, "meeting", hash);
    let once = once::carry_out(&site, &caller, claim, move |site, caller, turn| async move {
        let (app, people) = (&site.app, std::mem::take(&mut request.people));
        let meeting = request.meeting(&site, &caller, turn.id).await?;
        caller.check_people(&meeting.room, people.iter().map(|person| person.0.owner))?;
        let (invitees, warnings) = merged(people, Vec::new());
        let made = app.create_meeting(caller.actor(), meeting, invitees).await?;
        let invitations = with_links(&caller, app.sign(made.summary.meeting.clone(), made.invitations)?)?;
        let answer = NewMeetingAnswer { meeting: meeting_body(app, made.summary), invitations, warnings };
        Ok(serde_json::to_value(&answer).map_err(Error::internal)?)
    });
    let once = once.await?;
    let id = once.answer["meeting"]["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
    let once = with_current_links(&site, &caller, id, once).await?;
    let location = [(header::LOCATION, format!("{BASE}/meetings/{id}"))];
    Ok((location, once.respond(StatusCode::CREATED)).into_response())
}

impl NewMeeting {
    /// Returns the meeting. Refuses what the API key does not allow.
    async fn meeting(self, site: &Site, caller: &Authorized, id: Uuid) -> ApiResult<Meeting> {
        let app = &site.app;
        let template = match self.template {
            Some(id) => Some(templates::of_meeting(site, caller, id).await?),
            None => None,
        };
        let room = self.room.or_else(|| template.as_ref().map(|template| template.room.clone()));
        let room =
            room.ok_or_else(|| ApiError::invalid_at(Location::body("/room"), "expected a room or a template"))?;
        caller.check_room(&room)?;
        let zone = zone_of(self.zone.as_deref(), &app.zone)?;
        let Self { starts_at, ends_at, opens_early, closes_late, .. } = self;
        let window = Times { starts_at, ends_at, opens_early, closes_late }.window(app, app.now(), zone)?;
        let new = Meeting::new(id, app.signer.domain().clone(), room, window, app.now());
        let new = template.map_or(new.clone(), |template| {
            let Template { title, options, subject, note, .. } = template;
            Meeting { title, options, subject, note, ..new }
        });
        let options = self.options.map_or(new.options, |Object(options)| options.into());
        caller.check_options(&options)?;
        let link_kind = self.link_kind.map_or_else(|| app.default_link_kind(), LinkKind::from);
        Ok(Meeting { title: self.title.or(new.title), options, link_kind, ..new })
    }
}
