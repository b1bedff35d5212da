-- A table that refers to itself is rebuilt; no row goes with its parent.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id) ON DELETE CASCADE, a TEXT);
-- rows:
INSERT INTO t VALUES (1, NULL, '1'), (2, 1, '2'), (3, 2, '3');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id) ON DELETE CASCADE, a INTEGER);
