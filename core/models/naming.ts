/**
 * The naming convention: no constraint and no index is ever nameless.
 *
 * @module
 */
import type { ConstraintKind } from "../catalog/object.ts";
import { MigrError, nearest } from "../errors.ts";

/** What gets its name from the convention when a model does not name it. */
export type NamedKind = ConstraintKind | "index";

/**
 * Templates for the names of constraints and indexes. What is left out keeps PostgreSQL's own form, which is the
 * default on every engine: `users_pkey`, `users_email_key`, `users_age_check`, `posts_author_id_fkey`, `users_email_idx`.
 *
 * Placeholders: `{table}`, `{schema}`, `{columns}` (all of them, joined by `_`), `{column}` (the first), and for
 * foreign keys `{referencedTable}` and `{referencedColumns}`.
 *
 * @example { primaryKey: "pk_{table}", unique: "uq_{table}_{columns}", index: "ix_{table}_{columns}" }
 */
export type NamingConvention = { readonly [K in NamedKind]?: string };

const DEFAULTS: Readonly<Record<NamedKind, string>> = {
  primaryKey: "{table}_pkey",
  unique: "{table}_{columns}_key",
  check: "{table}_{columns}_check",
  exclusion: "{table}_{columns}_excl",
  foreignKey: "{table}_{columns}_fkey",
  index: "{table}_{columns}_idx",
};

/** What a name is made of. */
export interface NameParts {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly referencedTable?: string | undefined;
  readonly referencedColumns?: readonly string[] | undefined;
}

const PLACEHOLDERS: Readonly<Record<string, (parts: NameParts) => string>> = {
  schema: (parts) => parts.schema,
  table: (parts) => parts.table,
  columns: (parts) => parts.columns.join("_"),
  column: (parts) => parts.columns[0] ?? "",
  referencedTable: (parts) => parts.referencedTable ?? "",
  referencedColumns: (parts) => (parts.referencedColumns ?? []).join("_"),
};

/** Makes names by a convention; remembers which are taken, so one namer serves one catalog. */
export interface Namer {
  /**
   * The name by the convention, shortened to what the engine can hold and numbered when it is taken.
   *
   * @param scopes where the name must be the only one of its kind: a schema's indexes, a table's constraints
   */
  name(kind: NamedKind, parts: NameParts, scopes: readonly string[]): string;
  /** Remembers a name that the model chose; `false` when it is taken already. */
  take(scope: string, name: string): boolean;
}

/**
 * A namer for one catalog.
 *
 * @param maxLength bytes that the engine keeps of a name
 * @throws MigrError `CONFIG_INVALID` for an unknown kind or placeholder.
 * @example
 * createNamer({ index: "ix_{columns}" }, 63).name("index", { schema: "", table: "t", columns: ["a"] }, []) // "ix_a"
 */
export function createNamer(convention: NamingConvention, maxLength: number): Namer {
  assertConvention(convention);
  const taken = new Set<string>();
  const keyOf = (scope: string, name: string): string => JSON.stringify([scope, name]);
  return {
    name(kind, parts, scopes) {
      const wanted = fill(convention[kind] ?? DEFAULTS[kind], parts);
      let name = shorten(wanted, maxLength);
      const isTaken = (scope: string): boolean => taken.has(keyOf(scope, name));
      for (let number = 1; scopes.some(isTaken); number++) name = shorten(`${wanted}${number}`, maxLength);
      for (const scope of scopes) taken.add(keyOf(scope, name));
      return name;
    },
    take(scope, name) {
      const isNew = !taken.has(keyOf(scope, name));
      taken.add(keyOf(scope, name));
      return isNew;
    },
  };
}

/** Fills a template; a separator beside an empty placeholder goes with it. */
function fill(template: string, parts: NameParts): string {
  const filled = template.replace(/\{(\w+)\}(_?)/g, (_, name: string, separator: string) => {
    const value = PLACEHOLDERS[name]?.(parts) ?? "";
    return value === "" ? "" : value + separator;
  });
  return filled.replace(/_+$/, "");
}

function assertConvention(convention: NamingConvention): void {
  for (const [kind, template] of Object.entries(convention)) {
    if (!(kind in DEFAULTS)) invalid(`There are no names for "${kind}"`, kind, Object.keys(DEFAULTS));
    for (const [, name = ""] of String(template).matchAll(/\{(\w*)\}/g)) {
      if (!(name in PLACEHOLDERS)) {
        invalid(`The template "${template}" for ${kind} has an unknown {${name}}`, name, Object.keys(PLACEHOLDERS));
      }
    }
  }
}

function invalid(problem: string, word: string, known: readonly string[]): never {
  const near = nearest(word, known, 1)[0];
  throw new MigrError("CONFIG_INVALID", `The naming convention is wrong: ${problem}.`, {
    hint: near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean "${near}"?`,
  });
}

/**
 * A name of at most `maxLength` bytes: what is too long keeps its beginning and gets a hash of the whole, so that two
 * long names stay two names.
 */
export function shorten(name: string, maxLength: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= maxLength) return name;
  const tail = `_${hash(name)}`;
  let kept = "";
  let length = tail.length;
  for (const character of name) {
    length += encoder.encode(character).length;
    if (length > maxLength) break;
    kept += character;
  }
  return kept.replace(/_+$/, "") + tail;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits: the same on every machine. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
