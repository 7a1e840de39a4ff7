//! One person's link, with everything to hand it over.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use crate::{
    app::{MeetingLinks, NoLinks},
    error::Error,
    invite::{Invitation, InviteLink, Meeting},
    share::text::InvitationText,
    web::{Site, error::PageResult, extract::Ids, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "meetings/invitation.html")]
struct InvitationPage<'a> {
    signed_in: SignedIn,
    meeting: &'a Meeting,
    invitation: &'a Invitation,
    link: Option<&'a InviteLink>,
    sentence: String,
    text: String,
    mailto: String,
    no_links: Option<NoLinks>,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id, invitation]): Ids<2>,
) -> PageResult<Response> {
    let found = site.app.invitation_link(&signed_in.organizer, id, invitation).await?;
    let MeetingLinks { meeting, invitations, links } = &found;
    let invitation = invitations.first().ok_or(Error::NotFound)?;
    let link = links.as_ref().ok().and_then(|links| links.first());
    let organizer = signed_in.organizer.name.clone();
    let text =
        link.map(|link| InvitationText::new(meeting, invitation, link, &organizer)).transpose().map_err(internal)?;
    let sentence = text.as_ref().map(|text| text.sentence().to_owned()).unwrap_or_default();
    let mailto = text.as_ref().map(InvitationText::mailto).unwrap_or_default();
    let text = text.as_ref().map(ToString::to_string).unwrap_or_default();
    let no_links = links.as_ref().err().copied();
    Ok(Page(InvitationPage { signed_in, meeting, invitation, link, sentence, text, mailto, no_links }).into_response())
}

/// Opens a mail in the organizer's own mail program.
///
/// A page of many people links here: a `mailto:` for each would make it many times as long.
pub(in crate::web) async fn mail(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id, invitation]): Ids<2>,
) -> PageResult<Response> {
    let found = site.app.invitation_link(&signed_in.organizer, id, invitation).await?;
    let links = found.links.map_err(|_| Error::NotFound)?;
    let (Some(invitation), Some(link)) = (found.invitations.first(), links.first()) else {
        return Err(Error::NotFound.into());
    };
    let text = InvitationText::new(&found.meeting, invitation, link, &signed_in.organizer.name).map_err(internal)?;
    let address = HeaderValue::from_str(&text.mailto()).map_err(|error| Error::Internal(error.into()))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Internal(error.into())
}
