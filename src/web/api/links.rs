//! Signs links for many people at once, without storing anything. Reads JSON, or CSV as a stream.

use std::{io, sync::Arc, time::Duration};

use axum::{
    Json,
    body::{Body as HttpBody, Bytes},
    extract::{FromRequest as _, FromRequestParts as _, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Object, Query, broken_off, content_type, number, time, too_large, too_slow},
    error::{ApiError, ApiResult, Location},
    meetings::Times,
    options::{LongOptions, options},
};
use crate::{
    app::App,
    bulk::{Bulk, Columns, Cutter, Defaults, FileKind, Format, Head, ListOptions, Piece, Terms, Writer},
    clock::whole_seconds,
    error::{Error, Refusal},
    invite::{
        Invitee, InviteeName, Locale, MailAddress, Meeting,
        batch::PEOPLE_LIMIT,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::{Options, RoomName, UserId},
    web::{Site, bodies::BODY_TIME},
};

/// The size of the pieces in which rows are read, in bytes. The links of the shortest rows are 160 times as long as the
/// rows, and a few pieces wait in memory for each client that reads slowly.
const PIECE: usize = 4 * 1024;

/// The largest CSV body, in bytes.
const CSV_LIMIT: usize = 64 * 1024 * 1024;

/// A room, a time and the people to sign links for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LinksRequest {
    /// The room that the links open.
    #[schema(value_type = String, example = "standup", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: RoomName,
    /// When the meeting starts. Default: `issued_at`.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// When the meeting ends. Default: one hour after the start.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// When links begin to work, in minutes before the start. Default: 15.
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// When links expire, in minutes after the end. Default: 30.
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// When the links are issued. The same request with the same time gives the same links. Default: now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Timestamp>,
    /// Options for the links.
    #[serde(default, deserialize_with = "options")]
    #[schema(value_type = LongOptions)]
    options: Options,
    /// The people to sign links for, at most 20,000.
    #[schema(value_type = Vec<PersonWithId>, max_items = 20000)]
    people: Vec<Object<PersonWithId>>,
}

/// A person to sign a link for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PersonWithId {
    /// The name that others see.
    #[schema(value_type = String, example = "Ada Lovelace", min_length = 1, max_length = 200)]
    name: InviteeName,
    /// The email address, which is returned with the link but is not part of the link.
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    email: Option<MailAddress>,
    /// Whether the person is an owner of the room.
    #[serde(default)]
    owner: bool,
    /// The language of Daily's page for this person, as a BCP 47 tag, instead of the language in the options.
    #[schema(value_type = Option<String>, example = "de")]
    language: Option<Locale>,
    /// The user id in the token. Default: an id derived from the room and the email address, or the name if there is no
    /// email address.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 36)]
    id: Option<UserId>,
}

/// The settings for a CSV body, as query parameters.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct LinksQuery {
    /// CSV only: the default room, for rows that do not name one.
    #[param(value_type = Option<String>)]
    room: Option<RoomName>,
    /// CSV only: when the meeting starts.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// CSV only: when the meeting ends.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// CSV only: when links begin to work, in minutes before the start.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// CSV only: when links expire, in minutes after the end.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// CSV only: when the links are issued.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Timestamp>,
    /// CSV only: options for the links, as a JSON object.
    options: Option<String>,
}

/// The links, in the order of the people in the request.
#[derive(Serialize, ToSchema)]
pub(super) struct LinksAnswer {
    links: Vec<PersonLink>,
}

/// A person and their link. Anyone who has the link can join.
#[derive(Serialize, ToSchema)]
struct PersonLink {
    name: String,
    email: Option<String>,
    owner: bool,
    id: String,
    link: String,
}

