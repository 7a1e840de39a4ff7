//! All of a meeting's links as files and lists, and as cards to print.

use askama::Template;
use axum::{
    extract::{FromRequestParts, RawQuery, State},
    http::{Method, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

use super::list_query::ListQuery;
use crate::{
    app::{As, Links, MeetingLinks, Organizer},
    branding::Branding,
    error::{Error, Refusal},
    invite::{Invitation, InviteLink, Meeting, sharing::SharedHow},
    share::{bundle::Bundle, calendar, csv, draft, qr, text, text::InvitationText},
    texts::InviteeTexts,
    web::{
        Site,
        done::Done,
        download::{Make, attachment, in_pieces},
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
    invitations: Vec<Invitation>,
    links: Links,
    brand: Branding,
    /// The query that means these people.
    query: String,
}

/// One person's card.
struct Card {
    qr: String,
    t: InviteeTexts,
    starts: String,
    /// The link to type, if it is short enough.
    address: Option<String>,
}

impl PrintPage {
    /// A person's card. It is many times as long as what it is made from, so that it is made when it is written.
    fn card(&self, invitation: &Invitation) -> Result<Card, Error> {
        let link = self.links.link(invitation)?;
        let organizer = self.signed_in.actor.organizer.inviter();
        let text = InvitationText::new(&self.meeting, invitation, &link, organizer).map_err(Error::internal)?;
        Ok(Card { qr: qr::svg(&link, &text.t().card_qr()), t: text.t(), starts: text.starts(), address: link.typed() })
    }
}

/// How many people's rows are written at once, around 100 KB.
const ROWS: usize = 256;

/// How many people's calendar files or mail drafts are written at once, around 100 KB.
const FILES: usize = 16;

/// A meeting's people, and what makes their links.
pub(in crate::web) struct Linked {
    meeting: Meeting,
    invitations: Vec<Invitation>,
    links: Links,
    brand: Branding,
    /// Keeps the files few that are made at the same time.
    place: OwnedSemaphorePermit,
}

impl Linked {
    /// Writes a list, some people at a time, behind its first line.
    fn list(
        self,
        head: impl Into<Vec<u8>>,
        write: impl Fn(&[(&Invitation, Option<InviteLink>)]) -> Vec<u8> + Send + 'static,
    ) -> (OwnedSemaphorePermit, Make) {
        let Self { invitations, links, place, .. } = self;
        let (mut people, mut piece) = (invitations.into_iter(), head.into());
        let make: Make = Box::new(move || {
            let next: Vec<Invitation> = people.by_ref().take(ROWS).collect();
            let with_link = |invitation| match links.link(invitation) {
                // Only the table lists people whose link is revoked.
                Err(Refusal::Revoked | Refusal::OtherLinkKey) => Ok((invitation, None)),
                link => Ok::<_, Refusal>((invitation, Some(link?))),
            };
            let people = next.iter().map(with_link).collect::<Result<Vec<_>, _>>()?;
            piece.append(&mut write(&people));
            Ok(Some(std::mem::take(&mut piece)).filter(|piece| !piece.is_empty()))
        });
        (place, make)
    }

    /// Writes a zip of each person's file, some people at a time. A link is signed when it is written.
    fn zip(
        self,
        organizer: Organizer,
        extension: &'static str,
        write: impl Fn(&InvitationText, &str) -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> (OwnedSemaphorePermit, Make) {
        let Self { meeting, invitations, links, brand, place } = self;
        let mut zip = Some(Bundle::new(extension, invitations.len()));
        let mut people = invitations.into_iter();
        let make: Make = Box::new(move || {
            let Some(bundle) = &mut zip else { return Ok(None) };
            for invitation in people.by_ref().take(FILES) {
                let link = links.link(&invitation)?;
                let text = InvitationText::new(&meeting, &invitation, &link, organizer.inviter());
                let text = text.map_err(Error::internal)?.branded(brand.clone());
                let file = write(&text, &organizer.email)?;
                bundle.add(invitation.invitee.name.as_str(), &file).map_err(Error::internal)?;
            }
            if people.len() > 0 {
                return Ok(Some(bundle.take()));
            }
            zip.take().map(Bundle::finish).transpose().map_err(Error::internal)
        });
        (place, make)
    }
}

/// The links of the people whom the query means. A form that is sent for them marks these people as shared.
impl FromRequestParts<Site> for Linked {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> PageResult<Self> {
        let signed_in = SignedIn::from_request_parts(parts, site).await?;
        let Ids([id]) = Ids::from_request_parts(parts, site).await?;
        // The last part of the address is the file's name: what is taken away, in the log's words.
        let (file, how) = match parts.uri.path().rsplit('/').next() {
            Some("links.csv") => ("CSV", SharedHow::Downloaded),
            Some("links.tsv") => ("rows", SharedHow::Copied),
            Some("links.md") => ("Markdown", SharedHow::Copied),
            Some("links.txt") => ("text", SharedHow::Copied),
            Some("calendars.zip") => ("calendar files", SharedHow::Downloaded),
            Some("drafts.zip") => ("mail drafts", SharedHow::Drafted),
            _ => ("printed cards", SharedHow::Printed),
        };
        let place = site.app.turns.file().await;
        let list = ListQuery::of(parts.uri.query());
        let found = site.app.filtered_links(&signed_in.actor, id, &list.wanted, As::File(file)).await?;
        let MeetingLinks { meeting, mut invitations, links, .. } = found;
        let links = links.map_err(Refusal::from)?;
        let is_selected = |id: &Uuid| list.selected.is_empty() || list.selected.contains(id);
        // The table also lists people whose link is revoked.
        let is_in_file = |invitation: &Invitation| file == "CSV" && list.is_everyone() || links.has(invitation);
        invitations.retain(|invitation| is_selected(&invitation.id) && is_in_file(invitation));
        if parts.method == Method::POST {
            let shared: Vec<Uuid> = invitations.iter().filter(|one| links.has(one)).map(|one| one.id).collect();
            site.app.mark_shared(&signed_in.actor, id, &shared, how).await?;
        }
        let brand = site.app.branding().await?;
        Ok(Self { meeting, invitations, links, brand, place })
    }
}

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

pub(in crate::web) async fn text(State(site): State<Site>, linked: Linked) -> PageResult<Response> {
    let (place, make) = linked.list("", |people| text::list(people).into_bytes());
    Ok((TEXT, in_pieces(&site.app.turns, place, make).await?).into_response())
}

pub(in crate::web) async fn tabbed(State(site): State<Site>, linked: Linked) -> PageResult<Response> {
    let table = csv::Table::of(&linked.invitations);
    let (place, make) = linked.list(table.tabbed_head(), move |people| table.tabbed(people));
    Ok((TEXT, in_pieces(&site.app.turns, place, make).await?).into_response())
}

pub(in crate::web) async fn markdown(State(site): State<Site>, linked: Linked) -> PageResult<Response> {
    let head = text::markdown_head(&linked.meeting);
    let (place, make) = linked.list(head, |people| text::markdown(people).into_bytes());
    Ok((TEXT, in_pieces(&site.app.turns, place, make).await?).into_response())
}

pub(in crate::web) async fn csv(State(site): State<Site>, linked: Linked) -> PageResult<Response> {
    let about = linked.meeting.heading().to_owned();
    let table = csv::Table::with_use(&linked.meeting, &linked.invitations);
    let (place, make) = linked.list(table.head(), move |people| table.rows(people));
    let body = in_pieces(&site.app.turns, place, make).await?;
    attachment(&about, "csv", "text/csv; charset=utf-8", body)
}

pub(in crate::web) async fn calendars(
    State(site): State<Site>,
    signed_in: SignedIn,
    linked: Linked,
) -> PageResult<Response> {
    let about = format!("{} calendar", linked.meeting.heading());
    let file =
        |text: &InvitationText, email: &str| Ok(calendar::file(text, email, calendar::Method::Publish).into_bytes());
    let (place, make) = linked.zip(signed_in.actor.organizer, "ics", file);
    let body = in_pieces(&site.app.turns, place, make).await?;
    attachment(&about, "zip", "application/zip", body)
}

pub(in crate::web) async fn drafts(
    State(site): State<Site>,
    signed_in: SignedIn,
    linked: Linked,
) -> PageResult<Response> {
    let about = format!("{} drafts", linked.meeting.heading());
    let file = |text: &InvitationText, email: &str| draft::file(text, email).map_err(Error::Internal);
    let (place, make) = linked.zip(signed_in.actor.organizer, "eml", file);
    let body = in_pieces(&site.app.turns, place, make).await?;
    attachment(&about, "zip", "application/zip", body)
}

pub(in crate::web) async fn print(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
    linked: Linked,
) -> Response {
    let Linked { meeting, invitations, links, brand, .. } = linked;
    let organizer_id = signed_in.actor.organizer.id.clone();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let page = PrintPage { signed_in, meeting, invitations, links, brand, query };
    Page(page).in_pieces(&site.app.turns, &organizer_id).await
}

/// The people whose cards were printed are marked as shared by now.
pub(in crate::web) async fn printed(Ids([id]): Ids<1>, linked: Linked) -> Response {
    Done::MarkedShared(linked.invitations.len()).leads_to(&format!("/meetings/{id}"))
}
