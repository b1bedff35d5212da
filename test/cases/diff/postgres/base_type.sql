-- A base type comes with its functions and what uses it, another one goes, and one that is only a name comes and goes.
-- allow: lossy
-- setup:
CREATE SCHEMA app;
-- old:
CREATE TYPE goes;
CREATE FUNCTION goes_in(cstring) RETURNS goes LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION goes_out(goes) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE goes (INPUT = goes_in, OUTPUT = goes_out, LIKE = integer);
CREATE FUNCTION goes_text(goes) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT 1::text';
CREATE CAST (goes AS text) WITH FUNCTION goes_text(goes);
CREATE CAST (goes AS integer) WITHOUT FUNCTION;
CREATE TABLE of_goes (a goes, b goes[]);
CREATE VIEW sees_goes AS SELECT a FROM of_goes;
CREATE TYPE name_only;
COMMENT ON TYPE name_only IS 'a name';
-- new:
CREATE TYPE app."Comes";
CREATE FUNCTION app.comes_in(cstring) RETURNS app."Comes" LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION app.comes_out(app."Comes") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION app.comes_recv(internal) RETURNS app."Comes" LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION app.comes_send(app."Comes") RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE app."Comes" (INPUT = app.comes_in, OUTPUT = app.comes_out, RECEIVE = app.comes_recv, SEND = app.comes_send, LIKE = integer, DEFAULT = '7', DELIMITER = ';', CATEGORY = 'N');
COMMENT ON TYPE app."Comes" IS 'a number';
COMMENT ON FUNCTION app.comes_in(cstring) IS 'reads';
REVOKE USAGE ON TYPE app."Comes" FROM PUBLIC;
CREATE FUNCTION app.same(app."Comes", app."Comes") RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE OPERATOR app.= (LEFTARG = app."Comes", RIGHTARG = app."Comes", FUNCTION = app.same);
CREATE CAST (app."Comes" AS integer) WITHOUT FUNCTION;
CREATE DOMAIN app.narrow AS app."Comes" NOT NULL;
CREATE TABLE of_comes (a app."Comes" DEFAULT '3', b app."Comes"[], c app.narrow);
CREATE VIEW sees_comes AS SELECT a, a::integer AS n FROM of_comes;
CREATE TYPE other_name;
