//! What opens a meeting is nowhere but in the hands of the invitee.

use std::time::Duration;

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{ID, join, make, path_of};
use crate::support::{
    LINK_KEY, Site, fields_for_now, on_both, run_sql,
    served::{Served, http},
};

on_both!(nothing_stored_or_backed_up_opens_a_meeting, a_code_that_someone_writes_into_the_database_opens_nothing);

/// Every way in which a code may be written.
fn forms_of(link: &str) -> [String; 3] {
    let code = link.rsplit('/').next().unwrap();
    let groups: Vec<&str> = (0..4).map(|at| &code[4 * at..4 * at + 4]).collect();
    [code.to_owned(), code.to_uppercase(), groups.join("-")]
}

async fn nothing_stored_or_backed_up_opens_a_meeting(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    site.wait(SignedDuration::from_mins(20));
    for (_, link) in &links {
        site.browser().get(path_of(link)).await;
        assert!(join(&mut site.browser(), link).await.location().contains("?t=ey"));
        site.browser().post(&format!("{}/ask", path_of(link)), &[]).await;
    }
    let mut ada = site.signed_in_again(&ada);
    ada.post(&format!("{meeting}/links"), &[("everyone", "yes"), ("step", "replace")]).await;
    let all: Vec<String> = ada.links(&meeting).await.into_iter().chain(links).map(|(_, link)| link).collect();
    ada.post(&format!("{meeting}/links"), &[("everyone", "yes"), ("step", "revoke")]).await;
    ada.post(&format!("{meeting}/delete"), &[]).await;
    let backup = site.folder.path().join("backup.db");
    latchkey::program::app::back_up(&site.url, &backup).await.unwrap();
    let backup = String::from_utf8_lossy(&std::fs::read(&backup).unwrap()).into_owned();
    for stored in [site.everything_stored().await, backup] {
        assert!(stored.contains("Ada Lovelace"));
        for secret in all.iter().flat_map(|link| forms_of(link)).chain([LINK_KEY.to_owned(), "eyJ".to_owned()]) {
            assert!(!stored.contains(&secret), "{secret}");
        }
    }
}

/// Who can write into the database can't make a code: it has to follow from the link key as well.
async fn a_code_that_someone_writes_into_the_database_opens_nothing(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let made_up: latchkey::program::invite::join::JoinCode = "7x4k9m2p0111wxyz".parse().unwrap();
    let sql = format!(
        "UPDATE join_codes SET lookup = '{}' WHERE lookup = (SELECT MIN(lookup) FROM join_codes)",
        made_up.lookup()
    );
    run_sql(&site.url, &sql).await;
    let answer = site.browser().get("/j/7x4k9m2p0111wxyz").await;
    assert_eq!(
        (answer.status, answer.page().text("h1").as_str()),
        (StatusCode::NOT_FOUND, "We don’t recognize this link")
    );
    let mut working = 0;
    for (_, link) in &links {
        working += usize::from(site.browser().get(path_of(link)).await.status == StatusCode::OK);
    }
    assert_eq!(working, 1, "the other one");
}

#[tokio::test]
async fn no_code_and_no_token_is_logged_or_counted_however_much_is() {
    let folder = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let settings = [("LATCHKEY_LINK_KEY", LINK_KEY), ("LATCHKEY_LOG", "trace"), ("LATCHKEY_METRICS_LISTEN", &free)];
    let mut served = Served::start(folder.path(), &settings).await;
    let mut fields = fields_for_now(ID, "Ada\nBob");
    fields.push(("link_kind", "join"));
    assert_eq!(served.post("/meetings", &fields).await.status, 303);
    let text = served.get(&format!("/meetings/{ID}/links.txt")).await;
    let links: Vec<String> = text.lines().map(|line| line.rsplit(": ").next().unwrap().to_owned()).collect();
    assert!(links.len() == 2 && links[0].starts_with("http://127.0.0.1:"), "{text}");
    let http = http().build().unwrap();
    for link in &links {
        assert_eq!(http.get(link).send().await.unwrap().status(), 200);
        let joined = http.post(link).send().await.unwrap();
        assert!(joined.headers()["location"].to_str().unwrap().contains("?t=ey"));
        assert_eq!(http.post(format!("{link}/ask")).send().await.unwrap().status(), 200);
        assert_eq!(http.get(format!("{link}/meeting.ics")).send().await.unwrap().status(), 200);
        let wrong = format!("{}0", &link[..link.len() - 1]);
        http.get(wrong).send().await.unwrap();
    }
    // What is damaged is logged, without what was asked for.
    let database = format!("sqlite:{}", folder.path().join("latchkey-data/latchkey.db").display());
    run_sql(&database, "UPDATE meetings SET zone = 'Nowhere/Land'").await;
    let broken = http.post(&links[0]).send().await.unwrap();
    assert_eq!(broken.status(), 503);
    let metrics = http.get(format!("http://{free}/metrics")).send().await.unwrap().text().await.unwrap();
    assert!(metrics.contains("latchkey_join_attempts_total{outcome=\"joined\"} 2"), "{metrics}");
    assert!(metrics.contains("latchkey_join_attempts_total{outcome=\"unknown code\"} 2"), "{metrics}");
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.kill();
    let log = served.log();
    assert!(log.contains("TRACE") && log.contains("/j/{code}") && log.contains("Nowhere/Land"), "{log}");
    for text in [&log, &metrics] {
        for secret in links.iter().flat_map(|link| forms_of(link)).chain([LINK_KEY.to_owned(), "eyJ".to_owned()]) {
            assert!(!text.contains(&secret), "{secret}");
        }
    }
}
