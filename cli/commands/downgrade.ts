/**
 * `migr downgrade`: takes revisions back.
 *
 * @module
 */
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { runDirection } from "../running.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  return await runDirection(context, input, "downgrade", input.args[0] ?? "");
}
