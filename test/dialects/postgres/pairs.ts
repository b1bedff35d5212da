/**
 * Pairs of schemas that differ in one thing: their catalogs must differ, too, and a migration must lead from one to the
 * other and back. pg_dump is the witness, both that there is a difference and that none is left.
 *
 * @module
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { diff } from "../../../core/catalog/diff.ts";
import { introspect, migrate, plain } from "../../support/migrate.ts";
import { TARGETS, type TestDatabase } from "../../support/targets.ts";

/** Two schemas as DDL; `base` is run before each. */
export interface Pair {
  /** What differs. */
  readonly name: string;
  readonly base?: string | undefined;
  readonly a: string;
  readonly b: string;
  /** The first major of PostgreSQL that has it. */
  readonly since?: number;
  /** Why pg_dump cannot be a witness. */
  readonly noDump?: string;
}

/** Declares a test for each pair on the oldest server and on the newest, which is also PGlite's and has pg_dump as witness. */
export async function pairs(list: readonly Pair[], prepare: readonly string[] = []): Promise<void> {
  for (const target of TARGETS.filter(({ name }) => name.startsWith("PostgreSQL"))) {
    const reason = await target.unavailable();
    describe.skipIf(reason !== undefined)(`on ${target.name}`, () => {
      let database: TestDatabase;
      beforeAll(async () => {
        database = await target.open();
        for (const sql of prepare) await database.connection.query(sql);
      });
      afterAll(() => database?.dispose());
      beforeEach(() => database.reset());
      const isDumped = target.name === "PostgreSQL 18";
      for (const pair of list) {
        it.skipIf((pair.since ?? 0) > target.major)(`${pair.name} is seen and changed`, () =>
          check(database, pair, isDumped && pair.noDump === undefined),
        );
      }
    });
  }
}

async function check(database: TestDatabase, { base = "", a, b }: Pair, isDumped: boolean): Promise<void> {
  const build = async (sql: string): Promise<{ catalog: Awaited<ReturnType<typeof introspect>>; dump: string }> => {
    await database.reset();
    for (const { sql: statement } of database.dialect.split(`${base};\n${sql}`)) {
      await database.connection.query(statement);
    }
    return { catalog: await introspect(database), dump: isDumped ? await database.dump() : "" };
  };
  const first = await build(a);
  const second = await build(b);
  if (isDumped) expect(first.dump, "pg_dump sees the difference").not.toBe(second.dump);
  expect(plain(first.catalog), "the catalogs differ").not.toEqual(plain(second.catalog));
  for (const [from, to] of [
    [second, first],
    [first, second],
  ] as const) {
    await migrate(database, from.catalog, to.catalog);
    const found = await introspect(database);
    expect(plain(found)).toEqual(plain(to.catalog));
    expect(diff(found, to.catalog, database.dialect.diffRules)).toEqual([]);
    if (isDumped) expect(await database.dump()).toBe(to.dump);
  }
}
