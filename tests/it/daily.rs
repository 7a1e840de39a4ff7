//! What Daily is asked, and what comes of it: the rooms, the check of a meeting, the commands that set up and check.

use std::{path::Path, time::Duration};

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::{
    daily::{
        API_URL, DailyClient, DailyError,
        fake::{FakeDaily, Fault},
    },
    token::ApiKey,
};
use serde_json::json;
use tokio::time::Instant;

use crate::{
    cli::{latchkey, run},
    support::{
        API_KEY, DOMAIN_ID, PASSWORD, Site, fake_daily, last_part, meeting_fields, now, on_both, pasted,
        served::Served, signer_for,
    },
};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";

async fn client(fake: &FakeDaily) -> DailyClient {
    DailyClient::new(&fake.serve().await.unwrap(), &ApiKey::parse(API_KEY).unwrap())
}

/// The points of a check, each with its state.
fn points(answer: &crate::support::Answer) -> Vec<String> {
    answer.page().texts("#preflight .points li > span").chunks(2).map(|pair| pair.join(": ")).collect()
}

fn safe() -> serde_json::Value {
    json!({ "enforce_unique_user_ids": true })
}

#[tokio::test]
async fn every_fault_of_daily_ends_in_a_kind_of_error_and_in_time() {
    let fake = fake_daily();
    let daily = client(&fake).await;
    let begun = Instant::now();
    for fault in [Fault::Garbage, Fault::WrongContentType] {
        fake.fail_next(fault);
        assert!(matches!(daily.account().await, Err(DailyError::Nonsense)));
    }
    fake.fail_always(Some(Fault::Throttled(Some(60))));
    assert!(matches!(daily.account().await, Err(DailyError::Throttled)), "a minute is not waited for");
    fake.fail_always(Some(Fault::Throttled(Some(u64::MAX))));
    assert!(matches!(daily.account().await, Err(DailyError::Throttled)));
    fake.fail_always(Some(Fault::Broken));
    assert!(matches!(daily.account().await, Err(DailyError::Fault(500))));
    fake.fail_always(Some(Fault::Cut));
    assert!(matches!(daily.account().await, Err(DailyError::Unreachable(_))));
    fake.fail_always(None);
    fake.set_keys(&["another"]);
    assert!(matches!(daily.account().await, Err(DailyError::KeyRejected)));
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    fake.fail_always(Some(Fault::Slow(Duration::from_secs(30))));
    let begun = Instant::now();
    assert!(matches!(daily.account().await, Err(DailyError::TimedOut)));
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_fault_that_passes_is_asked_again_and_a_change_is_asked_once() {
    let fake = fake_daily();
    let daily = client(&fake).await;
    let faults = [Fault::Broken, Fault::Throttled(None), Fault::Cut, Fault::Throttled(Some(1))];
    for pair in faults.chunks(2) {
        for fault in pair {
            fake.fail_next(fault.clone());
        }
        assert_eq!(daily.account().await.unwrap().domain_id.to_string(), DOMAIN_ID);
    }
    assert_eq!(fake.requests().len(), 6);
    fake.fail_next(Fault::Broken);
    let made = daily.create_room(&"standup".parse().unwrap(), None).await;
    assert!(matches!(made, Err(DailyError::Fault(500))));
    assert_eq!(fake.requests().len(), 7, "a room is not made twice");
}

#[tokio::test]
async fn rooms_come_page_after_page_and_no_faster_than_daily_takes_them() {
    let fake = fake_daily();
    for number in 0..1000 {
        fake.add_room(&format!("room-{number}"), "private", json!({}));
    }
    fake.add_room("over", "private", json!({ "exp": now().as_second() - 1 }));
    let daily = client(&fake).await;
    let rooms = daily.rooms().await.unwrap();
    assert_eq!(rooms.rooms.len(), 1000);
    assert_eq!((rooms.rooms[0].name.as_str(), rooms.rooms[999].name.as_str()), ("room-999", "room-0"));
    assert!(!rooms.is_cut);
    assert_eq!(fake.requests().len(), 11, "the last page is empty");
    // The stand-in refuses a 21st request within a second, so that some of these would fail without a limit of our own.
    let daily = std::sync::Arc::new(daily);
    let mut many = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let daily = daily.clone();
        many.spawn(async move { daily.account().await.is_ok() });
    }
    assert!(many.join_all().await.into_iter().all(|is_ok| is_ok));
    assert_eq!(fake.requests().len(), 41, "none had to be asked again");
}

