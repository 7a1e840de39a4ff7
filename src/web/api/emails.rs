//! Sending a meeting's invitations by email, and what became of them.

use std::collections::HashSet;

use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Query},
    error::ApiResult,
    meetings::allowed,
    once,
    paging::{Meta, PageQuery},
};
use crate::{
    app::{Message, MessageState, Recipients, Sending},
    error::Error,
    invite::Invitation,
    mail::NotSent,
    web::Site,
};

/// Who is sent their invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"to": "new"}))]
pub(super) struct NewEmails {
    /// Whom to choose from. Default: `new`.
    to: Option<To>,
    /// The ids of the invitations to send, of those. Default: all of them.
    people: Option<HashSet<Uuid>>,
}

/// People with an email address, by what became of their emails.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum To {
    /// People who were not sent an email yet.
    New,
    /// People whose latest email failed.
    Failed,
    /// People whose email or shared link is out of date.
    Outdated,
    /// Everyone.
    All,
}

impl From<To> for Recipients {
    fn from(to: To) -> Self {
        match to {
            To::New => Self::New,
            To::Failed => Self::Failed,
            To::Outdated => Self::Outdated,
            To::All => Self::All,
        }
    }
}

/// How many emails were put into the outbox.
#[derive(Serialize, ToSchema)]
pub(super) struct QueuedEmails {
    /// How many. 0 if nobody is left to send to.
    queued: usize,
}

/// The latest email to each person, in the order in which they were invited.
#[derive(Serialize, ToSchema)]
pub(super) struct EmailsAnswer {
    emails: Vec<EmailBody>,
    meta: Meta,
}

/// The latest email that invites a person.
#[derive(Serialize, ToSchema)]
struct EmailBody {
    /// The id of the invitation.
    invitation_id: Uuid,
    /// The address that the email was sent to in the latest attempt, also if it was not accepted. Until the first attempt,
    /// the person's present address. `null` if the email was given up without an attempt, or if an earlier version of
    /// Latchkey sent it.
    email: Option<String>,
    state: EmailState,
    /// Whether sending to `outdated` would send the person an email, because this one, or the link that was shared with
    /// them since, is out of date.
    outdated: bool,
    /// When the email was put into the outbox.
    #[schema(value_type = String, format = DateTime)]
    queued_at: Timestamp,
    /// How many times the mail server was asked to take it.
    attempts: i64,
    /// When it is tried next. `null` unless it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_attempt_at: Option<Timestamp>,
    /// When the mail server took it, or when it was given up.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// What the mail server replied, or why the email was not sent.
    reason: Option<String>,
}

/// What became of an email.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum EmailState {
    /// It waits for its first or next attempt.
    Waiting,
    /// It is being sent.
    Sending,
    /// The mail server took it. Whether it arrived is not known.
    Accepted,
    /// The mail server refused it for good.
    Refused,
    /// It was not sent, and is not tried again.
    GivenUp,
}

impl EmailBody {
    fn of(invitation: &Invitation, message: &Message, outdated: bool) -> Self {
        let is_open = !message.state.is_final();
        let present = invitation.invitee.email.as_ref().filter(|_| message.attempts == 0).map(ToString::to_string);
        let answer = message.answer.as_deref().filter(|answer| !answer.is_empty());
        Self {
            invitation_id: invitation.id,
            email: message.address.clone().or(present),
            outdated,
            state: match message.state {
                MessageState::Waiting => EmailState::Waiting,
                MessageState::Sending => EmailState::Sending,
                MessageState::Accepted => EmailState::Accepted,
                MessageState::Refused => EmailState::Refused,
                MessageState::GivenUp => EmailState::GivenUp,
            },
            queued_at: message.made_at,
            attempts: message.attempts,
            next_attempt_at: is_open.then_some(message.due_at),
            ended_at: message.ended_at,
            reason: answer.map(|answer| NotSent::of(answer).to_string()),
        }
    }
}

/// Send invitations by email
///
/// Puts an email for each person into the outbox, which sends them in the background. Nobody is sent a second email while
/// the first one waits. Send an `Idempotency-Key` to retry safely: for 24 hours, repeated requests with the same key and
/// body send nothing, and get the first answer again, with the header `Idempotent-Replayed`.
#[utoipa::path(post, path = "/meetings/{id}/emails", tag = "people", operation_id = "send_emails", request_body = NewEmails,
    params(("id" = Uuid, Path, description = "The id of the meeting"),
        ("Idempotency-Key" = Option<String>, Header, description = "A unique value that you choose for this request, such as a UUID")),
    responses((status = 202, body = QueuedEmails, description = "The emails wait to be sent",
        headers(("Idempotent-Replayed" = bool, description = "Sent if this is the first answer again")))))]
pub(super) async fn send(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    key: IdempotencyKey,
    Body { value: NewEmails { to, people }, hash }: Body<NewEmails>,
) -> ApiResult<Response> {
    let claim = key.claim(&caller, &format!("emails {id}"), hash);
    let app = site.app.clone();
    let once = once::carry_out(&app, claim, move |turn| async move {
        let meeting = allowed(&site, &caller, id).await?.meeting;
        caller.check_invitees(&meeting, std::iter::empty())?;
        let to = to.map_or(Recipients::New, Recipients::from);
        let sending = Sending { batch_id: turn.id, to, only: people, hold: SignedDuration::ZERO };
        let queued = site.app.send(caller.actor(), id, sending).await?;
        Ok(serde_json::to_value(QueuedEmails { queued }).map_err(Error::internal)?)
    });
    Ok(once.await?.respond(StatusCode::ACCEPTED))
}

/// List what became of a meeting's emails
///
/// Lists the latest email to each person who was sent one. A page can have fewer items than its limit.
#[utoipa::path(get, path = "/meetings/{id}/emails", tag = "people", operation_id = "list_emails",
    params(("id" = Uuid, Path, description = "The id of the meeting"), PageQuery),
    responses((status = 200, body = EmailsAnswer, description = "A page of emails")))]
pub(super) async fn list(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    Query(page): Query<PageQuery>,
) -> ApiResult<Json<EmailsAnswer>> {
    let meeting = allowed(&site, &caller, id).await?.meeting;
    let position = page.cursor(|cursor| cursor.parse().ok())?.unwrap_or(-1);
    let (found, report, next) = site.app.some_emails(meeting, position, page.limit()?).await?;
    let email = |invitation: &Invitation| {
        let is_outdated = report.is_for(Recipients::Outdated, invitation, found.links.as_ref().ok());
        Some(EmailBody::of(invitation, report.latest(invitation)?, is_outdated))
    };
    let emails = found.invitations.iter().filter_map(email).collect();
    Ok(Json(EmailsAnswer { emails, meta: Meta { next_cursor: next.map(|next| next.to_string()) } }))
}
