-- Transforms come, change in place, and go, with their languages and functions.
-- old:
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION other(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE plpgsql IS 'stays';
CREATE LANGUAGE goes HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR text LANGUAGE goes (FROM SQL WITH FUNCTION from_sql(internal));
-- new:
CREATE FUNCTION other(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION to_sql(internal) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION other(internal), TO SQL WITH FUNCTION to_sql(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE plpgsql IS 'stays';
CREATE TYPE mood AS ENUM ('sad');
CREATE SCHEMA app;
CREATE FUNCTION app.mood_from(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE LANGUAGE "New One" HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR mood LANGUAGE "New One" (FROM SQL WITH FUNCTION app.mood_from(internal));
COMMENT ON TRANSFORM FOR mood LANGUAGE "New One" IS 'comes';
CREATE FUNCTION uses(a integer) RETURNS integer TRANSFORM FOR TYPE integer LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
