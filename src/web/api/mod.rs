//! The HTTP API for programs, under `/api/v1`.

mod auth;
mod body;
mod documentation;
mod emails;
mod error;
mod inspect;
mod invitations;
mod links;
mod list;
mod meetings;
mod options;
mod person;
mod tokens;

use axum::{
    Json, Router,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Site;
use crate::access::Scope;

/// The path of the API.
const BASE: &str = "/api/v1";

/// The path to which lists are sent.
pub(super) const LINKS: &str = "/api/v1/links";

/// Returns the routes of the API, its `OpenAPI` document and its documentation page.
pub(super) fn router(site: &Site) -> Router<Site> {
    let tokens = OpenApiRouter::new().routes(routes!(tokens::create)).routes(routes!(links::create));
    let meetings = OpenApiRouter::new()
        .routes(routes!(meetings::create, meetings::list))
        .routes(routes!(meetings::show, meetings::change, meetings::delete))
        .routes(routes!(invitations::invitations, invitations::invite))
        .routes(routes!(person::show, person::change, person::remove))
        .routes(routes!(person::revoke))
        .routes(routes!(person::restore))
        .routes(routes!(person::replace))
        .routes(routes!(person::mark, person::unmark))
        .routes(routes!(emails::send, emails::list));
    let inspect = OpenApiRouter::new().routes(routes!(inspect::inspect));
    let [tokens, meetings, inspect] = [(tokens, Scope::Tokens), (meetings, Scope::Meetings), (inspect, Scope::Inspect)]
        .map(|(routes, scope)| routes.route_layer(from_fn_with_state((site.clone(), scope), auth::require)));
    let (api, document) = OpenApiRouter::new().merge(tokens).merge(meetings).merge(inspect).split_for_parts();
    let document = documentation::complete(document);
    let api = api
        .route("/openapi.json", get(async move || Json(document)))
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(from_fn(body::uncompressed));
    Router::new().route("/api", get(documentation::page)).nest(BASE, api)
}
