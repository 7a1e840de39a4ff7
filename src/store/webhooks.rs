//! Webhooks, and what is delivered to them.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Arg, Row, Store, StoreError, Tx, write_entry};
use crate::{
    audit::{Action, Entry},
    webhook::{Event, News},
};

/// How many webhooks an organizer can have. Fewer than are delivered at once, so that a slow one delays no one else's.
pub const WEBHOOK_LIMIT: i64 = 5;

/// For how long deliveries are kept after their end, in seconds.
const KEPT: i64 = 30 * 24 * 60 * 60;

/// A URL that is told about events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The id.
    pub id: Uuid,
    /// The URL.
    pub url: String,
    /// The events.
    pub events: Vec<Event>,
    /// How many times the secret was rotated.
    pub version: i64,
    /// When it was added.
    pub created_at: Timestamp,
    /// When the secret was last rotated.
    pub rotated_at: Option<Timestamp>,
    /// When it was disabled because its URL answered that it is gone.
    pub disabled_at: Option<Timestamp>,
}

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// Waiting for the first or next attempt.
    Waiting,
    /// Being sent.
    Sending,
    /// The URL accepted it.
    Delivered,
    /// All attempts failed, or the webhook is disabled.
    Failed,
}

impl DeliveryState {
    fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    fn of(word: &str) -> Self {
        match word {
            "sending" => Self::Sending,
            "delivered" => Self::Delivered,
            "failed" => Self::Failed,
            _ => Self::Waiting,
        }
    }

    /// Returns whether the state is final.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Failed)
    }
}

/// What is or was sent to a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The id, which is the `webhook-id` of every attempt.
    pub id: Uuid,
    /// The webhook.
    pub webhook_id: Uuid,
    /// The name of the event.
    pub event: String,
    /// The body.
    pub payload: String,
    /// The state.
    pub state: DeliveryState,
    /// The number of attempts.
    pub attempts: i64,
    /// When the event happened.
    pub made_at: Timestamp,
    /// When the next attempt is due. While it is being sent, the end of the lease.
    pub due_at: Timestamp,
    /// The HTTP status of the last attempt, if there was a response.
    pub status: Option<i64>,
    /// Why the last attempt failed.
    pub reason: Option<String>,
    /// When the state became final.
    pub ended_at: Option<Timestamp>,
}

impl Delivery {
    /// Returns whether the last attempt failed.
    pub fn has_failed(&self) -> bool {
        self.state == DeliveryState::Failed || self.state == DeliveryState::Waiting && self.attempts > 0
    }
}

/// The result of an attempt.
#[derive(Debug, Clone, Copy)]
pub struct DeliveryOutcome<'a> {
    /// The new state.
    pub state: DeliveryState,
    /// When the next attempt is due, if any.
    pub due_at: Timestamp,
    /// The HTTP status, if there was a response.
    pub status: Option<u16>,
    /// Why the attempt failed.
    pub reason: Option<&'a str>,
    /// Whether the URL is gone for good, so that the webhook is disabled.
    pub is_gone: bool,
}

const COLUMNS: &str = "id, url, events, version, created_at, rotated_at, disabled_at";

const DELIVERY_COLUMNS: &str =
    "id, webhook_id, event, payload, state, attempts, made_at, due_at, status, reason, ended_at";

fn read(row: &Row<'_>) -> Result<Webhook, StoreError> {
    row.record("webhook", |row| {
        Ok(Webhook {
            id: row.text("id")?.parse()?,
            url: row.string("url")?,
            events: row.text("events")?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?,
            version: row.integer("version")?,
            created_at: row.time("created_at")?,
            rotated_at: row.optional_time("rotated_at")?,
            disabled_at: row.optional_time("disabled_at")?,
        })
    })
}

fn read_delivery(row: &Row<'_>) -> Result<Delivery, StoreError> {
    row.record("delivery", |row| {
        Ok(Delivery {
            id: row.text("id")?.parse()?,
            webhook_id: row.text("webhook_id")?.parse()?,
            event: row.string("event")?,
            payload: row.string("payload")?,
            state: DeliveryState::of(row.text("state")?),
            attempts: row.integer("attempts")?,
            made_at: row.time("made_at")?,
            due_at: row.time("due_at")?,
            status: row.optional_integer("status")?,
            reason: row.optional_string("reason")?,
            ended_at: row.optional_time("ended_at")?,
        })
    })
}

/// Queues an event for the organizer's webhooks that want it, in a transaction that has written before.
pub(super) async fn queue(tx: &mut Tx<'_>, news: &News) -> Result<(), StoreError> {
    const SQL: &str = "SELECT id FROM webhooks WHERE organizer_id = $1 AND disabled_at IS NULL \
                       AND ' ' || events || ' ' LIKE '% ' || $2 || ' %'";
    let event = news.event.word();
    // Sorts by the time of creation.
    let read = |row: &Row<'_>| Ok((Uuid::now_v7(), row.string("id")?));
    let found = tx.fetch(SQL, &[(&news.organizer_id).into(), event.into()], read).await?;
    insert(tx, &found, event, &news.payload(), news.at).await
}

