//! From the form to links, and back to them later.

use axum::http::StatusCode;
use jiff::SignedDuration;
use latchkey::program::token::inspect::token_in;
use uuid::Uuid;

use crate::support::{
    API_KEY, DOMAIN_ID, Site, claims_of, last_part, meeting_fields, now, on_both, pasted, signer_for, smtp::Smtp,
};

on_both!(
    three_people_typed_in_rows_get_a_link_each,
    the_form_starts_with_good_proposals,
    more_rows_come_without_a_script,
    a_list_is_reviewed_and_its_good_lines_go_on,
    lines_put_right_in_the_review_join_the_others,
    what_is_odd_is_marked_and_blocks_nothing,
    rows_that_are_wrong_are_marked_at_their_field,
    a_file_is_read_like_a_paste,
    options_reach_every_link,
    a_second_post_leads_to_the_first_meeting,
    links_are_the_same_after_a_restart,
    people_are_added_later_and_only_once,
    another_organizer_finds_nothing,
    another_domain_is_said_instead_of_signed_for,
    an_ended_meeting_stays_readable,
    meetings_are_listed,
    the_list_says_how_far_each_meeting_is_and_which_ones_run,
    nothing_that_opens_a_meeting_is_stored,
    ten_thousand_pasted_names_are_reviewed_and_linked,
    an_invitation_is_ready_to_mail,
);

const ID: &str = "5d2f6c1e-8a3b-4c7d-9e0f-112233445566";

async fn three_people_typed_in_rows_get_a_link_each(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = meeting_fields(ID);
    for (name, email) in
        [("Ada Lovelace", "ada@example.org"), ("Bob Stone", ""), ("", ""), ("Zoë 李", "zoe@example.org")]
    {
        fields.extend([("name", name), ("email", email)]);
    }
    fields.push(("owner", "0"));
    let review = browser.post("/meetings/review", &fields).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.body);
    let page = review.page();
    assert_eq!(page.text("h1"), "Ready to create 3 links");
    assert!(page.text(".lede").contains("Tuesday 24 November, 10:30–11:30 (Berlin time)"));
    assert!(page.text(".lede").contains("Links work from 10:15 to 12:00. 1 owner."));
    assert_eq!(
        page.text(".sentence"),
        "Ada Lovelace can join weekly-review as an owner from 10:15 to 12:00. \
         People already in the room can stay after that."
    );
    assert_eq!(page.text(".actions .strong"), "Create 3 links");

    // The review's own fields, as a browser sends them on.
    let mut fields: Vec<(String, String)> = Vec::new();
    for selector in ["input[type=hidden]", "[name=name]", "[name=email]", "[name=owner][checked]"] {
        let names = page.attributes(selector, "name");
        fields.extend(names.into_iter().zip(page.attributes(selector, "value")));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let path = browser.make_meeting(&fields).await;
    assert_eq!(path, format!("/meetings/{ID}"));

    let answer = browser.get(&path).await;
    let page = answer.page();
    assert_eq!(page.text("h1"), "Weekly review");
    assert_eq!(page.texts(".links li").iter().filter(|row| row.contains("owner")).count(), 1);
    let links = browser.links(&path).await;
    assert_eq!(links.len(), 3);
    for (name, link) in &links {
        assert!(link.starts_with("https://acme.daily.co/weekly-review?t=eyJ"), "{link}");
        assert!(!answer.body.contains(link.as_str()), "the page holds no link");
        let claims = claims_of(link);
        assert_eq!(claims.user_name.as_deref(), Some(name.as_str()));
        assert_eq!(claims.room_name().unwrap().as_str(), "weekly-review");
        assert_eq!(claims.domain_id().unwrap().to_string(), DOMAIN_ID);
        assert_eq!(claims.issued_at(), Some(now()));
        assert_eq!(claims.not_before(), Some("2026-11-24T09:15:00Z".parse().unwrap()));
        assert_eq!(claims.expires_at(), Some("2026-11-24T11:00:00Z".parse().unwrap()));
        assert_eq!(claims.is_owner, name == "Ada Lovelace");
        assert!(claims.user_id.as_ref().unwrap().as_str().parse::<Uuid>().is_ok());
    }
}

