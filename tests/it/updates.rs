//! Updated invitations: what they say has changed, and whether the earlier link still works.

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::Value;
use uuid::Uuid;

use crate::support::{Browser, Site, on_both, pasted, run_sql, smtp::Smtp, typed};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";

on_both!(
    an_update_says_what_changed_and_whether_the_earlier_link_works,
    an_update_with_a_join_link_says_that_the_link_is_the_same_or_was_replaced,
    someone_at_a_new_address_gets_an_invitation_and_no_update,
);

async fn send(site: &Site, browser: &mut Browser, path: &str, to: &str) {
    let batch_id = Uuid::new_v4().to_string();
    let answer = browser.post(&format!("{path}/send"), &[("to", to), ("batch_id", &batch_id)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    site.deliver().await;
}

async fn edit(browser: &mut Browser, path: &str, changes: &[(&'static str, &'static str)]) {
    let form = browser.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    let changes = [changes, &[("step", "change")]].concat();
    let answer = browser.post(&format!("{path}/edit"), &typed(&form, &changes)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// The paragraphs of the last message that was taken.
fn paragraphs(taken: &[Value]) -> Vec<String> {
    let text = taken.last().unwrap()["text"].as_str().unwrap().replace("\r\n", "\n");
    text.trim().split("\n\n").map(str::to_owned).collect()
}

async fn an_update_says_what_changed_and_whether_the_earlier_link_works(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <bob@example.org>")).await;
    send(&site, &mut ada, &path, "new").await;
    assert_eq!(paragraphs(&smtp.taken())[1], "Ada Lovelace has invited you to Weekly review.");
    let new_link = "Please use the new link.";
    for (changes, said, link) in [
        (
            &[("start", "11:00"), ("end", "12:00")][..],
            "New time: 11:00 instead of 10:30.",
            "only works at the old time.",
        ),
        (&[("end", "12:30")], "New end: 12:30 instead of 12:00.", "only works at the old time."),
        (
            &[("date", "2026-11-25")],
            "New time: Wednesday 25 November, 11:00 instead of Tuesday 24 November, 11:00.",
            "only works at the old time.",
        ),
        (&[("opens_early", "30")], "You can now join from 10:30 instead of 10:45.", "only works at the old time."),
        (
            &[("title", "Finals")],
            "New title: Finals instead of Weekly review.\nNew room: finals instead of weekly-review.",
            "leads to the old room.",
        ),
    ] {
        edit(&mut ada, &path, changes).await;
        if said.contains("New room") {
            run_sql(&site.url, "UPDATE meetings SET room = 'finals'").await;
        }
        send(&site, &mut ada, &path, "outdated").await;
        let message = paragraphs(&smtp.taken());
        let title = if message[1].contains("Finals") { "Finals" } else { "Weekly review" };
        assert_eq!(message[1], format!("Ada Lovelace updated your invitation to {title}."));
        assert_eq!(message[2], said);
        let line = format!("Your old link {link} {new_link}");
        assert!(message.last().unwrap().contains(&line), "{message:?}");
        let html = smtp.taken().last().unwrap()["html"].as_str().unwrap().to_owned();
        let html = latchkey::program::texts::plain(&html).into_owned();
        assert!(said.lines().chain([line.as_str()]).all(|said| html.contains(said)), "{html}");
    }
    // The link is the same when only the title changes, and another one for an owner.
    edit(&mut ada, &path, &[("title", "Final")]).await;
    send(&site, &mut ada, &path, "outdated").await;
    let message = paragraphs(&smtp.taken());
    assert_eq!(message[2], "New title: Final instead of Finals.");
    assert!(message.last().unwrap().contains("Your link hasn’t changed and still works."), "{message:?}");
    let bob = ada.get(&path).await.page().attributes(".links .tools a", "href")[0].clone();
    ada.post(&bob, &[("name", "Bob"), ("email", "bob@example.org"), ("owner", "yes")]).await;
    send(&site, &mut ada, &path, "outdated").await;
    let message = paragraphs(&smtp.taken());
    assert_eq!(message[2], "You’re now an owner of this meeting.");
    assert!(message.last().unwrap().contains("still works, but with the old details. Please"), "{message:?}");
    // Once it has expired, the link of a meeting that moved does not work.
    site.wait(SignedDuration::from_hours(48));
    let mut ada = site.ada().await;
    edit(&mut ada, &path, &[("date", "2026-11-27")]).await;
    send(&site, &mut ada, &path, "outdated").await;
    let message = paragraphs(&smtp.taken());
    assert!(message.last().unwrap().contains("Your old link no longer works. Please"), "{message:?}");
    let stored = site.everything_stored().await;
    assert!(!stored.contains("eyJ0eXAi") && !stored.contains("daily.co/finals"), "neither tokens nor links are stored");
}

async fn an_update_with_a_join_link_says_that_the_link_is_the_same_or_was_replaced(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let fields = [pasted(ID, "Bob <bob@example.org>"), vec![("link_kind", "join")]].concat();
    let path = ada.make_meeting(&fields).await;
    send(&site, &mut ada, &path, "new").await;
    edit(&mut ada, &path, &[("start", "11:00"), ("end", "12:00")]).await;
    run_sql(&site.url, "UPDATE meetings SET room = 'other'").await;
    send(&site, &mut ada, &path, "outdated").await;
    let message = paragraphs(&smtp.taken());
    assert_eq!(message[2], "New time: 11:00 instead of 10:30.", "a room makes no difference to a join link");
    assert!(message.last().unwrap().contains("Your link hasn’t changed and still works."), "{message:?}");
    let bob = ada.get(&path).await.page().attributes(".links .tools a", "href")[0].clone();
    ada.post(&format!("{bob}/link"), &[("step", "replace")]).await;
    send(&site, &mut ada, &path, "outdated").await;
    let message = paragraphs(&smtp.taken());
    assert!(message.last().unwrap().contains("Your old link no longer works. Please use the new link."));
}

async fn someone_at_a_new_address_gets_an_invitation_and_no_update(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <bob@example.org>")).await;
    send(&site, &mut ada, &path, "new").await;
    let bob = ada.get(&path).await.page().attributes(".links .tools a", "href")[0].clone();
    ada.post(&bob, &[("name", "Bob"), ("email", "bob.stone@example.org")]).await;
    send(&site, &mut ada, &path, "outdated").await;
    let taken = smtp.taken();
    assert_eq!(taken.last().unwrap()["address"], "bob.stone@example.org");
    assert_eq!(paragraphs(&taken)[1], "Ada Lovelace has invited you to Weekly review.");
    let subject = taken.last().unwrap()["headers"]["Subject"].as_str().unwrap().to_owned();
    assert!(subject.starts_with("Invitation: "), "{subject}");
}
