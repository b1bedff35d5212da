import { describe, expect, it } from "vitest";
import { diff } from "../../../core/catalog/diff.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { accessOn, expectPassage } from "./access.ts";

const ROLES = "CREATE ROLE privs_r; CREATE ROLE privs_o; CREATE ROLE privs_m; CREATE SCHEMA s;";

/** Everything that has privileges by default, for the one who makes it and for one who does not. */
const DEFAULTS = `
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO privs_r;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT INSERT, UPDATE ON TABLES TO privs_r WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO privs_r;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT EXECUTE ON FUNCTIONS TO privs_r;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE INSERT ON TABLES FROM CURRENT_USER;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO privs_r;
ALTER DEFAULT PRIVILEGES FOR ROLE privs_m GRANT ALL ON TABLES TO privs_o;
ALTER DEFAULT PRIVILEGES FOR ROLE privs_m REVOKE ALL ON TABLES FROM privs_m;`;

const OBJECTS = `
CREATE SCHEMA s2;
CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, n serial, a text);
CREATE TABLE s.t (a integer);
CREATE VIEW s.v AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE g(integer) (SFUNC = int4pl, STYPE = integer);
CREATE TYPE e AS ENUM ('a');
CREATE TYPE s.c AS (a integer);
CREATE DOMAIN d AS integer;
CREATE TYPE r AS RANGE (SUBTYPE = integer);
CREATE SEQUENCE q;
CREATE TABLE own (a integer);
ALTER TABLE own OWNER TO privs_o;`;

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, "privs_");
  describe.skipIf(passage === undefined)(`privileges on PostgreSQL ${major}`, () => {
    const go = (from: string, to: string): Promise<readonly string[]> =>
      expectPassage(passage, ROLES + from, ROLES + to);

    it("new objects have what the target says, whatever the defaults were", async () => {
      await go(DEFAULTS, OBJECTS + DEFAULTS);
    });

    it("new objects may have what the defaults give", async () => {
      await go(DEFAULTS, DEFAULTS + OBJECTS);
    });

    it("new objects may have other privileges than the defaults give", async () => {
      await go(
        DEFAULTS,
        `${DEFAULTS}${OBJECTS} GRANT UPDATE ON own TO privs_r; GRANT EXECUTE ON FUNCTION f() TO PUBLIC;
         GRANT SELECT (a) ON t TO privs_m; REVOKE SELECT ON t FROM privs_r; REVOKE UPDATE ON s.t FROM privs_r;
         REVOKE GRANT OPTION FOR INSERT ON s.t FROM privs_r; REVOKE DELETE ON t FROM CURRENT_USER;`,
      );
    });

    it("defaults that change take hold after what is made", async () => {
      await go(
        `CREATE TABLE t (a integer); CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
         ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO privs_r;`,
        `CREATE VIEW t AS SELECT 1 AS a; CREATE FUNCTION f(b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
         ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO privs_m; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO privs_r;`,
      );
    });

    it.each([
      ["privs_o", "privs_m"],
      ["CURRENT_USER", "privs_m"],
      ["privs_o", "CURRENT_USER"],
    ])("an owner's privileges go from %s to %s", async (one, other) => {
      await go(
        `CREATE TABLE t (a integer, n serial); ALTER TABLE t OWNER TO ${one}; REVOKE INSERT ON t FROM ${one};
         GRANT SELECT ON t TO privs_r; GRANT SELECT ON t TO ${other}; GRANT SELECT (a) ON t TO ${other};
         REVOKE ALL ON SEQUENCE t_n_seq FROM ${one};`,
        `CREATE TABLE t (a integer, n serial); ALTER TABLE t OWNER TO ${other}; REVOKE UPDATE ON t FROM ${other};
         GRANT SELECT ON t TO privs_r; GRANT INSERT ON t TO ${one}; REVOKE USAGE ON SEQUENCE t_n_seq FROM ${other};`,
      );
    });

    const CHAIN = `CREATE TABLE t (a integer); GRANT SELECT ON t TO privs_r WITH GRANT OPTION;
      SET ROLE privs_r; GRANT SELECT ON t TO privs_o WITH GRANT OPTION; GRANT SELECT (a) ON t TO privs_m; RESET ROLE;
      SET ROLE privs_o; GRANT SELECT ON t TO privs_m; RESET ROLE; GRANT SELECT ON t TO privs_m;`;

    it.each([
      ["nothing", "CREATE TABLE t (a integer);"],
      ["privileges without more", "CREATE TABLE t (a integer); GRANT SELECT ON t TO privs_r, privs_o, privs_m;"],
      [
        "those of another owner",
        `CREATE TABLE t (a integer); ALTER TABLE t OWNER TO privs_m; GRANT SELECT, UPDATE ON t TO privs_r WITH GRANT OPTION;
         SET ROLE privs_r; GRANT UPDATE ON t TO privs_o; RESET ROLE;`,
      ],
    ])("privileges that others than the owner have granted become %s", async (_, to) => {
      await go(CHAIN, to);
    });

    it("every kind of object that has privileges is given and taken", async () => {
      const things = `CREATE FOREIGN DATA WRAPPER w; CREATE SERVER z FOREIGN DATA WRAPPER w; CREATE SEQUENCE q;
        CREATE FOREIGN TABLE ft (a integer) SERVER z; CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a, b FROM t;
        CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
        CREATE AGGREGATE g(integer) (SFUNC = int4pl, STYPE = integer); CREATE TYPE e AS ENUM ('a'); CREATE DOMAIN d AS integer;
        CREATE TYPE c AS (a integer); CREATE TYPE r AS RANGE (SUBTYPE = integer);`;
      await go(
        things,
        `${things} GRANT USAGE ON FOREIGN DATA WRAPPER w TO privs_r; GRANT USAGE ON FOREIGN SERVER z TO privs_r WITH GRANT OPTION;
         GRANT USAGE, SELECT ON SEQUENCE q TO PUBLIC; GRANT INSERT ON ft TO privs_r; GRANT ALL ON t TO privs_r;
         GRANT SELECT (a), UPDATE (a, b) ON v TO privs_r WITH GRANT OPTION; REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
         GRANT EXECUTE ON PROCEDURE p() TO privs_r; REVOKE ALL ON FUNCTION g(integer) FROM PUBLIC, CURRENT_USER;
         REVOKE USAGE ON TYPE e FROM PUBLIC; GRANT USAGE ON DOMAIN d TO privs_r; REVOKE USAGE ON TYPE c FROM PUBLIC;
         GRANT USAGE ON TYPE r TO privs_r WITH GRANT OPTION; GRANT CREATE ON SCHEMA s TO privs_r;
         GRANT CREATE ON SCHEMA public TO privs_r; ${major >= 18 ? "GRANT MAINTAIN ON t TO privs_o;" : ""}`,
      );
    });
  });
}

