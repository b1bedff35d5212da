-- Functions change what the planner knows of them, and how they run.
-- old:
CREATE FUNCTION volatility(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION stability(a int) RETURNS int LANGUAGE sql STABLE AS 'SELECT a';
CREATE FUNCTION strictness(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION security(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION leak(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION parallel(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION parallel_too(a int) RETURNS int LANGUAGE sql PARALLEL SAFE AS 'SELECT a';
CREATE FUNCTION price(a int) RETURNS SETOF int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION prices(a int) RETURNS SETOF int LANGUAGE sql COST 5 ROWS 5 AS 'SELECT a';
CREATE FUNCTION helped(a int, b int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION helped_otherwise(a int, b int) RETURNS SETOF int LANGUAGE sql SUPPORT generate_series_int4_support AS 'SELECT a';
CREATE FUNCTION setting(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION settings(a int) RETURNS int LANGUAGE sql SET search_path = public SET work_mem = '5MB' AS 'SELECT a';
CREATE FUNCTION speaks(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT volatility(1), stability(2), strictness(3), security(4), leak(5), parallel(6), price(7), helped(1, 2), setting(8), speaks(9);
-- new:
CREATE FUNCTION volatility(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION stability(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION strictness(a int) RETURNS int LANGUAGE sql STRICT AS 'SELECT a';
CREATE FUNCTION security(a int) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT a';
CREATE FUNCTION leak(a int) RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT a';
CREATE FUNCTION parallel(a int) RETURNS int LANGUAGE sql PARALLEL RESTRICTED AS 'SELECT a';
CREATE FUNCTION parallel_too(a int) RETURNS int LANGUAGE sql PARALLEL RESTRICTED AS 'SELECT a';
CREATE FUNCTION price(a int) RETURNS SETOF int LANGUAGE sql COST 7 ROWS 7 AS 'SELECT a';
CREATE FUNCTION prices(a int) RETURNS SETOF int LANGUAGE sql COST 6 ROWS 6 AS 'SELECT a';
CREATE FUNCTION helped(a int, b int) RETURNS boolean LANGUAGE sql SUPPORT textlike_support AS 'SELECT true';
CREATE FUNCTION helped_otherwise(a int, b int) RETURNS SETOF int LANGUAGE sql SUPPORT generate_series_int8_support AS 'SELECT a';
CREATE FUNCTION setting(a int) RETURNS int LANGUAGE sql SET search_path = '' AS 'SELECT a';
CREATE FUNCTION settings(a int) RETURNS int LANGUAGE sql SET search_path = public, pg_temp SET lock_timeout = '1s' AS 'SELECT a';
CREATE FUNCTION speaks(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
CREATE VIEW v AS SELECT volatility(1), stability(2), strictness(3), security(4), leak(5), parallel(6), price(7), helped(1, 2), setting(8), speaks(9);
