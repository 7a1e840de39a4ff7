//! Webhooks: adding and removing them, their secrets, and what was delivered to them.

use axum::{Json, extract::State, http::StatusCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    auth::Authorized,
    body::{Body, Id, Ids, Query},
    code::Code,
    error::{ApiError, ApiResult, Location},
    paging::{Meta, PageQuery},
};
use crate::{
    app::{Delivery, DeliveryState, WEBHOOK_LIMIT, Webhook, WebhookRefusal},
    web::Site,
    webhook::Event,
};

/// A webhook to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"url": "https://example.org/webhooks", "events": ["invitation.opened", "email.failed"]}))]
pub(super) struct NewWebhook {
    /// The URL that events are sent to: `https`, on a host with public addresses.
    #[schema(example = "https://example.org/webhooks")]
    url: String,
    /// The events to send. Default: all of them.
    #[schema(min_items = 1)]
    events: Option<Vec<Event>>,
}

/// A webhook.
#[derive(Serialize, ToSchema)]
pub(super) struct WebhookAnswer {
    webhook: WebhookBody,
}

/// All webhooks, in the order in which they were added.
#[derive(Serialize, ToSchema)]
pub(super) struct WebhooksAnswer {
    webhooks: Vec<WebhookBody>,
}

/// A URL that is told about events.
#[derive(Serialize, ToSchema)]
struct WebhookBody {
    id: Uuid,
    /// The URL that events are sent to.
    url: String,
    /// The events that are sent.
    events: Vec<Event>,
    /// The secret that requests are signed with (Standard Webhooks). `null` in lists, and if the server has no link key.
    #[schema(example = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")]
    secret: Option<String>,
    /// When the webhook was added.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When the secret was last rotated.
    #[schema(value_type = Option<String>, format = DateTime)]
    rotated_at: Option<Timestamp>,
    /// When the webhook was disabled, because its URL answered with the status 410.
    #[schema(value_type = Option<String>, format = DateTime)]
    disabled_at: Option<Timestamp>,
}

/// Something that is or was sent to a webhook.
#[derive(Serialize, ToSchema)]
pub(super) struct DeliveryAnswer {
    delivery: DeliveryBody,
}

/// A page of what is or was sent to a webhook, the latest first.
#[derive(Serialize, ToSchema)]
pub(super) struct DeliveriesAnswer {
    deliveries: Vec<DeliveryBody>,
    meta: Meta,
}

/// What is or was sent to a webhook. It is kept for 30 days after it was delivered or failed.
#[derive(Serialize, ToSchema)]
struct DeliveryBody {
    /// The id, which is the `webhook-id` of every attempt.
    id: Uuid,
    /// The name of the event, or `webhook.test`.
    #[schema(example = "invitation.opened")]
    event: String,
    /// The body of the request.
    payload: Value,
    state: StateOfDelivery,
    /// When the event happened.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// The number of attempts.
    attempts: i64,
    /// When it is tried next. `null` unless it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_attempt_at: Option<Timestamp>,
    /// When it was delivered, or failed.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// The HTTP status of the last response.
    #[schema(example = 200)]
    status: Option<i64>,
    /// Why the last attempt failed.
    reason: Option<String>,
}

/// What became of a delivery.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum StateOfDelivery {
    /// It waits for its first or next attempt.
    Waiting,
    /// It is being sent.
    Sending,
    /// The URL answered with a status from 200 to 299.
    Delivered,
    /// It is not tried again.
    Failed,
}

impl WebhookBody {
    fn of(webhook: Webhook, secret: Option<String>) -> Self {
        let Webhook { id, url, events, created_at, rotated_at, disabled_at, version: _ } = webhook;
        Self { id, url, events, secret, created_at, rotated_at, disabled_at }
    }
}

