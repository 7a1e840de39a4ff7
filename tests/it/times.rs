//! Times and time zones as people write them, and what calendars and email programs get of them.

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    cli::{folder, latchkey, run},
    support::{Site, last_part, on_both, pasted, program::Program, typed},
};

on_both!(
    an_offset_is_stored_and_read_back,
    other_names_of_a_zone_are_stored_as_its_own,
    an_abbreviation_is_refused_with_what_it_can_mean,
    an_end_is_explained_that_a_clock_change_puts_before_the_start,
    no_mailto_is_longer_than_programs_can_open,
);

const ID: &str = "5d2f6c1e-8a3b-4c7d-9e0f-112233445577";

/// A meeting's form with other values.
fn form<'a>(people: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = pasted(ID, people);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(changes);
    fields
}

async fn an_offset_is_stored_and_read_back(site: Site) {
    let (mut browser, mut program) = (site.ada().await, Program::that_may_all(&site).await);
    let fields = form("Bob", &[("date", "2026-11-25"), ("start", "9:30 am"), ("end", "10.30"), ("zone", "GMT+2")]);
    let path = browser.make_meeting(&fields).await;
    let read = program.get(&path).await.good(StatusCode::OK)["meeting"].clone();
    assert_eq!((&read["zone"], &read["starts_at"]), (&json!("+02:00"), &json!("2026-11-25T07:30:00Z")));
    let page = browser.get(&path).await.page();
    assert!(page.text("main").contains("Wednesday 25 November, 09:30–10:30 (UTC+2)"), "{}", page.text("main"));

    let edit = format!("{path}/edit");
    let page = browser.get(&edit).await.page();
    assert_eq!((page.value("#zone"), page.value("#start")), ("+02:00".to_owned(), "09:30".to_owned()));
    let fields = page.fields("form.meeting");
    let mut fields = typed(&fields, &[("title", "Another title")]);
    fields.push(("step", "change"));
    assert_eq!(browser.post(&edit, &fields).await.status, StatusCode::SEE_OTHER);
    let after = program.get(&path).await.good(StatusCode::OK)["meeting"].clone();
    assert_eq!((&after["zone"], &after["starts_at"]), (&read["zone"], &read["starts_at"]));

    let person = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let calendar = browser.get(&format!("{person}/calendar.ics")).await.body;
    assert!(calendar.contains("\r\nDTSTART:20261125T073000Z\r\n") && !calendar.contains("VTIMEZONE"), "{calendar}");
}

async fn other_names_of_a_zone_are_stored_as_its_own(site: Site) {
    let (mut browser, mut program) = (site.ada().await, Program::that_may_all(&site).await);
    let fields = form("Bob", &[("date", "2026-11-25"), ("zone", "W. Europe Standard Time")]);
    let path = browser.make_meeting(&fields).await;
    assert_eq!(program.get(&path).await.good(StatusCode::OK)["meeting"]["zone"], "Europe/Berlin");
    let meeting = json!({"room": "weekly-review", "starts_at": "2026-11-25T09:00:00Z", "ends_at": "2026-11-25T10:00:00Z",
        "zone": "Mumbai", "people": [{"name": "Ada", "owner": true}]});
    let made = program.post("/meetings", &meeting).await.good(StatusCode::CREATED);
    assert_eq!(made["meeting"]["zone"], "Asia/Kolkata");
}

