//! Mail: what is sent, once, to whom, and what an organizer sees of it; with a mail server of another make.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
    time::Duration,
};

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::{app::App, jobs, mail::Mailer};
use serde_json::Value;
use tokio::{sync::watch, time::Instant};
use uuid::Uuid;

use crate::{
    cli::{latchkey, run},
    support::{
        Browser, Site,
        certificate::Certificate,
        claims_of, fields_for_now, on_both, pasted, run_sql,
        served::Served,
        signer,
        smtp::{self, Smtp},
    },
};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";

fn batch() -> String {
    Uuid::new_v4().to_string()
}

async fn send(browser: &mut Browser, path: &str, to: &str) {
    let answer = browser.post(&format!("{path}/send"), &[("to", to), ("batch_id", &batch())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// The addresses on a meeting's page, each with what the page says about the person.
async fn states(browser: &mut Browser, path: &str) -> Vec<String> {
    let page = browser.get(path).await.page();
    let addresses = page.texts(".links li > span:nth-of-type(1)");
    addresses.iter().zip(page.texts(".links .state")).map(|(address, state)| format!("{address} {state}")).collect()
}

/// How many people the send sheet offers to send an update to.
async fn outdated(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(&format!("{path}/send?to=outdated")).await.page();
    page.text(".tools [aria-current]").replace("Need an update: ", "")
}

/// The news of a meeting's page.
async fn news(browser: &mut Browser, path: &str) -> String {
    let address = browser.get(path).await.page().attributes("[data-news]", "data-news").remove(0);
    let answer = browser.get(&address).await;
    assert_eq!(answer.header("content-type"), "text/event-stream");
    answer.body
}

on_both!(
    a_meetings_people_get_their_mail_once_and_the_page_says_so,
    a_change_is_sent_to_those_it_concerns_and_a_cancellation_to_those_who_were_invited,
    deleting_and_telling_happen_both_or_not_at_all,
    what_fails_is_tried_again_and_what_is_refused_is_not,
    a_fault_of_the_set_up_is_told_once_and_tried_again,
    a_clock_that_is_set_back_holds_no_mail_up,
);

async fn a_clock_that_is_set_back_holds_no_mail_up(site: Site) {
    let smtp = Smtp::start();
    let mut server = smtp.settings();
    server.limits.per_minute = 3;
    let mut site = site.with_mail(server);
    let mut ada = site.ada().await;
    let people =
        "Ada <fine.1@example.org>\nBob <busy.2@example.org>\nCarol <fine.3@example.org>\nDan <fine.4@example.org>";
    let path = ada.make_meeting(&pasted(ID, people)).await;
    send(&mut ada, &path, "new").await;
    // One of them is being sent when its program ends, one is to be tried again, one is held back by the limit.
    let now = site.app_after_hold().now();
    let limits = smtp.settings().limits;
    let lease = now + SignedDuration::from_mins(3);
    let claimed = site.store.claim_message(now, lease, limits).await.unwrap().unwrap();
    site.deliver().await;
    let before = smtp.taken().len();
    site.wait(SignedDuration::from_hours(-24));
    site.deliver().await;
    assert!(smtp.taken().len() > before, "the limit counts nothing of the time to come");
    let again = site.app(signer()).now() + SignedDuration::from_mins(2);
    assert!(site.store.next_message_at().await.unwrap().unwrap() <= again, "a pause is as long as it was");
    for _ in 0..4 {
        site.wait(SignedDuration::from_secs(61));
        site.deliver().await;
    }
    let taken = smtp.taken();
    let addresses: HashSet<_> = taken.iter().map(|message| message["address"].as_str().unwrap()).collect();
    assert_eq!((taken.len(), addresses.len()), (4, 4), "each once, also that of {}", claimed.message_id);
}

async fn a_meetings_people_get_their_mail_once_and_the_page_says_so(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let people = "Zoë 李 <zoe@example.org>, owner\n\"Stone, Bob\" <bob@example.org>\nCarol";
    let mut fields = pasted(ID, people);
    fields.extend([("subject", "Come, {name}"), ("note", "Bring <b>tea</b>.\nSee {link}")]);
    let path = ada.make_meeting(&fields).await;
    assert_eq!(ada.get(&path).await.page().attributes(".toolbar > a.strong", "href"), [format!("{path}/send")]);
    assert_eq!(
        states(&mut ada, &path).await,
        ["zoe@example.org Not shared", "bob@example.org Not shared", "no email address Not shared"]
    );

    // The same form twice, then another: nobody is written to twice.
    let once = [("to", "new"), ("batch_id", ID)];
    for _ in 0..2 {
        assert_eq!(ada.post(&format!("{path}/send"), &once).await.location(), format!("{path}#mail"));
    }
    send(&mut ada, &path, "new").await;
    assert_eq!(
        states(&mut ada, &path).await,
        ["zoe@example.org Waiting", "bob@example.org Waiting", "no email address Not shared"]
    );
    let stored = site.everything_stored().await;
    assert!(!stored.contains("eyJ0eXAi") && !stored.contains("eyJyIjoi") && !stored.contains("daily.co/weekly"));

    site.deliver().await;
    let accepted = "Emailed 10:00";
    let (zoe, bob) = (format!("zoe@example.org {accepted}"), format!("bob@example.org {accepted}"));
    assert_eq!(states(&mut ada, &path).await, [zoe.as_str(), bob.as_str(), "no email address Not shared"]);
    assert!(ada.get(&path).await.page().has("#mail[hidden]"), "nothing is on its way");
    assert!(ada.get("/outbox").await.page().texts(".meetings li")[0].contains("Sent 10:00"));

    let taken = smtp.taken();
    assert_eq!(taken.len(), 2);
    let links = ada.links(&path).await;
    for message in &taken {
        assert_eq!(message["defects"], serde_json::json!([]), "{message}");
        let to = message["address"].as_str().unwrap();
        let (name, link) = links.iter().find(|(name, _)| (name == "Zoë 李") == (to == "zoe@example.org")).unwrap();
        assert_eq!(message["name"], name.as_str());
        let (text, html) = (message["text"].as_str().unwrap(), message["html"].as_str().unwrap());
        assert!(text.contains(link) && html.matches(link.as_str()).count() >= 2, "{text}");
        assert_eq!(claims_of(link).user_name.as_deref(), Some(name.as_str()));
        assert!(html.contains("Bring &#60;b&#62;tea&#60;/b&#62;."), "{html}");
        assert_eq!(message["remote"], serde_json::json!([]));
        let headers = &message["headers"];
        assert_eq!(headers["Subject"], format!("Come, {name}"));
        assert_eq!(headers["From"], "Ada Lovelace <links@example.net>");
        assert_eq!(headers["Reply-To"], "Ada Lovelace <ada@example.org>");
        assert_eq!(headers["Date"], "Tue, 24 Nov 2026 09:00:00 +0000");
        let kinds =
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"];
        assert_eq!(message["structure"], serde_json::json!(kinds));
        for event in message["events"].as_array().unwrap() {
            assert_eq!((&event["method"], &event["sequence"]), (&"REQUEST".into(), &0.into()));
            assert_eq!(event["attendee"], format!("mailto:{to}"));
            assert_eq!(event["starts"], 1_795_512_600);
        }
        assert_eq!(message["events"][0]["parameter"], "REQUEST");
    }
    // Somebody else's meeting is neither seen nor sent.
    let mut bob = site.bob().await;
    assert_eq!(bob.post(&format!("{path}/send"), &once).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bob.get(&format!("{path}/mail-news?from=0&to=2")).await.status, StatusCode::NOT_FOUND);
    assert!(bob.get("/outbox").await.page().texts(".meetings li").is_empty());

    // One again, by hand; a test to oneself; without a calendar entry.
    assert_eq!(ada.post("/settings/mail", &[]).await.status, StatusCode::SEE_OTHER);
    let person = ada.get(&path).await.page().attributes(".links .tools a", "href")[1].clone();
    let to_person = ada.get(&person).await.page().attributes("#mail a.button", "href").remove(0);
    let (to, id) = to_person.split_once("?person=").unwrap();
    assert_eq!(to, format!("{path}/send"));
    let chosen = [("to", "chosen"), ("chosen", id), ("batch_id", &batch())];
    assert_eq!(ada.post(to, &chosen).await.location(), format!("{path}#mail"));
    let answer = ada
        .post(&format!("{path}/message"), &[("subject", ""), ("note", "x"), ("step", "test"), ("batch_id", &batch())])
        .await;
    assert_eq!(answer.location(), "/outbox");
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 4);
    let mut to: Vec<_> = taken[2..].iter().map(|message| message["address"].as_str().unwrap()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ada@example.org", "bob@example.org"]);
    assert!(taken[2..].iter().all(|message| message["events"] == serde_json::json!([])));
    assert!(
        taken[2..]
            .iter()
            .all(|message| message["headers"]["Subject"] == "Invitation: Weekly review, Tuesday 24 November, 10:30")
    );

    // With another API key everyone's link is another one.
    let key = latchkey::ApiKey::parse("0000000000000000111111111111111122222222222222223333333333333333").unwrap();
    let mut rotated = site.browser_with(latchkey::Signer::new(crate::support::domain(), &key));
    rotated.take_cookies(&ada);
    assert_eq!(outdated(&mut rotated, &path).await, "2");
}

/// Has a table's next rows refused by the database, and takes that back.
async fn break_table(site: &Site, event: &str, is_broken: bool) {
    let (action, table) = event.split_once(" ON ").unwrap();
    let sql = match (site.url.starts_with("postgres"), is_broken) {
        (false, true) => format!("CREATE TRIGGER broken BEFORE {event} BEGIN SELECT RAISE(ABORT, 'broken'); END"),
        (false, false) => "DROP TRIGGER broken".to_owned(),
        (true, true) => format!(
            "CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$ LANGUAGE plpgsql; \
             CREATE TRIGGER broken BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION broken()"
        ),
        (true, false) => format!("DROP TRIGGER broken ON {table}; DROP FUNCTION broken()"),
    };
    run_sql(&site.url, &sql).await;
}

async fn deleting_and_telling_happen_both_or_not_at_all(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <bob@example.org>\nCarol <carol@example.org>")).await;
    ada.post(&format!("{path}/send"), &[("to", "new"), ("batch_id", &batch())]).await;
    site.deliver().await;
    let invited = smtp.taken().len();
    let bob = ada.get(&path).await.page().attributes(".links .tools a", "href")[0].clone();
    let steps = [
        (format!("{bob}/drop"), ["UPDATE ON invitations", "INSERT ON outbox", "INSERT ON audit"]),
        (format!("{path}/delete"), ["DELETE ON meetings", "INSERT ON outbox", "INSERT ON audit"]),
    ];
    for (told, (address, faults)) in steps.into_iter().enumerate() {
        for fault in faults {
            break_table(&site, fault, true).await;
            let answer = ada.post(&address, &[("cancel", "yes"), ("batch_id", &batch())]).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}: {fault}");
            break_table(&site, fault, false).await;
            site.deliver().await;
            assert_eq!(smtp.taken().len(), invited + told, "nobody is told: {address}: {fault}");
            assert_eq!(ada.get(&address).await.status, StatusCode::OK, "they are still there: {address}: {fault}");
        }
        let answer = ada.post(&address, &[("cancel", "yes"), ("batch_id", &batch())]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        site.deliver().await;
        assert_eq!(smtp.taken().len(), invited + told + 1, "the one who is left off is told: {address}");
        assert_eq!(ada.get(&address).await.status, StatusCode::NOT_FOUND);
    }
}

async fn a_change_is_sent_to_those_it_concerns_and_a_cancellation_to_those_who_were_invited(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path =
        ada.make_meeting(&pasted(ID, "Bob <bob@example.org>\nCarol <carol@example.org>\nDan <dan@example.org>")).await;
    send(&mut ada, &path, "new").await;
    site.deliver().await;
    // Only one person's link changes.
    let person = |page: &crate::support::Page, place: usize| page.attributes(".links .tools a", "href")[place].clone();
    let bob = ada.get(&path).await.page().attributes(".links .tools a", "href")[0].clone();
    ada.post(&bob, &[("name", "Bob"), ("email", "bob@example.org"), ("owner", "yes")]).await;
    assert_eq!(outdated(&mut ada, &path).await, "1");
    assert!(
        ada.get(&path).await.page().text("#changed").starts_with("1 person doesn’t have the latest link or time yet")
    );
    send(&mut ada, &path, "outdated").await;
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!((taken.len(), &taken[3]["address"]), (4, &"bob@example.org".into()));
    assert!(
        taken[3]["headers"]["Subject"].as_str().unwrap().starts_with("Updated invitation: "),
        "{}",
        taken[3]["headers"]
    );
    let page = ada.get(&path).await.page();
    assert!(!page.has("#changed"), "it is shared now");
    assert_eq!(outdated(&mut ada, &path).await, "0");

    // A mistyped address that was mended gets its mail as well.
    ada.post(&bob, &[("name", "Bob"), ("email", "bob.stone@example.org"), ("owner", "yes")]).await;
    assert_eq!(outdated(&mut ada, &path).await, "1");
    ada.post(&bob, &[("name", "Bob"), ("email", "bob@example.org"), ("owner", "yes")]).await;

    // A new time concerns everyone.
    let mut moved = pasted(ID, "");
    moved.retain(|(name, _)| !["start", "end", "paste"].contains(name));
    moved.extend([("start", "11:00"), ("end", "12:00"), ("step", "change")]);
    assert_eq!(ada.post(&format!("{path}/edit"), &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(outdated(&mut ada, &path).await, "3");
    send(&mut ada, &path, "outdated").await;
    site.deliver().await;
    let taken = smtp.taken();
    let before: BTreeMap<_, _> = taken[..3].iter().map(|message| (message["address"].as_str(), message)).collect();
    for update in &taken[4..7] {
        let (event, first) = (&update["events"][0], &before[&update["address"].as_str()]["events"][0]);
        assert_eq!(event["uid"], first["uid"]);
        assert!(event["sequence"].as_i64() > first["sequence"].as_i64());
        assert_eq!(event["starts"].as_i64().unwrap() - first["starts"].as_i64().unwrap(), 1800);
    }

    // Off the list, and then the whole meeting; whoever was told of neither gets nothing.
    let carol = person(&ada.get(&path).await.page(), 1);
    assert!(ada.get(&format!("{carol}/drop")).await.page().has("input[name=cancel][checked]"));
    ada.post(&format!("{carol}/drop"), &[("cancel", "yes"), ("batch_id", &batch())]).await;
    assert!(
        ada.get(&format!("{path}/delete"))
            .await
            .page()
            .text("form .check")
            .contains("the 2 people who were emailed an invitation")
    );
    ada.post(&format!("{path}/delete"), &[("cancel", "yes"), ("batch_id", &batch())]).await;
    assert_eq!(ada.get(&path).await.status, StatusCode::NOT_FOUND);
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 10);
    for (message, text) in taken[7..].iter().zip([
        "You’re no longer invited to Weekly review.",
        "Weekly review has been cancelled.",
        "Weekly review has been cancelled.",
    ]) {
        let event = &message["events"][0];
        assert_eq!((&event["method"], &event["status"]), (&"CANCEL".into(), &"CANCELLED".into()));
        assert_eq!(event["uid"], before[&message["address"].as_str()]["events"][0]["uid"]);
        assert!(message["text"].as_str().unwrap().contains(text), "{}", message["text"]);
        assert!(!message["text"].as_str().unwrap().contains("daily.co"));
    }
    // The address book keeps people for a while after their last use.
    run_sql(&site.url, "DELETE FROM contacts").await;
    assert!(!site.everything_stored().await.contains("carol@example.org") || site.url.starts_with("sqlite"));
    let listed = ada.get("/outbox").await.page().texts(".meetings li");
    assert!(listed[0].starts_with("Deleted meeting · Removed person cancellation"), "{listed:?}");
}

async fn what_fails_is_tried_again_and_what_is_refused_is_not(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <twice-later.1@example.org>\nCarol <no-such.1@example.org>")).await;
    send(&mut ada, &path, "new").await;
    site.deliver().await;
    let found = states(&mut ada, &path).await;
    assert!(
        found[0].starts_with(
            "twice-later.1@example.org Next attempt: 10:01. The mail server replied: “451 4.3.0 try again later”"
        ) || found[0].starts_with("twice-later.1@example.org Next attempt: 10:00"),
        "{found:?}"
    );
    assert_eq!(found[1], "no-such.1@example.org Failed. The mail server replied: “550 5.1.1 no such mailbox”");
    let page = ada.get(&path).await.page();
    assert_eq!(page.text("#mail [data-counts]"), "1 waiting · 1 failed");
    assert!(page.has("#failed a[href$='to=failed']"));
    // News come by themselves.
    site.wait(SignedDuration::from_mins(2));
    site.deliver().await;
    site.wait(SignedDuration::from_mins(6));
    site.deliver().await;
    let mut later = site.browser();
    later.take_cookies(&ada);
    let found = states(&mut later, &path).await;
    assert!(found[0].ends_with("Emailed 10:08"), "{found:?}");
    let news = news(&mut later, &path).await;
    assert!(news.contains(r#""mail":null"#) && news.contains("“550 5.1.1 no such mailbox”"), "{news}");
    assert_eq!(smtp.taken().len(), 1);

    // Mended, and sent again; nothing is sent after the meeting's end.
    let carol = later.get(&path).await.page().attributes(".links .tools a", "href")[1].clone();
    later.post(&carol, &[("name", "Carol"), ("email", "carol@example.org")]).await;
    send(&mut later, &path, "failed").await;
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
    send(&mut later, &path, "all").await;
    site.wait(SignedDuration::from_hours(3));
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
    assert!(
        site.signed_in_again(&later).get("/outbox").await.page().texts(".meetings li")[0]
            .ends_with("Failed. The meeting is over.")
    );
}

async fn a_fault_of_the_set_up_is_told_once_and_tried_again(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <quota.1@example.org>\nCarol <quota.2@example.org>")).await;
    send(&mut ada, &path, "new").await;
    site.deliver().await;
    let found = states(&mut ada, &path).await;
    assert!(found.iter().all(|state| state.contains(" Next attempt: 10:0") && !state.contains("5.4.5")), "{found:?}");
    let page = ada.get(&path).await.page();
    let told = page.text("[data-obstacle]");
    assert!(told.starts_with("The mail server rejects all emails because of Latchkey’s settings"), "{told}");
    assert!(told.ends_with("“550 5.4.5 Daily user sending limit exceeded”"), "{told}");
    site.wait(SignedDuration::from_mins(2));
    site.deliver().await;
    let mut later = site.browser();
    later.take_cookies(&ada);
    let page = later.get(&path).await.page();
    assert_eq!(page.attributes("[data-obstacle][hidden]", "class").len(), 1);
    assert_eq!(page.text("[data-obstacle]"), "");
    let news = news(&mut later, &path).await;
    assert!(news.contains(r#""obstacle":null"#), "{news}");
    assert_eq!(smtp.taken().len(), 2);
}

#[tokio::test]
async fn a_dead_mail_server_keeps_nobody_waiting() {
    let site = Site::on_sqlite().await.with_mail(smtp::settings("smtp://127.0.0.1:9"));
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <bob@example.org>\nCarol <carol@example.org>")).await;
    let begun = Instant::now();
    send(&mut ada, &path, "new").await;
    let page = ada.get(&path).await;
    assert!(begun.elapsed() < Duration::from_millis(300), "{:?}", begun.elapsed());
    assert!(page.page().text("#mail").contains("2 waiting"), "nothing was tried yet, which would have failed");
    site.deliver().await;
    let found = states(&mut ada, &path).await;
    assert!(found[0].contains("Next attempt: "), "{found:?}");
    let told = ada.get(&path).await.page().text("[data-obstacle]");
    assert!(told.contains("The connection to the mail server failed"), "{told}");
}

/// A connection that was left in the middle of a message must not give its late answer to the next one.
#[tokio::test]
async fn an_attempt_that_was_broken_off_answers_for_no_other_message() {
    let smtp = Smtp::start();
    let mut server = smtp.settings();
    server.patience = Duration::from_secs(1);
    let site = Site::on_sqlite().await.with_mail(server);
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <stall.1@example.org>\nCarol <busy.1@example.org>")).await;
    let app = site.app_after_hold();
    let one = |browser: &Browser, place: usize| {
        let mut browser = browser.clone();
        let path = path.clone();
        async move {
            let people = browser.get(&path).await.page().attributes(".links .tools a", "href");
            let person = people[place].rsplit('/').next().unwrap();
            let chosen = [("to", "chosen"), ("chosen", person), ("batch_id", &batch())];
            let answer = browser.post(&format!("{path}/send"), &chosen).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
    };
    one(&ada, 0).await;
    assert!(app.deliver_next().await.unwrap());
    one(&ada, 1).await;
    assert!(app.deliver_next().await.unwrap());
    let found = states(&mut ada, &path).await;
    let told = ada.get(&path).await.page().text("[data-obstacle]");
    assert_eq!(told, "The mail server didn’t answer in time.");
    assert!(found[0].contains("Next attempt: "), "{found:?}");
    assert!(found[1].contains("The mail server replied: “450 4.2.0 busy”"), "{found:?}");
}

#[tokio::test]
async fn without_a_mail_server_nothing_offers_to_send() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <bob@example.org>")).await;
    let page = ada.get(&path).await;
    assert!(!page.page().has(".toolbar > a.strong") && !page.body.contains("/outbox") && !page.body.contains("/send"));
    assert!(page.page().has(".links .tools a"), "drafts and mailto are there");
    let refused = ada.post(&format!("{path}/send"), &[("to", "new"), ("batch_id", ID)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.page().text("main").contains("No mail server is set up"));
}

#[tokio::test]
async fn limits_hold_back_what_is_too_much() {
    let smtp = Smtp::start();
    let mut server = smtp.settings();
    (server.limits.per_minute, server.limits.per_hour) = (3, 5);
    let mut site = Site::on_sqlite().await.with_mail(server);
    let mut ada = site.ada().await;
    let people: String = (0..8).map(|number| format!("Person {number} <person.{number}@example.org>\n")).collect();
    let path = ada.make_meeting(&pasted(ID, &people)).await;
    send(&mut ada, &path, "new").await;
    for (minutes, count) in [(0, 3), (2, 5), (2, 5), (61, 8)] {
        site.wait(SignedDuration::from_mins(minutes));
        site.deliver().await;
        assert_eq!(smtp.taken().len(), count);
    }
}

#[tokio::test]
async fn times_are_right_on_both_sides_of_a_clock_change() {
    let smtp = Smtp::start();
    let mut site = Site::on_sqlite().await.with_mail(smtp.settings());
    site.wait(SignedDuration::from_hours(24 * 110));
    let mut ada = site.ada().await;
    for (id, zone, date, starts) in [
        ("7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e50", "Europe/Berlin", "2027-03-27", "2027-03-27T09:30:00Z"),
        ("7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e51", "Europe/Berlin", "2027-03-28", "2027-03-28T08:30:00Z"),
        ("7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e52", "America/New_York", "2027-03-14", "2027-03-14T14:30:00Z"),
    ] {
        let mut fields = pasted(id, "Bob <bob@example.org>");
        fields.retain(|(name, _)| !["zone", "date"].contains(name));
        fields.extend([("zone", zone), ("date", date)]);
        let path = ada.make_meeting(&fields).await;
        send(&mut ada, &path, "new").await;
        site.deliver().await;
        let event = smtp.taken().last().unwrap()["events"][0].clone();
        let wanted: jiff::Timestamp = starts.parse().unwrap();
        assert_eq!(event["starts"].as_i64().unwrap(), wanted.as_second(), "{zone} {date}");
        assert_eq!(event["ends"].as_i64().unwrap(), wanted.as_second() + 3600);
    }
}

/// Waits until nothing is on its way any more, for so many seconds at most.
async fn until_through(served: &Served, seconds: u64) {
    let begun = Instant::now();
    while served.get("/outbox?only=open").await.contains("<li>") {
        assert!(begun.elapsed() < Duration::from_secs(seconds), "{}", served.get("/outbox?only=open").await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn mail_settings(url: &str) -> Vec<(&str, &str)> {
    vec![
        ("LATCHKEY_SMTP_URL", url),
        ("LATCHKEY_MAIL_FROM", "links@example.net"),
        ("LATCHKEY_MAIL_RETRY", "1"),
        ("LATCHKEY_MAIL_PER_MINUTE", "100000"),
        ("LATCHKEY_MAIL_PER_HOUR", "100000"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_two_people_get_their_mail_through_every_fault() {
    let smtp = Smtp::start();
    let folder = tempfile::tempdir().unwrap();
    let url = smtp.url();
    let mut served = Served::start(folder.path(), &mail_settings(&url)).await;
    let kinds = ["twice-later", "full", "busy", "cut-data", "cut-answer", "no-such", "fine"];
    let mut people: String =
        (0..41).map(|number| format!("Person {number} <{}.{number}@example.org>\n", kinds[number % 7])).collect();
    people.push_str("Person 41 <stall.41@example.org>\n");
    let made = served.post("/meetings", &fields_for_now(ID, &people)).await;
    assert_eq!(made.status, 303, "{}", made.body);
    served.post(&format!("/meetings/{ID}/send"), &[("to", "new"), ("batch_id", ID)]).await;
    // Sending can be undone for ten seconds.
    let pressed_at = latchkey::program::clock::Clock::System.now().as_second() + 10;
    until_through(&served, 90).await;
    let taken = smtp.taken();
    // With a first pause of a second, the third attempt is due six and a half seconds later at most; the stall holds
    // nobody else up.
    let log = std::fs::read_to_string(smtp.spool.path().join("log")).unwrap();
    for line in log.lines().filter(|line| !line.contains("stall")) {
        let entry: Value = serde_json::from_str(line).unwrap();
        #[expect(clippy::cast_precision_loss, reason = "seconds of this century")]
        let waited = entry["at"].as_f64().unwrap() - pressed_at as f64;
        assert!(waited < 20.0, "{line}: {waited} s");
    }
    let mut copies: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for message in &taken {
        copies.entry(message["address"].as_str().unwrap()).or_default().push(message);
    }
    for number in 0..42 {
        let kind = if number == 41 { "stall" } else { kinds[number % 7] };
        let theirs = copies.get(format!("{kind}.{number}@example.org").as_str()).map_or(&[][..], Vec::as_slice);
        match kind {
            "no-such" => assert!(theirs.is_empty()),
            // Taken, and never answered: once more, the very same.
            "cut-answer" => {
                assert_eq!(theirs.len(), 2, "{kind}.{number}");
                assert!(smtp.bytes(theirs[0]) == smtp.bytes(theirs[1]), "byte for byte");
            }
            _ => assert_eq!(theirs.len(), 1, "{kind}.{number}"),
        }
    }
    let page = served.get("/outbox").await + &served.get("/outbox?page=2").await;
    assert_eq!(page.matches("Failed. The mail server replied: “550 5.1.1 no such mailbox”").count(), 6);
    assert_eq!(page.matches("Sent ").count(), 36);
    served.stop();
    let log = served.log();
    assert!(!log.contains("eyJ") && !log.contains(".7@example.org"), "neither links nor addresses are logged");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kills_lose_no_mail_and_double_few() {
    let smtp = Smtp::start();
    let folder = tempfile::tempdir().unwrap();
    let url = smtp.url();
    let mut served = Served::start(folder.path(), &mail_settings(&url)).await;
    let people: String = (0..200).map(|number| format!("Person {number} <person.{number}@example.org>\n")).collect();
    served.post("/meetings", &fields_for_now(ID, &people)).await;
    served.post(&format!("/meetings/{ID}/send"), &[("to", "new"), ("batch_id", ID)]).await;
    // Sending can be undone for ten seconds.
    tokio::time::sleep(Duration::from_secs(10)).await;
    for kill in 0..20_u64 {
        tokio::time::sleep(Duration::from_millis(10 + kill * 7 % 60)).await;
        served.kill_and_start().await;
    }
    until_through(&served, 60).await;
    let taken = smtp.taken();
    let mut ids: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
    for message in &taken {
        ids.entry(message["address"].as_str().unwrap())
            .or_default()
            .insert(message["headers"]["Message-ID"].as_str().unwrap());
    }
    assert_eq!(ids.len(), 200, "none is missing");
    assert!(ids.values().all(|ids| ids.len() == 1), "each copy has its first one's Message-ID");
    assert!(taken.len() <= 200 + 2 * 20, "{} messages", taken.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_on_one_database_send_each_message_once() {
    let smtp = Smtp::start();
    let site = Site::on_postgres().await.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let people: String = (0..500).map(|number| format!("Person {number} <person.{number}@example.org>\n")).collect();
    let path = ada.make_meeting(&pasted(ID, &people)).await;
    send(&mut ada, &path, "new").await;
    let (stop, stopped) = watch::channel(false);
    let instances: Vec<Arc<App>> = (0..2).map(|_| site.app_after_hold()).collect();
    let running: Vec<_> =
        instances.iter().map(|app| tokio::spawn(jobs::send_mail(app.clone(), stopped.clone()))).collect();
    let begun = Instant::now();
    while !ada.get("/outbox?only=open").await.page().texts(".meetings li").is_empty() {
        assert!(begun.elapsed() < Duration::from_mins(1));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    stop.send(true).unwrap();
    for instance in running {
        instance.await.unwrap();
    }
    let taken = smtp.taken();
    let addresses: HashSet<_> = taken.iter().map(|message| message["address"].as_str().unwrap()).collect();
    assert_eq!((taken.len(), addresses.len()), (500, 500));
}

/// Runs `latchkey mail test` for one address.
fn mail_test(smtp: &Smtp, address: &str, more: &[(&str, &str)]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = latchkey(folder.path());
    command.env("LATCHKEY_SMTP_URL", smtp.url()).env("LATCHKEY_MAIL_FROM", "Links <links@example.net>");
    let (code, out, err) = run(command.envs(more.iter().copied()).args(["mail", "test", address]), b"");
    (code, out + &err)
}

#[test]
fn the_command_sends_a_complete_message_under_a_full_name() {
    let smtp = Smtp::start();
    // With the web app's public name, and without.
    for more in
        [&[("LATCHKEY_BASE_URL", "https://links.example.org")][..], &[("LATCHKEY_BASE_URL", "http://localhost:1")], &[]]
    {
        let (code, err) = mail_test(&smtp, "named@example.org", more);
        assert_eq!(code, Some(0), "{err}");
    }
    let sent = std::fs::read_to_string(smtp.spool.path().join("00001.eml")).unwrap();
    for header in [
        "From: Links <links@example.net>",
        "To: named@example.org",
        "Message-ID: <",
        "Date: ",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
    ] {
        assert!(sent.contains(&format!("\r\n{header}")) || sent.starts_with(header), "{header}: {sent}");
    }
    assert!(sent.lines().any(|line| line.starts_with("Message-ID: <") && line.ends_with("@example.net>")), "{sent}");
}

#[test]
fn the_command_says_that_xoauth2_is_not_supported() {
    let (code, err) = mail_test(
        &Smtp::with_xoauth2(),
        "ada@example.org",
        &[("LATCHKEY_SMTP_USER", "u"), ("LATCHKEY_SMTP_PASSWORD", "p")],
    );
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("neither PLAIN nor LOGIN on this connection, and Latchkey does not support XOAUTH2"), "{err}");
}

#[test]
fn the_command_says_at_which_step_mail_fails() {
    let folder = tempfile::tempdir().unwrap();
    // One authority that is known, and one that is not.
    let [good, bad] = ["good", "bad"].map(|name| Certificate::make(folder.path(), name));
    let test = |url: &str, address: &str| {
        let mut command = latchkey(folder.path());
        command.envs([
            ("LATCHKEY_SMTP_URL", url),
            ("LATCHKEY_MAIL_FROM", "links@example.net"),
            ("SSL_CERT_FILE", good.authority.to_str().unwrap()),
        ]);
        let (code, out, err) = run(command.args(["mail", "test", address]), b"");
        (code, out + &err)
    };
    let safe = Smtp::with_tls(&good.chain, &good.key);
    let (code, err) = test(&format!("smtp://localhost:{}?tls=required", safe.port), "ada@example.org");
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.contains("OK           The connection is encrypted, and the certificate is valid.")
            && err.contains("accepted the email: 250"),
        "{err}"
    );
    let (code, err) = test(&format!("smtp://localhost:{}?tls=required", safe.port), "no-such@example.org");
    assert_eq!(code, Some(1));
    assert!(err.contains("error: The mail server rejected the email: 550 5.1.1 no such mailbox"), "{err}");
    let tls_first = Smtp::with_tls_first(&good.chain, &good.key);
    let forged = Smtp::with_tls(&bad.chain, &bad.key);
    let (code, err) = test(&format!("smtp://localhost:{}?tls=required", forged.port), "ada@example.org");
    assert_eq!(code, Some(1));
    assert!(
        err.contains("accepts connections") && err.contains("error: no secure connection to the mail server"),
        "{err}"
    );
    assert!(forged.taken().is_empty());
    let bare = Smtp::start();
    let (code, err) = test(&format!("smtp://localhost:{}?tls=required", bare.port), "ada@example.org");
    assert_eq!(code, Some(1));
    assert!(err.contains("error: no secure connection to the mail server"), "{err}");
    assert!(bare.taken().is_empty());
    for (url, words) in [
        (
            format!("smtps://localhost:{}", bare.port),
            format!("to use STARTTLS, set LATCHKEY_SMTP_URL to smtp://localhost:{}?tls=required", bare.port),
        ),
        (
            format!("smtps://localhost:{}", safe.port),
            format!("to use STARTTLS, set LATCHKEY_SMTP_URL to smtp://localhost:{}?tls=required", safe.port),
        ),
        (
            format!("smtp://localhost:{}?tls=required", tls_first.port),
            format!("set LATCHKEY_SMTP_URL to smtps://localhost:{}", tls_first.port),
        ),
        (
            format!("smtp://localhost:{}", tls_first.port),
            format!("set LATCHKEY_SMTP_URL to smtps://localhost:{}", tls_first.port),
        ),
    ] {
        let (code, err) = test(&url, "ada@example.org");
        assert_eq!(code, Some(1), "{url}: {err}");
        assert!(err.contains(&words), "{url}: {err}");
    }
    let (code, err) = test(&format!("smtps://localhost:{}", tls_first.port), "ada@example.org");
    assert_eq!(code, Some(0), "{err}");
    let (code, err) = test("smtp://127.0.0.1:9", "ada@example.org");
    assert_eq!(code, Some(1));
    assert!(err.contains("error: cannot connect to 127.0.0.1 on port 9"), "{err}");
    let (code, err) = test("smtps://u:s3cretpw@mail.example.org", "ada@example.org");
    assert_eq!((code, err.contains("s3cretpw")), (Some(2), false), "{err}");
    let (code, err) = test("smtp://mail.example.org", "ada@example.org");
    assert_eq!(code, Some(2));
    assert!(err.contains("LATCHKEY_SMTP_URL is invalid; expected smtps://HOST"), "{err}");
    let (code, out, _) = run(
        latchkey(folder.path())
            .envs([
                ("LATCHKEY_SMTP_URL", bare.url().as_str()),
                ("LATCHKEY_MAIL_FROM", "links@example.net"),
                ("DAILY_API_URL", "http://127.0.0.1:9"),
            ])
            .arg("doctor"),
        b"",
    );
    assert_eq!(code, Some(1), "Daily could not be asked");
    assert!(out.contains("accepts connections on port") && bare.taken().is_empty(), "{out}");
}

#[tokio::test]
async fn names_and_words_can_not_break_out_of_a_mail() {
    let smtp = Smtp::start();
    let site = Site::on_sqlite().await.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let people = "name\temail\nEve\\\" <x>, Bcc: mallory\teve@example.org\n\
                  =?utf-8?q?Bcc=3A?=\tcoded@example.org\nمريم\tmaryam@example.org";
    let mut fields = pasted(ID, people);
    fields.retain(|(name, _)| *name != "title");
    fields.extend([
        ("title", "=?utf-8?b?QmNj?= \u{202e}title"),
        ("note", "\r\n.\r\nBcc: mallory@example.org\r\n\r\n.\r\n"),
    ]);
    let path = ada.make_meeting(&fields).await;
    send(&mut ada, &path, "new").await;
    site.deliver().await;
    let names = ada.get(&path).await.page().texts(".links b bdi");
    let taken = smtp.taken();
    assert_eq!(taken.len(), names.len());
    let log = std::fs::read_to_string(smtp.spool.path().join("log")).unwrap();
    assert!(!log.contains("mallory"), "{log}");
    for message in &taken {
        assert_eq!(message["defects"], serde_json::json!([]));
        assert!(names.contains(&message["name"].as_str().unwrap().to_owned()), "{} {names:?}", message["name"]);
        let text = message["text"].as_str().unwrap().replace("\r\n", "\n");
        assert!(text.contains("\n.\nBcc: mallory@example.org"), "{text}");
        assert!(message["headers"]["Subject"].as_str().unwrap().contains("=?utf-8?b?QmNj?="), "{}", message["headers"]);
    }
}

#[tokio::test]
async fn a_mailer_takes_settings_that_are_sound() {
    assert!(Mailer::new(smtp::settings("smtps://mail.example.org")).is_ok());
}
