//! Sending a meeting's invitations, and how each of them stands.

use std::{collections::HashMap, convert::Infallible, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse as _, Redirect, Response},
};
use http_body_util::{
    BodyExt as _,
    channel::{Channel, Sender},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::add::batch_id;
use crate::{
    app::{
        App, MeetingLinks, MessageState,
        sending::{Recipients, Sending},
    },
    error::Error,
    texts::plain,
    web::{
        Site,
        error::{PageError, PageResult, Unreadable, log_incident},
        extract::{Fields, Ids},
        pages::mail_words::MailWords,
        session::SignedIn,
    },
};

/// How long news are sent over one connection; a browser connects again by itself.
const NEWS: Duration = Duration::from_secs(15);

/// How often the outbox is looked at for news.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

pub(in crate::web) async fn send(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let to = match fields.value("to") {
        "new" => Recipients::New,
        "failed" => Recipients::Failed,
        "outdated" => Recipients::Outdated,
        "all" => Recipients::All,
        _ => return Err(PageError::BadRequest(Unreadable::Outdated)),
    };
    let sending = Sending { batch_id: batch_id(&fields)?, to, only: None, hold: SignedDuration::ZERO };
    site.app.send(&signed_in.actor, id, sending).await?;
    Ok(Redirect::to(&format!("/meetings/{id}#mail")).into_response())
}

pub(in crate::web) async fn send_one(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id, invitation]): Ids<2>,
    fields: Fields,
) -> PageResult<Response> {
    let only = Some([invitation].into());
    let sending = Sending { batch_id: batch_id(&fields)?, to: Recipients::All, only, hold: SignedDuration::ZERO };
    site.app.send(&signed_in.actor, id, sending).await?;
    Ok(Redirect::to(&format!("/meetings/{id}/invitations/{invitation}#mail")).into_response())
}

/// A reload of a page that sending to one person led to.
pub(in crate::web) async fn to_invitation(Ids([id, invitation]): Ids<2>) -> Redirect {
    Redirect::to(&format!("/meetings/{id}/invitations/{invitation}"))
}

/// News of a meeting's mail, as server-sent events: how many went where, and whose state is another one.
pub(in crate::web) async fn news(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
) -> PageResult<Response> {
    site.app.meeting(&signed_in.actor, id).await?;
    let (sender, body) = Channel::new(1);
    tokio::spawn(async move {
        if let Err(error) = send_news(&site.app, &signed_in, id, sender).await {
            log_incident(&error);
        }
    });
    // nginx would hold the news back.
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((headers, Body::new(body.fuse())).into_response())
}

/// What an email's words follow from, by invitation; they are written only where that changes.
type Known = HashMap<Uuid, Option<(Uuid, MessageState, i64, Timestamp)>>;

/// Sends what has changed, until every message is through, the client has gone or it is time to connect again.
async fn send_news(
    app: &App,
    signed_in: &SignedIn,
    id: Uuid,
    mut sender: Sender<Bytes, Infallible>,
) -> Result<(), Error> {
    let begun = Instant::now();
    let mut known = Known::new();
    let mut said = String::new();
    while begun.elapsed() < NEWS {
        let (data, is_over) = look(app, signed_in, id, &mut known).await?;
        if data != said {
            if sender.send_data(format!("data: {data}\n\n").into()).await.is_err() {
                break;
            }
            said = data;
        }
        if is_over {
            break;
        }
        sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

async fn look(app: &App, signed_in: &SignedIn, id: Uuid, known: &mut Known) -> Result<(String, bool), Error> {
    // Without links, since none is signed to say how mail stands.
    let (summary, people) = app.meeting_and_people(&signed_in.actor, id).await?;
    let meeting = MeetingLinks::without_links(summary.meeting, people);
    let report = app.mail_report(&meeting).await?;
    let t = signed_in.t;
    let words = MailWords::new(t, meeting.meeting.window.zone(), app.now());
    let mut states = serde_json::Map::new();
    for invitation in &meeting.invitations {
        let facts =
            report.latest(invitation).map(|message| (message.id, message.state, message.attempts, message.due_at));
        if known.insert(invitation.id, facts) != Some(facts) {
            let state = words.in_list(&report, invitation);
            states.insert(invitation.id.to_string(), plain(&state).into());
        }
    }
    let is_over = report.open_count == 0;
    let counts = words.counts(&report);
    let end = if is_over { t.meeting_email_done(&counts) } else { String::new() };
    let data = json!({ "counts": plain(&counts), "done": report.done(), "count": report.count(), "end": plain(&end),
        "obstacle": plain(&words.obstacle(&report).unwrap_or_default()), "states": states });
    Ok((data.to_string(), is_over))
}
