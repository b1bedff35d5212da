-- Functions that are called like those of the engine change and go; a view and a default call them.
-- old:
CREATE FUNCTION public.lower(pg_catalog.text) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION public.now() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a text, n int DEFAULT public.now(), l text DEFAULT lower('A'));
CREATE VIEW v AS SELECT public.lower(a) AS x, lower(a) AS y, public.now() AS z FROM t;
CREATE INDEX i ON t (public.lower(a));
-- rows:
INSERT INTO t VALUES ('A');
-- new:
CREATE FUNCTION public.lower(pg_catalog.text) RETURNS pg_catalog.text LANGUAGE sql IMMUTABLE AS 'SELECT $1 || 1';
CREATE FUNCTION public.now() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a text, n int DEFAULT public.now(), l text DEFAULT lower('A'));
CREATE VIEW v AS SELECT public.lower(a) AS x, lower(a) AS y, public.now() AS z FROM t;
CREATE INDEX i ON t (public.lower(a));
