//! Changes of links that meet other changes: of the kind, the time, the people, the link key, or the same one again.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{ID, REPLACED, REVOKED, change, heading, join, make, path_of, person, said_after};
use crate::support::{Browser, LINK_KEY, Site, domain, meeting_fields, on_both, pasted, signer, signer_for, typed};

on_both!(
    a_revoked_person_gets_no_direct_link_either,
    a_person_who_comes_back_after_the_kind_changed_has_a_link_that_works,
    direct_links_that_still_work_are_named_wherever_a_link_is_taken_away,
    replacing_everyones_links_leaves_revoked_ones_revoked,
    reloading_the_page_after_replacing_a_link_replaces_nothing,
    someone_inside_is_kept_out_even_if_the_meeting_was_moved_meanwhile,
    until_when_someone_can_rejoin_is_told_from_the_token_that_they_got,
    an_administrator_who_revokes_everything_has_people_kept_out,
    a_removed_person_stays_removed_when_the_meeting_is_deleted,
    inspect_goes_on_where_a_link_key_or_a_domain_is_not_this_servers,
    a_meeting_whose_link_key_is_lost_can_be_changed,
    many_meetings_with_lost_join_links_hide_no_direct_links_to_share_again,
    people_added_while_the_kind_changes_are_refused_or_have_a_link,
);

const OTHER_KEY: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211ee";

