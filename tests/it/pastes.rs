//! What people paste into Inspect: links that something rewrote, broke or signed in a wrong way.

use axum::http::StatusCode;
use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::{
    cli::{latchkey, run},
    inspect::{good, inspect, signed},
    support::{API_KEY, DOMAIN_ID, Site, now, program::Program},
};

const VALID: &str = "Valid until Tuesday 24 November, 11:00 (Berlin time). It’s signed with this server’s API key.";

/// A token whose signature has the two characters that wrappers and markup touch, within it and at its end.
fn token() -> String {
    let signed = (0..).map(|number| {
        let mut payload = good();
        payload["ud"] = json!(format!("user-{number}"));
        signed(&payload, API_KEY)
    });
    let has_both = |token: &String| {
        let signature = token.rsplit('.').next().unwrap();
        signature.contains('-') && signature.contains('_') && !signature.ends_with('_')
    };
    signed.into_iter().find(has_both).unwrap()
}

fn percent_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A link as Proofpoint's second version writes it.
fn proofpoint_2(link: &str) -> String {
    let link = link.replace('-', "-2D").replace('_', "-5F").replace("https://", "https-3A__");
    let link = link.replace('/', "_").replace('?', "-3F").replace('=', "-3D");
    format!(
        "https://urldefense.proofpoint.com/v2/url?u={link}&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A&r=x&m=y&s=z&e="
    )
}

/// Breaks a text into lines.
fn broken(text: &str, by: &str) -> String {
    text.as_bytes().chunks(72).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>().join(by)
}

/// A text in quoted-printable, in short lines.
fn quoted_printable(text: &str) -> String {
    let mut encoded = String::new();
    for (place, c) in text.chars().enumerate() {
        match c {
            '=' => encoded.push_str("=3D"),
            '.' => encoded.push_str("=2E"),
            '_' => encoded.push_str("=5F"),
            c => encoded.push(c),
        }
        if place % 60 == 59 {
            encoded.push_str("=\n");
        }
    }
    encoded
}

/// Every way in which programs are known to rewrite a link, by the name of the program.
fn rewritten(token: &str) -> Vec<(&'static str, String)> {
    let link = format!("https://acme.daily.co/standup?t={token}");
    let encoded = percent_encoded(&link);
    let mail =
        |headers: &str, body: &str| format!("From: Ada <ada@example.org>\nMIME-Version: 1.0\n{headers}\n\n{body}\n");
    let plain = "Content-Type: text/plain; charset=us-ascii";
    let zero_width: String = link.chars().flat_map(|c| [c, '\u{200b}']).collect();
    let printable = quoted_printable(&link);
    vec![
        ("plain", format!("Your link: <{link}>.")),
        ("with a header of HTTP", format!("Authorization: Bearer {token}")),
        (
            "Safe Links",
            format!(
                "https://eur03.safelinks.protection.outlook.com/?url={encoded}&data=05%7C02%7Cada%40example.org%7Cx&sdata=demo%3D&reserved=0"
            ),
        ),
        (
            "Safe Links in HTML",
            format!(
                "<a href=\"https://eur03.safelinks.protection.outlook.com/?url={encoded}&amp;data=05%7C02\">Join</a>"
            ),
        ),
        ("Proofpoint 2", proofpoint_2(&link)),
        ("Proofpoint 3", format!("https://urldefense.com/v3/__{link}__;!!Qx7ab2c!Rk3_demo-signature$")),
        ("Barracuda", format!("https://linkprotect.cudasvc.com/url?a={encoded}&c=E,1,x&typo=1")),
        ("Cisco", format!("https://secure-web.cisco.com/1x9Ab-_c/{encoded}")),
        ("Google", format!("https://www.google.com/url?q={encoded}&sa=D&source=calendar")),
        ("Facebook", format!("https://l.facebook.com/l.php?u={encoded}&h=AT0x")),
        (
            "two filters",
            format!(
                "https://eur03.safelinks.protection.outlook.com/?url={}&data=05",
                percent_encoded(&proofpoint_2(&link))
            ),
        ),
        ("Slack", format!("<{link}|Join the stand-up>")),
        ("Slack's redirect", format!("https://slack-redir.net/link?url={encoded}")),
        ("Markdown", format!("Please [join]({link}).")),
        ("escaped Markdown", format!("Please [join]({}).", link.replace('_', "\\_").replace('-', "\\-"))),
        ("italics", format!("_Your way in: {link}_")),
        ("bold", format!("**{link}**")),
        ("JSON", format!("{{\"url\":\"{}\"}}", link.replace('/', "\\/").replace('=', "\\u003d"))),
        ("HTML", format!("<a href=\"https://acme.daily.co/standup?x=1&amp;t={token}\">Join</a>")),
        ("a table", format!("Ada,https://example.org,{link},1")),
        ("words behind", format!("{link}Join")),
        ("quoted-printable without headers", printable.clone()),
        ("quoted-printable", mail(&format!("{plain}\nContent-Transfer-Encoding: quoted-printable"), &printable)),
        (
            "base64",
            mail(
                "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64",
                &BASE64_STANDARD.encode(&link),
            ),
        ),
        ("format=flowed", mail(&format!("{plain}; format=flowed"), &broken(&link, " \n"))),
        ("format=flowed; delsp=yes", mail(&format!("{plain}; format=flowed; delsp=yes"), &broken(&link, " \n"))),
        ("quoted", format!("> {}", broken(&link, "\r\n> "))),
        ("percent-encoded blanks", broken(&link, "%20")),
        ("percent-encoded line breaks", broken(&link, "%0D%0A")),
        ("zero-width spaces", zero_width),
        ("soft hyphens", broken(&link, "\u{ad}")),
        ("unusual hyphens", link.replace('-', "\u{2011}")),
    ]
}

