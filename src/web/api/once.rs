//! Requests with an idempotency key: they are carried out once, and the facts of the first answer are kept for a day and
//! given again.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use tracing::Instrument as _;
use uuid::Uuid;

use super::{
    auth::Authorized,
    error::{ApiError, ApiResult},
};
use crate::{
    app::{App, Claim, Claimed},
    error::{Error, with_causes},
    web::Site,
};

/// The header of an answer that was given before.
const REPLAYED: [(HeaderName, HeaderValue); 1] =
    [(HeaderName::from_static("idempotent-replayed"), HeaderValue::from_static("true"))];

/// The number of retries, one per second, to store an answer. If no answer is stored, a repeated request is carried out
/// again when the first one counts as abandoned.
const TRIES: usize = 50;

/// A request to carry out now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    /// The id of what the request creates. It is the same if the request is carried out again.
    pub(super) id: Uuid,
    /// Whether the request was done before, by a program that ended before it could answer.
    pub(super) is_done: bool,
}

/// An answer that is given once or again. Links are `null` in an answer that is given again.
pub(super) struct Once {
    pub(super) answer: Value,
    pub(super) is_replayed: bool,
}

impl Once {
    pub(super) fn respond(self, status: StatusCode) -> Response {
        let response = (status, Json(self.answer)).into_response();
        if self.is_replayed { (REPLAYED, response).into_response() } else { response }
    }
}

/// Carries out a request, unless it was carried out before. A request that fails has no effect, and can be repeated.
pub(super) async fn carry_out<W>(
    site: &Site,
    caller: &Authorized,
    claim: Option<Claim>,
    work: impl FnOnce(Site, Authorized, Turn) -> W + Send + 'static,
) -> ApiResult<Once>
where
    W: Future<Output = ApiResult<Value>> + Send + 'static,
{
    let first = |answer| Once { answer, is_replayed: false };
    let (site, caller) = (site.clone(), caller.clone());
    let Some(claim) = claim else {
        return work(site, caller, Turn { id: Uuid::new_v4(), is_done: false }).await.map(first);
    };
    let app = site.app.clone();
    // A client that stops waiting closes the connection, which would drop the work halfway through.
    let carried_out = tokio::spawn(
        async move {
            let answer = match app.claim(&claim).await? {
                Claimed::First { at, is_done } => work(site, caller, Turn { id: claim.id(at), is_done }).await,
                Claimed::Unknown(error) => Err(Error::from(error).into()),
                Claimed::InUse => return Err(ApiError::key_in_use()),
                Claimed::Answered(answer) => {
                    let answer = serde_json::from_str(&answer).map_err(Error::internal)?;
                    return Ok(Once { answer, is_replayed: true });
                }
                Claimed::ForOther => return Err(ApiError::key_reused()),
            };
            keep(&app, &claim, answer.as_ref().ok()).await;
            answer.map(first)
        }
        .in_current_span(),
    );
    carried_out.await.map_err(Error::internal)?
}

/// Keeps the first answer to a request, without its links, or gives the key back if there is none. If the database is
/// unavailable, this is tried again for a while, so that a program need not wait until the request counts as abandoned.
async fn keep(app: &Arc<App>, claim: &Claim, answer: Option<&Value>) {
    let answer = answer.cloned().map(|mut answer| {
        for invitation in invitations_in(&mut answer) {
            invitation["link"] = Value::Null;
        }
        answer.to_string()
    });
    let Err(error) = try_to_keep(app, claim, answer.as_deref()).await else { return };
    tracing::warn!(error = with_causes(&error), "an answer could not be kept for repeated requests");
    let (app, claim) = (app.clone(), claim.clone());
    tokio::spawn(async move {
        for _ in 0..TRIES {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if try_to_keep(&app, &claim, answer.as_deref()).await.is_ok() {
                return;
            }
        }
    });
}

async fn try_to_keep(app: &App, claim: &Claim, answer: Option<&str>) -> Result<(), Error> {
    match answer {
        Some(answer) => app.keep_answer(claim, answer).await,
        None => app.release(claim).await,
    }
}

/// Returns the invitations in an answer, which have links.
pub(super) fn invitations_in(answer: &mut Value) -> Vec<&mut Value> {
    let fields = answer.as_object_mut().into_iter().flatten();
    let invitations = fields.map(|(name, value)| match (name.as_str(), value) {
        ("invitations", Value::Array(invitations)) => invitations.iter_mut().collect(),
        ("invitation", invitation) => vec![invitation],
        _ => Vec::new(),
    });
    invitations.flatten().collect()
}
