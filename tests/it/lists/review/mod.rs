//! The review of a list: reading it in another way, correcting it, and keeping what was typed.

mod rows;

use axum::http::StatusCode;
use serde_json::json;

use super::files::{encoded, workbook};
use crate::support::{Answer, Browser, Site, meeting_fields, on_both, pasted};

on_both!(
    the_chooser_corrects_a_wrong_guess,
    a_meaning_moves_to_the_column_it_is_chosen_for,
    a_question_blocks_creation_until_it_is_answered,
    a_sheet_is_chosen,
    an_encoding_is_chosen,
    the_row_with_the_column_names_is_chosen,
    a_list_is_removed_with_its_people,
    a_list_travels_to_the_form_and_back,
    a_pasted_text_of_another_kind_is_refused_and_kept,
    people_are_added_from_a_list_with_other_columns,
    columns_are_remembered_for_the_same_header,
    a_list_that_was_damaged_on_its_way_is_refused,
);

const ID: &str = "7c1f2e3d-8a3b-4c7d-9e0f-112233445566";

/// A page's form, as it is sent.
struct Form {
    fields: Vec<(String, String)>,
    review_at: String,
}

impl Form {
    fn of(answer: &Answer, review_at: &str) -> Self {
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        Self { fields: answer.page().fields("form.meeting"), review_at: review_at.to_owned() }
    }

    /// Types into the field with this name, of several the one with this number.
    fn set(&mut self, name: &str, number: usize, value: &str) {
        let mut all = self.fields.iter_mut().filter(|(field, _)| field == name);
        let field = all.nth(number).unwrap_or_else(|| panic!("there is no {name} {number}"));
        value.clone_into(&mut field.1);
    }

