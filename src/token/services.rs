//! Recognizes tokens of other video services by their claims.

use serde_json::Value;

use super::contents::TokenContents;

/// Returns the other service that a token is for, if it has the claims of one.
pub(super) fn service_of(contents: &TokenContents) -> Option<&'static str> {
    let has = |name: &str| contents.has(name);
    let within = |name: &str, member: &str| contents.get(name).and_then(|value| value.get(member)).is_some();
    let is = |name: &str, text: &str| contents.get(name).and_then(Value::as_str) == Some(text);
    // A token that names a room and a domain as Daily's do is for Daily, whatever else it says.
    if has("r") && has("d") {
        return None;
    }
    if ["room", "roomJoin", "roomCreate", "roomAdmin", "roomList", "canPublish"].iter().any(|m| within("video", m)) {
        Some("LiveKit")
    } else if has("apikey") && has("permissions") {
        Some("VideoSDK")
    } else if has("app_key") && (has("tpc") || has("role_type")) || has("tpc") && has("role_type") {
        Some("Zoom's Video SDK")
    } else if (has("sdkKey") || has("appKey")) && (has("mn") || has("tokenExp")) {
        Some("Zoom's Meeting SDK")
    } else if has("grants") || contents.content_type().is_some_and(|kind| kind.starts_with("twilio-")) {
        Some("Twilio")
    } else if is("aud", "jitsi") || is("iss", "chat") || has("room") && has("context") {
        Some("Jitsi")
    } else if has("access_key") && has("room_id") {
        Some("100ms")
    } else if is("ist", "project")
        || has("application_id") && (has("acl") || has("scope"))
        || is("scope", "session.connect")
    {
        Some("Vonage")
    } else if has("call_cids") {
        Some("Stream")
    } else if has("meetingId") && has("participantId") {
        Some("Dyte")
    } else if has("roomReference") || has("organizationId") && has("roomKeyType") {
        Some("Whereby")
    } else {
        None
    }
}
