//! The language of each person: where it comes from, and what is in it.

use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Site, claims_of, last_part, meeting_fields, on_both, pasted, program::Program, smtp::Smtp};

on_both!(
    each_language_says_the_same_facts,
    no_text_for_invitees_bypasses_the_catalog,
    a_persons_language_comes_before_the_organizers_and_theirs_before_english,
    another_language_is_another_message_and_another_link,
    each_row_of_the_form_keeps_its_language,
    programs_read_and_write_languages,
);

const ID: &str = "3c1d7a52-6c1e-4b7e-9d57-0c5f1f3e8a21";

/// Each language that invitees' texts are in: its direction, the greeting, the date and the button.
const LANGUAGES: [(&str, &str, [&str; 3]); 9] = [
    ("en", "ltr", ["Hi Bob,", "Tuesday 24 November, 10:30–11:30 (Berlin time)", "Join the meeting"]),
    (
        "en-US",
        "ltr",
        ["Hi Bob,", "Tuesday, November 24, 10:30\u{202f}AM–11:30\u{202f}AM (Berlin time)", "Join the meeting"],
    ),
    ("de", "ltr", ["Hallo Bob,", "Dienstag, 24. November, 10:30–11:30 Uhr (Ortszeit Berlin)", "Meeting beitreten"]),
    (
        "fr",
        "ltr",
        ["Bonjour Bob,", "mardi 24 novembre, de 10:30 à 11:30 (heure locale\u{a0}: Berlin)", "Rejoindre la réunion"],
    ),
    ("es", "ltr", ["Hola, Bob:", "martes, 24 de noviembre, de 10:30 a 11:30 (hora de Berlín)", "Unirse a la reunión"]),
    (
        "nl",
        "ltr",
        ["Hallo Bob,", "dinsdag 24 november, 10:30–11:30 (tijdzone Berlijn)", "Deelnemen aan de bijeenkomst"],
    ),
    (
        "pl",
        "ltr",
        ["Dzień dobry, Bob!", "wtorek, 24 listopada, 10:30–11:30 (czas lokalny: Berlin)", "Dołącz do spotkania"],
    ),
    (
        "pt-BR",
        "ltr",
        ["Olá, Bob!", "terça-feira, 24 de novembro, 10:30–11:30 (horário local: Berlim)", "Entrar na reunião"],
    ),
    ("ar", "rtl", ["مرحبًا Bob،", "الثلاثاء، 24 نوفمبر، من 10:30 ص إلى 11:30 ص (بتوقيت برلين)", "الانضمام إلى الاجتماع"]),
];

fn batch() -> String {
    Uuid::new_v4().to_string()
}

async fn send(site: &Site, browser: &mut crate::support::Browser, path: &str, to: &str) {
    let answer = browser.post(&format!("{path}/send"), &[("to", to), ("batch_id", &batch())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    site.deliver().await;
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap()
}

/// The messages to an address, the latest last.
fn to<'a>(taken: &'a [Value], address: &str) -> Vec<&'a Value> {
    taken.iter().filter(|message| message["address"] == address).collect()
}

fn has_marks(text: &str) -> bool {
    text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'])
}

/// The addresses of the pages of a meeting's people.
async fn people(browser: &mut crate::support::Browser, path: &str) -> Vec<String> {
    browser.get(path).await.page().attributes(".links .tools a", "href")
}

