-- feature: function
-- variant
CREATE FUNCTION f$n(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x + 1';
-- variant
CREATE FUNCTION f$n(x integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'SELECT x + 2';
-- variant
CREATE FUNCTION f$n(x integer) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN RETURN x::text; END $$;
COMMENT ON FUNCTION f$n(integer) IS 'Does it';
-- variant
CREATE FUNCTION f$n(y integer, z text DEFAULT 'q') RETURNS integer LANGUAGE sql STABLE LEAKPROOF AS 'SELECT y';
-- variant
CREATE FUNCTION f$n(x integer) RETURNS TABLE (i integer, j text) LANGUAGE sql ROWS 10 AS $$ SELECT x, 'j' $$;
-- variant
CREATE FUNCTION f$n(x integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT x + count(*)::integer FROM t1; END;
-- variant
CREATE FUNCTION f$n(VARIADIC x integer[]) RETURNS SETOF integer LANGUAGE sql AS 'SELECT unnest(x)';
-- variant
CREATE FUNCTION f$n(INOUT x integer, OUT y text) LANGUAGE sql AS $$ SELECT x, 'y' $$;

-- feature: overloaded functions
-- variant
CREATE FUNCTION g$n(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g$n(x text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
-- variant
CREATE FUNCTION g$n(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g$n(x text, y text) RETURNS integer LANGUAGE sql AS 'SELECT 3';

-- feature: function that much depends on
-- variant
CREATE FUNCTION inc$n(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x + 1';
CREATE TABLE inced$n (a integer DEFAULT inc$n(1), b integer GENERATED ALWAYS AS (inc$n(5)) STORED, CHECK (inc$n(a) > 0));
CREATE INDEX ON inced$n (inc$n(a));
CREATE VIEW inc_view$n AS SELECT inc$n(a) AS i FROM inced$n;
-- variant
CREATE FUNCTION inc$n(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x + 10';
CREATE TABLE inced$n (a integer DEFAULT inc$n(1), b integer GENERATED ALWAYS AS (inc$n(5)) STORED, CHECK (inc$n(a) > 0));
CREATE INDEX ON inced$n (inc$n(a));
CREATE VIEW inc_view$n AS SELECT inc$n(a) AS i FROM inced$n;
-- variant
CREATE FUNCTION inc$n(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n::bigint';
CREATE TABLE inced$n (a integer DEFAULT inc$n(1), CHECK (inc$n(a) > 0));
CREATE VIEW inc_view$n AS SELECT inc$n(a) AS i FROM inced$n;

-- feature: procedure
-- variant
CREATE PROCEDURE p$n(x integer) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t2 WHERE id = x; END $$;
-- variant
CREATE PROCEDURE p$n(x integer) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t2 WHERE id = x + 1; END $$;
COMMENT ON PROCEDURE p$n(integer) IS 'Acts';
-- variant
CREATE PROCEDURE p$n(INOUT x integer) LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN x := 1; END $$;

-- feature: aggregate
-- variant
CREATE AGGREGATE total$n(integer) (sfunc = int4pl, stype = integer);
-- variant
CREATE AGGREGATE total$n(integer) (sfunc = int4pl, stype = integer, initcond = '0', parallel = safe, combinefunc = int4pl);
COMMENT ON AGGREGATE total$n(integer) IS 'Sum';
-- variant
CREATE AGGREGATE total$n(ORDER BY integer) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
-- variant
CREATE AGGREGATE total$n(*) (sfunc = int8inc, stype = bigint, initcond = '0');

-- feature: operator
-- variant
CREATE OPERATOR @$n@ (leftarg = integer, rightarg = integer, function = int4pl);
-- variant
CREATE OPERATOR @$n@ (leftarg = integer, rightarg = integer, function = int4pl, commutator = @$n@);
-- variant
CREATE OPERATOR @$n@ (rightarg = integer, function = int4um);

-- feature: cast
-- variant
CREATE TYPE wrap$n AS (v integer);
CREATE FUNCTION wrap$n(integer) RETURNS wrap$n LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1)::wrap$n';
CREATE CAST (integer AS wrap$n) WITH FUNCTION wrap$n(integer);
-- variant
CREATE TYPE wrap$n AS (v integer);
CREATE FUNCTION wrap$n(integer) RETURNS wrap$n LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1)::wrap$n';
CREATE CAST (integer AS wrap$n) WITH FUNCTION wrap$n(integer) AS ASSIGNMENT;
COMMENT ON CAST (integer AS wrap$n) IS 'Wraps';
-- variant
CREATE TYPE wrap$n AS (v integer);
CREATE CAST (wrap$n AS text) WITH INOUT AS IMPLICIT;

-- feature: trigger
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr$n BEFORE INSERT ON t1 FOR EACH ROW EXECUTE FUNCTION fired$n();
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr$n BEFORE INSERT OR UPDATE OF a, b ON t1 FOR EACH ROW WHEN (NEW.a IS NOT NULL) EXECUTE FUNCTION fired$n('x', 'it''s');
COMMENT ON TRIGGER tr$n ON t1 IS 'Fires';
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER tr$n AFTER UPDATE ON t1 REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION fired$n();
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER tr$n AFTER INSERT ON t1 DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fired$n();
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr$n BEFORE INSERT ON t1 FOR EACH ROW EXECUTE FUNCTION fired$n();
ALTER TABLE t1 DISABLE TRIGGER tr$n;
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr$n BEFORE INSERT ON t1 FOR EACH ROW EXECUTE FUNCTION fired$n();
ALTER TABLE t1 ENABLE ALWAYS TRIGGER tr$n;
-- variant
CREATE FUNCTION fired$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW fired_view$n AS SELECT id, b FROM t1;
CREATE TRIGGER tr$n INSTEAD OF INSERT ON fired_view$n FOR EACH ROW EXECUTE FUNCTION fired$n();

-- feature: event trigger
-- variant
CREATE FUNCTION noticed$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER watch$n ON ddl_command_end EXECUTE FUNCTION noticed$n();
-- variant
CREATE FUNCTION noticed$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER watch$n ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION noticed$n();
COMMENT ON EVENT TRIGGER watch$n IS 'Watches';
-- variant
CREATE FUNCTION noticed$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER watch$n ON ddl_command_end EXECUTE FUNCTION noticed$n();
ALTER EVENT TRIGGER watch$n DISABLE;
