-- A view reads a column that is added at the same time, and a new one reads the view.
-- old:
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a int, b int DEFAULT 5);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b FROM v;