#[tokio::test]
async fn a_link_is_found_however_it_was_rewritten() {
    let site = Site::on_sqlite().await;
    let (mut ada, mut program) = (site.ada().await, Program::that_may_all(&site).await);
    for (how, text) in rewritten(&token()) {
        let answer = inspect(&mut ada, &text).await;
        assert_eq!(answer.status, StatusCode::OK, "{how}: {}", answer.page().text("#text-error"));
        assert_eq!(answer.page().texts(".verdict"), [VALID], "{how}: {text}");
        let said = program.post("/inspect", &json!({"token": text})).await.good(StatusCode::OK)["inspection"].clone();
        assert_eq!((&said["valid"], &said["why_not"]), (&true.into(), &Value::Null), "{how}");
    }
    let hidden = "https://protect-eu.mimecast.com/s/AbCdEfGhIjKl?domain=acme.daily.co";
    let answer = inspect(&mut ada, hidden).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = answer.page().text("#text-error");
    assert!(why.contains("which doesn’t contain the original."), "{why}");
    let two = format!("{} {}", token(), signed(&good(), API_KEY));
    let refused = program.post("/inspect", &json!({"token": two})).await;
    assert_eq!(refused.refusal(StatusCode::UNPROCESSABLE_ENTITY), ("invalid".to_owned(), vec!["/token".to_owned()]));
    assert!(refused.body.contains("found 2 tokens; expected one"), "{}", refused.body);
}

#[test]
fn the_command_finds_the_same_links_in_any_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = latchkey(folder.path());
    let (_, token, _) = run(command.args(["token", "--room", "standup", "--user-name", "Ada"]), b"");
    let link = format!("https://acme.daily.co/standup?t={}", token.trim());
    let little: Vec<u8> = link.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = link.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let texts = rewritten(token.trim()).into_iter().map(|(how, text)| (how, text.into_bytes()));
    let encoded = [
        ("UTF-16", little.clone()),
        ("UTF-16, marked", [&[0xff, 0xfe], &little[..]].concat()),
        ("UTF-16, the other way round", [&[0xfe, 0xff], &big[..]].concat()),
        ("UTF-8, marked", [&[0xef, 0xbb, 0xbf], link.as_bytes()].concat()),
    ];
    for (how, text) in texts.chain(encoded) {
        let (code, out, err) = run(latchkey(folder.path()).args(["inspect", "-"]), &text);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{how}: {out}");
        assert!(out.contains("It is signed with this API key."), "{how}: {out}");
    }
}

