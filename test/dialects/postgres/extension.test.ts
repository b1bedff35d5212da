import { describe, expect, it } from "vitest";
import { Catalog } from "../../../core/catalog/catalog.ts";
import { diff } from "../../../core/catalog/diff.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { accessOn, dropStates, openState } from "./access.ts";

const PREFIX = "extension_";

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, PREFIX);
  describe.skipIf(passage === undefined)(`extensions on PostgreSQL ${major}`, () => {
    const inState = async (script: string, work: (state: Awaited<ReturnType<typeof openState>>) => Promise<void>) => {
      const { server } = passage as NonNullable<typeof passage>;
      const state = await openState(server, PREFIX, script);
      try {
        await work(state);
      } finally {
        await state.close();
        await dropStates(server, PREFIX);
      }
    };

    it("an older version is updated to the server's default, or to a given one", async () => {
      await inState("CREATE EXTENSION hstore VERSION '1.4'", async ({ connection }) => {
        const version = "SELECT extversion AS version FROM pg_extension WHERE extname = 'hstore'";
        for (const to of ["1.7", undefined]) {
          const from = await postgres.introspect(connection);
          const wanted = Catalog.of(
            [...from].map((object) => ({ ...object, attributes: to === undefined ? {} : { version: to } })),
          );
          const operations = diff(from, wanted, postgres.diffRules);
          for (const { sql } of await postgres.compile(operations, { catalog: async () => from })) {
            await connection.query(sql);
          }
          if (to !== undefined) expect(await connection.query(version)).toEqual([{ version: to }]);
        }
        expect(await connection.query(version)).toEqual([{ version: "1.8" }]);
      });
    });

    it("what they have is left alone, and what somebody has added to it is named", async () => {
      const script = `CREATE EXTENSION citext; CREATE EXTENSION postgres_fdw; CREATE TABLE m (a integer PRIMARY KEY);
        ALTER EXTENSION citext ADD TABLE m; CREATE INDEX m_i ON m (a); CREATE POLICY p ON m; GRANT SELECT ON m TO PUBLIC;
        REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
        GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO PUBLIC;
        CREATE TRIGGER tr BEFORE UPDATE ON m FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
        CREATE FUNCTION f() RETURNS citext LANGUAGE sql AS 'SELECT NULL::citext'; ALTER FUNCTION f() DEPENDS ON EXTENSION citext;`;
      await inState(script, async ({ connection }) => {
        const catalog = await postgres.introspect(connection, { schemas: "all" });
        expect([...catalog].map(({ kind, id }) => `${kind} ${id.name}`)).toEqual([
          "function f",
          "extension citext",
          "extension postgres_fdw",
        ]);
        expect(catalog.unmodelled.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
          "dependence on an extension: function f() on citext",
          "index of an extension's table: m.m_i",
          "policy of an extension's table: m.p",
          "privileges for a part of an extension: foreign-data wrapper postgres_fdw",
          "privileges for a part of an extension: function citext_eq(citext,citext)",
          "privileges for a part of an extension: table m",
          "trigger of an extension's table: m.tr",
        ]);
      });
    });
  });
}
