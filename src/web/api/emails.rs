//! Sending a meeting's invitations by email, and what became of them.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Query},
    error::{ApiError, ApiResult, Location, Problem},
    meetings::allowed,
    once,
    paging::{Meta, PageQuery},
};
use crate::{
    app::{Message, MessageState, Recipients, Sending, Sent, Skipped},
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
    /// The group of people to send to. Default: `new`.
    to: Option<To>,
    /// Sends only to these invitations within the group. Default: the whole group. If an id does not belong to the meeting,
    /// the request is refused.
    people: Option<Vec<Uuid>>,
}

/// People with an email address, by what became of their emails:
///
/// - `new`: people who were not sent an email yet, not even one that failed.
/// - `failed`: people whose latest email is `refused` or `given_up`, for example after you corrected their address.
/// - `outdated`: people whose information is out of date. Since their latest email was accepted, their link, address, name
///   or role, or the meeting's title or time, has changed; or their link has changed since it was marked as shared. Their
///   email has `outdated: true`. If they have no email, their invitation has `changed_since_shared: true`.
/// - `all`: everyone.
///
/// Nobody is sent an email while an earlier one is `waiting` or `sending`.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum To {
    New,
    Failed,
    Outdated,
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

/// The emails that were put into the outbox.
#[derive(Serialize, ToSchema)]
pub(super) struct QueuedEmails {
    /// How many. 0 if nobody is left to send to.
    queued: usize,
    /// Who is sent no email, and why. People outside of `to` are only listed if `people` names them.
    skipped: Vec<SkippedPerson>,
}

/// A person who is sent no email.
#[derive(Serialize, ToSchema)]
struct SkippedPerson {
    /// The id of the invitation.
    invitation_id: Uuid,
    reason: SkippedReason,
}

/// Why a person is sent no email:
///
/// - `no_email`: they have no email address.
/// - `revoked`: their link is revoked.
/// - `no_link`: their link was created with a link key that is not set.
/// - `waiting`: an earlier email is `waiting` or `sending`. It will have the present address and link.
/// - `not_in_to`: they are not among the people that `to` names.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SkippedReason {
    NoEmail,
    Revoked,
    NoLink,
    Waiting,
    NotInTo,
}

impl QueuedEmails {
    /// Returns what became of emails to these people, or refuses ids that are nobody's.
    fn of(sent: Sent, people: Option<&[Uuid]>) -> ApiResult<Self> {
        let unknown = |(place, id): (usize, &Uuid)| {
            let detail = "there is no invitation with this id in the meeting";
            sent.unknown.contains(id).then(|| Problem::new(Location::body(format!("/people/{place}")), detail))
        };
        let problems: Vec<_> = people.unwrap_or_default().iter().enumerate().filter_map(unknown).collect();
        if !problems.is_empty() {
            return Err(ApiError::invalid(problems));
        }
        let skipped = sent.skipped.into_iter().filter(|(_, why)| people.is_some() || *why != Skipped::NotMeant);
        let skipped = skipped.map(|(invitation_id, why)| SkippedPerson { invitation_id, reason: why.into() });
        Ok(Self { queued: sent.queued, skipped: skipped.collect() })
    }
}

impl From<Skipped> for SkippedReason {
    fn from(why: Skipped) -> Self {
        match why {
            Skipped::NoEmail => Self::NoEmail,
            Skipped::Revoked => Self::Revoked,
            Skipped::NoLink => Self::NoLink,
            Skipped::Waiting => Self::Waiting,
            Skipped::NotMeant => Self::NotInTo,
        }
    }
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

/// What became of an email:
///
/// - `waiting`: it waits for its first or next attempt. It will have the address and link that the person has then.
/// - `sending`: it is being sent.
/// - `accepted`: the mail server took it. Whether it arrived is not known.
/// - `refused`: the mail server refused it for good, such as because of a wrong address. It is not tried again.
/// - `given_up`: six attempts failed, or there was nothing left to send, such as because the link was revoked or the
///   meeting was over. It is not tried again.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum EmailState {
    Waiting,
    Sending,
    Accepted,
    Refused,
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
/// Puts an email for each person into the outbox, which sends them in the background, without the 10 seconds in which
/// the web app can undo sending. Nobody is sent a second email while the first one waits. If the mail server can't be
/// reached or asks to wait, an email is tried again after about 1, 5 and 30 minutes, 2 hours and 12 hours, unless the
/// server's settings differ.
///
/// If a person's address was wrong: change it with `PATCH`. An email that waits is then sent to the new address at once.
/// If it was refused or given up, send to `failed`; if it was accepted, send to `outdated`. After you replaced a link,
/// send to `outdated`. In each case, `{"to": "all", "people": […]}` sends to exactly the people that you name.
///
/// Send an `Idempotency-Key` to retry safely: for 24 hours, repeated requests with the same key and body send nothing,
/// and get the first answer again, with the header `Idempotent-Replayed`. While the first one is being carried out, they
/// get a 409 (`idempotency_key_in_use`). A request that fails does not use up its key.
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
    let once = once::carry_out(&site, &caller, claim, move |site, caller, turn| async move {
        let meeting = allowed(&site, &caller, id).await?.meeting;
        caller.check_invitees(&meeting, std::iter::empty())?;
        let to = to.map_or(Recipients::New, Recipients::from);
        let only = people.as_ref().map(|people| people.iter().copied().collect());
        let sending = Sending { batch_id: turn.id, to, only, hold: SignedDuration::ZERO };
        let sent = site.app.send(caller.actor(), id, sending).await?;
        let answer = QueuedEmails::of(sent, people.as_deref())?;
        Ok(serde_json::to_value(answer).map_err(Error::internal)?)
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
