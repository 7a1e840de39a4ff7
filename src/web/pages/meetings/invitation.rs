//! One person's link, with everything to hand it over.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use uuid::Uuid;

use super::files::download;
use crate::{
    app::{MeetingLinks, NoLinks},
    error::Error,
    invite::{Invitation, InviteLink, Meeting},
    share::{calendar, draft, qr, text::InvitationText},
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

#[derive(Template)]
#[template(path = "meetings/large.html")]
struct LargePage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation: Invitation,
    qr: String,
}

/// One person's invitation and link.
struct Linked {
    meeting: Meeting,
    invitation: Invitation,
    link: InviteLink,
}

impl Linked {
    async fn find(site: &Site, signed_in: &SignedIn, [id, invitation]: [Uuid; 2]) -> PageResult<Self> {
        let found = site.app.invitation_link(&signed_in.organizer, id, invitation).await?;
        let link = found.links.ok().and_then(|links| links.into_iter().next());
        let invitation = found.invitations.into_iter().next();
        let (Some(invitation), Some(link)) = (invitation, link) else { return Err(Error::NotFound.into()) };
        Ok(Self { meeting: found.meeting, invitation, link })
    }

    fn text<'a>(&'a self, signed_in: &'a SignedIn) -> Result<InvitationText<'a>, Error> {
        InvitationText::new(&self.meeting, &self.invitation, &self.link, &signed_in.organizer.name).map_err(internal)
    }

    fn about(&self) -> String {
        format!("{} {}", self.meeting.heading(), self.invitation.invitee.name)
    }
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
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids).await?;
    let text = linked.text(&signed_in)?;
    let address = HeaderValue::from_str(&text.mailto()).map_err(|error| Error::Internal(error.into()))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
}

pub(in crate::web) async fn calendar(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids).await?;
    let file = calendar::file(&linked.text(&signed_in)?, &signed_in.organizer.email);
    download(&linked.about(), "ics", "text/calendar; charset=utf-8; method=PUBLISH", file.into_bytes())
}

pub(in crate::web) async fn draft(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids).await?;
    let file = draft::file(&linked.text(&signed_in)?, &signed_in.organizer.email).map_err(Error::Internal)?;
    download(&linked.about(), "eml", "message/rfc822", file)
}

/// The QR code alone, to be scanned across a table.
pub(in crate::web) async fn large(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let Linked { meeting, invitation, link } = Linked::find(&site, &signed_in, ids).await?;
    let qr = qr::svg(&link);
    Ok(Page(LargePage { signed_in, meeting, invitation, qr }).into_response())
}

pub(super) fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Internal(error.into())
}
