//! Moving everyone to a new room, and deleting the old one.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use uuid::Uuid;

use crate::{
    app::{EarlierRoom, MeetingSummary, RoomDeletion},
    error::Refusal,
    invite::{Meeting, join::LinkKind},
    texts::Dates,
    token::RoomName,
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        pages::words,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/move.html")]
struct MovePage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation_count: i64,
    dates: Dates,
    /// The new room's name. It makes the form move the meeting once.
    room: RoomName,
    /// Why the meeting was not moved.
    error: String,
}

#[derive(Template)]
#[template(path = "meetings/moved.html")]
struct MovedPage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation_count: i64,
    earlier: Option<EarlierRoom>,
    /// Why the old room was not deleted.
    error: String,
}

impl MovePage {
    fn has_join_links(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }
}

impl MovedPage {
    fn has_join_links(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }
}

/// The page that asks before a meeting is moved to a room with this name.
fn move_page(site: &Site, signed_in: SignedIn, summary: MeetingSummary, room: RoomName, error: String) -> Response {
    let MeetingSummary { meeting, invitation_count, .. } = summary;
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::BAD_GATEWAY };
    Page(MovePage { signed_in, meeting, invitation_count, dates, room, error }).with_status(status)
}

pub(in crate::web) async fn ask(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let summary = site.app.meeting(&signed_in.actor, id).await?;
    if let Some(why) = site.app.no_links(&summary.meeting) {
        return Err(Refusal::from(why).into());
    }
    let room = site.app.next_room(&summary.meeting.room);
    Ok(move_page(&site, signed_in, summary, room, String::new()))
}

pub(in crate::web) async fn move_everyone(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let Ok(room) = fields.value("room").parse() else { return Err(Refusal::ChangedMeanwhile.into()) };
    match site.app.move_meeting(&signed_in.actor, id, &room).await? {
        Ok(_) => Ok(Redirect::to(&format!("/meetings/{id}/moved")).into_response()),
        Err(error) => {
            let summary = site.app.meeting(&signed_in.actor, id).await?;
            let error = format!("{} {}", signed_in.t.move_failed(), words::daily(signed_in.t, &error));
            Ok(move_page(&site, signed_in, summary, room, error))
        }
    }
}

/// What is left to do after a meeting was moved.
async fn moved_page(site: &Site, signed_in: SignedIn, id: Uuid, error: String) -> PageResult<Response> {
    let MeetingSummary { meeting, invitation_count, .. } = site.app.meeting(&signed_in.actor, id).await?;
    let earlier = site.app.earlier_room(&signed_in.actor, &meeting).await?;
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Page(MovedPage { signed_in, meeting, invitation_count, earlier, error }).with_status(status))
}

pub(in crate::web) async fn moved(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    moved_page(&site, signed_in, id, String::new()).await
}

pub(in crate::web) async fn delete_room(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let (t, actor) = (signed_in.t, &signed_in.actor);
    let meeting = site.app.meeting(actor, id).await?.meeting;
    let error = match site.app.delete_earlier_room(actor, &meeting, fields.is_on("agree")).await? {
        RoomDeletion::Deleted => return Ok(Done::RoomDeleted.leads_to(&format!("/meetings/{id}/moved"))),
        RoomDeletion::HasMeetings => t.moved_agree_missing(),
        RoomDeletion::Failed(error) if error.was_not_done() => words::daily(t, &error),
        RoomDeletion::Failed(error) => {
            format!("{} {} {}", t.rooms_maybe_changed(), words::daily(t, &error), t.rooms_check_again())
        }
    };
    moved_page(&site, signed_in, id, error).await
}
