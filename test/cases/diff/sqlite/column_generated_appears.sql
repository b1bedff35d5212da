-- A plain column becomes computed, and a computed one plain.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER AS (a + 1) STORED, d INTEGER AS (a + 2) VIRTUAL);
-- rows:
INSERT INTO t (id, a, b) VALUES (1, 2, 3);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a * 2) STORED, c INTEGER, d INTEGER AS (a + 2) STORED);
