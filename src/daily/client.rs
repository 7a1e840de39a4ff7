//! A client for Daily's REST API. Creating links does not need it.
//!
//! Source: Daily's REST reference. Errors are identified by their stable `error` code. Their `info` is a text for
//! people.

use std::{
    num::NonZeroU32,
    sync::{Arc, Once, OnceLock},
    time::Duration,
};

use governor::{DefaultDirectRateLimiter, Quota};
use jiff::Timestamp;
use rand::RngExt as _;
use reqwest::{
    Method, Response, StatusCode,
    header::{AUTHORIZATION, DATE, HeaderMap, HeaderValue, RETRY_AFTER},
    redirect,
};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;

use super::{Account, DailyError, Room, RoomChange, Rooms, is_loopback};
use crate::token::{ApiKey, MeetingToken, RoomName};

/// The base URL of Daily's API.
pub const API_URL: &str = "https://api.daily.co/v1";

/// How long a request may take, including retries.
pub const TIMEOUT: Duration = Duration::from_secs(5);

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(2);

/// How many times a request is retried after a temporary failure.
const RETRIES: u32 = 2;

/// The pause before the first retry. It doubles each time, and is multiplied by a random factor from 0.5 to 1.
const PAUSE: Duration = Duration::from_millis(300);

/// Requests per second, and how many may be sent at once. Together they are below Daily's limit of 20 in any second.
const RATE: NonZeroU32 = NonZeroU32::new(10).expect("10 is not 0");
const AT_ONCE: NonZeroU32 = NonZeroU32::new(8).expect("8 is not 0");

/// The largest response that is read, in bytes.
const ANSWER_LIMIT: usize = 4 * 1024 * 1024;

/// The page size of a list, and the most pages that are loaded.
const PAGE: usize = 100;
const PAGES: usize = 100;

#[derive(Deserialize)]
struct RoomPage {
    data: Vec<Room>,
}

#[derive(Deserialize)]
struct Ejected {
    #[serde(rename = "ejectedIds", default)]
    ejected_ids: Vec<String>,
}

#[derive(Default, Deserialize)]
struct ErrorBody {
    #[serde(default)]
    error: String,
    #[serde(default)]
    info: String,
}

/// A client that stays below Daily's rate limit and sends the API key only to Daily.
pub struct DailyClient {
    /// Created for the first request, because loading the system's certificates takes longer than starting the program.
    http: OnceLock<Result<reqwest::Client, Arc<reqwest::Error>>>,
    base: Url,
    bearer: HeaderValue,
    limit: DefaultDirectRateLimiter,
}

