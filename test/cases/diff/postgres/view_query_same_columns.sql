-- The query of a view changes, its columns do not: nothing above it is touched, not even rows of a materialized view.
-- old:
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
-- rows:
INSERT INTO t VALUES (1, 2);
REFRESH MATERIALIZED VIEW m;
-- new:
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t WHERE b > 0 ORDER BY a;
CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM v';
