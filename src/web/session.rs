//! Who is signed in: the session's cookie, its record in the database, and the guard of the signed-in pages.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store,
};

use super::{
    Site,
    error::{PageError, PageResult},
    extract::ClientAddress,
    pages::login,
};
use crate::{
    app::{Actor, App},
    error::{Error, with_causes},
    store::{Organizer, SessionRow, StoreError, session_handle},
};

/// The session's cookie over plain http.
pub const COOKIE: &str = "latchkey";

/// The session's cookie over https: browsers accept it from this host alone.
pub const SECURE_COOKIE: &str = "__Host-latchkey";

/// A session ends after so long without a request.
const IDLE: Duration = Duration::hours(12);

/// Its end is moved at most so often, so that not each request writes.
const TOUCH_AFTER: Duration = Duration::minutes(5);

/// Where someone goes first whose password another person chose.
const PASSWORD: &str = "/settings/password";

const ORGANIZER_ID: &str = "organizer_id";
const SEEN_AT: &str = "seen_at";
const BEGAN_AT: &str = "began_at";
const CLIENT: &str = "client";
const BROWSER: &str = "browser";

/// The name of the session's cookie.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.base_url.scheme() == "https" { SECURE_COOKIE } else { COOKIE }
}

/// The layer that reads and writes the session's cookie.
pub(super) fn layer(app: &Arc<App>) -> SessionManagerLayer<Records> {
    let is_secure = app.base_url.scheme() == "https";
    SessionManagerLayer::new(Records(app.clone()))
        .with_name(cookie_name(app))
        .with_secure(is_secure)
        // With `Strict` an organizer who follows a link from a mail would look signed out.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(IDLE))
}

/// Signs someone in under a new session id.
pub(super) async fn begin(session: &Session, actor: &Actor, headers: &HeaderMap, site: &Site) -> PageResult<()> {
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
    session.save().await.map_err(internal)
}

/// The value of a cookie.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = sent.flat_map(|value| value.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// A browser's own word for itself, in words that its user knows.
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
        (None, None) => "another program".to_owned(),
    }
}

/// A session as its organizer tells it from their others.
pub(crate) struct OpenSession {
    /// What to name it by to end it; it opens nothing.
    pub(crate) handle: String,
    pub(crate) began_at: Timestamp,
    pub(crate) seen_at: Timestamp,
    pub(crate) client: String,
    pub(crate) browser: String,
}

