import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPgliteShadow } from "../../cli/host/shadow_pglite.ts";
import { isServerWide } from "../../core/catalog/object.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import type { Shadow } from "../../core/proof/shadow.ts";

describe("the shadow and roles", () => {
  let shadow: Shadow;
  beforeAll(async () => {
    shadow = await openPgliteShadow();
  });
  afterAll(() => shadow?.close());
  const query = (sql: string): Promise<readonly object[]> => shadow.connection.query(sql);

  it("a role that a statement lacks is made, and what ran before it is still there", async () => {
    await query("BEGIN");
    await query("CREATE TABLE t (a integer)");
    await query("GRANT SELECT ON t TO app");
    await query("CREATE POLICY p ON t TO anon, app USING (true)");
    await query("COMMIT");
    expect(await query("SELECT has_table_privilege('app', 't', 'SELECT') AS may")).toEqual([{ may: true }]);
    expect(await query("SELECT polname FROM pg_policy")).toEqual([{ polname: "p" }]);
  });

  it("a role that is made for a transaction comes again when that was rolled back", async () => {
    for (const end of ["ROLLBACK", "COMMIT"]) {
      await query("BEGIN");
      await query("CREATE TABLE late (a integer)");
      await query("ALTER TABLE late OWNER TO keeper");
      await query(end);
    }
    expect(await query("SELECT tableowner FROM pg_tables WHERE tablename = 'late'")).toEqual([
      { tableowner: "keeper" },
    ]);
  });

  it("a statement that fails for something else fails, in a transaction, too", async () => {
    await query("BEGIN");
    await expect(query("GRANT SELECT ON nothing TO another")).rejects.toThrow(/nothing/);
    await query("ROLLBACK");
    await expect(query("SET ROLE nobody_at_all; SELECT broken")).rejects.toThrow(/broken/);
    await query("RESET ROLE");
  });

  it("a role that was only named is nobody's: it is not read as one that is declared", async () => {
    await query("CREATE ROLE declared LOGIN");
    await query("GRANT declared TO app");
    const catalog = await postgres.introspect(shadow.connection, { roles: ["*"] });
    const roles = [...catalog].filter(({ id }) => isServerWide(id)).map(({ id }) => id.name);
    expect(roles).toEqual(["declared"]);
  });

  it("reset() leaves no role behind, so that a revision can create it", async () => {
    await shadow.reset();
    expect(await query("SELECT rolname FROM pg_roles WHERE rolname IN ('app', 'anon')")).toEqual([]);
    await query("CREATE ROLE app");
    await shadow.reset();
    await query("CREATE ROLE app");
    expect(await query("SELECT rolname FROM pg_roles WHERE rolname = 'app'")).toEqual([{ rolname: "app" }]);
  });
});
