-- What a subscription asks of its publisher changes, also what can only be said when it is made.
-- since: 15
-- without: PGlite (no replication)
-- old:
CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION one WITH (connect = false, slot_name = NONE, two_phase = true);
CREATE SUBSCRIPTION r CONNECTION 'dbname=nowhere' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = true);
-- new:
CREATE SUBSCRIPTION s CONNECTION 'dbname=nowhere' PUBLICATION one WITH (connect = false, slot_name = NONE, binary = true);
CREATE SUBSCRIPTION r CONNECTION 'dbname=elsewhere' PUBLICATION one, two WITH (connect = false, slot_name = NONE);
