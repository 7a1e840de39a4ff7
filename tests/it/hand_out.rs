//! Links as files, lists, cards and codes.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt as _;

use crate::support::{Site, claims_of, last_part, meeting_fields, on_both, pasted, signer};

on_both!(
    pages_are_packed_and_answers_to_forms_are_not,
    all_links_are_copied_and_downloaded,
    a_calendar_file_holds_what_calendars_need,
    a_draft_holds_what_mail_programs_need,
    cards_carry_a_code_a_person,
    another_organizer_gets_no_file,
    archives_of_thousands_open_elsewhere_and_hold_everyone,
    files_being_made_or_left_unread_keep_nobody_waiting,
    an_organizers_own_words_go_into_every_form,
);

const ID: &str = "5d2f6c1e-8a3b-4c7d-9e0f-112233445566";

async fn all_links_are_copied_and_downloaded(site: Site) {
    let mut browser = site.ada().await;
    let names = ["=HYPERLINK(\"http://x\")", "Doe, \"Jane\"", "[Bob](x) *!*", "Ev\u{202e}e"];
    let mut fields = meeting_fields(ID);
    for name in names {
        fields.extend([("name", name), ("email", "")]);
    }
    fields.extend([("name", "Zoë"), ("email", "zoe@example.org"), ("owner", "4")]);
    let path = browser.make_meeting(&fields).await;
    let links = browser.links(&path).await;

    let csv = browser.get(&format!("{path}/links.csv")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        csv.header("content-disposition"),
        "attachment; filename=\"Weekly review.csv\"; filename*=UTF-8''Weekly%20review.csv"
    );
    assert_eq!(csv.header("cache-control"), "no-store");
    let mut rows = csv::Reader::from_reader(csv.body.strip_prefix('\u{feff}').expect("a byte order mark").as_bytes());
    let rows: Vec<Vec<String>> = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows[0][0], "'=HYPERLINK(\"http://x\")", "no formula");
    assert!(csv.body.contains("\r\n\"[Bob](x) *!*\",\"\",\"invitee\",\""), "every cell is quoted: {}", csv.body);
    assert_eq!(rows[1], ["Doe, \"Jane\"", "", "invitee", &links[1].1]);
    assert_eq!(rows[4], ["Zoë", "zoe@example.org", "owner", &links[4].1]);

    let tsv = browser.get(&format!("{path}/links.tsv")).await.body;
    let mut pasted = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(tsv.as_bytes());
    let pasted: Vec<Vec<String>> =
        pasted.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(pasted, rows, "a quote in a name swallows no row");

    let markdown = browser.get(&format!("{path}/links.md")).await.body;
    assert!(markdown.starts_with("**Weekly review**, Tue 24 Nov 2026"), "{markdown}");
    assert!(markdown.contains(&format!("- [\\[Bob\\]\\(x\\) \\*\\!\\*]({})\n", links[2].1)), "{markdown}");
    assert!(markdown.contains(&format!("- [Zoë]({}) (owner)\n", links[4].1)));

    let text = browser.get(&format!("{path}/links.txt")).await.body;
    assert!(text.contains(&format!("Eve: {}\n", links[3].1)), "a name does not turn its link around");
}

