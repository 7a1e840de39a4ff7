//! The `OpenAPI` document and the documentation page.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};
use jiff::{SignedDuration, Timestamp, Unit};
use serde_json::json;
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        Content, ContentBuilder, Header, HeaderBuilder, Info, License, ObjectBuilder, OpenApi, Ref, RefOr, Response,
        ResponseBuilder, Schema, SecurityRequirement, Server, Tag, Type,
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
        tag::TagBuilder,
    },
};

use super::{BASE, code::Code, error::ProblemDetails, examples::code_samples};
use crate::{
    texts::OrganizerTexts,
    web::{Site, page::Page},
    webhook::Event,
};

/// The groups of operations.
const TAGS: [(&str, &str); 6] = [
    ("tokens", "Links that are signed without storing anything. API keys need the scope `tokens`."),
    ("meetings", "Meetings and their invitations, as in the web app. API keys need the scope `meetings`."),
    ("people", "One person's invitation, and emails. API keys need the scope `meetings`."),
    ("templates", "Reusable settings for meetings. API keys need the scope `meetings`."),
    ("webhooks", "URLs that are told about events. API keys need the scope `meetings`, for all rooms."),
    ("inspect", "Tokens and links that someone else created. API keys need the scope `inspect`."),
];

/// Errors of all operations: those of API keys, and of the server.
const OF_ALL: &[Code] = &[
    Code::NoKey,
    Code::UnknownKey,
    Code::ExpiredKey,
    Code::ScopeMissing,
    Code::TooManyRequests,
    Code::Internal,
    Code::TimedOut,
    Code::Unavailable,
];

/// Errors of operations with a body.
const OF_BODY: &[Code] = &[
    Code::NotJson,
    Code::BrokenOff,
    Code::TooSlow,
    Code::TooLarge,
    Code::UnsupportedType,
    Code::UnsupportedCharset,
    Code::UnsupportedEncoding,
    Code::Invalid,
    Code::Busy,
];

/// Errors of operations with query parameters.
const OF_QUERY: &[Code] = &[Code::NotText, Code::Invalid];

/// Errors of operations on one meeting, template or webhook.
const OF_MEETING: &[Code] = &[Code::NotFound, Code::RoomNotAllowed];

/// Errors of operations with the header `If-Match`.
const OF_IF_MATCH: &[Code] = &[Code::PreconditionFailed];

/// Errors of operations on the links of a meeting.
const OF_LINKS: &[Code] = &[Code::OwnerNotAllowed, Code::OtherDomain, Code::NoLinkKey, Code::Unsignable];

/// Errors of operations that an idempotency key makes safe to repeat.
const OF_KEY: &[Code] = &[Code::KeyInUse, Code::KeyReused, Code::Invalid];

/// The objects in responses that always have all of their fields.
const ANSWERS: [&str; 11] = [
    "ClaimRow",
    "DeliveryBody",
    "EmailBody",
    "Inspection",
    "InvitationBody",
    "MeetingBody",
    "Meta",
    "PersonLink",
    "SignedToken",
    "TemplateBody",
    "WebhookBody",
];

