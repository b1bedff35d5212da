/**
 * dbmate: SQL files, a Go binary. Its npm package only starts that binary, so the binary itself is measured.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, runCommand } from "../measure.ts";
import { ddl, tables } from "../schema.ts";
import type { Tool } from "./tool.ts";

const BINARY = join(
  import.meta.dirname,
  `../node_modules/@dbmate/${process.platform}-${process.arch}/bin/dbmate${process.platform === "win32" ? ".exe" : ""}`,
);

export const dbmate: Tool = {
  name: "dbmate",
  missing: () => (existsSync(BINARY) ? undefined : "dbmate: run npm install in test/bench"),
  async prepare(scenario, { folder, database: { engine, address, empty } }) {
    const url = engine === "sqlite" ? `sqlite:${address}` : `${address}?sslmode=disable`;
    const command = (...args: string[]): Command => ({
      file: BINARY,
      args: ["--url", url, "--no-dump-schema", "--migrations-dir", join(folder, "migrations"), ...args],
      cwd: folder,
    });
    if (scenario.kind === "version") return { command: { file: BINARY, args: ["--version"], cwd: folder } };
    if (scenario.kind === "autogenerate") return undefined;
    await mkdir(join(folder, "migrations"));
    for (const [index, table] of tables(scenario.size).entries()) {
      const text = `-- migrate:up\n${ddl(table).join(";\n")};\n\n-- migrate:down\nDROP TABLE ${table.name};\n`;
      await writeFile(join(folder, "migrations", `${20240101000000 + index}_create_${table.name}.sql`), text);
    }
    if (scenario.kind === "upgrade") return { command: command("migrate"), before: empty };
    await runCommand(command("migrate"));
    return { command: command("status") };
  },
};
