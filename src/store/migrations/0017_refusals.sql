-- What the mail server last answered when it refused an organizer's email to an address, until it accepts one. It is
-- kept for as long as people are after their meeting. The address is a hash.
CREATE TABLE refusals (
    organizer_id TEXT   NOT NULL REFERENCES organizers (id) ON DELETE CASCADE,
    address      TEXT   NOT NULL,
    answer       TEXT   NOT NULL,
    refused_at   BIGINT NOT NULL,
    PRIMARY KEY (organizer_id, address)
);
CREATE INDEX refusals_by_time ON refusals (refused_at);
