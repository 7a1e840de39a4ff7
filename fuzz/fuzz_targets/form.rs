//! Forms of any bytes, posted by someone who has signed in: no answer with 5xx, and nothing internal shown.
#![no_main]

use std::{
    net::SocketAddr,
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use latchkey::program::{
    app::{App, By, Database, NewOrganizer, hash_password},
    clock::Clock,
    daily::DailyClient,
    invite::zone,
    token::{ApiKey, Domain, Signer},
    web,
};
use libfuzzer_sys::fuzz_target;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// What stands only in causes that nobody is shown.
const INTERNALS: [&str; 7] = ["rusqlite", "postgres", "sqlite", "panicked", "a handler", "database error", "src/"];

// An input that begins with `--` is the body of a form with files, whose first line says the boundary; any other is a
// plain form.
fuzz_target!(|bytes: &[u8]| {
    let site = &*SITE;
    site.runtime.block_on(async {
        for path in ["/meetings/review", "/inspect", "/login", "/meetings"] {
            if let Some(place) = site.post(path, bytes).await {
                site.look_at(&place).await;
            }
        }
    });
});

/// The program on a fresh database, and the cookie of someone who has signed in.
struct Site {
    runtime: Runtime,
    router: Router,
    cookie: String,
    _folder: tempfile::TempDir,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(&format!("sqlite:{}", folder.path().join("fuzz.db").display())));
    let router = web::router(&app, &[]);
    let mut site = Site { runtime, router, cookie: String::new(), _folder: folder };
    site.cookie = site.runtime.block_on(async {
        let form = Body::from("email=ada%40example.org&password=correct+horse+battery");
        let request = Request::post("/login").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = site.router.clone().oneshot(from_browser(request, form)).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("a cookie is text");
        cookie.split(';').next().unwrap_or_default().to_owned()
    });
    site
});

async fn app(database: &str) -> Arc<App> {
    let now: Timestamp = "2026-11-24T09:00:00Z".parse().expect("a time");
    let domain = Domain {
        name: "acme".parse().expect("a name"),
        id: "30f866c3-9123-452a-8723-ff58322d09c5".parse().expect("an id"),
    };
    let key = ApiKey::parse("a-made-up-key").expect("a key");
    let database = Database::open(database).await.expect("a database");
    let password = hash_password("correct horse battery", "ada@example.org", "Ada").await.expect("a hash");
    let (email, name) = ("ada@example.org".parse().expect("an address"), "Ada".parse().expect("a name"));
    let new = NewOrganizer::new(&email, &name, &password);
    database.accounts(Clock::Fixed(now)).add(By::CommandLine, &new).await.expect("an organizer");
    // Nobody listens there.
    let daily = DailyClient::new(&"http://127.0.0.1:9/v1".parse().expect("an address"), &key);
    let base_url = "http://localhost:8080".parse().expect("an address");
    let mut app = App::new(database, Signer::new(domain, &key), daily, base_url, 600.try_into().expect("a number"));
    app.clock = Clock::Fixed(now);
    app.zone = zone::find("Europe/Berlin").expect("a zone");
    Arc::new(app)
}

fn from_browser(request: Builder, body: Body) -> Request<Body> {
    let mut request = request.header("sec-fetch-site", "same-origin").body(body).expect("a request");
    request.extensions_mut().insert(ConnectInfo::<SocketAddr>(([127, 0, 0, 1], 4000).into()));
    request
}

impl Site {
    /// Posts a form, and tells where its answer leads.
    async fn post(&self, path: &str, form: &[u8]) -> Option<String> {
        let request = Request::post(path).header(header::CONTENT_TYPE, content_type(form));
        self.send(request, path, form).await
    }

    /// Looks at a meeting that was made, and at what can be taken from its page.
    async fn look_at(&self, place: &str) {
        self.send(Request::get(place), place, &[]).await;
        if place.starts_with("/meetings/") {
            for part in ["links.csv", "links.txt", "calendars.zip", "drafts.zip", "print", "edit", "message", "add"] {
                let path = format!("{place}/{part}");
                self.send(Request::get(&path), &path, &[]).await;
            }
        }
    }

    async fn send(&self, request: Builder, path: &str, form: &[u8]) -> Option<String> {
        // Signing in begins without a cookie, so that this one stays good.
        let request = if path == "/login" { request } else { request.header(header::COOKIE, &self.cookie) };
        let answer = self.router.clone().oneshot(from_browser(request, form.to_vec().into())).await;
        let (head, body) = answer.expect("an answer").into_parts();
        let body = body.collect().await.expect("a whole answer").to_bytes();
        assert!(!head.status.is_server_error(), "{} from {path}", head.status);
        let is_page =
            head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if is_page && head.status.is_client_error() {
            let page = String::from_utf8(body.to_vec()).expect("a page is UTF-8").to_ascii_lowercase();
            let sent = String::from_utf8_lossy(form).to_ascii_lowercase();
            for internal in INTERNALS {
                // What was typed is shown again.
                assert!(!page.contains(internal) || is_typed(&sent, internal), "{path} shows “{internal}”");
            }
        }
        head.headers.get(header::LOCATION).map(|place| place.to_str().expect("an address is text").to_owned())
    }
}

/// Whether a form may hold a word: literally, or written in another way.
fn is_typed(form: &str, word: &str) -> bool {
    form.contains(word) || form.contains('%') || form.contains('+')
}

/// The kind of form that a browser would call this body.
fn content_type(form: &[u8]) -> String {
    let boundary = form.strip_prefix(b"--").and_then(|rest| rest.split(|byte| matches!(byte, b'\r' | b'\n')).next());
    match boundary.and_then(|boundary| str::from_utf8(boundary).ok()) {
        Some(boundary) if boundary.bytes().all(|byte| byte.is_ascii_graphic()) => {
            format!("multipart/form-data; boundary={boundary}")
        }
        _ => "application/x-www-form-urlencoded".to_owned(),
    }
}
