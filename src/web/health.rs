//! What a supervisor asks: whether the program is alive, whether it is ready, and its numbers.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use tokio::time::timeout;

use super::Site;
use crate::app::App;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// Ready is an instance whose database answers and has the tables of this very release.
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match timeout(PATIENCE, site.app.store.pending_migrations()).await {
        Ok(Ok(Some(0))) => (StatusCode::OK, "ready\n"),
        Ok(Ok(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the database’s tables are of another release\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database can’t be used\n"),
    }
}

/// The numbers, for a listener of their own.
pub fn metrics_router(app: &Arc<App>) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(app.clone())
}

async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    // Where the database can't say, the number is the last one; `/readyz` tells of it.
    if let Ok(Ok(count)) = timeout(PATIENCE, app.store.waiting_messages()).await {
        app.metrics.waiting.set(count);
    }
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], app.metrics.text())
}
