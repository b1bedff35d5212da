/** A few of the points that `npm run fault` tries. */
import { describe, expect, it } from "vitest";
import { sharedPostgres } from "../support/servers.ts";
import { PROJECTS } from "./projects.ts";
import { type Sweep, sweepPostgres, sweepSqlite } from "./sweep.ts";

const server = await sharedPostgres(18);

/** Each point is two or three processes, and the machine may have others. */
const PATIENCE_MS = 240_000;

function lost({ verdicts }: Sweep): string[] {
  return verdicts
    .filter(({ verdict }) => verdict === "lost")
    .map(({ fault, point, detail }) => {
      return `${fault} ${point.side} ${point.index}: ${detail}`;
    });
}

describe("a run that is disturbed anywhere", () => {
  const onPostgres = PROJECTS.filter(({ engine }) => engine === "postgres").slice(-3);
  const onSqlite = PROJECTS.filter(({ engine }) => engine === "sqlite").slice(-2);

  it.skipIf(server === undefined).each(onPostgres)(
    "ends as an undisturbed one, or says what a person must find out: $name on PostgreSQL",
    async (project) => {
      if (server === undefined) return;
      const sweep = await sweepPostgres(project, server, { faults: ["kill", "cut"], every: 37 });
      expect(lost(sweep)).toEqual([]);
      expect(sweep.verdicts.length).toBeGreaterThan(3);
    },
    PATIENCE_MS,
  );

  it.each(onSqlite)(
    "ends as an undisturbed one: $name on SQLite",
    async (project) => {
      const sweep = await sweepSqlite(project, { faults: ["kill"], every: 41 });
      expect(lost(sweep)).toEqual([]);
      expect(sweep.verdicts.every(({ verdict }) => verdict === "converged")).toBe(true);
    },
    PATIENCE_MS,
  );
});