/// Writes an entry about one of the organizer's meetings, and queues it for webhooks if the meeting or its people changed.
pub(super) async fn write_change(
    tx: &mut Tx<'_>,
    organizer_id: &str,
    meeting_id: Uuid,
    entry: &Entry,
) -> Result<(), StoreError> {
    // People who were added are `Issued`. Links that were revoked or replaced leave the meeting and its people as they are.
    if matches!(
        entry.action,
        Action::Issued | Action::Changed | Action::InviteeRemoved | Action::RemovalUndone | Action::Deleted
    ) {
        let (event, organizer_id, at) = (Event::MeetingChanged, organizer_id.to_owned(), entry.at);
        queue(tx, &News { event, organizer_id, meeting_id, invitation_id: None, at }).await?;
    }
    write_entry(tx, entry).await
}

/// Inserts deliveries with these ids for these webhooks.
async fn insert(
    tx: &mut Tx<'_>,
    ids: &[(Uuid, String)],
    event: &str,
    payload: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    const INTO: &str = "webhook_deliveries (id, webhook_id, event, payload, state, attempts, made_at, due_at)";
    let row = |(id, webhook_id): &(Uuid, String)| {
        vec![
            (*id).into(),
            webhook_id.clone().into(),
            event.into(),
            payload.into(),
            DeliveryState::Waiting.word().into(),
            Arg::from(0),
            at.into(),
            at.into(),
        ]
    };
    let rows: Vec<Vec<Arg<'_>>> = ids.iter().map(row).collect();
    tx.insert(INTO, &rows, "").await.map(drop)
}

impl Store {
    /// Adds a webhook. Returns `false` if the organizer has too many.
    pub async fn add_webhook(&self, organizer_id: &str, webhook: &Webhook, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "INSERT INTO webhooks (id, organizer_id, url, events, version, created_at) \
                           VALUES ($1, $2, $3, $4, $5, $6)";
        const COUNT: &str = "SELECT COUNT(*) AS total FROM webhooks WHERE organizer_id = $1";
        let events: Vec<&str> = webhook.events.iter().map(|event| event.word()).collect();
        let args = [
            webhook.id.into(),
            organizer_id.into(),
            (&webhook.url).into(),
            events.join(" ").into(),
            webhook.version.into(),
            webhook.created_at.into(),
        ];
        let mut tx = self.db.begin().await?;
        tx.execute(SQL, &args).await?;
        if tx.fetch_one(COUNT, &[organizer_id.into()], |row| row.integer("total")).await? > WEBHOOK_LIMIT {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Returns an organizer's webhooks, in the order in which they were added.
    pub async fn webhooks(&self, organizer_id: &str) -> Result<Vec<Webhook>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM webhooks WHERE organizer_id = $1 ORDER BY created_at, id");
        self.db.fetch(&sql, &[organizer_id.into()], read).await
    }

    /// Returns one of an organizer's webhooks.
    pub async fn webhook(&self, organizer_id: &str, id: Uuid) -> Result<Option<Webhook>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM webhooks WHERE organizer_id = $1 AND id = $2");
        self.db.fetch_optional(&sql, &[organizer_id.into(), id.into()], read).await
    }

