-- Materialized views appear, change how they are kept, and go.
-- allow: lossy, scan
-- old:
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW goes AS SELECT a FROM t;
CREATE MATERIALIZED VIEW keeps WITH (fillfactor = 50) AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW stores AS SELECT a, b FROM t;
ALTER MATERIALIZED VIEW stores ALTER b SET STORAGE external;
-- rows:
INSERT INTO t VALUES (1, 'a');
-- new:
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW comes AS SELECT a FROM t;
CREATE UNIQUE INDEX comes_a ON comes (a);
CREATE MATERIALIZED VIEW keeps WITH (fillfactor = 60) AS SELECT a, b FROM t;
ALTER MATERIALIZED VIEW keeps ALTER a SET STATISTICS 5;
CREATE MATERIALIZED VIEW stores AS SELECT a, b FROM t;
ALTER MATERIALIZED VIEW stores ALTER b SET STORAGE main;
