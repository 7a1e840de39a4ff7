//! Looking for tokens in any text, and telling what they say.
#![no_main]

use std::{collections::HashSet, sync::LazyLock};

use jiff::{Timestamp, tz::TimeZone};
use latchkey::program::{
    inspection::{Inspection, Keys, Paste, Standing},
    token::{
        ApiKey, Claims, Domain, Signer,
        inspect::{FoundToken, tokens_in},
    },
};
use libfuzzer_sys::fuzz_target;
use url::Url;

/// Every so many inputs one is looked through many times over, so that time which grows with the square becomes a
/// time-out.
const LONG: usize = 64;

static SIGNER: LazyLock<Signer> = LazyLock::new(|| {
    let domain = Domain {
        name: "acme".parse().expect("a name"),
        id: "30f866c3-9123-452a-8723-ff58322d09c5".parse().expect("an id"),
    };
    Signer::new(domain, &ApiKey::parse("a-made-up-key").expect("a key"))
});

static NOW: LazyLock<Timestamp> = LazyLock::new(|| "2026-11-24T09:00:00Z".parse().expect("a time"));

static TOKEN: LazyLock<String> = LazyLock::new(|| {
    let ends = "2026-11-24T10:00:00Z".parse().expect("a time");
    let room = "standup".parse().expect("a room");
    let mut claims = Claims::new(SIGNER.domain().id, room, *NOW, None, ends).expect("claims");
    claims.user_name = Some("Ada".to_owned());
    SIGNER.sign(&claims, *NOW).expect("a token").as_str().to_owned()
});

// `{token}` in an input stands for one that is signed with our key.
fuzz_target!(|text: &str| {
    let text = text.replace("{token}", &TOKEN);
    check_found(&tokens_in(&text), &text);
    for keys in [Keys { own: Some(&SIGNER), earlier: None }, Keys { own: None, earlier: None }] {
        check_inspected(&text, keys);
    }
    if text.len() % LONG == 1 {
        let long = text.repeat(512 * 1024 / text.len());
        let _ = Paste::new(long).tokens();
    }
});

/// What is found stands in the text, once each.
fn check_found(found: &[FoundToken], text: &str) {
    assert!(found.len() <= 100);
    let mut seen = HashSet::new();
    for found in found {
        let token = &found.token;
        assert!(seen.insert(token));
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{token}");
        assert_eq!(token.matches('.').count(), 2, "{token}");
        // Line breaks within it are left out.
        let is_there = text.match_indices(&token[..3]).any(|(begin, _)| {
            let mut rest = text[begin..].bytes().map(|byte| match byte {
                b'+' => b'-',
                b'/' => b'_',
                byte => byte,
            });
            token.bytes().all(|byte| {
                let between = |other: &u8| *other != byte && b"=\r\n> \t".contains(other);
                rest.by_ref().find(|other| !between(other)) == Some(byte)
            })
        });
        assert!(is_there, "{token}");
        if let Some(link) = &found.link {
            assert!(matches!(link.scheme(), "http" | "https"), "{link}");
        }
    }
}

fn check_inspected(text: &str, keys: Keys<'_>) {
    let Ok(found) = Paste::new(text.to_owned()).tokens() else { return };
    assert!(!found.is_empty());
    for found in found {
        let Ok(inspection) = Inspection::of(&found, keys, *NOW) else { continue };
        let is_ours = keys.own.is_some() && found.token.trim() == *TOKEN;
        assert_eq!(inspection.is_ours(), is_ours, "{}", found.token);
        assert_eq!(inspection.standing == Standing::Valid, is_ours, "{}", found.token);
        assert!(!inspection.sentence(&TimeZone::UTC).is_empty());
        assert!(!inspection.verdict(&TimeZone::UTC).is_empty());
        for (_, short, value, _) in inspection.contents.rows() {
            let _ = inspection.shown(short, value, &TimeZone::UTC);
        }
        let link = inspection.link.as_ref().map_or("", Url::as_str);
        let mistakes = inspection.mistakes.iter().map(ToString::to_string);
        for shown in mistakes.chain([link.to_owned()]) {
            assert!(!shown.contains(&found.token), "{shown}");
        }
    }
}
