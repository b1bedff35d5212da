/**
 * Whether a check holds, from what the engine says about the database.
 *
 * @module
 */
import type { Catalog, ObjectId, ObjectKind, RevisionGraph } from "../../core/mod.ts";
import { qualifiedName } from "../../core/mod.ts";
import type { RoundTrip, StatementRecord } from "../engine/protocol.ts";
import type { Condition } from "./condition.ts";

/** What checks may look at. What costs something is a function and called only by a check that needs it. */
export interface LessonState {
  readonly graph: RevisionGraph;
  readonly files: Readonly<Record<string, string>>;
  /** The heads at which the database stands. */
  readonly heads: readonly string[];
  readonly applied: ReadonlySet<string>;
  /** Where it stood when the lesson began. */
  readonly start: readonly string[];
  readonly catalog: Catalog;
  /** By the table's name. */
  readonly rowCounts: Readonly<Record<string, number>>;
  /** The first value of a query's answer as text; `null` for NULL and for no row. */
  query(sql: string): Promise<string | null>;
  /** Autogenerate finds no difference. */
  modelMatches(): Promise<boolean>;
  roundTrip(revision: string): Promise<Pick<RoundTrip, "schema" | "rows" | "problem">>;
  /** What the upgrade of a revision ran, in order, with what each statement did. */
  statements(revision: string): Promise<readonly StatementRecord[]>;
}

type Evaluators = {
  readonly [K in Condition["is"]]: (
    condition: Extract<Condition, { readonly is: K }>,
    state: LessonState,
  ) => boolean | Promise<boolean>;
};

const EVALUATORS: Evaluators = {
  object: ({ kind, name, exists }, { catalog }) => (find(catalog, kind, name) !== undefined) === exists,
  attribute: ({ kind, name, attribute, has, value }, { catalog }) => {
    const object = find(catalog, kind, name);
    if (object === undefined) return false;
    const found = (object.attributes as Readonly<Record<string, unknown>>)[attribute];
    const holds = found !== undefined && (value === undefined || sameText(textOf(found), value));
    return holds === has;
  },
  rows: ({ table, count }, { rowCounts }) => rowCounts[table] === count,
  query: async ({ sql, value }, state) => ((await state.query(sql)) ?? "NULL") === value,
  at: ({ revisions }, { graph, heads }) => {
    const wanted = revisions.flatMap((name) => (/^heads?$/.test(name) ? graph.heads : resolved(graph, name)));
    return wanted.length === heads.length && wanted.every((id) => heads.includes(id));
  },
  applied: ({ revision, applied }, state) => {
    const ids = resolved(state.graph, revision);
    return ids.length > 0 ? ids.every((id) => state.applied.has(id)) === applied : !applied;
  },
  count: ({ of, count, atLeast }, { graph }) => {
    const found = of === "heads" ? graph.heads.length : graph.size;
    return atLeast ? found >= count : found === count;
  },
  model: (_, state) => state.modelMatches(),
  roundTrip: async ({ revision, keeps }, state) => {
    const [id] = resolved(state.graph, revision);
    if (id === undefined || !state.applied.has(id)) return false;
    const { schema, rows, problem } = await state.roundTrip(id);
    const [keepsSchema, keepsRows] = [schema === "same", rows === "same"];
    if (problem !== undefined) return false;
    return (keeps === "rows" || keepsSchema) && (keeps === "schema" || keepsRows);
  },
  never: async (condition, state) => {
    const ids = ranSinceStart(state);
    if (ids.length === 0) return false;
    for (const id of ids) {
      const records = await state.statements(id);
      if (records.length === 0) return false;
      if (condition.effect === "rewrite" ? rewrites(records) : scansUnder(records, condition.lock)) return false;
    }
    return true;
  },
  file: ({ path, text, contains }, { files }) => (files[path] ?? "").includes(text) === contains,
};

/** Whether a condition holds now. @throws whatever the engine throws, for a query that it refuses */
export async function holds(condition: Condition, state: LessonState): Promise<boolean> {
  const evaluate = EVALUATORS[condition.is] as (condition: Condition, state: LessonState) => boolean | Promise<boolean>;
  return await evaluate(condition, state);
}

/** An object by its kind and its name, which may leave out the table of what is unique without. */
function find(
  catalog: Catalog,
  kind: ObjectKind,
  name: string,
): { readonly id: ObjectId; readonly attributes: object } | undefined {
  for (const object of catalog) {
    if (object.kind !== kind) continue;
    if (sameText(qualifiedName(object.id), name) || (kind !== "column" && sameText(object.id.name, name)))
      return object;
  }
  return undefined;
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** `head` and `heads`, or the revision whose id begins so. */
function resolved(graph: RevisionGraph, name: string): readonly string[] {
  if (name === "head" || name === "heads") return graph.heads;
  if (name === "base") return [];
  const found = graph.ids.filter((id) => id.startsWith(name));
  return found.length === 1 || found.includes(name) ? [found.includes(name) ? name : (found[0] ?? "")] : [];
}

function ranSinceStart({ graph, applied, start }: LessonState): string[] {
  const before = new Set([...start, ...graph.ancestors(start)]);
  return [...applied].filter((id) => !before.has(id));
}

function rewrites(records: readonly StatementRecord[]): boolean {
  return records.some(
    ({ impact }) => impact === undefined || impact.effect === "rewrite" || impact.rewrites.length > 0,
  );
}

/**
 * A table is read from end to end while the transaction holds a lock on it: its own statement's, or that of an earlier
 * one, since locks are kept until the end.
 */
function scansUnder(records: readonly StatementRecord[], lock: string): boolean {
  const wanted = lock.replace(/Lock$/, "");
  const held = new Set<string>();
  for (const { impact } of records) {
    if (impact === undefined) return true;
    for (const { relation, mode } of impact.locks) if (mode.replace(/Lock$/, "") === wanted) held.add(relation);
    if (impact.scans.some((relation) => held.has(relation)) || impact.rewrites.some((name) => held.has(name)))
      return true;
  }
  return false;
}
