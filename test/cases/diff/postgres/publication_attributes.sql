-- Publications are of other tables, schemas and rows.
-- since: 15
-- old:
CREATE SCHEMA n;
CREATE SCHEMA m;
CREATE TABLE t (a int PRIMARY KEY, b int, c int);
CREATE PUBLICATION everything;
CREATE PUBLICATION schemas;
CREATE PUBLICATION schemas_too FOR TABLES IN SCHEMA n;
CREATE PUBLICATION sends WITH (publish = 'insert');
CREATE PUBLICATION tables FOR TABLE t (a, b) WHERE (a > 0) WITH (publish = 'insert');
COMMENT ON PUBLICATION everything IS 'stays';
-- new:
CREATE SCHEMA n;
CREATE SCHEMA m;
CREATE TABLE t (a int PRIMARY KEY, b int, c int);
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION schemas FOR TABLES IN SCHEMA n;
CREATE PUBLICATION schemas_too FOR TABLES IN SCHEMA n, m;
CREATE PUBLICATION sends WITH (publish = 'insert, delete', publish_via_partition_root);
CREATE PUBLICATION tables FOR TABLE t (a, c) WHERE (a > 1) WITH (publish = 'insert');
COMMENT ON PUBLICATION everything IS 'stays';
