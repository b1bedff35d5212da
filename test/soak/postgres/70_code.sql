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

-- feature: attributes of a function
-- variant
CREATE FUNCTION fa$n(x integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT x';
-- variant
CREATE FUNCTION fa$n(x integer) RETURNS SETOF integer LANGUAGE internal IMMUTABLE STRICT PARALLEL RESTRICTED COST 0.5 ROWS 7 AS 'generate_series_step_int4';
-- variant
CREATE FUNCTION fa$n(x integer) RETURNS SETOF integer LANGUAGE sql STABLE SUPPORT generate_series_int4_support SET search_path = public, "Odd, name", pg_temp SET work_mem = '8MB' SET "soak.it" = 'a ''b''' AS $q$ SELECT $$ 1 $$::integer $q$;
-- variant
CREATE FUNCTION fa$n(x integer) RETURNS SETOF integer LANGUAGE sql SECURITY DEFINER SET search_path = '' SET DateStyle = 'ISO, DMY' AS 'SELECT x; -- end';
ALTER FUNCTION fa$n(integer) OWNER TO soak_owner;
REVOKE ALL ON FUNCTION fa$n(integer) FROM PUBLIC;
-- variant
CREATE FUNCTION fa$n() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- feature: parameters of a function
-- variant
CREATE FUNCTION "Fp$n"("A a" integer = 1, b t1 = NULL, c t2[] = '{}') RETURNS t1 LANGUAGE sql AS 'SELECT t1 FROM t1';
-- variant
CREATE FUNCTION "Fp$n"("A a" integer = 1, b t1 = NULL, c t2[] = '{}', d date = now()) RETURNS SETOF t2 LANGUAGE sql AS 'SELECT * FROM t2';
-- variant
CREATE FUNCTION "Fp$n"("A a" integer, b t1, c t2[]) RETURNS t1 LANGUAGE sql AS 'SELECT b';
-- variant
CREATE FUNCTION "Fp$n"(a anyelement, OUT b anyarray, INOUT c text, VARIADIC d anyarray) LANGUAGE sql AS 'SELECT d, c';
-- variant
CREATE FUNCTION "Fp$n"("A a" integer = 2, b t1 = NULL, c t2[] = '{}') RETURNS t1 LANGUAGE sql BEGIN ATOMIC SELECT t1 FROM t1 WHERE id = "A a"; END;

-- feature: functions that give whole rows
-- variant
CREATE TABLE rows$n (id integer, v text);
CREATE FUNCTION rows_of$n() RETURNS SETOF rows$n LANGUAGE sql BEGIN ATOMIC SELECT * FROM rows$n; END;
-- variant
CREATE TABLE rows$n (id integer, v text, w date);
CREATE FUNCTION rows_of$n() RETURNS SETOF rows$n LANGUAGE sql BEGIN ATOMIC SELECT * FROM rows$n; END;
CREATE VIEW rows_seen$n AS SELECT v FROM rows_of$n();
-- variant
CREATE TABLE rows$n (id bigint);
CREATE FUNCTION rows_of$n() RETURNS SETOF rows$n LANGUAGE sql BEGIN ATOMIC SELECT * FROM rows$n; END;
COMMENT ON FUNCTION rows_of$n() IS 'All of them';
-- variant
CREATE TABLE rows$n (id integer, v text);
CREATE FUNCTION rows_of$n(r rows$n) RETURNS text LANGUAGE sql RETURN r.v;
CREATE FUNCTION rows_of$n() RETURNS rows$n LANGUAGE sql BEGIN ATOMIC SELECT r FROM rows$n AS r LIMIT 1; END;

-- feature: functions of standard SQL
-- variant
CREATE FUNCTION std$n(x integer) RETURNS integer LANGUAGE sql RETURN x + 1;
CREATE FUNCTION std2$n(x integer) RETURNS integer LANGUAGE sql RETURN std$n(x) * 2;
-- variant
CREATE FUNCTION std$n(x integer) RETURNS integer LANGUAGE sql RETURN x + 2;
CREATE FUNCTION std2$n(x integer) RETURNS integer LANGUAGE sql RETURN std$n(x) * 2;
-- variant
CREATE FUNCTION std2$n(x integer) RETURNS integer LANGUAGE sql RETURN x;
CREATE FUNCTION std$n(x integer) RETURNS integer LANGUAGE sql RETURN std2$n(x);
-- variant
CREATE FUNCTION std$n(x integer) RETURNS bigint LANGUAGE sql RETURN x + 1;
CREATE FUNCTION std2$n(x integer) RETURNS bigint LANGUAGE sql RETURN std$n(x) * 2;
COMMENT ON FUNCTION std2$n(integer) IS 'Twice';
GRANT EXECUTE ON FUNCTION std2$n(integer) TO soak_reader WITH GRANT OPTION;
-- variant
CREATE FUNCTION std$n(x integer) RETURNS TABLE (i integer, s text) LANGUAGE sql BEGIN ATOMIC INSERT INTO t2 (id) VALUES (x); SELECT id, b FROM t1; END;

-- feature: functions that need types
-- variant
CREATE TYPE kind$n AS ENUM ('p', 'q');
CREATE FUNCTION kinds$n(k kind$n) RETURNS kind$n[] LANGUAGE sql AS 'SELECT ARRAY[k]';
-- variant
CREATE TYPE kind$n AS ENUM ('q');
CREATE FUNCTION kinds$n(k kind$n) RETURNS kind$n[] LANGUAGE sql AS 'SELECT ARRAY[k]';
-- variant
CREATE DOMAIN kind$n AS text;
CREATE FUNCTION kinds$n(k kind$n) RETURNS kind$n LANGUAGE sql AS 'SELECT k';
-- variant
CREATE TABLE kind$n (id integer, v text);
CREATE VIEW kind_view$n AS SELECT id FROM kind$n;
CREATE FUNCTION kinds$n(k kind$n, l kind_view$n) RETURNS SETOF kind$n LANGUAGE sql AS 'SELECT k';
CREATE FUNCTION pairs$n() RETURNS TABLE (k kind$n, l kind_view$n[]) LANGUAGE plpgsql AS 'BEGIN END';
-- variant
CREATE TABLE kind$n (id bigint, w text, v text);
CREATE VIEW kind_view$n AS SELECT w, id FROM kind$n;
CREATE FUNCTION kinds$n(k kind$n, l kind_view$n) RETURNS SETOF kind$n LANGUAGE sql AS 'SELECT k';
CREATE FUNCTION pairs$n() RETURNS TABLE (k kind$n, l kind_view$n[]) LANGUAGE plpgsql AS 'BEGIN END';

-- feature: overloaded functions
-- variant
CREATE FUNCTION g$n(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g$n(x text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
-- variant
CREATE FUNCTION g$n(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g$n(x text, y text) RETURNS integer LANGUAGE sql AS 'SELECT 3';

-- feature: overloads of many kinds
-- variant
CREATE FUNCTION h$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE h$n(text) LANGUAGE sql AS 'SELECT 2';
CREATE AGGREGATE h$n(integer) (sfunc = int4pl, stype = integer);
-- variant
CREATE PROCEDURE h$n() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE h$n(text) (sfunc = textcat, stype = text);
CREATE FUNCTION h$n(integer) RETURNS integer LANGUAGE sql AS 'SELECT 3';
-- variant
CREATE AGGREGATE h$n(*) (sfunc = int8inc, stype = bigint, initcond = '0');
CREATE FUNCTION h$n(text) RETURNS integer LANGUAGE sql AS 'SELECT 4';
CREATE PROCEDURE h$n(integer) LANGUAGE sql AS 'SELECT 5';

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
-- variant
CREATE PROCEDURE p$n(x integer, OUT y integer, OUT z text) LANGUAGE plpgsql AS $$ BEGIN y := x; END $$;
COMMENT ON PROCEDURE p$n IS 'Gives';
GRANT EXECUTE ON PROCEDURE p$n TO soak_reader;
-- variant
CREATE PROCEDURE p$n(y integer, VARIADIC z text[] DEFAULT '{}') LANGUAGE sql SET work_mem = '1MB' BEGIN ATOMIC DELETE FROM t2 WHERE x = ANY (z); END;
ALTER PROCEDURE p$n OWNER TO soak_owner;

-- feature: aggregate
-- variant
CREATE AGGREGATE total$n(integer) (sfunc = int4pl, stype = integer);
-- variant
CREATE AGGREGATE total$n(integer) (sfunc = int4pl, stype = integer, initcond = '0', parallel = safe, combinefunc = int4pl);
COMMENT ON AGGREGATE total$n(integer) IS 'Sum';
-- variant
CREATE AGGREGATE total$n(double precision ORDER BY anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
-- variant
CREATE AGGREGATE total$n(*) (sfunc = int8inc, stype = bigint, initcond = '0');

-- feature: aggregates of all kinds
-- variant
CREATE FUNCTION step$n(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 + $2';
CREATE AGGREGATE all_of$n(integer) (sfunc = step$n, stype = integer, msfunc = int4pl, minvfunc = int4mi, mstype = integer, minitcond = '0', sspace = 16);
CREATE VIEW all_view$n AS SELECT all_of$n(a::integer) FROM t1;
-- variant
CREATE FUNCTION step$n(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 - $2';
CREATE AGGREGATE all_of$n(integer) (sfunc = step$n, stype = integer, sortop = <, finalfunc = abs, finalfunc_modify = shareable);
CREATE VIEW all_view$n AS SELECT all_of$n(a::integer) FROM t1;
-- variant
CREATE AGGREGATE all_of$n(VARIADIC "any" ORDER BY VARIADIC "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
-- variant
CREATE FUNCTION step$n(bigint, a integer) RETURNS bigint LANGUAGE sql AS 'SELECT $1 + $2';
CREATE AGGREGATE all_of$n(a integer) (sfunc = step$n, stype = bigint, initcond = '7', combinefunc = int8pl, parallel = restricted);
CREATE VIEW all_view$n AS SELECT all_of$n(a::integer) FROM t1;
GRANT EXECUTE ON FUNCTION all_of$n(integer) TO soak_reader;
ALTER AGGREGATE all_of$n(integer) OWNER TO soak_owner;
-- variant
CREATE AGGREGATE all_of$n(VARIADIC integer[]) (sfunc = array_cat, stype = integer[], initcond = '{}');
COMMENT ON AGGREGATE all_of$n(VARIADIC integer[]) IS 'All';

-- feature: operator
-- variant
CREATE OPERATOR @$n@ (leftarg = integer, rightarg = integer, function = int4pl);
-- variant
CREATE OPERATOR @$n@ (leftarg = integer, rightarg = integer, function = int4pl, commutator = @$n@);
-- variant
CREATE OPERATOR @$n@ (rightarg = integer, function = int4um);

-- feature: operators of one another
-- variant
CREATE FUNCTION lt$n(t2, t2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id < $2.id';
CREATE OPERATOR @$n@ (leftarg = t2, rightarg = t2, function = lt$n, restrict = scalarltsel, join = scalarltjoinsel);
-- variant
CREATE FUNCTION lt$n(t2, t2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id < $2.id';
CREATE FUNCTION ge$n(t2, t2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id >= $2.id';
CREATE OPERATOR @$n@ (leftarg = t2, rightarg = t2, function = lt$n, negator = @$n@?, commutator = ?@$n@);
CREATE OPERATOR @$n@? (leftarg = t2, rightarg = t2, function = ge$n, negator = @$n@);
CREATE OPERATOR ?@$n@ (leftarg = t2, rightarg = t2, function = lt$n, commutator = @$n@);
CREATE VIEW compared$n AS SELECT l.id FROM t2 AS l, t2 AS r WHERE l @$n@ r;
-- variant
CREATE FUNCTION eq$n(t2, t2) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id = $2.id';
CREATE OPERATOR @$n@ (leftarg = t2, rightarg = t2, function = eq$n, commutator = @$n@, hashes, merges);
COMMENT ON OPERATOR @$n@ (t2, t2) IS 'Same';
ALTER OPERATOR @$n@ (t2, t2) OWNER TO soak_owner;

-- feature: operator class
-- variant
CREATE OPERATOR FAMILY fam$n USING btree;
CREATE OPERATOR CLASS back$n FOR TYPE integer USING btree FAMILY fam$n AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(integer, integer);
CREATE TABLE classed$n (i integer);
CREATE INDEX classed_i$n ON classed$n (i back$n);
-- variant
CREATE FUNCTION order$n(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR FAMILY fam$n USING btree;
CREATE OPERATOR CLASS back$n FOR TYPE integer USING btree FAMILY fam$n AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 order$n(integer, integer);
CREATE TABLE classed$n (i integer);
CREATE INDEX classed_i$n ON classed$n (i back$n);
COMMENT ON OPERATOR CLASS back$n USING btree IS 'Backwards';
COMMENT ON OPERATOR FAMILY fam$n USING btree IS 'Both';
-- variant
CREATE OPERATOR CLASS back$n FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY back$n USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE TABLE classed$n (i integer);
CREATE INDEX classed_i$n ON classed$n (i back$n DESC);
-- variant
CREATE TYPE point$n AS (x integer, y integer);
CREATE OPERATOR FAMILY fam$n USING hash;
CREATE FUNCTION hashed$n(point$n) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.x';
CREATE FUNCTION alike$n(point$n, point$n) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x = $2.x';
CREATE OPERATOR =@$n@ (leftarg = point$n, rightarg = point$n, function = alike$n, hashes);
CREATE OPERATOR CLASS back$n DEFAULT FOR TYPE point$n USING hash FAMILY fam$n AS OPERATOR 1 =@$n@, FUNCTION 1 hashed$n(point$n);
ALTER OPERATOR FAMILY fam$n USING hash OWNER TO soak_owner;
ALTER OPERATOR CLASS back$n USING hash OWNER TO soak_owner;
CREATE TABLE classed$n (p point$n);
CREATE INDEX classed_i$n ON classed$n USING hash (p);

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

-- feature: casts under all
-- variant
CREATE TYPE cased$n AS ENUM ('a', 'b');
CREATE FUNCTION to_cased$n(text) RETURNS cased$n LANGUAGE sql IMMUTABLE AS $$ SELECT 'a'::cased$n $$;
CREATE CAST (text AS cased$n) WITH FUNCTION to_cased$n(text) AS ASSIGNMENT;
CREATE TABLE casing$n (v text, w text GENERATED ALWAYS AS (CASE WHEN v::cased$n = 'a' THEN 'x' END) STORED, CHECK (v::cased$n < 'b'));
CREATE VIEW cased_view$n AS SELECT v::cased$n AS c FROM casing$n;
-- variant
CREATE TYPE cased$n AS ENUM ('a', 'b', 'c');
CREATE FUNCTION to_cased2$n(text, integer) RETURNS cased$n LANGUAGE sql IMMUTABLE AS $$ SELECT 'b'::cased$n $$;
CREATE CAST (text AS cased$n) WITH FUNCTION to_cased2$n(text, integer) AS IMPLICIT;
CREATE TABLE casing$n (v text, w text GENERATED ALWAYS AS (CASE WHEN v::cased$n = 'a' THEN 'x' END) STORED, CHECK (v::cased$n < 'b'));
CREATE VIEW cased_view$n AS SELECT v::cased$n AS c FROM casing$n;
-- variant
CREATE DOMAIN cased$n AS integer;
CREATE TABLE casing$n (v text, x text);
CREATE CAST (cased$n AS text) WITH INOUT;
-- variant
CREATE TABLE cased$n (v text);
CREATE CAST (money AS bigint) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE TABLE casing$n (v text);
CREATE VIEW cased_view$n AS SELECT v::money::bigint AS c FROM casing$n;

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

-- feature: triggers of all kinds
-- variant
CREATE FUNCTION hit$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER h1$n AFTER TRUNCATE ON t2 EXECUTE FUNCTION hit$n();
CREATE TRIGGER h2$n AFTER INSERT OR DELETE OR UPDATE ON t2 FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION hit$n();
-- variant
CREATE FUNCTION hit$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER h1$n BEFORE UPDATE ON t2 FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION hit$n('a,b', '\x');
ALTER TABLE t2 ENABLE REPLICA TRIGGER h1$n;
-- variant
CREATE FUNCTION hit$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER h1$n AFTER INSERT OR UPDATE OF x ON t2 FROM t1 NOT DEFERRABLE FOR EACH ROW WHEN (NEW.x > 'a') EXECUTE FUNCTION hit$n();
CREATE TRIGGER h2$n AFTER DELETE ON t2 REFERENCING OLD TABLE AS "Old rows" FOR EACH ROW EXECUTE FUNCTION hit$n();
COMMENT ON TRIGGER h1$n ON t2 IS 'Hit';
-- variant
CREATE SCHEMA hits$n;
CREATE FUNCTION hits$n.hit$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER h1$n AFTER INSERT OR UPDATE ON t2 DEFERRABLE FOR EACH ROW EXECUTE FUNCTION hits$n.hit$n();
CREATE TRIGGER h2$n BEFORE DELETE ON t2 FOR EACH STATEMENT EXECUTE FUNCTION hits$n.hit$n();
ALTER TABLE t2 DISABLE TRIGGER h2$n;

-- feature: triggers of partitions
-- variant
CREATE FUNCTION pt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE parted$n (id integer, v text) PARTITION BY LIST (id);
CREATE TABLE parted_1$n PARTITION OF parted$n FOR VALUES IN (1);
CREATE TRIGGER after$n AFTER INSERT ON parted$n FOR EACH ROW EXECUTE FUNCTION pt$n();
-- variant
CREATE FUNCTION pt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE parted$n (id integer, v text) PARTITION BY LIST (id);
CREATE TABLE parted_1$n PARTITION OF parted$n FOR VALUES IN (1);
CREATE TABLE parted_2$n PARTITION OF parted$n FOR VALUES IN (2);
CREATE TRIGGER after$n AFTER INSERT ON parted$n FOR EACH ROW EXECUTE FUNCTION pt$n();
ALTER TABLE parted_1$n DISABLE TRIGGER after$n;
COMMENT ON TRIGGER after$n ON parted$n IS 'After';
-- variant
CREATE FUNCTION pt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE parted$n (id integer, v text) PARTITION BY LIST (id);
CREATE TABLE parted_1$n PARTITION OF parted$n FOR VALUES IN (1) PARTITION BY LIST (v);
CREATE TABLE parted_1x$n PARTITION OF parted_1$n DEFAULT;
CREATE TRIGGER after$n AFTER INSERT OR UPDATE OF v ON parted$n FOR EACH ROW EXECUTE FUNCTION pt$n();
ALTER TABLE parted$n ENABLE ALWAYS TRIGGER after$n;
-- variant
CREATE FUNCTION pt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE parted$n (id integer, v text) PARTITION BY LIST (id);
CREATE TABLE parted_1$n PARTITION OF parted$n FOR VALUES IN (1);
CREATE TRIGGER after$n AFTER INSERT ON parted_1$n FOR EACH ROW EXECUTE FUNCTION pt$n();
CREATE TRIGGER whole$n BEFORE INSERT ON parted$n FOR EACH STATEMENT EXECUTE FUNCTION pt$n();

-- feature: triggers of a view
-- variant
CREATE FUNCTION vt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE VIEW tv$n AS SELECT id, b FROM t1;
CREATE TRIGGER i1$n INSTEAD OF INSERT OR UPDATE OR DELETE ON tv$n FOR EACH ROW EXECUTE FUNCTION vt$n();
-- variant
CREATE FUNCTION vt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE VIEW tv$n AS SELECT b, id FROM t1;
CREATE TRIGGER i1$n INSTEAD OF INSERT OR UPDATE OR DELETE ON tv$n FOR EACH ROW EXECUTE FUNCTION vt$n();
COMMENT ON TRIGGER i1$n ON tv$n IS 'Instead';
CREATE TRIGGER i2$n BEFORE UPDATE OF b ON tv$n FOR EACH STATEMENT WHEN (true) EXECUTE FUNCTION vt$n();
-- variant
CREATE FUNCTION vt$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE tv$n (id integer, b text);
CREATE TRIGGER i1$n BEFORE INSERT ON tv$n FOR EACH ROW EXECUTE FUNCTION vt$n();

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
-- variant
CREATE FUNCTION noticed$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER watch$n ON sql_drop EXECUTE FUNCTION noticed$n();
ALTER EVENT TRIGGER watch$n ENABLE ALWAYS;
CREATE EVENT TRIGGER rewritten$n ON table_rewrite EXECUTE FUNCTION noticed$n();
ALTER EVENT TRIGGER rewritten$n ENABLE REPLICA;

-- feature: attributes of procedures
-- variant
CREATE PROCEDURE pa$n(x integer) LANGUAGE sql AS 'SELECT x';
-- variant
CREATE PROCEDURE pa$n(x integer) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS 'SELECT x';
-- variant
CREATE PROCEDURE pa$n(INOUT x integer DEFAULT 1) LANGUAGE plpgsql SET work_mem = '8MB' AS $$ BEGIN x := 2; END $$;
COMMENT ON PROCEDURE pa$n IS 'Does it';
-- variant
CREATE PROCEDURE pa$n(x integer, y text = 'z') LANGUAGE sql BEGIN ATOMIC SELECT x; END;

-- feature: functions in C
-- variant
CREATE FUNCTION strange$n(text, integer) RETURNS integer LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- variant
CREATE FUNCTION strange$n(text, integer) RETURNS integer LANGUAGE c IMMUTABLE STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
-- variant
CREATE FUNCTION strange$n(text, integer) RETURNS integer LANGUAGE internal AS 'int4pl';

-- feature: transform since 18
-- variant since 18
CREATE FUNCTION seen_as$n(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE shown$n AS ENUM ('a', 'b');
CREATE TRANSFORM FOR shown$n LANGUAGE sql (FROM SQL WITH FUNCTION seen_as$n(internal));
CREATE FUNCTION shows$n(shown$n) RETURNS text LANGUAGE sql TRANSFORM FOR TYPE shown$n AS 'SELECT $1::text';
-- variant since 18
CREATE FUNCTION seen_as$n(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE shown$n AS ENUM ('a', 'b', 'c');
CREATE FUNCTION shows$n(shown$n) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
-- variant since 18
CREATE FUNCTION seen_as$n(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION read_as$n(internal) RETURNS date LANGUAGE internal IMMUTABLE STRICT AS 'date_in';
CREATE TRANSFORM FOR date LANGUAGE sql (FROM SQL WITH FUNCTION seen_as$n(internal), TO SQL WITH FUNCTION read_as$n(internal));

-- feature: conversion
-- variant
CREATE CONVERSION turned$n FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- variant
CREATE DEFAULT CONVERSION turned$n FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION turned$n IS 'Turns';
-- variant
CREATE CONVERSION turned$n FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
ALTER CONVERSION turned$n OWNER TO soak_owner;

-- feature: language
-- variant
CREATE LANGUAGE speech$n HANDLER plpgsql_call_handler;
-- variant
CREATE TRUSTED LANGUAGE speech$n HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE speech$n IS 'Speaks';
GRANT USAGE ON LANGUAGE speech$n TO soak_reader;
CREATE FUNCTION spoken$n() RETURNS integer LANGUAGE speech$n AS $$ BEGIN RETURN 1; END $$;
-- variant
CREATE TRUSTED LANGUAGE speech$n HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
ALTER LANGUAGE speech$n OWNER TO soak_owner;
REVOKE USAGE ON LANGUAGE speech$n FROM PUBLIC;
CREATE FUNCTION spoken$n() RETURNS integer LANGUAGE speech$n AS $$ BEGIN RETURN 2; END $$;

-- feature: access method
-- variant
CREATE ACCESS METHOD reach_by$n TYPE INDEX HANDLER bthandler;
-- variant
CREATE ACCESS METHOD reach_by$n TYPE INDEX HANDLER hashhandler;
COMMENT ON ACCESS METHOD reach_by$n IS 'Reaches';
-- variant
CREATE ACCESS METHOD kept_by$n TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE reached$n (id integer) USING kept_by$n;
