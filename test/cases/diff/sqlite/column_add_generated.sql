-- Generated columns of both sorts.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER);
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL, c INTEGER AS (a + b) STORED);
