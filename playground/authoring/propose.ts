/**
 * Checks for a lesson, proposed from what its author did: what is there at the goal and was not at the start.
 *
 * @module
 */
import {
  type Catalog,
  describe,
  type ObjectId,
  qualifiedName,
  type SchemaObject,
  TABLE_PART_KINDS,
} from "../../core/mod.ts";
import type { Condition } from "../lessons/condition.ts";

/** A project and its database, at the start of a lesson or at its goal. */
export interface Mark {
  readonly files: Readonly<Record<string, string>>;
  /** Where the database stands. */
  readonly heads: readonly string[];
  /** The heads of the files. */
  readonly graphHeads: readonly string[];
  readonly revisions: number;
  readonly catalog: Catalog;
  readonly rowCounts: Readonly<Record<string, number>>;
}

/** A check that an author may take as it is, change, or leave. */
export interface ProposedCheck {
  readonly text: string;
  readonly condition: Condition;
  /** What most lessons would want. */
  readonly wanted: boolean;
}

/** Proposes checks, the telling ones first. Each holds at the goal, and at least the wanted ones do not at the start. */
export function proposeChecks(start: Mark, goal: Mark): ProposedCheck[] {
  return [
    ...created(start.catalog, goal.catalog),
    ...dropped(start.catalog, goal.catalog),
    ...changed(start.catalog, goal.catalog),
    ...counted(start, goal),
    ...placed(start, goal),
  ];
}

/** What lives in a table that has itself come or gone says nothing more. */
const PARTS: readonly string[] = [...TABLE_PART_KINDS, "index", "comment"];

function homeIn(catalog: Catalog, id: ObjectId): boolean {
  return id.table === undefined || catalog.has({ kind: "table", schema: id.schema, name: id.table });
}

function created(start: Catalog, goal: Catalog): ProposedCheck[] {
  return [...goal]
    .filter(({ id }) => !start.has(id) && id.kind !== "comment")
    .map(({ id }) => {
      const isPart = PARTS.includes(id.kind) && !homeIn(start, id);
      return { text: `The ${sentence(id)} exists.`, condition: objectCondition(id, true), wanted: !isPart };
    });
}

function dropped(start: Catalog, goal: Catalog): ProposedCheck[] {
  return [...start]
    .filter(({ id }) => !goal.has(id) && id.kind !== "comment" && homeIn(goal, id))
    .map(({ id }) => ({ text: `The ${sentence(id)} is gone.`, condition: objectCondition(id, false), wanted: true }));
}

const objectCondition = (id: ObjectId, exists: boolean): Condition => {
  return { is: "object", kind: id.kind, name: qualifiedName(id), exists };
};

/** `column books.shelf`, with the name as code. */
function sentence(id: ObjectId): string {
  const name = qualifiedName(id);
  return `${describe(id).slice(0, -name.length)}\`${name}\``;
}

function changed(start: Catalog, goal: Catalog): ProposedCheck[] {
  return [...goal].flatMap((object) => {
    const before = start.get(object.id);
    return before === undefined ? [] : changedAttributes(before, object);
  });
}

function changedAttributes(before: SchemaObject, after: SchemaObject): ProposedCheck[] {
  const [from, to] = [before.attributes, after.attributes] as readonly Readonly<Record<string, unknown>>[];
  const { id } = after;
  const about = { is: "attribute", kind: id.kind, name: qualifiedName(id) } as const;
  return [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])].flatMap((attribute): ProposedCheck[] => {
    const value = to?.[attribute];
    if (JSON.stringify(from?.[attribute]) === JSON.stringify(value)) return [];
    if (value === undefined) {
      const text = `The ${sentence(id)} has no ${attribute} any more.`;
      return [{ text, condition: { ...about, attribute, has: false }, wanted: true }];
    }
    if (typeof value === "object") return [];
    const text =
      value === true ? `The ${sentence(id)} has ${attribute}.` : `The ${attribute} of ${sentence(id)} is \`${value}\`.`;
    const condition = { ...about, attribute, has: true, ...(value === true ? {} : { value: String(value) }) };
    return [{ text, condition, wanted: true }];
  });
}

/** Rows that came, went, or are still there where the schema was changed. */
function counted(start: Mark, goal: Mark): ProposedCheck[] {
  return Object.entries(goal.rowCounts).map(([table, count]) => ({
    text: `The table \`${table}\` has ${count} ${count === 1 ? "row" : "rows"}.`,
    condition: { is: "rows", table, count },
    wanted: start.rowCounts[table] !== undefined && start.rowCounts[table] !== count,
  }));
}

function placed(start: Mark, goal: Mark): ProposedCheck[] {
  const checks: ProposedCheck[] = [];
  const [heads] = [goal.graphHeads.length];
  if (heads !== start.graphHeads.length) {
    const text = heads === 1 ? "There is one head." : `There are ${heads} heads.`;
    checks.push({ text, condition: { is: "count", of: "heads", count: heads, atLeast: false }, wanted: true });
  }
  const isAtHead = heads > 0 && goal.graphHeads.every((id) => goal.heads.includes(id));
  if (isAtHead) {
    const was = start.graphHeads.every((id) => start.heads.includes(id)) && start.revisions === goal.revisions;
    const text = "The database stands at the newest revision.";
    checks.push({ text, condition: { is: "at", revisions: ["head"] }, wanted: !was });
    checks.push({
      text: "Down and up again, and nothing is lost.",
      condition: { is: "roundTrip", revision: "head", keeps: "everything" },
      wanted: false,
    });
  } else if (goal.heads.join() !== start.heads.join()) {
    const text =
      goal.heads.length === 0 ? "The database is empty again." : `The database stands at \`${goal.heads.join(", ")}\`.`;
    checks.push({ text, condition: { is: "at", revisions: goal.heads }, wanted: true });
  }
  return checks;
}

/** The files that an author has written between the two marks: the lesson's solution. */
export function changedFiles(start: Mark, goal: Mark): Record<string, string> {
  return Object.fromEntries(Object.entries(goal.files).filter(([path, text]) => start.files[path] !== text));
}
