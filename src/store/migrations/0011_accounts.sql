-- When the password was set last; unknown for passwords from before. Cookies of known devices from before it are not
-- accepted.
ALTER TABLE organizers ADD COLUMN password_set_at BIGINT;
-- Whether the organizer has signed in before: the first sign-in is expected, so that no email tells about it.
ALTER TABLE organizers ADD COLUMN has_signed_in BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE organizers SET has_signed_in = TRUE;

-- When the session was last used. The expiry does not tell, because a session has an absolute end.
ALTER TABLE sessions ADD COLUMN seen_at BIGINT;
