//! Templates by the API: added, read, changed, deleted, and used for meetings.

use axum::{body::Body, http::StatusCode};
use latchkey::program::{access::Scope, store::TEMPLATE_LIMIT};
use serde_json::{Value, json};

use crate::support::{
    Answer, Site, on_both,
    program::{Program, rights},
};

on_both!(
    a_template_is_added_read_changed_and_deleted,
    a_meeting_gets_what_its_template_has_unless_the_request_has_it,
    what_is_wrong_with_a_template_is_named_with_its_path,
    a_template_is_only_changed_if_it_is_the_one_that_was_read,
    templates_are_those_of_the_organizer_and_of_the_rooms_of_the_key,
);

async fn send(program: &mut Program, method: &str, path: &str, body: &Value) -> Answer {
    program.send(method, path, &[("content-type", "application/json")], body.to_string()).await
}

/// Adds a template, and returns its path and what the answer says.
async fn add(program: &mut Program, template: &Value) -> (String, Value) {
    let answer = program.post("/templates", template).await;
    let added = answer.good(StatusCode::CREATED)["template"].clone();
    let path = format!("/templates/{}", added["id"].as_str().unwrap());
    assert_eq!(answer.location(), format!("/api/v1{path}"));
    (path, added)
}

async fn a_template_is_added_read_changed_and_deleted(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let (path, added) = add(
        &mut program,
        &json!({"name": "Interviews", "room": "interviews", "title": "Interview", "options": {"start_audio_off": true},
            "subject": " Your interview: {when} ", "note": "Hi {name},\r\nwelcome."}),
    )
    .await;
    assert_eq!(
        added,
        json!({"id": added["id"], "name": "Interviews", "room": "interviews", "title": "Interview",
            "options": {"start_audio_off": true}, "subject": "Your interview: {when}", "note": "Hi {name},\nwelcome."})
    );
    assert_eq!(program.get(&path).await.good(StatusCode::OK)["template"], added);
    let page = site.ada().await.get("/templates").await.page();
    assert_eq!(page.texts(".keys strong"), ["Interviews"], "the pages show it, too");

    let change = json!({"name": "Talks", "title": null, "subject": null, "options": {}});
    let changed = send(&mut program, "PATCH", &path, &change).await.good(StatusCode::OK)["template"].clone();
    assert_eq!(
        changed,
        json!({"id": added["id"], "name": "Talks", "room": "interviews", "title": null, "options": {}, "subject": null,
            "note": "Hi {name},\nwelcome."})
    );
    let (_, plain) =
        add(&mut program, &json!({"name": "Plain", "room": "plain", "title": null, "options": null})).await;
    let list = program.get("/templates").await.good(StatusCode::OK);
    let mut templates = list["templates"].as_array().unwrap().clone();
    templates.sort_by_key(|template| template["name"].to_string());
    assert_eq!(templates, [plain, changed]);

    assert_eq!(program.send("DELETE", &path, &[], Body::empty()).await.status, StatusCode::NO_CONTENT);
    for method in ["GET", "DELETE"] {
        let answer = program.send(method, &path, &[], Body::empty()).await;
        assert_eq!(answer.refusal(StatusCode::NOT_FOUND).0, "not_found");
    }
    let answer = send(&mut program, "PATCH", &path, &json!({"title": "x"})).await;
    assert_eq!(answer.refusal(StatusCode::NOT_FOUND).0, "not_found");
}

