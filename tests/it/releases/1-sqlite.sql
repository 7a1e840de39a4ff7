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
INSERT INTO _sqlx_migrations VALUES(1,'start','2026-11-24 20:10:53',1,X'e63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a',8978000);
CREATE TABLE organizers (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);
INSERT INTO organizers VALUES('0da78dfe-f599-483e-9032-0e3b08b79785','ada@example.org','Ada Lovelace','$argon2id$v=19$m=19456,t=2,p=1$l8tB7z1ZB60EVsXeZlXq1g$o4SiV38lL4gPCz4dI2DIVty6WAe/ZZmHWVCgsJHvQCQ',1795551054);
INSERT INTO organizers VALUES('04859499-e86c-4fe4-8b23-0d5e3388ceea','bob@example.org','Bob Stone','$argon2id$v=19$m=19456,t=2,p=1$WOqkog0vXa3ooXuLYVeJ2Q$Mo0iVCIeA9n8WK2lScJTusbyqHgv4n8lwKmhLZl/6tw',1795551054);
CREATE TABLE sessions (
    id_hash      TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   REFERENCES organizers (id) ON DELETE CASCADE,
    data         TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL
);
INSERT INTO sessions VALUES('dbc1445e3611a0fd8ba1fdf0ab3ca3df9126cadffdb7df23636989103fe36d40','0da78dfe-f599-483e-9032-0e3b08b79785','{"organizer_id":"0da78dfe-f599-483e-9032-0e3b08b79785","seen_at":1795551054}',1795594254);
CREATE TABLE sign_in_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
INSERT INTO sign_in_failures VALUES('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53',0,1795551054,0);
CREATE TABLE sign_in_clients (
    subject TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
INSERT INTO sign_in_clients VALUES('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7',1795551054);
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
INSERT INTO meetings VALUES('00000000-0000-4000-8000-000000000001','0da78dfe-f599-483e-9032-0e3b08b79785','acme','30f866c3-9123-452a-8723-ff58322d09c5','weekly-review','Weekly review, Zoë',1796895000,1796898600,15,30,'Europe/Berlin','{}',1795551054,4);
CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    meeting_id TEXT    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT,
    is_owner   BOOLEAN NOT NULL,
    UNIQUE (meeting_id, position)
);
INSERT INTO invitations VALUES('1473064a-566e-5c85-9bd7-e437b86f2b05','00000000-0000-4000-8000-000000000001',0,'Ada Lovelace','ada@example.org',1);
INSERT INTO invitations VALUES('8d4035dc-2470-5da4-8dfe-3942ac4f1762','00000000-0000-4000-8000-000000000001',1,'Zoë Łukasiewicz',NULL,0);
INSERT INTO invitations VALUES('ec828c2b-30cf-583d-8660-1d587530a97e','00000000-0000-4000-8000-000000000001',2,'李小龍','li@example.org',0);
INSERT INTO invitations VALUES('d396cd91-59ff-5a32-a9a3-a70124abd63a','00000000-0000-4000-8000-000000000001',3,'Turing, Alan',NULL,0);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_organizer ON sessions (organizer_id);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients (last_at);
CREATE INDEX meetings_by_issue ON meetings (organizer_id, issued_at);
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at);
COMMIT;
