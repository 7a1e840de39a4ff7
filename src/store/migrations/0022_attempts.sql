-- The attempt that claimed an idempotency key, so that only this attempt releases it.
ALTER TABLE idempotency_keys ADD COLUMN attempt TEXT;