const newest = await accessOn(18, "privs_");
it.skipIf(newest === undefined)(
  "new objects keep what the defaults give where nothing is said of privileges",
  async () => {
    const { openState, dropStates } = await import("./access.ts");
    const server = newest?.server as NonNullable<typeof newest>["server"];
    const database = await openState(server, "privs_", `${ROLES} CREATE TABLE t (a integer); ${DEFAULTS}`);
    const goal = await postgres.introspect(database.connection);
    await database.close();
    const live = await openState(server, "privs_", ROLES + DEFAULTS);
    try {
      const from = await postgres.introspect(live.connection);
      const compiled = async (keepsGiven: boolean): Promise<string[]> => {
        const wanted = goal.filter(({ kind }) => kind !== "grant");
        const operations = diff(from, wanted, postgres.diffRules, { keepsGiven });
        const made = operations.filter((operation) => operation.verb !== "drop");
        return (await postgres.compile(made, { catalog: async () => from })).map(({ sql }) => sql.split(" ")[0] ?? "");
      };
      expect(await compiled(true)).toEqual(["CREATE"]);
      expect(await compiled(false)).toEqual(["CREATE", "GRANT", "REVOKE", "REVOKE"]);
    } finally {
      await live.close();
      await dropStates(server, "privs_");
    }
  },
);
