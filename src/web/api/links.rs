//! Links for many people at once; nothing is kept. As JSON, or as rows of CSV that stream through.

use std::{io, time::Duration};

use axum::{
    Json,
    body::{Body as HttpBody, Bytes},
    extract::{FromRequest as _, FromRequestParts as _, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use http_body_util::{BodyExt as _, channel::Channel};
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
    options::LongOptions,
};
use crate::{
    bulk::{Bulk, Columns, Cutter, Defaults, Format, Piece, Terms, Writer},
    clock::whole_seconds,
    error::{Error, Refusal},
    invite::{
        Invitee, InviteeName, MailAddress, Meeting,
        batch::PEOPLE_LIMIT,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::{RoomName, UserId},
    web::{Site, bodies::BODY_TIME},
};

/// Rows are made in pieces of this size. The links of the shortest rows are 160 times as long, and a few pieces wait for
/// each client that does not read.
const PIECE: usize = 4 * 1024;

/// The largest CSV that streams through.
const CSV_LIMIT: usize = 64 * 1024 * 1024;

/// A room for a time, and the people who get into it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LinksRequest {
    /// The room that the links open.
    #[schema(value_type = String, example = "standup", pattern = "^[A-Za-z0-9_-]{1,128}$")]
    room: RoomName,
    /// When the meeting starts; without it, when the links are issued.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// When it ends; without it, an hour after the start.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// Minutes before the start from which links work; without it, 15.
    #[schema(minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// Minutes after the end until which links work; without it, 30.
    #[schema(minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// When the links are issued: the same request with the same time makes the same links. Without it, now.
    #[serde(default, deserialize_with = "time")]
    #[schema(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Timestamp>,
    /// What the links allow.
    #[serde(default)]
    #[schema(value_type = LongOptions)]
    options: Object<LongOptions>,
    /// Who gets one: at most 20,000.
    #[schema(value_type = Vec<PersonWithId>, max_items = 20000)]
    people: Vec<Object<PersonWithId>>,
}

/// A person, and what tells them apart in the room.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PersonWithId {
    /// The name that the others see.
    #[schema(value_type = String, example = "Ada Lovelace", min_length = 1, max_length = 200)]
    name: InviteeName,
    /// Given back beside the link; never part of it.
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    email: Option<MailAddress>,
    /// Whether the person owns the room.
    #[serde(default)]
    owner: bool,
    /// The token's user id. Without one it follows from the mail address, else from the name, within the room.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 36)]
    id: Option<UserId>,
}

/// The same for rows of CSV, as a query.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct LinksQuery {
    /// CSV only: the room, where the rows name none.
    #[param(value_type = Option<String>)]
    room: Option<RoomName>,
    /// CSV only: when the meeting starts.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// CSV only: when it ends.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// CSV only: minutes before the start from which links work.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// CSV only: minutes after the end until which links work.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// CSV only: when the links are issued.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Timestamp>,
    /// CSV only: what the links allow, as a JSON object.
    options: Option<String>,
}

/// A link for each person, in their order.
#[derive(Serialize, ToSchema)]
pub(super) struct LinksAnswer {
    links: Vec<PersonLink>,
}

/// A person and their link. Whoever holds it gets in.
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
/// As JSON, or as CSV: rows stream through in order, a column for the link is added, and a row that can't be used has
/// the reason in a column `error` instead. CSV takes the rest as a query, and its own columns `room`, `starts`, `ends`,
/// `language`, `id`.
#[utoipa::path(post, path = "/links", tag = "tokens", params(LinksQuery),
    request_body(content((LinksRequest = "application/json"), (String = "text/csv"))),
    responses((status = 200, description = "A link each. Nothing is kept.",
        content((LinksAnswer = "application/json"), (String = "text/csv")))))]