#[test]
fn a_link_that_a_filter_hid_does_not_hide_the_join_link_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = "https://protect-eu.mimecast.com/s/AbCdEf?domain=x https://links.example.org/j/7x4k9m2p0111wxyz";
    let (code, out, err) = run(latchkey(folder.path()).args(["inspect", "-"]), text.as_bytes());
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("Join link …wxyz."), "{out}");
}

#[tokio::test]
async fn a_link_that_does_not_work_says_so_although_its_token_is_good() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let token = token();
    for (link, why) in [
        (
            "https://acme.daily.co/standup?token=",
            "The token is in the link’s “token” parameter, but Daily reads only “t”.",
        ),
        ("https://acme.daily.co/standup#t=", "The token comes after a “#” in the link"),
        ("https://acme.daily.co/standup/", "The token is in the link’s path"),
        ("http://acme.daily.co/standup?t=", "The link begins with http:// instead of https://"),
        (
            "https://other.daily.co/standup?t=",
            "The link leads to other.daily.co, but this server signs links for acme.daily.co.",
        ),
        (
            "https://acme.daily.co/lobby?t=",
            "The link leads to “lobby” at acme.daily.co, but its token opens “standup”.",
        ),
        ("https://acme.example.org/standup?t=", "The link leads to https://acme.example.org, which isn’t Daily."),
        (
            "https://example.org/go?to=https://acme.daily.co/standup?t=",
            "The link leads to https://example.org, which isn’t Daily.",
        ),
    ] {
        let page = inspect(&mut ada, &format!("{link}{token}")).await.page();
        let verdict = page.text(".verdict.wrong");
        assert!(verdict.starts_with(&format!("The link doesn’t work. {why}")), "{link}: {verdict}");
        assert!(verdict.ends_with(&format!("The token itself: {VALID}")), "{link}: {verdict}");
    }
    // Daily's documentation says nothing of these, so that they are told and not judged.
    let mut payload = good();
    payload["u"] = json!("Zoë ÿÿÿ >>>???");
    let token = (0..).map(|id| {
        payload["ud"] = json!(id.to_string());
        signed(&payload, API_KEY)
    });
    let token = token.into_iter().find(|token| token.contains('-') && token.contains('_')).unwrap();
    let padded: Vec<_> =
        token.split('.').map(|part| format!("{part}{}", "=".repeat((4 - part.len() % 4) % 4))).collect();
    for (text, oddity) in [
        (token.replace('-', "+").replace('_', "/"), "warning The token contains “+” or “/” instead of “-” and “_”."),
        (padded.join("."), "warning Parts of the token end with “=”."),
    ] {
        let page = inspect(&mut ada, &format!("https://acme.daily.co/standup?t={text}")).await.page();
        assert_eq!(page.text(".verdict"), VALID, "{text}");
        assert!(page.text(".points").contains(oddity), "{}", page.text(".points"));
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, token, _) = run(latchkey(folder.path()).args(["token", "--room", "standup"]), b"");
    let link = format!("https://acme.daily.co/standup?token={token}");
    let (code, out, _) = run(latchkey(folder.path()).args(["inspect", "-"]), link.as_bytes());
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("The link does not work: the token is in the link's “token” parameter"), "{out}");
}