async fn a_calendar_file_holds_what_calendars_need(site: Site) {
    let mut browser = site.ada().await;
    let mut fields = pasted(ID, "\"Zoë; \"\"Z\"\", K\" <zoe@example.org>, owner");
    fields.retain(|(name, _)| !["date", "start", "end", "title"].contains(name));
    // Over the end of summer time in Berlin there is no meeting ahead; over New York's neither: plan a plain day.
    fields.extend([("title", "Weekly; review\\, \"x\""), ("date", "2026-11-25"), ("start", "10:00"), ("end", "11:30")]);
    let path = browser.make_meeting(&fields).await;
    let person = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let link = browser.links(&path).await.remove(0).1;
    let answer = browser.get(&format!("{person}/calendar.ics")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8; method=PUBLISH");
    assert!(answer.body.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let unfolded = answer.body.replace("\r\n ", "");
    let id = person.rsplit('/').next().unwrap();
    for line in [
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "TZOFFSETTO:+0100",
        "DTSTART;TZID=Europe/Berlin:20261125T100000",
        "DTEND;TZID=Europe/Berlin:20261125T113000",
        "DTSTAMP:20261124T090000Z",
        "SEQUENCE:0",
        "SUMMARY:Weekly\\; review\\\\\\, \"x\"",
        &format!("UID:{id}@acme.daily.co"),
        &format!("URL:{link}"),
        &format!("LOCATION:{link}"),
        "ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org",
        "ATTENDEE;CN=\"Zoë; ^'Z^', K\";ROLE=CHAIR:mailto:zoe@example.org",
        "TRIGGER:-PT10M",
    ] {
        assert!(unfolded.split("\r\n").any(|found| found == line), "{line} in {unfolded}");
    }
    // A change raises the sequence and keeps the id.
    browser.post(&person, &[("name", "Zoë"), ("email", "zoe@example.org")]).await;
    let changed = browser.get(&format!("{person}/calendar.ics")).await.body.replace("\r\n ", "");
    assert!(changed.contains("SEQUENCE:1\r\n") && changed.contains(&format!("UID:{id}@acme.daily.co\r\n")));
}

async fn a_draft_holds_what_mail_programs_need(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Zoë <zoe@example.org>\nBob")).await;
    let person = browser.get(&path).await.page().attributes(".links li:first-child .tools a", "href").pop().unwrap();
    let draft = browser.get(&format!("{person}/draft.eml")).await;
    assert_eq!(draft.header("content-type"), "message/rfc822");
    for part in [
        "X-Unsent: 1\r\n",
        "=?utf-8?b?Wm/Dqw==?= <zoe@example.org>",
        "multipart/alternative",
        "text/calendar",
        "filename=\"invitation.ics\"",
    ] {
        assert!(draft.body.contains(part), "{part} in {}", draft.body);
    }
    // The page that shows the mail shows the draft's own HTML, and allows its stylesheet alone.
    let shown = browser.get(&format!("{person}/mail.html")).await;
    assert_eq!(shown.status, StatusCode::OK);
    let policy = shown.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    assert!(!shown.body.contains("style=\""), "no style that the policy would refuse");
    assert!(shown.page().text(".join").contains("Join the meeting"));
    for (file, extension) in [("drafts.zip", "eml"), ("calendars.zip", "ics")] {
        let zip = browser.get(&format!("{path}/{file}")).await;
        assert_eq!(zip.header("content-type"), "application/zip");
        assert!(zip.body.contains(&format!("01 Zoë.{extension}")) && zip.body.contains(&format!("02 Bob.{extension}")));
    }
}

async fn cards_carry_a_code_a_person(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Ada (owner)\n<b>Bob</b>")).await;
    let page = browser.get(&format!("{path}/print")).await.page();
    assert_eq!(page.texts(".card .who"), ["Ada Owner", "<b>Bob</b>"]);
    assert_eq!(page.attributes(".card svg.qr", "role"), ["img", "img"]);
    let person = browser.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    assert!(browser.get(&format!("{person}/large")).await.page().has(".large svg"));
}

async fn another_organizer_gets_no_file(site: Site) {
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada")).await;
    let person = ada.get(&path).await.page().attributes(".tools a", "href").pop().unwrap();
    let mut bob = site.bob().await;
    for file in ["links.txt", "links.tsv", "links.md", "links.csv", "drafts.zip", "calendars.zip", "print"] {
        assert_eq!(ada.get(&format!("{path}/{file}")).await.status, StatusCode::OK, "{file}");
        assert_eq!(bob.get(&format!("{path}/{file}")).await.status, StatusCode::NOT_FOUND, "{file}");
    }
    for file in ["calendar.ics", "draft.eml", "mail.html", "large"] {
        assert_eq!(ada.get(&format!("{person}/{file}")).await.status, StatusCode::OK, "{file}");
        assert_eq!(bob.get(&format!("{person}/{file}")).await.status, StatusCode::NOT_FOUND, "{file}");
    }
}

async fn an_organizers_own_words_go_into_every_form(site: Site) {
    let mut browser = site.ada().await;
    let path = browser.make_meeting(&pasted(ID, "Zoë <zoe@example.org>\n\"{link} & <b>\"")).await;
    let links = browser.links(&path).await;
    let message = format!("{path}/message");
    let wrong = browser.post(&message, &[("subject", "{link}"), ("note", "Dear {nmae}")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page().text("#subject-error").contains("The subject can’t contain {link}"));
    assert!(wrong.page().text("#note-error").contains("{nmae} isn’t a placeholder. Use one of these: {name}"));
    assert_eq!(
        (wrong.page().value("#subject"), wrong.page().raw_texts("#note")[0].trim()),
        ("{link}".to_owned(), "Dear {nmae}")
    );

    let words = [("subject", "{title} for {name}"), ("note", "Dear {name},\r\nsee you in {room}, {when}.")];
    let mut preview = words.to_vec();
    preview.push(("step", "preview"));
    let page = browser.post(&message, &preview).await.page();
    assert_eq!(page.text(".preview strong"), "Weekly review for Zoë");
    let previewed = page.raw_texts(".preview pre").remove(0);
    assert!(previewed.contains("Dear Zoë,\nsee you in weekly-review, Tuesday 24 November, 10:30–11:30 (Berlin time)."));
    assert!(browser.get(&message).await.page().value("#subject").is_empty(), "a preview keeps nothing");

    assert_eq!(browser.post(&message, &words).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.links(&path).await, links);
    let people = browser.get(&path).await.page().attributes(".links .tools a", "href");
    let first = browser.get(&people[0]).await.page();
    assert_eq!(
        first.raw_texts(".text textarea")[0].trim(),
        previewed.trim(),
        "what was previewed is what is handed out"
    );
    assert!(first.has("[name=draft]"));
    let draft = browser.post(&format!("{path}/people"), &[("draft", last_part(&people[0]))]).await;
    let mailto = url::Url::parse(draft.location()).unwrap();
    assert_eq!(mailto.query_pairs().next().unwrap().1, "Weekly review for Zoë");
    // A name that looks like a placeholder stays a name.
    let second = browser.get(&people[1]).await.page().raw_texts(".text textarea").remove(0);
    assert!(second.contains("Dear {link} & <b>,\n"), "{second}");
    assert_eq!(site.bob().await.post(&message, &words).await.status, StatusCode::NOT_FOUND);
}

async fn pages_are_packed_and_answers_to_forms_are_not(site: Site) {
    let mut ada = site.ada().await;
    let packed = |method: &str, path: &str| {
        Request::builder()
            .method(method)
            .uri(path)
            .header("accept-encoding", "gzip, zstd")
            .header("sec-fetch-site", "same-origin")
    };
    let form = ada.get("/").await;
    let parts = [("link[rel=stylesheet]", "href"), ("script", "src")]
        .map(|(element, attribute)| form.page().attributes(element, attribute));
    let mut sum = 0;
    for path in parts.iter().flatten().map(String::as_str).chain(["/"]) {
        let answer = ada.send(packed("GET", path).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, "zstd"), "{path}");
        sum += answer.length;
    }
    assert!(sum <= 14 * 1024, "the form, its style and its script come in one flight: {sum} bytes");
    let meeting = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d6e", &"Ada\n".repeat(20))).await;
    let answer = ada.send(packed("GET", &meeting).body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, "zstd"));
    assert!(answer.length <= 14 * 1024, "twenty links come in one flight: {} bytes", answer.length);
    let typed = format!("note={}&step=preview", "hello+".repeat(250));
    let request =
        packed("POST", &format!("{meeting}/message")).header("content-type", "application/x-www-form-urlencoded");
    let answer = ada.send(request.body(typed.into()).unwrap()).await;
    assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, ""));
    assert!(answer.body.contains("hello hello") && answer.length > 4096);
}

