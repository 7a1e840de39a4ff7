//! What organizers do with join links: revoke, replace, remove, delete, and undo that.

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::token::inspect::token_in;

use super::{ID, REPLACED, REVOKED, change, heading, join, make, path_of, person, said_after};
use crate::support::{Browser, Site, domain, last_part, meeting_fields, now, on_both, pasted, signer, typed};

on_both!(
    a_revoked_link_says_who_revoked_it_and_works_again_when_that_is_undone,
    several_links_and_all_of_a_meeting_are_revoked_replaced_and_restored,
    daily_is_asked_to_keep_out_those_who_joined_and_the_page_says_whether_it_does,
    a_replaced_link_leads_to_the_new_one_without_naming_it,
    a_person_who_is_removed_can_be_brought_back_for_a_week,
    a_deleted_meeting_leaves_who_cancelled_it_and_nothing_else,
    tombstones_go_with_the_retention,
    other_organizers_reach_no_link,
    a_link_outlives_a_new_daily_key_and_a_new_name,
    a_new_link_key_leaves_earlier_links_and_a_lost_one_says_so,
    a_meeting_changes_its_kind_and_back,
    two_instances_know_the_same_codes,
    an_administrator_revokes_every_link_of_someone_who_is_disabled,
);

async fn a_revoked_link_says_who_revoked_it_and_works_again_when_that_is_undone(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    assert_eq!(change(&mut ada, &bob, "revoke").await, "1 link was revoked. It no longer works.");
    let answer = site.browser().get(path_of(&links[1].1)).await;
    assert_eq!((answer.status, answer.page().text("h1").as_str()), (StatusCode::GONE, REVOKED));
    assert_eq!(
        answer.page().text("main p"),
        "Ada Lovelace revoked it. If you think this is a mistake, contact Ada Lovelace."
    );
    for secret in ["Weekly", "Bob", "10:30", "weekly-review"] {
        assert!(!answer.body.contains(secret), "{secret}");
    }
    assert_eq!(join(&mut site.browser(), &links[1].1).await.location(), path_of(&links[1].1));
    assert_eq!(heading(&site, &links[0].1, StatusCode::OK).await, "Weekly review", "nobody else's");
    // Where links are shown, there is none to share.
    let page = ada.get(&meeting).await.page();
    assert_eq!(page.texts(".links .revoked .state"), ["revoked"]);
    assert_eq!(ada.links(&meeting).await, links[..1]);
    for file in ["links.txt", "links.md", "links.tsv"] {
        let text = ada.get(&format!("{meeting}/{file}")).await.body;
        assert!(text.contains(&links[0].1) && !text.contains("Bob"), "{text}");
    }
    let answer = ada.get(&format!("{bob}/large")).await;
    assert_eq!((answer.status, answer.page().text("h1").as_str()), (StatusCode::CONFLICT, "This link is revoked"));
    let page = ada.get(&bob).await.page();
    assert!(page.text("#use p").ends_with("No one has clicked “Join now”."), "{}", page.text("#use p"));
    // Once more changes nothing; undoing it does.
    assert_eq!(
        change(&mut ada, &bob, "revoke").await,
        "Nothing changed, because the selected links were already revoked."
    );
    assert!(change(&mut ada, &bob, "undo").await.starts_with("1 link works again."));
    assert_eq!(ada.links(&meeting).await, links, "the same link");
    assert!(join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/"));
    let log = ada.get("/audit").await.body;
    assert!(log.contains("Revoked links") && log.contains("Restored revoked links"), "{log}");
}

async fn several_links_and_all_of_a_meeting_are_revoked_replaced_and_restored(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol\nDan")).await;
    let links = ada.links(&path).await;
    let page = ada.get(&format!("{path}/links")).await.page();
    let ids = page.attributes("input[name=person]", "value");
    let manage = format!("{path}/links");
    let nobody = ada.post(&manage, &[("step", "revoke")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nobody.page().text("[role=alert]"), "Choose at least one person.");
    let said = async |ada: &mut Browser, fields: &[(&str, &str)]| {
        let answer = ada.post(&manage, fields).await;
        said_after(ada, &answer).await
    };
    let two = [("person", ids[1].as_str()), ("person", ids[3].as_str()), ("step", "revoke")];
    assert_eq!(said(&mut ada, &two).await, "2 links were revoked. They no longer work.");
    let states = async || {
        let mut states = Vec::new();
        for (_, link) in &links {
            states.push(site.browser().get(path_of(link)).await.status.as_u16());
        }
        states
    };
    assert_eq!(states().await, [200, 410, 200, 410]);
    assert_eq!(
        said(&mut ada, &[("everyone", "yes"), ("step", "revoke")]).await,
        "2 links were revoked. They no longer work."
    );
    assert_eq!(states().await, [410; 4]);
    assert!(said(&mut ada, &[("everyone", "yes"), ("step", "undo")]).await.starts_with("4 links work again."));
    assert_eq!(states().await, [200; 4]);
    let replaced = said(&mut ada, &[("person", &ids[0]), ("person", &ids[2]), ("step", "replace")]).await;
    assert_eq!(replaced, "2 links were replaced. Share the new links.");
    assert_eq!(states().await, [410, 200, 410, 200]);
    let anew = ada.links(&path).await;
    assert!(anew.iter().zip(&links).map(|(new, old)| new == old).eq([false, true, false, true]), "{anew:?}");
    let unknown = ada.post(&manage, &[("person", "2c9a1b0e-6f3d-4a57-8b21-9d8e7f6a5b4c"), ("step", "revoke")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

async fn daily_is_asked_to_keep_out_those_who_joined_and_the_page_says_whether_it_does(site: Site) {
    let (mut site, fake) = site.with_join_links().with_daily().await;
    fake.add_room("weekly-review", "private", serde_json::json!({}));
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let [of_ada, of_bob] = [person(&mut ada, &meeting, "Ada").await, person(&mut ada, &meeting, "Bob").await];
    site.wait(SignedDuration::from_mins(24));
    let mut ada = site.signed_in_again(&ada);
    assert!(join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/"));
    fake.join("weekly-review", of_bob.rsplit('/').next().unwrap());
    let said = change(&mut ada, &of_ada, "revoke").await;
    assert_eq!(said, "1 link was revoked. It no longer works.", "who never joined need not be kept out");
    assert!(fake.bans().is_empty());
    let said = change(&mut ada, &of_bob, "revoke").await;
    assert_eq!(
        said,
        "1 link was revoked. It no longer works. Daily accepted the request to remove 1 person who had clicked “Join now” \
         and to ban them until the current meeting in the room is over."
    );
    assert_eq!(fake.bans(), [true]);
    let page = ada.get(&of_bob).await.page();
    assert!(
        page.text("#use p").ends_with(
            "Bob last clicked “Join now” on Tue 24 Nov, 10:24. They may be able to rejoin until 12:00, but not after that."
        ),
        "{}",
        page.text("#use p")
    );
    change(&mut ada, &of_bob, "undo").await;
    fake.fail_always(Some(latchkey::program::daily::fake::Fault::Broken));
    let said = change(&mut ada, &of_bob, "revoke").await;
    assert!(said.contains("Daily didn’t confirm that it removed 1 person who had clicked “Join now”."), "{said}");
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REVOKED, "whatever Daily does");
    // Removing someone who joined says the same.
    change(&mut ada, &of_bob, "undo").await;
    let answer = ada.post(&format!("{of_bob}/drop"), &[]).await;
    let page = ada.get(answer.location()).await.page();
    let said = page.text("p.notice[role=status]");
    assert!(said.starts_with("Daily didn’t confirm"), "{said}");
}

async fn a_replaced_link_leads_to_the_new_one_without_naming_it(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{meeting}/people"), &[("mark", last_part(&bob))]).await;
    change(&mut ada, &bob, "revoke").await;
    assert_eq!(change(&mut ada, &bob, "replace").await, "1 link was replaced. Share the new link.");
    let new = ada.links(&meeting).await[1].1.clone();
    let answer = site.browser().get(path_of(&links[1].1)).await;
    assert_eq!((answer.status, answer.page().text("h1").as_str()), (StatusCode::GONE, REPLACED));
    assert!(!answer.body.contains(&new[new.len() - 16..]) && !answer.body.contains("Bob"), "{}", answer.body);
    assert_eq!(heading(&site, &new, StatusCode::OK).await, "You can’t join yet");
    assert_eq!(ada.get(&meeting).await.page().texts(".links .changed bdi"), ["Bob"]);
    let asked = site.browser().post(&format!("{}/ask", path_of(&links[1].1)), &[]).await;
    assert_eq!(
        (asked.status, asked.page().text("p.notice").as_str()),
        (StatusCode::GONE, "We’ve let Ada Lovelace know.")
    );
    // And again: each earlier one says so.
    change(&mut ada, &bob, "replace").await;
    for link in [&links[1].1, &new] {
        assert_eq!(heading(&site, link, StatusCode::GONE).await, REPLACED);
    }
}

async fn a_person_who_is_removed_can_be_brought_back_for_a_week(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    let ask = ada.get(&format!("{bob}/drop")).await.body;
    assert!(ask.contains("The link stops working at once."), "{ask}");
    assert_eq!(ada.post(&format!("{bob}/drop"), &[]).await.location(), meeting);
    let answer = site.browser().get(path_of(&links[1].1)).await;
    assert_eq!((answer.status, answer.page().text("h1").as_str()), (StatusCode::GONE, REVOKED));
    assert!(!answer.page().has("form[action$='/ask']"), "nobody to ask");
    let page = ada.get(&meeting).await.page();
    assert_eq!(
        (page.texts(".links bdi"), page.text("#removed")),
        (vec!["Ada".to_owned()], "1 removed person".to_owned())
    );
    assert_eq!(ada.get(&bob).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.bob().await.post(&format!("{bob}/bring-back"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ada.post(&format!("{bob}/bring-back"), &[]).await.location(), meeting);
    assert_eq!(ada.links(&meeting).await, links);
    assert_eq!(heading(&site, &links[1].1, StatusCode::OK).await, "You can’t join yet");
    // After a week the row goes, and the link still says what happened.
    ada.post(&format!("{bob}/drop"), &[]).await;
    assert!(site.everything_stored().await.contains("bob@example.net"));
    site.wait(SignedDuration::from_hours(7 * 24));
    site.app(signer()).remove_expired().await.unwrap();
    let mut ada = site.ada().await;
    assert!(!ada.get(&meeting).await.page().has("#removed"));
    assert_eq!(site.store.invitations(ID.parse().unwrap()).await.unwrap().len(), 1);
    assert_eq!(heading(&site, &links[1].1, StatusCode::GONE).await, REVOKED);
    assert_eq!(ada.post(&format!("{bob}/bring-back"), &[]).await.status, StatusCode::NOT_FOUND);
}

async fn a_deleted_meeting_leaves_who_cancelled_it_and_nothing_else(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let ask = ada.get(&format!("{meeting}/delete")).await.body;
    assert!(ask.contains("Anyone who opens one sees that you cancelled the meeting."), "{ask}");
    assert_eq!(ada.post(&format!("{meeting}/delete"), &[]).await.status, StatusCode::SEE_OTHER);
    for (_, link) in &links {
        let answer = site.browser().get(path_of(link)).await;
        assert_eq!((answer.status, answer.page().text("h1").as_str()), (StatusCode::OK, "This meeting was cancelled"));
        assert_eq!(
            answer.page().text("main p"),
            "Ada Lovelace cancelled it. If you have questions, contact Ada Lovelace."
        );
        assert!(!answer.body.contains("Weekly"), "{}", answer.body);
        assert_eq!(join(&mut site.browser(), link).await.location(), path_of(link));
    }
    let rows =
        site.store.db().fetch("SELECT ended_by FROM join_codes", &[], |row| row.string("ended_by")).await.unwrap();
    assert_eq!(rows, ["Ada Lovelace", "Ada Lovelace"]);
}

async fn tombstones_go_with_the_retention(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    ada.post("/organizers/retention", &[("people_days", "5"), ("audit_days", "365")]).await;
    let (meeting, links) = make(&site, &mut ada).await;
    ada.post(&format!("{meeting}/delete"), &[]).await;
    site.app(signer()).keep_retention().await.unwrap();
    // Five days after the links would have expired, at 12:00, and not after the deletion.
    for (hours, status) in [(5 * 24 + 1, StatusCode::OK), (2, StatusCode::NOT_FOUND)] {
        site.wait(SignedDuration::from_hours(hours));
        site.store.return_retention_turn().await.unwrap();
        site.app(signer()).keep_retention().await.unwrap();
        assert_eq!(site.browser().get(path_of(&links[0].1)).await.status, status, "after {hours} hours");
    }
}

async fn other_organizers_reach_no_link(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let of_bob = person(&mut ada, &meeting, "Bob").await;
    let mut bob = site.bob().await;
    assert_eq!(bob.get(&format!("{meeting}/links")).await.status, StatusCode::NOT_FOUND);
    for (address, step) in [
        (format!("{meeting}/links"), "revoke"),
        (format!("{of_bob}/link"), "replace"),
        (format!("{of_bob}/link"), "undo"),
    ] {
        let answer = bob.post(&address, &[("everyone", "yes"), ("step", step)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(ada.links(&meeting).await, links);
    let (id, own) = ("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57", format!("{meeting}/links"));
    let direct =
        ada.make_meeting(&[meeting_fields(id), vec![("paste", "Bob"), ("link_kind", "direct")]].concat()).await;
    for address in [format!("{direct}/links"), own.replace(ID, id)] {
        assert_eq!(
            ada.post(&address, &[("everyone", "yes"), ("step", "revoke")]).await.status,
            StatusCode::CONFLICT,
            "direct links"
        );
    }
}

async fn a_link_outlives_a_new_daily_key_and_a_new_name(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    let form = ada.get(&bob).await.page().fields(".change form");
    let saved = ada.post(&bob, &typed(&form, &[("name", "Robert"), ("owner", "yes")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(!ada.get(&meeting).await.page().has(".role.changed"), "no link to share again");
    site.wait(SignedDuration::from_mins(20));
    let other = latchkey::Signer::new(domain(), &latchkey::ApiKey::parse("another-made-up-key").unwrap());
    let mut elsewhere = site.browser_with(other);
    elsewhere.take_cookies(&ada);
    assert_eq!(elsewhere.links(&meeting).await[1].1, links[1].1);
    assert!(!elsewhere.get("/").await.page().has("#outdated"), "nothing to share again");
    let answer = join(&mut elsewhere, &links[1].1).await;
    let other = latchkey::Signer::new(domain(), &latchkey::ApiKey::parse("another-made-up-key").unwrap());
    let claims = other.verify(&token_in(answer.location()), now() + SignedDuration::from_mins(20)).unwrap();
    assert_eq!((claims.user_name.as_deref(), claims.is_owner), (Some("Robert"), true));
}

async fn a_new_link_key_leaves_earlier_links_and_a_lost_one_says_so(site: Site) {
    const NEW: &str = "ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211ee";
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let changed = site.with_link_keys(NEW, Some(crate::support::LINK_KEY));
    let mut ada = changed.signed_in_again(&ada);
    assert_eq!(ada.links(&meeting).await, links, "the same links are shown");
    assert_eq!(heading(&changed, &links[0].1, StatusCode::OK).await, "You can’t join yet");
    let bob = person(&mut ada, &meeting, "Bob").await;
    change(&mut ada, &bob, "replace").await;
    let of_new_key = ada.links(&meeting).await[1].1.clone();
    assert_eq!(heading(&changed, &of_new_key, StatusCode::OK).await, "You can’t join yet");
    // Without the earlier key, its links can't be checked, and the organizer is told.
    let lost = changed.with_link_keys(NEW, None);
    let mut ada = lost.signed_in_again(&ada);
    let answer = lost.browser().get(path_of(&links[0].1)).await;
    assert_eq!(
        (answer.status, answer.page().text("h1").as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "Something went wrong on our end")
    );
    assert_eq!(answer.header("retry-after"), "60");
    assert_eq!(heading(&lost, &of_new_key, StatusCode::OK).await, "You can’t join yet");
    assert_eq!(ada.get("/").await.page().text("#lost"), "1 meeting has links that don’t work");
    assert_eq!(ada.get(&meeting).await.page().text("#lost"), "1 person’s link doesn’t work");
    assert_eq!(ada.links(&meeting).await.into_iter().map(|(_, link)| link).collect::<Vec<_>>(), [of_new_key.as_str()]);
    let of_ada = person(&mut ada, &meeting, "Ada").await;
    change(&mut ada, &of_ada, "replace").await;
    assert!(!ada.get("/").await.page().has("#lost"));
    assert_eq!(heading(&lost, &links[0].1, StatusCode::GONE).await, REPLACED);
    // Without any, there are no join links at all.
    let none = lost.without_link_key();
    let mut ada = none.signed_in_again(&ada);
    let page = ada.get(&meeting).await.page();
    assert!(page.text("p.notice").starts_with("The links don’t work."), "{}", page.text("p.notice"));
    assert_eq!(none.browser().get(path_of(&of_new_key)).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

async fn a_meeting_changes_its_kind_and_back(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let edit = format!("{meeting}/edit");
    let switch = async |ada: &mut Browser, kind: &str| {
        let form = ada.get(&edit).await.page().fields("form.meeting");
        let asked = ada.post(&edit, &typed(&form, &[("link_kind", kind)])).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
        let said = asked.page().text("p.notice");
        let confirmed = ada.post(&edit, &typed(&form, &[("link_kind", kind), ("step", "change")])).await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
        said
    };
    let said = switch(&mut ada, "direct").await;
    assert_eq!(said, "Everyone needs a new link. Join links you already shared will stop working.");
    let direct = ada.links(&meeting).await;
    assert!(direct.iter().all(|(_, link)| link.contains("?t=ey")), "{direct:?}");
    assert_eq!(heading(&site, &links[0].1, StatusCode::GONE).await, REPLACED);
    let add = [("batch_id", "0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57"), ("paste", "Zoë")];
    ada.post(&format!("{meeting}/invitations"), &add).await;
    let said = switch(&mut ada, "join").await;
    assert!(said.starts_with("Everyone needs a new link. Links you already shared still work until"), "{said}");
    let again = ada.links(&meeting).await;
    assert_eq!(again[..2], links[..], "the same join links as before");
    assert_eq!(heading(&site, &again[2].1, StatusCode::OK).await, "You can’t join yet", "also for who came meanwhile");
}

async fn two_instances_know_the_same_codes(site: Site) {
    let site = site.with_join_links();
    let mut one = site.ada().await;
    let mut other = site.signed_in_again(&one);
    let (meeting, links) = make(&site, &mut one).await;
    assert_eq!(other.get(path_of(&links[0].1)).await.status, StatusCode::OK, "at once");
    let bob = person(&mut other, &meeting, "Bob").await;
    assert_eq!(change(&mut other, &bob, "revoke").await, "1 link was revoked. It no longer works.");
    assert_eq!(one.get(path_of(&links[1].1)).await.status, StatusCode::GONE, "at once");
    change(&mut one, &bob, "replace").await;
    let new = one.links(&meeting).await[1].1.clone();
    assert_eq!(other.get(path_of(&new)).await.status, StatusCode::OK);
}

async fn an_administrator_revokes_every_link_of_someone_who_is_disabled(site: Site) {
    let site = site.with_join_links();
    let mut bob = site.bob().await;
    let (_, links) = make(&site, &mut bob).await;
    let mut ada = site.ada().await;
    let own = ada.make_meeting(&pasted("0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57", "Ada")).await;
    let own = ada.links(&own).await;
    let page = ada.get("/organizers").await.page();
    let of_bob = page
        .attributes("form[action^='/organizers/']", "action")
        .into_iter()
        .find(|action| !action.contains("api-keys") && !action.ends_with("retention"))
        .unwrap();
    ada.post(&of_bob, &[("step", "disable")]).await;
    assert_eq!(heading(&site, &links[0].1, StatusCode::OK).await, "You can’t join yet", "they go on working");
    let answer = ada.post(&of_bob, &[("step", "revoke-links")]).await;
    assert_eq!(
        (answer.status, answer.page().text("p.notice").as_str()),
        (StatusCode::OK, "2 join links were revoked.")
    );
    let page = site.browser().get(path_of(&links[0].1)).await.page();
    assert_eq!(page.text("h1"), REVOKED);
    assert!(page.text("main p").starts_with("Ada Lovelace revoked it."), "{}", page.text("main p"));
    assert_eq!(heading(&site, &own[0].1, StatusCode::OK).await, "You can’t join yet", "nobody else's");
}
