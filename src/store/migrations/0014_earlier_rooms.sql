-- The room that the meeting was moved from, until that room is deleted at Daily.
ALTER TABLE meetings ADD COLUMN earlier_room TEXT;
