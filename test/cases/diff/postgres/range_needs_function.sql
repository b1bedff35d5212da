-- The function that a range type calls would have to be made again, while columns are of the type.
-- fails: The range type r, of which columns are, needs the function dist(text, text)
-- old:
CREATE FUNCTION dist(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8';
CREATE TYPE r AS RANGE (subtype = text, subtype_diff = dist);
CREATE TABLE t (a r);
-- rows:
INSERT INTO t VALUES ('[a,b)');
-- new:
CREATE FUNCTION dist(x text, y text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 2.0::float8';
CREATE TYPE r AS RANGE (subtype = text, subtype_diff = dist);
CREATE TABLE t (a r);
