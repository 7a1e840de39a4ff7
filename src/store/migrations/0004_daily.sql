-- Under which API key a meeting's links were issued: a MAC made with the key, which shows nothing of it. Meetings of
-- before say none until the program is started the first time.

ALTER TABLE meetings ADD COLUMN key_fingerprint TEXT;
