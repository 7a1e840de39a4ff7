-- Whether the form of a new meeting begins with the organizer as one of the people.
ALTER TABLE organizers ADD COLUMN invites_self BOOLEAN NOT NULL DEFAULT TRUE;

-- Meetings to use again: without people and without a time. `options` is JSON, as in meetings.
CREATE TABLE templates (
    id           TEXT   PRIMARY KEY,
    organizer_id TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    room         TEXT   NOT NULL,
    title        TEXT,
    options      TEXT   NOT NULL,
    subject      TEXT,
    note         TEXT,
    created_at   BIGINT NOT NULL,
    UNIQUE (organizer_id, name)
);

-- Each organizer's address book: people they invited. `person` is the name and the address in lower case, which tell
-- people apart. `email` is empty for people without an address.
CREATE TABLE contacts (
    organizer_id TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    person       TEXT   NOT NULL,
    name         TEXT   NOT NULL,
    email        TEXT   NOT NULL,
    language     TEXT,
    used_at      BIGINT NOT NULL,
    PRIMARY KEY (organizer_id, person)
);
CREATE INDEX contacts_by_use ON contacts (used_at);
