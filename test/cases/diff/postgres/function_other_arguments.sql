-- Other types of arguments are another function, which callers move to.
-- old:
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE TABLE t (a int DEFAULT f(1));
CREATE VIEW v AS SELECT f(a) AS x FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE FUNCTION f(a bigint) RETURNS int LANGUAGE sql AS 'SELECT a::int';
CREATE TABLE t (a int DEFAULT f(1));
CREATE VIEW v AS SELECT f(a) AS x FROM t;
