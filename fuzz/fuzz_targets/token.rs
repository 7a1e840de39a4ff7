//! Reading and checking tokens: what our key has not signed is never good, and what we sign reads back.
#![no_main]

use std::sync::LazyLock;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use latchkey::program::token::{
    ApiKey, Claims, Domain, Permissions, Signer, TokenContents,
    inspect::token_in,
    permissions::{AdminKind, Grant, MediaKind},
};
use libfuzzer_sys::fuzz_target;
use sha2::Sha256;

const KEY: &str = "a-made-up-key";
const OTHER_KEY: &str = "another-made-up-key";

fn signer(key: &str) -> Signer {
    let domain = Domain {
        name: "acme".parse().expect("a name"),
        id: "30f866c3-9123-452a-8723-ff58322d09c5".parse().expect("an id"),
    };
    Signer::new(domain, &ApiKey::parse(key).expect("a key"))
}

static SIGNER: LazyLock<Signer> = LazyLock::new(|| signer(KEY));
static OTHER_SIGNER: LazyLock<Signer> = LazyLock::new(|| signer(OTHER_KEY));

static NOW: LazyLock<Timestamp> = LazyLock::new(|| "2026-11-24T09:00:00Z".parse().expect("a time"));

// An input is a token, or the JSON of a header and, behind a line break, that of a payload.
fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = str::from_utf8(bytes) {
        // Nobody but us knows the key.
        assert!(SIGNER.verify(text, *NOW).is_err());
        read(text);
        let _ = token_in(text);
        grants(text);
    }
    let (header, payload) = match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (&br#"{"alg":"HS256"}"#[..], bytes),
    };
    signed_as_it_is(header, payload);
    if let Ok(claims) = serde_json::from_slice::<Claims>(payload) {
        signed_by_us(&claims);
    }
    if let Ok(permissions) = serde_json::from_slice::<Permissions>(payload) {
        let written = serde_json::to_string(&permissions).expect("permissions are JSON");
        let again: Permissions = serde_json::from_str(&written).expect("what is written can be read");
        assert_eq!(serde_json::to_string(&again).expect("permissions are JSON"), written);
    }
});

fn read(token: &str) -> Option<TokenContents> {
    let contents = TokenContents::read(token).ok()?;
    let _ = contents.claims();
    let _ = contents.mistakes(token);
    assert!(contents.rows().all(|(.., meaning)| !meaning.is_empty()));
    Some(contents)
}

/// A token of any bytes that is signed well: good only where all it says fits.
fn signed_as_it_is(header: &[u8], payload: &[u8]) {
    let encode = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let content = format!("{}.{}", encode(header), encode(payload));
    let token = |key: &str| {
        let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("any length will do");
        let mac = mac.chain_update(&content).finalize().into_bytes();
        format!("{content}.{}", encode(&mac))
    };
    let ours = token(KEY);
    if let Ok(claims) = SIGNER.verify(&ours, *NOW) {
        let contents = read(&ours).expect("a good token can be read");
        assert_eq!(contents.algorithm(), Some("HS256"));
        assert_eq!(contents.claims().as_ref(), Ok(&claims));
        assert_eq!(claims.domain_id(), Some(SIGNER.domain().id));
        assert!(claims.expires_at().is_none_or(|expires_at| expires_at > *NOW));
        assert!(claims.not_before().is_none_or(|not_before| not_before <= *NOW));
    }
    assert!(SIGNER.verify(&token(OTHER_KEY), *NOW).is_err());
    assert!(SIGNER.verify(&format!("{content}."), *NOW).is_err());
    assert!(SIGNER.verify(&ours[..ours.len() - 1], *NOW).is_err());
}

/// A token that our signer makes is good, is what was asked for, and is good for nobody else.
fn signed_by_us(claims: &Claims) {
    let Ok(token) = SIGNER.sign(claims, *NOW) else { return };
    let contents = read(token.as_str()).expect("what is signed can be read");
    let again = contents.claims().expect("what is signed has a form that is known");
    assert_eq!(&again, claims);
    match claims.not_before() {
        Some(not_before) if not_before > *NOW => assert!(SIGNER.verify(token.as_str(), *NOW).is_err()),
        _ => assert_eq!(SIGNER.verify(token.as_str(), *NOW).as_ref(), Ok(claims)),
    }
    assert!(OTHER_SIGNER.verify(token.as_str(), *NOW).is_err());
}

/// Grants as they are typed: what is read is written in a way that reads the same.
fn grants(text: &str) {
    if let Ok(grant) = text.parse::<Grant<MediaKind>>() {
        let written = serde_json::to_string(&grant).expect("a grant is JSON");
        assert_eq!(serde_json::from_str::<Grant<MediaKind>>(&written).ok(), Some(grant));
    }
    if let Ok(grant) = text.parse::<Grant<AdminKind>>() {
        let written = serde_json::to_string(&grant).expect("a grant is JSON");
        assert_eq!(serde_json::from_str::<Grant<AdminKind>>(&written).ok(), Some(grant));
    }
}
