//! Lists of people as people have them: a table of inputs with the right answer beside each, through every door.
//!
//! A case that fails is printed with what came out and what was meant. `LIST_CASE` limits the table to the cases whose
//! names, sources or languages contain its text.

mod bombs;
mod case;
mod cases;
mod doors;
mod files;
mod flags;
mod parameters;
pub(crate) mod properties;
mod review;

use std::{collections::BTreeSet, fmt::Write as _, panic};

use case::{Answer, Case, Input};
use doors::{Outcome, Person};

use crate::support::{Browser, Site, program::Program};

/// Whether a door shows people as rows to check, or makes links at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    Review,
    /// Knows one row at a time, so that identical rows are warned about and not merged.
    Stream,
    /// A stream that says on standard error what it guessed.
    CommandLine,
}

/// Returns what is wrong with an outcome.
fn judge(case: &Case, door: Door, outcome: &Outcome) -> Result<(), String> {
    let got = as_set(outcome.people.clone(), door);
    let wanted = case.also.iter().copied().chain([case.people]);
    let mut wanted = wanted.map(|people| people.iter().copied().map(Person::of).collect::<Vec<_>>());
    let is_right = match case.answer {
        Answer::Reads => !outcome.is_refused && wanted.any(|people| as_set(people, door) == got),
        Answer::Asks => wanted.any(|people| {
            let people = as_set(people, door);
            let is_whole = people == got && !people.is_empty();
            is_whole || outcome.is_refused && is_part(&got, &people)
        }),
        Answer::Refuses(words) => {
            outcome.is_refused && got.is_empty() && words.iter().any(|word| outcome.said.contains(word))
        }
    };
    let unsaid = case.says.iter().find(|words| !words.split('|').any(|word| outcome.said.contains(word)));
    match unsaid.filter(|_| door == Door::CommandLine) {
        _ if !is_right => Err("the people are not right".to_owned()),
        Some(words) => Err(format!("nothing is said about {words}")),
        None => Ok(()),
    }
}

/// Sorts people. Where rows are not merged, identical ones count once.
fn as_set(mut people: Vec<Person>, door: Door) -> Vec<Person> {
    people.sort();
    if door != Door::Review {
        people.dedup_by(|one, other| one == other && one.email.is_some());
    }
    people
}

/// Whether each of `some` is in `all`, as often as there at most.
fn is_part(some: &[Person], all: &[Person]) -> bool {
    let mut rest = all.to_vec();
    some.iter().all(|person| rest.iter().position(|other| other == person).map(|at| rest.remove(at)).is_some())
}

fn shown(people: &[Person]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What a door did with each case that it takes.
#[derive(Default)]
struct Report {
    count: usize,
    failures: Vec<String>,
}

impl Report {
    fn add(&mut self, case: &Case, door: Door, outcome: &Outcome) {
        self.count += 1;
        let Err(what) = judge(case, door, outcome) else { return };
        let mut text = format!("FAIL {:?} ({}, {}): {what}\n", case.name, case.from, case.language);
        if let Input::Text(input) | Input::Encoded(_, input) = case.input {
            writeln!(text, "    input:  {}", input.chars().take(300).collect::<String>().escape_debug()).unwrap();
        }
        let wanted: Vec<_> = case.people.iter().copied().map(Person::of).collect();
        writeln!(text, "    wanted: {:?} [{}]", case.answer, shown(&wanted)).unwrap();
        let refused = if outcome.is_refused { "refused, with" } else { "read" };
        writeln!(text, "    got:    {refused} [{}]", shown(&outcome.people)).unwrap();
        let said: String = outcome.said.chars().take(300).collect();
        write!(text, "    said:   {}", said.escape_debug()).unwrap();
        self.failures.push(text);
    }

    fn end(self) {
        let Self { count, failures } = self;
        assert!(failures.is_empty(), "{}\n{} of {count} failed", failures.join("\n"), failures.len());
    }
}

/// The table, or the part of it that `LIST_CASE` names.
fn cases() -> Vec<Case> {
    #[expect(clippy::disallowed_methods, reason = "a test's own setting")]
    let wanted = std::env::var("LIST_CASE").unwrap_or_default();
    let is_wanted = |case: &Case| [case.name, case.from, case.language].iter().any(|text| text.contains(&wanted));
    cases::all().into_iter().filter(is_wanted).collect()
}

/// Runs the command line. A panic in it, or a link that is not for its row, counts as an outcome of its own.
fn by_command_line(case: &Case) -> Outcome {
    let bytes = case.input.bytes();
    panic::catch_unwind(|| doors::command_line(&bytes)).unwrap_or_else(|cause| {
        let text = cause.downcast_ref::<String>().cloned().unwrap_or_default();
        Outcome { people: vec![Person::of("nobody, since it panicked")], is_refused: false, said: text }
    })
}

async fn pasted(browser: &mut Browser, cases: &[Case]) -> Report {
    let mut report = Report::default();
    for case in cases {
        if let Some(text) = case.input.text() {
            report.add(case, Door::Review, &doors::paste(browser, text).await);
        }
    }
    report
}

async fn uploaded(browser: &mut Browser, cases: &[Case]) -> Report {
    let mut report = Report::default();
    for case in cases {
        report.add(case, Door::Review, &doors::upload(browser, &case.input.bytes()).await);
    }
    report
}

async fn posted(program: &mut Program, cases: &[Case]) -> Report {
    let mut report = Report::default();
    for case in cases {
        let outcome = match case.input.text() {
            Some(text) => doors::api(program, text).await,
            None => doors::api_file(program, case.input.bytes()).await,
        };
        report.add(case, Door::Stream, &outcome);
    }
    report
}

fn run(cases: &[Case]) -> Report {
    let mut report = Report::default();
    for case in cases {
        report.add(case, Door::CommandLine, &by_command_line(case));
    }
    report
}

#[tokio::test]
async fn every_list_is_read_right_when_pasted() {
    pasted(&mut Site::on_sqlite().await.ada().await, &cases()).await.end();
}

#[tokio::test]
async fn every_list_is_read_right_when_uploaded() {
    uploaded(&mut Site::on_sqlite().await.ada().await, &cases()).await.end();
}

#[tokio::test]
async fn every_list_is_read_right_by_the_api() {
    let site = Site::on_sqlite().await.with_api_rate(60_000);
    posted(&mut Program::that_may_all(&site).await, &cases()).await.end();
}

#[test]
fn every_list_is_read_right_by_the_command_line() {
    run(&cases()).end();
}

#[tokio::test]
async fn lists_are_read_the_same_beside_postgres() {
    let some: Vec<_> = cases().into_iter().step_by(24).collect();
    let mut browser = Site::on_postgres().await.ada().await;
    pasted(&mut browser, &some).await.end();
    uploaded(&mut browser, &some).await.end();
}

#[tokio::test]
async fn the_command_line_and_the_review_read_the_same_people() {
    let mut browser = Site::on_sqlite().await.ada().await;
    let mut differences = Vec::new();
    for case in cases() {
        let Some(text) = case.input.text() else { continue };
        let review = as_set(doors::paste(&mut browser, text).await.people, Door::Stream);
        let outcome = by_command_line(&case);
        let links = as_set(outcome.people, Door::CommandLine);
        // Columns for rooms and times count on the command line alone, where they may have to be asked about.
        let is_refused = outcome.is_refused && links.is_empty();
        if review != links && !is_refused {
            differences.push(format!("{:?}: [{}] and [{}]", case.name, shown(&review), shown(&links)));
        }
    }
    assert!(differences.is_empty(), "{}\n{} differ", differences.join("\n"), differences.len());
}

#[test]
fn the_table_is_large_and_its_names_differ() {
    let cases = cases::all();
    let names: BTreeSet<_> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "a name stands twice");
    let languages: BTreeSet<_> = cases.iter().map(|case| case.language).collect();
    assert!(cases.len() >= 160 && languages.len() >= 14, "{} cases, {} languages", cases.len(), languages.len());
    for case in &cases {
        assert!(!case.input.bytes().is_empty() || matches!(case.answer, Answer::Refuses(_)), "{}", case.name);
        let people = case.also.iter().copied().chain([case.people]).flatten();
        for person in people.copied().map(Person::of) {
            assert!(!person.name.contains('@') || person.email.is_none() || person.name.contains('('), "{person}");
        }
    }
}

