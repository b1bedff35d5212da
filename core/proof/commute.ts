/**
 * The semantic branch check: do two branches make the same schema, whichever runs first?
 *
 * Where the operations of both are known and touch different tables, that is plain. Otherwise both orders are run in a
 * shadow, and the engine says what came out.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { visitNames } from "../catalog/names.ts";
import {
  type AnyObject,
  canonical,
  describe,
  keyOf,
  type ObjectKind,
  type SchemaObject,
  TABLE_PART_KINDS,
} from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import { recordRevision } from "../migrator/recorded_revision.ts";
import type { Operation } from "../operations/operation.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Revision } from "../revisions/revision.ts";
import { type ReplayOptions, replay } from "./replay.ts";
import type { Shadow } from "./shadow.ts";

/** An object that is not the same after both orders. */
export interface BranchDifference {
  /** As people call it: `column users.name`. */
  readonly object: string;
  /** Its attributes when the first branch runs first; `null`: it is absent then. */
  readonly firstFirst: unknown;
  /** Its attributes when the second branch runs first. */
  readonly secondFirst: unknown;
}

/** An order in which the branches cannot run. */
export interface BranchFailure {
  /** The heads in the order in which they ran. */
  readonly order: readonly [string, string];
  /** The revision that failed. */
  readonly revision: string | undefined;
  readonly message: string;
}

