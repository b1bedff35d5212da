/**
 * Code and privileges: what differs in one attribute is never taken for the same.
 *
 * @module
 */
import { describe } from "vitest";
import { type Pair, pairs } from "./pairs.ts";

/** Roles belong to the server and outlive every database. */
const ROLES = ["migr_reader", "migr_writer"].map(
  (role) => `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
);

const T = "CREATE TABLE t (id integer PRIMARY KEY, a integer, b text)";
const fn = (rest: string, body = "SELECT a + b"): string =>
  `CREATE FUNCTION f(a integer, b integer) RETURNS integer LANGUAGE sql ${rest} AS $$ ${body} $$`;
const TOUCH = "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$";
const OTHER = TOUCH.replace("touch", "other");
const trigger = (rest: string): string => `CREATE TRIGGER x ${rest}`;
const policy = (rest: string): string => `CREATE POLICY p ON t ${rest}`;
const EVENT = "CREATE FUNCTION ev() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$";

function pair(name: string, base: string, a: string, b: string, rest: Partial<Pair> = {}): Pair {
  return { name, base, a, b, ...rest };
}

const FUNCTIONS: readonly Pair[] = [
  pair("a function", "", "", fn("")),
  pair("a function's body", "", fn(""), fn("", "SELECT a * b")),
  pair("a function's volatility", "", fn(""), fn("IMMUTABLE")),
  pair("stable instead of immutable", "", fn("STABLE"), fn("IMMUTABLE")),
  pair("strictness", "", fn(""), fn("STRICT")),
  pair("security definer", "", fn(""), fn("SECURITY DEFINER")),
  pair("leakproof", "", fn(""), fn("LEAKPROOF")),
  pair("parallel safety", "", fn("PARALLEL RESTRICTED"), fn("PARALLEL SAFE")),
  pair("cost", "", fn(""), fn("COST 7")),
  pair("a setting", "", fn("SET work_mem TO '8MB'"), fn("SET work_mem TO '9MB'")),
  pair("a search path", "", fn("SET search_path TO 'public', pg_temp"), fn("SET search_path TO ''")),
  pair("a setting with a name in two parts", "", fn(""), fn("SET app.tenant TO 'it''s'")),
  pair("a default of a parameter", "", fn("").replace("b integer", "b integer DEFAULT 1"), fn("")),
  pair("a name of a parameter", "", fn("", "SELECT $1"), fn("", "SELECT $1").replace("a integer", "z integer")),
  pair("the type of a parameter", "", fn(""), fn("").replace("b integer", "b bigint").replace("a + b", "a")),
  pair("the type of the result", "", fn(""), fn("").replace("RETURNS integer", "RETURNS bigint")),
  pair(
    "a set as the result",
    "",
    "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1'",
  ),
  pair(
    "the estimated rows",
    "",
    "CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql ROWS 5 AS 'SELECT 1'",
  ),
  pair(
    "a table as the result",
    "",
    "CREATE FUNCTION f(n integer) RETURNS TABLE(x integer, y text) LANGUAGE sql AS 'SELECT 1, NULL'",
    "CREATE FUNCTION f(n integer) RETURNS TABLE(x integer, z text) LANGUAGE sql AS 'SELECT 1, NULL'",
  ),
  pair(
    "modes of parameters",
    "",
    "CREATE FUNCTION f(a integer, OUT b integer, VARIADIC c integer[]) LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION f(a integer, INOUT b integer, VARIADIC c integer[]) LANGUAGE sql AS 'SELECT 1'",
  ),
  pair(
    "a language",
    "",
    "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS ' SELECT 1 '",
    "CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS ' BEGIN RETURN 1; END '",
  ),
  pair(
    "a body in standard SQL",
    T,
    "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t)",
    "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE a > 1; END",
  ),
  pair("a body with dollars", "", fn("", "SELECT 1 -- $function$"), fn("", "SELECT 2 -- $function$")),
  pair(
    "an internal function",
    "",
    "CREATE FUNCTION f(text) RETURNS text LANGUAGE internal STRICT AS 'upper'",
    "CREATE FUNCTION f(text) RETURNS text LANGUAGE internal STRICT AS 'lower'",
  ),
  pair(
    "a window function",
    "",
    "CREATE FUNCTION f() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number'",
    "CREATE FUNCTION f() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank'",
  ),
  pair(
    "a support function",
    "",
    "CREATE FUNCTION f(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'textlike'",
    "CREATE FUNCTION f(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT textlike_support AS 'textlike'",
  ),
  pair(
    "a procedure",
    T,
    "CREATE PROCEDURE p(n integer) LANGUAGE sql AS 'DELETE FROM t WHERE a = n'",
    "CREATE PROCEDURE p(n integer, INOUT m integer DEFAULT 1) LANGUAGE plpgsql AS $$ BEGIN m := n; END $$",
  ),
  pair(
    "a function becomes a procedure",
    "",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT 1'",
    "CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1'",
  ),
  pair("overloads", "", fn(""), `${fn("")}; CREATE FUNCTION f(a text) RETURNS text LANGUAGE sql AS 'SELECT a'`),
  pair(
    "a function in a schema, of an enum and a row",
    `${T}; CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a', 'b')`,
    "",
    "CREATE FUNCTION app.f(m app.mood, r t) RETURNS SETOF t LANGUAGE sql AS 'SELECT r'",
  ),
  pair("a comment on a function", fn(""), "COMMENT ON FUNCTION f IS 'one'", "COMMENT ON FUNCTION f IS 'two'"),
  pair(
    "an aggregate",
    "",
    "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')",
    "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1', COMBINEFUNC = int4pl, PARALLEL = safe)",
  ),
  pair(
    "an aggregate of nothing, with a comment",
    "",
    "CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0'); COMMENT ON AGGREGATE many(*) IS 'all'",
    "CREATE AGGREGATE many(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '5'); COMMENT ON AGGREGATE many(*) IS 'all'",
  ),
  pair(
    "an aggregate over an ordered set",
    "",
    "",
    "CREATE AGGREGATE pd(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)",
  ),
  pair(
    "a moving aggregate",
    "",
    "CREATE AGGREGATE s(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', SORTOP = <)",
    "CREATE AGGREGATE s(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', SORTOP = <, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0')",
  ),
];

