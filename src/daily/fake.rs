//! A fake of Daily's REST API for tests and the demo. It behaves as documented, and fails on demand.
//!
//! It verifies tokens with a different implementation of HS256 from the one that signs them.

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, RawQuery, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hyper::body::Frame;
use jiff::{Timestamp, tz::TimeZone};
use ring::hmac;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use url::Url;
use uuid::Uuid;

use super::fake_room::room_page;
use crate::{
    clock::Clock,
    token::{Domain, contents::CLAIM_NAMES},
};

/// A way in which a response fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The response is delayed.
    Slow(Duration),
    /// Too many requests. Holds the seconds to wait, if given.
    Throttled(Option<u64>),
    /// An internal server error.
    Broken,
    /// The connection is closed in the middle of the response.
    Cut,
    /// A body that is not JSON.
    Garbage,
    /// A web page instead of JSON.
    WrongContentType,
}

struct Room {
    id: Uuid,
    name: String,
    privacy: String,
    config: Map<String, Value>,
    created_at: Timestamp,
    /// The user ids of the people in the room.
    people: Vec<String>,
}

struct Service {
    domain: Domain,
    config: Value,
    keys: Vec<String>,
    /// The rooms, oldest first.
    rooms: Vec<Room>,
    /// The faults of the next responses.
    faults: VecDeque<Fault>,
    /// The fault of every response.
    standing_fault: Option<Fault>,
    /// When the latest requests arrived.
    came: VecDeque<Instant>,
    /// Every request, as method and URL.
    requests: Vec<String>,
    /// For each removal of a person, whether it was a ban.
    bans: Vec<bool>,
}

/// The fake service. It can be changed while it runs.
#[derive(Clone)]
pub struct FakeDaily {
    service: Arc<Mutex<Service>>,
    clock: Clock,
}

/// Daily's documented limit of requests per second.
const RATE: usize = 20;

impl FakeDaily {
    /// Creates a domain without rooms and with one API key.
    pub fn new(domain: Domain, key: &str, clock: Clock) -> Self {
        let service = Service {
            domain,
            config: json!({ "hide_daily_branding": false }),
            keys: vec![key.to_owned()],
            rooms: Vec::new(),
            faults: VecDeque::new(),
            standing_fault: None,
            came: VecDeque::new(),
            requests: Vec::new(),
            bans: Vec::new(),
        };
        Self { service: Arc::new(Mutex::new(service)), clock }
    }

    /// Adds a room. Its configuration contains the settings that are not defaults.
    #[expect(clippy::needless_pass_by_value, reason = "callers pass literals")]
    pub fn add_room(&self, name: &str, privacy: &str, config: Value) {
        let room = Room {
            id: Uuid::new_v4(),
            name: name.to_owned(),
            privacy: privacy.to_owned(),
            config: config.as_object().cloned().unwrap_or_default(),
            created_at: self.clock.now(),
            people: Vec::new(),
        };
        self.lock().rooms.push(room);
    }

    /// Removes a room, as in Daily's dashboard.
    pub fn remove_room(&self, name: &str) {
        self.lock().rooms.retain(|room| room.name != name);
    }

    /// Adds a person to a room.
    pub fn join(&self, room: &str, user_id: &str) {
        let mut service = self.lock();
        let room = service.rooms.iter_mut().find(|there| there.name == room).expect("the room exists");
        room.people.push(user_id.to_owned());
    }

    /// Returns a room as Daily's API does.
    pub fn room(&self, name: &str) -> Option<Value> {
        let service = self.lock();
        service.rooms.iter().find(|room| room.name == name).map(|room| room.answer(&service.domain))
    }

    /// Sets a property of the domain.
    pub fn set_config(&self, name: &str, value: Value) {
        self.lock().config[name] = value;
    }

    /// Replaces the accepted API keys.
    pub fn set_keys(&self, keys: &[&str]) {
        self.lock().keys = keys.iter().map(|key| (*key).to_owned()).collect();
    }

    /// Makes the next response fail. If called again, the one after that fails as well.
    pub fn fail_next(&self, fault: Fault) {
        self.lock().faults.push_back(fault);
    }

    /// Makes every response fail from now on, or none.
    pub fn fail_always(&self, fault: Option<Fault>) {
        self.lock().standing_fault = fault;
    }

    /// Returns every request so far, as method and URL.
    pub fn requests(&self) -> Vec<String> {
        self.lock().requests.clone()
    }

