/**
 * What the editor proposes: tables and columns of the schema, verbs of revisions, words of models.
 *
 * @module
 */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type Catalog, type Operations, qualifiedName } from "../../../core/mod.ts";
import type * as models from "../../../core/models/mod.ts";

const VERBS = [
  ...(["createTable", "dropTable", "renameTable", "alterTable"] as const),
  ...(["addColumn", "dropColumn", "alterColumn", "renameColumn"] as const),
  ...(["createIndex", "dropIndex", "renameIndex"] as const),
  ...([
    "createPrimaryKey",
    "createUnique",
    "createCheck",
    "createForeignKey",
    "dropConstraint",
    "renameConstraint",
  ] as const),
  ...(["createView", "dropView", "createEnum", "alterEnum", "dropEnum", "createSequence", "dropSequence"] as const),
  ...(["createTrigger", "dropTrigger", "comment", "execute", "insert", "query"] as const),
] satisfies readonly (keyof Operations)[];

const WORDS = [
  ...(["table", "view", "materializedView", "enumType", "sequence", "schema", "sql"] as const),
  ...(["primaryKey", "foreignKey", "unique", "uniqueIndex", "index", "check"] as const),
  ...(["integer", "bigint", "smallint", "text", "varchar", "boolean", "numeric", "real", "doublePrecision"] as const),
  ...(["timestamp", "timestamptz", "date", "time", "uuid", "json", "jsonb"] as const),
] satisfies readonly (keyof typeof models)[];

const METHODS = [
  ...(["notNull", "default", "primaryKey", "unique", "index", "references", "generated"] as const),
] satisfies readonly (keyof models.Column)[];

/**
 * The schema as CodeMirror's SQL completion takes it: columns by table.
 *
 * @example sqlSchema(catalog) // { users: ["id", "email"] }
 */
export function sqlSchema(catalog: Catalog): Record<string, string[]> {
  return Object.fromEntries(
    catalog
      .ofKind("table")
      .map(({ id }) => [qualifiedName(id), catalog.membersOfKind(id, "column").map((column) => column.id.name)]),
  );
}

/** Completion for revisions and models in TypeScript. */
export function typescriptCompletion(catalog: () => Catalog): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const verb = context.matchBefore(/\bop\.\w*$/);
    if (verb !== null) return { from: verb.from + 3, options: options(VERBS, "method"), validFor: /^\w*$/ };
    const name = context.matchBefore(/["'][\w]*$/);
    if (name !== null) return { from: name.from + 1, options: namesIn(catalog()), validFor: /^\w*$/ };
    const method = context.matchBefore(/\)\s*\.\w*$/);
    if (method !== null) {
      return { from: method.from + method.text.lastIndexOf(".") + 1, options: options(METHODS, "method") };
    }
    const word = context.matchBefore(/\w+$/);
    if (word === null || (word.text.length < 2 && !context.explicit)) return null;
    return { from: word.from, options: options(WORDS, "function"), validFor: /^\w*$/ };
  };
}

function options(labels: readonly string[], type: string): Completion[] {
  return labels.map((label) => ({ label, type }));
}

function namesIn(catalog: Catalog): Completion[] {
  const tables = catalog
    .ofKind("table")
    .map(({ id }) => ({ label: id.name, type: "class", detail: "table", boost: 1 }));
  const columns = new Map(catalog.ofKind("column").map(({ id }) => [id.name, id.table ?? ""]));
  return [...tables, ...[...columns].map(([label, detail]) => ({ label, type: "property", detail }))];
}
