//! Join links everywhere that links are shown, and the choice of a meeting's kind.

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use super::{ID, join, make, path_of, person};
use crate::support::{Site, meeting_fields, on_both, pasted, program::Program, smtp::Smtp};

on_both!(
    every_form_in_which_links_are_shared_has_the_join_link,
    emails_have_the_join_link_and_stay_up_to_date_until_the_time_changes,
    an_email_tells_the_organizer_that_someone_needs_help_at_most_once_an_hour,
    use_is_shown_as_what_it_is_in_the_page_the_table_and_the_api,
    inspect_knows_a_join_link_and_one_with_a_mistake_if_it_is_the_organizers_own,
    the_kind_is_chosen_in_the_form_and_remembered,
    the_kind_follows_from_the_servers_address_unless_it_is_chosen,
    a_direct_link_has_the_bytes_that_it_always_had,
);

async fn every_form_in_which_links_are_shared_has_the_join_link(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    assert!(links.iter().all(|(_, link)| link.len() == "https://links.example.org/j/".len() + 16), "{links:?}");
    let text = ada.get(&format!("{meeting}/links.txt")).await.body;
    assert_eq!(text, format!("Ada (owner): {}\nBob: {}\n", links[0].1, links[1].1));
    for file in ["links.md", "links.tsv", "links.csv"] {
        let text = ada.get(&format!("{meeting}/{file}")).await.body;
        assert!(text.contains(&links[0].1) && text.contains(&links[1].1), "{text}");
    }
    let bob = person(&mut ada, &meeting, "Bob").await;
    let calendar = ada.get(&format!("{bob}/calendar.ics")).await.body.replace("\r\n ", "");
    assert!(calendar.contains(&format!("LOCATION:{}", links[1].1)), "{calendar}");
    let draft = ada.get(&format!("{bob}/draft.eml")).await.body;
    assert!(draft.contains(&links[1].1), "{draft}");
    let mail = ada.get(&format!("{bob}/mail.html")).await.page();
    assert_eq!(mail.attributes("a.join", "href"), [links[1].1.as_str()]);
    assert!(ada.get(&format!("{bob}/mail")).await.location().len() < 1500, "short enough for every mail program");
    // 29 modules, which is version 3, and four on each side.
    for address in [format!("{bob}/large"), format!("{meeting}/print")] {
        let boxes = ada.get(&address).await.page().attributes("svg.qr", "viewBox");
        assert!(!boxes.is_empty() && boxes.iter().all(|size| size == "0 0 37 37"), "{boxes:?}");
    }
    let [twenty, more] = ["https://a.links.example.org", "https://ab.links.example.org"];
    for (base_url, size) in [(twenty, "0 0 37 37"), (&more.replace("ab.", "abc."), "0 0 41 41")] {
        let site = site.on_another(site.store.clone()).behind(base_url);
        let mut ada = site.signed_in_again(&ada);
        assert_eq!(ada.get(&format!("{bob}/large")).await.page().attributes("svg.qr", "viewBox"), [size], "{base_url}");
    }
}

async fn emails_have_the_join_link_and_stay_up_to_date_until_the_time_changes(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let batch = || Uuid::new_v4().to_string();
    ada.post(&format!("{meeting}/send"), &[("to", "new"), ("batch_id", &batch())]).await;
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 1);
    assert!(String::from_utf8(smtp.bytes(&taken[0])).unwrap().contains(path_of(&links[1].1)));
    let outdated = async |ada: &mut crate::support::Browser| {
        let sheet = ada.get(&format!("{meeting}/send?to=outdated")).await.page();
        sheet.text(".tools [aria-current]") == "Need an update: 1"
    };
    // Options and a link that was revoked and works again change nothing for those who have the link.
    let edit = async |ada: &mut crate::support::Browser, change: (&'static str, &'static str)| {
        let form = ada.get(&format!("{meeting}/edit")).await.page().fields("form.meeting");
        let answer = ada.post(&format!("{meeting}/edit"), &crate::support::typed(&form, &[change])).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    };
    edit(&mut ada, ("start_audio_off", "yes")).await;
    assert!(!outdated(&mut ada).await);
    edit(&mut ada, ("end", "12:30")).await;
    assert!(outdated(&mut ada).await, "another time is news");
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{bob}/link"), &[("step", "revoke")]).await;
    ada.post(&format!("{meeting}/send"), &[("to", "all"), ("batch_id", &batch())]).await;
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 1, "nothing is sent without a link");
    ada.post(&format!("{bob}/link"), &[("step", "replace")]).await;
    ada.post(&format!("{meeting}/send"), &[("to", "outdated"), ("batch_id", &batch())]).await;
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 2);
    assert!(
        taken[1]["headers"]["Subject"].as_str().unwrap().starts_with("Updated invitation: "),
        "{}",
        taken[1]["headers"]
    );
    let new = ada.links(&meeting).await[1].1.clone();
    assert!(String::from_utf8(smtp.bytes(&taken[1])).unwrap().contains(path_of(&new)));
}

