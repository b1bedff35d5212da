-- Types that are called like those of the engine change, with comments.
-- allow: rewrite
-- old:
CREATE TYPE public.point AS (lat int);
CREATE DOMAIN public.text AS pg_catalog.text CHECK (VALUE <> '');
CREATE TYPE public.date AS ENUM ('a', 'b');
CREATE TABLE t (p public.point, s public.text, d public.date DEFAULT 'a', xs public.date[], z date);
-- rows:
INSERT INTO t VALUES (NULL, 'x', 'b', '{a,b}', '2024-01-01');
-- new:
CREATE TYPE public.point AS (lat int, lon int);
CREATE DOMAIN public.text AS pg_catalog.text CHECK (VALUE <> 'z');
CREATE TYPE public.date AS ENUM ('b', 'a');
CREATE TABLE t (p public.point, s public.text, d public.date DEFAULT 'a', xs public.date[], z date);
COMMENT ON TYPE public.point IS 'own';
COMMENT ON DOMAIN public.text IS 'own';
COMMENT ON COLUMN public.point.lat IS 'l';
GRANT USAGE ON TYPE public.date TO PUBLIC;
