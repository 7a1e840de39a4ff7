//! The invitees of a meeting, with their links.

use std::collections::{HashMap, HashSet};

use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Object, Query},
    error::{ApiResult, Problem},
    meetings::{Kind, allowed},
    once::{self, Once},
    options::LanguageTag,
    paging::{Meta, PageQuery},
    people::{Person, merged},
};
use crate::{
    app::MeetingLinks,
    error::{Error, Refusal},
    invite::{Invitation, InviteLink, Locale, join::LinkKind, sharing::SharedHow},
    web::Site,
};

/// Invitees to add to a meeting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"people": [{"name": "Bob Stone", "email": "bob@example.org", "language": "de"}]}))]
pub(super) struct NewPeople {
    /// The invitees to add. A meeting can have at most 20,000 invitees.
    #[schema(value_type = Vec<Person>, max_items = 20000, min_items = 1)]
    people: Vec<Object<Person>>,
}

/// A page of invitations, in the order in which people were invited.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationsAnswer {
    invitations: Vec<InvitationBody>,
    meta: Meta,
}

/// The new invitations, in the order of the request.
#[derive(Serialize, ToSchema)]
pub(super) struct NewInvitationsAnswer {
    invitations: Vec<InvitationBody>,
    meta: Meta,
    /// People in the request who look alike, or have the email address of someone who is invited already. Those equal to
    /// an earlier person in the request are invited only once.
    warnings: Vec<Problem>,
}

/// An invitee.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationBody {
    /// The id of the invitation, which is also the user id in the token.
    id: Uuid,
    name: String,
    email: Option<String>,
    owner: bool,
    /// The language of the person's emails and of Daily's page, as a BCP 47 tag. `null` if none is set.
    #[schema(value_type = Option<LanguageTag>)]
    language: Option<Locale>,
    /// The invite link. Anyone who has the link can join. `null` if the meeting has no links (see `no_links`), if the link
    /// is revoked, if it was created with a link key that is not set, or if the API key is not allowed to read it.
    link: Option<String>,
    /// The kind of the link.
    link_kind: Kind,
    /// When the link was last shared. `null` if it was not, or if it was before Latchkey remembered that.
    #[schema(value_type = Option<String>, format = DateTime)]
    shared_at: Option<Timestamp>,
    /// How the link was last shared.
    #[schema(value_type = Option<SharedHow>)]
    shared_how: Option<SharedHow>,
    /// Whether the link, or the time that the person was told, has changed since it was shared.
    changed_since_shared: bool,
    /// When the join link was revoked. `null` if it is not revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Timestamp>,
    /// When the page behind the join link was first opened, by the person or by a program that checks links.
    #[schema(value_type = Option<String>, format = DateTime)]
    first_opened_at: Option<Timestamp>,
    /// When the button *Join now* was last clicked. This does not say whether the person was in the meeting.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_clicked_join_at: Option<Timestamp>,
    /// How many times the button *Join now* was clicked.
    join_clicks: i64,
    /// When the person last asked for help on the page behind the join link.
    #[schema(value_type = Option<String>, format = DateTime)]
    help_requested_at: Option<Timestamp>,
}

/// List a meeting's invitations with their links
///
/// The activity log records that the links were read.
#[utoipa::path(get, path = "/meetings/{id}/invitations", operation_id = "list_invitations", tag = "meetings",
    params(("id" = Uuid, Path, description = "The id of the meeting"), PageQuery),
    responses((status = 200, body = InvitationsAnswer, description = "A page of invitations")))]
pub(super) async fn invitations(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    Query(page): Query<PageQuery>,
) -> ApiResult<Json<InvitationsAnswer>> {
    let meeting = allowed(&site, &caller, id).await?.meeting;
    let position = page.cursor(|cursor| cursor.parse().ok())?.unwrap_or(-1);
    let (found, next) = site.app.some_links(caller.actor(), meeting, position, page.limit()?).await?;
    let invitations = with_links(&caller, found)?;
    Ok(Json(InvitationsAnswer { invitations, meta: Meta { next_cursor: next.map(|next| next.to_string()) } }))
}

/// Returns invitations with the links that the API key is allowed to read.
pub(super) fn with_links(caller: &Authorized, found: MeetingLinks) -> ApiResult<Vec<InvitationBody>> {
    let MeetingLinks { meeting, invitations, links, .. } = found;
    let links = links.ok();
    let sees_options = caller.rights().refuse_options(&meeting.options).is_none();
    let with_link = |invitation: Invitation| {
        let is_refused = caller.rights().refuse(&meeting.room, invitation.invitee.is_owner).is_some();
        let is_seen = sees_options && !is_refused;
        let link = match links.as_ref().filter(|_| is_seen).map(|links| links.link(&invitation)) {
            None | Some(Err(Refusal::Revoked | Refusal::OtherLinkKey)) => None,
            Some(link) => Some(link?),
        };
        Ok(InvitationBody::new(invitation, meeting.link_kind, link.as_ref()))
    };
    invitations.into_iter().map(with_link).collect()
}

