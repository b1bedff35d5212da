/**
 * The PostgreSQL servers that a test run shares.
 *
 * @module
 */
import { inject } from "vitest";
import type { LenderAnswer } from "./global_setup.ts";
import { createDatabase, type PostgresMajor } from "./postgres_server.ts";

/** A server of this test run; it is stopped by the run, not by a test. */
export interface SharedPostgres {
  readonly major: PostgresMajor;
  /** The maintenance database; the user is a superuser. */
  readonly url: string;
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
}

/**
 * The run's server of a major, started when it is first asked for. Undefined where it cannot be started, so that a
 * contributor's machine skips the tests that need it; in CI that is a failure.
 *
 * @example
 * const server = await sharedPostgres(18);
 * describe.skipIf(server === undefined)("on PostgreSQL 18", () => {
 *   it("…", async () => { const url = await server!.createDatabase(); });
 * });
 */
export async function sharedPostgres(major: PostgresMajor): Promise<SharedPostgres | undefined> {
  const response = await fetch(`${inject("lender")}/postgres/${major}`);
  const answer = (await response.json()) as LenderAnswer;
  if ("url" in answer) return { major, url: answer.url, createDatabase: () => createDatabase(answer.url, major) };
  if (process.env.CI) throw new Error(`PostgreSQL ${major} is needed in CI: ${answer.error}`);
  const [reason] = answer.error.split("\n");
  console.warn(`Skipped on PostgreSQL ${major}: ${reason} Run "npm ci" with optional dependencies.`);
  return undefined;
}
