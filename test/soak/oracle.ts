/**
 * What must hold of every scenario, judged by migr's own catalog and by an observer that knows nothing of migr.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import type { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
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
  | { readonly outcome: "fails"; readonly reason: string };

/** Rows that must survive; every schema has these two tables. */
const ROWS = `INSERT INTO t1 (id, a, b, c, d) VALUES (1, 10, 'x', 1.5, '2025-01-01'), (2, 20, 'yy', NULL, NULL);
INSERT INTO t2 (id, t1_id, x) VALUES (1, 1, 'x'), (2, NULL, 'y')`;

/** A schema as migr and as the observer see it, or why there is none. */
type Sight = { readonly catalog: Catalog; readonly dump: string } | { readonly refused: string };

/** Judges scenarios. What a schema looks like is looked at once, because scenarios share their schemas. */
export class Judge {
  readonly #open: OpenDatabase;
  readonly #sights = new Map<string, Sight>();

  constructor(open: OpenDatabase) {
    this.#open = open;
  }

  /**
   * Goes from one schema to the other.
   *
   * @param andBack also returns, in the same database
   */
  async judge({ before, after }: Scenario, andBack: boolean): Promise<Verdict> {
    const [from, to] = [await this.#look(before), await this.#look(after)];
    if ("refused" in from) return { outcome: "void", reason: from.refused };
    if ("refused" in to) return { outcome: "void", reason: to.refused };
    const [left, right] = [unmodelledOf(from.catalog), unmodelledOf(to.catalog)];
    if (left !== right) return { outcome: "unmodelled", reason: `${left} | ${right}` };
    const database = await this.#open();
    let place = "going there";
    try {
      await database.run(before);
      await database.run(ROWS);
      const shared = sharedTables(from.catalog, to.catalog).filter(({ before }) => ["t1", "t2"].includes(before.name));
      const rows = await rowsOf(
        database,
        shared.map((table) => table.before),
      );
      await migrate(database, from.catalog, to.catalog);
      await compare(database, to);
      const survivors = shared.map((table) => table.after);
      deepStrictEqual(await rowsOf(database, survivors), rows);
      place = "coming back";
      if (andBack) await migrate(database, await introspect(database), from.catalog);
      if (andBack) await compare(database, from);
      return { outcome: "holds" };
    } catch (error) {
      return { outcome: "fails", reason: `${place}: ${messageOf(error)}` };
    } finally {
      await database.dispose();
    }
  }

  async #look(schema: string): Promise<Sight> {
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

/** A second diff is empty, the catalogs are equal, and so is what the observer sees. */
async function compare(
  database: TestDatabase,
  goal: { readonly catalog: Catalog; readonly dump: string },
): Promise<void> {
  const found = await introspect(database);
  deepStrictEqual(plain(found), plain(goal.catalog));
  deepStrictEqual(diff(found, goal.catalog, database.dialect.diffRules), []);
  deepStrictEqual((await database.dump()).split("\n"), goal.dump.split("\n"));
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { statement } = error as { statement?: unknown };
  return typeof statement === "string" ? `${error.message}\n${statement}` : error.message;
}
