-- A function is made again since a view that it takes rows of is; a default and a domain that call it let go of it meanwhile.
-- allow: scan
-- old:
CREATE TABLE b (a int, b int);
CREATE VIEW v AS SELECT a FROM b;
CREATE FUNCTION g(x v) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
CREATE DOMAIN d AS int CHECK (VALUE <> g(NULL));
CREATE TABLE t (a int DEFAULT g(NULL), b int DEFAULT 5, d d);
COMMENT ON FUNCTION g IS 'g';
-- rows:
INSERT INTO t VALUES (1, 2, 3);
-- new:
CREATE TABLE b (a int, b int);
CREATE VIEW v AS SELECT b, a FROM b;
CREATE FUNCTION g(x v) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END';
CREATE DOMAIN d AS int CHECK (VALUE <> g(NULL));
CREATE TABLE t (a int DEFAULT g(NULL), b int DEFAULT 5, d d);
COMMENT ON FUNCTION g IS 'g';
