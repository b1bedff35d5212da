-- A composite type gets a field, which no view is in the way of.
-- old:
CREATE TYPE c AS (a int);
CREATE TABLE t (x c);
CREATE VIEW v AS SELECT x FROM t;
-- new:
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (x c);
CREATE VIEW v AS SELECT x FROM t;
