//! The parameters of `POST /api/v1/links` that say how to read a list, and its kinds of files.

use axum::http::StatusCode;

use super::files;
use crate::support::{Answer, Site, program::Program};

const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const UNCLEAR: &str = "Alpha;Beta;Gamma\nAda Quill;Acme Inc;ada@example.org\nBo Finch;Beta Ltd;bo@example.org\n";

async fn program() -> Program {
    Program::that_may_all(&Site::on_sqlite().await.with_api_rate(60_000)).await
}

/// Sends a list with more of a query string.
async fn send(program: &mut Program, query: &str, kind: &str, list: impl Into<Vec<u8>>) -> Answer {
    program.send("POST", &format!("/links?room=standup{query}"), &[("content-type", kind)], list.into()).await
}

/// The people as `Name <address>`.
fn people(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let mut reader = csv::Reader::from_reader(answer.body.as_bytes());
    reader.records().map(Result::unwrap).map(|row| format!("{} <{}>", &row[0], &row[1])).collect()
}

/// The place of the only problem and what it says.
fn problem(answer: &Answer, status: StatusCode) -> (String, String) {
    let (_, places) = answer.refusal(status);
    assert_eq!(places.len(), 1, "{}", answer.body);
    (places[0].clone(), answer.json()["problems"][0]["detail"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn columns_can_be_given_and_are_asked_for() {
    let mut program = program().await;
    for query in ["&columns=name=Alpha,email=Gamma", "&columns=name%3D1,email%3D3&header_row=1"] {
        let answer = send(&mut program, query, CSV, UNCLEAR).await;
        assert_eq!(people(&answer), ["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"], "{query}");
        assert_eq!(answer.header("latchkey-warnings"), "ignored column: Beta");
    }
    let (place, said) = problem(&send(&mut program, "", CSV, UNCLEAR).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place, "columns");
    assert!(said.contains("2 “Beta” (Acme Inc, Beta Ltd)") && said.contains("columns=name=1,email=3."), "{said}");
    let wrong = send(&mut program, "&columns=nome=1", CSV, UNCLEAR).await;
    let (place, said) = problem(&wrong, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(place == "columns" && said.starts_with("unknown column “nome”; expected name, "), "{place} {said}");
    let wrong = send(&mut program, "&header_row=99", CSV, UNCLEAR).await;
    let (place, said) = problem(&wrong, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place, "header_row");
    assert!(said.starts_with("Line 99 has no column names. Expected the line"), "{said}");
    let (place, _) =
        problem(&send(&mut program, "&header_row=x", CSV, UNCLEAR).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place, "header_row");
    let (place, said) = problem(&send(&mut program, "", CSV, "name,email\n").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((place.as_str(), said.as_str()), ("", "The list has column names but no people."));
}

#[tokio::test]
async fn a_declared_encoding_counts() {
    let mut program = program().await;
    let list = files::encoded("windows-1250", "Name;Email\nŽofie Křížová;zofie@example.cz\n");
    let kind = "text/csv; charset=\"Windows-1250\"";
    for (query, kind) in [("", kind), ("&encoding=windows-1250", CSV), ("&encoding=cp1250", kind)] {
        let answer = send(&mut program, query, kind, list.clone()).await;
        assert_eq!(people(&answer), ["Žofie Křížová <zofie@example.cz>"], "{query} {kind}");
        assert_eq!(answer.header("latchkey-warnings"), "");
    }
    let answer = send(&mut program, "", CSV, list.clone()).await;
    assert!(answer.header("latchkey-warnings").starts_with("the file was read as "), "{}", answer.body);
    let unknown = send(&mut program, "", "text/csv; charset=utf-99", list.clone()).await;
    let (place, said) = problem(&unknown, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(place, "Content-Type");
    assert!(said.starts_with("Unknown encoding \"utf-99\". Use a name such as utf-8"), "{said}");
    let unknown = send(&mut program, "&encoding=utf-99", CSV, list.clone()).await;
    assert_eq!(problem(&unknown, StatusCode::UNPROCESSABLE_ENTITY).0, "encoding");
    let two = send(&mut program, "&encoding=utf-8", kind, list).await;
    let (place, said) = problem(&two, StatusCode::BAD_REQUEST);
    assert_eq!(place, "encoding");
    assert!(said.contains("windows-1250") && said.contains("UTF-8"), "{said}");
}

#[tokio::test]
async fn spreadsheets_and_cards_are_read_whatever_their_type_says() {
    let mut program = program().await;
    let guests = include_bytes!("files/second-sheet.xlsx");
    for kind in [XLSX, CSV] {
        let answer = send(&mut program, "", kind, *guests).await;
        assert_eq!(people(&answer).len(), 3);
        let warnings = answer.header("latchkey-warnings");
        assert_eq!(warnings, "only sheet ?Guests? was read, because no other sheet seems to list people");
    }
    let older = send(&mut program, "", "application/vnd.ms-excel", *include_bytes!("files/guests.xls")).await;
    assert_eq!(people(&older)[0], "Grażyna Żółć <grazyna@example.org>");
    let book = files::open_document(&[("People", "Name\tEmail\nAda\tada@example.org")]);
    let answer = send(&mut program, "", "application/vnd.oasis.opendocument.spreadsheet", book).await;
    assert_eq!(people(&answer), ["Ada <ada@example.org>"]);
    let cards = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Quill\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n";
    assert_eq!(people(&send(&mut program, "", "text/vcard", cards).await), ["Zoë Quill <zoe@example.org>"]);
    let tabs = send(&mut program, "", "text/tab-separated-values", "name\temail\nAda\tada@example.org\n").await;
    assert_eq!(people(&tabs), ["Ada <ada@example.org>"]);
    let locked = send(&mut program, "", XLSX, *include_bytes!("files/protected.xlsx")).await;
    let (place, said) = problem(&locked, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((place.as_str(), &said[..35]), ("", "This spreadsheet is protected with "));
    let other = send(&mut program, "", "application/pdf", "%PDF-1.7\n").await;
    assert_eq!(other.refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE).0, "unsupported_type");
    assert!(other.body.contains("text/vcard"), "{}", other.body);
    let large = [&guests[..], &vec![0; 6 << 20]].concat();
    let large = send(&mut program, "", XLSX, large).await;
    assert_eq!(large.refusal(StatusCode::PAYLOAD_TOO_LARGE).0, "too_large");
}

#[tokio::test]
async fn the_sheet_can_be_given_and_is_asked_for() {
    let mut program = program().await;
    let sheets = [("May", "Name\tEmail\nAda\tada@example.org"), ("June", "Name\tEmail\nBo\tbo@example.org")];
    let book = files::workbook(&sheets);
    let (place, said) = problem(&send(&mut program, "", XLSX, book.clone()).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place, "sheet");
    assert_eq!(said, "Several sheets could contain the list: May, June. Specify the sheet to use.");
    assert_eq!(people(&send(&mut program, "&sheet=June", XLSX, book.clone()).await), ["Bo <bo@example.org>"]);
    let wrong = send(&mut program, "&sheet=July", XLSX, book).await;
    let (place, said) = problem(&wrong, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((place.as_str(), said.as_str()), ("sheet", "Sheet \"July\" was not found. The sheets are: May, June."));
    let text = send(&mut program, "&sheet=July", CSV, "name\nAda\n").await;
    assert_eq!(problem(&text, StatusCode::UNPROCESSABLE_ENTITY).0, "sheet");
}

#[tokio::test]
async fn a_spreadsheet_of_many_rows_comes_back_whole() {
    let mut program = program().await;
    let rows: String = (0..5000).map(|n| format!("\nPerson {n} Quill\tp{n}@example.org")).collect();
    let book = files::workbook(&[("People", &format!("Name\tEmail{rows}"))]);
    let all = people(&send(&mut program, "", XLSX, book).await);
    assert_eq!((all.len(), all[4999].as_str()), (5000, "Person 4999 Quill <p4999@example.org>"));
}

#[tokio::test]
async fn an_address_below_a_name_stays_with_it() {
    let mut program = program().await;
    let list: String =
        (0..500).map(|n| format!("Quill {}\n <p{n}@example.org>\n", "abcdefghij".repeat(n % 7 + 1))).collect();
    let all = people(&send(&mut program, "", CSV, list).await);
    assert_eq!(all.len(), 500);
    assert!(
        all.iter()
            .enumerate()
            .all(|(n, person)| person.starts_with("Quill ") && person.ends_with(&format!(" <p{n}@example.org>")))
    );
}
