-- Base types become types of other kinds and tables of their names, and the other way round.
-- allow: lossy
-- old:
CREATE TYPE one;
CREATE FUNCTION one_in(cstring) RETURNS one LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION one_out(one) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE one (INPUT = one_in, OUTPUT = one_out);
CREATE TYPE two;
CREATE FUNCTION two_in(cstring) RETURNS two LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION two_out(two) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE two (INPUT = two_in, OUTPUT = two_out);
CREATE TYPE three AS (a integer);
CREATE DOMAIN four AS text;
CREATE TABLE five (a integer);
CREATE TYPE six;
-- new:
CREATE TYPE one AS ENUM ('a');
CREATE TABLE two (a integer);
CREATE TYPE three;
CREATE FUNCTION three_in(cstring) RETURNS three LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION three_out(three) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE three (INPUT = three_in, OUTPUT = three_out);
CREATE TYPE four;
CREATE FUNCTION four_in(cstring) RETURNS four LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION four_out(four) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE four (INPUT = four_in, OUTPUT = four_out);
CREATE TYPE five;
CREATE DOMAIN six AS text;