/// Sign links for many people
///
/// Send JSON or CSV; nothing is stored. CSV is streamed: each row is returned with a `link`, or with an `error` that
/// says why the row is invalid. With CSV, send the other settings as query parameters. The columns `room`, `starts`,
/// `ends` and `language` override these settings for a row, and `id` sets the user id.
#[utoipa::path(post, path = "/links", tag = "tokens", params(LinksQuery),
    request_body(content((LinksRequest = "application/json"), (String = "text/csv"))),
    responses((status = 200, description = "A link for each person",
        content((LinksAnswer = "application/json"), (String = "text/csv")))))]
pub(super) async fn create(State(site): State<Site>, caller: Authorized, request: Request) -> ApiResult<Response> {
    let is_csv = content_type(request.headers()) == "text/csv";
    let wants_json = wants_json(request.headers(), is_csv)?;
    let (mut parts, body) = request.into_parts();
    let Query(query) = Query::<LinksQuery>::from_request_parts(&mut parts, &site).await?;
    if is_csv {
        return stream(&site.app, caller, query, &parts.headers, body).await;
    }
    if parts.uri.query().is_some_and(|query| !query.is_empty()) {
        let what = "query parameters are only allowed with CSV; with JSON, send everything in the body";
        return Err(ApiError::invalid_at(Location::body(""), what));
    }
    let request = Request::from_parts(parts, body);
    let Body { value: request, .. } = Body::<LinksRequest>::from_request(request, &site).await?;
    let answer = LinksAnswer { links: signed(&site.app, &caller, request)? };
    if wants_json { Ok(Json(answer).into_response()) } else { Ok((CSV, answer.csv()?).into_response()) }
}

impl LinksAnswer {
    fn csv(&self) -> Result<Vec<u8>, Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut rows = vec![["name", "email", "role", "id", "link"]];
        rows.extend(self.links.iter().map(|PersonLink { name, email, owner, id, link }| {
            let role = if *owner { "owner" } else { "invitee" };
            [name, email.as_deref().unwrap_or_default(), role, id, link]
        }));
        rows.iter().try_for_each(|row| writer.write_record(row)).map_err(Error::internal)?;
        writer.into_inner().map_err(|error| Error::Internal(error.to_string().into()))
    }
}

/// Returns whether the response is JSON. CSV is always answered with CSV. Refuses clients that accept neither type.
fn wants_json(headers: &HeaderMap, is_csv: bool) -> ApiResult<bool> {
    let accepted = accepted(headers);
    let wants_json = accepted("application", "json") && !is_csv;
    if !wants_json && !accepted("text", "csv") {
        let detail = "The types in the Accept header are not supported. Expected application/json or text/csv if the request is JSON, and text/csv if the request is CSV.";
        return Err(ApiError::new(StatusCode::NOT_ACCEPTABLE, "not_acceptable", detail));
    }
    Ok(wants_json)
}

