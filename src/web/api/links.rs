//! Signs links for many people at once, without storing anything. Reads JSON, or a list as a stream.

use std::{collections::HashMap, io, sync::Arc};

use axum::{
    Json,
    body::{Body as HttpBody, Bytes},
    extract::{FromRequest as _, FromRequestParts as _, Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use encoding_rs::Encoding;
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};
use tracing::{Instrument as _, Span};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{
        self, Body, JSON, Object, Query, check_encoding, content_type, number, or_default, time, too_large,
        unsupported_type,
    },
    code::Code,
    error::{ApiError, ApiResult, Location, Problem},
    list::{self, Rows},
    meetings::Times,
    options::{LanguageTag, LongOptions, options},
};
use crate::{
    app::App,
    bulk::{Bulk, Columns, Defaults, Format, Head, ListColumns, ListOptions, Note, Piece, Terms, Writer},
    clock::whole_seconds,
    error::{Error, Refusal},
    invite::{
        Invitee, InviteeName, Locale, MailAddress, Meeting,
        batch::PEOPLE_LIMIT,
        list::FileOptions,
        meeting::{CLOSES_LATE, OPENS_EARLY},
    },
    token::{Options, RoomName, UserId},
    web::Site,
};

/// A room, a time and the people to sign links for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"room": "review", "starts_at": "2026-12-01T10:00:00Z",
    "people": [{"name": "Ada Lovelace", "owner": true}, {"name": "Bob Stone", "email": "bob@example.org"}]}))]
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
    #[schema(value_type = Option<LongOptions>)]
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
    /// Whether the person is an owner of the room. Default: false.
    #[serde(default, deserialize_with = "or_default")]
    #[schema(value_type = Option<bool>)]
    owner: bool,
    /// The language of Daily's page for this person, as a BCP 47 tag, instead of the language in the options.
    #[schema(value_type = Option<LanguageTag>)]
    language: Option<Locale>,
    /// The user id in the token. Default: an id derived from the room and the email address, or the name if there is no
    /// email address.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 36)]
    id: Option<UserId>,
}

/// The settings for a list, as query parameters.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct LinksQuery {
    /// Lists only: the default room, for rows that do not name one.
    #[param(value_type = Option<String>)]
    room: Option<RoomName>,
    /// Lists only: when the meeting starts.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// Lists only: when the meeting ends.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// Lists only: when links begin to work, in minutes before the start.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    opens_early: Option<i64>,
    /// Lists only: when links expire, in minutes after the end.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<i64>, minimum = 0, maximum = 1440)]
    closes_late: Option<i64>,
    /// Lists only: when the links are issued.
    #[serde(default, deserialize_with = "time")]
    #[param(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Timestamp>,
    /// Lists only: options for the links, as a JSON object.
    options: Option<String>,
    /// Lists only: the columns to use, each by its name in the list or its number, from 1. All others are ignored.
    /// Default: found by name and content. The columns are `name`, `first_name`, `middle_name`, `last_name`, `user_name`,
    /// `email`, `owner`, `language`, `id`, `room`, `date`, `starts`, `ends` and `duration`.
    #[serde(default, deserialize_with = "columns")]
    #[param(value_type = Option<String>, example = "name=Kunde,email=3")]
    columns: Option<ListColumns>,
    /// Spreadsheets only: the name of the sheet. Default: the only sheet with people.
    #[param(example = "Guests")]
    sheet: Option<String>,
    /// Lists only: the encoding of the text. Default: the charset in the Content-Type, or else detected.
    #[serde(default, deserialize_with = "encoding")]
    #[param(value_type = Option<String>, example = "windows-1250")]
    encoding: Option<&'static Encoding>,
    /// Lists only: the number of the line with the column names, from 1, or 0 if there are none. Default: found by its
    /// words.
    #[serde(default, deserialize_with = "number")]
    #[param(value_type = Option<usize>, minimum = 0, example = 1)]
    header_row: Option<usize>,
}

