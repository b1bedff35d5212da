-- Languages come, change their handlers and trust in place, and go, with functions in them, comments and grants.
-- setup:
CREATE SCHEMA app;
-- old:
CREATE LANGUAGE goes HANDLER plpgsql_call_handler;
CREATE FUNCTION in_goes() RETURNS integer LANGUAGE goes AS 'BEGIN RETURN 1; END';
CREATE TRUSTED LANGUAGE changes HANDLER plpgsql_call_handler;
CREATE FUNCTION in_changes() RETURNS integer LANGUAGE changes AS 'BEGIN RETURN 1; END';
CREATE VIEW reads AS SELECT in_changes() AS n;
COMMENT ON LANGUAGE changes IS 'stays';
CREATE FUNCTION moves(a integer) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
-- new:
CREATE FUNCTION app."own handler"() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE "comes new" HANDLER app."own handler" INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE "comes new" IS 'for tests';
REVOKE USAGE ON LANGUAGE "comes new" FROM PUBLIC;
CREATE FUNCTION in_comes() RETURNS integer LANGUAGE "comes new" AS 'BEGIN RETURN 1; END';
CREATE PROCEDURE does() LANGUAGE "comes new" AS 'BEGIN END';
CREATE LANGUAGE changes HANDLER app."own handler" VALIDATOR plpgsql_validator;
CREATE FUNCTION in_changes() RETURNS integer LANGUAGE changes AS 'BEGIN RETURN 1; END';
CREATE VIEW reads AS SELECT in_changes() AS n;
COMMENT ON LANGUAGE changes IS 'stays';
CREATE FUNCTION moves(a integer) RETURNS integer LANGUAGE "comes new" AS 'BEGIN RETURN a; END';
