//! The door for browsers.

mod api;
mod assets;
mod bodies;
mod branding;
mod device;
mod done;
mod download;
mod error;
mod extract;
mod guard;
mod health;
mod join;
#[cfg(feature = "otlp")]
pub(crate) mod otlp;
mod page;
mod pages;
mod security_txt;
mod sentence;
pub mod serve;
mod session;

use std::{ops::Deref, sync::Arc};

use axum::{
    Router,
    extract::Request,
    http::header,
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
    routing::{get, post},
};
use ipnet::IpNet;
use tower_http::catch_panic::CatchPanicLayer;

pub use health::metrics_router;
pub use session::{COOKIE, SECURE_COOKIE};

use crate::app::App;
use bodies::Bodies;
use pages::{account, audit, contacts, inspect, login, meetings, organizers, outbox, rooms, settings, webhooks};

/// What every handler can reach. It is cloned several times for each request.
#[derive(Clone)]
pub(crate) struct Site(Arc<Reached>);

/// What a [`Site`] points to.
pub(crate) struct Reached {
    app: Arc<App>,
    trusted_proxies: Box<[IpNet]>,
    bodies: Bodies,
}

impl Deref for Site {
    type Target = Reached;

    fn deref(&self) -> &Reached {
        &self.0
    }
}

/// The megabytes of request bodies that are held in memory at once, unless a setting says otherwise.
pub const BODY_MEMORY: u16 = 64;

/// Every route of the program.
pub fn router(app: &Arc<App>, trusted_proxies: &[IpNet]) -> Router {
    router_with(app, trusted_proxies, BODY_MEMORY)
}

