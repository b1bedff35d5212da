/**
 * Every scenario on one engine. The printed script is run by the engine's own shell; then two observers must agree that
 * the schema is what the scenario wants (migr's catalog, and pg_dump or `sqlite_master`), a second comparison must find
 * nothing, rows must be there, and the way back must lead back.
 *
 * @module
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { canonical, describe as describeObject, type TableAttributes } from "../../../core/catalog/object.ts";
import { applyRenames, parseRename, type Rename } from "../../../core/catalog/rename.ts";
import { type AutogenerateResult, compare } from "../../../core/migrator/autogenerate.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import { subjectOf } from "../../../core/operations/operation.ts";
import { changeScript } from "../../../core/proof/change_script.ts";
import type { Impact } from "../../../core/proof/impact.ts";
import { measureOperations } from "../../../core/proof/measure.ts";
import { introspect, plain } from "../../support/migrate.ts";
import { rowsOf, sharedTables } from "../../support/rows.ts";
import { Coverage } from "./coverage.ts";
import type { CaseDatabase, CaseEngine } from "./engines.ts";
import { type Scenario, scenariosIn } from "./scenario.ts";

/** Declares a test for each scenario of an engine. */
export async function scenarios(engine: CaseEngine): Promise<void> {
  const unavailable = await engine.unavailable();
  if (unavailable !== undefined && process.env.CI === "true") throw new Error(unavailable);
  const name = `${engine.name}${unavailable === undefined ? "" : ` (${unavailable})`}`;
  describe.skipIf(unavailable !== undefined)(name, () => {
    const databases = {} as Databases;
    beforeAll(async () => {
      databases.changing = await engine.open();
      databases.other = await engine.open();
    });
    afterAll(async () => {
      await databases.changing?.dispose();
      await databases.other?.dispose();
    });
    const coverage = new Coverage();
    let checked = 0;
    const all = scenariosIn(engine.folder);
    for (const scenario of all) {
      const { file, title, since, until, without } = scenario;
      const isLacking = without.some((name) => name.startsWith(engine.name));
      const isHere = engine.major >= since && engine.major <= until && !isLacking;
      it.skipIf(!isHere)(`${file}: ${title}`, async () => {
        await check(databases, scenario, coverage);
        checked += 1;
      });
    }
    if (engine.covers) {
      it("Every kind and attribute is changed by a scenario, in both directions", ({ skip }) => {
        skip(checked < all.length * 0.9, "only some scenarios ran");
        expect(coverage.missing(engine.folder)).toEqual([]);
      });
    }
  });
}

interface Databases {
  changing: CaseDatabase;
  /** Shows first what shall come out, and is the shadow afterwards. */
  other: CaseDatabase;
}

/** A schema as both observers see it. */
interface State {
  readonly catalog: Catalog;
  readonly dump: string;
}

async function check({ changing, other }: Databases, scenario: Scenario, coverage: Coverage): Promise<void> {
  const wanted = await build(other, [scenario.setup, scenario.new]);
  const dumpsBack = !changing.sparesDumps || scenario.since > 14;
  const before = await build(changing, [scenario.setup, scenario.old], dumpsBack);
  coverage.see(before.catalog, wanted.catalog);
  await runAll(changing, scenario.rows);
  const compared = compareWith(other, scenario);
  if (scenario.fails !== undefined) {
    const change = async (): Promise<string> =>
      await scriptOf(changing, (await compared(before.catalog, wanted.catalog)).upgrade, before);
    await expect(change()).rejects.toThrow(scenario.fails);
    return;
  }
  const { upgrade, downgrade } = await compared(before.catalog, wanted.catalog);
  await assertHarmless(changing, upgrade, scenario);
  const renames = renamesOf(scenario, before.catalog, wanted.catalog);
  const sharing = scenario.valuesMayChange ? "sameType" : "anyType";
  const shared = sharedTables(before.catalog, wanted.catalog, renames, sharing);
  const reading = movesRows(before.catalog, wanted.catalog) ? "only" : "all";
  const restored = shared.map((table) => table.before);
  const rows = await rowsOf(changing, restored, reading);

  await changing.runScript(await scriptOf(changing, upgrade, before));
  const after = await observe(changing);
  await assertSame("up", after, wanted, scenario);
  expect((await compared(after.catalog, wanted.catalog)).upgrade, "a second comparison").toEqual([]);
  const selected = shared.map((table) => table.after);
  expect(await rowsOf(changing, selected, reading), "rows").toEqual(rows);

  await changing.runScript(await scriptOf(changing, downgrade, after));
  await assertSame("back", await observe(changing, dumpsBack), before, scenario);
  expect(await rowsOf(changing, restored, reading), "rows on the way back").toEqual(rows);
}

