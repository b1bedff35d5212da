-- Types that are called like those of the engine: everything that is said is said of the schema's own.
-- allow: rewrite
-- values: may change
-- old:
CREATE TYPE public.point AS (lat int, lon int);
CREATE DOMAIN public.text AS pg_catalog.text CHECK (VALUE <> '');
CREATE TYPE public.date AS ENUM ('a', 'b');
CREATE TABLE t (p public.point, q point, s public.text, u text, d public.date, e date);
-- rows:
INSERT INTO t VALUES (ROW(1, 2), '(1,2)', 'x', 'y', 'a', '2024-01-01');
-- new:
CREATE TABLE t (p text, q point, s text, u text, d text, e date);
