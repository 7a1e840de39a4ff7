//! The send sheet: who is sent what, a test, the room's state, and undoing it; and addresses that were refused before.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Browser, Page, Site, last_part, on_both, pasted, signer, smtp::Smtp, typed};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";
const PEOPLE: &str = "Ada Lovelace <Ada@Example.org>, owner\nBob <bob@example.org>\nCarol <carol@example.org>\nDan";

on_both!(
    the_sheet_shows_who_is_sent_what_and_sends_to_those_who_are_ticked,
    sending_can_be_undone_for_ten_seconds,
    words_are_saved_and_a_test_is_sent_to_the_organizer,
    a_problem_with_the_room_has_to_be_accepted,
    a_problem_that_is_mended_keeps_nobody_from_sending,
    chosen_people_are_sent_to_and_updates_say_so,
    whoever_was_given_the_old_time_is_sent_the_new_one,
    an_address_that_was_refused_is_marked_where_it_is_typed_again,
);

/// A meeting of Ada's, with her browser.
async fn meeting(site: &Site) -> (Browser, String) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    (ada, path)
}

/// The sheet's form as a browser sends it.
async fn form(browser: &mut Browser, path: &str, query: &str) -> (Page, Vec<(String, String)>) {
    let answer = browser.get(&format!("{path}/send{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let page = answer.page();
    let fields = page.fields("form.meeting");
    (page, fields)
}

/// Presses the button that sends.
async fn press(browser: &mut Browser, path: &str, fields: &[(String, String)]) {
    let answer = browser.post(&format!("{path}/send"), &typed(fields, &[])).await;
    assert_eq!(answer.location(), format!("{path}#mail"), "{}", answer.body);
}

fn addresses(smtp: &Smtp) -> Vec<String> {
    let mut taken: Vec<String> =
        smtp.taken().iter().map(|message| message["address"].as_str().unwrap().to_owned()).collect();
    taken.sort_unstable();
    taken
}

async fn the_sheet_shows_who_is_sent_what_and_sends_to_those_who_are_ticked(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let (mut ada, path) = meeting(&site).await;
    let (page, fields) = form(&mut ada, &path, "?to=new").await;
    assert_eq!(page.texts(".tools [aria-current]"), ["Not emailed yet: 3"]);
    let people = page.texts(".recipients li");
    assert_eq!(people[0], "Ada Lovelace you Ada@example.org · Not emailed");
    assert_eq!(people[1], "Bob bob@example.org · Not emailed");
    assert_eq!(page.attributes(".recipients input[checked]", "value").len(), 2, "the organizer is not ticked");
    assert_eq!(page.texts("form.meeting button.strong"), ["Send to 2 people"]);
    assert!(page.text("form.meeting").contains("1 person has no email address: Dan"));
    // The email is the one that Bob gets, in a frame and as text.
    assert!(page.text(".preview pre").starts_with("Hi Bob,"), "{}", page.text(".preview pre"));
    assert!(page.text(".preview").contains("From: Ada Lovelace <links@example.net>"));
    let answer = ada.get(&format!("{path}/send?to=new")).await;
    assert!(answer.header("content-security-policy").ends_with("; frame-src 'self'"));
    let framed = ada.get(&page.attributes("iframe", "src")[0]).await;
    assert!(framed.body.contains("Hi Bob,") && framed.header("content-security-policy").contains("ancestors 'self'"));
    assert_eq!(framed.header("x-frame-options"), "SAMEORIGIN");

    // Only Carol is left ticked.
    let bob = page.attributes(".recipients input", "value")[1].clone();
    let only_carol: Vec<_> = fields.iter().filter(|(_, value)| *value != bob).cloned().collect();
    press(&mut ada, &path, &only_carol).await;
    site.deliver().await;
    assert_eq!(addresses(&smtp), ["carol@example.org"]);
    // Nobody is ticked.
    let (_, fields) = form(&mut ada, &path, "").await;
    let nobody: Vec<_> = fields.into_iter().filter(|(name, _)| name != "person").collect();
    let answer = ada.post(&format!("{path}/send"), &typed(&nobody, &[])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.page().text("[role=alert]"), "Choose at least one person.");
    assert_eq!(addresses(&smtp).len(), 1);
    // Without a list of people, a group is sent to as a whole, except for the organizer.
    let batch_id = Uuid::new_v4().to_string();
    ada.post(&format!("{path}/send"), &[("to", "all"), ("batch_id", &batch_id)]).await;
    site.deliver().await;
    assert_eq!(addresses(&smtp), ["bob@example.org", "carol@example.org", "carol@example.org"]);
    // Somebody else's meeting has no sheet.
    assert_eq!(site.bob().await.get(&format!("{path}/send")).await.status, StatusCode::NOT_FOUND);
}

async fn sending_can_be_undone_for_ten_seconds(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let (mut ada, path) = meeting(&site).await;
    let (_, fields) = form(&mut ada, &path, "").await;
    press(&mut ada, &path, &fields).await;
    let undo = |page: &Page| page.value("[data-held] input");
    let page = ada.get(&path).await.page();
    assert_eq!(page.text("[data-held] [role=status]"), "Sending to 2 people in 10 seconds.");
    let words = page.attributes("[data-held]", "data-held").remove(0);
    assert!(words.contains("in 9 seconds.") && words.ends_with(r#"in 1 second."]"#), "{words}");
    let app = site.app(signer());
    assert!(!app.deliver_next().await.unwrap(), "the outbox holds them");
    site.wait(SignedDuration::from_secs(9));
    let mut ada = site.signed_in_again(&ada);
    let page = ada.get(&path).await.page();
    assert_eq!(page.text("[data-held] [role=status]"), "Sending to 2 people in 1 second.");
    assert!(!site.app(signer()).deliver_next().await.unwrap());
    // Somebody else can't undo it.
    let batch_id = undo(&page);
    let mut bob = site.bob().await;
    let answer = bob.post(&format!("{path}/send/undo"), &[("batch_id", &batch_id)]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let answer = ada.post(&format!("{path}/send/undo"), &[("batch_id", &batch_id)]).await;
    assert_eq!(answer.location(), format!("{path}/send"));
    let page = ada.get(answer.location()).await.page();
    assert!(page.text("main").contains("Sending was stopped. Nothing was sent."), "{}", page.text("main"));
    site.deliver().await;
    assert!(smtp.taken().is_empty());
    assert!(ada.get("/outbox").await.page().texts(".meetings li").is_empty());
    let log = ada.get("/audit.csv").await.body;
    assert!(log.contains("undone: 2 messages"), "{log}");

    // Once one of them was taken, it is too late.
    let (_, fields) = form(&mut ada, &path, "").await;
    press(&mut ada, &path, &fields).await;
    let batch_id = undo(&ada.get(&path).await.page());
    assert!(site.app_after_hold().deliver_next().await.unwrap());
    let answer = ada.post(&format!("{path}/send/undo"), &[("batch_id", &batch_id)]).await;
    assert_eq!(answer.location(), path);
    assert!(ada.get(&path).await.page().text("main").contains("It’s too late to undo"));
    site.deliver().await;
    assert_eq!(addresses(&smtp), ["bob@example.org", "carol@example.org"]);
    let page = ada.get(&path).await.page();
    assert!(!page.has("[data-held]") && page.has("#mail[hidden]"));
}

async fn words_are_saved_and_a_test_is_sent_to_the_organizer(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let (mut ada, path) = meeting(&site).await;
    let (_, fields) = form(&mut ada, &path, "").await;
    let wrong = typed(&fields, &[("note", "Bring {tea}."), ("step", "preview")]);
    let answer = ada.post(&format!("{path}/send"), &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert!(page.text("#note-error").starts_with("{tea} isn’t a placeholder."), "{}", page.text("#note-error"));
    assert_eq!(page.text("#note"), "Bring {tea}.");
    let bob = page.attributes(".recipients input[checked]", "value")[0].clone();
    let fields: Vec<_> = fields.into_iter().filter(|(_, value)| *value != bob).collect();
    let right = typed(&fields, &[("subject", "Tea, {name}?"), ("note", "Bring tea."), ("step", "preview")]);
    let page = ada.post(&format!("{path}/send"), &right).await.page();
    assert_eq!(page.text(".preview strong"), "Tea, Carol?");
    assert!(page.text(".preview pre").contains("Bring tea."));
    assert_eq!(page.attributes(".recipients input[checked]", "value").len(), 1, "who is ticked is kept");
    let fields = page.fields("form.meeting");
    let page = ada.post(&format!("{path}/send"), &typed(&fields, &[("step", "test")])).await.page();
    assert_eq!(page.text(".notice[role=status]"), "A test email will be sent to ada@example.org in a moment.");
    assert!(site.app(signer()).deliver_next().await.unwrap(), "a test is not held");
    let taken = smtp.taken();
    assert_eq!(
        (&taken[0]["address"], &taken[0]["headers"]["Subject"]),
        (&"ada@example.org".into(), &"Tea, Carol?".into())
    );
    // Words that were changed elsewhere are not overwritten, and nothing is sent.
    ada.post(&format!("{path}/message"), &[("subject", "Coffee"), ("note", "")]).await;
    let answer = ada.post(&format!("{path}/send"), &typed(&fields, &[("note", "Bring cake.")])).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.page().text("#note"), "Bring cake.");
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 1);
}

async fn a_problem_with_the_room_has_to_be_accepted(site: Site) {
    let smtp = Smtp::start();
    let (site, _fake) = site.with_mail(smtp.settings()).with_daily().await;
    let (mut ada, path) = meeting(&site).await;
    let (page, fields) = form(&mut ada, &path, "").await;
    assert!(page.has(".points .wrong") && page.has("[name=anyway]:not([checked])"));
    let answer = ada.post(&format!("{path}/send"), &typed(&fields, &[])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().text("[role=alert]").starts_with("The room check found a problem."));
    assert!(answer.page().has("[name=anyway][aria-invalid]"));
    // A form without the box is refused as well.
    let batch_id = Uuid::new_v4().to_string();
    let answer = ada.post(&format!("{path}/send"), &[("to", "new"), ("batch_id", &batch_id)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.deliver().await;
    assert!(smtp.taken().is_empty());
    let anyway = typed(&fields, &[("anyway", "yes")]);
    assert_eq!(ada.post(&format!("{path}/send"), &anyway).await.status, StatusCode::SEE_OTHER);
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
}

async fn a_problem_that_is_mended_keeps_nobody_from_sending(site: Site) {
    let smtp = Smtp::start();
    let (site, _fake) = site.with_mail(smtp.settings()).with_daily().await;
    let (mut ada, path) = meeting(&site).await;
    let (page, fields) = form(&mut ada, &path, "").await;
    assert!(page.has("[name=anyway]"));
    // The script mends it in place, so that the form still says what was wrong.
    assert_eq!(ada.post(&format!("{path}/preflight"), &[("step", "create-room")]).await.status, StatusCode::OK);
    assert_eq!(ada.post(&format!("{path}/send"), &typed(&fields, &[])).await.status, StatusCode::SEE_OTHER);
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
}

async fn chosen_people_are_sent_to_and_updates_say_so(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let (mut ada, path) = meeting(&site).await;
    let (page, _) = form(&mut ada, &path, "").await;
    let ids = page.attributes(".recipients input", "value");
    // The organizer may choose themselves.
    let query = format!("?person={}&person={}", ids[0], ids[2]);
    let (page, fields) = form(&mut ada, &path, &query).await;
    assert_eq!(page.texts(".tools [aria-current]"), ["Chosen people: 2"]);
    press(&mut ada, &path, &fields).await;
    site.deliver().await;
    assert_eq!(addresses(&smtp), ["Ada@example.org", "carol@example.org"]);
    let edit = ada.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    let moved = typed(&edit, &[("start", "11:00"), ("end", "12:00"), ("step", "change")]);
    ada.post(&format!("{path}/edit"), &moved).await;
    let (page, _) = form(&mut ada, &path, "?to=outdated").await;
    assert_eq!(page.texts(".tools [aria-current]"), ["Need an update: 2"]);
    assert!(page.text(".preview strong").starts_with("Updated invitation: "));
    assert!(page.text(".preview pre").contains("New time: 11:00 instead of 10:30."), "{}", page.text(".preview pre"));
    let framed = ada.get(&page.attributes("iframe", "src")[0]).await;
    assert!(framed.body.contains("New time: 11:00 instead of 10:30."), "{}", framed.body);
    assert_eq!(ada.get(&format!("{path}/send?person=x")).await.status, StatusCode::BAD_REQUEST);
}

async fn an_address_that_was_refused_is_marked_where_it_is_typed_again(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <no-such.1@example.org>\nCarol <carol@example.org>")).await;
    let (_, fields) = form(&mut ada, &path, "").await;
    press(&mut ada, &path, &fields).await;
    site.deliver().await;
    let said = "The mail server refused this address on Tue 24 Nov, 10:00. The mail server replied: “550 5.1.1 no such mailbox”";
    // In the review of another meeting, on the person's page, and in the send sheet.
    let other = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e50";
    let people = "Bob <No-Such.1@example.org>\nCarol <carol@example.org>";
    let review = ada.post("/meetings/review", &pasted(other, people)).await.page();
    assert_eq!(review.texts(".row .oddity"), [said]);
    assert!(review.text(".odd").contains('1'), "{}", review.text(".odd"));
    let path = ada.make_meeting(&pasted(other, people)).await;
    let (page, _) = form(&mut ada, &path, "").await;
    assert_eq!(page.texts(".recipients .oddity"), [format!("{said} Correct the address")]);
    let bob = page.attributes(".recipients input", "value")[0].clone();
    let person = format!("{path}/invitations/{bob}");
    assert_eq!(page.attributes(".recipients .oddity a", "href"), [format!("{person}#email")]);
    assert_eq!(ada.get(&person).await.page().texts(".change .oddity"), [said]);
    // Another organizer is told nothing of it.
    let review = site.bob().await.post("/meetings/review", &pasted(ID, people)).await.page();
    assert!(!review.has(".oddity"));
    // It is forgotten with the people.
    site.wait(SignedDuration::from_hours(24 * 400));
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None, "there is a day to choose");
    site.wait(SignedDuration::from_hours(25));
    assert!(site.app(signer()).keep_retention().await.unwrap().is_some());
    let review = site.ada().await.post("/meetings/review", &pasted(ID, people)).await.page();
    assert!(!review.has(".row .oddity"), "{:?}", review.texts(".row .oddity"));
}

async fn whoever_was_given_the_old_time_is_sent_the_new_one(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let people = "Bob <bob@example.org>\nCarol <carol@example.org>\nDan\nEve <eve@example.org>";
    let path = ada.make_meeting(&[pasted(ID, people), vec![("link_kind", "join")]].concat()).await;
    let people = ada.get(&path).await.page().attributes(".links .tools a", "href");
    // Bob’s and Dan’s links are copied, Carol’s is emailed; Eve’s is not shared.
    for person in [&people[0], &people[2]] {
        ada.post(&format!("{path}/people"), &[("copy", last_part(person))]).await;
    }
    let carol = format!("?person={}", last_part(&people[1]));
    let (_, fields) = form(&mut ada, &path, &carol).await;
    press(&mut ada, &path, &fields).await;
    site.deliver().await;
    let edit = ada.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    let later = typed(&edit, &[("start", "11:00"), ("end", "12:00")]);
    assert_eq!(ada.post(&format!("{path}/edit"), &later).await.status, StatusCode::SEE_OTHER);
    let page = ada.get(&path).await.page();
    assert_eq!(page.text("#changed"), "3 people don’t have the latest link or time yet");
    assert_eq!(
        page.texts("[data-changed] .hint"),
        ["1 of them has no email address: copy their link and send it yourself."]
    );
    let (sheet, fields) = form(&mut ada, &path, "?to=outdated").await;
    assert_eq!(sheet.text("h1"), "Send update");
    assert_eq!(sheet.texts(".recipients bdi"), ["Bob", "Carol"]);
    press(&mut ada, &path, &fields).await;
    // While the emails wait, only the person without an address is left to be told.
    let page = ada.get(&path).await.page();
    assert_eq!(page.text("#changed"), "1 person doesn’t have the latest link or time yet");
    assert!(!page.attributes("[data-changed] a", "href").iter().any(|href| href.contains("to=outdated")));
    ada.post(&format!("{path}/people"), &[("copy", last_part(&people[2]))]).await;
    assert!(ada.get(&path).await.page().has("[data-changed][hidden]"));
    site.deliver().await;
    assert_eq!(addresses(&smtp), ["bob@example.org", "carol@example.org", "carol@example.org"]);
    assert!(!ada.get(&path).await.page().has("[data-changed]"));
}
