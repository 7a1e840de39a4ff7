//! A meeting with its people, as a list to work through.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Response},
};

use super::{
    links::done_in_words,
    list_query::{ListQuery, ON_PAGE},
    share_words::{RowState, ShareWords},
};
use crate::{
    app::{App, HeldBatch, MeetingPeople, NoLinks, Only, Part},
    error::Error,
    invite::{Invitation, join::LinkKind},
    web::{Site, error::PageResult, extract::Ids, page::Page, session::SignedIn},
};

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct MeetingPage {
    signed_in: SignedIn,
    found: MeetingPeople,
    list: ListQuery,
    words: ShareWords,
    /// Emails that are about to be sent, and can still be held back, and in how many seconds.
    held: Option<(HeldBatch, i64)>,
    no_links: Option<NoLinks>,
    /// Whether a form led here that was sent before with something else in it.
    was_sent_before: bool,
    /// What was done just now.
    done: String,
}

/// A person in the list.
struct ListRow<'a> {
    invitation: &'a Invitation,
    state: RowState,
    words: String,
    /// Whether there is a link to share.
    has_link: bool,
    /// Whether this is the first one whose link is still to be shared.
    is_next: bool,
}

impl MeetingPage {
    /// Returns whether the meeting has join links.
    fn has_join_links(&self) -> bool {
        self.found.meeting.link_kind == LinkKind::Join
    }