/// Returns the errors that an operation has besides [`OF_ALL`].
fn codes_of(operation_id: &str) -> Vec<&'static [Code]> {
    match operation_id {
        "create_token" => vec![OF_BODY, &[Code::RoomNotAllowed, Code::OwnerNotAllowed]],
        "create_links" => vec![
            OF_BODY,
            OF_QUERY,
            &[
                Code::RoomNotAllowed,
                Code::OwnerNotAllowed,
                Code::NotAcceptable,
                Code::ConflictingEncodings,
                Code::Unsignable,
            ],
        ],
        "inspect_token" => vec![OF_BODY],
        "create_meeting" => {
            vec![
                OF_BODY,
                OF_LINKS,
                OF_KEY,
                &[Code::RoomNotAllowed, Code::OptionsTooLong, Code::TooManyPeople, Code::TooManyMeetings],
            ]
        }
        "list_meetings" => vec![OF_QUERY],
        "list_templates" => vec![],
        "get_meeting" | "get_template" | "get_webhook" | "delete_webhook" | "rotate_webhook" => vec![OF_MEETING],
        "delete_meeting" | "delete_template" => vec![OF_MEETING, OF_IF_MATCH],
        "remove_invitation" | "mark_shared" | "mark_not_shared" => vec![OF_MEETING, OF_IF_MATCH, &[Code::Unsignable]],
        "change_meeting" => {
            vec![
                OF_BODY,
                OF_MEETING,
                OF_IF_MATCH,
                OF_LINKS,
                &[Code::Ended, Code::ChangedMeanwhile, Code::OptionsTooLong],
            ]
        }
        "list_invitations" => vec![OF_QUERY, OF_MEETING, &[Code::Unsignable]],
        "create_invitations" => {
            vec![OF_BODY, OF_MEETING, OF_LINKS, OF_KEY, &[Code::Ended, Code::ChangedMeanwhile, Code::TooManyPeople]]
        }
        "get_invitation" => vec![OF_MEETING, &[Code::Unsignable]],
        "change_invitation" => vec![OF_BODY, OF_MEETING, OF_IF_MATCH, OF_LINKS, &[Code::ChangedMeanwhile]],
        "revoke_link" | "restore_link" => vec![OF_MEETING, OF_IF_MATCH, &[Code::DirectLinks, Code::Unsignable]],
        "replace_link" => vec![
            OF_MEETING,
            OF_IF_MATCH,
            OF_KEY,
            &[Code::DirectLinks, Code::ChangedMeanwhile, Code::NoLinkKey, Code::Unsignable],
        ],
        "send_emails" => vec![
            OF_BODY,
            OF_MEETING,
            OF_KEY,
            &[Code::OwnerNotAllowed, Code::MailOff, Code::Ended, Code::OtherDomain, Code::NoLinkKey],
        ],
        "list_emails" | "list_deliveries" => vec![OF_QUERY, OF_MEETING],
        "create_template" => vec![
            OF_BODY,
            &[
                Code::RoomNotAllowed,
                Code::OwnerNotAllowed,
                Code::OptionsTooLong,
                Code::NameTaken,
                Code::TooManyTemplates,
            ],
        ],
        "change_template" => {
            vec![OF_BODY, OF_MEETING, OF_IF_MATCH, &[Code::OwnerNotAllowed, Code::OptionsTooLong, Code::NameTaken]]
        }
        "create_webhook" => vec![OF_BODY, &[Code::RoomNotAllowed, Code::NoLinkKey, Code::TooManyWebhooks]],
        "list_webhooks" => vec![&[Code::RoomNotAllowed]],
        "test_webhook" | "redeliver" => vec![OF_MEETING, &[Code::WebhookDisabled]],
        other => unreachable!("the errors of the operation {other} are not listed"),
    }
}

/// Adds what all routes have in common to the generated document.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    document.info = Info::new("Latchkey", env!("CARGO_PKG_VERSION"));
    document.info.description = Some(
        "The Latchkey API creates personal invite links for Daily.co rooms. Times are in RFC 3339 format, in UTC. In a \
         request, `null` means the same as leaving an optional field out, except in `PATCH`: there, `null` removes a \
         `title`, `email`, `language`, `subject` or `note`."
            .to_owned(),
    );
    let mut license = License::new(env!("CARGO_PKG_LICENSE"));
    license.identifier = Some(env!("CARGO_PKG_LICENSE").to_owned());
    document.info.license = Some(license);
    document.servers = Some(vec![Server::new(BASE)]);
    let tag = |(name, description)| -> Tag { TagBuilder::new().name(name).description(Some(description)).build() };
    document.tags = Some(TAGS.map(tag).into());
    let components = document.components.get_or_insert_default();
    let mut schemas = vec![(ProblemDetails::name().into_owned(), ProblemDetails::schema())];
    ProblemDetails::schemas(&mut schemas);
    components.schemas.extend(schemas);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("An API key")).build();
    for name in ANSWERS {
        if let Some(RefOr::T(Schema::Object(answer))) = components.schemas.get_mut(name) {
            answer.required = answer.properties.keys().cloned().collect();
        }
    }
    let headers =
        HEADERS.map(|(name, description, example)| (name.to_owned(), RefOr::T(header_of(description, example))));
    components.headers.extend(headers);
    components.add_security_scheme("api_key", SecurityScheme::Http(bearer));
    document.security = Some(vec![SecurityRequirement::new("api_key", Vec::<String>::new())]);
    for (path, item) in &mut document.paths.paths {
        let operations = [
            ("GET", &mut item.get),
            ("POST", &mut item.post),
            ("PUT", &mut item.put),
            ("PATCH", &mut item.patch),
            ("DELETE", &mut item.delete),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            complete_operation(operation);
            operation.extensions = Some(code_samples(&format!("{method} {path}")));
        }
    }
    document
}