async fn each_language_says_the_same_facts(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let rows = LANGUAGES.map(|(tag, ..)| format!("Bob,{tag}@example.org,{tag}\n"));
    let list = format!("name,email,language\n{}", rows.concat());
    let path = ada.make_meeting(&pasted(ID, &list)).await;
    send(&site, &mut ada, &path, "new").await;
    let links: Vec<String> = ada.links(&path).await.into_iter().map(|(_, link)| link).collect();
    let people = people(&mut ada, &path).await;
    let taken = smtp.taken();
    for ((place, link), (tag, direction, [greeting, when, join])) in links.iter().enumerate().zip(LANGUAGES) {
        let message = to(&taken, &format!("{}@example.org", tag.to_lowercase())).into_iter().next();
        let message = message.or_else(|| to(&taken, &format!("{tag}@example.org")).into_iter().next()).unwrap();
        assert_eq!(message["defects"], json!([]), "{tag}");
        let [plain, html] = ["text", "html"].map(|kind| text(message, kind));
        assert!(plain.starts_with(greeting) && plain.contains(when), "{tag}: {plain}");
        for part in ["Ada Lovelace", "Weekly review", "10:15", link.as_str()] {
            assert!(plain.contains(part) && html.contains(part), "{tag}: {part} in {plain}");
        }
        assert!(html.starts_with(&format!("<!doctype html>\r\n<html lang=\"{tag}\" dir=\"{direction}\">")), "{html}");
        assert!(html.contains(&format!("rel=\"noreferrer\">{join}</a>")), "{tag}: {html}");
        assert!(!["left", "right", "owner"].iter().any(|word| html.contains(word)), "{tag}: {html}");
        assert!(html.len() < 3000, "{tag}: {} bytes", html.len());
        let event = &message["events"][0];
        let description = text(event, "description");
        assert!(description.contains("Weekly review") && description.contains(link), "{tag}: {description}");
        assert_eq!((&event["summary"], &event["language"]), (&"Weekly review".into(), &tag.into()));
        assert_eq!(event["starts"], 1_795_512_600);
        let subject = text(&message["headers"], "Subject");
        assert!(subject.contains("Weekly review") && subject.contains("24"), "{tag}: {subject}");
        assert!(![subject, plain, description].into_iter().any(has_marks), "{tag}");
        let page = ada.get(&people[place]).await.page();
        assert!(page.has("[name=draft]"));
        let draft = ada.post(&format!("{path}/people"), &[("draft", last_part(&people[place]))]).await;
        let mailto = draft.location();
        assert!(!mailto.contains("%E2%81%A6") && !mailto.contains("%E2%81%A8") && !mailto.contains("%E2%81%A9"));
        assert_eq!(page.attributes("#language option[selected]", "value"), [tag]);
    }
    let cards = ada.get(&format!("{path}/print")).await.page();
    assert_eq!(cards.attributes(".card", "lang"), LANGUAGES.map(|(tag, ..)| tag));
    assert_eq!(cards.attributes(".card", "dir"), LANGUAGES.map(|(_, direction, _)| direction));

    // Each is told in their language that it is cancelled.
    ada.post(&format!("{path}/delete"), &[("cancel", "yes"), ("batch_id", &batch())]).await;
    site.deliver().await;
    let taken = smtp.taken();
    for (message, (tag, direction, [greeting, when, _])) in taken[LANGUAGES.len()..].iter().zip(LANGUAGES) {
        let plain = text(message, "text");
        assert!(
            plain.starts_with(greeting) && plain.contains(when) && plain.contains("Weekly review"),
            "{tag}: {plain}"
        );
        assert!(text(message, "html").contains(&format!("lang=\"{tag}\" dir=\"{direction}\"")), "{tag}");
        assert!(!has_marks(plain) && !has_marks(text(&message["headers"], "Subject")), "{tag}");
    }
}

/// In the pseudo-locale every text of the catalog is in accented letters.
async fn no_text_for_invitees_bypasses_the_catalog(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let list = "name,email,owner,language\nBob,bob@example.org,yes,en-XA";
    let path = ada.make_meeting(&pasted(ID, list)).await;
    let link = ada.links(&path).await.remove(0).1;
    let check = |text: &str| {
        let mut rest = text.replace(&link, "").replace("UTC", "");
        for fact in ["Bob", "Ada Lovelace", "Weekly review", "Tuesday 24 November", "Berlin"] {
            rest = rest.replace(fact, "");
        }
        assert!(!rest.contains(|c: char| c.is_ascii_alphabetic()), "{rest}");
    };
    send(&site, &mut ada, &path, "new").await;
    let person = people(&mut ada, &path).await.remove(0);
    let html = ada.get(&format!("{person}/mail.html")).await.page();
    html.texts("title, body").iter().for_each(|text| check(text));
    let cards = ada.get(&format!("{path}/print")).await.page();
    cards.texts(".card").iter().chain(&cards.attributes(".card svg", "aria-label")).for_each(|text| check(text));
    let calendar = ada.get(&format!("{person}/calendar.ics")).await.body;
    check(calendar.split("ACTION:DISPLAY\r\nDESCRIPTION:").nth(1).unwrap().split("\r\n").next().unwrap());
    ada.post(&format!("{path}/delete"), &[("cancel", "yes"), ("batch_id", &batch())]).await;
    site.deliver().await;
    let taken = smtp.taken();
    assert_eq!(taken.len(), 2);
    for message in &taken {
        check(text(message, "text"));
        check(text(&message["headers"], "Subject"));
        check(text(&message["events"][0], "description"));
    }
}

