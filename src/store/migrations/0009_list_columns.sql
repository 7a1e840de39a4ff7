-- Which columns an organizer chose for lists with a header. `header` is a hash of the organizer's id and of the names in
-- the header, which may say something about people. `columns` has numbers, such as name=2,email=3.
CREATE TABLE list_columns (
    organizer_id TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    header       TEXT   NOT NULL,
    columns      TEXT   NOT NULL,
    used_at      BIGINT NOT NULL,
    PRIMARY KEY (organizer_id, header)
);
