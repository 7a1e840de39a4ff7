//! What a link allows, in sentences for organizers.

use jiff::Timestamp;

use crate::{
    invite::invitee::in_running_text,
    texts::{Dates, OrganizerTexts},
    token::{Claims, permissions::Grant},
};

/// Says what a link with these claims allows: who can join which room, when and as what, and how it starts and ends.
///
/// `shown` is a moment whose date the page shows already: times on that day go without date and zone.
///
/// `Ada can join weekly-review as an owner from 09:45 to 11:30. People already in the room can stay after that.`
pub(in crate::web) fn what_a_link_allows(
    t: OrganizerTexts,
    claims: &Claims,
    dates: &Dates,
    shown: Option<Timestamp>,
) -> String {
    let who = claims.user_name.as_deref().map_or_else(|| t.allows_anyone(), in_running_text);
    let first = joins(t, claims, &who, dates, shown);
    let sentences = [Some(first), at_the_end(t, claims), removed_after(t, claims)];
    let sentences: Vec<_> = sentences.into_iter().flatten().chain(limits(t, claims, &who)).collect();
    sentences.join(" ")
}

/// Says who can join which room, and when.
fn joins(t: OrganizerTexts, claims: &Claims, who: &str, dates: &Dates, shown: Option<Timestamp>) -> String {
    let room = claims.room_name().map_or_else(|| t.allows_every_room(), ToString::to_string);
    let owner = claims.is_owner;
    match (claims.not_before(), claims.expires_at(), shown) {
        (Some(from), Some(to), Some(shown)) => {
            let [from, to] = [from, to].map(|time| dates.time_beside(time, shown));
            t.allows_between(owner, who, room, from, to)
        }
        (Some(from), Some(to), None) => t.allows_on(owner, who, room, dates.span(from, to)),
        (None, Some(to), Some(shown)) => t.allows_until(owner, who, room, dates.time_beside(to, shown)),
        (None, Some(to), None) => t.allows_until(owner, who, room, dates.moment(to)),
        (Some(from), None, _) => t.allows_from(owner, who, room, dates.moment(from)),
        (None, None, _) => t.allows_always(owner, who, room),
    }
}

/// Says what becomes of people in the room when the link expires.
fn at_the_end(t: OrganizerTexts, claims: &Claims) -> Option<String> {
    claims.expires_at()?;
    if claims.options.eject_at_token_exp == Some(true) {
        return Some(t.allows_removed());
    }
    claims.options.eject_after_elapsed.is_none().then(|| t.allows_stay())
}

fn removed_after(t: OrganizerTexts, claims: &Claims) -> Option<String> {
    let seconds = claims.options.eject_after_elapsed?.get();
    Some(match (seconds / 60, seconds % 60) {
        (minutes, 0) => t.allows_removed_after_minutes(minutes),
        _ => t.allows_removed_after_seconds(seconds),
    })
}

/// Says what is off at the start, and what the person can't do.
fn limits(t: OrganizerTexts, claims: &Claims, who: &str) -> Vec<String> {
    let options = &claims.options;
    let permissions = options.permissions.as_ref();
    let only_watches = permissions.is_some_and(|allowed| matches!(allowed.can_send, Some(Grant::Nothing)));
    let start = match (options.start_audio_off == Some(true), options.start_video_off == Some(true)) {
        _ if only_watches && !claims.is_owner => Some(t.allows_watching(who)),
        (true, true) => Some(t.allows_both_off()),
        (true, false) => Some(t.allows_microphone_off()),
        (false, true) => Some(t.allows_camera_off()),
        (false, false) => None,
    };
    let screen = (options.enable_screenshare == Some(false)).then(|| t.allows_no_screen());
    let waits = (options.knocking == Some(true) && !claims.is_owner).then(|| t.allows_waiting(who));
    [start, screen, waits].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{invite::Locale, texts::plain};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn claims(not_before: Option<&str>) -> Claims {
        let room = "weekly-review".parse().unwrap();
        let (issued_at, expires_at) = (at("2026-10-01T08:00:00Z"), at("2026-10-06T10:30:00Z"));
        Claims::new(uuid::Uuid::nil(), room, issued_at, not_before.map(at), expires_at).unwrap()
    }

    fn said(claims: &Claims, shown: Option<&str>) -> String {
        let dates = Dates::new(Locale::En, &TimeZone::get("Europe/Lisbon").unwrap(), at("2026-10-01T08:00:00Z"));
        let text = what_a_link_allows(OrganizerTexts::of(Locale::En), claims, &dates, shown.map(at));
        plain(&text).into_owned()
    }

    #[test]
    fn a_link_says_who_can_join_which_room_when_and_as_what() {
        let mut claims = claims(Some("2026-10-06T08:45:00Z"));
        claims.user_name = Some("Ada".to_owned());
        claims.is_owner = true;
        assert_eq!(
            said(&claims, Some("2026-10-06T09:00:00Z")),
            "Ada can join weekly-review as an owner from 09:45 to 11:30. People already in the room can stay after that."
        );
        assert!(said(&claims, None).starts_with(
            "Ada can join weekly-review as an owner on Tuesday 6 October, 09:45–11:30 (Lisbon time). People"
        ));
    }

    #[test]
    fn a_link_says_its_options() {
        let mut claims = claims(None);
        claims.options.start_audio_off = Some(true);
        claims.options.start_video_off = Some(true);
        claims.options.enable_screenshare = Some(false);
        claims.options.knocking = Some(true);
        claims.options.eject_at_token_exp = Some(true);
        claims.options.eject_after_elapsed = std::num::NonZeroU32::new(5400);
        assert_eq!(
            said(&claims, None),
            "Anyone with this link can join weekly-review until Tuesday 6 October, 11:30 (Lisbon time). \
             People still in the room are removed then. Each person is removed 90 minutes after joining. \
             The microphone and camera are off when the person joins. Screen sharing is off. \
             Anyone with this link waits until an owner admits them."
        );
    }

    #[test]
    fn a_link_without_limits_says_so() {
        let claims: Claims = serde_json::from_str("{}").unwrap();
        assert_eq!(
            said(&claims, None),
            "Anyone with this link can join any room in this Daily domain at any time. This link never expires."
        );
    }
}
