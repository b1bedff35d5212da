-- Range types, collations and aggregates have other names, while columns, indexes and views are of them.
-- rename: r:span
-- old:
CREATE SCHEMA app;
CREATE COLLATION c (locale = 'C');
CREATE COLLATION app.d (locale = 'POSIX');
CREATE TYPE r AS RANGE (subtype = float8);
CREATE TYPE s AS RANGE (subtype = text, collation = c, multirange_type_name = ss);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
COMMENT ON AGGREGATE total(int) IS 'total'; COMMENT ON COLLATION c IS 'c';
CREATE TABLE t (a r, b r_multirange DEFAULT '{[1,2)}', c text COLLATE c, d text COLLATE app.d, s s, ss ss[], n int);
CREATE INDEX i ON t (lower(c) COLLATE c, c);
CREATE INDEX j ON t (n) WHERE c COLLATE app.d > 'c';
CREATE VIEW v AS SELECT total(n) AS total, max(c COLLATE c) AS c, r(1, 2) AS r FROM t;
CREATE FUNCTION f(r, r_multirange[]) RETURNS r LANGUAGE sql AS 'SELECT $1';
-- rows:
INSERT INTO t VALUES ('[1,2)', '{[3,4)}', 'c', 'd', '[a,b)', '{"{[a,b)}"}', 1);
-- new:
CREATE SCHEMA app;
CREATE COLLATION cc (locale = 'C');
CREATE COLLATION app.dd (locale = 'POSIX');
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TYPE s AS RANGE (subtype = text, collation = cc, multirange_type_name = many);
CREATE AGGREGATE sum_up(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
COMMENT ON AGGREGATE sum_up(int) IS 'total'; COMMENT ON COLLATION cc IS 'c';
CREATE TABLE t (a span, b span_multirange DEFAULT '{[1,2)}', c text COLLATE cc, d text COLLATE app.dd, s s, ss many[], n int);
CREATE INDEX i ON t (lower(c) COLLATE cc, c);
CREATE INDEX j ON t (n) WHERE c COLLATE app.dd > 'c';
CREATE VIEW v AS SELECT sum_up(n) AS total, max(c COLLATE cc) AS c, span(1, 2) AS r FROM t;
CREATE FUNCTION f(span, span_multirange[]) RETURNS span LANGUAGE sql AS 'SELECT $1';
