-- A base type gets and loses functions in place, and is made again with its functions for what cannot change in place.
-- setup:
CREATE TABLE stays (a integer);
-- old:
CREATE TYPE alters;
CREATE FUNCTION alters_in(cstring) RETURNS alters LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION alters_out(alters) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION alters_send(alters) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE alters (INPUT = alters_in, OUTPUT = alters_out, SEND = alters_send, STORAGE = extended);
COMMENT ON TYPE alters IS 'stays';
CREATE TABLE of_alters (a alters);
CREATE TYPE again;
CREATE FUNCTION again_in(cstring) RETURNS again LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION again_out(again) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
COMMENT ON FUNCTION again_out(again) IS 'writes';
CREATE TYPE again (INPUT = again_in, OUTPUT = again_out, STORAGE = main, CATEGORY = 'S');
COMMENT ON TYPE again IS 'stays';
CREATE FUNCTION takes(again) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE becomes_name;
CREATE FUNCTION becomes_name_in(cstring) RETURNS becomes_name LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION becomes_name_out(becomes_name) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE becomes_name (INPUT = becomes_name_in, OUTPUT = becomes_name_out);
-- rows:
INSERT INTO of_alters VALUES ('x'), ('yy');
-- new:
CREATE TYPE alters;
CREATE FUNCTION alters_in(cstring) RETURNS alters LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION alters_out(alters) RETURNS cstring LANGUAGE internal STABLE STRICT AS 'textout';
CREATE FUNCTION alters_receive(internal) RETURNS alters LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE TYPE alters (INPUT = alters_in, OUTPUT = alters_out, RECEIVE = alters_receive, STORAGE = external);
COMMENT ON TYPE alters IS 'stays';
CREATE TABLE of_alters (a alters);
CREATE TYPE again;
CREATE FUNCTION again_in(cstring) RETURNS again LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION again_out(again) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
COMMENT ON FUNCTION again_out(again) IS 'writes';
CREATE TYPE again (INPUT = again_in, OUTPUT = again_out, CATEGORY = 'S', PREFERRED = true, COLLATABLE = true, ALIGNMENT = double);
COMMENT ON TYPE again IS 'stays';
CREATE FUNCTION takes(again) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE becomes_name;
CREATE FUNCTION becomes_name_in(cstring) RETURNS becomes_name LANGUAGE internal IMMUTABLE STRICT AS 'textin';
COMMENT ON TYPE becomes_name IS 'a name';
CREATE FUNCTION gives() RETURNS becomes_name LANGUAGE internal AS 'textin';
