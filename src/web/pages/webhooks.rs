//! Webhooks: URLs that are told about events, and what was sent to each.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use uuid::Uuid;

use crate::{
    app::{Delivery, DeliveryState, WEBHOOK_LIMIT, Webhook, WebhookRefusal},
    texts::{Dates, OrganizerTexts},
    web::{
        Site,
        done::Done,
        error::PageResult,
        extract::{Fields, Ids, query},
        page::Page,
        session::SignedIn,
    },
    webhook::{
        Event,
        client::{ATTEMPT, SendError},
        target::TargetError,
    },
};

/// How many deliveries a page shows.
const ON_PAGE: usize = 30;

#[derive(Template)]
#[template(path = "webhooks.html")]
struct ListPage {
    signed_in: SignedIn,
    webhooks: Vec<Webhook>,
    form: WebhookForm,
    /// Whether there is a link key, from which secrets are derived.
    has_link_key: bool,
}

impl ListPage {
    /// Says when an event happens.
    fn when(&self, event: Event) -> String {
        let t = self.signed_in.t;
        match event {
            Event::Opened => t.webhook_event_opened(),
            Event::JoinClicked => t.webhook_event_join_clicked(),
            Event::HelpRequested => t.webhook_event_help_requested(),
            Event::EmailFailed => t.webhook_event_email_failed(),
            Event::MeetingChanged => t.webhook_event_meeting_changed(),
        }
    }
}

#[derive(Template)]
#[template(path = "webhook.html")]
struct WebhookPage {
    signed_in: SignedIn,
    webhook: Webhook,
    secret: Option<String>,
    /// Whether the secret is shown without being asked for, because it is new.
    is_secret_open: bool,
    deliveries: Vec<Delivery>,
    /// Where the older deliveries begin, if there are more.
    older: Option<Uuid>,
    /// Whether these are the newest deliveries.
    is_newest: bool,
    dates: Dates,
}

/// The form for a new webhook as typed, and what is wrong with it.
struct WebhookForm {
    /// Makes it one webhook, however often the form is sent.
    id: Uuid,
    url: String,
    events: Vec<Event>,
    url_error: String,
    events_error: String,
}

impl WebhookForm {
    fn proposed() -> Self {
        let (url, url_error, events_error) = (String::new(), String::new(), String::new());
        Self { id: Uuid::new_v4(), url, events: Event::ALL.to_vec(), url_error, events_error }
    }

    fn sent(fields: &Fields) -> Self {
        Self {
            id: fields.value("id").parse().unwrap_or_else(|_| Uuid::new_v4()),
            url: fields.value("url").trim().to_owned(),
            events: fields.all("event").filter_map(|word| word.parse().ok()).collect(),
            ..Self::proposed()
        }
    }

    /// Says what is wrong with the fields, as far as can be seen in them. Returns whether they are fine.
    fn check(&mut self, site: &Site, t: OrganizerTexts) -> bool {
        if self.url.is_empty() {
            self.url_error = t.webhook_url_missing();
        } else if let Err(why) = site.app.webhook_client.targets.parse(&self.url) {
            self.url_error = target_in_words(t, why);
        }
        if self.events.is_empty() {
            self.events_error = t.webhook_events_missing();
        }
        self.url_error.is_empty() && self.events_error.is_empty()
    }
}

/// Says why a URL can't be used, and how to fix it.
fn target_in_words(t: OrganizerTexts, why: TargetError) -> String {
    match why {
        TargetError::Invalid => t.webhook_url_invalid(),
        TargetError::NotFound => t.webhook_url_not_found(),
        TargetError::NotPublic => t.webhook_url_not_public(),
    }
}

/// Says why a webhook was not added or used.
fn refusal_in_words(t: OrganizerTexts, refusal: WebhookRefusal) -> String {
    match refusal {
        WebhookRefusal::NoLinkKey => t.webhook_reason_no_link_key(),
        WebhookRefusal::TooMany => t.webhook_too_many(WEBHOOK_LIMIT),
        WebhookRefusal::Target(why) => target_in_words(t, why),
        WebhookRefusal::Disabled => t.webhook_reason_disabled(),
    }
}

/// Says why an attempt failed. The reasons are stored in English.
fn reason_in_words(t: OrganizerTexts, delivery: &Delivery) -> String {
    let reason = delivery.reason.as_deref().unwrap_or_default();
    match delivery.status {
        _ if reason == "the webhook was disabled" => t.webhook_reason_disabled(),
        Some(status) => t.webhook_reason_status(status.to_string()),
        None if reason == SendError::TooSlow.to_string() => t.webhook_reason_slow(ATTEMPT.as_secs()),
        None if reason == SendError::Certificate.to_string() => t.webhook_reason_certificate(),
        None if reason == TargetError::NotFound.to_string() => t.webhook_reason_not_found(),
        None if reason == TargetError::NotPublic.to_string() => t.webhook_reason_not_public(),
        None if reason.contains("link key") => t.webhook_reason_no_link_key(),
        None => t.webhook_reason_connection(),
    }
}

