//! The texts that people read: every language has the same messages, each message is used, and pages and templates hold
//! no text of their own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use jiff::SignedDuration;
use latchkey::program::{
    daily::fake::Fault,
    token::{TokenContents, inspect::token_in},
};
use scraper::{ElementRef, Html, Node};
use serde_json::json;

use crate::support::{Answer, Browser, PASSWORD, Site, pasted, run_sql, smtp::Smtp};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The files of each catalog. A language takes part in a catalog if it has the first file.
const CATALOGS: [[&str; 2]; 2] = [["mail.ftl", "join.ftl"], ["app.ftl", "errors.ftl"]];

/// A catalog's messages and terms, each with the variables and terms that it refers to.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(ftl: String) -> Messages {
    let resource = parser::parse(ftl).expect("the catalog can be parsed");
    let mut messages = Messages::new();
    for entry in resource.body {
        let mut references = BTreeSet::new();
        let name = match entry {
            Entry::Message(message) => {
                message.value.iter().for_each(|value| add_pattern(value, &mut references));
                message.attributes.iter().for_each(|attribute| add_pattern(&attribute.value, &mut references));
                message.id.name
            }
            Entry::Term(term) => {
                add_pattern(&term.value, &mut references);
                format!("-{}", term.id.name)
            }
            Entry::Junk { content } => panic!("not Fluent: {content}"),
            _ => continue,
        };
        assert!(messages.insert(name.clone(), references).is_none(), "{name} is there twice");
    }
    messages
}

fn add_pattern(pattern: &Pattern<String>, references: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            add_expression(expression, references);
        }
    }
}

fn add_expression(expression: &Expression<String>, references: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => add_inline(inline, references),
        Expression::Select { selector, variants } => {
            add_inline(selector, references);
            for variant in variants {
                add_pattern(&variant.value, references);
            }
        }
    }
}

fn add_inline(inline: &InlineExpression<String>, references: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(references.insert(format!("${}", id.name))),
        InlineExpression::TermReference { id, .. } => drop(references.insert(format!("-{}", id.name))),
        InlineExpression::MessageReference { id, .. } => drop(references.insert(id.name.clone())),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| add_inline(argument, references));
        }
        InlineExpression::Placeable { expression } => add_expression(expression, references),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// Says how a language's messages differ from the English ones.
fn differences(english: &Messages, other: &Messages) -> Vec<String> {
    let mut found = Vec::new();
    for (name, references) in english {
        match other.get(name) {
            None => found.push(format!("{name} is missing")),
            Some(others) => {
                found.extend(references.difference(others).map(|lacking| format!("{name} lacks {lacking}")));
                found.extend(others.difference(references).map(|extra| format!("{name} has {extra} too")));
            }
        }
    }
    found.extend(other.keys().filter(|name| !english.contains_key(*name)).map(|name| format!("{name} is unknown")));
    found
}

/// A language's messages in the files of a catalog.
fn catalog(language: &Path, files: [&str; 2]) -> Messages {
    messages(files.map(|file| fs::read_to_string(language.join(file)).unwrap()).concat())
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let locales = Path::new(ROOT).join("locales");
    for files in CATALOGS {
        let english = catalog(&locales.join("en"), files);
        for language in fs::read_dir(&locales).unwrap().map(|language| language.unwrap().path()) {
            if language.join(files[0]).exists() {
                let found = differences(&english, &catalog(&language, files));
                assert!(found.is_empty(), "{}: {}", language.display(), found.join("; "));
            }
        }
    }
}

#[test]
fn what_a_language_lacks_is_named() {
    let english = "a = A\nb = { $count ->\n    [one] One of { $name }\n   *[other] { $count }\n}\nc = See { -c-link }\n-c-link = C";
    let other = "b = { $count } { $nmae }\nc = { -c-link }\n-c-link = C\nd = D";
    let found = differences(&messages(english.to_owned()), &messages(other.to_owned()));
    assert_eq!(found, ["a is missing", "b lacks $name", "b has $nmae too", "d is unknown"]);
}

