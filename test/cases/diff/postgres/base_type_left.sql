-- A column leaves a base type that goes, by way of text.
-- allow: rewrite
-- old:
CREATE TYPE left_behind;
CREATE FUNCTION left_in(cstring) RETURNS left_behind LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION left_out(left_behind) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE left_behind (INPUT = left_in, OUTPUT = left_out);
CREATE TABLE t (id integer, a left_behind DEFAULT 'x');
CREATE VIEW v AS SELECT id, a FROM t;
-- rows:
INSERT INTO t VALUES (1, 'one'), (2, 'two');
-- new:
CREATE TABLE t (id integer, a text DEFAULT 'x');
CREATE VIEW v AS SELECT id, a FROM t;