/// Payloads that Daily can't use, what is said about them, and the name of the claim.
fn unusable() -> Vec<(Value, &'static str)> {
    let with = |change: Value| {
        let mut payload = good();
        payload.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        payload
    };
    let (now, exp) = (now().as_second(), now().as_second() + 3600);
    let times = |change: Value| {
        let mut payload = json!({"iat": now, "exp": exp});
        payload.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        payload
    };
    vec![
        (
            times(json!({"room_name": "standup", "is_owner": true, "d": DOMAIN_ID})),
            "“room_name” is a name from Daily’s REST API.",
        ),
        (with(json!({"user_name": "Ada"})), "“user_name” is a name from Daily’s REST API."),
        (times(json!({"properties": {"room_name": "standup"}, "d": DOMAIN_ID})), "The claims are inside “properties”"),
        (with(json!({"d": "acme"})), "“d” is \"acme\", but Daily expects the id of the domain, which is a UUID."),
        (with(json!({"r": 7})), "“r” is 7, but Daily expects the name of a room."),
        (with(json!({"o": "true"})), "“o” is \"true\", but Daily expects true or false."),
        (with(json!({"ao": 1})), "“ao” is 1, but Daily expects true or false."),
        (with(json!({"u": ["Ada"]})), "“u” is [\"Ada\"], but Daily expects text."),
        (with(json!({"ud": 42})), "“ud” is 42, but Daily expects text of up to 36 characters."),
        (with(json!({"p": "v,a"})), "“p” is \"v,a\", but Daily expects an object such as {\"cs\":\"v,a\"}."),
        (with(json!({"eje": "60"})), "“eje” is \"60\", but Daily expects a whole number of seconds."),
        (with(json!({"exp": exp * 1000})), "This looks like milliseconds"),
        (with(json!({"exp": exp.to_string()})), "but Daily expects a number of seconds."),
        (with(json!({"iat": "now"})), "“iat” is \"now\", but Daily expects a number of seconds."),
        (times(json!({"r": "standup"})), "The link has no domain ID (d)"),
        (
            times(json!({"iss": "APIdemo", "sub": "ada", "video": {"room": "standup", "roomJoin": true}})),
            "This token is for LiveKit",
        ),
        (times(json!({"apikey": "x", "permissions": ["allow_join"], "version": 2})), "This token is for VideoSDK"),
        (times(json!({"app_key": "x", "tpc": "standup", "role_type": 1})), "This token is for Zoom's Video SDK"),
        (times(json!({"sdkKey": "x", "mn": 123, "role": 0, "tokenExp": exp})), "This token is for Zoom's Meeting SDK"),
        (
            times(json!({"iss": "SK1", "sub": "AC1", "grants": {"video": {"room": "standup"}}})),
            "This token is for Twilio",
        ),
        (
            times(json!({"aud": "jitsi", "iss": "chat", "room": "*", "context": {"user": {}}})),
            "This token is for Jitsi",
        ),
        (times(json!({"access_key": "x", "room_id": "y", "role": "host", "type": "app"})), "This token is for 100ms"),
        (
            times(json!({"iss": "https://accounts.example.org", "sub": "ada"})),
            "The token has none of the claims that Daily documents",
        ),
    ]
}

