-- Who looks after the others, what was done by whom, and for how long either is kept.

ALTER TABLE organizers ADD COLUMN role TEXT NOT NULL DEFAULT 'organizer';
ALTER TABLE organizers ADD COLUMN disabled_at BIGINT;
-- Whether someone else chose the password.
ALTER TABLE organizers ADD COLUMN must_change_password BOOLEAN NOT NULL DEFAULT FALSE;
-- Someone has to look after the others: whoever was there first.
UPDATE organizers SET role = 'administrator'
    WHERE created_at = (SELECT MIN(created_at) FROM organizers);

-- Never a token, a link or the name of someone invited. `organizer` is a mail address, kept when its account is gone.
CREATE TABLE audit (
    id           TEXT   NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL,
    organizer_id TEXT,
    organizer    TEXT   NOT NULL,
    api_key      TEXT,
    client       TEXT,
    action       TEXT   NOT NULL,
    meeting_id   TEXT,
    detail       TEXT
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_organizer ON audit (organizer_id, at, id);

-- One row. `ran_at` is when the job ran last, on whichever instance.
CREATE TABLE retention (
    id          BIGINT NOT NULL PRIMARY KEY,
    people_days BIGINT NOT NULL,
    audit_days  BIGINT NOT NULL,
    ran_at      BIGINT NOT NULL
);
INSERT INTO retention (id, people_days, audit_days, ran_at) VALUES (1, 90, 365, 0);

-- When a meeting's people were removed; finding those whose time has come must not read years of meetings.
ALTER TABLE meetings ADD COLUMN people_removed_at BIGINT;
CREATE INDEX meetings_with_people ON meetings (ends_at) WHERE people_removed_at IS NULL;
