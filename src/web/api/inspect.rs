//! What a token says, and whether it is good.

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
    inspection::{self, SignedBy},
    invite::sentence::sentence,
    token::{Claims, TokenError},
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
    /// Whose key it is signed with.
    signed_by: Signature,
    /// What is wrong with it, or unwise about it, in words; the gravest first.
    mistakes: Vec<String>,
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

/// Whose key a token is signed with.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Signature {
    /// The one that links are signed with.
    OwnKey,
    /// The one before.
    EarlierKey,
    /// One that is not known here.
    Unknown,
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
    let inspected = site.app.inspect_one(&request.token);
    let (read, checked) =
        inspected.map_err(|error| ApiError::invalid_at(Location::body("/token"), error.to_string()))?;
    Ok(Json(InspectAnswer { inspection: Inspection::new(read, checked, &site.app.zone) }))
}

impl Inspection {
    fn new(read: inspection::Inspection, checked: Result<(), TokenError>, zone: &TimeZone) -> Self {
        let said = read.claims.as_ref();
        let rows = read.contents.rows();
        Self {
            valid: checked.is_ok(),
            why_not: checked.err().map(|error| error.to_string()),
            signed_by: read.signed_by.into(),
            mistakes: read.mistakes.into_iter().map(|mistake| mistake.what).collect(),
            sentence: said.map(|claims| sentence(claims, zone)),
            room: said.and_then(Claims::room_name).map(ToString::to_string),
            name: said.and_then(|claims| claims.user_name.clone()),
            owner: said.map(|claims| claims.is_owner),
            id: said.and_then(|claims| claims.user_id.as_ref()).map(ToString::to_string),
            not_before: said.and_then(Claims::not_before),
            expires_at: said.and_then(Claims::expires_at),
            claims: rows
                .map(|(name, claim, value, _)| ClaimRow { claim: claim.to_owned(), name, value: value.clone() })
                .collect(),
        }
    }
}

impl From<SignedBy> for Signature {
    fn from(signed_by: SignedBy) -> Self {
        match signed_by {
            SignedBy::OwnKey(_) => Self::OwnKey,
            SignedBy::EarlierKey(_) => Self::EarlierKey,
            SignedBy::Unknown | SignedBy::Unchecked => Self::Unknown,
        }
    }
}