async fn the_form_starts_with_good_proposals(site: Site) {
    let page = site.ada().await.get("/").await.page();
    let values: Vec<String> =
        ["#date", "#start", "#end", "#zone", "#opens_early", "#closes_late", "#name-0", "#email-0"]
            .map(|field| page.value(field))
            .into();
    assert_eq!(
        values,
        ["2026-11-24", "10:00", "11:00", "Europe/Berlin", "15", "30", "Ada Lovelace", "ada@example.org"]
    );
    assert!(page.has("#title[autofocus]") && page.has("[name=owner][value='0'][checked]"));
    assert_eq!(page.text(".recent p"), "Your meetings will appear here.");
}

async fn more_rows_come_without_a_script(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = meeting_fields(ID);
    fields.extend([
        ("name", "Bob"),
        ("email", "bob@"),
        ("owner", "0"),
        ("paste", "Zoë\n???@"),
        ("step", "rows"),
        ("start_audio_off", "yes"),
    ]);
    let answer = browser.post("/meetings/review", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    assert_eq!(page.attributes("[name=name]", "value"), ["Bob", "Zoë", "???@", "", "", "", "", ""]);
    assert_eq!(page.value("#email-0"), "bob@");
    assert!(page.has("[name=owner][value='0'][checked]") && page.has("[name=start_audio_off][checked]"));
    assert_eq!(page.value("#room"), "weekly-review");
}

async fn a_list_is_reviewed_and_its_good_lines_go_on(site: Site) {
    let mut browser = site.ada().await;
    let list = "Ada, owner\nbob@@example\nBob <bob@example.org>\nAnn, Ben, Cid";
    let answer = browser.post("/meetings/review", &pasted(ID, list)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    assert_eq!(page.text("h1"), "Check the list");
    assert_eq!(page.text("#problems"), "2 entries need fixing");
    let problems = page.texts(".problems li");
    assert!(problems[0].starts_with("Row 2: That isn’t an email address"), "{problems:?}");
    assert!(problems[1].starts_with("Row 4: There are too many commas"), "{problems:?}");
    assert_eq!(page.attributes(".problems a", "href"), ["#email-1", "#name-3"]);
    assert_eq!(page.attributes("[name=name]", "value"), ["Ada", "", "Bob", "Ann, Ben, Cid"]);
    assert_eq!(page.text("[data-make]"), "Create 2 links");
    assert_eq!(page.text("#left-out"), "2 people whose entries need fixing won’t get a link.");

    // Nothing is left out that the button did not count.
    for agreed in ["", "0", "1", "yes"] {
        let mut fields = pasted(ID, list);
        fields.push(("leave_out", agreed));
        assert_eq!(browser.post("/meetings", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = browser.post("/meetings", &pasted(ID, list)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.page().text("#problems"), "2 entries need fixing");
    let mut fields = pasted(ID, list);
    fields.push(("leave_out", "2"));
    let path = browser.make_meeting(&fields).await;
    let names: Vec<_> = browser.links(&path).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ada", "Bob"]);
}

async fn what_is_odd_is_marked_and_blocks_nothing(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Bob Stone\nB\u{3bf}b Stone\nBob Stone\nEve <bob@example.org>");
    fields.retain(|(name, _)| !["date", "start", "end"].contains(name));
    fields.extend([("date", "2026-11-24"), ("start", "08:30"), ("end", "09:45"), ("zone", "Europe/Berlin")]);
    let answer = browser.post("/meetings/review", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    let list = page.texts(".odd li");
    assert!(list[1].starts_with("No one is an owner"), "{list:?}");
    assert!(list[0].starts_with("The meeting has already ended"), "{list:?}");
    assert_eq!(list[2], "2 people are marked below.");
    let marks = page.texts(".oddity");
    assert!(
        marks[0].contains("looks like “Bob Stone” in row 1")
            && marks[1].contains("The person in row 1 has the same name"),
        "{marks:?}"
    );
    assert_eq!(page.text(".actions .strong"), "Create 4 links");
    browser.make_meeting(&fields).await;
}

async fn lines_put_right_in_the_review_join_the_others(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Carol <carol@example.org>");
    fields.extend([("name", "Ada"), ("email", ""), ("name", "Drop me"), ("email", ""), ("owner", "0"), ("drop", "1")]);
    let path = browser.make_meeting(&fields).await;
    let names: Vec<_> = browser.links(&path).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ada", "Carol"]);
}

async fn rows_that_are_wrong_are_marked_at_their_field(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = meeting_fields(ID);
    fields.extend([
        ("name", "Ada"),
        ("email", "ada@"),
        ("name", ""),
        ("email", "bob@example.org, eve@example.org"),
        ("name", "Zoë"),
        ("email", ""),
        ("name", ""),
        ("email", "dan@example.org"),
    ]);
    let answer = browser.post("/meetings", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.page();
    assert_eq!(page.value("#email-0"), "ada@");
    assert_eq!(page.attributes("#email-0", "aria-describedby"), ["email-0-error"]);
    assert!(page.text("#email-0-error").contains("isn’t an email address"));
    assert!(page.text("#name-1-error").contains("Enter a name"));
    assert_eq!(page.text("h1"), "Check the list");
    assert_eq!(page.value("#name-3"), "dan", "an address alone stands for a person");

    let mut nobody = meeting_fields(ID);
    nobody.extend([("name", " "), ("email", "")]);
    let answer = browser.post("/meetings/review", &nobody).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().text("#who-error").contains("at least one name"));
}

async fn a_file_is_read_like_a_paste(site: Site) {
    let mut browser = site.ada().await;
    let utf16: Vec<u8> = "\u{feff}name;owner;company\r\nZoë;x;Acme\r\n\"Doe; Jane\";;\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let answer = browser.post_file("/meetings/review", &meeting_fields(ID), "people.csv", &utf16).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let page = answer.page();
    assert_eq!(page.attributes("[name=name]", "value"), ["Zoë", "Doe; Jane"]);
    assert!(page.has("[name=owner][value='0'][checked]") && !page.has("[name=owner][value='1'][checked]"));
    assert_eq!(page.text("#list-0-heading"), "2 people from people.csv");
    assert!(page.texts(".notes li").contains(&"This column isn’t used: company.".to_owned()));

    let answer = browser.post_file("/meetings/review", &meeting_fields(ID), "people.xlsx", b"PK\x03\x04....").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.page().text("#file-error").contains("people.xlsx is an archive"));
    assert_eq!(answer.page().value("#room"), "weekly-review");
}

async fn options_reach_every_link(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Ada (owner)\nBob");
    fields.extend([
        ("start_audio_off", "yes"),
        ("start_video_off", "yes"),
        ("enable_screenshare", "yes"),
        ("eject_at_token_exp", "yes"),
        ("can_send", "yes"),
        ("knocking", "yes"),
        ("close_tab_on_exit", "yes"),
        ("start_cloud_recording", "yes"),
        ("auto_start_transcription", "yes"),
        ("enable_recording_ui", "yes"),
        ("lang", "de"),
        ("enable_recording", "cloud"),
        ("redirect_on_meeting_exit", "https://example.org/thanks"),
        ("eject_after_minutes", "90"),
    ]);
    let path = browser.make_meeting(&fields).await;
    for (_, link) in browser.links(&path).await {
        let options = serde_json::to_value(claims_of(&link).options).unwrap();
        let wanted = serde_json::json!({
            "k": true, "ctoe": true, "rome": "https://example.org/thanks", "sr": true, "ast": true, "er": "cloud",
            "ss": false, "vo": true, "ao": true, "ejt": true, "eje": 5400, "uil": "de", "erui": false, "p": {"cs": false},
        });
        assert_eq!(options, wanted);
    }
}

async fn a_second_post_leads_to_the_first_meeting(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let links = browser.links(&path).await;
    assert_eq!(browser.make_meeting(&pasted(ID, "Ada\nBob")).await, path);
    assert_eq!(browser.links(&path).await, links);
    // With something else in it, it leads there too, and the page says that nothing was changed.
    let changed = browser.make_meeting(&pasted(ID, "Ada\nBob\nCarol")).await;
    assert_eq!(browser.links(&changed).await, links);
    assert!(browser.get(&changed).await.page().text(".notice").contains("Sending the form again changed nothing."));
    assert!(!browser.get(&path).await.page().has(".notice"));
    assert_eq!(browser.get("/").await.page().texts(".recent li").len(), 1);
    // Somebody else's id is nobody's business.
    let answer = site.bob().await.post("/meetings", &pasted(ID, "Eve")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.links(&path).await, links);
}

async fn links_are_the_same_after_a_restart(mut site: Site) {
    let path = site.ada().await.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let before = site.ada().await.links(&path).await;
    site.wait(SignedDuration::from_mins(20));
    let after = site.ada().await.links(&path).await;
    assert_eq!(before, after);
}

async fn people_are_added_later_and_only_once(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)")).await;
    let before = browser.links(&path).await;
    let page = browser.get(&format!("{path}/add")).await.page();
    let batch_id = page.value("[name=batch_id]");
    let fields = [("batch_id", batch_id.as_str()), ("name", "Bob"), ("email", "bob@@"), ("paste", "Carol\nDan, owner")];
    let review = browser.post(&format!("{path}/review"), &fields).await;
    assert_eq!(review.status, StatusCode::OK);
    assert!(review.page().has("#email-0-error"));
    let fields = [
        ("batch_id", batch_id.as_str()),
        ("name", "Bob"),
        ("email", "bob@example.org"),
        ("paste", "Carol\nDan, owner"),
    ];
    let odd =
        browser.post(&format!("{path}/review"), &[("batch_id", batch_id.as_str()), ("paste", "ada")]).await.page();
    assert_eq!(odd.texts(".oddity"), ["An owner who is already invited has the same name."]);
    for _ in 0..2 {
        let answer = browser.post(&format!("{path}/invitations"), &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, path.as_str()));
    }
    let after = browser.links(&path).await;
    let names: Vec<_> = after.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Ada", "Bob", "Carol", "Dan"]);
    assert_eq!(after[0], before[0], "links that were there stay as they are");
    assert!(claims_of(&after[3].1).is_owner);
    assert!(browser.get("/").await.page().text(".recent li").contains("4 people"));
}

async fn another_organizer_finds_nothing(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada")).await;
    let invitation = ada.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let mut bob = site.bob().await;
    for address in [
        path.clone(),
        format!("{path}/links.txt"),
        format!("{path}/add"),
        invitation.clone(),
        format!("{invitation}/link.txt"),
        format!("{invitation}/invitation.txt"),
    ] {
        assert_eq!(ada.get(&address).await.status, StatusCode::OK, "{address}");
        assert_eq!(bob.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let batch = Uuid::new_v4().to_string();
    for address in [format!("{path}/review"), format!("{path}/invitations")] {
        let answer = bob.post(&address, &[("batch_id", &batch), ("paste", "Eve")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(bob.get("/meetings").await.page().texts(".meetings li").len(), 0);
    assert_eq!(ada.links(&path).await.len(), 1);
}

async fn another_domain_is_said_instead_of_signed_for(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada")).await;
    for other in [signer_for("other", DOMAIN_ID), signer_for("acme", "11111111-2222-4333-8444-555555555555")] {
        let mut elsewhere = site.browser_with(other);
        elsewhere.take_cookies(&browser);
        let answer = elsewhere.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.page().text(".notice").contains("created for acme.daily.co"), "{}", answer.body);
        assert!(!answer.body.contains("eyJ"));
        assert_eq!(elsewhere.get(&format!("{path}/links.txt")).await.status, StatusCode::CONFLICT);
        assert_eq!(elsewhere.get(&format!("{path}/add")).await.status, StatusCode::CONFLICT);
    }
}

async fn an_ended_meeting_stays_readable(mut site: Site) {
    let path = site.ada().await.make_meeting(&pasted(ID, "Ada")).await;
    site.wait(SignedDuration::from_hours(3));
    let mut browser = site.ada().await;
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    assert_eq!(page.texts(".links b"), ["Ada"]);
    assert!(page.text(".notice").contains("links expired on Tuesday 24 November, 12:00 (Berlin time)."));
    assert!(!answer.body.contains("eyJ"));
}

async fn the_list_says_how_far_each_meeting_is_and_which_ones_run(site: Site) {
    let smtp = Smtp::start();
    let mut site = site.with_join_links().with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Bob <no-such.1@example.org>\nCarol\nDan");
    fields.push(("link_kind", "join"));
    let path = ada.make_meeting(&fields).await;
    let mut later = pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445577", "Eve");
    later.retain(|(name, _)| !["title", "date"].contains(name));
    later.extend([("title", "Later"), ("date", "2026-11-25")]);
    ada.make_meeting(&later).await;
    let links = ada.links(&path).await;
    let people = ada.get(&path).await.page().attributes(".links .tools a", "href");
    ada.post(&format!("{path}/people"), &[("copy", last_part(&people[1]))]).await;
    ada.post(&format!("{path}/send"), &[("batch_id", &Uuid::new_v4().to_string()), ("to", "new")]).await;
    site.deliver().await;
    site.wait(SignedDuration::from_mins(45));
    assert_eq!(
        site.browser().post(&format!("{}/ask", crate::join::path_of(&links[2].1)), &[]).await.status,
        StatusCode::OK
    );
    let mut ada = site.signed_in_again(&ada);
    let page = ada.get("/meetings").await.page();
    assert_eq!(page.texts("h2"), ["Now", "Upcoming"]);
    let listed = page.texts(".meetings li");
    assert_eq!(
        listed[0],
        "Weekly review 1 person asked for help 1 email failed 1 of 3 shared · weekly-review · 3 people · today 10:30"
    );
    assert!(listed[1].starts_with("Later 0 of 1 shared"), "{listed:?}");
    assert_eq!(page.attributes(".meetings .danger", "href"), [format!("{path}?only=failed")]);
    assert_eq!(ada.get(&format!("{path}?only=failed")).await.page().texts(".links b"), ["Bob"]);
    // Another organizer sees nothing of it.
    assert!(site.bob().await.get("/meetings").await.page().texts(".meetings li").is_empty());
}

async fn meetings_are_listed(mut site: Site) {
    let mut browser = site.ada().await;
    assert!(browser.get("/meetings").await.page().text("main p").contains("Your meetings will appear here"));
    browser.make_meeting(&pasted(ID, "Ada\nBob")).await;
    let mut later = pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445577", "Ada");
    later.retain(|(name, _)| !["title", "date"].contains(name));
    later.extend([("title", ""), ("date", "2026-11-25")]);
    browser.make_meeting(&later).await;
    let page = browser.get("/meetings").await.page();
    assert_eq!(
        page.texts(".meetings li"),
        [
            "Weekly review 0 of 2 shared · weekly-review · 2 people · today 10:30",
            "weekly-review 0 of 1 shared · 1 person · tomorrow 10:30"
        ]
    );
    site.wait(SignedDuration::from_hours(4));
    let mut browser = site.ada().await;
    let page = browser.get("/meetings").await.page();
    assert_eq!(page.texts("h2"), ["Upcoming", "Past"]);
    for (wanted, found) in [("WEEKLY%20r", 1), ("weekly-", 2), ("%25", 0), ("_", 0), ("nothing%00", 0)] {
        let page = browser.get(&format!("/meetings?q={wanted}")).await.page();
        assert_eq!(page.texts(".meetings li").len(), found, "{wanted}");
    }
    assert!(browser.get("/meetings?q=%25&before=x").await.page().text("main").contains("No meetings match “%”"));
    let mut school = pasted("5d2f6c1e-8a3b-4c7d-9e0f-112233445588", "Ada");
    school.retain(|(name, _)| !["title", "date"].contains(name));
    school.extend([("title", "\u{c9}COLE"), ("date", "2026-11-25")]);
    browser.make_meeting(&school).await;
    // As typed, with the accent by itself, and in other case.
    for wanted in ["%C3%89COLE", "E%CC%81COL", "%C3%A9cole"] {
        assert_eq!(browser.get(&format!("/meetings?q={wanted}")).await.page().texts(".meetings li").len(), 1);
    }
    let before = "/meetings?before=1795500000.x";
    assert_eq!(browser.get(before).await.page().texts(".meetings li").len(), 0, "older ones alone");
}

async fn nothing_that_opens_a_meeting_is_stored(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)\nBob <bob@example.org>")).await;
    let links = browser.links(&path).await;
    let invitation = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    browser.get(&invitation).await;
    browser.get(&format!("{path}/links.txt")).await;
    let stored = site.everything_stored().await;
    assert!(stored.contains("weekly-review") && stored.contains("Bob"));
    // How a token's header and its claims begin; `eyJ` alone also stands in a password's hash once in a while.
    for secret in ["eyJ0eXAi", "eyJyIjoi", API_KEY, crate::support::PASSWORD, browser.session_cookie().unwrap()] {
        assert!(!stored.contains(secret), "{secret}");
    }
    for (_, link) in links {
        let signature = token_in(&link).rsplit('.').next().unwrap().to_owned();
        assert!(!stored.contains(&signature));
    }
}

async fn ten_thousand_pasted_names_are_reviewed_and_linked(site: Site) {
    let mut browser = site.ada().await;
    let mut list: String =
        (0..10_000).map(|number| format!("Person {number} <person{number}@example.org>\n")).collect();
    list.push_str("bob@@example\n");
    let review = browser.post("/meetings/review", &pasted(ID, &list)).await;
    assert_eq!(review.status, StatusCode::OK);
    let page = review.page();
    assert_eq!(page.text("h1"), "Check the list");
    assert_eq!(page.text("[data-make]"), "Create 10000 links");
    assert!(page.text("[for=table]").starts_with("10000 people in total"));

    // Going back keeps them too.
    let table = page.texts("[name=table]").pop().unwrap();
    assert!(table.starts_with("name email owner Person 0"));
    let raw_table = latchkey::program::invite::batch::to_table(
        latchkey::program::invite::Batch::parse(&list).entries.iter().map(|entry| &entry.invitee),
    );
    let mut fields = meeting_fields(ID);
    fields.extend([("table", raw_table.as_str()), ("paste", "bob@@example\n")]);
    let mut back = fields.clone();
    back.push(("step", "edit"));
    let form = browser.post("/meetings/review", &back).await.page();
    assert!(form.text("[for=table]").starts_with("10000 people in total"));
    assert!(form.texts("[name=table]").pop().unwrap().ends_with("Person 9999 person9999@example.org no"));

    fields.push(("leave_out", "1"));
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;
    assert_eq!(links.len(), 10_000);
    let claims = claims_of(&links[9_999].1);
    assert_eq!(claims.user_name.as_deref(), Some("Person 9999"));
    let mut ids: Vec<_> = links.iter().map(|(_, link)| claims_of(link).user_id.unwrap()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 10_000, "each has an id of their own");
}

async fn an_invitation_is_ready_to_mail(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "\"Zoë & Co\" <zoe+a@example.org>")).await;
    let (_, link) = browser.links(&path).await.remove(0);
    let invitation = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let page = browser.get(&invitation).await.page();
    let text = page.text(".text textarea");
    for part in [
        "Hi Zoë & Co,",
        "Ada Lovelace has invited you to Weekly review.",
        "Tuesday 24 November, 10:30–11:30 (Berlin time)",
        &link,
        "You can join from 10:15.",
        "please don’t share it",
        "open the link again",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(page.attributes("a[href^='https:']", "rel"), ["noreferrer noopener"]);

    let redirect = browser.post(&format!("{path}/people"), &[("email", last_part(&invitation))]).await;
    assert_eq!(redirect.status, StatusCode::SEE_OTHER);
    let mailto = url::Url::parse(redirect.location()).unwrap();
    assert_eq!(mailto.path(), "zoe+a@example.org");
    let query = mailto.query().unwrap();
    assert!(!query.contains('+'), "mail programs take a plus for a plus");
    let fields: Vec<(String, String)> = mailto.query_pairs().into_owned().collect();
    assert_eq!(fields[0], ("subject".to_owned(), "Invitation: Weekly review, Tuesday 24 November, 10:30".to_owned()));
    assert!(fields[1].1.contains(&format!("\r\n{link}\r\n")));

    let list = browser.get(&format!("{path}/links.txt")).await;
    assert_eq!(list.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(list.body, format!("Zoë & Co: {link}\n"));
}

/// A search looks through so many meetings at a time; what lies further back is found by going on.
#[tokio::test]
async fn a_search_goes_on_further_back_and_loses_nothing() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d70", "Bob")).await;
    // The same meeting again and again, each a minute earlier, the very first with a name of its own.
    let copies = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 4100) \
                  INSERT INTO meetings SELECT 'copy-' || k, organizer_id, domain_name, domain_id, room, \
                  CASE k WHEN 4100 THEN 'ÉCLAIR' ELSE title END, starts_at - 86400 - 60 * k, ends_at - 86400 - 60 * k, \
                  opens_early, closes_late, zone, options, issued_at, invitation_count, sequence, subject, note, \
                  earlier_end_at, key_fingerprint, people_removed_at, link_kind, NULL FROM meetings, n WHERE id = $1";
    let ids = "UPDATE meetings SET id = substr('00000000-0000-4000-8000-000000000000', 1, 31) \
               || printf('%05d', substr(id, 6)) WHERE id LIKE 'copy-%'";
    site.store.db().execute(copies, &[path.rsplit('/').next().unwrap().into()]).await.unwrap();
    site.store.db().execute(ids, &[]).await.unwrap();
    let mut address = "/meetings?q=%C3%A9clair".to_owned();
    for _ in 0..2 {
        let page = ada.get(&address).await.page();
        assert!(page.text("main").contains("No meetings match “"), "{}", page.text("main"));
        assert_eq!(page.texts("main p a").last().map(String::as_str), Some("Search older meetings"));
        address = page.attributes("main p a", "href").pop().unwrap();
    }
    let page = ada.get(&address).await.page();
    assert_eq!(page.texts(".meetings li a"), ["ÉCLAIR"], "case is folded in every script");
    assert_eq!(page.texts("main p a"), Vec::<String>::new(), "there is nothing further back");
    // Page by page, every one is there once.
    let (mut address, mut seen) = ("/meetings".to_owned(), std::collections::BTreeSet::new());
    loop {
        let page = ada.get(&address).await.page();
        seen.extend(page.attributes(".meetings li a", "href"));
        let Some(older) = page.attributes("main p a", "href").pop() else { break };
        address = older;
    }
    assert_eq!(seen.len(), 4101);
}
