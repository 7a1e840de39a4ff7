//! News of a meeting's list, as server-sent events: who has their link by now, and what became of it.

use std::{collections::HashMap, convert::Infallible, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::{RawQuery, State},
    http::{HeaderName, header},
    response::{IntoResponse as _, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use serde_json::json;
use tokio::time::{Instant, sleep};
use url::form_urlencoded;
use uuid::Uuid;

use super::share_words::{RowState, ShareWords};
use crate::{
    app::{App, Only, SharingNews},
    error::Error,
    invite::Meeting,
    texts::plain,
    web::{
        Site,
        error::{PageResult, log_incident},
        extract::Ids,
        session::SignedIn,
    },
};

/// How long news are sent over one connection; a browser connects again by itself.
const NEWS: Duration = Duration::from_secs(15);

/// How often the database is looked into for news.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Reads the positions of the first and the last person on the page. A page has few people; a longer range is not what
/// a page asked for.
fn positions(query: &str) -> (i64, i64) {
    let (mut from, mut to) = (0, 0);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "from" => from = value.parse().unwrap_or_default(),
            "to" => to = value.parse().unwrap_or_default(),
            _ => {}
        }
    }
    (from, to.min(from.saturating_add(1000)))
}

pub(in crate::web) async fn news(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let meeting = site.app.meeting(&signed_in.actor, id).await?.meeting;
    let (sender, body) = Channel::new(1);
    tokio::spawn(async move {
        let between = positions(query.as_deref().unwrap_or_default());
        if let Err(error) = send_news(&site.app, &signed_in, &meeting, between, sender).await {
            log_incident(&error);
        }
    });
    // nginx would hold the news back.
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((headers, Body::new(body.fuse())).into_response())
}

/// What was said about each person.
type Said = HashMap<Uuid, (&'static str, String)>;

/// Sends what has changed, until the client has gone or it is time to connect again.
async fn send_news(
    app: &App,
    signed_in: &SignedIn,
    meeting: &Meeting,
    between: (i64, i64),
    mut sender: Sender<Bytes, Infallible>,
) -> Result<(), Error> {
    let begun = Instant::now();
    let (mut known, mut said) = (Said::new(), String::new());
    while begun.elapsed() < NEWS {
        let news = app.sharing_news(&signed_in.actor, meeting.id, between).await?;
        let words = ShareWords::new(signed_in.t, meeting.window.zone(), app.now());
        let data = in_json(signed_in, &words, &news, &mut known);
        if data != said {
            if sender.send_data(format!("data: {data}\n\n").into()).await.is_err() {
                break;
            }
            said = data;
        }
        sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

/// Returns the state of the list, with those people about whom something else is to be said than before.
fn in_json(signed_in: &SignedIn, words: &ShareWords, news: &SharingNews, known: &mut Said) -> String {
    let (t, counts) = (signed_in.t, &news.counts);
    let report = news.mail.as_ref().map(|(_, report)| report);
    let mut rows = serde_json::Map::new();
    for invitation in &news.invitations {
        let state = RowState::of(invitation, report).class();
        let now = (state, plain(&words.of(invitation, report)).into_owned());
        if known.get(&invitation.id) != Some(&now) {
            rows.insert(invitation.id.to_string(), json!(now));
            known.insert(invitation.id, now);
        }
    }
    let only: serde_json::Map<_, _> =
        Only::EACH.into_iter().map(|only| (only.word().to_owned(), counts.of(only).into())).collect();
    let progress = news.mail.as_ref().map(|(progress, _)| progress);
    json!({
        "progress": plain(&t.share_progress(counts.with_link, counts.shared())),
        "shared": counts.shared(),
        "count": counts.with_link,
        "only": only,
        "toUpdate": counts.to_update(),
        "rows": rows,
        "mail": progress.filter(|progress| progress.open > 0).map(|progress| plain(&words.mail.counts(progress)).into_owned()),
        "obstacle": progress.and_then(|progress| words.mail.obstacle(progress)).map(|text| plain(&text).into_owned()),
    })
    .to_string()
}
