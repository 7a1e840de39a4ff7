-- Meetings can be changed: how often they were, and whose link is another one since.

ALTER TABLE meetings ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invitations ADD COLUMN changed_at BIGINT;
