//! Signing in and out.

use askama::Template;
use axum::{
    Extension,
    extract::{RawQuery, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

use crate::{
    app::{Actor, App, SignIn, SignInRefusal},
    texts::OrganizerTexts,
    web::{
        Site,
        bodies::KEPT_LIMIT,
        device::{self, NewDevice},
        done::Done,
        error::{PageError, PageResult},
        extract::{ClientAddress, Fields},
        page::Page,
        session,
    },
};

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage<'a> {
    t: OrganizerTexts,
    email: &'a str,
    next: &'a str,
    refusal: Option<String>,
    is_demo: bool,
    /// What the form did that led here.
    done: Option<Done>,
    /// A form that came when nobody was signed in any more.
    kept: Option<Kept>,
}

/// A form that waits for someone to sign in again: where it goes, and what it holds.
struct Kept {
    /// The account that was signed in, as cookies name it.
    account: String,
    path: String,
    pairs: Vec<(String, String)>,
    had_files: bool,
}

#[derive(Template)]
#[template(path = "go_on.html")]
struct GoOnPage {
    t: OrganizerTexts,
    /// The form, unless it is someone else's.
    kept: Option<Kept>,
}

/// How the fields of a form that waits are named in the form to sign in.
const KEPT: &str = "kept:";

impl Kept {
    /// The form that a form to sign in carries, if any.
    fn carried(fields: &Fields) -> Option<Self> {
        let path = own_path(fields.value("again")).to_owned();
        let field = |(name, value): &(String, String)| Some((name.strip_prefix(KEPT)?.to_owned(), value.clone()));
        (path != "/").then(|| Self {
            account: fields.value("kept_for").to_owned(),
            path,
            pairs: fields.pairs.iter().filter_map(field).collect(),
            had_files: fields.is_on("had_files"),
        })
    }
}

/// The most fields of a form that waits.
const KEPT_FIELDS: usize = 1000;

/// The names of all fields for passwords. A form with a password is not kept, since the page to sign in would show it.
const PASSWORDS: [&str; 3] = ["password", "current", "new"];

fn can_be_kept(fields: &Fields) -> bool {
    let is_password = |(name, value): &(String, String)| PASSWORDS.contains(&name.as_str()) && !value.is_empty();
    fields.pairs.len() <= KEPT_FIELDS && !fields.pairs.iter().any(is_password)
}

/// What answers a form that came when nobody was signed in any more: signing in, with the form kept where it is small,
/// has no password, and comes from a browser in which someone signed in before. Only the same person gets it back.
/// Otherwise nothing of it is held.
pub(in crate::web) async fn interrupted(site: &Site, request: Request) -> PageResult<Response> {
    let (parts, body) = request.into_parts();
    let incoming = site.bodies.signed_out(body, KEPT_LIMIT);
    // The session is gone. The device's cookie tells whose it was, and can't be forged.
    let device = device::cookie(&parts.headers, &site.app);
    let Some(account) = site.app.account_of_device(device).await? else {
        incoming.drain().await;
        return Err(PageError::SignedOut);
    };
    let fields = match Fields::read(&parts, incoming).await {
        Ok(fields) if can_be_kept(&fields) => fields,
        Ok(_) | Err(PageError::TooLarge(_) | PageError::Busy) => return Err(PageError::SignedOut),
        Err(error) => return Err(error),
    };
    let had_files = !fields.files.is_empty();
    let kept = Kept { account, path: parts.uri.path().to_owned(), pairs: fields.pairs, had_files };
    let t = OrganizerTexts::negotiate(parts.headers.get(header::ACCEPT_LANGUAGE));
    let refusal = Some(t.sign_in_interrupted());
    let page = LoginPage { t, email: "", next: "/", refusal, is_demo: site.app.is_demo, done: None, kept: Some(kept) };
    Ok(Page(page).with_status(StatusCode::FORBIDDEN))
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    session: Session,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    done: Option<Extension<Done>>,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let wanted = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next").map(|(_, next)| next);
    let next = own_path(wanted.as_deref().unwrap_or_default());
    if session::organizer(&session, &site).await?.is_some() {
        return Ok(Redirect::to(next).into_response());
    }
    let t = OrganizerTexts::negotiate(headers.get(header::ACCEPT_LANGUAGE));
    let done = done.map(|Extension(done)| done);
    let page = LoginPage { t, email: "", next, refusal: None, is_demo: site.app.is_demo, done, kept: None };
    Ok(Page(page).into_response())
}

pub(in crate::web) async fn sign_in(
    State(site): State<Site>,
    session: Session,
    client: ClientAddress,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    let (email, password) = (fields.value("email"), fields.value("password"));
    let t = OrganizerTexts::negotiate(headers.get(header::ACCEPT_LANGUAGE));
    let device = device::cookie(&headers, &site.app);
    let attempt = SignIn { email, password, client: &client.text, is_shared: client.is_proxy, device };
    let (actor, hash) = match site.app.sign_in(attempt).await? {
        Ok(proved) => proved,
        Err(refusal) => {
            tracing::warn!(client = client.text, "an attempt to sign in was refused");
            return Ok(refused(&site.app, t, &fields, refusal));
        }
    };
    if !session::begin(&session, &actor, &hash, &headers, &site).await? {
        return Ok(Redirect::to("/login").into_response());
    }
    tracing::info!(organizer.id = actor.organizer.id, "signed in");
    site.app.remember_zone(&actor, fields.value("zone")).await;
    let mut response = go_on(&site, t, &fields).await?;
    response.extensions_mut().insert(NewDevice(site.app.new_device(email).await?));
    Ok(response)
}

/// Leads on after signing in: to the form that was kept, where it is the same person's, or to the page that was wanted.
async fn go_on(site: &Site, t: OrganizerTexts, fields: &Fields) -> PageResult<Response> {
    let Some(kept) = Kept::carried(fields) else {
        return Ok(Redirect::to(own_path(fields.value("next"))).into_response());
    };
    let is_theirs = site.app.is_account(fields.value("email"), &kept.account).await?;
    Ok(Page(GoOnPage { t, kept: is_theirs.then_some(kept) }).into_response())
}

/// Shows the form again, with why the sign-in was refused.
fn refused(app: &App, t: OrganizerTexts, fields: &Fields, refusal: SignInRefusal) -> Response {
    let (status, sentence) = match refusal {
        SignInRefusal::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, t.sign_in_wrong()),
        SignInRefusal::Disabled => (StatusCode::FORBIDDEN, t.sign_in_disabled()),
        SignInRefusal::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, t.sign_in_wait(seconds)),
    };
    let (email, next, kept) = (fields.value("email"), own_path(fields.value("next")), Kept::carried(fields));
    let page = LoginPage { t, email, next, refusal: Some(sentence), is_demo: app.is_demo, done: None, kept };
    let mut response = Page(page).with_status(status);
    if let SignInRefusal::Wait(seconds) = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Makes browsers forget what they hold of the pages. Not their cookies: the device stays known.
