CREATE TABLE _sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE api_keys (
    id text NOT NULL,
    organizer_id text NOT NULL,
    name text NOT NULL,
    key_hash text NOT NULL,
    scopes text NOT NULL,
    rooms text NOT NULL,
    may_make_owners boolean NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint
);
CREATE TABLE idempotency_keys (
    api_key_id text NOT NULL,
    name text NOT NULL,
    request_hash text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE invitations (
    id text NOT NULL,
    meeting_id text NOT NULL,
    "position" bigint NOT NULL,
    name text NOT NULL,
    email text,
    is_owner boolean NOT NULL,
    changed_at bigint,
    key_fingerprint text
);
CREATE TABLE meetings (
    id text NOT NULL,
    organizer_id text NOT NULL,
    domain_name text NOT NULL,
    domain_id text NOT NULL,
    room text NOT NULL,
    title text,
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    opens_early bigint NOT NULL,
    closes_late bigint NOT NULL,
    zone text NOT NULL,
    options text NOT NULL,
    issued_at bigint NOT NULL,
    invitation_count bigint NOT NULL,
    sequence bigint DEFAULT 0 NOT NULL,
    subject text,
    note text,
    earlier_end_at bigint,
    key_fingerprint text
);
CREATE TABLE organizers (
    id text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    created_at bigint NOT NULL,
    mails_calendar boolean DEFAULT true NOT NULL
);
CREATE TABLE outbox (
    id text NOT NULL,
    batch_id text NOT NULL,
    organizer_id text NOT NULL,
    meeting_id text NOT NULL,
    invitation_id text NOT NULL,
    kind text NOT NULL,
    facts text,
    message_id text NOT NULL,
    made_at bigint NOT NULL,
    due_at bigint NOT NULL,
    attempts bigint NOT NULL,
    attempted_at bigint,
    state text NOT NULL,
    answer text,
    content text,
    ended_at bigint
);
CREATE TABLE sessions (
    id_hash text NOT NULL,
    organizer_id text,
    data text NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE sign_in_clients (
    subject text NOT NULL,
    last_at bigint NOT NULL
);
CREATE TABLE sign_in_failures (
    subject text NOT NULL,
    failures bigint NOT NULL,
    last_at bigint NOT NULL,
    blocked_until bigint NOT NULL
);
INSERT INTO _sqlx_migrations VALUES (1, 'start', '2026-11-24 20:46:53.805193+00', true, '\xe63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a', 566465051);
INSERT INTO _sqlx_migrations VALUES (2, 'changes', '2026-11-24 20:46:54.39261+00', true, '\x33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8', 40843438);
INSERT INTO _sqlx_migrations VALUES (3, 'api', '2026-11-24 20:46:54.455953+00', true, '\x36bcccfc8151f709b24d120cf17241b5271af7a053eccf7002b0830c00bed708bfafa0959e1030ad01eb8c0445dbaccd', 100797478);
INSERT INTO _sqlx_migrations VALUES (4, 'daily', '2026-11-24 20:46:54.557175+00', true, '\x7f2c7eebcf2246e7b98f8224dd46d59ab8dd6b2fcb631cfb18ed6fa31154b32ed1b40f7bb4542c0fbcf4b795d327cc9c', 1727817);
INSERT INTO _sqlx_migrations VALUES (5, 'outbox', '2026-11-24 20:46:54.559402+00', true, '\x717b421a8b57b11a042a5fca22c97b04b1ff463dae205a9615b8aeaab83a0d10c95fdafdeee9adeeac0dfc5322b9c08c', 18937455);
INSERT INTO api_keys VALUES ('1ecc58e4-8bf5-48a2-8f2b-2355d591cc62', '2144641c-79f6-45f9-8e8d-a45610808e8c', 'Sign-in service', '2646ddf233ae350a2d7831ff71c03ddcbb4d53d2ba1bd1a86401bcab364d8c92', 'tokens', '', false, 1795553215, 1803329215, NULL);
INSERT INTO invitations VALUES ('15f67d2d-d4bd-865a-9138-000000000000', '00000000-0000-4000-8000-000000000004', 0, 'Ada Lovelace', 'ada@example.org', true, NULL, NULL);
INSERT INTO invitations VALUES ('15f67d2d-d4bd-865a-9138-000000000001', '00000000-0000-4000-8000-000000000004', 1, 'Zoë Łukasiewicz', NULL, false, NULL, NULL);
INSERT INTO invitations VALUES ('15f67d2d-d4bd-865a-9138-000000000002', '00000000-0000-4000-8000-000000000004', 2, '李小龍', 'li@example.org', false, NULL, NULL);
INSERT INTO invitations VALUES ('15f67d2d-d4bd-865a-9138-000000000003', '00000000-0000-4000-8000-000000000004', 3, 'Turing, Alan', NULL, false, NULL, NULL);
INSERT INTO meetings VALUES ('00000000-0000-4000-8000-000000000004', '2144641c-79f6-45f9-8e8d-a45610808e8c', 'acme', '30f866c3-9123-452a-8723-ff58322d09c5', 'weekly-review', 'Weekly review, Zoë', 1796895000, 1796898600, 15, 30, 'Europe/Berlin', '{}', 1795553216, 4, 0, NULL, NULL, NULL, '7df84b3d92f61813');
INSERT INTO organizers VALUES ('2144641c-79f6-45f9-8e8d-a45610808e8c', 'ada@example.org', 'Ada Lovelace', '$argon2id$v=19$m=19456,t=2,p=1$WA4K0byAL0d+typvFsiQUg$VtPT+l4HG5Fiee0LD37s+a6UTAmP50kU8q75PCI3cOY', 1795553214, true);
INSERT INTO organizers VALUES ('f044716e-1d42-4c50-84d2-b7ddbf805e25', 'bob@example.org', 'Bob Stone', '$argon2id$v=19$m=19456,t=2,p=1$FGz45sTFni/kCPX00ThCSA$JbOMydj6Mlbp9JFNXaCTkD95uRdzENmPpgcce7RW304', 1795553215, true);
INSERT INTO outbox VALUES ('01a20f4f-c6c4-704b-a560-a29456c4bd4e', '00000000-0000-4000-8000-0000000000aa', '2144641c-79f6-45f9-8e8d-a45610808e8c', '00000000-0000-4000-8000-000000000004', '15f67d2d-d4bd-865a-9138-000000000002', 'invitation', NULL, '01a20f4f-c6c4-704b-a560-a29456c4bd4e@example.org', 1795553216, 1795553216, 0, NULL, 'waiting', NULL, NULL, NULL);
INSERT INTO outbox VALUES ('01a20f4f-c6c4-704b-a560-a29310b8823e', '00000000-0000-4000-8000-0000000000aa', '2144641c-79f6-45f9-8e8d-a45610808e8c', '00000000-0000-4000-8000-000000000004', '15f67d2d-d4bd-865a-9138-000000000000', 'invitation', NULL, '01a20f4f-c6c4-704b-a560-a29310b8823e@example.org', 1795553216, 1795556766, 1, 1795553216, 'waiting', 'the connection to the mail server broke: Connection refused (os error 111)', 'CoOJYro4Xd9QjHC8', NULL);
INSERT INTO sessions VALUES ('445546cd2036c9f30c22b3c36584862992ea2c3808f1d408086e02955fa4e99e', '2144641c-79f6-45f9-8e8d-a45610808e8c', '{"seen_at":1795553215,"organizer_id":"2144641c-79f6-45f9-8e8d-a45610808e8c"}', 1795596415);
INSERT INTO sign_in_clients VALUES ('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7', 1795553215);
INSERT INTO sign_in_failures VALUES ('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53', 0, 1795553215, 0);
ALTER TABLE ONLY _sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY api_keys
    ADD CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (api_key_id, name);
ALTER TABLE ONLY invitations
    ADD CONSTRAINT invitations_meeting_id_position_key UNIQUE (meeting_id, "position");
ALTER TABLE ONLY invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organizers
    ADD CONSTRAINT organizers_email_key UNIQUE (email);
ALTER TABLE ONLY organizers
    ADD CONSTRAINT organizers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_batch_id_invitation_id_key UNIQUE (batch_id, invitation_id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id_hash);
ALTER TABLE ONLY sign_in_clients
    ADD CONSTRAINT sign_in_clients_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY sign_in_failures
    ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (subject);
CREATE INDEX api_keys_by_organizer ON api_keys USING btree (organizer_id, created_at);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys USING btree (created_at);
CREATE INDEX meetings_by_end ON meetings USING btree (organizer_id, ends_at, id);
CREATE INDEX meetings_by_issue ON meetings USING btree (organizer_id, issued_at);
CREATE INDEX outbox_by_attempt ON outbox USING btree (attempted_at, organizer_id);
CREATE INDEX outbox_by_due ON outbox USING btree (due_at) WHERE (ended_at IS NULL);
CREATE INDEX outbox_by_meeting ON outbox USING btree (meeting_id, invitation_id);
CREATE INDEX outbox_by_organizer ON outbox USING btree (organizer_id, made_at);
CREATE INDEX sessions_by_end ON sessions USING btree (expires_at);
CREATE INDEX sessions_by_organizer ON sessions USING btree (organizer_id);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients USING btree (last_at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures USING btree (last_at);
ALTER TABLE ONLY api_keys
    ADD CONSTRAINT api_keys_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
ALTER TABLE ONLY idempotency_keys
    ADD CONSTRAINT idempotency_keys_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(id) ON DELETE CASCADE;
ALTER TABLE ONLY invitations
    ADD CONSTRAINT invitations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE;
ALTER TABLE ONLY meetings
    ADD CONSTRAINT meetings_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
ALTER TABLE ONLY sessions
    ADD CONSTRAINT sessions_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