const SAME = "CREATE FUNCTION same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2'";
const OPERATORS: readonly Pair[] = [
  pair(
    "an operator",
    SAME,
    "CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = ===)",
    "CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = ===, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES)",
  ),
  pair(
    "a prefix operator with a comment",
    "CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 * 2'",
    "",
    "CREATE OPERATOR !! (FUNCTION = twice, RIGHTARG = integer); COMMENT ON OPERATOR !! (NONE, integer) IS 'twice'",
  ),
  pair(
    "operators that negate each other",
    `${SAME}; ${SAME.replace("same", "differs").replace("=", "<>")}`,
    "",
    `CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text, NEGATOR = !==);
     CREATE OPERATOR !== (FUNCTION = differs, LEFTARG = text, RIGHTARG = text, NEGATOR = ===)`,
  ),
  pair(
    "an operator class",
    "",
    "CREATE OPERATOR CLASS ints FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer)",
    "CREATE OPERATOR CLASS ints FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer), FUNCTION 2 hashint4extended(integer, bigint)",
  ),
  pair(
    "an operator family",
    "",
    "CREATE OPERATOR FAMILY ints USING hash",
    "CREATE OPERATOR FAMILY ints USING hash; ALTER OPERATOR FAMILY ints USING hash ADD OPERATOR 1 = (integer, integer), FUNCTION 1 hashint4(integer)",
  ),
  pair(
    "an index of an operator class",
    T,
    "CREATE OPERATOR CLASS ints FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer)",
    `CREATE OPERATOR CLASS ints FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
     CREATE INDEX t_a ON t (a ints)`,
  ),
  pair(
    "a cast",
    "CREATE TYPE m AS ENUM ('a'); CREATE FUNCTION num(m) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "CREATE CAST (m AS integer) WITH FUNCTION num(m)",
    "CREATE CAST (m AS integer) WITH FUNCTION num(m) AS ASSIGNMENT; COMMENT ON CAST (m AS integer) IS 'a cast'",
  ),
  pair(
    "a cast by text",
    "CREATE TYPE m AS ENUM ('a')",
    "CREATE CAST (m AS varchar) WITH INOUT AS IMPLICIT",
    "CREATE CAST (m AS varchar) WITH INOUT",
  ),
];