    fn add(&mut self, name: &str, value: &str) {
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    async fn send(&self, browser: &mut Browser, path: &str, more: &[(&str, &str)]) -> Answer {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = fields.chain(more.iter().copied()).collect();
        browser.post(path, &fields).await
    }

    /// Presses a button that leads to the review again.
    async fn press(&self, browser: &mut Browser, step: &str) -> (Answer, Self) {
        let answer = self.send(browser, &self.review_at, &[("step", step)]).await;
        let form = Self::of(&answer, &self.review_at);
        (answer, form)
    }

    /// Creates the meeting, and returns the names of its people.
    async fn create(&self, browser: &mut Browser) -> Vec<String> {
        let answer = self.send(browser, "/meetings", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let path = answer.location().to_owned();
        browser.links(&path).await.into_iter().map(|(name, _)| name).collect()
    }
}

async fn paste(browser: &mut Browser, text: &str) -> (Answer, Form) {
    let answer = browser.post("/meetings/review", &pasted(ID, text)).await;
    let form = Form::of(&answer, "/meetings/review");
    (answer, form)
}

async fn upload(browser: &mut Browser, name: &str, bytes: &[u8]) -> (Answer, Form) {
    let answer = browser.post_file("/meetings/review", &meeting_fields(ID), name, bytes).await;
    let form = Form::of(&answer, "/meetings/review");
    (answer, form)
}

/// The rows of a page: `Name <address>`, and `!` behind one that is wrong.
fn rows(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let [names, emails] = ["name", "email"].map(|field| page.attributes(&format!("input[name={field}]"), "value"));
    let row = |(place, (name, email)): (usize, (String, String))| {
        let email = if email.is_empty() { email } else { format!(" <{email}>") };
        let is_wrong = page.has(&format!("#name-{place}-error, #email-{place}-error, #language-{place}-error"));
        format!("{name}{email}{}", if is_wrong { " !" } else { "" })
    };
    names.into_iter().zip(emails).enumerate().map(row).collect()
}

fn notes(answer: &Answer) -> Vec<String> {
    answer.page().texts(".notes li")
}

/// What the selects of the columns show.
fn columns(answer: &Answer) -> Vec<String> {
    answer.page().attributes(".columns option[selected]", "value")
}

fn is_open(answer: &Answer) -> bool {
    answer.page().has("#list-0 details[open]")
}

async fn the_chooser_corrects_a_wrong_guess(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Invitee,Email\nAcme,Ada Quill,ada@example.org\nInitech,Bo Finch,bo@example.org\n";
    let (answer, mut form) = upload(&mut browser, "guests.csv", list.as_bytes()).await;
    assert_eq!(answer.page().text("#list-0-heading"), "2 people from guests.csv");
    assert_eq!(columns(&answer), ["name", "ignore", "email"]);
    assert_eq!(rows(&answer), ["Acme <ada@example.org>", "Initech <bo@example.org>"]);
    assert_eq!(answer.page().texts(".columns td:nth-child(2)")[1], "Ada QuillBo Finch");
    form.set("list-0-column-0", 0, "ignore");
    form.set("list-0-column-1", 0, "name");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(columns(&answer), ["ignore", "name", "email"]);
    assert_eq!(rows(&answer), ["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"]);
    assert_eq!(form.create(&mut browser).await, ["Ada Quill", "Bo Finch"]);
}

async fn a_meaning_moves_to_the_column_it_is_chosen_for(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Invitee,Email\nAcme,Ada Quill,ada@example.org\n";
    let (_, mut form) = paste(&mut browser, list).await;
    form.set("list-0-column-1", 0, "name");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert_eq!(columns(&answer), ["ignore", "name", "email"]);
    assert_eq!(rows(&answer), ["Ada Quill <ada@example.org>"]);
    // Two columns that were both changed can't have the same meaning, and one column has to say who.
    form.set("list-0-column-0", 0, "email");
    form.set("list-0-column-1", 0, "email");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert!(answer.page().text("#list-0-question-error").contains("Two columns are set to Email address."));
    assert_eq!((rows(&answer).len(), columns(&answer).join(" ")), (0, "email email ignore".to_owned()));
    for place in 0..2 {
        form.set(&format!("list-0-column-{place}"), 0, "ignore");
    }
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert!(
        answer.page().text("#list-0-question-error").starts_with("No column is used for names or email addresses.")
    );
    form.set("list-0-column-2", 0, "email");
    let (answer, _) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["ada <ada@example.org>"]);
}

async fn a_question_blocks_creation_until_it_is_answered(site: Site) {
    let mut browser = site.ada().await;
    let list = "Ada\tQuill\tCountess\tada@example.org\nBo\tFinch\tBaron\tbo@example.org\n";
    let mut fields = pasted(ID, list);
    fields.extend([("name", "Cy Marsh"), ("email", "")]);
    let answer = browser.post("/meetings/review", &fields).await;
    let mut form = Form::of(&answer, "/meetings/review");
    let page = answer.page();
    assert_eq!(page.text("h1"), "Check the list");
    assert_eq!(page.attributes("[role=alert] a", "href"), ["#list-0-question-error"]);
    assert!(page.text("#list-0-question-error").starts_with("Several columns could contain the names."));
    assert!(is_open(&answer) && !page.has("[data-make]"));
    assert_eq!(page.text("#list-0-heading"), "The pasted text hasn’t been read yet");
    let refused = form.send(&mut browser, "/meetings", &[("leave_out", "99")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.get(&format!("/meetings/{ID}")).await.status, StatusCode::NOT_FOUND);

    assert_eq!(columns(&answer), ["ignore", "ignore", "ignore", "email"], "what is known is proposed");
    for (place, meaning) in [(0, "first_name"), (1, "last_name")] {
        form.set(&format!("list-0-column-{place}"), 0, meaning);
    }
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(answer.page().text("h1"), "Ready to create 3 links");
    assert_eq!(rows(&answer), ["Cy Marsh", "Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"]);
    assert_eq!(form.create(&mut browser).await, ["Cy Marsh", "Ada Quill", "Bo Finch"]);
}

async fn a_sheet_is_chosen(site: Site) {
    let mut browser = site.ada().await;
    let people = [
        ("Spring", "Name\tEmail\nAda Quill\tada@example.org"),
        ("Autumn", "Name\tEmail\nBo Finch\tbo@example.org\nCy Marsh\tcy@example.org"),
        ("Notes", ""),
    ];
    let (answer, mut form) = upload(&mut browser, "guests.xlsx", &workbook(&people)).await;
    let page = answer.page();
    assert!(page.text("#list-0-question-error").starts_with("Several sheets could contain your list."));
    assert!(!page.has("[data-make]") && is_open(&answer));
    assert_eq!(page.texts("#list-0-sheet option"), ["Choose a sheet", "Spring", "Autumn", "Notes"]);
    form.set("list-0-sheet", 0, "Autumn");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert_eq!(answer.page().text("#list-0-heading"), "2 people from guests.xlsx, sheet Autumn");
    assert_eq!(rows(&answer), ["Bo Finch <bo@example.org>", "Cy Marsh <cy@example.org>"]);
    // An empty sheet is no dead end.
    form.set("list-0-sheet", 0, "Notes");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert!(answer.page().text("#list-0-question-error").contains("guests.xlsx contains no people"), "{}", answer.body);
    form.set("list-0-sheet", 0, "Spring");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Ada Quill <ada@example.org>"]);
    assert_eq!(form.create(&mut browser).await, ["Ada Quill"]);
}

async fn an_encoding_is_chosen(site: Site) {
    let mut browser = site.ada().await;
    let list = encoded("windows-1250", "Name;Email\nŁucja Żak;lucja@example.org\nJiří Řehák;jiri@example.org\n");
    let (answer, mut form) = upload(&mut browser, "guests.csv", &list).await;
    let guess = answer.page().attributes("#list-0-encoding option[selected]", "value").pop().unwrap();
    assert!(
        notes(&answer)[0].starts_with("This file was read as ")
            && notes(&answer)[0].ends_with("Check that the names are correct.")
    );
    assert!(is_open(&answer));
    form.set("list-0-encoding", 0, if guess == "windows-1251" { "windows-1252" } else { "windows-1251" });
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert!(!rows(&answer)[0].contains("Łucja Żak"));
    form.set("list-0-encoding", 0, "windows-1250");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Łucja Żak <lucja@example.org>", "Jiří Řehák <jiri@example.org>"]);
    assert_eq!(answer.page().text("#list-0-encoding option[selected]"), "Central European (Windows-1250)");
    assert_eq!(form.create(&mut browser).await, ["Łucja Żak", "Jiří Řehák"]);
}

async fn the_row_with_the_column_names_is_chosen(site: Site) {
    let mut browser = site.ada().await;
    let list = "Summer party\n\nWho,Reach\nAda Quill,ada@example.org\nBo Finch,bo@example.org\n";
    let (answer, mut form) = paste(&mut browser, list).await;
    assert!(answer.page().has("#list-0-header_row"), "{:?} {:?}", rows(&answer), answer.page().text("#list-0"));
    form.set("list-0-header_row", 0, "3");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert_eq!(answer.page().texts(".columns tbody th"), ["Who", "Reach"]);
    assert_eq!(rows(&answer), ["Ada Quill <ada@example.org>", "Bo Finch <bo@example.org>"]);
    form.set("list-0-header_row", 0, "30");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert!(answer.page().text("#list-0-question-error").starts_with("Line 30 has no column names."));
    form.set("list-0-header_row", 0, "3");
    let (answer, _) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer).len(), 2);
}

