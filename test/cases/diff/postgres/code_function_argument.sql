-- A function takes another type of argument, so it is another function, and what calls it reads the same as before.
-- allow: scan
-- old:
CREATE FUNCTION twice(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n * 2::bigint';
CREATE TABLE t (id integer PRIMARY KEY, a bigint DEFAULT twice(1), b integer, CONSTRAINT t_check CHECK (twice(b) > 0));
CREATE VIEW v AS SELECT id, twice(b) AS twofold FROM t;
-- rows:
INSERT INTO t (id, b) VALUES (1, 2);
-- new:
CREATE FUNCTION twice(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n * 2::bigint';
CREATE TABLE t (id integer PRIMARY KEY, a bigint DEFAULT twice(1), b integer, CONSTRAINT t_check CHECK (twice(b) > 0));
CREATE VIEW v AS SELECT id, twice(b) AS twofold FROM t;