export interface BranchComparison {
  readonly branches: readonly [string, string];
  /**
   * `independent`: they touch different tables. `commute`: both orders were run and make the same schema. `differ`: they
   * do not, or an order fails. `undecided`: nobody can tell; the notes say why.
   */
  readonly verdict: "independent" | "commute" | "differ" | "undecided";
  readonly differences: readonly BranchDifference[];
  readonly failures: readonly BranchFailure[];
  /** What was not looked at, and what else is worth knowing, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Compares the two orders in which a database may get two branches.
 *
 * @param first a revision's full id, mostly a head
 * @example
 * const { verdict, differences } = await compareBranches(graph, "ae10", "27c6", { dialect: sqlite, openShadow });
 */
export async function compareBranches(
  graph: RevisionGraph,
  first: string,
  second: string,
  options: ReplayOptions,
): Promise<BranchComparison> {
  graph.assertSound();
  const split = splitBranches(graph, first, second);
  const footprints = await Promise.all(
    [split.first, split.second].map(async (ids) => await footprintOf(graph, ids, options)),
  );
  const [left = EMPTY, right = EMPTY] = footprints;
  const nothing = { branches: [first, second] as const, differences: [], failures: [] };
  if (areApart(left, right)) return { ...nothing, verdict: "independent", notes: [] };
  const shadow = await options.openShadow();
  try {
    return await new BothOrders(graph, shadow, options, [first, second], split).compare(
      [...left.asks, ...right.asks],
      [...left.writes, ...right.writes],
    );
  } finally {
    await shadow.close();
  }
}

/** Every pair of some heads. */
export async function compareAllBranches(
  graph: RevisionGraph,
  heads: readonly string[],
  options: ReplayOptions,
): Promise<BranchComparison[]> {
  const compared: BranchComparison[] = [];
  for (const [index, first] of heads.entries()) {
    for (const second of heads.slice(index + 1)) compared.push(await compareBranches(graph, first, second, options));
  }
  return compared;
}

/** The revisions that both have, and those that only one has. */
interface Split {
  readonly shared: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
}

function splitBranches(graph: RevisionGraph, first: string, second: string): Split {
  const left = graph.ancestors([graph.require(first).id], { dependencies: true });
  const right = graph.ancestors([graph.require(second).id], { dependencies: true });
  return {
    shared: graph.order.filter((id) => left.has(id) && right.has(id)),
    first: graph.order.filter((id) => left.has(id) && !right.has(id)),
    second: graph.order.filter((id) => right.has(id) && !left.has(id)),
  };
}

/** What is known of a branch without running it. */
interface Footprint {
  /** The tables that it touches; `undefined` when only the engine knows. */
  readonly tables: ReadonlySet<string> | undefined;
  /** Revisions that decide by what the database holds. */
  readonly asks: readonly Revision[];
  /** Revisions that write rows, or may. */
  readonly writes: readonly Revision[];
}

const EMPTY: Footprint = { tables: new Set(), asks: [], writes: [] };

async function footprintOf(graph: RevisionGraph, ids: readonly string[], options: ReplayOptions): Promise<Footprint> {
  const found = await Promise.all(ids.map(async (id) => await revisionFootprint(graph.require(id), options)));
  const known = found.every(({ tables }) => tables !== undefined);
  return {
    tables: known ? new Set(found.flatMap(({ tables }) => [...(tables ?? [])])) : undefined,
    asks: found.flatMap(({ asks }) => asks),
    writes: found.flatMap(({ writes }) => writes),
  };
}

async function revisionFootprint(revision: Revision, { dialect, arguments: args }: ReplayOptions): Promise<Footprint> {
  let operations: readonly Operation[];
  try {
    operations = (await recordRevision(revision, dialect, args ?? {})).upgrade;
  } catch (error) {
    // Either it asks the database, or its own code fails; the second will show when it runs.
    const asks = error instanceof MigrError && error.fields.direction === "upgrade" ? [revision] : [];
    return { tables: undefined, asks, writes: [revision] };
  }
  const tables = operations.map(tablesOf);
  const isPlain = tables.every((names) => names !== undefined);
  const writes = operations.some(({ verb }) => verb === "execute" || verb === "insert") ? [revision] : [];
  return { tables: isPlain ? new Set(tables.flatMap((names) => names ?? [])) : undefined, asks: [], writes };
}

/** Kinds whose operations touch the tables that they name and nothing else. */
const PLAIN: readonly ObjectKind[] = ["table", ...TABLE_PART_KINDS, "index", "comment"];

/** The tables that an operation touches; `undefined`: only the engine knows. */
function tablesOf(operation: Operation): string[] | undefined {
  switch (operation.verb) {
    case "execute":
      return undefined;
    case "insert":
      return [nameOf(operation.schema, operation.table)];
    case "create":
    case "drop": {
      const objects = [operation.object, ...(operation.parts ?? [])];
      return objects.every(({ kind }) => PLAIN.includes(kind)) ? objects.flatMap(namesIn) : undefined;
    }
    case "alter":
      return PLAIN.includes(operation.id.kind) ? [nameOf(operation.id.schema, tableOf(operation.id))] : undefined;
    case "rename":
      if (!PLAIN.includes(operation.from.kind)) return undefined;
      return [operation.from, operation.to].map((id) => nameOf(id.schema, tableOf(id)));
  }
}

function tableOf({ table, name }: { readonly table?: string; readonly name: string }): string {
  return table ?? name;
}

function nameOf(schema: string, table: string): string {
  return `${schema}.${table}`;
}

/** The table that an object lives in, and those that it refers to. */
function namesIn(object: SchemaObject): string[] {
  const names = [nameOf(object.id.schema, tableOf(object.id))];
  visitNames(object, {
    relation: ({ schema, name }) => {
      names.push(nameOf(schema, name));
      return name;
    },
    column: (_, column) => column,
    type: (type) => type,
    expression: (expression) => expression,
  });
  return names;
}

function areApart(left: Footprint, right: Footprint): boolean {
  if (left.tables === undefined || right.tables === undefined) return false;
  return [...left.tables].every((table) => !right.tables?.has(table));
}

/** Runs both orders in one shadow. */
class BothOrders {
  readonly #graph: RevisionGraph;
  readonly #shadow: Shadow;
  readonly #options: ReplayOptions;
  readonly #heads: readonly [string, string];
  readonly #split: Split;

  constructor(
    graph: RevisionGraph,
    shadow: Shadow,
    options: ReplayOptions,
    heads: readonly [string, string],
    split: Split,
  ) {
    this.#graph = graph;
    this.#shadow = shadow;
    this.#options = options;
    this.#heads = heads;
    this.#split = split;
  }