/// Gives a meeting links of another kind.
async fn switch(browser: &mut Browser, meeting: &str, kind: &str) {
    let edit = format!("{meeting}/edit");
    let form = browser.get(&edit).await.page().fields("form.meeting");
    let saved = browser.post(&edit, &typed(&form, &[("link_kind", kind), ("step", "change")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
}

/// Changes when a meeting is.
async fn move_to(browser: &mut Browser, meeting: &str, start: &str, end: &str) {
    let edit = format!("{meeting}/edit");
    let form = browser.get(&edit).await.page().fields("form.meeting");
    let saved = browser.post(&edit, &typed(&form, &[("start", start), ("end", end)])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
}

async fn a_revoked_person_gets_no_direct_link_either(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    change(&mut ada, &bob, "revoke").await;
    switch(&mut ada, &meeting, "direct").await;
    for shown in [&meeting, &bob, &format!("{meeting}/print")] {
        let answer = ada.get(shown).await;
        assert_eq!(answer.status, StatusCode::OK, "{shown}");
        assert_eq!(answer.body.contains("Bob"), !shown.ends_with("print"), "{shown}");
    }
    for file in ["links.txt", "links.md", "links.tsv", "links.csv"] {
        let text = ada.get(&format!("{meeting}/{file}")).await.body;
        assert_eq!(text.matches("?t=ey").count(), 1, "{file} has Ada's link alone: {text}");
    }
    assert_eq!(ada.get(&format!("{bob}/draft.eml")).await.status, StatusCode::CONFLICT);
    assert_eq!(ada.get(&meeting).await.page().texts(".links .revoked .state"), ["revoked"]);
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REVOKED);
    // Restored, there is one again.
    assert_eq!(ada.get(&bob).await.page().texts("#use button"), ["Restore link"]);
    assert!(change(&mut ada, &bob, "undo").await.starts_with("1 link works again."));
    assert_eq!(ada.links(&meeting).await.len(), 2);
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REPLACED, "by a direct link");
}

async fn a_person_who_comes_back_after_the_kind_changed_has_a_link_that_works(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let fields = [meeting_fields(ID), vec![("paste", "Ada\nBob"), ("link_kind", "direct")]].concat();
    let meeting = ada.make_meeting(&fields).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{bob}/drop"), &[]).await;
    switch(&mut ada, &meeting, "join").await;
    ada.post(&format!("{bob}/bring-back"), &[]).await;
    let links = ada.links(&meeting).await;
    assert_eq!(links.len(), 2);
    for (name, link) in &links {
        assert_eq!(heading(&site, link, StatusCode::OK).await, "You can’t join yet", "{name}");
    }
}

async fn direct_links_that_still_work_are_named_wherever_a_link_is_taken_away(mut site: Site) {
    const STILL: &str = "Direct links you shared earlier still work until Tuesday 24 November, 12:00 (Berlin time). You can’t revoke them.";
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let fields = [meeting_fields(ID), vec![("paste", "Ada\nBob"), ("link_kind", "direct")]].concat();
    let meeting = ada.make_meeting(&fields).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    let places = [format!("{meeting}/delete"), format!("{meeting}/links"), format!("{bob}/drop"), bob];
    switch(&mut ada, &meeting, "join").await;
    for place in &places {
        let answer = ada.get(place).await;
        assert!(answer.body.contains(STILL), "{place}: {}", answer.body);
    }
    // Once they have expired, or where there never were any, nothing is said.
    site.wait(SignedDuration::from_mins(121));
    let mut ada = site.ada().await;
    for place in &places {
        let answer = ada.get(place).await;
        assert_eq!(
            (answer.status, answer.body.contains("Direct links you shared")),
            (StatusCode::OK, false),
            "{place}"
        );
    }
    // Join links don't outlive a change to direct links.
    let site = site.at("2026-11-24T09:00:00Z");
    let mut ada = site.ada().await;
    let other = ada.make_meeting(&pasted("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57", "Ada")).await;
    ada.post(&format!("{other}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    switch(&mut ada, &other, "direct").await;
    let said = ada.get(&other).await.page().text("#changed + p");
    assert_eq!(said, "Share the new links.");
}

async fn replacing_everyones_links_leaves_revoked_ones_revoked(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    change(&mut ada, &bob, "revoke").await;
    let manage = format!("{meeting}/links");
    let replaced = ada.post(&manage, &[("everyone", "yes"), ("step", "replace")]).await;
    assert_eq!(said_after(&mut ada, &replaced).await, "1 link was replaced. Share the new link.");
    assert_eq!(heading(&site, &links[0].1, StatusCode::GONE).await, REPLACED);
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REVOKED);
    assert_eq!(ada.get(&meeting).await.page().texts(".links .revoked .state"), ["revoked"]);
    // Whoever is chosen by name gets a new link.
    assert_eq!(change(&mut ada, &bob, "replace").await, "1 link was replaced. Share the new link.");
    assert_eq!(ada.links(&meeting).await.len(), 2);
    // With nobody left, it says so.
    ada.post(&manage, &[("everyone", "yes"), ("step", "revoke")]).await;
    let replaced = ada.post(&manage, &[("everyone", "yes"), ("step", "replace")]).await;
    assert_eq!(said_after(&mut ada, &replaced).await, "There were no links to replace.");
}

async fn reloading_the_page_after_replacing_a_link_replaces_nothing(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, _) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    let answer = ada.post(&format!("{bob}/link"), &[("step", "replace")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let new = ada.links(&meeting).await[1].1.clone();
    for _ in 0..2 {
        assert_eq!(said_after(&mut ada, &answer).await, "1 link was replaced. Share the new link.");
    }
    assert_eq!(ada.links(&meeting).await[1].1, new);
    // A query that says something else shows nothing of it.
    let page = ada.get(&format!("{bob}?replaced=many&x=%3Cb%3E&revoked=-1")).await.page();
    assert!(!page.has("p.notice[role=status]"));
}

async fn someone_inside_is_kept_out_even_if_the_meeting_was_moved_meanwhile(site: Site) {
    let (mut site, fake) = site.with_join_links().with_daily().await;
    fake.add_room("weekly-review", "private", serde_json::json!({}));
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    site.wait(SignedDuration::from_mins(16));
    assert!(join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/"));
    fake.join("weekly-review", bob.rsplit('/').next().unwrap());
    let mut ada = site.signed_in_again(&ada);
    // Not open any more, while Bob is in the room.
    move_to(&mut ada, &meeting, "15:00", "16:00").await;
    let said = change(&mut ada, &bob, "revoke").await;
    assert!(said.contains("Daily accepted the request to remove 1 person"), "{said}");
    assert_eq!(fake.bans(), [true]);
    // Over, and no token lasts: nobody is asked.
    change(&mut ada, &bob, "undo").await;
    site.wait(SignedDuration::from_hours(8));
    let mut ada = site.ada().await;
    assert_eq!(change(&mut ada, &bob, "revoke").await, "1 link was revoked. It no longer works.");
    assert_eq!(fake.bans(), [true]);
}

async fn until_when_someone_can_rejoin_is_told_from_the_token_that_they_got(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let meeting = ada.make_meeting(&typed_meeting("10:15", "14:00")).await;
    let links = ada.links(&meeting).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    site.wait(SignedDuration::from_mins(4));
    assert!(join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/"));
    site.wait(SignedDuration::from_mins(6));
    let mut ada = site.signed_in_again(&ada);
    // Bob's token lasts for two hours, whatever becomes of the meeting.
    move_to(&mut ada, &meeting, "10:15", "10:45").await;
    assert!(join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/"));
    change(&mut ada, &bob, "revoke").await;
    let said = ada.get(&bob).await.page().text("#use p");
    assert!(said.contains("They may be able to rejoin until 12:04, but not after that."), "{said}");
}

fn typed_meeting(start: &'static str, end: &'static str) -> Vec<(&'static str, &'static str)> {
    let fields = pasted(ID, "Ada\nBob").into_iter();
    fields
        .map(|(name, value)| {
            (
                name,
                match name {
                    "start" => start,
                    "end" => end,
                    _ => value,
                },
            )
        })
        .collect()
}

async fn an_administrator_who_revokes_everything_has_people_kept_out(site: Site) {
    let (mut site, fake) = site.with_join_links().with_daily().await;
    fake.add_room("weekly-review", "private", serde_json::json!({}));
    let mut bob = site.bob().await;
    let (_, links) = make(&site, &mut bob).await;
    site.wait(SignedDuration::from_mins(20));
    for (_, link) in &links {
        assert!(join(&mut site.browser(), link).await.location().starts_with("https://acme.daily.co/"));
    }
    let mut ada = site.ada().await;
    let page = ada.get("/organizers").await.page();
    let mut actions = page.attributes("form[action^='/organizers/']", "action").into_iter();
    let of_bob = actions.find(|action| !action.contains("api-keys") && !action.ends_with("retention")).unwrap();
    let said = ada.post(&of_bob, &[("step", "revoke-links")]).await.page().text("p.notice");
    assert!(said.starts_with("2 join links were revoked. Daily accepted the request to remove 2 people"), "{said}");
    assert_eq!(fake.bans(), [true]);
}

async fn a_removed_person_stays_removed_when_the_meeting_is_deleted(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let meeting = ada.make_meeting(&typed_meeting("10:30", "11:30")).await;
    let edit = format!("{meeting}/edit");
    let form = ada.get(&edit).await.page().fields("form.meeting");
    ada.post(&edit, &typed(&form, &[("date", "2026-12-24")])).await;
    let links = ada.links(&meeting).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{bob}/drop"), &[]).await;
    site.wait(SignedDuration::from_hours(8 * 24));
    site.app(signer()).remove_expired().await.unwrap();
    let mut ada = site.ada().await;
    ada.post(&format!("{meeting}/delete"), &[]).await;
    assert_eq!(heading(&site, &links[0].1, StatusCode::OK).await, "This meeting was cancelled");
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REVOKED, "long before");
}

async fn inspect_goes_on_where_a_link_key_or_a_domain_is_not_this_servers(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (_, links) = make(&site, &mut ada).await;
    let other = ada
        .make_meeting(
            &[meeting_fields("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57"), vec![("paste", "Zoë"), ("link_kind", "direct")]]
                .concat(),
        )
        .await;
    let direct = ada.links(&other).await[0].1.clone();
    let text = format!("{}\n{direct}", links[0].1);
    let lost = site.with_link_keys(OTHER_KEY, None);
    let answer = lost.signed_in_again(&ada).post("/inspect", &[("text", &text)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let verdicts = answer.page().texts(".verdict");
    assert_eq!(verdicts.len(), 2, "{verdicts:?}");
    assert!(verdicts[0].starts_with("Its link key has changed or was lost."), "{verdicts:?}");
    let site = lost.with_link_keys(LINK_KEY, None);
    let mut elsewhere = site.browser_with(signer_for("other", "2c9a1b0e-6f3d-4a57-8b21-9d8e7f6a5b4c"));
    elsewhere.take_cookies(&ada);
    let answer = elsewhere.post("/inspect", &[("text", &text)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let verdicts = answer.page().texts(".verdict");
    assert_eq!(verdicts[0], "This server now uses another Daily domain. Create a new meeting instead.");
}

async fn a_meeting_whose_link_key_is_lost_can_be_changed(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, _) = make(&site, &mut ada).await;
    let lost = site.without_link_key();
    let mut ada = lost.signed_in_again(&ada);
    let edit = format!("{meeting}/edit");
    let form = ada.get(&edit).await.page().fields("form.meeting");
    let saved = ada.post(&edit, &typed(&form, &[("title", "Another title"), ("end", "12:00")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(ada.get(&meeting).await.page().text("h1"), "Another title");
    // Direct links are a way out.
    switch(&mut ada, &meeting, "direct").await;
    assert!(ada.links(&meeting).await.iter().all(|(_, link)| link.contains("?t=ey")));
    // There is no way back without a key.
    let form = ada.get(&edit).await.page().fields("form.meeting");
    let refused = ada.post(&edit, &typed(&form, &[("link_kind", "join")])).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.page().text("#link_kind-error").starts_with("Join links can’t be created."), "{}", refused.body);
}

async fn many_meetings_with_lost_join_links_hide_no_direct_links_to_share_again(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    for number in 0..21 {
        ada.make_meeting(&pasted(&format!("2c9a1b0e-6f3d-4a57-8b21-{number:012}"), "Ada")).await;
    }
    let later = [meeting_fields(ID), vec![("paste", "Bob"), ("link_kind", "direct")]].concat();
    let later: Vec<_> =
        later.iter().map(|&(name, value)| (name, if name == "end" { "12:00" } else { value })).collect();
    ada.make_meeting(&later).await;
    let lost = site.with_link_keys(OTHER_KEY, None);
    let other = latchkey::Signer::new(domain(), &latchkey::ApiKey::parse("another-made-up-key").unwrap());
    let mut elsewhere = lost.browser_with(other);
    elsewhere.take_cookies(&ada);
    let page = elsewhere.get("/").await.page();
    assert_eq!(page.text("#lost"), "20 meetings have links that don’t work");
    assert!(page.has("#outdated") && page.text(".notice li").contains("Bob"), "{:?}", page.texts(".notice"));
}

async fn people_added_while_the_kind_changes_are_refused_or_have_a_link(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let fields = [meeting_fields(ID), vec![("paste", "Ada"), ("link_kind", "direct")]].concat();
    let meeting = ada.make_meeting(&fields).await;
    let app = site.app(signer());
    let organizer = site.store.organizers().await.unwrap().into_iter().find(|one| one.name == "Ada Lovelace").unwrap();
    let actor = latchkey::program::app::Actor { organizer, api_key: None, client: None };
    // What another request has read before the change.
    let before = app.open_meeting(&actor, ID.parse().unwrap()).await.unwrap();
    switch(&mut ada, &meeting, "join").await;
    let zoe = latchkey::Invitee { name: "Zoë".parse().unwrap(), email: None, is_owner: false, language: None };
    let batch = "0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57".parse().unwrap();
    let refused = app.add_people(&actor, &before, batch, vec![zoe.clone()]).await;
    assert!(refused.is_err(), "{refused:?}");
    let again = app.open_meeting(&actor, ID.parse().unwrap()).await.unwrap();
    app.add_people(&actor, &again, batch, vec![zoe]).await.unwrap();
    for (name, link) in ada.links(&meeting).await {
        assert_eq!(heading(&site, &link, StatusCode::OK).await, "You can’t join yet", "{name} of {}", path_of(&link));
    }
}
