//! The page behind a join link.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::SignedDuration;
use latchkey::program::token::inspect::token_in;

use super::{ID, heading, join, make, path_of, person};
use crate::{
    support::{Answer, Browser, Site, meeting_fields, now, on_both, pasted, signer, typed},
    texts::foreign,
};

on_both!(
    the_page_says_when_and_as_whom_before_during_and_after_the_meeting,
    a_token_is_signed_at_the_click_and_ends_with_the_meeting_or_after_two_hours,
    people_who_are_removed_at_the_end_have_a_token_until_then,
    a_code_is_found_however_it_is_typed,
    whatever_is_no_code_leads_to_the_page_that_says_so,
    a_code_can_be_typed_on_a_page_of_its_own,
    machines_that_follow_links_and_press_buttons_cost_nothing,
    the_page_is_in_the_persons_language_unless_another_one_is_chosen,
    previews_of_a_link_say_nothing_of_the_meeting,
    the_calendar_file_has_the_link_and_the_persons_words,
    asking_for_help_reaches_the_organizer_once_an_hour,
    a_page_from_before_a_change_leads_back_to_what_is_true,
    joining_asks_daily_nothing,
    no_page_about_join_links_has_a_text_of_its_own,
);

async fn the_page_says_when_and_as_whom_before_during_and_after_the_meeting(mut site: Site) {
    site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let answer = site.browser().get(path_of(&links[0].1)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.page();
    assert_eq!(page.text("h1"), "Weekly review");
    assert_eq!(page.text(".when"), "Tuesday 24 November, 10:30–11:30 (Berlin time)");
    assert_eq!(page.text(".card h2"), "You can’t join yet");
    assert_eq!(page.attributes("[data-opens-in]", "data-opens-in"), ["900"]);
    assert!(page.has("[data-join][hidden] form button.strong"), "the script shows it when the meeting opens");
    for text in
        ["Invited by Ada Lovelace", "You can join from Tuesday 24 November, 10:15 (Berlin time).", "Joining as Ada"]
    {
        assert!(page.texts("p").iter().any(|said| said == text), "{text}");
    }
    assert_eq!(join(&mut site.browser(), &links[0].1).await.location(), path_of(&links[0].1), "not yet");

    site.wait(SignedDuration::from_mins(15));
    let page = site.browser().get(path_of(&links[0].1)).await.page();
    assert_eq!(page.text(".card .big"), "Joining as Ada");
    assert_eq!(page.text(".card button[autofocus]"), "Join now");
    let said = page.texts("p");
    for text in [
        "You’re an owner of this meeting: you can let people in, mute them and remove them.",
        "You can join until 12:00.",
    ] {
        assert!(said.iter().any(|found| found == text), "{said:?}");
    }
    let of_bob = site.browser().get(path_of(&links[1].1)).await;
    assert!(!of_bob.body.contains("owner"), "{}", of_bob.body);
    assert!(
        join(&mut site.browser(), &links[1].1).await.location().starts_with("https://acme.daily.co/weekly-review?t=ey")
    );

    site.wait(SignedDuration::from_mins(105));
    let page = site.browser().get(path_of(&links[0].1)).await.page();
    assert_eq!(page.text(".card h2"), "This meeting is over");
    assert!(page.texts("p").contains(&"Ended: Tuesday 24 November, 11:30 (Berlin time)".to_owned()));
    assert_eq!(join(&mut site.browser(), &links[0].1).await.location(), path_of(&links[0].1), "no more");
}

async fn a_token_is_signed_at_the_click_and_ends_with_the_meeting_or_after_two_hours(mut site: Site) {
    site = site.with_join_links();
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Ada, owner\nBob");
    fields.extend([("start_audio_off", "yes"), ("lang", "de")]);
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if name == "end" { "16:00" } else { value })).collect();
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;
    let page = person(&mut browser, &path, "Ada").await;
    for (minutes, expires_at) in [(15, "2026-11-24T11:15:00Z"), (290, "2026-11-24T15:30:00Z")] {
        site = site.at("2026-11-24T09:00:00Z");
        site.wait(SignedDuration::from_mins(minutes));
        let clicked_at = now() + SignedDuration::from_mins(minutes);
        let answer = join(&mut site.browser(), &links[0].1).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(answer.header("cache-control"), "no-store");
        let claims = signer().verify(&token_in(answer.location()), clicked_at).unwrap();
        assert_eq!(claims.issued_at(), Some(clicked_at));
        assert_eq!(claims.not_before(), None, "a slow clock at Daily refuses no one");
        assert_eq!(claims.expires_at(), Some(expires_at.parse().unwrap()));
        assert_eq!(claims.room_name().unwrap().as_str(), "weekly-review");
        assert_eq!((claims.user_name.as_deref(), claims.is_owner), (Some("Ada"), true));
        assert!(page.ends_with(claims.user_id.as_ref().unwrap().as_str()), "the id of the invitation");
        assert_eq!(claims.options.start_audio_off, Some(true));
        assert_eq!(claims.options.lang.map(latchkey::Language::code), Some("de"));
    }
}

