//! What pages say about a room check: what was found, what can be done about it, and what was done.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::{
    app::{Fixed, RoomCreation},
    daily::{
        DailyError, Finding, Privacy, RoomChange,
        preflight::{Fix, Light},
    },
    texts::{Dates, OrganizerTexts},
    token::RoomName,
    web::pages::words,
};

/// Returns a light in a word.
pub(super) fn light_in_words(t: OrganizerTexts, light: Light) -> String {
    match light {
        Light::Good => t.check_good(),
        Light::Warn => t.check_warning(),
        Light::Wrong => t.check_problem(),
        Light::Unchecked => t.check_unchecked(),
    }
}

/// What a page says about a fix before it is made.
pub(super) struct FixWords {
    /// What a button that asks for it says.
    pub(super) label: String,
    /// What it changes for people.
    pub(super) consequence: String,
    /// The button that does it.
    pub(super) button: String,
}

impl FixWords {
    pub(super) fn of(t: OrganizerTexts, fix: Fix, room: &str) -> Self {
        let (label, consequence, button) = match fix {
            Fix::CreateRoom => (t.check_create(), t.check_create_consequence(), t.check_create_do(room)),
            Fix::MakePrivate => (t.check_private(), t.check_private_consequence(), t.check_private_do(room)),
            Fix::UniqueIds => (t.check_device(), t.check_device_consequence(), t.check_device_do(room)),
            Fix::FitWindow => (t.check_window(), t.check_window_consequence(), t.check_window_do(room)),
            Fix::TryLink => (t.check_try(), t.check_try_consequence(), t.check_try_do()),
        };
        Self { label, consequence, button }
    }
}

/// Says what a fix did; nothing where that shows in what is found next.
pub(super) fn fixed_in_words(t: OrganizerTexts, fixed: Fixed, room: &RoomName) -> String {
    let room = room.as_str();
    match fixed {
        Fixed::Nothing => String::new(),
        Fixed::Room(RoomCreation::Created) => t.check_created(room),
        Fixed::Room(RoomCreation::Exists(Privacy::Private)) => t.check_there_private(room),
        Fixed::Room(RoomCreation::Exists(Privacy::Public)) => t.check_there_public(room),
        Fixed::Room(RoomCreation::Exists(Privacy::Other)) => t.check_there_other(room),
        Fixed::Changed(RoomChange::Private) => t.check_done_private(room),
        Fixed::Changed(RoomChange::UniqueIds) => t.check_done_device(room),
        Fixed::Changed(RoomChange::Window { .. }) => t.check_done_window(room),
    }
}

/// Says why a fix was not made, or may not have been.
pub(super) fn unfixed_in_words(t: OrganizerTexts, error: &DailyError, room: &RoomName) -> String {
    match error {
        DailyError::NotFound => t.check_not_done_no_room(room.as_str()),
        error if error.was_not_done() => t.check_not_done(words::daily(t, error)),
        error => t.check_maybe_done(words::daily(t, error)),
    }
}

/// Says what a check found, and how to fix it where that can't be done from the page.
pub(super) fn finding_in_words(t: OrganizerTexts, finding: &Finding, now: Timestamp) -> String {
    let because = |error| words::daily(t, error);
    match finding {
        Finding::Nothing(error) => t.check_nothing(because(error)),
        Finding::KeyGood => t.check_key_good(),
        Finding::KeyRejected => t.check_key_rejected(),
        Finding::KeyUnchecked(error) => t.check_key_unchecked(because(error)),
        Finding::DomainGood(host) => t.check_domain_good(host),
        Finding::DomainOther { name, id, set } => {
            t.check_domain_other(name, id.to_string(), set.name.as_str(), set.id.to_string())
        }
        Finding::DomainRenamed { name, set } => t.check_domain_renamed(name, set.name.as_str()),
        Finding::RoomUnchecked(error) => t.check_room_unchecked(because(error)),
        Finding::RoomMissing(room) => t.check_room_missing(room),
        Finding::RoomSimilar { room, similar } => t.check_room_similar(room, similar),
        Finding::RoomCase { room, daily } => t.check_room_case(daily, room),
        Finding::RoomGood(room) => t.check_room_good(room),
        Finding::Private => t.check_privacy_private(),
        Finding::Public => t.check_privacy_public(),
        Finding::OtherPrivacy => t.check_privacy_other(),
        Finding::WindowGood => t.check_window_good(),
        Finding::Window { opens, closes, zone } => window_in_words(t, [*opens, *closes], zone, now),
        Finding::DeviceGood => t.check_device_good(),
        Finding::DeviceMany => t.check_device_many(),
        Finding::Knocking => t.check_knocking(),
        Finding::RedirectAnywhere | Finding::RedirectGood => t.check_redirect_good(),
        Finding::RedirectUnreadable => t.check_redirect_unreadable(),
        Finding::RedirectRefused { place, allowed } if allowed.is_empty() => t.check_redirect_refused_all(place),
        Finding::RedirectRefused { place, allowed } => t.check_redirect_refused(place, allowed.join(", ")),
        Finding::LinkUntried => t.check_link_untried(),
        Finding::LinkGood => t.check_link_good(),
        Finding::LinkDifferent(differences) => t.check_link_different(differences.join("; ")),
        Finding::LinkRefused(error) => t.check_link_refused(because(error)),
        Finding::LinkUnchecked(error) => t.check_link_unchecked(because(error)),
        Finding::ClockUnchecked => t.check_clock_unchecked(),
        Finding::ClockGood => t.check_clock_good(),
        Finding::ClockOff(ahead) => clock_in_words(t, *ahead),
    }
}

/// Says when a room opens too late or closes too early.
fn window_in_words(t: OrganizerTexts, times: [Option<Timestamp>; 2], zone: &TimeZone, now: Timestamp) -> String {
    let dates = Dates::new(t.locale, zone, now);
    match times.map(|time| time.map(|time| dates.moment(time))) {
        [Some(opens), Some(closes)] => t.check_window_both(opens, closes),
        [Some(opens), None] => t.check_window_opens(opens),
        [None, Some(closes)] => t.check_window_closes(closes),
        [None, None] => t.check_window_good(),
    }
}

/// Says how far this server's clock is ahead of Daily's, or behind.
fn clock_in_words(t: OrganizerTexts, ahead: SignedDuration) -> String {
    let seconds = ahead.abs().as_secs();
    match (seconds < 120, ahead.is_positive()) {
        (true, true) => t.check_clock_seconds_ahead(seconds),
        (true, false) => t.check_clock_seconds_behind(seconds),
        (false, true) => t.check_clock_minutes_ahead(seconds / 60),
        (false, false) => t.check_clock_minutes_behind(seconds / 60),
    }
}
