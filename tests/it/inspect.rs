//! Telling what a pasted text's tokens are: on the page, on the command line.

use axum::http::StatusCode;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use latchkey::program::{
    daily::fake::Fault,
    token::{TokenContents, inspect::tokens_in},
};
use serde_json::{Value, json};

use crate::{
    cli::{latchkey, run},
    support::{API_KEY, Answer, Browser, DOMAIN_ID, Site, now, on_both, pasted},
};

const ID: &str = "7d9f1c7e-5b0a-4c55-9f43-0a1b2c3d4e5f";
const PREVIOUS_KEY: &str = "0000000000000000111111111111111122222222222222223333333333333333";

/// A token with any payload, signed with a key.
pub(crate) fn signed(payload: &Value, key: &str) -> String {
    let _ = crate::support::signer();
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), payload, &EncodingKey::from_secret(key.as_bytes())).unwrap()
}

/// A token whose payload is this text, with a signature of the right length.
pub(crate) fn unsigned(payload: &str) -> String {
    let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.{}", part(r#"{"alg":"HS256","typ":"JWT"}"#), part(payload), "A".repeat(43))
}

pub(crate) fn good() -> Value {
    let now = now().as_second();
    json!({"r": "standup", "d": DOMAIN_ID, "iat": now, "exp": now + 3600, "ud": "7", "u": "Ada"})
}

pub(crate) async fn inspect(ada: &mut Browser, text: &str) -> Answer {
    ada.post("/inspect", &[("text", text)]).await
}

on_both!(a_link_of_ours_tells_whose_it_is_and_what_can_be_done);

async fn a_link_of_ours_tells_whose_it_is_and_what_can_be_done(site: Site) {
    let (mut site, fake) = site.with_daily().await;
    let mut ada = site.ada().await;
    let path = ada.make_meeting(&pasted(ID, "Ada, owner\nBob")).await;
    let links = ada.links(&path).await;
    site.wait(SignedDuration::from_mins(30));
    let mut during = site.browser();
    during.take_cookies(&ada);
    let answer = inspect(&mut during, &links[1].1).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let page = answer.page();
    assert!(
        page.text(".sentence").starts_with("Bob can join weekly-review on Tuesday 24 November, 10:15"),
        "{}",
        page.text(".sentence")
    );
    assert_eq!(
        page.text(".verdict"),
        "Valid until Tuesday 24 November, 12:00 (Berlin time). It’s signed with this server’s API key."
    );
    assert!(
        page.texts(".facts dd").iter().any(
            |fact| fact == "Bob in Weekly review You created the link on Tuesday 24 November, 10:00 (Berlin time)."
        ),
        "{:?}",
        page.texts(".facts dd")
    );
    assert_eq!(page.attributes(".more .facts a", "href"), [path.as_str()]);
    let cells = page.texts(".claims tbody td");
    assert!(cells.chunks(4).any(|row| row == ["user_name", "u", "\"Bob\"", "the name others see"]), "{cells:?}");
    assert!(!answer.body.contains("eyJ"), "the token itself is not shown again");

    // Another organizer learns who issued it, and no more.
    let page = inspect(&mut site.bob().await, &links[1].1).await.page();
    assert!(
        page.texts(".facts dd")
            .contains(&"Ada Lovelace created the link on Tuesday 24 November, 10:00 (Berlin time).".to_owned()),
        "{:?}",
        page.texts(".facts dd")
    );
    assert!(!page.has(".facts a"));

    // Removing whoever is in under it now.
    fake.add_room("weekly-review", "private", json!({}));
    let id = answer.page().value("input[name=user_id]");
    fake.join("weekly-review", &id);
    let remove = [("user_id", id.as_str()), ("ban", "yes")];
    let answer = during.post("/rooms/weekly-review/eject", &remove).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.page().text(".lede"),
        "Daily removed 1 device. The person is banned until the current meeting in the room is over. After that, the link works again."
    );
    assert_eq!(fake.bans(), [true]);
    assert!(answer.page().text(".warn").starts_with("The link works until it expires."));
    let answer = during.post("/rooms/weekly-review/eject", &remove).await;
    assert_eq!(answer.page().text("h1"), "No one was in weekly-review with this link");
    fake.fail_next(Fault::Cut);
    let answer = during.post("/rooms/weekly-review/eject", &remove).await;
    assert_eq!(
        (answer.status, answer.page().text(".danger").as_str()),
        (StatusCode::BAD_GATEWAY, "Latchkey can’t reach Daily. Try again in a moment.")
    );
    assert_eq!(during.post("/rooms/weekly-review/eject", &[("user_id", "")]).await.status, StatusCode::NOT_FOUND);

    // Nothing of what was pasted is kept.
    let stored = site.everything_stored().await;
    assert!(!stored.contains("eyJ0eXAi") && !stored.contains("eyJyIjoi"));
    assert_eq!(
        site.browser().post("/inspect", &[("text", "x")]).await.status,
        StatusCode::FORBIDDEN,
        "it leads to the sign-in"
    );
}

