//! Changing a meeting and its people, and knowing whose link is another one since.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::support::{Page, Site, claims_of, last_part, on_both, pasted};

on_both!(
    another_title_changes_no_link,
    another_time_makes_new_links_after_it_was_said,
    a_person_is_changed_and_their_link_marked,
    a_link_is_handed_out_also_after_the_clock_is_set_back,
    a_person_is_taken_off_the_list,
    a_meeting_is_repeated_next_week,
    a_meeting_is_deleted,
    nobody_changes_another_organizers_meeting,
    what_would_make_too_long_a_token_is_refused,
    the_end_of_earlier_links_is_remembered,
    people_added_later_are_handed_out_alone,
    an_ended_meeting_takes_another_title,
    past_meetings_are_paged_without_a_gap,
);

const ID: &str = "5d2f6c1e-8a3b-4c7d-9e0f-112233445566";

/// The fields of a form on a page, with some of them typed anew.
fn typed<'a>(page: &Page, names: &[&str], changes: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let value = |name: &str| {
        let change = changes.iter().find(|(changed, _)| *changed == name).map(|(_, value)| (*value).to_owned());
        (name.to_owned(), change.unwrap_or_else(|| page.value(&format!("#{name}"))))
    };
    names.iter().map(|name| value(name)).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

const FIELDS: [&str; 8] = ["title", "date", "start", "end", "end_date", "zone", "opens_early", "closes_late"];

async fn another_title_changes_no_link(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let before = browser.links(&path).await;
    let page = browser.get(&format!("{path}/edit")).await.page();
    let fields = typed(&page, &FIELDS, &[("title", "Another title")]);
    let answer = browser.post(&format!("{path}/edit"), &borrowed(&fields)).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, path.as_str()));
    assert_eq!(browser.links(&path).await, before);
    let page = browser.get(&path).await.page();
    assert_eq!(page.text("h1"), "Another title");
    assert!(!page.has(".notice"));
}

