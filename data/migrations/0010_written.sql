-- The written form of an item that was accepted for papers; the words stay as they were spoken.
ALTER TABLE commitment ADD COLUMN written TEXT;