/// A spreadsheet.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
struct ListFile(#[expect(dead_code, reason = "only for the document")] Vec<u8>);

fn columns<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ListColumns>, D::Error> {
    body::text(from, str::parse)
}

fn encoding<'de, D: Deserializer<'de>>(from: D) -> Result<Option<&'static Encoding>, D::Error> {
    body::text(from, FileOptions::encoding)
}

/// The links, in the order of the people in the request.
#[derive(Serialize, ToSchema)]
pub(super) struct LinksAnswer {
    links: Vec<PersonLink>,
    /// People in the request who have the same id as an earlier person. Not part of CSV.
    warnings: Vec<Problem>,
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
/// Send JSON or a list; nothing is stored. A list is CSV or other text of up to 64 MB, or a spreadsheet (.xlsx, .xls or
/// .ods) or vCards of up to 5 MB; what it is, is told by its content. Each row is returned with a `link`, or with an
/// `error` that says why the row is invalid. The answer begins once the whole list has arrived, and is streamed. With a
/// list, send the other settings as query parameters. The columns `room`, `starts`, `ends` and `language` override these
/// settings for a row, and `id` sets the user id.
///
/// What was decided about a list and should be checked, such as a guessed encoding, is in the header `Latchkey-Warnings`.
/// A list that could be read in several ways gives 422, with the columns that were found and the parameter to send.
#[utoipa::path(post, path = "/links", operation_id = "create_links", tag = "tokens", params(LinksQuery),
    request_body(content((LinksRequest = "application/json"), (String = "text/csv"),
        (String = "text/tab-separated-values"), (String = "text/vcard"),
        (ListFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ListFile = "application/vnd.ms-excel"), (ListFile = "application/vnd.oasis.opendocument.spreadsheet"))),
    responses((status = 200, description = "A link for each person",
        headers(("Latchkey-Warnings" = String, description = "What was guessed, skipped or ignored in a list, in ASCII. Not sent if there is nothing")),
        content((LinksAnswer = "application/json"), (String = "text/csv")))))]
pub(super) async fn create(State(site): State<Site>, caller: Authorized, request: Request) -> ApiResult<Response> {
    let is_list = is_list(request.headers())?;
    check_encoding(request.headers())?;
    let wants_json = wants_json(request.headers(), is_list)?;
    let (mut parts, body) = request.into_parts();
    let Query(query) = Query::<LinksQuery>::from_request_parts(&mut parts, &site).await?;
    if is_list {
        return stream(&site, caller, query, &parts.headers, body).await;
    }
    if parts.uri.query().is_some_and(|query| !query.is_empty()) {
        let what = "query parameters are only allowed with a list; with JSON, send everything in the body";
        return Err(ApiError::invalid_at(Location::body(""), what));
    }
    let request = Request::from_parts(parts, body);
    let Body { value: request, .. } = Body::<LinksRequest>::from_request(request, &site).await?;
    let links = signed(&site.app, &caller, request)?;
    let answer = LinksAnswer { warnings: same_ids(&links), links };
    if wants_json { Ok(Json(answer).into_response()) } else { Ok((CSV, answer.csv()?).into_response()) }
}

