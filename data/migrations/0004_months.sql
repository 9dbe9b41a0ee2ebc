-- From month to month: the names a unit had, how it left; how far an item was; the shortlist of the year.

ALTER TABLE unit ADD COLUMN former_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE unit ADD COLUMN ceased_json TEXT NOT NULL DEFAULT 'null';

ALTER TABLE progress ADD COLUMN share INTEGER;
-- What was said about one item over the months.
CREATE INDEX progress_about ON progress (about_json, meeting);

-- The award shortlist of a year (评优名单), unpublished until it is released.
CREATE TABLE shortlist (
    year       INTEGER PRIMARY KEY,
    body_json  TEXT NOT NULL
) STRICT;
