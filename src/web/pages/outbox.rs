//! All of an organizer's messages, and what became of each.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    app::{MessageKind, MessageState, OutboxEntry},
    mail::Caught,
    texts::Dates,
    web::{
        Site,
        error::PageResult,
        extract::{Ids, query},
        page::Page,
        pages::{mail_html, mail_words::MailWords, paging::Paging},
        session::SignedIn,
    },
};

/// How many messages are looked at.
const LATEST: i64 = 500;

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage {
    signed_in: SignedIn,
    now: Timestamp,
    dates: Dates,
    entries: Vec<OutboxEntry>,
    paging: Paging,
    /// How many there are in all, as far as they are looked at.
    count: usize,
    /// Which are shown: all, open or failed ones.
    only: &'static str,
}

impl OutboxPage {
    fn state(&self, entry: &OutboxEntry) -> String {
        MailWords::new(self.signed_in.t, &self.signed_in.zone, self.now).of_message(&entry.message)
    }

    /// Returns whether the demo kept a message, so that it can be read.
    fn is_caught(&self, entry: &OutboxEntry) -> bool {
        self.signed_in.is_demo && entry.message.state == MessageState::Accepted
    }

    fn is_cut(&self) -> bool {
        i64::try_from(self.count).is_ok_and(|count| count >= LATEST)
    }

    /// Says what a message is.
    fn kind(&self, entry: &OutboxEntry) -> String {
        let t = self.signed_in.t;
        match entry.message.kind {
            MessageKind::Invitation => t.outbox_invitation(),
            MessageKind::Cancellation => t.outbox_cancellation(),
            MessageKind::Test => t.outbox_test(),
            MessageKind::Help => t.outbox_help(),
            MessageKind::Notice => t.outbox_notice(),
        }
    }
}

/// A message that the demo kept.
#[derive(Template)]
#[template(path = "caught.html")]
struct CaughtPage {
    signed_in: SignedIn,
    id: Uuid,
    caught: Caught,
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    let caught = site.app.caught(&signed_in.actor, id).await?;
    Ok(Page(CaughtPage { signed_in, id, caught }).into_response())
}

/// The message as HTML alone.
pub(in crate::web) async fn html(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    Ok(mail_html::answer(site.app.caught(&signed_in.actor, id).await?.html)?)
}

pub(in crate::web) async fn list(
    State(site): State<Site>,
    signed_in: SignedIn,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let asked = |word: &&str| pairs.iter().any(|(key, value)| key == "only" && value == word);
    let only = ["open", "failed"].into_iter().find(asked).unwrap_or_default();
    let mut entries = site.app.messages(&signed_in.actor, LATEST).await?;
    let count = entries.len();
    entries.retain(|entry| match only {
        "open" => !entry.message.state.is_final(),
        "failed" => entry.message.state.is_failure(),
        _ => true,
    });
    let now = site.app.now();
    let dates = Dates::new(signed_in.t.locale, &signed_in.zone, now);
    let paging = Paging::of(&pairs, entries.len());
    let entries = paging.part(entries);
    Ok(Page(OutboxPage { signed_in, now, dates, entries, paging, count, only }).into_response())
}
