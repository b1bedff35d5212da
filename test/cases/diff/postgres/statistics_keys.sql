-- Statistics of an expression count a column besides.
-- old:
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON (a + 1) FROM t;
-- new:
CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON (a + 1), b FROM t;
