//! What holds for any input.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use latchkey::program::{
    invite::{Batch, Invitation, Invitee, Linker, Locale, MailAddress, Meeting, Window, batch::to_table, list::Note},
    token::{
        Claims, Language, Options, Permissions, RecordingKind, SignError, TokenContents, UserId,
        inspect::token_in,
        permissions::{AdminKind, CanReceive, Grant, Media, MediaKind, ParticipantId, Receive},
    },
};
use proptest::{collection, option, prelude::*, sample::select};

use crate::{
    lists::properties::{has_nothing_to_read, refused_lines, skipped_lines},
    support::{API_KEY, DOMAIN_ID, signer},
};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

fn media() -> impl Strategy<Value = Media> {
    let tracks = || collection::btree_map("[a-z*]{1,6}", any::<bool>(), 0..3);
    let flags =
        (option::of(any::<bool>()), option::of(any::<bool>()), option::of(any::<bool>()), option::of(any::<bool>()));
    (flags, tracks(), tracks()).prop_map(|((video, audio, screen_video, screen_audio), custom_video, custom_audio)| {
        let mut media = Media::default();
        (media.video, media.audio) = (video, audio);
        (media.screen_video, media.screen_audio) = (screen_video, screen_audio);
        (media.custom_video, media.custom_audio) = (custom_video, custom_audio);
        media
    })
}

fn receive() -> impl Strategy<Value = Receive> {
    prop_oneof![any::<bool>().prop_map(Receive::Everything), media().prop_map(Receive::Media)]
}

fn grant<K: std::fmt::Debug + Clone + Ord + 'static>(all: &'static [K]) -> impl Strategy<Value = Grant<K>> {
    prop_oneof![
        Just(Grant::All),
        Just(Grant::Nothing),
        collection::btree_set(select(all), 1..=all.len()).prop_map(Grant::Only)
    ]
}

fn user_id() -> impl Strategy<Value = UserId> {
    "[^\\p{Cc}]{1,36}".prop_map(|text| text.parse().unwrap())
}

fn permissions() -> impl Strategy<Value = Permissions> {
    let participant = prop_oneof![
        Just(ParticipantId::Every),
        any::<u128>().prop_map(|id| ParticipantId::One(uuid::Uuid::from_u128(id)))
    ];
    let by_user: BoxedStrategy<BTreeMap<UserId, Receive>> = collection::btree_map(user_id(), receive(), 0..3).boxed();
    let receiving = (option::of(receive()), by_user, collection::btree_map(participant, receive(), 0..3)).prop_map(
        |(base, by_user_id, by_participant_id)| {
            let mut receiving = CanReceive::default();
            (receiving.base, receiving.by_user_id, receiving.by_participant_id) = (base, by_user_id, by_participant_id);
            receiving
        },
    );
    (
        option::of(any::<bool>()),
        option::of(grant(MediaKind::ALL)),
        option::of(receiving),
        option::of(grant(AdminKind::ALL)),
    )
        .prop_map(|(has_presence, can_send, can_receive, can_admin)| {
            let mut permissions = Permissions::default();
            (permissions.has_presence, permissions.can_send) = (has_presence, can_send);
            (permissions.can_receive, permissions.can_admin) = (can_receive, can_admin);
            permissions
        })
}

fn options() -> impl Strategy<Value = Options> {
    let flags = collection::vec(option::of(any::<bool>()), 11);
    let links = collection::vec(option::of("https://[a-z]{1,8}\\.example/[a-zA-Z0-9?=&%/]{0,12}"), 2);
    let recording = option::of(collection::btree_map("[a-zA-Z]{1,8}", any::<i32>(), 0..3));
    let kinds = (option::of(select(RecordingKind::ALL)), option::of(select(Language::ALL)), option::of(1u32..));
    (flags, links, recording, kinds, option::of(permissions())).prop_map(
        |(flags, links, recording, (enable_recording, lang, eject_after), permissions)| {
            let mut options = Options::default();
            options.knocking = flags[0];
            options.close_tab_on_exit = flags[1];
            options.redirect_on_meeting_exit = links[0].as_ref().map(|link| link.parse().unwrap());
            options.intercom_join_alert = flags[2];
            options.start_cloud_recording = flags[3];
            options.start_cloud_recording_opts =
                recording.map(|map| map.into_iter().map(|(key, value)| (key, value.into())).collect());
            options.auto_start_transcription = flags[4];
            options.enable_recording = enable_recording;
            options.enable_screenshare = flags[5];
            options.start_video_off = flags[6];
            options.start_audio_off = flags[7];
            options.meeting_join_hook = links[1].as_ref().map(|link| link.parse().unwrap());
            options.eject_at_token_exp = flags[8];
            options.eject_after_elapsed = eject_after.and_then(std::num::NonZeroU32::new);
            options.lang = lang;
            options.enable_recording_ui = flags[9];
            options.permissions = permissions;
            options
        },
    )
}

