-- A field of a composite type changes its type where it is in arrays, other types, domains, arguments and tables.
-- allow: rewrite
-- old:
CREATE TYPE inner_t AS (a int, b text);
CREATE TYPE outer_t AS (i inner_t, k int);
CREATE TABLE t (x inner_t, xs inner_t[], o outer_t, os outer_t[]);
CREATE FUNCTION f(x inner_t) RETURNS outer_t LANGUAGE sql AS 'SELECT NULL::outer_t';
CREATE VIEW v AS SELECT (x).a AS a FROM t;
-- rows:
INSERT INTO t VALUES (ROW(1, 'x'), ARRAY[ROW(2, 'y')]::inner_t[], ROW(ROW(3, 'z'), 4), ARRAY[ROW(ROW(5, 'q'), 6)]::outer_t[]);
-- new:
CREATE TYPE inner_t AS (a bigint, b text);
CREATE TYPE outer_t AS (i inner_t, k int);
CREATE TABLE t (x inner_t, xs inner_t[], o outer_t, os outer_t[]);
CREATE FUNCTION f(x inner_t) RETURNS outer_t LANGUAGE sql AS 'SELECT NULL::outer_t';
CREATE VIEW v AS SELECT (x).a AS a FROM t;
