//! The people of a meeting, with their links.

use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, IdempotencyKey, Object, Query},
    error::ApiResult,
    meetings::{Meta, PageQuery, Person, allowed},
};
use crate::{
    app::{Claim, MeetingLinks},
    invite::{Invitation, Invitee, Locale},
    web::Site,
};

/// People to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPeople {
    /// Who is invited as well: at most 20,000.
    #[schema(value_type = Vec<Person>, max_items = 20000, min_items = 1)]
    people: Vec<Object<Person>>,
}

/// A page of invitations, in their order.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationsAnswer {
    invitations: Vec<InvitationBody>,
    meta: Meta,
}

/// A person who is invited.
#[derive(Serialize, ToSchema)]
struct InvitationBody {
    /// The token's user id.
    id: Uuid,
    name: String,
    email: Option<String>,
    owner: bool,
    /// The language that the person reads, as a BCP 47 tag, if one is named.
    #[schema(value_type = Option<String>, example = "de")]
    language: Option<Locale>,
    /// The link. Whoever holds it gets in. None where the meeting has none, and for owners where the key makes none.
    link: Option<String>,
}

/// List a meeting’s invitations with their links
#[utoipa::path(get, path = "/meetings/{id}/invitations", tag = "meetings",
    params(("id" = Uuid, Path, description = "The meeting"), PageQuery),
    responses((status = 200, body = InvitationsAnswer, description = "A page of them, links signed anew")))]
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

/// People with their links, as far as the key may see those.
fn with_links(caller: &Authorized, found: MeetingLinks) -> ApiResult<Vec<InvitationBody>> {
    let MeetingLinks { meeting, invitations, links, .. } = found;
    let linker = links.ok();
    let sees_options = caller.rights().refuse_options(&meeting.options).is_none();
    let body = |invitation: Invitation| {
        let is_refused = caller.rights().refuse(&meeting.room, invitation.invitee.is_owner).is_some();
        let is_seen = sees_options && !is_refused;
        let link = linker.as_ref().filter(|_| is_seen).map(|linker| linker.link(&invitation)).transpose()?;
        let Invitation { id, invitee, .. } = invitation;
        Ok(InvitationBody {
            id,
            name: invitee.name.to_string(),
            email: invitee.email.as_ref().map(ToString::to_string),
            owner: invitee.is_owner,
            language: invitee.language,
            link: link.map(|link| link.as_str().to_owned()),
        })
    };
    invitations.into_iter().map(body).collect()
}

/// Invite more people to a meeting
///
/// With an `Idempotency-Key` the same request invites them once, however often it is sent.
#[utoipa::path(post, path = "/meetings/{id}/invitations", tag = "meetings", request_body = NewPeople,
    params(("id" = Uuid, Path, description = "The meeting"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name of your own for this request")),
    responses((status = 201, body = InvitationsAnswer, description = "Those who are invited now, with their links")))]
pub(super) async fn invite(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    key: IdempotencyKey,
    Body { value: request, hash }: Body<NewPeople>,
) -> ApiResult<impl IntoResponse> {
    let app = &site.app;
    let meeting = allowed(&site, &caller, id).await?.meeting;
    caller.check_people(&meeting.room, request.people.iter().map(|person| person.0.owner))?;
    let invitees: Vec<Invitee> = request.people.into_iter().map(Invitee::from).collect();
    let claim = key.claim(&caller, &format!("people {id}"), &hash);
    let batch_id = claim.as_ref().map_or_else(Uuid::new_v4, Claim::id);
    let added = app.add_people(caller.actor(), &meeting, batch_id, invitees, claim).await?;
    let invitations = with_links(&caller, app.sign(meeting, added.invitations)?)?;
    let answer = InvitationsAnswer { invitations, meta: Meta { next_cursor: None } };
    Ok((StatusCode::CREATED, Json(answer)))
}