#[tokio::test]
async fn signatures_and_times_are_told_apart() {
    let site = Site::on_sqlite().await.with_earlier_key(PREVIOUS_KEY);
    let mut ada = site.ada().await;
    let at = |change: Value| {
        let mut payload = good();
        payload.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        payload
    };
    let now = now().as_second();
    let ours = ada.get("/settings").await.page().texts("[aria-labelledby=domain] code");
    assert_eq!(ours.len(), 2);
    for (payload, key, verdict, signature) in [
        (
            good(),
            API_KEY,
            "Valid until Tuesday 24 November, 11:00 (Berlin time). It’s signed with this server’s API key.",
            ours[0].as_str(),
        ),
        (
            at(json!({"nbf": now + 60})),
            API_KEY,
            "Not valid yet. The link will work on Tuesday 24 November, 10:01–11:00 (Berlin time).",
            &ours[0],
        ),
        (at(json!({"exp": now})), API_KEY, "Expired on Tuesday 24 November, 10:00 (Berlin time).", &ours[0]),
        (
            at(json!({"d": "11111111-2222-4333-8444-555555555555"})),
            API_KEY,
            "Not valid. It was created for another Daily domain.",
            &ours[0],
        ),
        (
            good(),
            PREVIOUS_KEY,
            "Valid until Tuesday 24 November, 11:00 (Berlin time). It’s signed with the previous API key",
            &ours[1],
        ),
        (
            good(),
            "somebody else's",
            "This link isn’t signed with this server’s API key. It may have been created with another key",
            "An unknown API key",
        ),
    ] {
        let page = inspect(&mut ada, &signed(&payload, key)).await.page();
        assert!(page.text(".verdict").starts_with(verdict), "{}", page.text(".verdict"));
        assert!(page.text(".facts dd").contains(signature), "{}", page.text(".facts dd"));
    }
}

#[tokio::test]
async fn a_link_that_lost_its_end_is_told_from_a_foreign_one() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let token = signed(&good(), API_KEY);
    let page =
        inspect(&mut ada, &format!("https://acme.daily.co/standup?t={}", &token[..token.len() - 3])).await.page();
    assert_eq!(page.text(".verdict"), "Not valid. This link is incomplete. Ask for the full link.");
    assert!(
        page.text(".sentence")
            .starts_with("The link isn’t valid. This is what the link would allow if it were valid: Ada can join"),
        "{}",
        page.text(".sentence")
    );
}

