//! What stands around every page: the navigation, and the notices of what a form did.

use axum::http::StatusCode;

use jiff::SignedDuration;

use crate::support::{PASSWORD, Site, on_both, pasted};

on_both!(
    the_navigation_marks_the_page_and_the_part_of_the_site,
    a_form_is_followed_by_one_notice_of_what_it_did,
    a_forged_notice_says_nothing,
    a_shorter_retention_says_whom_it_removes_before_it_is_saved,
    an_account_says_what_depends_on_it,
    the_activity_log_names_the_meetings_of_its_reader,
    pages_show_times_in_the_organizers_zone,
);

async fn the_navigation_marks_the_page_and_the_part_of_the_site(site: Site) {
    let mut ada = site.ada().await;
    let meeting = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d01", "Bob Stone")).await;
    let (edit, add) = (format!("{meeting}/edit"), format!("{meeting}/add"));
    let pages = [
        ("/", "page New meeting"),
        ("/meetings", "page Meetings"),
        (&meeting, "true Meetings"),
        (&edit, "true Meetings"),
        (&add, "true Meetings"),
        ("/rooms", "page Rooms"),
        ("/inspect", "page Can’t get in?"),
        ("/settings", "page Settings"),
        ("/settings/password", "true Settings"),
        ("/audit", "true Settings"),
        ("/organizers", "page Organizers"),
    ];
    for (path, marked) in pages {
        let page = ada.get(path).await.page();
        let [how, what] =
            [page.attributes("header nav [aria-current]", "aria-current"), page.texts("header nav [aria-current]")];
        assert_eq!(format!("{} {}", how.join(" "), what.join(" ")), marked, "{path}");
    }
}

async fn a_form_is_followed_by_one_notice_of_what_it_did(site: Site) {
    let mut ada = site.ada().await;
    let people = "Bob Stone\nCarol Reed";
    let meeting = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d02", people)).await;
    // What a script asks for beside the page leaves the notice to the page.
    let beside = axum::http::Request::get("/rooms/names").header("accept", "*/*").body(axum::body::Body::empty());
    ada.send(beside.unwrap()).await;
    let notice = "main > .done[role=status]";
    let page = ada.get(&meeting).await.page();
    assert_eq!(page.texts(notice), ["The meeting was created, with 2 links."]);
    assert_eq!(page.attributes(notice, "data-focus").len(), 1);
    assert!(ada.get(&meeting).await.page().texts(notice).is_empty(), "it is said once");
    let person = ada.get(&meeting).await.page().attributes(".links .tools a", "href").remove(0);
    let forms = [
        (format!("{meeting}/message"), vec![("note", "Hello")], "Your message was saved."),
        (person.clone(), vec![("name", "Bob"), ("was_name", "Bob Stone")], "Your changes were saved."),
        (
            format!("{person}/drop"),
            vec![],
            "The person was removed. You can undo this for 7 days, at the end of this page.",
        ),
        (format!("{person}/bring-back"), vec![], "The person was added back."),
        (format!("{meeting}/delete"), vec![], "The meeting was deleted."),
        ("/settings/language".to_owned(), vec![("language", "en")], "Your language was saved."),
        ("/settings/sessions/others/end".to_owned(), vec![], "You were signed out everywhere else."),
        ("/logout".to_owned(), vec![], "You’re signed out."),
    ];
    for (path, fields, said) in forms {
        let answer = ada.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        let next = answer.location().split('#').next().unwrap().to_owned();
        assert_eq!(
            ada.get(&next).await.page().texts("main .done, main .notice[role=status]").first().map(String::as_str),
            Some(said)
        );
    }
}

async fn a_forged_notice_says_nothing(site: Site) {
    let mut ada = site.ada().await;
    for value in ["%22Call%20555%22", "<b>", "%7B%22PeopleAdded%22%3A%22many%22%7D"] {
        ada.set_cookie("latchkey-done", value);
        assert!(ada.get("/meetings").await.page().texts(".done").is_empty(), "{value}");
    }
}

