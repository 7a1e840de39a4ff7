//! The domain's rooms at Daily: seen, made, and made safe.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{ListedRooms, RoomCreation, done},
    daily::{DailyError, Privacy, Room, RoomChange, preflight::Fix},
    error::Error,
    invite::meeting::moment_in_words,
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
    zone: &'a TimeZone,
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

impl ListedRooms {
    /// How old the list is, in words.
    fn age_in_words(&self) -> String {
        match self.age().as_secs() {
            0 => "just now".to_owned(),
            1 => "1 second ago".to_owned(),
            seconds => format!("{seconds} seconds ago"),
        }
    }
}

impl RoomsPage<'_> {
    /// The rooms that are looked for.
    fn found<'a>(&'a self, listed: &'a ListedRooms) -> Vec<&'a Room> {
        let wanted = self.wanted.trim().to_lowercase();
        listed.rooms.rooms.iter().filter(|room| room.name.to_lowercase().contains(&wanted)).collect()
    }

    fn window(&self, room: &Room) -> String {
        let moment = |time: Timestamp| moment_in_words(time, self.zone);
        match (room.opens_at(), room.closes_at()) {
            (None, None) => "always open".to_owned(),
            (Some(from), None) => format!("open from {} on", moment(from)),
            (None, Some(to)) => format!("open until {}", moment(to)),
            (Some(from), Some(to)) => format!("open from {} to {}", moment(from), moment(to)),
        }
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
    let (domain, zone, listed) = (app.signer.domain(), &app.zone, app.rooms().await);
    let page = RoomsPage { signed_in, domain, zone, listed, wanted, said, is_failure, name, name_error };
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
    let name = fields.value("name").trim().to_owned();
    let room: RoomName = match name.parse() {
        Ok(room) => room,
        Err(error) => {
            let beside = Beside { name, name_error: format!("{error}"), ..Beside::default() };
            return Ok(page(&site, signed_in, beside, StatusCode::UNPROCESSABLE_ENTITY).await);
        }
    };
    Ok(match site.app.create_room(&signed_in.actor, &room, None).await {
        Ok(made @ RoomCreation::Created) => {
            let beside = Beside { said: made.in_words(&room), ..Beside::default() };
            page(&site, signed_in, beside, StatusCode::OK).await
        }
        Ok(there) => {
            let beside = Beside { name, name_error: there.in_words(&room), ..Beside::default() };
            page(&site, signed_in, beside, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => refused(&site, signed_in, &error, &room, Beside { name, ..Beside::default() }).await,
    })
}

async fn refused(site: &Site, signed_in: SignedIn, error: &DailyError, room: &RoomName, beside: Beside) -> Response {
    let beside = Beside { said: error.about_change(room), is_failure: true, ..beside };
    let status = if error.is_answer() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_GATEWAY };
    page(site, signed_in, beside, status).await
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    RoomPath(room): RoomPath,
    fields: Fields,
) -> PageResult<Response> {
    let change = match Fix::of(fields.value("step")) {
        Some(Fix::MakePrivate) => RoomChange::Private,
        Some(Fix::UniqueIds) => RoomChange::UniqueIds,
        _ => return Err(Error::NotFound.into()),
    };
    let beside = Beside { wanted: fields.value("q").to_owned(), ..Beside::default() };
    Ok(match site.app.change_room(&signed_in.actor, &room, change).await {
        Ok(_) => page(&site, signed_in, Beside { said: done(change, &room), ..beside }, StatusCode::OK).await,
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
    let outcome = site.app.eject(&signed_in.actor, &room, id, is_banned).await;
    let status = match &outcome {
        Ok(_) => StatusCode::OK,
        Err(error) if error.is_answer() => StatusCode::UNPROCESSABLE_ENTITY,
        Err(_) => StatusCode::BAD_GATEWAY,
    };
    Ok(Page(EjectedPage { signed_in, room, is_banned, outcome }).with_status(status))
}
