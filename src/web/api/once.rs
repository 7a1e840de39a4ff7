//! Requests with an idempotency key: the facts of the first answer are kept for a day, and given again.

use axum::http::{HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value;

use super::error::ApiResult;
use crate::{
    app::{App, Claim},
    error::{Error, with_causes},
};

/// The header of an answer that was given before.
pub(super) const REPLAYED: [(HeaderName, HeaderValue); 1] =
    [(HeaderName::from_static("idempotent-replayed"), HeaderValue::from_static("true"))];

/// Returns the first answer to a request, if it was answered before. Links are `null` in it.
pub(super) async fn answered(app: &App, claim: Option<&Claim<'_>>) -> ApiResult<Option<Value>> {
    let Some(claim) = claim else { return Ok(None) };
    let answer = app.answer_to(claim).await?;
    Ok(answer.map(|answer| serde_json::from_str(&answer)).transpose().map_err(Error::internal)?)
}

/// Keeps the first answer to a request, without its links. A failure is only logged: the request is carried out already,
/// and repeating it changes nothing.
pub(super) async fn keep(app: &App, claim: Option<&Claim<'_>>, answer: &impl Serialize) {
    let Some(claim) = claim else { return };
    let Ok(mut answer) = serde_json::to_value(answer) else { return };
    for invitation in answer.get_mut("invitations").and_then(Value::as_array_mut).into_iter().flatten() {
        invitation["link"] = Value::Null;
    }
    if let Err(error) = app.keep_answer(claim, &answer.to_string()).await {
        tracing::warn!(error = with_causes(&error), "an answer could not be kept for repeated requests");
    }
}
