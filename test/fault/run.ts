/**
 * `npm run fault`: disturbs every project at every point, and prints what became of it. `--every 5` tries each fifth
 * point, `--only mixed` one project.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { type PostgresServer, startPostgres } from "../support/postgres_server.ts";
import { type Engine, PROJECTS } from "./projects.ts";
import { type Fault, type Sweep, sweepPostgres, sweepSqlite } from "./sweep.ts";

const { values } = parseArgs({ options: { every: { type: "string", default: "1" }, only: { type: "string" } } });
const every = Number(values.every);

/** The server's crash takes a recovery each time, and signals are seen between statements: fewer points say as much. */
const FAULTS: Readonly<Record<Engine, readonly (readonly [faults: readonly Fault[], every: number])[]>> = {
  postgres: [
    [["kill", "cut"], 1],
    [["crash", "SIGTERM", "SIGINT"], 3],
  ],
  sqlite: [[["kill"], 1]],
};

const WIDTHS = [36, 8, 8, 11, 11, 6];

function line(cells: readonly (string | number)[]): void {
  const padded = cells.map((cell, at) => (at === 0 ? String(cell).padEnd(36) : String(cell).padStart(WIDTHS[at] ?? 8)));
  console.log(padded.join(""));
}

const total = { tried: 0, converged: 0, explained: 0, lost: 0 };

function report(name: string, sweeps: readonly Sweep[]): void {
  const verdicts = sweeps.flatMap((sweep) => sweep.verdicts);
  const count = (verdict: string): number => verdicts.filter((item) => item.verdict === verdict).length;
  const [converged, explained, lost] = ["converged", "explained", "lost"].map(count) as [number, number, number];
  line([name, sweeps[0]?.points ?? 0, verdicts.length, converged, explained, lost]);
  total.tried += verdicts.length;
  total.converged += converged;
  total.explained += explained;
  total.lost += lost;
  for (const { fault, point, detail } of verdicts.filter((item) => item.verdict === "lost")) {
    console.error(`\n${name}: ${fault} ${point.side} ${point.index}\n${detail}\n`);
  }
}

let server: PostgresServer | undefined;
try {
  line(["project", "points", "tried", "converged", "explained", "lost"]);
  for (const project of PROJECTS) {
    const name = `${project.name} (${project.engine})`;
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const sweeps: Sweep[] = [];
    for (const [faults, thinned] of FAULTS[project.engine]) {
      const selection = { faults, every: every * thinned };
      if (project.engine === "sqlite") sweeps.push(await sweepSqlite(project, selection));
      else {
        server ??= await startPostgres(18);
        sweeps.push(await sweepPostgres(project, server, selection));
      }
    }
    report(name, sweeps);
  }
  line(["all", "", total.tried, total.converged, total.explained, total.lost]);
} finally {
  await server?.stop();
}
process.exitCode = total.lost === 0 && total.tried > 0 ? 0 : 1;
