-- The life of the minutes: how far they have come, and every edition that went out, with its words.

CREATE TABLE minutes (
    meeting    INTEGER PRIMARY KEY,
    body_json  TEXT NOT NULL
) STRICT;

CREATE TABLE edition (
    meeting     INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    number      INTEGER,
    signed_by   TEXT NOT NULL,
    signed_on   TEXT,
    issued_at   TEXT NOT NULL,
    words_json  TEXT NOT NULL,
    PRIMARY KEY (meeting, version)
) STRICT, WITHOUT ROWID;
