//! Moving everyone to a new room, and what becomes of the old one.

use axum::http::StatusCode;
use latchkey::program::daily::fake::Fault;
use serde_json::json;

use crate::{
    join::{ID, join, make},
    support::{Answer, Browser, Site, claims_of, meeting_fields, on_both, pasted, typed},
};

on_both!(
    direct_links_lead_to_a_new_private_room_and_the_old_one_can_be_deleted,
    join_links_stay_the_same_and_lead_to_the_new_room,
    nothing_changes_while_daily_does_not_answer,
    a_room_that_other_meetings_use_is_deleted_only_after_agreeing,
    nobody_moves_the_meeting_of_another_organizer_or_to_a_room_of_their_choice,
    a_room_stays_open_for_the_new_time_of_its_meeting,
);

/// Sends the form that asks first.
async fn move_everyone(ada: &mut Browser, path: &str) -> Answer {
    let form = ada.get(&format!("{path}/move")).await.page().fields("main form");
    ada.post(&format!("{path}/move"), &typed(&form, &[])).await
}

async fn direct_links_lead_to_a_new_private_room_and_the_old_one_can_be_deleted(site: Site) {
    let (site, fake) = site.with_daily().await;
    fake.add_room("weekly-review", "public", json!({}));
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada, owner\nBob")).await;
    let before = ada.links(&path).await;
    let page = ada.get(&format!("{path}/move")).await.page();
    let said = page.text("main .notice");
    assert!(said.contains("2 people get new links. The links are marked as not shared"), "{said}");
    assert!(said.contains("The old links lead to the old room until Tuesday 24 November, 12:00"), "{said}");
    assert_eq!(page.text("main button.strong"), "Move 2 people to a new room");
    let form = page.fields("main form");
    for _ in 0..2 {
        // Sending the form twice moves once.
        let answer = ada.post(&format!("{path}/move"), &typed(&form, &[])).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, format!("{path}/moved").as_str()));
    }
    let after = ada.links(&path).await;
    let room = claims_of(&after[1].1).room_name().unwrap().to_string();
    let digits = room.strip_prefix("weekly-review-").unwrap();
    assert!(digits.len() == 20 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{room}");
    assert!(after[1].1.starts_with(&format!("https://acme.daily.co/{room}?t=")));
    assert_ne!(before, after);
    let made = fake.room(&room).unwrap();
    assert_eq!((&made["privacy"], &made["config"]["exp"]), (&json!("private"), &json!(1_795_518_000)));
    let answer = ada.post("/inspect", &[("room", "weekly-review")]).await;
    assert_eq!(answer.page().texts(".people a"), ["Ada", "Bob"], "also by the address of the old room");
    let page = ada.get(&format!("{path}/moved")).await.page();
    assert_eq!(page.text(".lede"), format!("2 people have a new link to {room}. Share their links again."));
    let answer = ada.post(&format!("{path}/moved"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(fake.room("weekly-review").is_none() && fake.room(&room).is_some());
    assert!(!ada.get(&format!("{path}/moved")).await.page().has("#old"));
    let log = ada.get("/audit.csv").await.body;
    assert!(log.contains("moved to a new room, 2 people"), "{log}");
    assert!(log.contains("weekly-review: deleted"), "{log}");
    // Moved again, the name does not grow.
    assert_eq!(move_everyone(&mut ada, &path).await.status, StatusCode::SEE_OTHER);
    let again = claims_of(&ada.links(&path).await[1].1).room_name().unwrap().to_string();
    assert!(again != room && again.len() == room.len() && again.starts_with("weekly-review-"), "{again}");
    // An old link is told from the current one.
    let answer = ada.post("/inspect", &[("text", &after[1].1)]).await;
    assert_eq!(answer.page().text(".answer"), "This is Bob’s old link. The meeting moved to another room.");
}

async fn join_links_stay_the_same_and_lead_to_the_new_room(site: Site) {
    let (site, fake) = site.with_join_links().with_daily().await;
    fake.add_room("weekly-review", "private", json!({}));
    let mut site = site;
    let mut ada = site.ada().await;
    let (path, links) = make(&site, &mut ada).await;
    let said = ada.get(&format!("{path}/move")).await.page().text("main .notice");
    assert!(said.contains("2 join links stay the same and lead to the new room"), "{said}");
    assert_eq!(move_everyone(&mut ada, &path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.links(&path).await, links);
    site.wait(jiff::SignedDuration::from_mins(20));
    let answer = join(&mut site.browser(), &links[1].1).await;
    let room = claims_of(answer.location()).room_name().unwrap().to_string();
    assert!(room.starts_with("weekly-review-") && fake.room(&room).is_some(), "{room}");
}

async fn nothing_changes_while_daily_does_not_answer(site: Site) {
    let (site, fake) = site.with_daily().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    let links = ada.links(&path).await;
    fake.fail_always(Some(Fault::Broken));
    let answer = move_everyone(&mut ada, &path).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    let said = answer.page().text("[role=alert]");
    assert!(said.starts_with("The meeting wasn’t moved, and no links were changed."), "{said}");
    assert_eq!(ada.links(&path).await, links);
    fake.fail_always(None);
    // The same form again creates the same room.
    let form = answer.page().fields("main form");
    let answer = ada.post(&format!("{path}/move"), &typed(&form, &[])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_ne!(ada.links(&path).await, links);
    fake.add_room("weekly-review", "private", json!({}));
    fake.fail_always(Some(Fault::Broken));
    let answer = ada.post(&format!("{path}/moved"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().has("#old"), "the offer stays");
    fake.fail_always(None);
    assert_eq!(ada.post(&format!("{path}/moved"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(fake.room("weekly-review").is_none());
}

async fn a_room_that_other_meetings_use_is_deleted_only_after_agreeing(site: Site) {
    let (site, fake) = site.with_daily().await;
    fake.add_room("weekly-review", "private", json!({}));
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let path = ada.make_meeting(&pasted(ID, "Zoë")).await;
    let mut others = meeting_fields("9c1d7a40-2f0b-4d8e-a1c3-5e6f70819293");
    others.push(("paste", "Dan"));
    bob.make_meeting(&others).await;
    move_everyone(&mut ada, &path).await;
    let page = ada.get(&format!("{path}/moved")).await;
    assert!(page.body.contains("1 other meeting uses this room. If you delete the room, that meeting’s links"));
    assert!(!page.body.contains("Dan"));
    let answer = ada.post(&format!("{path}/moved"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(fake.room("weekly-review").is_some());
    let answer = ada.post(&format!("{path}/moved"), &[("agree", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(fake.room("weekly-review").is_none());
}

async fn nobody_moves_the_meeting_of_another_organizer_or_to_a_room_of_their_choice(site: Site) {
    let (site, fake) = site.with_daily().await;
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let path = ada.make_meeting(&pasted(ID, "Zoë")).await;
    let room = "weekly-review-0123456789abcdef0123";
    for page in ["move", "moved"] {
        let page = format!("{path}/{page}");
        assert_eq!(bob.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(bob.post(&page, &[("room", room)]).await.status, StatusCode::NOT_FOUND);
    }
    for room in ["", "lobby", "weekly-review-2", "lobby-0123456789abcdef0123", "../x"] {
        let answer = ada.post(&format!("{path}/move"), &[("room", room)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{room}");
    }
    assert!(fake.requests().iter().all(|request| !request.starts_with("POST")), "{:?}", fake.requests());
    let over = site.at("2026-11-24T15:00:00Z");
    let mut ada = over.signed_in_again(&ada);
    assert_eq!(ada.get(&format!("{path}/move")).await.status, StatusCode::CONFLICT);
}

async fn a_room_stays_open_for_the_new_time_of_its_meeting(site: Site) {
    let (site, fake) = site.with_daily().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    let starts = crate::support::now().as_second();
    fake.add_room("weekly-review", "private", json!({ "nbf": starts, "exp": starts + 3 * 3600 }));
    let times = || {
        let config = &fake.room("weekly-review").unwrap()["config"];
        ["nbf", "exp"].map(|name| config[name].as_i64().unwrap() - starts)
    };
    // Returns what the page says that the form leads to.
    let edit = async |ada: &mut Browser, changes: &[(&'static str, &'static str)]| {
        let form = ada.get(&format!("{path}/edit")).await.page().fields("form.meeting");
        assert!(form.iter().any(|(name, value)| name == "fit_room" && value == "yes"), "it is ticked");
        let mut fields = typed(&form, changes);
        fields.retain(|(name, value)| *name != "fit_room" || *value != "no");
        fields.push(("step", "change"));
        let answer = ada.post(&format!("{path}/edit"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        ada.get(&path).await.page().text(".done")
    };
    let asked = fake.requests().len();
    assert_eq!(edit(&mut ada, &[("title", "Review")]).await, "Your changes were saved.");
    assert_eq!(fake.requests().len(), asked, "another title does not concern the room");
    let said = edit(&mut ada, &[("start", "15:00"), ("end", "16:00")]).await;
    assert_eq!(said, "Your changes were saved, and the room’s times at Daily were changed too.");
    assert_eq!(times(), [0, 23_400], "16:30 in Berlin, half an hour after the meeting");
    // A time at which the room is open changes nothing of it.
    assert_eq!(edit(&mut ada, &[("start", "12:00"), ("end", "13:00")]).await, "Your changes were saved.");
    assert_eq!(times(), [0, 23_400]);
    // Whoever unticks the box keeps the room as it is.
    assert_eq!(edit(&mut ada, &[("end", "18:00"), ("fit_room", "no")]).await, "Your changes were saved.");
    assert_eq!(times(), [0, 23_400]);
    fake.fail_always(Some(Fault::Broken));
    let said = edit(&mut ada, &[("end", "19:00")]).await;
    assert!(said.starts_with("Your changes were saved, but Daily didn’t change the room’s times."), "{said}");
    fake.fail_always(None);
    fake.remove_room("weekly-review");
    assert_eq!(edit(&mut ada, &[("end", "20:00")]).await, "Your changes were saved.", "the room check tells the rest");
}
