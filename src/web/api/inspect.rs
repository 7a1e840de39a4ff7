//! What a token says, and whether it is good.

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    body::Body,
    error::{ApiError, ApiResult},
};
use crate::{
    invite::sentence::sentence,
    token::{Claims, TokenContents, inspect::token_in},
    web::Site,
};

/// A token, or a link that carries one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InspectRequest {
    /// A token or a link.
    #[schema(example = "https://acme.daily.co/standup?t=eyJ…")]
    token: String,
}

/// What a token says.
#[derive(Serialize, ToSchema)]
pub(super) struct InspectAnswer {
    inspection: Inspection,
}

/// What a token says, and whether it is good now.
#[derive(Serialize, ToSchema)]
struct Inspection {
    /// Whether it is signed with this server's key, for its domain, and in its time.
    valid: bool,
    /// Why it is not valid.
    why_not: Option<String>,
    /// What it lets whom do, in words; none where a claim has a form that Daily does not know.
    sentence: Option<String>,
    room: Option<String>,
    name: Option<String>,
    owner: Option<bool>,
    id: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    not_before: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
    /// Every claim as it stands in the token.
    claims: Vec<ClaimRow>,
}

/// One claim.
#[derive(Serialize, ToSchema)]
struct ClaimRow {
    /// Its name in the token.
    claim: String,
    /// Daily's long name for it; none where Daily documents no such claim.
    name: Option<&'static str>,
    value: Value,
}

/// Say what a token allows
#[utoipa::path(post, path = "/inspect", tag = "inspect", request_body = InspectRequest,
    responses((status = 200, body = InspectAnswer, description = "What it says. It is neither kept nor logged.")))]
pub(super) async fn inspect(
    State(site): State<Site>,
    Body { value: request, .. }: Body<InspectRequest>,
) -> ApiResult<Json<InspectAnswer>> {
    let token = token_in(&request.token);
    let contents = TokenContents::read(&token).map_err(|error| ApiError::invalid_at("token", error.to_string()))?;
    let why_not = site.app.signer.verify(&token, site.app.now()).err().map(|error| error.to_string());
    let claims = contents.claims().ok();
    let claim = |(name, claim, value, _): (_, &str, &Value, _)| ClaimRow {
        claim: claim.to_owned(),
        name,
        value: value.clone(),
    };
    let said = claims.as_ref();
    Ok(Json(InspectAnswer {
        inspection: Inspection {
            valid: why_not.is_none(),
            why_not,
            sentence: said.map(|claims| sentence(claims, &site.app.zone)),
            room: said.and_then(Claims::room_name).map(ToString::to_string),
            name: said.and_then(|claims| claims.user_name.clone()),
            owner: said.map(|claims| claims.is_owner),
            id: said.and_then(|claims| claims.user_id.as_ref()).map(ToString::to_string),
            not_before: said.and_then(Claims::not_before),
            expires_at: said.and_then(Claims::expires_at),
            claims: contents.rows().map(claim).collect(),
        },
    }))
}