  async compare(asks: readonly Revision[], writes: readonly Revision[]): Promise<BranchComparison> {
    const branches = this.#heads;
    const [first, second] = branches;
    const trunk = await this.#attempt([], branches);
    if (!("size" in trunk)) {
      const note = `What both branches have does not run on an empty database: ${trunk.message}`;
      return { branches, verdict: "undecided", differences: [], failures: [], notes: [note] };
    }
    const one = await this.#attempt([this.#split.first, this.#split.second], [first, second]);
    await this.#shadow.reset();
    const other = await this.#attempt([this.#split.second, this.#split.first], [second, first]);
    const failures = [one, other].filter((result) => !("size" in result)) as BranchFailure[];
    const differences = "size" in one && "size" in other ? differencesOf(one, other) : [];
    const isSame = failures.length === 0 && differences.length === 0;
    const fromAnswers = failures.every(({ revision }) => asks.some(({ id }) => id === revision));
    const verdict = isSame
      ? asks.length > 0
        ? "undecided"
        : "commute"
      : failures.length > 0 && fromAnswers
        ? "undecided"
        : "differ";
    const order = "size" in one && "size" in other ? columnOrder(one, other) : [];
    return { branches, verdict, differences, failures, notes: [...notesOn(asks, writes), ...order] };
  }

  /** Runs what both branches have and then some pieces, one after the other. */
  async #attempt(
    pieces: readonly (readonly string[])[],
    order: readonly [string, string],
  ): Promise<Catalog | BranchFailure> {
    let ids = [...this.#split.shared];
    const { connection } = this.#shadow;
    try {
      let catalog = await replay(connection, this.#graph, ids, this.#options);
      for (const piece of pieces) {
        ids = [...ids, ...piece];
        catalog = await replay(connection, this.#graph, ids, this.#options);
      }
      return catalog;
    } catch (error) {
      if (!(error instanceof MigrError) || error.code === "ABORTED") throw error;
      const { revision } = error.fields;
      return { order, revision: typeof revision === "string" ? revision : undefined, message: error.message };
    }
  }
}

function differencesOf(one: Catalog, other: Catalog): BranchDifference[] {
  const objects = new Map<string, AnyObject>([...other, ...one].map((object) => [keyOf(object.id), object]));
  return [...objects].flatMap(([key, { id }]) => {
    const [firstFirst, secondFirst] = [one, other].map((catalog) => catalog.getByKey(key)?.attributes ?? null);
    if (canonical(firstFirst) === canonical(secondFirst)) return [];
    return [{ object: describe(id), firstFirst, secondFirst }];
  });
}

/** Tables whose columns only stand in another order: the same table to whoever names columns. */
function columnOrder(one: Catalog, other: Catalog): string[] {
  const columns = (catalog: Catalog, table: SchemaObject<"table">): string[] =>
    catalog.membersOfKind(table.id, "column").map(({ id }) => id.name);
  return one.ofKind("table").flatMap((table) => {
    const [first, second] = [columns(one, table), columns(other, table)];
    const sameNames = canonical([...first].sort()) === canonical([...second].sort());
    if (!sameNames || canonical(first) === canonical(second)) return [];
    return [
      `The columns of ${describe(table.id)} stand in another order: ${first.join(", ")} or ${second.join(", ")}.`,
    ];
  });
}

/** Of long branches a sentence names only the first revisions. */
const MOST_NAMES = 5;

function notesOn(asks: readonly Revision[], writes: readonly Revision[]): string[] {
  const list = (revisions: readonly Revision[]): string => {
    const more = revisions.length > MOST_NAMES ? ` and ${revisions.length - MOST_NAMES} more` : "";
    return `${revisions
      .slice(0, MOST_NAMES)
      .map(({ id }) => id)
      .join(", ")}${more}`;
  };
  const answers =
    asks.length === 0
      ? []
      : [
          `What ${list(asks)} does depends on the rows (op.query); the shadow has none, so it may do something else there.`,
        ];
  const rows = writes.length === 0 ? [] : [`Rows are not compared; ${list(writes)} may write some.`];
  return [...answers, ...rows];
}
