-- A column goes that the condition of an index named, and the index stays without it.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE INDEX i ON t (a) WHERE b > 0;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a INTEGER);
CREATE INDEX i ON t (a);
