/**
 * Taking the types out of TypeScript, with what each runtime has for that.
 *
 * @module
 */
import { MigrError, messageOf } from "../../core/mod.ts";
import { runtime } from "./host.ts";

interface BunGlobal {
  readonly Transpiler: new (options: { loader: "ts" }) => { transformSync(source: string): string };
}

interface NodeModule {
  readonly stripTypeScriptTypes?: (source: string, options: { mode: "transform" }) => string;
}

/**
 * The JavaScript of a TypeScript file.
 *
 * @param path what messages call it
 * @throws MigrError `REVISION_INVALID` when it cannot be read
 */
export function stripTypes(source: string, path: string): string {
  try {
    if (runtime() === "bun") {
      const { Bun } = globalThis as unknown as { readonly Bun: BunGlobal };
      return new Bun.Transpiler({ loader: "ts" }).transformSync(source);
    }
    const { stripTypeScriptTypes } = process.getBuiltinModule("node:module") as unknown as NodeModule;
    if (stripTypeScriptTypes === undefined) throw new Error("this runtime has nothing for it");
    return withoutWarnings(() => stripTypeScriptTypes(source, { mode: "transform" }));
  } catch (error) {
    throw new MigrError("REVISION_INVALID", `${path}: its types cannot be taken out: ${messageOf(error)}`, {
      hint: "Correct the file, or use Node 22.18 or later, Deno 2.9, Bun or the standalone binary.",
      fields: { file: path },
      cause: error,
    });
  }
}

/** Node warns that its function is new. */
function withoutWarnings<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
