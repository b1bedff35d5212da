-- Operators, aggregates, casts, classes and families of operators appear, change and go.
-- allow: scan
-- old:
CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = length($2)';
CREATE FUNCTION more(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > length($2)';
CREATE TYPE money_of AS (amount int);
CREATE TYPE other_of AS (amount int);
CREATE FUNCTION of_money(money_of) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount';
CREATE FUNCTION of_money_too(money_of) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount + 1';
CREATE OPERATOR ==> (LEFTARG = int, RIGHTARG = text, FUNCTION = same);
CREATE OPERATOR <== (LEFTARG = int, RIGHTARG = text, FUNCTION = same);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE AGGREGATE gone(int) (SFUNC = int4pl, STYPE = int);
CREATE CAST (money_of AS int) WITH FUNCTION of_money(money_of);
CREATE CAST (other_of AS text) WITH INOUT;
CREATE OPERATOR FAMILY changes USING hash;
CREATE OPERATOR FAMILY goes USING btree;
CREATE OPERATOR CLASS changing FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
CREATE OPERATOR CLASS going FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a changing);
-- new:
CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = length($2)';
CREATE FUNCTION more(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > length($2)';
CREATE TYPE money_of AS (amount int);
CREATE TYPE other_of AS (amount int);
CREATE FUNCTION of_money(money_of) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount';
CREATE FUNCTION of_money_too(money_of) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.amount + 1';
CREATE OPERATOR ==> (LEFTARG = int, RIGHTARG = text, FUNCTION = more);
CREATE OPERATOR <=== (LEFTARG = int, RIGHTARG = text, FUNCTION = same);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '1');
CREATE AGGREGATE came(int) (SFUNC = int4mul, STYPE = int);
CREATE CAST (money_of AS int) WITH FUNCTION of_money_too(money_of) AS ASSIGNMENT;
CREATE CAST (other_of AS varchar) WITH INOUT AS IMPLICIT;
CREATE OPERATOR FAMILY changes USING hash;
ALTER OPERATOR FAMILY changes USING hash ADD OPERATOR 1 = (int, bigint);
CREATE OPERATOR FAMILY comes USING btree;
CREATE OPERATOR CLASS changing FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int), FUNCTION 2 btint4sortsupport(internal);
CREATE OPERATOR CLASS coming FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a changing);
