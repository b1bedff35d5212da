-- Unique constraints with covering columns and deferral.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a));
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a) INCLUDE (b) DEFERRABLE INITIALLY DEFERRED);