async fn an_abbreviation_is_refused_with_what_it_can_mean(site: Site) {
    let answer = site.ada().await.post("/meetings", &form("Bob", &[("zone", "IST")])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = answer.page().text("#zone-error");
    let wanted =
        "“IST” could mean more than one time zone. Enter a name such as Asia/Kolkata, Europe/Dublin, Asia/Jerusalem.";
    assert!(said.contains(wanted), "{said}");
}

async fn an_end_is_explained_that_a_clock_change_puts_before_the_start(site: Site) {
    let changes = [("date", "2027-03-28"), ("start", "02:30"), ("end", "03:15"), ("zone", "Europe/Berlin")];
    let answer = site.ada().await.post("/meetings", &form("Bob", &changes)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = answer.page().text("#end-error");
    let wanted =
        "Clocks go forward that night, so the meeting would start at 03:30 and end at 03:15. Choose a later end.";
    assert!(said.contains(wanted), "{said}");
}

async fn no_mailto_is_longer_than_programs_can_open(site: Site) {
    let mut browser = site.ada().await;
    let (arabic, japanese) = ("ليلى ".repeat(20), "さくら".repeat(20));
    let long = "ア".repeat(199);
    let people =
        format!("Ada,ada@example.org\n{arabic},layla@example.org\n{japanese},sakura@example.org\n{long},a@example.org");
    let path = browser.make_meeting(&form(&people, &[("title", "週次レビュー")])).await;
    let note = "議題を読んでおいてください。".repeat(60);
    let (mut full, mut short, mut drafts) = (0, 0, 0);
    for note in ["", "See you!", &note] {
        browser.post(&format!("{path}/message"), &[("subject", ""), ("note", note)]).await;
        let page = browser.get(&path).await.page();
        let people = page.attributes(".links .tools a", "href");
        assert_eq!(people.len(), 4);
        for person in people {
            let page = browser.get(&person).await.page();
            let link = page.raw_texts(".link .url").remove(0);
            let answer = browser.post(&format!("{path}/people"), &[("draft", last_part(&person))]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
            if !page.has("[name=draft]") {
                assert_eq!(answer.location(), format!("{person}#too-long"));
                assert!(page.text("#too-long").contains("Use “Download email draft” above instead."));
                drafts += 1;
                continue;
            }
            let address = answer.location();
            assert!(address.len() <= 2000, "{} bytes", address.len());
            let body = url::Url::parse(address).unwrap().query_pairs().nth(1).unwrap().1.into_owned();
            assert!(body.contains(&link) && body.contains("Tuesday 24 November, "), "{body}");
            let whole = page.raw_texts(".text textarea").remove(0);
            *if body.replace("\r\n", "\n").trim() == whole.trim() { &mut full } else { &mut short } += 1;
        }
    }
    assert!(full > 0 && short > 0 && drafts > 0, "{full} {short} {drafts}");
}

#[test]
fn flags_say_which_times_clocks_skip_or_show_twice() {
    let folder = folder();
    let warned = |args: &[&str]| {
        let mut command = latchkey(folder.path());
        command.env("LATCHKEY_MAX_DAYS", "65535").args(["links", "--room", "r", "--owner", "Ada"]).args(args);
        run(&mut command, b"")
    };
    let berlin = ["--zone", "Europe/Berlin", "--starts"];
    let (code, _, err) = warned(&[&berlin[..], &["2035-03-25 02:30"]].concat());
    assert_eq!(code, Some(0));
    assert!(err.starts_with("warning: --starts: 02:30 does not exist on 25 Mar 2035 in Europe/Berlin"), "{err}");
    let (code, _, err) = warned(&[&berlin[..], &["2035-10-28 02:30"]].concat());
    assert_eq!(code, Some(0));
    assert!(err.contains("02:30 occurs twice on 28 Oct 2035 in Europe/Berlin"), "{err}");
    let (code, _, err) = warned(&[&berlin[..], &["2035-03-25 02:30", "--ends", "03:15"]].concat());
    assert_eq!(code, Some(2));
    assert!(err.contains("clocks go forward that night"), "{err}");
    let (code, _, err) = warned(&[&berlin[..], &["2035-12-10"]].concat());
    assert_eq!(code, Some(2));
    assert!(err.contains("the time of day is missing; expected a time like 2035-12-10 10:00"), "{err}");
}

#[test]
fn a_machines_zone_without_a_name_is_said() {
    let folder = folder();
    let copy = |name: &str| {
        let path = folder.path().join(name.replace('/', "-"));
        std::fs::copy(format!("/usr/share/zoneinfo/{name}"), &path).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let asked = |zone: &str, args: &[&str]| {
        let mut command = latchkey(folder.path());
        run(command.env("TZ", zone).args(["token", "--room", "r", "--for", "5m"]).args(args), b"").2
    };
    let checked = |zone: &str| run(latchkey(folder.path()).env("TZ", zone).arg("doctor"), b"").1;
    let in_berlin = "has no name. Times without a time zone are read as Europe/Berlin, which has the same rules.";
    for (zone, why) in [
        (
            "Europe/Berln",
            "This machine's time zone (TZ is “Europe/Berln”) is unknown, so times without a time zone are read as UTC.",
        ),
        ("Etc/Unknown", "is unknown, so times without a time zone are read as UTC."),
        ("XST-3XDT,M2.1.0,M7.1.0", "does not match any known time zone, so times without a time zone are read as UTC."),
        ("CET-1CEST,M3.5.0,M10.5.0/3", in_berlin),
        (&copy("Europe/Berlin"), in_berlin),
        (&copy("Europe/Oslo"), in_berlin),
        (&copy("Europe/Copenhagen"), in_berlin),
    ] {
        let said = asked(zone, &[]);
        assert!(said.starts_with("warning: ") && said.contains(why), "{zone}: {said}");
        assert_eq!(asked(zone, &["--zone", "Europe/Berlin"]), "");
        assert!(checked(zone).contains(why), "{zone}");
    }
    let new_york = copy("America/New_York");
    for (zone, name) in [
        ("", "UTC"),
        ("UTC", "UTC"),
        ("UTC0", "UTC"),
        ("<+0530>-5:30", "UTC+05:30"),
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        (&new_york, "America/New_York"),
    ] {
        assert_eq!(asked(zone, &[]), "", "{zone}");
        assert!(checked(zone).contains(&format!("Times without a time zone are read as {name}.")), "{zone}");
    }
    // The rules are used, too: ten in the morning in Berlin is eight in UTC in summer.
    let mut command = latchkey(folder.path());
    command.env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3").env("LATCHKEY_MAX_DAYS", "65535");
    command.args(["links", "--room", "r", "--owner", "Ada", "--starts", "2035-07-01 10:00", "--format", "jsonl"]);
    let (code, out, err) = run(&mut command, b"");
    assert_eq!(code, Some(0), "{err}");
    let link: serde_json::Value = serde_json::from_str(&out).unwrap();
    let token = latchkey::program::token::inspect::token_in(link["link"].as_str().unwrap());
    let claims = crate::support::signer().verify(&token, "2035-07-01T08:00:00Z".parse().unwrap()).unwrap();
    assert_eq!(claims.not_before().unwrap().to_string(), "2035-07-01T07:45:00Z");
}