const TT = `${T}; ${TOUCH}; ${OTHER}`;
const each = "FOR EACH ROW EXECUTE FUNCTION touch()";
const TRIGGERS: readonly Pair[] = [
  pair("a trigger", TT, "", trigger(`BEFORE INSERT ON t ${each}`)),
  pair("a trigger's time", TT, trigger(`BEFORE INSERT ON t ${each}`), trigger(`AFTER INSERT ON t ${each}`)),
  pair("a trigger's event", TT, trigger(`BEFORE INSERT ON t ${each}`), trigger(`BEFORE INSERT OR DELETE ON t ${each}`)),
  pair("a trigger's columns", TT, trigger(`BEFORE UPDATE ON t ${each}`), trigger(`BEFORE UPDATE OF a ON t ${each}`)),
  pair(
    "a trigger's condition",
    TT,
    trigger(`BEFORE UPDATE ON t ${each}`),
    trigger(`BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.a <> NEW.a) EXECUTE FUNCTION touch()`),
  ),
  pair(
    "a trigger's function",
    TT,
    trigger(`BEFORE INSERT ON t ${each}`),
    trigger(`BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION other()`),
  ),
  pair(
    "a trigger's arguments",
    TT,
    trigger(`BEFORE INSERT ON t ${each}`),
    trigger(`BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch('x')`),
  ),
  pair(
    "for each statement",
    TT,
    trigger(`AFTER INSERT ON t ${each}`),
    trigger("AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION touch()"),
  ),
  pair(
    "transition tables",
    TT,
    trigger("AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION touch()"),
    trigger(
      "AFTER UPDATE ON t REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION touch()",
    ),
  ),
  pair(
    "a constraint trigger",
    TT,
    trigger(`AFTER INSERT ON t ${each}`),
    `CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t DEFERRABLE ${each}`,
  ),
  pair(
    "a deferred constraint trigger",
    TT,
    `CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t DEFERRABLE ${each}`,
    `CREATE CONSTRAINT TRIGGER x AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED ${each}`,
  ),
  pair(
    "a disabled trigger",
    `${TT}; ${trigger(`BEFORE INSERT ON t ${each}`)}`,
    "ALTER TABLE t ENABLE REPLICA TRIGGER x",
    "ALTER TABLE t DISABLE TRIGGER x",
  ),
  pair(
    "a trigger that always fires",
    `${TT}; ${trigger(`BEFORE INSERT ON t ${each}`)}`,
    "",
    "ALTER TABLE t ENABLE ALWAYS TRIGGER x",
  ),
  pair("a trigger of a view", `${TT}; CREATE VIEW v AS SELECT * FROM t`, "", trigger(`INSTEAD OF INSERT ON v ${each}`)),
  pair(
    "a comment on a trigger",
    `${TT}; ${trigger(`BEFORE INSERT ON t ${each}`)}`,
    "",
    "COMMENT ON TRIGGER x ON t IS 'one'",
  ),
  pair("an event trigger", EVENT, "", "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION ev()"),
  pair(
    "an event trigger's tags",
    EVENT,
    "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION ev()",
    "CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION ev()",
  ),
  pair(
    "a disabled event trigger with a comment",
    `${EVENT}; CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION ev()`,
    "",
    "ALTER EVENT TRIGGER e DISABLE; COMMENT ON EVENT TRIGGER e IS 'off'",
  ),
  pair(
    "a rule",
    T,
    "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
    "CREATE RULE r AS ON DELETE TO t WHERE OLD.a > 1 DO INSTEAD NOTHING",
  ),
  pair(
    "a rule that does more",
    `${T}; CREATE TABLE log (a integer)`,
    "CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO log VALUES (NEW.a)",
    "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO log VALUES (NEW.a); INSERT INTO log VALUES (1))",
  ),
  pair(
    "a disabled rule with a comment",
    `${T}; CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING`,
    "",
    "ALTER TABLE t DISABLE RULE r; COMMENT ON RULE r ON t IS 'off'",
  ),
];

