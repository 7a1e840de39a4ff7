//! What a supervisor asks: whether the program is alive, whether it is ready, and its numbers.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Site, guard::add_headers};
use crate::app::{App, Readiness};

pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// Says whether the database answers and has the tables of this release.
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.app.readiness().await {
        Readiness::Ready => (StatusCode::OK, "ready\n"),
        Readiness::OtherRelease => (StatusCode::SERVICE_UNAVAILABLE, "the database’s tables are of another release\n"),
        Readiness::NoDatabase => (StatusCode::SERVICE_UNAVAILABLE, "the database can’t be used\n"),
    }
}

/// The numbers, for a listener of their own.
pub fn metrics_router(app: &Arc<App>) -> Router {
    let with_headers = map_response(async |mut response: Response| {
        add_headers(response.headers_mut());
        response
    });
    Router::new().route("/metrics", get(metrics)).layer(with_headers).with_state(app.clone())
}

async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];
    (headers, app.metrics_text().await)
}
