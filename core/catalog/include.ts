/**
 * Which objects are migr's business: the others are neither compared nor dropped, and move along with what they depend
 * on.
 *
 * @module
 */
import type { Catalog } from "./catalog.ts";
import { type AnyObject, type ObjectKind, parentOf, RELATION_KINDS, type SchemaObject } from "./object.ts";

/**
 * Lists of names, each of which may hold `*` for any characters and begin with `!` for "all but". A list of nothing but
 * `!` names leaves all others in. An object must pass every list, and so must the table that it lives in.
 */
export interface IncludeRules {
  /** Names of schemas. The default one is called `public` in PostgreSQL and `main` in SQLite. */
  readonly schemas?: readonly string[] | undefined;
  /** Names of tables and views, with their schema where that is not the default one: `users`, `audit.*`. */
  readonly tables?: readonly string[] | undefined;
  /** Kinds of objects: `!view`, `!materializedView`. */
  readonly kinds?: readonly (ObjectKind | `!${ObjectKind}`)[] | undefined;
  /** Decides about what has passed the lists. */
  readonly object?: ((object: AnyObject) => boolean) | undefined;
}

/** Rules, or a function in the place of their `object`. */
export type Include = IncludeRules | ((object: AnyObject) => boolean);

/** What the default schema is called, besides the empty text that it has in ids. */
const DEFAULT_SCHEMAS = ["", "public", "main"];

/** Kinds that the list of tables is about. */
const RELATIONS: readonly ObjectKind[] = RELATION_KINDS;

/**
 * A function that says which objects of a catalog are included.
 *
 * @example const isIncluded = includedIn(catalog, { kinds: ["!view"], tables: ["!legacy_*"] });
 */
export function includedIn(catalog: Catalog, include: Include | undefined): (object: SchemaObject) => boolean {
  if (include === undefined) return () => true;
  const rules: IncludeRules = typeof include === "function" ? { object: include } : include;
  const own = (object: AnyObject): boolean => passes(object, rules);
  return (object) => {
    for (let at: AnyObject | undefined = object as AnyObject; at !== undefined; at = parentIn(catalog, at)) {
      if (!own(at)) return false;
    }
    return true;
  };
}

/** What an object lives in; an index of a materialized view has a parent of another kind than its id says. */
function parentIn(catalog: Catalog, { id }: AnyObject): AnyObject | undefined {
  const parent = parentOf(id);
  if (parent === undefined) return undefined;
  const kinds = parent.kind === "table" ? RELATIONS : [parent.kind];
  return kinds.map((kind) => catalog.get({ ...parent, kind }) as AnyObject | undefined).find((found) => found);
}

function passes(object: AnyObject, { schemas, tables, kinds, object: decide }: IncludeRules): boolean {
  const { id, kind } = object;
  const isSchema = kind === "schema";
  const schemaNames = isSchema ? [id.name] : id.schema === "" ? DEFAULT_SCHEMAS : [id.schema];
  if (schemas !== undefined && !matches(schemas, schemaNames)) return false;
  if (kinds !== undefined && !matches(kinds, [kind])) return false;
  if (tables !== undefined && RELATIONS.includes(kind) && !matches(tables, relationNames(object))) return false;
  return decide === undefined || decide(object);
}

function relationNames({ id }: AnyObject): string[] {
  if (id.schema !== "") return [`${id.schema}.${id.name}`];
  return [id.name, ...DEFAULT_SCHEMAS.slice(1).map((schema) => `${schema}.${id.name}`)];
}

/** Whether a list of patterns lets a thing pass that has one or several names; see {@link IncludeRules}. */
export function matches(list: readonly string[], names: readonly string[]): boolean {
  const hit = (pattern: string): boolean => names.some((name) => patternOf(pattern).test(name));
  const excluded = list.filter((pattern) => pattern.startsWith("!")).some((pattern) => hit(pattern.slice(1)));
  const wanted = list.filter((pattern) => !pattern.startsWith("!"));
  return !excluded && (wanted.length === 0 || wanted.some(hit));
}

function patternOf(pattern: string): RegExp {
  const escaped = pattern.split("*").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "s");
}
