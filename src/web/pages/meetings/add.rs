//! Inviting more people to a meeting that is there.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    new::to_meeting,
    people::People,
    review::{Draft, Step},
};
use crate::{
    invite::{Invitee, Meeting},
    texts::Dates,
    web::{
        Site,
        done::Done,
        error::{PageError, PageResult, Unreadable},
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/add.html")]
struct AddPage {
    signed_in: SignedIn,
    meeting: Meeting,
    people: People,
    /// The batch's id: a second post of it adds nobody.
    batch_id: Uuid,
    dates: Dates,
}

impl AddPage {
    fn new(signed_in: SignedIn, meeting: Meeting, people: People, batch_id: Uuid, now: Timestamp) -> Self {
        let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), now);
        Self { signed_in, meeting, people, batch_id, dates }
    }
}

pub(in crate::web) async fn new(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let meeting = site.app.open_meeting(&signed_in.actor, id).await?;
    let page = AddPage::new(signed_in, meeting, People::blank(), Uuid::new_v4(), site.app.now());
    Ok(Page(page).into_response())
}

/// A reload of the review, once its form is gone.
pub(in crate::web) async fn to_form(Ids([id]): Ids<1>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}/add"))
}

/// A reload of a page that a form about the meeting led to.
pub(in crate::web) async fn back_to_meeting(Ids([id]): Ids<1>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}"))
}

/// A reload of a page that a form about one person led to.
pub(in crate::web) async fn back_to_person(Ids([id, invitation]): Ids<2>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}/invitations/{invitation}"))
}

/// What was sent to add people to a meeting, and who is invited already.
struct Sent {
    meeting: Meeting,
    invited: Vec<Invitee>,
    batch_id: Uuid,
    people: People,
    now: Timestamp,
}

impl Sent {
    async fn read(site: &Site, signed_in: &SignedIn, id: Uuid, fields: &Fields) -> PageResult<Self> {
        let batch_id = batch_id(fields)?;
        let (summary, invitations) = site.app.meeting_and_people(&signed_in.actor, id).await?;
        let invited = invitations.into_iter().map(|invitation| invitation.invitee).collect();
        let people = People::sent(&site.app, signed_in, fields).await?;
        Ok(Self { meeting: summary.meeting, invited, batch_id, now: site.app.now(), people })
    }

    fn draft(self) -> Draft {
        Draft::of_more(self.meeting, self.batch_id, self.people, self.invited)
    }

    fn form(mut self, signed_in: SignedIn, status: StatusCode) -> Response {
        self.people.lint_beside(signed_in.t, &self.invited);
        let Self { meeting, people, batch_id, now, .. } = self;
        Page(AddPage::new(signed_in, meeting, people, batch_id, now)).with_status(status)
    }
}

pub(in crate::web) async fn review(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let mut sent = Sent::read(&site, &signed_in, id, &fields).await?;
    let status = match Step::of(&fields) {
        Step::MoreRows => {
            sent.people = sent.people.with_more_rows();
            return Ok(sent.form(signed_in, StatusCode::OK));
        }
        Step::Edit => StatusCode::OK,
        Step::Review | Step::Preflight(_) if sent.people.is_stuck() => StatusCode::UNPROCESSABLE_ENTITY,
        Step::Review | Step::Preflight(_) => return Ok(sent.draft().page(&site.app, signed_in)),
    };
    sent.people = sent.people.with_a_row();
    Ok(sent.form(signed_in, status))
}

pub(in crate::web) async fn create(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let mut sent = Sent::read(&site, &signed_in, id, &fields).await?;
    if sent.people.is_stuck() {
        sent.people = sent.people.with_a_row();
        return Ok(sent.form(signed_in, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let batch_id = sent.batch_id;
    let draft = sent.draft();
    if draft.must_be_reviewed(&fields) {
        return Ok(draft.page_to_agree_to(&site.app, signed_in));
    }
    match site.app.add_people(&signed_in.actor, &draft.meeting, batch_id, draft.people.invitees()).await {
        Ok(added) => {
            draft.people.remember(&site.app, &signed_in).await;
            site.app.keep_contacts(&signed_in.actor, &draft.people.invitees()).await;
            Ok(to_meeting(id, added.kept, Done::PeopleAdded(draft.people.count())))
        }
        Err(error) => draft.refused(&site.app, signed_in, error),
    }
}

pub(super) fn batch_id(fields: &Fields) -> PageResult<Uuid> {
    fields.value("batch_id").parse().map_err(|_| PageError::BadRequest(Unreadable::Outdated))
}
