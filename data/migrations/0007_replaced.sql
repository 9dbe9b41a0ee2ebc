-- What was recorded as one thing and turned out to be another is kept whole: progress, help requests, remarks and notes
-- that something else took the place of. Never edit this file once released: add the next one.

CREATE TABLE replaced (
    kind      TEXT NOT NULL,     -- what it was: progress, help, remark
    number    INTEGER NOT NULL,  -- its number, which is not given out again
    meeting   INTEGER NOT NULL,
    became    TEXT NOT NULL,
    at        TEXT NOT NULL,
    was_json  TEXT NOT NULL,
    PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX replaced_meeting ON replaced (meeting);