    /// Returns for each removal of a person whether it was a ban.
    pub fn bans(&self) -> Vec<bool> {
        self.lock().bans.clone()
    }

    /// Serves the API on this machine until the program ends. Returns the base URL.
    pub async fn serve(&self) -> io::Result<Url> {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let base = format!("http://{}/v1", listener.local_addr()?);
        let api = Router::new()
            .route("/v1", get(domain))
            .route("/v1/", get(domain))
            .route("/v1/rooms", get(list).post(create))
            .route("/v1/rooms/{name}", get(show).post(change).delete(remove))
            .route("/v1/rooms/{name}/eject", axum::routing::post(eject))
            .route("/v1/meeting-tokens/{token}", get(validate))
            .layer(from_fn_with_state(self.clone(), before));
        // The rooms themselves need no API key.
        let router = Router::new().merge(api).route("/{room}", get(enter)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Url::parse(&base).expect("an address and a port make a URL"))
    }

    fn lock(&self) -> MutexGuard<'_, Service> {
        self.service.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    fn answer(&self, domain: &Domain) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "api_created": true,
            "privacy": self.privacy,
            "url": format!("https://{}/{}", domain.name.host(), self.name),
            "created_at": self.created_at.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string(),
            "config": self.config,
        })
    }

    fn is_over(&self, now: Timestamp) -> bool {
        self.config.get("exp").and_then(Value::as_i64).is_some_and(|exp| exp <= now.as_second())
    }
}

/// Handles every request first: applies faults and the rate limit, checks the API key, and adds the date.
async fn before(State(daily): State<FakeDaily>, request: Request, next: Next) -> Response {
    let fault = {
        let mut service = daily.lock();
        service.requests.push(format!("{} {}", request.method(), request.uri()));
        service.came.retain(|came| came.elapsed() < Duration::from_secs(1));
        service.came.push_back(Instant::now());
        let is_throttled = service.came.len() > RATE;
        let fault = service.faults.pop_front().or_else(|| service.standing_fault.clone());
        fault.or(is_throttled.then_some(Fault::Throttled(None)))
    };
    let failed = match fault {
        None => None,
        Some(Fault::Slow(time)) => {
            tokio::time::sleep(time).await;
            None
        }
        Some(Fault::Throttled(wait)) => {
            let mut refused = refuse(StatusCode::TOO_MANY_REQUESTS, "rate-limit-error", "too many requests");
            if let Some(wait) = wait {
                refused.headers_mut().insert(header::RETRY_AFTER, wait.into());
            }
            Some(refused)
        }
        Some(Fault::Broken) => Some(refuse(StatusCode::INTERNAL_SERVER_ERROR, "server-error", "")),
        Some(Fault::Cut) => {
            // Announces more bytes than it sends.
            let length = [(header::CONTENT_LENGTH, HeaderValue::from_static("1000"))];
            let body = Body::new(Broken(Some(Bytes::from_static(b"{\"domain_"))));
            Some((length, body).into_response())
        }
        Some(Fault::Garbage) => {
            Some(([(header::CONTENT_TYPE, "application/json")], "{\"data\": [\u{1}").into_response())
        }
        Some(Fault::WrongContentType) => {
            Some(([(header::CONTENT_TYPE, "text/html")], "<!doctype html><title>Welcome</title>").into_response())
        }
    };
    let mut response = match failed {
        Some(failed) => failed,
        None => match daily.refuse_key(&request) {
            Some(refused) => refused,
            None => next.run(request).await,
        },
    };
    let date = daily.clock.now().to_zoned_datetime(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    response.headers_mut().insert(header::DATE, HeaderValue::from_str(&date).expect("a date is plain"));
    response.headers_mut().insert(HeaderName::from_static("server"), HeaderValue::from_static("fake-daily"));
    response
}

/// A body that fails after its first bytes.
struct Broken(Option<Bytes>);

impl hyper::body::Body for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(Some(match self.0.take() {
            Some(bytes) => Ok(Frame::data(bytes)),
            None => Err(io::ErrorKind::ConnectionReset.into()),
        }))
    }
}

