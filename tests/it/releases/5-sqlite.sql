PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES(1,'start','2026-11-24 20:46:51',1,X'e63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a',6578291);
INSERT INTO _sqlx_migrations VALUES(2,'changes','2026-11-24 20:46:51',1,X'33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8',9021475);
INSERT INTO _sqlx_migrations VALUES(3,'api','2026-11-24 20:46:51',1,X'36bcccfc8151f709b24d120cf17241b5271af7a053eccf7002b0830c00bed708bfafa0959e1030ad01eb8c0445dbaccd',4598659);
INSERT INTO _sqlx_migrations VALUES(4,'daily','2026-11-24 20:46:52',1,X'7f2c7eebcf2246e7b98f8224dd46d59ab8dd6b2fcb631cfb18ed6fa31154b32ed1b40f7bb4542c0fbcf4b795d327cc9c',885060);
INSERT INTO _sqlx_migrations VALUES(5,'outbox','2026-11-24 20:46:52',1,X'717b421a8b57b11a042a5fca22c97b04b1ff463dae205a9615b8aeaab83a0d10c95fdafdeee9adeeac0dfc5322b9c08c',8920605);
CREATE TABLE organizers (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
, mails_calendar BOOLEAN NOT NULL DEFAULT TRUE);
INSERT INTO organizers VALUES('115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','ada@example.org','Ada Lovelace','$argon2id$v=19$m=19456,t=2,p=1$PyjwqPNj1jgpBIrpAvKFhQ$8+e1v9+/5r4IDdQOenChMGMhIXXNKtqd0vYmVZw0KA8',1795553212,1);
INSERT INTO organizers VALUES('e38edea8-8eaa-4675-9b33-ee9e4d6cf13a','bob@example.org','Bob Stone','$argon2id$v=19$m=19456,t=2,p=1$7Pz4EaDwc2n4LMvgz7sJ4g$wyz4Q2GF4Km5C2W6UEuBRbd3/w02L9NNxXE0K8cVBck',1795553212,1);
CREATE TABLE sessions (
    id_hash      TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   REFERENCES organizers (id) ON DELETE CASCADE,
    data         TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL
);
INSERT INTO sessions VALUES('7a854a18b815b4c6989b4af73c2120a37bc1dc9cacd411ce1e7bb78e34f4c7c2','115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','{"organizer_id":"115f39aa-fb87-4ae1-9f8b-67d0bdf2835a","seen_at":1795553212}',1795596412);
CREATE TABLE sign_in_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
INSERT INTO sign_in_failures VALUES('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53',0,1795553212,0);
CREATE TABLE sign_in_clients (
    subject TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
INSERT INTO sign_in_clients VALUES('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7',1795553212);
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
, sequence BIGINT NOT NULL DEFAULT 0, subject TEXT, note TEXT, earlier_end_at BIGINT, key_fingerprint TEXT);
INSERT INTO meetings VALUES('00000000-0000-4000-8000-000000000004','115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','acme','30f866c3-9123-452a-8723-ff58322d09c5','weekly-review','Weekly review, Zoë',1796895000,1796898600,15,30,'Europe/Berlin','{}',1795553213,4,0,NULL,NULL,NULL,'7df84b3d92f61813');
CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    meeting_id TEXT    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT,
    is_owner   BOOLEAN NOT NULL, changed_at BIGINT, key_fingerprint TEXT,
    UNIQUE (meeting_id, position)
);
INSERT INTO invitations VALUES('15f67d2d-d4bd-865a-9138-000000000000','00000000-0000-4000-8000-000000000004',0,'Ada Lovelace','ada@example.org',1,NULL,NULL);
INSERT INTO invitations VALUES('15f67d2d-d4bd-865a-9138-000000000001','00000000-0000-4000-8000-000000000004',1,'Zoë Łukasiewicz',NULL,0,NULL,NULL);
INSERT INTO invitations VALUES('15f67d2d-d4bd-865a-9138-000000000002','00000000-0000-4000-8000-000000000004',2,'李小龍','li@example.org',0,NULL,NULL);
INSERT INTO invitations VALUES('15f67d2d-d4bd-865a-9138-000000000003','00000000-0000-4000-8000-000000000004',3,'Turing, Alan',NULL,0,NULL,NULL);
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
INSERT INTO api_keys VALUES('d6a2789e-1df8-4d23-aedb-dd88895e690f','115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','Sign-in service','822ecc1b1c919bf3024f3a2a6dd6774438b1242f38e630913baa383401f48d73','tokens','',0,1795553212,1803329212,NULL);
CREATE TABLE idempotency_keys (
    api_key_id   TEXT   NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    request_hash TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (api_key_id, name)
);
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
INSERT INTO outbox VALUES('01a20f4f-ba95-7315-9960-506426038113','00000000-0000-4000-8000-0000000000aa','115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','00000000-0000-4000-8000-000000000004','15f67d2d-d4bd-865a-9138-000000000000','invitation',NULL,'01a20f4f-ba95-7315-9960-506426038113@example.org',1795553213,1795556565,1,1795553213,'waiting','the connection to the mail server broke: Connection refused (os error 111)','EF42ovqJaJtHJSpE',NULL);
INSERT INTO outbox VALUES('01a20f4f-ba95-7315-9960-50657e4c68b7','00000000-0000-4000-8000-0000000000aa','115f39aa-fb87-4ae1-9f8b-67d0bdf2835a','00000000-0000-4000-8000-000000000004','15f67d2d-d4bd-865a-9138-000000000002','invitation',NULL,'01a20f4f-ba95-7315-9960-50657e4c68b7@example.org',1795553213,1795556796,1,1795553213,'waiting','the connection to the mail server broke: Connection refused (os error 111)','fly8rOUv3nuNZ+GL',NULL);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_organizer ON sessions (organizer_id);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients (last_at);
CREATE INDEX meetings_by_issue ON meetings (organizer_id, issued_at);
CREATE INDEX api_keys_by_organizer ON api_keys (organizer_id, created_at);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at, id);
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE ended_at IS NULL;
CREATE INDEX outbox_by_attempt ON outbox (attempted_at, organizer_id);
CREATE INDEX outbox_by_meeting ON outbox (meeting_id, invitation_id);
CREATE INDEX outbox_by_organizer ON outbox (organizer_id, made_at);
COMMIT;
