//! Sending a meeting's invitations, and how each of them stands.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::SignedDuration;

use super::add::batch_id;
use crate::{
    app::sending::{Recipients, Sending},
    web::{
        Site,
        error::{PageError, PageResult, Unreadable},
        extract::{Fields, Ids},
        session::SignedIn,
    },
};

pub(in crate::web) async fn send(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let to = match fields.value("to") {
        "new" => Recipients::New,
        "failed" => Recipients::Failed,
        "outdated" => Recipients::Outdated,
        "all" => Recipients::All,
        _ => return Err(PageError::BadRequest(Unreadable::Outdated)),
    };
    let sending = Sending { batch_id: batch_id(&fields)?, to, only: None, hold: SignedDuration::ZERO };
    site.app.send(&signed_in.actor, id, sending).await?;
    Ok(Redirect::to(&format!("/meetings/{id}#mail")).into_response())
}

pub(in crate::web) async fn send_one(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id, invitation]): Ids<2>,
    fields: Fields,
) -> PageResult<Response> {
    let only = Some([invitation].into());
    let sending = Sending { batch_id: batch_id(&fields)?, to: Recipients::All, only, hold: SignedDuration::ZERO };
    site.app.send(&signed_in.actor, id, sending).await?;
    Ok(Redirect::to(&format!("/meetings/{id}/invitations/{invitation}#mail")).into_response())
}

/// A reload of a page that sending to one person led to.
pub(in crate::web) async fn to_invitation(Ids([id, invitation]): Ids<2>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}/invitations/{invitation}"))
}
