-- The storage parameters and statistics of indexes are set, changed and reset in place.
-- old:
CREATE TABLE t (a int, b int[], c text);
CREATE INDEX setting ON t (a);
CREATE INDEX changing ON t (a) WITH (fillfactor = 70);
CREATE INDEX resetting ON t (c) WITH (fillfactor = 70, deduplicate_items = off);
CREATE INDEX quick ON t USING gin (b);
CREATE INDEX counted ON t ((a + 1));
ALTER INDEX counted ALTER COLUMN 1 SET STATISTICS 100;
CREATE INDEX counting ON t ((a + 2));
-- new:
CREATE TABLE t (a int, b int[], c text);
CREATE INDEX setting ON t (a) WITH (fillfactor = 80);
CREATE INDEX changing ON t (a) WITH (fillfactor = 80);
CREATE INDEX resetting ON t (c) WITH (deduplicate_items = off);
CREATE INDEX quick ON t USING gin (b) WITH (fastupdate = off);
CREATE INDEX counted ON t ((a + 1));
ALTER INDEX counted ALTER COLUMN 1 SET STATISTICS 500;
CREATE INDEX counting ON t ((a + 2));
ALTER INDEX counting ALTER COLUMN 1 SET STATISTICS 7;