async fn a_meeting_gets_what_its_template_has_unless_the_request_has_it(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let (path, template) = add(
        &mut program,
        &json!({"name": "Interviews", "room": "interviews", "title": "Interview", "options": {"start_audio_off": true},
            "subject": "Come to {title}", "note": "Bring a pen"}),
    )
    .await;
    let from_template = json!({"template": template["id"], "room": null, "options": null, "people": [{"name": "Bob"}]});
    let answer = program.post_once("/meetings", "first", &from_template).await;
    let meeting = answer.good(StatusCode::CREATED)["meeting"].clone();
    assert_eq!((&meeting["room"], &meeting["title"]), (&"interviews".into(), &"Interview".into()));
    assert_eq!(meeting["options"], json!({"start_audio_off": true}));
    let id = meeting["id"].as_str().unwrap();
    let message = site.ada().await.get(&format!("/meetings/{id}/message")).await.page();
    assert_eq!(
        (message.value("#subject"), message.texts("#note")),
        ("Come to {title}".to_owned(), vec!["Bring a pen".to_owned()])
    );

    let own =
        json!({"template": template["id"], "room": "other", "title": "Talk", "options": {"start_video_off": true}});
    let meeting = program.post("/meetings", &own).await.good(StatusCode::CREATED)["meeting"].clone();
    assert_eq!((&meeting["room"], &meeting["title"]), (&"other".into(), &"Talk".into()));
    assert_eq!(meeting["options"], json!({"start_video_off": true}), "not those of the template");

    program.send("DELETE", &path, &[], Body::empty()).await;
    let again = program.post_once("/meetings", "first", &from_template).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (StatusCode::CREATED, "true"));
    let answer = program.post("/meetings", &from_template).await;
    let invalid = ("invalid".to_owned(), vec!["/template".to_owned()]);
    assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY), invalid);
    let answer = program.post("/meetings", &json!({"title": "Nowhere"})).await;
    assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/room"]);
}

async fn what_is_wrong_with_a_template_is_named_with_its_path(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let (path, _) = add(&mut program, &json!({"name": "One", "room": "r"})).await;
    for (body, pointer) in [
        (json!({"room": "r"}), ""),
        (json!({"name": " ", "room": "r"}), "/name"),
        (json!({"name": "x", "room": "a b"}), "/room"),
        (json!({"name": "x", "room": "r", "people": []}), "/people"),
        (json!({"name": "x", "room": "r", "subject": "Join: {link}"}), "/subject"),
        (json!({"name": "x", "room": "r", "note": "Hi {nmae}"}), "/note"),
        (json!({"name": "x", "room": "r", "options": {"loud": true}}), "/options/loud"),
        (
            json!({"name": "x", "room": "r", "options": {"redirect_on_meeting_exit": "ftp://example.org"}}),
            "/options/redirect_on_meeting_exit",
        ),
    ] {
        let answer = program.post("/templates", &body).await;
        let invalid = ("invalid".to_owned(), vec![pointer.to_owned()]);
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY), invalid, "{body}");
    }
    let many = json!({"start_cloud_recording_opts": {"layout": "x".repeat(16 * 1024)}});
    for (method, path) in [("POST", "/templates"), ("PATCH", &path)] {
        let answer = send(&mut program, method, path, &json!({"name": "x", "room": "r", "options": many})).await;
        let too_long = ("options_too_long".to_owned(), vec!["/options".to_owned()]);
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY), too_long);
    }
    for body in [json!({"subject": "Join: {link}"}), json!({"room": "a b"})] {
        let answer = send(&mut program, "PATCH", &path, &body).await;
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "invalid");
    }
    let taken = ("name_taken".to_owned(), vec!["/name".to_owned()]);
    let answer = program.post("/templates", &json!({"name": "One", "room": "other"})).await;
    assert_eq!(answer.refusal(StatusCode::CONFLICT), taken);
    let (other, _) = add(&mut program, &json!({"name": "Two", "room": "r"})).await;
    let answer = send(&mut program, "PATCH", &other, &json!({"name": "One"})).await;
    assert_eq!(answer.refusal(StatusCode::CONFLICT), taken);
    for number in 2..TEMPLATE_LIMIT {
        add(&mut program, &json!({"name": format!("T{number}"), "room": "r"})).await;
    }
    let answer = program.post("/templates", &json!({"name": "One more", "room": "r"})).await;
    assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).0, "too_many_templates");
}

