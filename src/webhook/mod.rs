//! Webhooks: what other programs are told about, and how that is signed.
//!
//! Source: the Standard Webhooks specification. A payload contains ids only: no link, token, name or email address.

pub mod client;
pub mod target;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::Sha256;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that a webhook can tell about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Event {
    /// A person opened their join link for the first time.
    #[serde(rename = "invitation.opened")]
    Opened,
    /// A person clicked the button to join.
    #[serde(rename = "invitation.join_clicked")]
    JoinClicked,
    /// A person asked for help.
    #[serde(rename = "invitation.help_requested")]
    HelpRequested,
    /// An email to a person was refused or given up.
    #[serde(rename = "email.failed")]
    EmailFailed,
    /// A meeting was changed, moved to another room, or deleted, or people were added, changed or removed.
    #[serde(rename = "meeting.changed")]
    MeetingChanged,
}

/// The type of the payload that an organizer sends as a test.
pub const TEST: &str = "webhook.test";

impl Event {
    /// All events.
    pub const ALL: [Self; 5] =
        [Self::Opened, Self::JoinClicked, Self::HelpRequested, Self::EmailFailed, Self::MeetingChanged];

    /// Returns the name of the event, which is the type of its payload.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "invitation.opened",
            Self::JoinClicked => "invitation.join_clicked",
            Self::HelpRequested => "invitation.help_requested",
            Self::EmailFailed => "email.failed",
            Self::MeetingChanged => "meeting.changed",
        }
    }
}

impl std::str::FromStr for Event {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|event| event.word() == text);
        found.ok_or_else(|| format!("unknown event “{text}”"))
    }
}

/// An event that happened.
#[derive(Debug, Clone)]
pub struct News {
    /// The event.
    pub event: Event,
    /// The id of the organizer whose meeting it is about.
    pub organizer_id: String,
    /// The meeting's id.
    pub meeting_id: Uuid,
    /// The invitation's id, if the event is about one.
    pub invitation_id: Option<Uuid>,
    /// When it happened.
    pub at: Timestamp,
}

impl News {
    /// Returns the payload.
    pub fn payload(&self) -> String {
        let mut data = json!({ "meeting_id": self.meeting_id });
        if let Some(id) = self.invitation_id {
            data["invitation_id"] = json!(id);
        }
        json!({ "type": self.event, "timestamp": self.at, "data": data }).to_string()
    }
}

/// Returns the payload of a test.
pub fn test_payload(webhook_id: Uuid, at: Timestamp) -> String {
    json!({ "type": TEST, "timestamp": at, "data": { "webhook_id": webhook_id } }).to_string()
}

/// Returns a secret as it is shown to the organizer.
pub fn shown(secret: &[u8]) -> String {
    format!("whsec_{}", BASE64_STANDARD.encode(secret))
}

/// Returns the signature of a request with this `webhook-id`, `webhook-timestamp` and body.
pub fn signature(secret: &[u8], id: &str, timestamp: i64, body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    let mac = mac.chain_update(format!("{id}.{timestamp}.{body}")).finalize().into_bytes();
    format!("v1,{}", BASE64_STANDARD.encode(mac))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_specification() {
        // The example of the specification's reference libraries.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let bytes = BASE64_STANDARD.decode(secret.trim_start_matches("whsec_")).unwrap();
        assert_eq!(shown(&bytes), secret);
        let signed = signature(&bytes, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_payload_has_ids_only() {
        let at = "2026-11-24T09:00:00Z".parse().unwrap();
        let news = News {
            event: Event::Opened,
            organizer_id: "ada".to_owned(),
            meeting_id: Uuid::nil(),
            invitation_id: Some(Uuid::max()),
            at,
        };
        assert_eq!(
            news.payload(),
            r#"{"type":"invitation.opened","timestamp":"2026-11-24T09:00:00Z","data":{"meeting_id":"00000000-0000-0000-0000-000000000000","invitation_id":"ffffffff-ffff-ffff-ffff-ffffffffffff"}}"#
        );
        for event in Event::ALL {
            assert_eq!(event.word().parse(), Ok(event));
            assert_eq!(serde_json::to_value(event).unwrap(), event.word());
        }
    }
}
