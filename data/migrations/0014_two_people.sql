-- Two people at one meeting: who did what is in the journal (empty: nobody gave a name, as in all entries of before), and
-- what the one who checks sends back is in the row. Never edit this file once released: add the next one.
ALTER TABLE journal ADD COLUMN by TEXT NOT NULL DEFAULT '';
ALTER TABLE commitment ADD COLUMN returned_json TEXT NOT NULL DEFAULT 'null';