#[tokio::test]
async fn the_usual_mistakes_are_named() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let now = now().as_second();
    let none = format!(
        "{}.{}.",
        BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#),
        BASE64_URL_SAFE_NO_PAD.encode(good().to_string())
    );
    let cases: Vec<(String, &[&str])> = vec![
        (
            signed(&json!({"room_name": "standup", "exp": now + 60, "is_owner": true, "iss": API_KEY}), API_KEY),
            &[
                "urgent The link contains the API key itself. Anyone who has seen the link can create links of any kind.",
                "“room_name” is a name from Daily’s REST API. A token must use “r” instead.",
                "warning “is_owner” is a name",
                "warning The link has no domain ID (d), so Daily ignores it.",
            ],
        ),
        (
            signed(&json!({"r": "x", "d": DOMAIN_ID, "note": PREVIOUS_KEY}), API_KEY),
            &["urgent A claim looks like an API key (0000…)", "warning The link has no expiry time (exp)"],
        ),
        (
            signed(&json!({"r": "x", "d": DOMAIN_ID, "iat": now, "exp": (now + 60) * 1000}), API_KEY),
            &["This looks like milliseconds, but Daily expects seconds."],
        ),
        (
            signed(&json!({"r": "x", "d": DOMAIN_ID, "iat": 1_700_000_000.5, "exp": "soon"}), API_KEY),
            &[
                "“iat” is 1700000000.5, which is unusual. Daily’s documentation asks for a whole number of seconds",
                "“exp” is \"soon\", but Daily expects a number of seconds.",
            ],
        ),
        (
            signed(&json!({"r": "x", "d": DOMAIN_ID, "iat": now, "nbf": now + 9, "exp": now + 9}), API_KEY),
            &["The link expires (exp) before it becomes valid (nbf)"],
        ),
        (
            signed(
                &json!({"r": "x", "d": DOMAIN_ID, "iat": now, "exp": now + 9, "p": {"canSend": ["audio"]}}),
                API_KEY,
            ),
            &["The permissions (p) use the format of Daily’s REST API"],
        ),
        (
            signed(&json!({"r": "x", "d": DOMAIN_ID, "iat": now, "exp": now + 9, "ud": "7".repeat(37)}), API_KEY),
            &["Daily accepts up to 36 characters"],
        ),
        (
            unsigned(r#"{"r":"a","r":"b","d":"x","exp":1,"exp":2}"#),
            &["“r” appears more than once", "“exp” appears more than once"],
        ),
        (none, &["The link isn’t signed, so Daily ignores it."]),
        (
            format!("https://acme.daily.co/lobby?t={}", signed(&good(), API_KEY)),
            &["The link leads to “lobby” at acme.daily.co, but its token opens “standup”."],
        ),
    ];
    for (text, wanted) in cases {
        let answer = inspect(&mut ada, &text).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let page = answer.page();
        let found = [page.texts(".points li"), page.texts(".verdict")].concat();
        for what in wanted {
            assert!(found.iter().any(|mistake| mistake.contains(what)), "{what}: {found:?}");
        }
    }
    let many: serde_json::Map<String, Value> =
        (0..200).map(|number| (format!("claim-{number}"), json!(number))).collect();
    let page = inspect(&mut ada, &signed(&Value::Object(many), API_KEY)).await.page();
    assert_eq!(page.texts(".claims tbody tr").len(), 200);
}

#[tokio::test]
async fn tokens_are_found_wherever_they_stand() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let tokens: Vec<String> = (0..10)
        .map(|number| {
            let mut payload = good();
            payload["u"] = json!(format!("Person {number}"));
            signed(&payload, API_KEY)
        })
        .collect();
    let listed: String =
        tokens.iter().map(|token| format!("Dear you,\r\n<https://acme.daily.co/standup?t={token}>\r\n")).collect();
    let page = inspect(&mut ada, &listed).await.page();
    assert_eq!(page.text("h1"), "About these 10 links");
    assert_eq!(page.texts(".sentence").len(), 10);

    let token = &tokens[3];
    // As mail programs quote and break lines, and as one address stands inside another.
    let (first, second) = token.split_at(60);
    for text in [
        format!("> see https://acme.daily.co/standup?t={first}\r\n> {second}\r\n> Regards"),
        format!(
            "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nhttps://acme.daily.co/standup?t=3D{first}=\r\n{second}\r\n"
        ),
        format!(
            "Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}\n",
            base64::prelude::BASE64_STANDARD
                .encode(format!("<a href=\"https://acme.daily.co/standup?t={token}\">Join</a>"))
        ),
        format!("https://example.org/go?to=https%3A%2F%2Facme.daily.co%2Fstandup%3Ft%3D{token}&x=1"),
        format!("{{\"t\":\"{token}\"}}"),
        format!("{token}\n{token}"),
    ] {
        let answer = inspect(&mut ada, &text).await;
        assert_eq!(answer.status, StatusCode::OK, "{text}");
        assert!(answer.page().text(".sentence").starts_with("Person 3 can join"), "{text}");
        assert_eq!(answer.page().texts(".sentence").len(), 1);
    }
}

