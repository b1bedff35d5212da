-- Extended statistics get kinds, an expression and a target.
-- old:
CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS s ON a, b FROM t;
-- new:
CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS s (ndistinct, mcv) ON a, b, lower(c) FROM t;
ALTER STATISTICS s SET STATISTICS 50;
