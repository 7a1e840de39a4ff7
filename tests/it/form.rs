//! The form of a new meeting: the room that follows from the title, the proposed time, and who is one of the people.

use axum::http::StatusCode;

use crate::support::{Site, meeting_fields, on_both, pasted, typed};

on_both!(
    the_room_follows_from_the_title,
    a_room_name_that_is_not_possible_is_corrected_by_a_button,
    a_new_meeting_begins_at_the_next_five_minutes,
    times_that_are_likely_mistakes_are_pointed_out_and_not_refused,
    fields_of_people_are_told_apart_by_their_names,
    organizers_who_do_not_want_a_link_are_not_added_again,
    a_review_is_ready_only_if_its_links_can_be_created,
    a_room_that_was_not_checked_is_not_called_ready,
);

const ID: &str = "0f6d1c5e-7a3b-4c7d-9e0f-112233445577";

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn titled<'a>(title: &'a str, room: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = pasted(ID, "Bob Stone");
    fields.retain(|(name, _)| !["title", "room"].contains(name));
    fields.extend([("title", title), ("room", room)]);
    fields
}

async fn the_room_follows_from_the_title(site: Site) {
    let mut ada = site.ada().await;
    for (title, room) in [("Math class 5b", "math-class-5b"), ("Урок 7", "urok-7"), ("Café & Größe", "cafe-grosse")]
    {
        let page = ada.post("/meetings/review", &titled(title, "")).await.page();
        assert!(page.text(".lede").contains(&format!("acme.daily.co/{room}")), "{}", page.text(".lede"));
        assert_eq!(ada.get(&format!("/rooms/name-for?title={}", encoded(title))).await.body, room);
        // Back in the form, the room is shown and follows another title, until it is typed.
        let fields = page.fields("main form");
        let form = ada.post("/meetings/review", &typed(&fields, &[("step", "edit")])).await.page();
        assert_eq!(form.value("#room"), room);
        let fields = form.fields("main form.meeting");
        let renamed = ada.post("/meetings/review", &typed(&fields, &[("title", "Chess club")])).await.page();
        assert!(renamed.text(".lede").contains("acme.daily.co/chess-club"));
        let own = typed(&fields, &[("title", "Chess club"), ("room", "hall")]);
        let own = ada.post("/meetings/review", &own).await.page();
        assert!(own.text(".lede").contains("acme.daily.co/hall"));
    }
    let page = ada.post("/meetings/review", &titled("", "")).await.page();
    assert_eq!(page.attributes(".notice a", "href"), ["#title"]);
    assert_eq!(page.text("#title-error"), "Enter a title.");
    let page = ada.post("/meetings/review", &titled("—", "")).await.page();
    assert_eq!(page.attributes(".notice a", "href"), ["#room"]);
    let page = ada.post("/meetings/review", &titled("", "hall")).await.page();
    assert_eq!(page.text("h1"), "Ready to create 1 link", "a room alone is enough");
}

