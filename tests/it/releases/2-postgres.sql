CREATE TABLE _sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
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
INSERT INTO _sqlx_migrations VALUES (1, 'start', '2026-11-24 20:11:37.226519+00', true, '\xe63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a', 82899083);
INSERT INTO _sqlx_migrations VALUES (2, 'changes', '2026-11-24 20:11:37.310724+00', true, '\x33df1a3c3041d9575fa0ee85a1f0b333a33fe42d1797875fc7f40f78903cf8ed298fcfd743d1a217e5821fd76eb294d8', 1431194);
INSERT INTO invitations VALUES ('b71c7c4b-a648-5a37-a8cc-af9d0f7b34c3', '00000000-0000-4000-8000-000000000002', 0, 'Ada Lovelace', 'ada@example.org', true, NULL);
INSERT INTO invitations VALUES ('6aae72a3-38e4-5200-9127-71721dc9bb8b', '00000000-0000-4000-8000-000000000002', 1, 'Zoë Łukasiewicz', NULL, false, NULL);
INSERT INTO invitations VALUES ('433290e1-0d8f-5074-9d2f-ded6c0b496cc', '00000000-0000-4000-8000-000000000002', 2, '李小龍', 'li@example.org', false, NULL);
INSERT INTO invitations VALUES ('cd1f1ecc-7294-5987-b177-c415ea537e83', '00000000-0000-4000-8000-000000000002', 3, 'Turing, Alan', NULL, false, NULL);
INSERT INTO meetings VALUES ('00000000-0000-4000-8000-000000000002', 'd3d64c7c-c33e-4ad2-953e-ee593abb8f2c', 'acme', '30f866c3-9123-452a-8723-ff58322d09c5', 'weekly-review', 'Weekly review, Zoë', 1796895000, 1796898600, 15, 30, 'Europe/Berlin', '{}', 1795551097, 4, 0, NULL, NULL, NULL);
INSERT INTO organizers VALUES ('d3d64c7c-c33e-4ad2-953e-ee593abb8f2c', 'ada@example.org', 'Ada Lovelace', '$argon2id$v=19$m=19456,t=2,p=1$ZqNytTGGb9UhvxsRPhVQFg$SrT/1pVDBig8yQMzrTn2bzBy+3GkqGAPymDFJzFEUQ4', 1795551097);
INSERT INTO organizers VALUES ('0f8614d6-ce71-4df0-80d9-49e224a5cf46', 'bob@example.org', 'Bob Stone', '$argon2id$v=19$m=19456,t=2,p=1$xzTyiu4Vl+oD2maAx3z82A$xbGdQhSteZGbsZwf9ZcKRXVww3SVTsdFfyM4Pj6fcVw', 1795551097);
INSERT INTO sessions VALUES ('91a5b552fe623c5b43ce946e56248e6654e3e9dc4ab0ca72d04369d7aaa256e2', 'd3d64c7c-c33e-4ad2-953e-ee593abb8f2c', '{"organizer_id":"d3d64c7c-c33e-4ad2-953e-ee593abb8f2c","seen_at":1795551097}', 1795594297);
INSERT INTO sign_in_clients VALUES ('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7', 1795551097);
INSERT INTO sign_in_failures VALUES ('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53', 0, 1795551097, 0);
ALTER TABLE ONLY _sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
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
CREATE INDEX meetings_by_end ON meetings USING btree (organizer_id, ends_at);
CREATE INDEX meetings_by_issue ON meetings USING btree (organizer_id, issued_at);
CREATE INDEX sessions_by_end ON sessions USING btree (expires_at);
CREATE INDEX sessions_by_organizer ON sessions USING btree (organizer_id);
CREATE INDEX sign_in_clients_by_time ON sign_in_clients USING btree (last_at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures USING btree (last_at);
ALTER TABLE ONLY invitations
    ADD CONSTRAINT invitations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE;
ALTER TABLE ONLY meetings
    ADD CONSTRAINT meetings_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
ALTER TABLE ONLY sessions
    ADD CONSTRAINT sessions_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(id) ON DELETE CASCADE;
