//! What is nested far too deeply: emails in emails, JSON in JSON.

use axum::http::StatusCode;
use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::json;

use crate::{
    cli::{latchkey, run},
    inspect::{good, inspect, signed, unsigned},
    support::{API_KEY, Site, program::Program},
};

/// Emails whose parts are nested so deeply, each kind within a megabyte.
fn nested_emails(levels: usize) -> [(&'static str, String); 6] {
    const HEAD: &str = "MIME-Version: 1.0\n";
    let attached = format!("{HEAD}{}\nend", "Content-Type: message/rfc822\n\n".repeat(levels));
    let multipart = |level| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    let parts = (0..levels).map(multipart).collect::<String>();
    let digest = |level| format!("Content-Type: multipart/digest; boundary=b{level}\n\n--b{level}\n\n");
    let digests = (0..levels).map(digest).collect::<String>();
    let inner = BASE64_STANDARD.encode("Content-Type: message/rfc822\n\n".repeat(levels) + "\nend");
    let encoded = format!("{HEAD}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}");
    let printable = "Content-Type: message/rfc822\n\n".repeat(levels).replace('e', "=65") + "\nend";
    let printable =
        format!("{HEAD}Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n{printable}");
    let mixed = |level| match level % 3 {
        0 => format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"),
        1 => "Content-Type: message/rfc822\n\n".to_owned(),
        _ => format!("Content-Type: multipart/digest; boundary=b{level}\n\n--b{level}\n\n"),
    };
    let mixed = format!("{HEAD}{}\nend", (0..levels).map(mixed).collect::<String>());
    [
        ("attached emails in a quoted-printable one", printable),
        ("parts, attached emails and digests by turns", mixed),
        ("attached emails", attached),
        ("parts", format!("{HEAD}{parts}\nend")),
        ("digests", format!("{HEAD}{digests}\nend")),
        ("attached emails in an encoded one", encoded),
    ]
}

/// An email that is encoded within an email, and so on.
fn emails_encoded_in_emails(levels: usize, innermost: &str) -> String {
    let wrap = |inner: String, _| {
        let inner = BASE64_STANDARD.encode(inner);
        format!("MIME-Version: 1.0\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}")
    };
    (0..levels).fold(format!("MIME-Version: 1.0\n\n{innermost}"), wrap)
}

#[test]
fn emails_nested_too_deeply_are_refused_and_do_not_abort_the_program() {
    const WANTED: &str = "more than 50 levels of nested parts; paste only the text around the link";
    let folder = tempfile::tempdir().unwrap();
    let ask = |text: &str| run(latchkey(folder.path()).args(["inspect", "-"]), text.as_bytes());
    for (what, text) in nested_emails(24_000) {
        let text = &text[..text.len().min(1024 * 1024)];
        let (code, _, err) = ask(text);
        assert_eq!(code, Some(2), "{what}: {err}");
        assert!(err.contains(WANTED), "{what}: {err}");
    }
    // Parts that share a boundary stand beside each other.
    let shared = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(24_000);
    let (code, _, err) = ask(&format!("MIME-Version: 1.0\n{}", &shared[..1_000_000]));
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("found no link with a token"), "{err}");
    let token = signed(&good(), API_KEY);
    for levels in [1, 4, 20] {
        let (code, out, err) =
            ask(&emails_encoded_in_emails(levels, &format!("https://acme.daily.co/standup?t={token}")));
        assert_eq!((code, err.as_str()), (Some(1), ""), "{levels}: {out}");
        assert!(out.contains("Ada"), "{levels}: {out}");
    }
}

#[tokio::test]
async fn what_is_nested_too_deeply_gets_a_sentence_on_the_page_and_from_the_api() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    for (what, text) in nested_emails(24_000) {
        let answer = inspect(&mut ada, &text[..text.len().min(1024 * 1024)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        let error = answer.page().text("#text-error");
        assert!(error.contains("This email contains too many nested emails."), "{what}: {error}");
    }
    // JSON in JSON: in a token's header, in its claims, in an API's body and in its query.
    let arrays = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let objects = |levels: usize| format!("{}1{}", r#"{"a":"#.repeat(levels), "}".repeat(levels));
    let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
    for deep in [arrays(20_000), objects(7_000), "[".repeat(40_000), r#"{"a":"#.repeat(7_000)] {
        for payload in [deep.clone(), format!(r#"{{"r":"x","p":{deep}}}"#)] {
            let header = format!("{}.{}.{}", part(&payload), part("{}"), "A".repeat(43));
            for token in [unsigned(&payload), header] {
                let answer = inspect(&mut ada, &token).await;
                assert!([200, 422].contains(&answer.status.as_u16()), "{}", answer.body);
                let is_named = |text: &str| answer.body.contains(text);
                assert!(is_named("This isn’t a valid link for Daily.") || is_named("No invite link was found"));
            }
        }
    }
    let mut program = Program::that_may_all(&site).await;
    for (what, text) in nested_emails(24_000) {
        let text = &text[..text.len().min(1024 * 1024)];
        let answer = program.post("/inspect", &json!({"token": text})).await;
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/token"], "{what}");
        assert!(answer.body.contains("more than 50 levels of nested parts"), "{what}: {}", answer.body);
    }
    let too_long = program.post("/inspect", &json!({"token": "x ".repeat(600_000)})).await;
    assert_eq!(too_long.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["/token"]);
    for deep in [arrays(10_000), "[".repeat(20_000), r#"{"a":"#.repeat(4_000)] {
        let options: String =
            form_urlencoded::byte_serialize(format!(r#"{{"permissions":{deep}}}"#).as_bytes()).collect();
        let path = format!("/links?room=x&options={options}");
        let answer = program.send("POST", &path, &[("content-type", "text/csv")], "Ada\n").await;
        assert_eq!(answer.refusal(StatusCode::UNPROCESSABLE_ENTITY).1, ["options"]);
    }
    for deep in [arrays(2_000_000), objects(700_000), "[".repeat(4_000_000), r#"{"a":"#.repeat(800_000)] {
        for (path, body) in [
            ("/inspect", format!(r#"{{"token":{deep}}}"#)),
            ("/inspect", deep.clone()),
            ("/meetings", format!(r#"{{"room":"x","options":{deep}}}"#)),
            ("/tokens", format!(r#"{{"room":"x","options":{{"permissions":{deep}}}}}"#)),
            ("/links", format!(r#"{{"room":"x","people":[{{"name":{deep}}}]}}"#)),
        ] {
            let answer = program.send("POST", path, &[("content-type", "application/json")], body).await;
            assert!([400, 422].contains(&answer.status.as_u16()), "{path}: {} {}", answer.status, answer.body);
        }
    }
}
