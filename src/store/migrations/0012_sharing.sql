-- When and how each person's link was last shared, and which version of the link that was. A link has a new version
-- whenever it changes. Rows from before count as not shared, because nobody knows.

ALTER TABLE invitations ADD COLUMN link_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invitations ADD COLUMN shared_at BIGINT;
ALTER TABLE invitations ADD COLUMN shared_how TEXT;
ALTER TABLE invitations ADD COLUMN shared_version BIGINT;
ALTER TABLE invitations DROP COLUMN changed_at;