pub(super) async fn create(State(site): State<Site>, caller: Authorized, request: Request) -> ApiResult<Response> {
    let accepted = accepted(request.headers());
    let (wants_json, wants_csv) = (accepted("application", "json"), accepted("text", "csv"));
    let is_csv = content_type(request.headers()) == "text/csv";
    let can_answer = wants_csv || wants_json && !is_csv;
    if !can_answer {
        let detail = "Answers come as application/json or text/csv; to CSV, as text/csv.";
        return Err(ApiError::new(StatusCode::NOT_ACCEPTABLE, "not_acceptable", detail));
    }
    let (mut parts, body) = request.into_parts();
    let Query(query) = Query::<LinksQuery>::from_request_parts(&mut parts, &site).await?;
    if is_csv {
        return stream(&site, caller, query, &parts.headers, body).await;
    }
    if parts.uri.query().is_some_and(|query| !query.is_empty()) {
        return Err(ApiError::invalid_at(
            Location::body(""),
            "a query goes with CSV alone: JSON says it all in its body",
        ));
    }
    let request = Request::from_parts(parts, body);
    let Body { value: request, .. } = Body::<LinksRequest>::from_request(request, &site).await?;
    let links = signed(&site, &caller, request)?;
    if wants_json {
        return Ok(Json(LinksAnswer { links }).into_response());
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["name", "email", "role", "id", "link"]];
    rows.extend(links.iter().map(|PersonLink { name, email, owner, id, link }| {
        let role = if *owner { "owner" } else { "invitee" };
        [name, email.as_deref().unwrap_or_default(), role, id, link]
    }));
    let written = rows.iter().try_for_each(|row| writer.write_record(row));
    written.map_err(|error| Error::Internal(error.into()))?;
    let bytes = writer.into_inner().map_err(|error| Error::Internal(error.to_string().into()))?;
    Ok((CSV, bytes).into_response())
}

/// Which types a request takes in answer.
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

fn signed(site: &Site, caller: &Authorized, request: LinksRequest) -> ApiResult<Vec<PersonLink>> {
    let app = &site.app;
    if request.people.len() > PEOPLE_LIMIT {
        let what = format!("at most {PEOPLE_LIMIT} people fit at once; send more as CSV");
        return Err(ApiError::invalid_at(Location::body("/people"), what));
    }
    caller.check_room(&request.room)?;
    caller.check_people(&request.room, request.people.iter().map(|person| person.0.owner))?;
    let options = request.options.0.into();
    caller.check_options(&options)?;
    let issued_at = request.issued_at.map_or(app.now(), whole_seconds);
    let times = Times {
        starts_at: request.starts_at,
        ends_at: request.ends_at,
        opens_early: request.opens_early,
        closes_late: request.closes_late,
    };
    let window = times.window(app, issued_at, app.zone.clone())?;
    let domain = app.signer.domain().clone();
    let meeting = Meeting { options, ..Meeting::new(Uuid::nil(), domain, request.room, window, issued_at) };
    let terms = Terms::new(&app.signer, &meeting, app.now()).map_err(Refusal::Unsignable)?;
    let link = |Object(person): Object<PersonWithId>| {
        let invitee = Invitee { name: person.name, email: person.email, is_owner: person.owner };
        let id = person.id.unwrap_or_else(|| terms.id(&invitee));
        let mut link = Vec::with_capacity(512);
        terms.linker.write(&id, &invitee, &mut link).map_err(Refusal::Unsignable)?;
        Ok(PersonLink {
            name: invitee.name.to_string(),
            email: invitee.email.as_ref().map(ToString::to_string),
            owner: invitee.is_owner,
            id: id.to_string(),
            link: String::from_utf8(link).map_err(|error| Error::Internal(error.into()))?,
        })
    };
    let links: Vec<PersonLink> = request.people.into_iter().map(link).collect::<ApiResult<_>>()?;
    app.tally(caller.actor(), Some(&meeting.room), links.len());
    Ok(links)
}