/// Returns a function that tells whether the client accepts a media type.
fn accepted(headers: &HeaderMap) -> impl Fn(&str, &str) -> bool + use<> {
    let sent = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges = sent.flat_map(|value| value.split(',')).filter_map(|range| {
        let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
        let kind = parts.next()?;
        let is_refused = parts.any(|part| matches!(part.as_str(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        (!is_refused).then_some(kind)
    });
    let ranges: Vec<String> = ranges.collect();
    let takes_all = !headers.contains_key(header::ACCEPT);
    move |kind: &str, subtype: &str| {
        let wanted = ["*/*".to_owned(), format!("{kind}/*"), format!("{kind}/{subtype}")];
        takes_all || ranges.iter().any(|range| wanted.contains(range))
    }
}

const CSV: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/csv; charset=utf-8")];

fn signed(app: &App, caller: &Authorized, request: LinksRequest) -> ApiResult<Vec<PersonLink>> {
    request.check(caller)?;
    let terms = request.terms(app)?;
    let links = request.people.into_iter().map(|Object(person)| person.link(&terms));
    let links = links.collect::<ApiResult<Vec<_>>>()?;
    app.tally(caller.actor(), Some(&terms.room), links.len());
    Ok(links)
}

impl LinksRequest {
    /// Refuses too many people, and what the caller's API key does not allow.
    fn check(&self, caller: &Authorized) -> ApiResult<()> {
        if self.people.len() > PEOPLE_LIMIT {
            let what = format!("expected at most {PEOPLE_LIMIT} people; use CSV for more");
            return Err(ApiError::invalid_at(Location::body("/people"), what));
        }
        caller.check_room(&self.room)?;
        caller.check_people(&self.room, self.people.iter().map(|person| person.0.owner))?;
        caller.check_options(&self.options)
    }

    /// Returns the terms that the links share.
    fn terms(&self, app: &App) -> ApiResult<Terms> {
        let issued_at = self.issued_at.map_or(app.now(), whole_seconds);
        let &Self { starts_at, ends_at, opens_early, closes_late, .. } = self;
        let times = Times { starts_at, ends_at, opens_early, closes_late };
        let window = times.window(app, issued_at, app.zone.clone())?;
        let meeting = Meeting::new(Uuid::nil(), app.signer.domain().clone(), self.room.clone(), window, issued_at);
        let meeting = Meeting { options: self.options.clone(), ..meeting };
        Ok(Terms::new(&app.signer, &meeting, app.now()).map_err(Refusal::Unsignable)?)
    }
}

impl PersonWithId {
    fn link(self, terms: &Terms) -> ApiResult<PersonLink> {
        let Self { name, email, owner: is_owner, language, .. } = self;
        let invitee = Invitee { name, email, is_owner, language };
        let id = self.id.unwrap_or_else(|| terms.id(&invitee));
        let mut link = Vec::with_capacity(512);
        terms.linker.write(&id, &invitee, &mut link).map_err(Refusal::Unsignable)?;
        Ok(PersonLink {
            name: invitee.name.to_string(),
            email: invitee.email.as_ref().map(ToString::to_string),
            owner: invitee.is_owner,
            id: id.to_string(),
            link: String::from_utf8(link).map_err(Error::internal)?,
        })
    }
}

/// Streams CSV rows back with their links.
async fn stream(
    app: &Arc<App>,
    caller: Authorized,
    query: LinksQuery,
    headers: &HeaderMap,
    body: HttpBody,
) -> ApiResult<Response> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > CSV_LIMIT) {
        return Err(too_large());
    }
    let defaults = query.defaults(app)?;
    caller.check_options(&defaults.options)?;
    let room = defaults.room.clone();
    let mut rows = Rows::of(body);
    let first = rows.next().await?;
    let made = Bulk::new(app.signer.clone(), defaults, app.now(), app.max_days, first.as_ref());
    let (bulk, head) = made.map_err(|error| ApiError::invalid_at(Location::body(""), error.to_string()))?;
    let rights = caller.rights().clone();
    let refuse = move |room: &RoomName, is_owner| rights.refuse(room, is_owner).map(|refusal| refusal.to_string());
    let bulk = bulk.refusing(Box::new(refuse));
    let columns = Columns { id: head.has_ids, room: head.has_rooms, language: head.has_languages, error: true };
    // At most one piece waits for a slow reader, which slows the sender down.
    let (sender, answer) = Channel::new(1);
    tokio::spawn(Links { app: app.clone(), caller, room, bulk, columns }.send(first, rows, sender));
    let mut response = (CSV, HttpBody::new(answer.fuse())).into_response();
    if let Some(warnings) = warnings_header(&head) {
        response.headers_mut().insert("latchkey-warnings", warnings);
    }
    Ok(response)
}

impl LinksQuery {
    /// Returns the default values for rows.
    fn defaults(self, app: &App) -> ApiResult<Defaults> {
        let options = self.options.as_deref().map_or(Ok(LongOptions::default()), serde_json::from_str);
        let options = options.map_err(|error| ApiError::invalid_at(Location::query("options"), error.to_string()))?;
        Ok(Defaults {
            room: self.room,
            starts: self.starts_at.map(|time| time.to_string()),
            ends: self.ends_at.map(|time| time.to_string()),
            lasts: SignedDuration::from_hours(1),
            opens_early: self.opens_early.unwrap_or(OPENS_EARLY),
            closes_late: self.closes_late.unwrap_or(CLOSES_LATE),
            options: options.into(),
            zone: app.zone.clone(),
            issued_at: self.issued_at.map_or(app.now(), whole_seconds),
            list: ListOptions::default(),
        })
    }
}

fn warnings_header(head: &Head) -> Option<HeaderValue> {
    // Headers can only contain ASCII.
    let notes: Vec<String> = head.notes.iter().map(ToString::to_string).collect();
    let warnings = notes.join("; ").replace(|c: char| !(' '..='~').contains(&c), "?");
    HeaderValue::from_str(&warnings).ok().filter(|warnings| !warnings.is_empty())
}

/// Signs links for rows, and counts them.
struct Links {
    app: Arc<App>,
    caller: Authorized,
    /// The default room for all rows.
    room: Option<RoomName>,
    bulk: Bulk,
    columns: Columns,
}

impl Links {
    /// Sends the links of each piece. The first piece has already been read.
    async fn send(self, first: Option<Piece>, mut rows: Rows, mut sender: Sender<Bytes, io::Error>) {
        let mut writer = Writer::new(&self.bulk, Format::Csv, self.columns);
        let mut next = Ok(first);
        let mut bytes = writer.header();
        while let Ok(Some(piece)) = &next {
            let mut made = writer.piece(piece);
            let count = usize::try_from(made.count).unwrap_or(usize::MAX);
            self.app.tally(self.caller.actor(), self.room.as_ref(), count);
            bytes.append(&mut made.bytes);
            if sender.send_data(std::mem::take(&mut bytes).into()).await.is_err() {
                return;
            }
            next = rows.next().await;
        }
        if next.is_err() {
            sender.abort(io::Error::other("the connection was lost before the rows were complete"));
        }
    }
}

/// A client has to send at least this many bytes in every [`BODY_TIME`].
const SLOWEST: usize = 1024;

/// Reads rows from a body, in pieces.
struct Rows {
    body: HttpBody,
    cutter: Cutter,
    read: usize,
    is_ended: bool,
    /// How long this client was waited for, and how many bytes it sent in that time.
    pace: (Duration, usize),
}

impl Rows {
    fn of(body: HttpBody) -> Self {
        Self { body, cutter: Cutter::with_pieces_of(PIECE), read: 0, is_ended: false, pace: (Duration::ZERO, 0) }
    }

    async fn next(&mut self) -> ApiResult<Option<Piece>> {
        let no_text = |error: FileKind| ApiError::invalid_at(Location::body(""), error.to_string());
        loop {
            if let Some(piece) = self.cutter.piece() {
                return Ok(Some(piece));
            }
            if self.is_ended {
                return Ok(None);
            }
            let (waited, count) = self.pace;
            let asked_at = Instant::now();
            let Ok(frame) = timeout(BODY_TIME.saturating_sub(waited), self.body.frame()).await else {
                if count < SLOWEST {
                    return Err(too_slow());
                }
                self.pace = (Duration::ZERO, 0);
                continue;
            };
            self.pace.0 += asked_at.elapsed();
            match frame {
                None => {
                    self.is_ended = true;
                    self.cutter.end().map_err(no_text)?;
                }
                Some(Err(_)) => return Err(broken_off()),
                Some(Ok(frame)) => {
                    let data = frame.into_data().unwrap_or_default();
                    self.read += data.len();
                    self.pace.1 += data.len();
                    if self.read > CSV_LIMIT {
                        return Err(too_large());
                    }
                    self.cutter.feed(&data).map_err(no_text)?;
                }
            }
        }
    }
}
