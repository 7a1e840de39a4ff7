-- Under which API key a meeting's links were handed out: a MAC made with the key, which shows nothing of it. Meetings
-- of before say none until the program is started the first time; a person's own stands where it is another one.

ALTER TABLE meetings ADD COLUMN key_fingerprint TEXT;
ALTER TABLE invitations ADD COLUMN key_fingerprint TEXT;
