//! What browsers, strangers and broken databases send: a clear answer each time, and nothing lost.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::support::{Site, meeting_fields, on_both, pasted, program::Program};

on_both!(
    a_wrong_field_is_named_and_everything_typed_is_kept,
    a_token_that_would_be_too_long_is_refused_in_the_review,
    too_much_is_refused,
    broken_text_is_refused,
    control_characters_are_named,
    unknown_addresses_and_methods_get_a_friendly_page,
    other_sites_forms_are_refused,
    every_answer_carries_the_headers,
    hostile_names_come_out_as_they_went_in,
);

const ID: &str = "5d2f6c1e-8a3b-4c7d-9e0f-112233445566";

async fn a_wrong_field_is_named_and_everything_typed_is_kept(site: Site) {
    let mut browser = site.ada().await;
    for (field, value, sentence) in [
        ("room", "\u{2014}", "Room names can’t contain “—”"),
        ("room", "weekly review", "Room names can’t contain spaces. Use letters A–Z, digits, - and _."),
        ("room", "caf\u{e9}", "Room names can’t contain “é”. Use letters A–Z, digits, - and _."),
        ("room", "a/b", "Room names can’t contain “/”. Use letters A–Z, digits, - and _."),
        ("title", "a\u{7}b", "Titles can’t contain line breaks, tabs or other control characters"),
        ("date", "11/12/2026", "Enter a date like 2026-11-24"),
        ("date", "2026-02-29", "Enter a date like"),
        ("date", "9999-12-31", "Choose a date between 1970 and 9998"),
        ("date", "2026-12-26", "at most 31 days from now"),
        ("start", "25:00", "Enter a time like 10:00"),
        ("end", "10:30:00.5", "Choose an end that is after the start"),
        ("end", "10:30", "Choose an end that is after the start"),
        ("end", "", "Enter a time like 10:00"),
        ("end_date", "2026-11-23", "Choose an end that is after the start"),
        ("zone", "Atlantis", "isn’t a time zone"),
        ("opens_early", "-1", "Enter 0 to 1440 minutes"),
        ("closes_late", "99999", "Enter 0 to 1440 minutes"),
        ("lang", "ja", "Choose a value from the list"),
        ("enable_recording", "tape", "Choose a value from the list"),
        ("redirect_on_meeting_exit", "thanks.html", "Enter a full URL"),
        ("redirect_on_meeting_exit", "javascript:alert(1)", "URLs that begin with javascript: aren’t allowed"),
        ("redirect_on_meeting_exit", "myapp://left", "or an app link such as org.example.app://left"),
        ("eject_after_minutes", "0", "Enter 1 to 1440 minutes"),
    ] {
        let mut fields = pasted(ID, "Ada, owner\nBob <bob@example.org>");
        fields.retain(|(name, _)| *name != field);
        fields.extend([(field, value), ("start_audio_off", "yes")]);
        for address in ["/meetings/review", "/meetings"] {
            let answer = browser.post(address, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
            let page = answer.page();
            let named = if field == "end_date" { "end" } else { field };
            assert!(
                page.text(&format!("#{named}-error")).contains(sentence),
                "{field}={value}: {}",
                page.text(".notice")
            );
            assert_eq!(page.attributes(&format!("#{named}"), "aria-invalid"), ["true"], "{field}={value}");
            assert_eq!(page.attributes(".notice a", "href"), [format!("#{named}")], "{field}={value}");
            if !["lang", "enable_recording"].contains(&field) {
                assert_eq!(page.value(&format!("#{field}")), value);
            }
            assert_eq!(page.attributes("[name=name]", "value"), ["Ada", "Bob", ""]);
            assert_eq!(page.value("#email-1"), "bob@example.org");
            assert!(page.has("[name=start_audio_off][checked]"));
        }
    }
    // An end before the start of the links is told from one that has passed.
    let mut past = pasted(ID, "Ada");
    past.retain(|(name, _)| *name != "date");
    past.push(("date", "2026-11-23"));
    assert!(browser.post("/meetings", &past).await.page().text("#end-error").contains("This time has passed"));
}

async fn a_token_that_would_be_too_long_is_refused_in_the_review(site: Site) {
    let mut browser = site.ada().await;
    let long = format!("https://example.org/{}", "x".repeat(1500));
    let mut fields = pasted(ID, "Ada");
    fields.push(("redirect_on_meeting_exit", &long));
    for address in ["/meetings/review", "/meetings"] {
        let answer = browser.post(address, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = answer.page();
        assert!(page.text("[role=alert]").contains("would be too long"), "{}", answer.body);
        assert_eq!(page.value("[name=redirect_on_meeting_exit]"), long);
    }
}

async fn too_much_is_refused(site: Site) {
    let mut browser = site.ada().await;
    let answer = browser.post("/meetings/review", &pasted(ID, &"x".repeat(6 * 1024 * 1024))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.page().text("main").contains("Forms can be up to 5 MB"));
    let fields: Vec<_> = std::iter::repeat_n(("name", "Ada"), 100_000).collect();
    assert_eq!(browser.post("/meetings/review", &fields).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let people = "Ada\n".repeat(25_000);
    let answer = browser.post("/meetings/review", &pasted(ID, &people)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let said = answer.page().text("#list-0-cut-error");
    assert!(said.starts_with("Line 20001: You can add up to 20000 people at once"), "{said}");
}

async fn broken_text_is_refused(site: Site) {
    let mut browser = site.ada().await;
    for body in ["room=%ff%fe", "room=%c0%af", "room=%ed%a0%80", "%ff=x"] {
        let answer = browser.post_bytes("/meetings/review", "application/x-www-form-urlencoded", body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(answer.page().text("main").contains("The form contains invalid characters."));
    }
    let part = b"--xyz\r\nContent-Disposition: form-data; name=\"room\"\r\n\r\n\xff\xfe\r\n--xyz--\r\n".to_vec();
    let answer = browser.post_bytes("/meetings/review", "multipart/form-data; boundary=xyz", part).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    for (content_type, body) in [
        ("multipart/form-data", "x"),
        ("multipart/form-data; boundary=xyz", "--xyz\r\nbroken"),
        ("application/json", "{}"),
        ("", ""),
    ] {
        let answer = browser.post_bytes("/meetings/review", content_type, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{content_type}");
    }
    for path in ["/meetings/%ff", "/meetings/%00", "/assets/%ff", "/meetings/not-an-id/add"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/login?next=%ff", "/login?next=a&next=b", "/meetings?%ff=%ff"] {
        assert!(browser.get(path).await.status.as_u16() < 400, "{path}");
    }
}

async fn control_characters_are_named(site: Site) {
    let mut browser = site.ada().await;
    let answer = browser.post("/meetings/review", &pasted(ID, "Ada\nB\0b\n\u{202e}\nZ\u{7}oe")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let problems = answer.page().texts(".problems li");
    assert_eq!(problems.len(), 2, "a line of invisible characters is blank");
    assert!(problems[0].contains("invisible character that isn’t allowed"), "{problems:?}");
    assert!(problems[1].contains("Names can’t contain line breaks, tabs or other control characters"), "{problems:?}");
    let mut fields = meeting_fields(ID);
    fields.retain(|(name, _)| *name != "room");
    fields.extend([("room", "a\0b"), ("name", "B\nb"), ("email", "")]);
    let page = browser.post("/meetings/review", &fields).await.page();
    assert!(page.has("#room-error"));
    assert!(page.text("#name-0-error").contains("can’t contain line breaks"));
}

async fn unknown_addresses_and_methods_get_a_friendly_page(site: Site) {
    let mut browser = site.ada().await;
    let answer = browser.get("/nowhere").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.page().text("h1"), "Page not found");
    assert!(answer.page().has("a[href='/']"));
    for (method, path) in
        [("DELETE", "/meetings"), ("PUT", "/login"), ("GET", "/logout"), ("POST", "/"), ("POST", "/robots.txt")]
    {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        let answer = browser.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert!(answer.page().has("h1"), "{method} {path}");
    }
    // The pages that forms lead to can be reloaded.
    assert_eq!(browser.get("/meetings/review").await.location(), "/");
}

async fn other_sites_forms_are_refused(site: Site) {
    let mut browser = site.ada().await;
    let post = async |browser: &mut crate::support::Browser, headers: &[(&str, &str)]| {
        let mut request = Request::post("/meetings")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("host", "localhost:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        browser.send(request.body(Body::empty()).unwrap()).await.status
    };
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://localhost:9090")],
    ] {
        assert_eq!(post(&mut browser, headers).await, StatusCode::FORBIDDEN, "{headers:?}");
    }
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://localhost:8080")],
        &[],
    ] {
        assert_eq!(post(&mut browser, headers).await, StatusCode::UNPROCESSABLE_ENTITY, "{headers:?}");
    }
}

async fn every_answer_carries_the_headers(site: Site) {
    const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
    const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
    let site = site.behind("https://links.example.org");
    let mut browser = site.ada().await;
    let css = browser.get("/").await.page().attributes("link[rel=stylesheet]", "href").remove(0);
    assert!(browser.session_cookie().is_some());
    let mut program = Program::that_may_all(&site).await;
    let request = |method: &str, path: &str, headers: &[(&str, &str)]| {
        let request = Request::builder().method(method).uri(path);
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
    };
    let mut answers = Vec::new();
    for path in ["/", "/login", "/meetings", "/nowhere", "/robots.txt", &css, "/api/v1/nowhere", "/healthz"] {
        answers.push((path.to_owned(), browser.get(path).await));
    }
    for (status, request) in [
        (303, request("POST", "/logout", &[FORM, OWN])),
        (401, request("GET", "/api/v1/meetings", &[])),
        (403, request("POST", "/inspect", &[FORM, ("sec-fetch-site", "cross-site")])),
        (405, request("DELETE", "/inspect", &[OWN])),
        (405, request("DELETE", "/api/v1/tokens", &[])),
        (413, request("POST", "/login", &[FORM, OWN])),
        (422, request("POST", "/login", &[FORM, OWN])),
    ] {
        let mut stranger = if status == 303 { browser.clone() } else { site.browser() };
        let answer = stranger
            .send(request.body(Body::from(if status == 413 { "x".repeat(300_000) } else { String::new() })).unwrap())
            .await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        answers.push((format!("an answer with {status}"), answer));
    }
    let tokens = program.post("/tokens", &serde_json::json!({"room": "a b"})).await;
    assert_eq!(tokens.status, StatusCode::UNPROCESSABLE_ENTITY);
    answers.push(("the API".to_owned(), tokens));
    for (path, answer) in answers {
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-embedder-policy"), "require-corp", "{path}");
        let https_only = answer.header("strict-transport-security");
        assert_eq!(https_only, "max-age=63072000; includeSubDomains", "{path}: only an operator may add preload");
        let cached = answer.header("cache-control");
        assert_eq!(cached == "no-store", path != css, "{path}: {cached}");
    }
    let login = [("email", "ada@example.org"), ("password", crate::support::PASSWORD)];
    let answer = site.browser().post("/login", &login).await;
    assert!(answer.header("set-cookie").starts_with("__Host-latchkey="), "{}", answer.header("set-cookie"));
    assert!(answer.header("set-cookie").contains("Secure"));
}

async fn hostile_names_come_out_as_they_went_in(site: Site) {
    let mut browser = site.ada().await;
    let names = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "O'Brien & Söhne",
        "=HYPERLINK(\"http://x\")",
        "{{7*seven}}",
        "'; DROP TABLE meetings; --",
        "&lt;b&gt;",
        "👩‍👩‍👧‍👦",
        "%0d%0aSet-Cookie: a=b",
        "محمد 123",
    ];
    let mut fields = meeting_fields(ID);
    for name in names {
        fields.extend([("name", name), ("email", "")]);
    }
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;
    let shown: Vec<_> = links.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(shown, names);
    for (name, link) in &links {
        assert_eq!(crate::support::claims_of(link).user_name.as_deref(), Some(name.as_str()));
    }
    let answer = browser.get(&path).await;
    assert!(!answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"));
}

/// SQLite only: PostgreSQL has no one file that another program can hold.
#[tokio::test]
async fn a_locked_database_keeps_what_was_typed() {
    let site = Site::on_sqlite().await;
    let mut browser = site.ada().await;
    let other = rusqlite::Connection::open(site.url.strip_prefix("sqlite:").unwrap()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = browser.post("/meetings", &pasted(ID, "Ada\nBob")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    let page = answer.page();
    assert!(page.text("[role=alert]").contains("Nothing was lost"), "{}", answer.body);
    assert_eq!(page.attributes("[name=name]", "value"), ["Ada", "Bob"]);
    assert!(!answer.body.contains("SQLITE") && !answer.body.contains("locked"));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(browser.make_meeting(&pasted(ID, "Ada\nBob")).await, format!("/meetings/{ID}"));
}

#[tokio::test]
async fn the_database_file_is_private_and_careful() {
    let site = Site::on_sqlite().await;
    let mut writer = site.store.db().begin().await.unwrap();
    for (name, wanted) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("temp_store", "2")] {
        let sql = format!("SELECT CAST({name} AS TEXT) AS value FROM pragma_{name}");
        let value = |row: &latchkey::program::store::Row<'_>| row.string("value");
        assert_eq!(writer.fetch_one(&sql, &[], value).await.unwrap(), wanted, "{name}");
        assert_eq!(site.store.db().fetch_one(&sql, &[], value).await.unwrap(), wanted, "{name}");
    }
    drop(writer);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = site.folder.path().join("data");
        assert_eq!(mode(folder.clone()), 0o700);
        for file in std::fs::read_dir(folder).unwrap() {
            assert_eq!(mode(file.unwrap().path()), 0o600);
        }
    }
}
