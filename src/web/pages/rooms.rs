//! The domain's rooms at Daily: seen, made, and made safe.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use super::words;
use crate::{
    app::{App, ListedRooms, RoomCreation},
    daily::{DailyError, Privacy, Room, RoomChange, preflight::Fix},
    error::Error,
    texts::{Dates, OrganizerTexts},
    token::{Domain, RoomName},
    web::{
        Site,
        error::PageResult,
        extract::{Fields, RoomPath, query},
        page::Page,
        session::SignedIn,
    },
};

/// How many rooms stand on a page.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "rooms.html")]
struct RoomsPage<'a> {
    signed_in: SignedIn,
    domain: &'a Domain,
    dates: Dates,
    listed: Result<ListedRooms, DailyError>,
    /// What was looked for.
    wanted: String,
    /// What was done, or why not.
    said: String,
    is_failure: bool,
    /// The name for a new room as typed, and what is wrong with it.
    name: String,
    name_error: String,
}

/// The page's address with what is looked for.
fn rooms_called(wanted: &str) -> String {
    if wanted.is_empty() {
        return "/rooms".to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", wanted).finish();
    format!("/rooms?{query}")
}

impl RoomsPage<'_> {
    /// A name that is possible, where the one that was typed is not.
    fn suggested(&self) -> Option<RoomName> {
        App::room_for(&self.name).filter(|_| !self.name.is_empty() && self.name.parse::<RoomName>().is_err())
    }

    /// The rooms that are looked for.
    fn found<'a>(&'a self, listed: &'a ListedRooms) -> Vec<&'a Room> {
        let wanted = self.wanted.trim().to_lowercase();
        listed.rooms.rooms.iter().filter(|room| room.name.to_lowercase().contains(&wanted)).collect()
    }

    /// Says when a room is open.
    fn window(&self, room: &Room) -> String {
        let (t, dates) = (self.signed_in.t, &self.dates);
        match (room.opens_at(), room.closes_at()) {
            (None, None) => t.rooms_open_always(),
            (Some(from), None) => t.rooms_open_from(dates.moment(from)),
            (None, Some(to)) => t.rooms_open_until(dates.moment(to)),
            (Some(from), Some(to)) => t.rooms_open_during(dates.span(from, to)),
        }
    }

    /// Says why Daily did not list the rooms.
    fn reason(&self, error: &DailyError) -> String {
        words::daily(self.signed_in.t, error)
    }

    /// Says how many rooms there are.
    fn count(&self, listed: &ListedRooms) -> String {
        let (t, count, host) = (self.signed_in.t, listed.rooms.rooms.len(), self.domain.name.host());
        if listed.rooms.is_cut { t.rooms_newest(count, host) } else { t.rooms_count(count, host) }
    }
}

/// What the page says beside its list.
#[derive(Default)]
struct Beside {
    said: String,
    is_failure: bool,
    name: String,
    name_error: String,
    wanted: String,
}

async fn page(site: &Site, signed_in: SignedIn, beside: Beside, status: StatusCode) -> Response {
    let app = &site.app;
    let Beside { said, is_failure, name, name_error, wanted } = beside;
    let (domain, listed) = (app.signer.domain(), app.rooms().await);
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, app.now());
    let page = RoomsPage { signed_in, domain, dates, listed, wanted, said, is_failure, name, name_error };
    Page(page).with_status(status)
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if value("fresh").is_some() {
        site.app.refresh_rooms();
        return Ok(Redirect::to(&rooms_called(&value("q").unwrap_or_default())).into_response());
    }
    let beside = Beside { wanted: value("q").unwrap_or_default(), ..Beside::default() };
    Ok(page(&site, signed_in, beside, StatusCode::OK).await)
}

/// Returns the room name that follows from a title, for the form's script.
pub(in crate::web) async fn name_for(_: SignedIn, RawQuery(text): RawQuery) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let title = pairs.into_iter().find(|(key, _)| key == "title").map(|(_, title)| title).unwrap_or_default();
    let name = App::room_for(&title).map(|room| room.to_string()).unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], name).into_response())
}

/// Lists room names for the form to propose.
pub(in crate::web) async fn names(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    let names = site.app.room_names(&signed_in.actor).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], names.join("\n")).into_response())
}

