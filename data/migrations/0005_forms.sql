-- Forms that came back from the units, one line a unit and meeting.

CREATE TABLE form_receipt (
    meeting    INTEGER NOT NULL,
    unit       TEXT NOT NULL,
    body_json  TEXT NOT NULL,
    PRIMARY KEY (meeting, unit)
) STRICT, WITHOUT ROWID;