impl FakeDaily {
    fn refuse_key(&self, request: &Request) -> Option<Response> {
        let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        match header.and_then(|value| value.strip_prefix("Bearer ")) {
            None => {
                let info = "bad Authorization header format";
                Some(refuse(StatusCode::BAD_REQUEST, "authorization-header-error", info))
            }
            Some(key) if self.lock().keys.iter().any(|known| known == key) => None,
            // Daily was once seen to answer without `info`.
            Some(_) => {
                Some((StatusCode::UNAUTHORIZED, json(&json!({ "error": "authentication-error" }))).into_response())
            }
        }
    }
}

fn json(body: &Value) -> impl IntoResponse + use<> {
    ([(header::CONTENT_TYPE, "application/json")], body.to_string())
}

fn refuse(status: StatusCode, error: &str, info: &str) -> Response {
    (status, json(&json!({ "error": error, "info": info }))).into_response()
}

fn invalid(info: &str) -> Response {
    refuse(StatusCode::BAD_REQUEST, "invalid-request-error", info)
}

fn unknown_room(name: &str) -> Response {
    refuse(StatusCode::NOT_FOUND, "not-found", &format!("room {name} not found"))
}

async fn domain(State(daily): State<FakeDaily>) -> Response {
    let service = daily.lock();
    let domain = &service.domain;
    json(&json!({ "domain_name": domain.name.as_str(), "domain_id": domain.id, "config": service.config }))
        .into_response()
}

async fn list(State(daily): State<FakeDaily>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let value =
        |name: &str| form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value);
    let limit = match value("limit").map(|limit| limit.parse::<usize>()) {
        None => 100,
        Some(Ok(limit @ 1..=100)) => limit,
        Some(_) => return invalid("limit must be a number between 1 and 100"),
    };
    let (service, now) = (daily.lock(), daily.clock.now());
    let rooms: Vec<&Room> = service.rooms.iter().rev().filter(|room| !room.is_over(now)).collect();
    let after = value("starting_after").map(|id| rooms.iter().position(|room| room.id.to_string() == id));
    let begin = match after {
        None => 0,
        Some(Some(place)) => place + 1,
        Some(None) => return invalid("starting_after is not the id of a room"),
    };
    let data: Vec<Value> = rooms.iter().skip(begin).take(limit).map(|room| room.answer(&service.domain)).collect();
    json(&json!({ "total_count": rooms.len(), "data": data })).into_response()
}

async fn show(State(daily): State<FakeDaily>, Path(name): Path<String>) -> Response {
    let (service, now) = (daily.lock(), daily.clock.now());
    match service.rooms.iter().find(|room| room.name == name && !room.is_over(now)) {
        Some(room) => json(&room.answer(&service.domain)).into_response(),
        None => unknown_room(&name),
    }
}

/// The room properties that the fake supports.
const PROPERTIES: [&str; 6] =
    ["nbf", "exp", "enable_knocking", "enforce_unique_user_ids", "eject_at_room_exp", "max_participants"];

/// The requested settings of a room.
struct Wanted {
    name: Option<String>,
    privacy: Option<String>,
    properties: Map<String, Value>,
}

/// Parses the requested settings of a room, or returns the error response.
#[expect(clippy::result_large_err, reason = "the error is the response")]
fn wanted(body: &Bytes, now: Timestamp) -> Result<Wanted, Response> {
    let Ok(Value::Object(mut body)) = serde_json::from_slice(body) else {
        return Err(refuse(StatusCode::BAD_REQUEST, "json-parsing-error", "body is not JSON"));
    };
    let mut text = |name: &str| body.remove(name).and_then(|value| value.as_str().map(str::to_owned));
    let (name, privacy) = (text("name"), text("privacy"));
    let properties = match body.remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    if let Some(unknown) = body.keys().chain(properties.keys().filter(|key| !PROPERTIES.contains(&key.as_str()))).next()
    {
        return Err(invalid(&format!("unknown parameter '{unknown}'")));
    }
    if let Some(exp) = properties.get("exp").filter(|exp| exp.as_i64().is_none_or(|exp| exp <= now.as_second())) {
        return Err(invalid(&format!("exp was '{exp}', which is in the past rather than in the future")));
    }
    if privacy.as_deref().is_some_and(|privacy| privacy != "public" && privacy != "private") {
        return Err(invalid("privacy must be public or private"));
    }
    Ok(Wanted { name, privacy, properties })
}

