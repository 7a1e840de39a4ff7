-- Meetings can be changed: how often they were, whose link is another one since, and in which words they invite.

ALTER TABLE meetings ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invitations ADD COLUMN changed_at BIGINT;
ALTER TABLE meetings ADD COLUMN subject TEXT;
ALTER TABLE meetings ADD COLUMN note TEXT;
