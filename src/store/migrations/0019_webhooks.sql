-- Webhooks: the URLs of other programs that are told about events. `events` are words with spaces in between. The secret
-- follows from the link key, the id and the version, and is not stored.
CREATE TABLE webhooks (
    id           TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    url          TEXT   NOT NULL,
    events       TEXT   NOT NULL,
    version      BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    rotated_at   BIGINT,
    disabled_at  BIGINT
);
CREATE INDEX webhooks_by_organizer ON webhooks (organizer_id, created_at);

-- What is or was sent to them. A payload contains ids only. Waiting rows have no end; one that is being sent counts as
-- waiting again when its lease, `due_at`, is over.
CREATE TABLE webhook_deliveries (
    id         TEXT   NOT NULL PRIMARY KEY,
    webhook_id TEXT   NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event      TEXT   NOT NULL,
    payload    TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    attempts   BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    status     BIGINT,
    reason     TEXT,
    ended_at   BIGINT
);
CREATE INDEX webhook_deliveries_by_due ON webhook_deliveries (due_at) WHERE ended_at IS NULL;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_by_end ON webhook_deliveries (ended_at);