    /// Removes one of an organizer's webhooks with its deliveries. Returns `false` if there is no such webhook.
    pub async fn remove_webhook(&self, organizer_id: &str, id: Uuid, entry: &Entry) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM webhooks WHERE organizer_id = $1 AND id = $2";
        self.change_webhook(SQL, &[organizer_id.into(), id.into()], entry).await
    }

    /// Gives one of an organizer's webhooks another secret instead of the one of a version. Returns `false` if there is no
    /// such webhook, or it has another secret already.
    pub async fn rotate_webhook(
        &self,
        organizer_id: &str,
        id: Uuid,
        version: i64,
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE webhooks SET version = version + 1, rotated_at = $3 \
                           WHERE organizer_id = $1 AND id = $2 AND version = $4";
        self.change_webhook(SQL, &[organizer_id.into(), id.into(), entry.at.into(), version.into()], entry).await
    }

    async fn change_webhook(&self, sql: &str, args: &[Arg<'_>], entry: &Entry) -> Result<bool, StoreError> {
        let mut tx = self.db.begin().await?;
        if tx.execute(sql, args).await? == 0 {
            return Ok(false);
        }
        write_entry(&mut tx, entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Queues a payload for one webhook, and returns the id of the delivery.
    pub async fn queue_delivery(
        &self,
        webhook_id: Uuid,
        event: &str,
        payload: &str,
        now: Timestamp,
    ) -> Result<Uuid, StoreError> {
        let id = Uuid::now_v7();
        let mut tx = self.db.begin().await?;
        insert(&mut tx, &[(id, webhook_id.to_string())], event, payload, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Returns one of a webhook's deliveries. The caller has checked that the webhook is the organizer's.
    pub async fn delivery(&self, webhook_id: Uuid, id: Uuid) -> Result<Option<Delivery>, StoreError> {
        let sql = format!("SELECT {DELIVERY_COLUMNS} FROM webhook_deliveries WHERE webhook_id = $1 AND id = $2");
        self.db.fetch_optional(&sql, &[webhook_id.into(), id.into()], read_delivery).await
    }

    /// Returns a page of a webhook's deliveries, the latest first, from before one of them. The caller has checked that the
    /// webhook is the organizer's.
    pub async fn deliveries(
        &self,
        webhook_id: Uuid,
        before: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let sql = format!(
            "SELECT {DELIVERY_COLUMNS} FROM webhook_deliveries WHERE webhook_id = $1 AND id < $2 \
             ORDER BY id DESC LIMIT $3"
        );
        let before = before.unwrap_or(Uuid::max());
        self.db.fetch(&sql, &[webhook_id.into(), before.into(), limit.into()], read_delivery).await
    }

    /// Makes a delivery due now, as if no attempt had been made, unless it is being sent. Returns `false` if there is no
    /// such delivery. The caller has checked that the webhook is the organizer's.
    pub async fn redeliver(&self, webhook_id: Uuid, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE webhook_deliveries SET \
                           attempts = CASE WHEN state = 'sending' THEN attempts ELSE 0 END, \
                           due_at = CASE WHEN state = 'sending' THEN due_at ELSE $3 END, \
                           state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END, ended_at = NULL \
                           WHERE webhook_id = $1 AND id = $2";
        Ok(self.db.execute(SQL, &[webhook_id.into(), id.into(), now.into()]).await? == 1)
    }

    /// Claims the next delivery that is due until the lease ends, and returns it with its webhook. No two
    /// callers get the same delivery. Each webhook gets one at a time.
    pub async fn claim_delivery(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Option<(Delivery, Webhook)>, StoreError> {
        // The condition is repeated, because PostgreSQL checks the outer one again after waiting for a lock.
        let sql = format!(
            "UPDATE webhook_deliveries SET state = 'sending', due_at = $2, attempts = attempts + 1 \
             WHERE id = (SELECT id FROM webhook_deliveries WHERE ended_at IS NULL AND due_at <= $1 \
             AND webhook_id NOT IN (SELECT webhook_id FROM webhook_deliveries \
             WHERE ended_at IS NULL AND state = 'sending' AND due_at > $1) ORDER BY due_at, id LIMIT 1) \
             AND ended_at IS NULL AND due_at <= $1 RETURNING {DELIVERY_COLUMNS}"
        );
        let webhook = format!("SELECT {COLUMNS} FROM webhooks WHERE id = $1");
        let mut tx = self.db.begin().await?;
        let Some(delivery) = tx.fetch_optional(&sql, &[now.into(), lease_until.into()], read_delivery).await? else {
            return Ok(None);
        };
        let webhook = tx.fetch_one(&webhook, &[delivery.webhook_id.into()], read).await?;
        tx.commit().await?;
        Ok(Some((delivery, webhook)))
    }

    /// Stores the result of an attempt, unless another instance has claimed the delivery after its lease ended. If the URL
    /// is gone, disables the webhook and ends its deliveries.
    pub async fn note_delivery(
        &self,
        delivery: &Delivery,
        outcome: DeliveryOutcome<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE webhook_deliveries SET state = $3, due_at = $4, status = $5, reason = $6, \
                           ended_at = $7 WHERE id = $1 AND attempts = $2 AND ended_at IS NULL";
        const DISABLE: &str = "UPDATE webhooks SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL";
        const END: &str = "UPDATE webhook_deliveries SET state = 'failed', reason = $3, ended_at = $2 \
                           WHERE webhook_id = $1 AND ended_at IS NULL";
        let args = [
            delivery.id.into(),
            delivery.attempts.into(),
            outcome.state.word().into(),
            outcome.due_at.into(),
            outcome.status.map(i64::from).into(),
            outcome.reason.map(str::to_owned).into(),
            outcome.state.is_final().then_some(now).into(),
        ];
        let mut tx = self.db.begin().await?;
        if tx.execute(SQL, &args).await? == 1 && outcome.is_gone {
            tx.execute(DISABLE, &[delivery.webhook_id.into(), now.into()]).await?;
            tx.execute(END, &[delivery.webhook_id.into(), now.into(), "the webhook was disabled".into()]).await?;
        }
        tx.commit().await
    }

    /// Returns when the next delivery is due, if one is waiting.
    pub async fn next_delivery_at(&self) -> Result<Option<Timestamp>, StoreError> {
        const SQL: &str = "SELECT MIN(due_at) AS due_at FROM webhook_deliveries WHERE ended_at IS NULL";
        self.db.fetch_one(SQL, &[], |row| row.optional_time("due_at")).await
    }

    /// Deletes deliveries that ended more than 30 days ago.
    pub async fn delete_deliveries(&self, now: Timestamp) -> Result<u64, StoreError> {
        const SQL: &str = "DELETE FROM webhook_deliveries WHERE ended_at <= $1";
        self.db.execute(SQL, &[(now.as_second() - KEPT).into()]).await
    }
}
