/** Expected values: what the manual says of `pg_subscription.subconninfo` and of the view `pg_user_mappings`. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { openPgliteShadow } from "../../../cli/host/shadow_pglite.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { compareSchemas } from "../../../core/mod.ts";
import { plain } from "../../support/migrate.ts";
import { onEveryPostgres } from "./engines.ts";

const READER = "unread_reader";

await onEveryPostgres((engine) => {
  beforeEach(() =>
    engine.run(
      `CREATE ROLE ${READER}`,
      "CREATE TABLE t (a integer)",
      "CREATE VIEW v AS SELECT a FROM t",
      "REVOKE ALL ON SCHEMA public FROM PUBLIC",
      "CREATE SCHEMA hidden",
      "CREATE TABLE hidden.t (a integer DEFAULT 1, b text)",
      "CREATE VIEW hidden.v AS SELECT a FROM hidden.t",
      "CREATE FOREIGN DATA WRAPPER w",
      "CREATE SERVER s FOREIGN DATA WRAPPER w",
      `CREATE USER MAPPING FOR ${READER} SERVER s OPTIONS ("user" 'me')`,
      "CREATE USER MAPPING FOR postgres SERVER s OPTIONS (password 'secret')",
      "CREATE USER MAPPING FOR PUBLIC SERVER s",
      "CREATE SUBSCRIPTION unread_sub CONNECTION 'dbname=x password=secret' PUBLICATION p WITH (connect = false, slot_name = NONE)",
      "COMMENT ON SUBSCRIPTION unread_sub IS 'ours'",
    ),
  );
  afterEach(() =>
    engine.run(
      "RESET ROLE",
      "DROP SUBSCRIPTION unread_sub",
      "DROP FOREIGN DATA WRAPPER w CASCADE",
      `DROP ROLE ${READER}`,
    ),
  );

  it("introspect() names what the role may not read, and reads all the rest", async () => {
    const whole = await postgres.introspect(engine.connection, { schemas: "all" });
    expect(whole.unmodelled).toEqual([]);
    await engine.run(`SET ROLE ${READER}`);
    const seen = await postgres.introspect(engine.connection, { schemas: "all" });
    expect(seen.unmodelled.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "user mapping postgres of s",
      "user mapping public of s",
      `user mapping ${READER} of s`,
      "subscription unread_sub",
    ]);
    const objects = plain(whole);
    const lost = Object.keys(objects).filter((key) => !(key in plain(seen)));
    expect(lost.filter((key) => !key.includes("unread_sub"))).toEqual([]);
    await engine.run("RESET ROLE", `GRANT USAGE ON FOREIGN SERVER s TO ${READER}`, `SET ROLE ${READER}`);
    const own = await postgres.introspect(engine.connection, { schemas: "all" });
    expect(own.ofKind("foreignServer")[0]?.attributes.users).toEqual({ [READER]: { user: "me" } });
  });

  it("compareSchemas() proposes nothing for what one side may not read", async () => {
    const whole = await postgres.introspect(engine.connection, { schemas: "all" });
    await engine.run(`SET ROLE ${READER}`);
    const seen = await postgres.introspect(engine.connection, { schemas: "all" });
    for (const [from, to] of [
      [whole, seen],
      [seen, whole],
    ] as const) {
      const options = { dialect: postgres, openShadow: openPgliteShadow, complete: true };
      expect((await compareSchemas(from, to, options)).upgrade).toEqual([]);
    }
  });
}, "server");
