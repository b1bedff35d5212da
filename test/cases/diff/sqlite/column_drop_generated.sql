-- A computed column goes with the one that it was computed from.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a * 2) VIRTUAL, c INTEGER AS (a + 1) STORED);
CREATE INDEX t_c ON t (c);
-- rows:
INSERT INTO t (id, a) VALUES (1, 2);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY);
