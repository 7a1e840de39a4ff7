//! The rows of a list in the review: what is wrong is corrected in its place, and what was typed stays.

use axum::http::StatusCode;

use super::{Form, ID, paste, rows};
use crate::support::{Site, meeting_fields, on_both, pasted};

on_both!(
    reading_again_keeps_what_was_typed_edited_and_removed,
    identical_rows_are_merged_and_kept_again,
    identical_rows_of_many_stay_too,
    a_wrong_row_is_corrected_in_its_place,
    a_wrong_line_stays_wrong_and_becomes_two_people,
    a_row_that_may_be_right_is_used_as_shown,
    a_wrong_row_keeps_its_role,
    who_mends_some_rows_is_asked_about_the_others,
    a_row_of_nobody_is_counted_among_the_wrong_ones,
    who_removes_the_last_owner_is_told,
    typed_names_are_checked_like_names_in_lists,
    a_name_that_comes_from_an_address_is_marked,
);

async fn reading_again_keeps_what_was_typed_edited_and_removed(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Invitee\nA,Ada Quill\nB,Bo Finch\nC,Cy Marsh\nD,Dee Vale\n";
    let mut fields = pasted(ID, list);
    fields.extend([("name", "Eve"), ("email", "eve@example.org")]);
    let mut form = Form::of(&browser.post("/meetings/review", &fields).await, "/meetings/review");
    form.set("name", 2, "Beatrice");
    form.add("drop", "3");
    form.set("list-0-column-1", 0, "name");
    let (answer, mut form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Eve <eve@example.org>", "Ada Quill", "Beatrice", "Dee Vale"]);
    assert_eq!(answer.page().text("#list-0-heading"), "3 people from the pasted text");
    // The same once more, there and back.
    form.set("name", 0, "Evelyn");
    form.set("list-0-column-0", 0, "name");
    let (answer, form) = form.press(&mut browser, "columns").await;
    assert_eq!(rows(&answer), ["Evelyn <eve@example.org>", "A", "Beatrice", "D"]);
    assert_eq!(form.create(&mut browser).await, ["Evelyn", "A", "Beatrice", "D"]);
}

async fn identical_rows_are_merged_and_kept_again(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Email\nAda,ada@example.org\nBo,bo@example.org\nAda,ada@example.org\nADA,Ada@example.org\n";
    let (answer, mut form) = paste(&mut browser, list).await;
    assert!(answer.page().text("#list-0").contains("2 identical rows were merged."));
    assert_eq!(rows(&answer).len(), 2);
    form.set("name", 0, "Adeline");
    let (answer, form) = form.press(&mut browser, "keep-0").await;
    let kept = ["Adeline <ada@example.org>", "Bo <bo@example.org>", "Ada <ada@example.org>", "ADA <Ada@example.org>"];
    assert_eq!(rows(&answer), kept);
    assert_eq!(answer.page().texts(".oddity").len(), 2, "each pair is marked once");
    let (answer, form) = form.press(&mut browser, "merge-0").await;
    assert_eq!(rows(&answer), kept[..2]);
    assert_eq!(form.create(&mut browser).await, ["Adeline", "Bo"]);
}

async fn identical_rows_of_many_stay_too(site: Site) {
    let mut browser = site.ada().await;
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
    let row = |n: usize| format!("X{}{} Quill,p{n}@example.org\n", letter(n / 26), letter(n));
    let rows: String = (0..600).map(row).chain([row(0), row(1)]).collect();
    let (answer, form) = paste(&mut browser, &format!("Name,Email\n{rows}")).await;
    assert_eq!(answer.page().text("h1"), "Ready to create 600 links");
    let (answer, form) = form.press(&mut browser, "keep-0").await;
    assert_eq!(answer.page().text("h1"), "Ready to create 602 links");
    let answer = form.send(&mut browser, "/meetings", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let meeting = browser.get(answer.location()).await;
    assert!(meeting.page().text("main").contains("602 people"), "{}", meeting.page().text("main"));
}

async fn who_mends_some_rows_is_asked_about_the_others(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Email\nAda,ada@example.org\nBo,bo@@example.org\nCy,cy@@example.org\n";
    let (answer, mut form) = paste(&mut browser, list).await;
    assert_eq!(answer.page().texts(".actions .strong"), ["Check the list again"]);
    assert_eq!(answer.page().text("[data-make]"), "Create 1 link");
    form.set("email", 1, "bo@example.org");
    let answer = form.send(&mut browser, "/meetings", &[("leave_out", "2")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(rows(&answer), ["Ada <ada@example.org>", "Bo <bo@example.org>", "Cy <cy@@example.org> !"]);
    assert_eq!(answer.page().text("[data-make]"), "Create 2 links");
    // Who mended all of them has nothing to be asked.
    form.set("email", 2, "cy@example.org");
    let answer = form.send(&mut browser, "/meetings", &[("leave_out", "2")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

async fn a_row_of_nobody_is_counted_among_the_wrong_ones(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Email,Owner\nAda,ada@example.org,yes\n,,maybe\nBo,bo@@example.org,no\n";
    let (answer, form) = paste(&mut browser, list).await;
    let page = answer.page();
    assert_eq!(page.text("#problems"), "2 entries need fixing");
    assert_eq!(page.texts(".problems li")[0], "Row 2: Enter a name or an email address.");
    let (answer, _) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["Ada <ada@example.org>", "Bo <bo@@example.org> !"], "a blank row is nobody");
}

async fn who_removes_the_last_owner_is_told(site: Site) {
    let mut browser = site.ada().await;
    let (_, mut form) = paste(&mut browser, "Ada, owner\nBo\n").await;
    form.add("drop", "0");
    let answer = form.send(&mut browser, "/meetings", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert!(page.text(".notice").contains("No one is an owner"), "{}", page.text(".notice"));
    let again = Form { fields: page.fields("form.meeting"), review_at: String::new() };
    assert_eq!(again.create(&mut browser).await, ["Bo"]);
}

async fn a_wrong_row_is_corrected_in_its_place(site: Site) {
    let mut browser = site.ada().await;
    let list =
        "Name,Email\nAda,ada@example.org\nBo,bo@@example.org\nCy +49 170 1234567,cy@example.org\nDee,dee@example.org\n";
    let (answer, form) = paste(&mut browser, list).await;
    let wrong = [
        "Ada <ada@example.org>",
        "Bo <bo@@example.org> !",
        "Cy +49 170 1234567 <cy@example.org> !",
        "Dee <dee@example.org>",
    ];
    assert_eq!(rows(&answer), wrong);
    let page = answer.page();
    assert_eq!(page.text("#problems"), "2 entries need fixing");
    assert_eq!(page.attributes(".problems a", "href"), ["#email-1", "#name-2"]);
    assert!(page.texts(".problems a")[1].starts_with("Row 3: Remove the phone number +49 170 1234567"));
    // Sent again as it is, it stays wrong.
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), wrong);
    form.set("email", 1, "bo@example.org");
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer)[1..3], ["Bo <bo@example.org>", wrong[2]]);
    assert_eq!(answer.page().text("#left-out"), "1 person whose entry needs fixing won’t get a link.");
    form.set("name", 2, "Cy");
    let (answer, form) = form.press(&mut browser, "review").await;
    assert_eq!(answer.page().text("h1"), "Ready to create 4 links");
    assert_eq!(form.create(&mut browser).await, ["Ada", "Bo", "Cy", "Dee"]);
}

async fn a_wrong_line_stays_wrong_and_becomes_two_people(site: Site) {
    let mut browser = site.ada().await;
    let (answer, form) = paste(&mut browser, "Ada Quill\nBo Finch, Cy Marsh\nDee Vale\n").await;
    let wrong = ["Ada Quill", "Bo Finch, Cy Marsh !", "Dee Vale"];
    assert_eq!(rows(&answer), wrong);
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), wrong);
    form.set("name", 1, "Bo Finch; Cy Marsh <cy@@example.org>");
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer)[0..2], ["Ada Quill", "Bo Finch"]);
    assert_eq!(rows(&answer)[2..], ["Cy Marsh <cy@@example.org> !", "Dee Vale"]);
    form.set("email", 2, "cy@example.org");
    let (answer, form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["Ada Quill", "Bo Finch", "Cy Marsh <cy@example.org>", "Dee Vale"]);
    assert_eq!(form.create(&mut browser).await, ["Ada Quill", "Bo Finch", "Cy Marsh", "Dee Vale"]);
}

