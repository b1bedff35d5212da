import { describe, expect, it } from "vitest";
import { schemaObject } from "../../../core/catalog/object.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { accessOn, dropStates, expectPassage, openState, type Passage } from "./access.ts";

const PREFIX = "access_";

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, PREFIX);
  describe.skipIf(passage === undefined)(`roles on PostgreSQL ${major}`, () => {
    const go = (from: string, to: string): Promise<unknown> => expectPassage(passage, from, to);

    it("attributes, settings and comments change", async () => {
      await go(
        `CREATE ROLE access_a LOGIN SUPERUSER REPLICATION; COMMENT ON ROLE access_a IS 'A';
         ALTER ROLE access_a SET work_mem = '1MB'; ALTER ROLE access_a SET search_path = "$user", public, 'a b';`,
        `CREATE ROLE access_a NOINHERIT CREATEDB CREATEROLE BYPASSRLS CONNECTION LIMIT 5 VALID UNTIL '2030-01-01Z';
         ALTER ROLE access_a SET work_mem = '2MB'; ALTER ROLE access_a SET "access.x" = 'it''s 100% "it"';
         DO $$ BEGIN EXECUTE format('ALTER ROLE access_a IN DATABASE %I SET role = %L', current_database(), 'none'); END $$;`,
      );
    });

    it("come first and go last, with what they own, hold and see", async () => {
      await go(
        `CREATE ROLE access_gone; CREATE ROLE access_a; GRANT access_gone TO access_a; GRANT pg_monitor TO access_gone;
         CREATE TABLE t (a integer); ALTER TABLE t OWNER TO access_gone; CREATE POLICY p ON t TO access_gone, access_a;
         CREATE VIEW v AS SELECT 1 AS a; GRANT SELECT ON v TO access_gone; GRANT SELECT (a) ON t TO access_a;
         ALTER DEFAULT PRIVILEGES FOR ROLE access_gone GRANT SELECT ON TABLES TO access_a;
         CREATE SCHEMA s AUTHORIZATION access_gone; CREATE TABLE s.lost (a integer);`,
        `CREATE ROLE access_new LOGIN; CREATE ROLE access_a; GRANT access_a TO access_new WITH ADMIN OPTION;
         CREATE TABLE t (a integer); CREATE POLICY p ON t TO access_new; CREATE VIEW v AS SELECT 1 AS a;
         ALTER VIEW v OWNER TO access_new; GRANT INSERT ON t TO access_new WITH GRANT OPTION;
         ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO access_new;`,
      );
    });

    it("a rename keeps what the role has", async () => {
      const state = (name: string): string =>
        `CREATE ROLE ${name} LOGIN; CREATE ROLE access_m; GRANT ${name} TO access_m; CREATE TABLE t (a integer);
         ALTER TABLE t OWNER TO ${name}; CREATE POLICY p ON t TO access_m, ${name}; GRANT SELECT ON t TO access_m;
         ALTER DEFAULT PRIVILEGES FOR ROLE ${name} GRANT SELECT ON TABLES TO access_m;`;
      const role = (name: string) => ({ kind: "role", schema: "", name }) as const;
      const renames = [{ from: role("access_old"), to: role("access_new") }];
      const seen = await (passage as Passage).go(state("access_old"), state("access_new"), renames);
      expect(seen.there.found).toEqual(seen.there.wanted);
      expect(seen.back.found).toEqual(seen.back.wanted);
      expect(seen.statements.filter((sql) => !/ RENAME TO /.test(sql))).toEqual([]);
    });

    it("what another database of the server has made or dropped is no error", async () => {
      const { server } = passage as Passage;
      const object = schemaObject({ kind: "role", schema: "", name: "access_a" }, { login: true });
      const compile = async (verb: "create" | "drop"): Promise<readonly { sql: string }[]> =>
        await postgres.compile([{ verb, object }], { catalog: () => Promise.reject(new Error("not needed")) });
      const database = await openState(server, PREFIX, "CREATE ROLE access_a NOLOGIN PASSWORD 'secret'");
      try {
        const run = async (verb: "create" | "drop"): Promise<void> => {
          for (const { sql } of await compile(verb)) await database.connection.query(sql);
        };
        const password = "SELECT rolcanlogin, rolpassword IS NOT NULL AS has FROM pg_authid WHERE rolname = 'access_a'";
        await run("create");
        expect(await database.connection.query(password)).toEqual([{ rolcanlogin: true, has: true }]);
        await run("drop");
        await run("drop");
        expect(await database.connection.query(password)).toEqual([]);
      } finally {
        await database.close();
        await dropStates(server, PREFIX);
      }
    });

    it("only those that are asked for are read, and by everybody", async () => {
      const { server } = passage as Passage;
      const database = await openState(
        server,
        PREFIX,
        `CREATE ROLE access_a LOGIN PASSWORD 'secret' VALID UNTIL 'infinity'; CREATE ROLE access_b; CREATE ROLE access_z;
         GRANT access_a TO access_b; GRANT access_a TO access_z; GRANT access_b TO postgres; SET ROLE access_z`,
      );
      try {
        const read = async (roles?: string[]): Promise<string[]> => {
          const catalog = await postgres.introspect(database.connection, { schemas: "all", ...(roles && { roles }) });
          return [...catalog].map((object) =>
            JSON.stringify([object.kind, object.id.name, object.id.role, object.attributes]),
          );
        };
        expect(await read()).toEqual([]);
        expect(await read(["access_*", "!*_z", "postgres", "pg_*"])).toEqual([
          '["role","access_a",null,{"login":true}]',
          '["role","access_b",null,{}]',
          '["membership","access_a","access_b",{}]',
        ]);
      } finally {
        await database.connection.query("RESET ROLE");
        await database.close();
        await dropStates(server, PREFIX);
      }
    });
  });
}

const newest = await accessOn(18, PREFIX);
describe.skipIf(newest === undefined)("memberships on PostgreSQL 18", () => {
  const go = (from: string, to: string): Promise<unknown> => expectPassage(newest, from, to);

  it("options change in place, and who granted them is kept", async () => {
    await go(
      `CREATE ROLE access_a; CREATE ROLE access_b; CREATE ROLE access_c; CREATE ROLE access_d NOINHERIT;
       GRANT access_a TO access_b WITH ADMIN OPTION; GRANT access_a TO access_c GRANTED BY access_b; GRANT access_a TO access_d;`,
      `CREATE ROLE access_a; CREATE ROLE access_b; CREATE ROLE access_c; CREATE ROLE access_d;
       GRANT access_a TO access_b WITH INHERIT FALSE, SET FALSE; GRANT access_a TO access_c WITH ADMIN TRUE;
       GRANT access_a TO access_d WITH INHERIT FALSE GRANTED BY access_c;`,
    );
  });

  it("follow the member's own attribute only when they are made", async () => {
    await go(
      "CREATE ROLE access_a; CREATE ROLE access_b; GRANT access_a TO access_b",
      "CREATE ROLE access_a; CREATE ROLE access_b NOINHERIT; GRANT access_a TO access_b",
    );
  });
});
