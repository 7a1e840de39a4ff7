//! One person's link, with everything to hand it over.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{delete::tell, links, people::Row, use_words::of_use};
use crate::{
    app::{As, Links, MeetingLinks, NoLinks, Whose},
    branding::Branding,
    error::{Error, Refusal},
    invite::{Invitation, InviteLink, Invitee, Meeting, join::LinkKind, sharing::SharedHow},
    share::{calendar, draft, qr, text::InvitationText},
    texts::{Dates, OrganizerTexts},
    token::ClaimsError,
    web::{
        Site,
        done::Done,
        download::attachment,
        error::{PageResult, refusal_in_words, status_of},
        extract::{Fields, Ids},
        page::Page,
        pages::{mail_html, mail_words::MailWords},
        sentence::what_a_link_allows,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/invitation.html")]
struct InvitationPage<'a> {
    signed_in: SignedIn,
    meeting: &'a Meeting,
    invitation: &'a Invitation,
    link: Option<(&'a InviteLink, InvitationText<'a>)>,
    no_links: Option<NoLinks>,
    has_other_key: bool,
    /// Until when direct links work that were shared, if any do.
    direct_until: Option<Timestamp>,
    dates: Dates,
    /// The state of the person's email, where email can be sent.
    mail: Option<String>,
    /// Whether the person was sent an invitation.
    has_mail: bool,
    /// The last refusal of the address in the form.
    refused: String,
    form: Form,
}

impl InvitationPage<'_> {
    /// Returns whether the person has a join link.
    fn has_join_link(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }

    /// Returns whether the link can't be shown, because its link key is not set.
    fn is_lost(&self) -> bool {
        self.has_join_link() && self.no_links.is_none() && self.link.is_none() && self.invitation.join.revoked.is_none()
    }

    /// Says what happened with the link.
    fn used(&self) -> String {
        of_use(self.signed_in.t, &self.dates, &self.invitation.join)
    }

    /// Says when the person last clicked to join with a link that is revoked, and until when they can join again.
    fn joined(&self) -> String {
        let (t, name) = (self.signed_in.t, self.invitation.invitee.name.as_str());
        match self.invitation.join.last_joined_at.zip(self.invitation.join.rejoin_until) {
            Some((at, until)) => t.revoked_joined(name, self.dates.short_moment(at), self.dates.recent(until)),
            None => t.revoked_not_joined(),
        }
    }

    /// Returns the person and when they asked for help, if they wait for it.
    fn asking(&self) -> Vec<(&Invitation, String)> {
        let asked_at = self.invitation.join.open_request();
        asked_at.map(|at| (self.invitation, self.dates.short_moment(at))).into_iter().collect()
    }

    /// Says what the person's link allows.
    fn allows(&self, text: &InvitationText) -> String {
        let starts_at = self.meeting.window.starts_at();
        what_a_link_allows(self.signed_in.t, text.claims(), &self.dates, Some(starts_at))
    }
}

#[derive(Template)]
#[template(path = "meetings/drop.html")]
struct DropPage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation: Invitation,
    dates: Dates,
    /// Until when direct links work that were shared, if any do.
    direct_until: Option<Timestamp>,
    /// Whether the person can be told by mail.
    can_cancel: bool,
    /// Makes it be sent once.
    batch_id: Uuid,
}

impl DropPage {
    fn has_join_link(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }
}

#[derive(Template)]
#[template(path = "meetings/large.html")]
struct LargePage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitation: Invitation,
    dates: Dates,
    qr: String,
    /// The next person whose link is to be shared.
    next: Option<Invitation>,
}

const TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// One person's invitation and link.
struct Linked {
    meeting: Meeting,
    invitation: Invitation,
    link: InviteLink,
    brand: Branding,
}

impl Linked {
    async fn find(site: &Site, signed_in: &SignedIn, ids: [Uuid; 2], showing: As) -> PageResult<Self> {
        let found = site.app.invitation_link(&signed_in.actor, ids, showing).await?;
        let invitation = found.invitations.into_iter().next().ok_or(Error::NotFound)?;
        let link = found.links.map_err(Refusal::from)?.link(&invitation)?;
        Ok(Self { meeting: found.meeting, invitation, link, brand: site.app.branding().await? })
    }

    fn text<'a>(&'a self, signed_in: &'a SignedIn) -> Result<InvitationText<'a>, Error> {
        let organizer = signed_in.actor.organizer.inviter();
        let text = InvitationText::new(&self.meeting, &self.invitation, &self.link, organizer);
        Ok(text.map_err(Error::internal)?.branded(self.brand.clone()))
    }

    fn about(&self) -> String {
        format!("{} {}", self.meeting.heading(), self.invitation.invitee.name)
    }
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let said = links::done_in_words(signed_in.t, query.as_deref());
    page(&site, signed_in, ids, Shown { said, ..Shown::default() }).await
}

/// The form to change a person, and what a page says about that.
struct Form {
    row: Row,
    /// Why a change was not saved.
    alert: String,
    /// What was done with the link just now.
    said: String,
}

