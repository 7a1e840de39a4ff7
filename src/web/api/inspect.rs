//! Inspects tokens.

use axum::{Json, extract::State};
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    body::Body,
    error::{ApiError, ApiResult, Location},
};
use crate::{
    inspection::{self, SignedBy, TEXT_LIMIT},
    invite::sentence::sentence,
    token::Claims,
    web::Site,
};

/// A token or a link to inspect.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InspectRequest {
    /// A token, or a text that contains one, such as a link, a message or the source of an email.
    #[schema(example = "https://acme.daily.co/standup?t=eyJ…")]
    token: String,
}

/// The result of inspecting a token.
#[derive(Serialize, ToSchema)]
pub(super) struct InspectAnswer {
    inspection: Inspection,
}

/// The contents of a token, and whether the token is valid now.
#[derive(Serialize, ToSchema)]
struct Inspection {
    /// Whether the token is signed with this server's API key, for this server's Daily domain, and is valid now.
    valid: bool,
    /// Why the token is not valid. `null` if the token is valid.
    why_not: Option<String>,
    /// The key that the token is signed with.
    signed_by: Signature,
    /// Mistakes and risks in the token, in words, most serious first.
    mistakes: Vec<String>,
    /// What the token allows, in words. `null` if a claim has an unknown format.
    sentence: Option<String>,
    /// The room that the token opens.
    room: Option<String>,
    /// The name that others see.
    name: Option<String>,
    /// Whether the token is for an owner of the room.
    owner: Option<bool>,
    /// The user id in the token.
    id: Option<String>,
    /// When the token becomes valid.
    #[schema(value_type = Option<String>, format = DateTime)]
    not_before: Option<Timestamp>,
    /// When the token expires.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
    /// Every claim in the token.
    claims: Vec<ClaimRow>,
}

/// The key that a token is signed with.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Signature {
    /// The current API key, which new links are signed with.
    OwnKey,
    /// The previous API key.
    PreviousKey,
    /// An unknown key.
    Unknown,
}

/// A claim.
#[derive(Serialize, ToSchema)]
struct ClaimRow {
    /// The short name of the claim in the token.
    claim: String,
    /// Daily's long name for the claim. `null` if Daily does not document the claim.
    name: Option<&'static str>,
    value: Value,
}

/// Inspect a token
///
/// Says whether a token is valid and what it allows. The token is neither stored nor logged.
#[utoipa::path(post, path = "/inspect", operation_id = "inspect_token", tag = "inspect", request_body = InspectRequest,
    responses((status = 200, body = InspectAnswer, description = "The contents of the token")))]
pub(super) async fn inspect(
    State(site): State<Site>,
    Body { value: request, .. }: Body<InspectRequest>,
) -> ApiResult<Json<InspectAnswer>> {
    let refuse = |why: String| ApiError::invalid_at(Location::body("/token"), why);
    if request.token.len() > TEXT_LIMIT {
        return Err(refuse("longer than 1 MB; send only the link or the token".to_owned()));
    }
    let read = site.app.inspect_one(request.token).await?.map_err(|error| refuse(error.to_string()))?;
    Ok(Json(InspectAnswer { inspection: Inspection::new(&read, &site.app.zone) }))
}

impl Inspection {
    fn new(read: &inspection::Inspection, zone: &TimeZone) -> Self {
        let said = read.claims.as_ref();
        let rows = read.contents.rows();
        let why_not = read.why_not();
        Self {
            valid: why_not.is_none(),
            why_not,
            signed_by: read.signed_by.into(),
            sentence: said.filter(|_| read.other_service().is_none()).map(|claims| sentence(claims, zone)),
            room: said.and_then(Claims::room_name).map(ToString::to_string),
            name: said.and_then(|claims| claims.user_name.clone()),
            owner: said.map(|claims| claims.is_owner),
            id: said.and_then(|claims| claims.user_id.as_ref()).map(ToString::to_string),
            not_before: said.and_then(Claims::not_before),
            expires_at: said.and_then(Claims::expires_at),
            claims: rows
                .map(|(name, claim, value, _)| ClaimRow { claim: claim.to_owned(), name, value: value.clone() })
                .collect(),
            mistakes: read.mistakes.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<SignedBy> for Signature {
    fn from(signed_by: SignedBy) -> Self {
        match signed_by {
            SignedBy::OwnKey(_) => Self::OwnKey,
            SignedBy::PreviousKey(_) => Self::PreviousKey,
            SignedBy::Unknown | SignedBy::Unchecked => Self::Unknown,
        }
    }
}
