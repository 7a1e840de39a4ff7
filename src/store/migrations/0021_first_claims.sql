-- When an idempotency key was claimed first, if it was claimed again. What its request creates gets the same ids each time.
ALTER TABLE idempotency_keys ADD COLUMN first_claimed_at BIGINT;
