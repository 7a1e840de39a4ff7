//! Joining is the last thing to fail.

use std::time::Duration;

use axum::http::StatusCode;
use jiff::SignedDuration;
use tokio::{task::JoinSet, time::interval};

use super::{ID, heading, join, make, path_of};
use crate::support::{
    LINK_KEY, Site, fields_for_now, on_both, pasted, postgres_url,
    served::{Served, http},
    signer,
};

on_both!(
    joining_goes_on_while_twenty_thousand_people_are_invited,
    joining_goes_on_while_the_click_cannot_be_stored,
    without_a_database_the_page_says_whose_fault_it_is,
);

async fn joining_goes_on_while_twenty_thousand_people_are_invited(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (_, links) = make(&site, &mut ada).await;
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    let people: String = (0..20_000).map(|number| format!("Person {number}\n")).collect();
    let creating = tokio::spawn(async move {
        let fields = pasted("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57", &people);
        ada.post("/meetings", &fields).await.status
    });
    let mut joined = 0;
    while !creating.is_finished() || joined < 20 {
        let answer = join(&mut site.browser(), &links[joined % 2].1).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert!(answer.location().contains("?t=ey"));
        joined += 1;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(creating.await.unwrap(), StatusCode::SEE_OTHER);
    let codes =
        site.store.db().fetch("SELECT COUNT(*) AS total FROM join_codes", &[], |row| row.integer("total")).await;
    assert_eq!(codes.unwrap(), [20_002]);
}

async fn joining_goes_on_while_the_click_cannot_be_stored(mut site: Site) {
    site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    site.wait(SignedDuration::from_mins(20));
    let app = site.app(signer());
    // Somebody else holds the database for writing.
    let held = site.store.db().begin().await.unwrap();
    let mut held = held;
    held.execute("UPDATE invitations SET join_count = join_count", &[]).await.unwrap();
    let answer = join(&mut Site::browser_of(&app), &links[1].1).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(answer.location().contains("?t=ey"));
    assert_eq!(heading(&site, &links[0].1, StatusCode::OK).await, "Weekly review");
    drop(held);
}

async fn without_a_database_the_page_says_whose_fault_it_is(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let app = site.app(signer());
    site.store.close().await;
    let mut browser = Site::browser_of(&app);
    for answer in [
        browser.get(path_of(&links[0].1)).await,
        join(&mut browser, &links[0].1).await,
        browser.post(&format!("{}/ask", path_of(&links[0].1)), &[]).await,
        browser.get(&format!("{}/test", path_of(&links[0].1))).await,
        browser.get(&format!("{}/meeting.ics?lang=en", path_of(&links[0].1))).await,
    ] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert_eq!(answer.page().text("h1"), "Something went wrong on our end");
        assert_eq!(answer.header("retry-after"), "60");
        assert!(answer.page().text("main").contains("Try again in a minute."));
    }
}

async fn serve(folder: &std::path::Path, more: &[(&str, &str)]) -> (Served, Vec<String>) {
    let settings = [&[("LATCHKEY_LINK_KEY", LINK_KEY)], more].concat();
    let served = Served::start(folder, &settings).await;
    let mut fields = fields_for_now(ID, "Ada\nBob\nCarol\nDan");
    fields.push(("link_kind", "join"));
    assert_eq!(served.post("/meetings", &fields).await.status, 303);
    let text = served.get(&format!("/meetings/{ID}/links.txt")).await;
    let links = text.lines().map(|line| line.rsplit(": ").next().unwrap().to_owned()).collect();
    (served, links)
}

#[tokio::test]
async fn a_school_of_two_thousand_joins_from_one_address_in_ten_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let (served, links) = serve(folder.path(), &[]).await;
    let http = http().build().unwrap();
    let (mut joins, mut turns) = (JoinSet::new(), interval(Duration::from_millis(5)));
    for number in 0..2000 {
        turns.tick().await;
        let request = http.post(&links[number % links.len()]);
        joins.spawn(async move { request.send().await.unwrap() });
    }
    while let Some(answer) = joins.join_next().await {
        let answer = answer.unwrap();
        assert_eq!(answer.status(), 303);
        assert!(answer.headers()["location"].to_str().unwrap().starts_with("https://acme.daily.co/weekly-review?t=ey"));
    }
    let page = served.get(&format!("/meetings/{ID}")).await;
    assert_eq!(page.matches("Clicked “Join now” 500 times").count(), 4, "each click is counted");
}

#[tokio::test]
async fn with_one_of_two_instances_down_people_join_through_the_other() {
    let (folder, url) = (tempfile::tempdir().unwrap(), postgres_url().await);
    let (mut one, links) = serve(folder.path(), &[("DATABASE_URL", &url)]).await;
    let folder = tempfile::tempdir().unwrap();
    let other = one.beside(folder.path()).await;
    one.kill();
    let path = links[0].splitn(4, '/').nth(3).unwrap();
    let http = http().build().unwrap();
    let address = format!("{}/{path}", other.client.address);
    assert_eq!(http.get(&address).send().await.unwrap().status(), 200);
    let joined = http.post(&address).send().await.unwrap();
    assert!(joined.headers()["location"].to_str().unwrap().contains("?t=ey"));
}
