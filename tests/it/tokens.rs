//! Tokens against vectors made elsewhere, and the bytes that every release must keep.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use latchkey::program::token::{
    ApiKey, ApiKeyError, Claims, Domain, SignError, Signer, TOKEN_LIMIT, TokenContents, TokenError,
    contents::CLAIM_NAMES, inspect::token_in,
};
use sha2::Sha256;

use crate::support::{API_KEY, DOMAIN_ID, now, signer, signer_for};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

/// HMAC-SHA-256 over given bytes, by the code under the signer.
fn signature(key: &[u8], signed: &str) -> String {
    use base64::Engine as _;
    let mac = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(signed).finalize().into_bytes();
    base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(mac)
}

fn encoded(text: &str) -> String {
    use base64::Engine as _;
    base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(text)
}

#[test]
fn the_example_of_rfc_7515_signs_the_same() {
    use base64::Engine as _;
    let vector: serde_json::Value = serde_json::from_str(include_str!("golden/rfc7515_a1.json")).unwrap();
    let key = base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(vector["jwk"]["k"].as_str().unwrap()).unwrap();
    let (signed, wanted) = vector["compact"].as_str().unwrap().rsplit_once('.').unwrap();
    assert_eq!(signature(&key, signed), wanted);
}

#[test]
fn vectors_signed_by_two_other_languages_are_valid() {
    // daily.md, section 7: made with Python's hmac and Node's crypto, key `very-very-secret`.
    let key = ApiKey::parse("very-very-secret").unwrap();
    let domain = Domain { name: "acme".parse().unwrap(), id: DOMAIN_ID.parse().unwrap() };
    let signer = Signer::new(domain, &key);
    let header = encoded(r#"{"alg":"HS256","typ":"JWT"}"#);
    let token = |payload: &str, signature: &str| format!("{header}.{}.{signature}", encoded(payload));

    let first = token(
        r#"{"r":"some-room","d":"some-domain-id","exp":1700003600,"o":false,"iat":1700000000}"#,
        "5fMD1tqiPYVRXg6nUuhk8Qn1qSg-YH33RgLZggDg0xk",
    );
    assert!(matches!(signer.verify(&first, at(1_700_000_000)), Err(TokenError::Malformed(_))), "its domain is no UUID");
    let second = token(
        r#"{"r":"test","iat":1610596413,"d":"30f866c3-9123-452a-8723-ff58322d09c5"}"#,
        "AR26EWadEQh-x5e8Cg3ozzcti6w2_BmckAKnWmk9XzY",
    );
    let claims = signer.verify(&second, at(1_700_000_000)).unwrap();
    assert_eq!((claims.room_name().unwrap().as_str(), claims.expires_at()), ("test", None));
    let third = token(
        r#"{"r":"hello","d":"30f866c3-9123-452a-8723-ff58322d09c5","iat":1700000000,"nbf":1700000000,"exp":1700003600,"u":"Zoë 李","o":true,"p":{"hp":true,"cs":"v,a","cr":{"b":true,"u":{"*":false}},"ca":"p,t"}}"#,
        "J9IN4yrJR3VY6il1PUEwitAe8y7wkq7mEz-SkCg1_FU",
    );
    let claims = signer.verify(&third, at(1_700_000_000)).unwrap();
    assert_eq!(claims.user_name.as_deref(), Some("Zoë 李"));
    assert!(claims.is_owner);
}

#[test]
fn the_tokens_printed_in_dailys_documentation_are_read() {
    let printed = include_str!("golden/daily-docs.txt");
    let tokens: Vec<_> = printed.lines().map(|line| TokenContents::read(line).unwrap()).collect();
    let first = tokens[0].claims().unwrap();
    assert_eq!(first.room_name().unwrap().as_str(), "hello");
    assert_eq!((first.not_before(), first.expires_at()), (Some(at(1_548_721_569)), Some(at(1_864_081_538))));
    assert!(first.is_owner);
    assert_eq!(first.options.enable_screenshare, Some(true));
    assert_eq!(first.options.enable_recording.unwrap().code(), "local");
    let second = tokens[1].claims().unwrap();
    assert_eq!(second.room_name().unwrap().as_str(), "room-0253");
    assert_eq!(second.domain_id().unwrap().to_string(), "25df5057-ef0d-4d97-bde6-0cf287276cbb");
    assert_eq!(signer().verify(printed.lines().next().unwrap(), now()), Err(TokenError::WrongKey));
}

/// Stored facts give the same link after every upgrade: these bytes never change.
#[test]
fn the_bytes_of_a_token_are_pinned() {
    let golden = include_str!("golden/tokens.txt");
    for line in golden.lines().filter(|line| !line.starts_with('#')) {
        let (payload, wanted) = line.split_once('\t').unwrap();
        let claims: Claims = serde_json::from_str(payload).unwrap();
        assert_eq!(serde_json::to_string(&claims).unwrap(), payload);
        let token = signer().sign(&claims, at(1_700_000_000)).unwrap();
        assert_eq!(token.as_str(), wanted);
    }
}

#[test]
fn every_documented_claim_has_its_long_and_short_name() {
    let golden = include_str!("golden/tokens.txt");
    let everything = golden.lines().last().unwrap().split_once('\t').unwrap().1;
    let contents = TokenContents::read(everything).unwrap();
    let mut shorts: Vec<_> = contents.rows().map(|(long, short, ..)| (long.unwrap(), short.to_owned())).collect();
    let mut names: Vec<_> = CLAIM_NAMES.iter().map(|(long, short, _)| (*long, (*short).to_owned())).collect();
    shorts.sort();
    names.sort();
    assert_eq!(shorts, names, "the last golden token has every claim");
}

#[test]
fn what_is_wrong_with_a_token_is_told_apart() {
    let signer = signer();
    let claims = |not_before: Option<i64>, expires_at: i64| {
        let room = "standup".parse().unwrap();
        Claims::new(DOMAIN_ID.parse().unwrap(), room, at(1_700_000_000), not_before.map(at), at(expires_at)).unwrap()
    };
    let good = claims(Some(1_700_000_100), 1_700_003_600);
    let token = signer.sign(&good, at(1_700_000_000)).unwrap();
    let verify = |text: &str, seconds: i64| signer.verify(text, at(seconds));

    assert_eq!(verify(token.as_str(), 1_700_000_100), Ok(good.clone()));
    assert_eq!(verify(token.as_str(), 1_700_000_099), Err(TokenError::NotYetValid(at(1_700_000_100))));
    assert_eq!(verify(token.as_str(), 1_700_003_599), Ok(good.clone()));
    assert_eq!(verify(token.as_str(), 1_700_003_600), Err(TokenError::Expired(at(1_700_003_600))));

    let other_key = Signer::new(signer.domain().clone(), &ApiKey::parse(&API_KEY.replace('5', "6")).unwrap());
    assert_eq!(other_key.verify(token.as_str(), at(1_700_000_200)), Err(TokenError::WrongKey));
    let other_domain = signer_for("acme", "11111111-2222-4333-8444-555555555555");
    assert_eq!(other_domain.verify(token.as_str(), at(1_700_000_200)), Err(TokenError::WrongDomain));
    assert_eq!(other_domain.sign(&good, at(1_700_000_000)).err(), Some(SignError::OtherDomain));

    let [_, payload, mac] = token.as_str().split('.').collect::<Vec<_>>()[..] else { unreachable!() };
    for (header, name) in [
        (r#"{"alg":"none"}"#, "none"),
        (r#"{"alg":"HS512"}"#, "HS512"),
        (r#"{"alg":"RS256"}"#, "RS256"),
        ("{}", "nothing"),
    ] {
        let text = format!("{}.{payload}.{mac}", encoded(header));
        assert_eq!(verify(&text, 1_700_000_200), Err(TokenError::WrongAlgorithm(name.to_owned())));
    }
    assert_eq!(
        verify(&format!("{}.{payload}.", encoded(r#"{"alg":"none"}"#)), 1_700_000_200),
        Err(TokenError::WrongAlgorithm("none".to_owned()))
    );
    for text in ["", "a.b", "a.b.c", "....", &format!("{payload}.{payload}"), &"x".repeat(100_000)] {
        assert!(matches!(verify(text, 1_700_000_200), Err(TokenError::Malformed(_))), "{text:.20}");
    }
    let tampered = token.as_str().replace(payload, &encoded(r#"{"r":"other"}"#));
    assert_eq!(verify(&tampered, 1_700_000_200), Err(TokenError::WrongKey));
    let forged = format!("{}.{}", encoded(r#"{"typ":"JWT","alg":"HS256"}"#), encoded(r#"{"exp":"soon"}"#));
    let forged = format!("{forged}.{}", signature(API_KEY.as_bytes(), &forged));
    assert!(matches!(verify(&forged, 1_700_000_200), Err(TokenError::Malformed(_))));
}

#[test]
fn a_token_without_limits_is_never_made() {
    let signer = signer();
    let read = |text: &str| serde_json::from_str::<Claims>(text).unwrap();
    let d = DOMAIN_ID;
    let backwards = |claim, time| SignError::Backwards { claim, time: at(time), expires_at: at(1_700_003_600) };
    for (payload, refusal) in [
        (format!(r#"{{"d":"{d}","iat":1700000000,"exp":1700003600}}"#), SignError::Unlimited),
        (format!(r#"{{"r":"a","d":"{d}","iat":1700000000}}"#), SignError::Unlimited),
        (format!(r#"{{"r":"a","d":"{d}","exp":1700003600}}"#), SignError::Unlimited),
        (r#"{"r":"a","iat":1700000000,"exp":1700003600}"#.to_owned(), SignError::OtherDomain),
        (format!(r#"{{"r":"a","d":"{d}","iat":1,"exp":1700000000}}"#), SignError::Ended(at(1_700_000_000))),
        (
            format!(r#"{{"r":"a","d":"{d}","iat":1,"nbf":1700003600,"exp":1700003600}}"#),
            backwards("start", 1_700_003_600),
        ),
        (format!(r#"{{"r":"a","d":"{d}","iat":1700003601,"exp":1700003600}}"#), backwards("issue time", 1_700_003_601)),
        (format!(r#"{{"r":"a","d":"{d}","iat":1,"exp":2015619201}}"#), SignError::TooFar(at(2_015_619_201))),
    ] {
        assert_eq!(signer.sign(&read(&payload), at(1_700_000_000)).err(), Some(refusal), "{payload}");
    }
    let ten_years = read(&format!(r#"{{"r":"a","d":"{d}","iat":1,"exp":2015619200}}"#));
    assert!(signer.sign(&ten_years, at(1_700_000_000)).is_ok());
    let long = format!(r#"{{"r":"a","d":"{d}","iat":1700000000,"exp":1700003600,"u":"{}"}}"#, "x".repeat(1400));
    let Err(SignError::TooLong(length)) = signer.sign(&read(&long), at(1_700_000_000)) else { panic!("too long") };
    assert!(length > TOKEN_LIMIT);
}

#[test]
fn an_api_key_that_can_not_be_one_is_refused() {
    for text in ["", "  ", "\n"] {
        assert_eq!(ApiKey::parse(text).err(), Some(ApiKeyError::Empty));
    }
    for text in [
        "changeme",
        "YOUR_API_KEY",
        "your-daily-api-key",
        "<api key>".replace(' ', "").as_str(),
        "xxxxxxxx",
        "0000",
        "secret",
        "todo",
    ] {
        assert_eq!(ApiKey::parse(text).err(), Some(ApiKeyError::Placeholder), "{text}");
    }
    assert_eq!(ApiKey::parse("abc def").err(), Some(ApiKeyError::Blank));
    assert!(ApiKey::parse(&format!("{API_KEY}\n")).unwrap().looks_usual());
    assert!(!ApiKey::parse("very-very-secret").unwrap().looks_usual());
}

#[test]
fn a_token_is_found_in_a_link() {
    assert_eq!(token_in(" https://acme.daily.co/standup?t=a.b.c "), "a.b.c");
    assert_eq!(token_in("https://acme.daily.co/standup?x=1&t=a.b.c#top"), "a.b.c");
    assert_eq!(token_in("a.b.c\n"), "a.b.c");
}
