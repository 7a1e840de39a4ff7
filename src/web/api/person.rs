//! One person's invitation: reading and changing it, its link, and whether it was shared.

use std::collections::HashSet;

use axum::{extract::State, http::StatusCode, response::Response};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, IdempotencyKey, Ids, Sent},
    error::{ApiError, ApiResult},
    etag::{self, Conditions, ETag, Tagged},
    invitations::{InvitationBody, with_current_links, with_links},
    meetings::allowed,
    once,
    options::LanguageTag,
};
use crate::{
    app::{App, As, MeetingLinks, Tell, Whose},
    error::Error,
    invite::{Invitation, Invitee, InviteeName, Locale, MailAddress, Meeting, sharing::SharedHow},
    web::Site,
};

/// A person's invitation.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationAnswer {
    invitation: InvitationBody,
}

/// The fields to change. Fields that are left out stay the same.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Ada Lovelace", "email": "ada@example.org", "owner": true, "language": "de"}))]
pub(super) struct InvitationChange {
    /// The name that others see.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    name: Option<InviteeName>,
    /// The email address for the invitation. `null` removes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "ada@example.org")]
    email: Sent<MailAddress>,
    /// Whether the person is an owner of the room.
    owner: Option<bool>,
    /// The language of the person's emails and of Daily's page, as a BCP 47 tag. `null` removes it.
    #[serde(default)]
    #[schema(value_type = Option<LanguageTag>)]
    language: Sent<Locale>,
}

impl InvitationChange {
    fn apply_to(self, before: &Invitee) -> Invitee {
        Invitee {
            name: self.name.unwrap_or_else(|| before.name.clone()),
            email: self.email.or(before.email.clone()),
            is_owner: self.owner.unwrap_or(before.is_owner),
            language: self.language.or(before.language),
        }
    }
}

/// Returns an error of a use case, which has found the meeting.
fn not_found(error: Error) -> ApiError {
    match error {
        Error::NotFound => ApiError::no_invitation(),
        error => error.into(),
    }
}

/// Returns an invitation as it is stored now, with its link.
async fn answer(site: &Site, caller: &Authorized, ids: [Uuid; 2]) -> ApiResult<Tagged<InvitationAnswer>> {
    let found = site.app.invitation_link(caller.actor(), ids, As::Page).await.map_err(not_found)?;
    tagged(&site.app, caller, found)
}

/// Returns an invitation with its entity tag, in which the link's version stands for the link.
fn tagged(app: &App, caller: &Authorized, found: MeetingLinks) -> ApiResult<Tagged<InvitationAnswer>> {
    let meeting = (found.meeting.sequence, found.meeting.issued_at);
    let code = found.invitations.first().and_then(|invitation| invitation.join.code);
    let code = code.map(|code| (code.version, code.key.to_string()));
    let version = (meeting, code, app.signer.fingerprint().to_string(), app.base_url.as_str());
    let invitation = with_links(caller, found)?.pop().ok_or(Error::NotFound)?;
    let mut facts = serde_json::to_value(&invitation).map_err(Error::internal)?;
    facts["link"] = json!(facts["link"].is_string().then_some(version));
    Ok(Tagged { tag: ETag::of(&facts)?, body: InvitationAnswer { invitation } })
}

/// Loads an invitation to a meeting in a room that the API key allows. Refuses the request if the invitation has none of
/// the tags in `If-Match`.
async fn found(
    site: &Site,
    caller: &Authorized,
    ids: [Uuid; 2],
    conditions: &Conditions,
) -> ApiResult<(Meeting, Invitation)> {
    let app = &site.app;
    allowed(site, caller, ids[0]).await?;
    let (meeting, invitation) = app.invitation(caller.actor(), ids).await.map_err(not_found)?;
    conditions.check(|| Ok(tagged(app, caller, app.sign(meeting.clone(), vec![invitation.clone()])?)?.tag))?;
    Ok((meeting, invitation))
}

/// Returns the invitation alone, as those whom a change of links is for.
fn whose([_, id]: [Uuid; 2]) -> Whose {
    Whose::Only(HashSet::from([id]))
}

/// Get an invitation with its link
///
/// The link is `null` if it is revoked, if the meeting has no links, or if the API key is not allowed to read it.
#[utoipa::path(get, path = "/meetings/{id}/invitations/{invitation}", tag = "people", operation_id = "get_invitation",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the answer that you have")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation"),
        (status = 304, description = "Nothing has changed since the answer whose ETag you sent")))]
pub(super) async fn show(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<Response> {
    allowed(&site, &caller, ids[0]).await?;
    Ok(conditions.answer(answer(&site, &caller, ids).await?))
}

/// Change a person
///
/// Another name, role or language changes a direct link; the one that was already shared still works as before. A join
/// link stays the same.
///
/// If the email address changes, an email that waits for another attempt is sent to the new address at once. To send
/// another one, see `POST /meetings/{id}/emails`.
///
/// With `If-Match`, the person is only changed if nothing in the answer has changed, such as `join_clicks`
/// (`precondition_failed`, or `changed_meanwhile` if two changes come at the same moment).
#[utoipa::path(patch, path = "/meetings/{id}/invitations/{invitation}", tag = "people", operation_id = "change_invitation",
    request_body = InvitationChange,
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = InvitationAnswer, description = "The changed invitation")))]
pub(super) async fn change(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
    Body { value: change, .. }: Body<InvitationChange>,
) -> ApiResult<Tagged<InvitationAnswer>> {
    let (meeting, invitation) = found(&site, &caller, ids, &conditions).await?;
    let invitee = change.apply_to(&invitation.invitee);
    if let Some(refusal) = caller.rights().refuse(&meeting.room, invitee.is_owner || invitation.invitee.is_owner) {
        return Err(ApiError::refused(refusal, "/owner"));
    }
    site.app.change_invitee(caller.actor(), ids, Some(&invitation.invitee), invitee).await?;
    answer(&site, &caller, ids).await
}