#[tokio::test]
async fn a_page_of_thousands_comes_whole_in_pieces() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let people: String = (0..2500).map(|number| format!("Person {number}\n")).collect();
    let path = ada.make_meeting(&pasted("6e0f7d1c-0c5b-4d19-9d5e-1f2a3b4c5d6f", &people)).await;
    let links = ada.links(&path).await;
    assert_eq!((links.len(), links[2499].0.as_str()), (2500, "Person 2499"));
    assert_eq!(claims_of(&links[2499].1).user_name.as_deref(), Some("Person 2499"));
    let print = ada.get(&format!("{path}/print")).await;
    assert_eq!((print.status, print.page().texts(".card .who").len()), (StatusCode::OK, 2500));
    assert!(print.body.trim_end().ends_with("</html>"));
    let packed = Request::get(format!("{path}/print")).header("accept-encoding", "zstd").body(Body::empty()).unwrap();
    let answer = ada.send(packed).await;
    assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, "zstd"));
    assert!(answer.length > 100_000 && answer.length < print.length / 2, "{}", answer.length);
}

/// Reads a zip as Python does, the way that most programs do; and as a reader that never looks back does. Prints each
/// file's name and what stands in it.
const UNZIP: &str = r#"
import io, sys, struct, zipfile, json
data = sys.stdin.buffer.read()
archive = zipfile.ZipFile(io.BytesIO(data))
assert archive.testzip() is None
place = 0
for entry in archive.infolist():
    head = struct.unpack_from("<IHHHHHIIIHH", data, place)
    assert (head[0], head[3], head[2] & 8) == (0x04034b50, 0, 0), head
    assert (head[6], head[8], entry.header_offset) == (entry.CRC, entry.file_size, place), head
    place += 30 + head[9] + head[10] + head[7]
