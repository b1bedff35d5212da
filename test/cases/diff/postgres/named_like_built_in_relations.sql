-- Tables, views and sequences that are called like those of the engine.
-- allow: rewrite
-- old:
CREATE TABLE public.pg_class (id serial PRIMARY KEY, a int);
CREATE VIEW public.pg_tables AS SELECT a FROM public.pg_class;
CREATE TABLE other (x int REFERENCES public.pg_class);
-- new:
CREATE TABLE public.pg_class (id serial PRIMARY KEY, a bigint, b text);
CREATE VIEW public.pg_tables AS SELECT a, b FROM public.pg_class;
CREATE TABLE other (x bigint REFERENCES public.pg_class, y int);
COMMENT ON TABLE public.pg_class IS 'own';