async fn a_row_that_may_be_right_is_used_as_shown(site: Site) {
    let mut browser = site.ada().await;
    let (answer, form) = paste(&mut browser, "Name,Owner\nAda,yes\nBo,perhaps\nCy,no\n").await;
    assert_eq!(rows(&answer), ["Ada", "Bo !", "Cy"]);
    assert!(answer.page().text("#name-1-error").starts_with("“perhaps” doesn’t say whether this person is an owner."));
    let (answer, mut form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["Ada", "Bo !", "Cy"]);
    form.add("accept", "1");
    let (answer, form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["Ada", "Bo", "Cy"]);
    let (answer, form) = form.press(&mut browser, "review").await;
    assert_eq!(rows(&answer), ["Ada", "Bo", "Cy"], "it is remembered");
    assert_eq!(form.create(&mut browser).await, ["Ada", "Bo", "Cy"]);
}

async fn a_wrong_row_keeps_its_role(site: Site) {
    let mut browser = site.ada().await;
    let list = "Name,Email,Owner\nAda,ada@@example.org,yes\nBo,bo@example.org,no\nCy,cy@example.org,no\n";
    let (answer, mut form) = paste(&mut browser, list).await;
    assert_eq!(rows(&answer)[0], "Ada <ada@@example.org> !");
    assert_eq!(answer.page().attributes("[name=owner][checked]", "value"), ["0"]);
    form.set("email", 0, "ada@example.org");
    let (answer, _) = form.press(&mut browser, "review").await;
    assert_eq!(answer.page().attributes("[name=owner][checked]", "value"), ["0"]);
    let (answer, _) = paste(&mut browser, "Ada <ada@@example.org> (owner)\nBo\n").await;
    assert_eq!(answer.page().attributes("[name=owner][checked]", "value"), ["0"], "{:?}", rows(&answer));
}