impl DailyClient {
    /// Creates a client for the API at a base URL.
    pub fn new(base: &Url, key: &ApiKey) -> Self {
        static CRYPTO: Once = Once::new();
        CRYPTO.call_once(|| {
            // If another provider is already installed, it is fine, too.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let mut bearer = HeaderValue::from_bytes(format!("Bearer {}", key.expose()).as_bytes())
            .expect("a key has no control characters");
        bearer.set_sensitive(true);
        let quota = Quota::per_second(RATE).allow_burst(AT_ONCE);
        let limit = DefaultDirectRateLimiter::direct(quota);
        Self { http: OnceLock::new(), base: base.clone(), bearer, limit }
    }

    /// Returns the HTTP client. Fails if the system has no root certificates.
    fn http(&self) -> Result<&reqwest::Client, DailyError> {
        let make = || {
            let builder = reqwest::Client::builder()
                .user_agent(concat!("latchkey/", env!("CARGO_PKG_VERSION")))
                .default_headers(HeaderMap::from_iter([(AUTHORIZATION, self.bearer.clone())]))
                .connect_timeout(CONNECT)
                // Never send the key to the target of a redirect.
                .redirect(redirect::Policy::none())
                .retry(reqwest::retry::never());
            let builder = if is_loopback(&self.base) { builder.no_proxy() } else { builder };
            builder.build().map_err(Arc::new)
        };
        self.http.get_or_init(make).as_ref().map_err(|error| DailyError::Unreachable(error.clone()))
    }

    /// Loads the domain that the key belongs to. This is the simplest way to test a key.
    pub async fn account(&self) -> Result<Account, DailyError> {
        let (mut account, answered_at): (Account, _) = self.ask(Method::GET, &[], &[], None).await?;
        account.answered_at = answered_at;
        Ok(account)
    }

    /// Loads a room, or returns `None` if there is no room with this name.
    pub async fn room(&self, name: &str) -> Result<Option<Room>, DailyError> {
        match self.ask(Method::GET, &["rooms", name], &[], None).await {
            Ok((room, _)) => Ok(Some(room)),
            Err(DailyError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Loads all rooms, page by page.
    pub async fn rooms(&self) -> Result<Rooms, DailyError> {
        let mut rooms: Vec<Room> = Vec::new();
        for _ in 0..PAGES {
            let limit = PAGE.to_string();
            let mut query = vec![("limit", limit.as_str())];
            query.extend(rooms.last().map(|last| ("starting_after", last.id.as_str())));
            let (RoomPage { data }, _): (RoomPage, _) = self.ask(Method::GET, &["rooms"], &query, None).await?;
            if data.is_empty() {
                return Ok(Rooms { rooms, is_cut: false });
            }
            if data.last().map(|room| &room.id) == rooms.last().map(|room| &room.id) {
                return Err(DailyError::Nonsense);
            }
            rooms.extend(data);
        }
        Ok(Rooms { rooms, is_cut: true })
    }

    /// Creates a private room that allows one device per person, without knocking. Daily refuses if a room with this
    /// name already exists.
    pub async fn create_room(&self, name: &RoomName, closes_at: Option<Timestamp>) -> Result<Room, DailyError> {
        let mut properties = json!({ "enforce_unique_user_ids": true, "enable_knocking": false });
        if let Some(closes_at) = closes_at {
            properties["exp"] = closes_at.as_second().into();
        }
        let body = json!({ "name": name.as_str(), "privacy": "private", "properties": properties });
        Ok(self.ask(Method::POST, &["rooms"], &[], Some(&body)).await?.0)
    }

    /// Changes one setting of a room.
    pub async fn change_room(&self, name: &RoomName, change: RoomChange) -> Result<Room, DailyError> {
        let body = match change {
            RoomChange::Private => json!({ "privacy": "private" }),
            RoomChange::UniqueIds => json!({ "properties": { "enforce_unique_user_ids": true } }),
            RoomChange::Window { opens_at, closes_at } => {
                let times = [("nbf", opens_at), ("exp", closes_at)];
                let set =
                    times.into_iter().filter_map(|(name, time)| Some((name.to_owned(), time?.as_second().into())));
                json!({ "properties": set.collect::<Map<_, _>>() })
            }
        };
        Ok(self.ask(Method::POST, &["rooms", name.as_str()], &[], Some(&body)).await?.0)
    }

    /// Deletes a room. All links to it stop working. Daily's documentation does not say whether people who are in it are
    /// disconnected.
    pub async fn delete_room(&self, name: &RoomName) -> Result<(), DailyError> {
        let _: (IgnoredAny, _) = self.ask(Method::DELETE, &["rooms", name.as_str()], &[], None).await?;
        Ok(())
    }

    /// Lets Daily validate a token of this domain, even if it is not valid yet. Returns the claims with Daily's long
    /// names. This sends the token to Daily, as part of a URL.
    pub async fn validate(&self, token: &MeetingToken) -> Result<Map<String, Value>, DailyError> {
        let path = ["meeting-tokens", token.as_str()];
        Ok(self.ask(Method::GET, &path, &[("ignoreNbf", "true")], None).await?.0)
    }

    /// Removes up to 100 people from a room. If `is_banned`, they cannot rejoin during this meeting. Their tokens stay
    /// valid. Returns how many participants were removed.
    pub async fn eject(&self, room: &RoomName, user_ids: &[String], is_banned: bool) -> Result<usize, DailyError> {
        let body = json!({ "user_ids": user_ids, "ban": is_banned });
        let (ejected, _): (Ejected, _) =
            self.ask(Method::POST, &["rooms", room.as_str(), "eject"], &[], Some(&body)).await?;
        Ok(ejected.ejected_ids.len())
    }

    /// Sends a request, and retries it after temporary failures while time allows. Only GET and DELETE are retried.
    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<(T, Option<Timestamp>), DailyError> {
        let mut url = self.base.clone();
        url.path_segments_mut().expect("the base is http").pop_if_empty().extend(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let deadline = Instant::now() + TIMEOUT;
        let mut pause = PAUSE;
        for retries_left in (0..=RETRIES).rev() {
            timeout_at(deadline, self.limit.until_ready()).await.map_err(|_| DailyError::Throttled)?;
            let once = self.ask_once(method.clone(), url.clone(), body);
            let (error, wanted_pause) = match timeout_at(deadline, once).await {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(failed)) => failed,
                Err(_) => return Err(DailyError::TimedOut),
            };
            let is_idempotent = method == Method::GET || method == Method::DELETE;
            let drawn = pause.mul_f64(rand::rng().random_range(0.5..1.0));
            let wait = wanted_pause.unwrap_or(drawn);
            let left = deadline.saturating_duration_since(Instant::now());
            if !is_idempotent || !error.may_pass() || retries_left == 0 || wait >= left {
                return Err(error);
            }
            sleep(wait).await;
            pause *= 2;
        }
        unreachable!("the last attempt returns")
    }

    async fn ask_once<T: DeserializeOwned>(
        &self,
        method: Method,
        url: Url,
        body: Option<&Value>,
    ) -> Result<(T, Option<Timestamp>), (DailyError, Option<Duration>)> {
        let http = self.http().map_err(|error| (error, None))?;
        let request = http.request(method, url);
        let request = if let Some(body) = body { request.json(body) } else { request };
        let response = request.send().await.map_err(|error| (connection_fault(error), None))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = read(response).await.map_err(|error| (error, None))?;
        if status == StatusCode::OK {
            let answer = serde_json::from_slice(&bytes).map_err(|_| (DailyError::Nonsense, None))?;
            return Ok((answer, date(&headers)));
        }
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Err((refusal(status, body), wait(&headers)))
    }
}

/// Returns the error for a connection failure, without the URL, which may contain a token.
fn connection_fault(error: reqwest::Error) -> DailyError {
    if error.is_timeout() && !error.is_connect() {
        return DailyError::TimedOut;
    }
    DailyError::Unreachable(Arc::new(error.without_url()))
}

async fn read(mut response: Response) -> Result<Vec<u8>, DailyError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(connection_fault)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > ANSWER_LIMIT {
            return Err(DailyError::Nonsense);
        }
    }
    Ok(bytes)
}

fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
}

/// Returns how long Daily asks to wait, from a number of seconds or a date.
fn wait(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = text.parse().ok().map(Duration::from_secs);
    let until = || http_date(text)?.duration_since(date(headers)?).try_into().ok();
    seconds.or_else(until)
}

fn refusal(status: StatusCode, body: ErrorBody) -> DailyError {
    match (status.as_u16(), body.error.as_str()) {
        (_, "authentication-error" | "authorization-header-error") | (401, _) => DailyError::KeyRejected,
        (_, "rate-limit-error") | (429, _) => DailyError::Throttled,
        (_, "not-found") => DailyError::NotFound,
        // A web server that is not Daily's also answers 404, but without a code.
        (404, code) if !code.is_empty() => DailyError::NotFound,
        (_, "forbidden-error") => DailyError::NotAllowed,
        (_, "server-error") | (500.., _) => DailyError::Fault(status.as_u16()),
        (400.., code) if !code.is_empty() => {
            let info = body.info.chars().filter(|c| !c.is_control()).take(300).collect();
            DailyError::Refused { code: body.error, info }
        }
        _ => DailyError::Nonsense,
    }
}
