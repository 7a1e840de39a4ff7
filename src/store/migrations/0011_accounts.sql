-- When the password was set last; unknown for passwords from before. Cookies of known devices from before it are not
-- accepted.
ALTER TABLE organizers ADD COLUMN password_set_at BIGINT;
