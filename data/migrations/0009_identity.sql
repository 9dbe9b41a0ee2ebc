-- Every ledger has an id of its own: backups of two ledgers that are called the same are told apart by it.

INSERT OR IGNORE INTO setting (name, value) VALUES ('ledger.id', lower(hex(randomblob(4))));

-- What an edition of the minutes says of the ledger it came from: step and hash, as on the paper.
ALTER TABLE edition ADD COLUMN head TEXT NOT NULL DEFAULT '';
