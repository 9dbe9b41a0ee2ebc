-- What is arranged for a meeting besides its head: host, time of day, who speaks in exchange, whether its minutes name who
-- has not filed. Never edit this file once released: add the next one.
ALTER TABLE meeting ADD COLUMN arrangement_json TEXT NOT NULL DEFAULT '{}';