const POLICIES: readonly Pair[] = [
  pair("row-level security", T, "", "ALTER TABLE t ENABLE ROW LEVEL SECURITY"),
  pair(
    "forced row-level security",
    `${T}; ALTER TABLE t ENABLE ROW LEVEL SECURITY`,
    "",
    "ALTER TABLE t FORCE ROW LEVEL SECURITY",
  ),
  pair(
    "a new table with row-level security",
    "",
    "",
    `${T}; ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY`,
  ),
  pair("a policy", T, "", policy("")),
  pair("a policy's command", T, policy("FOR SELECT USING (true)"), policy("FOR DELETE USING (true)")),
  pair("a restrictive policy", T, policy("USING (true)"), policy("AS RESTRICTIVE USING (true)")),
  pair("a policy's roles", T, policy("USING (true)"), policy("TO migr_reader, migr_writer USING (true)")),
  pair("a policy's condition", T, policy("USING (a > 1)"), policy("USING (a > 2)")),
  pair("a policy's check", T, policy("USING (a > 1)"), policy("USING (a > 1) WITH CHECK (a > 5)")),
  pair(
    "a policy's check alone",
    T,
    policy("FOR INSERT WITH CHECK (a > 1)"),
    policy("FOR INSERT WITH CHECK (a > 2 AND b = CURRENT_USER)"),
  ),
  pair("a comment on a policy", `${T}; ${policy("USING (true)")}`, "", "COMMENT ON POLICY p ON t IS 'all'"),
];

