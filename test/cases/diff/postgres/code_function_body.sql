-- The body of a function changes under everything that calls it: nothing else happens.
-- old:
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), CHECK (twice(a) > 0));
CREATE VIEW v AS SELECT id, twice(a) AS twofold FROM t;
-- rows:
INSERT INTO t (id) VALUES (1);
-- new:
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT n + n';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), CHECK (twice(a) > 0));
CREATE VIEW v AS SELECT id, twice(a) AS twofold FROM t;
