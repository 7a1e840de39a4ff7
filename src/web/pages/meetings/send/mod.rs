//! The send sheet: who is sent an invitation, what it says, and whether the room is ready.

mod choice;
mod sheet;

use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use uuid::Uuid;

use self::{
    choice::{Choice, Group},
    sheet::{Loaded, Said, Sheet},
};
use super::{
    add::batch_id,
    list_query::ListQuery,
    message::{Typed, shown},
};
use crate::{
    app::{As, HOLD, MeetingLinks, Sending, Wording},
    error::{Error, Refusal},
    share::draft,
    texts::OrganizerTexts,
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids},
        pages::mail_html,
        session::SignedIn,
    },
};

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let mut choice = Choice::of_query(query.as_deref().unwrap_or_default())?;
    let list = ListQuery::of(query.as_deref());
    if choice.group.is_none() && !list.is_everyone() {
        let found = site.app.filtered_people(&signed_in.actor, id, &list.wanted).await?;
        choice.group = Some(Group::Chosen(found.invitations.iter().map(|invitation| invitation.id).collect()));
    }
    let loaded = Loaded::load(&site.app, &signed_in, id).await?;
    Sheet::page(&site, signed_in, loaded, choice, (StatusCode::OK, Said::default())).await
}

/// Does what a button of the sheet asks for.
pub(in crate::web) async fn send(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let form =
        Form { site: &site, id, choice: Choice::of_form(&fields)?, batch_id: batch_id(&fields)?, fields: &fields };
    match form.run(&signed_in).await? {
        Step::Sent => Ok(Redirect::to(&format!("/meetings/{id}#mail")).into_response()),
        done => form.sheet(signed_in, done).await,
    }
}

/// Takes a batch back that was sent a few seconds ago.
pub(in crate::web) async fn undo(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let count = site.app.undo_send(&signed_in.actor, id, batch_id(&fields)?).await?;
    Ok(if count > 0 {
        Done::SendingUndone.leads_to(&format!("/meetings/{id}/send"))
    } else {
        Done::TooLateToUndo.leads_to(&format!("/meetings/{id}"))
    })
}

/// What a button of the sheet did, or why it did nothing.
enum Step {
    /// The emails are in the outbox.
    Sent,
    /// The words are saved.
    Saved,
    /// A test is in the outbox.
    Tested,
    /// The words can't be used.
    Mistyped(Typed),
    /// Other words were saved in the meantime.
    ChangedMeanwhile(Typed),
    /// Nobody was chosen.
    Nobody,
    /// The room check found a problem.
    Problem,
}

impl Step {
    /// Returns the status of the sheet, and what it says.
    fn said(self, t: OrganizerTexts, own_email: &str) -> (StatusCode, Said) {
        let said = Said::default();
        match self {
            Self::Sent | Self::Saved => (StatusCode::OK, said),
            Self::Tested => (StatusCode::OK, Said { done: t.send_test_sent(own_email), ..said }),
            Self::Mistyped(typed) => (StatusCode::UNPROCESSABLE_ENTITY, Said { typed: Some(typed), ..said }),
            Self::ChangedMeanwhile(typed) => {
                (StatusCode::CONFLICT, Said { alert: t.send_changed_meanwhile(), typed: Some(typed), ..said })
            }
            Self::Nobody => (StatusCode::UNPROCESSABLE_ENTITY, Said { alert: t.send_choose(), ..said }),
            Self::Problem => {
                let alert = t.send_anyway_missing();
                (StatusCode::UNPROCESSABLE_ENTITY, Said { alert, is_refused: true, ..said })
            }
        }
    }
}

/// The form of a sheet that was sent.
struct Form<'a> {
    site: &'a Site,
    id: Uuid,
    choice: Choice,
    batch_id: Uuid,
    fields: &'a Fields,
}

impl Form<'_> {
    async fn run(&self, signed_in: &SignedIn) -> PageResult<Step> {
        if self.fields.is_on("subject") {
            let (mut typed, words) = Typed::read(signed_in.t, self.fields);
            let Some(words) = words else { return Ok(Step::Mistyped(typed)) };
            match self.site.app.set_wording(&signed_in.actor, self.id, shown(self.fields).as_ref(), words).await {
                Ok(()) => {}
                Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
                    let meeting = self.site.app.meeting(&signed_in.actor, self.id).await?.meeting;
                    typed.compare_with(signed_in.t, &Wording::of(&meeting));
                    return Ok(Step::ChangedMeanwhile(typed));
                }
                Err(error) => return Err(error.into()),
            }
        }
        match self.fields.value("step") {
            "preview" => Ok(Step::Saved),
            "test" => self.test(signed_in).await,
            _ => self.send(signed_in).await,
        }
    }

    /// Sends the first person's message to the organizer.
    async fn test(&self, signed_in: &SignedIn) -> PageResult<Step> {
        let app = &self.site.app;
        let loaded = Loaded::load(app, signed_in, self.id).await?;
        let group = loaded.group(signed_in, &self.choice);
        let first = loaded.ticked(signed_in, &self.choice, &group).first().map(|invitation| invitation.id);
        app.send_test(&signed_in.actor, self.id, self.batch_id, first).await?;
        Ok(Step::Tested)
    }

    /// Puts the emails into the outbox, where they wait for a while.
    async fn send(&self, signed_in: &SignedIn) -> PageResult<Step> {
        if self.choice.ticked.as_ref().is_some_and(std::collections::HashSet::is_empty) {
            return Ok(Step::Nobody);
        }
        let app = &self.site.app;
        let loaded = Loaded::load(app, signed_in, self.id).await?;
        let group = loaded.group(signed_in, &self.choice);
        let only = loaded.ticked(signed_in, &self.choice, &group).iter().map(|invitation| invitation.id).collect();
        // A problem may be mended since the page was loaded. Where another instance made the check, only the form knows.
        let checked = app.has_room_problem(&loaded.found.meeting);
        let has_problem = checked.unwrap_or_else(|| self.fields.is_on("problem"));
        if has_problem && !self.fields.is_on("anyway") {
            return Ok(Step::Problem);
        }
        let sending = Sending { batch_id: self.batch_id, to: group.recipients(), only: Some(only), hold: HOLD };
        app.send(&signed_in.actor, self.id, sending).await?;
        Ok(Step::Sent)
    }

    /// Shows the sheet again, with what was done.
    async fn sheet(self, signed_in: SignedIn, done: Step) -> PageResult<Response> {
        let (status, said) = done.said(signed_in.t, &signed_in.actor.organizer.email);
        let said = Said { is_anyway: self.fields.is_on("anyway"), ..said };
        let loaded = Loaded::load(&self.site.app, &signed_in, self.id).await?;
        Sheet::page(self.site, signed_in, loaded, self.choice, (status, said)).await
    }
}

/// One person's message as it is sent, for the frame in the sheet.
pub(in crate::web) async fn message(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let found = site.app.invitation_link(&signed_in.actor, ids, As::Page).await?;
    let report = site.app.mail_report(&found).await?;
    let MeetingLinks { meeting, invitations, links, .. } = &found;
    let invitation = invitations.first().ok_or(Error::NotFound)?;
    let link = links.as_ref().map_err(|why| Refusal::from(*why))?.link(invitation)?;
    let text = sheet::text_of(&site, &signed_in, meeting, invitation, &link)?;
    let text = text.branded(site.app.branding().await?).updating(site.app.update_of(meeting, invitation, &report));
    Ok(mail_html::framed(draft::html(&text).map_err(Error::internal)?)?)
}
