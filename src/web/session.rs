//! Who is signed in: the session's cookie, and what it stands for.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use jiff::tz::TimeZone;
use time::Duration;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite, session::Id, session_store};

use super::{
    Site,
    done::Done,
    error::{PageError, PageResult},
};
use crate::{
    app::{
        Actor, App, BEGAN_AT, BROWSER, CLIENT, CurrentSession, ORGANIZER_ID, Organizer, PasswordHash, SEEN_AT,
        SESSION_IDLE, Sessions, session_handle,
    },
    error::Error,
    texts::OrganizerTexts,
};

/// The session's cookie over plain http.
pub const COOKIE: &str = "latchkey";

/// The session's cookie over https: browsers accept it from this host alone.
pub const SECURE_COOKIE: &str = "__Host-latchkey";

/// The name of the session's cookie.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.base_url.scheme() == "https" { SECURE_COOKIE } else { COOKIE }
}

/// The layer that reads and writes the session's cookie.
pub(super) fn layer(app: &Arc<App>) -> SessionManagerLayer<Sessions> {
    let is_secure = app.base_url.scheme() == "https";
    SessionManagerLayer::new(app.sessions())
        .with_name(cookie_name(app))
        .with_secure(is_secure)
        // With `Strict` an organizer who follows a link from a mail would look signed out.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(Duration::seconds(SESSION_IDLE)))
}

/// Signs someone in under a new session id, with the password that was verified or set. Returns `false` if it was
/// changed in the meantime, or the organizer disabled: then nobody is signed in.
pub(super) async fn begin(
    session: &Session,
    actor: &Actor,
    password: &PasswordHash,
    headers: &HeaderMap,
    site: &Site,
) -> PageResult<bool> {
    let now = site.app.now().as_second();
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    session.clear().await;
    session.insert(ORGANIZER_ID, &actor.organizer.id).await.map_err(internal)?;
    session.insert(SEEN_AT, now).await.map_err(internal)?;
    session.insert(BEGAN_AT, now).await.map_err(internal)?;
    session.insert(CLIENT, &actor.client).await.map_err(internal)?;
    session.insert(BROWSER, browser_of(agent)).await.map_err(internal)?;
    session.cycle_id().await.map_err(internal)?;
    // The layer would save it after the answer, and answer with nothing where that fails.
    session.save().await.map_err(internal)?;
    let is_in = site.app.still_holds(actor, password).await?;
    if !is_in {
        end(session).await?;
    }
    Ok(is_in)
}

/// The value of a cookie.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = sent.flat_map(|value| value.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// A browser and its system, by names that its user knows; empty where they are unknown. Pages word it in their language.
fn browser_of(agent: &str) -> String {
    // Those that others' words hold as well come last.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|found| found.1);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(word), None) | (None, Some(word)) => word.to_owned(),
        (None, None) => String::new(),
    }
}

/// Ends the session here and in the browser.
pub(super) async fn end(session: &Session) -> PageResult<()> {
    session.flush().await.map_err(internal)
}

/// The organizer who is signed in, if any.
pub(super) async fn organizer(session: &Session, site: &Site) -> PageResult<Option<Organizer>> {
    Ok(current(session, site).await?.map(|current| current.organizer))
}

/// The session that the request belongs to, if it has not expired.
pub(super) async fn current(session: &Session, site: &Site) -> PageResult<Option<CurrentSession>> {
    let Some(id) = session.id() else { return Ok(None) };
    let found = site.app.current_session(&id.to_string()).await?;
    if found.is_none() {
        // The layer takes back a cookie whose record was looked for and is gone.
        session.get_value(ORGANIZER_ID).await.map_err(internal)?;
    }
    Ok(found)
}

/// Moves a session's expiry. Returns `false` if its record was damaged, which ends it.
pub(super) async fn touch(session: &Session, site: &Site) -> PageResult<bool> {
    let now = site.app.now().as_second();
    session.insert(SEEN_AT, now).await.map_err(internal)?;
    // Sessions stored before 0.2 lack this.
    if session.get_value(BEGAN_AT).await.map_err(internal)?.is_none() {
        session.insert(BEGAN_AT, now).await.map_err(internal)?;
    }
    // A damaged record is gone by now, and an empty one stands in its place.
    let is_whole = session.get_value(ORGANIZER_ID).await.map_err(internal)?.is_some();
    if !is_whole {
        end(session).await?;
    }
    Ok(is_whole)
}

fn internal(error: tower_sessions::session::Error) -> PageError {
    use tower_sessions::session::Error as SessionError;
    match error {
        SessionError::Store(session_store::Error::Backend(_)) => Error::Unavailable(error.into()).into(),
        _ => Error::Internal(error.into()).into(),
    }
}

/// The organizer who is signed in, for handlers behind [`guard::require_organizer`](super::guard::require_organizer), and what their pages' frame shows.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) actor: Actor,
    /// The texts of their pages, in their language.
    pub(crate) t: OrganizerTexts,
    pub(super) session_id: Option<Id>,
    pub(crate) is_demo: bool,
    /// Whether mail can be sent.
    pub(crate) has_mail: bool,
    /// The time zone of their pages.
    pub(crate) zone: TimeZone,
    /// The page's path.
    pub(crate) path: String,
    /// What the form did that led here.
    pub(crate) done: Option<Done>,
}

impl SignedIn {
    /// By which their session is told from their others.
    pub(crate) fn session(&self) -> String {
        self.session_id.map(|id| session_handle(&id.to_string())).unwrap_or_default()
    }

    /// Returns how a link of the navigation stands to the page, for `aria-current`: it leads to it, to the part of the
    /// site that it belongs to, or elsewhere.
    pub(crate) fn current(&self, href: &str) -> Option<&'static str> {
        let section = match self.path.as_str() {
            "/meetings/review" | "/preflight" => "/",
            "/audit" => "/settings",
            path => path,
        };
        if href == self.path {
            return Some("page");
        }
        let is_part =
            section == href || href != "/" && section.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        is_part.then_some("true")
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, PageError> {
        let signed_in = parts.extensions.get::<Self>().cloned();
        signed_in.ok_or_else(|| Error::Internal("a signed-in page stands outside of its guard".into()).into())
    }
}
