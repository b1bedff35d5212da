import { describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { autogenerate } from "../../core/migrator/autogenerate.ts";
import { role, table } from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import { execute } from "../support/migrate.ts";
import { targetNamed } from "../support/targets.ts";

const readers = role("readers", { inherit: false, comment: "They read" });
const models = {
  readers,
  app: role("app", {
    login: true,
    createDb: true,
    superuser: false,
    connectionLimit: 5,
    validUntil: "2030-01-01 00:00:00+00",
    set: { search_path: "app, public", work_mem: "64MB" },
    setInDatabase: { statement_timeout: "30s" },
    memberOf: [readers, { role: "pg_monitor", admin: true, set: false }],
  }),
};

describe("role()", () => {
  it("becomes what it says, a second comparison is empty, and only what is declared is looked at", async () => {
    const database = await targetNamed("PGlite").open();
    const { connection } = database;
    try {
      await connection.query("CREATE ROLE other");
      await connection.query("CREATE ROLE readers LOGIN");
      const openShadow = () => Promise.reject(new Error("There is nothing to ask."));
      const compare = () =>
        autogenerate(connection, toCatalog(models, postgres), {
          dialect: postgres,
          openShadow,
        });
      const { upgrade, downgrade } = await compare();
      const run = async (operations: typeof upgrade): Promise<void> => {
        const from = await postgres.introspect(connection);
        await execute(database, await postgres.compile(operations, { catalog: async () => from }));
      };
      await run(upgrade);
      expect((await compare()).upgrade).toEqual([]);
      const names = "SELECT rolname, rolcanlogin, rolinherit FROM pg_roles WHERE oid >= 16384 ORDER BY 1";
      expect(await connection.query(names)).toEqual([
        { rolname: "app", rolcanlogin: true, rolinherit: true },
        { rolname: "other", rolcanlogin: false, rolinherit: true },
        { rolname: "readers", rolcanlogin: false, rolinherit: false },
      ]);
      await run(downgrade);
      expect(await connection.query(names)).toEqual([
        { rolname: "other", rolcanlogin: false, rolinherit: true },
        { rolname: "readers", rolcanlogin: true, rolinherit: true },
      ]);
    } finally {
      await database.dispose();
    }
  });

  it("of a wrong role, or for SQLite, is refused by name", () => {
    expect(() => role("app", { memberOf: table("t", {}) as never })).toThrow(
      "The role app is a member of something that is no role.",
    );
    expect(() => toCatalog({ readers }, sqlite)).toThrow("SQLite has no roles, so it cannot have the role readers.");
  });
});
