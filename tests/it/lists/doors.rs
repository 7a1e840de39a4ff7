//! Sends a list through each door, and reads the people from what comes back.

use axum::http::StatusCode;
use latchkey::program::token::{Claims, inspect::token_in};
use scraper::{ElementRef, Selector};

use crate::{
    cli::{self, latchkey},
    support::{Answer, Browser, claims_of, meeting_fields, now, pasted, program::Program, signer},
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
        let claims = signer().verify(&token_in(&text("link")), cli::now()).unwrap();
        check_claims(&claims, &text("name"), cli::now());
        assert_eq!(row["owner"].as_bool(), Some(claims.is_owner));
        Person::new(&text("name"), &text("email"), claims.is_owner)
    });
    let people: Vec<_> = people.collect();
    let is_refused = code != Some(0) || people.is_empty() && !err.is_empty();
    Outcome { people, is_refused, said: err.to_lowercase() }
}

/// Posts a text to the API as CSV.
pub(super) async fn api(program: &mut Program, text: &str) -> Outcome {
    let headers = [("content-type", "text/csv; charset=utf-8")];
    let answer = program.send("POST", "/links?room=standup", &headers, text.to_owned()).await;
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
        let claims = claims_of(cell("link"));
        check_claims(&claims, cell("name"), now());
        people.push(Person::new(cell("name"), cell("email"), claims.is_owner));
    }
    // A table without a row says that there is nobody in the list.
    let is_empty = people.is_empty() && !is_refused;
    let said = if is_empty { format!("no people {said}") } else { said };
    Outcome { people, is_refused: is_refused || is_empty, said }
}

/// Checks that a link is for the person beside it, and for the time that was asked for, not for one out of the list.
fn check_claims(claims: &Claims, name: &str, now: jiff::Timestamp) {
    assert_eq!(claims.user_name.as_deref(), Some(name));
    let minutes = (claims.expires_at().unwrap().as_second() - now.as_second()) / 60;
    assert!((85..=95).contains(&minutes), "the link of {name} expires in {minutes} minutes, not in 90");
}
