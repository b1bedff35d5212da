/**
 * The conformance suite: what every engine, driver and dialect must do, as one function that runs for each target.
 *
 * @module
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
import { reverseRenames } from "../../core/catalog/rename.ts";
import { catalogOf, introspect, migrate, plain, plainWithoutText } from "../support/migrate.ts";
import { rowsOf, sharedTables } from "../support/rows.ts";
import type { Target, TestDatabase } from "../support/targets.ts";
import { type AlterationCase, type SchemaCase, skipReason } from "./case.ts";
import * as code from "./cases/code.ts";
import * as columns from "./cases/columns.ts";
import * as constraints from "./cases/constraints.ts";
import * as indexes from "./cases/indexes.ts";
import * as others from "./cases/others.ts";
import * as tables from "./cases/tables.ts";
import { driverContract } from "./driver_contract.ts";

const GROUPS = { tables, columns, constraints, indexes, others, code };

/** Declares the suite for a target. */
export async function conformance(target: Target): Promise<void> {
  const unavailable = await target.unavailable();
  describe.skipIf(unavailable !== undefined)(
    `${target.name}${unavailable === undefined ? "" : ` (${unavailable})`}`,
    () => {
      let database: TestDatabase;
      beforeAll(async () => {
        database = target.spareDumps ? withoutDumps(await target.open()) : await target.open();
      });
      beforeEach(() => database.reset());
      afterAll(() => database.dispose());

      driverContract(() => database);
      for (const [group, { schemas, alterations }] of Object.entries(GROUPS)) {
        describe(`schemas: ${group}`, () => each(target, schemas, (example) => createAndDrop(database, example)));
        describe(`alterations: ${group}`, () => each(target, alterations, (example) => upDownUp(database, example)));
      }
      describe("renames", () => each(target, others.renames, (example) => upDownUp(database, example)));
    },
  );
}

/** The same engine is observed on another target. */
function withoutDumps(database: TestDatabase): TestDatabase {
  return { ...database, dump: async () => "" };
}

/** A test for each case; one that the target lacks is skipped with its reason. */
function each<Case extends SchemaCase | AlterationCase>(
  target: Target,
  cases: readonly Case[],
  test: (example: Case) => Promise<void>,
): void {
  for (const example of cases) {
    const reason = skipReason(example, target);
    if (reason === undefined) it(example.name, () => test(example));
    else it.skip(`${example.name} (${reason})`, () => {});
  }
}

/** Objects become statements, the engine runs them, and introspection gives the objects back. */
async function createAndDrop(database: TestDatabase, { objects, setup = [] }: SchemaCase): Promise<void> {
  const model = catalogOf(database, objects);
  await runAll(database, setup);
  const empty = await database.dump();
  await migrate(database, Catalog.EMPTY, model);
  const found = await introspect(database);
  expect(plainWithoutText(found, database)).toEqual(plainWithoutText(model, database));
  expect(diff(found, found, database.dialect.diffRules)).toEqual([]);

  await migrate(database, found, Catalog.EMPTY);
  expect(plain(await introspect(database))).toEqual({});
  expect(await database.dump()).toBe(empty);

  await migrate(database, Catalog.EMPTY, found);
  expect(plain(await introspect(database))).toEqual(plain(found));
}

/** One schema becomes another, comes back, and becomes it again; both observers agree, and rows survive. */
async function upDownUp(database: TestDatabase, example: AlterationCase): Promise<void> {
  const { renames = [], rows = [], setup = [] } = example;
  const after = await build(database, setup, catalogOf(database, example.after));
  await database.reset();
  const before = await build(database, setup, catalogOf(database, example.before));
  await runAll(database, rows);
  const shared = sharedTables(before.catalog, after.catalog, renames);
  const contents = await rowsOf(
    database,
    shared.map((table) => table.before),
  );

  for (const direction of ["up", "down", "up again"] as const) {
    const isUp = direction !== "down";
    const [from, to] = isUp ? [before, after] : [after, before];
    await migrate(database, from.catalog, to.catalog, isUp ? renames : reverseRenames(renames));
    expect(plain(await introspect(database)), direction).toEqual(plain(to.catalog));
    // pg_dump takes a while; the third time would tell nothing new.
    if (direction !== "up again") expect(await database.dump(), direction).toBe(to.dump);
    const selections = shared.map((table) => (isUp ? table.after : table.before));
    expect(await rowsOf(database, selections), direction).toEqual(contents);
  }
}

/** Creates a schema from scratch. */
async function build(
  database: TestDatabase,
  setup: readonly string[],
  model: Catalog,
): Promise<{ readonly catalog: Catalog; readonly dump: string }> {
  await runAll(database, setup);
  await migrate(database, Catalog.EMPTY, model);
  return { catalog: await introspect(database), dump: await database.dump() };
}

async function runAll({ connection }: TestDatabase, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await connection.query(statement);
}
