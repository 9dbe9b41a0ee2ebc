-- Which meeting's paper something belongs to is told by where in the row of meetings it was recorded, not by its day: of
-- help requests when they were settled, of register entries when they came to their stage. Never edit this file once
-- released: add the next one.
ALTER TABLE help_request ADD COLUMN settled_in_json TEXT NOT NULL DEFAULT 'null';
ALTER TABLE register_entry ADD COLUMN recorded_json TEXT NOT NULL DEFAULT 'null';
