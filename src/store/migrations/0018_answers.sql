-- The first answer to a request with an idempotency key, without links, so that it can be given again.
ALTER TABLE idempotency_keys ADD COLUMN answer TEXT;
