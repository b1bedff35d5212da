-- A publication sends some columns of some rows, another a schema.
-- since: 15
-- old:
CREATE SCHEMA s;
CREATE TABLE t (a int primary key, b int);
CREATE PUBLICATION p FOR TABLE t;
-- new:
CREATE SCHEMA s;
CREATE TABLE t (a int primary key, b int);
CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 5);
CREATE PUBLICATION q FOR TABLES IN SCHEMA s;
