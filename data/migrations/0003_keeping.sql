-- What was set up for this file on this machine, such as the second folder for backups: not a fact of any meeting, so
-- not journaled.

CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was recorded long ago and is still open is found without looking at everything that is open.
CREATE INDEX commitment_long_open ON commitment (meeting) WHERE open = 1;
