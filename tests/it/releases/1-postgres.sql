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
    is_owner boolean NOT NULL
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
    invitation_count bigint NOT NULL
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
INSERT INTO _sqlx_migrations VALUES (1, 'start', '2026-11-24 20:10:54.763539+00', true, '\xe63dff6080b1005a725a53f1d441e7472e2f4ae66dbec222e2ce9808064b88b1d61cf3369ab9f63c77a5a78da765575a', 127322490);
INSERT INTO invitations VALUES ('1473064a-566e-5c85-9bd7-e437b86f2b05', '00000000-0000-4000-8000-000000000001', 0, 'Ada Lovelace', 'ada@example.org', true);
INSERT INTO invitations VALUES ('8d4035dc-2470-5da4-8dfe-3942ac4f1762', '00000000-0000-4000-8000-000000000001', 1, 'Zoë Łukasiewicz', NULL, false);
INSERT INTO invitations VALUES ('ec828c2b-30cf-583d-8660-1d587530a97e', '00000000-0000-4000-8000-000000000001', 2, '李小龍', 'li@example.org', false);
INSERT INTO invitations VALUES ('d396cd91-59ff-5a32-a9a3-a70124abd63a', '00000000-0000-4000-8000-000000000001', 3, 'Turing, Alan', NULL, false);
INSERT INTO meetings VALUES ('00000000-0000-4000-8000-000000000001', '144bbc73-7696-42d9-be79-58e029eca9e1', 'acme', '30f866c3-9123-452a-8723-ff58322d09c5', 'weekly-review', 'Weekly review, Zoë', 1796895000, 1796898600, 15, 30, 'Europe/Berlin', '{}', 1795551055, 4);
INSERT INTO organizers VALUES ('144bbc73-7696-42d9-be79-58e029eca9e1', 'ada@example.org', 'Ada Lovelace', '$argon2id$v=19$m=19456,t=2,p=1$ckks11Z9eP083AjSV9AUBg$IrJFJRAMzAXGC2zH2eXBVNUZpgVYOmxUOifytUCvOXE', 1795551054);
INSERT INTO organizers VALUES ('1bb514ef-d6f9-4a11-9121-e2bf1c75338f', 'bob@example.org', 'Bob Stone', '$argon2id$v=19$m=19456,t=2,p=1$io34zIcNSTKhVp3gDVK4GQ$fk7HgpKiW/tPlCqBqlQduDLXZ3n3mx2FOnKuH7NoK2Y', 1795551055);
INSERT INTO sessions VALUES ('ece9e7a9136eaa2d158381cb67cd5cc45fc78f1e920efb0df434409c37d2319d', '144bbc73-7696-42d9-be79-58e029eca9e1', '{"seen_at":1795551055,"organizer_id":"144bbc73-7696-42d9-be79-58e029eca9e1"}', 1795594255);
INSERT INTO sign_in_clients VALUES ('82ddc5b9cba93e88ac77b6bc105866463a059344cc7e6cc2a3ff184c56fd5cc7', 1795551055);
INSERT INTO sign_in_failures VALUES ('5cb01652e9d4c3a822628b8cb5cad545ebe438dfbcb8533942aea3079556bb53', 0, 1795551055, 0);
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
