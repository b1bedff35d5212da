-- An operator gets estimators, a family members, and aggregates other functions: indexes and views on them stay.
-- old:
CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = length($2)';
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = text, FUNCTION = same, RESTRICT = eqsel);
CREATE OPERATOR FAMILY fam USING btree;
CREATE OPERATOR CLASS cls FOR TYPE int USING btree FAMILY fam AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 3 = (int, smallint), FUNCTION 1 (int, smallint) btint42cmp(int, smallint);
CREATE FUNCTION plus(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0');
COMMENT ON AGGREGATE total(numeric) IS 'total';
CREATE TABLE t (a int, n numeric);
CREATE INDEX t_a ON t (a cls);
CREATE VIEW v AS SELECT total(n) FROM t WHERE a === 'x';
-- new:
CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = length($2)';
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = text, FUNCTION = same, JOIN = eqjoinsel);
CREATE OPERATOR FAMILY fam USING btree;
CREATE OPERATOR CLASS cls FOR TYPE int USING btree FAMILY fam AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 3 = (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
CREATE FUNCTION plus(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(numeric) (SFUNC = plus, STYPE = numeric, INITCOND = '1', PARALLEL = safe);
COMMENT ON AGGREGATE total(numeric) IS 'total';
CREATE TABLE t (a int, n numeric);
CREATE INDEX t_a ON t (a cls);
CREATE VIEW v AS SELECT total(n) FROM t WHERE a === 'x';
