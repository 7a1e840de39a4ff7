//! How often a request reads meetings and people.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{Browser, Site, domain, on_both, pasted, program::Program, typed};

on_both!(a_meeting_and_its_people_are_read_once_for_a_request);

const ID: &str = "2c9a1b0e-6f3d-4a57-8b21-9d8e7f6a5b4c";

/// How many reads of meetings and people a piece of work takes.
macro_rules! reads {
    ($site:expr, $work:expr) => {{
        let before = $site.store.meeting_reads();
        let answer = $work.await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{}: {}", answer.status, answer.body);
        $site.store.meeting_reads() - before
    }};
}

async fn a_meeting_and_its_people_are_read_once_for_a_request(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada, owner\nBob <bob@example.org>\nCarol")).await;
    let mut program = Program::that_may_all(&site).await;
    let shown = reads!(site, browser.get(&path));
    // The meeting, how each of its people stands, and those who are shown.
    assert!((1..=3).contains(&shown), "a meeting is shown: {shown} reads");
    let address = format!("{path}/edit");
    let form = browser.get(&address).await.page().fields("form.meeting");
    assert!(reads!(site, browser.post(&address, &typed(&form, &[("title", "Another")]))) <= 2, "and changed");
    let form = browser.get(&address).await.page().fields("form.meeting");
    let later = [("end", "11:30"), ("step", "change")];
    assert!(reads!(site, browser.post(&address, &typed(&form, &later))) <= 2, "with its links");
    assert!(reads!(site, program.get(&path)) <= 2, "the API reads a meeting");
    assert!(reads!(site, program.get(&format!("{path}/invitations"))) <= 2, "and its people");
    let (json, change) = ([("content-type", "application/json")], json!({"title": "A third"}).to_string());
    assert!(reads!(site, program.send("PATCH", &path, &json, change)) <= 2, "and changes it");
    for file in ["links.csv", "links.txt", "drafts.zip", "print", "message", "add", "delete", "repeat"] {
        // The form of a repeated meeting shows the latest ones too.
        let most = if file == "repeat" { 3 } else { 2 };
        assert!(reads!(site, browser.get(&format!("{path}/{file}"))) <= most, "{file}");
    }
    assert!(reads!(site, browser.get("/")) <= 3, "the start page");
}

#[tokio::test]
async fn the_start_page_reads_as_often_however_many_meetings_need_new_links() {
    let site = Site::on_sqlite().await;
    let mut browser = site.ada().await;
    for number in 0..12 {
        let id = format!("2c9a1b0e-6f3d-4a57-8b21-{number:012}");
        browser.make_meeting(&pasted(&id, "Ada, owner\nBob\nCarol\nDan\nEve")).await;
    }
    let other = latchkey::Signer::new(domain(), &latchkey::ApiKey::parse("another-key").unwrap());
    let mut elsewhere: Browser = site.browser_with(other);
    elsewhere.take_cookies(&browser);
    let before = site.store.meeting_reads();
    let start = elsewhere.get("/").await;
    assert_eq!(start.status, StatusCode::OK);
    assert_eq!(start.page().texts(".notice li").len(), 12, "{}", start.body);
    assert!(start.page().text(".notice li").contains("Ada, Bob, Carol and 2 more"), "{}", start.body);
    // The people's names are read as well.
    assert!(site.store.meeting_reads() - before <= 4, "{} reads", site.store.meeting_reads() - before);
}