async fn create(State(daily): State<FakeDaily>, body: Bytes) -> Response {
    let Wanted { name, privacy, properties } = match wanted(&body, daily.clock.now()) {
        Ok(wanted) => wanted,
        Err(refused) => return refused,
    };
    let name = name.unwrap_or_else(|| Uuid::new_v4().simple().to_string()[..20].to_owned());
    if name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_') {
        let allowed = "room names can contain A-Z, a-z, 0-9, '-', and '_'";
        return invalid(&format!("name {name} contains invalid characters ({allowed})"));
    }
    if daily.room(&name).is_some() {
        return invalid(&format!("a room named {name} already exists"));
    }
    daily.add_room(&name, privacy.as_deref().unwrap_or("public"), Value::Object(properties));
    json(&daily.room(&name).expect("it was added")).into_response()
}

async fn change(State(daily): State<FakeDaily>, Path(name): Path<String>, body: Bytes) -> Response {
    let Wanted { privacy, properties, .. } = match wanted(&body, daily.clock.now()) {
        Ok(wanted) => wanted,
        Err(refused) => return refused,
    };
    let mut service = daily.lock();
    let Service { rooms, domain, .. } = &mut *service;
    let Some(room) = rooms.iter_mut().find(|room| room.name == name) else { return unknown_room(&name) };
    room.privacy = privacy.unwrap_or(room.privacy.clone());
    room.config.extend(properties);
    json(&room.answer(domain)).into_response()
}

async fn remove(State(daily): State<FakeDaily>, Path(name): Path<String>) -> Response {
    if daily.room(&name).is_none() {
        return unknown_room(&name);
    }
    daily.remove_room(&name);
    json(&json!({ "deleted": true, "name": name })).into_response()
}

async fn eject(State(daily): State<FakeDaily>, Path(name): Path<String>, body: Bytes) -> Response {
    let Ok(body) = serde_json::from_slice::<Value>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "json-parsing-error", "body is not JSON");
    };
    let mut service = daily.lock();
    service.bans.push(body["ban"] == true);
    let Some(room) = service.rooms.iter_mut().find(|room| room.name == name) else { return unknown_room(&name) };
    let ids: Vec<&str> = body["user_ids"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let (out, stay) = room.people.drain(..).partition(|id| ids.contains(&id.as_str()));
    room.people = stay;
    let out: Vec<String> = out;
    json(&json!({ "ejectedIds": out })).into_response()
}

async fn validate(State(daily): State<FakeDaily>, Path(token): Path<String>, request: Request) -> Response {
    let ignores_nbf = request.method() == Method::GET && request.uri().query() == Some("ignoreNbf=true");
    let (service, now) = (daily.lock(), daily.clock.now());
    match read_token(&token, &service, now, ignores_nbf) {
        Some(said) => json(&Value::Object(said)).into_response(),
        None => invalid("invalid-token"),
    }
}

async fn enter(State(daily): State<FakeDaily>, Path(room): Path<String>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let token = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "t").map(|(_, token)| token);
    let (service, now) = (daily.lock(), daily.clock.now());
    let said = token.and_then(|token| read_token(&token, &service, now, false));
    room_page(&room, said.filter(|said| said["room_name"] == room.as_str()).as_ref())
}

/// Returns the claims of a valid token, with their long names.
fn read_token(token: &str, service: &Service, now: Timestamp, ignores_nbf: bool) -> Option<Map<String, Value>> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    let part = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text).ok();
    let header: Value = serde_json::from_slice(&part(header)?).ok()?;
    let signature = part(signature)?;
    let is_signed = service.keys.iter().any(|key| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
        hmac::verify(&key, signed.as_bytes(), &signature).is_ok()
    });
    let claims: Map<String, Value> = serde_json::from_slice(&part(payload)?).ok()?;
    let seconds = |name: &str| claims.get(name).map(Value::as_i64);
    let is_good = header["alg"] == "HS256"
        && is_signed
        && claims.get("d")?.as_str()? == service.domain.id.to_string()
        && seconds("iat")?.is_some()
        && seconds("exp").is_none_or(|exp| exp.is_some_and(|exp| exp > now.as_second()))
        && seconds("nbf").is_none_or(|nbf| nbf.is_some_and(|nbf| ignores_nbf || nbf <= now.as_second()));
    let long =
        |short: &String| CLAIM_NAMES.iter().find(|(_, name, _)| name == short).map(|(long, ..)| (*long).to_owned());
    is_good.then(|| {
        claims
            .iter()
            .filter(|(short, _)| *short != "iat")
            .filter_map(|(short, value)| Some((long(short)?, value.clone())))
            .collect()
    })
}
