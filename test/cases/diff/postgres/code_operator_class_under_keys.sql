-- An operator class is made again below an index, keys and an exclusion that sort by it.
-- allow: scan
-- old:
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION pair_compare(pair, pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.x, $2.x)';
CREATE FUNCTION pair_equal(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x = $2.x';
CREATE OPERATOR ~=~ (leftarg = pair, rightarg = pair, function = pair_equal, commutator = ~=~);
CREATE OPERATOR CLASS pair_ops DEFAULT FOR TYPE pair USING btree AS OPERATOR 3 ~=~, FUNCTION 1 pair_compare(pair, pair);
CREATE OPERATOR CLASS back FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=,
  OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (i integer, p pair, CONSTRAINT t_key UNIQUE (p), CONSTRAINT t_exclude EXCLUDE (p WITH ~=~));
CREATE INDEX t_i ON t (i back);
-- rows:
INSERT INTO t VALUES (1, (1, 2));
-- new:
CREATE TYPE pair AS (x integer, y integer);
CREATE FUNCTION pair_compare(pair, pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.x, $2.x)';
CREATE FUNCTION pair_order(pair, pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.y, $2.y)';
CREATE FUNCTION pair_equal(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x = $2.x';
CREATE OPERATOR ~=~ (leftarg = pair, rightarg = pair, function = pair_equal, commutator = ~=~);
CREATE OPERATOR CLASS pair_ops DEFAULT FOR TYPE pair USING btree AS OPERATOR 3 ~=~, FUNCTION 1 pair_order(pair, pair);
CREATE OPERATOR CLASS back FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=,
  OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE t (i integer, p pair, CONSTRAINT t_key UNIQUE (p), CONSTRAINT t_exclude EXCLUDE (p WITH ~=~));
CREATE INDEX t_i ON t (i back);