const PRIVILEGES: readonly Pair[] = [
  pair("a grant on a table", T, "", "GRANT SELECT ON t TO migr_reader"),
  pair(
    "a grant's privileges",
    T,
    "GRANT SELECT, INSERT ON t TO migr_reader",
    "GRANT SELECT, UPDATE ON t TO migr_reader",
  ),
  pair("a grant option", T, "GRANT SELECT ON t TO migr_reader", "GRANT SELECT ON t TO migr_reader WITH GRANT OPTION"),
  pair("a grant to everybody", T, "GRANT SELECT ON t TO migr_reader", "GRANT SELECT ON t TO PUBLIC"),
  pair(
    "a grant on columns",
    T,
    "GRANT SELECT (a) ON t TO migr_reader",
    "GRANT SELECT (a, b), UPDATE (b) ON t TO migr_reader",
  ),
  pair("what the owner may not do", T, "", "REVOKE DELETE ON t FROM CURRENT_USER"),
  pair("a grant on a view", `${T}; CREATE VIEW v AS SELECT a FROM t`, "", "GRANT SELECT ON v TO migr_reader"),
  pair(
    "a grant on a materialized view",
    `${T}; CREATE MATERIALIZED VIEW v AS SELECT a FROM t`,
    "",
    "GRANT SELECT ON v TO migr_reader",
  ),
  pair("a grant on a sequence", "CREATE SEQUENCE s", "", "GRANT USAGE ON SEQUENCE s TO migr_reader"),
  pair(
    "a grant on the sequence of a serial column",
    "CREATE TABLE s (id serial)",
    "",
    "GRANT USAGE ON SEQUENCE s_id_seq TO migr_reader",
  ),
  pair("a grant on a function", fn(""), "", "GRANT EXECUTE ON FUNCTION f TO migr_reader"),
  pair("a function that not everybody may call", fn(""), "", "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC"),
  pair(
    "a grant on a procedure",
    "CREATE PROCEDURE p() LANGUAGE sql AS ''",
    "",
    "GRANT EXECUTE ON PROCEDURE p() TO migr_reader WITH GRANT OPTION",
  ),
  pair(
    "a grant on a schema",
    "CREATE SCHEMA app",
    "GRANT USAGE ON SCHEMA app TO migr_reader",
    "GRANT CREATE ON SCHEMA app TO migr_reader",
  ),
  pair(
    "a grant on a type",
    "CREATE TYPE m AS ENUM ('a')",
    "",
    "REVOKE USAGE ON TYPE m FROM PUBLIC; GRANT USAGE ON TYPE m TO migr_reader",
  ),
  pair(
    "a new table with its grants",
    "",
    "",
    `${T}; GRANT SELECT, INSERT ON t TO migr_writer; GRANT SELECT ON t TO migr_reader`,
  ),
  pair("an owner of a table", T, "", "ALTER TABLE t OWNER TO migr_writer", { noDump: "it dumps no owners" }),
  pair("an owner's grants", T, "ALTER TABLE t OWNER TO migr_writer", "ALTER TABLE t OWNER TO migr_reader", {
    noDump: "it dumps no owners",
  }),
  pair(
    "owners of everything",
    `${T}; ${fn("")}; CREATE SCHEMA app; CREATE TYPE m AS ENUM ('a'); CREATE SEQUENCE s; CREATE VIEW v AS SELECT 1 AS x; CREATE PROCEDURE p() LANGUAGE sql AS ''; CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)`,
    "",
    "ALTER FUNCTION f OWNER TO migr_writer; ALTER SCHEMA app OWNER TO migr_writer; ALTER TYPE m OWNER TO migr_writer; ALTER SEQUENCE s OWNER TO migr_writer; ALTER VIEW v OWNER TO migr_writer; ALTER PROCEDURE p OWNER TO migr_writer; ALTER AGGREGATE total(integer) OWNER TO migr_writer",
    { noDump: "it dumps no owners" },
  ),
  pair(
    "owners of rarer things",
    'CREATE DOMAIN d AS text; CREATE TYPE c AS (a integer); CREATE TYPE r AS RANGE (subtype = integer); CREATE COLLATION co FROM "C"; DROP FOREIGN DATA WRAPPER IF EXISTS w CASCADE; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = simple); CREATE OPERATOR FAMILY fam USING hash; CREATE FOREIGN TABLE ft (a integer) SERVER s',
    "",
    "ALTER DOMAIN d OWNER TO migr_writer; ALTER TYPE c OWNER TO migr_writer; ALTER TYPE r OWNER TO migr_writer; ALTER COLLATION co OWNER TO migr_writer; GRANT USAGE ON FOREIGN DATA WRAPPER w TO migr_writer; ALTER SERVER s OWNER TO migr_writer; ALTER TEXT SEARCH DICTIONARY dict OWNER TO migr_writer; ALTER OPERATOR FAMILY fam USING hash OWNER TO migr_writer; ALTER FOREIGN TABLE ft OWNER TO migr_writer",
    { noDump: "it dumps no owners" },
  ),
  pair(
    "grants on rarer things",
    "CREATE DOMAIN d AS text; CREATE TYPE c AS (a integer); DROP FOREIGN DATA WRAPPER IF EXISTS w CASCADE; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a integer) SERVER s",
    "",
    "REVOKE USAGE ON DOMAIN d FROM PUBLIC; GRANT USAGE ON TYPE c TO migr_reader; REVOKE USAGE ON TYPE c FROM PUBLIC; GRANT USAGE ON FOREIGN SERVER s TO migr_reader; GRANT SELECT ON ft TO migr_reader; GRANT SELECT (a) ON ft TO migr_writer",
  ),
  pair(
    "default privileges",
    "CREATE SCHEMA app",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO migr_reader",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, INSERT ON TABLES TO migr_reader; ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT USAGE ON SEQUENCES TO migr_reader",
  ),
];

describe("functions", () => pairs(FUNCTIONS));
describe("operators and casts", () => pairs(OPERATORS));
describe("triggers and rules", () => pairs(TRIGGERS));
describe("policies", () => pairs(POLICIES, ROLES));
describe("privileges", () => pairs(PRIVILEGES, ROLES));
