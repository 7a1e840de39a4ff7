//! All of a meeting's links as files and lists, and as cards to print.

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse as _, Response},
};

use super::invitation::internal;
use crate::{
    app::{As, MeetingLinks},
    error::{Error, Refusal},
    invite::{Invitation, InviteLink, Meeting},
    share::{
        bundle,
        calendar::{self, Method},
        csv, draft, qr, text,
        text::InvitationText,
    },
    web::{
        Site,
        error::{PageError, PageResult},
        extract::Ids,
        page::Page,
        session::SignedIn,
    },
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
    link: InviteLink,
    sentence: String,
}

impl Card {
    /// The code as SVG. It is many times as long as the rest of the card, so that it is made when it is written.
    fn qr(&self) -> String {
        qr::svg(&self.link)
    }
}

/// A meeting with links, or nothing where it has none to show.
pub(in crate::web) struct Linked {
    meeting: Meeting,
    invitations: Vec<Invitation>,
    links: Vec<InviteLink>,
}

impl Linked {
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

/// Everyone's links, or with the query `changed` those alone that are other ones than were handed out.
impl FromRequestParts<Site> for Linked {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> PageResult<Self> {
        let signed_in = SignedIn::from_request_parts(parts, site).await?;
        let Ids([id]) = Ids::from_request_parts(parts, site).await?;
        // The last part of the address is the file's name: what is taken away, in the log's words.
        let file = match parts.uri.path().rsplit('/').next() {
            Some("links.csv") => "CSV",
            Some("links.tsv") => "rows",
            Some("links.md") => "Markdown",
            Some("links.txt") => "text",
            Some("calendars.zip") => "calendar files",
            Some("drafts.zip") => "mail drafts",
            _ => "printed cards",
        };
        let found = site.app.meeting_links(&signed_in.actor, id, As::File(file)).await?;
        let MeetingLinks { meeting, invitations, links, .. } = found;
        let links = links.map_err(Refusal::from)?;
        let only_changed = parts.uri.query() == Some("changed");
        let is_wanted = |invitation: &Invitation| !only_changed || invitation.changed_at.is_some();
        let invitations: Vec<Invitation> = invitations.into_iter().filter(is_wanted).collect();
        let links = invitations.iter().map(|invitation| links.link(invitation)).collect::<Result<_, _>>()?;
        Ok(Self { meeting, invitations, links })
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

pub(in crate::web) async fn text(Linked { invitations, links, .. }: Linked) -> PageResult<Response> {
    Ok((TEXT, text::list(&invitations, &links)).into_response())
}

pub(in crate::web) async fn tabbed(Linked { invitations, links, .. }: Linked) -> PageResult<Response> {
    Ok((TEXT, csv::tabbed(&invitations, &links)).into_response())
}

pub(in crate::web) async fn markdown(Linked { meeting, invitations, links }: Linked) -> PageResult<Response> {
    Ok((TEXT, text::markdown(&meeting, &invitations, &links)).into_response())
}

pub(in crate::web) async fn csv(Linked { meeting, invitations, links }: Linked) -> PageResult<Response> {
    download(meeting.heading(), "csv", "text/csv; charset=utf-8", csv::table(&invitations, &links))
}

pub(in crate::web) async fn calendars(signed_in: SignedIn, linked: Linked) -> PageResult<Response> {
    let texts = linked.texts(&signed_in.actor.organizer.name)?;
    let file =
        |text: &InvitationText| calendar::file(text, &signed_in.actor.organizer.email, Method::Publish).into_bytes();
    let files: Vec<_> = linked.names().zip(texts.iter().map(file)).collect();
    let zip = bundle::zip("ics", files.into_iter()).map_err(internal)?;
    download(&format!("{} calendar", linked.meeting.heading()), "zip", "application/zip", zip)
}

pub(in crate::web) async fn drafts(signed_in: SignedIn, linked: Linked) -> PageResult<Response> {
    let texts = linked.texts(&signed_in.actor.organizer.name)?;
    let files =
        texts.iter().map(|text| draft::file(text, &signed_in.actor.organizer.email)).collect::<Result<Vec<_>, _>>();
    let files: Vec<_> = linked.names().zip(files.map_err(Error::Internal)?).collect();
    let zip = bundle::zip("eml", files.into_iter()).map_err(internal)?;
    download(&format!("{} drafts", linked.meeting.heading()), "zip", "application/zip", zip)
}

pub(in crate::web) async fn print(signed_in: SignedIn, linked: Linked) -> PageResult<Response> {
    let texts = linked.texts(&signed_in.actor.organizer.name)?;
    let sentences: Vec<String> = texts.iter().map(|text| text.sentence().to_owned()).collect();
    let Linked { meeting, invitations, links } = linked;
    let card = |((invitation, link), sentence)| Card { invitation, link, sentence };
    let cards = invitations.into_iter().zip(links).zip(sentences).map(card).collect();
    Ok(Page(PrintPage { signed_in, meeting, cards }).in_pieces())
}