/// Adds an operation's errors, and the headers of all its responses.
fn complete_operation(operation: &mut Operation) {
    let own = codes_of(operation.operation_id.as_deref().unwrap_or_default());
    let codes: Vec<Code> = Code::ALL
        .iter()
        .filter(|code| OF_ALL.contains(code) || own.iter().any(|own| own.contains(code)))
        .copied()
        .collect();
    for same_status in codes.chunk_by(|one, other| one.status() == other.status()) {
        let status = same_status[0].status().as_str().to_owned();
        operation.responses.responses.insert(status, RefOr::T(refusal(same_status)));
    }
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        let has_tag = status == "304" || is_tagged(response);
        let is_sent = |name: &str| match (name, status.as_str()) {
            ("ETag", _) => has_tag,
            ("Retry-After", "409") => codes.contains(&Code::KeyInUse),
            (name, status) => is_sent(name, status),
        };
        for (name, ..) in HEADERS.into_iter().filter(|(name, ..)| is_sent(name)) {
            let header = Ref::new(format!("#/components/headers/{name}"));
            response.headers.insert(name.to_owned(), RefOr::Ref(header));
        }
    }
}

/// Returns whether a response is one meeting, invitation or template, which have entity tags.
fn is_tagged(response: &Response) -> bool {
    let tagged = ["/MeetingAnswer", "/InvitationAnswer", "/TemplateAnswer"];
    let is_tagged = |schema: &Ref| tagged.iter().any(|end| schema.ref_location.ends_with(end));
    response.content.values().any(|content| match content {
        RefOr::T(Content { schema: Some(RefOr::Ref(schema)), .. }) => is_tagged(schema),
        _ => false,
    })
}

/// Returns the response for codes of the same status.
fn refusal(codes: &[Code]) -> Response {
    let first = codes[0];
    let example = json!({
        "type": "about:blank", "title": first.status().canonical_reason(), "status": first.status().as_u16(),
        "code": first.word(), "detail": first.meaning(), "problems": [],
    });
    let schema = Ref::from_schema_name(ProblemDetails::name());
    let content = ContentBuilder::new().schema(Some(schema)).example(Some(example)).build();
    let words: Vec<String> = codes.iter().map(|code| format!("`{}`", code.word())).collect();
    let description = format!("The `code` is {}.", words.join(" or "));
    ResponseBuilder::new().description(description).content("application/problem+json", content).build()
}

/// Headers of responses: name, description and example.
const HEADERS: [(&str, &str, &str); 8] = [
    (
        "ETag",
        "The version of the answer, for `If-None-Match` and `If-Match`.",
        "\"7vqqF4QDLyzQwyLzB1pc4Q5vDrvDzkmNzqhJUBDQ0R8\"",
    ),
    ("X-Request-Id", "The id of the request in the server's log.", "0b9d6c3e3f6f4f0e9a535d4c5b6f7a88"),
    ("RateLimit-Policy", "How many requests each API key can send (IETF draft).", "\"minute\";q=600;w=60"),
    ("RateLimit", "How many requests are left, and for how many seconds (IETF draft).", "\"minute\";r=599;t=60"),
    (
        "Retry-After",
        "The number of seconds to wait. Not sent with `too_many_meetings`. A 409 has it only with `idempotency_key_in_use`.",
        "5",
    ),
    ("WWW-Authenticate", "The challenge of RFC 6750.", "Bearer error=\"invalid_token\""),
    ("Accept", "The supported media types. Sent with `unsupported_type`.", "application/json"),
    ("Accept-Encoding", "The supported encoding. Sent with `unsupported_encoding`.", "identity"),
];

/// Returns whether responses with a status have a header of [`HEADERS`].
fn is_sent(header: &str, status: &str) -> bool {
    match header {
        "RateLimit-Policy" | "RateLimit" => status != "401",
        "Retry-After" => matches!(status, "429" | "503"),
        "WWW-Authenticate" => status == "401",
        "Accept" | "Accept-Encoding" => status == "415",
        _ => true,
    }
}

fn header_of(description: &str, example: &str) -> Header {
    let schema = ObjectBuilder::new().schema_type(Type::String).examples([example]);
    HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build()
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage {
    t: OrganizerTexts,
    base_url: String,
    /// Tomorrow at the full hour.
    start: Timestamp,
    codes: &'static [Code],
    events_of_webhooks: [Event; 5],
}

pub(super) async fn page(State(site): State<Site>, headers: HeaderMap) -> impl IntoResponse {
    let t = OrganizerTexts::negotiate(headers.get(header::ACCEPT_LANGUAGE));
    let base_url = format!("{}{BASE}", site.app.base_url.as_str().trim_end_matches('/'));
    let start = site.app.now() + SignedDuration::from_hours(24);
    let start = start.round(Unit::Hour).unwrap_or(start);
    Page(ApiPage { t, base_url, start, codes: Code::ALL, events_of_webhooks: Event::ALL })
}
