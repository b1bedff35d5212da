/**
 * The compiler with all that SQLite's tables can be put through.
 *
 * @module
 */
import type { Operation } from "../../operations/operation.ts";
import type { CompileContext, Statement } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import { rebuild } from "./rebuild.ts";
import { countedAround, rebuildFamily } from "./rebuild_family.ts";

/** Turns operations into statements, with rebuilds where ALTER TABLE is not enough. */
export async function compile(operations: readonly Operation[], context: CompileContext): Promise<Statement[]> {
  return await compileWith({ rebuild, rebuildFamily, countedAround }, operations, context);
}
