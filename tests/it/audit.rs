//! What was done, as it is noted; and what is removed when its time has come.

use std::collections::BTreeSet;

use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use latchkey::program::{audit::Action, store::Wanted};

use crate::support::{PASSWORD, Site, meeting_fields, on_both, pasted, signer};

on_both!(
    what_is_done_is_noted_with_who_when_and_from_where,
    an_entry_holds_no_link_and_no_name,
    the_same_showing_is_noted_once_in_ten_minutes,
    tokens_that_nothing_keeps_are_counted,
    failures_to_sign_in_are_noted_without_what_was_typed,
    the_log_is_filtered_paged_and_downloaded,
    organizers_see_their_own_entries_alone,
    people_are_removed_when_their_time_has_come,
    what_may_still_open_a_meeting_is_not_removed,
    the_daily_turn_is_taken_by_one_instance,
    what_a_program_reads_is_noted_beside_what_its_organizer_sees,
);

const ID: &str = "7c0c3c1e-1111-4111-8111-111111111111";
const PEOPLE: &str = "Zoë Secret <zoe@example.org>, owner\nBob";

/// The words of what was done, the latest first.
async fn words(site: &Site) -> Vec<&'static str> {
    let entries = site.store.entries(&Wanted::default(), 1000).await.unwrap();
    entries.iter().map(|entry| entry.action.word()).collect()
}