/// What a person's page shows besides the person.
#[derive(Default)]
struct Shown {
    /// The form to change them as it was typed, and why that was refused.
    typed: Option<(Row, Option<Refusal>)>,
    /// What was done with the link just now.
    said: String,
}

impl Shown {
    fn typed(row: Row, refusal: Option<Refusal>) -> Self {
        Self { typed: Some((row, refusal)), ..Self::default() }
    }
}

/// One person's page.
async fn page(site: &Site, signed_in: SignedIn, ids: [Uuid; 2], shown: Shown) -> PageResult<Response> {
    let found = site.app.invitation_link(&signed_in.actor, ids, As::Page).await?;
    let (report, refusals) = (site.app.shown_mail(&found).await?, site.app.refusals(&signed_in.actor).await?);
    let MeetingLinks { meeting, invitations, links, has_other_key, .. } = &found;
    let invitation = invitations.first().ok_or(Error::NotFound)?;
    let link = link_of(links, invitation)?;
    let organizer = signed_in.actor.organizer.clone();
    let with_text =
        |link| Ok::<_, ClaimsError>((link, InvitationText::new(meeting, invitation, link, organizer.inviter())?));
    let (t, zone, now) = (signed_in.t, meeting.window.zone(), site.app.now());
    let ((status, form), words) = (to_change(t, &invitation.invitee, shown), MailWords::new(t, zone, now));
    let page = InvitationPage {
        signed_in,
        meeting,
        invitation,
        link: link.as_ref().map(with_text).transpose().map_err(Error::internal)?,
        no_links: links.as_ref().err().copied(),
        has_other_key: *has_other_key,
        direct_until: meeting.direct_links_end_at(now),
        dates: Dates::new(t.locale, zone, now),
        has_mail: report.as_ref().is_some_and(|report| report.latest(invitation).is_some()),
        mail: report.map(|report| words.of_person(&report, invitation)),
        refused: refusals.of(form.row.email.trim()).map(|refused| words.refused(refused)).unwrap_or_default(),
        form,
    };
    Ok(Page(page).with_status(status))
}

/// Returns a person's link, or `None` if they have none to share; the page says why.
fn link_of(links: &Result<Links, NoLinks>, invitation: &Invitation) -> Result<Option<InviteLink>, Refusal> {
    match links.as_ref().map(|links| links.link(invitation)) {
        Err(_) | Ok(Err(Refusal::Revoked | Refusal::OtherLinkKey)) => Ok(None),
        Ok(link) => link.map(Some),
    }
}

/// Returns the page's status, and the form to change a person.
fn to_change(t: OrganizerTexts, stored: &Invitee, shown: Shown) -> (StatusCode, Form) {
    let (status, row, alert) = match shown.typed {
        None => (StatusCode::OK, Row::of(stored.clone()), String::new()),
        Some((row, None)) => (StatusCode::UNPROCESSABLE_ENTITY, row, String::new()),
        Some((row, Some(Refusal::ChangedMeanwhile))) => (StatusCode::CONFLICT, row, changed_meanwhile(t, stored)),
        Some((mut row, Some(refusal))) => {
            row.name_error = refusal_in_words(t, &refusal);
            (status_of(&refusal), row, String::new())
        }
    };
    (status, Form { row, alert, said: shown.said })
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    fields: Fields,
) -> PageResult<Response> {
    let typed = ["name", "email", "language"].map(|name| fields.value(name));
    let mut row = Row::typed(signed_in.t, typed[0], typed[1], typed[2], fields.is_on("owner"));
    let Some(invitee) = row.invitee.clone() else {
        if row.name_error.is_empty() && row.email_error.is_empty() && row.language_error.is_none() {
            row.name_error = signed_in.t.person_name_missing();
        }
        return page(&site, signed_in, ids, Shown::typed(row, None)).await;
    };
    let was = ["was_name", "was_email", "was_language"].map(|name| fields.value(name));
    let shown = Row::typed(signed_in.t, was[0], was[1], was[2], fields.is_on("was_owner")).invitee;
    match site.app.change_invitee(&signed_in.actor, ids, shown.as_ref(), invitee).await {
        Ok(()) => {
            let [id, invitation] = ids;
            Ok(Done::PersonChanged.leads_to(&format!("/meetings/{id}/invitations/{invitation}")))
        }
        Err(Error::Refused(refusal)) => page(&site, signed_in, ids, Shown::typed(row, Some(refusal))).await,
        Err(error) => Err(error.into()),
    }
}

/// Revokes or replaces the person's join link, or undoes that.
pub(in crate::web) async fn change_link(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    fields: Fields,
) -> PageResult<Response> {
    let whose = Whose::Only([ids[1]].into());
    let done = links::done(&site.app, &signed_in.actor, ids[0], &whose, fields.value("step")).await?;
    Ok(Redirect::to(&format!("/meetings/{}/invitations/{}?{done}", ids[0], ids[1])).into_response())
}

