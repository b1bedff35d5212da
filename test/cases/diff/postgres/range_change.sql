-- A range type is made otherwise, which a function uses.
-- old:
CREATE FUNCTION distance(text, text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8';
CREATE TYPE r AS RANGE (subtype = text, collation = "C");
CREATE TYPE s AS RANGE (subtype = text);
CREATE FUNCTION f(r) RETURNS s LANGUAGE sql AS 'SELECT NULL::s';
-- new:
CREATE FUNCTION distance(text, text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8';
CREATE TYPE r AS RANGE (subtype = text, collation = "POSIX");
CREATE TYPE s AS RANGE (subtype = text, subtype_diff = distance);
CREATE FUNCTION f(r) RETURNS s LANGUAGE sql AS 'SELECT NULL::s';