impl InvitationBody {
    fn new(invitation: Invitation, kind: LinkKind, link: Option<&InviteLink>) -> Self {
        let Invitation { id, invitee, join, sharing, .. } = invitation;
        Self {
            id,
            name: invitee.name.to_string(),
            email: invitee.email.as_ref().map(ToString::to_string),
            owner: invitee.is_owner,
            language: invitee.language,
            link: link.map(|link| link.as_str().to_owned()),
            link_kind: kind.into(),
            shared_at: sharing.shared.map(|shared| shared.at),
            shared_how: sharing.shared.map(|shared| shared.how),
            changed_since_shared: sharing.is_outdated(),
            revoked_at: join.revoked.map(|revoked| revoked.at),
            first_opened_at: join.first_opened_at,
            last_clicked_join_at: join.last_joined_at,
            join_clicks: join.join_count,
            help_requested_at: join.asked_at,
        }
    }
}

/// Invite more people to a meeting
///
/// Send an `Idempotency-Key` to retry safely: for 24 hours, repeated requests with the same key and body invite nobody,
/// and get the first answer again, with the header `Idempotent-Replayed`. Its links are the current ones, and `null` for
/// people who were removed or whose links were revoked. While the first request is being carried out, repeated ones get a
/// 409 (`idempotency_key_in_use`). A request that fails does not use up its key.
#[utoipa::path(post, path = "/meetings/{id}/invitations", operation_id = "create_invitations", tag = "meetings",
    request_body = NewPeople,
    params(("id" = Uuid, Path, description = "The id of the meeting"),
        ("Idempotency-Key" = Option<String>, Header, description = "A unique value that you choose for this request, such as a UUID")),
    responses((status = 201, body = NewInvitationsAnswer, description = "The new invitations, with their links",
        headers(("Idempotent-Replayed" = bool, description = "Sent if this is the first answer again")))))]
pub(super) async fn invite(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    key: IdempotencyKey,
    Body { value: request, hash }: Body<NewPeople>,
) -> ApiResult<Response> {
    let claim = key.claim(&caller, &format!("people {id}"), hash);
    let once = once::carry_out(&site, &caller, claim, move |site, caller, turn| async move {
        let meeting = allowed(&site, &caller, id).await?.meeting;
        caller.check_invitees(&meeting, request.people.iter().map(|person| person.0.owner))?;
        let addresses = request.people.iter().filter_map(|person| person.0.email.as_ref());
        let invited = site.app.people_with_same_address(&meeting, addresses).await?;
        let (invitees, warnings) = merged(request.people, invited);
        let added = site.app.add_people(caller.actor(), &meeting, turn.id, invitees).await?;
        let invitations = with_links(&caller, site.app.sign(meeting, added.invitations)?)?;
        let answer = NewInvitationsAnswer { invitations, meta: Meta { next_cursor: None }, warnings };
        Ok(serde_json::to_value(answer).map_err(Error::internal)?)
    });
    let once = with_current_links(&site, &caller, id, once.await?).await?;
    Ok(once.respond(StatusCode::CREATED))
}

/// Adds the current links to an answer that is given again. The meeting may be gone.
pub(super) async fn with_current_links(site: &Site, caller: &Authorized, id: Uuid, mut once: Once) -> ApiResult<Once> {
    if !once.is_replayed {
        return Ok(once);
    }
    let mut answered = once::invitations_in(&mut once.answer);
    let invited: HashSet<String> =
        answered.iter().filter_map(|invitation| invitation["id"].as_str().map(str::to_owned)).collect();
    let found = match site.app.meeting_and_people(caller.actor(), id).await {
        Ok((summary, mut people)) => {
            people.retain(|invitation| invited.contains(&invitation.id.to_string()));
            with_links(caller, site.app.sign(summary.meeting, people)?)?
        }
        Err(Error::NotFound) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let links: HashMap<String, Option<String>> =
        found.into_iter().map(|invitation| (invitation.id.to_string(), invitation.link)).collect();
    for invitation in &mut answered {
        let link = invitation["id"].as_str().and_then(|id| links.get(id).cloned().flatten());
        invitation["link"] = link.map_or(Value::Null, Value::String);
    }
    Ok(once)
}