/// An organizer's open sessions, the one used last first.
pub(super) async fn open_sessions(signed_in: &SignedIn, site: &Site) -> PageResult<Vec<OpenSession>> {
    let app = &site.app;
    let rows = app.store.sessions_of(&signed_in.actor.organizer.id, app.now()).await?;
    let read = |(handle, row): (String, SessionRow)| {
        let data: serde_json::Value = serde_json::from_str(&row.data).unwrap_or_default();
        let time = |name: &str| data[name].as_i64().and_then(|second| Timestamp::from_second(second).ok());
        let text = |name: &str| data[name].as_str().unwrap_or("unknown").to_owned();
        let seen_at = time(SEEN_AT).unwrap_or_default();
        // Those of an earlier release say less.
        let began_at = time(BEGAN_AT).unwrap_or(seen_at);
        OpenSession { handle, began_at, seen_at, client: text(CLIENT), browser: text(BROWSER) }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Ends the session here and in the browser.
pub(super) async fn end(session: &Session) -> PageResult<()> {
    session.flush().await.map_err(internal)
}

/// The organizer who is signed in, if any.
pub(super) async fn organizer(session: &Session, site: &Site) -> PageResult<Option<Organizer>> {
    Ok(signed_in(session, site).await?.map(|(organizer, _)| organizer))
}

/// The organizer who is signed in, if any, and the second at which their session ends. The record itself, which says no
/// more of that, is not read.
async fn signed_in(session: &Session, site: &Site) -> PageResult<Option<(Organizer, i64)>> {
    let Some(id) = session.id() else { return Ok(None) };
    let found = site.app.store.signed_in(&id.to_string(), site.app.now()).await?;
    if found.is_none() {
        // The layer takes back a cookie whose record was looked for and is gone.
        session.get_value(ORGANIZER_ID).await.map_err(internal)?;
    }
    Ok(found.filter(|(organizer, _)| !organizer.is_disabled()))
}

/// Lets signed-in organizers through, and shows the others where to sign in.
pub(super) async fn require_organizer(
    State(site): State<Site>,
    session: Session,
    request: Request,
    next: Next,
) -> PageResult<Response> {
    let Some((organizer, ends_at)) = signed_in(&session, &site).await? else {
        return ask_to_sign_in(&site, request).await;
    };
    if organizer.must_change_password && request.uri().path() != PASSWORD {
        return Ok(Redirect::to(PASSWORD).into_response());
    }
    let now = site.app.now().as_second();
    let seen_at = ends_at - IDLE.whole_seconds();
    // A session seen in the future was seen before the clock was set back.
    if (now - seen_at).abs() >= TOUCH_AFTER.whole_seconds() {
        session.insert(SEEN_AT, now).await.map_err(internal)?;
        // A damaged record is gone by now, and an empty one stands in its place.
        if session.get_value(ORGANIZER_ID).await.map_err(internal)?.is_none() {
            session.flush().await.map_err(internal)?;
            return ask_to_sign_in(&site, request).await;
        }
    }
    let (mut parts, body) = request.into_parts();
    let Ok(ClientAddress { text: client, .. }) = ClientAddress::from_request_parts(&mut parts, &site).await;
    let actor = Actor { organizer, api_key: None, client: Some(client) };
    let session_id = session.id();
    let (is_demo, has_mail) = (site.app.is_demo, site.app.mail.is_some());
    parts.extensions.insert(SignedIn { actor, session_id, is_demo, has_mail });
    Ok(next.run(Request::from_parts(parts, body)).await)
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

fn internal(error: tower_sessions::session::Error) -> PageError {
    use tower_sessions::session::Error as SessionError;
    match error {
        SessionError::Store(session_store::Error::Backend(_)) => Error::Unavailable(error.into()).into(),
        _ => Error::Internal(error.into()).into(),
    }
}

/// The organizer who is signed in, for handlers behind [`require_organizer`], and what their pages' frame shows.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) actor: Actor,
    session_id: Option<Id>,
    pub(crate) is_demo: bool,
    /// Whether mail can be sent.
    pub(crate) has_mail: bool,
}

impl SignedIn {
    /// By which their session is told from their others.
    pub(crate) fn session(&self) -> String {
        self.session_id.map(|id| session_handle(&id.to_string())).unwrap_or_default()
    }
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, PageError> {
        let signed_in = parts.extensions.get::<Self>().cloned();
        signed_in.ok_or_else(|| Error::Internal("a signed-in page stands outside of its guard".into()).into())
    }
}

/// The session layer's records, in the store.
#[derive(Clone)]
pub(super) struct Records(Arc<App>);

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Records")
    }
}

impl Records {
    /// The record as a row. The end counts from the program's clock, not from the session layer's.
    fn row(&self, record: &Record) -> session_store::Result<SessionRow> {
        let data =
            serde_json::to_string(&record.data).map_err(|error| session_store::Error::Encode(error.to_string()))?;
        let organizer_id = record.data.get(ORGANIZER_ID).and_then(|id| id.as_str()).map(str::to_owned);
        Ok(SessionRow { organizer_id, data, expires_at: self.0.now().as_second() + IDLE.whole_seconds() })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err calls")]
fn backend(error: StoreError) -> session_store::Error {
    session_store::Error::Backend(match std::error::Error::source(&error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    })
}

#[async_trait]
impl SessionStore for Records {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let row = self.row(record)?;
        while !self.0.store.add_session(&record.id.to_string(), &row).await.map_err(backend)? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        match self.0.store.save_session(&record.id.to_string(), &self.row(record)?).await {
            // All that changes in a session that is there is its end: pages go on where nothing can be written.
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(error = with_causes(&error), "the end of a session could not be moved");
                Ok(())
            }
            saved => saved.map_err(backend),
        }
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some(row) = self.0.store.session(&id.to_string(), self.0.now()).await.map_err(backend)? else {
            return Ok(None);
        };
        let (Ok(data), Ok(expiry_date)) =
            (serde_json::from_str(&row.data), OffsetDateTime::from_unix_timestamp(row.expires_at))
        else {
            tracing::error!(
                "the record of a session is damaged: it is removed, and its organizer has to sign in again"
            );
            self.delete(id).await?;
            return Ok(None);
        };
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        self.0.store.delete_session(&id.to_string()).await.map_err(backend)
    }
}
