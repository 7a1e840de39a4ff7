//! What the core refuses, in the words of the catalogs, where several pages need them.

use crate::{
    daily::DailyError,
    invite::{
        MailAddressError,
        invitee::{TEXT_LIMIT, TextError, character},
    },
    texts::OrganizerTexts,
    token::{RoomName, RoomNameError},
};

/// Says why a text is no name.
pub(super) fn name(t: OrganizerTexts, error: &TextError) -> String {
    match error {
        TextError::Empty => t.name_missing(),
        TextError::TooLong(count) => t.name_long(TEXT_LIMIT, *count),
        TextError::Control(_) => t.name_control(),
    }
}

/// Says why a text is no email address.
pub(super) fn email(t: OrganizerTexts, error: &MailAddressError) -> String {
    match error {
        MailAddressError::Invalid => t.email_invalid(),
        MailAddressError::Character(c) => t.email_character(character(*c)),
    }
}

/// Says why a text is no room's name.
pub(super) fn room_name(t: OrganizerTexts, error: &RoomNameError) -> String {
    match error {
        RoomNameError::Empty => t.room_name_missing(),
        RoomNameError::Character { character, .. } if character.is_whitespace() => t.room_name_space(),
        RoomNameError::Character { character, .. } => t.room_name_character(character.escape_debug().to_string()),
        RoomNameError::TooLong(count) => t.room_name_long(*count),
    }
}

/// Says why Daily did not do what was asked.
pub(super) fn daily(t: OrganizerTexts, error: &DailyError) -> String {
    match error {
        DailyError::Unreachable(_) => t.daily_unreachable(),
        DailyError::TimedOut => t.daily_timed_out(),
        DailyError::Throttled => t.daily_throttled(),
        DailyError::KeyRejected => t.daily_key_rejected(),
        DailyError::NotAllowed => t.daily_not_allowed(),
        DailyError::NotFound => t.daily_not_found(),
        DailyError::Refused { info, .. } if info.is_empty() => t.daily_refused_without_words(),
        DailyError::Refused { info, .. } => t.daily_refused(info),
        DailyError::Fault(status) => t.daily_fault(*status),
        DailyError::Nonsense => t.daily_nonsense(),
    }
}

/// Says what became of a change of a room that failed.
pub(super) fn room_change(t: OrganizerTexts, error: &DailyError, room: &RoomName) -> String {
    match error {
        DailyError::NotFound => t.rooms_not_found(room.as_str()),
        error if error.was_not_done() => format!("{} {}", t.rooms_not_changed(), daily(t, error)),
        error => format!("{} {} {}", t.rooms_maybe_changed(), daily(t, error), t.rooms_check_again()),
    }
}