/// Remove a person from a meeting
///
/// Their direct link works until it expires. Their join link stops working at once, and Daily is asked to keep them out
/// of a meeting that is going on. Emails to them that wait are not sent.
///
/// This needs no idempotency key: a repeated request changes nothing and gets a 404 (`not_found`).
///
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(delete, path = "/meetings/{id}/invitations/{invitation}", tag = "people", operation_id = "remove_invitation",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 204, description = "The person was removed")))]
pub(super) async fn remove(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<StatusCode> {
    found(&site, &caller, ids, &conditions).await?;
    site.app.remove_invitee(caller.actor(), ids, Tell::Nobody).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Revoke a join link
///
/// The link stops working at once. If the meeting is going on, Daily is asked to remove the person. A direct link can't
/// be revoked (`direct_links`).
///
/// This needs no idempotency key: repeating the request changes nothing.
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(post, path = "/meetings/{id}/invitations/{invitation}/revoke", tag = "people", operation_id = "revoke_link",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation, with `revoked_at`")))]
pub(super) async fn revoke(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<Tagged<InvitationAnswer>> {
    found(&site, &caller, ids, &conditions).await?;
    site.app.revoke_links(caller.actor(), ids[0], &whose(ids)).await?;
    answer(&site, &caller, ids).await
}

/// Restore a revoked join link
///
/// The same link works again. Someone whom Daily banned can rejoin once the present meeting in the room is over.
///
/// This needs no idempotency key: repeating the request changes nothing.
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(post, path = "/meetings/{id}/invitations/{invitation}/restore", tag = "people", operation_id = "restore_link",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation, whose link works again")))]
pub(super) async fn restore(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<Tagged<InvitationAnswer>> {
    found(&site, &caller, ids, &conditions).await?;
    site.app.undo_revoke_links(caller.actor(), ids[0], &whose(ids)).await?;
    answer(&site, &caller, ids).await
}

/// Replace a join link
///
/// The person gets a new link, and the old one stops working at once. If the old link was emailed or marked as shared, send
/// the new one with `POST /meetings/{id}/emails` and `{"to": "outdated"}`.
///
/// Each request creates a new link. Send an `Idempotency-Key` to retry safely: for 24 hours, repeated requests with the
/// same key do not replace the link again. They get the first response, with the header `Idempotent-Replayed` and the
/// same `ETag`, except that `link` is the person's current link, or `null` if the person has since been removed or their
/// link has been revoked. While the first request is being carried out, repeated requests get a 409
/// (`idempotency_key_in_use`).
///
/// With `If-Match`, the request is refused (`precondition_failed`) if anything in the answer has changed. If two requests
/// arrive at the same moment, one can be refused (`changed_meanwhile`).
#[utoipa::path(post, path = "/meetings/{id}/invitations/{invitation}/replace", tag = "people", operation_id = "replace_link",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on"),
        ("Idempotency-Key" = Option<String>, Header, description = "A unique value that you choose for this request, such as a UUID")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation, with its new link",
        headers(("Idempotent-Replayed" = bool, description = "Sent if this is the first answer again")))))]
pub(super) async fn replace(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    key: IdempotencyKey,
    conditions: Conditions,
) -> ApiResult<Response> {
    // The key is for this path alone, and the request has no body.
    let claim = key.claim(&caller, &format!("replace {}", ids[1]), [0; 32]);
    let its_claim = claim.clone();
    let once = once::carry_out(&site, &caller, claim, move |site, caller, turn| async move {
        if !turn.is_done {
            let (meeting, invitation) = found(&site, &caller, ids, &conditions).await?;
            site.app.replace_link(caller.actor(), &meeting, &invitation, its_claim.as_ref()).await?;
        }
        answer(&site, &caller, ids).await?.with_tag()
    });
    let once = with_current_links(&site, &caller, ids[0], once.await?).await?;
    Ok(etag::respond(once))
}

/// Mark a link as shared
///
/// Says that the person has their current link, for example because your program sent it.
///
/// This needs no idempotency key: repeating the request only sets `shared_at` again.
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(put, path = "/meetings/{id}/invitations/{invitation}/shared", tag = "people", operation_id = "mark_shared",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation, with `shared_at`")))]
pub(super) async fn mark(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<Tagged<InvitationAnswer>> {
    found(&site, &caller, ids, &conditions).await?;
    site.app.mark_shared(caller.actor(), ids[0], &ids[1..], SharedHow::Marked).await?;
    answer(&site, &caller, ids).await
}

/// Mark a link as not shared
///
/// The person counts again as someone who has to be given their link.
///
/// This needs no idempotency key: repeating the request changes nothing.
/// `If-Match` is checked just before your change is saved. If someone else saves a change between the check and the save,
/// the conflict is not detected.
#[utoipa::path(delete, path = "/meetings/{id}/invitations/{invitation}/shared", tag = "people", operation_id = "mark_not_shared",
    params(("id" = Uuid, Path, description = "The id of the meeting"), ("invitation" = Uuid, Path, description = "The id of the invitation"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the answer that your request is based on")),
    responses((status = 200, body = InvitationAnswer, description = "The invitation, without `shared_at`")))]
pub(super) async fn unmark(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
    conditions: Conditions,
) -> ApiResult<Tagged<InvitationAnswer>> {
    found(&site, &caller, ids, &conditions).await?;
    site.app.mark_not_shared(caller.actor(), ids[0], &ids[1..]).await?;
    answer(&site, &caller, ids).await
}