async fn what_is_done_is_noted_with_who_when_and_from_where(site: Site) {
    let mut ada = site.browser();
    ada.peer = ([203, 0, 113, 9], 4000).into();
    ada.post("/login", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    ada.see_link(&path).await;
    for file in ["links.csv", "links.txt", "calendars.zip", "print"] {
        assert_eq!(ada.get(&format!("{path}/{file}")).await.status, StatusCode::OK, "{file}");
    }
    let person = ada.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    assert_eq!(ada.post(&person, &[("name", "Zoë Secret"), ("email", "")]).await.status, StatusCode::SEE_OTHER);
    let message = [("subject", "Come"), ("note", "Please")];
    assert_eq!(ada.post(&format!("{path}/message"), &message).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.post(&format!("{person}/drop"), &[]).await.status, StatusCode::SEE_OTHER);
    let mut later = meeting_fields(ID);
    later.extend([("end", "12:00"), ("step", "change")]);
    later.retain(|field| *field != ("end", "11:30"));
    assert_eq!(ada.post(&format!("{path}/edit"), &later).await.status, StatusCode::SEE_OTHER);
    let key = [("name", "Back end"), ("scope", "tokens"), ("days", "9"), ("id", ID)];
    assert_eq!(ada.post("/settings/api-keys", &key).await.status, StatusCode::CREATED);
    assert_eq!(ada.post(&format!("/settings/api-keys/{ID}/withdraw"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.post(&format!("{path}/delete"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.post("/logout", &[]).await.status, StatusCode::SEE_OTHER);
    let entries = site.store.entries(&Wanted::default(), 1000).await.unwrap();
    let noted: BTreeSet<String> = entries
        .iter()
        .filter(|entry| entry.client.is_some())
        .map(|entry| format!("{} {}", entry.action.word(), entry.detail.as_deref().unwrap_or("-")))
        .collect();
    let expected = [
        "changed a person and their link",
        "changed its email text",
        "changed links changed",
        "deleted -",
        "dropped -",
        "exported CSV",
        "exported calendar files",
        "exported printed cards",
        "exported text",
        "issued 2 people in weekly-review",
        "key_made Back end",
        "key_withdrawn Back end",
        "signed_in -",
        "signed_out -",
    ];
    assert_eq!(noted.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    for entry in entries.iter().filter(|entry| entry.client.is_some()) {
        assert_eq!((entry.organizer.as_str(), entry.client.as_deref()), ("ada@example.org", Some("203.0.113.9")));
        assert_eq!(entry.at, crate::support::now());
    }
}

async fn an_entry_holds_no_link_and_no_name(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    ada.get(&format!("{path}/links.csv")).await;
    ada.post(
        &format!("{path}/invitations"),
        &[("id", "7c0c3c1e-2222-4111-8111-111111111111"), ("paste", "Dan Secret")],
    )
    .await;
    for page in ["/audit", "/audit.csv"] {
        let answer = ada.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(answer.body.contains("2 people in weekly-review"), "{}", answer.body);
        for secret in ["Secret", "zoe@", "eyJ", "daily.co"] {
            assert!(!answer.body.contains(secret), "{page} holds {secret}");
        }
    }
}

async fn the_same_showing_is_noted_once_in_ten_minutes(mut site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    for _ in 0..3 {
        ada.see_link(&path).await;
    }
    assert!(!words(&site).await.contains(&"showed"), "whoever makes links sees them");
    let count = async |site: &Site| words(site).await.iter().filter(|word| **word == "exported").count();
    for _ in 0..3 {
        ada.get(&format!("{path}/links.csv")).await;
    }
    assert_eq!(count(&site).await, 1);
    ada.get(&format!("{path}/links.txt")).await;
    assert_eq!(count(&site).await, 2, "another file is another thing");
    site.wait(SignedDuration::from_mins(11));
    let mut ada = site.signed_in_again(&ada);
    ada.get(&format!("{path}/links.csv")).await;
    ada.see_link(&path).await;
    assert_eq!(count(&site).await, 3);
    assert_eq!(words(&site).await[0], "showed");
}

async fn tokens_that_nothing_keeps_are_counted(site: Site) {
    let app = site.app(signer());
    let mut ada = site.ada().await;
    let fields = [("name", "Back end"), ("scope", "tokens"), ("days", "9"), ("id", ID)];
    let key = ada.post("/settings/api-keys", &fields).await.page().texts("#api-keys .url").remove(0);
    let mut program = Site::browser_of(&app);
    let mut send = async |path: &str, kind: &str, body: &str| {
        let request = Request::post(path).header("authorization", format!("Bearer {key}")).header("content-type", kind);
        let answer = program.send(request.body(body.to_owned().into()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    };
    for _ in 0..3 {
        send("/api/v1/tokens", "application/json", "{\"room\":\"standup\"}").await;
    }
    send("/api/v1/links", "application/json", "{\"room\":\"review\",\"people\":[{\"name\":\"A\"},{\"name\":\"B\"}]}")
        .await;
    send("/api/v1/links?room=bulk", "text/csv", "name\nA\nB\nC\nD\n").await;
    app.note_tallied().await.unwrap();
    app.note_tallied().await.unwrap();
    let entries = site.store.entries(&Wanted { action: Some(Action::Issued), ..Wanted::default() }, 10).await.unwrap();
    let mut details: Vec<_> = entries.iter().map(|entry| entry.detail.clone().unwrap()).collect();
    details.sort();
    assert_eq!(
        details,
        ["2 tokens for review, not stored", "3 tokens for standup, not stored", "4 tokens for bulk, not stored"]
    );
    assert!(entries.iter().all(|entry| entry.api_key.as_deref() == Some("Back end")));
}

async fn failures_to_sign_in_are_noted_without_what_was_typed(site: Site) {
    for email in ["ada@example.org", "nobody@example.org", "my secret password", "P@secret-word"] {
        site.browser().post("/login", &[("email", email), ("password", "a secret guess")]).await;
    }
    let entries =
        site.store.entries(&Wanted { action: Some(Action::SignInFailed), ..Wanted::default() }, 10).await.unwrap();
    let who: Vec<&str> = entries.iter().rev().map(|entry| entry.organizer.as_str()).collect();
    assert_eq!(who, ["ada@example.org", "an unknown address", "an unknown address", "an unknown address"]);
    assert_eq!(entries.iter().filter(|entry| entry.organizer_id.is_some()).count(), 1);
    assert!(!site.everything_stored().await.contains("secret"));
    let mut ada = site.ada().await;
    for (name, id) in [("=cmd", ID), ("＝cmd", &ID.replace('1', "2"))] {
        let key = [("name", name), ("scope", "tokens"), ("days", "9"), ("id", id)];
        assert_eq!(ada.post("/settings/api-keys", &key).await.status, StatusCode::CREATED);
        let cell = format!(",\"'{name}\"\r\n");
        assert!(ada.get("/audit.csv").await.body.contains(&cell), "no formula for a spreadsheet");
    }
    for wrong in ["/audit?who=%00", "/audit?after=1.%00", "/audit.csv?who=%00"] {
        assert_eq!(ada.get(wrong).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(ada.post("/settings/sessions/%00/end", &[]).await.status, StatusCode::NOT_FOUND);
    ada.post("/settings/password", &[("current", "a secret guess"), ("new", "another secret word")]).await;
    let failed = Wanted { action: Some(Action::SignInFailed), ..Wanted::default() };
    let details: Vec<_> =
        site.store.entries(&failed, 9).await.unwrap().into_iter().filter_map(|entry| entry.detail).collect();
    assert_eq!(details, ["changing the password"]);
}

async fn the_log_is_filtered_paged_and_downloaded(mut site: Site) {
    let mut ada = site.ada().await;
    let id = |number: usize| format!("7c0c3c1e-0000-4111-8111-{number:012}");
    for number in 0..150 {
        ada.make_meeting(&pasted(&id(number), "Bob")).await;
    }
    let first = ada.get("/audit").await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.page().texts(".meetings li").len(), 100);
    let older = first.page().attributes("main > p > a", "href").remove(0);
    let second = ada.get(&older).await;
    assert_eq!(second.page().texts(".meetings li").len(), 53, "two organizers were added, and one signed in");
    let about = ada.get(&format!("/audit?meeting={}", id(7))).await;
    assert_eq!(about.page().texts(".meetings li").len(), 1, "{}", about.body);
    let made = ada.get("/audit?action=organizer_added").await;
    assert_eq!(made.page().texts(".meetings li").len(), 2);
    assert_eq!(ada.get("/audit?from=2026-11-25").await.page().texts(".meetings li").len(), 0);
    assert_eq!(ada.get("/audit?until=2026-11-23").await.page().texts(".meetings li").len(), 0);
    assert_eq!(ada.get("/audit?until=2026-11-24&from=2026-11-24").await.page().texts(".meetings li").len(), 100);
    let wrong = ada.get("/audit?from=yesterday").await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert_eq!(wrong.page().texts("#from-error"), ["Enter a date like 2026-12-01."]);
    let file = ada.get("/audit.csv?action=issued").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.body.lines().count(), 151);
    let is_quoted = |line: &str| line.starts_with('"') && line.ends_with('"') && line.matches("\",\"").count() == 6;
    assert!(file.body.trim_start_matches('\u{feff}').lines().all(is_quoted), "{}", file.body);
    site.wait(SignedDuration::from_mins(1));
}

async fn organizers_see_their_own_entries_alone(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    ada.make_meeting(&pasted(ID, PEOPLE)).await;
    let of_bob = bob.get("/audit?who=ada@example.org").await;
    assert_eq!(of_bob.status, StatusCode::OK);
    assert!(!of_bob.body.contains("ada@example.org"), "{}", of_bob.body);
    assert_eq!(of_bob.page().texts(".meetings li").len(), 1);
    assert!(!bob.get("/audit.csv").await.body.contains("ada@example.org"));
    let of_ada = ada.get("/audit?who=bob@example.org").await;
    assert_eq!(of_ada.page().texts(".meetings li").len(), 1);
    assert!(of_ada.body.contains("bob@example.org"), "{}", of_ada.body);
}

async fn people_are_removed_when_their_time_has_come(mut site: Site) {
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None, "there is a day to choose");
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    // The links of a meeting until 11:30 in Berlin end at 11:00 UTC.
    site.wait(SignedDuration::from_hours(24 * 90 + 1));
    assert_eq!(site.app(signer()).keep_retention().await.unwrap().unwrap().people, 0);
    assert!(site.everything_stored().await.contains("Zoë Secret"));
    site.wait(SignedDuration::from_hours(24));
    let removed = site.app(signer()).keep_retention().await.unwrap().unwrap();
    assert_eq!((removed.people, removed.meetings), (2, 1));
    let wanted = Wanted { action: Some(Action::Removed), ..Wanted::default() };
    let said = site.store.entries(&wanted, 1).await.unwrap().remove(0);
    assert_eq!(said.detail.as_deref(), Some("2 people from 1 past meeting; 0 log entries"));
    let mut ada = site.ada().await;
    let page = ada.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("This meeting’s list of people was deleted."), "{}", page.body);
    assert!(page.body.contains("Weekly review"), "the meeting stays");
    assert_eq!(ada.get("/meetings").await.status, StatusCode::OK);
    let repeated = ada.get(&format!("{path}/repeat")).await;
    assert_eq!(repeated.status, StatusCode::OK);
    assert!(ada.get("/organizers").await.body.contains("2 people from 1 past meeting"));
    if site.url.starts_with("postgres") {
        assert!(!site.everything_stored().await.contains("Secret"));
    }
    // A year later the log is emptied too.
    site.wait(SignedDuration::from_hours(24 * 366));
    assert!(site.app(signer()).keep_retention().await.unwrap().unwrap().entries > 5);
}

async fn what_may_still_open_a_meeting_is_not_removed(mut site: Site) {
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None, "there is a day to choose");
    let mut ada = site.ada().await;
    let settings = [("people_days", "1"), ("audit_days", "3650")];
    assert_eq!(ada.post("/organizers/retention", &settings).await.status, StatusCode::SEE_OTHER);
    let path = ada.make_meeting(&pasted(ID, PEOPLE)).await;
    // Moved to an earlier end: what was handed out before works until the first one's.
    let mut fields = meeting_fields(ID);
    fields.retain(|(name, _)| *name != "end_date" && *name != "end");
    fields.extend([("end_date", "2026-12-03"), ("end", "12:00"), ("step", "change")]);
    assert_eq!(ada.post(&format!("{path}/edit"), &fields).await.status, StatusCode::SEE_OTHER);
    let mut fields = meeting_fields(ID);
    fields.push(("step", "change"));
    assert_eq!(ada.post(&format!("{path}/edit"), &fields).await.status, StatusCode::SEE_OTHER);
    site.wait(SignedDuration::from_hours(24 * 5));
    assert_eq!(site.app(signer()).keep_retention().await.unwrap().unwrap().people, 0);
    site.wait(SignedDuration::from_hours(24 * 6));
    assert_eq!(site.app(signer()).keep_retention().await.unwrap().unwrap().people, 2);
}

async fn what_a_program_reads_is_noted_beside_what_its_organizer_sees(site: Site) {
    let app = site.app(signer());
    let mut browser = site.ada().await;
    let fields = [("name", "Back end"), ("scope", "meetings"), ("days", "9"), ("id", ID)];
    let key = browser.post("/settings/api-keys", &fields).await.page().texts("#api-keys .url").remove(0);
    let path = browser.make_meeting(&pasted(ID, PEOPLE)).await;
    let mut same = Site::browser_of(&app);
    same.take_cookies(&browser);
    same.see_link(&path).await;
    let request = Request::get(format!("/api/v1{path}/invitations")).header("authorization", format!("Bearer {key}"));
    assert_eq!(same.send(request.body("".into()).unwrap()).await.status, StatusCode::OK);
    let wanted = Wanted { action: Some(Action::Showed), ..Wanted::default() };
    let keys: Vec<_> = site.store.entries(&wanted, 9).await.unwrap().into_iter().map(|entry| entry.api_key).collect();
    assert_eq!(keys.len(), 2);
    assert!(keys.contains(&Some("Back end".to_owned())) && keys.contains(&None));
}

async fn the_daily_turn_is_taken_by_one_instance(mut site: Site) {
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None, "there is a day to choose");
    site.wait(SignedDuration::from_hours(24 * 200));
    let (one, other) = (site.app(signer()), site.app(signer()));
    let (one, other) = tokio::join!(one.keep_retention(), other.keep_retention());
    let turns = [one.unwrap(), other.unwrap()].iter().flatten().count();
    assert_eq!(turns, 1);
    site.wait(SignedDuration::from_hours(12));
    assert_eq!(site.app(signer()).keep_retention().await.unwrap(), None);
    // A clock that was ahead once does not put it off for years.
    site.wait(SignedDuration::from_hours(-24 * 100));
    assert!(site.app(signer()).keep_retention().await.unwrap().is_some());
}
