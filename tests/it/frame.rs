//! What stands around every page: the navigation, and the notices of what a form did.

use axum::http::StatusCode;

use crate::support::{Site, on_both, pasted};

on_both!(
    the_navigation_marks_the_page_and_the_part_of_the_site,
    a_form_is_followed_by_one_notice_of_what_it_did,
    a_forged_notice_says_nothing,
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
        ("/inspect", "page Inspect"),
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
    let person = ada.get(&meeting).await.page().attributes(".person .tools a:last-child", "href").remove(0);
    let forms = [
        (format!("{meeting}/message"), vec![("note", "Hello")], "Your message was saved."),
        (person.clone(), vec![("name", "Bob"), ("was_name", "Bob Stone")], "Your changes were saved."),
        (format!("{person}/handed-out"), vec![], "Marked as shared."),
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
