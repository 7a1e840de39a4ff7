//! Requests through the router, without a network: from the form to the links, and a single answer; and joining,
//! over a connection.

use std::{
    hint::black_box,
    io::{self, BufRead, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    num::NonZeroU32,
    sync::{Arc, mpsc},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use latchkey::program::{
    access::{Rights, RoomPatterns, Scope},
    app::{App, By, Database, NewApiKey, NewOrganizer, hash_password},
    clock::Clock,
    daily::{API_URL, DailyClient},
    invite::{
        join::{LinkKey, LinkKeys},
        zone,
    },
    store::Store,
    web,
    webhook::{Event, News},
};
use secrecy::ExposeSecret as _;
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::{
    measure::{Row, Side, side_by_side},
    people::{ADDRESS, api_key, now, people, signer, table},
    sign::Signing,
};

const FEW: u32 = 20;
const MANY: u32 = 1000;
/// So many pages for few people make a round, and so many small answers.
const PAGES: u32 = 20;
const ANSWERS: u32 = 500;

const PASSWORD: &str = "correct horse battery";

/// How many requests over a connection make a round.
const REQUESTS: u32 = 300;

/// The program on a database file of its own, and a browser in which someone has signed in.
struct Site {
    runtime: Runtime,
    store: Store,
    router: Router,
    cookie: String,
    api_key: String,
    _folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let folder = tempfile::tempdir().expect("a folder can be made");
        let url = format!("sqlite:{}", folder.path().join("bench.db").display());
        let (app, store, key) = runtime.block_on(async {
            let store = Store::open(&url).await.expect("a database can be made");
            let database = Database::of(store.clone());
            let clock = Clock::Fixed(now());
            let accounts = database.accounts(clock);
            let (email, name) = ("ada@example.org", "Ada Lovelace");
            let hash = hash_password(PASSWORD, email, name).await.expect("a password can be hashed");
            let (email, name) = (email.parse().expect("this is an address"), name.parse().expect("this is a name"));
            let added = accounts.add(By::CommandLine, &NewOrganizer::new(&email, &name, &hash)).await;
            let organizer = added.expect("the database takes it").expect("there is no such organizer yet");
            let rights = Rights { scopes: vec![Scope::Tokens], rooms: RoomPatterns::default(), may_make_owners: false };
            let name = "Bench".parse().expect("this is a name");
            let new = NewApiKey { id: Uuid::new_v4(), name: &name, rights, days: 1 };
            let made = accounts.add_api_key(By::CommandLine, &organizer, new).await;
            let (_, key) = made.expect("the database takes it").expect("it is new");
            let daily = DailyClient::new(&API_URL.parse().expect("this is an address"), &api_key());
            let base_url = "http://localhost:8080".parse().expect("this is an address");
            let mut app = App::new(database, signer(), daily, base_url, NonZeroU32::MAX);
            (app.clock, app.meetings_per_day) = (clock, u32::MAX);
            app.zone = zone::find("Europe/Berlin").expect("this is a zone");
            let current = LinkKey::parse(&"0123456789abcdef".repeat(4)).expect("these are 64 digits");
            app.link_keys = Some(LinkKeys { current, previous: None });
            (app, store, key)
        });
        let router = web::router(&Arc::new(app), &[]);
        let api_key = key.expose_secret().to_owned();
        let mut site = Self { runtime, store, router, cookie: String::new(), api_key, _folder: folder };
        let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
        let (_, headers, _) = site.send(Method::POST, "/login", form(&fields));
        let cookie = headers[header::SET_COOKIE].to_str().expect("a cookie is text");
        cookie.split(';').next().unwrap_or_default().clone_into(&mut site.cookie);
        site
    }

    fn send(&self, method: Method, path: &str, body: String) -> (StatusCode, HeaderMap, Bytes) {
        let mut request = Request::new(Body::from(body));
        *request.uri_mut() = path.parse().expect("this is a path");
        let headers = request.headers_mut();
        if method == Method::POST {
            headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/x-www-form-urlencoded"));
            headers.insert("sec-fetch-site", header::HeaderValue::from_static("same-origin"));
        }
        headers.insert(header::COOKIE, self.cookie.parse().expect("this is a cookie"));
        *request.method_mut() = method;
        self.answer(request)
    }

    /// Asks for one token as JSON.
    fn token(&self) -> StatusCode {
        let request = Request::post("/api/v1/tokens")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.api_key))
            .body(Body::from(r#"{"room":"standup","name":"Ada"}"#));
        self.answer(request.expect("this is a request")).0
    }

    fn answer(&self, mut request: Request<Body>) -> (StatusCode, HeaderMap, Bytes) {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
            let (parts, body) = response.into_parts();
            let bytes = body.collect().await.expect("an answer is whole").to_bytes();
            (parts.status, parts.headers, bytes)
        })
    }

    /// Makes a meeting that is open now, with join links. Returns the path of its first person's, and the invitation's id.
    fn join_link(&self) -> (String, Uuid) {
        let id = Uuid::new_v4().to_string();
        let fields = [
            ("id", id.as_str()),
            ("room", "standup"),
            ("date", "2026-11-24"),
            ("start", "10:00"),
            ("end", "11:30"),
            ("zone", "Europe/Berlin"),
            ("opens_early", "15"),
            ("closes_late", "30"),
            ("link_kind", "join"),
            ("paste", "Ada"),
        ];
        let (status, ..) = self.send(Method::POST, "/meetings", form(&fields));
        assert_eq!(status, StatusCode::SEE_OTHER, "the meeting is made");
        let (_, _, links) = self.send(Method::GET, &format!("/meetings/{id}/links.txt"), String::new());
        let link = String::from_utf8_lossy(&links).trim().rsplit('/').next().unwrap_or_default().to_owned();
        let people = self.runtime.block_on(self.store.invitations(id.parse().expect("this is an id")));
        (format!("/j/{link}"), people.expect("the database answers")[0].id)
    }

    /// Sends the form with these people, and fetches the page that it leads to. Returns everyone's link as text.
    fn make_links(&self, people: &str) -> Bytes {
        let id = Uuid::new_v4().to_string();
        let fields = [
            ("id", id.as_str()),
            ("room", "standup"),
            ("title", "Weekly review"),
            ("date", "2026-11-24"),
            ("start", "10:30"),
            ("end", "11:30"),
            ("zone", "Europe/Berlin"),
            ("opens_early", "15"),
            ("closes_late", "30"),
            ("paste", people),
        ];
        let (status, headers, _) = self.send(Method::POST, "/meetings", form(&fields));
        assert_eq!(status, StatusCode::SEE_OTHER, "the meeting is made");
        let path = headers[header::LOCATION].to_str().expect("an address is text");
        let get = |path: &str| {
            let (status, _, body) = self.send(Method::GET, path, String::new());
            assert_eq!(status, StatusCode::OK, "{path} is there");
            body
        };
        get(path);
        get(&format!("/meetings/{id}/links.txt"))
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

pub(crate) fn rows() -> Vec<Row> {
    let site = Site::new();
    let [few, many] = [FEW, MANY].map(|count| table(&people(count as usize)));
    let count = |links: &Bytes| String::from_utf8_lossy(links).matches(ADDRESS).count();
    assert_eq!(count(&site.make_links(&few)), FEW as usize, "every link is there, once");
    assert_eq!(count(&site.make_links(&many)), MANY as usize, "every link is there, once");
    let signing = Signing::of(&people(MANY as usize));
    let mut written = Vec::new();

    let of_few = || (0..PAGES).for_each(|_| drop(black_box(site.make_links(&few))));
    let of_many = || drop(black_box(site.make_links(&many)));
    let signed = || {
        written.clear();
        signing.ours(black_box(&mut written));
    };
    let static_file = || {
        for _ in 0..ANSWERS {
            let (status, ..) = site.send(Method::GET, "/robots.txt", String::new());
            assert_eq!(status, StatusCode::OK, "the file is there");
        }
    };
    let token = || {
        for _ in 0..ANSWERS {
            assert_eq!(site.token(), StatusCode::OK, "a token is signed");
        }
    };
    let [few, many, signed, answer, token] = side_by_side(
        41,
        [
            Side::new(FEW * PAGES, of_few),
            Side::new(MANY, of_many),
            Side::new(MANY, signed),
            Side::new(ANSWERS, static_file),
            Side::new(ANSWERS, token),
        ],
    );
    let row = |work, ours, peer, theirs, target| Row { work, ours, peer, theirs, target };
    vec![
        row("form to links for 1,000, a person", many, "a person of a form for 20", few, "≥ 1×: linear"),
        row("form to links for 1,000, a person", many, "their link alone, signed", signed, ""),
        row("form to links for 20, a person", few, "their link alone, signed", signed, ""),
        row("one token as JSON, without a network", token, "GET /robots.txt", answer, ""),
    ]
}

/// Joining over a connection, beside a static file over the same. Only what the server uses is counted.
pub(crate) fn joining() -> Vec<Row> {
    let site = Site::new();
    let (link, invitation_id) = site.join_link();
    let Site { store, router, _folder, .. } = site;
    // As the program runs.
    let server = Runtime::new().expect("a runtime starts");
    let listener = server.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    server.spawn(web::serve::serve(listener, router, std::future::pending()));

    let ask = |method: &str, path: &str, wanted: &str| {
        let mut connection = BufReader::new(TcpStream::connect(address).expect("the server listens"));
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Length: 0\r\n\r\n");
        for _ in 0..REQUESTS {
            connection.get_mut().write_all(request.as_bytes()).expect("the server reads");
            let (status, length) = read_head(&mut connection);
            assert!(status.contains(wanted), "{path}: {status}");
            io::copy(&mut connection.by_ref().take(length), &mut io::sink()).expect("an answer is whole");
        }
    };
    let click = || {
        let (done, when_done) = mpsc::channel();
        let store = store.clone();
        server.spawn(async move {
            let news = News {
                event: Event::JoinClicked,
                organizer_id: String::new(),
                meeting_id: Uuid::nil(),
                invitation_id: Some(invitation_id),
                at: now(),
            };
            let stored = store.note_joined(&news, Some(now())).await;
            done.send(stored.is_ok()).expect("it is waited for");
        });
        assert_eq!(when_done.recv(), Ok(true), "the database takes it");
    };
    let [file, page, join, click] = side_by_side(
        21,
        [
            Side::served(REQUESTS, || ask("GET", "/robots.txt", "200")),
            Side::served(REQUESTS, || ask("GET", &link, "200")),
            Side::served(REQUESTS, || ask("POST", &link, "303")),
            Side::served(REQUESTS, || (0..REQUESTS).for_each(|_| click())),
        ],
    );
    let row = |work, ours, target| Row { work, ours, peer: "GET /robots.txt, as far away", theirs: file, target };
    vec![
        row("the page behind a join link", page, ""),
        row("joining, the click's own write excluded", join - click, "≥ 0.5×"),
    ]
}

/// Reads a status line and headers. Returns the status line and the length of what follows.
fn read_head(connection: &mut impl BufRead) -> (String, u64) {
    let mut lines = connection.lines().map(|line| line.expect("an answer is text"));
    let status = lines.next().expect("there is an answer");
    let length = |line: String| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok();
    let length = lines.take_while(|line| !line.is_empty()).filter_map(length).last();
    (status, length.unwrap_or_default())
}
