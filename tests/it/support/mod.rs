//! A fresh database, a fixed clock, and a browser that keeps its cookies.

pub(crate) mod certificate;
pub(crate) mod cluster;
pub(crate) mod fake_clock;
pub(crate) mod program;
pub(crate) mod served;
pub(crate) mod smtp;

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt as _;
use jiff::{SignedDuration, Timestamp};
use latchkey::program::{
    app::{App, Database, hash_password},
    audit::{Action, Entry},
    clock::Clock,
    daily::{DailyClient, fake::FakeDaily},
    invite::{
        join::{LinkKey, LinkKeys},
        zone,
    },
    mail::{MailServer, Mailer},
    store::{NewOrganizer, Store},
    texts,
    token::{ApiKey, Claims, Domain, Signer, inspect::token_in},
    web,
    webhook::{client::WebhookClient, target::Allowed},
};
use scraper::{Html, Selector};
use tower::ServiceExt as _;
use url::Url;
use uuid::Uuid;

pub(crate) const API_KEY: &str = "5f1d7a84c2b3e6f0918273645546372819aabbccddeeff001122334455667788";
pub(crate) const LINK_KEY: &str = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f";
pub(crate) const DOMAIN: &str = "acme";
pub(crate) const DOMAIN_ID: &str = "30f866c3-9123-452a-8723-ff58322d09c5";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Runs a test on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => { $(mod $name {
        #[tokio::test]
        async fn on_sqlite() {
            super::$name(crate::support::Site::on_sqlite().await).await;
        }

        #[tokio::test]
        async fn on_postgres() {
            super::$name(crate::support::Site::on_postgres().await).await;
        }
    })+ };
}
pub(crate) use on_both;

/// When every test begins: a Tuesday, ten in the morning in Berlin.
pub(crate) fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

pub(crate) fn signer() -> Signer {
    signer_for(DOMAIN, DOMAIN_ID)
}

pub(crate) fn domain() -> Domain {
    Domain { name: DOMAIN.parse().unwrap(), id: DOMAIN_ID.parse().unwrap() }
}

pub(crate) fn fake_daily() -> FakeDaily {
    FakeDaily::new(domain(), API_KEY, Clock::Fixed(now()))
}

pub(crate) fn signer_for(name: &str, id: &str) -> Signer {
    // Tests compare tokens with what `jsonwebtoken` makes.
    latchkey::program::jwt::install_provider();
    let domain = Domain { name: name.parse().unwrap(), id: id.parse().unwrap() };
    Signer::new(domain, &ApiKey::parse(API_KEY).unwrap())
}

/// The address of a schema of its own on the server that `tests/run` started.
pub(crate) async fn postgres_url() -> String {
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let server = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is set: run tests/run");
    let schema = format!("test_{}", Uuid::new_v4().simple());
    run_sql(&server, &format!("CREATE SCHEMA {schema}")).await;
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-c%20search_path%3D{schema}")
}

/// Runs SQL on a database past the program. An SQLite file is created where it is missing.
pub(crate) async fn run_sql(url: &str, sql: &str) {
    if let Some(path) = url.strip_prefix("sqlite:") {
        return rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
    }
    let connected = tokio_postgres::connect(url, tokio_postgres::NoTls).await;
    let (client, connection) = connected.expect("PostgreSQL answers: run tests/run");
    tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
}

/// The program on a fresh database with two organizers: Ada, who is an administrator, and Bob.
pub(crate) struct Site {
    pub(crate) store: Store,
    pub(crate) folder: Arc<tempfile::TempDir>,
    /// The database's.
    pub(crate) url: String,
    now: Timestamp,
    base_url: String,
    api_rate: u32,
    meetings_per_day: u32,
    security_contact: Option<Url>,
    api_url: Url,
    earlier_key: Option<&'static str>,
    link_keys: Option<LinkKeys>,
    mail_server: Option<MailServer>,
    webhook_allow: Vec<Allowed>,
}

