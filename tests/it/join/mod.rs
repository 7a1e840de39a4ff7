//! Join links: the page behind them, what organizers do with them, and what nobody can.

mod changes;
mod commands;
mod edges;
mod guessing;
mod links;
mod load;
mod page;
mod preview;
mod secrets;

use axum::http::StatusCode;

use crate::support::{Answer, Browser, Site, pasted};

pub(crate) const ID: &str = "4f2c8a52-6c1e-4b7e-9d57-0c5f1f3e8a10";

/// A meeting from 10:30 to 11:30 in Berlin with Ada, who is an owner, and Bob. The tests begin at 10:00, and the meeting
/// opens at 10:15.
pub(crate) async fn make(site: &Site, browser: &mut Browser) -> (String, Vec<(String, String)>) {
    let fields = pasted(ID, "Ada, owner\nBob <bob@example.net>");
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;
    assert!(links.iter().all(|(_, link)| link.starts_with("https://links.example.org/j/")), "{links:?}");
    assert!(site.everything_stored().await.contains("weekly-review"));
    (path, links)
}

/// The path of a link to this server.
pub(crate) fn path_of(link: &str) -> &str {
    link.strip_prefix("https://links.example.org").unwrap()
}

/// The path of a person's page.
pub(crate) async fn person(browser: &mut Browser, meeting: &str, name: &str) -> String {
    let page = browser.get(meeting).await.page();
    let place = page.texts(".links bdi").iter().position(|found| found == name).unwrap();
    page.attributes(".links .tools a", "href")[place].clone()
}

pub(crate) const REVOKED: &str = "This link no longer works";
pub(crate) const REPLACED: &str = "This link was replaced";

/// Presses a button below a person's link. Returns what the page then says.
pub(crate) async fn change(browser: &mut Browser, person: &str, step: &str) -> String {
    let answer = browser.post(&format!("{person}/link"), &[("step", step)]).await;
    said_after(browser, &answer).await
}

/// Follows a redirect, and returns what the page says was done.
pub(crate) async fn said_after(browser: &mut Browser, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = browser.get(answer.location()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.page().text("p.notice[role=status], .notice > p[role=status]")
}

/// Presses the button on the page behind a link.
pub(crate) async fn join(browser: &mut Browser, link: &str) -> Answer {
    browser.post_bytes(path_of(link), "application/x-www-form-urlencoded", "").await
}

/// What the page behind a link is headed with.
pub(crate) async fn heading(site: &Site, link: &str, status: StatusCode) -> String {
    let answer = site.browser().get(path_of(link)).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    let page = answer.page();
    // A card says in which state a meeting is; elsewhere, the page's own heading does.
    let card = page.text(".card h2");
    if card.is_empty() { page.text("h1") } else { card }
}