async function build(database: CaseDatabase, scripts: readonly string[], withDump = true): Promise<State> {
  await database.reset();
  for (const script of scripts) await runAll(database, script);
  return await observe(database, withDump);
}

async function runAll({ connection, dialect }: CaseDatabase, script: string): Promise<void> {
  for (const { sql } of dialect.split(script)) await connection.query(sql);
}

async function observe(database: CaseDatabase, withDump = true): Promise<State> {
  return { catalog: await introspect(database), dump: withDump ? await database.dump() : "" };
}

/** A table that stays belongs to another one, which then shows its rows. */
function movesRows(before: Catalog, after: Catalog): boolean {
  const familyOf = ({ partitionOf, inherits }: TableAttributes): string =>
    canonical([partitionOf?.schema, partitionOf?.table, inherits]);
  return before.ofKind("table").some(({ id, attributes }) => {
    const now = after.get(id)?.attributes;
    return now !== undefined && familyOf(now) !== familyOf(attributes);
  });
}

type Compare = (from: Catalog, to: Catalog) => Promise<AutogenerateResult>;

function compareWith(other: CaseDatabase, { renames }: Scenario): Compare {
  let isFirst = true;
  return async (from, to) => {
    await other.reset();
    const open = async () => ({ connection: other.connection, reset: () => other.reset(), close: async () => {} });
    // Renames are answered once: what is renamed already is no longer there.
    const answers = renames.filter((answer) => isFirst || isOpen(answer, from, to));
    isFirst = false;
    return await compare(from, to, {
      dialect: other.dialect,
      openShadow: open,
      complete: true,
      renames: answers,
      noRename: true,
    });
  };
}

function isOpen(answer: string, from: Catalog, to: Catalog): boolean {
  try {
    parseRename(answer, from, to);
    return true;
  } catch {
    return false;
  }
}

/** Each answer is about what the ones before it leave. */
function renamesOf({ renames }: Scenario, from: Catalog, to: Catalog): Rename[] {
  let renamed = from;
  return renames.map((answer) => {
    const rename = parseRename(answer, renamed, to);
    renamed = applyRenames(renamed, [rename]);
    return rename;
  });
}

async function scriptOf(database: CaseDatabase, operations: readonly Operation[], { catalog }: State): Promise<string> {
  const { dialect } = database;
  return changeScript(await dialect.compile(operations, { catalog: async () => catalog, isExact: true }), dialect);
}

async function assertSame(direction: string, found: State, wanted: State, scenario: Scenario): Promise<void> {
  if (scenario.spellingMayDiffer) {
    expect(Object.keys(plain(found.catalog)), direction).toEqual(Object.keys(plain(wanted.catalog)));
    return;
  }
  expect(plain(found.catalog), `${direction}, by migr's catalog`).toEqual(plain(wanted.catalog));
  expect(found.dump, `${direction}, by the engine's own dump`).toBe(wanted.dump);
}

const IMPACTS = ["metadata", "scan", "rewrite"] as const;

/** Each operation, measured where its rows are, does no more than the scenario allows. */
async function assertHarmless(
  { connection, dialect }: CaseDatabase,
  operations: readonly Operation[],
  { allow }: Scenario,
): Promise<void> {
  const hazards = operations.flatMap((operation) => dialect.hazards(operation));
  const lossy = hazards.filter(({ level }) => level === "lossy").map(({ message }) => message);
  if (!allow.lossy) expect(lossy, "data loss").toEqual([]);
  const restore = await dialect.session.open(connection);
  await connection.query(dialect.session.begin);
  let impacts: Impact[];
  try {
    impacts = await measureOperations(connection, operations, { dialect, inTransaction: true });
  } finally {
    await connection.query("ROLLBACK");
    await restore();
  }
  const isWorse = (found: Impact): boolean => IMPACTS.indexOf(found.class) > IMPACTS.indexOf(allow.impact);
  const worse = operations.flatMap((operation, at) => {
    const found = impacts[at];
    return found !== undefined && isWorse(found) ? `${found.class}: ${operation.verb} ${nameOf(operation)}` : [];
  });
  expect(worse, "operations that cost more than the scenario allows").toEqual([]);
}

function nameOf(operation: Operation): string {
  if (operation.verb === "execute") return operation.sql;
  return operation.verb === "insert" ? operation.table : describeObject(subjectOf(operation));
}