const CLEAR_SITE_DATA: [(HeaderName, &str); 1] =
    [(HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"")];

pub(in crate::web) async fn sign_out(
    State(site): State<Site>,
    session: Session,
    ClientAddress { text: client, .. }: ClientAddress,
) -> PageResult<Response> {
    if let Some(organizer) = session::organizer(&session, &site).await? {
        site.app.note_sign_out(&Actor { organizer, api_key: None, client: Some(client) }).await;
    }
    session::end(&session).await?;
    Ok((CLEAR_SITE_DATA, Done::SignedOut.leads_to("/login")).into_response())
}

/// The path to go to, if it is one of ours; else the start page.
fn own_path(next: &str) -> &str {
    let is_own = next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._".contains(&byte));
    if is_own { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::{PASSWORDS, own_path};

    #[test]
    fn every_field_for_a_password_is_known_by_its_name() {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        let mut found = 0;
        for file in files {
            let text = std::fs::read_to_string(file).unwrap();
            for input in text.split("<input ").filter(|input| input.contains("type=\"password\"")) {
                let name = input.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
                assert!(PASSWORDS.contains(&name), "{name}");
                found += 1;
            }
        }
        assert!(found >= 3, "{found}");
    }

    #[test]
    fn only_paths_of_ours_are_gone_to() {
        assert_eq!(own_path("/meetings/3f"), "/meetings/3f");
        for next in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/a?b",
            "javascript:x",
        ] {
            assert_eq!(own_path(next), "/", "{next}");
        }
    }
}
