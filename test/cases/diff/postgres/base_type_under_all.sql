-- A base type with an operator class, a range, a row, an aggregate and an index on it, in a schema that is renamed.
-- rename: app:core
-- setup:
CREATE TABLE stays (a integer);
-- old:
CREATE SCHEMA app;
CREATE TYPE app.num;
CREATE FUNCTION app.num_in(cstring) RETURNS app.num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION app.num_out(app.num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE app.num (INPUT = app.num_in, OUTPUT = app.num_out, LIKE = integer);
CREATE FUNCTION app.lt(app.num, app.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION app.le(app.num, app.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4le';
CREATE FUNCTION app.eq(app.num, app.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION app.ge(app.num, app.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ge';
CREATE FUNCTION app.gt(app.num, app.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION app.cmp(app.num, app.num) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION app.add(app.num, app.num) RETURNS app.num LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE OPERATOR app.< (LEFTARG = app.num, RIGHTARG = app.num, FUNCTION = app.lt);
CREATE OPERATOR app.<= (LEFTARG = app.num, RIGHTARG = app.num, FUNCTION = app.le);
CREATE OPERATOR app.= (LEFTARG = app.num, RIGHTARG = app.num, FUNCTION = app.eq);
CREATE OPERATOR app.>= (LEFTARG = app.num, RIGHTARG = app.num, FUNCTION = app.ge);
CREATE OPERATOR app.> (LEFTARG = app.num, RIGHTARG = app.num, FUNCTION = app.gt);
CREATE OPERATOR CLASS app.num_ops DEFAULT FOR TYPE app.num USING btree AS OPERATOR 1 app.<, OPERATOR 2 app.<=, OPERATOR 3 app.=, OPERATOR 4 app.>=, OPERATOR 5 app.>, FUNCTION 1 app.cmp(app.num, app.num);
CREATE AGGREGATE app.sum(app.num) (SFUNC = app.add, STYPE = app.num);
CREATE TYPE app.nums AS RANGE (SUBTYPE = app.num);
CREATE TYPE app.pair AS (a app.num, b app.nums);
CREATE TABLE app.t (a app.num PRIMARY KEY, b app.num[], c app.pair, d app.nums);
CREATE VIEW app.v AS SELECT app.sum(a) AS total FROM app.t;
-- rows:
INSERT INTO app.t VALUES ('1', '{1,2}', '(3,"[4,5)")', '[6,7)');
-- new:
CREATE SCHEMA core;
CREATE TYPE core.num;
CREATE FUNCTION core.num_in(cstring) RETURNS core.num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION core.num_out(core.num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE core.num (INPUT = core.num_in, OUTPUT = core.num_out, LIKE = integer);
CREATE FUNCTION core.lt(core.num, core.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION core.le(core.num, core.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4le';
CREATE FUNCTION core.eq(core.num, core.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION core.ge(core.num, core.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ge';
CREATE FUNCTION core.gt(core.num, core.num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION core.cmp(core.num, core.num) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION core.add(core.num, core.num) RETURNS core.num LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE OPERATOR core.< (LEFTARG = core.num, RIGHTARG = core.num, FUNCTION = core.lt);
CREATE OPERATOR core.<= (LEFTARG = core.num, RIGHTARG = core.num, FUNCTION = core.le);
CREATE OPERATOR core.= (LEFTARG = core.num, RIGHTARG = core.num, FUNCTION = core.eq);
CREATE OPERATOR core.>= (LEFTARG = core.num, RIGHTARG = core.num, FUNCTION = core.ge);
CREATE OPERATOR core.> (LEFTARG = core.num, RIGHTARG = core.num, FUNCTION = core.gt);
CREATE OPERATOR CLASS core.num_ops DEFAULT FOR TYPE core.num USING btree AS OPERATOR 1 core.<, OPERATOR 2 core.<=, OPERATOR 3 core.=, OPERATOR 4 core.>=, OPERATOR 5 core.>, FUNCTION 1 core.cmp(core.num, core.num);
CREATE AGGREGATE core.sum(core.num) (SFUNC = core.add, STYPE = core.num);
CREATE TYPE core.nums AS RANGE (SUBTYPE = core.num);
CREATE TYPE core.pair AS (a core.num, b core.nums);
CREATE TABLE core.t (a core.num PRIMARY KEY, b core.num[], c core.pair, d core.nums);
CREATE VIEW core.v AS SELECT core.sum(a) AS total FROM core.t;