async fn a_list_is_removed_with_its_people(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Name,Email\nAda,ada@example.org\n");
    fields.extend([("paste", "Bo\tBaron\tx\nCy\tCount\ty\n"), ("name", "Dee"), ("email", "")]);
    let form = Form::of(&browser.post("/meetings/review", &fields).await, "/meetings/review");
    let (answer, form) = form.press(&mut browser, "remove-0").await;
    assert_eq!(rows(&answer), ["Dee"]);
    assert!(answer.page().has("#list-0-question-error") && !answer.page().has("#list-1"));
    let (answer, form) = form.press(&mut browser, "remove-0").await;
    assert_eq!(
        (rows(&answer), answer.page().text("h1")),
        (vec!["Dee".to_owned()], "Ready to create 1 link".to_owned())
    );
    assert_eq!(form.create(&mut browser).await, ["Dee"]);
}

async fn a_list_travels_to_the_form_and_back(site: Site) {
    let mut browser = site.ada().await;
    let (_, mut form) = paste(&mut browser, "Name,Invitee\nA,Ada Quill\nB,Bo Finch\nC,Cy Marsh\n").await;
    form.set("name", 2, "Cyril");
    form.add("drop", "1");
    let (answer, mut form) = form.press(&mut browser, "edit").await;
    assert_eq!(answer.page().text("h1"), "Create a meeting");
    assert!(answer.page().text(".list-head").starts_with("2 people from the pasted text"));
    assert_eq!(rows(&answer), ["A", "Cyril", ""]);
    form.set("name", 2, "Dee Vale");
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["A", "Cyril", "Dee Vale"]);
    form.set("list-0-column-1", 0, "name");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Ada Quill", "Cyril", "Dee Vale"]);
    let (_, form) = form.press(&mut browser, "edit").await;
    let (answer, _) = form.press(&mut browser, "edit-remove-0").await;
    assert_eq!(rows(&answer), ["Dee Vale", ""]);
    assert_eq!(answer.page().text("h1"), "Create a meeting");
}

