-- A view means something else, and one reads it.
-- old:
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
