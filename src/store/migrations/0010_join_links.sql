-- Join links: short links to this server, which signs the token at the click. No column opens a meeting: a code follows
-- from the link key, which is not in the database, and from what is stored about an invitation.

ALTER TABLE meetings ADD COLUMN link_kind TEXT NOT NULL DEFAULT 'direct';
-- The kind that an organizer chose last.
ALTER TABLE organizers ADD COLUMN link_kind TEXT;

-- How many times the code was replaced, and a MAC made with its link key, which shows nothing of it.
ALTER TABLE invitations ADD COLUMN code_version BIGINT;
ALTER TABLE invitations ADD COLUMN code_key TEXT;
-- The meeting's time in the invitation.
ALTER TABLE invitations ADD COLUMN invited_starts_at BIGINT;
ALTER TABLE invitations ADD COLUMN invited_ends_at BIGINT;
ALTER TABLE invitations ADD COLUMN revoked_at BIGINT;
ALTER TABLE invitations ADD COLUMN revoked_by TEXT;
-- A person who was removed can be brought back for a week; then the row is deleted.
ALTER TABLE invitations ADD COLUMN removed_at BIGINT;
ALTER TABLE invitations ADD COLUMN removed_by TEXT;
ALTER TABLE invitations ADD COLUMN first_opened_at BIGINT;
ALTER TABLE invitations ADD COLUMN last_joined_at BIGINT;
ALTER TABLE invitations ADD COLUMN join_count BIGINT NOT NULL DEFAULT 0;
-- When the last token expires that was signed for the person.
ALTER TABLE invitations ADD COLUMN rejoin_until BIGINT;
-- When the person asked for help, and when the organizer marked that as done.
ALTER TABLE invitations ADD COLUMN asked_at BIGINT;
ALTER TABLE invitations ADD COLUMN answered_at BIGINT;
CREATE INDEX invitations_removed ON invitations (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX invitations_asking ON invitations (asked_at) WHERE asked_at IS NOT NULL;

-- Every code, by half of its SHA-256. A code with an earlier version than its invitation was replaced. When a meeting is
-- deleted or a person removed, the row stays under the data retention and says what happened (`cancelled` or `revoked`),
-- with the organizer's name, but nothing about the meeting or the person.
CREATE TABLE join_codes (
    lookup        TEXT   NOT NULL PRIMARY KEY,
    invitation_id TEXT   NOT NULL,
    meeting_id    TEXT   NOT NULL,
    version       BIGINT NOT NULL,
    ended_as      TEXT,
    ended_by      TEXT,
    kept_from     BIGINT
);
CREATE INDEX join_codes_by_invitation ON join_codes (meeting_id, invitation_id);
CREATE INDEX join_codes_by_end ON join_codes (kept_from) WHERE kept_from IS NOT NULL;
