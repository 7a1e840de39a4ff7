//! Revoking and replacing the join links of several people at once.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use uuid::Uuid;

use super::use_words::of_use;
use crate::{
    app::{App, KeptOut, Whose},
    error::Refusal,
    invite::{Invitation, Meeting, join::LinkKind},
    texts::Dates,
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
    /// Who is chosen.
    chosen: HashSet<Uuid>,
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

/// What a page says besides the people.
#[derive(Default)]
struct Beside {
    done: String,
    error: String,
    chosen: HashSet<Uuid>,
}

async fn page(site: &Site, signed_in: SignedIn, id: Uuid, beside: Beside) -> PageResult<Response> {
    let (summary, invitations) = site.app.meeting_and_people(&signed_in.actor, id).await?;
    let meeting = summary.meeting;
    if meeting.link_kind != LinkKind::Join {
        return Err(Refusal::DirectLinks.into());
    }
    let dates = Dates::new(signed_in.t.locale, meeting.window.zone(), site.app.now());
    let Beside { done, error, chosen } = beside;
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page(LinksPage { signed_in, meeting, invitations, dates, chosen, done, error });
    Ok(page.with_status(status).into_response())
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    page(&site, signed_in, id, Beside::default()).await
}

pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let chosen: HashSet<Uuid> = fields.all("person").filter_map(|id| id.parse().ok()).collect();
    let whose = if fields.is_on("everyone") { Whose::Everyone } else { Whose::Only(chosen.clone()) };
    if whose == Whose::Only(HashSet::new()) {
        let error = signed_in.t.manage_nobody();
        return page(&site, signed_in, id, Beside { error, ..Beside::default() }).await;
    }
    let done = done(&site.app, &signed_in, id, &whose, fields.value("step")).await?;
    page(&site, signed_in, id, Beside { done, chosen, ..Beside::default() }).await
}

/// Does what a button asks for with some people's links, and says what was done and what was not.
pub(super) async fn done(app: &App, signed_in: &SignedIn, id: Uuid, whose: &Whose, step: &str) -> PageResult<String> {
    let (t, actor) = (signed_in.t, &signed_in.actor);
    Ok(match step {
        "revoke" => {
            let (count, kept_out) = app.revoke_links(actor, id, whose).await?;
            let revoked = t.manage_revoked(count);
            match kept_out {
                KeptOut::NotNeeded => revoked,
                KeptOut::Confirmed(count) => [revoked, t.manage_kept_out(count)].join(" "),
                KeptOut::NotConfirmed(count) => [revoked, t.manage_not_kept_out(count)].join(" "),
            }
        }
        "undo" => [t.manage_undone(app.undo_revoke_links(actor, id, whose).await?), t.manage_undone_hint()].join(" "),
        "replace" => t.manage_replaced(app.replace_links(actor, id, whose).await?),
        _ => return Err(PageError::BadRequest(Unreadable::Outdated)),
    })
}
