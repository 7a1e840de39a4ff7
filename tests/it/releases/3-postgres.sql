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
    changed_at bigint
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
    earlier_end_at bigint
);
CREATE TABLE organizers (
    id text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    created_at bigint NOT NULL
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
INSERT INTO _sqlx_migrations VALUES (1, 'start', '2026-11-24 20:15:01.373438+00', true, '\xe63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a', 124054586);
INSERT INTO _sqlx_migrations VALUES (2, 'changes', '2026-11-24 20:15:01.50139+00', true, '\x33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8', 4085354);
INSERT INTO _sqlx_migrations VALUES (3, 'api', '2026-11-24 20:15:01.507205+00', true, '\x36bcccfc8151f709b24d120cf17241b5271af7a053eccf7002b0830c00bed708bfafa0959e1030ad01eb8c0445dbaccd', 50627740);
INSERT INTO api_keys VALUES ('f11bda88-f022-4077-82e1-a5881ff521cd', '121058f2-0163-42bc-99c0-35900d2788dc', 'Sign-in service', 'b4f88613c4c4fbf275ee063f66a835d9986ca742d10fe1cbcf6420afeb535017', 'tokens', '', false, 1795551301, 1803327301, NULL);
INSERT INTO invitations VALUES ('03af8080-9cc6-8d8c-8920-000000000000', '00000000-0000-4000-8000-000000000003', 0, 'Ada Lovelace', 'ada@example.org', true, NULL);
INSERT INTO invitations VALUES ('03af8080-9cc6-8d8c-8920-000000000001', '00000000-0000-4000-8000-000000000003', 1, 'Zoë Łukasiewicz', NULL, false, NULL);
INSERT INTO invitations VALUES ('03af8080-9cc6-8d8c-8920-000000000002', '00000000-0000-4000-8000-000000000003', 2, '李小龍', 'li@example.org', false, NULL);
INSERT INTO invitations VALUES ('03af8080-9cc6-8d8c-8920-000000000003', '00000000-0000-4000-8000-000000000003', 3, 'Turing, Alan', NULL, false, NULL);
INSERT INTO meetings VALUES ('00000000-0000-4000-8000-000000000003', '121058f2-0163-42bc-99c0-35900d2788dc', 'acme', '30f866c3-9123-452a-8723-ff58322d09c5', 'weekly-review', 'Weekly review, Zoë', 1796895000, 1796898600, 15, 30, 'Europe/Berlin', '{}', 1795551302, 4, 0, NULL, NULL, NULL);
INSERT INTO organizers VALUES ('121058f2-0163-42bc-99c0-35900d2788dc', 'ada@example.org', 'Ada Lovelace', '$argon2id$v=19$m=19456,t=2,p=1$FhTFbtFRB81qX5MvDCTgdg$x4YCLMazsYqWC5zfYa6b4N8yESLlihQCfqhHlLf+rRA', 1795551301);
INSERT INTO organizers VALUES ('9315aa07-762f-4686-af97-76e735b27530', 'bob@example.org', 'Bob Stone', '$argon2id$v=19$m=19456,t=2,p=1$SDoUZT02B12p9wNIMqo9rw$EYX2JYbGbs+CYunhshSfINkTuYbR/aWVnxjU4zCGZFs', 1795551301);
INSERT INTO sessions VALUES ('3fa2336bd2906bdd4fcae27df9a9f3ced172341bf248b5d58c6f97950dbb7608', '121058f2-0163-42bc-99c0-35900d2788dc', '{"organizer_id":"121058f2-0163-42bc-99c0-35900d2788dc","seen_at":1795551302}', 1795594502);
INSERT INTO sign_in_clients VALUES ('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7', 1795551302);
INSERT INTO sign_in_failures VALUES ('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53', 0, 1795551301, 0);
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
ALTER TABLE ONLY sessions
    ADD CONSTRAINT sessions_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