async fn a_pasted_text_of_another_kind_is_refused_and_kept(site: Site) {
    let mut browser = site.ada().await;
    let text = "[{\"name\": \"Ada Quill\", \"email\": \"ada@example.org\"}]";
    let answer = browser.post("/meetings/review", &pasted(ID, text)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert!(page.text("#paste-error").starts_with("The pasted text is JSON."));
    assert_eq!(
        (page.text("#paste"), page.attributes("[role=alert] a", "href")),
        (text.to_owned(), vec!["#paste".to_owned()])
    );
    let answer = browser.post("/meetings/review", &pasted(ID, "name,email\n")).await;
    assert!(answer.page().text("#paste-error").starts_with("The pasted text contains no people."), "{}", answer.body);
}

async fn people_are_added_from_a_list_with_other_columns(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)")).await;
    let batch_id = browser.get(&format!("{path}/add")).await.page().value("[name=batch_id]");
    let review_at = format!("{path}/review");
    let fields = [("batch_id", batch_id.as_str()), ("paste", "Name,Invitee\nA,Bo Finch\nB,Cy Marsh\n")];
    let mut form = Form::of(&browser.post(&review_at, &fields).await, &review_at);
    form.set("list-0-column-1", 0, "name");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Bo Finch", "Cy Marsh"]);
    let answer = form.send(&mut browser, &format!("{path}/invitations"), &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, path.as_str()));
    let names: Vec<_> = browser.links(&path).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ada", "Bo Finch", "Cy Marsh"]);
}

async fn columns_are_remembered_for_the_same_header(site: Site) {
    let mut browser = site.ada().await;
    let remembered = "These are the columns you chose for an earlier list with the same column names.";
    let (_, mut form) = paste(&mut browser, "Name,Invitee\nA,Ada Quill\n").await;
    form.set("list-0-column-1", 0, "name");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert!(!notes(&answer).contains(&remembered.to_owned()));
    form.create(&mut browser).await;
    let (answer, mut form) = paste(&mut browser, "Name,Invitee\nB,Bo Finch\n").await;
    assert_eq!((rows(&answer), &*notes(&answer)[0]), (vec!["Bo Finch".to_owned()], remembered));
    // It can be changed again, and is another organizer's no business.
    form.set("list-0-column-0", 0, "name");
    let (answer, _) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["B"]);
    assert!(!notes(&answer).contains(&remembered.to_owned()));
    let (answer, _) = paste(&mut site.bob().await, "Name,Invitee\nB,Bo Finch\n").await;
    assert_eq!(rows(&answer), ["B"]);
}

async fn a_list_that_was_damaged_on_its_way_is_refused(site: Site) {
    let mut browser = site.ada().await;
    let far = json!({"name": "", "data": "AAAA", "way": {"columns": [], "keep_identical": false}, "shown": {"column-99999999999": "x"}});
    for list in ["", "x", "{}", &far.to_string()] {
        let mut fields = meeting_fields(ID);
        fields.extend([
            ("list", list),
            ("name", "Ada"),
            ("email", ""),
            ("from", "0=0:1:0"),
            ("from", "9=9:9:9"),
            ("gone", "7:7:7 x"),
        ]);
        let answer = browser.post("/meetings", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{list}");
    }
}

/// One database is enough: what takes time is reading and rendering.
#[tokio::test]
async fn twenty_thousand_people_come_from_a_file_to_a_meeting() {
    let site = Site::on_sqlite().await;
    let mut browser = site.ada().await;
    let mut text = "Nr\tName\tEmail\n".to_owned();
    text.extend((1..=20_000).map(|number| format!("{number}\tPerson {number}x\tperson{number}@example.org\n")));
    let wrong = text.replace("person77@example", "person77@@example");
    for (id, name, bytes) in [
        ("7c1f2e3d-8a3b-4c7d-9e0f-112233445501", "people.csv", wrong.into_bytes()),
        ("7c1f2e3d-8a3b-4c7d-9e0f-112233445502", "people.xlsx", workbook(&[("People", &text)])),
    ] {
        let answer = browser.post_file("/meetings/review", &meeting_fields(id), name, &bytes).await;
        let mut form = Form::of(&answer, "/meetings/review");
        let page = answer.page();
        assert!(
            page.text("#list-0-heading").ends_with(&format!("people from {name}")),
            "{}",
            page.text("#list-0-heading")
        );
        if name == "people.csv" {
            assert!(
                page.text(".problems").contains("Line 78: That isn’t an email address."),
                "{}",
                page.text(".problems")
            );
            form.set("email", 0, "person77@example.org");
        }
        let (answer, form) = form.press(&mut browser, "review").await;
        assert_eq!(answer.page().text("h1"), "Ready to create 20000 links");
        let (answer, form) = form.press(&mut browser, "review").await;
        assert_eq!(answer.page().text("h1"), "Ready to create 20000 links", "nobody comes back");
        let answer = form.send(&mut browser, "/meetings", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let path = answer.location().to_owned();
        assert_eq!(browser.links(&path).await.len(), 20_000);
    }
}