async fn another_time_makes_new_links_after_it_was_said(mut site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Ada (owner)\nBob");
    fields.extend([("start_audio_off", "yes"), ("lang", "de"), ("eject_after_minutes", "90")]);
    let path = browser.make_meeting(&fields).await;
    browser.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    let before = browser.links(&path).await;
    site.wait(SignedDuration::from_mins(5));
    let mut browser = site.ada().await;
    let page = browser.get(&format!("{path}/edit")).await.page();
    assert!(page.has("[name=start_audio_off][checked]") && page.has("[name=lang] option[value=de][selected]"));
    let mut fields = typed(&page, &FIELDS, &[("start", "10:45")]);
    fields.extend(
        [("start_audio_off", "yes"), ("lang", "de"), ("eject_after_minutes", "90")]
            .map(|(a, b)| (a.to_owned(), b.to_owned())),
    );

    let asked = browser.post(&format!("{path}/edit"), &borrowed(&fields)).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(asked.page().text("h1"), "All 2 links will change");
    assert!(
        asked
            .page()
            .text(".notice")
            .contains("Links you already shared still work until Tuesday 24 November, 12:00 (Berlin time)")
    );
    assert_eq!(browser.links(&path).await, before, "nothing is changed before it is agreed to");

    fields.push(("step".to_owned(), "change".to_owned()));
    let answer = browser.post(&format!("{path}/edit"), &borrowed(&fields)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let after = browser.links(&path).await;
    assert!(after.iter().zip(&before).all(|(after, before)| after.0 == before.0 && after.1 != before.1));
    for ((_, new), (_, old)) in after.iter().zip(&before) {
        let (new, old) = (claims_of(new), claims_of(old));
        assert_eq!(new.user_id, old.user_id, "a person stays the same person");
        assert_eq!(new.options, old.options);
        assert_eq!(new.not_before(), Some("2026-11-24T09:30:00Z".parse().unwrap()));
    }
    let page = browser.get(&path).await.page();
    assert_eq!(page.text("#changed"), "2 people don’t have the latest link or time yet");
    assert_eq!(page.texts(".links .changed").len(), 2);
    assert_eq!(browser.get(&format!("{path}/links.txt?only=changed")).await.body.lines().count(), 2);

    browser.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    assert!(!browser.get(&path).await.page().has("#changed"));
    assert_eq!(browser.get(&format!("{path}/links.txt?only=changed")).await.body, "");

    let mut wrong = typed(&page_of(&mut browser, &path).await, &FIELDS, &[("end", "09:00"), ("zone", "Atlantis")]);
    wrong.push(("step".to_owned(), "change".to_owned()));
    let answer = browser.post(&format!("{path}/edit"), &borrowed(&wrong)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.page().value("#zone"), "Atlantis");
}

async fn page_of(browser: &mut crate::support::Browser, path: &str) -> Page {
    browser.get(&format!("{path}/edit")).await.page()
}

async fn a_person_is_changed_and_their_link_marked(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)\nBob <bob@example.org>")).await;
    browser.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    let before = browser.links(&path).await;
    let bob = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    // Another address is another address, and the same link.
    browser.post(&bob, &[("name", "Bob"), ("email", "robert@example.org")]).await;
    assert_eq!(browser.links(&path).await, before);
    assert!(!browser.get(&path).await.page().has("#changed"));

    let answer = browser.post(&bob, &[("name", "Robert"), ("email", "robert@"), ("owner", "yes")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (answer.page().value("#name"), answer.page().value("#email")),
        ("Robert".to_owned(), "robert@".to_owned())
    );
    assert_eq!(browser.post(&bob, &[("name", ""), ("email", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let answer = browser.post(&bob, &[("name", "Robert"), ("email", ""), ("owner", "yes")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, bob.as_str()));
    let after = browser.links(&path).await;
    assert_eq!(after[0], before[0], "nobody else's link changes");
    let claims = claims_of(&after[1].1);
    assert_eq!((claims.user_name.as_deref(), claims.is_owner), (Some("Robert"), true));
    assert_eq!(claims.user_id, claims_of(&before[1].1).user_id);
    assert_eq!(browser.get(&path).await.page().text("#changed"), "1 person doesn’t have the latest link or time yet");
    assert!(browser.get(&bob).await.page().text(".notice").starts_with("This link is new."));
    browser.post(&format!("{path}/people"), &[("mark", last_part(&bob))]).await;
    assert!(!browser.get(&path).await.page().has("#changed"));
}

async fn a_link_is_handed_out_also_after_the_clock_is_set_back(mut site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBob")).await;
    browser.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    let bob = browser.get(&path).await.page().attributes(".links li:nth-child(2) .tools a", "href").pop().unwrap();
    browser.post(&bob, &[("name", "Robert"), ("email", "")]).await;
    site.wait(SignedDuration::from_hours(-24));
    let mut browser = site.signed_in_again(&browser);
    assert_eq!(browser.get(&path).await.page().text("#changed"), "1 person doesn’t have the latest link or time yet");
    browser.post(&format!("{path}/people"), &[("mark", last_part(&bob))]).await;
    assert!(!browser.get(&path).await.page().has("#changed"));
}

async fn a_person_is_taken_off_the_list(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBob\nCarol")).await;
    let bob = browser.get(&path).await.page().attributes(".links li:nth-child(2) .tools a", "href").pop().unwrap();
    let asked = browser.get(&format!("{bob}/drop")).await;
    assert!(
        asked.page().text(".notice").contains("The link still works until Tuesday 24 November, 12:00 (Berlin time)")
    );
    assert_eq!(browser.post(&format!("{bob}/drop"), &[]).await.location(), path);
    let names: Vec<_> = browser.links(&path).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ada", "Carol"]);
    assert_eq!(browser.get(&bob).await.status, StatusCode::NOT_FOUND);
    let batch = uuid::Uuid::new_v4().to_string();
    let added = [("batch_id", batch.as_str()), ("paste", "Dan")];
    assert_eq!(browser.post(&format!("{path}/invitations"), &added).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/meetings").await.page().text(".meetings li").contains("3 people"));
}

async fn a_meeting_is_repeated_next_week(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)\nBob <bob@example.org>")).await;
    let page = browser.get(&format!("{path}/repeat")).await.page();
    assert_eq!((page.value("#date"), page.value("#start")), ("2026-12-01".to_owned(), "10:30".to_owned()));
    assert_eq!(page.attributes("[name=name]", "value"), ["Ada", "Bob", ""]);
    assert!(page.has("[name=owner][value='0'][checked]"));
    assert_ne!(page.value("[name=id]"), ID);
}

async fn a_meeting_is_deleted(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBobunique <bob@example.org>")).await;
    let asked = browser.get(&format!("{path}/delete")).await;
    assert!(asked.page().text(".notice").contains("You can’t revoke them."));
    let answer = browser.post(&format!("{path}/delete"), &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/meetings"));
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    browser.post("/settings/people", &[("everyone", "yes")]).await;
    if site.url.starts_with("postgres") {
        assert!(!site.everything_stored().await.contains("Bobunique"), "nor in the address book, once that is emptied");
    }
}

async fn nobody_changes_another_organizers_meeting(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let before = ada.links(&path).await;
    let person = ada.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let mut bob = site.bob().await;
    let edit: Vec<(String, String)> = typed(&page_of(&mut ada, &path).await, &FIELDS, &[("start", "10:45")]);
    let mut edit = borrowed(&edit);
    edit.push(("step", "change"));
    for (address, fields) in [
        (format!("{path}/edit"), edit.as_slice()),
        (format!("{path}/delete"), &[]),
        (format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]),
        (format!("{path}/people"), &[("everyone", "yes"), ("step", "remove-sure")]),
        (format!("{path}/people"), &[("copy", last_part(&person))]),
        (format!("{path}/people"), &[("mark", last_part(&person))]),
        (person.clone(), &[("name", "Eve"), ("email", "")]),
        (format!("{person}/drop"), &[]),
    ] {
        assert_eq!(bob.post(&address, fields).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in
        [format!("{path}/edit"), format!("{path}/repeat"), format!("{path}/delete"), format!("{person}/drop")]
    {
        assert_eq!(bob.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(ada.links(&path).await, before);
}

async fn what_would_make_too_long_a_token_is_refused(site: Site) {
    let mut browser = site.ada().await;
    let redirect = format!("https://example.org/{}", "x".repeat(600));
    let mut fields = pasted(ID, "Ada\nBob");
    fields.push(("redirect_on_meeting_exit", &redirect));
    let path = browser.make_meeting(&fields).await;
    let bob = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let answer = browser.post(&bob, &[("name", &"\u{1f468}".repeat(200)), ("email", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().text("#name-error").contains("would be too long. Shorten the name"));
    let page = page_of(&mut browser, &path).await;
    let mut fields = typed(&page, &FIELDS, &[]);
    fields.push(("redirect_on_meeting_exit".to_owned(), format!("https://example.org/{}", "x".repeat(1900))));
    for step in ["", "change"] {
        fields.push(("step".to_owned(), step.to_owned()));
        let answer = browser.post(&format!("{path}/edit"), &borrowed(&fields)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.page().text("#redirect_on_meeting_exit-error").contains("would be too long"));
    }
    assert_eq!(browser.links(&path).await.len(), 2);
}

async fn the_end_of_earlier_links_is_remembered(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada")).await;
    for end in ["11:00", "11:15"] {
        let page = page_of(&mut browser, &path).await;
        let mut fields = typed(&page, &FIELDS, &[("end", end)]);
        let asked = browser.post(&format!("{path}/edit"), &borrowed(&fields)).await.page();
        assert!(asked.text(".notice").contains("until Tuesday 24 November, 12:00"), "the first links end last");
        fields.push(("step".to_owned(), "change".to_owned()));
        browser.post(&format!("{path}/edit"), &borrowed(&fields)).await;
    }
    assert!(browser.get(&format!("{path}/delete")).await.page().text(".notice").contains("12:00 (Berlin time)"));
}

async fn people_added_later_are_handed_out_alone(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBob")).await;
    browser.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    let batch = uuid::Uuid::new_v4().to_string();
    browser.post(&format!("{path}/invitations"), &[("batch_id", &batch), ("paste", "Carol")]).await;
    assert_eq!(browser.get(&path).await.page().texts(".links .new bdi"), ["Carol"]);
    assert!(browser.get(&format!("{path}/links.txt?only=not-shared")).await.body.starts_with("Carol: https://"));
}

async fn an_ended_meeting_takes_another_title(mut site: Site) {
    let path = site.ada().await.make_meeting(&pasted(ID, "Ada")).await;
    site.wait(SignedDuration::from_hours(4));
    let mut browser = site.ada().await;
    let page = page_of(&mut browser, &path).await;
    let fields = typed(&page, &FIELDS, &[("title", "What it was")]);
    assert_eq!(browser.post(&format!("{path}/edit"), &borrowed(&fields)).await.status, StatusCode::SEE_OTHER);
    let again = typed(&page, &FIELDS, &[("end", "11:45")]);
    assert_eq!(browser.post(&format!("{path}/edit"), &borrowed(&again)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn past_meetings_are_paged_without_a_gap(mut site: Site) {
    let mut browser = site.ada().await;
    for _ in 0..52 {
        let id = uuid::Uuid::new_v4().to_string();
        browser.make_meeting(&pasted(&id, "Ada")).await;
    }
    site.wait(SignedDuration::from_hours(4));
    let mut browser = site.ada().await;
    let first = browser.get("/meetings").await.page();
    let older = first.attributes("main p a", "href").pop().unwrap();
    let second = browser.get(&older).await.page();
    let mut all = first.attributes(".meetings a", "href");
    assert_eq!(all.len(), 50);
    all.extend(second.attributes(".meetings a", "href"));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 52);
    assert!(!second.has("main p a[href*=before]"));
}
