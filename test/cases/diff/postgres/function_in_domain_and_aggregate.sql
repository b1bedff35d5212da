-- A function that a domain's check, an aggregate, an operator, a cast and an index's class of operators call returns another set.
-- allow: rewrite
-- old:
CREATE FUNCTION ok(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN d AS int DEFAULT 1 CHECK (ok(VALUE));
CREATE TABLE t (a d);
CREATE FUNCTION step(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE AGGREGATE total (int) (SFUNC = step, STYPE = int);
CREATE VIEW v AS SELECT total(a) FROM t;
CREATE OPERATOR === (FUNCTION = step, LEFTARG = int, RIGHTARG = int);
CREATE VIEW w AS SELECT a === 1 AS x FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE FUNCTION ok(b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN d AS int DEFAULT 1 CHECK (ok(VALUE));
CREATE TABLE t (a d);
CREATE FUNCTION step(x int, y int) RETURNS int LANGUAGE sql AS 'SELECT x';
CREATE AGGREGATE total (int) (SFUNC = step, STYPE = int);
CREATE VIEW v AS SELECT total(a) FROM t;
CREATE OPERATOR === (FUNCTION = step, LEFTARG = int, RIGHTARG = int);
CREATE VIEW w AS SELECT a === 1 AS x FROM t;
