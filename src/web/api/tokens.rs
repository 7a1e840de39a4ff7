//! Signs a token for one person, without storing it.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::{Builder, Uuid};

use super::{
    auth::Authorized,
    body::{Body, or_default, time},
    error::{ApiError, ApiResult, Location},
    options::{LongOptions, options},
};
use crate::{
    access::MissingRight,
    clock::whole_seconds,
    error::Error,
    invite::{InviteLink, InviteeName, meeting::WindowError},
    token::{Claims, Domain, Options, RoomName, UserId},
    web::Site,
};

/// The length of most answers, in bytes.
const ANSWER_LENGTH: usize = 1024;

/// A person and the room to sign a token for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"room": "standup", "name": "Ada Lovelace", "id": "user-42",
    "expires_at": "2026-12-01T11:00:00Z", "options": {"start_audio_off": true}}))]
pub(super) struct TokenRequest {
    /// The room that the token opens. Room names can use letters, digits, - and _.
    #[schema(value_type = String, example = "standup", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: RoomName,
    /// The name that others see.
    #[schema(value_type = Option<String>, example = "Ada Lovelace", max_length = 200)]
    name: Option<InviteeName>,
    /// Whether the person is an owner of the room. Default: false.
    #[serde(default, deserialize_with = "or_default")]
    #[schema(value_type = Option<bool>)]
    owner: bool,
    /// The user id in the token. Default: a random UUID.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 36)]
    id: Option<UserId>,
    /// When the token becomes valid. Default: now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    not_before: Option<Timestamp>,
    /// When the token expires. Default: one hour from now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
    /// Options for the token.
    #[serde(default, deserialize_with = "options")]
    #[schema(value_type = Option<LongOptions>)]
    options: Options,
}

/// A signed token.
#[derive(Serialize, ToSchema)]
pub(super) struct TokenAnswer<'a> {
    token: SignedToken<'a>,
}

/// A token and its contents. Anyone who has the token can join.
#[derive(Serialize, ToSchema)]
struct SignedToken<'a> {
    /// The token.
    #[schema(example = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJyIjoi…")]
    token: &'a str,
    /// The invite link: the room's URL with the token.
    #[schema(example = "https://acme.daily.co/standup?t=eyJ0eXAi…")]
    link: &'a str,
    #[schema(value_type = String)]
    room: &'a RoomName,
    name: Option<&'a str>,
    owner: bool,
    #[schema(value_type = String)]
    id: &'a UserId,
    #[schema(value_type = Option<String>, format = DateTime)]
    not_before: Option<Timestamp>,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Sign a token for one person
///
/// The token is not stored.
#[utoipa::path(post, path = "/tokens", operation_id = "create_token", tag = "tokens", request_body = TokenRequest,
    responses((status = 200, body = TokenAnswer, description = "The token and its link")))]
pub(super) async fn create(
    State(site): State<Site>,
    caller: Authorized,
    Body { value: request, .. }: Body<TokenRequest>,
) -> ApiResult<Response> {
    let (app, now) = (&site.app, site.app.now());
    request.check(&caller)?;
    let expires_at = request.expires_at(now, app.max_days)?;
    let id = request.id.clone().unwrap_or_else(|| random_id().into());
    let claims = request.claims(app.signer.domain(), &id, now, expires_at)?;
    let token = app.sign_token(caller.actor(), &claims);
    let token = token.map_err(|error| ApiError::invalid_at(Location::body(""), error.to_string()))?;
    let link = InviteLink::new(&app.signer.domain().name, &request.room, &token);
    let token = SignedToken {
        token: token.as_str(),
        link: link.as_str(),
        room: &request.room,
        name: claims.user_name.as_deref(),
        owner: request.owner,
        id: &id,
        not_before: claims.not_before(),
        expires_at,
    };
    // `Json` begins with a buffer that has to grow three times.
    let mut answer = Vec::with_capacity(ANSWER_LENGTH);
    serde_json::to_writer(&mut answer, &TokenAnswer { token }).map_err(Error::internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], answer).into_response())
}

/// Returns a random UUID. `Uuid::new_v4` would make a system call.
fn random_id() -> Uuid {
    Builder::from_random_bytes(rand::random()).into_uuid()
}

impl TokenRequest {
    /// Refuses what the caller's API key does not allow.
    fn check(&self, caller: &Authorized) -> ApiResult<()> {
        caller.check_options(&self.options)?;
        caller.rights().refuse(&self.room, self.owner).map_or(Ok(()), |refusal| {
            let pointer = if refusal == MissingRight::Room { "/room" } else { "/owner" };
            Err(ApiError::refused(refusal, pointer))
        })
    }

    /// Returns when the token expires, by default an hour from now. Refuses a time that is not after `not_before`, or
    /// that is more than `max_days` days from now.
    fn expires_at(&self, now: Timestamp, max_days: u16) -> ApiResult<Timestamp> {
        let expires_at = whole_seconds(self.expires_at.unwrap_or(now + SignedDuration::from_hours(1)));
        if self.not_before.is_some_and(|not_before| whole_seconds(not_before) >= expires_at) {
            return Err(ApiError::invalid_at(
                Location::body("/not_before"),
                "expected a time before the token expires",
            ));
        }
        if expires_at.duration_since(now) > SignedDuration::from_hours(24 * i64::from(max_days)) {
            let why = WindowError::TooFar(max_days).to_string();
            return Err(ApiError::invalid_at(Location::body("/expires_at"), why));
        }
        Ok(expires_at)
    }

    /// Returns the claims of the token.
    fn claims(&self, domain: &Domain, id: &UserId, now: Timestamp, expires_at: Timestamp) -> ApiResult<Claims> {
        let claims = Claims::new(domain.id, self.room.clone(), now, self.not_before, expires_at);
        let mut claims =
            claims.map_err(|error| ApiError::invalid_at(Location::body("/expires_at"), error.to_string()))?;
        claims.options = self.options.clone();
        claims.is_owner = self.owner;
        claims.user_id = Some(id.clone());
        claims.user_name = self.name.as_ref().map(ToString::to_string);
        Ok(claims)
    }
}