/// Answers rows with links as the rows come in.
async fn stream(
    site: &Site,
    caller: Authorized,
    query: LinksQuery,
    headers: &HeaderMap,
    body: HttpBody,
) -> ApiResult<Response> {
    let app = &site.app;
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > CSV_LIMIT) {
        return Err(too_large());
    }
    let options = query.options.as_deref().map_or(Ok(LongOptions::default()), serde_json::from_str);
    let options = options.map_err(|error| ApiError::invalid_at(Location::query("options"), error.to_string()))?.into();
    caller.check_options(&options)?;
    let room = query.room.clone();
    let defaults = Defaults {
        room: query.room,
        starts: query.starts_at.map(|time| time.to_string()),
        ends: query.ends_at.map(|time| time.to_string()),
        lasts: SignedDuration::from_hours(1),
        opens_early: query.opens_early.unwrap_or(OPENS_EARLY),
        closes_late: query.closes_late.unwrap_or(CLOSES_LATE),
        options,
        zone: app.zone.clone(),
        issued_at: query.issued_at.map_or(app.now(), whole_seconds),
    };
    let mut rows =
        Rows { body, cutter: Cutter::with_pieces_of(PIECE), read: 0, is_ended: false, pace: (Duration::ZERO, 0) };
    let first = rows.next().await.map_err(|error| match error {
        RowsError::TooSlow => too_slow(),
        RowsError::NoText(sentence) => ApiError::invalid_at(Location::body(""), sentence),
        RowsError::TooLarge => too_large(),
        RowsError::Broken => broken_off(),
    })?;
    let made = Bulk::new(app.signer.clone(), defaults, app.now(), app.max_days, first.as_ref());
    let (bulk, head) = made.map_err(|sentence| ApiError::invalid_at(Location::body(""), sentence))?;
    // Text of any language does not go into a header.
    let warnings = head.warnings.join("; ").replace(|c: char| !(' '..='~').contains(&c), "?");
    let warnings = HeaderValue::from_str(&warnings).ok().filter(|_| !head.warnings.is_empty());
    let rights = caller.rights().clone();
    let refuse = move |room: &RoomName, is_owner| rights.refuse(room, is_owner).map(|refusal| refusal.to_string());
    let bulk = bulk.refusing(Box::new(refuse));
    // One piece at most waits for a slow reader, which so slows the sender down.
    let (mut sender, answer) = Channel::<Bytes, io::Error>::new(1);
    let app = site.app.clone();
    tokio::spawn(async move {
        let columns = Columns { id: head.has_ids, room: head.has_rooms, error: true };
        let mut writer = Writer::new(&bulk, Format::Csv, columns);
        let mut next = Ok(first);
        let mut bytes = writer.header();
        while let Ok(Some(piece)) = &next {
            let mut made = writer.piece(piece);
            app.tally(caller.actor(), room.as_ref(), usize::try_from(made.count).unwrap_or(usize::MAX));
            bytes.append(&mut made.bytes);
            if sender.send_data(std::mem::take(&mut bytes).into()).await.is_err() {
                return;
            }
            next = rows.next().await;
        }
        if next.is_err() {
            sender.abort(io::Error::other("the rows broke off"));
        }
    });
    let mut response = (CSV, HttpBody::new(answer.fuse())).into_response();
    if let Some(warnings) = warnings {
        response.headers_mut().insert("latchkey-warnings", warnings);
    }
    Ok(response)
}

/// Rows that come in have to come in faster than so many bytes in [`BODY_TIME`].
const SLOWEST: usize = 1024;

/// Rows from a body, as pieces.
struct Rows {
    body: HttpBody,
    cutter: Cutter,
    read: usize,
    is_ended: bool,
    /// How long they were waited for until so many bytes had come.
    pace: (Duration, usize),
}

/// Why no more rows come.
enum RowsError {
    NoText(String),
    TooSlow,
    TooLarge,
    Broken,
}

impl Rows {
    async fn next(&mut self) -> Result<Option<Piece>, RowsError> {
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
                    return Err(RowsError::TooSlow);
                }
                self.pace = (Duration::ZERO, 0);
                continue;
            };
            self.pace.0 += asked_at.elapsed();
            match frame {
                None => {
                    self.is_ended = true;
                    self.cutter.end().map_err(RowsError::NoText)?;
                }
                Some(Err(_)) => return Err(RowsError::Broken),
                Some(Ok(frame)) => {
                    let data = frame.into_data().unwrap_or_default();
                    self.read += data.len();
                    self.pace.1 += data.len();
                    if self.read > CSV_LIMIT {
                        return Err(RowsError::TooLarge);
                    }
                    self.cutter.feed(&data).map_err(RowsError::NoText)?;
                }
            }
        }
    }
}
