-- Parameters change their names, modes and defaults, and functions between source and SQL.
-- old:
CREATE FUNCTION named(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION unnamed(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION defaulted(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION defaulted_otherwise(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION outward(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION inward(INOUT a int) LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION outs(a int, OUT b int, OUT c text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION many(a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION body() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION sql() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;
CREATE FUNCTION sql_otherwise() RETURNS int LANGUAGE sql RETURN 1;
CREATE FUNCTION nothing() RETURNS int LANGUAGE sql RETURN 1;
CREATE FUNCTION rows() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE VIEW v AS SELECT named(1), defaulted(1), defaulted_otherwise(1), outward(1), body(), sql();
-- new:
CREATE FUNCTION named(b int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION unnamed(a int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION defaulted(a int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION defaulted_otherwise(a int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION outward(a int, OUT b int) LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION inward(a int, OUT b int) LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION outs(INOUT a int, OUT c text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE FUNCTION many(VARIADIC a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION body() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 2; END;
CREATE FUNCTION sql() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION sql_otherwise() RETURNS int LANGUAGE sql RETURN 2;
CREATE FUNCTION nothing(a int) RETURNS int LANGUAGE sql RETURN a;
CREATE FUNCTION rows() RETURNS TABLE (a int, c text) LANGUAGE sql AS $$SELECT 1, 'x'$$;
CREATE VIEW v AS SELECT named(1), defaulted(1), defaulted_otherwise(1), outward(1), body(), sql();