pub(in crate::web) async fn create(
    State(site): State<Site>,
    signed_in: SignedIn,
    fields: Fields,
) -> PageResult<Response> {
    let [suggested, typed] = ["suggested", "name"].map(|field| fields.value(field).trim());
    let name = if suggested.is_empty() { typed } else { suggested }.to_owned();
    let room: RoomName = match name.parse() {
        Ok(room) => room,
        Err(error) => {
            let beside = Beside { name, name_error: words::room_name(signed_in.t, &error), ..Beside::default() };
            return Ok(page(&site, signed_in, beside, StatusCode::UNPROCESSABLE_ENTITY).await);
        }
    };
    Ok(match site.app.create_room(&signed_in.actor, &room, None).await {
        Ok(RoomCreation::Created) => {
            let beside = Beside { said: signed_in.t.rooms_created(room.as_str()), ..Beside::default() };
            page(&site, signed_in, beside, StatusCode::OK).await
        }
        Ok(RoomCreation::Exists(privacy)) => {
            let name_error = exists(signed_in.t, &room, privacy);
            let beside = Beside { name, name_error, ..Beside::default() };
            page(&site, signed_in, beside, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => refused(&site, signed_in, &error, &room, Beside { name, ..Beside::default() }).await,
    })
}

/// Says that there is a room of this name.
fn exists(t: OrganizerTexts, room: &RoomName, privacy: Privacy) -> String {
    match privacy {
        Privacy::Private => t.rooms_exists_private(room.as_str()),
        Privacy::Public => t.rooms_exists_public(room.as_str()),
        Privacy::Other => t.rooms_exists(room.as_str()),
    }
}

async fn refused(site: &Site, signed_in: SignedIn, error: &DailyError, room: &RoomName, beside: Beside) -> Response {
    let beside = Beside { said: words::room_change(signed_in.t, error, room), is_failure: true, ..beside };
    let status = if error.is_answer() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_GATEWAY };
    page(site, signed_in, beside, status).await
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    RoomPath(room): RoomPath,
    fields: Fields,
) -> PageResult<Response> {
    let (t, name) = (signed_in.t, room.as_str());
    let (change, said) = match Fix::of(fields.value("step")) {
        Some(Fix::MakePrivate) => (RoomChange::Private, t.rooms_now_private(name)),
        Some(Fix::UniqueIds) => (RoomChange::UniqueIds, t.rooms_now_one_device(name)),
        _ => return Err(Error::NotFound.into()),
    };
    let beside = Beside { wanted: fields.value("q").to_owned(), ..Beside::default() };
    Ok(match site.app.change_room(&signed_in.actor, &room, change).await {
        Ok(_) => page(&site, signed_in, Beside { said, ..beside }, StatusCode::OK).await,
        Err(error) => refused(&site, signed_in, &error, &room, beside).await,
    })
}

/// A reload of a page that a change of a room led to.
pub(in crate::web) async fn to_rooms() -> Redirect {
    Redirect::to("/rooms")
}

#[derive(Template)]
#[template(path = "ejected.html")]
struct EjectedPage {
    signed_in: SignedIn,
    room: RoomName,
    is_banned: bool,
    outcome: Result<usize, DailyError>,
}

impl EjectedPage {
    /// Says why Daily removed no one.
    fn reason(&self, error: &DailyError) -> String {
        words::daily(self.signed_in.t, error)
    }
}

/// Puts someone out of a room who is in it now.
pub(in crate::web) async fn eject(
    State(site): State<Site>,
    signed_in: SignedIn,
    RoomPath(room): RoomPath,
    fields: Fields,
) -> PageResult<Response> {
    let (id, is_banned) = (fields.value("user_id"), fields.is_on("ban"));
    if id.is_empty() || id.chars().count() > 36 {
        return Err(Error::NotFound.into());
    }
    let outcome = site.app.eject(&signed_in.actor, &room, &[id.to_owned()], is_banned).await;
    let status = match &outcome {
        Ok(_) => StatusCode::OK,
        Err(error) if error.is_answer() => StatusCode::UNPROCESSABLE_ENTITY,
        Err(_) => StatusCode::BAD_GATEWAY,
    };
    Ok(Page(EjectedPage { signed_in, room, is_banned, outcome }).with_status(status))
}
