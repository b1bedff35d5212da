-- Casts, operators and aggregates are of an enum that loses a value, below a generated column and a view.
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a','b','c');
CREATE FUNCTION e_text(e) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'x'$$;
CREATE FUNCTION e_int(e) RETURNS int LANGUAGE sql IMMUTABLE AS $$SELECT 1$$;
CREATE CAST (e AS int) WITH FUNCTION e_int(e);
COMMENT ON CAST (e AS int) IS 'c';
CREATE CAST (text AS e) WITH INOUT AS IMPLICIT;
CREATE FUNCTION e_plus(e, e) RETURNS e LANGUAGE sql IMMUTABLE AS $$SELECT $1$$;
CREATE OPERATOR + (FUNCTION = e_plus, LEFTARG = e, RIGHTARG = e, COMMUTATOR = +);
CREATE AGGREGATE e_sum(e) (SFUNC = e_plus, STYPE = e, INITCOND = 'a');
CREATE TABLE t (x e DEFAULT 'a', n int GENERATED ALWAYS AS (e_int(x)) STORED);
CREATE VIEW v AS SELECT e_sum(x) AS s, x::int AS i FROM t GROUP BY x;
-- rows:
INSERT INTO t VALUES ('a'), ('b');
-- new:
CREATE TYPE e AS ENUM ('b','a');
CREATE FUNCTION e_text(e) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'x'$$;
CREATE FUNCTION e_int(e) RETURNS int LANGUAGE sql IMMUTABLE AS $$SELECT 1$$;
CREATE CAST (e AS int) WITH FUNCTION e_int(e);
COMMENT ON CAST (e AS int) IS 'c';
CREATE CAST (text AS e) WITH INOUT AS IMPLICIT;
CREATE FUNCTION e_plus(e, e) RETURNS e LANGUAGE sql IMMUTABLE AS $$SELECT $1$$;
CREATE OPERATOR + (FUNCTION = e_plus, LEFTARG = e, RIGHTARG = e, COMMUTATOR = +);
CREATE AGGREGATE e_sum(e) (SFUNC = e_plus, STYPE = e, INITCOND = 'a');
CREATE TABLE t (x e DEFAULT 'a', n int GENERATED ALWAYS AS (e_int(x)) STORED);
CREATE VIEW v AS SELECT e_sum(x) AS s, x::int AS i FROM t GROUP BY x;
