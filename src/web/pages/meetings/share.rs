//! What the buttons of a meeting's list do: give one person's link out, or mark, email, print or remove several people.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use url::form_urlencoded::Serializer;
use uuid::Uuid;

use super::{delete::tell, links, list_query::ListQuery};
use crate::{
    app::{MeetingLinks, PeopleFilter},
    error::{Error, Refusal},
    invite::{Invitation, Meeting, join::LinkKind, sharing::SharedHow},
    share::text::InvitationText,
    web::{
        Site,
        done::Done,
        error::{PageError, PageResult, Unreadable},
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

/// Several people who are about to be removed.
#[derive(Template)]
#[template(path = "meetings/remove.html")]
struct RemovePage {
    signed_in: SignedIn,
    meeting: Meeting,
    people: Vec<Invitation>,
    /// Whether someone can be told by email.
    can_cancel: bool,
    /// Makes it be sent once.
    batch_id: Uuid,
}

impl RemovePage {
    fn has_join_links(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }
}

/// A list, and who is signed in.
struct Acting {
    site: Site,
    signed_in: SignedIn,
    id: Uuid,
    list: ListQuery,
}

pub(in crate::web) async fn act(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> PageResult<Response> {
    let acting = Acting { site, signed_in, id, list: ListQuery::of(query.as_deref()) };
    let one = |name| fields.value(name).parse::<Uuid>();
    if let Ok(person) = one("copy") {
        acting.share(&[person], SharedHow::Copied).await?;
        Ok(Redirect::to(&format!("/meetings/{id}/invitations/{person}/link.txt")).into_response())
    } else if let Ok(person) = one("copy-text") {
        acting.share(&[person], SharedHow::Copied).await?;
        Ok(Redirect::to(&format!("/meetings/{id}/invitations/{person}/invitation.txt")).into_response())
    } else if let Ok(person) = one("email") {
        acting.email(person).await
    } else if let Ok(person) = one("draft") {
        acting.draft(person).await
    } else if let Ok(person) = one("mark") {
        acting.share(&[person], SharedHow::Marked).await?;
        Ok(Done::MarkedShared(1).leads_to(&format!("/meetings/{id}/invitations/{person}")))
    } else if let Ok(person) = one("unmark") {
        acting.site.app.mark_not_shared(&acting.signed_in.actor, id, &[person]).await?;
        Ok(Done::MarkedNotShared(1).leads_to(&format!("/meetings/{id}/invitations/{person}")))
    } else if let Ok(person) = one("undo") {
        acting.site.app.mark_not_shared(&acting.signed_in.actor, id, &[person]).await?;
        Ok(Done::MarkedNotShared(1).leads_to(&acting.path()))
    } else {
        acting.with_several(&fields).await
    }
}

impl Acting {
    async fn share(&self, people: &[Uuid], how: SharedHow) -> Result<(), Error> {
        self.site.app.mark_shared(&self.signed_in.actor, self.id, people, how).await
    }

    /// Returns the path of the list.
    fn path(&self) -> String {
        format!("/meetings/{}{}", self.id, self.list.with_selecting(false).query())
    }

    /// Leads to the email to one person: Latchkey sends it, or the organizer's own program.
    async fn email(&self, person: Uuid) -> PageResult<Response> {
        let (_, invitation) = self.site.app.invitation(&self.signed_in.actor, [self.id, person]).await?;
        if self.site.app.mail.is_some() && invitation.invitee.email.is_some() {
            return Ok(Redirect::to(&format!("/meetings/{}/send?person={person}", self.id)).into_response());
        }
        self.draft(person).await
    }

    /// Opens a draft in the organizer's own email program.
    async fn draft(&self, person: Uuid) -> PageResult<Response> {
        let (meeting, invitation) = self.site.app.invitation(&self.signed_in.actor, [self.id, person]).await?;
        let found = self.site.app.sign(meeting, vec![invitation])?;
        let links = found.links.as_ref().map_err(|why| Refusal::from(*why))?;
        let invitation = found.invitations.first().ok_or(Error::NotFound)?;
        let link = links.link(invitation)?;
        let text = InvitationText::new(&found.meeting, invitation, &link, self.signed_in.actor.organizer.inviter());
        // The person's page offers a draft instead.
        let too_long = || format!("/meetings/{}/invitations/{person}#too-long", self.id);
        let address = text.map_err(Error::internal)?.mailto().unwrap_or_else(too_long);
        self.share(&[person], SharedHow::Drafted).await?;
        let address = HeaderValue::from_str(&address).map_err(Error::internal)?;
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
    }

    /// Does something with the people who are selected.
    async fn with_several(self, fields: &Fields) -> PageResult<Response> {
        let (app, actor) = (&self.site.app, &self.signed_in.actor);
        let people = self.selected(fields).await?;
        let ids: Vec<Uuid> = people.invitations.iter().map(|invitation| invitation.id).collect();
        if ids.is_empty() {
            let path = format!("/meetings/{}{}", self.id, self.list.with_selecting(true).query());
            return Ok(Done::NobodySelected.leads_to(&path));
        }
        let done = match fields.value("step") {
            "shared" => {
                self.share(&ids, SharedHow::Marked).await?;
                Done::MarkedShared(ids.len())
            }
            "not-shared" => {
                app.mark_not_shared(actor, self.id, &ids).await?;
                Done::MarkedNotShared(ids.len())
            }
            step @ ("send" | "print") => {
                return Ok(Redirect::to(&format!("/meetings/{}/{step}?{}", self.id, self.query_of(&ids, fields)))
                    .into_response());
            }
            "remove" => return self.ask_to_remove(people).await,
            "remove-sure" => {
                let kept_out = app.remove_invitees(actor, self.id, &ids, tell(fields)?).await?;
                let path = format!("/meetings/{}?{}", self.id, links::query_of(kept_out));
                return Ok(Done::PeopleRemoved(ids.len()).leads_to(path.trim_end_matches('?')));
            }
            _ => return Err(PageError::BadRequest(Unreadable::Outdated)),
        };
        Ok(done.leads_to(&self.path()))
    }

    /// Returns the people who are selected: those who are ticked, or everyone in the list.
    async fn selected(&self, fields: &Fields) -> PageResult<MeetingLinks> {
        let is_everyone = fields.is_on("everyone");
        let wanted = if is_everyone { self.list.wanted.clone() } else { PeopleFilter::default() };
        let mut found = self.site.app.filtered_people(&self.signed_in.actor, self.id, &wanted).await?;
        if !is_everyone {
            let ticked: Vec<Uuid> = fields.all("person").filter_map(|id| id.parse().ok()).collect();
            found.invitations.retain(|invitation| ticked.contains(&invitation.id));
        }
        Ok(found)
    }

    /// Returns a query that means the selected people.
    fn query_of(&self, ids: &[Uuid], fields: &Fields) -> String {
        if fields.is_on("everyone") {
            return self.list.with_only(self.list.wanted.only).query().trim_start_matches('?').to_owned();
        }
        let ids = ids.iter().map(|id| ("person", id.to_string()));
        Serializer::new(String::new()).extend_pairs(ids).finish()
    }

    async fn ask_to_remove(self, found: MeetingLinks) -> PageResult<Response> {
        let can_cancel = self.site.app.cancellable(&found).await? > 0;
        let MeetingLinks { meeting, invitations: people, .. } = found;
        let page = RemovePage { signed_in: self.signed_in, meeting, people, can_cancel, batch_id: Uuid::new_v4() };
        Ok(Page(page).into_response())
    }
}
