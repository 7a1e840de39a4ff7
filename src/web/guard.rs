//! What stands around pages: the headers, the log line, and the guards against other sites' forms and people who are not
//! signed in.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{FromRequestParts as _, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use tokio::time::timeout;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    csrf::{CsrfLayer, ProtectionError},
};
use tower_sessions::Session;
use tracing::Instrument as _;
use url::Url;
use uuid::Uuid;

use super::{
    Site, api, device,
    done::Done,
    error::{PageError, PageResult},
    extract::ClientAddress,
    pages::login,
    session::{self, SignedIn},
};
use crate::{
    app::{Actor, App, CurrentSession},
    error::Error,
    texts::OrganizerTexts,
};

/// Nothing but our own stylesheet, script, pictures and forms; `connect-src` for the script's own requests.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                                 connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer, each with its reason.
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    // What `frame-ancestors` says, for those that look for no more.
    (header::X_FRAME_OPTIONS, "DENY"),
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
];

/// Adds the headers of every answer that has no others of these names. Nothing is cached that does not say so.
pub(super) fn add_headers(headers: &mut HeaderMap) {
    // Also for the two headers that are added later, so that the map grows once.
    headers.reserve(HEADERS.len() + 2);
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Sets the headers; pages show links that are keys, so that nothing but the assets may be cached.
pub(super) async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let status = response.status();
    let headers: &mut HeaderMap = response.headers_mut();
    add_headers(headers);
    // What a crawler sees of private pages is the way to sign in, and that is not for an index.
    if status != StatusCode::OK {
        let robots = headers.entry(HeaderName::from_static("x-robots-tag"));
        robots.or_insert(HeaderValue::from_static("noindex, nofollow"));
    }
    // Not `preload`, which only the owner of the domain may promise.
    if site.app.base_url.scheme() == "https" {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    response
}

/// Names each request, and logs and counts it: by its route, never by the address with its ids and query. Whatever else
/// is logged meanwhile bears its name.
pub(super) async fn log(State(site): State<Site>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("(none)".to_owned(), |path| path.as_str().to_owned());
    // `Uuid::new_v4` would make a system call.
    let id = sent_id(request.headers()).unwrap_or_else(|| Uuid::from_u128(rand::random()).simple().to_string());
    let span = tracing::info_span!("request", id, trace = trace(request.headers()));
    // A client that hangs up drops this in the middle.
    let in_flight = InFlight::begin(&site.app);
    let mut response = next.run(request).instrument(span.clone()).await;
    drop(in_flight);
    let (status, took) = (response.status().as_u16(), started.elapsed());
    site.app.metrics.answered(method, &route, status, took);
    let milliseconds = took.as_millis();
    span.in_scope(|| {
        if route.starts_with("/assets/") || matches!(route.as_str(), "/healthz" | "/readyz") {
            tracing::debug!(method, route, status, milliseconds, "answered");
        } else {
            tracing::info!(method, route, status, milliseconds, "answered");
        }
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}

/// Returns the id that a client or a proxy gave the request, if it is short and plain.
fn sent_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get("x-request-id")?.to_str().ok()?;
    let is_plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    ((1..=64).contains(&id.len()) && is_plain).then(|| id.to_owned())
}

/// Returns the id of the trace that the request belongs to, from the header of W3C Trace Context.
pub(super) fn trace(headers: &HeaderMap) -> Option<&str> {
    let mut parts = headers.get("traceparent")?.to_str().ok()?.split('-');
    let (version, trace, parent) = (parts.next()?, parts.next()?, parts.next()?);
    let is_hex =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_valid = is_hex(version, 2)
        && version != "ff"
        && is_hex(trace, 32)
        && trace.bytes().any(|byte| byte != b'0')
        && is_hex(parent, 16)
        && parts.next().is_some_and(|flags| is_hex(flags, 2));
    is_valid.then_some(trace)
}

/// How long an answer may take to begin.
const ANSWER_TIME: Duration = Duration::from_mins(1);

/// Answers 503 if it takes too long otherwise. Only a list may come in for longer than that, as slowly as it may come.
pub(super) async fn limit_time(request: Request, next: Next) -> Response {
    let is_list =
        request.extensions().get::<MatchedPath>().is_some_and(|path| path.as_str().trim_end_matches('/') == api::LINKS);
    if is_list {
        return next.run(request).await;
    }
    let answer = timeout(ANSWER_TIME, next.run(request)).await;
    answer.unwrap_or_else(|_| PageError::TimedOut.into_response())
}

/// A method's name, of those that there are: a client may make up any number of others.
pub(super) fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 8] = ["GET", "POST", "HEAD", "PATCH", "DELETE", "PUT", "OPTIONS", "TRACE"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// A request that is being answered, until it is dropped.
struct InFlight(Arc<App>);

impl InFlight {
    fn begin(app: &Arc<App>) -> Self {
        app.metrics.in_flight.inc();
        Self(app.clone())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.metrics.in_flight.dec();
    }
}

/// The shortest answer that is worth packing.
const PACKED: u64 = 1024;

/// Packs pages, texts and assets for whoever takes them packed, in the way that costs least.
pub(super) fn compress() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(
        SizeAbove::new(PACKED)
            .and(NotForContentType::const_new("application/zip"))
            // News are sent as they come.
            .and(NotForContentType::const_new("text/event-stream")),
    )
}

/// Leaves answers to forms unpacked: one that shows a secret beside what was typed would tell by its length whether
/// the two are alike.
pub(super) async fn leave_forms_unpacked(mut request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}

/// Refuses unsafe requests that a browser sends from another site's page.
pub(super) fn same_origin(base_url: &Url) -> CsrfLayer<fn(ProtectionError) -> Response> {
    CsrfLayer::new()
        .add_trusted_origin(base_url.origin().ascii_serialization())
        .expect("the base URL is an http or https origin")
        .with_rejection_response(refused)
}

fn refused(_: ProtectionError) -> Response {
    PageError::Forbidden.into_response()
}

/// Where someone goes first whose password another person chose.
const PASSWORD: &str = "/settings/password";

/// Lets signed-in organizers through, and shows the others where to sign in.
pub(super) async fn require_organizer(
    State(site): State<Site>,
    session: Session,
    request: Request,
    next: Next,
) -> PageResult<Response> {
    let Some(CurrentSession { organizer, is_due }) = session::current(&session, &site).await? else {
        return ask_to_sign_in(&site, request).await;
    };
    if organizer.must_change_password && request.uri().path() != PASSWORD {
        return Ok(Redirect::to(PASSWORD).into_response());
    }
    if is_due && !session::touch(&session, &site).await? {
        return ask_to_sign_in(&site, request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(ClientAddress { text: client, .. }) = ClientAddress::from_request_parts(&mut parts, &site).await;
    let accepted = parts.headers.get(header::ACCEPT_LANGUAGE);
    let t = organizer.language.map_or_else(|| OrganizerTexts::negotiate(accepted), OrganizerTexts::of);
    let zone = organizer.zone.clone().unwrap_or_else(|| site.app.zone.clone());
    let actor = Actor { organizer, api_key: None, client: Some(client) };
    let session_id = session.id();
    let (is_demo, has_mail) = (site.app.is_demo, site.app.mail.is_some());
    let (path, done) = (parts.uri.path().to_owned(), parts.extensions.get::<Done>().copied());
    parts.extensions.insert(SignedIn { actor, t, session_id, is_demo, has_mail, zone, path, done });
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// The cookie that carries a notice to the next page.
const NOTICE: &str = "latchkey-done";

/// The notice that a request for a page carries; what a script asks for beside its page shows none.
fn notice(site: &Site, headers: &HeaderMap) -> Option<Done> {
    let is_page =
        headers.get(header::ACCEPT).is_none_or(|kinds| kinds.to_str().is_ok_and(|kinds| kinds.contains("html")));
    let value = session::cookie(headers, &device::prefixed(&site.app, NOTICE)).filter(|_| is_page)?;
    Done::read(value)
}

/// Carries a notice from a form's answer to the next page by a cookie, and takes it back once it was shown.
pub(super) async fn carry_notice(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let had = notice(&site, request.headers());
    if let Some(done) = had {
        request.extensions_mut().insert(done);
    }
    let mut response = next.run(request).await;
    let (value, age) = match (response.extensions_mut().remove::<Done>(), had) {
        (Some(done), _) => (done.value(), 60),
        (None, Some(_)) if !response.status().is_redirection() => (String::new(), 0),
        (None, _) => return response,
    };
    device::add_cookie(&site.app, response.headers_mut(), NOTICE, &value, age);
    response
}

/// Leads to the form to sign in, and from there back to where the request was going.
async fn ask_to_sign_in(site: &Site, request: Request) -> PageResult<Response> {
    if request.method() == Method::POST {
        return login::interrupted(site, request).await;
    }
    let path = request.uri().path();
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", path).finish();
    let login = if path == "/" { "/login".to_owned() } else { format!("/login?{query}") };
    Ok(Redirect::to(&login).into_response())
}

/// Lets administrators through; others find nothing there.
pub(super) async fn require_administrator(
    State(_): State<Site>,
    signed_in: SignedIn,
    request: Request,
    next: Next,
) -> PageResult<Response> {
    if signed_in.actor.organizer.is_administrator() { Ok(next.run(request).await) } else { Err(Error::NotFound.into()) }
}
