-- A view becomes a table.
-- old:
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- new:
CREATE TABLE t (a int);
CREATE TABLE v (a int);
