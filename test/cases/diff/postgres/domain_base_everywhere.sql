-- The type below a domain changes where the domain is in arrays, domains, composites, ranges and arguments.
-- allow: rewrite
-- old:
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE DOMAIN dd AS d CHECK (VALUE < 100);
CREATE TYPE c AS (x d, y int);
CREATE TABLE t (a d, b d[], e dd, f c, g int);
CREATE FUNCTION fn(x d) RETURNS dd LANGUAGE sql AS 'SELECT 1::dd';
CREATE VIEW v AS SELECT a, e FROM t;
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES (1, '{2}', 3, ROW(4, 5), 6);
-- new:
CREATE DOMAIN d AS bigint CHECK (VALUE > 0);
CREATE DOMAIN dd AS d CHECK (VALUE < 100);
CREATE TYPE c AS (x d, y int);
CREATE TABLE t (a d, b d[], e dd, f c, g int);
CREATE FUNCTION fn(x d) RETURNS dd LANGUAGE sql AS 'SELECT 1::dd';
CREATE VIEW v AS SELECT a, e FROM t;
CREATE INDEX t_a ON t (a);