#[test]
fn the_client_asks_daily_itself_unless_told_otherwise() {
    assert_eq!(API_URL, "https://api.daily.co/v1");
    let folder = tempfile::tempdir().unwrap();
    for url in ["http://api.example.org/v1", "ftp://x", "https://user:pw@api.example.org", "https://x/?a"] {
        let (code, _, err) = run(latchkey(folder.path()).args(["doctor", "--api-url", url]), b"");
        assert_eq!(code, Some(2), "{url}");
        assert!(err.contains("DAILY_API_URL: expected an https URL"), "{err}");
    }
}

on_both!(a_meeting_is_checked_and_its_room_is_put_right, a_room_is_made_from_the_review_which_loses_nothing);

async fn a_meeting_is_checked_and_its_room_is_put_right(site: Site) {
    let (site, fake) = site.with_daily().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada, owner\nBob")).await;
    let check = format!("{path}/preflight");

    let answer = ada.get(&check).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(
        points(&answer)[0].starts_with("Problem: Daily has no room named “weekly-review”."),
        "{:?}",
        points(&answer)
    );

    let answer = ada.post(&check, &[("step", "create-room")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.page().text("#preflight .notice"), "The room weekly-review was created. It is private.");
    let room = fake.room("weekly-review").unwrap();
    let ends = "2026-11-24T11:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    assert_eq!(room["privacy"], "private");
    assert_eq!(room["config"], json!({ "enforce_unique_user_ids": true, "enable_knocking": false, "exp": ends }));
    let found = points(&answer);
    assert_eq!(found.iter().filter(|point| point.starts_with("OK: ")).count(), 7, "{found:?}");
    assert_eq!(found[0], "Not checked: No link has been tested yet.");

    // Nothing of the meeting was sent to Daily so far.
    assert!(fake.requests().iter().all(|request| !request.contains("meeting-tokens")));
    let answer = ada.post(&check, &[("step", "try-link")]).await;
    let found = points(&answer);
    assert!(
        found.contains(&"OK: Daily accepts one of the meeting’s links and reads it correctly.".to_owned()),
        "{found:?}"
    );

    // Another room, in each wrong state.
    fake.remove_room("weekly-review");
    let early = ends - 3600;
    fake.add_room("weekly-review", "public", json!({ "exp": early }));
    let found = points(&ada.get(&check).await);
    let wrong: Vec<_> = found.iter().filter(|point| !point.starts_with("OK")).map(String::as_str).collect();
    assert_eq!(
        wrong,
        [
            "Problem: The room is public. Anyone who knows the room’s address can join, with or without a link.",
            "Problem: The room closes on Tuesday 24 November, 11:00 (Berlin time), before the links expire.",
            "Warning: Several people can use the same link at the same time if someone passes it on.",
            "Not checked: No link has been tested yet.",
        ]
    );
    for step in ["make-private", "fit-window", "unique-ids"] {
        let answer = ada.post(&check, &[("step", step)]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.page().has("#preflight .danger"), "{}", answer.body);
    }
    let room = fake.room("weekly-review").unwrap();
    assert_eq!(room["privacy"], "private");
    assert_eq!(room["config"], json!({ "exp": ends, "enforce_unique_user_ids": true }));

    // Deleted between looking and pressing.
    fake.remove_room("weekly-review");
    let answer = ada.post(&check, &[("step", "make-private")]).await;
    assert_eq!(
        answer.page().text("#preflight .danger"),
        "Nothing was changed, because Daily has no room named weekly-review. Check the room again."
    );
    assert!(points(&answer)[0].contains("Daily has no room named"), "{:?}", points(&answer));

    // Somebody else's meeting is not there.
    let mut bob = site.bob().await;
    assert_eq!(bob.get(&check).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bob.post(&check, &[("step", "try-link")]).await.status, StatusCode::NOT_FOUND);
}

async fn a_room_is_made_from_the_review_which_loses_nothing(site: Site) {
    let (site, fake) = site.with_daily().await;
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Ada, owner\nBob");
    fields.push(("start_audio_off", "yes"));
    let answer = ada.post("/meetings/review", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.page().has("#preflight button[value=preflight]"), "without a script Daily is asked by a button");
    assert_eq!(fake.requests().len(), 0, "a review asks Daily nothing by itself");

    fields.push(("step", "preflight"));
    let answer = ada.post("/meetings/review", &fields).await;
    assert!(
        points(&answer)[0].starts_with("New room: Daily has no room named “weekly-review”"),
        "{:?}",
        points(&answer)
    );
    assert_eq!(answer.page().value("input[name=start_audio_off]"), "yes");

    let box_to_tick = answer.page().attributes("input[name=create_room][checked]", "value");
    assert_eq!(box_to_tick, ["yes"], "the room is created together with the links");

    fields.pop();
    fields.push(("step", "create-room"));
    let answer = ada.post("/meetings/review", &fields).await;
    assert_eq!(answer.page().text("#preflight .notice"), "The room weekly-review was created. It is private.");
    let names = answer.page().attributes("input[name=name]", "value");
    assert_eq!(names, ["Ada", "Bob"]);
    assert_eq!(fake.room("weekly-review").unwrap()["privacy"], "private");
    // Pressed again, the room stays as it is.
    let answer = ada.post("/meetings/review", &fields).await;
    assert_eq!(answer.page().text("#preflight .notice"), "A room named weekly-review already exists. It is private.");

    fields.pop();
    fields.push(("step", "try-link"));
    let found = points(&ada.post("/meetings/review", &fields).await);
    assert!(found.iter().any(|point| point.starts_with("OK: Daily accepts one of the meeting’s links")), "{found:?}");

    // What the script asks for beside the page.
    let part = ada.post("/preflight", &meeting_fields(ID)).await;
    assert_eq!(part.status, StatusCode::OK);
    assert!(part.page().has("#preflight") && !part.page().has("h1"));
    assert_eq!(ada.post("/preflight", &[("room", "a b")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_room_is_created_together_with_the_links_or_no_links_are() {
    let (site, fake) = Site::on_sqlite().await.with_daily().await;
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Ada\nBob");
    fields.push(("create_room", "yes"));
    fake.fail_always(Some(Fault::Broken));
    let answer = ada.post("/meetings", &fields).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert!(answer.page().has("#preflight .danger"), "{}", answer.body);
    assert_eq!(answer.page().attributes("input[name=name]", "value"), ["Ada", "Bob"], "nothing is lost");
    assert!(ada.get("/meetings").await.page().texts(".meetings li").is_empty());

    fake.fail_always(None);
    // A room that was there already is no obstacle; nor is a form that is sent again.
    for _ in 0..2 {
        let answer = ada.post("/meetings", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(fake.room("weekly-review").unwrap()["privacy"], "private");
    }
    assert_eq!(ada.get("/meetings").await.page().texts(".meetings li").len(), 1);

    // Where a room has the same name in other letters, nothing is created without being asked for.
    let mut similar = pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445577", "Ada");
    similar.retain(|(name, _)| *name != "room");
    similar.extend([("room", "Weekly-Review"), ("step", "preflight")]);
    let review = ada.post("/meetings/review", &similar).await.page();
    assert!(review.has("#preflight button[value=create-room]") && !review.has("input[name=create_room]"));
}

#[tokio::test]
async fn a_check_names_the_key_the_domain_the_clock_the_case_and_the_redirect() {
    let (mut site, fake) = Site::on_sqlite().await.with_daily().await;
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Ada");
    fields.push(("redirect_on_meeting_exit", "https://thanks.example.org/bye"));
    let path = ada.make_meeting(&fields).await;
    let check = format!("{path}/preflight");
    fake.add_room("Weekly-Review", "private", safe());
    let found = points(&ada.get(&check).await);
    assert!(found[0].contains("but it has one named “Weekly-Review”. Room names are case-sensitive."), "{found:?}");

    fake.add_room("weekly-review", "private", safe());
    for (allowed, light) in [
        (json!(["example.org"]), "Warning"),
        (json!([]), "Warning"),
        (json!(["*.example.org"]), "OK"),
        (json!(["Thanks.example.org"]), "OK"),
        (json!(["https:"]), "OK"),
        (json!(["*.org", "myapp:"]), "OK"),
        (json!(["*.anks.example.org"]), "Warning"),
    ] {
        fake.set_config("redirect_on_meeting_exit_allowed_hosts", allowed.clone());
        let found = points(&ada.get(&check).await);
        let point = found.iter().find(|point| point.contains("when they leave")).unwrap();
        assert!(point.starts_with(light), "{allowed}: {point}");
    }

    // The domain's own answer, and a clock that is off.
    site.wait(SignedDuration::from_secs(45));
    let mut late = site.browser();
    late.take_cookies(&ada);
    let found = points(&late.get(&check).await);
    assert!(
        found.iter().any(|point| point.starts_with("Warning: This server’s clock is 45 seconds ahead of Daily’s")),
        "{found:?}"
    );

    fake.set_keys(&["another"]);
    let found = points(&ada.get(&check).await);
    assert!(found[0].starts_with("Problem: Daily rejected the API key, so no link works."), "{found:?}");
}

#[tokio::test]
async fn another_domains_id_is_told_by_a_check() {
    let (site, fake) = Site::on_sqlite().await.with_daily().await;
    fake.add_room("weekly-review", "private", safe());
    let mut ada = site.ada().await;
    let mut other = site.browser_with(signer_for("acme", "11111111-2222-4333-8444-555555555555"));
    other.take_cookies(&ada);
    let path = other.make_meeting(&pasted(ID, "Ada")).await;
    let found = points(&other.post(&format!("{path}/preflight"), &[("step", "try-link")]).await);
    assert!(found[0].starts_with("Problem: The API key belongs to “acme” (domain ID 30f8"), "{found:?}");
    assert!(
        found[1].starts_with(
            "Problem: Daily rejects one of the meeting’s links. Daily refused the request: “invalid-token”."
        ),
        "{found:?}"
    );
    assert_eq!(ada.get(&path).await.status, StatusCode::OK, "the page itself asks nobody");
}

#[tokio::test]
async fn links_are_made_and_shown_whatever_daily_does() {
    let (site, fake) = Site::on_sqlite().await.with_daily().await;
    fake.fail_always(Some(Fault::Slow(Duration::from_mins(1))));
    let mut ada = site.ada().await;
    let begun = Instant::now();
    assert_eq!(ada.get("/").await.status, StatusCode::OK);
    assert_eq!(ada.post("/meetings/review", &pasted(ID, "Ada\nBob")).await.status, StatusCode::OK);
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob")).await;
    assert_eq!(ada.links(&path).await.len(), 2);
    assert_eq!(fake.requests().len(), 0);
    assert!(begun.elapsed() < Duration::from_secs(3));
    let begun = Instant::now();
    let found = points(&ada.get(&format!("{path}/preflight")).await);
    let never = "Not checked: Nothing could be checked. Daily didn’t answer in time. Try again in a moment. Latchkey creates links without contacting Daily, so you can still share them.";
    assert_eq!(found, [never]);
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    for fault in [Fault::Garbage, Fault::WrongContentType, Fault::Broken, Fault::Cut, Fault::Throttled(Some(99))] {
        fake.fail_always(Some(fault));
        let answer = ada.get(&format!("{path}/preflight")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(points(&answer)[0].starts_with("Not checked: Nothing could be checked. "), "{:?}", points(&answer));
        let answer = ada.post(&format!("{path}/preflight"), &[("step", "create-room")]).await;
        assert!(answer.page().text("#preflight .danger").contains("change"), "{}", answer.body);
    }
}

#[tokio::test]
async fn rooms_are_listed_searched_made_and_made_safe() {
    let (site, fake) = Site::on_sqlite().await.with_daily().await;
    let ends = now().as_second() + 3600;
    fake.add_room("planning", "private", json!({ "enforce_unique_user_ids": true, "exp": ends }));
    fake.add_room("interview", "public", json!({ "enable_knocking": true }));
    let mut ada = site.ada().await;
    let answer = ada.get("/rooms").await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    let rooms = page.texts(".rooms li > div:first-child");
    assert_eq!(
        rooms[0],
        "interview public Always open · Knocking is on · Several people can use the same link at once Anyone who knows the room’s address can join, with or without a link."
    );
    assert_eq!(
        rooms[1],
        "planning private Open until Tuesday 24 November, 11:00 (Berlin time) · Knocking is off · One device per person"
    );
    // What changes a room says what it does, and names the room on its button.
    assert_eq!(
        page.texts(".rooms .fix button"),
        ["Make interview private", "Limit interview to one device per person"]
    );
    assert!(
        page.text(".rooms .fix:nth-of-type(2) p")
            .contains("when the second one joins. This also affects people who join with both a phone and a laptop.")
    );

    let count = fake.requests().len();
    assert_eq!(ada.get("/rooms?q=PLAN").await.page().texts(".rooms strong"), ["planning"]);
    assert_eq!(fake.requests().len(), count, "the list is kept for a minute");

    let answer = ada.post("/rooms/interview", &[("step", "make-private")]).await;
    assert_eq!(answer.page().text(".notice"), "interview is private now. Only people with a link can join.");
    assert!(!answer.page().has(".rooms .danger"));
    let answer = ada.post("/rooms/interview", &[("step", "unique-ids")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        fake.room("interview").unwrap()["config"],
        json!({ "enable_knocking": true, "enforce_unique_user_ids": true })
    );
    assert_eq!(ada.post("/rooms/gone", &[("step", "make-private")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ada.post("/rooms/interview", &[("step", "open-to-all")]).await.status, StatusCode::NOT_FOUND);

    let answer = ada.post("/rooms", &[("name", "new room")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.page().value("#name"), "new room");
    assert!(!answer.page().text("#name-error").is_empty());
    let answer = ada.post("/rooms", &[("name", "planning")]).await;
    assert_eq!(answer.page().text("#name-error"), "The room planning already exists. It’s private, so you can use it.");
    let answer = ada.post("/rooms", &[("name", "new-room")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.page().texts(".rooms strong")[0], "new-room");
    let made = fake.room("new-room").unwrap();
    assert_eq!((&made["privacy"], &made["config"]["enforce_unique_user_ids"]), (&json!("private"), &json!(true)));

    // The form proposes them, with the rooms of earlier meetings.
    ada.make_meeting(&pasted(ID, "Ada")).await;
    let names = ada.get("/rooms/names").await;
    assert_eq!(names.body, "weekly-review\nnew-room\ninterview\nplanning");
    assert_eq!(
        ada.get("/").await.page().attributes("#rooms option", "value"),
        ["weekly-review", "new-room", "interview", "planning"]
    );
    assert_eq!(ada.get("/?room=planning").await.page().value("#room"), "planning");

    assert_eq!(ada.get("/rooms?fresh&q=plan").await.location(), "/rooms?q=plan");
    fake.fail_always(Some(Fault::Broken));
    let mut anew = site.browser();
    anew.take_cookies(&ada);
    let answer = anew.get("/rooms").await;
    assert_eq!(answer.status, StatusCode::OK);
    let notice = answer.page().text(".notice");
    assert!(
        notice
            .starts_with("Latchkey can’t show the rooms on acme.daily.co right now. Daily has a problem (status 500)."),
        "{notice}"
    );
    let mut ada = anew;
    assert_eq!(ada.get("/rooms/names").await.body, "weekly-review");
    assert_eq!(ada.post("/rooms", &[("name", "another")]).await.status, StatusCode::BAD_GATEWAY);
    assert_eq!(site.browser().get("/rooms").await.status, StatusCode::SEE_OTHER, "only those who signed in see them");
}

on_both!(with_another_key_links_are_handed_out_again);

async fn with_another_key_links_are_handed_out_again(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada, owner\nBob\nCarol\nDan")).await;
    let before = ada.links(&path).await;
    ada.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    assert!(!ada.get(&path).await.page().has("#changed"));

    let key = ApiKey::parse("0000000000000000111111111111111122222222222222223333333333333333").unwrap();
    let mut later = site.browser_with(latchkey::Signer::new(crate::support::domain(), &key));
    later.take_cookies(&ada);
    let start = later.get("/").await;
    assert_eq!(
        start.page().texts("section.notice li"),
        ["Weekly review weekly-review · 4 people · today 10:30 · Ada, Bob, Carol and 1 more"]
    );
    let page = later.get(&path).await.page();
    assert_eq!(page.text("#changed"), "4 people don’t have the latest link or time yet");
    assert!(page.text("section.warn").contains("The API key has changed."));
    let links = later.links(&path).await;
    assert!(links.iter().zip(&before).all(|(now, before)| now.1 != before.1));
    // Handed out one by one, or all.
    let bob = page.attributes(".links .tools a", "href")[1].clone();
    let marked = later.post(&format!("{path}/people"), &[("mark", last_part(&bob))]).await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER);
    assert_eq!(later.get(&path).await.page().text("#changed"), "3 people don’t have the latest link or time yet");
    assert_eq!(
        later.get("/").await.page().texts("section.notice li")[0].split(" · ").last().unwrap(),
        "Ada, Carol, Dan"
    );
    later.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    assert!(!later.get(&path).await.page().has("#changed"));
    assert!(!later.get("/").await.page().has("#outdated"));
    // The key is kept as a MAC that shows nothing of it.
    let stored = site.everything_stored().await;
    assert!(stored.contains(&key.fingerprint().to_string()));
    assert!(!stored.contains(API_KEY));
    assert_eq!(
        ada.get("/").await.page().texts("section.notice li").len(),
        1,
        "with the first key again they are others again"
    );
    // Meetings of before the upgrade count as made with the key that the first start finds.
    for table in ["meetings", "invitations"] {
        let forget = format!("UPDATE {table} SET key_fingerprint = NULL");
        site.store.db().execute(&forget, &[]).await.unwrap();
    }
    assert!(!ada.get("/").await.page().has("#outdated"));
    site.store.note_key(crate::support::domain().id, key.fingerprint()).await.unwrap();
    assert!(ada.get("/").await.page().has("#outdated"));
    assert!(!later.get("/").await.page().has("#outdated"));
}

fn run_with(folder: &Path, url: &url::Url, args: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    run(latchkey(folder).env("DAILY_API_URL", url.as_str()).args(args), input)
}

#[tokio::test(flavor = "multi_thread")]
async fn setup_makes_a_folder_in_which_the_doctor_finds_nothing_wrong() {
    let fake = FakeDaily::new(crate::support::domain(), API_KEY, latchkey::program::clock::Clock::System);
    let url = fake.serve().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let setup = |args: &[&str], input: &[u8]| {
        let mut command = latchkey(folder.path());
        command.env("DAILY_API_URL", url.as_str()).env_remove("DAILY_DOMAIN").env_remove("DAILY_DOMAIN_ID");
        run(command.arg("setup").args(args), input)
    };
    let (code, _, err) = setup(&["--email", "ada@example.org", "--name", "Ada"], format!("{PASSWORD}\n").as_bytes());
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.contains("The API key belongs to the domain acme")
            && err.contains("Ada can now sign in with ada@example.org."),
        "{err}"
    );
    let dotenv = folder.path().join(".env");
    let written = std::fs::read_to_string(&dotenv).unwrap();
    let settings =
        format!("DAILY_API_KEY={API_KEY}\nDAILY_DOMAIN=acme\nDAILY_DOMAIN_ID={DOMAIN_ID}\nLATCHKEY_LINK_KEY=");
    let link_key = written.strip_prefix(&settings).unwrap_or_else(|| panic!("{written}")).trim_end();
    assert!(link_key.len() == 64 && link_key.bytes().all(|digit| digit.is_ascii_hexdigit()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&dotenv).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (code, out, _) = run_with(folder.path(), &url, &["doctor"], b"");
    assert_eq!(code, Some(0), "{out}");
    for found in [
        "OK           The API key belongs to acme.daily.co.",
        "OK           The database can be written to.",
        "OK           The database tables are up to date.",
        "OK           1 person can sign in.",
        "OK           The link key is set, so meetings can have join links.",
        "OK           This server's clock agrees with Daily's.",
    ] {
        assert!(out.contains(found), "{found}\n{out}");
    }
    // Again: nothing is replaced, nobody is added; another value only when told so.
    let (code, _, err) = setup(&[], b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("already contains these settings"), "{err}");
    let other = dotenv_with(&written, "DAILY_DOMAIN=acme", "DAILY_DOMAIN=\"other\" # kept");
    std::fs::write(&dotenv, &other).unwrap();
    let args = ["--domain", "acme", "--domain-id", DOMAIN_ID];
    let (code, _, err) = setup(&args, b"");
    assert_eq!(code, Some(2));
    assert!(err.contains(".env already sets DAILY_DOMAIN to \"other\". Use --replace to replace it."), "{err}");
    assert_eq!(std::fs::read_to_string(&dotenv).unwrap(), other);
    let (code, _, _) = setup(&[&args[..], &["--replace"]].concat(), b"");
    assert_eq!(code, Some(0));
    assert!(std::fs::read_to_string(&dotenv).unwrap().contains("DAILY_DOMAIN=acme\n"));
    // Another key is asked about, and the one before is kept.
    let other_key = "0000000000000000111111111111111122222222222222223333333333333333";
    fake.set_keys(&[API_KEY, other_key]);
    let mut command = latchkey(folder.path());
    command.env("DAILY_API_URL", url.as_str()).env("DAILY_API_KEY", other_key).args(["setup", "--replace"]);
    assert_eq!(run(&mut command, b"").0, Some(0));
    let written = std::fs::read_to_string(&dotenv).unwrap();
    assert!(
        written.contains(&format!("DAILY_API_KEY={other_key}\n"))
            && written.contains(&format!("DAILY_PREVIOUS_API_KEY={API_KEY}\n")),
        "{written}"
    );
    // A key that Daily does not know, and Daily out of reach.
    std::fs::remove_file(&dotenv).unwrap();
    fake.set_keys(&["another"]);
    let (code, _, err) = setup(&[], b"");
    assert_eq!((code, err.contains("Daily does not accept the API key")), (Some(2), true), "{err}");
    assert!(!dotenv.exists());
    fake.fail_always(Some(Fault::Cut));
    let (code, _, err) = setup(&[], b"");
    assert_eq!((code, err.contains("use --domain NAME and --domain-id UUID")), (Some(1), true), "{err}");
    assert_eq!(setup(&args, b"").0, Some(0), "with name and id Daily is not needed");
}

fn dotenv_with(text: &str, from: &str, to: &str) -> String {
    text.replace(from, to)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_proves_tokens_on_a_room_of_its_own_and_removes_it() {
    let fake = FakeDaily::new(crate::support::domain(), API_KEY, latchkey::program::clock::Clock::System);
    let url = fake.serve().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let live = || run_with(folder.path(), &url, &["doctor", "--live", "--room", "proof"], b"");
    let (code, out, err) = live();
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("OK           Created the private room \"proof\"."), "{out}");
    assert!(out.contains("Daily reads these claims as they were signed: room_name, domain_id, nbf, exp, is_owner, user_id, user_name, close_tab_on_exit, enable_screenshare, start_video_off, start_audio_off, eject_at_token_exp, eject_after_elapsed, lang, enable_recording_ui, permissions."), "{out}");
    assert!(out.contains("OK           Deleted the room \"proof\"."), "{out}");
    assert!(fake.room("proof").is_none());
    // A room that is there is left alone.
    fake.add_room("proof", "public", json!({}));
    let (code, out, _) = live();
    assert_eq!(code, Some(1));
    assert!(out.contains("The room \"proof\" already exists at Daily"), "{out}");
    assert_eq!(fake.room("proof").unwrap()["privacy"], "public");
    fake.remove_room("proof");
    // Tokens that Daily reads otherwise, or not at all.
    let (code, out, _) = run(
        latchkey(folder.path())
            .env("DAILY_API_URL", url.as_str())
            .env("DAILY_DOMAIN_ID", "11111111-2222-4333-8444-555555555555")
            .args(["doctor", "--live", "--room", "proof"]),
        b"",
    );
    assert_eq!(code, Some(1));
    assert!(out.contains("problem      Daily does not accept a token signed by Latchkey: "), "{out}");
    assert!(fake.room("proof").is_none(), "it is removed all the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn preflight_by_command_says_each_point_and_by_its_exit_code_whether_links_work() {
    let fake = FakeDaily::new(crate::support::domain(), API_KEY, latchkey::program::clock::Clock::System);
    let url = fake.serve().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    fake.add_room("standup", "private", json!({ "enforce_unique_user_ids": true }));
    fake.add_room("open", "public", json!({}));
    let (code, out, _) = run_with(folder.path(), &url, &["preflight", "--room", "standup", "--try-link"], b"");
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("OK           Daily accepts a link for this meeting"), "{out}");
    let (code, out, _) = run_with(folder.path(), &url, &["preflight", "--room", "open"], b"");
    assert_eq!(code, Some(1));
    assert!(out.contains("problem      The room is public"), "{out}");
    let (code, out, _) = run_with(folder.path(), &url, &["preflight", "--room", "Standup"], b"");
    assert_eq!(code, Some(1));
    assert!(out.contains("but there is a room “standup”"), "{out}");
    fake.fail_always(Some(Fault::WrongContentType));
    let (code, out, _) = run_with(folder.path(), &url, &["preflight", "--room", "standup"], b"");
    assert_eq!(code, Some(1));
    assert!(out.starts_with("not checked  Nothing could be checked: Daily sent an unexpected response"), "{out}");
    let (code, _, err) = run_with(folder.path(), &url, &["preflight", "--room", "a b"], b"");
    assert_eq!(code, Some(2), "{err}");
}

/// The most talkative log of a server that asks Daily for everything, also with a token in an address, holds neither.
#[tokio::test(flavor = "multi_thread")]
async fn neither_the_key_nor_a_token_is_logged_however_much_is() {
    let fake = FakeDaily::new(crate::support::domain(), API_KEY, latchkey::program::clock::Clock::System);
    let url = fake.serve().await.unwrap();
    fake.add_room("weekly-review", "private", json!({}));
    let folder = tempfile::tempdir().unwrap();
    let settings = [("DAILY_API_URL", url.as_str()), ("LATCHKEY_LOG", "trace")];
    let mut served = Served::start(folder.path(), &settings).await;
    let made = served.post("/meetings", &crate::support::fields_for_now(ID, "Ada")).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let check = format!("/meetings/{ID}/preflight");
    let checked = served.post(&check, &[("step", "try-link")]).await.body;
    assert!(checked.contains("Daily accepts one of the meeting’s links"), "{checked}");
    fake.fail_always(Some(Fault::Cut));
    served.post(&check, &[("step", "try-link")]).await;
    served.kill();
    let asked = |request: &&String| request.starts_with("GET /v1/meeting-tokens/ey");
    assert!(fake.requests().iter().filter(asked).count() >= 2);
    let log = served.log();
    assert!(log.contains("TRACE") && log.contains("answered"), "{log}");
    for secret in [API_KEY, "eyJ0eXAi", "eyJhbGci", "eyJyIjoi"] {
        assert!(!log.contains(secret), "{secret}");
    }
}