async fn a_room_name_that_is_not_possible_is_corrected_by_a_button(site: Site) {
    let mut ada = site.ada().await;
    let answer = ada.post("/meetings/review", &titled("Lessons", "Math class 5b")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert_eq!(page.text("#room-error"), "Room names can’t contain spaces. Use letters A–Z, digits, - and _.");
    assert_eq!(page.value("#room"), "Math class 5b");
    let buttons = page.attributes("button[value^='room:']", "value");
    assert_eq!(buttons, ["room:math-class-5b"]);
    let fields = page.fields("main form.meeting");
    let page = ada.post("/meetings/review", &typed(&fields, &[("step", &buttons[0])])).await.page();
    assert!(page.text(".lede").contains("acme.daily.co/math-class-5b"));
    // On the page of rooms, too.
    let (site, fake) = site.with_daily().await;
    let mut ada = site.signed_in_again(&ada);
    let page = ada.post("/rooms", &[("name", "Math class 5b")]).await.page();
    assert_eq!(page.text("[name=suggested]"), "Create math-class-5b instead");
    ada.post("/rooms", &[("name", "Math class 5b"), ("suggested", "math-class-5b")]).await;
    assert!(ada.get("/rooms").await.page().text("main").contains("math-class-5b"));
    drop(fake);
}

async fn a_new_meeting_begins_at_the_next_five_minutes(mut site: Site) {
    for (now, start, end, end_date) in [
        ("2026-11-24T09:00:00Z", "10:00", "11:00", ""),
        ("2026-11-24T09:00:01Z", "10:05", "11:05", ""),
        ("2026-11-24T09:33:20Z", "10:35", "11:35", ""),
        ("2026-11-24T22:31:00Z", "23:35", "00:35", "2026-11-25"),
    ] {
        site = site.at(now);
        let page = site.ada().await.get("/").await.page();
        assert_eq!(["#start", "#end", "#end_date"].map(|field| page.value(field)), [start, end, end_date]);
    }
}

async fn times_that_are_likely_mistakes_are_pointed_out_and_not_refused(site: Site) {
    let mut ada = site.ada().await;
    for (start, end, sentence) in [
        ("10:30", "10:35", "The meeting lasts less than 10 minutes."),
        ("10:30", "23:00", "The meeting lasts longer than 12 hours."),
        ("22:30", "23:30", "The meeting is at night, between 23:00 and 06:00 in Europe/Berlin."),
        ("10:30", "11:30", ""),
    ] {
        let mut fields = pasted(ID, "Ada, owner\nBob");
        fields.retain(|(name, _)| !["start", "end"].contains(name));
        fields.extend([("start", start), ("end", end)]);
        let page = ada.post("/meetings/review", &fields).await.page();
        assert_eq!(page.text("h1"), "Ready to create 2 links");
        let odd = page.text(".odd");
        assert!(odd.contains(sentence) && odd.is_empty() == sentence.is_empty(), "{start}: {odd}");
    }
}

async fn fields_of_people_are_told_apart_by_their_names(site: Site) {
    let mut ada = site.ada().await;
    let form = ada.get("/").await.page();
    let review = ada.post("/meetings/review", &pasted(ID, "Ada, owner\nBob\nZoë")).await.page();
    for page in [form, review] {
        for (field, name) in
            [("name", "Name"), ("email", "Email address"), ("owner", "Owner"), ("language", "Language")]
        {
            let names = page.attributes(&format!(".row [name={field}]"), "aria-label");
            assert_eq!(names, [1, 2, 3].map(|number| format!("{name}, person {number}")));
        }
    }
}

async fn organizers_who_do_not_want_a_link_are_not_added_again(site: Site) {
    let mut ada = site.ada().await;
    let names = |page: &crate::support::Page| page.attributes("[name=name]", "value");
    let mut fields = meeting_fields(ID);
    fields.extend([("name", "Ada Lovelace"), ("email", "ada@example.org"), ("owner", "0")]);
    fields.extend([("name", "Bob"), ("email", ""), ("name", ""), ("email", ""), ("step", "edit-without-me")]);
    let page = ada.post("/meetings/review", &fields).await.page();
    assert_eq!(names(&page), ["Bob", ""]);
    assert_eq!(page.value("#title"), "Weekly review", "what was typed stays");
    assert_eq!(names(&ada.get("/").await.page()), ["", "", ""]);
    assert_eq!(names(&site.ada().await.get("/").await.page()), ["", "", ""], "in other sessions, too");
    assert_eq!(names(&site.bob().await.get("/").await.page()), ["Bob Stone", "", ""], "others are as before");
    let fields = page.fields("main form.meeting");
    let page = ada.post("/meetings/review", &typed(&fields, &[("step", "edit-with-me")])).await.page();
    assert_eq!(names(&page), ["Ada Lovelace", "Bob", ""]);
    assert!(page.has("[name=owner][value='0'][checked]") && !page.has("[name=owner][value='1'][checked]"));
    assert_eq!(names(&ada.get("/").await.page()), ["Ada Lovelace", "", ""]);
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    assert!(!ada.get(&format!("{path}/add")).await.page().has("[value^=edit-with]"));
}

async fn a_room_that_was_not_checked_is_not_called_ready(site: Site) {
    // Nobody answers as Daily.
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Bob");
    fields.push(("step", "preflight"));
    let page = ada.post("/meetings/review", &fields).await.page();
    assert!(page.text("#preflight").contains("Not checked") && !page.text("#preflight").contains("Room ready"));
}

async fn a_review_is_ready_only_if_its_links_can_be_created(site: Site) {
    let mut ada = site.ada().await;
    let ready = ada.post("/meetings/review", &pasted(ID, "Ada, owner\nBob")).await.page();
    assert_eq!(ready.text("h1"), "Ready to create 2 links");
    assert_eq!(ready.text("[data-focus]"), "Create 2 links", "the first action has the focus");
    let wrong = ada.post("/meetings/review", &pasted(ID, "Ada, owner\nBob <bob@@example.org>\nZoë")).await.page();
    assert_eq!(wrong.text("h1"), "Check the list");
    assert_eq!(wrong.attributes("a[data-focus]", "href"), ["#email-1"], "the first error has the focus");
    let mut long = pasted(ID, "Ada");
    let redirect = format!("https://example.org/{}", "a".repeat(1500));
    long.push(("redirect_on_meeting_exit", &redirect));
    let refused = ada.post("/meetings/review", &long).await.page();
    assert_eq!(refused.text("h1"), "These links can’t be created yet");
    assert_eq!(refused.texts("[role=alert]").len(), 1);
    assert!(refused.has(".notice[data-focus]"), "the error has the focus");
}
