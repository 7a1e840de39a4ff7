-- Programs that use the API. A key is a bearer credential: only its hash is kept.

CREATE TABLE api_keys (
    id              TEXT    NOT NULL PRIMARY KEY,
    organizer_id    TEXT    NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    key_hash        TEXT    NOT NULL UNIQUE,
    scopes          TEXT    NOT NULL,
    rooms           TEXT    NOT NULL,
    may_make_owners BOOLEAN NOT NULL,
    created_at      BIGINT  NOT NULL,
    expires_at      BIGINT  NOT NULL,
    last_used_at    BIGINT
);
CREATE INDEX api_keys_by_organizer ON api_keys (organizer_id, created_at);

-- What a program asked for under a name of its own, so that asking again makes nothing twice.
CREATE TABLE idempotency_keys (
    api_key_id   TEXT   NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    request_hash TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (api_key_id, name)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);

-- The order of lists, down to the last tie.
DROP INDEX meetings_by_end;
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at, id);
