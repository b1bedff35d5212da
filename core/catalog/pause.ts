/**
 * Alterations in two halves: an object that stays lets go of something that goes for a moment, and takes it up again when
 * that is back. And creations and drops in two halves, where a default calls a function that needs the column itself.
 *
 * @module
 */
import { type AlterOperation, alterationOf, type Operation } from "../operations/operation.ts";
import { type Edges, reachable } from "./dependencies.ts";
import type { Change } from "./inherit.ts";
import { stepsOf } from "./membership.ts";
import { type AnyObject, isKind, keyOf } from "./object.ts";

/** What the order must know about operations that are halves of a change. */
export interface Halves {
  /** They run before what the old object needed goes. */
  readonly lets: Set<Operation>;
  /** They run after what the new object needs is there; nothing waits for them. */
  readonly takes: Set<Operation>;
  /** What a creation or drop does not wait for, since its other half does. */
  readonly freed: Map<Operation, ReadonlySet<string>>;
}

/** The attributes of objects that hold data by which they call functions. */
const CALLING: Readonly<Record<string, readonly string[]>> = { domain: ["checks", "default"], column: ["default"] };

/** A change in two halves, between which an object calls nothing; `undefined` where it calls nothing anyway. */
export function paused(before: AnyObject, after: AnyObject): Change | undefined {
  const names = (CALLING[before.kind] ?? []).filter((name) => name in before.attributes);
  if (names.length === 0) return undefined;
  const between = without(before, names);
  return { before, after, lets: alterationOf(before, between), alter: alterationOf(between, after) };
}

function without(object: AnyObject, names: readonly string[]): AnyObject {
  const attributes = Object.entries(object.attributes).filter(([name]) => !names.includes(name));
  return { ...object, attributes: Object.fromEntries(attributes) } as unknown as AnyObject;
}

/**
 * The operations of changes. A column whose default calls a function that reads the column is made without its default, which
 * follows the function; and it lets go of its default before the function is dropped. Functions in standard SQL that call each
 * other are made before they do anything.
 */
export function operationsOf(
  changes: Iterable<Change>,
  edges: { readonly base: Edges; readonly to: Edges },
): { readonly operations: readonly Operation[]; readonly halves: Halves } {
  const halves: Halves = { lets: new Set(), takes: new Set(), freed: new Map() };
  const operations = [...changes].flatMap(({ before, after, lets, alter }): Operation[] => {
    if (lets !== undefined && alter !== undefined) {
      halves.lets.add(lets);
      halves.takes.add(alter);
      return [lets, alter];
    }
    if (alter !== undefined) return stepsOf(alter);
    return [...dropsOf(before, edges.base, halves), ...createsOf(after, edges.to, halves)];
  });
  return { operations, halves };
}

function dropsOf(object: AnyObject | undefined, edges: Edges, halves: Halves): Operation[] {
  if (object === undefined) return [];
  const drop: Operation = { verb: "drop", object, ...(isPart(object, edges) ? { options: { ifExists: true } } : {}) };
  const circular = circularNeeds(object, edges);
  if (circular.size === 0) return [drop];
  const lets = alterationOf(object, halfOf(object));
  halves.lets.add(lets);
  halves.freed.set(drop, circular);
  return [lets, drop];
}

/** The functions that a base type is made of, and that the engine drops with it: they know the name that it begins as. */
export function partsOf(key: string, edges: Edges): string[] {
  if (!key.startsWith("baseType:")) return [];
  const name = key.replace("baseType:", "shellType:");
  return [...(edges.get(key) ?? [])].filter((need) => edges.get(need)?.has(name) === true);
}

/** It is gone when the type is that it is a part of. */
function isPart({ kind, id }: AnyObject, edges: Edges): boolean {
  if (kind !== "function") return false;
  const names = [...(edges.get(keyOf(id)) ?? [])].filter((need) => need.startsWith("shellType:"));
  return names.some((name) => partsOf(name.replace("shellType:", "baseType:"), edges).includes(keyOf(id)));
}

function createsOf(object: AnyObject | undefined, edges: Edges, halves: Halves): Operation[] {
  if (object === undefined) return [];
  const circular = circularNeeds(object, edges);
  if (circular.size === 0 && !callsItself(object)) return [{ verb: "create", object }];
  const plain = halfOf(object);
  const create: Operation = { verb: "create", object: plain };
  const takes: AlterOperation = alterationOf(plain, object);
  halves.takes.add(takes);
  halves.freed.set(create, circular);
  return [create, takes];
}

/** A column without its default; a function that does nothing yet. */
function halfOf(object: AnyObject): AnyObject {
  if (object.kind !== "function" && object.kind !== "procedure") return without(object, ["default"]);
  const { sql: _, ...attributes } = object.attributes;
  return { ...object, attributes: { ...attributes, language: "plpgsql", body: "BEGIN END" } };
}

/** The functions that a column's default, or a function in standard SQL, calls and that need it or its table in turn. */
function circularNeeds(object: AnyObject, edges: Edges): ReadonlySet<string> {
  const isCaller = isKind(object, "column")
    ? object.attributes.default !== undefined
    : (object.kind === "function" || object.kind === "procedure") && object.attributes.sql !== undefined;
  if (!isCaller) return NONE;
  const key = keyOf(object.id);
  const { schema, table } = object.id;
  const home = table === undefined ? key : keyOf({ kind: "table", schema, name: table });
  const called = [...(edges.get(key) ?? [])].filter((need) => /^(?:function|procedure):/.test(need));
  const circular = called.filter((need) => {
    const needs = reachable(need, edges);
    return needs.has(key) || needs.has(home);
  });
  return circular.length === 0 ? NONE : new Set(circular);
}

/** Its name means nothing yet when it is made. */
function callsItself({ kind, id, dependsOn = [] }: AnyObject): boolean {
  return (kind === "function" || kind === "procedure") && dependsOn.some((need) => keyOf(need) === keyOf(id));
}

const NONE: ReadonlySet<string> = new Set();