/// Cases that every release reads, and the same with wrong answers.
#[tokio::test]
async fn each_door_is_judged_by_the_people_it_shows() {
    const PEOPLE: &[&str] = &["Ada <ada@example.org> (owner)", "Bo <bo@example.org>"];
    const ALSO: &[&[&str]] = &[PEOPLE];
    let site = Site::on_sqlite().await;
    let (mut browser, mut program) = (site.ada().await, Program::that_may_all(&site).await);
    let table = Input::Text("name,email,owner\nAda,ada@example.org,yes\nBo,bo@example.org,\n");
    let broken = Input::Text("name,email\nAda,ada@example.org\nBo,bo@\n");
    let right = [
        case::reads("a table", "", "en", table, PEOPLE),
        case::asks("a table that might be asked about", "", "en", table, PEOPLE),
        case::reads("another reading", "", "en", table, &["Ada"]).or(ALSO),
        case::asks("one row is refused", "", "en", broken, &["Ada <ada@example.org>", "Bo <bo@example.org>"]),
        case::refuses("nobody", "", "en", Input::Text("bo@@example\n"), &["email address"]),
    ];
    let wrong = [
        case::reads("an address too few", "", "en", table, &["Ada <ada@example.org> (owner)", "Bo"]),
        case::reads("an owner too few", "", "en", table, &["Ada <ada@example.org>", "Bo <bo@example.org>"]),
        case::reads("a person too few", "", "en", table, &["Ada <ada@example.org> (owner)"]),
        case::reads("a refused row", "", "en", broken, &["Ada <ada@example.org>"]),
        case::asks("somebody else", "", "en", broken, &["Cy <cy@example.org>"]),
        case::asks(
            "a part without a refusal",
            "",
            "en",
            table,
            &["Ada <ada@example.org> (owner)", "Bo <bo@example.org>", "Cy"],
        ),
        case::refuses("what is read", "", "en", table, &[""]),
        case::refuses("other words", "", "en", Input::Text("bo@@example\n"), &["pdf"]),
    ];
    for (cases, failures) in [(&right[..], 0), (&wrong[..], wrong.len())] {
        for report in [
            pasted(&mut browser, cases).await,
            uploaded(&mut browser, cases).await,
            posted(&mut program, cases).await,
            run(cases),
        ] {
            assert_eq!((report.count, report.failures.len()), (cases.len(), failures), "{:#?}", report.failures);
        }
    }
    let says = |words| run(&[case::reads("a table", "", "en", table, PEOPLE).says(words)]).failures.len();
    assert_eq!(says(&["a word that nobody says"]), 1);
}
