//! Webhooks: managing them, and delivering events to them.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{HeaderMap, HeaderValue};
use url::Url;
use uuid::Uuid;

use super::{Actor, App};
use crate::{
    audit::Action,
    error::{Error, with_causes},
    invite::join::LinkKeys,
    store::{Delivery, DeliveryOutcome, DeliveryState, StoreError, Webhook},
    webhook::{Event, TEST, client::ATTEMPT, shown, signature, target::TargetError, test_payload},
};

/// The pauses between the attempts of a delivery, in seconds: together about a day.
const PAUSES: [i64; 6] = [5, 5 * 60, 30 * 60, 2 * 60 * 60, 6 * 60 * 60, 15 * 60 * 60];

/// How long requests are also signed with the secret from before it was rotated.
const OVERLAP: SignedDuration = SignedDuration::from_hours(24);

/// The status with which a URL says that it wants no more requests.
const GONE: u16 = 410;

/// Why a webhook was not added or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebhookRefusal {
    /// The server has no link key, from which secrets are derived.
    NoLinkKey,
    /// The organizer has as many webhooks as allowed.
    TooMany,
    /// The URL cannot be used.
    Target(TargetError),
    /// The webhook is disabled.
    Disabled,
}

/// A delivery that this instance may make, and the webhook that it is for.
pub struct ClaimedDelivery {
    delivery: Delivery,
    webhook: Webhook,
}

impl App {
    /// Returns the organizer's webhooks, in the order in which they were added.
    pub async fn webhooks(&self, actor: &Actor) -> Result<Vec<Webhook>, Error> {
        Ok(self.store.webhooks(&actor.organizer.id).await?)
    }

    /// Returns one of the organizer's webhooks.
    pub async fn webhook(&self, actor: &Actor, id: Uuid) -> Result<Webhook, Error> {
        self.store.webhook(&actor.organizer.id, id).await?.ok_or(Error::NotFound)
    }

    /// Returns the secret of a webhook, if a link key is set.
    pub fn webhook_secret(&self, webhook: &Webhook) -> Option<String> {
        let key = &self.link_keys.as_ref()?.current;
        Some(shown(&key.webhook_secret(webhook.id, webhook.version)))
    }

