-- A view in the middle of a chain changes its columns; those above it are made again with their comments.
-- old:
CREATE TABLE t (a int, b int);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a, b FROM v1;
CREATE VIEW v3 AS SELECT a FROM v2;
COMMENT ON VIEW v3 IS 'top';
COMMENT ON COLUMN v3.a IS 'the only one';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int);
CREATE VIEW v1 AS SELECT a, b::text AS b FROM t;
CREATE VIEW v2 AS SELECT a, b FROM v1;
CREATE VIEW v3 AS SELECT a FROM v2;
COMMENT ON VIEW v3 IS 'top';
COMMENT ON COLUMN v3.a IS 'the only one';
