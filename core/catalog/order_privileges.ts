/**
 * Which operations about privileges must run before which others, beyond what objects need: privileges move along when an
 * owner changes, and what new objects may be used for depends on the moment.
 *
 * @module
 */
import { type ObjectOperation, resultOf } from "../operations/operation.ts";
import { type GrantAttributes, isRelation, keyOf, type ObjectId, type ObjectKind, parentOf } from "./object.ts";

/** Kinds that get something from default privileges; an identity's sequence comes with its column. */
const GET_DEFAULTS: ReadonlySet<ObjectKind> = new Set([
  "schema",
  "extension",
  "enum",
  "domain",
  "compositeType",
  "rangeType",
  "baseType",
  "sequence",
  "function",
  "procedure",
  "aggregate",
  "table",
  "foreignTable",
  "column",
  "view",
  "materializedView",
]);

type Edge = readonly [first: ObjectOperation, second: ObjectOperation];

/** Pairs of operations of which the first must run before the second. */
export function* privilegeEdges(nodes: readonly ObjectOperation[]): Iterable<Edge> {
  yield* aroundDefaults(nodes);
  yield* throughSchemas(nodes);
  const about = new Map<string, { owners: ObjectOperation[]; grants: ObjectOperation[] }>();
  for (const node of nodes) {
    const id = resultOf(node);
    if (node.verb === "rename" || (id.kind !== "owner" && id.kind !== "grant")) continue;
    const key = targetKey(id, node.verb === "alter" ? undefined : node.object.dependsOn);
    const found = about.get(key) ?? { owners: [], grants: [] };
    (id.kind === "owner" ? found.owners : found.grants).push(node);
    about.set(key, found);
  }
  for (const { owners, grants } of about.values()) {
    yield* aroundOwner(owners, grants);
    yield* takenBeforeGiven(grants);
  }
}

/**
 * What is made gets what those defaults say that were and still are there, and that is what is taken from it again. From the
 * parts of an extension nothing is taken; but it waits for nothing, since what uses its parts does not say that it needs them.
 */
function* aroundDefaults(nodes: readonly ObjectOperation[]): Iterable<Edge> {
  const defaults = nodes.filter((node) => resultOf(node).kind === "defaultPrivilege" && node.verb !== "rename");
  if (defaults.length === 0) return;
  for (const node of nodes) {
    const { kind } = resultOf(node);
    if (node.verb === "rename" || node.verb === "drop" || !GET_DEFAULTS.has(kind)) continue;
    for (const other of defaults) {
      if (other.verb !== "drop") yield [node, other];
      else if (kind !== "extension") yield [other, node];
    }
  }
}

/** What is passed on is granted and taken back in somebody's name, who must reach it then: schemas open before and close after. */
function* throughSchemas(nodes: readonly ObjectOperation[]): Iterable<Edge> {
  const grants = nodes.filter((node) => node.verb !== "rename" && resultOf(node).kind === "grant");
  const passed = grants.filter(isPassedOn);
  if (passed.length === 0) return;
  for (const opening of grants) {
    if (resultOf(opening).on !== "schema" || passed.includes(opening)) continue;
    for (const grant of passed) yield opening.verb === "drop" ? [grant, opening] : [opening, grant];
  }
}

function isPassedOn(node: ObjectOperation): boolean {
  if (node.verb === "rename") return false;
  const { by } = (
    node.verb === "alter" ? { ...node.from, ...node.to } : node.object.attributes
  ) as Partial<GrantAttributes>;
  return by !== undefined;
}

/** Privileges of the old owner become those of the new one: so what goes, goes before, and what comes, comes after. */
function* aroundOwner(owners: readonly ObjectOperation[], grants: readonly ObjectOperation[]): Iterable<Edge> {
  for (const owner of owners) {
    for (const grant of grants) yield grant.verb === "drop" ? [grant, owner] : [owner, grant];
  }
}

/** What a new object has by default is taken from it before it gets what it shall have. */
function* takenBeforeGiven(grants: readonly ObjectOperation[]): Iterable<Edge> {
  for (const taken of grants) {
    if (taken.verb !== "alter" || Object.keys(taken.to).length > 0) continue;
    for (const given of grants) if (given.verb === "create") yield [taken, given];
  }
}

/** A column has the owner of its table, and so has the sequence of a column; what has columns is told by its name. */
function targetKey(id: ObjectId, needs: readonly ObjectId[] | undefined): string {
  const column = needs?.find(({ kind }) => kind === "column");
  const target = column ?? parentOf(id) ?? id;
  const home = target.kind === "column" ? (parentOf(target) ?? target) : target;
  return keyOf(isRelation(home) ? { ...home, kind: "table" } : home);
}