/// The same with so many megabytes for request bodies.
pub fn router_with(app: &Arc<App>, trusted_proxies: &[IpNet], body_memory: u16) -> Router {
    let bodies = Bodies::new(body_memory);
    let site = Site(Arc::new(Reached { app: app.clone(), trusted_proxies: trusted_proxies.into(), bodies }));
    let administrators = Router::new()
        .route("/organizers", get(organizers::list).post(organizers::add))
        .route("/organizers/retention", get(organizers::to_list).post(organizers::set_retention))
        .route("/organizers/branding", get(pages::branding::show).post(pages::branding::change))
        .route("/organizers/{id}", get(organizers::to_list).post(organizers::change))
        .route("/organizers/api-keys/{id}/withdraw", get(organizers::to_list).post(organizers::withdraw_key))
        .route_layer(from_fn_with_state(site.clone(), guard::require_administrator));
    let signed_in = Router::new()
        .merge(administrators)
        .merge(of_one_person())
        .route("/audit", get(audit::list))
        .route("/audit.csv", get(audit::csv))
        .route("/settings/password", get(account::password).post(account::change_password))
        .route("/settings/sessions/{handle}/end", get(settings::to_settings).post(account::end_session))
        .route("/", get(meetings::new::form))
        .route("/rooms", get(rooms::list).post(rooms::create))
        .route("/rooms/names", get(rooms::names))
        .route("/rooms/name-for", get(rooms::name_for))
        .route("/rooms/{room}", get(rooms::to_rooms).post(rooms::change))
        .route("/rooms/{room}/eject", get(rooms::to_rooms).post(rooms::eject))
        .route("/inspect", get(inspect::show).post(inspect::inspect))
        .route("/preflight", post(meetings::preflight::of_form))
        .route("/meetings/{id}/preflight", get(meetings::preflight::show).post(meetings::preflight::fix))
        .route("/meetings/{id}/send", get(meetings::send::show).post(meetings::send::send))
        .route("/meetings/{id}/send/undo", get(meetings::add::back_to_meeting).post(meetings::send::undo))
        .route("/meetings/{id}/mail-news", get(meetings::news::news))
        .route("/meetings/{id}/people", get(meetings::add::back_to_meeting).post(meetings::share::act))
        .route("/outbox", get(outbox::list))
        .route("/outbox/{id}", get(outbox::show))
        .route("/outbox/{id}/html", get(outbox::html))
        .route("/settings/people", get(contacts::list).post(contacts::delete))
        .route("/settings/people.csv", get(contacts::csv))
        .route("/settings/people/names", get(contacts::names))
        .route("/templates", get(meetings::templates::list))
        .route("/templates/{id}", get(meetings::templates::to_list).post(meetings::templates::change))
        .route("/meetings/{id}/template", get(meetings::templates::ask).post(meetings::templates::save))
        .route("/settings/webhooks", get(webhooks::list).post(webhooks::add))
        .route("/settings/webhooks/{id}", get(webhooks::show).post(webhooks::change))
        .route("/settings/webhooks/{id}/deliveries/{delivery}", get(webhooks::to_webhook).post(webhooks::redeliver))
        .route("/settings/language", get(settings::to_settings).post(settings::set_language))
        .route("/settings/zone", get(settings::to_settings).post(settings::set_zone))
        .route("/settings/mail", get(settings::to_settings).post(settings::set_mail))
        .route("/settings", get(settings::show))
        .route("/settings/api-keys", get(settings::to_settings).post(settings::add_key))
        .route("/settings/api-keys/withdraw", get(settings::to_settings).post(settings::withdraw_keys))
        .route("/settings/api-keys/{id}/withdraw", get(settings::to_settings).post(settings::withdraw_key))
        .route("/meetings", get(meetings::list::list).post(meetings::new::create))
        .route("/meetings/review", get(meetings::new::to_form).post(meetings::new::review))
        .route("/meetings/{id}", get(meetings::show::show))
        .route("/meetings/{id}/links.txt", get(meetings::files::text).post(meetings::files::text))
        .route("/meetings/{id}/links.tsv", get(meetings::files::tabbed).post(meetings::files::tabbed))
        .route("/meetings/{id}/links.md", get(meetings::files::markdown).post(meetings::files::markdown))
        .route("/meetings/{id}/links.csv", get(meetings::files::csv).post(meetings::files::csv))
        .route("/meetings/{id}/calendars.zip", get(meetings::files::calendars).post(meetings::files::calendars))
        .route("/meetings/{id}/drafts.zip", get(meetings::files::drafts).post(meetings::files::drafts))
        .route("/meetings/{id}/print", get(meetings::files::print).post(meetings::files::printed))
        .route("/meetings/{id}/edit", get(meetings::edit::show).post(meetings::edit::change))
        .route("/meetings/{id}/message", get(meetings::message::show).post(meetings::message::change))
        .route("/meetings/{id}/repeat", get(meetings::new::repeat))
        .route("/meetings/{id}/delete", get(meetings::delete::ask).post(meetings::delete::delete))
        .route("/meetings/{id}/move", get(meetings::moving::ask).post(meetings::moving::move_everyone))
        .route("/meetings/{id}/moved", get(meetings::moving::moved).post(meetings::moving::delete_room))
        .route("/meetings/{id}/add", get(meetings::add::new))
        .route("/meetings/{id}/review", get(meetings::add::to_form).post(meetings::add::review))
        .route("/meetings/{id}/invitations", get(meetings::add::back_to_meeting).post(meetings::add::create))
        .route_layer(from_fn_with_state(site.clone(), guard::require_organizer));
    let pages = Router::new()
        .route("/login", get(login::show).post(login::sign_in))
        .route("/logout", post(login::sign_out))
        .merge(signed_in)
        .layer(session::layer(app))
        .layer(from_fn_with_state(site.clone(), device::set_cookie))
        .layer(from_fn_with_state(site.clone(), guard::carry_notice))
        .layer(guard::same_origin(&app.base_url));
    let router = Router::new()
        .merge(pages)
        .merge(join::router(&site))
        .route("/robots.txt", get(assets::robots))
        .route(security_txt::PATH, get(security_txt::show))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{name}", get(assets::show))
        .route("/branding/{file}", get(branding::show))
        .layer(guard::compress())
        .layer(from_fn(guard::leave_forms_unpacked))
        .merge(api::router(&site))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed);
    explained(router)
        .layer(from_fn_with_state(site.clone(), guard::headers))
        .layer(from_fn_with_state(site.clone(), guard::log))
        .with_state(site)
}

/// Writes the response to a request that failed: problem details under `/api`, and an error page elsewhere.
async fn explain(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let response = next.run(request).await;
    let response = if is_api { api::explained(response) } else { response };
    error::explained(response, accepted.as_ref())
}

