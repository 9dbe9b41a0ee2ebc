-- An entry of a register keeps every stage it was in, what was promised on it, when it was released, and why it counts
-- no more.

ALTER TABLE register_entry ADD COLUMN before_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE register_entry ADD COLUMN commitments_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE register_entry ADD COLUMN released TEXT;
ALTER TABLE register_entry ADD COLUMN dropped TEXT;
