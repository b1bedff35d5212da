-- An enum gets a value while a transform of it goes, which a function used that stays.
-- old:
CREATE FUNCTION seen_as(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE shown AS ENUM ('a', 'b');
CREATE TRANSFORM FOR shown LANGUAGE sql (FROM SQL WITH FUNCTION seen_as(internal));
CREATE FUNCTION shows(shown) RETURNS text LANGUAGE sql TRANSFORM FOR TYPE shown AS 'SELECT $1::text';
-- new:
CREATE FUNCTION seen_as(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE shown AS ENUM ('a', 'b', 'c');
CREATE FUNCTION shows(shown) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
