-- A materialized view gets storage parameters and loses its rows.
-- allow: rewrite
-- old:
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- new:
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m WITH (fillfactor=50) AS SELECT a FROM t WITH NO DATA;
