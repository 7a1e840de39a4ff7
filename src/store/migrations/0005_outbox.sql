-- Messages to be mailed, and what became of each. A row holds what a message is rendered from, never a text, a link
-- or a token. Waiting ones have no end; one that is being sent counts as waiting again when its lease is over.

CREATE TABLE outbox (
    id            TEXT   NOT NULL PRIMARY KEY,
    batch_id      TEXT   NOT NULL,
    organizer_id  TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    meeting_id    TEXT   NOT NULL,
    invitation_id TEXT   NOT NULL,
    kind          TEXT   NOT NULL,
    facts         TEXT,
    message_id    TEXT   NOT NULL,
    made_at       BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    attempted_at  BIGINT,
    state         TEXT   NOT NULL,
    answer        TEXT,
    content       TEXT,
    ended_at      BIGINT,
    UNIQUE (batch_id, invitation_id)
);
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE ended_at IS NULL;
CREATE INDEX outbox_by_attempt ON outbox (attempted_at, organizer_id);
CREATE INDEX outbox_by_meeting ON outbox (meeting_id, invitation_id);
CREATE INDEX outbox_by_organizer ON outbox (organizer_id, made_at);

-- Whether an organizer's mails bring a calendar entry along.
ALTER TABLE organizers ADD COLUMN mails_calendar BOOLEAN NOT NULL DEFAULT TRUE;
