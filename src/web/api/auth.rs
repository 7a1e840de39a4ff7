//! Authenticates API keys, and checks their scopes and rate limits.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{
    code::Code,
    error::{ApiError, ApiResult, Location},
};
use crate::{
    access::{Rights, Scope},
    app::{Actor, BadKey, Caller},
    error::Error,
    invite::Meeting,
    token::{Options, RedirectTarget, RoomName},
    web::{Site, extract::ClientAddress},
};

/// Requires a valid API key with a scope, and applies the rate limit. Adds the rate limit headers to the response.
pub(super) async fn require(State((site, scope)): State<(Site, Scope)>, request: Request, next: Next) -> Response {
    let caller = match caller(&site, request.headers()).await {
        Ok(caller) => caller,
        Err(error) => return error.into_response(),
    };
    let callers = &site.app.callers;
    let state = callers.limit.count(&caller.key.id);
    let mut response = if let Some(wait) = state.wait {
        ApiError::too_many(wait).into_response()
    } else if caller.key.rights.scopes.contains(&scope) {
        next.run(with_caller(&site, caller, request).await).await
    } else {
        let detail = format!("This API key does not have the scope “{}”. Use a key with this scope.", scope.word());
        ApiError::new(Code::ScopeMissing, detail).into_response()
    };
    // IETF draft `ratelimit-headers`.
    let headers = [
        ("ratelimit-policy", format!("\"minute\";q={};w=60", callers.per_minute)),
        ("ratelimit", format!("\"minute\";r={};t={}", state.remaining, state.wait.unwrap_or(60))),
    ];
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Adds the caller to a request's extensions, where [`Authorized`] finds it.
async fn with_caller(site: &Site, caller: Arc<Caller>, request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    let Ok(ClientAddress { text: client, .. }) = ClientAddress::from_request_parts(&mut parts, site).await;
    let (organizer, api_key) = (caller.organizer.clone(), Some(caller.key.name.clone()));
    let actor = Arc::new(Actor { organizer, api_key, client: Some(client) });
    parts.extensions.insert(Authorized { caller, actor });
    Request::from_parts(parts, body)
}

/// Returns the program that the API key in the request belongs to. Only who has the key learns that it has expired.
async fn caller(site: &Site, headers: &HeaderMap) -> ApiResult<Arc<Caller>> {
    let Some(sent) = headers.get(header::AUTHORIZATION) else {
        let detail = "The API key is missing. Expected the header “Authorization: Bearer KEY”.";
        return Err(ApiError::unauthorized(Code::NoKey, detail));
    };
    let bearer = sent.to_str().ok().and_then(|sent| sent.trim().split_once(' '));
    let Some((_, key)) = bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")) else {
        let detail = "The Authorization header has no API key. Expected “Authorization: Bearer KEY”.";
        return Err(ApiError::unauthorized(Code::NoKey, detail));
    };
    match site.app.caller(key.trim()).await? {
        Ok(caller) => Ok(caller),
        Err(BadKey::Expired) => {
            let detail = "The API key has expired. Create a new API key in Settings.";
            Err(ApiError::unauthorized(Code::ExpiredKey, detail))
        }
        Err(BadKey::Unknown) => {
            let detail = "The API key is unknown or revoked. Check the key, or create a new API key in Settings.";
            Err(ApiError::unauthorized(Code::UnknownKey, detail))
        }
    }
}

/// The authenticated program, for handlers behind [`require`].
#[derive(Debug, Clone)]
pub(super) struct Authorized {
    caller: Arc<Caller>,
    actor: Arc<Actor>,
}

impl Authorized {
    pub(super) fn actor(&self) -> &Actor {
        &self.actor
    }

    pub(super) fn rights(&self) -> &Rights {
        &self.caller.key.rights
    }

    pub(super) fn key_id(&self) -> &str {
        &self.caller.key.id
    }

    /// Refuses a room that the API key does not allow.
    pub(super) fn check_room(&self, room: &RoomName) -> ApiResult<()> {
        self.rights().refuse(room, false).map_or(Ok(()), |refusal| Err(ApiError::refused(refusal, "/room")))
    }

    /// Refuses URLs that could not be entered in a form, and admin permissions if the API key may not create owners.
    pub(super) fn check_options(&self, options: &Options) -> ApiResult<()> {
        let Options { redirect_on_meeting_exit, meeting_join_hook, .. } = options;
        let urls = [("redirect_on_meeting_exit", redirect_on_meeting_exit), ("meeting_join_hook", meeting_join_hook)];
        for (name, url) in urls {
            if let Some(Err(error)) = url.as_ref().map(|url| url.as_str().parse::<RedirectTarget>()) {
                return Err(ApiError::invalid_at(Location::body(format!("/options/{name}")), error.to_string()));
            }
        }
        let refusal = self.rights().refuse_options(options);
        refusal.map_or(Ok(()), |refusal| Err(ApiError::refused(refusal, "/options/permissions")))
    }

    /// Refuses people for a meeting whose options give admin permissions, and owners, if the API key may not create owners.
    pub(super) fn check_invitees(&self, meeting: &Meeting, owners: impl Iterator<Item = bool>) -> ApiResult<()> {
        if let Some(refusal) = self.rights().refuse_options(&meeting.options) {
            return Err(ApiError::refused(refusal, "/people"));
        }
        self.check_people(&meeting.room, owners)
    }

    /// Refuses owners if the API key may not create them.
    pub(super) fn check_people(&self, room: &RoomName, owners: impl Iterator<Item = bool>) -> ApiResult<()> {
        for (place, is_owner) in owners.enumerate() {
            if let Some(refusal) = self.rights().refuse(room, is_owner) {
                return Err(ApiError::refused(refusal, format!("/people/{place}/owner")));
            }
        }
        Ok(())
    }
}

impl FromRequestParts<Site> for Authorized {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> ApiResult<Self> {
        let authorized = parts.extensions.get::<Self>().cloned();
        authorized.ok_or_else(|| Error::Internal("an API route has no authentication layer".into()).into())
    }
}
