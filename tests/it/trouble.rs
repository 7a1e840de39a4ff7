//! “Someone can't get in”: what is said of a link or a name, and what can be done.

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::{
    inspect::inspect,
    join::{ID, join, make, path_of},
    support::{Answer, Browser, Site, meeting_fields, on_both, pasted, smtp, typed},
};

on_both!(
    an_old_direct_link_is_told_from_the_current_one,
    a_direct_link_that_does_not_work_yet_or_any_more_says_what_to_do,
    an_address_of_a_room_without_a_token_leads_to_the_people_of_the_room,
    a_join_link_says_what_became_of_it,
    a_name_finds_the_person_and_says_what_to_do_next,
    an_email_that_was_refused_is_the_reason,
    nobody_finds_the_people_of_another_organizer,
    what_was_typed_is_neither_stored_nor_shown_again,
);

/// The verdict and the advice beside it.
fn said(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let page = answer.page();
    (page.text(".answer"), page.text(".advice"))
}

/// The invitation that the button copies.
async fn copied(ada: &mut Browser, answer: &Answer) -> String {
    let (page, form) = (answer.page(), ".finding form");
    let (action, person) = (page.attributes(form, "action").swap_remove(0), page.value("button[name=copy-text]"));
    let answer = ada.post(&action, &[("copy-text", &person)]).await;
    ada.get(answer.location()).await.body
}

/// The path of a person's page, by what a search says.
async fn person(ada: &mut Browser, name: &str) -> String {
    let answer = inspect(ada, name).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.body);
    let path = answer.page().attributes(".facts a", "href").into_iter().find(|path| path.contains("/invitations/"));
    path.unwrap_or_else(|| panic!("{}", answer.body))
}

