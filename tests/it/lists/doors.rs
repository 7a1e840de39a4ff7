//! Sends a list through each door, and reads the people from what comes back.

use std::fmt::Write as _;

use axum::http::StatusCode;
use latchkey::program::token::{Claims, TokenContents, inspect::token_in};
use scraper::{ElementRef, Selector};

use crate::{
    cli::{self, latchkey},
    support::{Answer, Browser, meeting_fields, now, pasted, program::Program},
};

const ID: &str = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

/// A person as a door shows one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) is_owner: bool,
}

/// What a door made of a list.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) people: Vec<Person>,
    /// Whether anything was refused or asked.
    pub(super) is_refused: bool,
    /// What was said, in lower case.
    pub(super) said: String,
}

impl Person {
    fn new(name: &str, email: &str, is_owner: bool) -> Self {
        Self {
            name: name.to_owned(),
            email: Some(email).filter(|email| !email.is_empty()).map(str::to_owned),
            is_owner,
        }
    }

    /// Reads `Name <address> (owner)`.
    pub(super) fn of(text: &str) -> Self {
        let (text, is_owner) = text.strip_suffix(" (owner)").map_or((text, false), |text| (text, true));
        match text.strip_suffix('>').and_then(|text| text.rsplit_once(" <")) {
            Some((name, email)) => Self::new(name, email, is_owner),
            None => Self::new(text, "", is_owner),
        }
    }
}

impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.name)?;
        self.email.as_ref().map_or(Ok(()), |email| write!(f, " <{email}>"))?;
        if self.is_owner { f.write_str(" (owner)") } else { Ok(()) }
    }
}

/// Pastes a text on the start page, as browsers send one.
pub(super) async fn paste(browser: &mut Browser, text: &str) -> Outcome {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    of_page(&browser.post("/meetings/review", &pasted(ID, &text)).await)
}

/// Uploads a file on the start page.
pub(super) async fn upload(browser: &mut Browser, bytes: &[u8]) -> Outcome {
    of_page(&browser.post_file("/meetings/review", &meeting_fields(ID), "list", bytes).await)
}

/// Reads the rows of a review. A row that shows an error is nobody; any error, problem or alert on the page counts as a
/// refusal or a question. What was guessed and is only mentioned must not be an alert.
fn of_page(answer: &Answer) -> Outcome {
    let page = answer.page();
    let row = Selector::parse(".row").unwrap();
    let people = page.0.select(&row).filter_map(person_of_row).collect();
    let is_refused =
        answer.status != StatusCode::OK || page.has("[aria-invalid=true], .error, .problems, [role=alert]");
    Outcome { people, is_refused, said: page.text("main").to_lowercase() }
}

/// Returns the person of a row of fields, unless it is empty or names an error.
fn person_of_row(row: ElementRef<'_>) -> Option<Person> {
    let first = |selector: &str| row.select(&Selector::parse(selector).unwrap()).next();
    let value = |selector: &str| first(selector).and_then(|field| field.attr("value")).unwrap_or_default();
    let (name, email) = (value("input[name=name]"), value("input[name=email]"));
    let is_wrong = first("[aria-invalid=true], .error").is_some();
    let is_owner = first("input[name=owner][checked]").is_some();
    let is_empty = name.is_empty() && email.is_empty();
    (!is_wrong && !is_empty).then(|| Person::new(name, email, is_owner))
}

/// Gives a file to `latchkey links`.
pub(super) fn command_line(bytes: &[u8]) -> Outcome {
    let folder = cli::folder();
    std::fs::write(folder.path().join("list"), bytes).unwrap();
    let args = ["links", "--room", "standup", "--for", "60m", "--format", "jsonl", "list"];
    let (code, out, err) = cli::run(latchkey(folder.path()).args(args), b"");
    let people = out.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let claims = claims_in(&text("link"));
        assert_eq!(row["owner"].as_bool(), Some(claims.is_owner));
        person_of_link(&claims, &text("name"), &text("email"), cli::now())
    });
    let people: Vec<_> = people.collect();
    let is_refused = code != Some(0) || people.is_empty() && !err.is_empty();
    Outcome { people, is_refused, said: err.to_lowercase() }
}

/// Posts a text to the API as CSV.
pub(super) async fn api(program: &mut Program, text: &str) -> Outcome {
    of_api(program, "text/csv; charset=utf-8", text.as_bytes().to_vec()).await
}

/// Posts a file to the API, which has to find out what it is.
pub(super) async fn api_file(program: &mut Program, bytes: Vec<u8>) -> Outcome {
    of_api(program, "text/csv", bytes).await
}

async fn of_api(program: &mut Program, kind: &str, body: Vec<u8>) -> Outcome {
    let answer = program.send("POST", "/links?room=standup", &[("content-type", kind)], body).await;
    let said = format!("{} {}", answer.body, answer.header("latchkey-warnings")).to_lowercase();
    if answer.status != StatusCode::OK {
        return Outcome { people: Vec::new(), is_refused: true, said };
    }
    let mut reader = csv::Reader::from_reader(answer.body.as_bytes());
    let names = reader.headers().unwrap().clone();
    let (mut people, mut is_refused) = (Vec::new(), false);
    for row in reader.records().map(Result::unwrap) {
        let cell = |name: &str| names.iter().position(|column| column == name).and_then(|at| row.get(at)).unwrap_or("");
        if cell("link").is_empty() {
            is_refused = true;
            continue;
        }
        people.push(person_of_link(&claims_in(cell("link")), cell("name"), cell("email"), now()));
    }
    // A table without a row says that there is nobody in the list.
    let is_empty = people.is_empty() && !is_refused;
    let said = if is_empty { format!("no people {said}") } else { said };
    Outcome { people, is_refused: is_refused || is_empty, said }
}

fn claims_in(link: &str) -> Claims {
    TokenContents::read(&token_in(link)).unwrap().claims().unwrap()
}

/// Returns the person whom a link is for. What else is wrong with it stands behind the name: another room or time than
/// was asked for, out of the list, or another name than beside the link.
fn person_of_link(claims: &Claims, name: &str, email: &str, now: jiff::Timestamp) -> Person {
    let mut shown = name.to_owned();
    if claims.user_name.as_deref() != Some(name) {
        write!(shown, " [the link names {:?}]", claims.user_name).unwrap();
    }
    if claims.room_name().is_none_or(|room| room.as_str() != "standup") {
        write!(shown, " [the link is for room {:?}]", claims.room_name()).unwrap();
    }
    let minutes = (claims.expires_at().unwrap().as_second() - now.as_second()) / 60;
    if !(85..=95).contains(&minutes) {
        write!(shown, " [the link expires in {minutes} minutes, not in 90]").unwrap();
    }
    Person::new(&shown, email, claims.is_owner)
}
