-- Types are declared in many words.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10), b DOUBLE PRECISION, c UNSIGNED BIG INT, d DECIMAL(10,5), e BOOLEAN, f DATETIME, g, h NATIVE CHARACTER(70));
-- rows:
INSERT INTO t VALUES (1, 'a', 1.5, 2, 3.25, 1, '2025-01-01', 'x', 'y');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20), b FLOAT, c BIGINT, d NUMERIC, e INTEGER, f DATE, g BLOB, h TEXT);