async fn an_email_tells_the_organizer_that_someone_needs_help_at_most_once_an_hour(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let bob = person(&mut ada, &meeting, "Bob").await;
    site.wait(SignedDuration::from_mins(20));
    let ask = format!("{}/ask", path_of(&links[1].1));
    for _ in 0..3 {
        assert_eq!(site.browser().post(&ask, &[]).await.status, StatusCode::OK);
    }
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0]["headers"]["Subject"], "Someone can’t get into Weekly review");
    let bytes = String::from_utf8(smtp.bytes(&taken[0])).unwrap();
    assert!(bytes.contains("To: \"Ada Lovelace\" <ada@example.org>"), "{bytes}");
    assert!(!bytes.contains(&links[1].1[links[1].1.len() - 16..]), "no link that opens the meeting");
    assert!(bytes.replace("=\r\n", "").contains(&format!("https://links.example.org{bob}")), "{bytes}");
    site.wait(SignedDuration::from_mins(61));
    site.browser().post(&ask, &[]).await;
    site.deliver().await;
    assert_eq!(smtp.taken().len(), 2);
    // With the mail server down, asking works as well.
    drop(smtp);
    site.wait(SignedDuration::from_mins(5));
    let other = format!("{}/ask", path_of(&links[0].1));
    assert_eq!(site.browser().post(&other, &[]).await.page().text("p.notice"), "We’ve let Ada Lovelace know.");
}

