//! The list on a meeting's page: who has their link, who is left, and what the buttons do.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt as _;
use jiff::SignedDuration;

use crate::support::{Browser, Page, Site, last_part, on_both, pasted, program::Program};

on_both!(
    each_way_of_sharing_marks_the_person_with_how_and_when,
    a_link_that_changes_is_to_be_shared_again,
    a_time_that_changes_is_to_be_told_again_although_join_links_stay,
    filters_and_the_search_show_who_is_meant,
    a_long_list_has_pages_without_a_gap,
    lists_cover_those_who_are_shown_and_mark_them,
    several_people_are_marked_printed_and_removed_at_once,
    the_next_person_comes_after_each_qr_code,
    the_page_tells_what_a_colleagues_tab_did,
    programs_read_the_same_state,
    the_page_holds_no_link_and_stays_small,
);

const ID: &str = "0192f3a1-7e57-7000-8000-0000000005ba";

fn states(page: &Page) -> Vec<String> {
    page.texts(".links .state")
}

async fn page(browser: &mut Browser, path: &str) -> Page {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.page()
}

/// The paths of the pages of a meeting's people.
async fn people(browser: &mut Browser, path: &str) -> Vec<String> {
    page(browser, path).await.attributes(".links .tools a", "href")
}

async fn each_way_of_sharing_marks_the_person_with_how_and_when(mut site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol\nDan\nEve\nFay\nGus")).await;
    let list = format!("{path}/people");
    let people = people(&mut ada, &path).await;
    assert_eq!(states(&page(&mut ada, &path).await), vec!["Not shared"; 7]);
    site.wait(SignedDuration::from_mins(2));
    let mut ada = site.signed_in_again(&ada);

    let copied = ada.post(&list, &[("copy", last_part(&people[0]))]).await;
    assert_eq!((copied.status, copied.location()), (StatusCode::SEE_OTHER, format!("{}/link.txt", people[0]).as_str()));
    let link = ada.get(&format!("{}/link.txt", people[0])).await;
    assert_eq!(link.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(link.body, ada.links(&path).await[0].1);
    let drafted = ada.post(&list, &[("email", last_part(&people[1]))]).await;
    assert!(drafted.location().starts_with("mailto:?subject="), "{}", drafted.location());
    assert_eq!(ada.post(&format!("{}/calendar.ics", people[2]), &[]).await.status, StatusCode::OK);
    assert_eq!(ada.post(&format!("{}/draft.eml", people[3]), &[]).await.status, StatusCode::OK);
    assert_eq!(ada.post(&format!("{}/large", people[4]), &[]).await.location(), format!("{}/large", people[4]));
    let marked = ada.post(&list, &[("mark", last_part(&people[5]))]).await;
    assert_eq!(marked.location(), people[5]);
    let shown = page(&mut ada, &path).await;
    assert_eq!(
        states(&shown),
        [
            "Copied 10:02",
            "Email drafted 10:02",
            "Downloaded 10:02",
            "Email drafted 10:02",
            "QR code shown 10:02",
            "Marked as shared 10:02",
            "Not shared"
        ]
    );
    assert_eq!(shown.text("#progress"), "6 of 7 shared");
    assert_eq!(shown.attributes(".links [data-focus]", "value"), [last_part(&people[6])]);

    // Looking at something is not sharing it.
    for file in ["link.txt", "invitation.txt", "calendar.ics", "draft.eml", "large", "mail.html"] {
        assert_eq!(ada.get(&format!("{}/{file}", people[6])).await.status, StatusCode::OK);
    }
    for file in ["links.csv", "links.txt", "drafts.zip", "print"] {
        assert_eq!(ada.get(&format!("{path}/{file}")).await.status, StatusCode::OK);
    }
    assert_eq!(states(&page(&mut ada, &path).await)[6], "Not shared");

    // What was a mistake is undone: in the list, or on the person's page.
    assert_eq!(ada.post(&list, &[("undo", last_part(&people[0]))]).await.location(), path);
    let person = ada.get(&people[1]).await.page();
    assert!(person.has("[name=unmark]") && !person.has("[name=mark]"));
    assert_eq!(ada.post(&list, &[("unmark", last_part(&people[1]))]).await.location(), people[1]);
    assert_eq!(page(&mut ada, &path).await.text("#progress"), "4 of 7 shared");
    assert!(ada.get(&people[1]).await.page().has("[name=mark]"));
}

async fn a_link_that_changes_is_to_be_shared_again(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol")).await;
    let people = people(&mut ada, &path).await;
    let list = format!("{path}/people");
    for person in &people[..2] {
        ada.post(&list, &[("copy", last_part(person))]).await;
    }
    ada.post(&people[0], &[("name", "Ada B."), ("email", "")]).await;
    ada.post(&people[1], &[("name", "Bob"), ("email", "bob@example.org")]).await;
    ada.post(&people[2], &[("name", "Carla"), ("email", "")]).await;
    let shown = page(&mut ada, &path).await;
    assert_eq!(states(&shown), ["Changed since you shared it", "Copied 10:00", "Not shared"]);
    assert_eq!(shown.text("#progress"), "1 of 3 shared");
    assert_eq!(shown.attributes(".filters a", "data-only"), ["all", "not-shared", "changed", "no-email"]);
    assert_eq!(page(&mut ada, &format!("{path}?only=changed")).await.texts(".links bdi"), ["Ada B."]);
    ada.post(&list, &[("copy", last_part(&people[0]))]).await;
    assert!(!page(&mut ada, &path).await.has("#changed"));
}

async fn a_time_that_changes_is_to_be_told_again_although_join_links_stay(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Ada\nBob");
    fields.push(("link_kind", "join"));
    let path = ada.make_meeting(&fields).await;
    let links = ada.links(&path).await;
    let ada_page = people(&mut ada, &path).await.remove(0);
    ada.post(&format!("{path}/people"), &[("copy", last_part(&ada_page))]).await;
    let mut moved = pasted(ID, "");
    moved.retain(|(name, _)| !["start", "end", "paste"].contains(name));
    moved.extend([("link_kind", "join"), ("start", "11:00"), ("end", "12:00"), ("step", "change")]);
    assert_eq!(ada.post(&format!("{path}/edit"), &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ada.links(&path).await, links);
    assert_eq!(states(&page(&mut ada, &path).await), ["Changed since you shared it", "Not shared"]);
}

async fn filters_and_the_search_show_who_is_meant(site: Site) {
    let mut ada = site.ada().await;
    let names = ["Zoë Ängström", "Bob", "ZOE Smith", "Dan"];
    let mut text: String = names.iter().map(|name| format!("{name}, {}@example.org\n", name.len())).collect();
    text += "Ines\n";
    text += &(0..20).map(|number| format!("Person {number}, p{number}@example.org\n")).collect::<String>();
    let path = ada.make_meeting(&pasted(ID, &text)).await;
    let found = async |ada: &mut Browser, query: &str| page(ada, &format!("{path}?{query}")).await.texts(".links bdi");
    assert_eq!(found(&mut ada, "q=z%C3%B6e").await, Vec::<String>::new());
    assert_eq!(found(&mut ada, "q=ZO%C3%8B").await, ["Zoë Ängström"]);
    assert_eq!(found(&mut ada, "q=zoe").await, ["ZOE Smith"]);
    assert_eq!(found(&mut ada, "q=p7@").await, ["Person 7"]);
    assert_eq!(found(&mut ada, "only=no-email").await, ["Ines"]);
    let nobody = page(&mut ada, &format!("{path}?q=nobody")).await;
    assert!(nobody.text("main").contains("No one matches.") && nobody.value("[name=q]") == "nobody");
    // What a filter shows is left out of another, and a filter and a search go together.
    let bob = people(&mut ada, &path).await.remove(1);
    ada.post(&format!("{path}/people"), &[("mark", last_part(&bob))]).await;
    assert_eq!(
        page(&mut ada, &format!("{path}?only=not-shared")).await.text(".filters [aria-current]"),
        "Not shared 24"
    );
    assert_eq!(found(&mut ada, "only=not-shared&q=bob").await, Vec::<String>::new());
    assert_eq!(found(&mut ada, "only=not-shared&q=dan").await, ["Dan"]);
    // What can't be read in an address is passed over.
    assert_eq!(found(&mut ada, "only=x&after=y&before=&q=").await.len(), 25);
}

async fn a_long_list_has_pages_without_a_gap(site: Site) {
    let mut ada = site.ada().await;
    let text: String = (0..95).map(|number| format!("Person {number}\n")).collect();
    let path = ada.make_meeting(&pasted(ID, &text)).await;
    let (mut address, mut names, mut said) = (path.clone(), Vec::new(), Vec::new());
    loop {
        let shown = page(&mut ada, &address).await;
        names.extend(shown.texts(".links bdi"));
        said.push(shown.text(".pages span"));
        let Some(next) = shown.attributes(".pages [rel=next]", "href").pop() else { break };
        address = next;
    }
    assert_eq!(names, (0..95).map(|number| format!("Person {number}")).collect::<Vec<_>>());
    assert_eq!(said, ["1–30 of 95", "31–60 of 95", "61–90 of 95", "91–95 of 95"]);
    let before = page(&mut ada, &address).await.attributes(".pages [rel=prev]", "href").remove(0);
    assert_eq!(page(&mut ada, &before).await.texts(".links bdi"), &names[60..90]);
    // Those who were just shared leave the list, and nobody is skipped.
    let not_shared = page(&mut ada, &format!("{path}?only=not-shared")).await;
    let next = not_shared.attributes(".pages [rel=next]", "href").remove(0);
    for button in not_shared.attributes(".links [name=copy]", "value") {
        ada.post(&format!("{path}/people"), &[("copy", &button)]).await;
    }
    assert_eq!(page(&mut ada, &next).await.texts(".links bdi"), &names[30..60]);
}

async fn lists_cover_those_who_are_shown_and_mark_them(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol")).await;
    let people = people(&mut ada, &path).await;
    ada.post(&format!("{path}/people"), &[("mark", last_part(&people[1]))]).await;
    let shown = page(&mut ada, &path).await;
    assert_eq!(shown.texts(".toolbar form summary"), ["Copy 2 links not shared yet", "Copy all 3 links", "Download"]);
    let not_shared = shown.attributes(".toolbar form button", "formaction")[0].clone();
    assert_eq!(not_shared, format!("{}/links.txt?only=not-shared", last_part(&path)), "beside the page");
    let copied = ada.post(&format!("/meetings/{not_shared}"), &[]).await;
    assert_eq!((copied.status, copied.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert_eq!(copied.body.lines().map(|line| line.split(':').next().unwrap()).collect::<Vec<_>>(), ["Ada", "Carol"]);
    let states = states(&page(&mut ada, &path).await);
    assert_eq!(states, ["Copied 10:00", "Marked as shared 10:00", "Copied 10:00"]);
    let table = ada.post(&format!("{path}/links.csv"), &[]).await;
    assert!(table.header("content-disposition").starts_with("attachment"));
    assert_eq!(self::states(&page(&mut ada, &path).await), vec!["Downloaded 10:00"; 3]);
}

async fn several_people_are_marked_printed_and_removed_at_once(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol\nDan")).await;
    let people = people(&mut ada, &path).await;
    let list = format!("{path}/people");
    let selecting = page(&mut ada, &format!("{path}?select")).await;
    assert_eq!(selecting.attributes("[name=person]", "value").len(), 4);
    let [bob, carol] = [1, 2].map(|place| ("person", last_part(&people[place])));
    let marked = ada.post(&list, &[bob, carol, ("step", "shared")]).await;
    assert_eq!(marked.location(), path);
    let shown = page(&mut ada, &path).await;
    assert_eq!(shown.text(".done"), "Marked 2 links as shared.");
    assert_eq!(states(&shown), ["Not shared", "Marked as shared 10:00", "Marked as shared 10:00", "Not shared"]);
    let nobody = ada.post(&list, &[("step", "shared")]).await;
    assert_eq!(page(&mut ada, nobody.location()).await.text(".done"), "Select at least one person.");
    // Everyone in the list that is shown, and nobody else.
    ada.post(&format!("{list}?only=not-shared"), &[("everyone", "yes"), ("step", "shared")]).await;
    assert_eq!(page(&mut ada, &path).await.text("#progress"), "4 of 4 shared");
    ada.post(&list, &[bob, ("step", "not-shared")]).await;
    assert_eq!(states(&page(&mut ada, &path).await)[1], "Not shared");
    let printed = ada.post(&list, &[bob, carol, ("step", "print")]).await;
    let cards = page(&mut ada, printed.location()).await;
    assert_eq!(cards.texts(".card .who bdi"), ["Bob", "Carol"]);
    let mark = cards.attributes("form[action*=print]", "action").remove(0);
    ada.post(&mark, &[]).await;
    assert_eq!(states(&page(&mut ada, &path).await)[1..3], ["Printed 10:00", "Printed 10:00"]);

    let asked = ada.post(&list, &[bob, carol, ("step", "remove")]).await.page();
    assert_eq!(
        (asked.text("h1"), asked.texts("main li")),
        ("Remove 2 people?".to_owned(), vec!["Bob".to_owned(), "Carol".to_owned()])
    );
    assert_eq!(page(&mut ada, &path).await.texts(".links bdi").len(), 4, "nothing is removed yet");
    let removed = ada.post(&list, &[bob, carol, ("step", "remove-sure")]).await;
    let shown = page(&mut ada, removed.location()).await;
    assert_eq!(
        (shown.text(".done"), shown.texts(".links bdi")),
        ("Removed 2 people.".to_owned(), vec!["Ada".to_owned(), "Dan".to_owned()])
    );
    assert_eq!(shown.text("#removed"), "2 removed people");
}

async fn the_next_person_comes_after_each_qr_code(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob\nCarol")).await;
    let people = people(&mut ada, &path).await;
    ada.post(&format!("{path}/people"), &[("mark", last_part(&people[1]))]).await;
    let shown = ada.get(&format!("{}/large", people[0])).await.page();
    assert_eq!(shown.text("form button[data-focus]"), "Next: Carol");
    assert_eq!(shown.attributes("main form", "action"), [format!("{}/large", people[2])]);
    assert!(!ada.get(&format!("{}/large", people[2])).await.page().has("main form"));
}

async fn the_page_tells_what_a_colleagues_tab_did(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let news = page(&mut ada, &path).await.attributes("#people", "data-news").remove(0);
    assert_eq!(news, format!("{path}/mail-news?from=0&to=1"));
    let bob = people(&mut ada, &path).await.remove(1);
    ada.post(&format!("{path}/people"), &[("copy", last_part(&bob))]).await;
    let mut said = ada.begin(Request::get(&news).body(Body::empty()).unwrap()).await;
    assert_eq!(
        (&said.headers()["content-type"], &said.headers()["x-accel-buffering"]),
        (&"text/event-stream".parse().unwrap(), &"no".parse().unwrap())
    );
    let first = said.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
    let told: serde_json::Value = serde_json::from_slice(first.strip_prefix(b"data: ").unwrap()).unwrap();
    assert_eq!(told["rows"][last_part(&bob)], serde_json::json!(["shared", "Copied 10:00"]));
    assert_eq!((&told["progress"], &told["only"]["not-shared"]), (&"1 of 2 shared".into(), &1.into()));
    assert_eq!(site.bob().await.get(&news).await.status, StatusCode::NOT_FOUND);
}

async fn programs_read_the_same_state(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let bob = people(&mut ada, &path).await.remove(1);
    ada.post(&format!("{path}/people"), &[("copy", last_part(&bob))]).await;
    let mut program = Program::that_may_all(&site).await;
    let read = program.send("GET", &format!("{path}/invitations"), &[], "").await.json();
    let [first, second] = [0, 1].map(|place| &read["invitations"][place]);
    assert_eq!((&first["shared_at"], &first["changed_since_shared"]), (&serde_json::Value::Null, &false.into()));
    assert_eq!((&second["shared_at"], &second["shared_how"]), (&"2026-11-24T09:00:00Z".into(), &"copied".into()));
    ada.post(&bob, &[("name", "Robert"), ("email", "")]).await;
    let read = program.send("GET", &format!("{path}/invitations"), &[], "").await.json();
    assert_eq!(read["invitations"][1]["changed_since_shared"], true);
}

async fn the_page_holds_no_link_and_stays_small(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let text: String = (0..31).map(|number| format!("Fatima Example {number}, fatima{number}@example.org\n")).collect();
    let [mut twenty, mut many] =
        [(ID, text.lines().take(20).collect::<Vec<_>>().join("\n")), ("0192f3a1-7e57-7000-8000-0000000005bb", text)]
            .map(|(id, text)| (id, text));
    let mut bytes = Vec::new();
    for (id, text) in [&mut twenty, &mut many] {
        let mut fields = pasted(id, text);
        fields.push(("link_kind", "join"));
        let path = ada.make_meeting(&fields).await;
        let body = ada.get(&path).await.body;
        assert!(!body.contains("/j/") && !body.contains("?t="), "{body}");
        bytes.push(body.len());
    }
    assert!(bytes[0] <= 16 * 1024, "{bytes:?}");
    // The second page shows 31 people, eleven more than the first.
    assert!((bytes[1] - bytes[0]) / 11 <= 600, "{bytes:?}");
}
