-- The time zone in which an organizer's pages show times. Without one, they show the server's.
ALTER TABLE organizers ADD COLUMN zone TEXT;