impl WebhookPage {
    /// Says what became of a delivery.
    fn outcome(&self, delivery: &Delivery) -> String {
        let (t, dates) = (self.signed_in.t, &self.dates);
        let ended = || dates.recent(delivery.ended_at.unwrap_or(delivery.due_at));
        match delivery.state {
            DeliveryState::Waiting if delivery.attempts == 0 => t.webhook_delivery_waiting(),
            DeliveryState::Waiting => {
                t.webhook_delivery_again(reason_in_words(t, delivery), dates.recent(delivery.due_at))
            }
            DeliveryState::Sending => t.webhook_delivery_sending(),
            DeliveryState::Delivered => t.webhook_delivery_delivered(ended()),
            DeliveryState::Failed => t.webhook_delivery_failed(reason_in_words(t, delivery), ended()),
        }
    }

    /// Returns whether a delivery can be sent again: not one that is about to be sent.
    fn can_be_sent_again(&self, delivery: &Delivery) -> bool {
        let is_queued = delivery.state == DeliveryState::Waiting && delivery.attempts == 0;
        self.webhook.disabled_at.is_none() && !is_queued && delivery.state != DeliveryState::Sending
    }
}

pub(in crate::web) async fn list(State(site): State<Site>, signed_in: SignedIn) -> PageResult<Response> {
    list_page(&site, signed_in, WebhookForm::proposed(), StatusCode::OK).await
}

async fn list_page(site: &Site, signed_in: SignedIn, form: WebhookForm, status: StatusCode) -> PageResult<Response> {
    let webhooks = site.app.webhooks(&signed_in.actor).await?;
    let has_link_key = site.app.link_keys.is_some();
    Ok(Page(ListPage { signed_in, webhooks, form, has_link_key }).with_status(status))
}

pub(in crate::web) async fn add(State(site): State<Site>, signed_in: SignedIn, fields: Fields) -> PageResult<Response> {
    let (mut form, t) = (WebhookForm::sent(&fields), signed_in.t);
    if form.check(&site, t) {
        match site.app.add_webhook(&signed_in.actor, form.id, &form.url, form.events.clone()).await? {
            Ok(webhook) => {
                return Ok(Done::WebhookAdded.leads_to(&format!("/settings/webhooks/{}?secret", webhook.id)));
            }
            Err(refusal) => form.url_error = refusal_in_words(t, refusal),
        }
    }
    list_page(&site, signed_in, form, StatusCode::UNPROCESSABLE_ENTITY).await
}

pub(in crate::web) async fn show(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    RawQuery(text): RawQuery,
) -> PageResult<Response> {
    let pairs = query(&text.unwrap_or_default())?;
    let before = pairs.iter().find(|(key, _)| key == "before").and_then(|(_, id)| id.parse().ok());
    let webhook = site.app.webhook(&signed_in.actor, id).await?;
    let (deliveries, older) = site.app.deliveries(&signed_in.actor, id, before, ON_PAGE).await?;
    let page = WebhookPage {
        secret: site.app.webhook_secret(&webhook),
        is_secret_open: pairs.iter().any(|(key, _)| key == "secret"),
        dates: Dates::new(signed_in.t.locale, &signed_in.zone, site.app.now()),
        is_newest: before.is_none(),
        signed_in,
        webhook,
        deliveries,
        older,
    };
    Ok(Page(page).into_response())
}

/// Sends a test, gives the webhook another secret, or deletes it.
pub(in crate::web) async fn change(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids([id]): Ids<1>,
    fields: Fields,
) -> PageResult<Response> {
    let (app, actor, path) = (&site.app, &signed_in.actor, path_of(id));
    match fields.value("step") {
        "test" => Ok(queued(&app.test_webhook(actor, id).await?, &path)),
        "rotate" => {
            // The secret that the page showed is replaced, however often the form is sent.
            let version = fields.value("version").parse().unwrap_or_default();
            app.rotate_webhook(actor, id, version).await?;
            Ok(Done::WebhookRotated.leads_to(&format!("{path}?secret")))
        }
        "delete" => {
            app.remove_webhook(actor, id).await?;
            Ok(Done::WebhookDeleted.leads_to("/settings/webhooks"))
        }
        _ => Ok(Redirect::to(&path).into_response()),
    }
}

pub(in crate::web) async fn redeliver(
    State(site): State<Site>,
    signed_in: SignedIn,
    Ids(ids): Ids<2>,
) -> PageResult<Response> {
    Ok(queued(&site.app.redeliver(&signed_in.actor, ids).await?, &path_of(ids[0])))
}

/// A reload of a page that a form about a delivery led to.
pub(in crate::web) async fn to_webhook(Ids([id, _]): Ids<2>) -> Redirect {
    Redirect::to(&path_of(id))
}

fn path_of(id: Uuid) -> String {
    format!("/settings/webhooks/{id}")
}

/// Leads to a webhook's page, which says that it is disabled if nothing was queued.
fn queued(queued: &Result<Delivery, WebhookRefusal>, path: &str) -> Response {
    match queued {
        Ok(_) => Done::WebhookQueued.leads_to(&format!("{path}#deliveries")),
        Err(_) => Redirect::to(path).into_response(),
    }
}
