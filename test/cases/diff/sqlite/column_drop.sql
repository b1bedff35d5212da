-- A column goes with its index and check.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER CHECK (a > 0), b TEXT);
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT);