/// Lets each answer of a router say what went wrong, even if it takes too long or a handler panics.
fn explained<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router
        .layer(from_fn(guard::limit_time))
        .layer(from_fn(bodies::hold))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn(explain))
}

/// The routes of one person's link.
fn of_one_person() -> Router<Site> {
    Router::new()
        .route(
            "/meetings/{id}/invitations/{invitation}",
            get(meetings::invitation::show).post(meetings::invitation::change),
        )
        .route(
            "/meetings/{id}/invitations/{invitation}/drop",
            get(meetings::invitation::ask_to_drop).post(meetings::invitation::drop),
        )
        .route("/meetings/{id}/links", get(meetings::links::show).post(meetings::links::change))
        .route(
            "/meetings/{id}/invitations/{invitation}/link",
            get(meetings::add::back_to_person).post(meetings::invitation::change_link),
        )
        .merge(of_a_preview())
        .route("/meetings/{id}/invitations/{invitation}/trouble", get(inspect::of_person))
        .route("/meetings/{id}/invitations/{invitation}/answered", post(meetings::invitation::answered))
        .route("/meetings/{id}/invitations/{invitation}/bring-back", post(meetings::invitation::bring_back))
        .route("/meetings/{id}/invitations/{invitation}/link.txt", get(meetings::invitation::link_text))
        .route("/meetings/{id}/invitations/{invitation}/invitation.txt", get(meetings::invitation::text))
        .route(
            "/meetings/{id}/invitations/{invitation}/calendar.ics",
            get(meetings::invitation::calendar).post(meetings::invitation::calendar),
        )
        .route(
            "/meetings/{id}/invitations/{invitation}/draft.eml",
            get(meetings::invitation::draft).post(meetings::invitation::draft),
        )
        .route("/meetings/{id}/invitations/{invitation}/mail.html", get(meetings::invitation::mail_html))
        .route(
            "/meetings/{id}/invitations/{invitation}/large",
            get(meetings::invitation::large).post(meetings::invitation::show_large),
        )
        .route("/meetings/{id}/invitations/{invitation}/message.html", get(meetings::send::message))
}

/// The routes of the preview of a person's join page, whose buttons do nothing.
fn of_a_preview() -> Router<Site> {
    let path = "/meetings/{id}/invitations/{invitation}/preview";
    let mut router = Router::new().route(path, get(join::preview::show).post(join::preview::press));
    for page in ["ask", "test", "meeting.ics"] {
        router = router.route(&format!("{path}/{page}"), get(join::preview::press).post(join::preview::press));
    }
    router
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::{Request, StatusCode, header},
    };
    use serde_json::Value;
    use tower::ServiceExt as _;

    use super::{Router, explained, get};

    /// Asks a router whose handlers never answer, or panic. Returns the status, the media type and the body.
    async fn answer(path: &str) -> (StatusCode, String, String) {
        let never = get(async || std::future::pending::<()>().await);
        let panics = get(async || -> () { unreachable!("a secret") });
        let router = Router::new();
        let router = ["", "/api/v1"].iter().fold(router, |router, base| {
            router.route(&format!("{base}/slow"), never.clone()).route(&format!("{base}/panic"), panics.clone())
        });
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = explained(router).oneshot(request).await.unwrap();
        let kind = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, kind, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_takes_too_long_or_panics_is_explained_to_people_and_to_programs() {
        for (path, wanted, code) in [
            ("/api/v1/slow", StatusCode::SERVICE_UNAVAILABLE, "timed_out"),
            ("/api/v1/panic", StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        ] {
            let (status, kind, body) = answer(path).await;
            assert_eq!((status, kind.as_str()), (wanted, "application/problem+json"), "{body}");
            let problem: Value = serde_json::from_str(&body).unwrap();
            assert_eq!((&problem["code"], &problem["status"]), (&code.into(), &wanted.as_u16().into()));
            assert!(!body.contains("secret"), "{body}");
        }
        for (path, wanted, title) in [
            ("/slow", StatusCode::SERVICE_UNAVAILABLE, "This took too long"),
            ("/panic", StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong"),
        ] {
            let (status, kind, body) = answer(path).await;
            assert_eq!((status, kind.as_str()), (wanted, "text/html; charset=utf-8"));
            assert!(body.contains(title) && !body.contains("secret"), "{body}");
        }
    }
}