async fn people_who_are_removed_at_the_end_have_a_token_until_then(mut site: Site) {
    site = site.with_join_links();
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "Ada");
    fields.push(("eject_at_token_exp", "yes"));
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if name == "end" { "16:00" } else { value })).collect();
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;
    site.wait(SignedDuration::from_mins(30));
    let answer = join(&mut site.browser(), &links[0].1).await;
    let claims = signer().verify(&token_in(answer.location()), now() + SignedDuration::from_mins(30)).unwrap();
    assert_eq!(claims.options.eject_at_token_exp, Some(true));
    assert_eq!(claims.expires_at(), Some("2026-11-24T15:30:00Z".parse().unwrap()));
}

async fn a_code_is_found_however_it_is_typed(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let code = path_of(&links[0].1).strip_prefix("/j/").unwrap();
    let grouped: Vec<&str> = (0..4).map(|at| &code[4 * at..4 * at + 4]).collect();
    let [hyphens, spaces] = ["-", "%20"].map(|between| grouped.join(between));
    let as_letters = code.replace('0', "O").replace('1', "l");
    let capitals = code.to_uppercase();
    for typed in [
        format!("/j/{capitals}"),
        format!("/J/{capitals}"),
        format!("/j/{hyphens}"),
        format!("/j/{spaces}"),
        format!("/j/{as_letters}"),
        format!("/j/{code}."),
        format!("/j/{code}%3E%2C"),
        format!("/j/%22{code}%22"),
        format!("/j/%E2%80%9C{code}%E2%80%9D"),
        format!("/j/%{:02x}{}", code.as_bytes()[0], &code[1..]),
        format!("/j/{code}?utm_source=x"),
    ] {
        let answer = site.browser().get(&typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{typed}");
        assert_eq!(answer.page().text("h1"), "Weekly review", "{typed}");
    }
}

async fn whatever_is_no_code_leads_to_the_page_that_says_so(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let code = path_of(&links[0].1);
    let long = format!("/j/{}", "a".repeat(10_000));
    for path in [
        "/j/7x4k9m2p0111wxyz",
        "/j/x",
        "/j/%00",
        "/j/%ff%fe",
        "/j/%F0%9F%99%82",
        "/j/..%2F..%2Fetc",
        "/j/%27%20OR%201=1--",
        "/j/7x4k-9m2p-0111-wxyz/more",
        "/j/%3Cscript%3E",
        &long,
        &format!("{code}x"),
        &code[..code.len() - 1],
        &format!("{code}/anything/else"),
        &format!("{}/x", code.to_uppercase()),
    ] {
        let found = site.browser().get(path).await;
        assert_eq!(found.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(found.page().text("h1"), "We don’t recognize this link", "{path}");
        assert!(found.page().has("form[action='/j'] input[name=code]"), "{path}");
        let posted = site.browser().post_bytes(path, "text/plain", "x").await;
        assert_eq!(
            (posted.status, posted.page().text("h1").as_str()),
            (StatusCode::NOT_FOUND, "We don’t recognize this link")
        );
    }
}

async fn a_code_can_be_typed_on_a_page_of_its_own(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let mut browser = site.browser();
    assert_eq!(browser.get("/j").await.page().text("h1"), "Open your invitation");
    let code = path_of(&links[0].1).trim_start_matches("/j/").to_uppercase();
    for typed in [code.clone(), format!(" {code}. "), links[0].1.clone(), format!("{}?lang=de", links[0].1)] {
        let answer = browser.post("/j", &[("code", &typed)]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, path_of(&links[0].1)), "{typed}");
    }
    // A link is the same with a slash or a full stop behind it, and in capitals as in a QR code.
    let capitals = path_of(&links[0].1).to_uppercase();
    for same in
        [format!("{}/", path_of(&links[0].1)), capitals.clone() + "/", capitals.clone() + "./", capitals + "%2e"]
    {
        let found = browser.get(&same).await;
        assert_eq!((found.status, found.page().text("h1").as_str()), (StatusCode::OK, "Weekly review"), "{same}");
    }
    for enter in ["/j/", "/J", "/J/"] {
        assert_eq!(browser.get(enter).await.page().text("h1"), "Open your invitation", "{enter}");
    }
    // What was typed stays, marked as wrong, in the language that was chosen.
    let wrong = browser.post("/j?lang=de", &[("code", "7x4k-9m2p-0111-wxyz")]).await;
    let page = browser.get(wrong.location()).await.page();
    assert_eq!(page.attributes("form.code", "action"), ["/j?lang=de"]);
    let code = page.fields("form.code");
    assert_eq!(code, [("code".to_owned(), "7x4k9m2p0111wxyz".to_owned())]);
    assert_eq!(page.attributes("#code", "aria-invalid"), ["true"]);
    let wrong = browser.post("/j", &[("code", "abc")]).await;
    assert_eq!(wrong.page().fields("form.code"), [("code".to_owned(), "abc".to_owned())]);
    assert_eq!(
        (wrong.status, wrong.page().text("h1").as_str()),
        (StatusCode::NOT_FOUND, "We don’t recognize this link")
    );
    assert_eq!(browser.post_bytes("/j", "text/plain", "abc").await.status, StatusCode::NOT_FOUND);
}

async fn machines_that_follow_links_and_press_buttons_cost_nothing(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    site.wait(SignedDuration::from_mins(20));
    let link = path_of(&links[1].1);
    let mut machine = site.browser();
    machine.peer = ([198, 51, 100, 7], 4000).into();
    for _ in 0..3 {
        let head = machine.send(Request::head(link).body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
        assert_eq!(machine.get(link).await.status, StatusCode::OK);
        // From another site's page, and with an origin of its own making.
        let request = Request::post(link).header("sec-fetch-site", "cross-site").header("origin", "null");
        assert_eq!(machine.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::SEE_OTHER);
        assert_eq!(machine.post(&format!("{link}/ask"), &[]).await.status, StatusCode::OK);
        assert_eq!(machine.get(&format!("{link}/meeting.ics")).await.status, StatusCode::OK);
        assert_eq!(machine.get(&format!("{link}/test")).await.status, StatusCode::OK);
    }
    let mut invitee = site.browser();
    let page = invitee.get(link).await;
    assert_eq!((page.status, page.page().text(".card button").as_str()), (StatusCode::OK, "Join now"));
    let answer = join(&mut invitee, &links[1].1).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let claims = signer().verify(&token_in(answer.location()), now() + SignedDuration::from_mins(20)).unwrap();
    assert_eq!(claims.user_name.as_deref(), Some("Bob"));
    // What machines did is shown as what it is.
    let ada = &mut site.signed_in_again(&ada);
    assert!(ada.get(&meeting).await.body.contains("Clicked “Join now” 4 times"));
}

async fn the_page_is_in_the_persons_language_unless_another_one_is_chosen(site: Site) {
    let site = site.with_join_links();
    let mut ada = site.ada().await;
    let table = "name,language\nAda,\nBob,fr\nZoë,ja";
    let path = ada.make_meeting(&pasted(ID, table)).await;
    let links = ada.links(&path).await;
    let mut german = site.browser();
    german.language = "de-AT,de;q=0.9,en;q=0.8";
    let mut japanese = site.browser();
    japanese.language = "ja";
    let heading = async |browser: &mut crate::support::Browser, path: String| {
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK);
        (answer.page().attributes("html", "lang").remove(0), answer.page().text(".card h2"))
    };
    let [ada_link, bob_link, zoe_link] = [0, 1, 2].map(|place| path_of(&links[place].1).to_owned());
    let said = |lang: &str, text: &str| (lang.to_owned(), text.to_owned());
    assert_eq!(heading(&mut site.browser(), ada_link.clone()).await, said("en", "You can’t join yet"));
    assert_eq!(heading(&mut german, ada_link.clone()).await.0, "de");
    assert_eq!(heading(&mut german, bob_link.clone()).await.0, "fr", "the person's language");
    assert_eq!(heading(&mut german, zoe_link).await.0, "de", "there is no Japanese yet");
    assert_eq!(heading(&mut japanese, ada_link.clone()).await.0, "en", "nor for a browser");
    assert_eq!(heading(&mut german, format!("{bob_link}?lang=ar")).await.0, "ar", "what is chosen on the page");
    let page = german.get(&format!("{bob_link}?lang=ar")).await.page();
    assert_eq!(page.attributes("html", "dir"), ["rtl"]);
    let forms = page.attributes("form", "action");
    assert!(forms.iter().all(|action| action.ends_with("?lang=ar")), "{forms:?}");
    assert_eq!(page.attributes("footer a", "hreflang").len(), 9, "each language, and English as in the United States");
    ada.post("/settings/language", &[("language", "pl")]).await;
    assert_eq!(heading(&mut site.browser(), ada_link.clone()).await.0, "pl", "the organizer's");
    assert_eq!(heading(&mut site.browser(), format!("{ada_link}?lang=xx")).await.0, "pl");
}

async fn previews_of_a_link_say_nothing_of_the_meeting(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let mut preview = site.browser();
    let answer = preview.get(path_of(&links[0].1)).await;
    let page = answer.page();
    assert_eq!(page.text("title"), "Meeting invitation");
    for said in page.attributes("meta", "content") {
        assert!(!said.contains("Ada") && !said.contains("Weekly") && !said.contains("10:30"), "{said}");
    }
    assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow, noarchive");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    assert_eq!(answer.header("set-cookie"), "");
    assert!(answer.header("content-security-policy").contains("form-action 'self' https://acme.daily.co;"));
    assert_eq!(answer.header("permissions-policy").matches("camera=()").count(), 1);
    let test = preview.get(&format!("{}/test", path_of(&links[0].1))).await;
    assert_eq!(test.header("permissions-policy"), "camera=(self), microphone=(self)");
    let elsewhere = preview.get("/login").await;
    assert!(elsewhere.header("content-security-policy").contains("form-action 'self';"));
    assert!(elsewhere.header("permissions-policy").contains("camera=()"));
    let mut robot = site.browser();
    robot.language = "";
    let again = robot
        .send(
            Request::get(path_of(&links[0].1))
                .header("user-agent", "Slackbot-LinkExpanding 1.0")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(again.body, answer.body, "everyone gets the same bytes");
}

async fn the_calendar_file_has_the_link_and_the_persons_words(site: Site) {
    let site = site.with_join_links();
    let (_, links) = make(&site, &mut site.ada().await).await;
    let answer = site.browser().get(&format!("{}/meeting.ics?lang=de", path_of(&links[1].1))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/calendar"));
    let file = answer.body.replace("\r\n ", "");
    for line in [format!("URL:{}", links[1].1), "DTSTART;TZID=Europe/Berlin:20261124T103000".to_owned()] {
        assert!(file.contains(&line), "{line}\n{file}");
    }
    assert_eq!(site.browser().get("/j/7x4k9m2p0111wxyz/meeting.ics").await.status, StatusCode::NOT_FOUND);
}

async fn asking_for_help_reaches_the_organizer_once_an_hour(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    let ask = |link: &str| format!("{}/ask", path_of(link));
    let too_early = site.browser().post(&ask(&links[1].1), &[]).await;
    assert_eq!((too_early.status, too_early.page().has("[role=status].notice")), (StatusCode::OK, false));
    site.wait(SignedDuration::from_mins(20));
    let asked = site.browser().post(&ask(&links[1].1), &[]).await;
    assert_eq!(
        (asked.status, asked.page().text("p.notice").as_str()),
        (StatusCode::OK, "We’ve let Ada Lovelace know.")
    );
    let again = site.browser().post(&ask(&links[1].1), &[]).await;
    assert_eq!(
        again.page().text("p.notice"),
        "We let Ada Lovelace know less than an hour ago. If it’s urgent, contact Ada Lovelace directly."
    );
    assert_eq!(site.browser().get(&ask(&links[1].1)).await.location(), path_of(&links[1].1), "a reload");
    let mut ada = site.signed_in_again(&ada);
    let page = ada.get(&meeting).await.page();
    assert_eq!(page.text("#asking"), "1 person asked for help");
    assert!(page.text("form.tools span").starts_with("Bob asked for help on"), "{}", page.text("form.tools span"));
    assert_eq!(ada.get("/").await.page().text("#asking"), "1 person asked for help");
    let person = person(&mut ada, &meeting, "Bob").await;
    let why = ada.get(&format!("{person}/trouble")).await.page();
    assert!(why.attributes("form", "action").contains(&format!("{person}/answered")), "beside the reason, too");
    assert_eq!(ada.post(&format!("{person}/answered"), &[]).await.location(), meeting);
    assert!(!ada.get(&meeting).await.page().has("#asking"));
    // Someone whom that didn't help is heard again.
    site.browser().post(&ask(&links[1].1), &[]).await;
    assert!(ada.get(&meeting).await.page().has("#asking"), "at once");
    ada.post(&format!("{person}/answered"), &[]).await;
    site.wait(SignedDuration::from_mins(61));
    site.browser().post(&ask(&links[1].1), &[]).await;
    assert!(site.signed_in_again(&ada).get(&meeting).await.page().has("#asking"), "an hour later");
    // Another organizer sees none of it.
    assert!(!site.bob().await.get("/").await.page().has("#asking"));
    assert_eq!(site.bob().await.post(&format!("{person}/answered"), &[]).await.status, StatusCode::NOT_FOUND);
}

async fn a_page_from_before_a_change_leads_back_to_what_is_true(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    let (meeting, links) = make(&site, &mut ada).await;
    site.wait(SignedDuration::from_mins(20));
    let mut invitee = site.browser();
    assert!(invitee.get(path_of(&links[0].1)).await.page().has(".card form"));
    let mut ada = site.signed_in_again(&ada);
    let form = ada.get(&format!("{meeting}/edit")).await.page().fields("form.meeting");
    let later = typed(&form, &[("start", "14:00"), ("end", "15:00")]);
    let saved = ada.post(&format!("{meeting}/edit"), &later).await;
    assert_eq!(
        (saved.status, saved.location()),
        (StatusCode::SEE_OTHER, meeting.as_str()),
        "no confirmation is needed: {}",
        saved.body
    );
    // The page that is still open has the button.
    let clicked = join(&mut invitee, &links[0].1).await;
    assert_eq!((clicked.status, clicked.location()), (StatusCode::SEE_OTHER, path_of(&links[0].1)));
    let page = invitee.get(clicked.location()).await.page();
    assert_eq!(page.text("#rescheduled"), "This meeting was rescheduled");
    assert_eq!(
        page.text(".notice p"),
        "Old time: Tuesday 24 November, 10:30–11:30 (Berlin time)New time: Tuesday 24 November, 14:00–15:00 (Berlin time)"
    );
    assert_eq!(page.text(".card h2"), "You can’t join yet");
    assert_eq!(ada.links(&meeting).await, links, "the links are the same");
    // Back at its time, there is no news.
    let edit = async |ada: &mut crate::support::Browser, start: &str, end: &str| {
        let form = ada.get(&format!("{meeting}/edit")).await.page().fields("form.meeting");
        let saved = ada.post(&format!("{meeting}/edit"), &typed(&form, &[("start", start), ("end", end)])).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    };
    edit(&mut ada, "10:30", "11:30").await;
    assert!(!invitee.get(path_of(&links[0].1)).await.page().has("#rescheduled"));
    // After another change, the page names the time in the invitation.
    edit(&mut ada, "13:00", "14:00").await;
    edit(&mut ada, "14:00", "15:00").await;
    let said = invitee.get(path_of(&links[0].1)).await.page().text(".notice p");
    assert!(said.starts_with("Old time: Tuesday 24 November, 10:30–11:30 (Berlin time)"), "{said}");
    // Someone who is invited after that knows no other time.
    let add = [("batch_id", "0c5f1f3e-8a10-4f2c-8a52-6c1e4b7e9d57"), ("paste", "Zoë")];
    assert_eq!(ada.post(&format!("{meeting}/invitations"), &add).await.status, StatusCode::SEE_OTHER);
    let links = ada.links(&meeting).await;
    assert_eq!(links.len(), 3);
    assert!(!site.browser().get(path_of(&links[2].1)).await.page().has("#rescheduled"));
    assert_eq!(heading(&site, &links[2].1, StatusCode::OK).await, "You can’t join yet");
}

async fn joining_asks_daily_nothing(site: Site) {
    let (site, fake) = site.with_join_links().at("2026-11-24T09:20:00Z").with_daily().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&[meeting_fields(ID), vec![("paste", "Ada")]].concat()).await;
    let links = ada.links(&path).await;
    let before = fake.requests().len();
    site.browser().get(path_of(&links[0].1)).await;
    assert_eq!(join(&mut site.browser(), &links[0].1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(fake.requests().len(), before);
}

async fn no_page_about_join_links_has_a_text_of_its_own(mut site: Site) {
    site = site.with_join_links();
    let mut ada = site.ada().await;
    ada.language = "en-XA";
    let fields = pasted(ID, "Qux, owner\nXyzzy\nPlugh\nBob");
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if name == "title" { "Xyzzy" } else { value })).collect();
    let path = ada.make_meeting(&fields).await;
    let links = ada.links(&path).await;
    let mut guest = site.browser();
    guest.language = "en-XA";
    let [qux, xyzzy, plugh, bob] = [0, 1, 2, 3].map(|place| path_of(&links[place].1).to_owned());
    let people = [person(&mut ada, &path, "Xyzzy").await, person(&mut ada, &path, "Plugh").await];
    let mut pages = vec![
        ("early", guest.get(&qux).await),
        ("test", guest.get(&format!("{qux}/test")).await),
        ("enter", guest.get("/j").await),
        ("unknown", guest.get("/j/7x4k9m2p0111wxyz").await),
    ];
    site.wait(SignedDuration::from_mins(20));
    let mut ada = site.signed_in_again(&ada);
    ada.language = "en-XA";
    let mut guest = site.browser();
    guest.language = "en-XA";
    let form = ada.get(&format!("{path}/edit")).await.page().fields("form.meeting");
    ada.post(&format!("{path}/edit"), &typed(&form, &[("end", "11:45")])).await;
    join(&mut guest, &links[0].1).await;
    for _ in 0..20 {
        guest.get("/j/7x4k9m2p0111wxyz").await;
    }
    pages.extend([
        ("open, for an owner", guest.get(&qux).await),
        ("open", guest.get(&bob).await),
        ("asked", guest.post(&format!("{bob}/ask"), &[]).await),
        ("asked before", guest.post(&format!("{bob}/ask"), &[]).await),
        ("too many", guest.get("/j/7x4k9m2p0111wxyz").await),
        ("start page", ada.get("/").await),
        ("meeting", ada.get(&path).await),
        ("links", ada.get(&format!("{path}/links")).await),
        ("nobody", ada.post(&format!("{path}/links"), &[("step", "revoke")]).await),
        ("person", ada.get(&people[0]).await),
        ("revoked now", follow(&mut ada, &format!("{}/link", people[0]), &[("step", "revoke")]).await),
        ("replaced now", follow(&mut ada, &format!("{}/link", people[1]), &[("step", "replace")]).await),
        ("undone now", follow(&mut ada, &format!("{path}/links"), &[("everyone", "yes"), ("step", "undo")]).await),
        ("revoked again", follow(&mut ada, &format!("{}/link", people[0]), &[("step", "revoke")]).await),
        ("revoked", guest.get(&xyzzy).await),
        ("replaced", guest.get(&plugh).await),
        ("inspected", ada.post("/inspect", &[("text", &links[0].1)]).await),
        ("inspected with a mistake", ada.post("/inspect", &[("text", &links[0].1[..links[0].1.len() - 1])]).await),
        ("asked to remove", ada.get(&format!("{}/drop", people[1])).await),
        ("asked to delete", ada.get(&format!("{path}/delete")).await),
    ]);
    ada.post(&format!("{}/drop", people[1]), &[]).await;
    pages.push(("someone removed", ada.get(&path).await));
    site.wait(SignedDuration::from_hours(2));
    let mut late = site.browser();
    late.language = "en-XA";
    pages.push(("over", late.get(&qux).await));
    ada.post(&format!("{path}/delete"), &[]).await;
    pages.push(("cancelled", late.get(&qux).await));
    let found = pages.iter().flat_map(|(name, answer)| foreign(name, answer));
    // The invitation itself is in the person's language.
    let found: Vec<String> = found.filter(|text| !text.contains("): Hi ")).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Sends a form, and fetches the page that it leads to.
async fn follow(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = browser.post(path, fields).await;
    browser.get(answer.location()).await
}
