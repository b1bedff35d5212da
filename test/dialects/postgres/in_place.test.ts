import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { diff } from "../../../core/catalog/diff.ts";
import { introspect } from "../../support/migrate.ts";
import { TARGETS, type TestDatabase } from "../../support/targets.ts";
import { CHANGES, type Change } from "./in_place.ts";

/** Those of this database; the server has others at the same time. */
const SUBSCRIPTIONS = "pg_subscription JOIN pg_database d ON d.oid = subdbid AND d.datname = current_database()";

/** What belongs to no schema would stay for the next case. */
const LEFT = `DO $$ DECLARE command text; BEGIN
  FOR command IN
    SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
    UNION ALL SELECT format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', subname) FROM ${SUBSCRIPTIONS}
    UNION ALL SELECT format('DROP SUBSCRIPTION %I', subname) FROM ${SUBSCRIPTIONS}
    UNION ALL SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
    UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
    UNION ALL SELECT format('DROP ACCESS METHOD %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
  LOOP EXECUTE command; END LOOP;
END $$`;

for (const target of TARGETS.filter(({ name }) => name.startsWith("PostgreSQL"))) {
  const reason = await target.unavailable();
  describe.skipIf(reason !== undefined)(`on ${target.name}`, () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await target.open();
    });
    afterAll(() => database?.dispose());
    for (const [at, change] of CHANGES.entries()) {
      const isHere = target.major >= (change.since ?? 0) && target.major <= (change.until ?? Number.POSITIVE_INFINITY);
      it.skipIf(!isHere)(`${change.what} changes by what the manual has for it`, async () => {
        const [old, fresh] = [
          await build(database, change, change.old, at),
          await build(database, change, change.new, at),
        ];
        const up = await statements(database, old, fresh);
        const down = await statements(database, fresh, old);
        expect(up.length, "there is a difference").toBeGreaterThan(0);
        const allowed = change.by.map((words) => words.replaceAll("@", String(at)));
        const others = [...up, ...down].filter((sql) => !allowed.some((words) => sql.startsWith(words)));
        expect(others).toEqual([]);
      });
    }
  });
}

async function build(database: TestDatabase, { base = "" }: Change, script: string, at: number): Promise<Catalog> {
  await database.reset();
  await database.connection.query(LEFT);
  for (const { sql } of database.dialect.split(`${base};\n${script}`.replaceAll("@", String(at)))) {
    await database.connection.query(sql);
  }
  return await introspect(database);
}

async function statements({ dialect }: TestDatabase, from: Catalog, to: Catalog): Promise<string[]> {
  const operations = diff(from, to, dialect.diffRules);
  const compiled = await dialect.compile(operations, { catalog: async () => from });
  return compiled.map(({ sql }) => sql.replace(/\s+/g, " "));
}