impl Site {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("data/test.db").display());
        Self::on(&url, folder).await
    }

    /// A schema of its own on the server that `tests/run` started.
    pub(crate) async fn on_postgres() -> Self {
        Self::on(&postgres_url().await, tempfile::tempdir().unwrap()).await
    }

    pub(crate) async fn on(url: &str, folder: tempfile::TempDir) -> Self {
        let store = Store::open(url).await.unwrap();
        for (email, name) in [("ada@example.org", "Ada Lovelace"), ("bob@example.org", "Bob Stone")] {
            let hash = hash_password(PASSWORD, email, name).await.unwrap();
            let (email, name) = (email.parse().unwrap(), name.parse().unwrap());
            let new = NewOrganizer::new(&email, &name, &hash);
            store.add_organizer(&new, &Entry::by_shell(Action::OrganizerAdded, now())).await.unwrap();
        }
        let base_url = "http://localhost:8080".to_owned();
        // Nobody listens there, so that nothing but what asks Daily can succeed.
        let api_url = Url::parse("http://127.0.0.1:9/v1").unwrap();
        let (url, folder) = (url.to_owned(), Arc::new(folder));
        Self {
            store,
            folder,
            url,
            now: now(),
            base_url,
            api_rate: 600,
            meetings_per_day: 1000,
            security_contact: None,
            api_url,
            earlier_key: None,
            link_keys: None,
            mail_server: None,
            webhook_allow: Vec::new(),
        }
    }

    /// The same settings and clock on another database.
    pub(crate) fn on_another(&self, store: Store) -> Self {
        Self {
            store,
            folder: self.folder.clone(),
            url: String::new(),
            now: self.now,
            base_url: self.base_url.clone(),
            api_rate: self.api_rate,
            meetings_per_day: self.meetings_per_day,
            security_contact: self.security_contact.clone(),
            api_url: self.api_url.clone(),
            earlier_key: self.earlier_key,
            link_keys: self.link_keys.clone(),
            mail_server: self.mail_server.clone(),
            webhook_allow: self.webhook_allow.clone(),
        }
    }

    pub(crate) fn behind(mut self, base_url: &str) -> Self {
        base_url.clone_into(&mut self.base_url);
        self
    }

    pub(crate) fn with_api_rate(mut self, per_minute: u32) -> Self {
        self.api_rate = per_minute;
        self
    }

    pub(crate) fn with_meetings_per_day(mut self, meetings: u32) -> Self {
        self.meetings_per_day = meetings;
        self
    }

    pub(crate) fn with_security_contact(mut self, url: &str) -> Self {
        self.security_contact = Some(url.parse().unwrap());
        self
    }

    /// With a Daily to ask, whose domain and key are ours.
    pub(crate) async fn with_daily(mut self) -> (Self, FakeDaily) {
        let fake = fake_daily();
        self.api_url = fake.serve().await.unwrap();
        (self, fake)
    }

    /// With a mail server.
    pub(crate) fn with_mail(mut self, server: MailServer) -> Self {
        self.mail_server = Some(server);
        self
    }

    /// With hosts or networks to which webhooks may be sent, although they are not public.
    pub(crate) fn with_webhooks_to(mut self, allowed: &[&str]) -> Self {
        self.webhook_allow = allowed.iter().map(|text| text.parse().unwrap()).collect();
        self
    }

    /// With the API key before the one that is set.
    pub(crate) fn with_earlier_key(mut self, key: &'static str) -> Self {
        self.earlier_key = Some(key);
        self
    }

    /// With a link key, behind a proxy with TLS, so that new meetings have join links.
    pub(crate) fn with_join_links(self) -> Self {
        self.with_link_keys(LINK_KEY, None).behind("https://links.example.org")
    }

    /// With a link key, and one before that.
    pub(crate) fn with_link_keys(mut self, current: &str, previous: Option<&str>) -> Self {
        let [current, previous] = [Some(current), previous].map(|key| key.map(|key| LinkKey::parse(key).unwrap()));
        self.link_keys = current.map(|current| LinkKeys { current, previous });
        self
    }

    /// Without a link key.
    pub(crate) fn without_link_key(mut self) -> Self {
        self.link_keys = None;
        self
    }

    /// With the clock at another time.
    pub(crate) fn at(mut self, now: &str) -> Self {
        self.now = now.parse().unwrap();
        self
    }

    /// Moves the clock.
    pub(crate) fn wait(&mut self, time: SignedDuration) {
        self.now += time;
    }

    /// A browser on the program as it is now.
    pub(crate) fn browser(&self) -> Browser {
        self.browser_with(signer())
    }

    /// A browser on the program started anew with other settings.
    pub(crate) fn browser_with(&self, signer: Signer) -> Browser {
        let trusted = ["10.0.0.1/32".parse().unwrap()];
        Browser {
            router: web::router(&self.app(signer), &trusted),
            cookies: BTreeMap::new(),
            peer: ([127, 0, 0, 1], 4000).into(),
            language: "",
        }
    }

    /// A browser on this very instance.
    pub(crate) fn browser_of(app: &Arc<App>) -> Browser {
        let router = web::router(app, &[]);
        Browser { router, cookies: BTreeMap::new(), peer: ([127, 0, 0, 1], 4000).into(), language: "" }
    }

    /// The program as it is now.
    pub(crate) fn app(&self, signer: Signer) -> Arc<App> {
        self.app_at(signer, self.now)
    }

    /// The program when sending can't be undone any more.
    pub(crate) fn app_after_hold(&self) -> Arc<App> {
        self.app_at(signer(), self.now + SignedDuration::from_secs(10))
    }

    fn app_at(&self, signer: Signer, now: Timestamp) -> Arc<App> {
        let earlier = self.earlier_key.map(|key| Signer::new(domain(), &ApiKey::parse(key).unwrap()));
        let daily = DailyClient::new(&self.api_url, &ApiKey::parse(API_KEY).unwrap());
        let (base_url, api_rate) = (self.base_url.parse().unwrap(), self.api_rate.try_into().unwrap());
        let mut app = App::new(Database::of(self.store.clone()), signer, daily, base_url, api_rate);
        app.earlier = earlier;
        app.meetings_per_day = self.meetings_per_day;
        app.security_contact.clone_from(&self.security_contact);
        app.link_keys.clone_from(&self.link_keys);
        app.mail = self.mail_server.clone().map(|server| Mailer::new(server).unwrap());
        app.webhook_client = WebhookClient::new(self.webhook_allow.clone());
        app.clock = Clock::Fixed(now);
        app.zone = zone::find("Europe/Berlin").unwrap();
        Arc::new(app)
    }

    /// Sends everything that is due once sending can't be undone any more.
    pub(crate) async fn deliver(&self) {
        let app = self.app_after_hold();
        while app.deliver_next().await.unwrap() {}
    }

    /// A browser in which Ada has signed in.
    pub(crate) async fn ada(&self) -> Browser {
        self.signed_in("ada@example.org").await
    }

    /// The same at another network address.
    pub(crate) async fn ada_at(&self, address: [u8; 4]) -> Browser {
        let mut browser = self.browser();
        browser.peer = (address, 4000).into();
        browser.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
        browser
    }

    /// A browser in which Bob has signed in.
    pub(crate) async fn bob(&self) -> Browser {
        self.signed_in("bob@example.org").await
    }

    /// The same browser on the program as it is now.
    pub(crate) fn signed_in_again(&self, browser: &Browser) -> Browser {
        let mut anew = self.browser();
        anew.take_cookies(browser);
        anew
    }

    async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.post("/login", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    /// Everything that the database holds, as text.
    pub(crate) async fn everything_stored(&self) -> String {
        const TABLES: [&str; 18] = [
            "organizers",
            "sessions",
            "sign_in_failures",
            "device_key",
            "list_columns",
            "refusals",
            "templates",
            "contacts",
            "meetings",
            "invitations",
            "join_codes",
            "api_keys",
            "idempotency_keys",
            "outbox",
            "audit",
            "retention",
            "webhooks",
            "webhook_deliveries",
        ];
        if self.url.starts_with("sqlite") {
            let folder = self.folder.path().join("data");
            let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
            return files.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
        }
        let mut text = String::new();
        for table in TABLES {
            let sql = format!("SELECT t::text AS row FROM {table} t");
            text.extend(self.store.db().fetch(&sql, &[], |row| row.string("row")).await.unwrap());
        }
        text
    }
}