async fn use_is_shown_as_what_it_is_in_the_page_the_table_and_the_api(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let mut program = Program::that_may_all(&site).await;
    assert_eq!(ada.get(&meeting).await.page().texts(".state"), ["Not shared", "Not shared"]);
    site.browser().get(path_of(&links[1].1)).await;
    site.wait(SignedDuration::from_mins(20));
    site.browser().get(path_of(&links[1].1)).await;
    for _ in 0..2 {
        join(&mut site.browser(), &links[0].1).await;
    }
    let mut ada = site.signed_in_again(&ada);
    let page = ada.get(&meeting).await.page();
    assert_eq!(
        page.texts(".state"),
        ["Not shared · Clicked “Join now” 2 times, most recently 10:20", "Not shared · First opened 10:00"]
    );
    let table = ada.get(&format!("{meeting}/links.csv")).await.body;
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(
        rows[0].trim_start_matches('\u{feff}'),
        r#""name","email","role","link","revoked_at","first_opened_at","last_clicked_join_at","join_clicks""#
    );
    assert!(rows[1].ends_with(r#","","2026-11-24T09:20:00Z","2026-11-24T09:20:00Z","2""#), "{}", rows[1]);
    assert!(rows[2].ends_with(r#","","2026-11-24T09:00:00Z","","0""#), "{}", rows[2]);
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{bob}/link"), &[("step", "revoke")]).await;
    let table = ada.get(&format!("{meeting}/links.csv")).await.body;
    assert!(table.contains("\"Bob\",\"bob@example.net\",\"invitee\",\"\",\"2026-11-24T09:20:00Z\","), "{table}");
    program.browser = site.browser();
    let people = program.get(&format!("{meeting}/invitations")).await.good(StatusCode::OK)["invitations"].clone();
    assert_eq!(people[0]["link"], links[0].1);
    assert_eq!((&people[0]["link_kind"], &people[0]["join_clicks"]), (&json!("join"), &json!(2)));
    assert_eq!(people[0]["last_clicked_join_at"], "2026-11-24T09:20:00Z");
    assert_eq!((&people[0]["revoked_at"], &people[0]["help_requested_at"]), (&json!(null), &json!(null)));
    assert_eq!((&people[1]["link"], &people[1]["revoked_at"]), (&json!(null), &json!("2026-11-24T09:20:00Z")));
    assert_eq!(people[1]["first_opened_at"], "2026-11-24T09:00:00Z");
}

async fn inspect_knows_a_join_link_and_one_with_a_mistake_if_it_is_the_organizers_own(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let link = &links[1].1;
    let verdict = async |browser: &mut crate::support::Browser, text: &str| {
        let answer = browser.post("/inspect", &[("text", text)]).await;
        (answer.status, answer.page().text(".verdict"), answer.page().text(".finding .near"), answer.body)
    };
    let code = &link[link.len() - 16..];
    for text in
        [link.clone(), format!("Hi Bob,\n<{link}>\n"), code.to_uppercase(), format!("{}-{}.", &code[..8], &code[8..])]
    {
        let (status, said, near, body) = verdict(&mut ada, &text).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        assert_eq!(said, "This join link works. The person can join from Tuesday 24 November, 10:15 (Berlin time).");
        assert_eq!(near, "");
        assert!(body.contains(&meeting) && body.contains("Bob in Weekly review"), "{body}");
    }
    let wrong = if code.ends_with('7') { "8" } else { "7" };
    for text in [format!("{}{wrong}", &link[..link.len() - 1]), link[..link.len() - 1].to_owned(), format!("{link}x")] {
        let (status, said, near, body) = verdict(&mut ada, &text).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        assert!(said.starts_with("Latchkey doesn’t recognize this join link."), "{said}");
        assert_eq!(near, "Did you mean Bob’s link?", "{text}");
        assert!(!body.contains(code), "the code itself is not given away");
        let (_, said, near, _) = verdict(&mut site.bob().await, &text).await;
        assert!(
            said.starts_with("Latchkey doesn’t recognize this join link.") && near.is_empty(),
            "only the organizer's own: {near}"
        );
    }
    // Of another organizer's link, Inspect says who created it.
    let (_, said, _, body) = verdict(&mut site.bob().await, link).await;
    assert!(said.starts_with("This join link works.") && body.contains("Ada Lovelace created the link on"), "{body}");
    assert!(!body.contains("Weekly review"), "{body}");
    let bob = person(&mut ada, &meeting, "Bob").await;
    ada.post(&format!("{bob}/link"), &[("step", "revoke")]).await;
    assert_eq!(verdict(&mut ada, link).await.1, "Ada Lovelace revoked this join link.");
    ada.post(&format!("{bob}/link"), &[("step", "replace")]).await;
    assert!(verdict(&mut ada, link).await.1.starts_with("This join link was replaced by a newer one"));
    ada.post(&format!("{meeting}/delete"), &[]).await;
    assert_eq!(verdict(&mut ada, link).await.1, "Ada Lovelace cancelled the meeting for this join link.");
    // None of this counts as guessing.
    for number in 0..30 {
        assert_eq!(verdict(&mut ada, &format!("7x4k9m2p0111wx{number:02}")).await.0, StatusCode::OK);
    }
    assert_eq!(ada.get("/j/7x4k9m2p0111wxyz").await.status, StatusCode::NOT_FOUND);
}

async fn the_kind_is_chosen_in_the_form_and_remembered(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let page = ada.get("/").await.page();
    assert_eq!(page.attributes("input[name=link_kind][checked]", "value"), ["join"]);
    assert_eq!(page.texts(".kinds tbody tr").len(), 4, "what tells the two apart");
    let fields = [meeting_fields(ID), vec![("paste", "Bob"), ("link_kind", "direct")]].concat();
    let path = ada.make_meeting(&fields).await;
    assert!(ada.links(&path).await[0].1.starts_with("https://acme.daily.co/weekly-review?t=ey"));
    assert!(ada.get(&path).await.body.contains("Direct links"));
    let page = ada.get("/").await.page();
    assert_eq!(page.attributes("input[name=link_kind][checked]", "value"), ["direct"], "remembered");
    assert_eq!(site.bob().await.get("/").await.page().attributes("input[name=link_kind][checked]", "value"), ["join"]);
    let again = ada.get(&format!("{path}/repeat")).await.page();
    assert_eq!(again.attributes("input[name=link_kind][checked]", "value"), ["direct"], "as before");
    let none = site.without_link_key();
    let page = none.signed_in_again(&ada).get("/").await.page();
    assert!(!page.has("input[name=link_kind]"));
    assert!(page.text(".kinds .hint").contains("latchkey setup"), "{}", page.text(".kinds"));
}

async fn the_kind_follows_from_the_servers_address_unless_it_is_chosen(site: Site) {
    let people = json!([{"name": "Ada"}]);
    let starts_at = "2026-11-24T09:30:00Z";
    let mut site = site.with_join_links();
    for (base_url, kind, hint) in [
        ("https://links.example.org", "join", ""),
        (
            "http://localhost:8080",
            "direct",
            "Join links only work on the computer that runs Latchkey, because LATCHKEY_BASE_URL isn’t a public URL. Ask the person \
             who runs this server to change it, or choose direct links.",
        ),
        (
            "http://links.example.org",
            "direct",
            "People would open join links over an unencrypted connection, because LATCHKEY_BASE_URL doesn’t start with https. \
             Ask the person who runs this server to change it, or choose direct links.",
        ),
    ] {
        site = site.behind(base_url);
        let mut program = Program::that_may_all(&site).await;
        let made =
            program.post("/meetings", &json!({"room": "standup", "starts_at": starts_at, "people": people})).await;
        assert_eq!(made.good(StatusCode::CREATED)["meeting"]["link_kind"], kind, "{base_url}");
        let page = site.ada().await.get("/").await.page();
        assert_eq!(page.attributes("input[name=link_kind][checked]", "value"), [kind], "{base_url}");
        assert_eq!(page.text(".kinds .hint"), hint, "{base_url}");
        let asked = json!({"room": "standup", "starts_at": starts_at, "people": people, "link_kind": "join"});
        let made = program.post("/meetings", &asked).await.good(StatusCode::CREATED);
        let id = made["meeting"]["id"].as_str().unwrap().to_owned();
        let link =
            program.get(&format!("/meetings/{id}/invitations")).await.good(StatusCode::OK)["invitations"][0]["link"]
                .clone();
        assert!(link.as_str().unwrap().starts_with(&format!("{base_url}/j/")), "{link}");
        let direct = program
            .send(
                "PATCH",
                &format!("/meetings/{id}"),
                &[("content-type", "application/json")],
                json!({"link_kind": "direct"}).to_string(),
            )
            .await;
        assert_eq!(direct.good(StatusCode::OK)["meeting"]["link_kind"], "direct");
    }
    let none = site.without_link_key();
    let mut program = Program::that_may_all(&none).await;
    let refused =
        program.post("/meetings", &json!({"room": "standup", "starts_at": starts_at, "link_kind": "join"})).await;
    assert_eq!(refused.refusal(StatusCode::CONFLICT), ("no_link_key".to_owned(), vec!["/link_kind".to_owned()]));
}

async fn a_direct_link_has_the_bytes_that_it_always_had(site: Site) {
    let plain = site.on_another(site.store.clone());
    let mut before = plain.ada().await;
    let path = before.make_meeting(&pasted(ID, "Ada, owner\nBob")).await;
    let links = before.links(&path).await;
    let with_key = site.with_join_links();
    assert_eq!(with_key.ada().await.links(&path).await, links);
    let other = "0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57";
    let fields = [meeting_fields(other), vec![("paste", "Ada, owner\nBob"), ("link_kind", "direct")]].concat();
    let mut ada = with_key.ada().await;
    let made = ada.make_meeting(&fields).await;
    let claims = |link: &str| serde_json::to_value(crate::support::claims_of(link)).unwrap();
    for ((_, link), (_, earlier)) in ada.links(&made).await.iter().zip(&links) {
        let [mut now, mut then] = [claims(link), claims(earlier)];
        // The id of the invitation follows from the meeting's.
        (now["ud"], then["ud"]) = (json!(null), json!(null));
        assert_eq!(now, then);
    }
}
