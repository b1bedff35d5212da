-- A function, a procedure and an aggregate of one name change places; an aggregate of rows has no arguments.
-- old:
CREATE FUNCTION h() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE h(text) LANGUAGE sql AS 'SELECT 2';
CREATE AGGREGATE h(integer) (sfunc = int4pl, stype = integer);
-- new:
CREATE AGGREGATE h(*) (sfunc = int8inc, stype = bigint, initcond = '0');
CREATE FUNCTION h(text) RETURNS integer LANGUAGE sql AS 'SELECT 4';
CREATE PROCEDURE h(integer) LANGUAGE sql AS 'SELECT 5';