#[tokio::test]
async fn no_token_is_shown_whole_wherever_it_stands_in_an_address() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let token = signed(&good(), API_KEY);
    for (text, count) in [
        (format!("https://acme.daily.co/{token}"), 1),
        (format!("https://acme.daily.co/{token}/#{token}"), 1),
        (format!("https://ada:{token}@acme.daily.co/{token}?t={}", signed(&json!({"r": "standup"}), API_KEY)), 2),
    ] {
        let answer = inspect(&mut ada, &text).await;
        assert_eq!((answer.status, answer.page().texts(".sentence").len()), (StatusCode::OK, count), "{text}");
        assert!(!answer.body.contains(&token), "{text}");
        let mistakes = answer.page().text(".points");
        assert!(mistakes.contains("The link doesn’t lead to a room at acme.daily.co"), "{text}: {mistakes}");
    }
}

#[tokio::test]
async fn what_can_not_be_read_gets_a_sentence_and_is_kept() {
    const MALFORMED: &str = "This isn’t a valid link for Daily.";
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let long = format!("eyJhbGciOiJIUzI1NiJ9.{}.{}", "QUJD".repeat(25_000), "A".repeat(43));
    for (text, wanted) in [
        ("", "Paste a link or an email, or type a name or email address."),
        ("hello there", "No invite link was found"),
        ("https://example.org/standup", "No invite link was found"),
        ("a.b.c", MALFORMED),
        ("a.b", MALFORMED),
    ] {
        let answer = inspect(&mut ada, text).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(answer.page().text("#text-error").contains(wanted), "{text}: {}", answer.page().text("#text-error"));
        assert_eq!(answer.page().raw_texts("#text")[0].trim(), text);
        assert_eq!(answer.page().attributes("#text", "aria-invalid"), ["true"]);
    }
    for (text, why) in [("a.b.c", "the header is not base64url"), ("a.b", "expected three parts")] {
        assert!(TokenContents::read(text).unwrap_err().to_string().contains(why), "{text}");
    }
    for (text, wanted) in [
        (unsigned("no JSON"), "the payload is not a JSON object"),
        (unsigned("[1]"), "the payload is not a JSON object"),
        (long, "longer than 64 KiB"),
        ("eyJhbGciOiJIUzI1NiJ9.!!.x".replace("!!", "A"), "the payload is not base64url"),
    ] {
        let answer = inspect(&mut ada, &text).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.page().text(".verdict.wrong").contains(MALFORMED), "{}", answer.page().text(".verdict"));
        assert!(TokenContents::read(&text).unwrap_err().to_string().contains(wanted), "{text}");
    }
    // So does a megabyte of links within links, of links of filters, or of what begins a token again and again.
    let long = "A".repeat(1_000_000);
    for text in [
        format!("{}eyJhbGciOiJIUzI1NiJ9.{long}.{}", "http://,".repeat(1000), "A".repeat(43)),
        format!("{}eyJhbGciOiJIUzI1NiJ9.{long}.{}", "https://l.facebook.com/".repeat(350), "A".repeat(43)),
        format!("{}%2525252541", "urldefense.proofpoint.com/v2/url?u= ".repeat(28_000)),
        format!("{}.{long}.", "eyJ".repeat(341)),
    ] {
        let begun = std::time::Instant::now();
        let answer = inspect(&mut ada, &text).await;
        assert!([200, 422].contains(&answer.status.as_u16()), "{}", answer.status);
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }
    // A megabyte of what begins like tokens ends soon; more is refused.
    for text in
        ["eyJ".repeat(340_000), "eyJ.".repeat(260_000), format!("{}.a.b", "eyJ".repeat(340_000)), "x\n".repeat(500_000)]
    {
        let begun = std::time::Instant::now();
        assert!(tokens_in(&text).is_empty());
        let answer = inspect(&mut ada, &text).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
    let answer = inspect(&mut ada, &"x ".repeat(600_000)).await;
    assert_eq!(answer.page().text("#text-error"), "The text is larger than 1 MB. Paste only the part with the links.");
}

