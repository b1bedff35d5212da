-- Functions are renamed that a base type, an operator, an aggregate, a language and an access method are made of: these stay.
-- old:
CREATE TYPE num;
CREATE FUNCTION num_in(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_out(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_in, OUTPUT = num_out, LIKE = integer);
CREATE FUNCTION smaller(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = num, FUNCTION = smaller);
CREATE FUNCTION plus(num, num) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE AGGREGATE total(num) (SFUNC = plus, STYPE = num);
CREATE FUNCTION handles() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE speech HANDLER handles;
CREATE FUNCTION said() RETURNS integer LANGUAGE speech AS 'BEGIN RETURN 1; END';
CREATE FUNCTION keeps(internal) RETURNS table_am_handler LANGUAGE internal STRICT AS 'heap_tableam_handler';
CREATE ACCESS METHOD kept TYPE TABLE HANDLER keeps;
CREATE TABLE t (a num, b num[]) USING kept;
CREATE VIEW v AS SELECT total(a) AS total, bool_or(a < '3') AS small FROM t;
-- rows:
INSERT INTO t VALUES ('1', '{2,3}');
-- new:
CREATE TYPE num;
CREATE FUNCTION num_reads(cstring) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION num_writes(num) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE num (INPUT = num_reads, OUTPUT = num_writes, LIKE = integer);
CREATE FUNCTION less(num, num) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = num, FUNCTION = less);
CREATE FUNCTION adds(num, num) RETURNS num LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE AGGREGATE total(num) (SFUNC = adds, STYPE = num);
CREATE FUNCTION speaks() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE speech HANDLER speaks;
CREATE FUNCTION said() RETURNS integer LANGUAGE speech AS 'BEGIN RETURN 1; END';
CREATE FUNCTION holds(internal) RETURNS table_am_handler LANGUAGE internal STRICT AS 'heap_tableam_handler';
CREATE ACCESS METHOD kept TYPE TABLE HANDLER holds;
CREATE TABLE t (a num, b num[]) USING kept;
CREATE VIEW v AS SELECT total(a) AS total, bool_or(a < '3') AS small FROM t;
