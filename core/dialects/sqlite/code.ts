/**
 * The part of the dialect that running revisions needs, in SQL and in TypeScript, but for table rebuilds: those must know
 * the schema, and reading it is as much code again.
 *
 * @module
 */
import { MigrError } from "../../errors.ts";
import type { CodeDialect } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import { normalize } from "./normalize.ts";
import type { Rebuild, Rebuilds } from "./rebuild.ts";
import { runDialect } from "./run.ts";

const refuse = ({ table }: Rebuild): never => {
  throw new MigrError(
    "OPERATION_UNSUPPORTED",
    `The table ${table.name} must be rebuilt, which is not in this bundle.`,
    {
      hint: 'Import sqlite from "migr/sqlite" instead of "migr/sqlite/code".',
    },
  );
};

const rebuilds: Rebuilds = { rebuild: refuse, rebuildFamily: refuse, countedAround: (statements) => [...statements] };

/** SQLite for `migr/edge`. */
export const sqlite: CodeDialect = {
  ...runDialect,
  normalize,
  elaborated: {},
  compile: (operations, context) => compileWith(rebuilds, operations, context),
};
