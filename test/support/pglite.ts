/**
 * An embedded PostgreSQL for tests, opened from the run's snapshot.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite";
import { inject } from "vitest";

/** Memory is what an instance costs: small buffers make it start several times faster. */
const PARAMETERS = ["-c", "shared_buffers=8MB", "-c", "max_locks_per_transaction=4096"];

/** An empty PGlite in memory; the caller closes it. Takes about half a second, then a tenth. */
export async function openPGlite(): Promise<PGlite> {
  const snapshot = await fetch(`${inject("lender")}/pglite`);
  return await PGlite.create({
    loadDataDir: await snapshot.blob(),
    startParams: [...PGlite.defaultStartParams, ...PARAMETERS],
  });
}
