/**
 * The compiler with all that SQLite's tables can be put through.
 *
 * @module
 */
import type { Operation } from "../../operations/operation.ts";
import type { CompileContext, Statement } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import { evolve } from "./evolve.ts";
import { type Rebuilds, rebuild } from "./rebuild.ts";
import { countedAround, familyOf, rebuildFamily } from "./rebuild_family.ts";
import { refuseBroken } from "./refuse_broken.ts";
import { refuseLoss } from "./refuse_loss.ts";

const rebuilds: Rebuilds = { evolve, refuseLoss, refuseBroken, familyOf, rebuild, rebuildFamily, countedAround };

/** Turns operations into statements, with rebuilds where ALTER TABLE is not enough. */
export async function compile(operations: readonly Operation[], context: CompileContext): Promise<Statement[]> {
  return await compileWith(rebuilds, operations, context);
}