async fn typed_names_are_checked_like_names_in_lists(site: Site) {
    let mut browser = site.ada().await;
    for (name, sentence) in [
        ("Ada ada@example.org", "The name contains an email address, “ada@example.org”."),
        ("0170 1234567", "“0170 1234567” isn’t a person’s name."),
        ("Ada +49 170 1234567", "Remove the phone number +49 170 1234567 from the name."),
        ("42", "“42” isn’t a person’s name."),
        ("A\u{200b}da", "The name contains an invisible character (U+200B)."),
        ("Zo\u{fffd}", "A character couldn’t be read"),
    ] {
        let mut fields = meeting_fields(ID);
        fields.extend([("name", name), ("email", "")]);
        let answer = browser.post("/meetings/review", &fields).await;
        let error = answer.page().text("#name-0-error");
        assert!(error.starts_with(sentence), "{name}: {error}");
        assert_eq!(browser.post("/meetings", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
}

async fn a_name_that_comes_from_an_address_is_marked(site: Site) {
    let mut browser = site.ada().await;
    let (answer, _) = paste(&mut browser, "Name,Email\nAda Quill,ada@example.org\n,bo.finch@example.org\n").await;
    assert_eq!(rows(&answer), ["Ada Quill <ada@example.org>", "bo.finch <bo.finch@example.org>"]);
    let page = answer.page();
    assert_eq!(page.texts(".oddity"), ["The name was taken from the email address. Check that it is right."]);
    assert!(page.text(".odd").contains("1 person is marked below."), "{}", page.text(".odd"));
    // Where nobody has another name, the list says so once, or everyone sees it.
    let (answer, _) = paste(&mut browser, "Email\nada@example.org\nbo.finch@example.org\n").await;
    assert!(!answer.page().has(".oddity"));
}
