//! The error codes of the API: one table for the responses, the `OpenAPI` document and the documentation page.

use std::borrow::Cow;

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// Declares the codes by their status: name, word and meaning.
macro_rules! codes {
    ($($status:ident { $($name:ident = $word:literal, $meaning:literal;)+ })+) => {
        /// A stable error code for programs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub(super) enum Code {
            $($(#[doc = $meaning] #[serde(rename = $word)] $name,)+)+
        }

        impl Code {
            /// All codes, by their status.
            pub(super) const ALL: &[Self] = &[$($(Self::$name,)+)+];

            pub(super) fn word(self) -> &'static str {
                match self { $($(Self::$name => $word,)+)+ }
            }

            pub(super) fn status(self) -> StatusCode {
                match self { $($(Self::$name)|+ => StatusCode::$status,)+ }
            }

            pub(super) fn meaning(self) -> &'static str {
                match self { $($(Self::$name => $meaning,)+)+ }
            }
        }
    };
}

codes! {
    BAD_REQUEST {
        NotJson = "not_json", "The body is not valid JSON.";
        NotText = "not_text", "The query string is not valid UTF-8.";
        BrokenOff = "broken_off", "The connection was lost before the body was complete.";
        ConflictingEncodings = "conflicting_encodings", "The Content-Type and the parameter `encoding` name different encodings.";
    }
    UNAUTHORIZED {
        NoKey = "no_key", "The request has no API key.";
        UnknownKey = "unknown_key", "The API key is unknown or revoked, or its organizer is disabled.";
        ExpiredKey = "expired_key", "The API key has expired.";
    }
    FORBIDDEN {
        ScopeMissing = "scope_missing", "The API key does not have the scope that the operation needs.";
        RoomNotAllowed = "room_not_allowed", "The API key does not allow the room.";
        OwnerNotAllowed = "owner_not_allowed", "The API key does not allow owners or admin permissions.";
    }
    NOT_FOUND {
        NotFound = "not_found", "There is nothing at this URL, or it belongs to another organizer.";
    }
    METHOD_NOT_ALLOWED {
        MethodNotAllowed = "method_not_allowed", "The URL does not support the request method. See the Allow header.";
    }
    NOT_ACCEPTABLE {
        NotAcceptable = "not_acceptable", "The response is of no type that the Accept header names.";
    }
    REQUEST_TIMEOUT {
        TooSlow = "too_slow", "The body did not arrive in time.";
    }
    CONFLICT {
        Ended = "ended", "The meeting's links have expired.";
        OtherDomain = "other_domain", "The meeting belongs to a different Daily domain.";
        ChangedMeanwhile = "changed_meanwhile", "Another change to the meeting was saved at the same time.";
        NoLinkKey = "no_link_key", "Join links and webhooks need a link key, and this server has none.";
        DirectLinks = "direct_links", "The meeting has direct links, which can't be revoked or replaced.";
        KeyInUse = "idempotency_key_in_use", "A request with the same Idempotency-Key is being carried out. See the Retry-After header.";
        MailOff = "mail_off", "This server sends no email.";
        NameTaken = "name_taken", "Another template already has this name.";
        WebhookDisabled = "webhook_disabled", "The webhook is disabled, because its URL answered with the status 410.";
    }
    PRECONDITION_FAILED {
        PreconditionFailed = "precondition_failed", "The meeting, invitation or template has changed since the answer that If-Match names.";
    }
    PAYLOAD_TOO_LARGE {
        TooLarge = "too_large", "The body is too large.";
    }
    UNSUPPORTED_MEDIA_TYPE {
        UnsupportedType = "unsupported_type", "The Content-Type is not supported. See the Accept header of the response.";
        UnsupportedCharset = "unsupported_charset", "The charset in the Content-Type is not supported.";
        UnsupportedEncoding = "unsupported_encoding", "The body is compressed. Send it uncompressed.";
    }
    UNPROCESSABLE_ENTITY {
        Invalid = "invalid", "The request is invalid; `problems` lists what is wrong.";
        Unsignable = "unsignable", "A link cannot be signed, for example because it would be too long.";
        TooManyPeople = "too_many_people", "The meeting would have too many people.";
        TooManyTemplates = "too_many_templates", "The organizer has as many templates as allowed.";
        TooManyWebhooks = "too_many_webhooks", "The organizer has as many webhooks as allowed.";
        OptionsTooLong = "options_too_long", "The options are too large.";
        KeyReused = "idempotency_key_reused", "The Idempotency-Key was already used for a different request.";
    }
    TOO_MANY_REQUESTS {
        TooManyRequests = "too_many_requests", "Too many requests with this API key. See the Retry-After header.";
        TooManyMeetings = "too_many_meetings", "The organizer created too many meetings in 24 hours.";
    }
    INTERNAL_SERVER_ERROR {
        Internal = "internal", "An internal error occurred.";
    }
    SERVICE_UNAVAILABLE {
        Busy = "busy", "The server is busy with other requests. See the Retry-After header.";
        TimedOut = "timed_out", "The server took longer than 60 seconds to answer, and may have carried out the request.";
        Unavailable = "unavailable", "The database is temporarily unavailable. See the Retry-After header.";
    }
}

impl PartialSchema for Code {
    fn schema() -> RefOr<Schema> {
        let meanings: Vec<String> =
            Self::ALL.iter().map(|code| format!("- `{}`: {}", code.word(), code.meaning())).collect();
        let meanings = meanings.join("\n");
        let description =
            format!("A stable error code for programs. The meaning of a code never changes.\n\n{meanings}");
        let words = Self::ALL.iter().map(|code| code.word());
        let schema = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words));
        schema.description(Some(description)).examples([Self::Invalid.word()]).into()
    }
}

impl ToSchema for Code {
    fn name() -> Cow<'static, str> {
        "Code".into()
    }
}
