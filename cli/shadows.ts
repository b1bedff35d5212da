/**
 * The shadows of each command line, whatever part of the command opens them.
 *
 * @module
 */
import type { Context, Globals } from "./context.ts";
import type { ShadowPool } from "./host/shadow_pool.ts";

const pools = new WeakMap<Globals, Promise<ShadowPool>>();

export function shadowPool({ globals, host }: Context): Promise<ShadowPool> {
  const known = pools.get(globals);
  if (known !== undefined) return known;
  const made = import("./host/shadow_pool.ts").then(({ ShadowPool }) => new ShadowPool(() => host.onInterrupt()));
  pools.set(globals, made);
  return made;
}

/** Closes what a command has opened in the way of shadows. */
export async function closeShadows(globals: Globals): Promise<void> {
  const pool = await pools.get(globals);
  await pool?.close();
}
