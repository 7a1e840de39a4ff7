-- The address to which the last attempt sent an invitation. The person's own may have changed since.
ALTER TABLE outbox ADD COLUMN address TEXT;
