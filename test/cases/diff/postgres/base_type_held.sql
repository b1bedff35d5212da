-- What a base type is like cannot change while a column holds its values.
-- fails: Changing the delimiter of the base type held while columns hold values of it is not possible
-- old:
CREATE TYPE held;
CREATE FUNCTION held_in(cstring) RETURNS held LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION held_out(held) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE held (INPUT = held_in, OUTPUT = held_out);
CREATE TABLE t (a held);
-- new:
CREATE TYPE held;
CREATE FUNCTION held_in(cstring) RETURNS held LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION held_out(held) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE held (INPUT = held_in, OUTPUT = held_out, DELIMITER = ';');
CREATE TABLE t (a held);
