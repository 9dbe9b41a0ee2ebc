-- The first schema. Plain tables hold the facts; the journal holds every act that led to them.
-- Days are text as YYYY-MM-DD, moments as YYYY-MM-DDTHH:MM:SS. Columns named *_json hold nested values.
-- Never edit this file once released: add the next one.

CREATE TABLE programme (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    body_json  TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id               TEXT PRIMARY KEY,
    name             TEXT NOT NULL,
    short            TEXT NOT NULL,
    kind             TEXT NOT NULL,
    speaking_order   INTEGER NOT NULL,
    post             TEXT NOT NULL,
    active           INTEGER NOT NULL,
    aliases_json     TEXT NOT NULL,
    committees_json  TEXT NOT NULL,
    groups_json      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    id         TEXT PRIMARY KEY,
    title      TEXT NOT NULL,
    focus      TEXT,
    body_json  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    id            INTEGER PRIMARY KEY,
    number        INTEGER NOT NULL,
    period        TEXT NOT NULL,
    date          TEXT NOT NULL,
    name          TEXT NOT NULL,
    topic         TEXT NOT NULL,
    place         TEXT NOT NULL,
    chair         TEXT NOT NULL,
    recorder      TEXT NOT NULL,
    state         TEXT NOT NULL,
    opened_at     TEXT,
    adjourned_at  TEXT,
    sealed_at     TEXT,
    next_date     TEXT,
    unit_limit    INTEGER NOT NULL
) STRICT;

CREATE TABLE stop (
    meeting  INTEGER NOT NULL,
    unit     TEXT NOT NULL,
    state    TEXT NOT NULL,
    since    TEXT,
    seconds  INTEGER NOT NULL,
    PRIMARY KEY (meeting, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
    meeting   INTEGER NOT NULL,
    unit      TEXT NOT NULL,
    presence  TEXT NOT NULL,
    person    TEXT NOT NULL,
    post      TEXT NOT NULL,
    arrived   TEXT,
    "left"    TEXT,
    reason    TEXT NOT NULL,
    PRIMARY KEY (meeting, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    task         TEXT NOT NULL,
    unit         TEXT NOT NULL,
    spoken       TEXT,
    label        TEXT,
    meeting      INTEGER NOT NULL,
    course_json  TEXT NOT NULL,
    PRIMARY KEY (task, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
    id               INTEGER PRIMARY KEY,
    kind             TEXT NOT NULL,
    unit             TEXT NOT NULL,
    task             TEXT,
    text             TEXT NOT NULL,
    owner            TEXT NOT NULL,
    spoken           TEXT NOT NULL,
    label            TEXT NOT NULL,
    due              TEXT,             -- the last day of the label, to sort and search by
    meeting          INTEGER NOT NULL,
    recorded_at      TEXT NOT NULL,
    binding          INTEGER,
    confirmed        INTEGER NOT NULL,
    open             INTEGER NOT NULL, -- whether it still comes up at meetings
    settled          TEXT,             -- the day it was closed or withdrawn
    supporting_json  TEXT NOT NULL,
    course_json      TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_open ON commitment (unit) WHERE open = 1;
CREATE INDEX commitment_meeting ON commitment (meeting);
CREATE INDEX commitment_settled ON commitment (settled) WHERE settled IS NOT NULL;

CREATE TABLE progress (
    id           INTEGER PRIMARY KEY,
    meeting      INTEGER NOT NULL,
    unit         TEXT NOT NULL,
    text         TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    about_json   TEXT NOT NULL
) STRICT;
CREATE INDEX progress_meeting ON progress (meeting);

CREATE TABLE help_request (
    id           INTEGER PRIMARY KEY,
    meeting      INTEGER NOT NULL,
    unit         TEXT NOT NULL,
    text         TEXT NOT NULL,
    settled      TEXT,
    recorded_at  TEXT NOT NULL
) STRICT;
CREATE INDEX help_request_meeting ON help_request (meeting);
CREATE INDEX help_request_unsettled ON help_request (unit) WHERE settled IS NULL;

CREATE TABLE remark (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    meeting      INTEGER NOT NULL,
    unit         TEXT,
    text         TEXT NOT NULL,
    public       INTEGER NOT NULL,
    recorded_at  TEXT NOT NULL
) STRICT;
CREATE INDEX remark_meeting ON remark (meeting);

CREATE TABLE register_entry (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    unit         TEXT NOT NULL,
    name         TEXT NOT NULL,
    stage        INTEGER NOT NULL,
    since        TEXT NOT NULL,
    fields_json  TEXT NOT NULL
) STRICT;

CREATE TABLE reading (
    unit       TEXT NOT NULL,
    indicator  TEXT NOT NULL,
    period     TEXT NOT NULL,
    value      INTEGER NOT NULL,
    PRIMARY KEY (period, unit, indicator)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    meeting  INTEGER,
    nature   TEXT NOT NULL CHECK (nature IN ('act', 'undo', 'redo')),
    of       INTEGER,
    deed     TEXT NOT NULL,
    hash     TEXT NOT NULL             -- SHA-256 over the hash before and this entry
) STRICT;
CREATE INDEX journal_meeting ON journal (meeting);

-- What the secretary is typing: not a fact, so not journaled.
CREATE TABLE draft (
    slot      TEXT PRIMARY KEY,
    text      TEXT NOT NULL,
    saved_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the room may see: the published scene, and nothing else. The projector can read this table only.
CREATE TABLE wall (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    number  INTEGER NOT NULL,
    at      TEXT NOT NULL,
    scene   TEXT NOT NULL
) STRICT;
