/**
 * What must hold of every scenario, judged by migr's own catalog and by an observer that knows nothing of migr.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
import { MigrError } from "../../core/errors.ts";
import { introspect, migrate, plain } from "../support/migrate.ts";
import { rowsOf, sharedTables } from "../support/rows.ts";
import type { TestDatabase } from "../support/targets.ts";
import type { Scenario } from "./scenario.ts";

/** Opens an empty database with its observer. */
export type OpenDatabase = () => Promise<TestDatabase & { run(sql: string): Promise<void> }>;

export type Verdict =
  | { readonly outcome: "holds" }
  /** The engine itself refuses one of the two schemas, so nothing can be said. */
  | { readonly outcome: "void"; readonly reason: string }
  /** The scenario has what migr says that it does not model. */
  | { readonly outcome: "unmodelled"; readonly reason: string }
  /** migr says clearly that it cannot make this change, and has changed nothing. */
  | { readonly outcome: "declined"; readonly reason: string }
  | { readonly outcome: "fails"; readonly reason: string };

/** What should have held and did not. */
export type Failure = Extract<Verdict, { outcome: "fails" }>;

/** Rows that must survive, in the two tables that every schema has. */
const ROWS: readonly (readonly [table: string, insert: string])[] = [
  ["t1", "INSERT INTO t1 (id, a, b, c, d) VALUES (1, 10, 'x', 1.5, '2025-01-01'), (2, 20, 'yy', NULL, NULL)"],
  ["t2", "INSERT INTO t2 (id, t1_id, x) VALUES (1, 1, 'x'), (2, NULL, 'y')"],
];

/** A schema as migr and as the observer see it. */
interface Sight {
  readonly catalog: Catalog;
  readonly dump: string;
}

/** A database that is as a schema wants it. */
interface Standing {
  readonly database: Opened;
  readonly schema: string;
  readonly catalog: Catalog;
}

type Opened = Awaited<ReturnType<OpenDatabase>>;

/** Judges scenarios. What a schema looks like is looked at once, because scenarios share their schemas. */
export class Judge {
  readonly #open: OpenDatabase;
  readonly #see: (before: Catalog, after: Catalog) => void;
  readonly #sights = new Map<string, Sight | { readonly refused: string }>();
  #standing: Standing | undefined;

  /** @param see is told which catalogs were compared */
  constructor(open: OpenDatabase, see: (before: Catalog, after: Catalog) => void = () => {}) {
    this.#open = open;
    this.#see = see;
  }

  /** Goes from one schema to the other and returns, in a database of its own. */
  async judge(scenario: Scenario): Promise<Verdict> {
    await this.#leave();
    return await this.#judge(scenario, true);
  }

  /**
   * Goes from one schema to the other, in the database of the step before if that is where it ended. What fails there is
   * tried once more in a new one, so that a failure never needs the steps before.
   */
  async step(scenario: Scenario): Promise<Verdict> {
    const path = this.#standing?.schema === scenario.before;
    const verdict = await this.#judge(scenario, false);
    if (verdict.outcome !== "fails" || !path) return verdict;
    const again = await this.#judge(scenario, false);
    return again.outcome === "fails" ? again : { ...verdict, reason: `only after other changes, ${verdict.reason}` };
  }

  async #judge({ before, after }: Scenario, andBack: boolean): Promise<Verdict> {
    const [from, to] = [await this.#look(before), await this.#look(after)];
    if ("refused" in from) return { outcome: "void", reason: from.refused };
    if ("refused" in to) return { outcome: "void", reason: to.refused };
    const [left, right] = [unmodelledOf(from.catalog), unmodelledOf(to.catalog)];
    if (left !== right) return { outcome: "unmodelled", reason: `${left} | ${right}` };
    this.#see(from.catalog, to.catalog);
    let place = "going there";
    try {
      const { database, catalog } = await this.#standAt(before, from);
      const there = await goTo(database, catalog, to);
      place = "coming back";
      const back = andBack ? await goTo(database, there, from) : there;
      this.#standing = { database, schema: andBack ? before : after, catalog: back };
      return { outcome: "holds" };
    } catch (error) {
      await this.#leave();
      const outcome = error instanceof MigrError && error.code === "OPERATION_UNSUPPORTED" ? "declined" : "fails";
      return { outcome, reason: `${place}: ${messageOf(error)}` };
    }
  }

  /** Closes the database that it has open. */
  async close(): Promise<void> {
    await this.#leave();
  }

  async #leave(): Promise<void> {
    await this.#standing?.database.dispose();
    this.#standing = undefined;
  }

  async #standAt(schema: string, sight: Sight): Promise<Standing> {
    if (this.#standing?.schema === schema) return this.#standing;
    await this.#leave();
    const database = await this.#open();
    this.#standing = { database, schema, catalog: sight.catalog };
    await database.run(schema);
    return this.#standing;
  }

  async #look(schema: string): Promise<Sight | { readonly refused: string }> {
    const known = this.#sights.get(schema);
    if (known !== undefined) return known;
    if (this.#sights.size > 500) this.#sights.clear();
    const database = await this.#open();
    try {
      const refusal = await database.run(schema).then(
        () => undefined,
        (error: unknown) => ({ refused: messageOf(error) }),
      );
      const sight = refusal ?? { catalog: await introspect(database), dump: await database.dump() };
      this.#sights.set(schema, sight);
      return sight;
    } finally {
      await database.dispose();
    }
  }
}

/** What migr leaves alone and says so; it must be the same before and after. */
function unmodelledOf({ unmodelled }: Catalog): string {
  return unmodelled
    .map(({ kind, name }) => `${kind} ${name}`)
    .sort()
    .join(", ");
}

/** Every other step is made as revisions make it, and the others as a script. */
let steps = 0;

/** Goes from where a database is to a goal, and answers what it looks like then. */
async function goTo(database: Opened, from: Catalog, to: Sight): Promise<Catalog> {
  await fill(database, from);
  const shared = sharedTables(from, to.catalog).filter(({ before }) => isFilled(before.name));
  const rows = await rowsOf(
    database,
    shared.map((table) => table.before),
  );
  steps += 1;
  await migrate(database, from, to.catalog, [], steps % 2 === 0);
  const found = await compare(database, to);
  deepStrictEqual(
    await rowsOf(
      database,
      shared.map((table) => table.after),
    ),
    rows,
  );
  return found;
}

function isFilled(table: string): boolean {
  return ROWS.some(([name]) => name === table);
}

/** What constraints do not let in stays out. */
async function fill(database: Opened, catalog: Catalog): Promise<void> {
  for (const [name, insert] of ROWS) {
    if (!catalog.has({ kind: "table", schema: "", name })) continue;
    const [found] = await database.connection.query(`SELECT count(*) AS count FROM ${name}`);
    if (Number(found?.count) === 0) await database.connection.query(insert).catch(() => []);
  }
}

/** A second diff is empty, the catalogs are equal, and so is what the observer sees. */
async function compare(database: TestDatabase, goal: Sight): Promise<Catalog> {
  const found = await introspect(database);
  deepStrictEqual(plain(found), plain(goal.catalog));
  deepStrictEqual(diff(found, goal.catalog, database.dialect.diffRules), []);
  deepStrictEqual((await database.dump()).split("\n"), goal.dump.split("\n"));
  return found;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { statement } = error as { statement?: unknown };
  return typeof statement === "string" ? `${error.message}\n${statement}` : error.message;
}
