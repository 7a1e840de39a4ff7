-- One text for SQLite and PostgreSQL: TEXT, BIGINT and BOOLEAN; ids and times (seconds since 1970) are made by
-- the program; no defaults that call a function, no counters, no JSON operators.
--
-- No column holds a token, a link, a key or a session's id: links are signed again whenever they are shown.

CREATE TABLE organizers (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE sessions (
    id_hash      TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   REFERENCES organizers (id) ON DELETE CASCADE,
    data         TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_organizer ON sessions (organizer_id);

-- `subject` is a hash of an account's mail address or of a client's network address.
CREATE TABLE sign_in_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);

-- `subject` is a hash of both an account's mail address and the network address of a client that signed in to it.
CREATE TABLE sign_in_clients (
    subject TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients (last_at);

CREATE TABLE meetings (
    id               TEXT   NOT NULL PRIMARY KEY,
    organizer_id     TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    domain_name      TEXT   NOT NULL,
    domain_id        TEXT   NOT NULL,
    room             TEXT   NOT NULL,
    title            TEXT,
    starts_at        BIGINT NOT NULL,
    ends_at          BIGINT NOT NULL,
    opens_early      BIGINT NOT NULL,
    closes_late      BIGINT NOT NULL,
    zone             TEXT   NOT NULL,
    options          TEXT   NOT NULL,
    issued_at        BIGINT NOT NULL,
    invitation_count BIGINT NOT NULL
);
CREATE INDEX meetings_by_issue ON meetings (organizer_id, issued_at);
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at);

CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    meeting_id TEXT    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT,
    is_owner   BOOLEAN NOT NULL,
    UNIQUE (meeting_id, position)
);
