-- A year asks which items of earlier meetings were settled in it or later: meeting by meeting, from the index of meetings.
DROP INDEX commitment_meeting;
CREATE INDEX commitment_meeting ON commitment (meeting, settled);
