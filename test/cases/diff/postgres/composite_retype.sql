-- The fields of a composite type change their order and types, below a view.
-- allow: rewrite
-- old:
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (x c);
CREATE VIEW v AS SELECT x FROM t;
-- rows:
INSERT INTO t VALUES (NULL);
-- new:
CREATE TYPE c AS (b text, a bigint);
CREATE TABLE t (x c);
CREATE VIEW v AS SELECT x FROM t;
