-- Publications change what they send and of which tables.
-- old:
CREATE TABLE t (a int primary key, b int);
CREATE TABLE u (a int primary key);
CREATE PUBLICATION p FOR TABLE t;
CREATE PUBLICATION q FOR ALL TABLES;
-- new:
CREATE TABLE t (a int primary key, b int);
CREATE TABLE u (a int primary key);
CREATE PUBLICATION p FOR TABLE ONLY t, u WITH (publish = 'insert', publish_via_partition_root = true);
CREATE PUBLICATION q FOR ALL TABLES WITH (publish = 'insert, update');
COMMENT ON PUBLICATION p IS 'x';
