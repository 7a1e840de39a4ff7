//! Revoking and replacing the join links of several people at once.

use std::{borrow::Cow, collections::HashSet};

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use url::form_urlencoded;
use uuid::Uuid;

use super::use_words::of_use;
use crate::{
    app::{Actor, App, KeptOut, Whose},
    error::Refusal,
    invite::{Invitation, Meeting, join::LinkKind},
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        error::{PageError, PageResult, Unreadable},
        extract::{Fields, Ids},
        page::Page,
        session::SignedIn,
    },
};

#[derive(Template)]
#[template(path = "meetings/links.html")]
struct LinksPage {
    signed_in: SignedIn,
    meeting: Meeting,
    invitations: Vec<Invitation>,
    dates: Dates,
    /// Until when direct links work that were shared before the meeting had join links, if any do.
    direct_until: Option<Timestamp>,
    /// What was done just now.
    done: String,
    /// What is wrong with the choice.
    error: String,
}

impl LinksPage {
    /// Says what happened with a person's link.
    fn used(&self, invitation: &Invitation) -> String {
        of_use(self.signed_in.t, &self.dates, &invitation.join)
    }
}

async fn page(site: &Site, signed_in: SignedIn, id: Uuid, done: String, error: String) -> PageResult<Response> {
    let (summary, invitations) = site.app.meeting_and_people(&signed_in.actor, id).await?;
    let meeting = summary.meeting;
    if meeting.link_kind != LinkKind::Join {
        return Err(Refusal::DirectLinks.into());
    }
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    let direct_until = meeting.direct_links_end_at(site.app.now());
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page(LinksPage { signed_in, meeting, invitations, dates, direct_until, done, error });
    Ok(page.with_status(status).into_response())
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let done = done_in_words(signed_in.t, query.as_deref());
    page(&site, signed_in, id, done, String::new()).await
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let chosen: HashSet<Uuid> = fields.all("person").filter_map(|id| id.parse().ok()).collect();
    let whose = if fields.is_on("everyone") { Whose::Everyone } else { Whose::Only(chosen) };
    if whose == Whose::Only(HashSet::new()) {
        let error = signed_in.t.manage_nobody();
        return page(&site, signed_in, id, String::new(), error).await;
    }
    let done = done(&site.app, &signed_in.actor, id, &whose, fields.value("step")).await?;
    Ok(Redirect::to(&format!("/meetings/{id}/links?{done}")).into_response())
}

/// Does what a button asks for with some people's links. Returns what was done and what was not, as the query of a page
/// that says so: reloading that page does nothing again.
pub(super) async fn done(app: &App, actor: &Actor, id: Uuid, whose: &Whose, step: &str) -> PageResult<String> {
    Ok(match step {
        "revoke" => {
            let (count, kept_out) = app.revoke_links(actor, id, whose).await?;
            [format!("revoked={count}"), query_of(kept_out)].join("&")
        }
        "undo" => format!("undone={}", app.undo_revoke_links(actor, id, whose).await?),
        "replace" => format!("replaced={}", app.replace_links(actor, id, whose).await?),
        _ => return Err(PageError::BadRequest(Unreadable::Outdated)),
    })
}

/// Returns what Daily answered, as a query.
pub(super) fn query_of(kept_out: KeptOut) -> String {
    match kept_out {
        KeptOut::NotNeeded => String::new(),
        KeptOut::Confirmed(count) => format!("kept-out={count}"),
        KeptOut::NotConfirmed(count) => format!("not-kept-out={count}"),
    }
}

/// Says what was done, according to the query of a page.
pub(super) fn done_in_words(t: OrganizerTexts, query: Option<&str>) -> String {
    let sentence = |(name, count): (Cow<str>, Cow<str>)| {
        let count: usize = count.parse().ok()?;
        match &*name {
            "revoked" => Some(t.manage_revoked(count)),
            "kept-out" => kept_out_in_words(t, KeptOut::Confirmed(count)),
            "not-kept-out" => kept_out_in_words(t, KeptOut::NotConfirmed(count)),
            "undone" if count > 0 => Some([t.manage_undone(count), t.manage_undone_hint()].join(" ")),
            "undone" => Some(t.manage_undone(count)),
            "replaced" => Some(t.manage_replaced(count)),
            _ => None,
        }
    };
    let query = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    query.filter_map(sentence).collect::<Vec<_>>().join(" ")
}

/// Says what Daily answered, if it was asked.
pub(in crate::web::pages) fn kept_out_in_words(t: OrganizerTexts, kept_out: KeptOut) -> Option<String> {
    match kept_out {
        KeptOut::NotNeeded => None,
        KeptOut::Confirmed(count) => Some(t.manage_kept_out(count)),
        KeptOut::NotConfirmed(count) => Some(t.manage_not_kept_out(count)),
    }
}
