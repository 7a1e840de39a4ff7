//! The HTTP API for programs, under `/api/v1`.

mod auth;
mod body;
mod code;
mod documentation;
mod emails;
mod error;
mod etag;
mod examples;
mod inspect;
mod invitations;
mod links;
mod list;
mod meeting_list;
mod meetings;
mod new_meeting;
mod once;
mod options;
mod paging;
mod people;
mod person;
mod templates;
mod tokens;
mod webhooks;

use axum::{
    Json, Router,
    middleware::from_fn_with_state,
    routing::{any, get},
};
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouter},
    routes,
};

use super::Site;
use crate::access::Scope;

pub(super) use error::explained;

/// The path of the API.
const BASE: &str = "/api/v1";

/// The path to which lists are sent.
pub(super) const LINKS: &str = "/api/v1/links";

/// Returns the routes of the API, its `OpenAPI` document and its documentation page.
pub(super) fn router(site: &Site) -> Router<Site> {
    let tokens = of([routes!(tokens::create), routes!(links::create)]);
    let meetings = of([
        routes!(new_meeting::create, meeting_list::list),
        routes!(meetings::show, meetings::change, meetings::delete),
        routes!(invitations::invitations, invitations::invite),
        routes!(person::show, person::change, person::remove),
        routes!(person::revoke),
        routes!(person::restore),
        routes!(person::replace),
        routes!(person::mark, person::unmark),
        routes!(emails::send, emails::list),
        routes!(templates::create, templates::list),
        routes!(templates::show, templates::change, templates::delete),
        routes!(webhooks::create, webhooks::list),
        routes!(webhooks::show, webhooks::delete),
        routes!(webhooks::rotate),
        routes!(webhooks::test),
        routes!(webhooks::deliveries),
        routes!(webhooks::redeliver),
    ]);
    let inspect = of([routes!(inspect::inspect)]);
    let [tokens, meetings, inspect] = [(tokens, Scope::Tokens), (meetings, Scope::Meetings), (inspect, Scope::Inspect)]
        .map(|(routes, scope)| routes.route_layer(from_fn_with_state((site.clone(), scope), auth::require)));
    let (api, document) = OpenApiRouter::new().merge(tokens).merge(meetings).merge(inspect).split_for_parts();
    let document = documentation::complete(document);
    let show_document = get(async move || Json(document));
    let api = api
        .route("/openapi.json", show_document.clone())
        .route("/openapi.json/", show_document)
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed);
    Router::new()
        .route("/api", get(documentation::page))
        .route("/api/", get(documentation::page))
        .route("/api/{*rest}", any(error::not_found))
        .method_not_allowed_fallback(error::method_not_allowed)
        .nest(BASE, api)
}

/// Returns a router with these routes, each with and without a slash at its end.
fn of<const N: usize>(routes: [UtoipaMethodRouter<Site>; N]) -> OpenApiRouter<Site> {
    routes.into_iter().fold(OpenApiRouter::new(), |router, routes| {
        let (_, paths, methods) = &routes;
        let slashed = paths.paths.keys().map(|path| (format!("{path}/"), methods.clone())).collect::<Vec<_>>();
        slashed.into_iter().fold(router.routes(routes), |router, (path, methods)| router.route(&path, methods))
    })
}