/// A browser: keeps cookies, sends what browsers send.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    pub(crate) peer: SocketAddr,
    /// The language that it asks for, if any.
    pub(crate) language: &'static str,
}

impl Browser {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as browsers send one without files.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_bytes(path, "application/x-www-form-urlencoded", body).await
    }

    /// Sends a form as browsers send one with a file.
    pub(crate) async fn post_file(&mut self, path: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Answer {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend(
                format!("--xyz\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!(
            "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n--xyz--\r\n");
        self.post_bytes(path, "multipart/form-data; boundary=xyz", body).await
    }

    pub(crate) async fn post_bytes(&mut self, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
        let request =
            Request::post(path).header(header::CONTENT_TYPE, content_type).header("sec-fetch-site", "same-origin");
        self.send(request.body(body.into()).unwrap()).await
    }

    pub(crate) async fn send(&mut self, request: Request<Body>) -> Answer {
        let (parts, body) = self.begin(request).await.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = texts::plain(&String::from_utf8_lossy(&bytes)).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, length: bytes.len() }
    }

    /// Sends a request, and leaves the answer's body to be read.
    pub(crate) async fn begin(&self, mut request: Request<Body>) -> Response {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        if !self.language.is_empty() {
            request.headers_mut().insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(self.language));
        }
        request.extensions_mut().insert(ConnectInfo(self.peer));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Goes on with another browser's cookies.
    pub(crate) fn take_cookies(&mut self, other: &Self) {
        self.cookies.clone_from(&other.cookies);
    }

    pub(crate) fn session_cookie(&self) -> Option<&str> {
        self.cookies.values().next().map(String::as_str)
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Makes a meeting from the form's fields, and answers its address.
    pub(crate) async fn make_meeting(&mut self, fields: &[(&str, &str)]) -> String {
        let answer = self.post("/meetings", fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location().to_owned()
    }

    /// A meeting's links, by name.
    pub(crate) async fn links(&mut self, path: &str) -> Vec<(String, String)> {
        let path = path.split('?').next().unwrap();
        let answer = self.get(&format!("{path}/links.txt")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let pairs = answer.body.lines().map(|line| line.rsplit_once(": ").unwrap());
        pairs.map(|(name, link)| (name.trim_end_matches(" (owner)").to_owned(), link.to_owned())).collect()
    }

    /// Looks at the link of a meeting's first person.
    pub(crate) async fn see_link(&mut self, path: &str) {
        let person = self.get(path).await.page().attributes(".links .tools a", "href").remove(0);
        assert_eq!(self.get(&format!("{person}/link.txt")).await.status, StatusCode::OK);
    }
}

/// The last part of a path: the id that it ends with.
pub(crate) fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// A new meeting's fields: today from 10:30 to 11:30 in Berlin.
pub(crate) fn meeting_fields(id: &str) -> Vec<(&str, &str)> {
    vec![
        ("id", id),
        ("room", "weekly-review"),
        ("title", "Weekly review"),
        ("date", "2026-11-24"),
        ("start", "10:30"),
        ("end", "11:30"),
        ("end_date", ""),
        ("zone", "Europe/Berlin"),
        ("opens_early", "15"),
        ("closes_late", "30"),
    ]
}

/// The same with people pasted.
pub(crate) fn pasted<'a>(id: &'a str, people: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = meeting_fields(id);
    fields.push(("paste", people));
    fields
}

/// A meeting's fields for today by the real clock, with people pasted.
pub(crate) fn fields_for_now<'a>(id: &'a str, people: &'a str) -> Vec<(&'static str, &'a str)> {
    static TODAY: LazyLock<String> =
        LazyLock::new(|| Clock::System.now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date().to_string());
    let mut fields: Vec<(&'static str, &'a str)> =
        vec![("id", id), ("room", "weekly-review"), ("title", "Weekly review")];
    fields.extend([("date", TODAY.as_str()), ("start", "00:00"), ("end", "23:59"), ("zone", "UTC")]);
    fields.extend([("opens_early", "0"), ("closes_late", "1440"), ("paste", people)]);
    fields
}

/// What the token of a link says, checked against the key at the test's time.
pub(crate) fn claims_of(link: &str) -> Claims {
    signer().verify(&token_in(link), now() + SignedDuration::from_mins(30)).unwrap()
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Without the marks that isolate names.
    pub(crate) body: String,
    /// In bytes, as it was sent.
    pub(crate) length: usize,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn page(&self) -> Page {
        Page(Html::parse_document(&self.body))
    }
}

/// A page, asked by CSS selector.
pub(crate) struct Page(pub(crate) Html);

impl Page {
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let text = |element: scraper::ElementRef<'_>| {
            element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.0.select(&selector).map(text).collect()
    }

    /// Texts as they are, line breaks and all.
    pub(crate) fn raw_texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).map(|element| element.text().collect::<String>()).collect()
    }

    /// The one text, or nothing.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.0.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    pub(crate) fn value(&self, selector: &str) -> String {
        self.attributes(selector, "value").into_iter().next().unwrap_or_default()
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        self.0.select(&Selector::parse(selector).unwrap()).next().is_some()
    }
    /// The fields of a form as a browser sends them when nothing is typed.
    pub(crate) fn fields(&self, form: &str) -> Vec<(String, String)> {
        let controls = Selector::parse("input[name], select[name], textarea[name]").unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let form = self.0.select(&Selector::parse(form).unwrap()).next().expect("the page has the form");
        let field = |control: scraper::ElementRef<'_>| {
            let name = control.attr("name")?.to_owned();
            let value = match (control.value().name(), control.attr("type")) {
                (_, Some("file")) => return None,
                (_, Some("checkbox" | "radio")) if control.attr("checked").is_none() => return None,
                ("select", _) => {
                    control.select(&chosen).next().and_then(|option| option.attr("value")).unwrap_or("").into()
                }
                // A browser drops the line break right behind the tag, and the parser does so too.
                ("textarea", _) => control.text().collect::<String>(),
                _ => control.attr("value").unwrap_or("on").to_owned(),
            };
            Some((name, value))
        };
        form.select(&controls).filter_map(field).collect()
    }
}

/// Fields with some of them typed anew.
pub(crate) fn typed<'a>(fields: &'a [(String, String)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for (name, value) in changes {
        match typed.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => typed.push((name, value)),
        }
    }
    typed
}
