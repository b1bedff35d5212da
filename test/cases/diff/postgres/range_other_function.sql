-- A range type that columns are of calls another function, and the body of a third one's changes.
-- allow: rewrite
-- old:
CREATE FUNCTION one(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8';
CREATE FUNCTION same(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8';
CREATE TYPE r AS RANGE (subtype = text, subtype_diff = one);
CREATE TYPE s AS RANGE (subtype = text, subtype_diff = same);
CREATE TABLE t (a r, b s);
-- rows:
INSERT INTO t VALUES ('[a,b)', '[c,d)');
-- new:
CREATE FUNCTION two(x text, y text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 2.0::float8';
CREATE FUNCTION same(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 2.0::float8';
CREATE TYPE r AS RANGE (subtype = text, subtype_diff = two);
CREATE TYPE s AS RANGE (subtype = text, subtype_diff = same);
CREATE TABLE t (a r, b s);
