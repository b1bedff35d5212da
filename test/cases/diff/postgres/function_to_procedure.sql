-- A function becomes a procedure, another an aggregate, and an aggregate a function.
-- old:
CREATE FUNCTION a(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION b(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE c (int) (SFUNC = int4pl, STYPE = int);
CREATE PROCEDURE d() LANGUAGE sql AS 'SELECT 1';
-- new:
CREATE PROCEDURE a(x int) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE b (int) (SFUNC = int4pl, STYPE = int);
CREATE FUNCTION c(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION d() RETURNS int LANGUAGE sql AS 'SELECT 1';
