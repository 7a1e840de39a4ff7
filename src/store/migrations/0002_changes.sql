-- Meetings can be changed: how often they were, whose link is another one since, and in which words they invite.

ALTER TABLE meetings ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invitations ADD COLUMN changed_at BIGINT;
ALTER TABLE meetings ADD COLUMN subject TEXT;
ALTER TABLE meetings ADD COLUMN note TEXT;
-- Until when links handed out before a change work, where that is later than the meeting's own.
ALTER TABLE meetings ADD COLUMN earlier_end_at BIGINT;
