-- A type that was only a name becomes one of its own, and what was said of the name is said otherwise of the type.
-- old:
CREATE TYPE raw;
CREATE FUNCTION raw_in(cstring) RETURNS raw LANGUAGE internal IMMUTABLE STRICT AS 'textin';
COMMENT ON TYPE raw IS 'Only a name';
-- new:
CREATE TYPE raw;
CREATE FUNCTION raw_in(cstring) RETURNS raw LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION raw_out(raw) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE raw (INPUT = raw_in, OUTPUT = raw_out);
COMMENT ON TYPE raw IS 'Raw';