/// Marks the person's request for help as done.
pub(in crate::web) async fn answered(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    site.app.mark_answered(&signed_in.actor, ids).await?;
    Ok(Done::RequestAnswered.leads_to(&format!("/meetings/{}", ids[0])))
}

/// Brings a person back who was removed.
pub(in crate::web) async fn bring_back(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    site.app.undo_remove(&signed_in.actor, ids).await?;
    Ok(Done::PersonRestored.leads_to(&format!("/meetings/{}", ids[0])))
}

/// What someone is told whose form shows a person as they no longer are.
fn changed_meanwhile(t: OrganizerTexts, stored: &Invitee) -> String {
    let Invitee { name, email, is_owner, language } = stored;
    let email = email.as_ref().map(|email| format!(" <{email}>")).unwrap_or_default();
    let language = language.map(|language| format!(", {}", language.name())).unwrap_or_default();
    let person = format!("{name}{email}{language}");
    if *is_owner { t.person_changed_meanwhile_owner(person) } else { t.person_changed_meanwhile(person) }
}

pub(in crate::web) async fn ask_to_drop(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let (meeting, invitation) = site.app.invitation(&signed_in.actor, ids).await?;
    let is_over = meeting.last_link_ends_at() <= site.app.now();
    let direct_until = meeting.direct_links_end_at(site.app.now());
    let found = MeetingLinks::without_links(meeting, vec![invitation]);
    let can_cancel = !is_over && site.app.cancellable(&found).await? == 1;
    let MeetingLinks { meeting, mut invitations, .. } = found;
    let invitation = invitations.remove(0);
    let batch_id = Uuid::new_v4();
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    Ok(Page(DropPage { signed_in, meeting, invitation, dates, direct_until, can_cancel, batch_id }).into_response())
}

pub(in crate::web) async fn drop(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    fields: Fields,
) -> PageResult<Response> {
    let kept_out = site.app.remove_invitee(&signed_in.actor, ids, tell(&fields)?).await?;
    let path = format!("/meetings/{}?{}", ids[0], links::query_of(kept_out));
    Ok(Done::PersonRemoved.leads_to(path.trim_end_matches('?')))
}

/// The person's link alone, to copy.
pub(in crate::web) async fn link_text(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::Page).await?;
    Ok((TEXT, linked.link.as_str().to_owned()).into_response())
}

/// The person's invitation as text, to copy.
pub(in crate::web) async fn text(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::Page).await?;
    Ok((TEXT, linked.text(&signed_in)?.to_string()).into_response())
}

pub(in crate::web) async fn calendar(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    method: Method,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::File("a calendar file")).await?;
    share_if_posted(&site, &signed_in, ids, (method, SharedHow::Downloaded)).await?;
    let file = calendar::file(&linked.text(&signed_in)?, &signed_in.actor.organizer.email, calendar::Method::Publish);
    attachment(&linked.about(), "ics", "text/calendar; charset=utf-8; method=PUBLISH", file.into_bytes())
}

pub(in crate::web) async fn draft(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
    method: Method,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::File("a mail draft")).await?;
    share_if_posted(&site, &signed_in, ids, (method, SharedHow::Drafted)).await?;
    let file = draft::file(&linked.text(&signed_in)?, &signed_in.actor.organizer.email).map_err(Error::Internal)?;
    attachment(&linked.about(), "eml", "message/rfc822", file)
}

/// Marks the person as shared if a form was sent for what is answered.
async fn share_if_posted(
    site: &Site,
    signed_in: &SignedIn,
    [meeting_id, id]: [Uuid; 2],
    (method, how): (Method, SharedHow),
) -> PageResult<()> {
    if method == Method::POST {
        site.app.mark_shared(&signed_in.actor, meeting_id, &[id], how).await?;
    }
    Ok(())
}

/// The mail's HTML as it stands in a draft, with its own stylesheet and nothing else.
pub(in crate::web) async fn mail_html(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::Page).await?;
    let html = draft::html(&linked.text(&signed_in)?).map_err(Error::internal)?;
    Ok(mail_html::answer(html)?)
}

/// Marks the person as shared, and leads to their QR code.
pub(in crate::web) async fn show_large(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id, invitation]): Ids<2>,
) -> PageResult<Redirect> {
    site.app.mark_shared(&signed_in.actor, id, &[invitation], SharedHow::Shown).await?;
    Ok(Redirect::to(&format!("/meetings/{id}/invitations/{invitation}/large")))
}

/// The QR code alone, to be scanned across a table.
pub(in crate::web) async fn large(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    let linked = Linked::find(&site, &signed_in, ids, As::Page).await?;
    let qr = qr::svg(&linked.link, &linked.text(&signed_in)?.t().card_qr());
    let next = site.app.next_to_share(&signed_in.actor, ids).await?;
    let Linked { meeting, invitation, .. } = linked;
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    Ok(Page(LargePage { signed_in, meeting, invitation, dates, qr, next }).into_response())
}
