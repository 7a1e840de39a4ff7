//! Templates: saved from a meeting, used again, renamed and deleted.

use axum::http::StatusCode;
use latchkey::program::{
    audit::Action,
    store::{TEMPLATE_LIMIT, Wanted},
};

use crate::support::{Site, on_both, pasted, typed};

on_both!(
    a_meeting_is_saved_as_a_template_and_used_again,
    templates_are_renamed_replaced_and_deleted,
    templates_belong_to_one_organizer,
    there_are_only_so_many_templates,
);

const ID: &str = "2c0c3c1e-1111-4111-8111-111111111122";

fn ids(page: &crate::support::Page) -> Vec<String> {
    let forms = page.attributes("form[action^='/templates/']", "action");
    let mut ids: Vec<String> = forms.iter().map(|action| action["/templates/".len()..].to_owned()).collect();
    ids.dedup();
    ids
}

async fn a_meeting_is_saved_as_a_template_and_used_again(site: Site) {
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Zoë Secret <zoe@example.org>, owner\nBob");
    fields.extend([("knocking", "yes"), ("subject", "Come to {title}"), ("note", "Bring a pen")]);
    let path = ada.make_meeting(&fields).await;
    let asked = ada.get(&format!("{path}/template")).await.page();
    assert_eq!(asked.value("#name"), "Weekly review");
    let saved = ada.post(&format!("{path}/template"), &[("name", "Reviews")]).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/templates"));
    let list = ada.get("/templates").await.page();
    assert!(list.text("[role=status]").contains("The template was saved."));
    let id = ids(&list).remove(0);
    assert!(!site.store.templates(&ada_id(&site).await, 9).await.unwrap().is_empty());

    let start = ada.get("/").await.page();
    assert_eq!(start.attributes(".templates a", "href"), [format!("/?template={id}"), "/templates".to_owned()]);
    let page = ada.get(&format!("/?template={id}")).await.page();
    let values = ["#title", "#room", "#date", "#start", "#end"].map(|field| page.value(field));
    assert_eq!(values, ["Weekly review", "weekly-review", "2026-11-24", "10:00", "11:00"]);
    assert!(page.has("[name=knocking][checked]"));
    assert_eq!(page.attributes("[name=name]", "value"), ["Ada Lovelace", "", ""], "a template has no people");
    let fields = page.fields("main form.meeting");
    let review = ada.post("/meetings/review", &typed(&fields, &[("title", "Review 2")])).await.page();
    let again = review.fields("main form");
    let path = ada.make_meeting(&typed(&again, &[])).await;
    let message = ada.get(&format!("{path}/message")).await.page();
    assert_eq!(message.value("#subject"), "Come to {title}");
    assert_eq!(message.texts("#note"), ["Bring a pen"]);
    let wanted = Wanted { action: Some(Action::TemplatesChanged), ..Wanted::default() };
    let entries = site.store.entries(&wanted, 9);
    assert_eq!(entries.await.unwrap()[0].detail.as_deref(), Some("saved Reviews"));
}

async fn ada_id(site: &Site) -> String {
    let organizers = site.store.organizers().await.unwrap();
    organizers.into_iter().find(|organizer| organizer.email == "ada@example.org").unwrap().id
}

async fn templates_are_renamed_replaced_and_deleted(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    for name in ["One", "Two", "Two"] {
        ada.post(&format!("{path}/template"), &[("name", name)]).await;
    }
    let missing = ada.post(&format!("{path}/template"), &[("name", " ")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(missing.page().text("#name-error"), "Enter a name for the template.");
    let list = ada.get("/templates").await.page();
    assert_eq!(list.texts(".keys strong"), ["One", "Two"], "one of the same name is replaced");
    let ids = ids(&list);
    let taken = ada.post(&format!("/templates/{}", ids[0]), &[("name", "Two")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.page().text(".error").starts_with("You already have a template with this name."));
    let renamed = ada.post(&format!("/templates/{}", ids[0]), &[("name", "Three")]).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER);
    ada.post(&format!("/templates/{}", ids[1]), &[("step", "delete")]).await;
    assert_eq!(ada.get("/templates").await.page().texts(".keys strong"), ["Three"]);
    let wanted = Wanted { action: Some(Action::TemplatesChanged), ..Wanted::default() };
    let entries = site.store.entries(&wanted, 9);
    let details: Vec<_> = entries.await.unwrap().into_iter().filter_map(|entry| entry.detail).collect();
    for detail in ["saved One", "renamed One to Three", "deleted Two"] {
        assert!(details.iter().any(|said| said == detail), "{details:?}");
    }
}

async fn templates_belong_to_one_organizer(site: Site) {
    let (mut ada, mut bob) = (site.ada().await, site.bob().await);
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    ada.post(&format!("{path}/template"), &[("name", "Mine")]).await;
    let id = ids(&ada.get("/templates").await.page()).remove(0);
    assert!(!bob.get("/templates").await.body.contains("Mine"));
    assert_eq!(bob.get(&format!("/?template={id}")).await.status, StatusCode::NOT_FOUND);
    for fields in [("name", "Yours"), ("step", "delete")] {
        assert_eq!(bob.post(&format!("/templates/{id}"), &[fields]).await.status, StatusCode::NOT_FOUND);
    }
    for answer in
        [bob.get(&format!("{path}/template")).await, bob.post(&format!("{path}/template"), &[("name", "X")]).await]
    {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(ada.get("/templates").await.page().texts(".keys strong"), ["Mine"]);
}

async fn there_are_only_so_many_templates(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Bob")).await;
    for number in 0..TEMPLATE_LIMIT {
        let name = format!("T{number}");
        assert_eq!(ada.post(&format!("{path}/template"), &[("name", &name)]).await.status, StatusCode::SEE_OTHER);
    }
    let refused = ada.post(&format!("{path}/template"), &[("name", "One more")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.page().text("#name-error"), "You can have up to 100 templates. Delete one first.");
    assert_eq!(
        ada.post(&format!("{path}/template"), &[("name", "T7")]).await.status,
        StatusCode::SEE_OTHER,
        "replaced"
    );
}
