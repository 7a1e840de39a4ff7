//! Editing a meeting changes what was edited, and nothing else.

use axum::http::StatusCode;
use latchkey::program::{
    app::Actor,
    error::{Error, Refusal},
    invite::{MeetingPatch, Title, sharing::SharedHow},
    token::{ApiKey, Signer, inspect::token_in},
};
use serde_json::{Value, json};

use crate::support::{Browser, Site, domain, on_both, program::Program, signer, typed};

on_both!(
    another_title_keeps_everything_that_a_program_set,
    one_option_is_changed_and_the_others_stay,
    a_start_in_a_repeated_hour_stays_in_its_hour,
    scheduling_again_keeps_everything_that_a_program_set,
    scheduling_again_keeps_the_hour_that_comes_twice,
    the_second_of_two_forms_is_told_of_the_first_and_keeps_what_was_typed,
    a_form_is_told_what_a_program_changed_meanwhile,
    a_form_is_told_of_what_differs_and_of_nothing_else,
    a_person_changed_meanwhile_does_not_hold_up_the_meetings_form,
    a_mark_beside_a_change_is_not_undone,
    the_second_of_two_who_change_a_person_is_told_of_the_first,
    the_second_of_two_who_word_the_message_is_told_of_the_first,
);

/// Every option, each with a value that the form does not offer, where there is one.
fn every_option() -> Value {
    json!({
        "knocking": false, "close_tab_on_exit": false, "redirect_on_meeting_exit": "https://example.org/thanks",
        "intercom_join_alert": true, "start_cloud_recording": true, "start_cloud_recording_opts": {"layout": {"preset": "default"}},
        "auto_start_transcription": false, "enable_recording": "cloud", "enable_screenshare": true,
        "start_video_off": false, "start_audio_off": false, "meeting_join_hook": "https://example.org/hook",
        "eject_at_token_exp": false, "eject_after_elapsed": 95, "lang": "user", "enable_recording_ui": true,
        "permissions": {"hasPresence": false, "canSend": ["audio", "screenVideo"], "canReceive": {"base": {"video": false}},
            "canAdmin": ["streaming"]},
    })
}

/// A meeting that a program made: with every option, and at odd seconds.
async fn made_by_a_program(site: &Site, starts_at: &str, ends_at: &str) -> (Program, String) {
    let mut program = Program::that_may_all(site).await;
    let meeting = json!({"room": "weekly-review", "title": "Weekly review", "starts_at": starts_at, "ends_at": ends_at,
        "opens_early": 7, "closes_late": 11, "zone": "Europe/Berlin", "options": every_option(),
        "people": [{"name": "Ada", "owner": true}, {"name": "Zoë", "email": "zoe@example.org"}]});
    let made = program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    let id = made["meeting"]["id"].as_str().unwrap().to_owned();
    (program, id)
}

async fn read(program: &mut Program, id: &str) -> (Value, Value) {
    let meeting = program.get(&format!("/meetings/{id}")).await.good(StatusCode::OK)["meeting"].clone();
    let people = program.get(&format!("/meetings/{id}/invitations")).await.good(StatusCode::OK)["invitations"].clone();
    (meeting, people)
}