print(json.dumps([[name, archive.read(name).decode()] for name in archive.namelist()]))
"#;

/// The files in a zip, by name.
fn unzipped(bytes: &[u8]) -> Vec<(String, String)> {
    let mut command = Command::new("/usr/bin/python3");
    let mut child = command.args(["-c", UNZIP]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

async fn archives_of_thousands_open_elsewhere_and_hold_everyone(site: Site) {
    let mut ada = site.ada().await;
    let name = |number: usize| if number.is_multiple_of(2) { "Zoë".to_owned() } else { format!("Person {number}") };
    let people: String = (0..2000).map(|number| format!("{} <p{number}@example.org>\n", name(number))).collect();
    let path = ada.make_meeting(&pasted(ID, &people)).await;
    let links = ada.links(&path).await;
    for (file, extension) in [("calendars.zip", "ics"), ("drafts.zip", "eml")] {
        let request = Request::get(format!("{path}/{file}")).header("accept-encoding", "gzip, zstd");
        let answer = ada.begin(request.body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status(), answer.headers().get("content-encoding")), (StatusCode::OK, None));
        let files = unzipped(&answer.into_body().collect().await.unwrap().to_bytes());
        assert_eq!(files.len(), 2000);
        for (number, (file, text)) in files.iter().enumerate() {
            assert_eq!(*file, format!("{:04} {}.{extension}", number + 1, name(number)));
            assert!(text.contains(&format!("p{number}@example.org")), "{text}");
        }
        let last = files[1999].1.replace("\r\n ", "").replace("=\r\n", "").replace("=3D", "=");
        assert!(last.contains(&links[1999].1), "{last}");
    }
    // The lists come in pieces too.
    for (file, begin) in
        [("links.csv", "\u{feff}\"name\","), ("links.tsv", "name\t"), ("links.md", "**"), ("links.txt", "Zoë: ")]
    {
        let list = ada.get(&format!("{path}/{file}")).await.body;
        assert!(list.starts_with(begin) && list.contains(&links[0].1) && list.contains(&links[1999].1), "{file}");
        assert_eq!(list.matches("https://").count(), 2000);
    }
    // Nobody's link is new: the files are empty, and can be opened still.
    ada.post(&format!("{path}/people"), &[("everyone", "yes"), ("step", "shared")]).await;
    let answer = ada.begin(Request::get(format!("{path}/drafts.zip?only=changed")).body(Body::empty()).unwrap()).await;
    assert_eq!(unzipped(&answer.into_body().collect().await.unwrap().to_bytes()), []);
    assert_eq!(
        ada.get(&format!("{path}/links.csv?only=changed")).await.body,
        "\u{feff}\"name\",\"email\",\"role\",\"link\"\r\n"
    );
}

async fn files_being_made_or_left_unread_keep_nobody_waiting(site: Site) {
    let mut ada = site.ada().await;
    let people: String = (0..2500).map(|number| format!("Person {number}\n")).collect();
    let path = ada.make_meeting(&pasted(ID, &people)).await;
    let app = site.app(signer());
    let mut browser = Site::browser_of(&app);
    browser.take_cookies(&ada);
    let files = ["drafts.zip", "calendars.zip", "links.csv", "print"].map(|file| format!("{path}/{file}"));
    let begin = |file: &String| {
        let (browser, request) = (browser.clone(), Request::get(file).body(Body::empty()).unwrap());
        tokio::spawn(async move { browser.begin(request).await })
    };
    // While both turns are taken, no file is made, and everything else is answered, on the test's only thread.
    let turns = [app.turns.next().await, app.turns.next().await];
    let under_way: Vec<_> = files.iter().map(begin).collect();
    for _ in 0..20 {
        assert_eq!(browser.clone().get("/healthz").await.status, StatusCode::OK);
        assert_eq!(browser.clone().get("/meetings").await.status, StatusCode::OK);
    }
    // The page of cards answers before its first piece is made.
    assert_eq!(under_way[..3].iter().map(tokio::task::JoinHandle::is_finished).collect::<Vec<_>>(), [false; 3]);
    drop(turns);
    // None of those that begin and are not read keeps a turn, or its place for long.
    let mut unread = Vec::new();
    for file in under_way {
        unread.push(file.await.unwrap());
    }
    for file in &files {
        let answer = browser.get(file).await;
        assert!(answer.status == StatusCode::OK && answer.length > 500_000, "{file}");
    }
    assert!(unread.iter().all(|answer| !answer.headers().contains_key("content-length")));
}
