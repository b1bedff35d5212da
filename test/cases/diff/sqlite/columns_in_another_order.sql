-- Columns stand in another order: nothing is to be done.
-- old:
CREATE TABLE t (a INTEGER, b TEXT, c REAL);
-- rows:
INSERT INTO t VALUES (1, 'b', 2.5);
-- new:
CREATE TABLE t (c REAL, a INTEGER, b TEXT);