/// Changes fields of the form that a meeting's page leads to, and confirms what is asked.
async fn edit(browser: &mut Browser, id: &str, changes: &[(&str, &str)]) {
    let address = format!("/meetings/{id}/edit");
    let fields = browser.get(&address).await.page().fields("form.meeting");
    let mut fields = typed(&fields, changes);
    fields.push(("step", "change"));
    let answer = browser.post(&address, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

async fn another_title_keeps_everything_that_a_program_set(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:17Z", "2026-11-24T10:30:43Z").await;
    let (mut before, people) = read(&mut program, &id).await;
    assert_eq!(before["options"], every_option());
    edit(&mut site.ada().await, &id, &[("title", "Another title")]).await;
    let (after, people_after) = read(&mut program, &id).await;
    assert_eq!(after["title"], "Another title");
    before["title"] = after["title"].clone();
    assert_eq!(after.to_string(), before.to_string());
    assert_eq!(people_after.to_string(), people.to_string(), "with the same links");
}

async fn one_option_is_changed_and_the_others_stay(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:17Z", "2026-11-24T10:30:43Z").await;
    let changes = [
        ("start_audio_off", "yes"),
        ("can_send", "none"),
        ("eject_after_minutes", "2"),
        ("start", "10:45"),
        ("lang", "de"),
    ];
    edit(&mut site.ada().await, &id, &changes).await;
    let (after, _) = read(&mut program, &id).await;
    let mut wanted = every_option();
    wanted["start_audio_off"] = true.into();
    wanted["permissions"]["canSend"] = false.into();
    wanted["eject_after_elapsed"] = 120.into();
    wanted["lang"] = "de".into();
    assert_eq!(after["options"], wanted);
    assert_eq!(
        (&after["starts_at"], &after["ends_at"]),
        (&"2026-11-24T09:45:00Z".into(), &"2026-11-24T10:30:43Z".into())
    );
}

async fn a_start_in_a_repeated_hour_stays_in_its_hour(site: Site) {
    let site = site.at("2026-10-24T09:00:00Z");
    // 02:30 comes twice that night in Berlin: at 00:30 and at 01:30 UTC.
    let (mut program, id) = made_by_a_program(&site, "2026-10-25T01:30:00Z", "2026-10-25T03:00:00Z").await;
    let (before, people) = read(&mut program, &id).await;
    edit(&mut site.ada().await, &id, &[("title", "In the second hour")]).await;
    let (after, people_after) = read(&mut program, &id).await;
    assert_eq!((&after["title"], &after["starts_at"]), (&"In the second hour".into(), &before["starts_at"]));
    assert_eq!(people_after.to_string(), people.to_string());
}

/// Sends the form for the same meeting a week later through its review, and answers the new meeting's id.
async fn schedule_again(browser: &mut Browser, id: &str, changes: &[(&str, &str)]) -> String {
    let page = browser.get(&format!("/meetings/{id}/repeat")).await.page();
    let fields = page.fields("form.meeting");
    let reviewed = browser.post("/meetings/review", &typed(&fields, changes)).await;
    assert_eq!(reviewed.status, StatusCode::OK, "{}", reviewed.body);
    let fields = reviewed.page().fields("form.meeting");
    let made = browser.post("/meetings", &typed(&fields, &[])).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    made.location().strip_prefix("/meetings/").unwrap().to_owned()
}

async fn scheduling_again_keeps_everything_that_a_program_set(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:17Z", "2026-11-24T10:30:43Z").await;
    let (mut before, people) = read(&mut program, &id).await;
    let again = schedule_again(&mut site.ada().await, &id, &[]).await;
    let (after, people_after) = read(&mut program, &again).await;
    for (field, value) in [
        ("id", again.as_str()),
        ("starts_at", "2026-12-01T09:30:17Z"),
        ("ends_at", "2026-12-01T10:30:43Z"),
        ("links_open_at", "2026-12-01T09:23:17Z"),
        ("links_close_at", "2026-12-01T10:41:43Z"),
    ] {
        before[field] = value.into();
    }
    assert_eq!(after.to_string(), before.to_string());
    for (before, after) in people.as_array().unwrap().iter().zip(people_after.as_array().unwrap()) {
        assert_eq!(
            (&after["name"], &after["email"], &after["owner"]),
            (&before["name"], &before["email"], &before["owner"])
        );
        let [before, after] =
            [(before, "2026-11-24T10:00:00Z"), (after, "2026-12-01T10:00:00Z")].map(|(person, at)| {
                let token = token_in(person["link"].as_str().unwrap());
                signer().verify(&token, at.parse().unwrap()).unwrap().options
            });
        assert_eq!(after, before);
    }
    // A checkbox that is cleared changes its option alone.
    let cleared = schedule_again(&mut site.ada().await, &id, &[("knocking", "yes")]).await;
    let (cleared, _) = read(&mut program, &cleared).await;
    let mut wanted = every_option();
    wanted["knocking"] = true.into();
    assert_eq!(cleared["options"], wanted);
}

async fn scheduling_again_keeps_the_hour_that_comes_twice(site: Site) {
    let site = site.at("2026-10-17T09:00:00Z");
    let (mut program, id) = made_by_a_program(&site, "2026-10-18T00:30:20Z", "2026-10-18T01:50:00Z").await;
    let again = schedule_again(&mut site.ada().await, &id, &[]).await;
    let (after, _) = read(&mut program, &again).await;
    assert_eq!(
        (&after["starts_at"], &after["ends_at"]),
        (&"2026-10-25T00:30:20Z".into(), &"2026-10-25T02:50:00Z".into())
    );
}

async fn the_second_of_two_forms_is_told_of_the_first_and_keeps_what_was_typed(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let address = format!("/meetings/{id}/edit");
    let form = browser.get(&address).await.page().fields("form.meeting");
    edit(&mut browser, &id, &[("title", "From the first tab")]).await;
    let second = browser.post(&address, &typed(&form, &[("start", "10:45"), ("step", "change")])).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let page = second.page();
    assert!(page.text("[role=alert]").contains("this meeting was changed after you opened this form"));
    assert!(page.text("#title-error").contains("From the first tab"));
    assert_eq!((page.value("#title").as_str(), page.value("#start").as_str()), ("Weekly review", "10:45"));
    let (stored, _) = read(&mut program, &id).await;
    assert_eq!(
        (&stored["title"], &stored["starts_at"]),
        (&"From the first tab".into(), &"2026-11-24T09:30:00Z".into())
    );
    // Sent again, it is meant.
    let fields = page.fields("form.meeting");
    let again = browser.post(&address, &typed(&fields, &[("title", "From the first tab"), ("step", "change")])).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    let (stored, _) = read(&mut program, &id).await;
    assert_eq!(
        (&stored["title"], &stored["starts_at"]),
        (&"From the first tab".into(), &"2026-11-24T09:45:00Z".into())
    );
    assert_eq!(stored["options"], every_option());
}

async fn a_form_is_told_what_a_program_changed_meanwhile(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let address = format!("/meetings/{id}/edit");
    let form = browser.get(&address).await.page().fields("form.meeting");
    let patch = json!({"ends_at": "2026-11-24T10:50:00Z"});
    let headers = [("content-type", "application/json")];
    program.send("PATCH", &format!("/meetings/{id}"), &headers, patch.to_string()).await.good(StatusCode::OK);
    let answer = browser.post(&address, &typed(&form, &[("title", "Typed before"), ("step", "change")])).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.page().text("[role=alert]").contains("End – saved value: 11:50"), "{}", answer.body);
    assert_eq!(answer.page().value("#title"), "Typed before");
    let (stored, _) = read(&mut program, &id).await;
    assert_eq!((&stored["title"], &stored["ends_at"]), (&"Weekly review".into(), &"2026-11-24T10:50:00Z".into()));
}

async fn a_form_is_told_of_what_differs_and_of_nothing_else(site: Site) {
    let (_, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let address = format!("/meetings/{id}/edit");
    edit(&mut browser, &id, &[("can_send", "yes"), ("enable_screenshare", "yes"), ("start_audio_off", "yes")]).await;
    let form = browser.get(&address).await.page().fields("form.meeting");
    edit(&mut browser, &id, &[("knocking", "yes")]).await;
    let answer = browser.post(&address, &typed(&form, &[("title", "Typed before"), ("step", "change")])).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let told = answer.page().texts("[role=alert] li");
    assert_eq!(
        told[1..],
        [
            "Title – saved value: Weekly review",
            "Make people wait until an owner admits them, if the room allows it – saved value: on"
        ]
    );
}

async fn a_person_changed_meanwhile_does_not_hold_up_the_meetings_form(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let address = format!("/meetings/{id}/edit");
    let form = browser.get(&address).await.page().fields("form.meeting");
    let person = browser.get(&format!("/meetings/{id}")).await.page().attributes(".tools a", "href").pop().unwrap();
    browser.post(&person, &[("name", "Zoe"), ("email", "")]).await;
    let answer = browser.post(&address, &typed(&form, &[("title", "Another title"), ("step", "change")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(read(&mut program, &id).await.0["title"], "Another title");
}

async fn a_mark_beside_a_change_is_not_undone(site: Site) {
    let (_, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let id = id.parse().unwrap();
    let (ada, _) = site.store.organizer_by_email("ada@example.org").await.unwrap().unwrap();
    let app = site.app(other_signer());
    let actor = Actor { organizer: ada, api_key: None, client: None };
    let title: Title = "Another title".parse().unwrap();
    let patch = MeetingPatch { title: Some(Some(title.clone())), ..MeetingPatch::default() };
    let read_before = app.meeting(&actor, id).await.unwrap();
    let [first, second] = [app.plan_change(read_before.clone(), patch.clone()), app.plan_change(read_before, patch)];
    let (first, second) = (first.await.unwrap(), second.await.unwrap());
    let (_, people) = app.meeting_and_people(&actor, id).await.unwrap();
    app.mark_shared(&actor, id, &[people[0].id], SharedHow::Marked).await.unwrap();
    app.change_meeting(&actor, first).await.unwrap();
    let stored = app.meeting(&actor, id).await.unwrap().meeting;
    let mut browser = site.browser_with(other_signer());
    browser.take_cookies(&site.ada().await);
    let page = browser.get(&format!("/meetings/{id}")).await.page();
    assert_eq!(
        page.texts(".links .state"),
        ["Marked as shared 10:00", "Not shared"],
        "the link was shared under the new key"
    );
    assert_eq!(stored.title, Some(title));
    // What was made from an older state is refused.
    let refused = app.change_meeting(&actor, second).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::ChangedMeanwhile))));
}

async fn the_second_of_two_who_change_a_person_is_told_of_the_first(site: Site) {
    let (mut program, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let person = browser.get(&format!("/meetings/{id}")).await.page().attributes(".tools a", "href").pop().unwrap();
    let form = browser.get(&person).await.page().fields(".change form");
    let first = browser.post(&person, &typed(&form, &[("name", "Zoe")])).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let second = browser.post(&person, &typed(&form, &[("email", "z@example.org")])).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let page = second.page();
    let alert = page.text("[role=alert]");
    assert!(alert.contains("this person was changed") && alert.contains("Zoe <zoe@example.org>"), "{alert}");
    assert_eq!((page.value("#name").as_str(), page.value("#email").as_str()), ("Zoë", "z@example.org"));
    let (_, people) = read(&mut program, &id).await;
    assert_eq!((&people[1]["name"], &people[1]["email"]), (&"Zoe".into(), &"zoe@example.org".into()));
    // Sent again, it is meant.
    let again = browser.post(&person, &typed(&page.fields(".change form"), &[])).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    let (_, people) = read(&mut program, &id).await;
    assert_eq!((&people[1]["name"], &people[1]["email"]), (&"Zoë".into(), &"z@example.org".into()));
}

async fn the_second_of_two_who_word_the_message_is_told_of_the_first(site: Site) {
    let (_, id) = made_by_a_program(&site, "2026-11-24T09:30:00Z", "2026-11-24T10:30:00Z").await;
    let mut browser = site.ada().await;
    let address = format!("/meetings/{id}/message");
    let form = browser.get(&address).await.page().fields("form.meeting");
    let first = browser.post(&address, &typed(&form, &[("note", "Bring your notes.\r\nAnd a pen.")])).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    // A page that shows what is saved is not held up, also by its line ends.
    let fresh = browser.get(&address).await.page().fields("form.meeting");
    let better = browser.post(&address, &typed(&fresh, &[("note", "Bring your notes.\r\nAnd two pens.")])).await;
    assert_eq!(better.status, StatusCode::SEE_OTHER, "{}", better.body);
    let second = browser.post(&address, &typed(&form, &[("subject", "Today")])).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let page = second.page();
    assert!(page.text("[role=alert]").contains("another message was saved"), "{}", second.body);
    assert_eq!(page.value("#subject"), "Today");
    assert_eq!(page.text("#note-error"), "Saved text: Bring your notes. And two pens.");
    let again = browser.post(&address, &typed(&page.fields("form.meeting"), &[])).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert_eq!(browser.get(&address).await.page().value("#subject"), "Today");
}

/// The same domain with another API key.
fn other_signer() -> Signer {
    Signer::new(domain(), &ApiKey::parse("another-key-of-the-same-domain").unwrap())
}
