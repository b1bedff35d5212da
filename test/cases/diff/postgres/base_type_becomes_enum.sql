-- A base type cannot become an enum of its name while a column holds its values.
-- fails: Dropping the base type kind while the column t.a holds values of it is not possible
-- old:
CREATE TYPE kind;
CREATE FUNCTION kind_in(cstring) RETURNS kind LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION kind_out(kind) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE kind (INPUT = kind_in, OUTPUT = kind_out);
CREATE TABLE t (a kind);
-- new:
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE t (a kind);
