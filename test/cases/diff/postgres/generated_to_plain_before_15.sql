-- Before 15 a column depends on the function of its old expression for ever, and would be dropped with it.
-- until: 14
-- fails: where it would go with the function twice(integer)
-- old:
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (twice(a)) STORED);
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a integer, b integer);
