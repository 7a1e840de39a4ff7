-- How this installation presents itself to invitees. The logo is written in Base64; its file name follows from its content.
CREATE TABLE branding (
    id        BIGINT NOT NULL PRIMARY KEY,
    name      TEXT,
    color     TEXT,
    logo_name TEXT,
    logo      TEXT
);
INSERT INTO branding (id) VALUES (1);
