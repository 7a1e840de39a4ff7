//! What a form did, told on the page that it leads to: carried there by a cookie, so that it is said once.

use axum::response::{IntoResponse as _, Redirect, Response};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::texts::OrganizerTexts;

/// What a form did. An answer's extension, until it is a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Done {
    MeetingCreated(usize),
    MeetingChanged,
    MeetingAndRoomChanged,
    RoomNotChanged,
    MeetingDeleted,
    RoomDeleted,
    PeopleAdded(usize),
    PersonChanged,
    PersonRemoved,
    PersonRestored,
    RequestAnswered,
    MarkedShared(usize),
    MarkedNotShared(usize),
    NobodySelected,
    PeopleRemoved(usize),
    MessageSaved,
    TestSent,
    TemplateSaved,
    TemplateRenamed,
    TemplateDeleted,
    ContactsDeleted(usize),
    SendingUndone,
    TooLateToUndo,
    LanguageSaved,
    ZoneSaved,
    EmailSettingsSaved,
    KeyRevoked,
    KeysRevoked,
    WebhookAdded,
    WebhookRotated,
    WebhookDeleted,
    WebhookQueued,
    SessionEnded,
    OtherSessionsEnded,
    AccountDisabled,
    AccountEnabled,
    RoleAdded,
    RoleRemoved,
    RetentionSaved,
    BrandingSaved,
    SignedOut,
}

impl Done {
    /// Answers a form: leads to a page that says what was done.
    pub(super) fn leads_to(self, path: &str) -> Response {
        let mut response = Redirect::to(path).into_response();
        response.extensions_mut().insert(self);
        response
    }

    /// Returns the cookie's value.
    pub(super) fn value(self) -> String {
        let json = serde_json::to_string(&self).expect("it is a name and a number");
        utf8_percent_encode(&json, NON_ALPHANUMERIC).to_string()
    }

    /// Reads a cookie's value.
    pub(super) fn read(value: &str) -> Option<Self> {
        serde_json::from_str(&percent_decode_str(value).decode_utf8().ok()?).ok()
    }

    /// Says what was done.
    pub(crate) fn in_words(self, t: &OrganizerTexts) -> String {
        match self {
            Self::MeetingCreated(count) => t.done_meeting_created(count),
            Self::MeetingChanged | Self::PersonChanged => t.done_changed(),
            Self::MeetingAndRoomChanged => t.done_room_times_changed(),
            Self::RoomNotChanged => t.done_room_times_not_changed(),
            Self::MeetingDeleted => t.done_meeting_deleted(),
            Self::RoomDeleted => t.done_room_deleted(),
            Self::PeopleAdded(count) => t.done_people_added(count),
            Self::PersonRemoved => t.done_person_removed(),
            Self::PersonRestored => t.done_person_restored(),
            Self::RequestAnswered => t.done_request_answered(),
            Self::MarkedShared(count) => t.done_marked_shared(count),
            Self::MarkedNotShared(count) => t.done_marked_not_shared(count),
            Self::NobodySelected => t.done_nobody_selected(),
            Self::PeopleRemoved(count) => t.done_people_removed(count),
            Self::MessageSaved => t.done_message_saved(),
            Self::TestSent => t.done_test_sent(),
            Self::TemplateSaved => t.done_template_saved(),
            Self::TemplateRenamed => t.done_template_renamed(),
            Self::TemplateDeleted => t.done_template_deleted(),
            Self::ContactsDeleted(count) => t.done_contacts_deleted(count),
            Self::SendingUndone => t.send_undone(),
            Self::TooLateToUndo => t.send_too_late(),
            Self::LanguageSaved => t.done_language_saved(),
            Self::ZoneSaved => t.done_zone_saved(),
            Self::EmailSettingsSaved => t.done_email_settings_saved(),
            Self::KeyRevoked => t.done_key_revoked(),
            Self::KeysRevoked => t.done_keys_revoked(),
            Self::WebhookAdded => t.done_webhook_added(),
            Self::WebhookRotated => t.done_webhook_rotated(),
            Self::WebhookDeleted => t.done_webhook_deleted(),
            Self::WebhookQueued => t.done_webhook_queued(),
            Self::SessionEnded => t.done_session_ended(),
            Self::OtherSessionsEnded => t.done_other_sessions_ended(),
            Self::AccountDisabled => t.done_account_disabled(),
            Self::AccountEnabled => t.done_account_enabled(),
            Self::RoleAdded => t.done_role_added(),
            Self::RoleRemoved => t.done_role_removed(),
            Self::RetentionSaved => t.done_retention_saved(),
            Self::BrandingSaved => t.done_branding_saved(),
            Self::SignedOut => t.done_signed_out(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Done;

    #[test]
    fn a_notice_survives_its_cookie_and_others_are_ignored() {
        for done in [Done::MeetingCreated(30), Done::RetentionSaved] {
            assert_eq!(Done::read(&done.value()), Some(done));
            assert!(done.value().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'%'));
        }
        for value in ["", "%", "Pwned", "%22Pwned%22", "%7B%22MeetingCreated%22%3A-1%7D", "%FF"] {
            assert_eq!(Done::read(value), None, "{value}");
        }
    }
}
