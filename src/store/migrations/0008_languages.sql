-- The language that a person reads, as a BCP 47 tag, where one is named.
ALTER TABLE invitations ADD COLUMN language TEXT;

-- The language of an organizer's emails and of their own pages; none follows their browser.
ALTER TABLE organizers ADD COLUMN language TEXT;