impl DeliveryBody {
    fn of(delivery: Delivery) -> Self {
        Self {
            id: delivery.id,
            event: delivery.event,
            payload: serde_json::from_str(&delivery.payload).unwrap_or_default(),
            state: match delivery.state {
                DeliveryState::Waiting => StateOfDelivery::Waiting,
                DeliveryState::Sending => StateOfDelivery::Sending,
                DeliveryState::Delivered => StateOfDelivery::Delivered,
                DeliveryState::Failed => StateOfDelivery::Failed,
            },
            created_at: delivery.made_at,
            attempts: delivery.attempts,
            next_attempt_at: (!delivery.state.is_final()).then_some(delivery.due_at),
            ended_at: delivery.ended_at,
            status: delivery.status,
            reason: delivery.reason,
        }
    }
}

/// Refuses API keys that are limited to some rooms, because webhooks tell about the meetings in all rooms.
fn check(caller: &Authorized) -> ApiResult<()> {
    if caller.rights().rooms.is_every_room() {
        return Ok(());
    }
    let detail = "Webhooks tell about the meetings in all rooms, and this API key allows only some rooms. Use an API key that allows all rooms.";
    Err(ApiError::new(Code::RoomNotAllowed, detail))
}

fn refused(refusal: WebhookRefusal) -> ApiError {
    match refusal {
        WebhookRefusal::NoLinkKey => {
            let detail = "The secrets of webhooks are derived from the link key, and this server has none. Set LATCHKEY_LINK_KEY, which `latchkey setup` creates.";
            ApiError::new(Code::NoLinkKey, detail)
        }
        WebhookRefusal::TooMany => {
            let detail = format!("An organizer can have at most {WEBHOOK_LIMIT} webhooks. Delete one first.");
            ApiError::new(Code::TooManyWebhooks, detail)
        }
        WebhookRefusal::Target(why) => ApiError::invalid_at(Location::body("/url"), why.to_string()),
        WebhookRefusal::Disabled => {
            let detail = "This webhook is disabled, because its URL answered with the status 410. Delete the webhook, and add it again.";
            ApiError::new(Code::WebhookDisabled, detail)
        }
    }
}

fn answer(site: &Site, webhook: Webhook) -> Json<WebhookAnswer> {
    let secret = site.app.webhook_secret(&webhook);
    Json(WebhookAnswer { webhook: WebhookBody::of(webhook, secret) })
}

/// Add a webhook
///
/// Sends events to a URL from now on. A request has the header `webhook-id`, which stays the same in each attempt, and is
/// signed as Standard Webhooks says. A status from 200 to 299 within 10 seconds means that the event was received.
/// Otherwise, it is sent again for about a day. Redirects are not followed. The status 410 disables the webhook. API keys
/// that allow only some rooms can't be used.
#[utoipa::path(post, path = "/webhooks", tag = "webhooks", operation_id = "create_webhook", request_body = NewWebhook,
    responses((status = 201, body = WebhookAnswer, description = "The webhook, with its secret")))]
pub(super) async fn create(
    State(site): State<Site>,
    caller: Authorized,
    Body { value: NewWebhook { url, events }, .. }: Body<NewWebhook>,
) -> ApiResult<(StatusCode, Json<WebhookAnswer>)> {
    check(&caller)?;
    let events = events.unwrap_or_else(|| Event::ALL.to_vec());
    if events.is_empty() {
        return Err(ApiError::invalid_at(Location::body("/events"), "expected at least one event"));
    }
    let webhook = site.app.add_webhook(caller.actor(), Uuid::new_v4(), &url, events).await?.map_err(refused)?;
    Ok((StatusCode::CREATED, answer(&site, webhook)))
}

/// List webhooks
///
/// In the order in which they were added, without their secrets.
#[utoipa::path(get, path = "/webhooks", tag = "webhooks", operation_id = "list_webhooks",
    responses((status = 200, body = WebhooksAnswer, description = "All webhooks")))]
pub(super) async fn list(State(site): State<Site>, caller: Authorized) -> ApiResult<Json<WebhooksAnswer>> {
    check(&caller)?;
    let found = site.app.webhooks(caller.actor()).await?;
    let webhooks = found.into_iter().map(|webhook| WebhookBody::of(webhook, None)).collect();
    Ok(Json(WebhooksAnswer { webhooks }))
}

