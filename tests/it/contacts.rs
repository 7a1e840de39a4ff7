//! The address book: people who were invited, to propose them again.

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::{
    audit::Action,
    invite::Invitee,
    store::{CONTACT_LIMIT, Wanted},
};

use crate::support::{Site, now, on_both, pasted, signer};

on_both!(
    people_who_are_invited_are_kept_and_proposed,
    people_are_searched_downloaded_and_deleted,
    address_books_are_under_retention,
    an_address_book_forgets_those_invited_longest_ago,
);

const ID: &str = "3c0c3c1e-1111-4111-8111-111111111133";
const PEOPLE: &str = "Ada Lovelace <ada@example.org>, owner\nZoë <zoe@example.org>\nBob\n";

async fn people_who_are_invited_are_kept_and_proposed(mut site: Site) {
    let mut ada = site.ada().await;
    assert_eq!(ada.get("/settings/people/names").await.body, "");
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    let names = ada.get("/settings/people/names").await;
    assert_eq!(names.body, "Bob\t\t\nZoë\tzoe@example.org\t\n", "all but the organizer");
    site.wait(SignedDuration::from_mins(1));
    let mut ada = site.signed_in_again(&ada);
    let more = [("batch_id", ID), ("name", "ZOË"), ("email", "Zoe@example.org"), ("language", "Deutsch")];
    assert_eq!(ada.post(&format!("{path}/invitations"), &more).await.status, StatusCode::SEE_OTHER);
    let names = ada.get("/settings/people/names").await;
    assert_eq!(
        names.body, "ZOË\tZoe@example.org\tDeutsch\nBob\t\t\n",
        "the same person is there once, as written last"
    );
    assert_eq!(site.bob().await.get("/settings/people/names").await.body, "");
    let page = ada.get("/settings/people").await.page();
    assert_eq!(page.texts(".keys strong"), ["ZOË", "Bob"]);
    assert!(page.text(".lede").contains("90 days after you last invited them"));
}

async fn people_are_searched_downloaded_and_deleted(site: Site) {
    let mut ada = site.ada().await;
    ada.make_meeting(&pasted(ID, PEOPLE)).await;
    let organizers = site.store.organizers().await.unwrap();
    let calculated = Invitee::typed("=1+1", Some("calc@example.org"), false).unwrap();
    site.store.keep_contacts(&organizers[0].id, &[calculated], now()).await.unwrap();
    assert_eq!(ada.get("/settings/people?q=ZOE@").await.page().texts(".keys strong"), ["Zoë"]);
    assert!(ada.get("/settings/people?q=nobody").await.body.contains("No one in your address book matches"));
    let file = ada.get("/settings/people.csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], r#""name","email","language","last_invited""#);
    assert_eq!(lines[1], r#""'=1+1","calc@example.org","","2026-11-24T09:00:00Z""#);
    assert_eq!(lines.len(), 4);
    let page = ada.get("/settings/people?q=zo").await.page();
    let person = page.texts("[name=person]").remove(0);
    let person = page.raw_texts("[name=person]").first().cloned().unwrap_or(person);
    let mut bob = site.bob().await;
    bob.post("/settings/people", &[("person", &person)]).await;
    // As a browser sends it.
    ada.post("/settings/people", &[("person", &person.replace('\n', "\r\n"))]).await;
    let page = ada.get("/settings/people").await.page();
    assert!(page.text("[role=status]").contains("1 person was deleted from your address book."));
    assert_eq!(page.texts(".keys strong"), ["=1+1", "Bob"]);
    ada.post("/settings/people", &[("everyone", "yes")]).await;
    assert!(ada.get("/settings/people").await.body.contains("Your address book is empty."));
    let wanted = Wanted { action: Some(Action::AddressBook), ..Wanted::default() };
    let entries = site.store.entries(&wanted, 9);
    let mut details: Vec<_> = entries.await.unwrap().into_iter().filter_map(|entry| entry.detail).collect();
    details.sort();
    assert_eq!(details, ["deleted 1 person", "deleted everyone", "downloaded 3 people"]);
}

async fn address_books_are_under_retention(mut site: Site) {
    site.app(signer()).keep_retention().await.unwrap();
    let mut ada = site.ada().await;
    ada.make_meeting(&pasted(ID, PEOPLE)).await;
    site.wait(SignedDuration::from_hours(24 * 89));
    site.app(signer()).keep_retention().await.unwrap();
    let mut ada = site.ada().await;
    assert!(ada.get("/settings/people").await.body.contains("Zoë"));
    site.wait(SignedDuration::from_hours(24));
    site.app(signer()).keep_retention().await.unwrap();
    let mut ada = site.ada().await;
    assert!(ada.get("/settings/people").await.body.contains("Your address book is empty."));
}

async fn an_address_book_forgets_those_invited_longest_ago(site: Site) {
    let organizer = site.store.organizers().await.unwrap().remove(0).id;
    let invitees = |from: i64, count: i64| -> Vec<Invitee> {
        (from..from + count)
            .map(|number| Invitee::typed(&format!("Person {number:05}"), None, false).unwrap())
            .collect()
    };
    site.store.keep_contacts(&organizer, &invitees(0, CONTACT_LIMIT + 10), now()).await.unwrap();
    assert_eq!(site.store.contacts(&organizer).await.unwrap().len(), 2000);
    let later = now() + SignedDuration::from_secs(1);
    site.store.keep_contacts(&organizer, &invitees(5000, 5), later).await.unwrap();
    // The page shows 30 at a time, also of those who are searched for.
    let mut ada = site.ada().await;
    let page = ada.get("/settings/people?page=2").await.page();
    assert_eq!((page.texts(".keys strong").len(), page.text(".pages span").as_str()), (30, "31–60 of 2000"));
    let page = ada.get("/settings/people?q=person%200012&page=9").await.page();
    assert_eq!(page.texts(".keys strong").len(), 10);
    assert!(!page.has(".pages"));
    let page = ada.get("/settings/people?q=person%20001").await.page();
    assert_eq!(page.attributes(".pages a", "href"), ["?q=person%20001&page=2"]);
    let contacts = site.store.contacts(&organizer).await.unwrap();
    assert_eq!((contacts.len(), contacts[0].name.as_str()), (2000, "Person 05000"));
}
