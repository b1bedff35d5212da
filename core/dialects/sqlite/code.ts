/**
 * The part of the dialect that running revisions needs, in SQL and in TypeScript, but for table rebuilds: those must know
 * the schema, and reading it is as much code again.
 *
 * @module
 */
import { Catalog } from "../../catalog/catalog.ts";
import { MigrError } from "../../errors.ts";
import { type ObjectOperation, subjectOf } from "../../operations/operation.ts";
import type { CodeDialect } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import type { Rebuilds } from "./rebuild.ts";
import { runDialect } from "./run.ts";

/** Only tables that the revision itself creates are known here. */
const rebuilds: Rebuilds = {
  evolve(catalog, operation) {
    if (operation.verb !== "create") throw unknown(subjectOf(operation as ObjectOperation).name);
    return Catalog.of([...catalog, operation.object, ...(operation.parts ?? [])]);
  },
  refuseLoss: () => {},
  familyOf: (_, { name }) => refuse(name),
  rebuild: ({ table }) => refuse(table.name),
  rebuildFamily: ({ table }) => refuse(table.name),
  countedAround: (statements) => [...statements],
};

function refuse(name: string): never {
  throw unknown(name);
}

function unknown(name: string): MigrError {
  const message = `What happens to ${name} depends on the schema, which this small dialect cannot read.`;
  return new MigrError("OPERATION_UNSUPPORTED", message, {
    hint: 'Import sqlite from "migr/sqlite" instead of "migr/sqlite/code".',
  });
}

/** SQLite for `migr/edge`. */
export const sqlite: CodeDialect = {
  ...runDialect,
  compile: (operations, context) => compileWith(rebuilds, operations, context),
};
