-- An aggregate starts from another value below a view.
-- old:
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT total(a) AS x FROM t;
-- new:
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '100');
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT total(a) AS x FROM t;
