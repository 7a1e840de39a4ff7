//! Deleting a meeting, and asking first.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::add::batch_id;
use crate::{
    app::{MeetingLinks, Tell},
    invite::{Meeting, join::LinkKind},
    texts::Dates,
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/delete.html")]
struct DeletePage {
    signed_in: SignedIn,
    meeting: Meeting,
    dates: Dates,
    invitation_count: i64,
    /// Until when direct links work that were shared, if any do.
    direct_until: Option<Timestamp>,
    /// How many can be told by mail.
    cancel_count: usize,
    /// Makes it be sent once.
    batch_id: Uuid,
}

impl DeletePage {
    fn has_join_links(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }
}

pub(in crate::web) async fn ask(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let (summary, people) = site.app.meeting_and_people(&signed_in.actor, id).await?;
    let is_over = summary.meeting.last_link_ends_at() <= site.app.now();
    let direct_until = summary.meeting.direct_links_end_at(site.app.now());
    let found = MeetingLinks::without_links(summary.meeting, people);
    let cancel_count = if is_over { 0 } else { site.app.cancellable(&found).await? };
    let (meeting, batch_id) = (found.meeting, Uuid::new_v4());
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    let invitation_count = summary.invitation_count;
    let page = DeletePage { signed_in, meeting, dates, invitation_count, direct_until, cancel_count, batch_id };
    Ok(Page(page).into_response())
}

pub(in crate::web) async fn delete(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    site.app.delete_meeting(&signed_in.actor, id, tell(&fields)?).await?;
    Ok(Done::MeetingDeleted.leads_to("/meetings"))
}

/// Whether the form asks to tell people by email.
pub(super) fn tell(fields: &Fields) -> PageResult<Tell> {
    Ok(if fields.is_on("cancel") { Tell::ByEmail { batch_id: batch_id(fields)? } } else { Tell::Nobody })
}
