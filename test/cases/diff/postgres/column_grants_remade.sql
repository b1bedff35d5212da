-- A view with privileges for columns, and a type with comments on fields, are made again while partitions come and go.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
CREATE VIEW v AS SELECT id, a FROM t;
GRANT SELECT (a), INSERT (id) ON v TO pg_read_all_data WITH GRANT OPTION;
CREATE TYPE point AS (x integer, y integer);
COMMENT ON COLUMN point.y IS 'Up';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE VIEW v AS SELECT id, a FROM t;
GRANT SELECT (a), INSERT (id) ON v TO pg_read_all_data WITH GRANT OPTION;
CREATE TYPE point AS (y integer, x integer);
COMMENT ON COLUMN point.y IS 'Up';
CREATE TYPE region AS ENUM ('eu', 'us');
CREATE TABLE sales (id integer, region region) PARTITION BY LIST (region);
CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('eu');
