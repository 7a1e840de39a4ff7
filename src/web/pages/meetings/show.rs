//! A meeting with everyone's link.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{links::done_in_words, use_words::of_use};
use crate::{
    app::{As, Links, MeetingLinks, NoLinks, outbox::MailReport},
    error::Refusal,
    invite::{Invitation, InviteLink, Meeting, join::LinkKind},
    texts::Dates,
    web::{Site, error::PageResult, extract::Ids, page::Page, pages::mail_words::MailWords, session::SignedIn},
};

/// With more people than this, a page is sent while it is rendered.
const HELD: usize = 2000;

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct MeetingPage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitations: Vec<Invitation>,
    links: Option<Links>,
    /// People who were removed and can be brought back.
    removed: Vec<Invitation>,
    no_links: Option<NoLinks>,
    /// How many links are other ones than were handed out.
    changed_count: usize,
    /// Whether the links that were handed out are signed with another API key.
    has_other_key: bool,
    people_removed_at: Option<Timestamp>,
    /// How the people stand with their mail, where mail can be sent.
    mail: Option<MailReport>,
    mail_words: MailWords,
    dates: Dates,
    /// Makes what a button sends be sent once.
    batch_id: Uuid,
    /// Whether a form led here that was sent before with something else in it.
    was_sent_before: bool,
    /// What was done just now.
    done: String,
}

impl MeetingPage {
    /// Returns the path of a person's page.
    fn path_of(&self, invitation: &Invitation) -> String {
        format!("/meetings/{}/invitations/{}", self.meeting.id, invitation.id)
    }

    /// Returns whether the meeting has join links.
    fn has_join_links(&self) -> bool {
        self.meeting.link_kind == LinkKind::Join
    }

    /// Returns a person's link, or `None` if they have none to share.
    fn link(&self, invitation: &Invitation) -> Option<Result<InviteLink, Refusal>> {
        match self.links.as_ref()?.link(invitation) {
            Err(Refusal::Revoked | Refusal::OtherLinkKey) => None,
            link => Some(link),
        }
    }

    /// Says what happened with a person's link.
    fn used(&self, invitation: &Invitation) -> String {
        of_use(self.signed_in.t, &self.dates, &invitation.join)
    }

    /// Returns the people who can't get in, each with the time when they asked for help.
    fn asking(&self) -> Vec<(&Invitation, String)> {
        let asked_at = |invitation: &Invitation| Some(self.dates.short_moment(invitation.join.open_request()?));
        self.invitations.iter().filter_map(|invitation| Some((invitation, asked_at(invitation)?))).collect()
    }

    /// Returns how many people's links can't be shown, because their link key is not set.
    fn lost_count(&self) -> usize {
        let Some(links) = &self.links else { return 0 };
        let is_lost = |invitation: &&Invitation| matches!(links.link(invitation), Err(Refusal::OtherLinkKey));
        if self.has_join_links() { self.invitations.iter().filter(is_lost).count() } else { 0 }
    }

    /// Returns the line of facts below the heading.
    fn facts(&self) -> String {
        let (t, window) = (self.signed_in.t, &self.meeting.window);
        let place = format!("{}/{}", self.meeting.domain.name.host(), self.meeting.room);
        let [from, to] =
            [window.opens_at(), window.closes_at()].map(|at| self.dates.time_beside(at, window.starts_at()));
        let facts = if self.people_removed_at.is_some() {
            t.meeting_facts_without_people(place, from, to)
        } else {
            t.meeting_facts(self.invitations.len(), place, from, to)
        };
        let kind = if self.has_join_links() { t.meeting_kind_join() } else { t.meeting_kind_direct() };
        format!("{facts} · {kind}")
    }
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let found = site.app.meeting_links(&signed_in.actor, id, As::Page).await?;
    let mail = site.app.shown_mail(&found).await?;
    let MeetingLinks { meeting, invitations, links, has_other_key, people_removed_at, removed } = found;
    let (no_links, links, is_long) = (links.as_ref().err().copied(), links.ok(), invitations.len() > HELD);
    let changed_count = invitations.iter().filter(|invitation| invitation.sharing.is_outdated()).count();
    let (t, zone, now, by) = (signed_in.t, meeting.window.zone(), site.app.now(), signed_in.actor.organizer.id.clone());
    let (mail_words, dates) = (MailWords::new(t, zone, now), Dates::new(t.locale, zone, now));
    let page = Page(MeetingPage {
        signed_in,
        meeting,
        invitations,
        links,
        removed,
        no_links,
        changed_count,
        has_other_key,
        people_removed_at,
        mail,
        mail_words,
        dates,
        batch_id: Uuid::new_v4(),
        was_sent_before: query.as_deref() == Some("sent-before"),
        done: done_in_words(t, query.as_deref()),
    });
    Ok(if is_long { page.in_pieces(&site.app.turns, &by).await } else { page.into_response() })
}
