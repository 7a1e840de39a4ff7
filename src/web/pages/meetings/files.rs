//! All of a meeting's links as files and lists, and as cards to print.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};

use super::invitation::internal;
use crate::{
    app::MeetingLinks,
    error::Error,
    invite::{Invitation, InviteLink, Meeting},
    share::{bundle, calendar, csv, draft, qr, text, text::InvitationText},
    web::{Site, error::PageResult, extract::Ids, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "meetings/print.html")]
struct PrintPage {
    signed_in: SignedIn,
    meeting: Meeting,
    cards: Vec<Card>,
}

/// One person's card.
struct Card {
    invitation: Invitation,
    sentence: String,
    qr: String,
}

/// A meeting with links, or nothing where it has none to show.
struct Linked {
    meeting: Meeting,
    invitations: Vec<Invitation>,
    links: Vec<InviteLink>,
}

impl Linked {
    /// Everyone's links, or with the query `changed` those alone that are other ones than were handed out.
    async fn find(site: &Site, signed_in: &SignedIn, id: uuid::Uuid, query: Option<&str>) -> PageResult<Self> {
        let MeetingLinks { meeting, invitations, links } = site.app.meeting_links(&signed_in.organizer, id).await?;
        let links = links.map_err(|_| Error::NotFound)?;
        let is_wanted = |invitation: &Invitation| query != Some("changed") || invitation.changed_at.is_some();
        let pairs = invitations.into_iter().zip(links).filter(|(invitation, _)| is_wanted(invitation));
        let (invitations, links) = pairs.unzip();
        Ok(Self { meeting, invitations, links })
    }

    /// Each person's text.
    fn texts<'a>(&'a self, organizer: &'a str) -> Result<Vec<InvitationText<'a>>, Error> {
        let pairs = self.invitations.iter().zip(&self.links);
        pairs
            .map(|(invitation, link)| InvitationText::new(&self.meeting, invitation, link, organizer).map_err(internal))
            .collect()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.invitations.iter().map(|invitation| invitation.invitee.name.as_str())
    }
}

/// A file to keep, named after what it is about.
pub(super) fn download(
    about: &str,
    extension: &str,
    content_type: &'static str,
    bytes: Vec<u8>,
) -> PageResult<Response> {
    let name = bundle::file_name(about);
    let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded = percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{encoded}.{extension}");
    let disposition = HeaderValue::from_str(&disposition).map_err(internal)?;
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(content_type)), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

pub(in crate::web) async fn text(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let Linked { invitations, links, .. } = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    Ok((TEXT, text::list(&invitations, &links)).into_response())
}

pub(in crate::web) async fn tabbed(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let Linked { invitations, links, .. } = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    Ok((TEXT, csv::tabbed(&invitations, &links)).into_response())
}

pub(in crate::web) async fn markdown(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let Linked { meeting, invitations, links } = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    Ok((TEXT, text::markdown(&meeting, &invitations, &links)).into_response())
}

pub(in crate::web) async fn csv(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let Linked { meeting, invitations, links } = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    download(meeting.heading(), "csv", "text/csv; charset=utf-8", csv::table(&invitations, &links))
}

pub(in crate::web) async fn calendars(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    let texts = linked.texts(&signed_in.organizer.name)?;
    let file = |text: &InvitationText| calendar::file(text, &signed_in.organizer.email).into_bytes();
    let files: Vec<_> = linked.names().zip(texts.iter().map(file)).collect();
    let zip = bundle::zip("ics", files.into_iter()).map_err(internal)?;
    download(&format!("{} calendar", linked.meeting.heading()), "zip", "application/zip", zip)
}

pub(in crate::web) async fn drafts(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    let texts = linked.texts(&signed_in.organizer.name)?;
    let files = texts.iter().map(|text| draft::file(text, &signed_in.organizer.email)).collect::<Result<Vec<_>, _>>();
    let files: Vec<_> = linked.names().zip(files.map_err(Error::Internal)?).collect();
    let zip = bundle::zip("eml", files.into_iter()).map_err(internal)?;
    download(&format!("{} drafts", linked.meeting.heading()), "zip", "application/zip", zip)
}

pub(in crate::web) async fn print(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, id, query.as_deref()).await?;
    let texts = linked.texts(&signed_in.organizer.name)?;
    let sentences: Vec<String> = texts.iter().map(|text| text.sentence().to_owned()).collect();
    let Linked { meeting, invitations, links } = linked;
    let card = |((invitation, link), sentence)| Card { invitation, sentence, qr: qr::svg(&link) };
    let cards = invitations.into_iter().zip(links).zip(sentences).map(card).collect();
    Ok(Page(PrintPage { signed_in, meeting, cards }).into_response())
}