fn claims() -> impl Strategy<Value = Claims> {
    let times = (0i64..2_000_000_000, option::of(0i64..3_000_000_000), 3_000_000_001i64..3_315_619_200);
    let person = (any::<bool>(), option::of(user_id()), option::of("\\PC{0,40}"));
    ("[A-Za-z0-9_-]{1,128}", times, options(), person).prop_map(
        |(room, (issued_at, not_before, expires_at), options, (is_owner, user_id, user_name))| {
            let domain_id = DOMAIN_ID.parse().unwrap();
            let room = room.parse().unwrap();
            let mut claims = Claims::new(domain_id, room, at(issued_at), not_before.map(at), at(expires_at)).unwrap();
            claims.options = options;
            claims.is_owner = is_owner;
            claims.user_id = user_id;
            claims.user_name = user_name;
            claims
        },
    )
}

proptest! {
    #[test]
    fn any_claims_come_back_from_their_token(claims in claims()) {
        let now = at(3_000_000_000);
        let Ok(token) = signer().sign(&claims, now) else {
            // Only for its length may such a token be refused.
            prop_assert!(serde_json::to_string(&claims).unwrap().len() > 1400);
            return Ok(());
        };
        prop_assert_eq!(signer().verify(token.as_str(), now), Ok(claims.clone()));
        prop_assert_eq!(TokenContents::read(token.as_str()).unwrap().claims(), Ok(claims.clone()));
        let oracle = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(API_KEY.as_bytes()));
        prop_assert_eq!(token.as_str(), oracle.unwrap());
        let link = format!("https://acme.daily.co/x?t={}", token.as_str());
        prop_assert_eq!(token_in(&link), token.as_str());
    }

    #[test]
    fn one_of_many_tokens_has_the_bytes_of_a_single_one(shared in claims(), people in collection::vec((any::<bool>(), user_id(), "\\PC{0,60}"), 1..4)) {
        let now = at(3_000_000_000);
        let many = signer().for_many(&shared, now).unwrap();
        for (is_owner, user_id, user_name) in people {
            let mut claims = shared.clone();
            claims.is_owner = is_owner;
            claims.user_id = Some(user_id.clone());
            claims.user_name = Some(user_name.clone());
            let oracle = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(API_KEY.as_bytes())).unwrap();
            let mut written = b"before ".to_vec();
            match many.sign_into(is_owner, &user_id, &user_name, &mut written) {
                Ok(()) => prop_assert_eq!(&written[7..], oracle.as_bytes()),
                Err(error) => prop_assert_eq!(error, SignError::TooLong(oracle.len())),
            }
            prop_assert!(written.starts_with(b"before "));
            prop_assert_eq!(signer().sign(&claims, now).is_ok(), written.len() > 7);
        }
    }

    #[test]
    fn a_link_names_its_persons_language_and_else_keeps_its_bytes(
        options in options(), is_owner in any::<bool>(), name in "[^\\p{C}\\s]{1,40}", language in option::of(select(&Locale::ALL[..])),
    ) {
        let now = at(1_700_000_000);
        let window = Window::new(at(1_700_003_600), at(1_700_007_200), 15, 30, jiff::tz::TimeZone::UTC).unwrap();
        let mut meeting = Meeting::new(uuid::Uuid::nil(), signer().domain().clone(), "standup".parse().unwrap(), window, now);
        meeting.options = options;
        let Ok(invitee) = Invitee::typed(&name, None, is_owner) else { return Ok(()) };
        let invitation = Invitation::new(uuid::Uuid::nil(), Invitee { language, ..invitee });
        let shared = meeting.claims().unwrap();
        let claims = invitation.claims(&shared);
        let own = language.and_then(Locale::of_daily);
        prop_assert_eq!(claims.options.lang, own.or(meeting.options.lang));
        let Ok(token) = signer().sign(&claims, now) else { return Ok(()) };
        let link = Linker::new(&signer(), &meeting, now).unwrap().link(&invitation).unwrap();
        let expected = format!("https://acme.daily.co/standup?t={}", token.as_str());
        prop_assert_eq!(link.as_str(), expected.as_str());
        if own.is_none() {
            let mut many = Vec::new();
            signer().for_many(&shared, now).unwrap().sign_into(is_owner, &invitation.id.into(), invitation.invitee.name.as_str(), &mut many).unwrap();
            prop_assert_eq!(token.as_str().as_bytes(), &many[..], "as without languages");
        }
    }

    #[test]
    fn any_text_is_read_as_people_without_a_line_lost(text in people_like_text()) {
        let batch = Batch::parse(&text);
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        // What has to be asked is asked about the list as a whole.
        prop_assume!(batch.unclear.is_none());
        let mut accounted = refused_lines(&batch);
        accounted.extend(batch.entries.iter().map(|entry| entry.line));
        let written: Vec<usize> =
            lines.split('\n').enumerate().filter(|(_, line)| !has_nothing_to_read(line)).map(|(place, _)| place + 1).collect();
        // A quoted cell may hold lines together; without quotes each line stands for itself, but for a header.
        if !text.contains('"') {
            // An address alone in a line may belong to the name in the line above.
            let is_below = |line: usize| lines.split('\n').nth(line - 1).is_some_and(|line| line.trim_start().starts_with('<'));
            let missing: Vec<_> =
                written.iter().filter(|line| !accounted.contains(line) && !is_below(**line)).collect();
            // Only what explains the others may be no person and no problem: a header, and a spreadsheet's `sep=;`.
            let explains =
                usize::from(batch.header.is_some()) + usize::from(text.contains("sep=")) + skipped_lines(&batch);
            prop_assert!(missing.len() <= explains, "lines {missing:?} of {text:?}");
        }
    }

    #[test]
    fn any_bytes_are_read_as_people_without_a_panic(bytes in collection::vec(any::<u8>(), 0..400)) {
        let _ = Batch::parse_bytes(&bytes);
    }

    #[test]
    fn people_written_as_a_table_are_read_back(text in people_like_text()) {
        let people: Vec<_> = Batch::parse(&text).entries.into_iter().map(|entry| entry.invitee).collect();
        let table = to_table(&people);
        let again = Batch::parse(&table);
        // Names that are all signs look like no names; their column is set aside, and that is said.
        prop_assume!(!again.notes.iter().any(|note| matches!(note, Note::Ignored(_))));
        prop_assert_eq!(again.problems, vec![]);
        prop_assert_eq!(again.entries.into_iter().map(|entry| entry.invitee).collect::<Vec<_>>(), people);
    }

    #[test]
    fn plain_mail_addresses_are_read_as_all_others_are(local in "[a-zA-Z0-9._+-]{1,12}", domain in "[a-zA-Z0-9.-]{1,16}") {
        let text = format!("{local}@{domain}");
        if let Ok(address) = text.parse::<MailAddress>() {
            prop_assert_eq!(url::Host::parse(&domain), Ok(url::Host::Domain(domain.to_ascii_lowercase())));
            prop_assert!(email_address::EmailAddress::is_valid(&text), "{}", text);
            prop_assert_eq!(address.as_str(), format!("{local}@{}", domain.to_ascii_lowercase()));
            prop_assert_eq!(address.local_part(), local);
        }
    }

    #[test]
    fn any_text_is_inspected_without_a_panic(text in "\\PC{0,200}") {
        let _ = TokenContents::read(&text);
        let _ = token_in(&text);
        let _ = signer().verify(&text, at(1_700_000_000));
    }
}

/// Text made of what people paste, and of anything.
fn people_like_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(&["Ada", "Bob Stone", "<ada@example.org>", "bob@example.org", "\"Doe, Jane\"", "name", "email", "owner", "language", "yes", "de", "(owner)"][..])
            .prop_map(str::to_owned),
        4 => select(&[",", ";", "\t", "\n", "\r\n", " ", "\"", "<", ">", "@", "(", ")", ":", "---"][..]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => any::<String>(),
    ];
    collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
