-- When the password was set last; unknown for passwords from before. Cookies of known devices from before it are not
-- accepted.
ALTER TABLE organizers ADD COLUMN password_set_at BIGINT;

-- When the session was last used. The expiry does not tell, because a session has an absolute end.
ALTER TABLE sessions ADD COLUMN seen_at BIGINT;
