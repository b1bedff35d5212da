-- A column of a view changes its type since the table's does; a view that grows at the same time.
-- allow: rewrite
-- old:
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT b FROM t;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a bigint, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b, a FROM t;
