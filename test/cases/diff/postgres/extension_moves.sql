-- An extension moves to another schema, and whoever uses it stays as it is.
-- without: PGlite (the shadow has no contrib extensions)

-- old:
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE EXTENSION citext SCHEMA one;
CREATE EXTENSION hstore SCHEMA one;
CREATE TABLE t (a one.citext, b one.citext[] DEFAULT '{}', h one.hstore);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a FROM t WHERE a = 'x'::one.citext;
CREATE FUNCTION f(x one.citext, y text DEFAULT 'one.citext') RETURNS one.citext LANGUAGE sql AS 'SELECT x';
CREATE DOMAIN d AS one.citext;
COMMENT ON FUNCTION f(one.citext, text) IS 'of one.citext';
-- rows:
INSERT INTO t VALUES ('x', '{y}', 'a=>1');
-- new:
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE EXTENSION citext SCHEMA two;
CREATE EXTENSION hstore SCHEMA one;
CREATE TABLE t (a two.citext, b two.citext[] DEFAULT '{}', h one.hstore);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a FROM t WHERE a = 'x'::two.citext;
CREATE FUNCTION f(x two.citext, y text DEFAULT 'one.citext') RETURNS two.citext LANGUAGE sql AS 'SELECT x';
CREATE DOMAIN d AS two.citext;
COMMENT ON FUNCTION f(two.citext, text) IS 'of one.citext';