async fn a_persons_language_comes_before_the_organizers_and_theirs_before_english(site: Site) {
    let mut ada = site.ada().await;
    // Emails are in English where there is no translation into Italian.
    let list = "name,email,language\nBob,bob@example.org,\nCarol,carol@example.org,Polski\nDan,dan@example.org,it";
    let path = ada.make_meeting(&pasted(ID, list)).await;
    let people = people(&mut ada, &path).await;
    let mut languages = Vec::new();
    for choice in ["", "de", "en-US"] {
        let answer = ada.post("/settings/language", &[("language", choice)]).await;
        assert_eq!(answer.location(), "/settings#language");
        let chosen = ada.get("/settings").await.page().attributes("#language-choice option[selected]", "value");
        assert_eq!(chosen.concat(), choice);
        for person in &people {
            languages.push(ada.get(&format!("{person}/mail.html")).await.page().attributes("html", "lang").concat());
        }
    }
    assert_eq!(languages, ["en", "pl", "en", "de", "pl", "de", "en-US", "pl", "en-US"]);
    assert_eq!(ada.post("/settings/language", &[("language", "Klingon")]).await.status, StatusCode::BAD_REQUEST);
    // Another organizer has their own.
    let mut bob = site.bob().await;
    assert!(!bob.get("/settings").await.page().has("#language-choice option[selected]"));
}

