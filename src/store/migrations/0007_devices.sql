-- Browsers in which someone signed in are known by a signed cookie; the network addresses they had no longer matter.
DROP TABLE sign_in_clients;

-- One row: the random key that signs those cookies. It opens nothing.
CREATE TABLE device_key (
    id  BIGINT NOT NULL PRIMARY KEY,
    key TEXT   NOT NULL
);
