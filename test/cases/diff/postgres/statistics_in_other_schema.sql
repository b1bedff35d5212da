-- Extended statistics live in another schema than their table, whose columns and names change.
-- allow: rewrite
-- rename: app.t:app.u
-- old:
CREATE SCHEMA stats;
CREATE SCHEMA app;
CREATE TABLE t (a int, b int, c int);
CREATE TABLE app.t (a int, b int);
CREATE SCHEMA other;
CREATE TABLE other.t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
CREATE STATISTICS stats.s2 (ndistinct) ON a, b FROM t;
CREATE STATISTICS stats.s3 ON a, b FROM app.t;
CREATE STATISTICS stats.s5 ON a, b FROM app.t;
CREATE STATISTICS stats.s6 ON a, b FROM app.t;
COMMENT ON STATISTICS stats.s2 IS 'x';
COMMENT ON STATISTICS stats.s5 IS 'x';
-- new:
CREATE SCHEMA stats;
CREATE SCHEMA app;
CREATE TABLE t (a int, b int, c int);
CREATE TABLE app.u (a bigint, b int);
CREATE SCHEMA other;
CREATE TABLE other.t (a int, b int);
CREATE STATISTICS stats.s ON a, b FROM t;
CREATE STATISTICS stats.s2 (ndistinct) ON a, b FROM t; ALTER STATISTICS stats.s2 SET STATISTICS 5;
CREATE STATISTICS s4 ON a, b FROM app.u;
CREATE STATISTICS stats.s5 ON a, b FROM app.u;
CREATE STATISTICS stats.s6 ON a, b FROM other.t;
COMMENT ON STATISTICS stats.s2 IS 'y';
COMMENT ON STATISTICS stats.s5 IS 'x';
