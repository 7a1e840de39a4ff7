//! Describes in plain sentences what a token allows, for pages and the command line.

use jiff::{Timestamp, tz::TimeZone};

use super::invitee::in_running_text;
use super::meeting::{clock_time, date, moment_in_words, span_in_words};
use crate::token::{Claims, Permissions, permissions::Grant};

/// Describes what claims allow: who can join which room, when, in which role, and with which options.
///
/// ```
/// # use latchkey::{Claims, program::invite::sentence::sentence};
/// let (now, ends) = ("2026-11-24T09:00:00Z".parse()?, "2026-11-24T10:00:00Z".parse()?);
/// let mut claims = Claims::new(uuid::Uuid::nil(), "standup".parse()?, now, None, ends)?;
/// claims.user_name = Some("Ada".to_owned());
/// assert_eq!(
///     sentence(&claims, &jiff::tz::TimeZone::UTC),
///     "Ada can join “standup” until Tue 24 Nov 2026, 10:00 UTC. People already in the room can stay after that."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sentence(claims: &Claims, zone: &TimeZone) -> String {
    let who = claims.user_name.as_deref().map_or("Anyone with this link".to_owned(), in_running_text);
    let room = claims.room_name().map_or("every room of the domain".to_owned(), |room| format!("“{room}”"));
    let when = when(claims, zone);
    let role = if claims.is_owner { " as an owner" } else { "" };
    let mut text = format!("{who} can join {room}{role} {when}.");
    for more in [starts(claims), leaves(claims)].into_iter().flatten() {
        text.push(' ');
        text.push_str(&more);
    }
    text
}

fn when(claims: &Claims, zone: &TimeZone) -> String {
    let moment = |time: Timestamp| moment_in_words(time, zone);
    // A link without `nbf` works as soon as it is issued.
    match (claims.not_before(), claims.expires_at()) {
        (Some(from), Some(to)) => format!("from {}", span_in_words(from, to, zone)),
        (None, Some(to)) => format!("until {}{}", moment(to), in_utc(to, zone)),
        (Some(from), None) => format!("from {}, with no expiry time", moment(from)),
        (None, None) => "at any time".to_owned(),
    }
}

fn in_utc(time: Timestamp, zone: &TimeZone) -> String {
    let [local, utc] = [time.to_zoned_datetime(zone.clone()), time.to_zoned_datetime(TimeZone::UTC)];
    if super::zone::name(zone) == "UTC" {
        String::new()
    } else if local.date() == utc.date() {
        format!(" ({} UTC)", clock_time(&utc))
    } else {
        format!(" ({}, {} UTC)", date(&utc), clock_time(&utc))
    }
}

fn starts(claims: &Claims) -> Option<String> {
    let options = &claims.options;
    let only_watches = |p: &Permissions| matches!(p.can_send, Some(Grant::Nothing));
    let words = [
        (options.start_audio_off == Some(true), "muted"),
        (options.start_video_off == Some(true), "with the camera off"),
    ];
    let words: Vec<_> = words.into_iter().filter(|(is_on, _)| *is_on).map(|(_, word)| word).collect();
    let mut sentences = Vec::new();
    if !claims.is_owner && options.permissions.as_ref().is_some_and(only_watches) {
        sentences.push("They can only watch and listen.".to_owned());
    } else if !words.is_empty() {
        sentences.push(format!("They join {}.", words.join(" and ")));
    }
    if options.enable_screenshare == Some(false) {
        sentences.push("They cannot share their screen.".to_owned());
    }
    if options.knocking == Some(true) && !claims.is_owner {
        sentences.push("They have to knock and wait to be admitted.".to_owned());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn leaves(claims: &Claims) -> Option<String> {
    let after = claims.options.eject_after_elapsed.map(|seconds| {
        let minutes = seconds.get() / 60;
        let after = match (minutes, seconds.get() % 60) {
            (0, seconds) => format!("{seconds} seconds"),
            (1, 0) => "one minute".to_owned(),
            (minutes, 0) => format!("{minutes} minutes"),
            (minutes, seconds) => format!("{minutes} minutes and {seconds} seconds"),
        };
        format!("They are removed {after} after joining")
    });
    let at_end = claims.options.eject_at_token_exp == Some(true) && claims.expires_at().is_some();
    match (after, at_end) {
        (Some(after), true) => Some(format!("{after}, or when the link expires if that is sooner.")),
        (Some(after), false) => Some(format!("{after}.")),
        (None, true) => Some("They are removed when the link expires.".to_owned()),
        (None, false) => claims.expires_at().map(|_| "People already in the room can stay after that.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(not_before: Option<&str>) -> Claims {
        let at = |text: &str| text.parse().unwrap();
        Claims::new(
            uuid::Uuid::nil(),
            "weekly-review".parse().unwrap(),
            at("2026-10-01T08:00:00Z"),
            not_before.map(at),
            at("2026-10-06T10:30:00Z"),
        )
        .unwrap()
    }

    #[test]
    fn the_sentence_says_who_where_when_and_as_what() {
        let lisbon = TimeZone::get("Europe/Lisbon").unwrap();
        let mut claims = claims(Some("2026-10-06T08:45:00Z"));
        claims.user_name = Some("Ada".to_owned());
        claims.is_owner = true;
        assert_eq!(
            sentence(&claims, &lisbon),
            "Ada can join “weekly-review” as an owner from Tue 6 Oct 2026, 09:45 to 11:30 Europe/Lisbon \
            (08:45 to 10:30 UTC). People already in the room can stay after that."
        );
    }

    #[test]
    fn options_are_said() {
        let mut claims = claims(None);
        claims.options.start_audio_off = Some(true);
        claims.options.start_video_off = Some(true);
        claims.options.enable_screenshare = Some(false);
        claims.options.eject_at_token_exp = Some(true);
        assert_eq!(
            sentence(&claims, &TimeZone::UTC),
            "Anyone with this link can join “weekly-review” until Tue 6 Oct 2026, 10:30 UTC. They join muted and with \
            the camera off. They cannot share their screen. They are removed when the link expires."
        );
        claims.options.eject_after_elapsed = std::num::NonZeroU32::new(5400);
        assert!(
            sentence(&claims, &TimeZone::UTC)
                .ends_with("They are removed 90 minutes after joining, or when the link expires if that is sooner.")
        );
    }

    #[test]
    fn a_token_without_limits_is_called_what_it_is() {
        let claims: Claims = serde_json::from_str("{}").unwrap();
        assert_eq!(
            sentence(&claims, &TimeZone::UTC),
            "Anyone with this link can join every room of the domain at any time."
        );
    }
}
