//! The pages behind join links. They need no sign-in, cookie or script, and look the same to everyone who opens them.

mod page;
pub(super) mod preview;
mod visitor;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use self::{
    page::{JoinPage, TestPage, View},
    visitor::Visitor,
};
use super::{
    Site,
    download::attachment,
    error::{PageError, PageResult},
    extract::Fields,
    page::Page,
};
use crate::{
    app::{App, JoinState},
    error::Error,
    invite::{InviteLink, join::JoinCode},
    share::{
        calendar::{self, Method},
        text::{InvitationText, Inviter},
    },
};

/// The routes of join links, in capitals too: that is how QR codes write them.
pub(super) fn router(site: &Site) -> Router<Site> {
    let mut router = Router::new();
    for base in ["/j", "/J"] {
        let at = |path: &str| format!("{base}{path}");
        router = router
            .route(base, get(enter).post(typed))
            .route(&at("/"), get(enter).post(typed))
            .route(&at("/{code}"), get(show).post(join))
            .route(&at("/{code}/"), get(show).post(join))
            .route(&at("/{code}/ask"), get(back).post(ask))
            .route(&at("/{code}/meeting.ics"), get(calendar))
            .route(&at("/{code}/test"), get(test))
            .route(&at("/{code}/{*rest}"), get(nothing).post(nothing));
    }
    router.layer(from_fn_with_state(site.clone(), headers))
}

/// Sets the headers in which these pages differ from the others.
///
/// A form may lead to Daily, since Chrome applies `form-action` to the redirect after a form, too.
async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        rooms_origin(&site.app)
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let robots = HeaderValue::from_static("noindex, nofollow, noarchive");
    headers.insert(HeaderName::from_static("x-robots-tag"), robots);
    response
}

/// Returns the origin of the rooms that join links lead to.
fn rooms_origin(app: &App) -> String {
    match &app.rooms_url {
        Some(url) => url.origin().ascii_serialization(),
        None => format!("https://{}", app.signer.domain().name.host()),
    }
}

/// Shows what a join link leads to.
async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let found = site.app.open_join_link(&visitor.typed, &visitor.network).await;
    answer(&site, &visitor, View::of(found)).await
}

/// Leads to the room, or back to the page if the person can't join now.
///
/// There is no check of where the form came from: it carries no session, so that another site's form gains nothing,
/// and browsers within other apps name odd origins.
async fn join(State(site): State<Site>, visitor: Visitor) -> Response {
    match site.app.join(&visitor.typed, &visitor.network).await {
        Ok(Ok(link)) => to_room(&site.app, &link),
        Ok(Err(JoinState::Unknown)) => answer(&site, &visitor, View::State(JoinState::Unknown)).await,
        Ok(Err(JoinState::TooMany(wait))) => answer(&site, &visitor, View::State(JoinState::TooMany(wait))).await,
        // A page that was opened earlier may still show the button.
        Ok(Err(_)) => Redirect::to(&visitor.path("")).into_response(),
        Err(error) => answer(&site, &visitor, View::of(Err(error))).await,
    }
}

fn to_room(app: &App, link: &InviteLink) -> Response {
    let address = match &app.rooms_url {
        None => link.as_str().to_owned(),
        Some(url) => {
            let path = link.as_str().splitn(4, '/').nth(3).unwrap_or_default();
            format!("{}/{path}", url.origin().ascii_serialization())
        }
    };
    Redirect::to(&address).into_response()
}

/// Tells the organizer that the person can't get in.
async fn ask(State(site): State<Site>, visitor: Visitor) -> Response {
    let view = match site.app.ask_for_help(&visitor.typed, &visitor.network).await {
        Ok((state, asked)) => View::Asked(state, asked),
        Err(error) => View::of(Err(error)),
    };
    answer(&site, &visitor, view).await
}

/// A reload of the page that asking led to.
async fn back(visitor: Visitor) -> Redirect {
    Redirect::to(&visitor.path(""))
}

/// The calendar file, as it comes by email; the page where there is nothing to put into a calendar.
async fn calendar(State(site): State<Site>, visitor: Visitor) -> PageResult<Response> {
    let invited = match site.app.open_join_link(&visitor.typed, &visitor.network).await {
        Ok(JoinState::Early(invited) | JoinState::Open(invited)) => invited,
        other => return Ok(answer(&site, &visitor, View::of(other)).await),
    };
    let code: JoinCode = visitor.typed.parse().map_err(Error::internal)?;
    let link = InviteLink::to_join(&site.app.base_url, &code);
    let organizer = Inviter { name: &invited.host.name, language: invited.host.language };
    let text = InvitationText::new(&invited.meeting, &invited.invitation, &link, organizer).map_err(Error::internal)?;
    let file = calendar::file(&text, &invited.host.email, Method::Publish);
    attachment(invited.meeting.heading(), "ics", "text/calendar; charset=utf-8; method=PUBLISH", file)
}

/// The camera and microphone test.
async fn test(State(site): State<Site>, visitor: Visitor) -> Response {
    match site.app.open_join_link(&visitor.typed, &visitor.network).await {
        Ok(JoinState::Early(invited) | JoinState::Open(invited)) => {
            let t = visitor.texts(Some(&invited));
            // On this page alone.
            let allowed = (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(self)");
            (
                [allowed],
                Page(TestPage { t, brand: site.app.branding().await.unwrap_or_default(), back: visitor.path("") }),
            )
                .into_response()
        }
        other => answer(&site, &visitor, View::of(other)).await,
    }
}

/// A field for people who have a code and no link.
async fn enter(State(site): State<Site>, visitor: Visitor) -> Response {
    answer(&site, &visitor, View::Enter).await
}

/// Leads to the page of a code that was typed.
async fn typed(State(site): State<Site>, visitor: Visitor, fields: Result<Fields, PageError>) -> Response {
    // A form that can't be read has no code in it.
    let fields = fields.unwrap_or_default();
    let visitor = visitor.with(last_part(fields.value("code")));
    match visitor.typed.parse::<JoinCode>() {
        Ok(_) => Redirect::to(&visitor.path("")).into_response(),
        Err(_) => show(State(site), visitor).await,
    }
}

/// Returns what may be a code of a text that may be a whole link.
fn last_part(text: &str) -> &str {
    let text = text.trim().split(['?', '#']).next().unwrap_or_default();
    text.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// An address that is more than a link.
async fn nothing(State(site): State<Site>, visitor: Visitor) -> Response {
    show(State(site), visitor.with("")).await
}

async fn answer(site: &Site, visitor: &Visitor, view: View) -> Response {
    // Whatever is wrong with the branding, people get in.
    let brand = site.app.branding().await.unwrap_or_default();
    let page = JoinPage::new(visitor, view, brand, site.app.now());
    let (status, wait) = page.status();
    let mut response = Page(page).with_status(status);
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