async fn reschedule(ada: &mut Browser, path: &str, changes: &[(&str, &str)]) {
    let edit = format!("{path}/edit");
    let form = ada.get(&edit).await.page().fields("form.meeting");
    let answer = ada.post(&edit, &typed(&form, &[changes, &[("step", "change")]].concat())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

const SEND: &str = "Send them the current invitation.";

async fn an_old_direct_link_is_told_from_the_current_one(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Fatima\nBob")).await;
    let links = ada.links(&path).await;
    reschedule(&mut ada, &path, &[("start", "11:00"), ("end", "12:00")]).await;
    let answer = inspect(&mut ada, &format!("It says no: {}", links[0].1)).await;
    let moved = "This is Fatima’s old link. The meeting moved to Tuesday 24 November, 11:00–12:00 (Berlin time).";
    assert_eq!(said(&answer), (moved.to_owned(), SEND.to_owned()));
    let current = ada.links(&path).await[0].1.clone();
    assert_ne!(current, links[0].1);
    assert!(copied(&mut ada, &answer).await.contains(&current), "the invitation to copy has the current link");
    // What the link contains is folded.
    assert!(!answer.page().has("details[open]"));
    assert_eq!(answer.page().texts("details .claims").len(), 1);
    // Another name makes another link.
    let fatima = person(&mut ada, "fatima").await;
    ada.post(&fatima, &[("name", "Fátima Silva"), ("email", "")]).await;
    let verdict = "This is Fátima Silva’s old link. Their details or the meeting’s options have changed since.";
    assert_eq!(said(&inspect(&mut ada, &current).await).0, verdict);
    // Someone else's organizer learns whom to ask.
    let (verdict, advice) = said(&inspect(&mut site.bob().await, &links[0].1).await);
    assert_eq!(verdict, "It’s too early. This link works from Tuesday 24 November, 10:15 (Berlin time).");
    assert_eq!(advice, "Ada Lovelace created this link. Ask them to help.");
}

async fn a_direct_link_that_does_not_work_yet_or_any_more_says_what_to_do(mut site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Fatima")).await;
    let link = ada.links(&path).await[0].1.clone();
    let encoded: String = form_urlencoded::byte_serialize(link.as_bytes()).collect();
    let filtered = format!("https://eur03.safelinks.protection.outlook.com/?url={encoded}&data=05");
    let verdict = async |ada: &mut Browser, text: &str| said(&inspect(ada, text).await).0;
    let early = "It’s too early. Fatima can join from Tuesday 24 November, 10:15 (Berlin time).";
    assert_eq!(verdict(&mut ada, &link).await, early);
    let cut = "Fatima’s link is incomplete. Its end is missing.";
    assert_eq!(verdict(&mut ada, &link[..link.len() - 5]).await, cut);
    let start = link.split_once("?t=").unwrap().0;
    assert_eq!(
        verdict(&mut ada, &format!("{start}?t=eyJhbGciOi")).await,
        "This link is incomplete. Its end is missing."
    );
    let lobby = link.replace("/weekly-review?", "/lobby?");
    assert_eq!(
        verdict(&mut ada, &lobby).await,
        "The link leads to “lobby” at acme.daily.co, but its token opens “weekly-review”."
    );
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    let works = "Fatima’s link works until Tuesday 24 November, 12:00 (Berlin time).";
    assert_eq!(verdict(&mut ada, &link).await, works);
    let (rewritten, advice) = said(&inspect(&mut ada, &filtered).await);
    assert_eq!(rewritten, "An email filter (eur03.safelinks.protection.outlook.com) replaced this link with its own.");
    assert!(advice.contains("send the invitation in another way"), "{advice}");
    // A leaked direct link can't be revoked; the meeting can move.
    let page = inspect(&mut ada, &link).await.page();
    assert!(page.text(".leaked").contains("A direct link can’t be revoked."), "{}", page.text(".leaked"));
    assert_eq!(page.attributes(".leaked a", "href"), [format!("{path}/move")]);
    site.wait(SignedDuration::from_hours(3));
    let mut ada = site.signed_in_again(&ada);
    let answer = inspect(&mut ada, &link).await;
    let over = "The meeting ended on Tuesday 24 November, 11:30 (Berlin time), so no one can join it any more.";
    assert_eq!(said(&answer).0, over);
    assert_eq!(answer.page().attributes(".finding a.strong", "href"), [format!("{path}/repeat")]);
}

async fn an_address_of_a_room_without_a_token_leads_to_the_people_of_the_room(site: Site) {
    let mut ada = site.ada().await;
    ada.make_meeting(&pasted(ID, "Fatima\nBob")).await;
    let answer = inspect(&mut ada, "https://acme.daily.co/weekly-review").await;
    let verdict = "The personal part of the link is missing. The page was probably reloaded.";
    assert_eq!(said(&answer).0, verdict);
    let form = answer.page().fields(".finding form");
    let people = ada.post("/inspect", &typed(&form, &[])).await.page();
    assert_eq!(people.text("h2"), "2 people found");
    assert_eq!(people.texts(".people a"), ["Fatima", "Bob"]);
    let first = people.attributes(".people a", "href").swap_remove(0);
    assert!(said(&ada.get(&first).await).0.contains("Fatima"));
    // Bob's meetings are in no such room.
    let mut bob = site.bob().await;
    let answer = inspect(&mut bob, "https://acme.daily.co/weekly-review").await;
    assert_eq!(said(&answer).1, "None of your upcoming or recent meetings uses the room weekly-review.");
    assert!(!bob.post("/inspect", &[("room", "weekly-review")]).await.body.contains("Fatima"));
    assert_eq!(bob.get(&first).await.status, StatusCode::NOT_FOUND);
}

async fn a_join_link_says_what_became_of_it(site: Site) {
    let mut site = site.with_join_links();
    let mut ada = site.ada().await;
    let (path, links) = make(&site, &mut ada).await;
    let link = links[1].1.clone();
    let early = "It’s too early. Bob can join from Tuesday 24 November, 10:15 (Berlin time).";
    assert_eq!(said(&inspect(&mut ada, &link).await).0, early);
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    assert_eq!(said(&inspect(&mut ada, &link).await).0, "Bob hasn’t opened the link yet.");
    site.browser().get(path_of(&link)).await;
    let opened = "Bob opened the link on Tue 24 Nov, 10:20, but hasn’t clicked “Join now”.";
    assert_eq!(said(&inspect(&mut ada, &link).await).0, opened);
    join(&mut site.browser(), &link).await;
    assert_eq!(said(&inspect(&mut ada, &link).await).0, "Bob last clicked “Join now” on Tue 24 Nov, 10:20.");
    // The remedy for a leak.
    let bob = person(&mut ada, "Bob").await;
    let page = inspect(&mut ada, &link).await.page();
    assert_eq!(page.attributes(".leaked form", "action"), [format!("{bob}/link")]);
    ada.post(&format!("{bob}/link"), &[("step", "revoke")]).await;
    let answer = inspect(&mut ada, &link).await;
    assert_eq!(said(&answer).0, "Bob’s link was revoked by Ada Lovelace on Tue 24 Nov, 10:20.");
    assert_eq!(answer.page().attributes(".finding button.strong", "value"), ["undo"]);
    ada.post(&format!("{bob}/link"), &[("step", "replace")]).await;
    let answer = inspect(&mut ada, &link).await;
    let replaced = "This is Bob’s old link. It was replaced by a newer one.";
    assert_eq!(said(&answer), (replaced.to_owned(), SEND.to_owned()));
    assert!(!copied(&mut ada, &answer).await.contains(&link));
    ada.post(&format!("{bob}/drop"), &[]).await;
    let answer = inspect(&mut ada, &link).await;
    assert_eq!(said(&answer).0, "Bob was removed from this meeting.");
    let back = answer.page().attributes(".finding form", "action").swap_remove(0);
    assert_eq!(ada.post(&back, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(said(&inspect(&mut ada, &link).await).0, replaced);
    let (verdict, advice) = said(&inspect(&mut site.bob().await, &links[0].1).await);
    assert_eq!(verdict, "This join link works. The person can join now.");
    assert_eq!(advice, "Ada Lovelace created this link. Ask them to help.");
    ada.post(&format!("{path}/delete"), &[]).await;
    assert_eq!(said(&inspect(&mut ada, &link).await).0, "Ada Lovelace cancelled the meeting for this join link.");
}

async fn a_name_finds_the_person_and_says_what_to_do_next(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    ada.make_meeting(&pasted(ID, "Zoë Müller <zoe@example.net>\nBob")).await;
    for text in ["zoe", "MULLER", "müller zoë", " zoe@example.net ", "From: Zoe <ZOE@example.net>\n\nI can't get in."]
    {
        let answer = inspect(&mut ada, text).await;
        assert_eq!(said(&answer).0, "Zoë Müller’s current link hasn’t been shared yet.", "{text}");
        assert!(answer.page().texts(".facts dd").contains(&"Not opened yet".to_owned()));
    }
    // Copying the invitation shares it.
    let answer = inspect(&mut ada, "zoe").await;
    assert!(copied(&mut ada, &answer).await.contains("https://links.example.org/j/"));
    let early = "It’s too early. Zoë Müller can join from Tuesday 24 November, 10:15 (Berlin time).";
    assert_eq!(said(&inspect(&mut ada, "zoe").await).0, early);
    let answer = inspect(&mut ada, "carol").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().text("#text-error").contains("has this name or email address"));
    // Those in a meeting that is open come first, then those of the meetings that end last.
    let mut site = site;
    let mut later = meeting_fields("9c1d7a40-2f0b-4d8e-a1c3-5e6f70819293");
    later.retain(|(name, _)| !["title", "date"].contains(name));
    later.extend([("title", "Next week"), ("date", "2026-12-01"), ("paste", "Zoë Miller\nDan")]);
    ada.make_meeting(&later).await;
    let when = |answer: &Answer| answer.page().texts(".people li > .quiet:last-child");
    let titles = |when: Vec<String>| -> Vec<bool> { when.iter().map(|when| when.starts_with("Next week")).collect() };
    assert_eq!(titles(when(&inspect(&mut ada, "zoe").await)), [true, false]);
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    let answer = inspect(&mut ada, "zoe").await;
    assert_eq!(titles(when(&answer)), [false, true]);
    assert_eq!(when(&answer)[0], "Weekly review · Tuesday 24 November, 10:30–11:30 (Berlin time)");
    // A meeting of long ago is not searched.
    site.wait(SignedDuration::from_hours(24 * 40));
    let mut ada = site.ada().await;
    assert_eq!(inspect(&mut ada, "bob").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn an_email_that_was_refused_is_the_reason(site: Site) {
    let smtp = smtp::Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob <no-such.1@example.org>\nCarol")).await;
    let send = [("to", "new"), ("batch_id", ID)];
    assert_eq!(ada.post(&format!("{path}/send"), &send).await.status, StatusCode::SEE_OTHER);
    assert_eq!(said(&inspect(&mut ada, "bob").await).0, "The email to Bob hasn’t been sent yet.");
    site.deliver().await;
    let answer = inspect(&mut ada, "bob").await;
    assert_eq!(said(&answer).0, "The email to Bob wasn’t delivered.");
    let facts = answer.page().text(".facts");
    assert!(facts.contains("550 5.1.1 no such mailbox"), "{facts}");
    let sheet = answer.page().attributes(".finding form a.button", "href");
    assert_eq!(sheet.len(), 1, "{sheet:?}");
    assert!(ada.get(&sheet[0]).await.page().texts(".recipients bdi").contains(&"Bob".to_owned()));
    let carol = inspect(&mut ada, "carol").await.page();
    assert!(!carol.has(".finding form a.button"), "she has no address");
}

async fn nobody_finds_the_people_of_another_organizer(site: Site) {
    let site = site.with_join_links();
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let (_, links) = make(&site, &mut ada).await;
    let path = person(&mut ada, "bob@example.net").await;
    assert_eq!(ada.get(&format!("{path}/trouble")).await.status, StatusCode::OK);
    assert_eq!(bob.get(&format!("{path}/trouble")).await.status, StatusCode::NOT_FOUND);
    for text in ["Bob", "bob@example.net", "weekly", &links[1].1, "https://acme.daily.co/weekly-review"] {
        let body = inspect(&mut bob, text).await.page();
        let found = [body.texts(".finding"), body.texts(".people")].concat().join(" ");
        for secret in ["bob@example.net", "Weekly review", "/meetings/", "Bob "] {
            assert!(!found.contains(secret), "{text}: {secret}: {found}");
        }
        assert!(body.attributes(".finding a", "href").is_empty(), "{text}");
    }
}

async fn what_was_typed_is_neither_stored_nor_shown_again(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Fatima")).await;
    let link = ada.links(&path).await[0].1.clone();
    inspect(&mut ada, &link).await;
    inspect(&mut ada, "Xanthippe Unfindable").await;
    let found = inspect(&mut ada, "fatim").await;
    assert_eq!(found.page().raw_texts("#text")[0].trim(), "");
    let stored = site.everything_stored().await;
    assert!(!stored.contains("Xanthippe") && !stored.contains("eyJ"));
}
