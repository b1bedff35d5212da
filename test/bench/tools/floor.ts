/**
 * The floor: the engine's own shell running the same statements, in one transaction.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ddl, tables } from "../schema.ts";
import type { Database, Job, Tool } from "./tool.ts";

export const floor: Tool = {
  name: "psql / sqlite3",
  missing: () => ["psql", "sqlite3"].filter((name) => !hasProgram(name)).join(" and ") || undefined,
  async prepare(scenario, { folder, database }) {
    if (scenario.kind === "version" || scenario.kind === "autogenerate") return undefined;
    const script = join(folder, "all.sql");
    const statements = scenario.kind === "current" ? ["SELECT 1"] : tables(scenario.size).flatMap(ddl);
    await writeFile(script, ["BEGIN", ...statements, "COMMIT", ""].join(";\n"));
    return { ...shell(database, script, folder), ...(scenario.kind === "upgrade" ? { before: database.empty } : {}) };
  },
};

export function hasProgram(name: string): boolean {
  return spawnSync("which", [name]).status === 0;
}

function shell({ engine, address }: Database, script: string, cwd: string): Job {
  if (engine === "sqlite") return { command: { file: "sqlite3", args: [address, `.read ${script}`], cwd } };
  return { command: { file: "psql", args: ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", script, address], cwd } };
}
