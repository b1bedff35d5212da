-- Exclusion constraints are deferred, partial, covering and kept otherwise.
-- allow: scan
-- old:
CREATE TABLE t (b int, c int, x1 int, x2 int, x3 int, x4 int, x5 int, x6 int, x7 int, x8 int, r int4range,
  CONSTRAINT deferring EXCLUDE (x1 WITH =),
  CONSTRAINT deferred EXCLUDE (x2 WITH =) DEFERRABLE,
  CONSTRAINT partial EXCLUDE (x3 WITH =),
  CONSTRAINT partially EXCLUDE (x4 WITH =) WHERE (b > 0),
  CONSTRAINT covering EXCLUDE (x5 WITH =),
  CONSTRAINT covering_more EXCLUDE (x6 WITH =) INCLUDE (b),
  CONSTRAINT full_pages EXCLUDE (x7 WITH =),
  CONSTRAINT fuller_pages EXCLUDE (x8 WITH =) WITH (fillfactor = 50),
  CONSTRAINT clustering EXCLUDE USING gist (r WITH &&));
-- rows:
INSERT INTO t VALUES (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, '[1,2)');
-- new:
CREATE TABLE t (b int, c int, x1 int, x2 int, x3 int, x4 int, x5 int, x6 int, x7 int, x8 int, r int4range,
  CONSTRAINT deferring EXCLUDE (x1 WITH =) DEFERRABLE,
  CONSTRAINT deferred EXCLUDE (x2 WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT partial EXCLUDE (x3 WITH =) WHERE (b > 0),
  CONSTRAINT partially EXCLUDE (x4 WITH =) WHERE (b > 1),
  CONSTRAINT covering EXCLUDE (x5 WITH =) INCLUDE (b),
  CONSTRAINT covering_more EXCLUDE (x6 WITH =) INCLUDE (c),
  CONSTRAINT full_pages EXCLUDE (x7 WITH =) WITH (fillfactor = 60),
  CONSTRAINT fuller_pages EXCLUDE (x8 WITH =) WITH (fillfactor = 60),
  CONSTRAINT clustering EXCLUDE USING gist (r WITH &&));
ALTER TABLE t CLUSTER ON clustering;
