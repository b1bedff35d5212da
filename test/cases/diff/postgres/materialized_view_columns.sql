-- How the columns and long values of a materialized view are kept changes in place.
-- allow: scan
-- old:
CREATE TABLE t (a integer, b text, c text);
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a, b, c FROM t;
ALTER MATERIALIZED VIEW m ALTER COLUMN a SET (n_distinct = 5);
ALTER MATERIALIZED VIEW m ALTER COLUMN b SET COMPRESSION pglz;
-- rows:
INSERT INTO t VALUES (1, 'x', 'y');
-- new:
CREATE TABLE t (a integer, b text, c text);
CREATE MATERIALIZED VIEW m WITH (toast.autovacuum_enabled = false) AS SELECT a, b, c FROM t;
ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STATISTICS 200;
ALTER MATERIALIZED VIEW m ALTER COLUMN c SET STORAGE EXTERNAL;
