//! Tests of what holds for all public types: errors are errors, values can go to other threads, and `Debug` shows no
//! secret.

use std::{error::Error, fmt::Debug, str::FromStr};

use uuid::Uuid;

use crate::*;

const KEY: &str = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee01";
const NOW: &str = "2026-11-24T09:00:00Z";

fn signer() -> Signer {
    let domain = Domain { name: "acme".parse().unwrap(), id: Uuid::from_u128(7) };
    Signer::new(domain, &ApiKey::parse(KEY).unwrap())
}

fn claims(signer: &Signer) -> Claims {
    let (now, ends) = (NOW.parse().unwrap(), "2026-11-24T10:00:00Z".parse().unwrap());
    Claims::new(signer.domain().id, "standup".parse().unwrap(), now, None, ends).unwrap()
}

fn token() -> MeetingToken {
    let signer = signer();
    signer.sign(&claims(&signer), NOW.parse().unwrap()).unwrap()
}

fn meeting() -> Meeting {
    let (now, ends) = (NOW.parse().unwrap(), "2026-11-24T10:00:00Z".parse().unwrap());
    let window = Window::new(now, ends, 15, 30, jiff::tz::TimeZone::UTC).unwrap();
    Meeting::new(Uuid::from_u128(8), signer().domain().clone(), "standup".parse().unwrap(), window, now)
}

/// Returns what `Debug` shows of a value, in both of its forms, after checking that it shows none of these secrets.
fn shown(value: &dyn Debug, secrets: &[&str]) -> String {
    let [short, long] = [format!("{value:?}"), format!("{value:#?}")];
    for secret in secrets.iter().chain([&KEY, &"eyJ"]) {
        assert!(!short.contains(secret) && !long.contains(secret), "{short}");
    }
    // Bytes in decimal would be a secret in other words.
    assert!(!short.contains("99, 48") && !short.contains("101, 121"), "{short}");
    short
}

#[test]
fn an_api_key_does_not_show_itself() {
    let key = ApiKey::parse(KEY).unwrap();
    assert_eq!(shown(&key, &[]), "ApiKey(…)");
    assert_eq!(shown(&Some(key), &[]), "Some(ApiKey(…))");
}

#[test]
fn a_signer_shows_its_domain_and_not_its_key() {
    let debug = shown(&signer(), &[]);
    assert!(debug.starts_with("Signer { domain: Domain { name: DomainName(\"acme\"),"), "{debug}");
    assert!(debug.ends_with("}, .. }"), "{debug}");
}

#[test]
fn a_signer_of_many_shows_nothing() {
    let signer = signer();
    let many = signer.for_many(&claims(&signer), NOW.parse().unwrap()).unwrap();
    assert_eq!(shown(&many, &[]), "ManySigner { .. }");
    assert_eq!(shown(&many.clone(), &[]), "ManySigner { .. }");
}

#[test]
fn a_token_does_not_show_itself() {
    let token = token();
    assert_eq!(shown(&token, &[token.as_str()]), "MeetingToken(…)");
}

#[test]
fn a_link_shows_itself_masked() {
    let (domain, room, token) = ("acme".parse().unwrap(), "standup".parse().unwrap(), token());
    let link = InviteLink::new(&domain, &room, &token);
    let debug = shown(&link, &[link.as_str(), token.as_str()]);
    assert_eq!(debug, format!("InviteLink({})", link.masked()));
}

#[test]
fn what_creates_links_shows_none() {
    let now = NOW.parse().unwrap();
    assert_eq!(shown(&Linker::new(&signer(), &meeting(), now).unwrap(), &[]), "Linker { .. }");
}

#[cfg(feature = "bulk")]
#[test]
fn links_in_bulk_show_no_link_and_no_person() {
    use bulk::{Bulk, Cutter, Defaults, Format, Writer};

    let now = NOW.parse().unwrap();
    assert_eq!(shown(&bulk::Terms::new(&signer(), &meeting(), now).unwrap(), &[]), "Terms { .. }");
    let mut defaults = Defaults::new(jiff::tz::TimeZone::UTC, now);
    defaults.room = Some("standup".parse().unwrap());
    let mut cutter = Cutter::default();
    cutter.feed(b"Grace Hopper\n").unwrap();
    assert_eq!(shown(&cutter, &["Grace"]), "Cutter { .. }");
    cutter.end().unwrap();
    let piece = cutter.piece().unwrap();
    assert_eq!(shown(&piece, &["Grace"]), "Piece { .. }");
    let (bulk, _) = Bulk::new(signer().into(), defaults, now, 31, Some(&piece)).unwrap();
    assert_eq!(shown(&bulk, &[]), "Bulk { .. }");
    let mut writer = Writer::new(&bulk, Format::Text, bulk::Columns::default());
    assert_eq!(shown(&writer, &[]), "Writer { .. }");
    let made = writer.piece(&piece);
    assert!(made.bytes.starts_with(b"Grace Hopper: https://acme.daily.co/standup?t=eyJ"));
    assert_eq!(shown(&made, &["Grace"]), "Made { .. }");
    bulk.rows(&piece, &mut bulk::Memory::default(), |row| {
        assert_eq!(shown(&row.unwrap(), &["Grace"]), "Person { .. }");
    });
}

#[test]
fn public_values_can_go_to_other_threads_and_be_shared() {
    fn is_shared<T: Send + Sync + 'static>() {}

    is_shared::<ApiKey>();
    is_shared::<Claims>();
    is_shared::<Signer>();
    is_shared::<ManySigner>();
    is_shared::<MeetingToken>();
    is_shared::<Meeting>();
    is_shared::<Invitation>();
    is_shared::<InviteLink>();
    is_shared::<Linker>();
    is_shared::<Options>();
    #[cfg(feature = "axum")]
    is_shared::<endpoint::Guest>();
    #[cfg(feature = "bulk")]
    {
        is_shared::<bulk::Bulk>();
        is_shared::<bulk::Cutter>();
        is_shared::<bulk::Head>();
        is_shared::<bulk::Made>();
        is_shared::<bulk::Memory>();
        is_shared::<bulk::Piece>();
        is_shared::<bulk::Writer<'static>>();
    }
}

#[test]
fn what_reading_and_signing_return_are_errors_that_can_be_passed_on() {
    fn is_error<E: Error + Send + Sync + Clone + PartialEq + 'static>() {}
    fn is_parsed<T: FromStr<Err: Error + Send + Sync + Clone + PartialEq + 'static>>() {}

    is_parsed::<DomainName>();
    is_parsed::<InviteeName>();
    is_parsed::<KeyFingerprint>();
    is_parsed::<Language>();
    is_parsed::<Locale>();
    is_parsed::<MailAddress>();
    is_parsed::<permissions::AdminKind>();
    is_parsed::<permissions::MediaKind>();
    is_parsed::<RecordingKind>();
    is_parsed::<RedirectTarget>();
    is_parsed::<RoomName>();
    is_parsed::<Title>();
    is_parsed::<UserId>();
    is_error::<ApiKeyError>();
    is_error::<ClaimsError>();
    is_error::<InviteeError>();
    is_error::<LinkError>();
    is_error::<permissions::ParticipantIdError>();
    is_error::<SignError>();
    is_error::<TokenError>();
    is_error::<WindowError>();
    #[cfg(feature = "bulk")]
    {
        is_parsed::<bulk::ListColumns>();
        is_error::<bulk::FileKind>();
        is_error::<bulk::ListError>();
        is_error::<bulk::Unclear>();
    }
}