async fn a_shorter_retention_says_whom_it_removes_before_it_is_saved(mut site: Site) {
    let mut ada = site.ada().await;
    for (id, people) in
        [("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d11", "Bob\nCarol"), ("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d12", "Dan")]
    {
        ada.make_meeting(&pasted(id, people)).await;
    }
    let shorter = [("people_days", "1"), ("audit_days", "365")];
    assert_eq!(
        ada.post("/organizers/retention", &shorter).await.status,
        StatusCode::SEE_OTHER,
        "nobody is removed yet"
    );
    ada.post("/organizers/retention", &[("people_days", "90"), ("audit_days", "365")]).await;
    site.wait(SignedDuration::from_hours(24 * 3));
    let mut ada = site.ada().await;
    let asked = ada.post("/organizers/retention", &shorter).await;
    assert_eq!(asked.status, StatusCode::OK);
    let warning = asked.page().text("#removed");
    assert!(warning.contains("3 people in 2 past meetings will be removed within 24 hours."), "{warning}");
    assert_eq!(ada.get("/organizers").await.page().value("#people_days"), "90", "nothing is saved yet");
    let shortest = [("people_days", "90"), ("audit_days", "1")];
    let warning = ada.post("/organizers/retention", &shortest).await.page().text("#removed");
    assert!(warning.contains(" entries of the activity log will be deleted within 24 hours."), "{warning}");
    assert!(!warning.contains("people"), "{warning}");
    let fields = asked.page().fields("main form");
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("step", "save"));
    assert_eq!(ada.post("/organizers/retention", &fields).await.status, StatusCode::SEE_OTHER);
    let page = ada.get("/organizers").await.page();
    assert_eq!(
        (page.text(".done").as_str(), page.value("#people_days").as_str()),
        ("The data retention settings were saved.", "1")
    );
}

async fn an_account_says_what_depends_on_it(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let nothing = ada.get("/organizers").await.body;
    assert!(nothing.contains("Bob Stone has no upcoming meetings."), "{nothing}");
    for (id, people) in
        [("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d21", "Dan\nEve"), ("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d22", "Dan")]
    {
        bob.make_meeting(&pasted(id, people)).await;
    }
    let page = ada.get("/organizers").await.body;
    assert!(page.contains("Bob Stone has 2 upcoming meetings with 3 people. If you disable this account"), "{page}");
}

async fn the_activity_log_names_the_meetings_of_its_reader(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let kept = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d31", "Dan")).await;
    let deleted = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d32", "Dan")).await;
    ada.post(&format!("{deleted}/delete"), &[]).await;
    let mut fields = pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d33", "Dan");
    fields.retain(|(name, _)| *name != "title");
    fields.push(("title", "Bob's secret"));
    bob.make_meeting(&fields).await;
    let page = ada.get("/audit").await.page();
    assert_eq!(page.texts(&format!("main li a[href='{kept}']")), ["Weekly review"]);
    assert!(!page.has(&format!("main li a[href='{deleted}']")), "it leads nowhere");
    assert!(page.has(&format!("main li a[href='/audit?meeting={}']", &deleted["/meetings/".len()..])));
    assert!(!ada.get("/audit").await.body.contains("secret"), "an administrator doesn't see others' titles");
}

async fn pages_show_times_in_the_organizers_zone(site: Site) {
    let mut ada = site.browser();
    let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("zone", "Asia/Tokyo")];
    assert_eq!(ada.post("/login", &fields).await.status, StatusCode::SEE_OTHER);
    ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d41", "Dan")).await;
    let list = ada.get("/meetings").await.page().text("main .meetings");
    assert!(list.contains("today 18:30"), "{list}");
    assert!(ada.get("/audit").await.page().text("main .meetings").contains("(Tokyo time)"));
    // What the browser says later changes nothing; what the organizer chooses does.
    let mut elsewhere = site.browser();
    elsewhere
        .post("/login", &[("email", "ada@example.org"), ("password", PASSWORD), ("zone", "America/New_York")])
        .await;
    assert_eq!(elsewhere.get("/settings").await.page().value("#zone"), "Asia/Tokyo");
    let wrong = elsewhere.post("/settings/zone", &[("zone", "Nowhere")]).await;
    assert_eq!((wrong.status, wrong.page().value("#zone").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "Nowhere"));
    elsewhere.post("/settings/zone", &[("zone", "berlin")]).await;
    let list = elsewhere.get("/meetings").await.page();
    assert_eq!(list.text(".done"), "Your time zone was saved.");
    assert!(list.text("main .meetings").contains("today 10:30"));
    for zone in ["Mars", "<b>"] {
        let mut bob = site.browser();
        let fields = [("email", "bob@example.org"), ("password", PASSWORD), ("zone", zone)];
        assert_eq!(bob.post("/login", &fields).await.location(), "/", "{zone}");
    }
}
