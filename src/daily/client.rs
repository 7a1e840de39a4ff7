//! The client of Daily's REST API: asks about the domain, its rooms and a token, and changes a room when told to.
//!
//! Creating a link needs none of this. Source: Daily's REST reference; its errors are told apart by their stable `error`
//! code, and what `info` says is for people alone.

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

/// Where Daily answers.
pub const API_URL: &str = "https://api.daily.co/v1";

/// How long one question may take, with everything that is tried again.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(2);

/// How often a question is asked again that failed in a way that may pass.
const RETRIES: u32 = 2;

/// The pause before the first time; it doubles, and is drawn between its half and its whole.
const PAUSE: Duration = Duration::from_millis(300);

/// Questions a second, and how many at once: together under the 20 within any second that Daily takes.
const RATE: NonZeroU32 = NonZeroU32::new(10).expect("10 is not 0");
const AT_ONCE: NonZeroU32 = NonZeroU32::new(8).expect("8 is not 0");

/// The largest answer that is read.
const ANSWER_LIMIT: usize = 4 * 1024 * 1024;

/// The most that one call lists, and the most such pages that are asked for.
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

/// Asks Daily, slower than Daily's limit, with an API key that it shows to nobody else.
pub struct DailyClient {
    /// Made when the first question is asked: reading the system's certificates takes longer than starting the program.
    http: OnceLock<Result<reqwest::Client, Arc<reqwest::Error>>>,
    base: Url,
    bearer: HeaderValue,
    limit: DefaultDirectRateLimiter,
}

impl DailyClient {
    /// A client of the API at a base URL.
    pub fn new(base: &Url, key: &ApiKey) -> Self {
        static CRYPTO: Once = Once::new();
        CRYPTO.call_once(|| {
            // Another part of a program may have chosen already, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let mut bearer = HeaderValue::from_bytes(format!("Bearer {}", key.expose()).as_bytes())
            .expect("a key has no control characters");
        bearer.set_sensitive(true);
        let quota = Quota::per_second(RATE).allow_burst(AT_ONCE);
        let limit = DefaultDirectRateLimiter::direct(quota);
        Self { http: OnceLock::new(), base: base.clone(), bearer, limit }
    }

    /// Fails where the system has no certificates to check Daily's by.
    fn http(&self) -> Result<&reqwest::Client, DailyError> {
        let make = || {
            let builder = reqwest::Client::builder()
                .user_agent(concat!("latchkey/", env!("CARGO_PKG_VERSION")))
                .default_headers(HeaderMap::from_iter([(AUTHORIZATION, self.bearer.clone())]))
                .connect_timeout(CONNECT)
                // Wherever a redirect leads, the key does not go.
                .redirect(redirect::Policy::none())
                .retry(reqwest::retry::never());
            let builder = if is_loopback(&self.base) { builder.no_proxy() } else { builder };
            builder.build().map_err(Arc::new)
        };
        self.http.get_or_init(make).as_ref().map_err(|error| DailyError::Unreachable(error.clone()))
    }

    /// The domain that the key belongs to: the simplest way to try a key.
    pub async fn account(&self) -> Result<Account, DailyError> {
        let (mut account, answered_at): (Account, _) = self.ask(Method::GET, &[], &[], None).await?;
        account.answered_at = answered_at;
        Ok(account)
    }

    /// One room; none where Daily knows none of this name.
    pub async fn room(&self, name: &str) -> Result<Option<Room>, DailyError> {
        match self.ask(Method::GET, &["rooms", name], &[], None).await {
            Ok((room, _)) => Ok(Some(room)),
            Err(DailyError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// All rooms, page after page.
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

    /// Makes a private room in which each person is in once, without knocking. Where there is one of this name,
    /// Daily refuses.
    pub async fn create_room(&self, name: &RoomName, closes_at: Option<Timestamp>) -> Result<Room, DailyError> {
        let mut properties = json!({ "enforce_unique_user_ids": true, "enable_knocking": false });
        if let Some(closes_at) = closes_at {
            properties["exp"] = closes_at.as_second().into();
        }
        let body = json!({ "name": name.as_str(), "privacy": "private", "properties": properties });
        Ok(self.ask(Method::POST, &["rooms"], &[], Some(&body)).await?.0)
    }

    /// Changes one thing about a room, and leaves the rest.
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

    /// Deletes a room. Whoever is in it is put out, and every link to it stops working.
    pub async fn delete_room(&self, name: &RoomName) -> Result<(), DailyError> {
        let _: (IgnoredAny, _) = self.ask(Method::DELETE, &["rooms", name.as_str()], &[], None).await?;
        Ok(())
    }

    /// Has Daily check a token of this domain, also one that is not valid yet; answers what it says, under Daily's long
    /// names. This sends the token to Daily, as part of an address.
    pub async fn validate(&self, token: &MeetingToken) -> Result<Map<String, Value>, DailyError> {
        let path = ["meeting-tokens", token.as_str()];
        Ok(self.ask(Method::GET, &path, &[("ignoreNbf", "true")], None).await?.0)
    }

    /// Puts someone out of a room, and keeps them out for as long as this meeting lasts where `is_banned`; answers how
    /// many were put out. Their link stays valid.
    pub async fn eject(&self, room: &RoomName, user_id: &str, is_banned: bool) -> Result<usize, DailyError> {
        let body = json!({ "user_ids": [user_id], "ban": is_banned });
        let (ejected, _): (Ejected, _) =
            self.ask(Method::POST, &["rooms", room.as_str(), "eject"], &[], Some(&body)).await?;
        Ok(ejected.ejected_ids.len())
    }

    /// Asks until there is an answer, as often as may help and time allows. What changes something is asked once,
    /// unless it was certainly not done.
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
        let deadline = Instant::now() + PATIENCE;
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
        unreachable!("the last turn answers")
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

/// A fault of the connection. The address, which may hold a token, is not part of it.
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

/// How long Daily asks to wait: seconds, or until a date.
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
        // A web server that is not Daily's also answers 404, without a code.
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
