-- Statistics stay while a column of theirs changes its type.
-- allow: rewrite
-- old:
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
COMMENT ON STATISTICS s IS 'x';
-- new:
CREATE TABLE t (a int, b bigint);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 50;