/// Every file below a folder of the repository.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { files.extend(files_below(&entry)) } else { files.push(entry) }
    }
    files
}

#[test]
fn every_message_is_used() {
    let root = Path::new(ROOT);
    let files = [files_below(&root.join("src")), files_below(&root.join("templates"))].concat();
    let code: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let called: BTreeSet<&str> = code
        .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.' | ':' | '('))
        .flat_map(|piece| piece.split(['.', ':']).skip(1))
        .filter_map(|piece| piece.split_once('('))
        .map(|(name, _)| name)
        .collect();
    let english = CATALOGS.map(|files| catalog(&root.join("locales/en"), files));
    // A function of the language, and not of its texts: people choose a language by its own name.
    let is_of_language = |name: &&String| name.as_str() == "language-name";
    let names = english.iter().flat_map(BTreeMap::keys).filter(|name| !name.starts_with('-') && !is_of_language(name));
    let unused: Vec<_> = names.filter(|name| !called.contains(name.replace('-', "_").as_str())).collect();
    assert!(unused.is_empty(), "never called: {unused:?}");
    let references: BTreeSet<_> = english.iter().flat_map(BTreeMap::values).flatten().collect();
    let terms = english.iter().flat_map(BTreeMap::keys).filter(|name| name.starts_with('-'));
    let unused: Vec<_> = terms.filter(|name| !references.contains(name)).collect();
    assert!(unused.is_empty(), "in no message: {unused:?}");
}

/// The attributes whose values people see or hear.
const SPOKEN: [&str; 5] = ["aria-label", "aria-description", "title", "placeholder", "alt"];

/// A page's texts: what is between tags and in attributes that people see or hear, and what the script may show. Code
/// is none, nor what an element marks as someone's own words.
fn texts(html: &Html) -> Vec<String> {
    const NO_TEXTS: [&str; 5] = ["script", "style", "code", "pre", "bdi"];
    // A language is named in itself, and the API's error codes are explained in English, as in its document.
    let is_left_out = |element: ElementRef| {
        NO_TEXTS.contains(&element.value().name())
            || matches!(element.value().name(), "a" | "dl" | "option") && element.attr("lang").is_some()
    };
    let mut texts = Vec::new();
    for node in html.tree.root().descendants() {
        if node.ancestors().filter_map(ElementRef::wrap).any(is_left_out) {
            continue;
        }
        match node.value() {
            // What stands in place of the script is read as text.
            Node::Text(text) if text.starts_with("<meta") => {}
            Node::Text(text) => texts.push(text.to_string()),
            Node::Element(element) => {
                let name = element.name();
                for (attribute, value) in element.attrs() {
                    let is_button = name == "button" || matches!(element.attr("type"), Some("submit" | "button"));
                    let is_text = SPOKEN.contains(&attribute)
                        || attribute == "value" && name == "input" && is_button
                        || attribute == "content" && element.attr("name") == Some("description")
                        || attribute == "label" && matches!(name, "option" | "optgroup")
                        || attribute.starts_with("data-") && value.trim().contains(' ');
                    if is_text {
                        texts.push(value.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    texts
}

/// The words of a text that consist of plain letters alone. Addresses, names of files, ids and placeholders are no words.
fn plain_words(text: &str) -> Vec<&str> {
    let is_word = |piece: &&str| {
        !piece.contains(['/', '@', '_', '=', '{'])
            && !piece.contains(|c: char| c.is_ascii_digit())
            && !has_dot_inside(piece)
    };
    let pieces = text.split_whitespace().filter(is_word);
    let words = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())).collect()
}

fn has_dot_inside(piece: &str) -> bool {
    piece.trim_matches(|c: char| !c.is_alphanumeric()).contains('.')
}

/// A template without what askama fills in: a bullet stands for a value, and nothing for a statement or a comment.
fn without_code(template: &str) -> String {
    let mut html = String::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{']) {
        let (end, stands) = match rest[start..].get(..2) {
            Some("{{") => ("}}", "•"),
            Some("{%") => ("%}", ""),
            Some("{#") => ("#}", ""),
            _ => ("{", "{"),
        };
        let length = rest[start..].find(end).map_or(rest.len() - start, |length| length + end.len());
        html.push_str(&rest[..start]);
        html.push_str(stands);
        rest = &rest[start + length..];
    }
    html + rest
}

#[test]
fn no_template_holds_a_sentence() {
    for path in files_below(&Path::new(ROOT).join("templates")) {
        let template = fs::read_to_string(&path).unwrap();
        // A full stop or a dash between two words makes them no less a text.
        let is_sentence = |text: &String| plain_words(text).len() > 1;
        let found: Vec<_> = texts(&Html::parse_document(&without_code(&template)));
        let found: Vec<_> = found.into_iter().filter(is_sentence).collect();
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

/// Words on a page that come from no catalog: what this test typed and what its servers answer, names of things, and
/// dates.
const DATA: &str = "no such mailbox busy Ada Lovelace Bob Stone Qux qux Xyzzy Plugh Latchkey Daily \
    acme weekly review standup plugh xyzzy tokens meetings inspect team curl JavaScript Python \
    Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday \
    January February March April June July August September October Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec November December AM PM Berlin UTC";

/// The texts of a page with a word of plain letters, which no message of the pseudo-language has.
pub(crate) fn foreign(name: &str, answer: &Answer) -> Vec<String> {
    let html = answer.page().0;
    let known: BTreeSet<_> = DATA.split_whitespace().collect();
    let is_foreign = |text: &String| plain_words(text).iter().any(|word| !known.contains(word));
    assert!(answer.body.contains("<html lang=\"en-XA\""), "{name} names its language: {}", answer.body);
    let found = texts(&html).into_iter().filter(is_foreign);
    found.map(|text| format!("{name} ({}): {}", answer.status, text.trim())).collect()
}

/// Who asks for a page: nobody who is signed in, Bob, or Ada, who is an administrator.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    Nobody,
    Bob,
    Ada,
}

/// Who asks, for which page, with which fields. [`PLACES`] in paths and fields are filled in.
type Asked = (Who, &'static str, &'static [(&'static str, &'static str)]);
use Who::{Ada, Bob, Nobody};

/// What is filled in: a meeting, someone in it, a meeting that is over, a person's link, one with another header, and one
/// that lost its end.
const PLACES: [&str; 6] = ["{meeting}", "{person}", "{ended}", "{link}", "{changed-link}", "{cut-link}"];

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";

/// Pages of a new server, whose Daily can't be reached.
const NEW: &[Asked] = &[
    (Nobody, "GET /login", &[]),
    (Nobody, "POST /login", &[("email", "ada@example.org"), ("password", "xyzzy")]),
    (Nobody, "GET /nowhere", &[]),
    (Bob, "GET /rooms", &[]),
    (Bob, "GET /inspect", &[]),
    (Bob, "GET /settings", &[]),
    (Bob, "GET /settings/password", &[]),
    (Bob, "GET /audit", &[]),
    (Bob, "GET /nowhere", &[]),
    (Ada, "GET /organizers", &[]),
    (Ada, "GET /audit", &[]),
    (Ada, "GET /audit?action=deleted", &[]),
    (Ada, "POST /rooms", &[("name", "xyzzy")]),
    (Ada, "POST /rooms/plugh", &[("step", "make-private")]),
    (Ada, "POST /rooms/plugh/eject", &[("user_id", "xyzzy")]),
    (Nobody, "GET /api", &[]),
    (Bob, "GET /", &[]),
    (Bob, "GET /meetings", &[]),
    (Bob, "POST /meetings/review", &[("id", ID), ("room", ""), ("date", "x"), ("zone", "x")]),
    (
        Bob,
        "POST /meetings",
        &[("id", ID), ("room", "a b"), ("date", "2026-11-24"), ("start", "10:30"), ("end", "10:00")],
    ),
];

/// Pages of a server with rooms, meetings, people and mail.
const FULL: &[Asked] = &[
    (Ada, "GET /rooms", &[]),
    (Ada, "GET /rooms?q=plugh", &[]),
    (Ada, "GET /rooms?q=qux", &[]),
    (Ada, "POST /rooms", &[("name", "")]),
    (Ada, "POST /rooms", &[("name", "a b")]),
    (Ada, "POST /rooms", &[("name", "a/b")]),
    (Ada, "POST /rooms", &[("name", "plugh")]),
    (Ada, "POST /rooms", &[("name", "xyzzy-2")]),
    (Ada, "POST /rooms/plugh", &[("step", "make-private")]),
    (Ada, "POST /rooms/plugh", &[("step", "unique-ids")]),
    (Ada, "POST /rooms/qux", &[("step", "unique-ids")]),
    (Ada, "POST /rooms/xyzzy/eject", &[("user_id", "qux")]),
    (Ada, "POST /rooms/xyzzy/eject", &[("user_id", "xyzzy"), ("ban", "yes")]),
    (Ada, "POST /rooms/xyzzy/eject", &[("user_id", "xyzzy"), ("ban", "yes")]),
    (Ada, "POST /inspect", &[("text", "")]),
    (Ada, "POST /inspect", &[("text", "xyzzy")]),
    (Bob, "GET /outbox", &[]),
    (Ada, "GET /settings", &[]),
    (Ada, "GET /settings?password-changed", &[]),
    (Ada, "POST /settings/api-keys", &[("id", ID), ("name", "Xyzzy"), ("scope", "tokens"), ("days", "9")]),
    (Ada, "POST /settings/api-keys", &[("id", ID), ("name", "Xyzzy"), ("scope", "tokens"), ("days", "9")]),
    (Ada, "POST /settings/api-keys", &[("name", ""), ("scope", "xyzzy"), ("days", "0"), ("rooms", "a/b")]),
    (Ada, "POST /settings/api-keys", &[("name", "\u{1}"), ("days", "xyzzy"), ("rooms", ",")]),
    (Ada, "GET /settings", &[]),
    (Ada, "GET /settings/password", &[]),
    (Ada, "POST /settings/password", &[("current", "xyzzy"), ("new", "xyzzy plugh qux")]),
    (Ada, "POST /settings/password", &[("current", PASSWORD), ("new", "xyzzy")]),
    (Ada, "POST /settings/password", &[("current", PASSWORD), ("new", PASSWORD)]),
    (Ada, "GET /organizers", &[]),
    (Ada, "POST /organizers", &[("name", ""), ("email", "xyzzy")]),
    (Ada, "POST /organizers", &[("name", "Qux"), ("email", "bob@example.org")]),
    (Ada, "POST /organizers", &[("name", "Qux"), ("email", "qux@example.org")]),
    (Ada, "POST /organizers/retention", &[("people_days", "xyzzy"), ("audit_days", "0")]),
    (Ada, "GET /audit", &[]),
    (Ada, "GET /audit?from=xyzzy&until=xyzzy", &[]),
    (Ada, "GET /audit?meeting={meeting}", &[]),
    (Bob, "GET /meetings/{meeting}", &[]),
    (Ada, "GET /", &[]),
    (Ada, "GET /?room=plugh", &[]),
    (Ada, "GET /meetings", &[]),
    (Ada, "GET /meetings?q=xyzzy", &[]),
    (
        Ada,
        "POST /meetings/review",
        &[
            ("id", ID),
            ("room", "plugh"),
            ("date", "2026-11-25"),
            ("start", "10:30"),
            ("end", "11:30"),
            ("zone", "Europe/Berlin"),
            ("opens_early", "15"),
            ("closes_late", "30"),
            ("paste", "Ada\nAda\nQux <x\nXyzzy <qux@example.org>, owner"),
        ],
    ),
    (Ada, "GET /meetings/{meeting}", &[]),
    (Ada, "GET /meetings/{ended}", &[]),
    (Ada, "GET /meetings/{meeting}/preflight", &[]),
    (Ada, "GET /meetings/{meeting}/edit", &[]),
    (Ada, "POST /meetings/{meeting}/edit", &[("room", ""), ("date", "x")]),
    (Ada, "GET /meetings/{meeting}/message", &[]),
    (Ada, "POST /meetings/{meeting}/message", &[("subject", "{xyzzy}"), ("note", "{xyzzy}")]),
    (Ada, "GET /meetings/{meeting}/repeat", &[]),
    (Ada, "GET /meetings/{meeting}/delete", &[]),
    (Ada, "GET /meetings/{meeting}/add", &[]),
    (Ada, "POST /meetings/{meeting}/review", &[("paste", "Ada\nQux <x")]),
    (Ada, "GET /meetings/{meeting}/print", &[]),
    (Ada, "GET /meetings/{meeting}/invitations/{person}", &[]),
    (Ada, "POST /meetings/{meeting}/invitations/{person}", &[("name", ""), ("email", "x")]),
    (Ada, "GET /meetings/{meeting}/invitations/{person}/drop", &[]),
    (Ada, "GET /meetings/{meeting}/invitations/{person}/large", &[]),
    (Ada, "GET /meetings/{meeting}/send?to=all", &[]),
    (Ada, "POST /meetings/{meeting}/send", &[("to", "all")]),
    (Ada, "POST /inspect", &[("text", "{link}")]),
    (Ada, "POST /inspect", &[("text", "{changed-link}")]),
    (Ada, "POST /inspect", &[("text", "{cut-link}")]),
    (Ada, "POST /inspect", &[("text", "eyJhbGciOiJIUzI1NiJ9.eyJyIjoicGx1Z2giLCJvIjp0cnVlfQ.unchecked")]),
    (Ada, "GET /outbox", &[]),
    (Ada, "GET /outbox?only=open", &[]),
];

/// The people of the pages' meeting, by what the mail server does with their mail.
const PEOPLE: &str = "Qux <fine@example.org>, owner\nXyzzy <no-such@example.org>\nPlugh <busy@example.org>\nAda";

/// Browsers of everyone, which ask for pages in the pseudo-language.
struct Browsers([(Who, Browser); 3]);

impl Browsers {
    async fn of(site: &Site) -> Self {
        let mut browsers = [(Nobody, site.browser()), (Bob, site.bob().await), (Ada, site.ada().await)];
        for (_, browser) in &mut browsers {
            browser.language = "en-XA";
        }
        Self(browsers)
    }

    fn of_whom(&mut self, who: Who) -> &mut Browser {
        self.0.iter_mut().find(|(whose, _)| *whose == who).map(|(_, browser)| browser).unwrap()
    }

    async fn foreign(&mut self, asked: &[Asked], places: &[String]) -> Vec<String> {
        let fill = |text: &str| {
            let fill = |text: String, (place, value): (&&str, &String)| text.replace(place, value);
            PLACES.iter().zip(places).fold(text.to_owned(), fill)
        };
        let mut found = Vec::new();
        for (who, request, fields) in asked {
            let (method, path) = request.split_once(' ').unwrap();
            let path = fill(path);
            let filled: Vec<_> = fields.iter().map(|(name, value)| (*name, fill(value))).collect();
            let filled: Vec<_> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let browser = self.of_whom(*who);
            let answer = if method == "GET" { browser.get(&path).await } else { browser.post(&path, &filled).await };
            assert!(!answer.status.is_redirection(), "{request} {fields:?} leads to {}", answer.location());
            found.extend(foreign(&format!("{request} {fields:?}"), &answer));
        }
        found
    }
}

#[tokio::test]
async fn pages_of_a_new_server_show_no_text_that_is_in_no_catalog() {
    let site = Site::on_sqlite().await;
    let found = Browsers::of(&site).await.foreign(NEW, &[]).await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn pages_of_a_server_in_use_show_no_text_that_is_in_no_catalog() {
    let smtp = Smtp::start();
    let (site, fake) = Site::on_sqlite().await.with_daily().await;
    for (room, privacy) in [("plugh", "public"), ("xyzzy", "private")] {
        fake.add_room(room, privacy, json!({ "nbf": 1_795_000_000, "exp": 1_800_000_000 }));
    }
    fake.join("xyzzy", "xyzzy");
    let mut site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let of = async |ada: &mut Browser, id, date| {
        let mut fields = pasted(id, PEOPLE);
        fields.retain(|(name, _)| !["title", "room", "date"].contains(name));
        fields.extend([("title", "Plugh"), ("room", "plugh"), ("date", date)]);
        ada.make_meeting(&fields).await
    };
    let meeting = of(&mut ada, ID, "2026-11-25").await;
    let ended = of(&mut ada, "8d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f", "2026-11-24").await;
    site.wait(SignedDuration::from_hours(3));
    let mut ada = site.signed_in_again(&ada);
    ada.post(&format!("{meeting}/send"), &[("to", "new"), ("batch_id", ID)]).await;
    site.deliver().await;
    let link = ada.links(&meeting).await.swap_remove(0).1;
    let person = TokenContents::read(&token_in(&link)).unwrap().claims().unwrap().user_id.unwrap().to_string();
    let id = |path: &str| path.trim_start_matches("/meetings/").to_owned();
    let (changed, cut) = (link.replace("eyJ0eXAi", "eyJ0eXAj"), link[..link.len() - 2].to_owned());
    let places = [id(&meeting), person, id(&ended), link, changed, cut];

    let mut browsers = Browsers::of(&site).await;
    // Invitees' texts are in the organizer's language.
    browsers.of_whom(Ada).post("/settings/language", &[("language", "en-XA")]).await;
    let mut found = browsers.foreign(FULL, &places).await;
    fake.fail_always(Some(Fault::Broken));
    let answer = browsers.of_whom(Ada).post("/rooms", &[("name", "xyzzy-3")]).await;
    found.extend(foreign("a room that Daily could not create", &answer));
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn error_pages_show_no_text_that_is_in_no_catalog() {
    let site = Site::on_sqlite().await;
    let mut browsers = Browsers::of(&site).await;
    let ada = browsers.of_whom(Ada);
    let form = "application/x-www-form-urlencoded";
    let cross_site = Request::post("/rooms").header(header::CONTENT_TYPE, form).header("sec-fetch-site", "cross-site");
    let cross_site = ada.send(cross_site.body(Body::empty()).unwrap()).await;
    let answers = [
        (StatusCode::FORBIDDEN, cross_site),
        (StatusCode::METHOD_NOT_ALLOWED, ada.post("/robots.txt", &[]).await),
        (StatusCode::BAD_REQUEST, ada.post_bytes("/rooms", "text/plain", "xyzzy").await),
        (StatusCode::BAD_REQUEST, ada.post_bytes("/rooms", form, "name=%ff").await),
        (StatusCode::BAD_REQUEST, ada.post_bytes("/rooms", "multipart/form-data; boundary=x", "--x").await),
        (StatusCode::BAD_REQUEST, ada.get("/rooms?q=%00").await),
        (StatusCode::PAYLOAD_TOO_LARGE, ada.post_bytes("/rooms", form, "x".repeat(6 << 20)).await),
        (StatusCode::PAYLOAD_TOO_LARGE, ada.post_bytes("/rooms", form, "a&".repeat(6000)).await),
        (StatusCode::FORBIDDEN, browsers.of_whom(Nobody).post("/rooms", &[]).await),
    ];
    let nobody = browsers.of_whom(Nobody);
    let large = nobody.post_bytes("/login", form, "x".repeat(1 << 20)).await;
    run_sql(&site.url, "DROP TABLE sessions").await;
    let internal = browsers.of_whom(Ada).get("/rooms").await;
    let last = [(StatusCode::PAYLOAD_TOO_LARGE, large), (StatusCode::INTERNAL_SERVER_ERROR, internal)];
    for (status, answer) in answers.into_iter().chain(last) {
        assert_eq!(answer.status, status, "{}", answer.body);
        assert_eq!(foreign("an error page", &answer), [""; 0]);
    }
}
