-- A view, an index and a table exchange names.
-- allow: scan, lossy
-- old:
CREATE TABLE a (x INTEGER);
CREATE VIEW b AS SELECT x FROM a;
CREATE TABLE t (x INTEGER, y INTEGER);
CREATE INDEX c ON t (x);
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE b (x INTEGER);
CREATE VIEW c AS SELECT x FROM b;
CREATE TABLE t (x INTEGER, y INTEGER);
CREATE INDEX a ON t (x);