/// Get a webhook with its secret
///
/// The secret verifies the signatures of requests, and is `null` if this server has no link key.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "webhooks", operation_id = "get_webhook",
    params(("id" = Uuid, Path, description = "The id of the webhook")),
    responses((status = 200, body = WebhookAnswer, description = "The webhook")))]
pub(super) async fn show(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<Json<WebhookAnswer>> {
    check(&caller)?;
    Ok(answer(&site, site.app.webhook(caller.actor(), id).await?))
}

/// Delete a webhook
///
/// Also deletes what waits to be sent to it.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "webhooks", operation_id = "delete_webhook",
    params(("id" = Uuid, Path, description = "The id of the webhook")),
    responses((status = 204, description = "The webhook was deleted")))]
pub(super) async fn delete(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<StatusCode> {
    check(&caller)?;
    site.app.remove_webhook(caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Rotate a webhook's secret
///
/// For 24 hours, requests are signed with the previous secret as well.
#[utoipa::path(post, path = "/webhooks/{id}/rotate", tag = "webhooks", operation_id = "rotate_webhook",
    params(("id" = Uuid, Path, description = "The id of the webhook")),
    responses((status = 200, body = WebhookAnswer, description = "The webhook, with its new secret")))]
pub(super) async fn rotate(State(site): State<Site>, caller: Authorized, Id(id): Id) -> ApiResult<Json<WebhookAnswer>> {
    check(&caller)?;
    let version = site.app.webhook(caller.actor(), id).await?.version;
    Ok(answer(&site, site.app.rotate_webhook(caller.actor(), id, version).await?))
}

/// Send a test to a webhook
///
/// Sends an event of the type `webhook.test`.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "webhooks", operation_id = "test_webhook",
    params(("id" = Uuid, Path, description = "The id of the webhook")),
    responses((status = 202, body = DeliveryAnswer, description = "The test waits to be sent")))]
pub(super) async fn test(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
) -> ApiResult<(StatusCode, Json<DeliveryAnswer>)> {
    check(&caller)?;
    let delivery = site.app.test_webhook(caller.actor(), id).await?.map_err(refused)?;
    Ok((StatusCode::ACCEPTED, Json(DeliveryAnswer { delivery: DeliveryBody::of(delivery) })))
}

/// List what was sent to a webhook
///
/// The latest deliveries come first. They are kept for 30 days after they ended.
#[utoipa::path(get, path = "/webhooks/{id}/deliveries", tag = "webhooks", operation_id = "list_deliveries",
    params(("id" = Uuid, Path, description = "The id of the webhook"), PageQuery),
    responses((status = 200, body = DeliveriesAnswer, description = "A page of deliveries")))]
pub(super) async fn deliveries(
    State(site): State<Site>,
    caller: Authorized,
    Id(id): Id,
    Query(page): Query<PageQuery>,
) -> ApiResult<Json<DeliveriesAnswer>> {
    check(&caller)?;
    let before = page.cursor(|cursor| cursor.parse().ok())?;
    let (found, next) = site.app.deliveries(caller.actor(), id, before, page.limit()?).await?;
    let deliveries = found.into_iter().map(DeliveryBody::of).collect();
    Ok(Json(DeliveriesAnswer { deliveries, meta: Meta { next_cursor: next.map(|next| next.to_string()) } }))
}

/// Send an event again
///
/// The request has the same `webhook-id` and body as before.
#[utoipa::path(post, path = "/webhooks/{id}/deliveries/{delivery}/redeliver", tag = "webhooks", operation_id = "redeliver",
    params(("id" = Uuid, Path, description = "The id of the webhook"), ("delivery" = Uuid, Path, description = "The id of the delivery")),
    responses((status = 202, body = DeliveryAnswer, description = "The event waits to be sent")))]
pub(super) async fn redeliver(
    State(site): State<Site>,
    caller: Authorized,
    Ids(ids): Ids,
) -> ApiResult<(StatusCode, Json<DeliveryAnswer>)> {
    check(&caller)?;
    let delivery = site.app.redeliver(caller.actor(), ids).await?.map_err(refused)?;
    Ok((StatusCode::ACCEPTED, Json(DeliveryAnswer { delivery: DeliveryBody::of(delivery) })))
}
