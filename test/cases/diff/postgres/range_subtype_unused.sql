-- A range type that only a function knows gets another subtype.
-- old:
CREATE TYPE r AS RANGE (subtype = int);
CREATE FUNCTION f(x r) RETURNS r LANGUAGE sql AS 'SELECT x';
COMMENT ON TYPE r IS 'r';
-- new:
CREATE TYPE r AS RANGE (subtype = bigint);
CREATE FUNCTION f(x r) RETURNS r LANGUAGE sql AS 'SELECT x';
COMMENT ON TYPE r IS 'r';