    /// Adds a webhook for these events. A second call with the same id changes nothing.
    pub async fn add_webhook(
        &self,
        actor: &Actor,
        id: Uuid,
        url: &str,
        events: Vec<Event>,
    ) -> Result<Result<Webhook, WebhookRefusal>, Error> {
        if self.link_keys.is_none() {
            return Ok(Err(WebhookRefusal::NoLinkKey));
        }
        let url = match self.webhook_client.targets.check_url(url).await {
            Ok(url) => url,
            Err(why) => return Ok(Err(WebhookRefusal::Target(why))),
        };
        let webhook = Webhook {
            id,
            url: url.to_string(),
            events: Event::ALL.into_iter().filter(|event| events.contains(event)).collect(),
            version: 1,
            created_at: self.now(),
            rotated_at: None,
            disabled_at: None,
        };
        let entry = actor.entry(Action::WebhooksChanged, self.now()).with(format!("added {}", host(&webhook)));
        match self.store.add_webhook(&actor.organizer.id, &webhook, &entry).await {
            Ok(true) => Ok(Ok(webhook)),
            Ok(false) => Ok(Err(WebhookRefusal::TooMany)),
            Err(StoreError::Duplicate) => Ok(Ok(self.webhook(actor, id).await?)),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes one of the organizer's webhooks, with its deliveries.
    pub async fn remove_webhook(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        let webhook = self.webhook(actor, id).await?;
        let entry = actor.entry(Action::WebhooksChanged, self.now()).with(format!("removed {}", host(&webhook)));
        let is_removed = self.store.remove_webhook(&actor.organizer.id, id, &entry).await?;
        if is_removed { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Gives one of the organizer's webhooks another secret instead of the one of a version. For a day, requests are signed
    /// with both. A second call with the same version changes nothing.
    pub async fn rotate_webhook(&self, actor: &Actor, id: Uuid, version: i64) -> Result<Webhook, Error> {
        let webhook = self.webhook(actor, id).await?;
        let detail = format!("rotated the secret of {}", host(&webhook));
        let entry = actor.entry(Action::WebhooksChanged, self.now()).with(detail);
        self.store.rotate_webhook(&actor.organizer.id, id, version, &entry).await?;
        self.webhook(actor, id).await
    }

    /// Queues a test for one of the organizer's webhooks.
    pub async fn test_webhook(&self, actor: &Actor, id: Uuid) -> Result<Result<Delivery, WebhookRefusal>, Error> {
        if self.webhook(actor, id).await?.disabled_at.is_some() {
            return Ok(Err(WebhookRefusal::Disabled));
        }
        let payload = test_payload(id, self.now());
        let delivery_id = self.store.queue_delivery(id, TEST, &payload, self.now()).await?;
        self.webhook_client.wake.notify_one();
        Ok(Ok(self.store.delivery(id, delivery_id).await?.ok_or(Error::NotFound)?))
    }

    /// Returns a page of deliveries to one of the organizer's webhooks, the latest first, and the id from before which the
    /// next page begins.
    pub async fn deliveries(
        &self,
        actor: &Actor,
        id: Uuid,
        before: Option<Uuid>,
        limit: usize,
    ) -> Result<(Vec<Delivery>, Option<Uuid>), Error> {
        self.webhook(actor, id).await?;
        let most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut found = self.store.deliveries(id, before, most).await?;
        let has_more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| has_more).map(|last| last.id);
        Ok((found, next))
    }

    /// Sends a delivery again, with the same id.
    pub async fn redeliver(
        &self,
        actor: &Actor,
        [id, delivery]: [Uuid; 2],
    ) -> Result<Result<Delivery, WebhookRefusal>, Error> {
        if self.webhook(actor, id).await?.disabled_at.is_some() {
            return Ok(Err(WebhookRefusal::Disabled));
        }
        if !self.store.redeliver(id, delivery, self.now()).await? {
            return Err(Error::NotFound);
        }
        self.webhook_client.wake.notify_one();
        Ok(Ok(self.store.delivery(id, delivery).await?.ok_or(Error::NotFound)?))
    }

    /// Claims the next delivery that is due.
    pub async fn claim_delivery(&self) -> Result<Option<ClaimedDelivery>, Error> {
        let now = self.now();
        let lease = SignedDuration::try_from(ATTEMPT + Duration::from_secs(30)).expect("it is seconds");
        let claimed = self.store.claim_delivery(now, now + lease).await?;
        Ok(claimed.map(|(delivery, webhook)| ClaimedDelivery { delivery, webhook }))
    }

    /// Returns when the next delivery is due, if one is waiting.
    pub async fn next_delivery_at(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.store.next_delivery_at().await?)
    }

    /// Makes an attempt at a delivery, and stores the result. If that fails, the delivery is sent again when the lease ends,
    /// so each is sent at least once.
    pub async fn deliver(&self, claimed: ClaimedDelivery) -> Result<(), Error> {
        let ClaimedDelivery { delivery, webhook } = claimed;
        let sent = match self.headers(&delivery, &webhook) {
            Some(headers) => {
                let sent = self.webhook_client.send(&webhook.url, headers, delivery.payload.clone()).await;
                sent.map_err(|error| {
                    tracing::debug!(id = %delivery.id, error = with_causes(&error), "a webhook failed");
                    error.to_string()
                })
            }
            None => Err("the server has no link key, from which the secret is derived".to_owned()),
        };
        let now = self.now();
        let (status, reason) = match sent {
            Ok(status @ 200..=299) => (Some(status), None),
            Ok(status) => (Some(status), Some(format!("the response has the status {status}"))),
            Err(why) => (None, Some(why)),
        };
        // The process may have ended during attempts, more than once.
        let pause = usize::try_from(delivery.attempts - 1).ok().and_then(|tried| PAUSES.get(tried));
        let (state, due_at) = match (&reason, pause) {
            (None, _) => (DeliveryState::Delivered, now),
            (Some(_), Some(pause)) if status != Some(GONE) => {
                (DeliveryState::Waiting, now + SignedDuration::from_secs(*pause))
            }
            (Some(_), _) => (DeliveryState::Failed, now),
        };
        let (reason, is_gone) = (reason.as_deref(), status == Some(GONE));
        self.store.note_delivery(&delivery, DeliveryOutcome { state, due_at, status, reason, is_gone }, now).await?;
        let (id, webhook, attempts) = (delivery.id, webhook.id, delivery.attempts);
        match reason {
            None => tracing::info!(%id, %webhook, attempts, "a webhook was delivered"),
            Some(reason) => tracing::warn!(%id, %webhook, attempts, reason, "a webhook was not delivered"),
        }
        // The webhook's next delivery waits for this one.
        self.webhook_client.wake.notify_one();
        Ok(())
    }

    /// Returns the headers of an attempt, or `None` if no link key is set.
    fn headers(&self, delivery: &Delivery, webhook: &Webhook) -> Option<HeaderMap> {
        let (id, now) = (delivery.id.to_string(), self.now());
        let is_recent = |rotated_at: &Timestamp| now.duration_since(*rotated_at) < OVERLAP;
        let previous = webhook.rotated_at.filter(is_recent).map(|_| webhook.version - 1);
        let versions = || std::iter::once(webhook.version).chain(previous);
        let keys = self.link_keys.iter().flat_map(LinkKeys::all);
        let secrets = keys.flat_map(|key| versions().map(|version| key.webhook_secret(webhook.id, version)));
        let signatures: Vec<String> =
            secrets.map(|secret| signature(&secret, &id, now.as_second(), &delivery.payload)).collect();
        if signatures.is_empty() {
            return None;
        }
        let headers = [
            ("webhook-id", id),
            ("webhook-timestamp", now.as_second().to_string()),
            ("webhook-signature", signatures.join(" ")),
        ];
        let value = |value: String| HeaderValue::from_str(&value).expect("it is ASCII");
        Some(headers.into_iter().map(|(name, text)| (name.parse().expect("a name"), value(text))).collect())
    }
}

/// Returns the host of a webhook's URL, because the rest may be a secret.
fn host(webhook: &Webhook) -> String {
    let url = Url::parse(&webhook.url).ok();
    url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned()
}
