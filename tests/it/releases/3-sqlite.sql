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
INSERT INTO _sqlx_migrations VALUES(1,'start','2026-11-24 20:14:59',1,X'e63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a',2053533);
INSERT INTO _sqlx_migrations VALUES(2,'changes','2026-11-24 20:14:59',1,X'33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8',22057027);
INSERT INTO _sqlx_migrations VALUES(3,'api','2026-11-24 20:14:59',1,X'36bcccfc8151f709b24d120cf17241b5271af7a053eccf7002b0830c00bed708bfafa0959e1030ad01eb8c0445dbaccd',7962697);
CREATE TABLE organizers (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);
INSERT INTO organizers VALUES('d1a63e57-7114-493b-ad88-0e65b7389755','ada@example.org','Ada Lovelace','$argon2id$v=19$m=19456,t=2,p=1$xpzaVzf/ZlFmqOy2Soj5xg$CiRL5pGukheK1f2Qm4+ohOVttCDs5jDRpmfimmb4Tec',1795551299);
INSERT INTO organizers VALUES('91ccea68-4b05-42d1-bda3-7a3e1716495b','bob@example.org','Bob Stone','$argon2id$v=19$m=19456,t=2,p=1$Yam5rkZH3Djp/ehJgYckow$MJVjTxi6jbY81LFaac9NfuIB6qujDuyxf8ocRg1kyaU',1795551299);
CREATE TABLE sessions (
    id_hash      TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   REFERENCES organizers (id) ON DELETE CASCADE,
    data         TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL
);
INSERT INTO sessions VALUES('18849177ef1c50bf65ab5e9b4f14c381bf05437306026ca6832366385e48276e','d1a63e57-7114-493b-ad88-0e65b7389755','{"organizer_id":"d1a63e57-7114-493b-ad88-0e65b7389755","seen_at":1795551300}',1795594500);
CREATE TABLE sign_in_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
INSERT INTO sign_in_failures VALUES('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53',0,1795551299,0);
CREATE TABLE sign_in_clients (
    subject TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
INSERT INTO sign_in_clients VALUES('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7',1795551300);
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
, sequence BIGINT NOT NULL DEFAULT 0, subject TEXT, note TEXT, earlier_end_at BIGINT);
INSERT INTO meetings VALUES('00000000-0000-4000-8000-000000000003','d1a63e57-7114-493b-ad88-0e65b7389755','acme','30f866c3-9123-452a-8723-ff58322d09c5','weekly-review','Weekly review, Zoë',1796895000,1796898600,15,30,'Europe/Berlin','{}',1795551300,4,0,NULL,NULL,NULL);
CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    meeting_id TEXT    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT,
    is_owner   BOOLEAN NOT NULL, changed_at BIGINT,
    UNIQUE (meeting_id, position)
);
INSERT INTO invitations VALUES('03af8080-9cc6-8d8c-8920-000000000000','00000000-0000-4000-8000-000000000003',0,'Ada Lovelace','ada@example.org',1,NULL);
INSERT INTO invitations VALUES('03af8080-9cc6-8d8c-8920-000000000001','00000000-0000-4000-8000-000000000003',1,'Zoë Łukasiewicz',NULL,0,NULL);
INSERT INTO invitations VALUES('03af8080-9cc6-8d8c-8920-000000000002','00000000-0000-4000-8000-000000000003',2,'李小龍','li@example.org',0,NULL);
INSERT INTO invitations VALUES('03af8080-9cc6-8d8c-8920-000000000003','00000000-0000-4000-8000-000000000003',3,'Turing, Alan',NULL,0,NULL);
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
INSERT INTO api_keys VALUES('4f2d7e2d-d171-41c4-9823-a23d7aeb44d3','d1a63e57-7114-493b-ad88-0e65b7389755','Sign-in service','d39a59034e43553f0f26fbba12ce7f002a4a73ed6d8f7d548abd9ac0483bcf3a','tokens','',0,1795551299,1803327299,NULL);
CREATE TABLE idempotency_keys (
    api_key_id   TEXT   NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    request_hash TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (api_key_id, name)
);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_organizer ON sessions (organizer_id);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients (last_at);
CREATE INDEX meetings_by_issue ON meetings (organizer_id, issued_at);
CREATE INDEX api_keys_by_organizer ON api_keys (organizer_id, created_at);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at, id);
COMMIT;