async fn a_template_is_only_changed_if_it_is_the_one_that_was_read(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let (path, _) = add(&mut program, &json!({"name": "One", "room": "r"})).await;
    let tag = program.get(&path).await.header("etag").to_owned();
    let known = program.send("GET", &path, &[("if-none-match", &tag)], Body::empty()).await;
    assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
    let change = json!({"title": "Weekly"}).to_string();
    let changed = program.send("PATCH", &path, &headers, change.clone()).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    let new_tag = changed.header("etag").to_owned();
    assert_ne!(new_tag, tag);
    assert_eq!(program.get(&path).await.header("etag"), new_tag);
    for method in ["PATCH", "DELETE"] {
        let answer = program.send(method, &path, &headers, change.clone()).await;
        let outdated = ("precondition_failed".to_owned(), vec!["If-Match".to_owned()]);
        assert_eq!(answer.refusal(StatusCode::PRECONDITION_FAILED), outdated);
    }
    let deleted = program.send("DELETE", &path, &[("if-match", &new_tag)], Body::empty()).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
}

async fn templates_are_those_of_the_organizer_and_of_the_rooms_of_the_key(site: Site) {
    let mut all = Program::that_may_all(&site).await;
    let (team, listed) = add(&mut all, &json!({"name": "Team", "room": "team-a"})).await;
    let (other, board) = add(&mut all, &json!({"name": "Board", "room": "board"})).await;
    let mut some = Program::of(&site, rights(&[Scope::Meetings], "team-*", false)).await;
    assert_eq!(some.get("/templates").await.good(StatusCode::OK)["templates"], json!([listed]));
    assert_eq!(some.get(&team).await.status, StatusCode::OK);
    for (method, path, body) in [
        ("GET", &*other, json!({})),
        ("PATCH", &other, json!({"title": "x"})),
        ("DELETE", &other, json!({})),
        ("PATCH", &team, json!({"room": "board"})),
        ("POST", "/templates", json!({"name": "x", "room": "board"})),
        ("POST", "/meetings", json!({"template": board["id"], "room": "team-a"})),
        ("POST", "/meetings", json!({"template": listed["id"], "room": "board"})),
    ] {
        let answer = send(&mut some, method, path, &body).await;
        assert_eq!(answer.refusal(StatusCode::FORBIDDEN).0, "room_not_allowed", "{method} {path} {body}");
    }
    let admin = json!({"permissions": {"canAdmin": true}});
    add(&mut all, &json!({"name": "Admins", "room": "team-a", "options": admin})).await;
    for (method, path, body) in [
        ("POST", "/templates", json!({"name": "x", "room": "team-a", "options": admin})),
        ("PATCH", &team, json!({"options": admin})),
    ] {
        let answer = send(&mut some, method, path, &body).await;
        assert_eq!(answer.refusal(StatusCode::FORBIDDEN).0, "owner_not_allowed", "{method} {path}");
    }
    let list = some.get("/templates").await.good(StatusCode::OK);
    let admins = list["templates"].as_array().unwrap().iter().find(|template| template["name"] == "Admins").unwrap();
    let answer = some.post("/meetings", &json!({"template": admins["id"]})).await;
    assert_eq!(answer.refusal(StatusCode::FORBIDDEN).0, "owner_not_allowed", "{}", answer.body);

    let mut bob = site.bob().await;
    let path = bob.make_meeting(&crate::support::pasted("2c0c3c1e-1111-4111-8111-111111111122", "Bob")).await;
    bob.post(&format!("{path}/template"), &[("name", "Mine")]).await;
    let page = bob.get("/templates").await.page();
    let action = page.attributes("form[action^='/templates/']", "action").remove(0);
    assert_eq!(all.get(&action).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
    assert_eq!(all.send("DELETE", &action, &[], Body::empty()).await.refusal(StatusCode::NOT_FOUND).0, "not_found");
    let id = action.rsplit('/').next().unwrap();
    let answer = all.post("/meetings", &json!({ "template": id })).await;
    assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/template"]);
}