/// Returns whether the body is a list. Otherwise, it is JSON.
fn is_list(headers: &HeaderMap) -> ApiResult<bool> {
    let (kind, _) = content_type(headers);
    let is_list = list::TYPES.contains(&kind.as_str());
    if is_list || kind == JSON {
        return Ok(is_list);
    }
    let hint = match kind.as_str() {
        "text/plain" | "application/octet-stream" | "application/csv" | "text/comma-separated-values" | "" => {
            " For a text list with any separator, send text/csv."
        }
        "text/x-vcard" | "text/directory" => " For vCards, send text/vcard.",
        "application/x-www-form-urlencoded" | "multipart/form-data" => {
            " Send the file itself as the body, for example with curl --data-binary and -H \"Content-Type: text/csv\"."
        }
        _ => "",
    };
    let wanted = [&[JSON], list::TYPES.as_slice()].concat();
    Err(unsupported_type(&kind, &wanted, hint))
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

/// Returns whether the response is JSON. A list is always answered with CSV. Refuses clients that accept neither type.
fn wants_json(headers: &HeaderMap, is_list: bool) -> ApiResult<bool> {
    let accepted = accepted(headers);
    let wants_json = accepted("application", "json") && !is_list;
    if !wants_json && !accepted("text", "csv") {
        let detail = "The types in the Accept header are not supported. Expected application/json or text/csv if the request is JSON, and text/csv if the request is a list.";
        return Err(ApiError::new(Code::NotAcceptable, detail).about(Location::Header("Accept")));
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

/// Returns a warning about each person who has the same id as an earlier person.
fn same_ids(links: &[PersonLink]) -> Vec<Problem> {
    let mut places = HashMap::new();
    let warning = |(place, link): (usize, &PersonLink)| {
        let before = *places.entry(link.id.clone()).or_insert(place);
        let detail = format!("the same id as /people/{before}; send an email address or an id to tell them apart");
        (before != place).then(|| Problem::new(Location::body(format!("/people/{place}")), detail))
    };
    links.iter().enumerate().filter_map(warning).collect()
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

/// Streams the rows of a list back with their links.
async fn stream(
    site: &Site,
    caller: Authorized,
    query: LinksQuery,
    headers: &HeaderMap,
    body: HttpBody,
) -> ApiResult<Response> {
    let app = &site.app;
    check_length(headers)?;
    let file = FileOptions { encoding: list::encoding(headers, query.encoding)?, sheet: query.sheet.clone() };
    let defaults = query.defaults(app)?;
    caller.check_options(&defaults.options)?;
    let room = defaults.room.clone();
    let mut rows = Rows::of(site, body, file).await?;
    let first = rows.next().await?;
    let made = Bulk::new(app.signer.clone(), defaults, app.now(), app.max_days, first.as_ref());
    let (bulk, head) = made.map_err(|error| list::unusable(&error))?;
    let rights = caller.rights().clone();
    let refuse = move |room: &RoomName, is_owner| rights.refuse(room, is_owner).map(|refusal| refusal.to_string());
    let bulk = bulk.refusing(Box::new(refuse));
    let columns = Columns { error: true, ..head.columns() };
    let warnings = warnings_header(&rows.notes, &head);
    // At most one piece waits for a slow reader, which slows the sender down.
    let (sender, answer) = Channel::new(1);
    let links = Links { app: app.clone(), caller, room, bulk, columns };
    tokio::spawn(links.send(first, rows, sender).instrument(Span::current()));
    let mut response = (CSV, HttpBody::new(answer.fuse())).into_response();
    if let Some(warnings) = warnings {
        response.headers_mut().insert("latchkey-warnings", warnings);
    }
    Ok(response)
}

/// Refuses a body that is too long as its header says.
fn check_length(headers: &HeaderMap) -> ApiResult<()> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > list::TEXT_LIMIT) { Err(too_large()) } else { Ok(()) }
}

impl LinksQuery {
    /// Returns the default values for rows.
    fn defaults(self, app: &App) -> ApiResult<Defaults> {
        let options = |text: &str| body::in_parameter::<LongOptions>("options", text);
        let options = self.options.as_deref().map(options).transpose()?.unwrap_or_default();
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
            list: ListOptions {
                columns: self.columns.unwrap_or_default(),
                header_row: self.header_row,
                ..ListOptions::default()
            },
        })
    }
}

fn warnings_header(of_file: &[Note], head: &Head) -> Option<HeaderValue> {
    // Headers can only contain ASCII.
    let notes: Vec<String> = of_file.iter().chain(&head.notes).map(ToString::to_string).collect();
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
    /// Sends the links of each piece. The first piece has already been read. An answer that ends early is counted.
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
                return self.app.metrics.broken_off("the client closed the connection");
            }
            next = rows.next().await;
        }
        if next.is_err() {
            self.app.metrics.broken_off("the list could not be read to its end");
            sender.abort(io::Error::other("the list could not be read to its end"));
        }
    }
}