#[tokio::test]
async fn no_verdict_contradicts_a_mistake() {
    let site = Site::on_sqlite().await;
    let (mut ada, mut program) = (site.ada().await, Program::that_may_all(&site).await);
    for (payload, why) in unusable() {
        // Whoever signed it.
        for key in [API_KEY, "somebody else's"] {
            let token = signed(&payload, key);
            let page = inspect(&mut ada, &token).await.page();
            let verdict = page.text(".verdict.wrong");
            assert!(verdict.starts_with("Not valid. ") && verdict.contains(why), "{payload}: {verdict}");
            assert!(!page.text(".points").contains(why), "{payload}: said once");
            let sentence = page.text(".sentence");
            assert!(
                ["The link isn’t valid. ", "It’s unclear what this link allows", "This token is for "]
                    .iter()
                    .any(|start| sentence.starts_with(start)),
                "{payload}: {sentence}"
            );
            let said =
                program.post("/inspect", &json!({"token": token})).await.good(StatusCode::OK)["inspection"].clone();
            assert_eq!(said["valid"], false, "{payload}");
            assert_eq!(said["why_not"].as_str().unwrap(), said["mistakes"][0].as_str().unwrap(), "{payload}");
        }
    }
    let fraction = |more: i64, tenths: &str| -> Value {
        serde_json::from_str(&format!("{}.{tenths}", now().as_second() + more)).unwrap()
    };
    for (change, oddity) in [
        (
            json!({"iat": fraction(0, "5")}),
            "which is unusual. Daily’s documentation asks for a whole number of seconds and doesn’t say",
        ),
        (json!({"exp": fraction(3600, "9")}), "which is unusual."),
        (json!({"uil": "ja"}), "“uil” is \"ja\", but Daily’s documentation allows only da, de, en"),
        (json!({"er": ["cloud"]}), "“er” is [\"cloud\"], but Daily’s documentation allows only cloud"),
        (json!({"otcd": "seat=7"}), ""),
    ] {
        let mut payload = good();
        payload.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let page = inspect(&mut ada, &signed(&payload, API_KEY)).await.page();
        assert!(
            page.text(".verdict.good").starts_with("Valid until Tuesday 24 November, 11:00"),
            "{change}: {}",
            page.text(".verdict")
        );
        assert!(page.text(".points").contains(oddity), "{change}: {}", page.text(".points"));
        assert!(page.text(".sentence").starts_with("Ada can join standup"), "{}", page.text(".sentence"));
    }
    let mut from_now = good();
    from_now["exp"] = json!(3600);
    let page = inspect(&mut ada, &signed(&from_now, API_KEY)).await.page();
    assert!(page.text(".verdict.wrong").starts_with("Expired on"), "{}", page.text(".verdict"));
    assert!(
        page.text(".points").contains("Daily expects seconds since 1970, not seconds from now."),
        "{}",
        page.text(".points")
    );
}

#[tokio::test]
async fn the_api_key_in_another_form_is_recognized() {
    let site = Site::on_sqlite().await;
    let mut ada = site.ada().await;
    let with = |key: &[u8]| {
        let unsigned = signed(&good(), API_KEY);
        let (head, _) = unsigned.rsplit_once('.').unwrap();
        let mac = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(head).finalize().into_bytes();
        (head.to_owned(), mac)
    };
    let bytes: Vec<u8> =
        (0..API_KEY.len()).step_by(2).map(|at| u8::from_str_radix(&API_KEY[at..at + 2], 16).unwrap()).collect();
    for (key, form) in [
        (bytes, "decoded from hex to bytes"),
        (BASE64_STANDARD.decode(API_KEY).unwrap(), "decoded from base64 to bytes"),
        (BASE64_STANDARD.encode(API_KEY).into_bytes(), "encoded as base64"),
        (format!("{API_KEY}\n").into_bytes(), "followed by a newline"),
        (format!("{API_KEY}\r\n").into_bytes(), "followed by a newline"),
        (format!("\"{API_KEY}\"").into_bytes(), "in quotation marks"),
        (API_KEY.to_uppercase().into_bytes(), "with its letters in the wrong case"),
    ] {
        let (head, mac) = with(&key);
        let page = inspect(&mut ada, &format!("{head}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac))).await.page();
        let verdict = page.text(".verdict.wrong");
        assert_eq!(
            verdict,
            format!(
                "Not valid. The link is signed with this server’s API key, but {form}. Use the key exactly as Daily shows it."
            )
        );
    }
    let (head, mac) = with(API_KEY.as_bytes());
    let digits: String = mac.iter().map(|byte| format!("{byte:02x}")).collect();
    for signature in [digits.clone(), digits.to_uppercase(), BASE64_URL_SAFE_NO_PAD.encode(&digits)] {
        let page = inspect(&mut ada, &format!("https://acme.daily.co/standup?t={head}.{signature}")).await.page();
        let verdict = page.text(".verdict.wrong");
        assert_eq!(
            verdict, "Not valid. The signature is written in hexadecimal digits. Daily expects base64url.",
            "{signature}"
        );
    }
}
