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
INSERT INTO _sqlx_migrations VALUES(1,'start','2026-11-24 20:11:35',1,X'e63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a',7603571);
INSERT INTO _sqlx_migrations VALUES(2,'changes','2026-11-24 20:11:35',1,X'33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8',3935589);
CREATE TABLE organizers (
    id            TEXT   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);
INSERT INTO organizers VALUES('b4816dc2-2559-406a-9991-e2dd321019e3','ada@example.org','Ada Lovelace','$argon2id$v=19$m=19456,t=2,p=1$h7VQC6AFwNm1xbGTo2S7eg$ARUFjgKovZYwUNK8+EEYNNAFvnKgZBmi0h564DQDssk',1795551095);
INSERT INTO organizers VALUES('143ee378-c16a-43e1-ab6b-342751f61a7a','bob@example.org','Bob Stone','$argon2id$v=19$m=19456,t=2,p=1$DoxI8Lb+rWhIni5D+wpjcg$6RHd53oTA3xej0vfUeSl4Ib/g/RyhXNyHCkNmn9NeGs',1795551095);
CREATE TABLE sessions (
    id_hash      TEXT   NOT NULL PRIMARY KEY,
    organizer_id TEXT   REFERENCES organizers (id) ON DELETE CASCADE,
    data         TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL
);
INSERT INTO sessions VALUES('bce8904974a41ad06e41714f14d345aca80653484874d44d98b047424dfe106a','b4816dc2-2559-406a-9991-e2dd321019e3','{"seen_at":1795551095,"organizer_id":"b4816dc2-2559-406a-9991-e2dd321019e3"}',1795594295);
CREATE TABLE sign_in_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
INSERT INTO sign_in_failures VALUES('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53',0,1795551095,0);
CREATE TABLE sign_in_clients (
    subject TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
INSERT INTO sign_in_clients VALUES('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7',1795551095);
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
INSERT INTO meetings VALUES('00000000-0000-4000-8000-000000000002','b4816dc2-2559-406a-9991-e2dd321019e3','acme','30f866c3-9123-452a-8723-ff58322d09c5','weekly-review','Weekly review, Zoë',1796895000,1796898600,15,30,'Europe/Berlin','{}',1795551095,4,0,NULL,NULL,NULL);
CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    meeting_id TEXT    NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    email      TEXT,
    is_owner   BOOLEAN NOT NULL, changed_at BIGINT,
    UNIQUE (meeting_id, position)
);
INSERT INTO invitations VALUES('b71c7c4b-a648-5a37-a8cc-af9d0f7b34c3','00000000-0000-4000-8000-000000000002',0,'Ada Lovelace','ada@example.org',1,NULL);
INSERT INTO invitations VALUES('6aae72a3-38e4-5200-9127-71721dc9bb8b','00000000-0000-4000-8000-000000000002',1,'Zoë Łukasiewicz',NULL,0,NULL);
INSERT INTO invitations VALUES('433290e1-0d8f-5074-9d2f-ded6c0b496cc','00000000-0000-4000-8000-000000000002',2,'李小龍','li@example.org',0,NULL);
INSERT INTO invitations VALUES('cd1f1ecc-7294-5987-b177-c415ea537e83','00000000-0000-4000-8000-000000000002',3,'Turing, Alan',NULL,0,NULL);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_organizer ON sessions (organizer_id);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients (last_at);
CREATE INDEX meetings_by_issue ON meetings (organizer_id, issued_at);
CREATE INDEX meetings_by_end ON meetings (organizer_id, ends_at);
COMMIT;
