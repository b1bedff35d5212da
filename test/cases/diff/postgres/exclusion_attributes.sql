-- Exclusion constraints are deferred, partial, covering and kept otherwise.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int, c int, r int4range,
  CONSTRAINT deferring EXCLUDE (a WITH =),
  CONSTRAINT deferred EXCLUDE (a WITH =) DEFERRABLE,
  CONSTRAINT partial EXCLUDE (a WITH =),
  CONSTRAINT partially EXCLUDE (a WITH =) WHERE (b > 0),
  CONSTRAINT covering EXCLUDE (a WITH =),
  CONSTRAINT covering_more EXCLUDE (a WITH =) INCLUDE (b),
  CONSTRAINT full_pages EXCLUDE (a WITH =),
  CONSTRAINT fuller_pages EXCLUDE (a WITH =) WITH (fillfactor = 50),
  CONSTRAINT clustering EXCLUDE USING gist (r WITH &&));
-- rows:
INSERT INTO t VALUES (1, 1, 1, '[1,2)');
-- new:
CREATE TABLE t (a int, b int, c int, r int4range,
  CONSTRAINT deferring EXCLUDE (a WITH =) DEFERRABLE,
  CONSTRAINT deferred EXCLUDE (a WITH =) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT partial EXCLUDE (a WITH =) WHERE (b > 0),
  CONSTRAINT partially EXCLUDE (a WITH =) WHERE (b > 1),
  CONSTRAINT covering EXCLUDE (a WITH =) INCLUDE (b),
  CONSTRAINT covering_more EXCLUDE (a WITH =) INCLUDE (c),
  CONSTRAINT full_pages EXCLUDE (a WITH =) WITH (fillfactor = 60),
  CONSTRAINT fuller_pages EXCLUDE (a WITH =) WITH (fillfactor = 60),
  CONSTRAINT clustering EXCLUDE USING gist (r WITH &&));
ALTER TABLE t CLUSTER ON clustering;
