-- A generated column has another type and expression, and its source another type, under a view.
-- since: 17
-- allow: rewrite
-- old:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 2) STORED, b int);
CREATE VIEW v AS SELECT g FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a bigint, g bigint GENERATED ALWAYS AS (a * 3) STORED, b int);
CREATE VIEW v AS SELECT g FROM t;