#[test]
fn the_command_reads_a_whole_mail_and_says_whose_each_link_is() {
    let folder = tempfile::tempdir().unwrap();
    let command = || latchkey(folder.path());
    let (_, links, _) = run(
        command().args(["links", "--room", "standup", "--format", "text", "--owner", "Ada", "--invitee", "Bob"]),
        b"",
    );
    let (code, out, err) = run(command().args(["inspect", "-"]), links.as_bytes());
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("1 of 2\nAda can join “standup”"), "{out}");
    assert!(out.contains("\n2 of 2\nBob can join “standup”"), "{out}");
    let (code, out, _) = run(
        command().env("DAILY_API_KEY", PREVIOUS_KEY).env("DAILY_PREVIOUS_API_KEY", API_KEY).args(["inspect", "-"]),
        links.as_bytes(),
    );
    assert_eq!(code, Some(0));
    assert!(out.contains("It is signed with the previous API key"), "{out}");
    let (code, out, _) = run(command().env("DAILY_API_KEY", PREVIOUS_KEY).args(["inspect", "-"]), links.as_bytes());
    assert_eq!(code, Some(1));
    assert!(out.contains("Not signed with this API key."), "{out}");
}

#[test]
fn the_previous_api_key_is_read_from_its_setting_and_from_the_earlier_name_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("previous");
    std::fs::write(&file, API_KEY).unwrap();
    let token = signed(&good(), API_KEY);
    let inspect = |settings: &[(&str, &str)], flags: &[&str]| {
        let mut command = latchkey(folder.path());
        command.env("DAILY_API_KEY", PREVIOUS_KEY).envs(settings.iter().copied()).arg("inspect").args(flags);
        run(command.arg(&token), b"")
    };
    let is_recognized = |settings: &[(&str, &str)], flags: &[&str]| {
        let (_, out, err) = inspect(settings, flags);
        assert_eq!(err, "", "{settings:?}: no setting is unknown");
        assert!(!out.contains("Not signed with this API key"), "{settings:?} {flags:?}: {out}");
    };
    assert!(inspect(&[], &[]).1.contains("Not signed with this API key"));
    let path = file.to_str().unwrap();
    for name in ["DAILY_PREVIOUS_API_KEY", "DAILY_EARLIER_API_KEY"] {
        is_recognized(&[(name, API_KEY)], &[]);
        is_recognized(&[(&format!("{name}_FILE"), path)], &[]);
    }
    is_recognized(&[("DAILY_PREVIOUS_API_KEY", API_KEY), ("DAILY_EARLIER_API_KEY", "another-key-than-that")], &[]);
    is_recognized(&[("DAILY_PREVIOUS_API_KEY", ""), ("DAILY_EARLIER_API_KEY", API_KEY)], &[]);
    for flag in ["--previous-api-key-file", "--earlier-api-key-file"] {
        is_recognized(&[], &[flag, path]);
    }
    let (code, _, err) = inspect(&[("DAILY_EARLIER_API_KEY", API_KEY), ("DAILY_EARLIER_API_KEY_FILE", path)], &[]);
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("DAILY_EARLIER_API_KEY and DAILY_EARLIER_API_KEY_FILE are both set."), "{err}");
}