    /// Returns the rows of the list.
    fn rows(&self) -> impl Iterator<Item = ListRow<'_>> {
        let report = self.found.mail.as_ref().map(|(_, report)| report);
        let mut is_first = self.done.is_empty() && !self.was_sent_before;
        self.found.invitations.iter().map(move |invitation| {
            let has_link = self.found.links.as_ref().is_ok_and(|links| links.has(invitation));
            let state = RowState::of(invitation, report);
            let is_next = is_first && has_link && state.is_to_do();
            is_first = is_first && !is_next;
            ListRow { invitation, state, words: self.words.of(invitation, report), has_link, is_next }
        })
    }

    /// Returns the people who can't get in, each with the time when they asked for help.
    fn asking(&self) -> Vec<(&Invitation, String)> {
        let asked_at = |invitation: &Invitation| Some(self.words.dates.short_moment(invitation.join.open_request()?));
        self.found.waiting.iter().filter_map(|invitation| Some((invitation, asked_at(invitation)?))).collect()
    }

    /// Returns the filters, each with its label and how many people it shows. Those that show nobody are left out, unless
    /// one is chosen.
    fn filters(&self) -> impl Iterator<Item = (Only, String, usize)> {
        let with_count = |only| (only, self.label(only), self.found.counts.of(only));
        let is_shown = |(only, _, count): &(Only, String, usize)| {
            *count > 0 || *only == Only::All || *only == self.list.wanted.only
        };
        Only::EACH.into_iter().map(with_count).filter(is_shown)
    }

    fn label(&self, only: Only) -> String {
        let t = self.signed_in.t;
        match only {
            Only::All => t.share_only_all(),
            Only::NotShared => t.share_only_not_shared(),
            Only::Failed => t.share_only_failed(),
            Only::Changed => t.share_only_changed(),
            Only::NoEmail => t.share_only_no_email(),
            Only::Joined => t.share_only_joined(),
        }
    }

    /// Returns what can be copied, each as the query of a file and a label: the list that is shown, or those that are
    /// not shared yet and everyone.
    fn copies(&self) -> Vec<(String, String, usize)> {
        let (t, counts) = (self.signed_in.t, &self.found.counts);
        let everyone = (String::new(), t.share_copy_all(counts.with_link), counts.with_link);
        let not_shared = ListQuery::of(None).with_only(Only::NotShared);
        match self.list.with_only(self.list.wanted.only) {
            list if list.is_everyone() && (1..counts.with_link).contains(&counts.not_shared) => {
                vec![(not_shared.query(), t.share_copy_not_shared(counts.not_shared), counts.not_shared), everyone]
            }
            list if list.is_everyone() => vec![everyone],
            list if list == not_shared => {
                vec![(list.query(), t.share_copy_not_shared(counts.not_shared), counts.not_shared)]
            }
            list => vec![(list.query(), t.share_copy_these(self.found.total), self.found.total)],
        }
    }

    /// Returns the texts with links that can be copied, each with its label.
    fn texts(&self) -> [(&'static str, String); 3] {
        let t = self.signed_in.t;
        [
            ("links.txt", t.meeting_copy_text()),
            ("links.tsv", t.meeting_copy_rows()),
            ("links.md", t.meeting_copy_markdown()),
        ]
    }

    /// Returns the address of the list with another filter, relative to the page.
    fn filter_address(&self, only: Only) -> String {
        let query = self.list.with_only(only).query();
        if query.is_empty() { "?".to_owned() } else { query }
    }

    /// Returns the query of the files for the list that is shown.
    fn files_query(&self) -> String {
        self.list.with_only(self.list.wanted.only).query()
    }

    /// Returns the files with links that can be downloaded, each with its label.
    fn files(&self) -> [(&'static str, String); 3] {
        let t = self.signed_in.t;
        [
            ("links.csv", t.meeting_download_table()),
            ("drafts.zip", t.meeting_download_drafts()),
            ("calendars.zip", t.meeting_download_calendars()),
        ]
    }

    /// Returns the addresses of the parts of the list before and after this one.
    fn neighbors(&self) -> (Option<String>, Option<String>) {
        let address = |part| format!("/meetings/{}{}", self.found.meeting.id, self.list.with_part(part).query());
        let MeetingPeople { between, before, total, invitations, .. } = &self.found;
        let Some((first, last)) = *between else { return (None, None) };
        let has_more = before + invitations.len() < *total;
        ((*before > 0).then(|| address(Part::Before(first))), has_more.then(|| address(Part::After(last))))
    }

    /// Returns the line of facts below the heading.
    fn facts(&self) -> String {
        let (t, meeting) = (self.signed_in.t, &self.found.meeting);
        let (window, dates) = (&meeting.window, &self.words.dates);
        let place = format!("{}/{}", meeting.domain.name.host(), meeting.room);
        let [from, to] = [window.opens_at(), window.closes_at()].map(|at| dates.time_beside(at, window.starts_at()));
        let facts = if self.found.people_removed_at.is_some() {
            t.meeting_facts_without_people(place, from, to)
        } else {
            t.meeting_facts(self.found.counts.all, place, from, to)
        };
        let kind = if self.has_join_links() { t.meeting_kind_join() } else { t.meeting_kind_direct() };
        format!("{facts} · {kind}")
    }

    /// Returns what the page says about emails that are about to be sent, for each second that is left: a JSON array.
    fn held_words(&self, held: &HeldBatch, seconds: i64) -> String {
        let words: Vec<String> = (1..=seconds).rev().map(|left| self.signed_in.t.send_held(held.count, left)).collect();
        serde_json::json!(words).to_string()
    }

    /// Returns what keeps every email from being sent, if anything does.
    fn obstacle(&self) -> Option<String> {
        self.found.mail.as_ref().and_then(|(progress, _)| self.words.mail.obstacle(progress))
    }
}

/// Returns the emails that are about to be sent, and in how many seconds.
async fn held(app: &App, found: &MeetingPeople) -> Result<Option<(HeldBatch, i64)>, Error> {
    if found.mail.as_ref().is_none_or(|(progress, _)| progress.open == 0) {
        return Ok(None);
    }
    let held = app.held_batch(found.meeting.id).await?;
    Ok(held.map(|held| (held, held.due_at.duration_since(app.now()).as_secs().max(1))))
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let list = ListQuery::of(query.as_deref());
    let found = site.app.meeting_people(&signed_in.actor, id, &list.wanted, (list.part, ON_PAGE)).await?;
    let t = signed_in.t;
    let words = ShareWords::new(t, found.meeting.window.zone(), site.app.now());
    let page = MeetingPage {
        signed_in,
        held: held(&site.app, &found).await?,
        no_links: found.links.as_ref().err().copied(),
        found,
        list,
        words,
        was_sent_before: query.as_deref() == Some("sent-before"),
        done: done_in_words(t, query.as_deref()),
    };
    Ok(Page(page).into_response())
}
