//! The `OpenAPI` document and the documentation page.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        ContentBuilder, Info, OpenApi, Ref, RefOr, ResponseBuilder, SecurityRequirement, Server,
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{BASE, error::ProblemDetails};
use crate::{
    texts::OrganizerTexts,
    web::{Site, page::Page},
};

/// Error responses that routes have in common.
const REFUSALS: [(&str, &str); 13] = [
    ("400", "The body is not valid JSON, or the connection was lost before the body was complete"),
    ("401", "The API key is missing, unknown, expired or revoked"),
    ("403", "The API key does not allow this; `code` says what is missing"),
    ("404", "Not found, or the resource belongs to another organizer"),
    ("406", "The types in the Accept header are not supported"),
    ("408", "The body did not arrive in time"),
    ("409", "The request conflicts with the state of the meeting; `code` says why"),
    ("413", "The body is too large"),
    ("415", "The Content-Type is not supported"),
    ("422", "The request is invalid; `problems` lists what is wrong"),
    (
        "429",
        "Too many requests with this API key (retry after the number of seconds in Retry-After), or too many meetings created in 24 hours (`too_many_meetings`)",
    ),
    ("500", "Internal error"),
    ("503", "Temporarily unavailable; retry after the number of seconds in Retry-After"),
];

/// Adds what all routes have in common to the generated document.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    document.info = Info::new("Latchkey", env!("CARGO_PKG_VERSION"));
    document.info.description = Some(
        "The Latchkey API creates personal invite links for Daily.co rooms. Times are in RFC 3339 format, in UTC."
            .to_owned(),
    );
    document.servers = Some(vec![Server::new(BASE)]);
    let components = document.components.get_or_insert_default();
    let mut schemas = vec![(ProblemDetails::name().into_owned(), ProblemDetails::schema())];
    ProblemDetails::schemas(&mut schemas);
    components.schemas.extend(schemas);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("An API key")).build();
    components.add_security_scheme("api_key", SecurityScheme::Http(bearer));
    document.security = Some(vec![SecurityRequirement::new("api_key", Vec::<String>::new())]);
    for (address, path) in &mut document.paths.paths {
        let operations = [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete];
        operations.into_iter().flatten().for_each(|operation| add_refusals(address, operation));
    }
    document
}

fn add_refusals(address: &str, operation: &mut Operation) {
    let known: &mut BTreeMap<_, _> = &mut operation.responses.responses;
    let has_body = operation.request_body.is_some();
    let is_possible = |status: &str| match status {
        "400" | "408" | "413" | "415" => has_body,
        "404" | "409" => address.contains("{id}"),
        "406" => address == "/links",
        _ => true,
    };
    for (status, description) in REFUSALS.into_iter().filter(|(status, _)| is_possible(status)) {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(ProblemDetails::name()))).build();
        let response =
            ResponseBuilder::new().description(description).content("application/problem+json", content).build();
        known.entry(status.to_owned()).or_insert(RefOr::T(response));
    }
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage {
    t: OrganizerTexts,
    base_url: String,
}

pub(super) async fn page(State(site): State<Site>, headers: HeaderMap) -> impl IntoResponse {
    let t = OrganizerTexts::negotiate(headers.get(header::ACCEPT_LANGUAGE));
    let base_url = site.app.base_url.as_str().trim_end_matches('/').to_owned();
    Page(ApiPage { t, base_url: format!("{base_url}{BASE}") })
}
