-- The affinity of columns changes, and no value loses anything.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c REAL, d NUMERIC, e);
-- rows:
INSERT INTO t VALUES (1, 'abc', 5, 1.5, 2.5, 'e'), (2, 'x7', NULL, 2.25, NULL, x'00'), (3, NULL, 7, NULL, 9.5, NULL);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c NUMERIC, d REAL, e ANY);