async fn another_language_is_another_message_and_another_link(site: Site) {
    let smtp = Smtp::start();
    let site = site.with_mail(smtp.settings());
    let mut ada = site.ada().await;
    let mut fields = pasted(ID, "Bob <bob@example.org>\nCarol <carol@example.org>");
    fields.push(("lang", "fr"));
    let path = ada.make_meeting(&fields).await;
    send(&site, &mut ada, &path, "new").await;
    let uil = |link: &(String, String)| claims_of(&link.1).options.lang.map(latchkey::Language::code);
    let before = ada.links(&path).await;
    assert_eq!(before.iter().map(uil).collect::<Vec<_>>(), [Some("fr"), Some("fr")]);
    let person = people(&mut ada, &path).await.remove(0);
    let bob = [("name", "Bob"), ("email", "bob@example.org")];
    let outdated = async |ada: &mut crate::support::Browser| {
        ada.get(&format!("{path}/send?to=outdated")).await.page().text(".tools [aria-current]")
    };
    for (language, code, subject) in [
        ("de", "de", "Aktualisierte Einladung: Weekly review, Dienstag, 24. November, 10:30 Uhr"),
        // Daily has no Arabic: the link is the meeting's again.
        ("ar", "fr", "دعوة محدثة: Weekly review، الثلاثاء، 24 نوفمبر، 10:30 ص"),
        ("", "fr", "Updated invitation: Weekly review, Tuesday 24 November, 10:30"),
    ] {
        let changed = [&bob[..], &[("language", language)]].concat();
        assert_eq!(ada.post(&person, &changed).await.status, StatusCode::SEE_OTHER);
        let links = ada.links(&path).await;
        assert_eq!(links.iter().map(uil).collect::<Vec<_>>(), [Some(code), Some("fr")], "{language}");
        assert_eq!(links[1], before[1], "Carol's link keeps its bytes");
        assert_eq!(outdated(&mut ada).await, "Need an update: 1", "{language}");
        send(&site, &mut ada, &path, "outdated").await;
        let taken = smtp.taken();
        assert_eq!(text(&to(&taken, "bob@example.org").last().unwrap()["headers"], "Subject"), subject);
        assert_eq!(outdated(&mut ada).await, "Need an update: 0");
    }
    assert_eq!(ada.links(&path).await, before, "without a language the link is the one from before");
    let wrong = ada.post(&person, &[&bob[..], &[("language", "Klingon")]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page().text("#language-error").starts_with("Choose a language from the list"));
    // A form that shows another language than is stored by now is told so.
    ada.post(&person, &[&bob[..], &[("language", "pl")]].concat()).await;
    let stale = [&bob[..], &[("language", "de"), ("was_name", "Bob"), ("was_email", "bob@example.org")]].concat();
    assert_eq!(ada.post(&person, &stale).await.status, StatusCode::CONFLICT);
}

async fn each_row_of_the_form_keeps_its_language(site: Site) {
    let mut ada = site.ada().await;
    let mut fields = meeting_fields(ID);
    for (name, language) in [("Ada", ""), ("Bob", "Deutsch"), ("", ""), ("Carol", "Klingon")] {
        fields.extend([("name", name), ("email", ""), ("language", language)]);
    }
    fields.push(("paste", "name,langue\nDan,français\nEve,\nFay,xx\n"));
    let review = ada.post("/meetings/review", &fields).await.page();
    let languages = ["", "Deutsch", "Klingon", "Français", "", "xx"];
    assert_eq!(review.attributes("input[name=language]", "value"), languages);
    assert!(review.text("#language-2-error").starts_with("Choose a language from the list"));
    let problem = review.text("#language-5-error");
    assert!(problem.contains("Choose a language from the list, such as Deutsch or Français."), "{problem}");
    // The review's own form carries each language once.
    let sent = review.fields("form[action='/meetings']");
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let path = ada.make_meeting(&[&sent[..], &[("leave_out", "2")]].concat()).await;
    let links = ada.links(&path).await;
    let spoken =
        links.iter().map(|(name, link)| (name.as_str(), claims_of(link).options.lang.map(latchkey::Language::code)));
    let expected = [("Ada", None), ("Bob", Some("de")), ("Dan", Some("fr")), ("Eve", None)];
    assert_eq!(spoken.collect::<Vec<_>>(), expected);
    // What is taken away as a list can be used as a list again.
    let csv = ada.get(&format!("{path}/links.csv")).await.body;
    assert!(csv.starts_with("\u{feff}\"name\",\"email\",\"role\",\"link\",\"language\"\r\n"), "{csv}");
    let again = ada.post("/meetings/review", &pasted(&batch(), &csv)).await.page();
    assert_eq!(again.attributes("input[name=language]", "value"), ["", "Deutsch", "Français", ""]);
}

async fn programs_read_and_write_languages(site: Site) {
    let mut program = Program::that_may_all(&site).await;
    let person = |name: &str, language: Value| json!({"name": name, "language": language});
    let people = [person("Ada", json!("PT-br")), person("Bob", Value::Null), json!({"name": "Carol"})];
    let new = json!({"room": "standup", "people": people});
    let meeting = program.post("/meetings", &new).await.good(StatusCode::CREATED)["meeting"]["id"].clone();
    let list = format!("/meetings/{}/invitations", meeting.as_str().unwrap());
    let more = json!({"people": [person("Dan", json!("ar"))]});
    program.post(&list, &more).await.good(StatusCode::CREATED);
    let invitations = program.get(&list).await.good(StatusCode::OK)["invitations"].clone();
    let invitations = invitations.as_array().unwrap();
    let languages: Vec<_> = invitations.iter().map(|invitation| invitation["language"].clone()).collect();
    assert_eq!(languages, [json!("pt-BR"), Value::Null, Value::Null, json!("ar")]);
    let uil: Vec<_> = invitations.iter().map(|invitation| claims_of(text(invitation, "link")).options.lang).collect();
    assert_eq!(uil, [Some(latchkey::Language::BrazilianPortuguese), None, None, None]);

    let links = json!({"room": "standup", "people": [person("Ada", json!("ja"))], "options": {"lang": "de"}});
    let made = program.post("/links", &links).await.good(StatusCode::OK);
    assert_eq!(claims_of(text(&made["links"][0], "link")).options.lang.unwrap().code(), "jp");
    let wrong = json!({"room": "standup", "people": [person("Ada", json!("Klingon"))]});
    let refusal = program.post("/meetings", &wrong).await.refusal(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refusal.1, ["/people/0/language"]);

    let csv = "name,sprache\nAda,Deutsch\nBob,\nCarol,xx\n";
    let made = program.send("POST", "/links?room=standup", &[("content-type", "text/csv")], csv).await.body;
    let rows: Vec<&str> = made.lines().collect();
    assert_eq!(rows[0], "name,email,role,language,link,error");
    assert!(rows[1].starts_with("Ada,,invitee,de,https://") && rows[2].starts_with("Bob,,invitee,,https://"), "{made}");
    assert!(rows[3].contains("line 4: “xx” is not a supported language; expected one of ar, da"), "{made}");
}
