-- Minutes of an earlier meeting say what they said then: of register entries that were struck off it is kept where in the
-- row of meetings that was recorded. Never edit this file once released: add the next one.
ALTER TABLE register_entry ADD COLUMN dropped_in_json TEXT NOT NULL DEFAULT 'null';
